package corecost

import (
	"github.com/shopspring/decimal"

	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// spread gives each line its part of the category’s printed fee. The fee is rounded
// first and its lines are fitted by largest remainder (key fcr.round), so that lines,
// categories and fee re-add as printed. Credits among the lines cannot be fitted:
// they are rounded each by itself.
func (b *builder) spread(r *Schedule, k *Category, fee calc.Node, field, words, key string, part func(*ScheduleLine) *calc.Node, by ...calc.Node) {
	weights := make([]decimal.Decimal, len(k.Lines))
	for i := range k.Lines {
		weights[i] = k.Lines[i].Year.Decimal()
	}
	total, known := fee.Value()
	var parts []decimal.Decimal
	if known {
		parts, _ = money.Allocate(total, weights, 2) // not possible with credits or without cost
	}
	for i := range k.Lines {
		l := &k.Lines[i]
		exact := l.Year
		for _, d := range by {
			exact = b.Graph.Div(exact, d)
		}
		n := b.Graph.Round(exact, 2, money.R2)
		f := working.Fig{ID: "schedule." + r.ID + ".line." + l.ID + "." + field, Label: l.Name + ": " + words, Unit: fee.Unit(), Key: key, Path: l.Path, Secrecy: l.Who}
		if value, ok := n.Value(); ok && parts != nil && !value.Equal(parts[i]) {
			penny := working.Fig{ID: f.ID + ".penny", Label: l.Name + ": penny by largest remainder, so that the lines add to the category", Unit: calc.Pounds, Key: "fcr.round", Secrecy: l.Who}
			n = b.Graph.Add(n, b.Constant(penny, parts[i].Sub(value).String()))
		}
		*part(l) = b.Name(n, f)
	}
}
