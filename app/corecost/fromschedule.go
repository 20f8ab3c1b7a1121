package corecost

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// FromSchedule lists the lines of the chosen schedule that are core cost of the
// price: those typed in it and its parts of running costs, to the penny. A line that
// points to a post or a cost of the bid is in the price already and is not added again.
func FromSchedule(s *working.Sheet, doc bid.Document, a *Allocation) []PriceLine {
	core := doc.Bid.Core
	for _, c := range tidy(core.Schedules) {
		if c.ID != core.ScheduleID {
			continue
		}
		var lines []PriceLine
		for _, k := range c.Categories {
			for i := range k.Lines {
				l := &k.Lines[i]
				if l.From != bid.FromTyped && l.From != bid.FromRunningCost {
					continue
				}
				path := schedulesPath + c.ID + ".categories." + k.ID + ".lines." + l.ID
				name := working.Named(l.Name, "Cost")
				var amount calc.Node
				if l.From == bid.FromRunningCost {
					amount = runningPart(s, doc, a, l.FromID, name, path+".fromId", false)
				} else {
					amount = typedAmount(s, name, l, path)
				}
				share := s.Input(working.Fig{Label: name + ": share that this schedule carries", Unit: calc.Percent, Path: path + ".share"}, l.Share, working.OrDefault("1"), working.UpToOne)
				p := PriceLine{Line: Line{ID: l.ID, Name: name, Category: working.Named(k.Name, k.Code), Label: l.Label.Or(bid.LabelInternal), Amount: l.Amount, Growth: l.Growth},
					FigID: "core." + l.ID + ".year", Path: path, Node: s.Graph.Round(s.Graph.Mul(amount, share), 2, money.R2)}
				if v, known := p.Node.Value(); known {
					p.Printed = money.PoundsOf(v)
				}
				lines = append(lines, p)
			}
		}
		return lines
	}
	why := "No schedule is chosen whose lines are the core cost. Choose one."
	return []PriceLine{{Node: s.None(working.Fig{Label: "Core cost from a schedule", Unit: calc.PoundsYear, Path: "core.scheduleId"}, why)}}
}

// tidy gives every schedule, category and line an id of its own, in a copy.
func tidy(all []bid.CoreSchedule) []bid.CoreSchedule {
	all = working.Unique(all, func(c *bid.CoreSchedule) *string { return &c.ID })
	for i := range all {
		c := &all[i]
		c.Categories = working.Unique(c.Categories, func(k *bid.CoreCategory) *string { return &k.ID })
		var lines []bid.ScheduleLine
		for _, k := range c.Categories {
			lines = append(lines, k.Lines...)
		}
		lines = working.Unique(lines, func(l *bid.ScheduleLine) *string { return &l.ID }) // one name space over all categories
		for j := range c.Categories {
			n := len(c.Categories[j].Lines)
			c.Categories[j].Lines, lines = lines[:n:n], lines[n:]
		}
		c.Versions = working.Unique(c.Versions, func(v *bid.CoreVersion) *string { return &v.ID })
		c.Discounts = working.Unique(c.Discounts, func(d *bid.Discount) *string { return &d.ID })
		c.Blocks = working.Unique(c.Blocks, func(k *bid.Block) *string { return &k.ID })
		c.Claims = working.Unique(c.Claims, func(k *bid.Claim) *string { return &k.ID })
		c.Referrals = working.Unique(c.Referrals, func(r *bid.Referral) *string { return &r.ID })
		for j := range c.Referrals {
			c.Referrals[j].Needs = working.Unique(c.Referrals[j].Needs, func(n *bid.NeedsLine) *string { return &n.ID })
		}
	}
	return all
}
