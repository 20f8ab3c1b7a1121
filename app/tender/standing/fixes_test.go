package standing_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/tender/standing"
)

// Each member that fails is told what would mend it, and that the other has to as well.
func TestFixesOfEachMember(t *testing.T) {
	P := money.MustPounds
	year := func(assets string) bid.AccountsYear {
		return bid.AccountsYear{ID: "a", CurrentAssets: P(assets), Stock: P("0"), CurrentLiabilities: P("100")}
	}
	var d bid.Document
	d.Bid.Eligibility.Tests = []bid.FinancialTest{{ID: "t", TestID: "FIN-ACID"}}
	d.Bid.Consortium.Mode = bid.GroupEachMember
	d.Organisation.Standing.Accounts = []bid.AccountsYear{year("200")}
	d.Bid.Consortium.Members = members(year("70"), year("95"))
	_, r := run(t, d)
	one := r.Tests[0]
	var words []string
	for _, f := range one.Fixes {
		words = append(words, f.Words)
	}
	if got := strings.Join(words, "|"); one.Outcome != standing.Fail || one.Modes[0].Member != "Member a" || got != "£30.00 more current assets, Member a (one of several changes that are needed)|£30.00 less current liabilities, Member a (one of several changes that are needed)|"+
		"£5.00 more current assets, Member b (one of several changes that are needed)|£5.00 less current liabilities, Member b (one of several changes that are needed)" {
		t.Errorf("%s %s %s", one.Outcome, one.Modes[0].Member, got)
	}
	if one.NearMiss {
		t.Error("0.7 is no near miss of 1")
	}
}

// Of two of three the nearest figure comes first: 4 of assets rather than 5,001 of profit
// (the mark is over 0). 0.96 is within 10 % of 1.
func TestFixesOfTwoOfThree(t *testing.T) {
	P := money.MustPounds
	var d bid.Document
	d.Bid.Eligibility.Tests = []bid.FinancialTest{{ID: "t", TestID: "FIN-2OF3"}}
	d.Organisation.Standing.Accounts = []bid.AccountsYear{{ID: "a", ProfitAfterTax: P("-5000"), CurrentAssets: P("96"), Stock: P("0"),
		CurrentLiabilities: P("100"), SecuredBorrowing: P("60"), ShareholderFunds: P("120")}}
	s, r := run(t, d)
	one := r.Tests[0]
	if len(one.Fixes) != 3 || one.Fixes[0].Words != "£4.00 more current assets" || one.Fixes[0].Part != "Liquidity" || one.Fixes[2].Words != "£5,000.01 more profit after tax" {
		t.Errorf("%+v", one.Fixes)
	}
	if !one.NearMiss || len(one.Mitigation) != 12 || one.Mitigation[0] != "prior-year result" || one.Mitigation[11] != "sole source" {
		t.Errorf("near %v, %q", one.NearMiss, one.Mitigation)
	}
	if len(s.Issues) == 0 || !strings.Contains(s.Issues[len(s.Issues)-1].Message, "our own limit") {
		t.Errorf("%+v", s.Issues)
	}
	d.Organisation.Standing.Accounts[0].SecuredBorrowing = P("130")
	_, r = run(t, d)
	if f := r.Tests[0].Fixes; len(f) == 0 || !strings.Contains(f[0].Words, "one of several") {
		t.Errorf("none of three: %+v", f)
	}
}
