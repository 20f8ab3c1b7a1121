package calc

import (
	"fmt"
	"math"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/money"
)

// recipe is one step of a random graph, kept apart from the graph so that a test
// can work it out again in fractions.
type recipe struct {
	op     string
	args   []int
	value  decimal.Decimal
	places int
}

var lists = map[string]func(*Graph, ...Node) Node{
	"add": (*Graph).Add, "mul": (*Graph).Mul, "min": (*Graph).Min, "max": (*Graph).Max, "and": (*Graph).And, "or": (*Graph).Or,
}

var pairs = map[string]func(*Graph, Node, Node) Node{
	"sub": (*Graph).Sub, "div": (*Graph).Div, "greater": (*Graph).Greater, "atleast": (*Graph).AtLeast, "equal": (*Graph).Equal,
}

var singles = map[string]func(*Graph, Node) Node{"neg": (*Graph).Neg, "up": (*Graph).RoundUp, "not": (*Graph).Not}

func drawRecipes(t *rapid.T) []recipe {
	operations := []string{"input", "input", "missing", "const", "add", "add", "mul", "mul", "min", "max", "sub", "div", "greater", "atleast", "equal",
		"neg", "up", "round", "round", "if", "clamp", "pow", "and", "or", "not"}
	count := rapid.IntRange(1, 60).Draw(t, "count")
	out := make([]recipe, 0, count)
	for i := range count {
		r := recipe{op: "input"}
		if i > 1 {
			r.op = rapid.SampledFrom(operations).Draw(t, "op")
		}
		pick := func() { r.args = append(r.args, rapid.IntRange(0, i-1).Draw(t, "operand")) }
		switch r.op {
		case "input", "const":
			r.value = decimal.New(rapid.Int64Range(-30_000, 30_000).Draw(t, "value"), -rapid.Int32Range(0, 4).Draw(t, "scale"))
		case "missing":
		case "neg", "up", "not":
			pick()
		case "round":
			pick()
			r.places = rapid.IntRange(0, 3).Draw(t, "places")
		case "pow":
			pick()
			r.places = rapid.IntRange(0, 4).Draw(t, "power")
		case "if", "clamp":
			pick()
			pick()
			pick()
		default:
			pick()
			pick()
			if lists[r.op] != nil {
				for range rapid.IntRange(0, 3).Draw(t, "more") {
					pick()
				}
			}
		}
		out = append(out, r)
	}
	return out
}

func nodeID(i int) string { return fmt.Sprintf("n%d", i) }

func build(recipes []recipe) (*Graph, []Node) {
	g := New()
	nodes := make([]Node, 0, len(recipes))
	for i, r := range recipes {
		var args []Node
		for _, a := range r.args {
			args = append(args, nodes[a])
		}
		var n Node
		switch {
		case r.op == "input":
			n = g.Input(nodeID(i), "input "+nodeID(i), Pounds, r.value, Origin{Kind: Typed})
		case r.op == "missing":
			n = g.Missing(nodeID(i), "missing "+nodeID(i), Pounds, Reason{Code: "PRICE-101", Text: "no quantity"})
		case r.op == "const":
			n = g.Const(r.value)
		case r.op == "round":
			n = g.Round(args[0], int32(r.places), money.R2)
		case r.op == "pow":
			n = g.Pow(args[0], r.places)
		case r.op == "if":
			n = g.If(args[0], args[1], args[2])
		case r.op == "clamp":
			n = g.Clamp(args[0], args[1], args[2])
		case lists[r.op] != nil:
			n = lists[r.op](g, args...)
		case pairs[r.op] != nil:
			n = pairs[r.op](g, args[0], args[1])
		default:
			n = singles[r.op](g, args[0])
		}
		if !n.IsInput() && i%2 == 0 {
			n = n.As(nodeID(i), "figure "+nodeID(i), Pounds)
		}
		nodes = append(nodes, n)
	}
	return g, nodes
}

// again works a step out in exact fractions from its operands' values; nil means
// that it has no value.
func again(r recipe, args []*big.Rat) *big.Rat {
	if r.op == "if" {
		if args[0] == nil {
			return nil
		}
		if args[0].Sign() != 0 {
			return args[1]
		}
		return args[2]
	}
	for _, a := range args {
		if a == nil {
			return nil
		}
	}
	yes := func(b bool) *big.Rat {
		if b {
			return big.NewRat(1, 1)
		}
		return new(big.Rat)
	}
	switch r.op {
	case "input", "const":
		return r.value.Rat()
	case "missing":
		return nil
	case "neg":
		return new(big.Rat).Neg(args[0])
	case "sub":
		return new(big.Rat).Sub(args[0], args[1])
	case "div":
		if args[1].Sign() == 0 {
			return nil
		}
		return roundRat(new(big.Rat).Quo(args[0], args[1]), 16)
	case "round":
		return roundRat(args[0], r.places)
	case "up":
		q := new(big.Int).Div(args[0].Num(), args[0].Denom()) // floors
		if !args[0].IsInt() {
			q.Add(q, big.NewInt(1))
		}
		return new(big.Rat).SetInt(q)
	case "pow":
		out := big.NewRat(1, 1)
		for range r.places {
			out.Mul(out, args[0])
		}
		return out
	case "greater":
		return yes(args[0].Cmp(args[1]) > 0)
	case "atleast":
		return yes(args[0].Cmp(args[1]) >= 0)
	case "equal":
		return yes(args[0].Cmp(args[1]) == 0)
	case "not":
		return yes(args[0].Sign() == 0)
	case "clamp":
		out := args[0]
		if out.Cmp(args[2]) > 0 {
			out = args[2]
		}
		if out.Cmp(args[1]) < 0 {
			out = args[1]
		}
		return out
	}
	out := new(big.Rat).Set(args[0])
	all, any := out.Sign() != 0, out.Sign() != 0
	for _, a := range args[1:] {
		all, any = all && a.Sign() != 0, any || a.Sign() != 0
		switch c := a.Cmp(out); {
		case r.op == "add":
			out.Add(out, a)
		case r.op == "mul":
			out.Mul(out, a)
		case r.op == "min" && c < 0 || r.op == "max" && c > 0:
			out.Set(a)
		}
	}
	switch r.op {
	case "and":
		return yes(all)
	case "or":
		return yes(any)
	}
	return out
}

func roundRat(x *big.Rat, places int) *big.Rat {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	twice := new(big.Int).Mul(new(big.Int).Abs(x.Num()), new(big.Int).Lsh(scale, 1))
	q := twice.Div(twice, x.Denom()) // floor of 2·|x|·scale
	q.Add(q, big.NewInt(1)).Rsh(q, 1)
	if x.Sign() < 0 {
		q.Neg(q)
	}
	return new(big.Rat).SetFrac(q, scale)
}

var ceiling = new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(18), nil))

// Every node of any graph equals what its operands say, worked out in fractions,
// and is unavailable exactly when they say so.
func TestEveryNodeFollowsFromItsOperands(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		recipes := drawRecipes(t)
		g, nodes := build(recipes)
		if err := g.Err(); err != nil {
			t.Fatal(err)
		}
		values := make([]*big.Rat, len(nodes))
		for i, n := range nodes {
			var args []*big.Rat
			for _, a := range recipes[i].args {
				args = append(args, values[a])
			}
			want := again(recipes[i], args)
			got, ok := n.Value()
			if ok {
				values[i] = got.Rat()
			}
			if want != nil && new(big.Rat).Abs(want).Cmp(ceiling) >= 0 {
				want = nil
			}
			if ok != (want != nil) {
				t.Fatalf("node %d (%s): available %v (%v), want %v", i, recipes[i].op, ok, n.Reason(), want)
			}
			if !ok {
				if r := n.Reason(); r.Code == "" || r.Text == "" {
					t.Fatalf("node %d is not available without a reason", i)
				}
				continue
			}
			tolerance := big.NewRat(0, 1)
			if recipes[i].op == "mul" || recipes[i].op == "pow" {
				tolerance.SetFrac64(1, 1e10) // long products are kept to 28 places; far below a penny
			}
			if gap := new(big.Rat).Sub(values[i], want); gap.Abs(gap).Cmp(tolerance) > 0 {
				t.Fatalf("node %d (%s) is %s, want %s", i, recipes[i].op, got, want.FloatString(20))
			}
		}
	})
}

// The compiled program's base run agrees with the exact graph to the penny, as far
// as a float can: beyond 10^9 it has no digits left to promise a penny with.
func TestCompiledBaseAgreesToThePenny(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		recipes := drawRecipes(t)
		g, nodes := build(recipes)
		p, err := g.Compile()
		if err != nil {
			t.Fatal(err)
		}
		state := p.NewState()
		p.Run(state)
		for i, n := range nodes {
			slot, named := p.Slot(n.ID())
			if !named || wild(recipes, nodes, i) {
				continue
			}
			got := state[slot]
			value, ok := n.Value()
			if ok == math.IsNaN(got) {
				t.Fatalf("node %d (%s): exact available %v, compiled %v", i, recipes[i].op, ok, got)
			}
			if ok && math.Abs(got-value.InexactFloat64()) > 0.005 {
				t.Fatalf("node %d (%s): exact %s, compiled %v", i, recipes[i].op, value, got)
			}
		}
	})
}

// wild reports that a node rests on a figure so large or so small that a float
// cannot tell its pence or its zero, which no bid has.
func wild(recipes []recipe, nodes []Node, i int) bool {
	seen := make([]bool, i+1)
	seen[i] = true
	for j := i; j >= 0; j-- {
		if !seen[j] {
			continue
		}
		value, ok := nodes[j].Value()
		size := value.Abs()
		if ok && (size.GreaterThan(decimal.New(1, 9)) || !size.IsZero() && size.LessThan(decimal.New(1, -7))) {
			return true
		}
		if !ok && nodes[j].Reason().Code == CodeTooLarge {
			return true
		}
		for _, a := range recipes[j].args {
			seen[a] = true
		}
	}
	return false
}

// A scenario without overrides is the base; one with overrides is what a graph
// built from those values would be.
func TestScenarios(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		recipes := drawRecipes(t)
		g, nodes := build(recipes)
		same, err := g.Evaluate(nil)
		if err != nil {
			t.Fatal(err)
		}
		sameRun(t, nodes, nodes, same)

		overrides := map[string]decimal.Decimal{}
		changed := append([]recipe(nil), recipes...)
		for i, r := range recipes {
			if (r.op == "input" || r.op == "missing") && rapid.Bool().Draw(t, "override") {
				v := decimal.New(rapid.Int64Range(-30_000, 30_000).Draw(t, "new"), -2)
				overrides[nodeID(i)] = v
				changed[i] = recipe{op: "input", value: v}
			}
		}
		run, err := g.Evaluate(overrides)
		if err != nil {
			t.Fatal(err)
		}
		_, want := build(changed)
		sameRun(t, nodes, want, run)
		sameRun(t, nodes, nodes, g.Base()) // the base is untouched
	})
}

func sameRun(t *rapid.T, nodes, want []Node, run *Run) {
	for i, n := range nodes {
		if n.ID() == "" {
			continue
		}
		got, ok := run.Value(n.ID())
		expected, available := want[i].Value()
		if ok != available || !got.Equal(expected) {
			t.Fatalf("node %d: run says %s %v, want %s %v", i, got, ok, expected, available)
		}
		if !ok && run.Reason(n.ID()).Text == "" {
			t.Fatalf("node %d: no reason", i)
		}
	}
}

// Any graph can be explained, and nothing about it panics or grows out of hand.
func TestAnyGraphExplains(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, _ := build(drawRecipes(t))
		for _, n := range g.Figures() {
			e, ok := g.Explain(n.ID())
			if !ok || e.Formula == "" || e.Rounding == "" || len(e.Formula) > 6000 {
				t.Fatalf("%s: %+v", n.ID(), e)
			}
			if e.Available == (e.Reason.Text != "") {
				t.Fatalf("%s: available %v with reason %q", n.ID(), e.Available, e.Reason.Text)
			}
			g.Movers(n.ID(), 3)
		}
	})
}
