package standing_test

import (
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/tender/standing"
)

// A charity sees gearing on unrestricted funds (100 × 60 ÷ 50 = 120) and liquidity
// without restricted cash ((150 − 70 − 0) ÷ 100 = 0.8) beside the tests, which both
// still pass; no other body does.
func TestCharityReadsBeside(t *testing.T) {
	P := money.MustPounds
	var d bid.Document
	d.Bid.Eligibility.Tests = []bid.FinancialTest{{ID: "g", TestID: "FIN-GEAR"}, {ID: "a", TestID: "FIN-ACID"}, {ID: "p", TestID: "FIN-PROFIT"}}
	d.Organisation.Standing.Accounts = []bid.AccountsYear{{ID: "a", CurrentAssets: P("150"), Stock: P("0"), CurrentLiabilities: P("100"), RestrictedCash: P("70"),
		SecuredBorrowing: P("60"), ShareholderFunds: P("120"), UnrestrictedFunds: P("50"), ProfitAfterTax: P("1")}}
	_, r := run(t, d)
	for _, one := range r.Tests {
		if one.Beside != nil {
			t.Errorf("no charity: %+v", one.Beside)
		}
	}
	d.Organisation.Charity = bid.Yes
	s, r := run(t, d)
	for id, want := range map[string]string{"elig.fin.FIN-GEAR.unrestricted": "120", "elig.fin.FIN-ACID.without_restricted": "0.8", "elig.fin.FIN-GEAR": "50", "elig.fin.FIN-ACID": "1.5"} {
		if n, _ := s.Graph.Node(id); n.Decimal().String() != want {
			t.Errorf("%s is %s", id, n.Format())
		}
	}
	for i, beside := range []int{1, 1, 0} {
		if one := r.Tests[i]; one.Outcome != standing.Pass || len(one.Beside) != beside || beside > 0 && one.Beside[0].Reading.Outcome != standing.Fail {
			t.Errorf("%+v", one)
		}
	}
	// Funds that are not typed are not zero.
	d.Organisation.Standing.Accounts[0].UnrestrictedFunds = money.Pounds{}
	_, r = run(t, d)
	if one := r.Tests[0]; one.Outcome != standing.Pass || one.Beside[0].Reading.Outcome != standing.NotComputable || one.Beside[0].Reading.Why == "" {
		t.Errorf("%+v", one)
	}
}
