package risk_test

import (
	"fmt"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }
func val(text string) money.Value     { return money.MustValue(text) }

var typed = calc.Origin{Kind: calc.Typed}

// meals is a small contract whose figures can be checked by hand: 1,000 meals at
// £10.00, £6.00 each of food and £2,800 of rent leave £1,200.
func meals() *calc.Graph {
	g := calc.New()
	volume := g.Input("volume", "Meals", calc.Counted("meals"), dec("1000"), typed)
	food := g.Input("food", "Food for a meal", calc.PoundsPer("meal"), dec("6"), typed)
	rent := g.Input("rent", "Rent", calc.PoundsYear, dec("2800"), typed)
	price := g.Input("price", "Price of a meal", calc.PoundsPer("meal"), dec("10"), typed)
	share := g.Input("share", "Share of the hall", calc.Percent, dec("1"), typed)
	cost := g.Add(g.Mul(volume, food), g.Mul(rent, share)).As("cost", "Cost", calc.Pounds)
	g.Sub(g.Mul(volume, price), cost).As("contract.gap", "Left over", calc.Pounds)
	g.Div(cost, volume).As("unit", "Cost of a meal", calc.PoundsPer("meal"))
	return g
}

// anyGraph draws a graph over so many inputs, without steps at which a float and an
// exact value may part for good reason.
func anyGraph(t *rapid.T) (*calc.Graph, []string, string) {
	g := calc.New()
	var ids []string
	var nodes []calc.Node
	for i := range rapid.IntRange(1, 6).Draw(t, "inputs") {
		id := fmt.Sprintf("in%d", i)
		ids = append(ids, id)
		value := decimal.New(rapid.Int64Range(-20_000, 20_000).Draw(t, "value"), -2)
		nodes = append(nodes, g.Input(id, "Input "+id, calc.None, value, typed))
	}
	pick := func() calc.Node { return nodes[rapid.IntRange(0, len(nodes)-1).Draw(t, "operand")] }
	for range rapid.IntRange(1, 12).Draw(t, "steps") {
		var n calc.Node
		switch rapid.IntRange(0, 6).Draw(t, "step") {
		case 0:
			n = g.Add(pick(), pick(), pick())
		case 1:
			n = g.Sub(pick(), pick())
		case 2:
			n = g.Mul(pick(), g.Const(dec("0.25")))
		case 3:
			n = g.Max(pick(), pick())
		case 4:
			n = g.Min(pick(), pick(), pick())
		case 5:
			n = g.Div(pick(), g.Add(g.One(), g.Mul(g.Const(dec("0.001")), g.Max(g.Zero(), pick()))))
		default:
			n = g.If(g.Greater(g.Zero(), g.One()), pick(), pick())
		}
		nodes = append(nodes, n)
	}
	nodes[len(nodes)-1].As("out", "Outcome", calc.None)
	return g, ids, "out"
}

func codes(issues []bid.Issue) map[string]int {
	out := map[string]int{}
	for _, i := range issues {
		out[i.Code]++
	}
	return out
}
