package pack

import (
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/socialvalue"
)

// TogetherChart marks today's way and the planned one in the grid of nine ways in which a
// service is delivered (down) and planned (across).
func TogetherChart(c bid.CoProduction) chart.Spec {
	spec := chart.Spec{Kind: chart.Boxes}
	for _, plan := range socialvalue.Sides() {
		spec.Series = append(spec.Series, "Planned by "+socialvalue.SideName(plan))
	}
	for i, w := range socialvalue.Ways() {
		if i%len(spec.Series) == 0 {
			spec.Bars = append(spec.Bars, chart.Bar{Label: "Delivered by " + socialvalue.SideName(w.Deliver)})
		}
		v := chart.Value{Text: or(w.Name, "no usual name"), Plain: true}
		if marks := marked(c, w.ID); marks != "" {
			v = chart.Value{Text: v.Text + ": " + marks, Amount: decimal.NewFromInt(1)}
		}
		row := &spec.Bars[len(spec.Bars)-1]
		row.Values = append(row.Values, v)
	}
	return spec
}

// marked says whether a way is today's, the planned one, or both.
func marked(c bid.CoProduction, id string) string {
	var marks []string
	if c.Today == id {
		marks = append(marks, "today")
	}
	if c.Planned == id {
		marks = append(marks, "planned")
	}
	return strings.Join(marks, " and ")
}
