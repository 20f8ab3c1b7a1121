package form

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
)

// Group is a form whose fields stand below one path of the document, such as
// "opportunity.route.".
type Group struct {
	*Form
	Path string
}

// Amount is a field for pounds.
func (g Group) Amount(path, label, why string, of func(*bid.Bid) *money.Pounds) *kit.Field {
	return g.Field(g.Path+path, label, why, Value(g.Form, label, kit.NewMoneyEntry(nil), of))
}

// Quantity is a field for a count or measure.
func (g Group) Quantity(path, label, why string, of func(*bid.Bid) *money.Quantity) *kit.Field {
	return g.Field(g.Path+path, label, why, Value(g.Form, label, kit.NewQuantityEntry(nil), of))
}

// Share is a field for a percentage.
func (g Group) Share(path, label, why string, of func(*bid.Bid) *money.Share) *kit.Field {
	return g.Field(g.Path+path, label, why, Value(g.Form, label, kit.NewPercentEntry(nil), of))
}

// Text is a field for words, of one line or of several.
func (g Group) Text(path, label, why string, lines int, of func(*bid.Bid) *string) *kit.Field {
	return g.Field(g.Path+path, label, why, Value(g.Form, label, words(lines), of))
}

// Day is a field for a date.
func (g Group) Day(path, label, why string, of func(*bid.Bid) *date.Date) *kit.Field {
	e := kit.NewDateEntry(g.s.Today, nil)
	e.SetPlaceHolder("") // an example in every blank field would read as a date
	return g.Field(g.Path+path, label, why, Value(g.Form, label, e, of))
}

// Answer is a question of yes, no or not known.
func (g Group) Answer(path, label, why string, of func(*bid.Bid) *bid.Answer) *kit.Field {
	return g.Field(g.Path+path, label, why, Picked(g.Form, label, yesNo, of))
}

// Count is a field for a whole number; 0 is empty.
func (g Group) Count(path, label, why string, least, most int, of func(*bid.Bid) *int) *kit.Field {
	return g.Field(g.Path+path, label, why, g.Whole(label, least, most, of))
}

// Pick is a field to choose one of many.
func Pick[V ~string](g Group, path, label, why string, options []kit.Option, of func(*bid.Bid) *V) *kit.Field {
	return g.Field(g.Path+path, label, why, Picked(g.Form, label, PickerOf(options[0].Text, options), of))
}

func yesNo(chosen func(string)) interface{ Set(string) } { return kit.NewYesNoUnknown(chosen) }

func words(lines int) *kit.TextEntry {
	if lines > 1 {
		return kit.NewMultilineEntry(lines, nil)
	}
	return kit.NewTextEntry(nil)
}
