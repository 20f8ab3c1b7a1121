package bid

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// CheckExchanged looks at the figures of an offer and of a part, as received or as kept.
func CheckExchanged(offer GroupOffer, part PartnerPart) []Issue {
	c := &checker{}
	c.offer("offer", &offer)
	c.part("part", &part)
	return c.issues
}

// exchange checks what parties say of themselves and what a lead offered.
func (c *checker) exchange(b *Bid) {
	c.part("consortium.own", &b.Consortium.Own)
	for i := range b.Consortium.Members {
		m := &b.Consortium.Members[i]
		at := "consortium.members." + idOr(m.ID, i)
		c.part(at+".part", &m.Part)
		c.history(at+".exchange", m.Exchange)
	}
	if b.Invitation != nil {
		c.offer("invitation.offer", &b.Invitation.Offer)
		c.part("invitation.part", &b.Invitation.Part)
		c.history("invitation.exchange", b.Invitation.Exchange)
	}
}

func (c *checker) part(at string, p *PartnerPart) {
	c.notNegative(at+".most", "The most that can be served", p.Most)
	for i, one := range p.Capacity {
		c.notNegative(at+".capacity."+idOr(one.ID, i)+".amount", "The capacity", one.Amount)
	}
	for i, one := range p.Prices {
		c.notNegative(at+".prices."+idOr(one.ID, i)+".price", "The price", one.Price)
	}
	for i, one := range p.Proofs {
		if one.Level.IsSet() && one.Level.Decimal().IsNegative() {
			c.add(CodeNegative, Blocks, at+".proofs."+idOr(one.ID, i)+".level", "The level of this proof is %s; it cannot be below zero. Type it without the minus.", minus(one.Level.String()))
		}
	}
}

func (c *checker) offer(at string, o *GroupOffer) {
	c.notNegative(at+".value", "The value offered", o.Value)
	c.fraction(at+".feeRate", "The fee rate", o.FeeRate)
	c.notNegative(at+".feeMonthly", "The monthly fee", o.FeeMonthly)
	c.upTo(at+".days", "The days to pay", o.Days, 365)
	c.upTo(at+".terms.days", "The days to pay", o.Terms.Days, 365)
	c.fraction(at+".terms.results", "The part that hangs on outcomes", o.Terms.Results)
	c.fraction(at+".results.share", "The part that hangs on outcomes", o.Results.Share)
	c.probability(at+".results.chance", "The chance of the outcomes", o.Results.Chance)
	c.notNegative(at+".results.lagMonths", "The months until that money arrives", o.Results.Lag)
	for i, cell := range o.Cells {
		path := at + ".cells." + idOr(cell.ID, i)
		c.notNegative(path+".demand", "The demand", cell.Demand)
		c.fraction(path+".share", "The share", cell.Share)
		c.fraction(path+".cover", "The cover", cell.Cover)
		c.notNegative(path+".value", "The value", cell.Value)
	}
	seen := map[int]bool{}
	for _, year := range o.Years {
		path := fmt.Sprintf("%s.years.%d", at, year.Year)
		switch {
		case year.Year < 1 || year.Year > MaxYears:
			c.add(CodeTerm, Blocks, path, "Values are for contract years 1 to %d, not for year %d. Remove this one.", MaxYears, year.Year)
		case seen[year.Year]:
			c.add(CodeTerm, Blocks, path, "Year %d has two values; which one counts is not clear. Remove one.", year.Year)
		}
		seen[year.Year] = true
		c.notNegative(path+".value", "The value", year.Value)
	}
	for i, risk := range o.Risks {
		c.fraction(at+".risks."+idOr(risk.ID, i)+".share", "The share of the risk", risk.Share)
	}
	if o.Tender.Years < 0 || o.Tender.Years > MaxGrowthYrs {
		c.add(CodeTerm, Blocks, at+".tender.years", "A contract of %d years cannot be; the term was mistyped. Correct it.", o.Tender.Years)
	}
}

// history checks the record of packs; it is written by the program, so a fault means
// that the file was changed by hand.
func (c *checker) history(at string, e Exchange) {
	if e.Sequence < 0 {
		c.add(CodeNegative, Blocks, at+".sequence", "The number of the newest pack is %s; it cannot be below zero. Open an earlier version of the bid.", minus(decimal.NewFromInt(int64(e.Sequence)).String()))
	}
	newest := 0
	for _, s := range e.Sent {
		if s.Sequence <= newest {
			c.add(CodeTwice, Warns, at+".sent."+s.PackID, "Pack %d is recorded after pack %d; packs are numbered upwards. Answers to them may be compared with the wrong one.", s.Sequence, newest)
		}
		newest = max(newest, s.Sequence)
	}
}
