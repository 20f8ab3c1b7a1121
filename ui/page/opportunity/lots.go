package opportunity

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// lotRow is a lot as the table reads it.
type lotRow struct {
	bid.Lot
	ours bool
}

// lotTable lists the lots; the form below it edits the selected one.
type lotTable struct {
	p      *Page
	table  *kit.Table[lotRow]
	ours   *kit.Check
	title  *kit.TextEntry
	value  *kit.MoneyEntry
	start  *kit.DateEntry
	end    *kit.DateEntry
	months *kit.WholeEntry
	about  *kit.Small
	text   *kit.Listing
	form   *fyne.Container
	max    *kit.Small
	more   *kit.Button
	loaded string
}

func newLotTable(p *Page) *lotTable {
	t := &lotTable{p: p}
	t.table = kit.NewTable("Lots", func(r lotRow) string { return r.ID },
		kit.NewEmptyState("No lots yet.", "Add the part of the contract that you bid for, for example “Lot 2, North”.", "Add a lot", t.add),
		kit.Column[lotRow]{Title: "This bid", Ems: 5, Text: func(r lotRow) string {
			if r.ours {
				return "✓ yes"
			}
			return "no"
		}},
		kit.Column[lotRow]{Title: "Lot", Ems: 4, Text: func(r lotRow) string { return r.ID }},
		kit.Column[lotRow]{Title: "Title", Ems: 11, Weight: 3, Text: func(r lotRow) string { return r.Title }},
		kit.Column[lotRow]{Title: "Value", Ems: 9, Weight: 1, Right: true, Text: func(r lotRow) string { return first(r.Value.Net.Format(), r.Value.Gross.Format()) }},
		kit.Column[lotRow]{Title: "Term", Ems: 12, Weight: 1, Optional: true, Text: func(r lotRow) string { return termText(r.Term) }},
		kit.Column[lotRow]{Title: "Status", Ems: 5, Optional: true, Text: func(r lotRow) string { return r.Status }})
	t.table.VisibleRows = 6
	t.table.OnSelect = func(lotRow) { t.load() }
	t.table.OnOpen = func(lotRow) { focusOn(t.ours) }
	t.table.OnAdd, t.table.OnRemove = t.add, t.remove

	t.ours = kit.NewCheck("This bid is for this lot", t.choose)
	edit := func(f func(*bid.Lot)) {
		id, lots := t.loaded, "Change lot "
		p.edit("lots."+id, lots+clipped(id), func(o *bid.Opportunity) {
			if at := lotAt(o, id); at >= 0 {
				f(&o.Lots[at])
			}
		})
	}
	t.title = kit.NewTextEntry(func(s string) { edit(func(l *bid.Lot) { l.Title = s }) })
	t.value = kit.NewMoneyEntry(func(v money.Pounds) { edit(func(l *bid.Lot) { l.Value.Net = v }) })
	t.start = kit.NewDateEntry(p.Today, func(d day) { edit(func(l *bid.Lot) { l.Term.Start = d }) })
	t.end = kit.NewDateEntry(p.Today, func(d day) { edit(func(l *bid.Lot) { l.Term.End = d }) })
	t.months = kit.NewWholeEntry(1, 600, func(w kit.Whole) { edit(func(l *bid.Lot) { l.Term.Months = w.N }) })
	t.start.SetPlaceHolder("")
	t.end.SetPlaceHolder("")
	t.more = kit.NewButton("Add a lot", t.add)
	t.about, t.max, t.text = kit.NewSmall(""), kit.NewSmall(""), kit.NewListing()
	field := func(label string, control fyne.CanvasObject) *kit.Field { return kit.NewField(label, control) }
	t.form = kit.Panel(t.ours, t.about, kit.Form(field("Title of the lot", t.title), field("Value of the lot without VAT", t.value),
		field("Lot starts", t.start), field("Lot ends", t.end), field("Length of the lot in months", t.months)), t.text)
	p.fields.Add("opportunity.lotIds", kit.NewField("This bid is for", t.ours))
	return t
}

func (t *lotTable) view() fyne.CanvasObject {
	return kit.Close(t.max, t.table, kit.Row(t.more), t.form)
}

func first(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

func lotAt(o *bid.Opportunity, id string) int {
	return slices.IndexFunc(o.Lots, func(l bid.Lot) bool { return l.ID == id })
}

// refresh shows the lots of the document.
func (t *lotTable) refresh(o *bid.Opportunity) {
	rows := make([]lotRow, len(o.Lots))
	for i, l := range o.Lots {
		rows[i] = lotRow{l, slices.Contains(o.LotIDs, l.ID)}
	}
	t.table.SetRows(rows)
	if _, selected := t.table.Selected(); !selected && len(rows) > 0 {
		at := max(slices.IndexFunc(rows, func(r lotRow) bool { return r.ours }), 0)
		t.table.Select(rows[at].ID)
	}
	var limits []string
	if o.MaxLotsBid != "" {
		limits = append(limits, "One bidder may bid for at most this many lots: "+o.MaxLotsBid+".")
	}
	if o.MaxLotsAward != "" {
		limits = append(limits, "One bidder may win at most this many lots: "+o.MaxLotsAward+".")
	}
	t.max.SetText(strings.Join(limits, " "))
	show(t.max, len(limits) > 0)
	t.load()
}

// load shows the selected lot in the form; typing in progress on the same lot stays.
func (t *lotTable) load() {
	row, ok := t.table.Selected()
	show(t.form, ok)
	show(t.more, ok) // an empty table has a button of its own
	if !ok {
		t.loaded = ""
		return
	}
	same := t.loaded == row.ID
	t.loaded = row.ID
	t.ours.Set(row.ours)
	put(t.title, row.Title, same)
	put(t.value, row.Value.Net, same)
	put(t.start, row.Term.Start, same)
	put(t.end, row.Term.End, same)
	put(t.months, kit.Whole{N: row.Term.Months, Set: row.Term.Months > 0}, same)
	o := t.p.Bid().Opportunity
	t.about.SetText(joined(" · ", "Lot "+strings.TrimPrefix(row.ID, "Lot "), row.Status, valueText(row.Value), termText(row.Term), strings.Join(row.Places, ", "), "from "+first(origin(&o, "lots."+row.ID), "what you typed")))
	t.text.Set(row.ID+row.Description+fmt.Sprint(row.Criteria, row.Term), func() []fyne.CanvasObject {
		var criteria, more []string
		for _, c := range row.Criteria {
			criteria = append(criteria, joined(" – ", c.Name, weightText(c)))
		}
		if row.Description != "" {
			more = append(more, row.Description)
		}
		if renewal := joined("\n", row.Term.Renewal, row.Term.OptionsText); renewal != "" {
			more = append(more, "Renewal, in the notice’s own words: "+renewal)
		}
		return []fyne.CanvasObject{folded("What is said about this lot", more), folded("How bids for this lot are judged", criteria)}
	})
}

// put shows a value: a change of record drops unfinished typing, the same record keeps it.
func put[T any](e *kit.ValueEntry[T], value T, same bool) {
	if same {
		e.Set(value)
	} else {
		e.Load(value)
	}
}

// focusOn gives a control the keyboard.
func focusOn(o interface {
	fyne.CanvasObject
	fyne.Focusable
}) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		c.Focus(o)
	}
}

// choose says whether this bid is for the selected lot.
func (t *lotTable) choose(on bool) {
	id := t.loaded
	step := "Bid for lot " + clipped(id)
	if !on {
		step = "Do not bid for lot " + clipped(id)
	}
	t.p.edit("lotIds", step, func(o *bid.Opportunity) {
		o.LotIDs = slices.DeleteFunc(slices.Clone(o.LotIDs), func(x string) bool { return x == id })
		if on {
			o.LotIDs = append(o.LotIDs, id)
		}
		// In the order of the notice, whatever order they were ticked in.
		slices.SortStableFunc(o.LotIDs, func(a, b string) int { return lotAt(o, a) - lotAt(o, b) })
	})
}

// add adds a lot after the others.
func (t *lotTable) add() {
	id := ""
	t.p.Edit("Add a lot", func(b *bid.Bid) error {
		o := &b.Opportunity
		if len(o.Lots) >= bid.MaxLines {
			return fmt.Errorf("there are %d lots already, more than any tender has", len(o.Lots))
		}
		for n := len(o.Lots) + 1; ; n++ {
			if id = strconv.Itoa(n); lotAt(o, id) < 0 {
				break
			}
		}
		o.Lots = append(o.Lots, bid.Lot{ID: id})
		typed(o, "lots."+id)
		return nil
	})
	if t.table.Select(id) {
		t.load()
		focusOn(t.title)
	}
}

func (t *lotTable) remove(row lotRow) {
	done := t.p.Edit("Remove lot "+clipped(row.ID), func(b *bid.Bid) error {
		o := &b.Opportunity
		o.Lots = slices.DeleteFunc(o.Lots, func(l bid.Lot) bool { return l.ID == row.ID })
		o.LotIDs = slices.DeleteFunc(o.LotIDs, func(id string) bool { return id == row.ID })
		return nil
	})
	if done {
		t.p.Removed("lot " + row.ID)
	}
}

// goTo selects the lot that the rest of a path names, by its id or its place, and gives
// the form the keyboard.
func (t *lotTable) goTo(rest string) bool {
	for _, row := range t.table.Rows() {
		if rest == row.ID || strings.HasPrefix(rest, row.ID+".") {
			t.table.Select(row.ID)
			t.load()
			if strings.Contains(rest[len(row.ID):], "value") {
				focusOn(t.value)
			} else {
				focusOn(t.title)
			}
			return true
		}
	}
	t.table.Focus()
	return len(t.table.Rows()) > 0
}
