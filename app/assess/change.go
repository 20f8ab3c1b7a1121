package assess

import "github.com/shopspring/decimal"

// Change is how much a figure in pounds has moved between two assessments, to the
// penny as each is printed; false where either does not know it.
func Change(before, after *Assessment, id string) (decimal.Decimal, bool) {
	if before == nil || after == nil {
		return decimal.Zero, false
	}
	was, had := before.Figure(id)
	is, has := after.Figure(id)
	if !had || !has || !was.Available || !is.Available {
		return decimal.Zero, false
	}
	return is.Value.Round(2).Sub(was.Value.Round(2)), true
}
