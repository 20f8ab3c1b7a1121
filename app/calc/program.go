package calc

import (
	"fmt"
	"math"
)

// Program is a graph flattened to float64 for thousands of trials. It is read-only
// and may be run by many goroutines, each with its own State. Its base run agrees
// with the exact graph to the penny; a printed figure always comes from the graph.
type Program struct {
	code  []instruction
	args  []int32
	base  State
	slots map[string]int
}

// State is the values of one trial, by slot; NaN marks a figure that is not available.
type State []float64

type instruction struct {
	op       op
	to       int32
	a, b, c  int32 // operands; of a long list, a and b are its bounds in args
	long     bool
	exponent int32   // of opPow
	scale    float64 // of opRound, 10^places
}

// Compile makes a program of what the named outputs need, or of every named figure
// when none are given. All inputs that it needs can be set.
func (g *Graph) Compile(outputs ...string) (*Program, error) { return g.CompileHeld(nil, outputs...) }

// CompileHeld is Compile with some figures held at their base value whatever goes
// into them: an offered price does not follow the costs that it was made from.
func (g *Graph) CompileHeld(held []string, outputs ...string) (*Program, error) {
	fixed, err := g.fixed(held)
	if err != nil {
		return nil, err
	}
	needed := make([]bool, len(g.nodes))
	if len(outputs) == 0 {
		for i := range g.names {
			needed[g.names[i].node] = true
		}
	}
	for _, id := range outputs {
		i, found := g.lookup(id)
		if !found {
			return nil, fmt.Errorf("there is no figure %q to compile", id)
		}
		needed[i] = true
	}
	for i := len(g.nodes) - 1; i >= 0; i-- {
		if n := &g.nodes[i]; needed[i] && !fixed[int32(i)] {
			for _, a := range g.args[n.first : n.first+n.count] {
				needed[a] = true
			}
		}
	}
	p := &Program{slots: make(map[string]int)}
	slot := make([]int32, len(g.nodes))
	for i := range g.nodes {
		if needed[i] {
			p.add(g, i, slot, fixed[int32(i)])
		}
	}
	p.Run(p.base)
	return p, nil
}

func (p *Program) add(g *Graph, i int, slot []int32, held bool) {
	n := &g.nodes[i]
	args := g.args[n.first : n.first+n.count]
	if held {
		args = nil
	}
	same := len(args) == 1 && (n.op == opSame || n.op == opAdd || n.op == opMul || n.op == opMin || n.op == opMax)
	if same {
		slot[i] = slot[args[0]]
	} else {
		slot[i] = int32(len(p.base))
		start := math.NaN()
		if g.base.missing[i] == 0 {
			start = g.base.values[i].InexactFloat64()
		}
		p.base = append(p.base, start)
	}
	if n.name != 0 {
		if id := g.names[n.name-1].id; id != "" {
			if _, twice := p.slots[id]; !twice {
				p.slots[id] = int(slot[i])
			}
		}
	}
	if same || len(args) == 0 {
		return
	}
	in := instruction{op: n.op, to: slot[i], exponent: int32(n.places)}
	if n.op == opRound {
		in.scale = math.Pow10(int(n.places))
	}
	switch {
	case n.op >= opAdd && len(args) > 3 || (n.op == opAnd || n.op == opOr):
		in.long = true
		in.a = int32(len(p.args))
		for _, a := range args {
			p.args = append(p.args, slot[a])
		}
		in.b = int32(len(p.args))
	default:
		in.a, in.b, in.c = slot[args[0]], -1, -1
		if len(args) > 1 {
			in.b = slot[args[1]]
		}
		if len(args) > 2 {
			in.c = slot[args[2]]
		}
	}
	p.code = append(p.code, in)
}

// Slot is where a named input or output stands in a State.
func (p *Program) Slot(id string) (int, bool) {
	slot, found := p.slots[id]
	return slot, found
}

// NewState is a fresh copy of the base values, to be changed at input slots and run.
func (p *Program) NewState() State { return append(State(nil), p.base...) }

// Only is the part of the program that the named inputs can change, with the same
// slots: trials that draw only those inputs run only that.
func (p *Program) Only(inputs ...string) (*Program, error) {
	touched := make([]bool, len(p.base))
	for _, id := range inputs {
		slot, found := p.slots[id]
		if !found {
			return nil, fmt.Errorf("the compiled figures do not depend on %q", id)
		}
		touched[slot] = true
	}
	part := &Program{args: p.args, base: p.base, slots: p.slots}
	for i := range p.code {
		if p.code[i].reads(p.args, touched) {
			touched[p.code[i].to] = true
			part.code = append(part.code, p.code[i])
		}
	}
	return part, nil
}

func (in *instruction) reads(args []int32, touched []bool) bool {
	if in.long {
		for _, a := range args[in.a:in.b] {
			if touched[a] {
				return true
			}
		}
		return false
	}
	return touched[in.a] || in.b >= 0 && touched[in.b] || in.c >= 0 && touched[in.c]
}

// Run works out every slot from the inputs in the state. It allocates nothing.
func (p *Program) Run(s State) {
	for i := range p.code {
		p.code[i].run(p.args, s)
	}
}
