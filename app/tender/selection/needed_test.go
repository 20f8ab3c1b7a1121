package selection_test

import (
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/tender/selection"
	"bidwright/app/working"
)

func TestAProofThatMayComeByAwardIsJudgedOnTheDayOfTheAward(t *testing.T) {
	var may, wanted string
	for _, item := range library.EvidenceItems() {
		if item.OKByAward {
			may = item.ID
		} else {
			wanted = item.ID
		}
	}
	for _, c := range []struct {
		item    string
		atBid   bid.Answer
		expires string
		want    selection.Verdict
	}{
		{may, bid.Unknown, "2026-12-30", selection.Eligible}, {may, bid.No, "2027-02-01", selection.Eligible},
		{may, bid.Yes, "2026-12-30", selection.NotYet}, {wanted, bid.Unknown, "2026-12-30", selection.NotYet},
	} {
		doc := ready()
		doc.Bid.Opportunity.Dates.AwardFrom.Day = "2027-02-01"
		doc.Organisation.Standing.Evidence[0].ItemID, doc.Organisation.Standing.Evidence[0].Expires = c.item, D(c.expires)
		doc.Bid.Eligibility.Requirements[0].ItemID, doc.Bid.Eligibility.Requirements[0].AtBid = c.item, c.atBid
		s, out := build(t, doc)
		if early := c.expires == "2026-12-30"; out.Overall.Verdict != c.want || early != fires(s, "ELIG-004", bid.Informs) && early != fires(s, "ELIG-004", bid.Blocks) {
			t.Errorf("%+v: %s", c, out.Overall.Words)
		}
	}
}

func TestWhatTheNoticeAsksAndNobodyTookOverIsListed(t *testing.T) {
	doc := ready()
	doc.Bid.Opportunity.Selection = []bid.Criterion{{ID: "n", Text: "Public liability of £5 million; references"}}
	if s, out := build(t, doc); !fires(s, "ELIG-001", bid.Warns) || len(out.Untaken) != 1 {
		t.Errorf("%s: %v", out.Overall.Words, s.Issues)
	}
	ignored := doc
	ignored.Bid.Eligibility.Ignored = []string{"n"}
	doc.Bid.Eligibility.Requirements[0].FromID = "n"
	for _, d := range []bid.Document{ignored, doc} {
		if s, out := build(t, d); fires(s, "ELIG-001", bid.Warns) || out.Overall.Verdict != selection.Eligible {
			t.Errorf("%s: %v", out.Overall.Words, s.Issues)
		}
	}
}

func TestAGapInALotThatIsNotBidForDoesNotCount(t *testing.T) {
	doc := ready()
	doc.Bid.Opportunity.Lots = []bid.Lot{{ID: "1"}, {ID: "2"}}
	doc.Bid.Eligibility.Requirements = append(doc.Bid.Eligibility.Requirements, bid.Requirement{ID: "g", Name: "G", LotID: "2", Met: bid.MeetsGap})
	for lot, want := range map[string]selection.Verdict{"1": selection.Eligible, "2": selection.NotYet} {
		out := selection.Build(working.New(), selection.Input{Document: doc, Library: library, On: D("2026-11-23"), Lots: []string{lot}})
		if out.Overall.Verdict != want {
			t.Errorf("lot %s: %s", lot, out.Overall.Words)
		}
	}
}
