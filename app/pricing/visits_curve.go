package pricing

import (
	"slices"

	"bidwright/app/calc"
)

// CurvePoint is the straight price of one length of visit.
type CurvePoint struct {
	ID, Name                         string
	Minutes                          calc.Node
	DirectHour, PriceHour, DirectOne calc.Node
	PriceVisit                       calc.Node
}

// Curve gives the price by length of visit, shortest first, for a chart; lengths
// whose minutes are not known are left out.
func (v *Visits) Curve() []CurvePoint {
	if v == nil {
		return nil
	}
	var points []CurvePoint
	for _, l := range v.Lengths {
		if l.minutes.Available() {
			points = append(points, CurvePoint{l.ID, l.Name, l.minutes, l.DirectHour, l.PriceHour, l.DirectVisit, l.PriceVisit})
		}
	}
	slices.SortStableFunc(points, func(a, c CurvePoint) int { return a.Minutes.Decimal().Cmp(c.Minutes.Decimal()) })
	return points
}
