package bid

// scoring checks how the buyer marks prices: nothing below zero, bounds the right way
// round, and no quality mark above all there are.
func (c *checker) scoring(s *Scoring) {
	path := "pricing.scoring."
	c.notNegative(path+"priceMarks", "The marks for price", s.Marks)
	c.notNegative(path+"qualityMarks", "The marks for quality", s.Quality)
	c.quality(path+"ownQuality", "Your quality mark", s, s.OwnQuality)
	c.notNegative(path+"highest", "The price that scores nothing", s.Highest)
	c.notNegative(path+"best", "The price that scores everything", s.Best)
	c.notNegative(path+"cap", "The cap", s.Cap)
	c.notNegative(path+"floor", "The floor", s.Floor)
	c.notNegative(path+"premium", "What a quality mark is worth", s.Premium)
	c.notNegative(path+"phantomPrice", "The price of the further bid", s.PhantomPrice)
	c.quality(path+"phantomQuality", "The quality mark of the further bid", s, s.PhantomQuality)
	for i, r := range s.Rivals {
		rival := path + "rivals." + idOr(r.ID, i)
		c.notNegative(rival+".price", "The price of this bid", r.Price)
		c.quality(rival+".quality", "The quality mark of this bid", s, r.Quality)
	}
	if s.Formula == ScoreRange && s.Highest.IsSet() && s.Best.IsSet() && s.Highest.Decimal().LessThan(s.Best.Decimal()) {
		c.add(CodeTerm, Blocks, path+"highest", "The price that scores nothing is below the one that scores everything, so no price can be marked. Exchange them or correct one.")
	}
	if s.Formula == ScoreBudget && s.Cap.IsSet() && s.Floor.IsSet() && s.Cap.Decimal().LessThan(s.Floor.Decimal()) {
		c.add(CodeTerm, Blocks, path+"cap", "The cap is below the floor, so no price can be marked. Exchange them or correct one.")
	}
}

func (c *checker) quality(path, what string, s *Scoring, q figure) {
	c.notNegative(path, what, q)
	if q.IsSet() && s.Quality.IsSet() && q.Decimal().GreaterThan(s.Quality.Decimal()) {
		c.add(CodeShare, Blocks, path, "%s is %s, but there are only %s marks for quality, so this bid cannot be marked. Correct one of them.", what, q.String(), s.Quality.String())
	}
}
