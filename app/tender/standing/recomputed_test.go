package standing_test

import (
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/tender/standing"
	"bidwright/app/working"
)

var facts = sync.OnceValue(func() *reference.Library {
	lib, err := reference.Load(os.DirFS("../../../assets/facts"))
	if err != nil {
		panic(err)
	}
	return lib
})

func build(d bid.Document) (*working.Sheet, *standing.Result) {
	s := working.New()
	return s, standing.Build(s, standing.Input{Document: d, Library: facts()})
}

// full is a set of accounts with every figure typed.
func full() bid.AccountsYear {
	P := money.MustPounds
	return bid.AccountsYear{ID: "a", Turnover: P("1250000.50"), SpecificTurnover: P("410000"), OperatingProfit: P("81234.10"), ProfitAfterTax: P("60111.11"),
		EBITDA: P("120000"), EBIT: P("95000.25"), NetInterest: P("7300"), FreeCashFlow: P("33000"), CurrentAssets: P("390000"), Stock: P("21000.70"),
		CurrentLiabilities: P("271000"), TotalAssets: P("900000"), TotalLiabilities: P("455000"), SecuredBorrowing: P("210000"), ShareholderFunds: P("445000"),
		NetDebt: P("170000"), PensionDeficit: P("90000"), GroupReceivables: P("70000"), UnrestrictedFunds: P("300000"), UnrestrictedSurplus: P("40000"),
		RestrictedCash: P("50000"), DeferredIncome: P("61000"), FreeReserves: P("188000"), AnnualSpend: P("1180000"), BureauScore: money.MustQuantity("47")}
}

// Each row of the facts that rests on accounts, against arithmetic that is written out
// here: 1,800,000 over 30 months is 720,000 a year.
func TestEveryRowRecomputed(t *testing.T) {
	n := func(text string) decimal.Decimal { return decimal.RequireFromString(text) }
	over := func(a, b decimal.Decimal) decimal.Decimal { return a.DivRound(b, 20) }
	year := n("1800000").Mul(n("12")).Div(n("30"))
	want := map[string]decimal.Decimal{
		"FIN-TURN-1X": over(n("1250000.50"), year), "FIN-TURN-2X": over(n("1250000.50"), year), "FIN-TURN-SPEC": n("410000"),
		"FIN-CUR-1Y": over(n("390000"), n("271000")), "FIN-CUR-2Y": over(n("390000"), n("271000")), "FIN-PROFIT": n("60111.11"),
		"FIN-ACID": over(n("368999.30"), n("271000")), "FIN-GEAR": over(n("21000000"), n("445000")), "FIN-2OF3": n("3"),
		"FIN-ROCE": over(n("60111.11"), n("629000")), "FIN-BUREAU": n("47"), "FIN-EFS-1": over(n("1250000.50"), year),
		"FIN-EFS-2": over(n("81234.10"), n("1250000.50")), "FIN-EFS-3A": over(n("33000"), n("170000")), "FIN-EFS-3B": over(n("170000"), n("120000")),
		"FIN-EFS-4": over(n("260000"), n("120000")), "FIN-EFS-5": over(n("95000.25"), n("7300")), "FIN-EFS-6": over(n("368999.30"), n("271000")),
		"FIN-EFS-7": n("445000"), "FIN-EFS-8": over(n("70000"), n("900000")),
		"FIN-CH-RES": over(n("188000").Mul(n("12")), n("1180000")), "FIN-CH-DEF": over(n("390000"), n("210000")),
	}
	outcomes := map[string]standing.Outcome{"FIN-TURN-2X": standing.Fail, "FIN-EFS-2": standing.Explain, "FIN-CH-RES": standing.Shown, "FIN-CH-DEF": standing.Shown}
	var d bid.Document
	d.Organisation.Standing.Accounts = []bid.AccountsYear{full()}
	d.Bid.Opportunity.Value.Net, d.Bid.Opportunity.Term.Months = money.MustPounds("1800000"), 30
	for _, f := range facts().FinancialTests() {
		if f.Pack == "PK-MARKS50" {
			continue // rests on marks, not on accounts
		}
		one := bid.FinancialTest{ID: f.ID, TestID: f.ID, Years: bid.LatestYear}
		if f.Threshold == "user" || f.Comparator == "tender sets" {
			one.Mark = money.MustValue("1")
		}
		d.Bid.Eligibility.Tests = append(d.Bid.Eligibility.Tests, one)
	}
	s, r := run(t, d)
	if len(r.Tests) != len(want) {
		t.Errorf("%d tests, %d recomputed", len(r.Tests), len(want))
	}
	for _, one := range r.Tests {
		figure, _ := s.Graph.Node(one.FigureID)
		if got, ok := figure.Value(); !ok || got.Sub(want[one.TestID]).Abs().GreaterThan(n("0.000000000001")) {
			t.Errorf("%s is %s, not %s", one.TestID, figure.Format(), want[one.TestID])
		}
		expected := outcomes[one.TestID]
		if expected == "" {
			expected = standing.Pass
		}
		if one.Outcome != expected {
			t.Errorf("%s: %s, not %s", one.TestID, one.Outcome, expected)
		}
	}
}

// drawn is an amount to the penny; the blank amount is among them.
func drawn(t *rapid.T, from int64, label string) money.Pounds {
	if rapid.IntRange(0, 9).Draw(t, label+" blank") == 0 {
		return money.Pounds{}
	}
	return money.PoundsOf(decimal.New(rapid.Int64Range(from, 50_000_000).Draw(t, label), -2))
}

func drawnYear(t *rapid.T) bid.AccountsYear {
	return bid.AccountsYear{ID: "a", Turnover: drawn(t, 0, "turnover"), ProfitAfterTax: drawn(t, -10_000_000, "profit"), CurrentAssets: drawn(t, 0, "assets"),
		Stock: drawn(t, 0, "stock"), CurrentLiabilities: drawn(t, 0, "liabilities"), TotalAssets: drawn(t, 0, "total assets"), TotalLiabilities: drawn(t, 0, "total liabilities"),
		SecuredBorrowing: drawn(t, 0, "borrowing"), ShareholderFunds: drawn(t, -10_000_000, "funds"), EBIT: drawn(t, -10_000_000, "ebit"), NetInterest: drawn(t, -1_000_000, "interest"),
		EBITDA: drawn(t, -1_000_000, "ebitda"), NetDebt: drawn(t, -1_000_000, "debt"), BureauScore: money.MustQuantity("12")}
}

// changed adds an amount to the figure that a fix names.
func changed(y bid.AccountsYear, name string, by decimal.Decimal) bid.AccountsYear {
	for field, p := range map[string]*money.Pounds{"CA": &y.CurrentAssets, "ST": &y.Stock, "CL": &y.CurrentLiabilities, "TA": &y.TotalAssets,
		"SB": &y.SecuredBorrowing, "SF": &y.ShareholderFunds, "PAT": &y.ProfitAfterTax, "turnover": &y.Turnover} {
		if field == name {
			*p = money.PoundsOf(p.Decimal().Add(by))
		}
	}
	if name == "score" {
		y.BureauScore = money.QuantityOf(y.BureauScore.Decimal().Add(by))
	}
	return y
}

var accountTests = []string{"FIN-TURN-1X", "FIN-CUR-1Y", "FIN-ACID", "FIN-GEAR", "FIN-PROFIT", "FIN-ROCE", "FIN-BUREAU"}

// The change that is told makes the test pass, and one step less does not.
func TestSmallestChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.SampledFrom(accountTests).Draw(t, "test")
		var d bid.Document
		d.Bid.Opportunity.Value.Net, d.Bid.Opportunity.Term.Months = money.MustPounds("700000"), 28
		one := bid.FinancialTest{ID: "t", TestID: id}
		if id == "FIN-CUR-1Y" {
			one.Mark = money.MustValue(rapid.SampledFrom([]string{"0.8", "1", "1.1"}).Draw(t, "mark"))
		}
		d.Bid.Eligibility.Tests = []bid.FinancialTest{one}
		year := drawnYear(t)
		outcome := func(y bid.AccountsYear) standing.Test {
			d.Organisation.Standing.Accounts = []bid.AccountsYear{y}
			_, r := build(d)
			return r.Tests[0]
		}
		for _, f := range outcome(year).Fixes {
			step := decimal.New(1, -2)
			if f.Name == "score" {
				step = decimal.New(1, 0)
			}
			if f.Change.IsNegative() {
				step = step.Neg()
			}
			if got := outcome(changed(year, f.Name, f.Change)); got.Outcome != standing.Pass {
				t.Fatalf("%s with %s: %s %s", id, f.Words, got.Outcome, got.Why)
			}
			if got := outcome(changed(year, f.Name, f.Change.Sub(step))); got.Outcome == standing.Pass {
				t.Fatalf("%s passes with less than %s", id, f.Words)
			}
		}
	})
}

func members(years ...bid.AccountsYear) []bid.Member {
	var out []bid.Member
	for i, y := range years {
		id := string(rune('a' + i))
		out = append(out, bid.Member{ID: id, Name: "Member " + id, Share: money.MustShare("0.25"), Standing: bid.Standing{Accounts: []bid.AccountsYear{y}}})
	}
	return out
}

// A sum of identical members has the ratios of each; the order of members changes
// neither outcome nor figure in any mode.
func TestGroupInvariants(t *testing.T) {
	ids := []string{"FIN-CUR-1Y", "FIN-ACID", "FIN-GEAR", "FIN-ROCE", "FIN-2OF3"}
	rapid.Check(t, func(t *rapid.T) {
		var d bid.Document
		d.Bid.Consortium.Liability, d.Bid.Consortium.OwnShare = bid.LiabilityJoint, money.MustShare("0.25")
		for _, id := range ids {
			d.Bid.Eligibility.Tests = append(d.Bid.Eligibility.Tests, bid.FinancialTest{ID: id, TestID: id, Mark: map[string]money.Value{"FIN-CUR-1Y": money.MustValue("1.1")}[id]})
		}
		same := drawnYear(t)
		d.Organisation.Standing.Accounts = []bid.AccountsYear{same}
		d.Bid.Consortium.Members = members(same, same, same)
		_, r := build(d)
		for _, one := range r.Tests {
			sum := one.Modes[0]
			for _, m := range one.Modes {
				if m.Mode == bid.GroupShareWeighted && !m.Years[0].Figure.Available() {
					continue // a weight needs a figure of each
				}
				if m.Outcome != sum.Outcome || m.Years[0].Figure.Decimal().Sub(sum.Years[0].Figure.Decimal()).Abs().GreaterThan(decimal.New(1, -12)) {
					t.Fatalf("%s: %s says %s, added together %s", one.TestID, m.Mode, m.Outcome, sum.Outcome)
				}
			}
		}
		list := members(drawnYear(t), drawnYear(t), drawnYear(t))
		d.Bid.Consortium.Members = list
		s, r := build(d)
		d.Bid.Consortium.Members = []bid.Member{list[2], list[0], list[1]}
		other, r2 := build(d)
		for i, one := range r.Tests {
			for j, m := range one.Modes {
				n := r2.Tests[i].Modes[j]
				a, _ := m.Years[0].Figure.Value()
				c, _ := n.Years[0].Figure.Value()
				if m.Outcome != n.Outcome || m.Member != n.Member || a.Sub(c).Abs().GreaterThan(decimal.New(1, -12)) {
					t.Fatalf("%s %s: %s %s %s, in another order %s %s %s", one.TestID, m.Mode, m.Outcome, m.Member, a, n.Outcome, n.Member, c)
				}
			}
		}
		if s.Graph.Err() != nil || other.Graph.Err() != nil {
			t.Fatal(s.Graph.Err(), other.Graph.Err())
		}
	})
}

// Thirds weighted by share are exact: ¼ of ⅓ and ¾ of 11⁄9 make 1, which passes.
func TestShareWeightedIsExact(t *testing.T) {
	P := money.MustPounds
	var d bid.Document
	d.Bid.Eligibility.Tests = []bid.FinancialTest{{ID: "t", TestID: "FIN-ACID"}}
	d.Organisation.Standing.Accounts = []bid.AccountsYear{{ID: "a", CurrentAssets: P("1"), Stock: P("0"), CurrentLiabilities: P("3")}}
	d.Bid.Consortium = bid.Consortium{Mode: bid.GroupShareWeighted, OwnShare: money.MustShare("0.25"),
		Members: members(bid.AccountsYear{ID: "a", CurrentAssets: P("11"), Stock: P("0"), CurrentLiabilities: P("9")})}
	d.Bid.Consortium.Members[0].Share = money.MustShare("0.75")
	if _, r := run(t, d); r.Tests[0].Outcome != standing.Pass {
		t.Errorf("%+v", r.Tests[0])
	}
}

// Whatever is typed as a formula, nothing panics, and what cannot be read says why.
func TestFormulaJunk(t *testing.T) {
	try := func(formula string) standing.Test {
		var d bid.Document
		d.Organisation.Standing.Accounts = []bid.AccountsYear{{ID: "a", CurrentLiabilities: money.MustPounds("0"), ShareholderFunds: money.MustPounds("-5")}, {ID: "b", Months: -7}}
		d.Bid.Eligibility.Tests = []bid.FinancialTest{{ID: "t", Formula: formula, Mark: money.MustValue("1"), Years: bid.BothYears}}
		_, r := build(d)
		return r.Tests[0]
	}
	for _, long := range []string{strings.Repeat("(", 10000), strings.Repeat("CA+", 3333) + "CA", strings.Repeat("-", 10000), strings.Repeat("9", 10000), strings.Repeat("\x00é", 5000)} {
		if got := try(long); got.Outcome != standing.NotComputable || got.Why == "" || len(got.Why) > 600 {
			t.Errorf("%.10s…: %s %q", long, got.Outcome, got.Why)
		}
	}
	if got := try("CL / CL"); got.Outcome != standing.NotComputable {
		t.Errorf("0 ÷ 0: %+v", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		formula := rapid.OneOf(rapid.String(), rapid.StringMatching(`(CA|CL|SF|0|1\.5|[-+*/() ]){1,30}`)).Draw(t, "formula")
		if got := try(formula); got.Outcome == "" || got.Outcome == standing.NotComputable && got.Why == "" {
			t.Fatalf("%q: %+v", formula, got)
		}
	})
}
