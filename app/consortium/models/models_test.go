package models_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/consortium"
	"bidwright/app/consortium/models"
	"bidwright/app/money"
	"bidwright/app/pricing"
	"bidwright/app/reference"
	"bidwright/app/tender"
	"bidwright/app/working"
	"bidwright/assets/facts"
)

var library = func() *reference.Library {
	l, err := reference.Load(facts.Files())
	if err != nil {
		panic(err)
	}
	return l
}()

const today = "2026-11-23"

func build(doc bid.Document) (*working.Sheet, *models.Result) {
	p := pricing.Build(pricing.Input{Document: doc, Library: library, On: D(today)})
	t := tender.Build(p.Sheet, tender.Input{Document: doc, Library: library, On: D(today)})
	r := consortium.Build(p.Sheet, consortium.Input{Document: doc, Library: library, On: D(today), Tender: t, Pricing: p})
	return p.Sheet, r.Models
}

// together is a group of us and n partners over a contract of £400,000 and three years, of
// two parts; we can serve both, and pass the turnover test.
func together(n int) bid.Document {
	doc := Empty()
	doc.Organisation.Name = "Lead"
	doc.Organisation.Standing.Accounts = accounts("500000")
	o := &doc.Bid.Opportunity
	o.Term.Months = 36
	o.Value.Net = P("400000")
	o.Dates.Deadline.Day = "2027-01-25" // 63 days, nine weeks
	c := &doc.Bid.Consortium
	c.Split.Value = P("400000")
	for i := range n {
		c.Members = append(c.Members, bid.Member{ID: fmt.Sprintf("m%d", i+1), Name: fmt.Sprintf("Partner %d", i+1), Agreed: bid.Yes, Standing: bid.Standing{Accounts: accounts("90000")}})
	}
	c.Cells = []bid.Cell{{ID: "a", Area: "North", Demand: Q("100")}, {ID: "b", Area: "South", Demand: Q("100")}}
	c.Own.Capacity = []bid.CellCapacity{{ID: "a", Amount: Q("100")}, {ID: "b", Amount: Q("100")}}
	doc.Bid.Eligibility.Tests = []bid.FinancialTest{{ID: "t", TestID: "FIN-TURN-1X", OnFail: bid.FailMust}}
	return doc
}

// accounts of one year; the test asks for a turnover of £133,333.33, a year of the contract.
func accounts(turnover string) []bid.AccountsYear {
	return []bid.AccountsYear{{ID: "y", YearEnd: D("2026-03-31"), Months: 12, Turnover: P(turnover)}}
}

func model(t *testing.T, r *models.Result, id bid.GroupModel) *models.Model {
	t.Helper()
	for _, m := range r.Models {
		if m.ID == string(id) {
			return m
		}
	}
	t.Fatalf("%s is missing", id)
	return nil
}

func fires(s *working.Sheet, code string) bool {
	return slices.ContainsFunc(s.Issues, func(i bid.Issue) bool { return i.Code == code })
}

// Every rule of section 1 holds, does not hold, and is not known, by its own figures.
func TestEachGateBothWays(t *testing.T) {
	shares := func(own string, members ...string) func(*bid.Document) {
		return func(d *bid.Document) {
			c := &d.Bid.Consortium
			c.Split.By, c.OwnShare = bid.SplitByShares, S(own)
			for i, s := range members {
				c.Members[i].Share = S(s)
			}
		}
	}
	hub := func(volume string) func(*bid.Document) {
		return func(d *bid.Document) {
			shares("0.2", "0.2", "0.2", "0.2", "0.1", "0.1")(d)
			f := &d.Bid.Consortium.Split.Fee
			f.Rate, f.HubCost = S("0.1"), P("20000") // breaks even at £200,000 a year
			if volume != "" {
				f.Volume = P(volume)
			}
		}
	}
	for _, c := range []struct {
		name    string
		gate    int
		members int
		change  func(*bid.Document)
		want    bid.Answer
		says    string
	}{
		{"value one penny below £100,000", 1, 2, func(d *bid.Document) { d.Bid.Consortium.Split.Value = P("99999.99") }, bid.Yes, "£99,999.99, less than £100,000.00"},
		{"value of £100,000", 1, 2, func(d *bid.Document) { d.Bid.Consortium.Split.Value = P("100000") }, bid.No, "£100,000.00"},
		{"23 months", 1, 2, func(d *bid.Document) { d.Bid.Opportunity.Term.Months = 23 }, bid.Yes, "23 months, less than 24"},
		{"24 months", 1, 2, func(d *bid.Document) { d.Bid.Opportunity.Term.Months = 24 }, bid.No, "24 months"},
		{"no value", 1, 2, func(d *bid.Document) {
			d.Bid.Consortium.Split.Value, d.Bid.Opportunity.Value.Net = money.Pounds{}, money.Pounds{}
			d.Bid.Pricing = bid.Pricing{}
		}, bid.Unknown, "value is not known"},

		{"all covered and passed", 2, 2, nil, bid.Yes, "every part by yourself"},
		{"one part too large", 2, 2, func(d *bid.Document) { d.Bid.Consortium.Cells[1].Demand = Q("101") }, bid.No, "South"},
		{"no capacity said for one part", 2, 2, func(d *bid.Document) { d.Bid.Consortium.Own.Capacity = d.Bid.Consortium.Own.Capacity[:1] }, bid.No, "South"},
		{"less in all than in the parts", 2, 2, func(d *bid.Document) { d.Bid.Consortium.Own.Most = Q("150") }, bid.No, "150 in all, and 200"},
		{"nothing said of capacity", 2, 2, func(d *bid.Document) { d.Bid.Consortium.Own.Capacity = nil }, bid.Unknown, "not typed for: North and South"},
		{"a demand not typed", 2, 2, func(d *bid.Document) { d.Bid.Consortium.Cells[0].Demand = money.Quantity{} }, bid.Unknown, "asked is not typed for: North"},
		{"no parts", 2, 2, func(d *bid.Document) { d.Bid.Consortium.Cells = nil }, bid.Unknown, "not listed"},
		{"a test failed", 2, 2, func(d *bid.Document) { d.Organisation.Standing.Accounts = accounts("100000") }, bid.No, "Failed on your own accounts"},
		{"a condition that a partner meets", 2, 2, func(d *bid.Document) {
			d.Bid.Eligibility.Requirements = []bid.Requirement{{ID: "r", Name: "References", ByID: "m1", Met: bid.MeetsHave}}
		}, bid.No, "Only a partner meets: References (Partner 1)"},

		{"turnover below a year's value", 3, 2, func(d *bid.Document) { d.Organisation.Standing.Accounts = accounts("133333.33") }, bid.Yes, "Passed on all members added together"},
		{"turnover of a year's value", 3, 2, func(d *bid.Document) { d.Organisation.Standing.Accounts = accounts("133333.34") }, bid.No, "Passed on your own accounts"},
		{"no accounts", 3, 2, func(d *bid.Document) { d.Organisation.Standing.Accounts = nil }, bid.Unknown, "Cannot be told yet"},
		{"failed even together", 3, 1, func(d *bid.Document) { d.Organisation.Standing.Accounts = accounts("10000") }, bid.Yes, "Failed on all members added together"},

		{"only an area is missing", 4, 2, func(d *bid.Document) { d.Bid.Consortium.Own.Capacity[1].Amount = Q("0") }, bid.Yes, "South"},
		{"an area and the test", 4, 2, func(d *bid.Document) {
			d.Bid.Consortium.Own.Capacity[1].Amount = Q("0")
			d.Organisation.Standing.Accounts = accounts("100000")
		}, bid.No, "test is failed as well"},
		{"nothing can be served", 4, 2, func(d *bid.Document) {
			d.Bid.Consortium.Own.Capacity[0].Amount, d.Bid.Consortium.Own.Capacity[1].Amount = Q("0"), Q("0")
		}, bid.No, "no part of the contract yourself"},
		{"an area, and the test not known", 4, 2, func(d *bid.Document) {
			d.Bid.Consortium.Own.Capacity[1].Amount = Q("0")
			d.Organisation.Standing.Accounts = nil
		}, bid.Unknown, "Cannot be told yet"},

		{"one party of 61 %", 5, 2, shares("0.2", "0.61", "0.19"), bid.Yes, "Partner 1 has 61 %"},
		{"one party of 60 %", 5, 2, shares("0.2", "0.6", "0.2"), bid.No, "60 %"},
		{"we have 70 %", 5, 2, shares("0.7", "0.1", "0.2"), bid.Yes, "Lead has 70 %"},
		{"no share typed", 5, 2, func(d *bid.Document) { d.Bid.Consortium.Split.By = bid.SplitByShares }, bid.Unknown, "not typed"},
		{"nobody named", 5, 0, nil, bid.No, "No partner is named"},

		{"six members and the volume", 6, 5, hub("200000"), bid.Yes, "£200,000.00"},
		{"a penny short of the volume", 6, 5, hub("199999.99"), bid.No, "£199,999.99"},
		{"volume not typed", 6, 5, hub(""), bid.Unknown, "expected"},
		{"five members", 6, 4, func(d *bid.Document) {
			shares("0.2", "0.2", "0.2", "0.2", "0.2")(d)
		}, bid.No, "5 members"},
		{"six members, one of 65 %", 6, 5, func(d *bid.Document) {
			hub("300000")(d)
			shares("0.07", "0.65", "0.07", "0.07", "0.07", "0.07")(d)
		}, bid.No, "65 %"},
		{"a guarantor is no sixth member", 6, 5, func(d *bid.Document) {
			hub("300000")(d)
			d.Bid.Consortium.Members[4].Role = bid.RoleGuarantor
		}, bid.No, "5 members"},

		{"the commissioner asks", 7, 2, func(d *bid.Document) { d.Bid.Consortium.Asked = bid.Yes }, bid.Yes, "asks for it"},
		{"the commissioner does not ask", 7, 2, func(d *bid.Document) { d.Bid.Consortium.Asked = bid.No }, bid.No, "does not ask"},
		{"not known", 7, 2, nil, bid.Unknown, "Look in the tender"},
	} {
		doc := together(c.members)
		if c.change != nil {
			c.change(&doc)
		}
		_, r := build(doc)
		g := r.Gates[c.gate-1]
		if g.N != c.gate || g.State != c.want || !strings.Contains(strings.ReplaceAll(g.Why, "\u00a0", " "), c.says) {
			t.Errorf("rule %d, %s: [%s] %s", c.gate, c.name, g.State, g.Why)
		}
		for _, m := range r.Models {
			pointed := slices.ContainsFunc(m.For, func(p models.Pointer) bool { return p.Gate == c.gate })
			if pointed != (g.State == bid.Yes && slices.Contains(g.For, bid.GroupModel(m.ID))) {
				t.Errorf("rule %d, %s: %s is pointed to: %v", c.gate, c.name, m.ID, pointed)
			}
		}
	}
}

// A group is tested as each arrangement puts it forward, and who sinks or saves it is named.
func TestWhoSinksAndWhoSavesTheGroup(t *testing.T) {
	doc := together(2)
	doc.Organisation.Standing.Accounts = accounts("60000")
	doc.Bid.Consortium.Members[1].Standing.Accounts = accounts("300000")
	_, r := build(doc)
	for id, want := range map[bid.GroupModel]bid.Answer{
		bid.ModelSole: bid.No, bid.ModelManagedProvider: bid.No, bid.ModelUnincorporated: bid.Yes, bid.ModelAlliance: bid.No,
		bid.ModelNewEntity: bid.Unknown, bid.ModelHub: bid.Unknown, bid.ModelSubcontract: bid.Unknown, bid.ModelManagingAgent: bid.Unknown,
	} {
		if got := model(t, r, id).Tests; got.State != want {
			t.Errorf("%s: %q %s", id, got.State, got.Words)
		}
	}
	if lead := model(t, r, bid.ModelManagedProvider).Tests; !slices.Equal(lead.Sinks, []string{"Lead"}) || !slices.Equal(lead.Saves, []string{"Partner 2"}) {
		t.Errorf("%+v", lead)
	}
	if each := model(t, r, bid.ModelAlliance).Tests; !slices.Equal(each.Sinks, []string{"Lead"}) || each.Saves != nil {
		t.Errorf("%+v", each)
	}
	if sum := model(t, r, bid.ModelUnincorporated).Tests; !strings.Contains(sum.Words, "The group saves you") {
		t.Errorf("%+v", sum)
	}
	if sub := model(t, r, bid.ModelSubcontract).Tests; !strings.Contains(sub.Words, "by its own accounts: Partner 2") {
		t.Errorf("%+v", sub)
	}
	// Of two tests that the lead fails, who passes one only saves nobody.
	doc.Bid.Eligibility.Tests = append(doc.Bid.Eligibility.Tests, bid.FinancialTest{ID: "t2", TestID: "FIN-TURN-1X", Value: P("900001"), OnFail: bid.FailMust})
	if _, r = build(doc); model(t, r, bid.ModelManagedProvider).Tests.Saves != nil {
		t.Errorf("%+v", model(t, r, bid.ModelManagedProvider).Tests)
	}
	doc.Bid.Eligibility.Tests = doc.Bid.Eligibility.Tests[:1]
	// What the tender says of groups counts for groups; a prime is tested by itself.
	doc.Bid.Consortium.Mode, doc.Bid.Consortium.Lead = bid.GroupAggregate, "m1"
	if _, r = build(doc); model(t, r, bid.ModelManagedProvider).Tests.State != bid.Yes || model(t, r, bid.ModelSubcontract).Tests.State != bid.No {
		t.Error("the way of testing that was typed is not kept to")
	}
	doc.Bid.Consortium.Mode, doc.Bid.Consortium.Lead = bid.GroupByLiability, "m2"
	if _, r = build(doc); model(t, r, bid.ModelSubcontract).Tests.State != bid.Yes || model(t, r, bid.ModelManagedProvider).Tests.State != bid.Yes {
		t.Error("a prime and a lead that pass do not count")
	}
}

// Set-up: 63 days are nine weeks. What takes nine fits; what takes more is late, and told
// of the chosen arrangement only. Its cost stands beside the return: 40 % of £30,000 less
// £5,000 is £10,000; £4,000 of bidding and £6,000 of set-up leave nothing.
func TestSetUpTimeAndCost(t *testing.T) {
	doc := together(2)
	c := &doc.Bid.Consortium
	c.Model = bid.ModelUnincorporated
	c.Models = []bid.ModelPlan{{ID: "x", Model: bid.ModelUnincorporated, Weeks: Q("9"), Cost: P("6000")}, {ID: "y", Model: bid.ModelNewEntity, Weeks: Q("9.1"), Cost: P("6000.01")}}
	doc.Bid.Choice.Chance, doc.Bid.Choice.Surplus, doc.Bid.Choice.SetUp = S("0.4"), P("30000"), P("5000")
	doc.Bid.Choice.Effort = []bid.BidEffort{{ID: "e", Amount: P("4000")}}
	s, r := build(doc)
	whole, company := model(t, r, bid.ModelUnincorporated), model(t, r, bid.ModelNewEntity)
	if whole.Slack.Decimal().String() != "0" || whole.Late != "" || company.Late == "" || fires(s, "CONS-051") {
		t.Errorf("%s %q %q", whole.Slack.Format(), whole.Late, company.Late)
	}
	if got := whole.EV.Decimal().String(); got != "0" || whole.PStar.Decimal().String() != "0.4" || company.EV.Decimal().String() != "-0.01" || fires(s, "CONS-084") {
		t.Errorf("%s at %s, %s", got, whole.PStar.Format(), company.EV.Format())
	}
	if m := model(t, r, bid.ModelHub); m.EV.Available() || m.Slack.Available() || m.EV.Reason().Path != "consortium.models.hub_and_spoke.cost" {
		t.Errorf("a cost that was not typed is taken as known: %s, %+v", m.EV.Format(), m.EV.Reason())
	}
	if m := model(t, r, bid.ModelSole); m.EV.Decimal().String() != "6000" {
		t.Errorf("alone: %s", m.EV.Format())
	}
	doc.Bid.Consortium.Model, doc.Bid.Consortium.Cost.Legal = bid.ModelNewEntity, P("100")
	if s, _ = build(doc); !fires(s, "CONS-051") || !fires(s, "CONS-084") || !fires(s, "CONS-085") {
		t.Errorf("%v", s.Issues)
	}
	doc.Bid.Opportunity.Dates.Deadline.Day = ""
	if _, r = build(doc); r.WeeksLeft.Available() || model(t, r, bid.ModelNewEntity).Late != "" {
		t.Error("without a deadline nothing can be late")
	}
}

// A rule that speaks against what is chosen is told, and so is a liability that differs.
func TestFindingsOnTheChosenArrangement(t *testing.T) {
	doc := together(2)
	doc.Bid.Consortium.Model, doc.Bid.Consortium.Liability = bid.ModelNewEntity, bid.LiabilityNewEntity
	if s, _ := build(doc); fires(s, "CONS-082") || fires(s, "CONS-086") {
		t.Errorf("%v", s.Issues)
	}
	doc.Bid.Consortium.Split.Value, doc.Bid.Consortium.Liability = P("50000"), bid.LiabilityJoint
	if s, _ := build(doc); !fires(s, "CONS-082") || !fires(s, "CONS-086") {
		t.Errorf("%v", s.Issues)
	}
	doc.Bid.Consortium.Models = []bid.ModelPlan{{ID: "n", Model: bid.ModelNewEntity, Note: "It exists already"}}
	s, _ := build(doc)
	if i := slices.IndexFunc(s.Issues, func(i bid.Issue) bool { return i.Code == "CONS-082" }); i < 0 || s.Issues[i].Severity != bid.Informs {
		t.Errorf("a reason that is noted does not count: %v", s.Issues)
	}
	doc = together(2)
	doc.Bid.Consortium.Model = bid.ModelManagedProvider
	doc.Organisation.Standing.Accounts = accounts("1")
	if s, _ := build(doc); !fires(s, "CONS-083") {
		t.Errorf("%v", s.Issues)
	}
}

// Who bids alone and typed nothing about a group sees no figures and no findings of it.
func TestABidAloneHasNoFigures(t *testing.T) {
	s, r := build(Empty())
	if r.Used || len(r.Models) != 8 || len(r.Gates) > 0 {
		t.Errorf("%+v", r)
	}
	for _, n := range s.Graph.Figures() {
		if strings.HasPrefix(n.ID(), "cons.model") {
			t.Errorf("%s", n.ID())
		}
	}
}

// The parts of the bid cost that the parties bear make the whole, or it is asked who bears
// the rest: £1,000 of bidding and £500 of legal set-up, of which we bear £900 and £600 is a
// partner's.
func TestThePartsOfTheBidCostMakeTheWhole(t *testing.T) {
	doc := together(1)
	c := &doc.Bid.Consortium
	doc.Bid.Choice.Chance, doc.Bid.Choice.Surplus = S("0.5"), P("9000")
	doc.Bid.Choice.Effort = []bid.BidEffort{{ID: "e", Amount: P("1000")}}
	c.Cost.Legal, c.Cost.OwnPart, c.Members[0].Cash.BidCost = P("500"), P("900"), P("600")
	if s, _ := build(doc); fires(s, "CONS-087") {
		t.Errorf("%v", s.Issues)
	}
	c.Cost.OwnPart = P("899.99")
	if s, _ := build(doc); !fires(s, "CONS-087") {
		t.Error("a penny that nobody bears is not asked for")
	}
	c.Members[0].Cash.BidCost = money.Pounds{}
	if s, _ := build(doc); fires(s, "CONS-087") {
		t.Error("a part that is not typed counts as nothing")
	}
}
