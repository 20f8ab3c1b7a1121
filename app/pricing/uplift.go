package pricing

import (
	"strconv"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// uplift is the change of the price from year y−1 to year y under the clause.
func (b *builder) uplift(y int) calc.Node {
	u := b.in.Document.Bid.Pricing.Uplift
	if y < max(u.FirstYear, 2) {
		return b.Zero
	}
	typedRate := func() calc.Node {
		return b.Input(fig{Label: "Uplift a year", Unit: unitShare, Path: "pricing.uplift.rate"}, u.Rate, working.Ask("The yearly uplift is missing. Type the rate of the clause."), working.MayBeNegative)
	}
	switch u.Kind {
	case bid.UpliftFixed:
		return typedRate()
	case bid.UpliftCPI:
		return b.prices(y)
	case bid.UpliftCapped:
		change := b.prices(y)
		if u.Floor.IsSet() {
			change = b.Graph.Max(b.Input(fig{Label: "Lowest uplift", Unit: unitShare, Path: "pricing.uplift.floor"}, u.Floor, working.MayBeNegative), change)
		}
		if u.Cap.IsSet() {
			change = b.Graph.Min(b.Input(fig{Label: "Highest uplift", Unit: unitShare, Path: "pricing.uplift.cap"}, u.Cap, working.MayBeNegative), change)
		}
		return change
	case bid.UpliftBasket:
		return b.basket(y, u)
	}
	return b.Zero
}

func (b *builder) basket(y int, u bid.Uplift) calc.Node {
	if len(u.Basket) == 0 {
		return b.None(fig{Label: "Uplift", Unit: unitShare, Path: "pricing.uplift.basket"}, "The parts of the uplift are missing. Add what the price follows, with weights.")
	}
	var terms, weights []calc.Node
	for i, part := range u.Basket {
		path := "pricing.uplift.basket." + working.Named(part.ID, strconv.Itoa(i))
		weight := b.Input(fig{Label: working.Named(part.Name, "Part") + ": weight", Unit: unitShare, Path: path + ".weight"}, part.Weight, working.Ask("A weight of the uplift is missing."), working.UpToOne)
		var change calc.Node
		switch part.Follow {
		case bid.GrowthPayFloor:
			change = b.Graph.Sub(b.floorStep(bid.AgeAdult, y), b.One)
		case bid.GrowthCPI:
			change = b.prices(y)
		case bid.GrowthNone:
			change = b.Zero
		default:
			change = b.Input(fig{Label: working.Named(part.Name, "Part") + ": change a year", Unit: unitShare, Path: path + ".rate"}, part.Rate, working.Ask("What a part of the uplift follows is missing."), working.MayBeNegative)
		}
		terms, weights = append(terms, b.Graph.Mul(weight, change)), append(weights, weight)
	}
	all := b.Graph.Add(weights...)
	if sum, known := all.Value(); known && !b.isOne(sum) {
		return b.NoneCode(fig{Label: "Uplift", Unit: unitShare, Path: "pricing.uplift.basket"}, bid.CodeShare, "The weights of the uplift do not add to 100 %.")
	}
	return b.Graph.Add(terms...)
}
