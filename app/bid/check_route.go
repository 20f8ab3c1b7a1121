package bid

// route checks what decides how the buyer has to buy: amounts, days in order, and
// quote bands that end after they begin.
func (c *checker) route(doc Document) {
	r := &doc.Bid.Opportunity.Route
	const path = "opportunity.route."
	for i := range r.Parts {
		p := &r.Parts[i]
		at, name := path+"parts."+idOr(p.ID, i), p.Name
		if name == "" {
			name = "This part"
		}
		c.notNegative(at+".yearly", name+" a year", p.Yearly)
		c.notNegative(at+".amount", name, p.Amount)
		c.notNegative(at+".years", "The length", p.Years)
	}
	c.notNegative(path+"psr.valueBefore", "The value of the present contract", r.PSR.Before)
	c.notNegative(path+"psr.valueAfter", "The value of the new contract", r.PSR.After)
	for i := range r.Says {
		c.notNegative(path+"says."+idOr(r.Says[i].ID, i)+".value", "The amount that the tender says", r.Says[i].Value)
	}
	for i := range doc.Organisation.Profiles {
		q := &doc.Organisation.Profiles[i]
		for j := range q.Bands {
			b := &q.Bands[j]
			at := "organisation.quoteProfiles." + idOr(q.ID, i) + ".bands." + idOr(b.ID, j)
			c.notNegative(at+".over", "The lower end", b.Over)
			c.notNegative(at+".upTo", "The upper end", b.UpTo)
			c.notNegative(at+".quotes", "The number of quotes", b.Quotes)
			if b.UpTo.IsSet() && !b.UpTo.Decimal().IsNegative() && !b.UpTo.Decimal().GreaterThan(b.Over.Decimal()) {
				c.add(CodeTerm, Blocks, at+".upTo", "The band ends at %s, not above its lower end of %s. Correct one of them.", b.UpTo.Format(), b.Over.Format())
			}
		}
	}
}
