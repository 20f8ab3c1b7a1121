package price

import (
	"bidwright/app/bid"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// form joins fields to values of the bid itself, those that are not in a list.
type form struct {
	p    *Page
	load []func(b *bid.Bid, fresh bool)
}

func (f *form) refresh(fresh bool) {
	b := f.p.s.Bid()
	for _, load := range f.load {
		load(&b, fresh)
	}
}

// field registers a field by its path, so that findings stand beside it.
func (f *form) field(path, label, why string, control fyne.CanvasObject) *kit.Field {
	return f.p.fields.Add(path, kit.NewField(label, control).Why(why))
}

// change is one step on one value.
func (f *form) change(what string, set func(*bid.Bid)) {
	f.p.s.Edit("Change: "+what, func(b *bid.Bid) error { set(b); return nil })
}

// value joins a field to one value.
func value[V any](f *form, what string, e *kit.ValueEntry[V], of func(*bid.Bid) *V) *kit.ValueEntry[V] {
	e.OnCommit = func(v V) { f.change(what, func(b *bid.Bid) { *of(b) = v }) }
	f.load = append(f.load, func(b *bid.Bid, fresh bool) {
		if fresh {
			e.Load(*of(b))
		} else {
			e.Set(*of(b))
		}
	})
	return e
}

// picked joins a picker or choice to one value.
func picked[V ~string](f *form, what string, make func(func(string)) interface{ Set(string) }, of func(*bid.Bid) *V) fyne.CanvasObject {
	control := make(func(id string) { f.change(what, func(b *bid.Bid) { *of(b) = V(id) }) })
	f.load = append(f.load, func(b *bid.Bid, _ bool) { control.Set(string(*of(b))) })
	return control.(fyne.CanvasObject)
}

func pickerOf(empty string, options []kit.Option) func(func(string)) interface{ Set(string) } {
	return func(chosen func(string)) interface{ Set(string) } { return kit.NewPicker(empty, options, chosen) }
}

func choiceOf(options []kit.Option) func(func(string)) interface{ Set(string) } {
	return func(chosen func(string)) interface{ Set(string) } { return kit.NewChoice(options, chosen) }
}

// shown shows or hides a field by what the bid says.
func (f *form) shown(field *kit.Field, when func(*bid.Bid) bool) *kit.Field {
	f.load = append(f.load, func(b *bid.Bid, _ bool) { setShown(field, when(b)) })
	return field
}

func setShown(o fyne.CanvasObject, shown bool) {
	if shown == o.Visible() {
		return
	}
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
	kit.Relayout(o)
}

// figures are labels of calculated figures that follow the bid.
type figures struct {
	p   *Page
	all map[string]*kit.Figure
	box []fyne.CanvasObject
}

func (p *Page) figures(ids ...string) *figures {
	f := &figures{p: p, all: map[string]*kit.Figure{}}
	for _, id := range ids {
		figure := p.s.Figure(id)
		f.all[id] = figure
		f.box = append(f.box, figure)
	}
	return f
}

func (f *figures) refresh() {
	for id, figure := range f.all {
		f.p.s.ShowFigure(figure, id)
	}
}
