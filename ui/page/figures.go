package page

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/shell"
)

// Document is the open bid with the organisation. It is not to be changed: use Edit.
func (s *Session) Document() bid.Document {
	if a := s.Assessment(); a != nil {
		return a.Document
	}
	return bid.Document{}
}

// Figure makes a label of a figure of the open bid; pressing it explains the figure.
func (s *Session) Figure(id string) *kit.Figure {
	label := id
	if f, ok := s.AnswerFigure(id); ok {
		label = f.Label
	}
	figure := kit.NewFigure(label, func() { s.Explain(id) })
	s.ShowFigure(figure, id)
	return figure
}

// ShowFigure sets the present value of a figure, or why there is none.
func (s *Session) ShowFigure(figure *kit.Figure, id string) {
	f, ok := s.AnswerFigure(id)
	if !ok {
		f.Reason = "This cannot be worked out yet."
	}
	figure.Set(f.Value, f.Reason, kit.Note, "")
}

// Printed is a figure as printed, or a dash when it cannot be worked out.
func (s *Session) Printed(id string) string {
	if f, ok := s.AnswerFigure(id); ok && f.Value != "" {
		return f.Value
	}
	return "–"
}

// Below reports whether a path begins with any of the prefixes.
func Below(prefixes ...string) func(path string) bool {
	return func(path string) bool {
		for _, prefix := range prefixes {
			if strings.HasPrefix(path, prefix) {
				return true
			}
		}
		return false
	}
}

// Answer fills the answer panel with figures and with the findings on some paths.
func (s *Session) Answer(figures []string, wanted func(path string) bool) shell.Answer {
	var out shell.Answer
	for _, id := range figures {
		if f, ok := s.AnswerFigure(id); ok {
			if strings.HasPrefix(f.Value, "−") {
				f.State, f.Note = kit.Attention, "deficit"
			}
			out.Figures = append(out.Figures, f)
		}
	}
	out.Issues = s.Issues(wanted)
	return out
}
