package socialvalue

import (
	"errors"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/working"
)

// tooMany holds a promise of jobs against the staff of the bid (SV-043).
func (b *builder) tooMany(p *Promise) {
	switch p.bid.Kind {
	case bid.CommitJob, bid.CommitApprenticeship:
	default:
		return
	}
	heads := zero
	for _, x := range b.in.Document.Bid.Pricing.People {
		if x.Headcount.IsSet() {
			heads = heads.Add(x.Headcount.Decimal())
		} else {
			heads = heads.Add(one) // a line without a number is one person
		}
	}
	if n := p.bid.Number.Decimal(); heads.IsPositive() && n.GreaterThan(heads) {
		b.Issue("SV-043", bid.Warns, p.Path+".number", "%s promises %s posts, but the bid employs %s people. Check that it can be kept.", p.Text, p.bid.Number.Format(), money.FormatQuantity(heads))
	}
}

// beyondBudget holds what the promises cost against the lines that carry them, over the
// term, and against the price of the contract (SV-043).
func (b *builder) beyondBudget() {
	all := zero
	byLine := map[string]decimal.Decimal{}
	for i := range b.out.Promises {
		p := &b.out.Promises[i]
		cost, known := value(p.Cost)
		if !known {
			continue
		}
		all = all.Add(cost)
		if p.bid.LineID == "" || p.Line == "" {
			continue
		}
		byLine[p.bid.LineID] = byLine[p.bid.LineID].Add(cost)
		year, found := b.Graph.Node("cost." + p.bid.LineID + ".year")
		if !found {
			continue // a post, whose cost is not one amount, or a line billed by itself
		}
		carried, known := value(year)
		if !known {
			continue
		}
		carried = money.RoundPence(carried.Mul(decimal.NewFromInt(int64(b.years))))
		if sum := byLine[p.bid.LineID]; sum.GreaterThan(carried) {
			b.Issue("SV-043", bid.Warns, p.Path+".lineId", "“%s” holds %s over the term, but the commitments that it carries cost %s. Raise the line, or promise less.", clip(p.Line), money.FormatPounds(carried), money.FormatPounds(sum))
		}
	}
	if price, known := value(b.out.Inputs.Price); known && price.IsPositive() && all.GreaterThan(price) {
		b.Issue("SV-043", bid.Warns, "socialValue.commitments", "The commitments cost %s together, more than the whole price of the contract, %s. Check numbers and costs.", money.FormatPounds(all), money.FormatPounds(price))
	}
}

// Reasons why a commitment cannot be carried into the price.
var (
	ErrNoCost       = errors.New("the number or the cost of one is missing")
	ErrCarried      = errors.New("another line of the price carries it already")
	ErrTooMuch      = errors.New("number × cost of one is more than a price can hold")
	errNoCommitment = errors.New("the commitment is not in this bid")
)

// CarryCost puts a commitment into the price: one cost line of number × cost of one, over
// the whole term, to the penny half away from zero. A line that an earlier call made is
// brought up to date, so that doing it twice changes nothing. A line that the user chose
// is never overwritten (ErrCarried).
func CarryCost(b *bid.Bid, id string) error {
	var c *bid.Commitment
	for i := range b.SocialValue.Commitments {
		if x := &b.SocialValue.Commitments[i]; x.ID == id {
			c = x
		}
	}
	switch {
	case c == nil:
		return errNoCommitment
	case !c.Number.IsSet() || !c.UnitCost.IsSet() || c.Number.Decimal().IsNegative() || c.UnitCost.Decimal().IsNegative():
		return ErrNoCost
	}
	amount := money.RoundPence(c.Number.Decimal().Mul(c.UnitCost.Decimal()))
	if amount.GreaterThanOrEqual(decimal.New(1, 12)) {
		return ErrTooMuch
	}
	made := "commitment-" + id
	for _, x := range b.Pricing.People {
		if x.ID == c.LineID && c.LineID != "" {
			return ErrCarried
		}
	}
	line := -1
	for i := range b.Pricing.Costs {
		switch x := b.Pricing.Costs[i].ID; {
		case x == made:
			line = i
		case x == c.LineID && x != "":
			return ErrCarried
		}
	}
	if line < 0 {
		b.Pricing.Costs = append(b.Pricing.Costs, bid.CostLine{ID: made, Category: "Social value commitments", Basis: bid.Once, Fixed: true})
		line = len(b.Pricing.Costs) - 1
	}
	x := &b.Pricing.Costs[line]
	if name := "Commitment: " + working.Named(c.Text, "without words"); len([]rune(name)) <= bid.MaxName {
		x.Name = name
	} else {
		x.Name = string([]rune(name)[:bid.MaxName])
	}
	x.Amount = money.PoundsOf(amount)
	x.Reason = "Promised in the contract: " + c.Number.Format() + " at " + money.FormatPounds(c.UnitCost.Decimal()) + " each."
	c.LineID, c.Free = made, false
	return nil
}

// CanCarry reports what CarryCost would answer, without changing anything.
func CanCarry(b bid.Bid, id string) error {
	b.SocialValue.Commitments = append([]bid.Commitment(nil), b.SocialValue.Commitments...)
	b.Pricing.Costs = append([]bid.CostLine(nil), b.Pricing.Costs...)
	return CarryCost(&b, id)
}
