package bid

import "fmt"

// group checks the figures of bidding together: demand, shares, fee, payment days, risks.
func (c *checker) group(g *Consortium) {
	for i, cell := range g.Cells {
		at := "consortium.cells." + idOr(cell.ID, i)
		c.notNegative(at+".demand", "The demand", cell.Demand)
		c.notNegative(at+".price", "The price", cell.Price)
		for k, part := range cell.Parts {
			c.fraction(fmt.Sprintf("%s.parts.%d.share", at, k), "The share of the cell", part.Share)
		}
	}
	c.arrangements(g)
	c.notNegative("consortium.split.value", "The contract value", g.Split.Value)
	c.fraction("consortium.split.fee.rate", "The fee rate", g.Split.Fee.Rate)
	c.notNegative("consortium.split.fee.monthly", "The monthly fee", g.Split.Fee.Monthly)
	for i, item := range g.Split.Shared {
		c.notNegative("consortium.split.shared."+idOr(item.ID, i)+".amount", "The amount", item.Amount)
	}
	c.notNegative("consortium.split.fee.hubCost", "The yearly cost of managing", g.Split.Fee.HubCost)
	c.notNegative("consortium.split.fee.volume", "The expected contract value a year", g.Split.Fee.Volume)
	c.days("consortium.split.fee.months", "The months of the fee", g.Split.Fee.Months, maxMonths)
	c.days("consortium.chain.days", "The days to pay", g.Chain.Days, maxPayDays)
	c.days("consortium.chain.delayDays", "The days to pass money on", g.Chain.DelayDays, maxPayDays)
	c.notNegative("consortium.chain.opening", "The money set aside for bridging", g.Chain.Opening)
	c.fraction("consortium.chain.baseRate", "The base rate", g.Chain.BaseRate)
	c.days("consortium.chain.results.lagMonths", "The months until money for results arrives", g.Chain.Results.Lag, maxMonths)
	c.probability("consortium.chain.results.chance", "The chance of the outcomes", g.Chain.Results.Chance)
	c.fraction("consortium.chain.results.share", "The part that hangs on outcomes", g.Chain.Results.Share)
	c.notNegative("consortium.chain.debt", "The late invoice", g.Chain.Debt)
	c.notNegative("consortium.chain.lateDays", "The days late", g.Chain.LateDays)
	for i, m := range g.Members {
		at := "consortium.members." + idOr(m.ID, i)
		c.days(at+".terms.days", "The days to pay", m.Terms.Days, maxPayDays)
		c.fraction(at+".terms.results", "The part that hangs on outcomes", m.Terms.Results)
		c.partnerCash(at+".cash", &m.Cash)
	}
	c.partnerCash("consortium.ownCash", &g.OwnCash)
	c.notNegative("consortium.cost.legal", "The legal set-up", g.Cost.Legal)
	c.notNegative("consortium.cost.ownPart", "Our part of the bid cost", g.Cost.OwnPart)
	for i, risk := range g.Risks {
		at := "consortium.risks." + idOr(risk.ID, i)
		c.probability(at+".probability", "The probability", risk.Probability)
		c.notNegative(at+".impact", "The impact", risk.Impact)
		for k, part := range risk.Parts {
			c.fraction(fmt.Sprintf("%s.parts.%d.share", at, k), "The share of the risk", part.Share)
		}
	}
	c.worst(&g.Worst)
}

// The limits of the specification: payment days, and a term of fifty years.
const (
	maxPayDays = 365
	maxMonths  = 600
)

// partnerCash checks what is assumed of a party's money.
func (c *checker) partnerCash(at string, p *PartnerCash) {
	c.notNegative(at+".costShare", "The costs as a share of the value", p.CostShare)
	c.days(at+".payDay", "The pay day", p.PayDay, 31)
	for _, f := range []struct {
		name, what string
		figure     figure
	}{{"available", "The cash and facility", p.Available}, {"income", "The yearly income", p.Income}, {"spend", "The yearly spending", p.Spend},
		{"bidCost", "The part of the bid cost", p.BidCost}, {"setUp", "The set-up after award", p.SetUp}} {
		c.notNegative(at+"."+f.name, f.what, f.figure)
	}
}

// worst checks the range of the loss: it is typed, and its least is not above its most.
func (c *checker) worst(w *WorstCase) {
	const at = "consortium.worst."
	c.notNegative(at+"low", "The least loss", w.Low)
	c.notNegative(at+"high", "The greatest loss", w.High)
	c.notNegative(at+"insured", "What insurance pays", w.Insured)
	for _, o := range w.Others {
		c.notNegative(at+"others", "What the others can pay", o.Amount)
	}
	if w.Low.IsSet() && w.High.IsSet() && w.Low.Decimal().GreaterThan(w.High.Decimal()) {
		c.add(CodeShare, Blocks, at+"low", "The least loss is %s and the greatest %s, so the range is upside down. Swap or correct them.", w.Low.Format(), w.High.Format())
	}
}

// arrangements checks the weeks, costs and marks of each arrangement and the weights.
func (c *checker) arrangements(g *Consortium) {
	planned := map[GroupModel]bool{}
	for i, plan := range g.Models {
		at := "consortium.models." + idOr(plan.ID, i)
		c.upTo(at+".weeks", "The weeks to set it up", plan.Weeks, 520)
		c.notNegative(at+".cost", "The cost of setting it up", plan.Cost)
		if planned[plan.Model] {
			c.add(CodeTwice, Warns, at+".model", "This arrangement is described twice; the first description counts. Remove one of them.")
		}
		planned[plan.Model] = true
		seen := map[string]bool{}
		for j, mark := range plan.Marks {
			one := at + ".marks." + idOr(mark.ID, j)
			c.upTo(one+".mark", "The mark", mark.Mark, 5)
			if mark.ItemID != "" && seen[mark.ItemID] {
				c.add(CodeTwice, Warns, one+".itemId", "This line is marked twice for one arrangement; the first mark counts. Remove one of them.")
			}
			seen[mark.ItemID] = true
		}
	}
	seen := map[string]bool{}
	for i, w := range g.Weights {
		at := "consortium.modelWeights." + idOr(w.ID, i)
		c.upTo(at+".weight", "The weight", w.Weight, 100)
		if w.ItemID != "" && seen[w.ItemID] {
			c.add(CodeTwice, Warns, at+".itemId", "This line has two weights; the first one counts. Remove one of them.")
		}
		seen[w.ItemID] = true
	}
}
