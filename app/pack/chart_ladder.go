package pack

import (
	"bidwright/app/assess"
	"bidwright/app/chart"
)

// LadderChart is the price ladder of an assessment: the rungs that can be worked out.
func LadderChart(a *assess.Assessment) chart.Spec {
	spec := chart.Spec{Kind: chart.Ladder}
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
