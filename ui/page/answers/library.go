package answers

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/response"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// newLibraryPart is the answers that the organisation keeps for the next bid.
func (p *Page) newLibraryPart() *form.Part {
	type one = bid.LibraryAnswer
	e := &lines.Editor[one]{List: lines.List[one]{
		Noun: "library answer", ID: func(x *one) *string { return &x.ID }, Name: func(x one) string { return x.Name }, NewID: p.s.NewID, Removed: p.s.Removed,
		Read: func() []one { return p.s.Organisation().Answers },
		Change: func(step string, f func(*[]one)) bool {
			return p.s.EditOrganisation(step, func(o *bid.Organisation) error { f(&o.Answers); return nil })
		},
	}}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: libraryPath, List: e}
	e.Table = kit.NewTable("Answer library", func(x one) string { return x.ID },
		kit.NewEmptyState("Which answers come back in every bid?", "For example: safeguarding, quality, how you recruit. Keep the best one here and take it from here next time.", "Add an answer", e.Add),
		kit.Column[one]{Title: "Answer", Ems: 11, Weight: 2, Text: func(x one) string { return page.Clip(orUnnamed(x.Name), 120) }},
		kit.Column[one]{Title: "Topic", Ems: 8, Weight: 1, Optional: true, Text: func(x one) string { return page.Clip(orDash(x.Topic), 60) }},
		kit.Column[one]{Title: "Words", Ems: 5, Right: true, Text: func(x one) string { return fmt.Sprint(response.Words(x.Text)) }},
		kit.Column[one]{Title: "Read again by", Ems: 10, Text: func(x one) string { return orDash(dayOf(x.Review)) }})
	e.Table.VisibleRows = 8
	name := l.Text("name", "What it answers", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	entry := kit.NewLongEntry(10, bid.MaxText, nil)
	lines.Entry(e, "answer", entry, func(x *one) *string { return &x.Text })
	reads := kit.NewListing()
	e.Fill(func(x one, _ bool) { reads.Set(x.ID+x.Text, func() []fyne.CanvasObject { return reading(x.Text) }) })
	e.Form = kit.Stack(kit.Section("The chosen answer"), kit.Form(name,
		l.Text("topic", "Topic", "Such as: quality, staff, environment.", 1, func(x *one) *string { return &x.Topic }),
		l.Text("owner", "Who keeps it up to date", "", 1, func(x *one) *string { return &x.Owner }),
		l.Day("review", "Read again by", "", func(x *one) *date.Date { return &x.Review })),
		l.Field("text", "The answer", marks, entry), reads)
	e.Wire("Remove this answer")
	p.keep(partLibrary, &lines.Tree{Prefix: libraryPath, List: e}, e.Forget)
	view := kit.Stack(
		kit.Text("Answers of your organisation, kept for all its bids. Taking one into a bid copies it: what you change there stays there, until you keep it here again."),
		kit.Row(kit.NewPrimaryButton("Add an answer", e.Add)), e.Table, e.Form)
	return form.NewPart(view, func(bool) { e.Refresh() })
}
