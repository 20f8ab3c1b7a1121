package calloff

import (
	"slices"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/scoring"
	"bidwright/app/working"
)

// mark is PRICE (DPS-017) by the chosen formula, and the total.
func (b *builder) mark(r *Referral) {
	s := &b.out.Settings
	formula := s.Method.Formula
	r.rules = b.formula()
	entries := make([]scoring.Entry, len(r.Bidders))
	for i := range r.Bidders {
		entries[i] = r.Bidders[i].entry
	}
	if r.Why != "" {
		for i := range r.Bidders {
			b.none(&r.Bidders[i], codeMissing, r.Why)
		}
		return
	}
	results := r.rules.Mark(entries)
	// A price can be marked though the quality of that bid is not known yet.
	whole := slices.Clone(entries)
	for i := range whole {
		whole[i].Judged = true
	}
	prices := r.rules.Mark(whole)
	b.fieldOf(r)
	adds := !scoring.Index(formula) && formula != bid.ScoreFixedPrice
	for i := range r.Bidders {
		o, m := &r.Bidders[i], results[i]
		pf, tf := o.of("price", "marks for price", "dps.price"), o.of("total", "total", "dps.total")
		switch {
		case adds && prices[i].Known:
			o.Price = b.Name(r.field.Price(b.Graph, formula, o.Cost), pf)
		case formula == bid.ScoreFixedPrice:
			o.Price = b.Name(b.Zero, pf)
		case adds:
			o.Price = b.NoneCode(pf, prices[i].Code, reasonOf(o.Cost, prices[i].Why))
		default:
			o.Price = b.NoneCode(pf, codeUndefined, "This formula ranks by one number and gives no marks for price.")
		}
		if !m.Known {
			o.Why = m.Why
			if !o.entry.Judged {
				o.Why = o.Quality.Reason().Text
			}
			if !o.entry.Priced && formula != bid.ScoreFixedPrice {
				o.Why = o.Cost.Reason().Text
			}
			o.Total = b.NoneCode(tf, m.Code, o.Why)
			continue
		}
		switch formula {
		case bid.ScorePerQuality:
			o.Total = b.Div(tf, o.Cost, o.Quality, "the marks for quality are 0")
		case bid.ScoreValueIndex:
			o.Total = b.Div(tf, o.Quality, o.Cost, "the cost is 0")
		case bid.ScorePremium:
			o.Total = b.Sub(tf, o.Cost, b.Graph.Mul(o.Quality, b.premium()))
		case bid.ScoreFixedPrice:
			o.Total = b.Name(o.Quality, tf)
		case bid.ScoreTopNormalised:
			lifted := b.Graph.Div(b.Graph.Mul(s.Quality, o.Quality), r.best)
			o.Total = b.Sum(tf, lifted, o.Price)
		default:
			o.Total = b.Sum(tf, o.Quality, o.Price)
		}
	}
}

func reasonOf(n calc.Node, otherwise string) string {
	if why := n.Reason().Text; why != "" {
		return why
	}
	return otherwise
}

func (b *builder) none(o *Bidder, code, why string) {
	o.Why = why
	o.Price = b.NoneCode(o.of("price", "marks for price", "dps.price"), code, why)
	o.Total = b.NoneCode(o.of("total", "total", "dps.total"), code, why)
}

// formula is the buyer's formula with the weights of the scheme. The bounds of F4 and F5
// and the premium of F9 are those typed with the pricing.
func (b *builder) formula() scoring.Rules {
	s := b.in.Document.Bid.Pricing.Scoring
	s.Formula = b.out.Settings.Method.Formula
	s.NormaliseQuality = false
	s.Marks, s.Quality = typed(b.out.Settings.Price), typed(b.out.Settings.Quality)
	return scoring.RulesOf(s)
}

func typed(n calc.Node) money.Quantity {
	if v, known := n.Value(); known {
		return money.QuantityOf(v)
	}
	return money.Quantity{}
}

func (b *builder) bound(field, label string, value money.Pounds) calc.Node {
	return b.Input(fig{Label: label, Unit: calc.Pounds, Path: "pricing.scoring." + field}, value, working.Ask(label+" is missing. Type it with the way prices are marked."))
}

func (b *builder) premium() calc.Node {
	return b.bound("premium", "Pounds that a quality mark is worth", b.in.Document.Bid.Pricing.Scoring.Premium)
}

// fieldOf names what the marks depend on of all bids together.
func (b *builder) fieldOf(r *Referral) {
	var costs, qualities []calc.Node
	for _, o := range r.Bidders {
		if o.entry.Priced {
			costs = append(costs, o.Cost)
		}
		if o.entry.Judged {
			qualities = append(qualities, o.Quality)
		}
	}
	at := func(id, label string) fig {
		return fig{ID: "dps.referral." + r.ID + "." + id, Label: r.Name + ": " + label, Unit: calc.PoundsPer("week"), Key: "dps.price", Path: r.Path}
	}
	sc := &b.in.Document.Bid.Pricing.Scoring
	r.field.Marks = b.out.Settings.Price
	formula := b.out.Settings.Method.Formula
	if len(costs) > 0 {
		switch formula {
		case bid.ScoreProportional, bid.ScorePercentOver, bid.ScoreTopNormalised:
			r.field.Lowest = b.Min(at("lowest", "lowest cost a week"), costs...)
		case bid.ScoreMean:
			r.field.Mean = b.Div(at("mean", "mean cost a week"), b.Total(costs...), b.Graph.Int(int64(len(costs))), "there are no costs")
		}
	}
	switch formula {
	case bid.ScoreRange:
		r.field.Highest, r.field.Best = b.bound("highest", "Price that scores nothing", sc.Highest), b.bound("best", "Price that scores everything", sc.Best)
	case bid.ScoreBudget:
		r.field.Cap, r.field.Floor = b.bound("cap", "Cap: a price above it is out", sc.Cap), b.bound("floor", "Floor: the price that scores everything", sc.Floor)
	case bid.ScoreTopNormalised:
		if len(qualities) > 0 {
			f := at("best_quality", "best quality")
			f.Unit = marks
			r.best = b.Max(f, qualities...)
		}
	}
}

// standing is one ranked bidder: the total and the cost that decides a tie.
type standing struct {
	i           int // in the bidders
	total, cost decimal.Decimal
}

// order sorts by total, the better first, then by the lower cost.
func order(formula bid.Formula, a, c standing) int {
	by := c.total.Cmp(a.total)
	if scoring.LowestWins(formula) {
		by = -by
	}
	if by == 0 {
		by = a.cost.Cmp(c.cost)
	}
	return by
}

// places gives each standing its rank; level ones share it.
func places(formula bid.Formula, list []standing) []int {
	ranks := make([]int, len(list))
	for k := range list {
		ranks[k] = k + 1
		if k > 0 && order(formula, list[k-1], list[k]) == 0 {
			ranks[k] = ranks[k-1]
		}
	}
	return ranks
}

// rank puts the bidders in order by the exact totals.
func (b *builder) rank(r *Referral) {
	formula := b.out.Settings.Method.Formula
	var list []standing
	for i := range r.Bidders {
		if total, known := working.Value(r.Bidders[i].Total); known {
			list = append(list, standing{i: i, total: total, cost: r.Bidders[i].entry.Price})
		}
	}
	slices.SortStableFunc(list, func(a, c standing) int { return order(formula, a, c) })
	ranks := places(formula, list)
	for k, at := range list {
		r.Bidders[at.i].Rank = ranks[k]
		r.Ranking = append(r.Ranking, r.Bidders[at.i].ID)
	}
	for i := range r.Bidders {
		o := &r.Bidders[i]
		f := o.of("rank", "place", "dps.rank")
		f.Unit = calc.Count
		if o.Rank == 0 {
			o.RankNode = b.NoneCode(f, codeMissing, o.Why)
			continue
		}
		o.RankNode = b.found(f, decimal.NewFromInt(int64(o.Rank)), "the exact totals in order; level ones by the lower cost")
	}
}

// found is a figure that an order or a search gives, which is no formula.
func (b *builder) found(f fig, value decimal.Decimal, how string) calc.Node {
	b.Labels[f.ID] = bid.LabelInternal
	return b.Graph.Input(f.ID, f.Label, f.Unit, value, calc.Origin{Note: how}).Key(f.Key)
}
