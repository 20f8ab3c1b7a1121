package scoring

import (
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// checks are PRICE-033 and PRICE-039, and PRICE-004 for a price above the cap of F5.
func (b *builder) checks() {
	s := &b.in.Scoring
	if strings.TrimSpace(s.Wording) == "" {
		b.Issue("PRICE-033", bid.Warns, "pricing.scoring.wording", "The way prices are marked (%s) is picked, but the tender’s own words are not pasted. Names clash between guides: paste the wording and check the formula against it.", b.out.Method.Name)
	}
	own := b.out.Rows[0]
	if own.Out {
		b.Issue("PRICE-004", bid.Blocks, "pricing.scoring.cap", "At %s the bid is out: the tender’s cap is %s. Ask less, or do not bid.", money.FormatPounds(own.Entry.Price), money.FormatPounds(b.out.Rules.Cap))
	}
	sum, lowest, n := zero, zero, int64(0)
	for _, row := range b.out.Rows[1:] {
		if !row.Entry.Priced {
			continue
		}
		sum = sum.Add(row.Entry.Price)
		if n == 0 || row.Entry.Price.LessThan(lowest) {
			lowest = row.Entry.Price
		}
		n++
	}
	if n == 0 || !own.Entry.Priced || !sum.IsPositive() || !own.Entry.Price.LessThan(lowest) || b.in.HasExplanation {
		return
	}
	mean := sum.DivRound(decimal.NewFromInt(n), places)
	under := one.Sub(own.Entry.Price.DivRound(mean, places))
	b.Issue("PRICE-039", bid.Informs, "pricing.lowBid", "Your price is the lowest of those you expect, %s under the mean of the others, and no explanation is written. A buyer may ask how it can be done: write the answer to a low-bid challenge now.", money.FormatPercent(under, 1))
}
