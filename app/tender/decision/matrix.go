package decision

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// Line is one item of the matrix.
type Line struct {
	Item, Name, Question, Path string
	Weight, Mark               calc.Node
	Marked                     bool
	Why                        string
	// Suggested is the mark that the figures of this bid suggest, never counted by itself;
	// SuggestedWhy says from what.
	Suggested    money.Quantity
	SuggestedWhy string
	Source       reference.Source
}

// matrix is Σ weight × mark ÷ 5 (BID-010). Without every mark there is no score.
func (b *builder) matrix() {
	f := fig{ID: "bid.score", Label: "Score of bid or not", Unit: calc.Counted("marks"), Key: "bid.score", Path: "choice.marks"}
	typed := map[string]bid.ChoiceMark{}
	for _, m := range working.Unique(b.choice.Marks, func(m *bid.ChoiceMark) *string { return &m.ID }) {
		if _, twice := typed[m.ItemID]; !twice {
			typed[m.ItemID] = m
		}
	}
	var rows []reference.MatrixRow
	if b.in.Library != nil {
		rows = b.in.Library.BidMatrix()
	}
	five := decimal.NewFromInt(5)
	sum := decimal.Zero
	var terms []calc.Node
	for _, row := range rows {
		if row.Kind != "weight" {
			continue
		}
		if row.Certainty == reference.Low || b.out.Certainty == reference.High {
			b.out.Certainty = row.Certainty
		}
		m := typed[row.Item]
		l := Line{Item: row.Item, Name: row.Name, Question: row.Question, Path: "choice.marks", Why: m.Why, Source: row.Source}
		key := "choice.weights." + row.Item
		if m.ID != "" {
			l.Path, key = "choice.marks."+m.ID+".mark", "choice.marks."+m.ID+".weight"
		}
		l.Weight = b.Input(fig{Label: row.Name + ": weight", Unit: calc.Counted("marks"), Path: key}, m.Weight, working.OrDefault(row.Value.Decimal().String()))
		l.Suggested, l.SuggestedWhy = b.suggest(row.Item, rows)
		weight, known := l.Weight.Value()
		sum = sum.Add(weight)
		switch {
		case !known:
			l.Mark = l.Weight
		case !m.Mark.IsSet():
			b.out.Unmarked = append(b.out.Unmarked, row.Name)
		case m.Mark.Decimal().GreaterThan(five):
			l.Mark = b.NoneCode(fig{Label: row.Name + ": mark", Path: l.Path}, bid.CodeShare, fmt.Sprintf("The mark for “%s” is %s; marks go from 0 to 5.", row.Name, m.Mark))
		default:
			l.Mark = b.Input(fig{Label: row.Name + ": mark", Unit: calc.Counted("marks"), Path: l.Path}, m.Mark)
		}
		l.Marked = working.Usable(l.Mark) && l.Mark.Available()
		if working.Usable(l.Mark) {
			terms = append(terms, b.Graph.Mul(l.Weight, b.Graph.Div(l.Mark, b.Graph.Const(five))))
		}
		b.out.Matrix = append(b.out.Matrix, l)
	}
	switch {
	case len(b.out.Matrix) == 0:
		b.out.Score = b.None(f, "The matrix of bid or not is missing.")
	case !sum.Equal(decimal.NewFromInt(100)):
		why := fmt.Sprintf("The weights make %s, not 100, so there is no score.", money.FormatQuantity(sum))
		b.Issue("BID-010", bid.Warns, "choice.marks", "%s Correct them.", why)
		b.out.Score = b.NoneCode(f, "BID-010", why)
	case len(b.out.Unmarked) > 0:
		b.out.Score = b.NoneCode(f, "BID-010", "Not marked yet: "+strings.Join(b.out.Unmarked, "; ")+".")
	default:
		b.out.Score = b.Sum(f, terms...)
	}
}

// suggest offers a mark where the figures of the bid know one.
func (b *builder) suggest(item string, rows []reference.MatrixRow) (money.Quantity, string) {
	share, why := b.known(item)
	if why == "" {
		return money.Quantity{}, ""
	}
	mark := money.Quantity{}
	for _, row := range rows {
		if row.Kind == "suggest" && row.Item == item && !share.LessThan(row.Least.Decimal()) && (!mark.IsSet() || row.Value.Decimal().GreaterThan(mark.Decimal())) {
			mark = money.QuantityOf(row.Value.Decimal())
		}
	}
	if !mark.IsSet() {
		return mark, ""
	}
	return mark, why
}

// known is the figure from which a mark is suggested, and that figure in words.
func (b *builder) known(item string) (decimal.Decimal, string) {
	switch item {
	case "margin":
		if n := usable(b.Sheet, "year.1.margin"); working.Usable(n) {
			return n.Decimal(), fmt.Sprintf("Year 1 leaves %s of the price over.", money.FormatPercent(n.Decimal(), 1))
		}
	case "cash":
		room, have := usable(b.Sheet, "cash.headroom"), usable(b.Sheet, "cash.available")
		if working.Usable(room) && working.Usable(have) && have.Decimal().IsPositive() {
			share := room.Decimal().DivRound(have.Decimal(), 6)
			return share, fmt.Sprintf("The deepest point leaves %s of your own money and overdraft.", money.FormatPercent(share, 0))
		}
	case "evidence":
		all, now := len(b.in.Document.Bid.Eligibility.Requirements), 0
		for _, r := range b.in.Document.Bid.Eligibility.Requirements {
			if r.Met == bid.MeetsHave {
				now++
			}
		}
		if all > 0 {
			return decimal.NewFromInt(int64(now)).DivRound(decimal.NewFromInt(int64(all)), 6), fmt.Sprintf("%d of %d requirements are met now.", now, all)
		}
	}
	return decimal.Zero, ""
}
