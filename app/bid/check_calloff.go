package bid

import "github.com/shopspring/decimal"

// CodeWeights are weights of a scheme that make no 100, or lie outside the band.
const CodeWeights = "DPS-019"

// mostMiles is farther than any two places in the United Kingdom.
const mostMiles = 2000

// dynamic checks the marks, miles and costs of referrals (section 10 of the
// specification): what is refused stands beside its field.
func (c *checker) dynamic(d *DynamicPurchasing) {
	path := "dynamicPurchasing.scheme."
	s := &d.Scheme
	c.upTo(path+"qualityWeight", "The weight of quality", s.Quality, 100)
	c.upTo(path+"priceWeight", "The weight of price", s.Price, 100)
	c.notNegative(path+"outcomesPart", "The part for outcomes", s.Outcomes)
	c.notNegative(path+"needsPart", "The part for needs", s.Needs)
	c.notNegative(path+"featuresPart", "The part for features", s.Features)
	c.upTo(path+"radius", "The radius", s.Radius, mostMiles)
	c.notNegative(path+"cap", "The cap on the core cost", s.Cap)
	if s.Quality.IsSet() && s.Price.IsSet() {
		if sum := s.Quality.Decimal().Add(s.Price.Decimal()); !sum.Equal(decimal.NewFromInt(100)) {
			c.add(CodeWeights, Blocks, path+"qualityWeight", "The weights of quality and price make %s, not 100, so no referral is scored. Correct one of them.", sum)
		}
	}
	for i := range d.Qualifications {
		q := &d.Qualifications[i]
		inner := "dynamicPurchasing.qualifications." + idOr(q.ID, i)
		c.notNegative(inner+".core", "The core cost of a placement week", q.Core)
		for j, m := range q.Statements {
			at := inner + ".statements." + idOr(m.ID, j)
			c.fraction(at+".weight", "The weight of this statement", m.Weight)
			c.marks(at+".score", at+".max", Got{Got: m.Score, Max: m.Max})
		}
		for j, h := range q.History {
			at := inner + ".history." + idOr(h.ID, j)
			c.upTo(at+".score", "The qualification score", h.Score, 100)
			if h.Score.IsSet() && h.On.IsZero() {
				c.add(CodeTerm, Warns, at+".on", "This score has no day, so it does not count. Type the day from which it holds.")
			}
		}
	}
	for i := range d.Referrals {
		r := &d.Referrals[i]
		for j := range r.Bidders {
			c.referralBidder("dynamicPurchasing.referrals."+idOr(r.ID, i)+".bidders."+idOr(r.Bidders[j].ID, j), &r.Bidders[j])
		}
	}
}

func (c *checker) referralBidder(path string, b *ReferralBidder) {
	c.upTo(path+".qualificationScore", "The qualification score", b.Score, 100)
	c.upTo(path+".miles", "The distance in miles", b.Miles, mostMiles)
	for _, part := range []struct {
		name string
		got  Got
	}{{"outcomes", b.Outcomes}, {"needs", b.Needs}, {"features", b.Features}} {
		c.marks(path+"."+part.name+".got", path+"."+part.name+".max", part.got)
	}
	c.notNegative(path+".costPerWeek", "The cost a week", b.Cost)
	if b.Cost.IsSet() && b.Cost.Decimal().IsZero() {
		c.add(CodeNegative, Blocks, path+".costPerWeek", "The cost a week is 0, so this bid cannot be marked. Type what it asks, or leave the field empty.")
	}
	c.notNegative(path+".core", "The core cost", b.Core)
	c.notNegative(path+".variable", "The variable cost", b.Variable)
	c.fraction(path+".discount", "The discount", b.Discount)
}

// marks refuses marks below zero or above those there are.
func (c *checker) marks(path, most string, g Got) {
	c.notNegative(path, "The mark", g.Got)
	c.notNegative(most, "The highest mark", g.Max)
	if g.Got.IsSet() && g.Max.IsSet() && g.Got.Decimal().GreaterThan(g.Max.Decimal()) {
		c.add(CodeShare, Blocks, path, "The mark is %s, but there are only %s to get, so this line cannot be scored. Correct one of them.", g.Got.String(), g.Max.String())
	}
}

// upTo refuses figures below zero or above a limit.
func (c *checker) upTo(path, what string, q figure, most int64) {
	c.notNegative(path, what, q)
	if q.IsSet() && q.Decimal().GreaterThan(decimal.NewFromInt(most)) {
		c.add(CodeShare, Blocks, path, "%s is %s; it can be at most %d. Correct it.", what, q.String(), most)
	}
}
