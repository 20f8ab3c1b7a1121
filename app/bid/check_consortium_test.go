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
		"consortium.cells.c.demand":           {Cells: []bid.Cell{{ID: "c", Demand: Q("-1")}}},
		"consortium.cells.c.parts.0.share":    {Cells: []bid.Cell{{ID: "c", Parts: []bid.CellPart{{Share: S("1.01")}}}}},
		"consortium.chain.days":               {Chain: bid.Chain{Days: Q("366")}},
		"consortium.members.m.terms.days":     {Members: []bid.Member{{ID: "m", Terms: bid.PartnerTerms{Days: Q("-1")}}}},
		"consortium.risks.r.probability":      {Risks: []bid.GroupRisk{{ID: "r", Probability: S("1.5")}}},
		"consortium.risks.r.parts.0.share":    {Risks: []bid.GroupRisk{{ID: "r", Parts: []bid.RiskPart{{Share: S("1.2")}}}}},
		"consortium.split.fee.hubCost":        {Split: bid.ValueSplit{Fee: bid.GroupFee{HubCost: P("-1")}}},
		"consortium.split.fee.volume":         {Split: bid.ValueSplit{Fee: bid.GroupFee{Volume: P("-1")}}},
		"consortium.split.fee.months":         {Split: bid.ValueSplit{Fee: bid.GroupFee{Months: Q("2.5")}}},
		"consortium.chain.baseRate":           {Chain: bid.Chain{BaseRate: S("1.01")}},
		"consortium.chain.delayDays":          {Chain: bid.Chain{DelayDays: Q("400")}},
		"consortium.chain.opening":            {Chain: bid.Chain{Opening: P("-0.01")}},
		"consortium.worst.low":                {Worst: bid.WorstCase{Low: P("2"), High: P("1")}},
		"consortium.worst.others":             {Worst: bid.WorstCase{Others: []bid.OthersPay{{Amount: P("-1")}}}},
		"consortium.ownCash.payDay":           {OwnCash: bid.PartnerCash{PayDay: Q("32")}},
		"consortium.members.m.cash.costShare": {Members: []bid.Member{{ID: "m", Cash: bid.PartnerCash{CostShare: S("-0.1")}}}},
		"consortium.chain.lateDays":           {Chain: bid.Chain{LateDays: Q("-1")}},
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
