package tender_test

import (
	"slices"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/pricing"
	"bidwright/app/reference"
	"bidwright/app/tender"
	"bidwright/app/tender/selection"
	"bidwright/app/tender/standing"
	"bidwright/assets/examples"
	"bidwright/assets/facts"
)

func build(t *testing.T, name string, change func(*bid.Document)) *tender.Result {
	t.Helper()
	raw, ok := examples.Document(name)
	if !ok {
		t.Fatalf("no example %s", name)
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(&doc)
	}
	lib, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatal(err)
	}
	on := date.MustISO("2026-11-23")
	p := pricing.Build(pricing.Input{Document: doc, Library: lib, On: on})
	return tender.Build(p.Sheet, tender.Input{Document: doc, Library: lib, On: on})
}

// The worked example: a new provider with one year's accounts may not bid alone; with a
// partner that has the record, jointly liable, it may.
func TestANewProviderMayBidWithAPartner(t *testing.T) {
	alone := build(t, "new-provider", nil)
	if v := alone.Selection.Overall.Verdict; v != selection.NotYet {
		t.Errorf("alone it is %s", v)
	}
	if len(alone.Selection.Plan) == 0 {
		t.Error("there is no plan for the gaps")
	}
	for i, s := range alone.Selection.Plan[1:] {
		if before := alone.Selection.Plan[i]; !s.Start.IsZero() && !before.Start.IsZero() && s.Start.Before(before.Start) {
			t.Errorf("%q stands before the more urgent %q", before.What, s.What)
		}
	}
	group := build(t, "new-provider-partners", nil)
	if got := group.Selection.Overall; got.Verdict != selection.WithPartners || !slices.Contains(got.Partners, "Westmoor Care Trust") {
		t.Errorf("with the partner it is %s through %v", got.Verdict, got.Partners)
	}
	if !strings.Contains(tender.Verdict(group.Selection.Overall), "Westmoor Care Trust") {
		t.Errorf("the verdict does not name the partner: %s", tender.Verdict(group.Selection.Overall))
	}
}

// 86,400 + 1,284,000 over 163,333.33 a year passes; the lead alone does not: who is liable
// decides.
func TestWhoIsLiableDecidesWhoseAccountsCount(t *testing.T) {
	for liability, want := range map[bid.Liability]standing.Outcome{bid.LiabilityJoint: standing.Pass, bid.LiabilityLead: standing.Fail} {
		r := build(t, "new-provider-partners", func(d *bid.Document) { d.Bid.Consortium.Liability = liability })
		for _, test := range r.Standing.Tests {
			if test.TestID == "FIN-TURN-1X" && test.Outcome != want {
				t.Errorf("%s: %s, want %s", liability, test.Outcome, want)
			}
		}
	}
}

// Every open answer keeps the verdict open: it never counts as yes.
func TestAnUnansweredGroundKeepsTheVerdictOpen(t *testing.T) {
	r := build(t, "new-provider-partners", func(d *bid.Document) { d.Organisation.Standing.Cleared = nil })
	if v := r.Selection.Overall.Verdict; v != selection.CannotTell {
		t.Errorf("with unanswered grounds it is %s", v)
	}
}
