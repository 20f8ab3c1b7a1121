package eligibility

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// details are what is asked about a ground that applies.
type details struct {
	view   fyne.CanvasObject
	recurs *kit.Choice
	ended  *kit.DateEntry
	texts  []*textDetail
	shown  string
}

type textDetail struct {
	entry *kit.TextEntry
	of    func(*bid.Exclusion) *string
}

func newDetails(x *exclusion) *details {
	d := &details{}
	text := func(label, why string, rows int, of func(*bid.Exclusion) *string) *kit.Field {
		set := func(v string) { x.set(label, func(e *bid.Exclusion) { *of(e) = v }) }
		entry := kit.NewTextEntry(set)
		if rows > 1 {
			entry = kit.NewMultilineEntry(rows, set)
		}
		d.texts = append(d.texts, &textDetail{entry, of})
		return kit.NewField(label, entry).Why(why)
	}
	d.ended = kit.NewDateEntry(x.p.s.Today, func(v date.Date) { x.set("day", func(e *bid.Exclusion) { e.Ended = v }) })
	d.recurs = kit.NewYesNoUnknown(func(id string) { x.set("outlook", func(e *bid.Exclusion) { e.Recurs = bid.Answer(id) }) })
	d.view = kit.Stack(kit.Form(
		text("What happened", "In a few plain sentences.", 3, func(e *bid.Exclusion) *string { return &e.What }),
		text("What was put right", "How you took it seriously, prevent it and check that it stays so.", 3, func(e *bid.Exclusion) *string { return &e.PutRight }),
		text("Where", "In the UK or abroad.", 1, func(e *bid.Exclusion) *string { return &e.Where }),
		text("Proof", "Such as: decision of the tribunal, 3 March 2024.", 1, func(e *bid.Exclusion) *string { return &e.Proof }),
		kit.NewField("Ended on", d.ended).Why("Empty while it goes on, or when the day is not known."),
		kit.NewField("Does it go on, or may it happen again?", d.recurs),
	))
	return d
}

// show puts an answer into the fields; what names the question and whom it is about.
func (d *details) show(what string, e bid.Exclusion) {
	fresh := what != d.shown
	d.shown = what
	d.recurs.Set(string(e.Recurs))
	for _, t := range d.texts {
		if fresh {
			t.entry.Load(*t.of(&e))
		} else {
			t.entry.Set(*t.of(&e))
		}
	}
	if fresh {
		d.ended.Load(e.Ended)
	} else {
		d.ended.Set(e.Ended)
	}
}
