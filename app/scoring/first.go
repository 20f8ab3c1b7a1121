package scoring

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// first is the price that it takes to be first, with what it would leave the
// organisation to put in: no price under full cost is ever named without it.
func (b *builder) first() {
	what, full := "for one "+b.in.Singular, b.in.Years[0].FullUnit
	if b.in.Scoring.Basis == bid.ScoreContract {
		what, full = "for the contract", b.fullContract()
	}
	f := fig{ID: "score.first_price", Label: "Highest price " + what + " that is first or level", Unit: b.unit, Key: "score.first", Path: "pricing.scoring.rivals"}
	s := fig{ID: "score.first_subsidy", Label: "What you would put in yourself a year at that price", Unit: calc.PoundsYear, Key: "ladder.subsidy", Path: "pricing.scoring.rivals"}
	price, why := b.out.Rules.FirstPrice(b.out.entries)
	if why.is() {
		b.out.First = b.NoneCode(f, why.code, why.text)
		b.out.FirstSubsidy = b.NoneCode(s, why.code, why.text)
		b.out.FirstWords = why.text
		return
	}
	b.out.First = b.solved(f, price, "found by trying prices with the same formula while the other bids stay, to the penny")
	short := b.Graph.Max(b.Zero, b.Graph.Sub(full, b.out.First))
	if b.in.Scoring.Basis == bid.ScoreContract {
		b.out.FirstSubsidy = b.Div(s, short, b.Graph.Int(int64(len(b.in.Years))), "there are no contract years")
	} else {
		b.out.FirstSubsidy = b.Mul(s, short, b.in.Years[0].Volume)
	}
	now := b.out.Rows[0].Entry.Price
	b.out.FirstWords = "To be first or level you may ask at most " + money.FormatPounds(price) + " " + what
	if b.out.Rows[0].Rank == 1 && !price.LessThan(now) {
		b.out.FirstWords = "You are first, and stay first or level up to " + money.FormatPounds(price) + " " + what
	}
	cost, known := full.Value()
	yearly, also := b.out.FirstSubsidy.Value()
	switch {
	case !known:
		b.out.FirstWords += ". Whether that covers the cost is not known yet: " + full.Reason().Text
	case price.LessThan(cost) && also:
		b.out.FirstWords += fmt.Sprintf(". That is %s below full cost, so you would put in %s a year yourself.", money.FormatPounds(cost.Sub(price)), money.FormatPounds(yearly))
	case price.LessThan(cost):
		b.out.FirstWords += fmt.Sprintf(". That is %s below full cost; what you would put in a year is not known: %s", money.FormatPounds(cost.Sub(price)), b.out.FirstSubsidy.Reason().Text)
	default:
		b.out.FirstWords += ", which covers the full cost."
	}
}

// fullContract is the contract value at which nothing is left over.
func (b *builder) fullContract() calc.Node {
	var terms []calc.Node
	for _, y := range b.in.Years {
		terms = append(terms, b.Graph.Mul(y.FullUnit, y.Volume))
	}
	if working.Usable(b.in.Milestones) {
		terms = append(terms, b.in.Milestones)
	}
	return b.Sum(fig{ID: "score.full_contract", Label: "Contract value at which nothing is left over", Unit: calc.Pounds, Key: "price.total"}, terms...)
}

// mostCompared is the most bids whose order is compared, our own first.
const mostCompared = 40

// phantom says what a further bid does to the order of those that are there.
func (b *builder) phantom() {
	s := &b.in.Scoring
	if !s.PhantomPrice.IsSet() || s.PhantomPrice.Decimal().IsNegative() {
		return
	}
	ghost := Entry{Price: s.PhantomPrice.Decimal(), Priced: true, Quality: s.PhantomQuality.Decimal(), Judged: s.PhantomQuality.IsSet()}
	price := b.Input(fig{Label: "Further bid: price", Unit: b.unit, Path: "pricing.scoring.phantomPrice"}, s.PhantomPrice)
	row := Row{ID: "phantom", Name: "A further bid", Phantom: true, Entry: ghost}
	row.Price = b.Name(price, fig{ID: "score.phantom.price", Label: "Further bid: price", Unit: b.unit, Key: "score"})
	before := b.out.Rules.Mark(b.out.entries)
	with := b.out.Rules.Mark(append(b.out.entries[:len(b.out.entries):len(b.out.entries)], ghost))
	at := "A further bid at " + money.FormatPounds(ghost.Price)
	f := fig{ID: "score.phantom.rank", Label: "Place of this bid with a further bid", Unit: calc.Count, Key: "score", Path: "pricing.scoring.phantomPrice"}
	if own := with[0]; own.Known {
		b.solved(f, b.Graph.Int(int64(own.Rank)).Decimal(), "the bids marked again with the further one among them")
	} else {
		b.NoneCode(f, own.Code, own.Why)
	}
	ghostly := with[len(with)-1]
	row.Rank, row.Out, row.Why = ghostly.Rank, ghostly.Out, ghostly.Why
	b.out.Phantom = &row
	var flips []string
	for i := range min(len(before), mostCompared) {
		for j := i + 1; j < min(len(before), mostCompared); j++ {
			if !before[i].Known || !before[j].Known || !with[i].Known || !with[j].Known {
				continue
			}
			was, is := b.out.Rules.order(before[i].Total, before[j].Total), b.out.Rules.order(with[i].Total, with[j].Total)
			if was != is {
				flips = append(flips, b.turned(i, j, is))
			}
		}
	}
	switch {
	case !before[0].Known:
		b.out.PhantomWords = at + " cannot be judged while this bid is not marked: " + before[0].Why
	case len(flips) > 0:
		b.out.PhantomWords = at + " changes the order of the others: " + strings.Join(flips, "; ") + ". Ask the buyer how this formula treats very low or very high bids."
	default:
		b.out.PhantomWords = at + " leaves the order of the others as it is."
	}
	if ghostly.Known {
		b.out.PhantomWords += fmt.Sprintf(" It would itself stand in place %d.", ghostly.Rank)
	}
}

func (b *builder) turned(i, j, now int) string {
	x, y := b.out.Rows[i].Name, b.out.Rows[j].Name
	switch now {
	case 1:
		return x + " then stands before " + y
	case -1:
		return y + " then stands before " + x
	}
	return x + " and " + y + " are then level"
}
