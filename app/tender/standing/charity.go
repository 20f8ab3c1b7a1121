package standing

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/working"
)

// Beside is a second reading of a test for a charity, shown beside and never deciding.
type Beside struct {
	FigureID, Label string
	Reading         Reading
}

// second is how a charity reads a figure of the formulas: SF as unrestricted funds, CA
// without the cash that is restricted.
type second struct {
	name, id, label string
	as              *expr
}

var seconds = []second{
	{"SF", "unrestricted", "on unrestricted funds", &expr{op: 'v', name: "unrestricted_funds"}},
	{"CA", "without_restricted", "without restricted cash", &expr{op: '-', left: &expr{op: 'v', name: "CA"}, right: &expr{op: 'v', name: "restricted_cash"}}},
}

// beside works out the second readings of the latest year where the deciding accounts
// are all those of charities, and the facts or the formula of the user's own speak of it.
func (b *builder) beside(t *Test, d *definition) {
	var bodies []*body
	for _, w := range b.bodies {
		if mode := t.Modes[0].Mode; mode == bid.GroupAggregate || (mode == "" || mode == bid.GroupLeadOnly) && w.lead {
			bodies = append(bodies, w)
		}
	}
	for _, w := range bodies {
		if w.charity != bid.Yes {
			return
		}
	}
	if d.formula == nil || len(bodies) == 0 {
		return
	}
	for _, s := range seconds {
		other, changed := d.formula.read(s)
		if !changed || d.fact.ID != "" && !strings.Contains(d.fact.CharityReading, s.name) {
			continue
		}
		as := *d
		as.formula = other
		one := Beside{FigureID: t.FigureID + "." + s.id, Label: t.Name + ", " + s.label, Reading: b.read1(&as, bodies, 0, nil)}
		b.Name(one.Reading.Figure, working.Fig{ID: one.FigureID, Label: one.Label, Unit: d.unit, Path: t.Path})
		t.Beside = append(t.Beside, one)
	}
}

// read is the formula with one name read in another way, and whether it stands there.
func (e *expr) read(s second) (*expr, bool) {
	switch {
	case e == nil || e.op == 'n':
		return e, false
	case e.op == 'v':
		if e.name == s.name {
			return s.as, true
		}
		return e, false
	}
	left, a := e.left.read(s)
	right, c := e.right.read(s)
	return &expr{op: e.op, left: left, right: right}, a || c
}
