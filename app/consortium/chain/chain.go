// Package chain is what an arrangement does to everybody’s money and risk: payment down
// the chain by event date, late payment, payment by results, the register of risks, joint
// liability, what bidding together is worth, the checks of partners and the heads of
// terms (sections 5 to 9 of the consortium specification). All figures are internal.
// Figure ids are listed in app/assess/doc.go.
package chain

import (
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/reference"
	"bidwright/app/tender"
	"bidwright/app/working"
)

// Input is what the chain rests on. Tender may be nil; what needs it is then not known.
type Input struct {
	Document bid.Document
	Library  *reference.Library
	On       date.Date
	Tender   *tender.Result
	// Parties are the organisation, then its members, guarantors too.
	Parties []Party
	// Start is the first day of the contract; zero when not known.
	Start date.Date
	// Others are the months of what the buyer pays beside the parties’ values and shared
	// items: the management fee, which the lead keeps.
	Others []decimal.Decimal
	// Why says why there are no months to pay, with the field to mend.
	Why, Path string
}

// Party is the organisation itself, whose ID is empty, or a member, with its part of the
// contract value. All parties have the same number of months.
type Party struct {
	ID, Key, Name string // Key stands for it in figure ids
	Path          string // in the document
	Role          bid.MemberRole
	Lead          bool
	Member        *bid.Member // nil for the organisation itself
	Value         calc.Node   // pounds over the term; zero Node for one that has no part
	// ByMonth are value and shared items paid to it by month of the contract, in whole
	// pence; nil when not known.
	ByMonth []decimal.Decimal
}

// Result is what there is to say. Without partners it is empty.
type Result struct {
	Terms     Terms
	Payments  []*Payment // of every party that has a part, in the order of the parties
	Group     *Payment   // all of them together; nil without partners
	Bridge    Bridge
	Late      Late
	Risks     Risks
	Worst     Worst
	People    []PeopleState
	Worth     Worth
	Diligence []PartnerChecks
	Heads     []Head
	LeftOut   []string // titles of heads left out on purpose
	Issues    []bid.Issue
}

type fig = working.Fig

type builder struct {
	*working.Sheet
	in      Input
	group   *bid.Consortium
	parties []*party
	lead    *party
	out     *Result

	transfers []transfer // of money down the chain; nil without dates
}

// party is a party at work.
type party struct {
	Party
	terms    bid.PartnerTerms
	cash     bid.PartnerCash
	cashPath string
	resolved resolved
	months   flow // its own part by month
	tree     flow // with everybody paid through it
	payer    *party
	via      []*party // whom it pays
}

// Build writes the figures on the sheet and gives the results with their findings. It
// never panics on any values: what cannot be worked out says why.
func Build(s *working.Sheet, in Input) *Result {
	b := &builder{Sheet: s, in: in, group: &in.Document.Bid.Consortium, out: &Result{}}
	if len(b.group.Members) == 0 {
		return b.out
	}
	before := len(s.Issues)
	b.join()
	b.payments()
	b.late()
	b.risks()
	b.worst()
	b.people()
	b.worth()
	b.diligence()
	b.heads()
	b.out.Issues = append([]bid.Issue(nil), s.Issues[before:]...)
	return b.out
}

// join takes the parties with their terms and money. Where nobody leads any more, the
// organisation does.
func (b *builder) join() {
	for _, p := range b.in.Parties {
		one := &party{Party: p}
		if m := p.Member; m != nil {
			one.terms, one.cash, one.cashPath = m.Terms, m.Cash, p.Path+".cash"
			if !one.cash.Reserves.IsSet() || !one.cash.Spend.IsSet() {
				one.cash = fromAccounts(one.cash, m.Standing)
			}
		} else {
			one.cash, one.cashPath = fromAccounts(b.group.OwnCash, b.in.Document.Organisation.Standing), "consortium.ownCash"
		}
		if p.Lead {
			b.lead = one
		}
		b.parties = append(b.parties, one)
	}
	if b.lead == nil && len(b.parties) > 0 {
		b.lead = b.parties[0]
		b.lead.Lead = true
	}
}

// fromAccounts fills free reserves and a year’s spending from the newest accounts.
func fromAccounts(c bid.PartnerCash, s bid.Standing) bid.PartnerCash {
	var newest *bid.AccountsYear
	for i := range s.Accounts {
		if a := &s.Accounts[i]; newest == nil || a.YearEnd.After(newest.YearEnd) {
			newest = a
		}
	}
	if newest == nil {
		return c
	}
	if !c.Reserves.IsSet() {
		c.Reserves = newest.FreeReserves
	}
	if !c.Spend.IsSet() && (newest.Months == 0 || newest.Months == 12) {
		c.Spend = newest.AnnualSpend
	}
	return c
}

// find is a party by the id of the document.
func (b *builder) find(id string) *party {
	for _, p := range b.parties {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// limit is a figure of the table of limits for groups.
func (b *builder) limit(id string) (reference.GroupLimit, bool) {
	if b.in.Library == nil {
		return reference.GroupLimit{}, false
	}
	return b.in.Library.GroupLimit(id)
}

// days is a limit in whole days or months; 0 where the table lacks it.
func (b *builder) days(id string) int {
	l, found := b.limit(id)
	if !found {
		return 0
	}
	return int(l.Value.Decimal().IntPart())
}

// note records a figure that was followed day by day; an order of dates is no formula.
func (b *builder) followed(f fig, value decimal.Decimal) calc.Node {
	b.Labels[f.ID] = bid.LabelInternal
	return b.Graph.Input(f.ID, f.Label, f.Unit, value, calc.Origin{Note: "followed day by day through the dated payments"}).Key(f.Key)
}

// listed joins names: A, B and C.
func listed(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
