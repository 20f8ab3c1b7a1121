package trial

import (
	"slices"

	"bidwright/app/assess"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/risk"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/lines"
)

// inputs are the inputs of the open bid by path, found anew when it has changed.
type inputs struct {
	s       *page.Session
	of      *assess.Assessment
	byPath  map[string]risk.Choice
	options []kit.Option
}

func (in *inputs) fresh() {
	a := in.s.Assessment()
	if a == in.of && in.byPath != nil {
		return
	}
	in.of, in.byPath, in.options = a, map[string]risk.Choice{}, nil
	if a == nil {
		return
	}
	for _, c := range risk.Choices(a.Pricing.Graph, risk.Options{Name: risk.Names(a.Document)}) {
		in.byPath[c.Path] = c
		now := "Now " + c.Now
		if c.Now == "" {
			now = "Nothing is entered"
		}
		in.options = append(in.options, kit.Option{ID: c.Path, Text: page.Clip(c.Label, 120), Detail: now})
	}
}

// at is the input with a path; false when the calculation has none.
func (in *inputs) at(path string) (risk.Choice, bool) {
	in.fresh()
	c, ok := in.byPath[path]
	return c, ok
}

// label names an input for people, also one that is gone.
func (in *inputs) label(path string) string {
	if c, ok := in.at(path); ok {
		return c.Label
	}
	if path == "" {
		return "Not chosen yet"
	}
	return "No longer in the bid"
}

// choices are the inputs to pick from; one that is gone stays while it is chosen.
func (in *inputs) choices(chosen string) []kit.Option {
	in.fresh()
	if _, known := in.byPath[chosen]; chosen == "" || known {
		return in.options
	}
	return append(slices.Clone(in.options), kit.Option{ID: chosen, Text: in.label(chosen)})
}

// valueEntry is a field for a number in the unit of the input that a line names. The
// unit is that of the line in the form, also while another one is being chosen.
func valueEntry[T any](p *Page, e *lines.Editor[T], what string, path func(*T) string, of func(*T) *money.Value) *kit.ValueEntry[money.Value] {
	unit := calc.None
	e.Fill(func(x T, _ bool) {
		unit = calc.None
		if c, known := p.inputs.at(path(&x)); known {
			unit = c.Unit
		}
	})
	entry := kit.NewValueEntry(func(text string) (money.Value, error) { return risk.ParseIn(unit, text) },
		func(v money.Value) string { return risk.FormatIn(unit, v) }, nil)
	return lines.Entry(e, what, entry, of)
}

func orUnnamed(text string) string {
	if text == "" {
		return "No name yet"
	}
	return text
}

// figurePicker chooses the figure of the bid that the chosen line is about; the small
// text beside says what it is in the bid.
func figurePicker[T any](p *Page, e *lines.Editor[T], path func(*T) *string) (*kit.Picker, *kit.Small) {
	picker := kit.NewPicker("Choose a figure", nil, func(id string) { e.List.Edit(e.Selected(), "figure", func(x *T) { *path(x) = id }) })
	now := kit.NewSmall("")
	e.Fill(func(x T, _ bool) {
		chosen := *path(&x)
		picker.SetOptions(p.inputs.choices(chosen))
		picker.Set(chosen)
		text := ""
		if c, ok := p.inputs.at(chosen); ok && c.Now != "" {
			text = "In the bid it is " + c.Now + "."
		}
		now.SetText(text)
	})
	return picker, now
}
