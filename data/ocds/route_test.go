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
}
