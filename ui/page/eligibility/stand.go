package eligibility

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/tender/selection"
	"bidwright/app/tender/standing"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// newStandPart says where the bid stands: may we bid, what is missing by when, and
// which questions are open.
func (p *Page) newStandPart() *form.Part {
	verdict, forward, questions := kit.NewListing(), kit.NewListing(), kit.NewListing()
	plan, byLot := p.newPlan(), p.newByLot()
	view := kit.Stack(verdict, forward, byLot.view, plan.view, questions)
	return form.NewPart(view, func(bool) {
		r := p.selected()
		b := p.s.Bid()
		p.showVerdict(verdict, r)
		forward.Set(string(b.Opportunity.Kind), func() []fyne.CanvasObject {
			if !callsOff(b.Opportunity.Kind) {
				return nil
			}
			return []fyne.CanvasObject{kit.NewMarked(kit.Note, "Work is called off from this list: see how a referral would be marked."),
				kit.NewLink("Go to Call-off scoring", func() { p.parts.Show(partCallOff) })}
		})
		if r == nil {
			return
		}
		byLot.refresh(r)
		plan.refresh(r)
		p.showQuestions(questions, r)
	})
}

// verdictWords is the answer as a sentence.
func verdictWords(s selection.Scope) (string, kit.State) {
	switch s.Verdict {
	case selection.Eligible:
		return "You may bid: everything that is asked is met.", kit.Ready
	case selection.WithPartners:
		return "You may bid together with " + strings.Join(s.Partners, ", ") + ".", kit.Ready
	case selection.NotYet:
		if s.Gaps == 1 {
			return "Not yet: one thing that is asked is not met.", kit.Blocked
		}
		return fmt.Sprintf("Not yet: %d things that are asked are not met.", s.Gaps), kit.Blocked
	case selection.Excluded:
		return "As it stands, a buyer must leave your bid out. See Exclusion, and take advice before you go on.", kit.Blocked
	}
	return "Nobody can tell yet: questions are open that can change the answer.", kit.Attention
}

// shortVerdict is the answer in a word or two.
func shortVerdict(s selection.Scope) string {
	switch s.Verdict {
	case selection.Eligible:
		return "May bid"
	case selection.WithPartners:
		return "With partners"
	case selection.NotYet:
		return "Not yet"
	case selection.Excluded:
		return "Left out"
	}
	return "Cannot tell yet"
}

// showVerdict says whether we may bid, and what to do first where nothing is entered.
func (p *Page) showVerdict(to *kit.Listing, r *selection.Result) {
	b := p.s.Bid()
	empty := len(b.Eligibility.Requirements) == 0
	text, state := "", kit.Note
	if r != nil {
		text, state = verdictWords(r.Overall)
	}
	certainty := ""
	if r != nil {
		certainty = "The least certain rule behind this is of " + string(r.Certainty) + " certainty. It supports your decision and is not legal advice."
	}
	to.Set(fmt.Sprint(empty, text, certainty), func() []fyne.CanvasObject {
		var out []fyne.CanvasObject
		if text != "" {
			line := kit.NewHeadline()
			line.Set(state, text)
			out = append(out, line, kit.NewSmall(certainty))
		}
		if empty {
			out = append(out, kit.NewEmptyState("List what the tender asks of bidders first.",
				"Then answer the exclusion questions once, type your accounts once, and add partners where you rely on them. What you type about yourselves is kept for the next bid.", "Go to Requirements", func() { p.parts.Show(partRequirements) }))
		}
		return out
	})
}

// byLot is the answer for each lot, where there are several.
type byLot struct {
	table *kit.Table[selection.Scope]
	view  *fyne.Container
}

func (p *Page) newByLot() *byLot {
	type one = selection.Scope
	l := &byLot{}
	l.table = kit.NewTable("Lot by lot", func(x one) string { return x.LotID }, nil,
		kit.Column[one]{Title: "Lot", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Title) }},
		kit.Column[one]{Title: "May we bid?", Ems: 9, Text: shortVerdict, State: func(x one) kit.State { _, state := verdictWords(x); return state }},
		kit.Column[one]{Title: "Not met", Ems: 6, Right: true, Text: func(x one) string { return fmt.Sprint(x.Gaps) }},
		kit.Column[one]{Title: "Open", Ems: 5, Right: true, Optional: true, Text: func(x one) string { return fmt.Sprint(len(x.Questions)) }})
	l.table.VisibleRows = 8
	l.view = kit.Stack(kit.Section("Lot by lot"), l.table)
	return l
}

func (l *byLot) refresh(r *selection.Result) {
	l.table.SetRows(r.Lots)
	form.SetShown(l.view, len(r.Lots) > 1)
}

// plan is what is missing with its dates, the most pressing first.
type plan struct {
	p     *Page
	table *kit.Table[selection.Step]
	words *kit.Listing
	tests *kit.Listing // failed tests of the accounts, which no day mends
	gaps  *fyne.Container
	view  *fyne.Container
}

func (p *Page) newPlan() *plan {
	type one = selection.Step
	l := &plan{p: p, words: kit.NewListing(), tests: kit.NewListing()}
	l.table = kit.NewTable("What is missing", func(x one) string { return x.ID }, nil,
		kit.Column[one]{Title: "What", Ems: 10, Weight: 2, Text: func(x one) string { return x.What }},
		kit.Column[one]{Title: "Who", Ems: 5, Weight: 0.5, Optional: true, Text: func(x one) string { return orDash(x.Owner) }},
		kit.Column[one]{Title: "Start by", Ems: 10, Text: startBy, State: func(x one) kit.State {
			if x.Late {
				return kit.Blocked
			}
			return kit.Note
		}},
		kit.Column[one]{Title: "Done by", Ems: 10, Optional: true, Text: func(x one) string { return orDash(x.Needed.String()) }},
		kit.Column[one]{Title: "Weeks", Ems: 5, Right: true, Text: func(x one) string { return orDash(x.Weeks.Format()) }},
		kit.Column[one]{Title: "Cost", Ems: 6.5, Right: true, Optional: true, Text: func(x one) string { return orDash(x.Cost.Format()) }},
		kit.Column[one]{Title: "Code", Ems: 6, Optional: true, Text: func(x one) string { return orDash(p.codeOf(x.Path)) }})
	l.table.OnOpen = func(x one) { p.s.GoTo(x.Path) }
	l.table.OnSelect = func(one) { l.say() }
	l.gaps = kit.Stack(l.table, l.words)
	l.view = kit.Stack(kit.Section("What is missing, the most pressing first"), l.gaps, l.tests)
	return l
}

// startBy is the latest day to begin; one that has gone by says so.
func startBy(x selection.Step) string {
	switch {
	case x.Start.IsZero():
		return "Not known"
	case x.Late:
		return "Too late"
	}
	return x.Start.String()
}

func (l *plan) refresh(r *selection.Result) {
	l.table.SetRows(r.Plan)
	if _, ok := l.table.Selected(); !ok && len(r.Plan) > 0 {
		l.table.Select(r.Plan[0].ID)
	}
	failed := l.p.failed()
	form.SetShown(l.gaps, len(r.Plan) > 0)
	form.SetShown(l.view, len(r.Plan)+len(failed) > 0)
	l.say()
	var key strings.Builder
	for _, q := range failed {
		key.WriteString(q.Text + "\x00")
	}
	l.tests.Set(key.String(), func() []fyne.CanvasObject {
		var out []fyne.CanvasObject
		for _, q := range failed {
			out = append(out, kit.MarkedLink(kit.Blocked, q.Text, func() { l.p.s.GoTo(q.Path) }))
		}
		return out
	})
}

// failed are the tests of the accounts that put the bid out, each with what would pass.
func (p *Page) failed() []selection.Question {
	var out []selection.Question
	r := p.tests()
	if r == nil {
		return nil
	}
	for _, t := range r.Tests {
		if t.Outcome != standing.Fail || t.Consequence != bid.FailMust {
			continue
		}
		text := page.Clip(t.Name, 80) + ": this test of the accounts is not passed."
		if len(t.Fixes) > 0 {
			text += " It would pass with " + t.Fixes[0].Words + "."
		}
		out = append(out, selection.Question{Text: text, Path: t.Path})
	}
	return out
}

// say tells about the chosen gap in a sentence, and leads to it.
func (l *plan) say() {
	x, ok := l.table.Selected()
	l.words.Set(fmt.Sprint(ok, x.ID, x.What, x.Words), func() []fyne.CanvasObject {
		if !ok {
			return nil
		}
		return []fyne.CanvasObject{kit.Text(page.Clip(x.What, 300) + " – " + x.Words + "."), kit.NewLink("Go to this requirement", func() { l.p.s.GoTo(x.Path) })}
	})
}

// codeOf is the code of the weightiest finding on a path.
func (p *Page) codeOf(path string) string {
	weight := map[bid.Severity]int{bid.Informs: 1, bid.Warns: 2, bid.Blocks: 3}
	var best bid.Issue
	for _, i := range p.s.Issues(func(at string) bool { return at == path }) {
		if weight[i.Severity] > weight[best.Severity] {
			best = i
		}
	}
	return best.Code
}

// mostQuestions is how many open questions are listed.
const mostQuestions = 20

// showQuestions lists what is open and can change the answer. The exclusion questions
// about one body or person stand on one line.
func (p *Page) showQuestions(to *kit.Listing, r *selection.Result) {
	var all []selection.Question
	for _, b := range r.Bodies {
		open := 0
		path := ""
		for _, c := range b.Cells {
			if c.State == selection.CellUnanswered {
				open++
				path = c.Path
			}
		}
		if open > 0 {
			all = append(all, selection.Question{Text: fmt.Sprintf("%s: exclusion questions without an answer: %d of %d.", orUnnamed(b.Name), open, len(b.Cells)), Path: path})
		}
	}
	for _, q := range r.Overall.Questions {
		if !ofGround(r, q) {
			all = append(all, q)
		}
	}
	var key strings.Builder
	for _, q := range all {
		key.WriteString(q.Text + "\x00" + q.Path + "\x00")
	}
	to.Set(key.String(), func() []fyne.CanvasObject {
		if len(all) == 0 {
			return nil
		}
		out := []fyne.CanvasObject{kit.Section("Open questions that can change the answer")}
		for _, q := range all[:min(len(all), mostQuestions)] {
			out = append(out, kit.MarkedLink(kit.Attention, page.Clip(q.Text, 160), func() { p.s.GoTo(q.Path) }))
		}
		if len(all) > mostQuestions {
			out = append(out, kit.NewSmall(fmt.Sprintf("And %d more.", len(all)-mostQuestions)))
		}
		return out
	})
}

// ofGround reports whether a question is that of one ground, which has a line already.
func ofGround(r *selection.Result, q selection.Question) bool {
	return slices.ContainsFunc(r.Bodies, func(b selection.Body) bool {
		return slices.ContainsFunc(b.Cells, func(c selection.Cell) bool {
			return c.State == selection.CellUnanswered && c.Path == q.Path && strings.HasSuffix(q.Text, c.Ground.Question)
		})
	})
}
