package answers

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/response"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

const marks = "A line that begins with # is a heading, with - an item of a list, with 1. a numbered one, with | a row of a table. Everything else is a paragraph."

// addAnswer is the answer with its count, how it reads, and the way to and from the library.
func (p *Page) addAnswer(e *lines.Editor[bid.MethodQuestion], l form.Line[bid.MethodQuestion]) {
	type one = bid.MethodQuestion
	count := kit.NewMarked(kit.Note, "")
	entry := kit.NewLongEntry(12, bid.MaxText, nil)
	limit := 0
	show := func(text string) {
		a := response.Answer{Words: response.Words(text), Limit: limit}
		state := kit.Ready
		if a.Words == 0 {
			state = kit.Note
		} else if a.Limit > 0 && a.Left() < 0 {
			state = kit.Blocked
		}
		count.Set(state, a.Count())
	}
	entry.OnChanged = show
	lines.Entry(e, "answer", entry, func(x *one) *string { return &x.Answer })
	take := kit.NewPicker("None chosen", nil, func(id string) { p.take(e, id) })
	from := kit.NewField("Take an answer from your library", take)
	put := kit.NewButton("Keep this answer in the library", func() { p.put(e) })
	origin := kit.NewSmall("")
	reads := kit.NewListing()
	e.Fill(func(x one, _ bool) {
		limit = x.Words
		show(entry.Text)
		var options []kit.Option
		for _, a := range p.s.Organisation().Answers {
			options = append(options, kit.Option{ID: a.ID, Text: page.Clip(orUnnamed(a.Name), 80), Detail: page.Clip(a.Topic, 60)})
		}
		take.SetOptions(options)
		take.Set("")
		form.SetShown(from, len(options) > 0)
		form.SetShown(put, x.Answer != "")
		words := p.origin(x)
		origin.SetText(words)
		form.SetShown(origin, words != "")
		reads.Set(x.ID+x.Answer, func() []fyne.CanvasObject { return reading(x.Answer) })
	})
	e.Form.Add(l.Field("answer", "Your answer", marks, entry))
	e.Form.Add(kit.Close(count, origin))
	e.Form.Add(kit.Stack(from, kit.Row(put)))
	e.Form.Add(reads)
}

// origin tells from which answer of the library this one was taken.
func (p *Page) origin(x bid.MethodQuestion) string {
	for _, a := range p.s.Organisation().Answers {
		switch {
		case x.LibraryID == "" || a.ID != x.LibraryID:
		case a.Text == x.Answer:
			return fmt.Sprintf("As kept in the library under “%s”.", page.Clip(orUnnamed(a.Name), 80))
		default:
			return fmt.Sprintf("From the library, “%s”, and changed since.", page.Clip(orUnnamed(a.Name), 80))
		}
	}
	return ""
}

// take copies an answer of the library with its measures; Undo brings back what was there.
func (p *Page) take(e *lines.Editor[bid.MethodQuestion], id string) {
	for _, a := range p.s.Organisation().Answers {
		if a.ID != id || id == "" {
			continue
		}
		e.List.Edit(e.Selected(), "answer", func(x *bid.MethodQuestion) {
			x.Answer, x.LibraryID, x.Ready = a.Text, a.ID, false
			for _, k := range a.KPIs {
				k.ID = p.s.NewID()
				x.KPIs = append(x.KPIs, k)
			}
		})
		p.s.Say("The answer was taken over. Read it for names and figures of the other bid; Undo brings back what was there.")
	}
}

// put keeps an answer for the next bid: in the place that it came from, or as a new one.
func (p *Page) put(e *lines.Editor[bid.MethodQuestion]) {
	x, ok := e.Table.Selected()
	if !ok {
		return
	}
	id := x.LibraryID
	if !p.s.EditOrganisation("Keep an answer in the library", func(o *bid.Organisation) error {
		for i := range o.Answers {
			if a := &o.Answers[i]; a.ID == id && id != "" {
				a.Text, a.KPIs, a.Updated = x.Answer, x.KPIs, p.s.Today()
				return nil
			}
		}
		id = p.s.NewID()
		o.Answers = append(o.Answers, bid.LibraryAnswer{ID: id, Name: response.Title(x), Text: x.Answer, KPIs: x.KPIs, Owner: x.Owner, Updated: p.s.Today()})
		return nil
	}) {
		return
	}
	if id != x.LibraryID {
		e.List.Edit(x.ID, "place in the library", func(y *bid.MethodQuestion) { y.LibraryID = id })
	}
	p.s.Say("The answer is in your library, for this bid and the next.")
}

// reading is the answer as it will read in print.
func reading(text string) []fyne.CanvasObject {
	parts := response.Parse(text)
	if len(parts) == 0 {
		return nil
	}
	out := []fyne.CanvasObject{kit.Strong("How it reads")}
	var box []fyne.CanvasObject
	for _, part := range parts {
		switch part.Kind {
		case response.Heading:
			box = append(box, kit.Strong(part.Text))
		case response.Bullets:
			box = append(box, kit.Text("• "+strings.Join(part.Items, "\n• ")))
		case response.Numbered:
			var items []string
			for i, item := range part.Items {
				items = append(items, fmt.Sprintf("%d. %s", i+1, item))
			}
			box = append(box, kit.Text(strings.Join(items, "\n")))
		case response.Table:
			box = append(box, grid(part))
		default:
			box = append(box, kit.Text(part.Text))
		}
	}
	return append(out, kit.Panel(box...))
}

// grid is a table of an answer, its first row strong.
func grid(part response.Part) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for i, row := range append([][]string{part.Head}, part.Rows...) {
		var cells []fyne.CanvasObject
		for _, cell := range row {
			if i == 0 {
				cells = append(cells, kit.Strong(cell))
			} else {
				cells = append(cells, kit.Text(cell))
			}
		}
		rows = append(rows, kit.Columns(len(cells), 3, cells...))
	}
	return kit.Close(rows...)
}
