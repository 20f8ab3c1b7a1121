package risk

import (
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
)

// Starter is a scenario that is often asked for, ready to be added and edited.
type Starter struct {
	ID, Name string
	Changes  []bid.Change // without ids; empty where the bid has nothing to change
}

// Starters offers the three questions that a buyer or a board asks first: a tenth fewer
// units, pay three per cent higher, consumer prices a point higher. [design]
func Starters(g *calc.Graph) []Starter {
	fewer := Starter{ID: "fewer", Name: "10 % fewer units"}
	pay := Starter{ID: "pay", Name: "Pay 3 % higher"}
	prices := Starter{ID: "cpi", Name: "CPI 1 point higher"}
	for _, n := range g.Figures() {
		base, ok := n.Value()
		if !ok || !n.IsInput() {
			continue
		}
		switch id := n.ID(); {
		case strings.HasPrefix(id, "pricing.volume."):
			fewer.Changes = append(fewer.Changes, bid.Change{Path: id, Factor: money.MustValue("0.9")})
		case link(id) == "pay":
			pay.Changes = append(pay.Changes, bid.Change{Path: id, Factor: money.MustValue("1.03")})
		case strings.HasPrefix(id, "cpi.year"):
			if value, fits := stored(base.Add(decimal.New(1, -2))); fits {
				prices.Changes = append(prices.Changes, bid.Change{Path: id, Value: value})
			}
		}
	}
	return []Starter{fewer, pay, prices}
}
