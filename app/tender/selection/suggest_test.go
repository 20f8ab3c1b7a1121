package selection_test

import (
	"slices"
	"strings"
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/money"
	"bidwright/app/tender/selection"
	"bidwright/app/working"
)

func TestWordsOfAConditionSuggestAQuestion(t *testing.T) {
	for text, want := range map[string]string{
		"Bidders must provide audited accounts for the last two years":             "ELIG-040",
		"Financial statements, which must be audited, are to be attached":          "ELIG-040",
		"Accounts of two years, audited where required":                            "",
		"Unaudited accounts are accepted":                                          "",
		"Public liability insurance of £5m must be in force at the time of tender": "ELIG-041",
		"Insurance shall be in place prior to award":                               "ELIG-041",
		"Do you hold, or commit to obtain, this insurance before award":            "",
		"Insurance must be in place at the time of tender award":                   "",
		"Insurance must be in place before the contract starts":                    "",
		"The bidder holds ISO 9001 certification":                                  "ELIG-044",
		"The bidder holds ISO 9001 or equivalent":                                  "",
		"Cyber Essentials is required":                                             "ELIG-044",
		"Members of a group must form a single legal entity before contract award": "ELIG-045",
		"A group may be asked to form a legal entity after award":                  "",
		"Minimum yearly turnover of £2,100,000":                                    "ELIG-043",
		"Minimum yearly turnover of £2,000,000":                                    "",
	} {
		doc := ready()
		doc.Bid.Opportunity.Value.Net = money.PoundsOf(Q("1000000").Decimal())
		doc.Bid.Eligibility.Requirements[0].Text = text
		s, out := build(t, doc)
		got := ""
		for _, i := range s.Issues {
			if strings.HasPrefix(i.Code, "ELIG-04") {
				got += i.Code
				if i.Severity != bid.Informs || i.Question == "" || !strings.Contains(i.Message, "By rule ") || strings.Contains(i.Message+i.Question, "unlawful") {
					t.Errorf("%q: %+v", text, i)
				}
			}
		}
		if got != want || out.Overall.Verdict != selection.Eligible {
			t.Errorf("%q suggests %q, want %q; %s", text, got, want, out.Overall.Words)
		}
		doc.Bid.Eligibility.Requirements[0].Doubt = bid.DoubtUnrelated
		s, _ = build(t, doc)
		if want != "" && fires(s, want, bid.Informs) {
			t.Errorf("%q: the mark of the user does not go first", text)
		}
	}
}

func TestSuitabilityBelowTheThresholdAndAReservationNotStatedAreAsked(t *testing.T) {
	doc := ready()
	doc.Bid.Eligibility.SuitabilityStage = bid.Yes
	doc.Bid.Opportunity.Route.Reserved = bid.Reservation{For: bid.ReservedArea, Stated: bid.No, InArea: bid.Yes}
	for _, below := range []bool{true, false} {
		s := working.New()
		selection.Build(s, selection.Input{Document: doc, Library: library, On: D("2026-11-23"), Regime: "PA23", Below: below})
		if fires(s, "ELIG-042", bid.Informs) != below || !fires(s, "ELIG-046", bid.Informs) {
			t.Errorf("below %v: %v", below, s.Issues)
		}
		if below && !slices.ContainsFunc(s.Issues, func(i bid.Issue) bool { return strings.Contains(i.Message, "S85-PREQ") }) {
			t.Error("the rule is not named")
		}
	}
}

func TestAReservationCountsInTheVerdict(t *testing.T) {
	for meets, want := range map[bid.Answer]selection.Verdict{bid.Yes: selection.Eligible, bid.No: selection.NotYet, bid.Unknown: selection.CannotTell} {
		out := selection.Build(working.New(), selection.Input{Document: ready(), Library: library, On: D("2026-11-23"),
			Reserved: []selection.Reservation{{What: "Kept for an area", Meets: meets, Path: "p"}}})
		if _, costed := out.Cost.Value(); out.Overall.Verdict != want || costed != (meets != bid.No) {
			t.Errorf("%q: %s, want %s; cost known %v", meets, out.Overall.Verdict, want, costed)
		}
	}
}
