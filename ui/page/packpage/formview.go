package packpage

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/pack/pricingform"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

const cellPath = "pack.form.cells."

// formPart is the buyer's own pricing workbook: which of its cells are filled with what,
// and the filled copy.
type formPart struct {
	p             *Page
	view          fyne.CanvasObject
	editor        *lines.Editor[bid.FormCell]
	choose, write *kit.Button
	work          *fyne.Container // shown once there is a workbook
	about         *kit.Listing
	told          *kit.Listing
	asked         *kit.Picker
	problems      map[string]string // by the id of the cell
}

func (p *Page) newFormPart() *formPart {
	type one = bid.FormCell
	f := &formPart{p: p, about: kit.NewListing(), told: kit.NewListing()}
	f.choose = kit.NewButton("Choose the buyer’s workbook …", f.ask)
	f.write = kit.NewPrimaryButton("Write a filled copy …", f.fill)
	e := &lines.Editor[one]{List: form.Of(p.m.d.Session, "cell", func(b *bid.Bid) *[]one { return &b.Pack.Form.Cells },
		func(x *one) *string { return &x.ID }, func(x one) string { return placeOf(x) })}
	f.editor = e
	l := form.Line[one]{S: p.m.d.Session, Fields: p.fields, Prefix: cellPath, List: e}
	e.Table = kit.NewTable("Cells of the buyer’s workbook", func(x one) string { return x.ID },
		kit.NewEmptyState("Which cells has the buyer left open?", "Say once what belongs into which cell. When the price changes, a new copy takes the new figures.", "Add a cell", e.Add),
		kit.Column[one]{Title: "Cell", Ems: 9, Text: func(x one) string { return page.Clip(placeOf(x), 60) }},
		kit.Column[one]{Title: "The buyer’s words beside it", Ems: 10, Weight: 1, Text: func(x one) string { return page.Clip(f.around(x), 120) }},
		kit.Column[one]{Title: "What goes there", Ems: 11, Weight: 1, Text: func(x one) string { return page.Clip(f.item(x).Label, 120) }},
		kit.Column[one]{Title: "As printed", Ems: 7, Right: true, Text: func(x one) string { return page.Clip(f.item(x).Shown, 60) }},
		kit.Column[one]{Title: "State", Ems: 6, Text: func(x one) string { w, _ := f.state(x); return w }, State: func(x one) kit.State { _, s := f.state(x); return s }})
	e.Table.VisibleRows = 7
	f.asked = kit.NewPicker("Choose a cell", nil, f.take)
	cell := l.Text("cell", "Cell", "As the sheet numbers it, such as C5.", 1, func(x *one) *string { return &x.Cell })
	open := kit.NewField("A cell that the buyer left open", f.asked).Why("With the words beside it. Any other cell is named by its sheet and its number below.")
	e.First = open
	why := kit.NewMarked(kit.Attention, "")
	e.Fill(func(x one, _ bool) {
		f.asked.SetOptions(f.cells())
		f.asked.Set(x.Sheet + "\x1f" + strings.ToUpper(x.Cell))
		text := f.problems[x.ID]
		why.Set(kit.Attention, text)
		form.SetShown(why, text != "")
	})
	e.Form = kit.Stack(kit.Section("The chosen cell"),
		open,
		kit.Form(form.LinePickOf(l, "sheet", "Sheet", "", "No sheet chosen", func(one) []kit.Option { return f.sheets() }, func(x *one) *string { return &x.Sheet }), cell),
		form.LinePickOf(l, "item", "What goes there", "What the commercial response prints, and nothing else.", "Nothing chosen", func(one) []kit.Option { return f.items() }, func(x *one) *string { return &x.Item }),
		l.Check("Leave the buyer’s formula as it is, and compare what it comes to with this figure", func(x *one) *bool { return &x.Compare }),
		l.Text("note", "Note for yourself", "Never written into the workbook.", 1, func(x *one) *string { return &x.Note }), why)
	e.Wire("Remove this cell")
	f.work = kit.Stack(e.Table, kit.Row(kit.NewButton("Add a cell", e.Add), f.write), f.told, e.Form)
	f.view = kit.Stack(
		kit.Text("Many tenders bring a workbook into which prices are to be typed. Choose it, say once which cell takes which figure, and a filled copy is written and read back. The buyer’s own file stays as it is, with its formulas, locks and wording."),
		f.about, kit.Row(f.choose), f.work)
	f.work.Hide()
	return f
}

func nothing() []fyne.CanvasObject { return nil }

func placeOf(x bid.FormCell) string {
	if x.Sheet == "" && x.Cell == "" {
		return "No cell chosen"
	}
	return strings.TrimSpace(x.Sheet + " " + strings.ToUpper(x.Cell))
}

// around is the buyer's wording beside a cell.
func (f *formPart) around(x bid.FormCell) string {
	s, found := f.p.m.form.template.Find(x.Sheet)
	at, valid := pricingform.ParseCell(x.Cell)
	if !found || !valid {
		return ""
	}
	return s.Around(s.Lead(at))
}

func (f *formPart) item(x bid.FormCell) pricingform.Item {
	i, _ := f.p.m.form.offer.Find(x.Item)
	return i
}

func (f *formPart) state(x bid.FormCell) (string, kit.State) {
	if f.problems[x.ID] != "" {
		return "Look at it", kit.Attention
	}
	if x.Compare {
		return "Compared", kit.Ready
	}
	return "Filled", kit.Ready
}

// cells are those that the workbook seems to ask for.
func (f *formPart) cells() []kit.Option {
	out := []kit.Option{{Text: "Choose a cell"}}
	for _, a := range f.p.m.form.asked {
		text := a.At.String()
		if a.Around != "" {
			text += ": " + page.Clip(a.Around, 80)
		}
		detail := a.Sheet
		if a.Compare {
			detail += ", the buyer’s formula"
		}
		out = append(out, kit.Option{ID: a.Sheet + "\x1f" + a.At.String(), Text: text, Detail: page.Clip(detail, 60)})
	}
	return out
}

// take puts the chosen cell into the line on show.
func (f *formPart) take(id string) {
	sheet, cell, found := strings.Cut(id, "\x1f")
	if !found {
		return
	}
	compare := slices.ContainsFunc(f.p.m.form.asked, func(a pricingform.Asked) bool {
		return a.Sheet == sheet && a.At.String() == cell && a.Compare
	})
	f.editor.List.Edit(f.editor.Selected(), "cell", func(x *bid.FormCell) { x.Sheet, x.Cell, x.Compare = sheet, cell, compare })
}

func (f *formPart) sheets() []kit.Option {
	var out []kit.Option
	for _, s := range f.p.m.form.template.Sheets {
		o := kit.Option{ID: s.Name, Text: page.Clip(s.Name, 60)}
		if s.Hidden {
			o.Detail = "hidden by the buyer"
		}
		out = append(out, o)
	}
	return out
}

func (f *formPart) items() []kit.Option {
	var out []kit.Option
	for _, i := range f.p.m.form.offer.Items {
		detail := page.Clip(i.Shown, 60)
		if !i.Known() {
			detail = "not available yet"
		}
		out = append(out, kit.Option{ID: i.ID, Text: page.Clip(i.Label, 80), Detail: detail})
	}
	return out
}

// refresh opens the workbook where that is needed and shows it.
func (f *formPart) refresh(fresh bool) {
	if fresh {
		f.editor.Forget()
		f.told.Set("", nothing)
	}
	f.p.m.LoadForm(f.show)
}

func (f *formPart) show() {
	m, chosen := f.p.m, f.p.m.Form()
	f.choose.SetText("Choose the buyer’s workbook …")
	if chosen.SHA256 != "" {
		f.choose.SetText("Choose a newer version …")
	}
	f.problems = map[string]string{}
	if m.form.why() == nil {
		for _, x := range pricingform.Check(chosen, m.form.template, m.form.offer) {
			f.problems[x.ID] = x.Message
		}
	}
	f.about.Set(chosen.SHA256+fmt.Sprint(m.form.why()), f.whole)
	form.SetShown(f.work, chosen.SHA256 != "" && m.form.why() == nil)
	f.write.SetText("Write a filled copy …")
	if m.FormDraft() {
		f.write.SetText("Write a filled draft …")
	}
	enable(f.write, len(chosen.Cells) > 0)
	f.editor.Refresh()
}

// whole says which workbook it is and what is in it.
func (f *formPart) whole() []fyne.CanvasObject {
	m, chosen := f.p.m, f.p.m.Form()
	switch {
	case m.form.why() != nil:
		return []fyne.CanvasObject{kit.NewMarked(kit.Attention, m.Sentence(m.form.why()))}
	case chosen.SHA256 == "":
		return []fyne.CanvasObject{kit.NewMarked(kit.Note, "No workbook has been chosen.")}
	}
	var names []string
	for _, s := range m.form.template.Sheets {
		name := "“" + page.Clip(s.Name, 40) + "”"
		switch {
		case s.Hidden:
			name += " (hidden)"
		case s.Protected:
			name += " (locked but for the cells to fill)"
		}
		names = append(names, name)
	}
	out := []fyne.CanvasObject{kit.Strong(page.Clip(chosen.Name, 100)), kit.Text(page.Count(len(names), "sheet", "sheets") + ": " + page.Clip(strings.Join(names, ", "), 400) + ".")}
	for _, text := range m.form.template.Holds {
		out = append(out, kit.NewMarked(kit.Note, text))
	}
	return out
}

// ask asks for the buyer's workbook.
func (f *formPart) ask() {
	f.p.m.d.AskFile(kit.FileQuestion{Title: "The buyer’s workbook", Extensions: []string{".xlsx", ".xlsm"}, Chosen: func(path string) {
		f.p.m.TakeForm(path, func(err error) {
			if err != nil {
				f.p.m.d.Warn(f.p.m.Sentence(err))
				return
			}
			f.told.Set("", nothing)
			f.p.m.d.Say("“" + page.Clip(fileName(path), 60) + "” is kept with this bid. Say now which cell takes which figure.")
		})
	}})
}

// fill asks for a place and writes the copy.
func (f *formPart) fill() {
	m := f.p.m
	m.d.SaveAs("Write a filled copy", m.FormName(), func(path string) {
		isDraft := m.FormDraft()
		m.FillForm(path, func(r pricingform.Result, err error) {
			if err != nil {
				m.d.Warn(m.Sentence(err))
			}
			if err == nil || r.Copy != nil {
				f.told.Set(path+fmt.Sprint(r.Lines, r.Problems, r.Leaks), func() []fyne.CanvasObject { return filled(r, isDraft) })
			}
			if err == nil && r.Copy != nil {
				m.d.Written("The filled copy is written: "+page.Clip(fileName(path), 60), path)
			}
		})
	})
}

// filled tells what was written and how each cell reads back.
func filled(r pricingform.Result, isDraft bool) []fyne.CanvasObject {
	switch {
	case len(r.Leaks) > 0:
		return []fyne.CanvasObject{kit.NewMarked(kit.Blocked, "No copy was written, because a chosen text holds a figure that the buyer may not see. Take it out of your texts, or choose something else.")}
	case r.Copy == nil:
		out := []fyne.CanvasObject{kit.NewMarked(kit.Blocked, "No copy was written, so that nobody sends one with a gap. Mend "+page.Count(len(r.Problems), "cell", "cells")+" first:")}
		for _, x := range r.Problems {
			out = append(out, kit.Text("• "+page.Clip(placeOf(bid.FormCell{Sheet: x.Sheet, Cell: x.Cell}), 60)+": "+x.Message))
		}
		return out
	}
	var wrong, replaced []string
	compared := 0
	for _, l := range r.Lines {
		if l.Written == "" {
			compared++
		}
		if !l.OK {
			wrong = append(wrong, "• "+page.Clip(l.Sheet+" "+l.Cell, 60)+", "+l.What+": "+l.Message)
		}
		if l.Replaced != "" {
			replaced = append(replaced, page.Clip(l.Sheet+" "+l.Cell, 60)+" (“"+page.Clip(l.Replaced, 40)+"”)")
		}
	}
	text := page.Count(len(r.Lines)-compared, "cell", "cells") + " filled"
	if compared > 0 {
		text += ", " + page.Count(compared, "formula", "formulas") + " of the buyer compared"
	}
	var out []fyne.CanvasObject
	if len(wrong) == 0 {
		out = append(out, kit.NewMarked(kit.Ready, text+". The copy was read again and comes to our figures."))
	} else {
		out = append(out, kit.NewMarked(kit.Attention, text+". The copy is written, but "+page.Count(len(wrong), "cell does", "cells do")+" not come to our figure. Look at this before you send it:"), kit.Text(strings.Join(wrong, "\n")))
	}
	if len(replaced) > 0 {
		out = append(out, kit.NewMarked(kit.Note, "The buyer’s wording was written over in "+strings.Join(replaced, ", ")+"."))
	}
	if isDraft {
		out = append(out, kit.NewMarked(kit.Attention, "It is a draft: a check still stops the final price. A workbook cannot say so on every page, so keep it to yourself."))
	}
	return out
}
