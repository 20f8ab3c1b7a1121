package risk

import (
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/calc"
	"bidwright/app/money"
)

var (
	penny   = decimal.New(1, -2)
	hundred = decimal.NewFromInt(100)
	tenth   = decimal.New(5, -4) // half of 0.1 %
)

// leftOver reports a figure that is a surplus above zero and a loss below: the
// endings are those of the pricing figures.
func leftOver(id string, unit calc.Unit) bool {
	if !isAmount(unit) || strings.HasPrefix(id, "afford.") {
		return false
	}
	return strings.HasSuffix(id, ".gap") || strings.HasSuffix(id, ".cumulative") || strings.HasSuffix(id, "surplus")
}

func isAmount(u calc.Unit) bool { return u == calc.Pounds || u == calc.PoundsYear }
func isMoney(u calc.Unit) bool  { return strings.HasPrefix(u.String(), "GBP") }

// words is a scenario in sentences.
func (c Case) words() string {
	if len(c.Changes) == 0 {
		return "Nothing is changed: the same as the base."
	}
	var parts []string
	for _, change := range c.Changes {
		parts = append(parts, change.Words)
	}
	text := sentence(strings.Join(parts, "; ")) + "."
	for _, f := range c.Figures {
		text += " " + sentence(f.Label) + ": " + strings.TrimSuffix(f.Words, ".") + "."
	}
	return text
}

// Format prints the base or the value of a result: money to the penny, shares to 0.1 %.
func (c Compared) Format(d decimal.Decimal) string { return result(c.Unit, d) }

// Format prints a result of a tornado.
func (s Sensitivity) Format(d decimal.Decimal) string { return result(s.Unit, d) }

func result(unit calc.Unit, d decimal.Decimal) string {
	switch {
	case isMoney(unit):
		return money.FormatPounds(d)
	case unit == calc.Percent:
		return money.FormatPercent(d, 1)
	}
	return unit.Format(d)
}

// words says the difference from the base: "£0.62 a meal more, 4.1 %".
func (c Compared) words() string {
	switch {
	case !c.HasBase && !c.HasValue:
		return "not available: " + c.Reason.Text
	case !c.HasValue:
		return "no longer available: " + c.Reason.Text
	case !c.HasBase:
		return c.Unit.Format(c.Value) + "; not available in the base"
	}
	return difference(c.ID, c.Unit, c.Base, c.Value)
}

// difference is the change from one value of a figure to another in words.
func difference(id string, unit calc.Unit, base, value decimal.Decimal) string {
	by := value.Sub(base)
	if by.IsZero() {
		return "no change"
	}
	if unit == calc.Truth {
		return unit.Format(base) + " becomes " + unit.Format(value)
	}
	left := leftOver(id, unit)
	if left && base.Sign()*value.Sign() <= 0 {
		whole := smaller(base.Abs(), value.Abs()).GreaterThanOrEqual(hundred)
		return "turns " + standing(base, whole) + " into " + standing(value, whole)
	}
	direction := " more"
	if by.IsNegative() {
		direction = " less"
	}
	if left && base.IsNegative() { // less than a loss is more loss
		direction = " more loss"
		if by.IsPositive() {
			direction = " less loss"
		}
	}
	text := size(unit, by.Abs()) + direction
	if unit == calc.Percent || base.IsZero() {
		return text
	}
	share := by.Abs().DivRound(base.Abs(), 16)
	if share.LessThan(tenth) {
		return text + ", under " + money.FormatPercent(decimal.New(1, -3), 1)
	}
	return text + ", " + money.FormatPercent(share, 1)
}

// standing is a surplus or a loss.
func standing(d decimal.Decimal, whole bool) string {
	format := money.FormatPounds
	if whole {
		format = money.FormatWholePounds
	}
	switch d.Sign() {
	case 0:
		return "breaking even"
	case 1:
		return "a surplus of " + format(d)
	}
	return "a loss of " + format(d.Neg())
}

// size prints how much a figure moves, without a sign.
func size(unit calc.Unit, d decimal.Decimal) string {
	rounded := d
	if d.GreaterThanOrEqual(penny) {
		rounded = d.Round(2)
	}
	if unit == calc.Percent {
		points := d.Shift(2)
		if points.GreaterThanOrEqual(penny) {
			points = points.Round(2)
		}
		text := money.FormatQuantity(points)
		if text == "1" {
			return "1 percentage point"
		}
		return text + " percentage points"
	}
	text := unit.Format(rounded)
	if words := unit.Words(); words != "" {
		text += " " + words
	}
	return text
}

func smaller(a, b decimal.Decimal) decimal.Decimal {
	if a.LessThan(b) {
		return a
	}
	return b
}

// sentence starts with a capital letter.
func sentence(text string) string {
	for i, r := range text {
		return strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return text
}
