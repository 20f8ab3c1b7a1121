package selection

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
)

func (b *builder) verdicts() {
	bidFor := func(id string) bool { return len(b.in.Lots) == 0 || slices.Contains(b.in.Lots, id) }
	lots := b.in.Document.Bid.Opportunity.Lots
	b.out.Overall = b.scope("", func(id string) bool { return id == "" || bidFor(id) })
	for _, lot := range lots {
		s := b.scope(lot.ID, func(id string) bool { return id == "" || id == lot.ID })
		s.Title = lot.Title
		b.out.Lots = append(b.out.Lots, s)
	}
}

// scope judges the conditions and tests that in says belong to it.
func (b *builder) scope(lot string, in func(string) bool) Scope {
	s := Scope{LotID: lot}
	excluded, musts := false, 0
	ask := func(text, path string) { s.Questions = append(s.Questions, Question{text, path}) }
	for _, who := range b.out.Bodies {
		if who.MemberID == "" && who.State == CellExcluded {
			excluded = true
		}
		if who.MemberID != "" && who.State == CellExcluded && !b.reliedOn(who.MemberID) {
			s.Gaps++ // a partner to replace; one relied on counts with its condition
		}
		for _, c := range who.Cells {
			switch c.State {
			case CellUnanswered:
				ask(who.Name+": "+c.Ground.Question, c.Path)
			case CellExcludable:
				ask(who.Name+": will the buyer leave you out for “"+c.Ground.Label+"”?", c.Path)
			}
		}
	}
	if b.in.Library == nil {
		ask("The grounds for exclusion could not be read.", "organisation.standing.exclusions")
	}
	for _, q := range b.out.Requirements {
		if !in(q.LotID) || q.Scored {
			continue
		}
		musts++
		switch q.State {
		case Gap:
			s.Gaps++
		case Open:
			ask(q.title()+": "+q.Why, q.Path)
		}
		if q.Partner != "" && !slices.Contains(s.Partners, q.Partner) {
			s.Partners = append(s.Partners, q.Partner)
			if q.Agreed != bid.Yes {
				s.NotAgreed = append(s.NotAgreed, q.Partner)
			}
		}
	}
	for _, t := range b.in.Tests {
		switch {
		case !in(t.LotID) || t.OnFail == bid.FailExplain:
		case t.Passed == bid.No && t.OnFail == bid.FailMust:
			s.Gaps++
		case t.Passed == bid.No:
			ask(t.Name+": the buyer may leave you out. What evidence will it weigh?", t.Path)
		case t.Passed != bid.Yes:
			ask(t.Name+": the test cannot be worked out yet.", t.Path)
		}
	}
	for _, r := range b.in.Reserved {
		switch r.Meets {
		case bid.No:
			s.Gaps++
			s.NotMet = append(s.NotMet, r.What)
		case bid.Unknown:
			ask(r.What+". Do you belong to it?", r.Path)
		}
	}
	if musts == 0 {
		ask("What does the buyer ask of bidders?", "eligibility.requirements")
	}
	slices.Sort(s.Partners)
	slices.Sort(s.NotAgreed)
	for _, name := range s.NotAgreed {
		ask(name+": has this partner agreed to be named?", "consortium.members")
	}
	switch open := len(s.Questions); {
	case excluded:
		s.Verdict, s.Words = Excluded, "Excluded as it stands"
	case s.Gaps > 0:
		s.Verdict, s.Words = NotYet, fmt.Sprintf("Not yet: gaps to close: %d", s.Gaps)
	case open > 0:
		s.Verdict, s.Words = CannotTell, fmt.Sprintf("Not known yet: questions open: %d", open)
	case len(s.Partners) > 0:
		s.Verdict, s.Words = WithPartners, "Eligible with partners"
	default:
		s.Verdict, s.Words = Eligible, "Eligible"
	}
	return s
}

// plan lists the gaps of the lots bid for by slack, the least first; gaps whose slack
// is not known come last.
func (b *builder) plan() {
	for _, q := range b.out.Requirements {
		if q.State != Gap || q.Scored || q.LotID != "" && len(b.in.Lots) > 0 && !slices.Contains(b.in.Lots, q.LotID) {
			continue
		}
		step := Step{ID: q.ID, What: q.Plan, Owner: q.Owner, Path: q.Path, Weeks: q.Weeks, Cost: q.Cost, Needed: b.needed(&q)}
		if step.What == "" {
			step.What = q.title() + ": " + q.Why
		}
		switch {
		case step.Needed.IsZero():
			step.Words = "the day that it is needed is not known"
		case !step.Weeks.IsSet():
			step.Words = "the weeks that it takes are not typed"
		case step.Weeks.Decimal().IsNegative() || step.Weeks.Decimal().GreaterThan(decimal.NewFromInt(5200)):
			step.Words = "the weeks that it takes are not a figure we can plan with"
		default:
			days := int(step.Weeks.Decimal().Mul(decimal.NewFromInt(7)).Ceil().IntPart())
			step.Start = step.Needed.AddDays(-days)
			step.Late = step.Start.Before(b.in.On)
			step.Words = "begin by " + step.Start.String()
			if step.Late {
				step.Words = fmt.Sprintf("cannot be closed in time: it should have begun on %s", step.Start)
			}
		}
		b.out.Plan = append(b.out.Plan, step)
	}
	slices.SortStableFunc(b.out.Plan, func(x, y Step) int {
		if x.Start.IsZero() != y.Start.IsZero() {
			if x.Start.IsZero() {
				return 1
			}
			return -1
		}
		return cmp.Or(x.Start.Time().Compare(y.Start.Time()), cmp.Compare(x.ID, y.ID))
	})
}
