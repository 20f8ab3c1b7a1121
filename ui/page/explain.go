package page

import (
	"bidwright/app/calc"
	"bidwright/ui/kit"
	"bidwright/ui/shell"
)

// Explain shows how a figure of the open bid came about; its operands lead on to
// their own explanations, an input to its field.
func (s *Session) Explain(id string) {
	a := s.Assessment()
	if a == nil || s.frame == nil {
		return
	}
	if e, ok := a.Explain(id); ok {
		shown := s.explanation(e)
		if f, known := a.Figure(id); known && f.Available {
			shown.Value = f.Printed
		}
		for _, m := range s.Movers(id, 3) {
			shown.Movers = append(shown.Movers, m.Words)
		}
		s.frame.ShowExplanation(shown)
	}
}

func (s *Session) explanation(e calc.Explanation) kit.Explanation {
	out := kit.Explanation{
		Label: e.Label, Value: e.Value, Formula: e.Formula, Rounding: e.Rounding, Reason: e.Reason.Text,
	}
	if e.Numbers != "" {
		out.Formula += "\n" + e.Numbers
	}
	if !e.Available {
		out.Value = "Not available"
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
			if _, ok := s.Assessment().Explain(p.ID); ok {
				in.Open = func() {
					if d := s.Dialogs(); d != nil {
						d.Close()
					}
					s.Explain(p.ID)
				}
			}
		}
		out.Inputs = append(out.Inputs, in)
	}
	return out
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
