package corecost

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// PriceLine is one line of core cost in the price of a contract.
type PriceLine struct {
	Line
	FigID string // core.<line>.year
	Path  string
	// Node is the exact part a year at stated prices; Shares split it by growth and
	// are usable where a pool holds costs that grow differently.
	Node   calc.Node
	Shares []GrowthShare
}

// GrowthShare is the part of a line that follows one growth.
type GrowthShare struct {
	Growth bid.Growth
	Node   calc.Node
}

// FromAllocation lists what this contract carries of the service's part of every
// running cost. Without services or a chosen one there is a line that says what is
// missing.
func FromAllocation(s *working.Sheet, doc bid.Document, a *Allocation) []PriceLine {
	core := doc.Bid.Core
	missing := func(path, why string) []PriceLine {
		return []PriceLine{{Node: s.None(working.Fig{Label: "Core cost from the allocation", Unit: calc.PoundsYear, Path: path}, why)}}
	}
	switch {
	case a == nil:
		return missing("organisation.allocation.services", "The running costs are not shared yet. Add everything the organisation does as services.")
	case a.chosen < 0:
		return missing("core.serviceId", "The service of the organisation that this contract belongs to is not chosen.")
	}
	share := s.Input(working.Fig{Label: "Share of the service’s part that this contract carries", Unit: calc.Percent, Path: "core.share"}, core.Share, working.OrDefault("1"), working.UpToOne)
	excluded := set(core.Excluded)
	var lines []PriceLine
	var amounts []money.Pounds
	for _, r := range a.Rows {
		part := r.Parts[a.chosen]
		l := PriceLine{Line: Line{ID: r.ID, Name: r.Name, Label: r.Label, Amount: r.Amount, Excluded: excluded[r.ID]}, FigID: "core." + r.ID + ".year", Path: r.Path}
		if r.Department {
			l.FigID = "core.department." + r.ID + ".year"
		}
		if !l.Excluded {
			l.Node = s.Graph.Mul(r.Nodes[a.chosen], share)
			l.Shares = byGrowth(s, l.Node, r.growth)
			if len(r.growth) == 1 {
				l.Growth = r.growth[0].growth
			}
		} else {
			part = money.Pounds{}
		}
		lines, amounts = append(lines, l), append(amounts, part)
	}
	factor := core.Share
	if !factor.IsSet() {
		factor = money.ShareOf(decimal.NewFromInt(1))
	}
	for i, p := range printedParts(amounts, factor) {
		lines[i].Printed = p
	}
	return lines
}

func set(ids []string) map[string]bool {
	out := make(map[string]bool, len(ids))
	for _, id := range ids {
		out[id] = true
	}
	return out
}

// byGrowth splits a part of a pool by the growths of what it holds; nothing for one
// growth alone. The last takes what is left, so that the parts add to the whole.
func byGrowth(s *working.Sheet, whole calc.Node, growths []grown) []GrowthShare {
	if len(growths) < 2 {
		return nil
	}
	sum := decimal.Zero
	for _, g := range growths {
		sum = sum.Add(g.amount)
	}
	if sum.IsZero() {
		return nil
	}
	var out []GrowthShare
	rest := whole
	for i, g := range growths {
		if i == len(growths)-1 {
			out = append(out, GrowthShare{g.growth, rest})
			break
		}
		part := s.Graph.Mul(whole, s.Graph.Const(g.amount.DivRound(sum, 16)))
		rest = s.Graph.Sub(rest, part)
		out = append(out, GrowthShare{g.growth, part})
	}
	return out
}

// printedParts are a share of amounts to the penny: the total is rounded once and
// fitted to the lines by largest remainder (key fcr.round), so lines and total always
// re-add. A credit is no weight and is printed by itself; an amount that is not set
// has no printed part.
func printedParts(amounts []money.Pounds, share money.Share) []money.Pounds {
	out := make([]money.Pounds, len(amounts))
	sum := decimal.Zero
	var weights []decimal.Decimal
	var used []int
	for i, amount := range amounts {
		switch v := amount.Decimal(); {
		case !amount.IsSet():
		case v.IsNegative():
			out[i] = money.PoundsOf(money.RoundPence(v.Mul(share.Decimal())))
		default:
			sum = sum.Add(v)
			weights, used = append(weights, v), append(used, i)
		}
	}
	if !share.IsSet() || share.Decimal().IsNegative() {
		return out
	}
	parts, err := money.Allocate(money.RoundPence(sum.Mul(share.Decimal())), weights, 2)
	if err != nil {
		return out // nothing to share by: all amounts are zero
	}
	for k, i := range used {
		out[i] = money.PoundsOf(parts[k])
	}
	return out
}
