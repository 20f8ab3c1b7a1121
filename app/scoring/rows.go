package scoring

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
)

// marks puts the marks of every bid into the graph, by the same formulas as Rules, so
// that each explains itself.
func (b *builder) marks() {
	results := b.out.Rules.Mark(b.out.entries)
	b.field()
	unit := calc.Counted("marks")
	for i := range b.out.Rows {
		row, m := &b.out.Rows[i], results[i]
		if why := row.Price.Reason(); m.Why == noPrice.text && why.Text != "" {
			m.Code, m.Why = why.Code, why.Text
		}
		row.Rank, row.Out, row.Why = m.Rank, m.Out, m.Why
		id, name := "score."+row.ID+".", row.Name+": "
		if row.Own {
			name = ""
		}
		path := "pricing.scoring.rivals." + row.ID + ".price"
		if row.Own {
			path = "pricing.scoring"
		}
		total := fig{ID: id + "total", Label: name + "total, " + b.out.TotalWords, Unit: unit, Key: "score." + string(b.out.Rules.Formula), Path: path}
		if Index(b.out.Rules.Formula) {
			total.Label, total.Unit = name+b.out.TotalWords, calc.Ratio
		}
		price := fig{ID: id + "price_marks", Label: name + "marks for price", Unit: unit, Key: total.Key, Path: path}
		if !m.Known {
			if !Index(b.out.Rules.Formula) && b.out.Rules.Formula != bid.ScoreFixedPrice {
				row.PriceMarks = b.priceOnly(price, row, m)
			}
			row.Total = b.NoneCode(total, m.Code, m.Why)
			continue
		}
		row.QualityMarks = b.counted(row, name)
		switch b.out.Rules.Formula {
		case bid.ScorePerQuality:
			row.Total = b.Div(total, row.Price, row.QualityMarks, "the quality mark is 0")
		case bid.ScoreValueIndex:
			row.Total = b.Div(total, row.QualityMarks, row.Price, "the price is 0")
		case bid.ScorePremium:
			row.Total = b.Sub(total, row.Price, b.Graph.Mul(row.QualityMarks, b.nodes.premium))
		case bid.ScoreFixedPrice:
			row.Total = b.Name(row.QualityMarks, total)
		default:
			row.PriceMarks = b.Name(b.priceMarks(row.Price), price)
			if b.out.Rules.Judged {
				row.Total = b.Sum(total, row.PriceMarks, row.QualityMarks)
			} else {
				row.Total = b.Name(row.PriceMarks, total)
			}
		}
	}
	b.rank()
}

// priceOnly is the price marks of a bid whose total is not known for want of quality.
func (b *builder) priceOnly(f fig, row *Row, m Mark) calc.Node {
	if all := b.out.Rules.refused(look(b.out.entries)); all.is() || !row.Entry.Priced || !row.Entry.Price.IsPositive() || m.Out {
		return b.NoneCode(f, m.Code, m.Why)
	}
	return b.Name(b.priceMarks(row.Price), f)
}

// counted is the quality as it counts: normalised when the best gets all marks.
func (b *builder) counted(row *Row, name string) calc.Node {
	if !row.Entry.Judged {
		return calc.Node{}
	}
	if !b.out.Rules.normalised() {
		return row.Quality
	}
	best, _ := b.Graph.Node("score.best_quality")
	return b.Div(fig{ID: "score." + row.ID + ".quality_marks", Label: name + "quality in proportion to the best", Unit: calc.Counted("marks"), Key: "score.F10"},
		b.Graph.Mul(b.nodes.quality, row.Quality), best, "the best quality mark is 0")
}

// field names what the marks depend on of all bids together.
func (b *builder) field() {
	f := look(b.out.entries)
	if b.out.Rules.normalised() && f.judged > 0 {
		var all []calc.Node
		for _, r := range b.out.Rows {
			if r.Entry.Judged {
				all = append(all, r.Quality)
			}
		}
		b.Max(fig{ID: "score.best_quality", Label: "Best quality mark of all bids", Unit: calc.Counted("marks"), Key: "score.F10"}, all...)
	}
	if f.priced == 0 {
		return
	}
	switch b.out.Rules.Formula {
	case bid.ScoreProportional, bid.ScorePercentOver, bid.ScoreTopNormalised:
		b.lowest()
	case bid.ScoreMean:
		var prices []calc.Node
		for _, row := range b.out.Rows {
			if row.Entry.Priced {
				prices = append(prices, row.Price)
			}
		}
		b.Div(fig{ID: "score.mean", Label: "Mean price of all bids", Unit: b.unit, Key: "score"}, b.Graph.Add(prices...), b.Graph.Int(int64(len(prices))), "there are no prices")
	}
}

// priceMarks is Rules.priceMarks in the graph.
func (b *builder) priceMarks(price calc.Node) calc.Node {
	n := &b.nodes
	f := Field{Marks: n.marks, Highest: n.highest, Best: n.best, Cap: n.cap, Floor: n.floor}
	f.Lowest, _ = b.Graph.Node("score.lowest")
	f.Mean, _ = b.Graph.Node("score.mean")
	return f.Price(b.Graph, b.out.Rules.Formula, price)
}

// rank is our place: one and every bid that stands better.
func (b *builder) rank() {
	f := fig{ID: "score.own.rank", Label: "Place of this bid", Unit: calc.Count, Key: "score", Path: "pricing.scoring"}
	own := b.out.Rows[0]
	if own.Rank == 0 {
		b.out.Rank = b.NoneCode(f, own.Total.Reason().Code, own.Why)
		return
	}
	places := []calc.Node{b.One}
	for _, row := range b.out.Rows[1:] {
		if row.Rank == 0 {
			continue
		}
		ahead := b.Graph.Greater(row.Total, own.Total)
		if LowestWins(b.out.Rules.Formula) {
			ahead = b.Graph.Greater(own.Total, row.Total)
		}
		places = append(places, ahead)
	}
	b.out.Rank = b.Sum(f, places...)
}
