package form

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// Line makes the fields for the chosen line of a list.
type Line[T any] struct {
	S      *page.Session
	Fields *kit.FieldSet
	Prefix string // of the list's paths, such as "opportunity.route.parts."
	List   *lines.Editor[T]
}

// Field registers a field of the chosen line.
func (l Line[T]) Field(path, label, why string, control fyne.CanvasObject) *kit.Field {
	return l.Fields.Add(l.Prefix+path, kit.NewField(label, control).Why(why))
}

// Amount is a field for pounds.
func (l Line[T]) Amount(path, label, why string, of func(*T) *money.Pounds) *kit.Field {
	return l.Field(path, label, why, lines.Entry(l.List, label, kit.NewMoneyEntry(nil), of))
}

// Quantity is a field for a count or measure.
func (l Line[T]) Quantity(path, label, why string, of func(*T) *money.Quantity) *kit.Field {
	return l.Field(path, label, why, lines.Entry(l.List, label, kit.NewQuantityEntry(nil), of))
}

// Text is a field for words, of one line or of several.
func (l Line[T]) Text(path, label, why string, rows int, of func(*T) *string) *kit.Field {
	return l.Field(path, label, why, lines.Entry(l.List, label, words(rows), of))
}

// Day is a field for a date.
func (l Line[T]) Day(path, label, why string, of func(*T) *date.Date) *kit.Field {
	e := kit.NewDateEntry(l.S.Today, nil)
	e.SetPlaceHolder("")
	return l.Field(path, label, why, lines.Entry(l.List, label, e, of))
}

// Answer is a question of yes, no or not known.
func (l Line[T]) Answer(path, label, why string, of func(*T) *bid.Answer) *kit.Field {
	c := kit.NewYesNoUnknown(lines.Chosen(l.List, label, of))
	l.List.Fill(func(x T, _ bool) { c.Set(string(*of(&x))) })
	return l.Field(path, label, why, c)
}

// Check is a tick.
func (l Line[T]) Check(text string, of func(*T) *bool) *kit.Check {
	c := kit.NewCheck(text, lines.Checked(l.List, text, of))
	l.List.Fill(func(x T, _ bool) { c.Set(*of(&x)) })
	return c
}

// LinePick is a field to choose one of many for the chosen line.
func LinePick[T any, V ~string](l Line[T], path, label, why string, options []kit.Option, of func(*T) *V) *kit.Field {
	c := kit.NewPicker(options[0].Text, options, lines.Chosen(l.List, label, of))
	l.List.Fill(func(x T, _ bool) { c.Set(string(*of(&x))) })
	return l.Field(path, label, why, c)
}
