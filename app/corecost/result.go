package corecost

import (
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// Result is what the core costs of a bid come to, ready to print.
type Result struct {
	Allocation *Allocation // nil when the organisation lists no services
	Schedules  []*Schedule
	Issues     []bid.Issue
}

// Input is what core costs rest on beside the sheet: Allocation is the one made for
// the price, nil where there was none, and On the day of the assessment.
type Input struct {
	Document   bid.Document
	Library    *reference.Library // templates; nil leaves out what they know of categories
	Allocation *Allocation
	On         date.Date
}

// Build works out allocation, schedules and all that follows from them, on the sheet
// on which the price stands already. It never panics on any values: what cannot be
// computed is not available with a reason, and other figures stand.
func Build(s *working.Sheet, in Input) *Result {
	r := &Result{Allocation: in.Allocation}
	if r.Allocation == nil {
		r.Allocation = Allocate(s, in.Document)
	}
	if r.Allocation != nil {
		r.Allocation.finish(s, in.Document.Organisation)
		r.Issues = append(r.Issues, r.Allocation.findings(in.Document.Bid.Core)...)
	}
	schedules := tidy(in.Document.Bid.Core.Schedules)
	if len(schedules) == 0 {
		return r
	}
	in.Document.Organisation.RunningCosts = working.Unique(in.Document.Organisation.RunningCosts, func(c *bid.RunningCost) *string { return &c.ID })
	first := len(s.Issues)
	b := &builder{Sheet: s, in: in, out: r, alloc: r.Allocation, core: in.Document.Bid.Core, pays: map[string]string{}}
	if in.Library != nil {
		for _, row := range in.Library.CoreSchedules() {
			if row.Kind == "category" {
				b.pays[row.Template+" "+row.Code] = row.Pay
			}
		}
	}
	for _, c := range schedules {
		r.Schedules = append(r.Schedules, b.schedule(c))
	}
	for _, c := range r.Schedules {
		b.versions(c)
		b.occupancy(c)
		b.affordable(c)
		b.uplift(c)
		b.disclosed(c)
		for i := range c.doc.Blocks {
			c.Blocks = append(c.Blocks, b.block(c, &c.doc.Blocks[i]))
		}
		for i := range c.doc.Discounts {
			d := &c.doc.Discounts[i]
			b.withinOne(c.Path+".discounts."+d.ID+".rate", "The discount “"+working.Named(d.Name, "Discount")+"”", d.Rate)
		}
	}
	for _, c := range r.Schedules { // after all versions: an add-on needs those of another
		for i := range c.doc.Referrals {
			c.Referrals = append(c.Referrals, b.referral(c, &c.doc.Referrals[i], r.Schedules))
		}
	}
	b.sources()
	r.Issues = append(r.Issues, s.Issues[first:]...)
	return r
}

// sources warns (CORE-026) when schedules of one establishment and buyer carry more
// than the whole of a cost between them.
func (b *builder) sources() {
	carried := map[string]decimal.Decimal{}
	for _, r := range b.out.Schedules {
		for _, k := range r.Categories {
			for _, l := range k.Lines {
				if l.From == bid.FromTyped || l.FromID == "" {
					continue
				}
				share := l.Share.Decimal()
				if !l.Share.IsSet() {
					share = decimal.NewFromInt(1)
				}
				key := strings.Join([]string{r.Establishment, r.Buyer, string(l.From), l.FromID}, "\x00")
				before := carried[key]
				carried[key] = before.Add(share)
				if before.IsPositive() && carried[key].GreaterThan(decimal.NewFromInt(1)) {
					b.Issue("CORE-026", bid.Warns, l.Path+".fromId", "“%s” is carried more than once: %s of it stands in the schedules of this buyer. Split it with shares, or take it out of one.", l.Name, money.ShareOf(carried[key]).Format())
				}
			}
		}
	}
}
