package kit

import (
	"bidwright/assets/words"

	"fyne.io/fyne/v2"
)

// Explanation is all there is to say about one calculated figure.
type Explanation struct {
	Label   string // Full cost of one meal
	Value   string // £14.78, or what is missing when it could not be computed
	Formula string // in words
	Inputs  []ExplainedInput
	// Rounding says where and how it was rounded; empty when it was not.
	Rounding string
	// Movers are the inputs that would change it most, in words.
	Movers []string
	// Reason says why there is no figure; empty when there is one.
	Reason string
	// Back, when set, goes back to the figure called BackTo that led here.
	BackTo string
	Back   func()
}

// ExplainedInput is one operand: its words, its value, and where it came from.
type ExplainedInput struct {
	Label, Value, Origin string
	// Open, when set, goes on to the explanation of this operand.
	Open func()
}

// ExplainPanel shows an explanation as a column of text, for a panel or a dialog.
func ExplainPanel(e Explanation) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if e.Back != nil {
		parts = append(parts, Row(NewQuietButton(words.T("explain.back", e.BackTo), e.Back)))
	}
	parts = append(parts, styledFigure(e.Label, e.Value))
	if e.Reason != "" {
		parts = append(parts, NewMarked(Attention, e.Reason))
	}
	section := func(title string, lines ...fyne.CanvasObject) {
		parts = append(parts, tight(append([]fyne.CanvasObject{Strong(title)}, lines...)...))
	}
	if e.Formula != "" {
		section(words.T("explain.formula"), Text(e.Formula))
	}
	var lines []fyne.CanvasObject
	for _, in := range e.Inputs {
		text := words.T("explain.input", in.Label, in.Value)
		var line fyne.CanvasObject = Text(text)
		if in.Open != nil {
			button := NewQuietButton(text, in.Open)
			button.name = words.T("explain.open", in.Label)
			line = Row(button)
		}
		lines = append(lines, line)
		if in.Origin != "" {
			lines = append(lines, NewSmall(in.Origin))
		}
	}
	if len(lines) > 0 {
		section(words.T("explain.inputs"), lines...)
	}
	if e.Rounding != "" {
		section(words.T("explain.rounding"), Text(e.Rounding))
	}
	var movers []fyne.CanvasObject
	for _, m := range e.Movers {
		movers = append(movers, Text(m))
	}
	if len(movers) > 0 {
		section(words.T("explain.movers"), movers...)
	}
	return Stack(parts...)
}
