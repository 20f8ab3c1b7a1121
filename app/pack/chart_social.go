package pack

import (
	"fmt"
	"strings"

	"bidwright/app/calc"
	"bidwright/app/chart"
	"bidwright/app/money"
	"bidwright/app/socialvalue"
	"bidwright/app/working"

	"github.com/shopspring/decimal"
)

// Purse is one of the three ledgers, which no chart adds.
type Purse struct {
	Name string
	Of   func(socialvalue.Body) calc.Node
	Year func(socialvalue.Year) calc.Node
}

// Purses are the three, in the order in which they stand everywhere.
func Purses() []Purse {
	return []Purse{
		{"Fiscal: money of public bodies", func(b socialvalue.Body) calc.Node { return b.Fiscal }, func(y socialvalue.Year) calc.Node { return y.Fiscal }},
		{"Economic: earnings and local growth", func(b socialvalue.Body) calc.Node { return b.Economic }, func(y socialvalue.Year) calc.Node { return y.Economic }},
		{"Social: health, wellbeing and safety", func(b socialvalue.Body) calc.Node { return b.Social }, func(y socialvalue.Year) calc.Node { return y.Social }},
	}
}

// YearsChart is the value of each year before discounting, purse by purse; a purse in
// which nothing falls is left out.
func YearsChart(years []socialvalue.Year, text func(calc.Node) string) chart.Spec {
	spec := chart.Spec{Kind: chart.Bars}
	for _, p := range Purses() {
		name, _, _ := strings.Cut(p.Name, ":")
		var bars []chart.Bar
		any := false
		for i, y := range years {
			v, known := working.Value(p.Year(y))
			any = any || known && !v.IsZero()
			if known {
				bars = append(bars, chart.Bar{Label: fmt.Sprintf("%s, year %d", name, y.Index+1), Strong: i == 0, Values: []chart.Value{{Amount: v, Text: text(p.Year(y)), Figure: p.Year(y).ID()}}})
			}
		}
		if any {
			spec.Bars = append(spec.Bars, bars...)
		}
	}
	return spec
}

// NetChart is the way from gross to net, each step in pounds and as a share of gross.
func NetChart(steps []socialvalue.Step, text func(calc.Node) string) chart.Spec {
	spec := chart.Spec{Kind: chart.Bars}
	for i, s := range steps {
		v, known := working.Value(s.Node)
		if !known {
			return chart.Spec{Kind: chart.Bars}
		}
		label := text(s.Node)
		if _, shared := working.Value(s.Share); shared {
			label += " (" + text(s.Share) + ")"
		}
		spec.Bars = append(spec.Bars, chart.Bar{Label: s.Name, Strong: i == 0 || i == len(steps)-1, Values: []chart.Value{{Amount: v, Text: label, Figure: s.Node.ID()}}})
	}
	return spec
}

// SlopeChart is how far people came on a scale from 0 to 10: a solid line for those who
// completed, a dashed one for all who started, those who left at no change. Groups that
// are too small to show are left out.
func SlopeChart(themes []socialvalue.Theme, text func(calc.Node) string) chart.Spec {
	spec := chart.Spec{Kind: chart.Slope, Series: []string{"Those who completed, from start to end", "All who started: those who left count as no change"}, Base: chart.Value{Amount: decimal.NewFromInt(10)}}
	for _, x := range themes {
		start, ok1 := working.Value(x.Start)
		end, ok2 := working.Value(x.End)
		if !x.Shown || !ok1 || !ok2 {
			continue
		}
		bar := chart.Bar{Label: x.Name, Values: []chart.Value{{Amount: start, Text: text(x.Start), Figure: x.Start.ID()}, {Amount: end, Text: text(x.End), Figure: x.End.ID()}}}
		if all, known := working.Value(x.All); known {
			bar.Values = append(bar.Values, chart.Value{Amount: start.Add(all), Text: "all: " + signed(all, text(x.All)), Figure: x.All.ID()})
		}
		spec.Bars = append(spec.Bars, bar)
	}
	return spec
}

func signed(v decimal.Decimal, text string) string {
	if v.IsPositive() {
		return "+" + text
	}
	return text
}

// RoundsChart is what becomes of one pound over three rounds, arrangement by arrangement,
// and the second and third round of each as printed. An arrangement that reads our own
// lines is left out: whoever knows the price could work out what we pay from its shares.
func RoundsChart(local []socialvalue.Local) (chart.Spec, [][2]string) {
	spec := chart.Spec{Kind: chart.Bars}
	var told [][2]string
	for _, x := range local {
		r1, ok1 := working.Value(x.Round1)
		r2, ok2 := working.Value(x.Round2)
		r3, ok3 := working.Value(x.Round3)
		if _, known := working.Value(x.LM3); !known || x.OwnLines || !ok1 || !ok2 || !ok3 || !r1.IsPositive() {
			told = append(told, [2]string{"–", "–"})
			continue
		}
		texts := [2]string{}
		spec.Bars = append(spec.Bars, chart.Bar{Label: x.Name + ": spent", Strong: true, Values: []chart.Value{{Amount: decimal.NewFromInt(1), Text: money.FormatPounds(decimal.NewFromInt(1))}}})
		for i, one := range []struct {
			name string
			v    decimal.Decimal
		}{{"to local people and firms", r2}, {"spent locally in turn", r3}} {
			part := one.v.Div(r1)
			texts[i] = money.FormatPounds(part)
			spec.Bars = append(spec.Bars, chart.Bar{Label: one.name, Values: []chart.Value{{Amount: part, Text: texts[i]}}})
		}
		told = append(told, texts)
	}
	return spec, told
}
