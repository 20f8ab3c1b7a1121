package bid

// maxPlanWeeks is a hundred years: more is a slip of the keyboard.
const maxPlanWeeks = 5200

// selection checks the conditions: what it takes to close a gap.
func (c *checker) selection(e *Eligibility) {
	for i, r := range e.Requirements {
		at := "eligibility.requirements." + idOr(r.ID, i)
		c.upTo(at+".weeks", "The weeks to close the gap", r.Weeks, maxPlanWeeks)
		c.notNegative(at+".cost", "The cost to close the gap", r.Cost)
	}
}
