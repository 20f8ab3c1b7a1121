package calc

import (
	"fmt"
	"math"
	"sort"
	"strconv"

	"github.com/shopspring/decimal"
)

// Mover is an input and what a tenth more or less of it does to a figure.
type Mover struct {
	Part
	Less float64 `json:"less"` // change of the figure when the input is 10 % lower
	More float64 `json:"more"` // change of the figure when the input is 10 % higher
	of   Unit    // of the figure that is moved
}

// Words says the effect for people, rounded as the figure's unit prints.
func (m Mover) Words() string {
	return fmt.Sprintf("%s, now %s: a tenth more %s, a tenth less %s", m.Label, m.Value, m.effect(m.More), m.effect(m.Less))
}

func (m Mover) effect(by float64) string {
	amount, err := decimal.NewFromString(strconv.FormatFloat(math.Abs(by), 'f', 4, 64))
	if err != nil {
		return "changes it"
	}
	if m.of.rule == rate {
		amount = amount.Round(2)
	}
	if by < 0 {
		return "takes off " + m.of.Format(amount)
	}
	return "adds " + m.of.Format(amount)
}

// Movers lists the inputs that move a named figure most when each alone is changed
// by a tenth, largest first, at most so many. The changes come from the compiled
// program, to be printed rounded. An input of zero, a yes or no, and a figure that
// is not available have none.
func (g *Graph) Movers(id string, most int) []Mover {
	i, found := g.lookup(id)
	if !found || !(Node{g, i}).Available() {
		return nil
	}
	p, err := g.Compile(id)
	if err != nil {
		return nil
	}
	to := p.slots[id]
	probe := p.Probe()
	var movers []Mover
	for _, input := range g.inputsOf(i) {
		node := Node{g, input}
		if value, ok := node.Value(); !ok || value.Sign() == 0 || node.Unit() == Truth {
			continue
		}
		slot, known := p.slots[node.ID()]
		if !known {
			continue
		}
		less := probe.effect(slot, 0.9, to)
		more := probe.effect(slot, 1.1, to)
		if less != 0 || more != 0 {
			movers = append(movers, Mover{Part: Part{ID: node.ID()}, Less: less, More: more, of: Node{g, i}.Unit()})
		}
	}
	sort.SliceStable(movers, func(a, b int) bool { return movers[a].size() > movers[b].size() })
	movers = movers[:min(len(movers), max(most, 0))]
	for k := range movers {
		input, _ := g.lookup(movers[k].ID)
		movers[k].Part = g.part(input)
	}
	return movers
}

func (m Mover) size() float64 { return max(math.Abs(m.Less), math.Abs(m.More)) }

// effect of so many times the base value of one input; a figure that ceases to be
// available counts as unchanged.
func (q *Probe) effect(slot int, times float64, to int) (effect float64) {
	base := q.p.base
	q.Try([]int{slot}, []float64{base[slot] * times}, func(s State) {
		effect = snap(s[to]-base[to], math.Abs(base[to]))
	})
	if effect != effect {
		return 0
	}
	return effect
}
