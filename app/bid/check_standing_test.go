package bid_test

import (
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/money"
)

// Accounts, shares and tests that no calculation accepts are told where they stand.
func TestCheckOfStanding(t *testing.T) {
	accounts := func(y ...bid.AccountsYear) func(*bid.Document) {
		return func(d *bid.Document) { d.Organisation.Standing.Accounts = y }
	}
	group := func(mode bid.GroupMode, own, member string) func(*bid.Document) {
		return func(d *bid.Document) {
			d.Bid.Consortium = bid.Consortium{Mode: mode, OwnShare: S(own), Members: []bid.Member{{ID: "m", Share: S(member)}}}
		}
	}
	for _, c := range []struct {
		path, code string
		change     func(*bid.Document)
	}{
		{"organisation.standing.accounts.a.months", "PRICE-110", accounts(bid.AccountsYear{ID: "a", Months: 25})},
		{"organisation.standing.accounts.a.months", "PRICE-110", accounts(bid.AccountsYear{ID: "a", Months: -1})},
		{"organisation.standing.accounts.a.turnover", "PRICE-103", accounts(bid.AccountsYear{ID: "a", Turnover: P("-1")})},
		{"organisation.standing.accounts.a.stock", "PRICE-103", accounts(bid.AccountsYear{ID: "a", Stock: P("-0.01")})},
		{"organisation.standing.accounts.a.bureauScore", "PRICE-103", accounts(bid.AccountsYear{ID: "a", BureauScore: Q("-3")})},
		{"organisation.standing.accounts.b.yearEnd", "PRICE-110", accounts(bid.AccountsYear{ID: "a", YearEnd: D("2026-03-31")}, bid.AccountsYear{ID: "b", YearEnd: D("2026-03-31")})},
		{"consortium.members.m.share", "PRICE-103", group("", "1", "-0.1")},
		{"consortium.ownShare", "PRICE-104", group("", "0.6", "0.5")},
		{"consortium.ownShare", "PRICE-104", group(bid.GroupShareWeighted, "0.5", "0.499999")},
		{"eligibility.tests.t.days", "PRICE-110", func(d *bid.Document) { d.Bid.Eligibility.Tests = []bid.FinancialTest{{ID: "t", Days: Q("0")}} }},
		{"eligibility.tests.t.items.i.prior", "PRICE-103", func(d *bid.Document) {
			d.Bid.Eligibility.Tests = []bid.FinancialTest{{ID: "t", Items: []bid.MarkedItem{{ID: "i", Prior: money.MustValue("-2")}}}}
		}},
	} {
		doc := Empty()
		before := len(bid.Check(doc))
		c.change(&doc)
		issues := bid.Check(doc)
		if len(issues) != before+1 || issues[before].Code != c.code || issues[before].Path != c.path || issues[before].Severity != bid.Blocks {
			t.Errorf("%s: %v", c.path, issues)
		}
	}
	for name, change := range map[string]func(*bid.Document){
		"losses": accounts(bid.AccountsYear{ID: "a", Months: 24, ProfitAfterTax: P("-1"), ShareholderFunds: P("-1"), NetDebt: P("-1"), NetInterest: P("-1"), FreeReserves: P("-1")},
			bid.AccountsYear{ID: "b"}, bid.AccountsYear{ID: "c"}),
		"part of the group": group("", "0.5", "0.2"),
		"a share not typed": func(d *bid.Document) {
			d.Bid.Consortium = bid.Consortium{Mode: bid.GroupShareWeighted, OwnShare: S("0.5"), Members: []bid.Member{{ID: "m"}}}
		},
		"a guarantor": func(d *bid.Document) {
			d.Bid.Consortium = bid.Consortium{OwnShare: S("1"), Members: []bid.Member{{ID: "m", Role: bid.RoleGuarantor, Share: S("0.5")}}}
		},
	} {
		doc := Empty()
		before := len(bid.Check(doc))
		change(&doc)
		if issues := bid.Check(doc); len(issues) != before {
			t.Errorf("%s is refused: %v", name, issues)
		}
	}
}
