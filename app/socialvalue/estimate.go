package socialvalue

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
)

// kind is what an assumption of a row is.
type kind string

const (
	isQuantity     kind = "quantity"
	isProxy        kind = "proxy"
	isDeadweight   kind = "deadweight"
	isAttribution  kind = "attribution"
	isDisplacement kind = "displacement"
	isDropOff      kind = "dropOff"
	isLeakage      kind = "leakage"
	isSubstitution kind = "substitution"
)

var kindWords = map[kind]string{isQuantity: "quantity", isProxy: "unit value", isDeadweight: "deadweight", isAttribution: "attribution", isDisplacement: "displacement",
	isDropOff: "drop-off", isLeakage: "leakage", isSubstitution: "substitution"}

// assumption is an estimate as figures: the central one and its two ends, the same node
// where there is no range.
type assumption struct {
	kind     kind
	id, path string // of the estimate, once where it is shared
	name     string
	central  calc.Node
	low      calc.Node
	high     calc.Node
	ranged   bool
	set      bool
	ok       bool // within its limits
	reason   string
	source   string
}

// share reports an assumption that is a percentage taken off.
func (k kind) share() bool { return k != isQuantity && k != isProxy }

// estimate makes the figures of an estimate of a row, or of the shared one it names.
func (b *builder) estimate(r *bid.ImpactRow, k kind, e bid.Estimate, unit calc.Unit, name string) assumption {
	a := assumption{kind: k, id: r.ID + "." + string(k), path: "socialValue.rows." + r.ID + "." + string(k), name: name + ": " + kindWords[k]}
	if e.SharedID != "" {
		shared := b.shared[e.SharedID]
		if shared == nil {
			b.Issue("SV-102", bid.Blocks, a.path, "%s names a shared assumption that does not exist. Choose another or type a value.", a.name)
			return a
		}
		e = *shared
		a.id, a.path = e.ID, "socialValue.shared."+e.ID
		if e.Name != "" {
			a.name = e.Name
		}
	}
	a.set, a.reason, a.source = e.Central.IsSet(), e.Reason, e.Source
	if !a.set {
		return a
	}
	a.ok = b.inOrder(a, e)
	if !a.ok {
		return a
	}
	a.central = b.typed(fig{ID: a.path + ".central", Label: a.name, Unit: unit}, e.Central)
	a.low, a.high = a.central, a.central
	if e.Low.IsSet() {
		a.low, a.ranged = b.typed(fig{ID: a.path + ".low", Label: a.name + ", low", Unit: unit}, e.Low), true
	}
	if e.High.IsSet() {
		a.high, a.ranged = b.typed(fig{ID: a.path + ".high", Label: a.name + ", high", Unit: unit}, e.High), true
	}
	if a.ranged {
		b.drives(a.path+".central", e)
	}
	return a
}

// typed is a number of the document under its path, once, whatever it is: limits are
// those of the kind.
func (b *builder) typed(f fig, value money.Value) calc.Node {
	if n, found := b.Graph.Node(f.ID); found {
		return n
	}
	b.Labels[f.ID] = bid.LabelInternal
	return b.Graph.Input(f.ID, f.Label, f.Unit, value.Decimal(), calc.Origin{Kind: calc.Typed, Path: f.ID})
}

// inOrder holds low ≤ central ≤ high, and percentages between 0 and 1 (SV-007).
func (b *builder) inOrder(a assumption, e bid.Estimate) bool {
	low, central, high := e.Central.Decimal(), e.Central.Decimal(), e.Central.Decimal()
	if e.Low.IsSet() {
		low = e.Low.Decimal()
	}
	if e.High.IsSet() {
		high = e.High.Decimal()
	}
	if low.GreaterThan(central) || central.GreaterThan(high) {
		b.once("SV-007", a.path, "%s: low, central and high are out of order, so the row is not counted. Put the smallest first.", a.name)
		return false
	}
	if a.kind.share() && (low.IsNegative() || high.GreaterThan(one)) {
		b.once("SV-007", a.path, "%s lies outside 0 to 100 %%, so the row is not counted. Type a percentage such as 25.", a.name)
		return false
	}
	if a.kind == isQuantity && low.IsNegative() {
		b.once("SV-103", a.path, "%s is below zero, so the row is not counted. A harm is a negative unit value, never a negative quantity.", a.name)
		return false
	}
	return true
}

// once adds a finding that blocks, one for each code and path: a shared assumption
// stands in several rows.
func (b *builder) once(code, path, format string, args ...any) {
	for _, i := range b.Issues {
		if i.Code == code && i.Path == path {
			return
		}
	}
	b.Issue(code, bid.Blocks, path, format, args...)
}

// drives keeps an assumption with a range for trials and the tornado.
func (b *builder) drives(path string, e bid.Estimate) {
	for _, d := range b.out.Drivers {
		if d.Path == path {
			return
		}
	}
	d := bid.Driver{ID: path, Path: path, Low: e.Low, Central: e.Central, High: e.High, Why: e.Reason}
	if !d.Low.IsSet() {
		d.Low = e.Central
	}
	if !d.High.IsSet() {
		d.High = e.Central
	}
	b.out.Drivers = append(b.out.Drivers, d)
}

// kept is what a percentage leaves: 1 − share.
func (b *builder) kept(share calc.Node) calc.Node { return b.Graph.Sub(b.One, share) }

func value(n calc.Node) (decimal.Decimal, bool) {
	if (n == calc.Node{}) {
		return zero, false
	}
	return n.Value()
}
