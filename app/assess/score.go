package assess

import (
	"strings"

	"bidwright/app/scoring"
)

// scored is what the scoring engine needs of the bid and its price.
func (a *Assessment) scored() scoring.Input {
	r, p := a.Pricing, &a.Document.Bid.Pricing
	in := scoring.Input{Sheet: r.Sheet, Scoring: p.Scoring, Asked: r.Asked, Contract: r.Contract.Value, Milestones: r.Contract.Milestones,
		Singular: r.Singular, HasExplanation: strings.TrimSpace(p.LowBid) != ""}
	for _, y := range r.Years {
		in.Years = append(in.Years, scoring.Year{FullUnit: y.FullUnit, Volume: y.Volume})
	}
	return in
}
