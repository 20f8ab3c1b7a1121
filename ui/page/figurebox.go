package page

import (
	"slices"

	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// FigureBox shows calculated figures whose ids change with what is chosen. The labels
// are made anew only when other figures are to be shown, so that the keyboard stays.
type FigureBox struct {
	View *fyne.Container

	s     *Session
	names []string // of the figures on show, with the line's own name in them
	all   []*kit.Figure
}

// FigureBox makes a box of up to so many columns.
func (s *Session) FigureBox(columns int) *FigureBox {
	return &FigureBox{s: s, View: kit.Columns(columns, 12)}
}

// Show shows the figures of those ids; one that the assessment does not know is left out.
func (f *FigureBox) Show(ids ...string) {
	var known, names []string
	for _, id := range ids {
		if figure, ok := f.s.AnswerFigure(id); ok {
			known, names = append(known, id), append(names, id+"\n"+figure.Label)
		}
	}
	if !slices.Equal(names, f.names) {
		f.names, f.all, f.View.Objects = names, nil, nil
		for _, id := range known {
			figure := f.s.Figure(id)
			f.all = append(f.all, figure)
			f.View.Add(figure)
		}
		kit.Relayout(f.View)
	}
	for i, id := range known {
		f.s.ShowFigure(f.all[i], id)
	}
}
