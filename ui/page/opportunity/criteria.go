package opportunity

import (
	"errors"
	"slices"
	"strconv"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// criterionRow is a criterion at its place; criteria have no lasting id of their own.
type criterionRow struct {
	bid.Criterion
	at int
}

// criterionTable lists how bids are judged; the form below it edits the selected line.
type criterionTable struct {
	p      *Page
	table  *kit.Table[criterionRow]
	name   *kit.TextEntry
	kind   *kit.Picker
	weight *kit.PercentEntry
	pass   *kit.Check
	words  *kit.Small
	form   *fyne.Container
	origin *kit.Small
	more   *kit.Button
	loaded int
}

func newCriterionTable(p *Page) *criterionTable {
	t := &criterionTable{p: p, loaded: -1}
	t.table = kit.NewTable("Award criteria", func(r criterionRow) string { return strconv.Itoa(r.at) },
		kit.NewEmptyState("No criteria yet.", "The notice or the tender documents say how bids are judged, for example price 40 %, quality 60 %. Where lots differ, they stand with each lot.", "Add a criterion", t.add),
		kit.Column[criterionRow]{Title: "Criterion", Ems: 12, Weight: 3, Text: func(r criterionRow) string { return first(r.Name, r.Text) }},
		kit.Column[criterionRow]{Title: "Kind", Ems: 6, Optional: true, Text: func(r criterionRow) string { return optionText(criterionOptions, r.Kind) }},
		kit.Column[criterionRow]{Title: "Weight", Ems: 9, Weight: 1, Right: true, Text: func(r criterionRow) string { return weightText(r.Criterion) }})
	t.table.VisibleRows = 6
	t.table.OnSelect = func(criterionRow) { t.load() }
	t.table.OnOpen = func(criterionRow) { focusOn(t.name) }
	t.table.OnAdd, t.table.OnRemove, t.table.OnMove = t.add, t.remove, t.move
	t.name = kit.NewTextEntry(func(s string) { t.edit(func(c *bid.Criterion) { c.Name = s }) })
	t.kind = kit.NewPicker("", criterionOptions, func(id string) { t.edit(func(c *bid.Criterion) { c.Kind = id }) })
	t.weight = kit.NewPercentEntry(func(w money.Share) {
		t.edit(func(c *bid.Criterion) { c.Weight, c.FromText = w, false })
	})
	t.pass = kit.NewCheck("Pass or fail, no weight", func(on bool) { t.edit(func(c *bid.Criterion) { c.PassFail = on }) })
	t.more = kit.NewButton("Add a criterion", t.add)
	t.words, t.origin = kit.NewSmall(""), kit.NewSmall("")
	t.form = kit.Panel(kit.Form(kit.NewField("Name of the criterion", t.name), kit.NewField("Kind", t.kind),
		kit.NewField("Weight", t.weight).Why("A share of all the marks."), t.pass), t.words)
	return t
}

func (t *criterionTable) view() fyne.CanvasObject {
	return kit.Close(t.table, t.origin, kit.Row(t.more), t.form)
}

// has reports whether the keyboard is in the form of a criterion.
func (t *criterionTable) has() bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(t.form)
	if c == nil {
		return false
	}
	switch c.Focused() {
	case fyne.Focusable(t.name), fyne.Focusable(t.kind), fyne.Focusable(t.weight), fyne.Focusable(t.pass):
		return true
	}
	return false
}

func (t *criterionTable) refresh(o *bid.Opportunity) {
	rows := make([]criterionRow, len(o.Criteria))
	for i, c := range o.Criteria {
		rows[i] = criterionRow{c, i}
	}
	t.table.SetRows(rows)
	if _, selected := t.table.Selected(); !selected && len(rows) > 0 {
		t.table.Select("0")
	}
	from := origin(o, "criteria")
	if from != "" {
		from = "From " + from
	}
	t.origin.SetText(from)
	show(t.origin, from != "" && len(rows) > 0)
	t.load()
}

func (t *criterionTable) load() {
	row, ok := t.table.Selected()
	show(t.form, ok)
	show(t.more, ok) // an empty table has a button of its own
	if !ok {
		t.loaded = -1
		return
	}
	same := t.loaded == row.at
	t.loaded = row.at
	put(t.name, row.Name, same)
	put(t.weight, row.Weight, same)
	t.kind.SetOptions(withOwn(criterionOptions, row.Kind))
	t.kind.Set(row.Kind)
	t.pass.Set(row.PassFail)
	t.words.SetText(joined("\n", row.Words, row.Text))
	show(t.words, t.words.Text() != "")
}

func (t *criterionTable) edit(f func(*bid.Criterion)) {
	at := t.loaded
	t.p.edit("criteria", "Change a criterion", func(o *bid.Opportunity) {
		if at >= 0 && at < len(o.Criteria) {
			f(&o.Criteria[at])
		}
	})
}

func (t *criterionTable) add() {
	at := len(t.table.Rows())
	t.p.Edit("Add a criterion", func(b *bid.Bid) error {
		o := &b.Opportunity
		if len(o.Criteria) >= bid.MaxLines {
			return errors.New("there are more criteria than any tender has")
		}
		o.Criteria = append(o.Criteria, bid.Criterion{Kind: "quality"})
		typed(o, "criteria")
		return nil
	})
	if t.table.Select(strconv.Itoa(at)) {
		t.load()
		focusOn(t.name)
	}
}

func (t *criterionTable) remove(row criterionRow) {
	t.loaded = -1 // what follows moves up into its place
	done := t.p.edit("criteria", "Remove a criterion", func(o *bid.Opportunity) {
		if row.at < len(o.Criteria) {
			o.Criteria = slices.Delete(o.Criteria, row.at, row.at+1)
		}
	})
	if done {
		t.p.Removed(first(row.Name, "a criterion"))
	}
}

func (t *criterionTable) move(row criterionRow, by int) {
	to := row.at + by
	t.loaded = -1
	t.p.edit("criteria", "Move a criterion", func(o *bid.Opportunity) {
		if to >= 0 && to < len(o.Criteria) && row.at < len(o.Criteria) {
			o.Criteria[row.at], o.Criteria[to] = o.Criteria[to], o.Criteria[row.at]
		}
	})
	if t.table.Select(strconv.Itoa(to)) {
		t.load()
	}
}
