package opportunity

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/tender/route"
	"bidwright/ui/kit"
	"bidwright/ui/page"

	"fyne.io/fyne/v2"
)

// routeAnswer shows how the buyer has to buy, with every step and the rule behind it.
type routeAnswer struct {
	p       *Page
	head    *kit.Listing
	figures *page.FigureBox
	steps   *kit.Table[route.Step]
	step    *kit.Listing
	open    *kit.Listing
	rest    fyne.CanvasObject
}

func newRouteAnswer(p *Page) *routeAnswer {
	a := &routeAnswer{p: p, head: kit.NewListing(), figures: p.FigureBox(3), step: kit.NewListing(), open: kit.NewListing()}
	a.steps = kit.NewTable("Step by step", func(s route.Step) string { return s.ID }, kit.Text("No step can be taken yet: answer the questions above first."),
		kit.Column[route.Step]{Title: "Question", Ems: 13, Weight: 2, Text: func(s route.Step) string { return s.Question }},
		kit.Column[route.Step]{Title: "Answer", Ems: 11, Weight: 2, Text: func(s route.Step) string { return first(s.Says, answerWords(s.Answer)) }, State: stepState},
		kit.Column[route.Step]{Title: "Rests on", Ems: 9, Weight: 1, Optional: true, Text: func(s route.Step) string { return restsOn(s) }})
	a.steps.VisibleRows = 8
	a.steps.OnSelect = func(route.Step) { a.showStep() }
	a.rest = kit.Close(kit.Section("Step by step"),
		kit.Text("The first step that fits decides. Choose a line to see why, and the rule with its source."), a.steps, a.step, a.open)
	return a
}

// route is how the buyer has to buy; nil when no bid can be read.
func (p *Page) routed() *route.Result {
	if a := p.Assessment(); a != nil && a.Tender != nil {
		return a.Tender.Route
	}
	return nil
}

// isPSR reports whether the health-care rules lead.
func (p *Page) isPSR() bool {
	r := p.routed()
	return r != nil && (r.PSR != nil || r.Regime == route.PSR)
}

// usedRules are the rules and steps of the present answer, for what the tender says
// otherwise.
func (p *Page) usedRules() []kit.Option {
	r := p.routed()
	if r == nil {
		return nil
	}
	var out []kit.Option
	for _, x := range r.Rules {
		out = append(out, kit.Option{ID: x.ID, Text: x.ID, Detail: joined(" – ", x.Regime, x.Effect)})
	}
	for _, s := range r.Steps {
		out = append(out, kit.Option{ID: s.ID, Text: "Step: " + s.Question, Detail: first(s.Says, answerWords(s.Answer))})
	}
	return out
}

func answerWords(a bid.Answer) string {
	switch a {
	case bid.Yes:
		return "yes"
	case bid.No:
		return "no"
	}
	return "not known"
}

func stepState(s route.Step) kit.State {
	if s.Missing != "" || s.Assumed {
		return kit.Attention
	}
	return kit.Note
}

func restsOn(s route.Step) string {
	var out []string
	for _, r := range s.Rules {
		out = append(out, r.ID)
	}
	if s.Tender != nil {
		out = append(out, "the tender")
	}
	if s.Assumed {
		out = append(out, "assumed")
	}
	return strings.Join(out, ", ")
}

func (a *routeAnswer) refresh() {
	r := a.p.routed()
	if r == nil {
		a.head.Set("", func() []fyne.CanvasObject { return nil })
		a.steps.SetRows(nil)
		return
	}
	a.figures.Show("route.value.net", "route.value.basis", "route.threshold")
	lines := a.expect(r)
	a.head.Set(fmt.Sprint(r.Answer, psrWords(r.PSR), r.Unavailable, r.Certainty, lines, r.Notes, r.Overrides, r.InDoubt), func() []fyne.CanvasObject { return a.headRows(r, lines) })
	steps := r.Steps
	if r.PSR != nil {
		steps = append(steps[:len(steps):len(steps)], r.PSR.Steps...)
	}
	a.steps.SetRows(steps)
	if _, chosen := a.steps.Selected(); !chosen && len(steps) > 0 {
		a.steps.Select(steps[0].ID)
	}
	a.showStep()
	a.open.Set(fmt.Sprint(r.Questions), func() []fyne.CanvasObject { return a.openRows(r.Questions) })
}

// psrWords stands for all that is shown of the health-care rules.
func psrWords(t *route.Tree) string {
	if t == nil {
		return ""
	}
	words := t.Words() + t.Note
	if t.Open != nil {
		words += t.Open.Text
	}
	return words
}

// headRows is the answer in one sentence, then what to expect.
func (a *routeAnswer) headRows(r *route.Result, lines []string) []fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.Strong(first(r.Answer, "The route is not known yet."))}
	if r.Unavailable != "" && !strings.Contains(r.Answer, r.Unavailable) {
		rows = append(rows, kit.NewMarked(kit.NotStarted, r.Unavailable))
	}
	if r.InDoubt {
		rows = append(rows, kit.NewMarked(kit.Attention, "Which rules apply is in doubt: the notice and the answers below do not agree, or nobody has confirmed them yet."))
	}
	if t := r.PSR; t != nil {
		switch {
		case t.Route != "":
			rows = append(rows, kit.Text(upperFirst(t.Words())+"."))
		case t.Open != nil:
			rows = append(rows, kit.NewMarked(kit.Attention, "The process hangs on one question: "+t.Open.Text))
		}
		if t.Note != "" {
			rows = append(rows, kit.NewMarked(kit.Note, t.Note))
		}
	}
	for _, says := range r.Overrides {
		rows = append(rows, kit.NewMarked(kit.Attention, "The tender says otherwise ("+says.RuleID+"): "+joined(" ", says.Value.String(), says.Says)+". Reason: "+first(says.Reason, "none given")+"."))
	}
	if len(lines) > 0 {
		rows = append(rows, kit.Strong("What to expect"), kit.Text("• "+strings.Join(lines, "\n• ")))
	}
	for _, issue := range a.p.Issues(func(string) bool { return true }) {
		if issue.Code == route.CodeShortPeriod {
			rows = append(rows, kit.NewMarked(kit.StateOf(issue.Severity), issue.Message))
		}
	}
	for _, note := range r.Notes {
		rows = append(rows, kit.NewMarked(kit.Note, note))
	}
	if r.Certainty != "" {
		rows = append(rows, kit.NewSmall("Certainty of the rules used: "+string(r.Certainty)+" at the least certain. This helps you decide; it is not legal advice."))
	}
	return []fyne.CanvasObject{kit.Panel(rows...)}
}

// expect lists procedures, notices, least times, reservations and the small-sums band.
func (a *routeAnswer) expect(r *route.Result) []string {
	var out []string
	if len(r.Procedures) > 0 {
		out = append(out, "Ways of buying: "+strings.Join(r.Procedures, "; "))
	}
	for _, n := range r.Notices {
		out = append(out, joined(", ", joined(" ", n.Type, n.Name), n.When))
	}
	for _, x := range []struct {
		what string
		of   *route.Limit
	}{{"Least time to bid", r.LeastDays}, {"Standstill after the award", r.Standstill}, {"Notice of the contract’s details", r.DetailsDays}, {"Payment", r.PaymentDays}} {
		if x.of != nil {
			out = append(out, x.what+": "+limitWords(*x.of))
		}
	}
	for _, m := range r.Reservations {
		out = append(out, "May be kept for: "+m.Words+ruleWords(m.Rule))
	}
	if b := r.Band; b != nil {
		words := joined(", ", b.Name, b.Range) + ": " + joined(", ", b.Asks, b.Quotes)
		if b.Default {
			words += " (the usual profile: check this buyer’s contract procedure rules)"
		}
		out = append(out, words)
	}
	return out
}

func limitWords(l route.Limit) string {
	words := l.Words
	if words == "" {
		words = fmt.Sprintf("%d %s", l.Days, l.Unit)
	}
	return words + ruleWords(l.Rule)
}

// ruleWords names the row behind a number and how certain it is; nothing where the rules
// set none.
func ruleWords(r route.Rule) string {
	if r.ID == "" {
		return ""
	}
	return " (" + r.ID + ", " + string(r.Certainty) + " certainty)"
}

// goTo shows the step that a rule is used in.
func (a *routeAnswer) goTo(rule string) bool {
	for _, s := range a.steps.Rows() {
		for _, r := range s.Rules {
			if r.ID == rule {
				a.steps.Select(s.ID)
				a.showStep()
			}
		}
	}
	a.steps.Focus()
	return true
}

// showStep explains the chosen step.
func (a *routeAnswer) showStep() {
	s, ok := a.steps.Selected()
	a.step.Set(fmt.Sprint(ok, s.ID, s.Says, s.Why, s.Missing, s.Assumed, len(s.Rules), s.Tender), func() []fyne.CanvasObject {
		if !ok {
			return nil
		}
		rows := []fyne.CanvasObject{kit.Strong(s.Question), kit.Text(upperFirst(first(s.Says, answerWords(s.Answer))))}
		if s.Why != "" {
			rows = append(rows, kit.Text("Why: "+s.Why))
		}
		if s.Missing != "" {
			rows = append(rows, kit.NewMarked(kit.Attention, s.Missing))
		}
		if s.Assumed {
			rows = append(rows, kit.NewMarked(kit.Attention, "This is assumed until you confirm it above."))
		}
		if s.Tender != nil {
			rows = append(rows, kit.NewMarked(kit.Attention, "The tender says otherwise: "+joined(" ", s.Tender.Says, s.Tender.Where)+". Reason: "+first(s.Tender.Reason, "none given")+"."))
		}
		for _, rule := range s.Rules {
			rows = append(rows, kit.Text(joined(": ", rule.Words(), rule.Effect)), kit.NewSmall(sourceWords(rule.Source)))
		}
		says := kit.NewButton("The tender says otherwise", func() { a.p.departFrom(s) })
		says.SetName("The tender says otherwise about: " + s.Question)
		buttons := []fyne.CanvasObject{says}
		if s.ID == "threshold" {
			explain := kit.NewButton("Explain", func() { a.p.Explain("route.threshold") })
			explain.SetName("Explain the threshold")
			buttons = append(buttons, explain)
		}
		return []fyne.CanvasObject{kit.Panel(append(rows, kit.Row(buttons...))...)}
	})
}

// departFrom begins a record of what the tender says instead of a step's rule.
func (p *Page) departFrom(s route.Step) {
	says := bid.TenderSays{ID: p.NewID(), RuleID: s.ID, When: p.Today()}
	if len(s.Rules) > 0 {
		says.RuleID = s.Rules[0].ID
	}
	if p.Edit("Record what the tender says", func(b *bid.Bid) error {
		routeOf(b).Says = append(routeOf(b).Says, says)
		return nil
	}) {
		p.GoTo(routePath + "says." + says.ID + ".reason")
	}
}

// openRows are the questions that are still open, with the way to the field and to the
// buyer.
func (a *routeAnswer) openRows(all []route.Question) []fyne.CanvasObject {
	if len(all) == 0 {
		return nil
	}
	rows := []fyne.CanvasObject{kit.Strong("Still open")}
	for _, q := range all {
		rows = append(rows, kit.NewMarked(kit.Attention, q.Text))
		var buttons []fyne.CanvasObject
		if q.Path != "" {
			to := kit.NewButton("Answer it", func() { a.p.Session.GoTo(q.Path) })
			to.SetName("Answer: " + clipped(q.Text))
			buttons = append(buttons, to)
		}
		if q.Buyer != "" {
			ask := kit.NewButton("Ask the buyer", func() { a.p.askBuyer(q.Buyer) })
			ask.SetName("Ask the buyer: " + clipped(q.Buyer))
			buttons = append(buttons, ask)
		}
		rows = append(rows, kit.Row(buttons...))
	}
	return rows
}

// askBuyer puts a drafted question into the letter, once.
func (p *Page) askBuyer(text string) {
	for _, q := range p.Bid().Fairness.Letter.Own {
		if q.Text == text {
			p.Say("This question is in the letter already.")
			return
		}
	}
	if p.Edit("Ask the buyer", func(b *bid.Bid) error {
		b.Fairness.Letter.Own = append(b.Fairness.Letter.Own, bid.LetterQuestion{ID: p.NewID(), Text: text})
		return nil
	}) {
		p.Say("The question is in the letter, under Questions to the buyer.")
	}
}
