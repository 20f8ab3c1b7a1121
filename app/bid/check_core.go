package bid

// coreSchedules refuses amounts below zero in allocation and schedules. Shares and
// keys outside their range have codes of their own, which the core-cost engine gives.
func (c *checker) coreSchedules(doc Document) {
	a := &doc.Organisation.Allocation
	c.notNegative("organisation.allocation.accounts", "The total of the accounts", a.Accounts)
	for i, s := range a.Services {
		path := "organisation.allocation.services." + idOr(s.ID, i)
		c.notNegative(path+".income", "The income", s.Income)
	}
	for i := range doc.Bid.Core.Schedules {
		s := &doc.Bid.Core.Schedules[i]
		c.coreSchedule("core.schedules."+idOr(s.ID, i), s)
	}
}

func (c *checker) coreSchedule(path string, s *CoreSchedule) {
	c.notNegative(path+".places", "The number of places", s.Places)
	c.weeksBasis(path+".weeks", s.Weeks)
	c.notNegative(path+".cap.amount", "The cap", s.Cap.Amount)
	for i, k := range s.Categories {
		for j, l := range k.Lines {
			line := path + ".categories." + idOr(k.ID, i) + ".lines." + idOr(l.ID, j)
			c.fraction(line+".share", "The share of a cost", l.Share)
			c.growth(line+".growth", l.Growth)
		}
	}
	for i, v := range s.Versions {
		version := path + ".versions." + idOr(v.ID, i)
		c.weeksBasis(version+".weeks", v.Weeks)
		c.fees(version+".fees", v.Fees)
	}
	for i, d := range s.Discounts {
		c.notNegative(path+".discounts."+idOr(d.ID, i)+".cap", "The most that is taken off", d.Cap)
	}
	for i, b := range s.Blocks {
		block := path + ".blocks." + idOr(b.ID, i)
		for _, f := range []struct {
			name, what string
			value      figure
		}{
			{"places", "The number of places", b.Places}, {"weeks", "The number of weeks", b.Weeks}, {"rate", "The rate", b.Rate},
			{"graceDays", "The grace days", b.GraceDays}, {"voids", "The number of empty spells", b.Voids}, {"refused", "The weeks lost to refusals", b.Refused},
		} {
			c.notNegative(block+"."+f.name, f.what, f.value)
		}
	}
	for i, r := range s.Referrals {
		referral := path + ".referrals." + idOr(r.ID, i)
		c.weeksBasis(referral+".weeks", r.Weeks)
		c.notNegative(referral+".marginal", "The cost of one more child", r.Marginal)
		c.fees(referral+".fees", r.Fees)
		c.fees(referral+".residentialFees", r.ResidentialFees)
		for j, n := range r.Needs {
			need := referral + ".needs." + idOr(n.ID, j)
			c.notNegative(need+".quantity", "The quantity", n.Quantity)
			c.notNegative(need+".rate", "The rate", n.Rate)
			c.notNegative(need+".held", "The held rate", n.Held)
		}
	}
}

func (c *checker) fees(path string, fees []CategoryFee) {
	for i, f := range fees {
		c.notNegative(path+"."+idOr(f.CategoryID, i)+".year", "The fee", f.Year)
		c.notNegative(path+"."+idOr(f.CategoryID, i)+".week", "The fee", f.Week)
	}
}

// weeksBasis refuses what is not a number of weeks; none at all is for the engine to ask.
func (c *checker) weeksBasis(path, weeks string) {
	if weeks == "" {
		return
	}
	if _, ok := (&Pricing{Weeks: weeks}).WeekCount(); !ok {
		c.add(CodeNotNumber, Blocks, path, "%q is not a number of weeks. Type 38, 39, 42, 52, 365/7 or a number up to 53.", clipped(weeks))
	}
}
