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
	paid    map[string]bool // parties with a value
	byCells bool
	figures Figures
	earlier map[string]earlier // by reader
}

type weighedCell struct {
	id       string
	parts    map[string]*big.Rat // share by party, positive only
	assigned *big.Rat            // of the whole cell
}

func newWeighing(doc bid.Document, figures Figures) weighing {
	plan := &doc.Bid.Consortium
	w := weighing{byCells: plan.Split.By == bid.SplitByCells, paid: map[string]bool{}, figures: figures, earlier: map[string]earlier{}}
	for id, value := range figures.Values {
		w.paid[id] = value.IsSet() && !value.Decimal().IsZero()
	}
	w.parties = append(w.parties, "")
	for _, m := range plan.Members {
		w.parties = append(w.parties, m.ID)
		w.earlier[m.ID] = earlierOf(m)
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
// Unknowns are the value of each reader in a cell, of everybody else in it together, and
// what the whole of the cell is worth. Nothing printed tells the others of a cell apart,
// so where there are two of them neither follows; where there is one, it is the others
// together. Whether a figure follows depends on the coefficients alone.
func (w weighing) derived(d disclosure, readers []string) (cells []string, found bool) {
	now := w.knowledge(d, readers)
	if !w.byCells {
		return nil, now.lastOne()
	}
	return now.derives(w.parties)
}

// onceKnown is the same for one reader who has also read what the buyer reads or
// publishes: the value of the whole contract. It finds another partner's value, where
// the rest of the contract is not one party's alone: that one would follow from the
// reader's own value, which it has to know.
func (w weighing) onceKnown(d disclosure, reader string) (cells []string, found bool) {
	paid := 0
	for _, p := range w.parties {
		if p != reader && w.paid[p] {
			paid++
		}
	}
	if !w.byCells || paid < 2 {
		return nil, false
	}
	now := w.knowledge(d, []string{reader})
	now.published = true
	return now.derives(w.parties[1:]) // the first is the lead, whose price the buyer's total is
}

// derives looks for a value of one of the parties that follows from what the readers
// are told now.
func (now *view) derives(parties []string) (cells []string, found bool) {
	w, readers := now.weighing, now.readers
	sole := map[string][]int{} // by party outside, the cells where it is the only one
	for i, c := range w.cells {
		if only, alone := now.onlyOther(c); alone {
			sole[only] = append(sole[only], i)
		}
	}
	if len(sole) == 0 {
		return nil, false
	}
	now.learn()
	// what follows from earlier packs alone cannot be taken back by printing less now
	before := w.knowledge(disclosure{}, readers)
	for i := range w.cells {
		before.known.add(before.worthOf(i))
	}
	before.remembered(true)
	follows := func(value row) bool { return now.known.has(value) && !before.known.has(value) }
	for _, p := range parties {
		sum, everywhere := row{}, true
		for i, c := range w.cells {
			if c.parts[p] == nil {
				continue
			}
			if !slices.Contains(sole[p], i) {
				everywhere = false
				continue
			}
			value := row{now.others(i): big.NewRat(1, 1)}
			if follows(value) {
				return []string{c.id}, true
			}
			sum.plus(value)
		}
		if everywhere && follows(sum) {
			return w.ids(sole[p]), true
		}
	}
	return nil, false
}

// view is what some readers together know.
type view struct {
	weighing
	d       disclosure
	readers []string
	known   *span
	// published: the value of the whole contract is known from the buyer.
	published bool
}

func (w weighing) knowledge(d disclosure, readers []string) *view {
	return &view{weighing: w, d: d, readers: readers, known: newSpan()}
}

// has reports that a reader is told a figure now, or was told it and it still stands.
func (v *view) has(reader, cell string, kind item) bool {
	return v.d.has(reader, cell, kind) || v.keeps(reader, cell, kind)
}

func (v *view) total() bool {
	return v.published || slices.ContainsFunc(v.readers, func(r string) bool { return v.has(r, "", itemTotal) })
}

// learn adds all that the readers are told and remember.
func (v *view) learn() {
	for i := range v.cells {
		v.ofCell(i)
	}
	for _, r := range v.readers {
		if v.has(r, "", itemValue) {
			v.known.add(v.sumOf(r))
		}
	}
	if v.total() {
		all := row{}
		for i := range v.cells {
			all.plus(v.wholeOf(i))
		}
		v.known.add(all)
	}
	v.remembered(false)
}

// onlyOther is the one party besides the readers that serves a cell.
func (v *view) onlyOther(c weighedCell) (party string, alone bool) {
	n := 0
	for p := range c.parts {
		if !slices.Contains(v.readers, p) {
			party, n = p, n+1
		}
	}
	return party, n == 1
}

// lastOne is the case of agreed percentages: a total less the readers' values is one
// other party's if there is only one. Who gets nothing is taken to be known.
func (v *view) lastOne() bool {
	left := 0
	for _, p := range v.parties {
		if !slices.Contains(v.readers, p) && v.paid[p] {
			left++
		}
	}
	return v.total() && left == 1 && !slices.ContainsFunc(v.readers, func(r string) bool { return v.paid[r] && !v.has(r, "", itemValue) })
}

// ofCell adds what the readers know of a cell.
func (v *view) ofCell(i int) {
	c := v.cells[i]
	v.known.add(v.worthOf(i))
	for n, r := range v.readers {
		share := c.parts[r]
		if share == nil {
			continue
		}
		if v.has(r, c.id, itemShare) {
			v.known.add(row{v.own(i, n): big.NewRat(1, 1), v.price(i): new(big.Rat).Neg(share)})
		}
		if v.has(r, c.id, itemCell) {
			v.known.add(row{v.own(i, n): big.NewRat(1, 1)})
		}
	}
}

// worthOf says that all parties of a cell together get what is assigned of its worth.
func (v *view) worthOf(i int) row {
	all := v.wholeOf(i)
	all.add(v.price(i), new(big.Rat).Neg(v.cells[i].assigned))
	return all
}

// wholeOf is what all parties get of a cell.
func (v *view) wholeOf(i int) row {
	all := row{}
	for p := range v.cells[i].parts {
		if n := slices.Index(v.readers, p); n >= 0 {
			all[v.own(i, n)] = big.NewRat(1, 1)
		} else {
			all[v.others(i)] = big.NewRat(1, 1)
		}
	}
	return all
}

// sumOf is the value of a reader over the whole contract.
func (v *view) sumOf(reader string) row {
	sum := row{}
	for i, c := range v.cells {
		if c.parts[reader] != nil {
			sum[v.own(i, slices.Index(v.readers, reader))] = big.NewRat(1, 1)
		}
	}
	return sum
}

// The unknowns of a cell: its worth, what the others get, what each reader gets.
func (v *view) price(cell int) int       { return cell * (2 + len(v.readers)) }
func (v *view) others(cell int) int      { return v.price(cell) + 1 }
func (v *view) own(cell, reader int) int { return v.price(cell) + 2 + reader }

func (w weighing) ids(cells []int) []string {
	list := make([]string, len(cells))
	for n, i := range cells {
		list[n] = w.cells[i].id
	}
	return list
}
