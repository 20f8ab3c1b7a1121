package socialvalue

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
)

// valued is the unit value of a row in the pounds of the case.
type valued struct {
	central, low, high calc.Node
	raw                assumption
}

func (v valued) assumption() assumption { return v.raw }

// unitValue brings the value of a row to the price year of the case.
func (b *builder) unitValue(out *Row, to priceYear, known bool) valued {
	p := out.proxy
	var v valued
	e := bid.Estimate{Central: p.value, Low: p.low, High: p.high, Reason: p.source, Source: p.source}
	if out.bid.Proxy.SharedID != "" {
		e = bid.Estimate{SharedID: out.bid.Proxy.SharedID}
	}
	if !e.Central.IsSet() && e.SharedID == "" {
		return v
	}
	var a assumption
	unit := calc.PoundsPer(orWord(p.unit, "unit"))
	if standing := e.SharedID == "" && p.path != "socialValue.rows."+out.ID+".proxy"; standing {
		// A value of the library or of the list stands once for every row that uses it.
		if !b.inOrder(assumption{kind: isProxy, path: "socialValue.rows." + out.ID + ".proxy", name: out.Name + ": " + kindWords[isProxy]}, e) {
			return v
		}
		a = b.standing(p, e)
	} else if a = b.estimate(out.bid, isProxy, e, unit, out.Name); !a.ok {
		return v
	}
	v.raw = a
	from, ok := readYear(p.year)
	if !known || !ok || from == to {
		v.central, v.low, v.high = a.central, a.low, a.high
		return v
	}
	m, found := b.mover(from, to)
	if !found {
		return v // SV-006 says so
	}
	out.IndexFrom, out.IndexTo = b.indexed(m.low), b.indexed(m.high)
	move := func(n calc.Node) calc.Node { return b.moved(fig{}, n, m) }
	v.central = move(a.central)
	v.low, v.high = v.central, v.central
	if a.low != a.central {
		v.low = move(a.low)
	}
	if a.high != a.central {
		v.high = move(a.high)
	}
	return v
}

// standing is a unit value that several rows may use: one assumption.
func (b *builder) standing(p proxy, e bid.Estimate) assumption {
	a := assumption{kind: isProxy, id: p.path, path: p.path, name: p.name, set: true, ok: true, reason: p.source, source: p.source}
	unit := calc.PoundsPer(orWord(p.unit, "unit"))
	at := func(end, label string, v money.Value) calc.Node {
		id := p.path + end
		if n, found := b.Graph.Node(id); found {
			return n
		}
		b.Labels[id] = bid.LabelInternal
		if p.library && !p.typed {
			b.Labels[id] = bid.LabelPublic
		}
		return b.Graph.Input(id, p.name+label, unit, v.Decimal(), p.origin())
	}
	a.central = at(".central", "", e.Central)
	a.low, a.high = a.central, a.central
	if e.Low.IsSet() {
		a.low, a.ranged = at(".low", ", low", e.Low), true
	}
	if e.High.IsSet() {
		a.high, a.ranged = at(".high", ", high", e.High), true
	}
	if a.ranged {
		b.drives(p.path+".central", e)
	}
	return a
}

func orWord(text, standard string) string {
	if text == "" {
		return standard
	}
	return text
}

// ends gives the low or the high case of a row: for every assumption the end that gives
// less, or more; for a harm the ends are the other way round. It is nil where nothing has
// a range. A shared assumption goes one way for all its rows (b.turn).
func (b *builder) ends(out *Row, q []yearly, v valued, shares []assumption) func(high bool) chosen {
	ranged := v.raw.ranged || q[0].of.ranged
	for _, a := range shares {
		ranged = ranged || a.ranged
	}
	if !ranged {
		return nil
	}
	harm := false
	if p, known := value(v.central); known {
		harm = p.IsNegative()
	}
	return func(high bool) chosen {
		c := chosen{value: v.low, shares: map[kind]calc.Node{}}
		if high {
			c.value = v.high
		}
		more := func(a assumption, rises bool) bool { // take the assumption's own high end?
			if way, shared := b.turn[a.id]; shared {
				return way == high
			}
			return rises == high
		}
		for _, y := range q {
			n := y.low
			if more(y.of, !harm) {
				n = y.high
			}
			c.quantity = append(c.quantity, n)
		}
		for _, a := range shares {
			if !a.set {
				continue
			}
			c.shares[a.kind] = a.low
			if more(a, harm) {
				c.shares[a.kind] = a.high
			}
		}
		return c
	}
}
