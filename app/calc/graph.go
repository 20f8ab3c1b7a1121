// Package calc is the calculation graph: every calculated figure is a node that
// holds its exact decimal and remembers what it was made from. One definition gives
// the figure, its explanation, scenarios and a fast program for trials.
//
// A figure that cannot be computed is not available, with a reason; it spreads to
// whatever needs it, and is never shown as zero. Nothing here panics on any number.
//
// A graph is built by one goroutine. Once built it may be read by many.
package calc

import (
	"errors"
	"fmt"
	"sync"

	"github.com/shopspring/decimal"

	"bidwright/app/money"
)

type op uint8

const (
	opInput op = iota
	opConst
	opSame
	opAdd
	opSub
	opMul
	opDiv
	opNeg
	opMin
	opMax
	opClamp
	opPow
	opRound
	opRoundUp
	opGreater
	opAtLeast
	opEqual
	opIf
	opAnd
	opOr
	opNot
)

// node is one operation. Operands always have smaller indices, so the order of
// creation is an order of calculation and nothing ever needs to recurse.
type node struct {
	op     op
	point  money.RoundingPoint
	places int16 // of opRound; the exponent of opPow
	first  int32 // operands are args[first : first+count]
	count  int32
	name   int32 // 1 + index in names, 0 when anonymous
	reason int32 // 1 + index in reasons: of a missing input or a zero divisor
}

type name struct {
	id, label, key string
	unit           Unit
	node           int32
	origin         int32 // 1 + index in origins
}

// Graph holds nodes and their exact base values.
type Graph struct {
	nodes   []node
	args    []int32
	names   []name
	origins []Origin
	reasons []Reason
	faults  []error
	base    Run
	zero    Node
	one     Node

	index struct { // built when first asked for: a bid that is only priced never pays for it
		sync.Mutex
		byID map[string]int32
		done int
		err  error
	}
}

// Node is a handle on one figure of a graph; copy it freely. The zero Node belongs
// to no graph and may only be compared.
type Node struct {
	g *Graph
	i int32
}

// New returns an empty graph.
func New() *Graph {
	g := &Graph{}
	g.base.g = g
	return g
}

// Input adds a named value that came from outside the calculation.
func (g *Graph) Input(id, label string, unit Unit, value decimal.Decimal, origin Origin) Node {
	value, fits := bounded(value)
	missing := int32(0)
	if !fits {
		missing = int32(len(g.nodes)) + 1
	}
	n := g.push(node{op: opInput}, value, missing)
	if !fits {
		g.nodes[n.i].reason = g.because(tooLarge)
	}
	g.origins = append(g.origins, origin)
	g.label(n, id, label, unit, int32(len(g.origins)))
	return n
}

// Missing adds a named input that has no value. A scenario may still give it one.
func (g *Graph) Missing(id, label string, unit Unit, reason Reason) Node {
	n := g.push(node{op: opInput, reason: g.because(reason)}, decimal.Zero, int32(len(g.nodes))+1)
	g.origins = append(g.origins, Origin{Path: reason.Path, Note: "not entered"})
	g.label(n, id, label, unit, int32(len(g.origins)))
	return n
}

// Number is an optional exact figure: money.Pounds, Share, Quantity or Value.
type Number interface {
	IsSet() bool
	Decimal() decimal.Decimal
}

// Entry is Input when the figure was entered and Missing, with the origin's path,
// when it was not.
func (g *Graph) Entry(id, label string, unit Unit, value Number, origin Origin, reason Reason) Node {
	if value.IsSet() {
		return g.Input(id, label, unit, value.Decimal(), origin)
	}
	if reason.Path == "" {
		reason.Path = origin.Path
	}
	return g.Missing(id, label, unit, reason)
}

// Const adds a number that is part of a formula itself; scenarios cannot override it.
func (g *Graph) Const(value decimal.Decimal) Node {
	value, fits := bounded(value)
	if !fits {
		return g.fault("constant %s is too large", value)
	}
	return g.push(node{op: opConst}, value, 0)
}

// Int is Const of a whole number.
func (g *Graph) Int(value int64) Node { return g.Const(decimal.NewFromInt(value)) }

// Zero and One are the constants 0 and 1, each kept once.
func (g *Graph) Zero() Node {
	if g.zero.g == nil {
		g.zero = g.Int(0)
	}
	return g.zero
}

// One is the constant 1.
func (g *Graph) One() Node {
	if g.one.g == nil {
		g.one = g.Int(1)
	}
	return g.one
}

// Node finds a named figure.
func (g *Graph) Node(id string) (Node, bool) {
	i, found := g.lookup(id)
	return Node{g, i}, found
}

// Figures are the named nodes in the order they were named.
func (g *Graph) Figures() []Node {
	out := make([]Node, len(g.names))
	for i := range g.names {
		out[i] = Node{g, g.names[i].node}
	}
	return out
}

// Len is the number of nodes, named or not.
func (g *Graph) Len() int { return len(g.nodes) }

// Err reports mistakes made by the program that built the graph: an id used twice,
// a node of another graph. Such figures are not available; nothing panics.
func (g *Graph) Err() error {
	g.lookup("")
	g.index.Lock()
	defer g.index.Unlock()
	return errors.Join(append(g.faults[:len(g.faults):len(g.faults)], g.index.err)...)
}

func (g *Graph) lookup(id string) (int32, bool) {
	g.index.Lock()
	defer g.index.Unlock()
	if g.index.byID == nil {
		g.index.byID = make(map[string]int32, len(g.names))
	}
	for ; g.index.done < len(g.names); g.index.done++ {
		n := &g.names[g.index.done]
		switch _, twice := g.index.byID[n.id]; {
		case n.id == "":
			g.index.err = errors.Join(g.index.err, fmt.Errorf("a figure labelled %q has no id", n.label))
		case twice:
			g.index.err = errors.Join(g.index.err, fmt.Errorf("the figure id %q is used twice", n.id))
		default:
			g.index.byID[n.id] = n.node
		}
	}
	i, found := g.index.byID[id]
	return i, found
}

func (g *Graph) push(n node, value decimal.Decimal, missing int32) Node {
	g.nodes = append(g.nodes, n)
	g.base.values = append(g.base.values, value)
	g.base.missing = append(g.base.missing, missing)
	return Node{g, int32(len(g.nodes) - 1)}
}

func (g *Graph) label(n Node, id, label string, unit Unit, origin int32) {
	g.names = append(g.names, name{id: id, label: label, unit: unit, node: n.i, origin: origin})
	g.nodes[n.i].name = int32(len(g.names))
}

func (g *Graph) because(r Reason) int32 {
	g.reasons = append(g.reasons, r)
	return int32(len(g.reasons))
}

func (g *Graph) fault(format string, arguments ...any) Node {
	if len(g.faults) < 20 {
		g.faults = append(g.faults, fmt.Errorf(format, arguments...))
	}
	reason := Reason{Code: CodeFault, Text: "Bidwright built this figure wrongly; please report it"}
	return g.push(node{op: opInput, reason: g.because(reason)}, decimal.Zero, int32(len(g.nodes))+1)
}
