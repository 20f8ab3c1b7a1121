package eligibility

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"

	"bidwright/ui/page"
)

// newStandPart says where the bid stands: may we bid, what is missing by when, and
// which questions are open.
func (p *Page) newStandPart() *form.Part {
	verdict, forward := kit.NewListing(), kit.NewListing()
	plan := p.newPlan()
	questions := kit.NewErrorSummary(func(i bid.Issue) { p.s.GoTo(i.Path) })
	open := kit.Stack(kit.Section("Open questions and findings"), questions)
	view := kit.Stack(verdict, forward, plan.view, open)
	return form.NewPart(view, func(bool) {
		b := p.s.Bid()
		p.showVerdict(verdict)
		forward.Set(string(b.Opportunity.Kind), func() []fyne.CanvasObject {
			if !callsOff(b.Opportunity.Kind) {
				return nil
			}
			return []fyne.CanvasObject{kit.NewMarked(kit.Note, "Work is called off from this list: see how a referral would be marked."),
				kit.NewLink("Go to Call-off scoring", func() { p.parts.Show(partCallOff) })}
		})
		plan.refresh()
		all := p.s.Issues(ours)
		questions.SetIssues(all)
		form.SetShown(open, len(all) > 0)
	})
}

// showVerdict begins with what to do where nothing is entered yet.
func (p *Page) showVerdict(to *kit.Listing) {
	b := p.s.Bid()
	n := len(b.Eligibility.Requirements)
	to.Set(fmt.Sprint(n > 0), func() []fyne.CanvasObject {
		if n > 0 {
			return nil
		}
		return []fyne.CanvasObject{kit.NewEmptyState("May you bid? List what the tender asks of bidders first.",
			"Then answer the exclusion questions once, type your accounts once, and add partners where you rely on them. Each answer is kept for the next bid.", "Go to Requirements", func() { p.parts.Show(partRequirements) })}
	})
}

// plan is what is missing, with who sees to it and how long it takes.
type plan struct {
	p     *Page
	table *kit.Table[bid.Requirement]
	view  *fyne.Container
}

func (p *Page) newPlan() *plan {
	type one = bid.Requirement
	l := &plan{p: p}
	l.table = kit.NewTable("What is missing", func(x one) string { return x.ID }, nil,
		kit.Column[one]{Title: "What", Ems: 10, Weight: 2, Text: p.requirementName},
		kit.Column[one]{Title: "Now", Ems: 9, Weight: 1, Text: func(x one) string { text, _ := p.standing(x); return text },
			State: func(x one) kit.State { _, state := p.standing(x); return state }},
		kit.Column[one]{Title: "Who", Ems: 6, Weight: 1, Optional: true, Text: func(x one) string { return orDash(x.Owner) }},
		kit.Column[one]{Title: "Weeks", Ems: 4, Right: true, Text: func(x one) string { return orDash(x.Weeks.Format()) }},
		kit.Column[one]{Title: "Cost", Ems: 7, Right: true, Optional: true, Text: func(x one) string { return orDash(x.Cost.Format()) }})
	l.table.OnOpen = func(x one) { p.s.Go(shell.Route{Page: page.Eligibility, Path: requirementPath + x.ID + ".met"}) }
	l.view = kit.Stack(kit.Section("What is missing"), l.table)
	return l
}

func (l *plan) refresh() {
	var rows []bid.Requirement
	b := l.p.s.Bid()
	for _, x := range b.Eligibility.Requirements {
		if x.Met != bid.MeetsHave {
			rows = append(rows, x)
		}
	}
	l.table.SetRows(rows)
	form.SetShown(l.view, len(rows) > 0)
}
