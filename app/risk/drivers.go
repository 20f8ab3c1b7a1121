package risk

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
)

// Drawn is one driver that was varied.
type Drawn struct {
	ID, Path, Label    string
	Unit               calc.Unit
	Low, Central, High decimal.Decimal
	Linked, Why        string
	Words              string
}

// drawing is one driver ready for trials. A refused driver keeps its draw, so that
// mending it does not change what the others get.
type drawing struct {
	id, label string
	stream    int         // which uniform number of a trial
	targets   []calc.Node // the inputs of its path
	slots     []int       // of those that the figures rest on, with their ids
	ids       []string
	shape     triangle
	whole     bool // whole years, rounded half up
}

func (d *drawing) value(u float64) float64 {
	x := d.shape.at(u)
	if d.whole {
		x = math.Floor(x + 0.5)
	}
	return x
}

type refused struct{ code, field, text string }

func (r *refused) mend() string {
	if r.code == CodeImpossible {
		return "Type a lowest, a central and a highest value in that order."
	}
	return "Correct it or remove the range."
}

// refusal says why a driver cannot be drawn for an input; nil when it can.
func refusal(n calc.Node, d bid.Driver) *refused {
	low, central, high := d.Low, d.Central, d.High
	if !central.IsSet() {
		if base, ok := n.Value(); ok {
			central = valueOf(base)
		}
	}
	switch {
	case !low.IsSet():
		return &refused{CodeImpossible, ".low", "has no lowest value"}
	case !high.IsSet():
		return &refused{CodeImpossible, ".high", "has no highest value"}
	case !central.IsSet():
		return &refused{CodeImpossible, ".central", "has no central value"}
	case n.Unit() == calc.Truth:
		return &refused{CodeNoNumber, ".path", "is a yes or no, which has no range; use a scenario for it"}
	case low.Decimal().GreaterThan(central.Decimal()):
		return &refused{CodeImpossible, ".low", fmt.Sprintf("has a lowest value of %s above its central value of %s", n.Unit().Format(low.Decimal()), n.Unit().Format(central.Decimal()))}
	case central.Decimal().GreaterThan(high.Decimal()):
		return &refused{CodeImpossible, ".high", fmt.Sprintf("has a highest value of %s below its central value of %s", n.Unit().Format(high.Decimal()), n.Unit().Format(central.Decimal()))}
	}
	for _, end := range []struct {
		field string
		value decimal.Decimal
	}{{".low", low.Decimal()}, {".high", high.Decimal()}} {
		if code, why := unusable(n, end.value); code != "" {
			return &refused{code, end.field, "would reach " + n.Unit().Format(end.value) + ", which " + why}
		}
	}
	return nil
}

// drivers reads the drivers of a document in the order of their ids, so that moving a
// line changes nothing. Drivers that share a word share one uniform number.
func (in *inputs) drivers(list []bid.Driver, o Options, found *findings) (drawings []drawing, shown []Drawn, streams int) {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return list[order[a]].ID < list[order[b]].ID })
	shared, taken := map[string]int{}, map[string]bool{}
	for _, i := range order {
		d := list[i]
		stream, known := shared[d.Linked]
		if d.Linked == "" || !known {
			stream = streams
			streams++
			if d.Linked != "" {
				shared[d.Linked] = stream
			}
		}
		path := "pricing.risk.drivers." + d.ID
		targets := in.at(d.Path)
		if len(targets) == 0 {
			found.add(CodeNoInput, bid.Warns, path+".path", "%s", in.missing(d.Path))
			continue
		}
		name := o.name(targets[0])
		if slices.ContainsFunc(targets, func(n calc.Node) bool { return taken[n.ID()] }) {
			found.add(CodeTwice, bid.Warns, path+".path", "“%s” already has a range; the first one counts. Remove one of them.", name)
			continue
		}
		if no := refusal(targets[0], d); no != nil {
			// It warns only: no price rests on a range.
			found.add(no.code, bid.Warns, path+no.field, "“%s” %s, so it stays at its value in the bid while the others vary. %s", name, no.text, no.mend())
			continue
		}
		ready := drawing{id: d.ID, label: name, stream: stream, targets: targets, whole: targets[0].Unit() == calc.Years}
		central := d.Central
		if !central.IsSet() {
			central = valueOf(targets[0].Decimal())
		}
		ready.shape = triangle{d.Low.Decimal().InexactFloat64(), central.Decimal().InexactFloat64(), d.High.Decimal().InexactFloat64()}
		for _, n := range targets {
			taken[n.ID()] = true
		}
		drawings = append(drawings, ready)
		unit := targets[0].Unit()
		shown = append(shown, Drawn{
			ID: d.ID, Path: d.Path, Label: name, Unit: unit, Low: d.Low.Decimal(), Central: central.Decimal(), High: d.High.Decimal(), Linked: d.Linked, Why: d.Why,
			Words: fmt.Sprintf("%s: %s at the lowest, %s most likely, %s at the highest", name, unit.Format(d.Low.Decimal()), unit.Format(central.Decimal()), unit.Format(d.High.Decimal())),
		})
	}
	return drawings, shown, streams
}

// reach finds the slots of the drivers in a program; one that has none is told.
func reach(drawings []drawing, p *calc.Program, found *findings) {
	for i := range drawings {
		d := &drawings[i]
		for _, n := range d.targets {
			if slot, reached := p.Slot(n.ID()); reached {
				d.slots, d.ids = append(d.slots, slot), append(d.ids, n.ID())
			}
		}
		if len(d.slots) == 0 {
			found.add(CodeNoEffect, bid.Informs, "pricing.risk.drivers."+d.id+".path", "“%s” has no part in the results that are asked for, so its range changes nothing.", d.label)
		}
	}
}
