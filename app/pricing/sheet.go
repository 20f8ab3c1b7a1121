package pricing

import (
	"bidwright/app/calc"
	"bidwright/app/working"
)

// The units of the engine's figures.
var (
	unitPounds  = calc.Pounds
	unitYear    = calc.PoundsYear
	unitPerHour = calc.PoundsPerHour
	unitShare   = calc.Percent
	unitHours   = calc.HoursYear
	unitWeeks   = calc.Weeks
	unitPeople  = calc.Counted("people")
	unitUnits   = calc.Quantity
	unitIndex   = calc.Ratio
)

type fig = working.Fig

// alias gives a figure another name.
func (b *builder) alias(f fig, n calc.Node) calc.Node { return b.Name(n, f) }
