package pricing

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/corecost"
	"bidwright/app/working"
)

// coreLines gives every running cost its exact share.
func (b *builder) coreLines() []CoreLine {
	doc := b.in.Document
	switch doc.Bid.Core.Method {
	case bid.CoreRunningCosts:
	case bid.CoreAllocated:
		b.out.Allocation = corecost.Allocate(b.Sheet, doc)
		return b.priceLines(corecost.FromAllocation(b.Sheet, doc, b.out.Allocation))
	case bid.CoreFromSchedule:
		if doc.Bid.Core.ServiceID != "" {
			b.out.Allocation = corecost.Allocate(b.Sheet, doc)
		}
		return b.priceLines(corecost.FromSchedule(b.Sheet, doc, b.out.Allocation))
	default:
		return nil
	}
	share := b.Input(fig{Label: "Share of running costs that this contract carries", Unit: unitShare, Path: "core.share"}, doc.Bid.Core.Share, working.Ask("The share of running costs is missing. Type the part of them that this contract carries."), working.UpToOne)
	var lines []CoreLine
	for _, l := range corecost.Lines(doc.Organisation, doc.Bid.Core) {
		line := CoreLine{Line: l}
		if !l.Excluded {
			path := "organisation.runningCosts." + l.ID + ".amount"
			amount := b.Input(fig{Label: working.Named(l.Name, "Running cost"), Unit: unitYear, Path: path}, l.Amount, working.Ask(working.Named(l.Name, "A running cost")+": the yearly amount is missing."), working.MayBeNegative)
			if factor := b.toYear1(otherGrowth(l.Growth)); working.Usable(factor) {
				amount = b.Graph.Mul(amount, factor)
			}
			line.Node = b.Mul(fig{ID: "core." + l.ID + ".year", Label: working.Named(l.Name, "Running cost") + ": this contract’s part", Unit: unitYear, Key: "fcr.alloc", Path: path, Secrecy: l.Label}, amount, share)
		}
		lines = append(lines, line)
	}
	return lines
}

// priceLines brings lines of the core cost to the prices of year 1.
func (b *builder) priceLines(from []corecost.PriceLine) []CoreLine {
	var lines []CoreLine
	for _, l := range from {
		line := CoreLine{Line: l.Line}
		f := fig{ID: l.FigID, Label: working.Named(l.Name, "Core cost") + ": this contract’s part", Unit: unitYear, Key: "fcr.alloc", Path: l.Path, Secrecy: l.Label}
		for _, s := range l.Shares {
			g := otherGrowth(s.Growth)
			node := s.Node
			if factor := b.toYear1(g); working.Usable(factor) {
				node = b.Graph.Mul(node, factor)
			}
			line.grown = append(line.grown, grownPart{g, node})
		}
		switch factor := b.toYear1(otherGrowth(l.Growth)); {
		case !working.Usable(l.Node):
		case len(line.grown) > 0:
			nodes := make([]calc.Node, len(line.grown))
			for i, part := range line.grown {
				nodes[i] = part.node
			}
			line.Node = b.Sum(f, nodes...)
		case working.Usable(factor):
			line.Node = b.Mul(f, l.Node, factor)
		default:
			line.Node = b.alias(f, l.Node)
		}
		lines = append(lines, line)
	}
	return lines
}
