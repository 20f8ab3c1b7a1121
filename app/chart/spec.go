package chart

import "github.com/shopspring/decimal"

// Kind is the form of a chart.
type Kind string

// The kinds. Bars shows one value a bar; Stacked shows the parts of each bar, one part
// a series; Ladder shows amounts as rungs on one vertical scale. Tornado shows what each
// input does to a result from its low to its high; Histogram how often a result fell
// where; Steps a balance from day to day. Boxes is a grid with a share in each box: a
// series a column, a bar a row. Flow is boxes in columns that lead to each other. Slope is
// a line from start to end for each bar.
const (
	Bars      Kind = "bars"
	Stacked   Kind = "stacked"
	Ladder    Kind = "ladder"
	Tornado   Kind = "tornado"
	Histogram Kind = "histogram"
	Steps     Kind = "steps"
	Boxes     Kind = "boxes"
	Flow      Kind = "flow"
	Slope     Kind = "slope"
)

// Spec is a chart as data. Every text shown is in the spec; geometry alone is computed.
type Spec struct {
	Kind   Kind     `json:"kind"`
	Series []string `json:"series,omitempty"` // names of the parts of a stacked bar, of columns, or of the lines of a slope
	Bars   []Bar    `json:"bars,omitempty"`
	Rungs  []Rung   `json:"rungs,omitempty"`
	Base   Value    `json:"base,omitzero"` // of a tornado: the result as it is; of a slope: the top of its scale
	Bins   []Bin    `json:"bins,omitempty"`
	Steps  []Step   `json:"steps,omitempty"`
	Marks  []Mark   `json:"marks,omitempty"` // of a histogram or steps
	Nodes  []Node   `json:"nodes,omitempty"` // of a flow; the series are its columns
}

// Node is one box of a flow. Links are places of nodes in columns further right; others
// are not drawn.
type Node struct {
	Column int    `json:"column"`
	Text   string `json:"text"`
	Note   string `json:"note,omitempty"` // below the text
	Value  Value  `json:"value,omitzero"` // below both, in bold
	Dashed bool   `json:"dashed,omitempty"`
	Links  []int  `json:"links,omitempty"`
}

// Bin is one bar of a histogram, from one amount to the next. Apart sets it off, as
// losses from what is left over.
type Bin struct {
	From  decimal.Decimal `json:"from"`
	To    decimal.Decimal `json:"to"`
	Count int             `json:"count"`
	Apart bool            `json:"apart,omitempty"`
}

// Step is the balance from a day on; days are counted from any fixed day.
type Step struct {
	Day   int   `json:"day"`
	Value Value `json:"value"`
}

// Mark is an upright line at an amount of a histogram or a day of steps. Its short sign
// stands at the line and, with the label and the value, in the key.
type Mark struct {
	Sign   string          `json:"sign"`
	Label  string          `json:"label"`
	At     decimal.Decimal `json:"at"`
	Value  Value           `json:"value"`
	Strong bool            `json:"strong,omitempty"`
}

// Bar is one labelled bar: a single value for Bars, one for each series for Stacked, the
// result at the low and at the high for Tornado (without text where there is none), the
// start and one or two ends for Slope.
// Total is the text at its end for Stacked; Strong sets the label in bold.
type Bar struct {
	Label  string  `json:"label"`
	Values []Value `json:"values"`
	Total  Value   `json:"total,omitzero"`
	Strong bool    `json:"strong,omitempty"`
}

// Value is an exact amount and the text that prints it. Figure is the id of the figure.
type Value struct {
	Amount decimal.Decimal `json:"amount"`
	Text   string          `json:"text"`
	Figure string          `json:"figure,omitempty"`
	Plain  bool            `json:"plain,omitempty"` // of boxes: no bar at the foot
}

// IsZero leaves an unused value out of JSON.
func (v Value) IsZero() bool { return v.Text == "" && v.Figure == "" && v.Amount.IsZero() }

// Rung is one amount of a ladder. The chosen rung (the price asked) is drawn heavier
// and named in bold.
type Rung struct {
	Label  string `json:"label"`
	Value  Value  `json:"value"`
	Chosen bool   `json:"chosen,omitempty"`
}

// Labelled is a text of a chart with the figure it prints, if any.
type Labelled struct{ Text, Figure string }

// Texts lists every text of the spec in drawing order.
func (s Spec) Texts() []Labelled {
	var out []Labelled
	add := func(text, figure string) {
		if text != "" {
			out = append(out, Labelled{text, figure})
		}
	}
	if s.Kind == Stacked || s.Kind == Tornado || s.Kind == Boxes || s.Kind == Flow || s.Kind == Slope {
		for _, name := range s.Series {
			add(name, "")
		}
	}
	add(s.Base.Text, s.Base.Figure)
	for _, b := range s.Bars {
		add(b.Label, "")
		for _, v := range b.Values {
			add(v.Text, v.Figure)
		}
		add(b.Total.Text, b.Total.Figure)
	}
	for _, r := range s.Rungs {
		add(r.Label, "")
		add(r.Value.Text, r.Value.Figure)
	}
	for _, step := range s.Steps {
		add(step.Value.Text, step.Value.Figure)
	}
	for _, n := range s.Nodes {
		add(n.Text, "")
		add(n.Note, "")
		add(n.Value.Text, n.Value.Figure)
	}
	for _, m := range s.Marks {
		add(m.Sign, "")
		add(m.Label, "")
		add(m.Value.Text, m.Value.Figure)
	}
	return out
}

// Style is the look of a chart. Its fills differ in lightness and hatching, so that a
// chart reads in grey.
type Style struct {
	Size   float64 // text size in points
	Ink    Colour  // text and axis
	Rule   Colour  // thin lines
	Accent Colour  // the chosen rung, and the first fill
	Paper  Colour  // behind hatching
}

// PrintStyle is the look on paper.
func PrintStyle() Style {
	return Style{
		Size:   10,
		Ink:    Colour{R: 0x1f, G: 0x23, B: 0x28, A: 255},
		Rule:   Colour{R: 0x8a, G: 0x93, B: 0x9a, A: 255},
		Accent: Colour{R: 0x1b, G: 0x4f, B: 0x5c, A: 255},
		Paper:  Colour{R: 255, G: 255, B: 255, A: 255},
	}
}
