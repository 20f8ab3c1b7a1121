package standing_test

import (
	"os"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/tender/standing"
	"bidwright/app/working"
)

func run(t *testing.T, d bid.Document) (*working.Sheet, *standing.Result) {
	t.Helper()
	lib, err := reference.Load(os.DirFS("../../../assets/facts"))
	if err != nil {
		t.Fatal(err)
	}
	s := working.New()
	r := standing.Build(s, standing.Input{Document: d, Library: lib})
	if err := s.Graph.Err(); err != nil {
		t.Fatal(err)
	}
	return s, r
}

// Published notices: 900,000 and 990,000 over 1,080 days of 30-day months (TEN-10).
func TestTurnoverOverThirtyDayMonths(t *testing.T) {
	for _, c := range []struct{ id, value, turnover, want string }{
		{"FIN-TURN-1X", "900000", "300000", "1"}, {"FIN-TURN-2X", "990000", "660000", "2"},
	} {
		var d bid.Document
		d.Bid.Eligibility.Tests = []bid.FinancialTest{{ID: "t", TestID: c.id, Value: money.MustPounds(c.value), Days: money.MustQuantity("1080")}}
		d.Organisation.Standing.Accounts = []bid.AccountsYear{{ID: "a", Turnover: money.MustPounds(c.turnover)}}
		s, r := run(t, d)
		if n, _ := s.Graph.Node("elig.fin." + c.id); n.Decimal().String() != c.want || r.Tests[0].Outcome != standing.Pass {
			t.Errorf("%s: %s %+v", c.id, n.Format(), r.Tests[0])
		}
	}
}

// TEN-11: a loss, with liquidity and gearing in order, passes two of three.
func TestTwoOfThree(t *testing.T) {
	var d bid.Document
	P := money.MustPounds
	d.Bid.Eligibility.Tests = []bid.FinancialTest{{ID: "t", TestID: "FIN-2OF3"}, {ID: "g", TestID: "FIN-GEAR"},
		{ID: "c", TestID: "FIN-CUR-1Y", Mark: money.MustValue("1.2")}, {ID: "x", Formula: "CA / nonsense", Mark: money.MustValue("1")}}
	d.Organisation.Standing.Accounts = []bid.AccountsYear{{ID: "a", ProfitAfterTax: P("-5000"), CurrentAssets: P("180000"), Stock: P("10000"),
		CurrentLiabilities: P("150000"), SecuredBorrowing: P("60000"), ShareholderFunds: P("120000")}}
	s, r := run(t, d)
	if n, _ := s.Graph.Node("elig.fin.FIN-2OF3"); n.Decimal().String() != "2" || r.Tests[0].Outcome != standing.Pass {
		t.Errorf("two of three: %s %+v", n.Format(), r.Tests[0])
	}
	if n, _ := s.Graph.Node("elig.fin.FIN-GEAR"); n.Decimal().String() != "50" {
		t.Errorf("gearing %s", n.Format())
	}
	// 180,000 ÷ 150,000 equals 1.2, which is not over it: one penny more is.
	if c := r.Tests[2]; c.Outcome != standing.Fail || len(c.Fixes) != 2 || c.Fixes[0].Change.String() != "0.01" || c.Fixes[1].Change.String() != "-0.01" {
		t.Errorf("current ratio: %+v", c)
	}
	if r.Tests[3].Outcome != standing.NotComputable {
		t.Errorf("unknown name: %+v", r.Tests[3])
	}
}

// Added together the members pass where the lead alone does not; every row of the
// facts gives an outcome.
func TestGroupAndEveryRow(t *testing.T) {
	var d bid.Document
	P := money.MustPounds
	d.Bid.Eligibility.Tests = []bid.FinancialTest{{ID: "t", TestID: "FIN-ACID"}}
	d.Bid.Consortium.Liability = bid.LiabilityJoint
	d.Organisation.Standing.Accounts = []bid.AccountsYear{{ID: "a", CurrentAssets: P("50"), Stock: P("0"), CurrentLiabilities: P("100")}}
	d.Bid.Consortium.Members = []bid.Member{{ID: "m", Standing: bid.Standing{Accounts: []bid.AccountsYear{{ID: "a", CurrentAssets: P("150"), Stock: P("0"), CurrentLiabilities: P("100")}}}}}
	_, r := run(t, d)
	if m := r.Tests[0].Modes; m[0].Mode != bid.GroupAggregate || m[0].Outcome != standing.Pass || m[1].Outcome != standing.Fail || m[2].Outcome != standing.Fail || m[3].Outcome != standing.NotComputable {
		t.Errorf("modes: %+v", m)
	}
	lib, _ := reference.Load(os.DirFS("../../../assets/facts"))
	d.Bid.Eligibility.Tests = nil
	for _, f := range lib.FinancialTests() {
		d.Bid.Eligibility.Tests = append(d.Bid.Eligibility.Tests, bid.FinancialTest{ID: f.ID, TestID: f.ID, Years: bid.BothYears})
	}
	_, r = run(t, d)
	for _, one := range r.Tests {
		if one.Outcome == "" || one.Outcome == standing.NotComputable && one.Why == "" {
			t.Errorf("%s says nothing: %+v", one.TestID, one)
		}
	}
}
