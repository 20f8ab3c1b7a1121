package pack

import (
	"github.com/shopspring/decimal"

	"bidwright/app/cash"
	"bidwright/app/chart"
	"bidwright/app/money"
)

// BalanceChart is the picture of a curve: the balance after each event, and its lowest point.
func BalanceChart(c cash.Curve) chart.Spec {
	spec := chart.Spec{Kind: chart.Steps}
	if len(c.Points) == 0 {
		return spec
	}
	start := c.Points[0].Date
	mark := func(sign, label string, p cash.Point, strong bool) {
		spec.Marks = append(spec.Marks, chart.Mark{Sign: sign, Label: label + " " + p.Date.String() + ":", At: decimal.NewFromInt(int64(start.DaysUntil(p.Date))), Strong: strong,
			Value: chart.Value{Amount: p.Balance, Text: money.FormatPounds(p.Balance)}})
	}
	for _, p := range c.Points {
		spec.Steps = append(spec.Steps, chart.Step{Day: start.DaysUntil(p.Date), Value: chart.Value{Amount: p.Balance}})
	}
	if c.AtPeak >= 0 {
		mark("1", "The lowest point, on", c.Points[c.AtPeak], true)
	}
	mark("2", "When everything is paid, on", c.Points[len(c.Points)-1], false)
	return spec
}
