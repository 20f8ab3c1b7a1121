package partners

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/consortium/models"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

const (
	modelPath  = "consortium.models."
	markPath   = "consortium.models.marks."
	weightPath = "consortium.modelWeights"
)

// newArrangementPart is which arrangement fits: what the rules and the marks say, the
// eight arrangements side by side, and the marks of the chosen one.
func (p *Page) newArrangementPart() *form.Part {
	g := p.group("consortium.")
	e := p.newModels()
	marks := p.newModelMarks(e)
	lines.Follow(e, marks.list)
	p.arrangements = &lines.Tree{Prefix: modelPath, List: e, Within: []*lines.Tree{{Prefix: markPath, List: marks.list}}}
	p.lists.Add(form.List{Prefix: modelPath, OfShown: p.arrangements.OfShown,
		GoTo:   func(_, path string) bool { return p.arrangements.GoTo(p.fields, path) },
		Forget: func() { e.Forget(); marks.list.Forget() }})
	invited, advice, rules := kit.NewListing(), kit.NewListing(), kit.NewListing()
	box := p.s.FigureBox(3)
	alone := kit.Stack(kit.NewEmptyState("You bid alone so far.", "Bidding together helps where you cannot cover every area or specialism, or the buyer asks for more than you have. Name your partners first, or read here what ways there are.", "Name a partner", func() {
		p.s.Go(shell.Route{Page: page.Eligibility, Path: "consortium.members"})
	}))
	weighed := kit.Stack(advice, kit.Section("What the rules say"),
		kit.NewSmall("The rules look only at figures of this bid, and none of them decides."), rules, box.View)
	body := kit.Stack(
		kit.Form(form.Pick(g, "model", "Arrangement", "Not decided is an answer too.", p.models(), func(b *bid.Bid) *bid.GroupModel { return &b.Consortium.Model }),
			g.Answer("allianceAsked", "Does the commissioner lead and ask for an alliance?", "Look in the tender.", func(b *bid.Bid) *bid.Answer { return &b.Consortium.Asked })),
		weighed, kit.Section("The arrangements side by side"),
		kit.NewSmall("Choose a line to read about it, to type what setting it up takes, and to mark it. The chance of winning and what is left over are taken as the same in each."),
		e.Table, e.Form)
	view := kit.Stack(invited, alone, body)
	return form.NewPart(view, func(fresh bool) {
		b := p.s.Bid()
		led := len(b.Consortium.Members) == 0 && b.Invitation != nil
		form.SetShown(alone, len(b.Consortium.Members) == 0 && !led)
		form.SetShown(body, !led)
		p.showOffered(invited, led)
		g.Refresh(fresh)
		e.Refresh()
		if fresh {
			e.Choose(string(b.Consortium.Model)) // the one that is chosen stands open
		}
		r := p.compared()
		form.SetShown(weighed, r != nil && r.Used)
		form.SetShown(marks.list.View, r != nil && r.Used) // before that there is nothing to compare
		if r == nil || !r.Used {
			return
		}
		p.showAdvice(advice, &r.Advice)
		p.showRules(rules, r.Gates)
		box.Show(figuresOf(r)...)
	})
}

// compared is the comparison as worked out; nil before it is.
func (p *Page) compared() *models.Result {
	if a := p.s.Assessment(); a != nil && a.Consortium != nil {
		return a.Consortium.Models
	}
	return nil
}

// showOffered tells a partner which arrangement its lead offers.
func (p *Page) showOffered(to *kit.Listing, led bool) {
	text := ""
	if led {
		text = "The lead decides the arrangement, and has not said which yet. Ask."
		if in := p.s.Bid().Invitation; in.Offer.Model != "" {
			for _, m := range p.s.Library().GroupModels() {
				if m.ID == string(in.Offer.Model) {
					text = "The lead offers: " + m.Name + ". " + m.Liability + ". It goes wrong when: " + m.GoesWrong + "."
				}
			}
		}
	}
	to.Set(text, func() []fyne.CanvasObject {
		if text == "" {
			return nil
		}
		return []fyne.CanvasObject{kit.Text(text)}
	})
}

// showAdvice sets what speaks for and against under the sentence that sums it up.
func (p *Page) showAdvice(to *kit.Listing, a *models.Advice) {
	to.Set(fmt.Sprint(a.Words, a.Reasons, a.Missing), func() []fyne.CanvasObject {
		out := []fyne.CanvasObject{kit.Panel(kit.Strong("What rules and marks say together"), kit.Text(a.Words))}
		for _, x := range a.Reasons {
			out = append(out, kit.NewMarked(kit.Note, x))
		}
		return out
	})
}

// showRules lists the rules with whether each holds, why, and the way to what it rests on.
func (p *Page) showRules(to *kit.Listing, all []models.Gate) {
	shown := ""
	for _, g := range all {
		shown += fmt.Sprint(g.N, g.State, g.Why, g.Path, "\n")
	}
	to.Set(shown, func() []fyne.CanvasObject {
		var out []fyne.CanvasObject
		for _, g := range all {
			text, state := "Not known yet. "+g.Why, kit.NotStarted
			switch g.State {
			case bid.Yes:
				text, state = "Yes. "+g.Why+" "+g.Then, kit.Ready
			case bid.No:
				text, state = "No. "+g.Why, kit.Note
			}
			path := g.Path
			out = append(out, kit.Strong(fmt.Sprintf("%d. %s", g.N, g.Rule)), kit.NewMarked(state, text))
			if g.State == bid.Unknown {
				out = append(out, kit.Row(kit.NewLink(fmt.Sprintf("Go to what rule %d needs", g.N), func() { p.s.GoTo(path) })))
			}
		}
		return out
	})
}

// figuresOf are the figures that the rules rest on, each once.
func figuresOf(r *models.Result) []string {
	out := []string{"cons.models.weeks_left", "cons.models.return"}
	for _, g := range r.Gates {
		for _, id := range g.Figures {
			if !slices.Contains(out, id) && !strings.HasPrefix(id, "fact.") {
				out = append(out, id)
			}
		}
	}
	return out
}

// arrangement is one of them as a line: what was typed about it.
type arrangement struct {
	ID    string // of the table of models
	Name  string
	Weeks money.Quantity
	Cost  money.Pounds
	Note  string
}

// newModels are the arrangements, one line each.
func (p *Page) newModels() *lines.Editor[arrangement] {
	type one = arrangement
	e := &lines.Editor[one]{List: form.Given(p.s, "arrangement", func(x *one) *string { return &x.ID }, func(x one) string { return x.Name }, p.arrangementRows, p.writeArrangement)}
	cell := func(f func(m *models.Model) string) func(one) string {
		return func(x one) string {
			if m := p.modelOf(x.ID); m != nil {
				return f(m)
			}
			return "–"
		}
	}
	e.Table = kit.NewTable("Arrangements", func(x one) string { return x.ID }, kit.Text("The arrangements cannot be shown: the facts hold none."),
		kit.Column[one]{Title: "Arrangement", Ems: 12, Weight: 2, Text: cell(func(m *models.Model) string { return m.Short() + map[bool]string{true: ", chosen"}[m.Chosen] })},
		kit.Column[one]{Title: "Score", Ems: 6, Right: true, Text: func(x one) string { return p.scored(x.ID) }},
		kit.Column[one]{Title: "Finance tests", Ems: 8, Text: cell(testWord)},
		kit.Column[one]{Title: "Rules", Ems: 8.5, Optional: true, Text: cell(func(m *models.Model) string { return orDash(m.Rules()) })},
		kit.Column[one]{Title: "In time", Ems: 6.5, Optional: true, Text: cell(p.inTime)},
		kit.Column[one]{Title: "Set-up cost", Ems: 8, Right: true, Optional: true, Text: func(x one) string { return orDash(x.Cost.Format()) }},
		kit.Column[one]{Title: "Expected value", Ems: 9, Right: true, Optional: true, Text: func(x one) string { return p.worthOf(x.ID) }})
	e.Table.VisibleRows = 8
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: modelPath, List: e}
	about, box := kit.NewListing(), p.s.FigureBox(3)
	e.OnShow = func(x one) {
		p.showModel(about, x.ID)
		id := "cons.model." + x.ID
		box.Show(id, id+".slack", id+".spent", id+".ev", id+".break_even")
	}
	weeks := l.Quantity("weeks", "Weeks to set it up", "Until it can sign, registration too.", func(x *one) *money.Quantity { return &x.Weeks })
	e.First = weeks
	e.Form = kit.Stack(about, box.View, kit.Form(weeks,
		l.Amount("cost", "Cost of setting it up", p.legalHint(), func(x *one) *money.Pounds { return &x.Cost }),
		l.Text("note", "Note", "Such as: why it is right all the same.", 2, func(x *one) *string { return &x.Note })))
	e.WireGiven()
	return e
}

func (p *Page) arrangementRows() []arrangement {
	var out []arrangement
	b := p.s.Bid()
	for _, m := range p.s.Library().GroupModels() {
		x := arrangement{ID: m.ID, Name: m.Name}
		if at := planOf(&b, m.ID); at >= 0 {
			plan := b.Consortium.Models[at]
			x.Weeks, x.Cost, x.Note = plan.Weeks, plan.Cost, plan.Note
		}
		out = append(out, x)
	}
	return out
}

// planOf is where an arrangement is described; below zero when it is not.
func planOf(b *bid.Bid, model string) int {
	return slices.IndexFunc(b.Consortium.Models, func(m bid.ModelPlan) bool { return string(m.Model) == model })
}

func (p *Page) writeArrangement(b *bid.Bid, x arrangement) {
	plan := p.described(b, x.ID)
	plan.Weeks, plan.Cost, plan.Note = x.Weeks, x.Cost, x.Note
	tidied(b, x.ID)
}

// described is the line about an arrangement, added when there is none yet.
func (p *Page) described(b *bid.Bid, model string) *bid.ModelPlan {
	at := planOf(b, model)
	if at < 0 {
		b.Consortium.Models = append(b.Consortium.Models, bid.ModelPlan{ID: p.s.NewID(), Model: bid.GroupModel(model)})
		at = len(b.Consortium.Models) - 1
	}
	return &b.Consortium.Models[at]
}

// tidied takes a line away that says nothing.
func tidied(b *bid.Bid, model string) {
	at := planOf(b, model)
	if x := b.Consortium.Models[at]; !x.Weeks.IsSet() && !x.Cost.IsSet() && x.Note == "" && len(x.Marks) == 0 {
		b.Consortium.Models = slices.Delete(slices.Clone(b.Consortium.Models), at, at+1)
	}
}

func (p *Page) modelOf(id string) *models.Model {
	if r := p.compared(); r != nil {
		for _, m := range r.Models {
			if m.ID == id {
				return m
			}
		}
	}
	return nil
}

// scored is a score as printed, or how many lines are marked.
func (p *Page) scored(id string) string {
	m := p.modelOf(id)
	if m == nil || len(m.Marks) == 0 {
		return "–"
	}
	if n := len(m.Unmarked); n > 0 {
		return fmt.Sprintf("%d of %d", len(m.Marks)-n, len(m.Marks))
	}
	return p.printed("cons.model." + id)
}

// worthOf is an expected value as printed, or a dash where a cost is not typed.
func (p *Page) worthOf(id string) string {
	if m := p.modelOf(id); m != nil {
		return pounds(m.EV)
	}
	return "–"
}

func testWord(m *models.Model) string {
	switch {
	case m.Tests.State == bid.Yes && len(m.Tests.Rows) == 0:
		return "none set"
	case m.Tests.State == bid.Yes:
		return "passed"
	case m.Tests.State == bid.No:
		return "failed"
	case m.Tests.Words == "":
		return "–"
	}
	return "not known"
}

func (p *Page) inTime(m *models.Model) string {
	switch {
	case m.Late != "":
		return "too late"
	case pounds(m.Slack) == "–":
		return "–"
	}
	return "yes"
}
