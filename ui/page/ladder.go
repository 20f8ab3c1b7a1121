package page

import "bidwright/app/chart"

// Ladder is the chart of the open bid's price ladder: the rungs that can be worked out.
func (s *Session) Ladder() chart.Spec {
	spec := chart.Spec{Kind: chart.Ladder}
	a := s.Assessment()
	if a == nil {
		return spec
	}
	for _, rung := range a.Pricing.Ladder {
		if f, ok := a.Figure(rung.ID); ok && f.Available {
			spec.Rungs = append(spec.Rungs, chart.Rung{Label: rung.Name, Chosen: rung.ID == "ladder.asked",
				Value: chart.Value{Amount: f.Value, Text: f.Printed, Figure: f.ID}})
		}
	}
	return spec
}
