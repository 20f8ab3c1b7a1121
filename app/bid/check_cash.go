package bid

import "github.com/shopspring/decimal"

// CodeProbability is a chance outside 0 to 100 %, or chances out of order.
const CodeProbability = "PRICE-111"

// MaxResultMonths bounds the months over which people start on an outcome, and those to
// its proof.
const MaxResultMonths = 120

// maxDays bounds payment terms: nobody waits for more than five years.
const maxDays = 1830

// days refuses terms that are no whole number of days, or too many.
func (c *checker) days(path, what string, q figure, most int64) {
	c.notNegative(path, what, q)
	if !q.IsSet() || q.Decimal().IsNegative() {
		return
	}
	if !q.Decimal().IsInteger() || q.Decimal().GreaterThan(decimal.NewFromInt(most)) {
		c.add(CodeTerm, Blocks, path, "%s is %s; type a whole number up to %d, so that the day can be worked out.", what, q.String(), most)
	}
}

// cash checks when money comes in and goes out.
func (c *checker) cash(p *Cash) {
	path := "pricing.cash."
	c.notNegative(path+"opening", "The money set aside at the start", p.Opening)
	c.days(path+"invoiceLagDays", "The days to the invoice", p.InvoiceLag, maxDays)
	c.days(path+"termsDays", "The days that the buyer has to pay", p.Terms, maxDays)
	c.days(path+"lateDays", "The days that the buyer pays late", p.Late, maxDays)
	c.days(path+"payDay", "The pay day", p.PayDay, 31)
	c.days(path+"taxDay", "The day for tax and pension", p.TaxDay, 31)
	for _, day := range []struct {
		name string
		q    figure
	}{{"payDay", p.PayDay}, {"taxDay", p.TaxDay}} {
		if day.q.IsSet() && day.q.Decimal().IsZero() {
			c.add(CodeTerm, Blocks, path+day.name, "A month has no day 0. Type a day from 1 to 31; in shorter months the last day counts.")
		}
	}
	c.days(path+"supplierTermsDays", "The days that you have to pay suppliers", p.SupplierTerms, maxDays)
	c.fraction(path+"finance", "The yearly cost of borrowing", p.Finance)
	for i, e := range p.Events {
		inner := path + "events." + idOr(e.ID, i)
		if e.Amount.IsSet() && e.Date.IsZero() {
			c.add(CodeTerm, Blocks, inner+".date", "This amount has no day, so it is left out of the cash. Type the day on which it is paid.")
		}
	}
}

// results checks payment by results: success rates lie between 0 and 100 % and in
// order (PRICE-111), and counts are whole.
func (c *checker) results(r *Results) {
	path := "pricing.results."
	c.notNegative(path+"upfront", "What is paid up front", r.Upfront)
	c.notNegative(path+"cost", "The cost", r.Cost)
	c.probability(path+"evidenced", "The success rate that past work shows", r.Evidenced)
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		inner := path + "outcomes." + idOr(o.ID, i)
		c.notNegative(inner+".starts", "The number of people who begin", o.Starts)
		c.notNegative(inner+".tariff", "What is paid for a success", o.Tariff)
		c.notNegative(inner+".extraCost", "The extra cost of a success", o.Extra)
		c.notNegative(inner+".baseline", "The successes that are not paid", o.Baseline)
		c.notNegative(inner+".cap", "The most that is paid", o.Cap)
		c.days(inner+".spreadMonths", "The months over which people start", o.Spread, MaxResultMonths)
		c.days(inner+".lagMonths", "The months to the proof", o.Lag, MaxResultMonths)
		c.probability(inner+".low", "The low success rate", o.Low)
		c.probability(inner+".mid", "The expected success rate", o.Mid)
		c.probability(inner+".high", "The high success rate", o.High)
		if o.Low.IsSet() && o.Mid.IsSet() && o.Low.Decimal().GreaterThan(o.Mid.Decimal()) || o.Mid.IsSet() && o.High.IsSet() && o.Mid.Decimal().GreaterThan(o.High.Decimal()) ||
			o.Low.IsSet() && o.High.IsSet() && o.Low.Decimal().GreaterThan(o.High.Decimal()) {
			c.add(CodeProbability, Blocks, inner+".mid", "The success rates are not in order: the low one may not be above the expected, nor that above the high one. Correct them.")
		}
	}
}

// probability refuses chances outside 0 to 100 %.
func (c *checker) probability(path, what string, s figure) {
	if s.IsSet() && (s.Decimal().IsNegative() || s.Decimal().GreaterThan(one)) {
		c.add(CodeProbability, Blocks, path, "%s is %s %%; a chance lies between 0 and 100 %%. Correct it.", what, percent(s.Decimal()))
	}
}
