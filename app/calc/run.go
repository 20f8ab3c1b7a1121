package calc

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Run is the exact values of every figure under one set of overrides. It is read-only.
type Run struct {
	g       *Graph
	values  []decimal.Decimal
	missing []int32 // 0, or 1 + the node where the figure ceased to be available
}

// Base is the run without overrides.
func (g *Graph) Base() *Run { return &g.base }

// Evaluate works out the whole graph again with some inputs replaced: a scenario.
// What is not overridden follows the base. An override of an id that is not an
// input, or of a value of 10^18 or more, is an error.
func (g *Graph) Evaluate(overrides map[string]decimal.Decimal) (*Run, error) {
	return g.EvaluateHeld(nil, overrides)
}

// EvaluateHeld is Evaluate with some figures held at their base value, as CompileHeld
// holds them.
func (g *Graph) EvaluateHeld(held []string, overrides map[string]decimal.Decimal) (*Run, error) {
	fixed, err := g.fixed(held)
	if err != nil {
		return nil, err
	}
	run := &Run{g: g, values: slices.Clone(g.base.values), missing: slices.Clone(g.base.missing)}
	changed := make([]bool, len(g.nodes))
	start := len(g.nodes)
	for id, value := range overrides {
		i, found := g.lookup(id)
		if !found {
			return nil, fmt.Errorf("there is no figure %q to override", id)
		}
		if g.nodes[i].op != opInput {
			return nil, fmt.Errorf("the figure %q is calculated: override what goes into it instead", id)
		}
		value, fits := bounded(value)
		if !fits {
			return nil, fmt.Errorf("the value for %q is too large: 10^18 or more", id)
		}
		run.values[i], run.missing[i], changed[i] = value, 0, true
		start = min(start, int(i))
	}
	for i := start; i < len(g.nodes); i++ {
		n := &g.nodes[i]
		if fixed[int32(i)] {
			continue
		}
		for _, a := range g.args[n.first : n.first+n.count] {
			if changed[a] {
				changed[i] = true
				run.values[i], run.missing[i] = g.compute(int32(i), n, run.values, run.missing)
				break
			}
		}
	}
	return run, nil
}

// fixed are the nodes of the named figures that are held.
func (g *Graph) fixed(held []string) (map[int32]bool, error) {
	var fixed map[int32]bool // a nil map is read as nothing held
	for _, id := range held {
		i, found := g.lookup(id)
		if !found {
			return nil, fmt.Errorf("there is no figure %q to hold", id)
		}
		if fixed == nil {
			fixed = make(map[int32]bool, len(held))
		}
		fixed[i] = true
	}
	return fixed, nil
}

// Value is a named figure's exact value in the run, and whether there is one.
func (r *Run) Value(id string) (decimal.Decimal, bool) {
	i, found := r.g.lookup(id)
	if !found {
		return decimal.Zero, false
	}
	return r.at(i)
}

// Reason says why a named figure is not available in the run; zero when it is.
func (r *Run) Reason(id string) Reason {
	i, found := r.g.lookup(id)
	if !found {
		return Reason{Code: CodeFault, Text: "there is no such figure", From: id}
	}
	return r.reason(i)
}

func (r *Run) at(i int32) (decimal.Decimal, bool) {
	return r.values[i], r.missing[i] == 0
}

func (r *Run) reason(i int32) Reason {
	if r.missing[i] == 0 {
		return Reason{}
	}
	source := Node{r.g, r.missing[i] - 1}
	reason := r.began(&r.g.nodes[source.i])
	if reason.From == "" {
		reason.From = source.ID()
	}
	return reason
}

// began is the reason at the node where a figure ceased to be available.
func (r *Run) began(n *node) Reason {
	if n.op == opInput && n.reason != 0 {
		return r.g.reasons[n.reason-1]
	}
	if n.op != opDiv {
		return tooLarge
	}
	divisor := Node{r.g, r.g.args[n.first+1]}
	if r.values[divisor.i].Sign() != 0 {
		return tooLarge
	}
	if n.reason != 0 {
		return r.g.reasons[n.reason-1]
	}
	what := "the figure it is divided by"
	if label := divisor.Label(); label != "" {
		what = "“" + label + "”"
	}
	return Reason{Code: CodeZeroDivisor, Text: "not defined, because " + what + " is zero"}
}
