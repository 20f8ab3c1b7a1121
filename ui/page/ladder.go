package page

import (
	"bidwright/app/chart"
	"bidwright/app/pack"
)

// Ladder is the chart of the open bid's price ladder: the rungs that can be worked out.
func (s *Session) Ladder() chart.Spec { return pack.LadderChart(s.Assessment()) }
