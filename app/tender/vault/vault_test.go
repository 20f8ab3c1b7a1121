package vault_test

import (
	"testing"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/reference"
	"bidwright/app/tender/vault"
	"bidwright/assets/facts"
)

func library(t *testing.T) *reference.Library {
	t.Helper()
	l, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

var today = date.MustISO("2026-11-22")

func TestAProofStandsByItsDayAndItsWarning(t *testing.T) {
	liability := vault.Item(library(t), "EV-11") // warns 60 days before, as the facts say
	if liability.Label != "Public liability" {
		t.Fatalf("%+v", liability)
	}
	for _, c := range []struct {
		expires string
		never   bool
		item    reference.EvidenceItem
		state   vault.State
		words   string
	}{
		{"2026-11-21", false, liability, vault.Expired, "expired 1 day ago"},
		{"2025-11-21", false, liability, vault.Expired, "expired on 21 November 2025"},
		{"2026-11-22", false, liability, vault.Expiring, "expires today"},
		{"2027-01-01", false, liability, vault.Expiring, "expires in 40 days"},
		{"2027-01-21", false, liability, vault.Expiring, "expires in 60 days"},
		{"2027-01-22", false, liability, vault.InDate, "in date to 22 January 2027"},
		{"", false, liability, vault.Unknown, "no day of expiry"},
		{"", true, liability, vault.InDate, "does not run out"},
		{"2027-01-21", false, reference.EvidenceItem{}, vault.Expiring, "expires in 60 days"},
		{"2026-12-23", false, vault.Item(library(t), "EV-40"), vault.InDate, "in date to 23 December 2026"},
	} {
		e := bid.Evidence{NeverExpires: c.never}
		if c.expires != "" {
			e.Expires = date.MustISO(c.expires)
		}
		if s := vault.Of(e, c.item, today); s.State != c.state || s.Words != c.words {
			t.Errorf("%s: %+v, want %s %q", c.expires, s, c.state, c.words)
		}
	}
}

func TestTheUsualDayCountsFromTheDayOfIssue(t *testing.T) {
	l := library(t)
	for id, want := range map[string]string{"EV-20": "2028-05-13", "EV-41": "2027-05-13", "EV-25": "2029-05-13", "EV-52": "2026-11-13", "EV-11": "", "EV-31": "", "EV-01": ""} {
		day, ok := vault.Usual(vault.Item(l, id), date.MustISO("2026-05-14"))
		if ok != (want != "") || ok && day.ISO() != want {
			t.Errorf("%s (%s): %s %v, want %q", id, vault.Item(l, id).ExpiryRule, day, ok, want)
		}
	}
	if _, ok := vault.Usual(vault.Item(l, "EV-20"), date.Date{}); ok {
		t.Error("a day was counted from nothing")
	}
}

func TestWhatIsDueComesInItsOrder(t *testing.T) {
	o := bid.Organisation{Standing: bid.Standing{Evidence: []bid.Evidence{
		{ID: "a", ItemID: "EV-11", Expires: date.MustISO("2026-12-20")}, {ID: "b", ItemID: "EV-41", Expires: date.MustISO("2026-11-01")},
		{ID: "c", ItemID: "EV-10", Expires: date.MustISO("2028-01-01")}, {ID: "d", ItemID: "EV-20"}}},
		Occasions: []bid.Occasion{{ID: "x", Name: "Forum", On: date.MustISO("2026-12-01")}, {ID: "y", Name: "Later", On: date.MustISO("2027-03-01")},
			{ID: "z", Name: "Done", On: date.MustISO("2026-11-01"), Done: date.MustISO("2026-11-02")}}}
	due := vault.DueBy(o, library(t), today)
	want := []string{"Cyber Essentials or Plus: expired 21 days ago", "Forum: in 9 days", "Public liability: expires in 28 days"}
	if len(due) != len(want) {
		t.Fatalf("%+v", due)
	}
	for i, d := range due {
		if d.What+": "+d.Words != want[i] || d.Late != (i == 0) {
			t.Errorf("%+v, want %s", d, want[i])
		}
	}
	if due[2].Path != "organisation.standing.evidence.a.expires" {
		t.Errorf("%q", due[2].Path)
	}
}

func TestLevelsAreReadInTheirUnit(t *testing.T) {
	for want, in := range map[string][2]string{"£5,000,000": {"5000000", "GBP"}, "3 years": {"3", "years"}, "30 %": {"30", "percent"}, "2050": {"2050", "year"}, "": {"", "GBP"}, "£900": {"900", "GBP"}} {
		if got := vault.Level(in[0], in[1]); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
