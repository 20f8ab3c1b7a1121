package ocds

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"bidwright/app/bid"
	"bidwright/app/notice"
)

// shared finds the folder of real notices beside the repository. They are never part
// of it; without the folder the tests below have nothing to check and say so.
func shared(t testing.TB) string {
	t.Helper()
	folder := os.Getenv("BIDWRIGHT_SHARED")
	if folder == "" {
		at, err := os.Getwd()
		if err != nil {
			t.Fatal(err)
		}
		for at != filepath.Dir(at) {
			if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
				folder = filepath.Join(filepath.Dir(at), "shared")
				break
			}
			at = filepath.Dir(at)
		}
	}
	folder = filepath.Join(folder, "ocds")
	if _, err := os.Stat(folder); err != nil {
		t.Logf("NOT CHECKED: the folder of real notices is missing (%s). Set BIDWRIGHT_SHARED to the folder that holds ocds/.", folder)
		return ""
	}
	return folder
}

const wholePackage = "fts/fts_release_package_20_tender_releases_2026-05-30.json"

// real reads a shared file, mended where it needs it.
func real(t testing.TB, folder, name string) *notice.File {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	f, err := ReadBytes(context.Background(), data, nil)
	var r *Refusal
	if errors.As(err, &r) && r.Repairable {
		f, err = ReadRepaired(context.Background(), data, nil)
	}
	if err != nil {
		t.Fatal(name, err)
	}
	return f
}

// The facts below were read in the notices themselves. "when" is a moment while the
// notice was open.
func TestRealNotices(t *testing.T) {
	folder := shared(t)
	if folder == "" {
		return
	}
	const cf, fts = "contracts_finder/cf_Release", "fts/"
	for _, c := range []struct {
		file, id, stage, regime, net, least string
		deadline                            string // UTC, or the day when no time is given
		term                                string // start/end/months
		lots                                int
		weights                             string
		findings                            string
		above                               bid.Answer
	}{
		{cf + "157_martock_parish_grounds_10k.json", "56659441-df13-4937-99b2-3e6d79c277e8-832975", "tender", "", "10000", "", "2025-03-17T10:00:00Z", "2025-04-01/2028-03-31/0", 1, "", "020 043 050", bid.No},
		{cf + "31_mole_valley_tenancy_sustainment.json", "f25b5de7-6af5-4ef9-a280-8b8e460ad651-819924", "tender", "PCR2015", "", "", "2025-02-20T12:00:00Z", "2025-04-01/2026-03-31/0", 1, "", "020 030 043 050", bid.No},
		{cf + "78_transport_dps_40m.json", "19c9379b-298d-4f30-83bf-ba05e27c9b70-819874", "tender", "PCR2015", "40000000", "30000000", "2025-02-23T12:00:00Z", "2025-04-01/2029-02-23/0", 1, "", "020 034 043 050", bid.Yes},
		{cf + "90_domestic_abuse_adults.json", "45ad1b11-f706-4d1e-b4c6-342a253acc6e-819860", "tender", "PCR2015", "150000", "140000", "2025-02-14T14:00:00Z", "2025-04-01/2026-03-31/0", 1, "", "020 034 043 050", bid.Yes},
		{fts + "032703-2026_UK4_below-threshold_tender_harrogate.json", "032703-2026", "tender", "PA23", "33721", "", "2026-05-08T22:59:59Z", "2026-05-14/2026-12-31/0", 1, "30 50 20", "", bid.No},
		{fts + "037689-2026_UK1_pipeline_northumberland.json", "037689-2026", "planning", "PA23", "30000000", "", "", "2027-03-31/2028-03-31/0", 1, "", "010 032 043", ""},
		{fts + "split_050970-2026_kent_haf_dps_4lots.json", "050970-2026", "tender", "PCR2015", "4000000", "", "2026-09-11T11:00:00Z", "//36", 4, "", "003 020 031 033 043", ""},
		{wholePackage, "051000-2026", "tender", "", "490000", "", "2026-06-19", "2026-07-23/2028-01-22/0", 1, "", "002 013 020 032 043", ""},
		{wholePackage, "050998-2026", "tender", "PSR", "70000000", "", "2026-07-13T11:00:00Z", "//60", 1, "", "002 021 032 033 043", ""},
		{wholePackage, "050970-2026", "tender", "PCR2015", "4000000", "", "2026-09-11T11:00:00Z", "//36", 4, "", "002 003 020 031 033 043", ""},
		{wholePackage, "050965-2026", "tender", "PSR", "12000000", "", "2026-06-29T09:00:00Z", "//12", 1, "", "002 021 032 033 043 050", ""},
		{wholePackage, "050832-2026", "tender", "Scotland", "25000000", "", "2026-06-30T16:00:00Z", "2027-12-01/2037-11-30/0", 1, "60 40", "002 040", ""},
		{wholePackage, "050722-2026", "tender", "Scotland", "1250000", "", "2026-06-29T09:00:00Z", "//36", 1, "", "002 032 033 043", ""},
		{wholePackage, "050719-2026", "tender", "Scotland", "5000000", "", "2026-06-29T11:00:00Z", "//24", 2, "40 60", "002 003 032 033 040", ""},
		{wholePackage, "050712-2026", "tender", "Scotland", "5000000", "", "2026-06-29T11:00:00Z", "//24", 2, "40 60", "002 003 032 033 040", ""},
		{wholePackage, "050587-2026", "tender", "Scotland", "1850000", "", "2026-06-29T11:00:00Z", "//60", 1, "70 30", "002 032 033 040", ""},
		{wholePackage, "050518-2026", "award_intended", "PSR", "55000", "", "2026-06-08", "//12", 1, "Pass/ Fail Pass/ Fail Pass/ Fail Pass/Fail Pass/ Fail 0", "002 011 013 021 032 033 040 041 042", ""},
		{wholePackage, "050515-2026", "tender", "Utilities", "350000", "", "2026-06-29T11:00:00Z", "//48", 1, "80 20", "002 020 032 033 040", ""},
		{wholePackage, "050426-2026", "tender", "PSR", "40428752", "", "2026-06-25T16:00:00Z", "//60", 1, "", "002 021 032 033 043 050", ""},
		{wholePackage, "050396-2026", "tender", "Scotland", "", "", "2026-07-01T11:00:00Z", "2026-11-01/2029-10-31/0", 1, "15 15 10 15 5 5 5 30", "002 030 040", ""},
		{wholePackage, "050318-2026", "tender", "Scotland", "5000000", "", "2026-07-07T16:00:00Z", "//24", 1, "70 30", "002 032 033 040", ""},
		{wholePackage, "050199-2026", "tender", "Scotland", "635000", "", "2026-07-17T11:00:00Z", "//0", 1, "", "002 043", ""},
		{wholePackage, "049950-2026", "tender", "", "900000", "", "2026-06-26T23:00:00Z", "2026-08-16/2031-08-15/0", 1, "", "002 020 032 043", ""},
		{wholePackage, "049902-2026", "tender", "Scotland", "1565000", "", "2026-06-26T11:00:00Z", "2026-08-03/2028-03-31/0", 1, "20 30 20 30", "002 040", ""},
		{wholePackage, "049783-2026", "tender", "PSR", "8820000", "", "2026-06-01T11:00:00Z", "//84", 1, "", "002 021 032 033 043", ""},
		{wholePackage, "049722-2026", "tender", "Scotland", "", "", "2026-06-29T11:00:00Z", "2026-08-01/2030-07-31/0", 1, "50 20 15 10 5 30", "002 030 040 041", ""},
		{wholePackage, "049693-2026", "tender", "", "840000", "", "2026-06-26T23:00:00Z", "2026-08-16/2031-08-15/0", 1, "", "002 020 032 043", ""},
	} {
		t.Run(c.id, func(t *testing.T) {
			f := real(t, folder, c.file)
			r, err := notice.Find(f, c.id)
			if err != nil {
				t.Fatal(err)
			}
			open := notice.Reading{Now: time.Date(2025, 1, 24, 0, 0, 0, 0, time.UTC), London: London()}
			o, issues := notice.Draft(f, r, open)
			if string(o.Stage) != c.stage || o.Regime != c.regime || o.Value.Net.String() != c.net || o.Value.Min.String() != c.least || o.Value.Above != c.above || len(o.Lots) != c.lots {
				t.Errorf("stage %s, regime %q, value %s from %s (above %q), %d lots", o.Stage, o.Regime, o.Value.Net, o.Value.Min, o.Value.Above, len(o.Lots))
			}
			deadline := o.Dates.Deadline.UTC
			if deadline == "" {
				deadline = o.Dates.Deadline.Day
			}
			if deadline != c.deadline {
				t.Errorf("deadline %q, want %q", deadline, c.deadline)
			}
			start, rest, _ := strings.Cut(c.term, "/")
			end, months, _ := strings.Cut(rest, "/")
			if o.Term.Start.ISO() != start || o.Term.End.ISO() != end || months != strconv.Itoa(o.Term.Months) {
				t.Errorf("term %+v", o.Term)
			}
			var weights []string
			for _, w := range o.Criteria {
				if w.Weight.IsSet() {
					weights = append(weights, w.Weight.EditText())
				} else {
					weights = append(weights, w.Words)
				}
			}
			if got := strings.Join(weights, " "); got != c.weights {
				t.Errorf("weights %q, want %q", got, c.weights)
			}
			if got := codesOf(issues); got != c.findings {
				t.Errorf("findings %q, want %q", got, c.findings)
			}
			if o.Title == "" || o.Buyer.Name == "" || o.Notice.OCID == "" || o.Notice.SHA256 == "" || o.Notice.Link == "" {
				t.Errorf("not complete: %+v", o)
			}
			wellFormed(t, o)
			again, _ := notice.Draft(f, r, open)
			if d := notice.Differences(o, again); len(d) != 0 {
				t.Errorf("imported twice: %+v", d)
			}
			if o.Stage != bid.StageTender && o.StageWhy == "" {
				t.Error("no reason why it cannot be bid for")
			}
		})
	}
}

func TestRealEdinburghTermIsDoubted(t *testing.T) {
	folder := shared(t)
	if folder == "" {
		return
	}
	// The fields say 1,800 days; the text says one year and up to four more.
	f := real(t, folder, wholePackage)
	r, err := notice.Find(f, "050587-2026")
	if err != nil {
		t.Fatal(err)
	}
	o, issues := notice.Draft(f, r, now)
	said := false
	for _, issue := range issues {
		said = said || issue.Code == "OCDS-033" && strings.Contains(issue.Message, "period of 1 year")
	}
	for _, p := range notice.Proposals(o) {
		if p.Path == "pricing.years" {
			t.Errorf("%+v", p)
		}
	}
	if !said {
		t.Errorf("%+v", issues)
	}
}

// Line breaks that a copy lost come back, and no word is damaged by it.
func TestRealLostBreaks(t *testing.T) {
	folder := shared(t)
	if folder == "" {
		return
	}
	f := real(t, folder, "contracts_finder/cf_Release31_mole_valley_tenancy_sustainment.json")
	o, _ := notice.Draft(f, &f.Releases[0], now)
	for _, want := range []string{"resettlement into accommodation.\n", "\n\nAdditional information:\nThe Council`s full", "My tender Return", "Senders list.\n", "In-tend site"} {
		if !strings.Contains(o.Description, want) {
			t.Errorf("%q is missing in %q", want, o.Description)
		}
	}
	if strings.Contains(o.Description, "rnrn") || strings.Contains(o.Description, " rn") || strings.Contains(o.Description, ".rn") {
		t.Errorf("lost breaks are left in %q", o.Description)
	}
}

// codesOf lists the distinct codes of the findings in order, without their prefix.
func codesOf(issues []bid.Issue) string {
	seen := make(map[string]bool)
	for _, issue := range issues {
		seen[strings.TrimPrefix(issue.Code, "OCDS-")] = true
	}
	var out []string
	for _, code := range []string{"002", "003", "005", "006", "010", "011", "012", "013", "014", "015", "020", "021", "030", "031", "032", "033", "034", "035", "040", "041", "042", "043", "050"} {
		if seen[code] {
			out = append(out, code)
		}
	}
	return strings.Join(out, " ")
}
