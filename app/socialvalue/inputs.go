package socialvalue

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Inputs are what the change costs: the price, what others give, and unpaid time.
type Inputs struct {
	Price      calc.Node // of the contract, all years as printed
	Others     calc.Node // grants and gifts in kind
	Volunteers calc.Node
	Total      calc.Node // present value: contract year k at index k−1
	Lines      []InputLine

	years []calc.Node // of each contract year, not discounted
}

// InputLine is one input over the whole term, in pounds of the year in which it is given.
type InputLine struct {
	Name string
	Node calc.Node
	Path string
}

// inputs adds up contract year by contract year.
func (b *builder) inputs() {
	in, sv := &b.out.Inputs, &b.sv.Inputs
	byYear := make([][]calc.Node, b.years)
	all := func(year int, each []calc.Node) calc.Node {
		for k, n := range each {
			if year == 0 || year == k+1 {
				byYear[k] = append(byYear[k], n)
			}
		}
		return b.Total(each...)
	}
	price, named := b.price()
	in.Price = all(0, price)
	in.Lines = append(in.Lines, InputLine{named, in.Price, "socialValue.inputs.price"})
	var others []calc.Node
	for _, list := range []struct {
		path  string
		gifts []bid.SocialGift
	}{{"grants", sv.Grants}, {"inKind", sv.InKind}} {
		for i, g := range list.gifts {
			path := "socialValue.inputs." + list.path + "." + lineID(g.ID, i)
			f := fig{Label: working.Named(g.Name, "A gift without a name"), Unit: calc.Pounds, Path: path + ".amount"}
			if !g.Amount.IsSet() {
				b.Issue("SV-106", bid.Warns, path+".amount", "%s has no amount, so it is not among the inputs yet.", f.Label)
				continue
			}
			amount := b.Input(f, g.Amount)
			var n calc.Node
			switch {
			case g.Year >= 1 && g.Year <= b.years:
				byYear[g.Year-1] = append(byYear[g.Year-1], amount)
				n = amount
			default:
				n = all(0, b.spread(amount, path))
			}
			others = append(others, n)
			in.Lines = append(in.Lines, InputLine{f.Label, n, path})
		}
	}
	in.Others = b.Sum(fig{ID: "sv.inputs.others", Label: "Grants and gifts in kind", Unit: calc.Pounds, Key: "sv.inputs"}, others...)
	var unpaid []calc.Node
	for i, v := range sv.Volunteers {
		path := "socialValue.inputs.volunteers." + lineID(v.ID, i)
		name := working.Named(v.Name, "Volunteers")
		a := b.Graph.Mul(
			b.Input(fig{Label: name + ": hours a year", Unit: calc.HoursYear, Path: path + ".hours"}, v.Hours, working.Ask(name+": the hours a year are not entered.")),
			b.Input(fig{Label: name + ": rate an hour", Unit: calc.PoundsPerHour, Path: path + ".rate"}, v.Rate, working.Ask(name+": the rate for an hour is not entered.")))
		each := make([]calc.Node, b.years)
		for k := range each {
			each[k] = a
		}
		n := all(0, each)
		unpaid = append(unpaid, n)
		in.Lines = append(in.Lines, InputLine{name + " (unpaid time)", n, path})
	}
	in.Volunteers = b.Sum(fig{ID: "sv.inputs.volunteers", Label: "Unpaid time at the stated rate", Unit: calc.Pounds, Key: "sv.inputs"}, unpaid...)
	terms := make([]calc.Node, 0, b.years)
	for k, nodes := range byYear {
		year := b.Total(nodes...)
		in.years = append(in.years, year)
		if k > 0 {
			year = b.Graph.Mul(year, b.factor(k, false))
		}
		terms = append(terms, year)
	}
	in.Total = b.Sum(fig{ID: "sv.inputs", Label: "Inputs: price, gifts and unpaid time, at present value", Unit: calc.Pounds, Key: "sv.inputs", Path: "socialValue.inputs.price"}, b.Total(terms...))
}

// price is what the buyer pays in each contract year: the bid's own years, or a typed
// total in equal years to the penny.
func (b *builder) price() ([]calc.Node, string) {
	if p := b.sv.Inputs.Price; p.IsSet() {
		total := b.Input(fig{Label: "Price of the contract, as typed for social value", Unit: calc.Pounds, Path: "socialValue.inputs.price"}, p)
		return b.spread(total, "socialValue.inputs.price"), "Price of the contract (typed)"
	}
	list := make([]calc.Node, b.years)
	for k := range list {
		n, found := b.Graph.Node(fmt.Sprintf("year.%d.income", k+1))
		if !found {
			n = b.None(fig{Label: "Price of the contract", Unit: calc.Pounds, Path: "socialValue.inputs.price"}, "The bid has no price yet. Price it, or type the price of the contract here.")
		}
		list[k] = n
	}
	return list, "Price of the contract"
}

// spread is an amount in equal contract years, the pennies left over to the first ones.
func (b *builder) spread(total calc.Node, path string) []calc.Node {
	v, known := value(total)
	list := make([]calc.Node, b.years)
	if b.years == 1 || !known {
		for k := range list {
			list[k] = total
		}
		return list
	}
	weights := make([]decimal.Decimal, b.years)
	for i := range weights {
		weights[i] = one
	}
	parts, err := money.Allocate(money.RoundPence(v), weights, 2)
	for k := range list {
		if err != nil { // never: equal weights and whole pence
			list[k] = b.Graph.Div(total, b.Graph.Int(int64(b.years)))
			continue
		}
		id := fmt.Sprintf("%s.year.%d", path, k+1)
		b.Labels[id] = bid.LabelInternal
		list[k] = b.Graph.Input(id, fmt.Sprintf("%s, contract year %d", total.Label(), k+1), calc.Pounds, parts[k], calc.Origin{Kind: calc.Typed, Path: path, Note: "the total in equal years"})
	}
	return list
}
