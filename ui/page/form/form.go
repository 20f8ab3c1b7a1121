// Package form joins fields on a page to values of the open bid that are not in a list:
// each change is one named step, and what is stored comes back into the field.
package form

import (
	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page"

	"fyne.io/fyne/v2"
)

// Form joins fields to values of the bid.
type Form struct {
	s      *page.Session
	fields *kit.FieldSet
	load   []func(b *bid.Bid, fresh bool)
}

// New is an empty form whose fields are found by path in the set.
func New(s *page.Session, fields *kit.FieldSet) *Form { return &Form{s: s, fields: fields} }

// Refresh puts the stored values into the fields; fresh says that another bid was opened.
func (f *Form) Refresh(fresh bool) {
	b := f.s.Bid()
	for _, load := range f.load {
		load(&b, fresh)
	}
}

// OnLoad adds what puts a stored value on show.
func (f *Form) OnLoad(load func(b *bid.Bid, fresh bool)) { f.load = append(f.load, load) }

// Field registers a field by its path, so that findings stand beside it.
func (f *Form) Field(path, label, why string, control fyne.CanvasObject) *kit.Field {
	return f.fields.Add(path, kit.NewField(label, control).Why(why))
}

// Change is one step on one value.
func (f *Form) Change(what string, set func(*bid.Bid)) {
	f.s.Edit("Change: "+what, func(b *bid.Bid) error { set(b); return nil })
}

// Shown shows or hides a field by what the bid says.
func (f *Form) Shown(field *kit.Field, when func(*bid.Bid) bool) *kit.Field {
	f.OnLoad(func(b *bid.Bid, _ bool) { SetShown(field, when(b)) })
	return field
}

// Check joins a check to one value.
func (f *Form) Check(text, what string, of func(*bid.Bid) *bool) *kit.Check {
	check := kit.NewCheck(text, func(on bool) { f.Change(what, func(b *bid.Bid) { *of(b) = on }) })
	f.OnLoad(func(b *bid.Bid, _ bool) { check.Set(*of(b)) })
	return check
}

// Whole joins a field of a whole number to one value; 0 is empty.
func (f *Form) Whole(what string, least, most int, of func(*bid.Bid) *int) *kit.WholeEntry {
	e := kit.NewWholeEntry(least, most, func(w kit.Whole) { f.Change(what, func(b *bid.Bid) { *of(b) = w.N }) })
	f.OnLoad(func(b *bid.Bid, fresh bool) {
		w := kit.Whole{N: *of(b), Set: *of(b) > 0}
		if fresh {
			e.Load(w)
		} else {
			e.Set(w)
		}
	})
	return e
}

// Value joins a field to one value.
func Value[V any](f *Form, what string, e *kit.ValueEntry[V], of func(*bid.Bid) *V) *kit.ValueEntry[V] {
	e.OnCommit = func(v V) { f.Change(what, func(b *bid.Bid) { *of(b) = v }) }
	f.OnLoad(func(b *bid.Bid, fresh bool) {
		if fresh {
			e.Load(*of(b))
		} else {
			e.Set(*of(b))
		}
	})
	return e
}

// Picked joins a picker or choice to one value.
func Picked[V ~string](f *Form, what string, make func(func(string)) interface{ Set(string) }, of func(*bid.Bid) *V) fyne.CanvasObject {
	control := make(func(id string) { f.Change(what, func(b *bid.Bid) { *of(b) = V(id) }) })
	f.OnLoad(func(b *bid.Bid, _ bool) { control.Set(string(*of(b))) })
	return control.(fyne.CanvasObject)
}

// PickerOf makes the picker for Picked.
func PickerOf(empty string, options []kit.Option) func(func(string)) interface{ Set(string) } {
	return func(chosen func(string)) interface{ Set(string) } { return kit.NewPicker(empty, options, chosen) }
}

// ChoiceOf makes the choice for Picked.
func ChoiceOf(options []kit.Option) func(func(string)) interface{ Set(string) } {
	return func(chosen func(string)) interface{ Set(string) } { return kit.NewChoice(options, chosen) }
}

// SetShown shows or hides an object and lays the page out again.
func SetShown(o fyne.CanvasObject, shown bool) {
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
