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

	"fyne.io/fyne/v2"
)

// showModel tells what the facts say of an arrangement, and what it does to eligibility.
func (p *Page) showModel(to *kit.Listing, id string) {
	m := p.modelOf(id)
	if m == nil {
		return
	}
	to.Set(fmt.Sprint(m.ID, m.Tests.Words, m.Tests.Conditions, m.Late, m.For, m.Against, m.Chosen), func() []fyne.CanvasObject {
		said := func(what, text string) fyne.CanvasObject { return kit.Text(what + ": " + text) }
		out := []fyne.CanvasObject{kit.Section(m.Name),
			said("Who contracts", m.Contracts), said("Who answers for what", m.Liability), said("Effort to set it up", m.SetUp+note(m.GroupModel.Note)),
			said("Whose accounts the buyer tests", m.TestedWords), said("It fits", m.Suits), said("It fails when", m.GoesWrong)}
		if m.Tests.Words != "" {
			state := map[bid.Answer]kit.State{bid.Yes: kit.Ready, bid.No: kit.Blocked}[m.Tests.State]
			out = append(out, kit.NewMarked(orNote(state), "Financial tests. "+m.Tests.Words))
		}
		if m.Tests.Conditions != "" {
			out = append(out, kit.NewMarked(kit.Note, m.Tests.Conditions))
		}
		if m.Late != "" {
			out = append(out, kit.NewMarked(kit.Attention, m.Late))
		}
		for _, x := range m.For {
			out = append(out, kit.NewMarked(kit.Ready, fmt.Sprintf("Rule %d speaks for it: %s", x.Gate, x.Why)))
		}
		for _, x := range m.Against {
			out = append(out, kit.NewMarked(kit.Attention, fmt.Sprintf("Rule %d speaks against it: %s", x.Gate, x.Why)))
		}
		return append(out, kit.NewSmall("After "+m.Source.Title+"."))
	})
}

func orNote(s kit.State) kit.State {
	if s == "" {
		return kit.NotStarted
	}
	return s
}

func note(text string) string {
	if text == "" {
		return ""
	}
	return ". " + text
}

// marked is one line of the weighted comparison for the chosen arrangement.
type marked struct {
	ID, Name string // ID is of the table of items
	Weight   money.Quantity
	Mark     money.Quantity
	Why      string
}

// modelMarks are the marks of the chosen arrangement.
type modelMarks struct {
	p     *Page
	of    *lines.Editor[arrangement]
	list  *lines.Editor[marked]
	about *kit.Listing
}

func (p *Page) newModelMarks(of *lines.Editor[arrangement]) *modelMarks {
	m := &modelMarks{p: p, of: of, about: kit.NewListing()}
	e := &lines.Editor[marked]{List: form.Given(p.s, "line of the comparison", func(x *marked) *string { return &x.ID }, func(x marked) string { return x.Name }, m.rows, m.write)}
	m.list = e
	e.Table = kit.NewTable("Marks of the chosen arrangement", func(x marked) string { return x.ID }, kit.Text("The lines of the comparison cannot be shown: the facts hold none."),
		kit.Column[marked]{Title: "What counts", Ems: 16, Weight: 2, Text: func(x marked) string { return x.Name }},
		kit.Column[marked]{Title: "Weight", Ems: 5, Right: true, Text: func(x marked) string { return m.weight(x.ID) }},
		kit.Column[marked]{Title: "Mark", Ems: 6, Right: true, Text: func(x marked) string { return orElse(x.Mark.Format(), "not yet") }},
		kit.Column[marked]{Title: "Suggested", Ems: 7.5, Right: true, Optional: true, Text: func(x marked) string { return orDash(m.line(x.ID).Suggested.Format()) }},
		kit.Column[marked]{Title: "Why", Ems: 9, Weight: 2, Optional: true, Text: func(x marked) string { return page.Clip(x.Why, 120) }})
	e.Table.VisibleRows = 6
	l := form.Line[marked]{S: p.s, Fields: p.fields, Prefix: markPath, List: e}
	mark := l.Quantity("mark", "Mark, 0 to 5", "0 speaks against it, 5 fully for it. Empty is not marked yet.", func(x *marked) *money.Quantity { return &x.Mark })
	e.First = mark
	e.OnShow = m.show
	e.Form = kit.Stack(kit.Panel(m.about, kit.Form(mark,
		l.Quantity("weight", "Weight, in every arrangement", "Empty takes ours. All weights together make 100.", func(x *marked) *money.Quantity { return &x.Weight })),
		l.Text("why", "Why this mark", "", 2, func(x *marked) *string { return &x.Why })))
	e.WireGiven()
	e.View = kit.Stack(kit.Section("Marks of this arrangement"),
		kit.NewSmall("Marks are yours. What a fact or a figure of this bid suggests stands beside, and counts only once you take it."),
		kit.Row(kit.NewButton("Take suggestions where there is no mark", m.take)), e.Table, e.Form)
	of.Form.Add(e.View)
	return m
}

// rows are the lines for the chosen arrangement.
func (m *modelMarks) rows() []marked {
	b := m.p.s.Bid()
	var plan bid.ModelPlan
	if at := planOf(&b, m.of.Selected()); at >= 0 {
		plan = b.Consortium.Models[at]
	}
	var out []marked
	for _, item := range m.p.s.Library().GroupModelItems() {
		if item.Kind != "weight" {
			continue
		}
		x := marked{ID: item.Item, Name: item.Name}
		if at := slices.IndexFunc(plan.Marks, func(k bid.ModelMark) bool { return k.ItemID == item.Item }); at >= 0 {
			x.Mark, x.Why = plan.Marks[at].Mark, plan.Marks[at].Why
		}
		if at := slices.IndexFunc(b.Consortium.Weights, func(w bid.ModelWeight) bool { return w.ItemID == item.Item }); at >= 0 {
			x.Weight = b.Consortium.Weights[at].Weight
		}
		out = append(out, x)
	}
	return out
}

// write keeps the mark of the chosen arrangement and the weight of all of them; what is
// emptied is taken away.
func (m *modelMarks) write(b *bid.Bid, x marked) {
	model := m.of.Selected()
	plan := m.p.described(b, model)
	at := slices.IndexFunc(plan.Marks, func(k bid.ModelMark) bool { return k.ItemID == x.ID })
	switch empty := !x.Mark.IsSet() && x.Why == ""; {
	case at < 0 && !empty:
		plan.Marks = append(plan.Marks, bid.ModelMark{ID: m.p.s.NewID(), ItemID: x.ID, Mark: x.Mark, Why: x.Why})
	case at >= 0 && empty:
		plan.Marks = slices.Delete(slices.Clone(plan.Marks), at, at+1)
	case at >= 0:
		plan.Marks[at].Mark, plan.Marks[at].Why = x.Mark, x.Why
	}
	tidied(b, model)
	weights := &b.Consortium.Weights
	at = slices.IndexFunc(*weights, func(w bid.ModelWeight) bool { return w.ItemID == x.ID })
	switch {
	case at < 0 && x.Weight.IsSet():
		*weights = append(*weights, bid.ModelWeight{ID: m.p.s.NewID(), ItemID: x.ID, Weight: x.Weight})
	case at >= 0 && !x.Weight.IsSet():
		*weights = slices.Delete(slices.Clone(*weights), at, at+1)
	case at >= 0:
		(*weights)[at].Weight = x.Weight
	}
}

// take marks every line that has none with what is suggested, as one step.
func (m *modelMarks) take() {
	of := m.p.modelOf(m.of.Selected())
	if of == nil {
		return
	}
	rows, taken := m.rows(), 0
	m.p.s.Edit("Take the suggested marks", func(b *bid.Bid) error {
		for _, x := range rows {
			if s := m.line(x.ID); !x.Mark.IsSet() && s.Suggested.IsSet() {
				x.Mark, x.Why = s.Suggested, orElse(x.Why, s.SuggestedWhy)
				m.write(b, x)
				taken++
			}
		}
		return nil
	})
	if taken == 0 {
		m.p.s.Say("Nothing is suggested for a line without a mark.")
	}
}

// line is what the comparison says of a line of the chosen arrangement.
func (m *modelMarks) line(item string) models.Mark {
	if of := m.p.modelOf(m.of.Selected()); of != nil {
		for _, x := range of.Marks {
			if x.Item == item {
				return x
			}
		}
	}
	return models.Mark{}
}

// weight is what a line counts: as worked out, or as the facts have it before that.
func (m *modelMarks) weight(item string) string {
	if r := m.p.compared(); r != nil {
		for _, c := range r.Criteria {
			if c.Item == item {
				return c.Weight.Format()
			}
		}
	}
	for _, x := range m.p.s.Library().GroupModelItems() {
		if x.Kind == "weight" && x.Item == item {
			return money.FormatQuantity(x.Value.Decimal())
		}
	}
	return "–"
}

func (m *modelMarks) show(x marked) {
	l, question := m.line(x.ID), ""
	for _, item := range m.p.s.Library().GroupModelItems() {
		if item.Kind == "weight" && item.Item == x.ID {
			question = item.Question
		}
	}
	m.about.Set(fmt.Sprint(m.of.Selected(), x.ID, x.Mark, l.Suggested, l.SuggestedWhy), func() []fyne.CanvasObject {
		rows := []fyne.CanvasObject{kit.Strong(x.Name), kit.Text(question)}
		if !l.Suggested.IsSet() {
			return append(rows, kit.NewSmall("No fact and no figure of this bid suggests a mark here."))
		}
		from := "The scale is ours."
		if l.Source.URL != "" {
			from = "What happens is after " + l.Source.Title + "; the mark for it is ours."
		}
		rows = append(rows, kit.NewMarked(kit.Note, "Suggested is "+l.Suggested.Format()+": "+l.SuggestedWhy+" "+from))
		if l.Suggested.Format() != x.Mark.Format() {
			use := kit.NewButton("Use the suggested mark", func() {
				m.list.List.Edit(x.ID, "mark", func(to *marked) { to.Mark, to.Why = l.Suggested, orElse(to.Why, l.SuggestedWhy) })
			})
			use.SetName("Use the suggested mark for " + x.Name)
			rows = append(rows, kit.Row(use))
		}
		return rows
	})
}

// markField names the fields of arrangements, marks and weights by what they are about,
// where the bid names them by their ids.
func (p *Page) markField(path string) string {
	b := p.s.Bid()
	if rest, ok := strings.CutPrefix(path, weightPath); ok {
		model, item := string(b.Consortium.Model), ""
		if model == "" {
			for _, m := range p.s.Library().GroupModels() {
				model = m.ID
				break
			}
		}
		id, field, _ := strings.Cut(strings.TrimPrefix(rest, "."), ".")
		for _, w := range b.Consortium.Weights {
			if w.ID == id {
				item = w.ItemID
			}
		}
		if item == "" {
			return modelPath + model + ".marks"
		}
		return modelPath + model + ".marks." + item + "." + orElse(field, "weight")
	}
	rest, ok := strings.CutPrefix(path, modelPath)
	if !ok {
		return path
	}
	id, field, _ := strings.Cut(rest, ".")
	model := id
	for _, x := range b.Consortium.Models {
		if x.ID != id {
			continue
		}
		model = string(x.Model)
		if markID, sub, found := strings.Cut(strings.TrimPrefix(field, "marks."), "."); strings.HasPrefix(field, "marks.") {
			for _, k := range x.Marks {
				if k.ID == markID {
					markID = k.ItemID
				}
			}
			if !found || sub == "itemId" {
				sub = "mark"
			}
			field = "marks." + markID + "." + sub
		}
		break
	}
	if field == "" || field == "model" {
		field = "weeks"
	}
	return modelPath + model + "." + field
}
