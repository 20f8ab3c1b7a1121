package socialvalue

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
)

// turns decides, for every assumption that several rows share, whether its high end gives
// the larger total: rows of gain and rows of harm may pull opposite ways. The sizes are
// first-order, which is enough for the sign.
func (b *builder) turns() {
	b.turn = map[string]bool{}
	sums := map[string]decimal.Decimal{}
	for i := range b.sv.Rows {
		r := &b.sv.Rows[i]
		p := b.proxyOf(r)
		if !p.value.IsSet() || r.Left {
			continue
		}
		size := p.value.Decimal()
		if q := b.central(r.Quantity); q.IsSet() {
			size = size.Mul(q.Decimal())
		}
		add := func(e bid.Estimate, sign int64) {
			if e.SharedID != "" {
				sums[e.SharedID] = sums[e.SharedID].Add(size.Mul(decimal.NewFromInt(sign)))
			}
		}
		add(r.Quantity, 1)
		if r.Proxy.SharedID != "" {
			sums[r.Proxy.SharedID] = sums[r.Proxy.SharedID].Add(one)
		}
		for _, e := range []bid.Estimate{r.Deadweight, r.Attribution, r.Displacement, r.DropOff, r.Leakage, r.Substitution} {
			add(e, -1)
		}
	}
	for id, sum := range sums {
		b.turn[id] = sum.IsPositive()
	}
}

// central is the central value of an estimate or of the shared one it names.
func (b *builder) central(e bid.Estimate) (v interface {
	IsSet() bool
	Decimal() decimal.Decimal
}) {
	if s := b.shared[e.SharedID]; e.SharedID != "" && s != nil {
		return s.Central
	}
	return e.Central
}
