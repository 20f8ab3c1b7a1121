package bid

import "strings"

// maxTermMonths bounds how late a contract may be ended.
const maxTermMonths = 600

// fairness checks the terms typed and that each item has one answer.
func (c *checker) fairness(f *Fairness) {
	c.days("fairness.passedDownDays", "The days in which a prime pays", f.PassedDownDays, maxDays)
	c.days("fairness.breakMonths", "The months until the buyer may end it", f.BreakMonths, maxTermMonths)
	seen := map[string]bool{}
	for i, a := range f.Answers {
		path := "fairness.answers." + idOr(a.ID, i) + ".itemId"
		switch {
		case !fairItem(a.ItemID):
			c.add(CodeNoChoice, Blocks, path, "%q is no item of the pledge or of the principles, so this answer counts for nothing. Choose the item again.", clipped(a.ItemID))
		case seen[a.ItemID]:
			c.add(CodeTwice, Warns, path, "%s is answered twice; the first answer counts. Remove one of them.", a.ItemID)
		}
		seen[a.ItemID] = true
	}
}

// fairItem reports FAIR-01 … FAIR-30 and PRIN-1 … PRIN-5.
func fairItem(id string) bool {
	if n, found := strings.CutPrefix(id, "FAIR-"); found {
		return len(n) == 2 && (n >= "01" && n <= "09" || n >= "10" && n <= "29" || n == "30") && n[1] >= '0' && n[1] <= '9'
	}
	n, found := strings.CutPrefix(id, "PRIN-")
	return found && len(n) == 1 && n >= "1" && n <= "5"
}
