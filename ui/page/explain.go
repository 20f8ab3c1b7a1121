package page

import (
	"bidwright/app/calc"
	"bidwright/ui/kit"
	"bidwright/ui/shell"
)

// Explained is where explanations of figures come from: the open bid, or figures that
// stand apart from any bid.
type Explained struct {
	Find func(id string) (calc.Explanation, bool)
	// Printed is a figure as pages print it, where that differs from the explanation.
	Printed func(id string) (string, bool)
	// Movers are what would change it most, in words; nil where that is not asked.
	Movers func(id string) []string
}

// Explain shows how a figure of the open bid came about; its operands lead on to
// their own explanations and back again.
func (s *Session) Explain(id string) {
	a := s.Assessment()
	if a == nil {
		return
	}
	s.ExplainIn(Explained{Find: a.Explain,
		Printed: func(id string) (string, bool) {
			f, known := a.Figure(id)
			return f.Printed, known && f.Available
		},
		Movers: func(id string) (words []string) {
			for _, m := range s.Movers(id, 3) {
				words = append(words, m.Words)
			}
			return words
		}}, id)
}

// ExplainIn shows how a figure came about that one of several places explains.
func (s *Session) ExplainIn(from Explained, id string) { s.explain(from, id, nil) }

// explain shows one figure; trail holds the figures that led here, the last one last.
func (s *Session) explain(from Explained, id string, trail []calc.Explanation) {
	e, ok := from.Find(id)
	if !ok || s.frame == nil {
		return
	}
	again := func(id string, trail []calc.Explanation) {
		if d := s.Dialogs(); d != nil {
			d.Close()
		}
		s.explain(from, id, trail)
	}
	shown := kit.Explanation{
		Label: e.Label, Value: e.Value, Formula: e.Formula, Rounding: e.Rounding, Reason: e.Reason.Text,
	}
	if from.Printed != nil {
		if printed, known := from.Printed(id); known {
			shown.Value = printed
		}
	}
	if e.Numbers != "" {
		shown.Formula += "\n" + e.Numbers
	}
	if !e.Available {
		shown.Value = "Not available"
	}
	parts := e.Operands
	if len(parts) == 0 {
		parts = e.Inputs
	}
	for _, p := range parts {
		in := kit.ExplainedInput{Label: p.Label, Value: p.Value, Origin: p.Origin}
		if !p.Available {
			in.Value = "not available"
		}
		if p.ID != "" && p.ID != e.ID {
			if _, ok := from.Find(p.ID); ok {
				in.Open = func() { again(p.ID, append(trail[:len(trail):len(trail)], e)) }
			}
		}
		shown.Inputs = append(shown.Inputs, in)
	}
	if from.Movers != nil {
		shown.Movers = from.Movers(id)
	}
	if n := len(trail); n > 0 {
		shown.BackTo = trail[n-1].Label
		shown.Back = func() { again(trail[n-1].ID, trail[:n-1]) }
	}
	s.frame.ShowExplanation(shown)
}

// AnswerFigure is a figure of the open bid for the answer panel.
func (s *Session) AnswerFigure(id string) (shell.AnswerFigure, bool) {
	a := s.Assessment()
	if a == nil {
		return shell.AnswerFigure{}, false
	}
	f, ok := a.Figure(id)
	if !ok {
		return shell.AnswerFigure{}, false
	}
	out := shell.AnswerFigure{Label: f.Text, Value: f.Printed, State: kit.Note, Explain: func() { s.Explain(id) }}
	if !f.Available {
		out.Value, out.Reason = "", f.Reason
	}
	return out, true
}
