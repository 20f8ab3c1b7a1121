package standing_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// Turnover above twice the contract value, and audited accounts from a body that need
// not have them, are asked about; equal to the yardstick is not above it.
func TestQueries(t *testing.T) {
	P, V := money.MustPounds, money.MustValue
	var d bid.Document
	d.Bid.Opportunity.Value.Net, d.Bid.Opportunity.Term.Months = P("100000"), 12
	d.Organisation.Standing.AuditDuty = bid.No
	d.Bid.Eligibility.Tests = []bid.FinancialTest{
		{ID: "equal", TestID: "FIN-TURN-2X"}, {ID: "above", TestID: "FIN-TURN-2X", Mark: V("2.5")},
		{ID: "pounds", TestID: "FIN-TURN-SPEC", Mark: V("200000.01")}, {ID: "other", TestID: "FIN-ACID", Mark: V("9")},
	}
	d.Bid.Eligibility.Requirements = []bid.Requirement{
		{ID: "r", Name: "Turnover", ItemID: "EV-03", Level: V("300000")}, {ID: "marked", ItemID: "EV-03", Level: V("300000"), Doubt: bid.DoubtTurnover},
		{ID: "a", Name: "Two years of Audited accounts"}, {ID: "u", Name: "Unaudited accounts"}, {ID: "m", Name: "Audited accounts", Doubt: bid.DoubtAudited},
	}
	found := func() map[string]bid.Issue {
		out := map[string]bid.Issue{}
		s, _ := run(t, d)
		for _, i := range s.Issues {
			if i.Code == "ELIG-040" || i.Code == "ELIG-043" {
				out[i.Code+" "+i.Path] = i
				if i.Severity != bid.Informs || strings.Contains(i.Message+i.Question, "lawful") {
					t.Errorf("%+v", i)
				}
			}
		}
		return out
	}
	got := found()
	for path, times := range map[string]string{"tests.above.mark": "2.5", "tests.pounds.mark": "2", "requirements.r.level": "3"} {
		if q := got["ELIG-043 eligibility."+path].Question; q != "What risk requires turnover of "+times+" times the contract value?" {
			t.Errorf("%s: %q", path, q)
		}
	}
	if q := got["ELIG-040 eligibility.requirements.a"].Question; q == "" || len(got) != 4 {
		t.Errorf("%d: %+v", len(got), got)
	}
	// Without a value there is nothing to hold it beside, and not knowing is no answer.
	d.Bid.Opportunity.Value.Net, d.Organisation.Standing.AuditDuty = money.Pounds{}, ""
	if got := found(); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}
