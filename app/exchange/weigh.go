package exchange

import (
	"math/big"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// weighing is what a reader is taken to know of the plan besides what is printed: who
// serves which cell and how much of it is assigned. That is more than most know, so a
// figure that cannot be worked out here cannot be worked out at all.
type weighing struct {
	cells   []weighedCell
	parties []string
	byCells bool
}

type weighedCell struct {
	id       string
	parts    map[string]*big.Rat // share by party, positive only
	assigned *big.Rat            // of the whole cell
}

func newWeighing(doc bid.Document, figures Figures) weighing {
	plan := &doc.Bid.Consortium
	w := weighing{byCells: plan.Split.By == bid.SplitByCells}
	w.parties = append(w.parties, "")
	for _, m := range plan.Members {
		w.parties = append(w.parties, m.ID)
	}
	for _, cell := range plan.Cells {
		c := weighedCell{id: cell.ID, parts: map[string]*big.Rat{}, assigned: new(big.Rat)}
		for _, part := range cell.Parts {
			if share := part.Share.Decimal().Rat(); part.Share.IsSet() && share.Sign() > 0 && c.parts[part.MemberID] == nil {
				c.parts[part.MemberID] = share
				c.assigned.Add(c.assigned, share)
			}
		}
		if len(c.parts) > 0 {
			w.cells = append(w.cells, c)
		}
	}
	return w
}

func shareOf(cell bid.Cell, member string) money.Share {
	for _, part := range cell.Parts {
		if part.MemberID == member {
			return part.Share
		}
	}
	return money.Share{}
}

// totalPrinted reports that the contract's value can be read in what the buyer wrote or
// in the heads of terms. Other texts may not print it at all.
func totalPrinted(doc bid.Document, figures Figures) bool {
	if !figures.Contract.IsSet() {
		return false
	}
	if printsAmount(doc.Bid.Opportunity.Description, figures.Contract) {
		return true
	}
	return slices.ContainsFunc(headsOf(doc, figures), func(head bid.HeadText) bool {
		return !head.Left && printsAmount(head.Text, figures.Contract)
	})
}

// printsAmount looks for an amount as people write it: with commas, spaces or nothing
// between the thousands, with or without pence.
func printsAmount(text string, amount money.Pounds) bool {
	if !amount.IsSet() {
		return false
	}
	exact := amount.Decimal().StringFixed(2)
	commas := strings.TrimPrefix(amount.Format(), "£")
	forms := []string{exact, commas, strings.ReplaceAll(commas, ",", " "), strings.ReplaceAll(commas, ",", "\u00a0")}
	for _, form := range forms {
		if containsNumber(text, form) {
			return true
		}
		if whole, found := strings.CutSuffix(form, ".00"); found && containsNumber(text, whole) {
			return true
		}
	}
	return false
}

// derived finds a party outside the readers whose value in a cell, or in all, follows
// from what is printed for them, and gives the cells that it follows from.
//
// Unknowns are x(p,c), the value of party p in cell c, and n(c), what the whole of the
// cell is worth. Whether a figure follows depends on the coefficients alone.
func (w weighing) derived(d disclosure, readers []string) (cells []string, found bool) {
	known := newSpan()
	total := slices.ContainsFunc(readers, func(r string) bool { return d.has(r, "", itemTotal) })
	var scope []int // cells that matter
	for i, c := range w.cells {
		if total || slices.ContainsFunc(readers, func(r string) bool { return c.parts[r] != nil }) {
			scope = append(scope, i)
		}
	}
	if w.byCells {
		for _, i := range scope {
			w.ofCell(known, d, readers, i)
		}
	}
	for _, r := range readers {
		if d.has(r, "", itemValue) {
			known.add(w.sumOf(r))
		}
	}
	if total {
		all := row{}
		for _, p := range w.parties {
			all.plus(w.sumOf(p))
		}
		known.add(all)
	}
	for _, p := range w.parties {
		if slices.Contains(readers, p) {
			continue
		}
		var in []string
		for _, i := range scope {
			if w.cells[i].parts[p] == nil {
				continue
			}
			in = append(in, w.cells[i].id)
			if w.byCells && known.has(row{w.unknown(p, i): big.NewRat(1, 1)}) {
				return []string{w.cells[i].id}, true
			}
		}
		if sum := w.sumOf(p); len(sum) > 0 && known.has(sum) {
			return in, true
		}
	}
	return nil, false
}

// ofCell adds what the readers know of a cell.
func (w weighing) ofCell(known *span, d disclosure, readers []string, i int) {
	c := w.cells[i]
	price := -1 - i
	all := row{price: new(big.Rat).Neg(c.assigned)}
	for p := range c.parts {
		all[w.unknown(p, i)] = big.NewRat(1, 1)
	}
	known.add(all)
	for _, r := range readers {
		share := c.parts[r]
		if share == nil {
			continue
		}
		if d.has(r, c.id, itemShare) {
			known.add(row{w.unknown(r, i): big.NewRat(1, 1), price: new(big.Rat).Neg(share)})
		}
		if d.has(r, c.id, itemCell) {
			known.add(row{w.unknown(r, i): big.NewRat(1, 1)})
		}
	}
}

// unknown numbers the value of a party in a cell. By agreed percentages there are no
// values of cells, and each party has one unknown.
func (w weighing) unknown(party string, cell int) int {
	return slices.Index(w.parties, party) + cell*len(w.parties)
}

// sumOf is the value of a party over the whole contract.
func (w weighing) sumOf(party string) row {
	if !w.byCells {
		return row{w.unknown(party, len(w.cells)): big.NewRat(1, 1)}
	}
	sum := row{}
	for i, c := range w.cells {
		if c.parts[party] != nil {
			sum[w.unknown(party, i)] = big.NewRat(1, 1)
		}
	}
	return sum
}
