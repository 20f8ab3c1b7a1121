package workspace_test

import (
	"testing"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/tender/standing"
	"bidwright/app/workspace"
	"bidwright/assets/facts"
)

// Current assets £90,000 with stock of £30,000 over £40,000 due is 1.5, over £80,000 the
// year before 0.75; what is not typed is not known and never zero.
func TestTheUsualRatiosOfTheAccounts(t *testing.T) {
	l, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatal(err)
	}
	p := money.MustPounds
	year := func(end, due string) bid.AccountsYear {
		return bid.AccountsYear{ID: end, YearEnd: date.MustISO(end), CurrentAssets: p("90000"), Stock: p("30000"), CurrentLiabilities: p(due)}
	}
	o := bid.Organisation{Standing: bid.Standing{Accounts: []bid.AccountsYear{year("2025-03-31", "80000"), year("2026-03-31", "40000")}}}
	got := map[string]workspace.Ratio{}
	r := workspace.NewRatios(o, l, date.MustISO("2026-11-22"))
	for _, x := range r.Tests {
		got[x.TestID] = x
	}
	years := got["FIN-ACID"].Modes[0].Years
	if len(years) != 2 || years[0].Figure.Decimal().String() != "1.5" || years[1].Figure.Decimal().String() != "0.75" {
		t.Fatalf("%+v", years)
	}
	if years[0].Outcome != standing.Pass || years[1].Outcome != standing.Fail {
		t.Errorf("%s, %s", years[0].Outcome, years[1].Outcome)
	}
	if g := got["FIN-GEAR"]; g.Outcome != standing.NotComputable || g.Why == "" {
		t.Errorf("%+v", g)
	}
	if e, ok := r.Sheet.Graph.Explain("elig.fin.FIN-ACID.latest"); !ok || len(e.Inputs) < 3 {
		t.Errorf("%+v", e)
	}
	if len(workspace.NewRatios(bid.Organisation{}, l, date.Date{}).Tests) == 0 || len(workspace.NewRatios(o, nil, date.Date{}).Tests) != 0 {
		t.Error("nothing typed, or no facts")
	}
}
