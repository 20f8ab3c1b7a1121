package money

import "github.com/shopspring/decimal"

// RoundingPoint names a place where a figure is rounded. Rounding happens nowhere
// else: between these points every figure is exact, so the order in which lines
// are added never changes a total by a penny.
type RoundingPoint uint8

const (
	// NotRounded marks a figure that keeps its exact value.
	NotRounded RoundingPoint = iota
	// R1 is a printed unit price.
	R1
	// R2 is a printed line of a schedule or statement.
	R2
	// R3 is the contract value: printed unit price × quantity.
	R3
)

// String is the short name used in workings and tests.
func (p RoundingPoint) String() string { return [...]string{"", "R1", "R2", "R3"}[min(p, R3)] }

// Words says what is being rounded at the point.
func (p RoundingPoint) Words() string {
	return [...]string{"", "printed unit price", "printed line", "contract value"}[min(p, R3)]
}

// RoundPence rounds to the penny, half away from zero: 0.125 and −0.125 become 0.13
// and −0.13.
func RoundPence(d decimal.Decimal) decimal.Decimal { return d.Round(2) }
