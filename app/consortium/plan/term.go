package plan

import (
	"fmt"

	"bidwright/app/date"
)

// maxMonths bounds the term over which a value is spread: 50 years.
const maxMonths = 600

// Term is how long the contract runs, in whole months; zero Months when not known.
type Term struct {
	Months int
	Start  date.Date // zero when not known
	Words  string    // where it comes from, or what is missing
	Path   string    // to mend it
}

// term is the years that are priced where the value is the priced one; otherwise what
// the notice says first, because a typed value may be for another time than the price.
func (b *builder) term() {
	o, p := &b.in.Document.Bid.Opportunity.Term, &b.in.Document.Bid.Pricing
	t := Term{Start: p.Start, Path: "opportunity.term.months"}
	if t.Start.IsZero() {
		t.Start = o.Start
	}
	priced := 0
	if p.Years > 0 && b.in.Pricing != nil {
		priced = 12 * len(b.in.Pricing.Years)
	}
	typed := b.group.Split.Value.IsSet()
	switch {
	case priced > 0 && !typed:
		t.Months, t.Words, t.Path = priced, "the contract years that are priced", "pricing.years"
	case o.Months > 0:
		t.Months, t.Words = o.Months, "the term of the contract"
	case !o.Start.IsZero() && o.End.After(o.Start):
		t.Months, t.Words = monthsBetween(o.Start, o.End.AddDays(1)), "the first and last day of the contract"
	case priced > 0:
		t.Months, t.Words, t.Path = priced, "the contract years that are priced", "pricing.years"
	}
	switch {
	case t.Months == 0:
		t.Words = "The length of the contract is not known. Type its months."
	case t.Months > maxMonths:
		t.Words = fmt.Sprintf("The contract runs for %d months; at most %d can be shared out. Correct the term.", t.Months, maxMonths)
		t.Months = 0
	}
	b.out.Term = t
}

// monthsBetween counts whole months, a begun one as a whole.
func monthsBetween(from, to date.Date) int {
	n := (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month())
	if from.AddMonths(n).Before(to) {
		n++
	}
	return n
}
