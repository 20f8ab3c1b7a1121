package socialvalue

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
)

// yearly is the quantity of one contract year; low and high move all years alike.
type yearly struct {
	central, low, high calc.Node
	of                 assumption
}

// quantities are the amounts of each contract year, none where nothing is entered.
func (b *builder) quantities(out *Row) []yearly {
	r := out.bid
	e := r.Quantity
	computed, how := b.computed(out)
	if how {
		v, known := value(computed)
		if !known {
			return nil
		}
		e.Central, e.SharedID = money.ValueOf(v), ""
	}
	if !e.Central.IsSet() && e.SharedID == "" && len(r.ByYear) > 0 {
		e.Central = money.ValueOf(r.ByYear[0].Amount.Decimal())
	}
	var a assumption
	if how {
		a = assumption{kind: isQuantity, id: r.ID + ".quantity", path: out.Path + ".quantity", name: out.Name + ": quantity", set: true, reason: e.Reason, source: e.Source}
		if a.ok = b.inOrder(a, e); !a.ok {
			return nil
		}
		a.central, a.low, a.high = computed, computed, computed
		if e.Low.IsSet() {
			a.low, a.ranged = b.typed(fig{ID: a.path + ".low", Label: a.name + ", low", Unit: calc.Quantity}, e.Low), true
		}
		if e.High.IsSet() {
			a.high, a.ranged = b.typed(fig{ID: a.path + ".high", Label: a.name + ", high", Unit: calc.Quantity}, e.High), true
		}
	} else {
		a = b.estimate(r, isQuantity, e, calc.Quantity, out.Name)
	}
	if !a.set || !a.ok {
		return nil
	}
	contract := b.years
	if r.Basis == bid.BasisPlacement {
		contract = 1 // what one placement brings; nobody guarantees how many there are
	}
	list := make([]yearly, contract)
	for k := range list {
		list[k] = yearly{central: a.central, low: a.low, high: a.high, of: a}
	}
	base, known := value(a.central)
	for _, y := range r.ByYear {
		if r.Basis == bid.BasisPlacement && y.Year > 1 {
			b.warnOnce("SV-140", out.Path+".byYear", "%s is counted for one placement, so its quantities by contract year do not count. Type what one placement brings, or count it for the whole contract.", out.Name)
			continue
		}
		if y.Year < 1 || y.Year > b.years {
			b.Issue("SV-105", bid.Warns, out.Path+".byYear", "%s has a quantity for contract year %d, but the contract runs %d years. It is not counted.", out.Name, y.Year, b.years)
			continue
		}
		if y.Amount.Decimal().IsNegative() {
			b.Issue("SV-103", bid.Blocks, out.Path+".byYear", "%s: the quantity of year %d is below zero, so the row is not counted. A harm is a negative unit value, never a negative quantity.", out.Name, y.Year)
			return nil
		}
		path := fmt.Sprintf("%s.byYear.%d", out.Path, y.Year)
		typed := b.typed(fig{ID: path, Label: fmt.Sprintf("%s: quantity of year %d", out.Name, y.Year), Unit: calc.Quantity}, money.ValueOf(y.Amount.Decimal()))
		at := func(n calc.Node) calc.Node {
			if !known || base.IsZero() {
				return typed
			}
			return b.Graph.Div(b.Graph.Mul(typed, n), b.Graph.Const(base))
		}
		list[y.Year-1] = yearly{central: at(a.central), low: at(a.low), high: at(a.high), of: a}
	}
	b.within(out, list)
	return list
}

// computed is a quantity that follows from people and rates; false where it is typed.
func (b *builder) computed(out *Row) (calc.Node, bool) {
	r := out.bid
	in := func(field, label string, unit calc.Unit, v interface {
		IsSet() bool
		Decimal() decimal.Decimal
	}) calc.Node {
		if !v.IsSet() {
			return b.None(fig{Label: label, Unit: unit, Path: out.Path + "." + field}, label+" is not entered.")
		}
		return b.typed(fig{ID: out.Path + "." + field, Label: out.Name + ": " + label, Unit: unit}, money.ValueOf(v.Decimal()))
	}
	switch r.How {
	case bid.QuantityEach:
		return b.Graph.Mul(in("people", "people", calc.Quantity, r.People), in("each", "units for each person", calc.Quantity, r.Each)), true
	case bid.QuantityRates:
		return b.Graph.Mul(in("people", "people", calc.Quantity, r.People),
			b.Graph.Sub(in("with", "rate with the service", calc.Percent, r.With), in("without", "rate without it", calc.Percent, r.Without))), true
	case bid.QuantityCompleted:
		return b.Graph.Mul(in("people", "people who start", calc.Quantity, r.People), in("complete", "share who complete", calc.Percent, r.Complete)), true
	}
	return calc.Node{}, false
}

// within holds the quantity against the group's size and the outputs that lead to it
// (SV-008).
func (b *builder) within(out *Row, list []yearly) {
	r := out.bid
	most, what := zero, ""
	if g := b.groups[r.GroupID]; g != nil && g.Size.IsSet() && (r.How != bid.QuantityEach) && countsPeople(out.proxy) {
		most, what = g.Size.Decimal(), "the group “"+clip(g.Name)+"”, which has "+g.Size.Format()+" people"
	}
	if target, found := b.outputBefore(r.BoxID); found && countsPeople(out.proxy) && (what == "" || target.LessThan(most)) {
		most, what = target, "the output of the contract that leads to it, "+money.FormatQuantity(target)
	}
	if what == "" {
		return
	}
	for _, y := range list {
		if v, known := value(y.central); known && v.GreaterThan(most) {
			b.Issue("SV-008", bid.Blocks, out.Path+".quantity", "%s counts %s a year, more than %s. The row is not counted. Correct one of the two.", out.Name, money.FormatQuantity(v), what)
			return
		}
	}
}

// countsPeople reports a unit of which one person has at most one a year.
func countsPeople(p proxy) bool {
	switch p.unit {
	case "person", "people", "participant", "claimant", "person-year":
		return true
	}
	return false
}

// outputBefore is the largest target of the outputs from which links lead to a box.
func (b *builder) outputBefore(box string) (decimal.Decimal, bool) {
	reaches := map[string]bool{box: true}
	most, found := zero, false
	for changed := true; changed; {
		changed = false
		for i := range b.sv.Boxes {
			x := &b.sv.Boxes[i]
			if reaches[x.ID] {
				continue
			}
			for _, to := range x.Links {
				if reaches[to] {
					reaches[x.ID], changed = true, true
					if x.Column == bid.ColumnOutput && x.Target.IsSet() {
						most, found = decimal.Max(most, x.Target.Decimal()), true
					}
					break
				}
			}
		}
	}
	return most, found && box != ""
}
