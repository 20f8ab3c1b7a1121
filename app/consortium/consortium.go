// Package consortium runs the engines about bidding together over a priced bid: who
// delivers what and how the value is shared (plan), what that does to everybody's money
// and risk (chain), and which arrangement fits (models). Each engine is a package of its own below this
// one; figures and findings go onto the sheet that the price was worked out on.
package consortium

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/consortium/chain"
	"bidwright/app/consortium/models"
	"bidwright/app/consortium/plan"
	"bidwright/app/date"
	"bidwright/app/pricing"
	"bidwright/app/reference"
	"bidwright/app/tender"
	"bidwright/app/working"
)

// Input is the bid, the dated facts, the day, and what earlier engines found.
type Input struct {
	Document bid.Document
	Library  *reference.Library
	On       date.Date
	Tender   *tender.Result
	Pricing  *pricing.Result
}

// Result is what there is to say of the group; no part is nil.
type Result struct {
	// Together: there is a group, or an invitation to one.
	Together bool
	Plan     *plan.Result
	Chain    *chain.Result
	Models   *models.Result
	Issues   []bid.Issue // of all of them
}

// Build runs the engines in the order in which they rest on each other. It never panics
// and never fails: what cannot be told says why. A bid without partners gives no findings.
func Build(s *working.Sheet, in Input) *Result {
	before := len(s.Issues)
	r := &Result{Together: len(in.Document.Bid.Consortium.Members) > 0 || in.Document.Bid.Invitation != nil}
	r.Plan = plan.Build(s, plan.Input(in))
	r.Chain = chain.Build(s, paid(in, r.Plan))
	r.Models = models.Build(s, models.Input{Document: in.Document, Library: in.Library, On: in.On, Tender: in.Tender, Pricing: in.Pricing, Plan: r.Plan})
	r.Issues = s.Issues[before:]
	return r
}

// paid hands the chain what the plan found: every party's money by month of the contract.
func paid(in Input, p *plan.Result) chain.Input {
	out := chain.Input{Document: in.Document, Library: in.Library, On: in.On, Tender: in.Tender, Start: p.Term.Start, Why: p.Split.Why, Path: p.Split.Path}
	statements := map[string]*plan.Statement{}
	for _, s := range p.Split.Statements {
		statements[s.Key] = s
	}
	for _, party := range p.Parties {
		one := chain.Party{ID: party.ID, Key: party.Key, Name: party.Name, Path: party.Path, Role: party.Role, Lead: party.Lead, Member: party.Member}
		if s := statements[party.Key]; s != nil {
			one.Value, one.ByMonth = s.Value, months(s.Months())
			for _, item := range s.Paid {
				one.ByMonth = added(one.ByMonth, months(plan.MonthsOf(item.Years)))
			}
		}
		out.Parties = append(out.Parties, one)
	}
	out.Others = months(plan.MonthsOf(p.Split.FeeYears))
	return out
}

func months(parts []plan.MonthPart) []decimal.Decimal {
	var out []decimal.Decimal
	for _, m := range parts {
		out = append(out, m.Amount)
	}
	return out
}

func added(a, b []decimal.Decimal) []decimal.Decimal {
	out := make([]decimal.Decimal, max(len(a), len(b)))
	copy(out, a)
	for i, x := range b {
		out[i] = out[i].Add(x)
	}
	return out
}
