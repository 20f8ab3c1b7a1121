package cash

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
)

// maxDays is the longest wait that is worked with, as bid.Check allows.
const maxDays = 1830

// terms are the days that decide when money moves.
type terms struct {
	invoices, pay    bid.Cycle
	inAdvance        bool
	lag, terms, late int
	payDay, taxDay   int
	supplier         int
	// words say each, and whether it was typed, for whoever reads the curve.
	words []string
}

// reason says why cash cannot be worked out and which field mends it.
type reason = calc.Reason

// readTerms takes the terms of the bid: typed, else those of the notice, else defaults.
func readTerms(doc bid.Document) (terms, reason) {
	c := &doc.Bid.Pricing.Cash
	t := terms{invoices: c.Invoices, pay: c.Pay, inAdvance: c.InAdvance}
	var why reason
	read := func(to *int, field, what string, q interface {
		IsSet() bool
		Decimal() decimal.Decimal
	}, standard, low, high int, source string) {
		*to = standard
		from := source
		if q.IsSet() {
			d := q.Decimal()
			if !d.IsInteger() || d.LessThan(decimal.NewFromInt(int64(low))) || d.GreaterThan(decimal.NewFromInt(int64(high))) {
				if why.Text == "" {
					why = reason{Code: bid.CodeTerm, Path: "pricing.cash." + field, Text: fmt.Sprintf("%s is not a whole number from %d to %d.", what, low, high)}
				}
				return
			}
			*to, from = int(d.IntPart()), "typed"
		}
		t.words = append(t.words, fmt.Sprintf("%s: %d (%s)", what, *to, from))
	}
	buyer, source := 30, "Bidwright’s default"
	if days := doc.Bid.Opportunity.PaymentDays; days > 0 && days <= maxDays {
		buyer, source = days, "from the notice"
	}
	standard := "Bidwright’s default"
	read(&t.lag, "invoiceLagDays", "Days from the end of a period to the invoice", c.InvoiceLag, 0, 0, maxDays, standard)
	read(&t.terms, "termsDays", "Days that the buyer has to pay", c.Terms, buyer, 0, maxDays, source)
	read(&t.late, "lateDays", "Days that the buyer pays late", c.Late, 0, 0, maxDays, standard)
	read(&t.payDay, "payDay", "Pay day in the month", c.PayDay, 28, 1, 31, standard)
	read(&t.taxDay, "taxDay", "Day of the next month for National Insurance and pension", c.TaxDay, 22, 1, 31, standard)
	read(&t.supplier, "supplierTermsDays", "Days that you have to pay suppliers", c.SupplierTerms, 30, 0, maxDays, standard)
	return t, why
}

// wait is the days from an invoice to the money.
func (t terms) wait() int { return t.terms + t.late }
