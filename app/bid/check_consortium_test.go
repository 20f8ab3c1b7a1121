package bid_test

import (
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
)

// Section 12 of the consortium specification: what is refused, and what is allowed.
func TestFiguresOfAGroupOutsideTheirRangeAreRefused(t *testing.T) {
	group := func(g bid.Consortium) bid.Document { return bid.Document{Bid: bid.Bid{Consortium: g}} }
	for path, g := range map[string]bid.Consortium{
		"consortium.cells.c.demand":       {Cells: []bid.Cell{{ID: "c", Demand: Q("-1")}}},
		"consortium.cells.c.parts":        {Cells: []bid.Cell{{ID: "c", Parts: []bid.CellPart{{Share: S("1.01")}}}}},
		"consortium.chain.days":           {Chain: bid.Chain{Days: Q("366")}},
		"consortium.members.m.terms.days": {Members: []bid.Member{{ID: "m", Terms: bid.PartnerTerms{Days: Q("-1")}}}},
		"consortium.risks.r.probability":  {Risks: []bid.GroupRisk{{ID: "r", Probability: S("1.5")}}},
		"consortium.chain.lateDays":       {Chain: bid.Chain{LateDays: Q("-1")}},
	} {
		doc, found := group(g), false
		for _, issue := range bid.Check(doc) {
			found = found || issue.Path == path && issue.Severity == bid.Blocks
		}
		if !found {
			t.Errorf("%s is not refused", path)
		}
	}
	doc := group(bid.Consortium{Cells: []bid.Cell{{ID: "c", Demand: Q("0")}}, Chain: bid.Chain{Days: Q("0")}, Risks: []bid.GroupRisk{{ID: "r", Probability: S("1")}}})
	for _, issue := range bid.Check(doc) {
		switch issue.Path {
		case "consortium.cells.c.demand", "consortium.chain.days", "consortium.risks.r.probability":
			t.Errorf("%s: %s", issue.Path, issue.Message)
		}
	}
}
