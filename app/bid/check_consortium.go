package bid

// group checks the figures of bidding together: demand, shares, fee, payment days, risks.
func (c *checker) group(g *Consortium) {
	for i, cell := range g.Cells {
		at := "consortium.cells." + idOr(cell.ID, i)
		c.notNegative(at+".demand", "The demand", cell.Demand)
		c.notNegative(at+".price", "The price", cell.Price)
		for _, part := range cell.Parts {
			c.fraction(at+".parts", "The share of the cell", part.Share)
		}
	}
	for i, plan := range g.Models {
		at := "consortium.models." + idOr(plan.ID, i)
		c.notNegative(at+".weeks", "The weeks to set it up", plan.Weeks)
		c.notNegative(at+".cost", "The cost of setting it up", plan.Cost)
		for j, mark := range plan.Marks {
			c.upTo(at+".marks."+idOr(mark.ID, j)+".mark", "The mark", mark.Mark, 5)
		}
	}
	c.notNegative("consortium.split.value", "The contract value", g.Split.Value)
	c.fraction("consortium.split.fee.rate", "The fee rate", g.Split.Fee.Rate)
	c.notNegative("consortium.split.fee.monthly", "The monthly fee", g.Split.Fee.Monthly)
	for i, item := range g.Split.Shared {
		c.notNegative("consortium.split.shared."+idOr(item.ID, i)+".amount", "The amount", item.Amount)
	}
	c.upTo("consortium.chain.days", "The days to pay", g.Chain.Days, 365)
	c.probability("consortium.chain.results.chance", "The chance of the outcomes", g.Chain.Results.Chance)
	c.fraction("consortium.chain.results.share", "The part that hangs on outcomes", g.Chain.Results.Share)
	c.notNegative("consortium.chain.debt", "The late invoice", g.Chain.Debt)
	c.notNegative("consortium.chain.lateDays", "The days late", g.Chain.LateDays)
	for i, m := range g.Members {
		c.upTo("consortium.members."+idOr(m.ID, i)+".terms.days", "The days to pay", m.Terms.Days, 365)
	}
	for i, risk := range g.Risks {
		c.probability("consortium.risks."+idOr(risk.ID, i)+".probability", "The probability", risk.Probability)
		c.notNegative("consortium.risks."+idOr(risk.ID, i)+".impact", "The impact", risk.Impact)
	}
}
