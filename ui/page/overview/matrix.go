package overview

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/tender/decision"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

const marksPath = "choice.marks."

// matrix is the weighted marks of bid or not.
type matrix struct {
	p     *Page
	list  *lines.Editor[bid.ChoiceMark]
	about *kit.Listing
	view  fyne.CanvasObject
}

func (p *Page) newMatrix() *matrix {
	type one = bid.ChoiceMark
	m := &matrix{p: p, about: kit.NewListing()}
	e := &lines.Editor[one]{List: lines.List[one]{Noun: "line of the matrix", NewID: p.s.NewID, Removed: p.s.Removed,
		ID: func(x *one) *string { return &x.ID }, Name: func(x one) string { return x.ItemID },
		Read: func() []one { b := p.s.Bid(); return m.rows(&b) },
		Change: func(step string, f func(*[]one)) bool {
			return p.s.Edit(step, func(b *bid.Bid) error {
				rows := m.rows(b)
				f(&rows)
				keepMarks(b, rows)
				return nil
			})
		}}}
	cell := func(f func(decision.Line) string) func(one) string {
		return func(x one) string { return f(m.line(x.ItemID)) }
	}
	e.Table = kit.NewTable("Marks", func(x one) string { return x.ID }, kit.Text("The matrix cannot be shown: the facts hold none."),
		kit.Column[one]{Title: "What", Ems: 11, Weight: 2, Text: cell(func(l decision.Line) string { return l.Name })},
		kit.Column[one]{Title: "Weight", Ems: 5, Right: true, Text: cell(func(l decision.Line) string { return l.Weight.Format() })},
		kit.Column[one]{Title: "Mark", Ems: 6, Right: true, Text: func(x one) string { return orNot(x.Mark.Format()) }},
		kit.Column[one]{Title: "Suggested", Ems: 7.5, Right: true, Optional: true, Text: cell(func(l decision.Line) string { return l.Suggested.Format() })},
		kit.Column[one]{Title: "Why", Ems: 9, Weight: 2, Optional: true, Text: func(x one) string { return x.Why }})
	e.Table.VisibleRows = 7
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: marksPath, List: e}
	mark := l.Quantity("mark", "Mark, 0 to 5", "0 speaks against it, 5 fully for it. Empty is not marked yet.", func(x *one) *money.Quantity { return &x.Mark })
	e.First = mark
	e.OnShow = m.show
	e.Form = kit.Stack(kit.Panel(m.about, kit.Form(mark,
		l.Quantity("weight", "Weight", "Empty takes ours. The score is of the sum of the weights.", func(x *one) *money.Quantity { return &x.Weight })),
		l.Text("why", "Why this mark", "", 2, func(x *one) *string { return &x.Why })))
	e.WireGiven()
	form.Keep(p.lists, marksPath, e)
	m.list, m.view = e, kit.Close(e.Table, e.Form)
	return m
}

func orNot(text string) string {
	if text == "" {
		return "not yet"
	}
	return text
}

// rows are all lines of the matrix, in the order of the facts, with what was marked.
func (m *matrix) rows(b *bid.Bid) []bid.ChoiceMark {
	var out []bid.ChoiceMark
	for _, row := range m.p.s.Library().BidMatrix() {
		if row.Kind != "weight" {
			continue
		}
		mark := bid.ChoiceMark{ID: row.Item, ItemID: row.Item}
		for _, typed := range b.Choice.Marks {
			if typed.ItemID == row.Item {
				mark = typed
				break
			}
		}
		out = append(out, mark)
	}
	return out
}

// keepMarks keeps the lines that say anything, and those that the facts no longer hold.
func keepMarks(b *bid.Bid, rows []bid.ChoiceMark) {
	known := map[string]bool{}
	var out []bid.ChoiceMark
	for _, x := range rows {
		known[x.ID] = true
		if x.Mark.IsSet() || x.Weight.IsSet() || x.Why != "" {
			out = append(out, x)
		}
	}
	for _, x := range b.Choice.Marks {
		if !known[x.ID] {
			out = append(out, x)
		}
	}
	b.Choice.Marks = out
}

// line is what the assessment says of an item.
func (m *matrix) line(item string) decision.Line {
	if r := m.p.decided(); r != nil {
		for _, l := range r.Matrix {
			if l.Item == item {
				return l
			}
		}
	}
	return decision.Line{}
}

func (m *matrix) show(x bid.ChoiceMark) {
	l := m.line(x.ItemID)
	m.about.Set(fmt.Sprint(x.ID, x.Mark, l.Name, l.Question, l.Suggested, l.SuggestedWhy), func() []fyne.CanvasObject {
		rows := []fyne.CanvasObject{kit.Strong(l.Name), kit.Text(l.Question)}
		if l.Suggested.IsSet() {
			rows = append(rows, kit.NewMarked(kit.Note, "This bid suggests "+l.Suggested.Format()+": "+l.SuggestedWhy))
			if l.Suggested.Format() != x.Mark.Format() {
				use := kit.NewButton("Use the suggested mark", func() {
					m.list.List.Edit(x.ID, "mark", func(to *bid.ChoiceMark) { to.Mark = l.Suggested })
				})
				use.SetName("Use the suggested mark for " + l.Name)
				rows = append(rows, kit.Row(use))
			}
		} else if l.SuggestedWhy != "" {
			rows = append(rows, kit.NewMarked(kit.Note, l.SuggestedWhy))
		}
		return rows
	})
}

func (m *matrix) refresh() { m.list.Refresh() }

// newEffort edits the work and purchases that go into making the bid.
func (p *Page) newEffort() *lines.Editor[bid.BidEffort] {
	type one = bid.BidEffort
	path := choicePath + "effort."
	e := &lines.Editor[one]{List: form.Of(p.s, "cost of bidding", func(b *bid.Bid) *[]one { return &b.Choice.Effort },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	e.Table = kit.NewTable("Cost of bidding", func(x one) string { return x.ID },
		kit.NewEmptyState("Nothing is entered yet.", "For example: writing the method statements, 30 hours at £22; a reader from outside, £250.", "Add work or a purchase", e.Add),
		kit.Column[one]{Title: "What", Ems: 11, Weight: 2, Text: func(x one) string { return x.Name }},
		kit.Column[one]{Title: "Hours", Ems: 5, Right: true, Text: func(x one) string { return x.Hours.Format() }},
		kit.Column[one]{Title: "An hour", Ems: 6, Right: true, Text: func(x one) string { return x.Rate.Format() }},
		kit.Column[one]{Title: "Bought", Ems: 6, Right: true, Text: func(x one) string { return x.Amount.Format() }},
		kit.Column[one]{Title: "Hours done", Ems: 8, Right: true, Optional: true, Text: func(x one) string { return x.Done.Format() }})
	e.Table.VisibleRows = 5
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: path, List: e}
	name := l.Text("name", "Work or purchase", "Such as writing, pricing, site visits, a partner meeting, translation.", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Panel(kit.Form(name,
		l.Quantity("hours", "Hours in all", "", func(x *one) *money.Quantity { return &x.Hours }),
		l.Amount("rate", "Cost of an hour", "Pay with what the employer pays on top.", func(x *one) *money.Pounds { return &x.Rate }),
		l.Amount("amount", "Bought", "Fees, travel, printing.", func(x *one) *money.Pounds { return &x.Amount }),
		l.Quantity("done", "Hours done so far", "", func(x *one) *money.Quantity { return &x.Done }))))
	e.Wire("Remove this line")
	form.Keep(p.lists, path, e)
	return e
}
