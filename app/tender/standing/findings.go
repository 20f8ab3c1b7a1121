package standing

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
)

func (b *builder) findings() {
	if len(b.r.Tests) == 0 {
		return
	}
	c := b.in.Document.Bid.Consortium
	if len(c.Members) > 0 && c.Liability == bid.LiabilityUnknown {
		b.Issue("ELIG-025", bid.Warns, "consortium.liability", "It is not said how the members answer to the buyer, so it is not known whose accounts count. Choose it.")
	}
	on := b.in.On
	if d, err := date.ParseISO(b.in.Document.Bid.Opportunity.Dates.Deadline.Day); err == nil {
		on = d
	}
	for _, w := range b.bodies {
		switch y := w.years[0].data; {
		case y == nil:
			b.Issue("ELIG-020", bid.Warns, w.path, "No accounts are typed for %s, so its tests cannot be worked out. Type the latest year.", w.name)
		case y.YearEnd.IsZero():
			b.Issue("ELIG-020", bid.Warns, w.years[0].path+".yearEnd", "The latest accounts of %s have no year end, so it is not known whether they are recent enough. Type it.", w.name)
		case y.YearEnd.AddMonths(18).Before(on):
			b.Issue("ELIG-020", bid.Warns, w.years[0].path+".yearEnd", "The latest accounts of %s end more than 18 months before bids are due. Type newer ones.", w.name)
		}
	}
	failed := false
	for _, t := range b.r.Tests {
		i := bid.Issue{Code: "ELIG-023", Severity: bid.Blocks, Path: t.Path, Message: t.Name + ": the test is not passed."}
		if strings.HasPrefix(t.TestID, "FIN-TURN") {
			i.Code, i.Message = "ELIG-021", t.Name+": the turnover is short of what is asked."
		}
		switch {
		case t.Outcome == NotComputable:
			i.Code, i.Severity, i.Message = "ELIG-024", bid.Warns, t.Name+" cannot be worked out. "+t.Why
		case t.Outcome == Explain:
			i.Severity = bid.Warns
			i.Message += " The tender may weigh an explanation."
		case t.Outcome != Fail:
			continue
		case t.Consequence == bid.FailMay:
			i.Severity = bid.Warns
			i.Message += " The buyer may exclude the bid; ask what evidence it will weigh."
			i.Question = "Where a bidder does not meet the test “" + t.Name + "”, what other evidence of financial standing will you weigh?"
		}
		failed = failed || t.Outcome == Fail
		if t.Outcome == Fail && t.Why != "" {
			i.Message += " " + t.Why
		}
		for n, f := range t.Fixes {
			i.Message += map[bool]string{true: " It would pass with ", false: " Or with "}[n == 0] + f.Words
			if f.Prior {
				i.Message += " in the year before"
			}
			i.Message += "."
		}
		if t.NearMiss {
			i.Message += " It is a near miss: within 10 % of the mark, which is our own limit."
		}
		if len(t.Mitigation) > 0 {
			i.Message += " The buyer may weigh: " + strings.Join(t.Mitigation, ", ") + "."
		}
		b.Issues = append(b.Issues, i)
	}
	for _, m := range c.Members {
		if m.Role == bid.RoleGuarantor && failed {
			b.Issue("ELIG-022", bid.Informs, "consortium.members."+m.ID, "A guarantee is offered. Ask the buyer whether it makes up for the test that is not passed.")
		}
	}
}
