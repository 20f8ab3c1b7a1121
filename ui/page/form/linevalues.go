package form

import (
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/lines"
)

// Share is a field for a percentage.
func (l Line[T]) Share(path, label, why string, of func(*T) *money.Share) *kit.Field {
	return l.Field(path, label, why, lines.Entry(l.List, label, kit.NewPercentEntry(nil), of))
}

// Value is a field for a number whose unit stands beside it in words.
func (l Line[T]) Value(path, label, why string, of func(*T) *money.Value) *kit.Field {
	return l.Field(path, label, why, lines.Entry(l.List, label, kit.NewValueEntry(readValue, showValue, nil), of))
}

// Count is a field for a whole number; 0 is empty.
func (l Line[T]) Count(path, label, why string, least, most int, of func(*T) *int) *kit.Field {
	e := kit.NewWholeEntry(least, most, nil)
	e.OnCommit = func(w kit.Whole) { l.List.List.Edit(l.List.Selected(), label, func(x *T) { *of(x) = w.N }) }
	l.List.Fill(func(x T, fresh bool) {
		w := kit.Whole{N: *of(&x), Set: *of(&x) > 0}
		if fresh {
			e.Load(w)
		} else {
			e.Set(w)
		}
	})
	return l.Field(path, label, why, e)
}

// LinePickOf is a field to choose one of many, asked for anew for each line that is shown;
// empty is what it says while none is chosen, and taking that choice back.
func LinePickOf[T any, V ~string](l Line[T], path, label, why, empty string, options func(T) []kit.Option, of func(*T) *V) *kit.Field {
	c := kit.NewPicker(empty, nil, lines.Chosen(l.List, label, of))
	l.List.Fill(func(x T, _ bool) {
		c.SetOptions(append([]kit.Option{{Text: empty}}, options(x)...))
		c.Set(string(*of(&x)))
	})
	return l.Field(path, label, why, c)
}

func readValue(text string) (money.Value, error) {
	q, err := money.ParseQuantity(text)
	if err != nil || !q.IsSet() {
		return money.Value{}, err
	}
	return money.ParseValue(q.String())
}

func showValue(v money.Value) string {
	if !v.IsSet() {
		return ""
	}
	return money.FormatQuantity(v.Decimal())
}
