package bid

import "strings"

// choice checks the marks, the chance and the cost of bidding.
func (c *checker) choice(o *Choice) {
	c.probability("choice.chance", "The chance of winning", o.Chance)
	c.notNegative("choice.setUp", "The set-up after award", o.SetUp)
	c.upTo("choice.hoursWeek", "The hours a week for the bid", o.HoursWeek, 10_000)
	seen := map[string]bool{}
	for i, m := range o.Marks {
		at := "choice.marks." + idOr(m.ID, i)
		c.upTo(at+".mark", "The mark", m.Mark, 5)
		c.upTo(at+".weight", "The weight", m.Weight, 100)
		if m.ItemID != "" && seen[m.ItemID] {
			c.add(CodeTwice, Warns, at+".itemId", "This line of the matrix is marked twice; the first one counts. Remove one of them.")
		}
		seen[m.ItemID] = true
	}
	for i, e := range o.Effort {
		at := "choice.effort." + idOr(e.ID, i)
		c.notNegative(at+".hours", "The hours", e.Hours)
		c.notNegative(at+".rate", "The cost of an hour", e.Rate)
		c.notNegative(at+".amount", "The amount", e.Amount)
		c.notNegative(at+".done", "The hours done", e.Done)
	}
	if o.Despite != "" && strings.TrimSpace(o.Despite) == "" {
		c.add(CodeTerm, Warns, "choice.despite", "The reason to bid although it does not pay holds only spaces. Write it, or empty the field.")
	}
}

// result checks what came of the bid.
func (c *checker) result(r *BidResult) {
	c.notNegative("result.ownQuality", "Your quality mark", r.OwnQuality)
	c.notNegative("result.ownPriceMarks", "Your price marks", r.OwnPriceMarks)
	c.notNegative("result.winnerPrice", "The price of the winner", r.WinnerPrice)
	c.notNegative("result.winnerQuality", "The quality mark of the winner", r.WinnerQuality)
	c.notNegative("result.spentHours", "The hours spent", r.SpentHours)
	c.notNegative("result.spentAmount", "The money spent", r.SpentAmount)
	if r.Bidders < 0 || r.Bidders > 10_000 {
		c.add(CodeNotNumber, Blocks, "result.bidders", "The number of bidders is %d; type a whole number from 0 to 10,000.", r.Bidders)
	}
}
