package pricing

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// OfferResult is one of several units in which the same year is sold.
type OfferResult struct {
	ID, Name string
	Whole    bool
	Exact    calc.Node
	Price    calc.Node // printed (R1)
	Income   calc.Node // a year at the printed price
}

// Offers are all units of the price. Those that share it bring the income of year 1
// again, but for rounding; one that covers the whole says the same income alone.
type Offers struct {
	Lines            []*OfferResult
	Income, Rounding calc.Node // of those that share
}

const offerPath = "pricing.service.offers"

// offers divides the income of year 1 at the price asked over the units: each takes
// its weight, or the direct cost of its length of visit, times its quantity.
func (b *builder) offers() {
	in := b.in.Document.Bid.Pricing.Service.Offers
	if len(in) == 0 {
		return
	}
	total := b.out.Years[0].Income
	weights, quantities := make([]calc.Node, len(in)), make([]calc.Node, len(in))
	var shares []calc.Node
	for i := range in {
		o, path := &in[i], offerPath+"."+in[i].ID
		name := offerName(o)
		quantities[i] = b.Input(fig{Label: name + ": how many in year 1", Unit: unitUnits, Path: path + ".quantity"}, o.Quantity, working.Ask(name+": how many there are in a year is missing."))
		weights[i] = b.offerWeight(o, name, path)
		if !o.Whole {
			shares = append(shares, b.Graph.Mul(weights[i], quantities[i]))
		}
	}
	all := b.Total(shares...)
	var incomes []calc.Node
	for i := range in {
		o, path := &in[i], offerPath+"."+in[i].ID
		r := &OfferResult{ID: o.ID, Name: offerName(o), Whole: o.Whole}
		singular, _ := unitWords(o.Unit)
		one := calc.PoundsPer(singular)
		if o.Whole {
			r.Exact = b.Div(fig{Path: path + ".quantity"}, total, quantities[i], "there is no quantity")
		} else {
			r.Exact = b.Div(fig{Path: path + ".quantity"}, b.Graph.Mul(total, weights[i]), all, "there is no quantity of any unit")
		}
		id := "offer." + o.ID
		r.Price = b.Pence(fig{ID: id + ".price", Label: r.Name + ": price of one", Unit: one, Key: "unit.offer", Path: path, Secrecy: bid.LabelBuyer}, r.Exact, money.R1)
		r.Income = b.Pence(fig{ID: id + ".income", Label: r.Name + ": income a year", Unit: unitYear, Key: "unit.offer", Path: path, Secrecy: bid.LabelBuyer}, b.Graph.Mul(r.Price, quantities[i]), money.R3)
		if !o.Whole {
			incomes = append(incomes, r.Income)
		}
		b.out.Offers.Lines = append(b.out.Offers.Lines, r)
	}
	if len(incomes) == 0 {
		return
	}
	b.out.Offers.Income = b.Sum(fig{ID: "offers.income", Label: "Income of all units that share the price", Unit: unitYear, Key: "unit.offer", Secrecy: bid.LabelBuyer}, incomes...)
	b.out.Offers.Rounding = b.Sub(fig{ID: "offers.rounding", Label: "Units at printed prices less the income of year 1: rounding", Unit: unitYear, Key: "unit.offer"}, b.out.Offers.Income, total)
}

func (b *builder) offerWeight(o *bid.Offer, name, path string) calc.Node {
	if o.LengthID == "" {
		return b.Input(fig{Label: name + ": weight beside the others", Unit: calc.Ratio, Path: path + ".weight"}, o.Weight, working.OrDefault("1"))
	}
	if v := b.out.Visits; v != nil {
		for _, l := range v.Lengths {
			if l.ID == o.LengthID {
				return l.DirectVisit
			}
		}
	}
	return b.None(fig{Label: name + ": weight", Unit: calc.Ratio, Path: path + ".lengthId"}, name+": its length of visit was removed. Choose another.")
}

func offerName(o *bid.Offer) string {
	singular, _ := unitWords(o.Unit)
	return working.Named(o.Name, singular)
}
