package pricing

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// purposes states investment and training apart from the cost of care, as a pledge
// may ask: the three add to the price of the year. Core cost, contingency and surplus
// stay with care. Nothing is stated unless a line has a purpose.
func (b *builder) purposes() {
	var of = map[bid.Purpose][]calc.Node{}
	for _, r := range b.out.People {
		if r.post.Purpose != bid.PurposeCare && !r.NotYear1 {
			of[r.post.Purpose] = append(of[r.post.Purpose], r.Total)
		}
	}
	for _, r := range b.out.Costs {
		if r.line.Purpose != bid.PurposeCare && !r.NotYear1 && working.Usable(r.Year) {
			of[r.line.Purpose] = append(of[r.line.Purpose], r.Year)
		}
	}
	if len(of) == 0 {
		return
	}
	one := calc.PoundsPer(b.out.Singular)
	care := b.out.Total
	for _, p := range []struct {
		purpose   bid.Purpose
		id, label string
	}{{bid.PurposeInvestment, "investment", "Investment"}, {bid.PurposeTraining, "training", "Training"}} {
		sum := b.Sum(fig{ID: "price." + p.id, Label: p.label + " in the price of a year", Unit: unitYear, Key: "price.total"}, b.orZero(of[p.purpose])...)
		b.Div(fig{ID: "price." + p.id + ".unit", Label: p.label + " in the price of one " + b.out.Singular, Unit: one, Key: "price.total"}, sum, b.volume(1), "there is no quantity")
		care = b.Graph.Sub(care, sum)
	}
	care = b.alias(fig{ID: "price.care", Label: "The price of a year without investment and training", Unit: unitYear, Key: "price.total"}, care)
	b.Div(fig{ID: "price.care.unit", Label: "The price of one " + b.out.Singular + " without investment and training", Unit: one, Key: "price.total"}, care, b.volume(1), "there is no quantity")
}
