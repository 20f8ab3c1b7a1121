package calc

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/money"
)

// pricingGraph has the shape of a price: posts with on-costs and productive hours,
// costs that grow over years, totals and a price per year; about 20,000 nodes at
// 70 posts and 200 lines.
func pricingGraph(posts, lines, years int) *Graph {
	g := New()
	typed := Origin{Kind: Typed}
	threshold := g.Input("fact.st", "Secondary threshold", PoundsYear, decimal.NewFromInt(5000), typed)
	rate := g.Input("fact.ni", "Employer NI rate", Percent, decimal.New(15, -2), typed)
	growth := g.Input("growth", "Cost growth", Percent, decimal.New(31, -3), typed)
	volume := g.Input("volume", "Meals", Counted("meals"), decimal.NewFromInt(12_345), typed)
	index := make([]Node, years)
	for y := range years {
		index[y] = g.Pow(g.Add(g.One(), growth), y).As(fmt.Sprintf("year.%d.index", y), "Index", Ratio)
	}
	totals := make([][]Node, years)
	for i := range posts {
		id := fmt.Sprintf("people.%d.", i)
		pay := g.Input(id+"pay", "Hourly pay", PoundsPerHour, decimal.New(1271+int64(i), -2), typed)
		hours := g.Input(id+"hours", "Hours a week", Hours, decimal.New(375, -1), typed)
		for y := range years {
			id := fmt.Sprintf("people.%d.%d.", i, y)
			year := g.Mul(pay, hours, g.Int(52), index[y]).As(id+"year", "Pay", PoundsYear)
			ni := g.Mul(rate, g.Max(g.Zero(), g.Sub(year, threshold))).As(id+"ni", "Employer NI", PoundsYear).Key("emp.ni")
			pension := g.Mul(g.Const(decimal.New(3, -2)), g.Clamp(g.Sub(year, g.Int(6240)), g.Zero(), g.Int(44030))).As(id+"pension", "Pension", PoundsYear)
			total := g.Add(year, ni, pension).As(id+"total", "Employment cost", PoundsYear)
			worked := g.Sub(g.Mul(hours, g.Int(52)), g.Int(315)).As(id+"productive", "Productive hours", HoursYear)
			g.Div(total, worked).As(id+"hour", "Cost of an hour", PoundsPerHour)
			totals[y] = append(totals[y], g.Round(total, 2, money.R2))
		}
	}
	for i := range lines {
		id := fmt.Sprintf("cost.%d", i)
		line := g.Input(id, "Cost line", PoundsYear, decimal.New(123_456+int64(i), -2), typed)
		share := g.Input(id+".share", "Share", Percent, decimal.New(25, -2), typed)
		for y := range years {
			cost := g.Mul(line, share, index[y]).As(fmt.Sprintf("cost.%d.%d", i, y), "Cost", PoundsYear)
			per := g.Div(cost, volume)
			g.Max(per, g.Zero())
			g.If(g.Greater(cost, threshold), cost, g.Zero())
			totals[y] = append(totals[y], g.Round(cost, 2, money.R2))
		}
	}
	var all []Node
	for y := range years {
		full := g.Sum(totals[y]).As(fmt.Sprintf("full.%d", y), "Full cost", PoundsYear)
		price := g.Div(full, g.Sub(g.One(), g.Const(decimal.New(8, -2))))
		g.Round(g.Div(price, volume), 2, money.R1).As(fmt.Sprintf("price.%d", y), "Price a meal", PoundsPer("meal"))
		all = append(all, full)
	}
	g.Sum(all).As("total", "Whole term", Pounds)
	return g
}

func BenchmarkGraph(b *testing.B) {
	for _, times := range []int{1, 4, 16} {
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			b.ReportAllocs()
			var nodes int
			for b.Loop() {
				nodes = pricingGraph(70*times, 200*times, 7).Len()
			}
			b.ReportMetric(float64(nodes), "nodes")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(nodes), "ns/node")
		})
	}
}

func BenchmarkScenario(b *testing.B) {
	g := pricingGraph(70, 200, 7)
	for b.Loop() {
		if _, err := g.Evaluate(map[string]decimal.Decimal{"growth": decimal.New(5, -2)}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExplainTotal(b *testing.B) {
	g := pricingGraph(70, 200, 7)
	for b.Loop() {
		g.Explain("total")
	}
}

func BenchmarkMovers(b *testing.B) {
	g := pricingGraph(70, 200, 7)
	for b.Loop() {
		g.Movers("total", 3)
	}
}

// One operation is 10,000 trials that draw growth and volume for the whole term.
func BenchmarkCompiledTrials(b *testing.B) {
	g := pricingGraph(70, 200, 7)
	p, err := g.Compile("total", "price.6")
	if err != nil {
		b.Fatal(err)
	}
	if p, err = p.Only("growth", "volume"); err != nil {
		b.Fatal(err)
	}
	growth, _ := p.Slot("growth")
	volume, _ := p.Slot("volume")
	s := p.NewState()
	b.ReportAllocs()
	for b.Loop() {
		for k := range 10_000 {
			s[growth] = 0.02 + float64(k%100)/5000
			s[volume] = 12_000 + float64(k%1000)
			p.Run(s)
		}
	}
}
