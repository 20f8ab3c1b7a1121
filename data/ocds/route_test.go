package ocds

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/notice"
	"bidwright/app/reference"
	"bidwright/app/tender/route"
	"bidwright/app/working"
	"bidwright/assets/facts"
)

// routed is the route that a notice gives without any typing.
func routed(t testing.TB, lib *reference.Library, o bid.Opportunity) (*route.Result, *working.Sheet) {
	t.Helper()
	s := working.New()
	r := route.Build(s, route.Input{Document: bid.Document{Bid: bid.Bid{Opportunity: o}}, Library: lib, On: date.MustISO("2026-11-22")})
	if err := s.Graph.Err(); err != nil {
		t.Fatal(err)
	}
	return r, s
}

func routeLibrary(t testing.TB) *reference.Library {
	t.Helper()
	lib, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// Every real notice gets a route without typing; what a person reads in the notice
// stands beside it.
func TestRealRoutes(t *testing.T) {
	folder := shared(t)
	if folder == "" {
		return
	}
	lib := routeLibrary(t)
	got := map[string]*route.Result{}
	for _, pattern := range []string{"contracts_finder/*.json", "fts/*.json"} {
		files, _ := filepath.Glob(filepath.Join(folder, pattern))
		for _, file := range files {
			f := real(t, folder, strings.TrimPrefix(file, folder+string(os.PathSeparator)))
			for i := range f.Releases {
				o, _ := notice.Draft(f, &f.Releases[i], notice.Reading{Now: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC), London: London()})
				r, s := routed(t, lib, o)
				got[o.Notice.ID] = r
				var codes []string
				for _, issue := range s.Issues {
					codes = append(codes, strings.TrimPrefix(issue.Code, "ROUTE-")+string(issue.Severity[0]))
				}
				t.Logf("%s %.40s (%.30s)\n    %s\n    %s", o.Notice.ID, o.Title, o.Buyer.Name, r.Answer, strings.Join(codes, " "))
				if r.Answer == "" || len(r.Steps) == 0 || r.Certainty == "" {
					t.Errorf("%s: no route", o.Notice.ID)
				}
			}
		}
	}
	// As a person reads them: the regime, what is bought, the side of the threshold, and
	// whether the regime is in doubt. "-" where the side plays no part.
	for id, want := range map[string]string{
		"56659441-df13-4937-99b2-3e6d79c277e8-832975": "PA23 light_touch no",
		"f25b5de7-6af5-4ef9-a280-8b8e460ad651-819924": "PCR2015 light_touch no",
		"19c9379b-298d-4f30-83bf-ba05e27c9b70-819874": "PCR2015 goods_services yes",
		"45ad1b11-f706-4d1e-b4c6-342a253acc6e-819860": "PCR2015 light_touch no",
		"032703-2026": "PA23 goods_services no",
		"037689-2026": "PA23 goods_services yes",
		"051000-2026": "PCR2015 works no doubt", // names the old directive in 2026, and no framework
		"050998-2026": "PSR light_touch -",
		"050970-2026": "PCR2015 light_touch yes",
		"050965-2026": "PSR light_touch -",
		"050832-2026": "PCSR2015 works yes",
		"050722-2026": "PCSR2015 goods_services yes",
		"050719-2026": "PCSR2015 goods_services yes",
		"050587-2026": "PCSR2015 goods_services yes",
		"050518-2026": "PSR light_touch -",
		"050515-2026": "Utilities goods_services -",
		"050426-2026": "PSR light_touch -",
		"050396-2026": "PCSR2015 goods_services ", // no value: the full rules are expected
		"050318-2026": "PCSR2015 goods_services yes",
		"050199-2026": "PCSR2015 light_touch yes",
		"049950-2026": "PCR2015 goods_services yes doubt",
		"049902-2026": "unregulated works no doubt", // filed under the Regulations, but far below their figure
		"049783-2026": "PSR light_touch -",
		"049722-2026": "PCSR2015 goods_services ",
		"049693-2026": "PCR2015 goods_services yes doubt",
	} {
		r := got[id]
		if r == nil {
			t.Errorf("%s: not read", id)
			continue
		}
		side := string(r.AtOrAbove)
		if r.Regime == route.PSR || r.Regime == route.Utilities {
			side = "-"
		}
		is := string(r.Regime) + " " + string(r.Class) + " " + side
		if r.InDoubt {
			is += " doubt"
		}
		if is != want {
			t.Errorf("%s: %q, a reader would say %q: %s", id, is, want, r.Answer)
		}
	}
}
