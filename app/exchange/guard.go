package exchange

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
)

// item is a kind of figure that an offer prints of its reader.
type item int

const (
	itemCell  item = iota // its value in a cell
	itemShare             // its share of a cell
	itemTotal             // texts that print the value of the whole contract
	itemYears             // its value by year
	itemValue             // its value over the term
)

// printed is one figure of one reader; cell is empty for those of the whole contract.
type printed struct {
	member, cell string
	item         item
}

// disclosure is what the offers of the whole group print together.
type disclosure struct {
	prints map[printed]bool
	words  map[string][]string // what was left out, by reader
}

func (d disclosure) has(member, cell string, kind item) bool {
	return d.prints[printed{member, cell, kind}]
}

// guard decides which figures the offers may print so that no reader, nor any two
// together, can work out another party's value. It treats what is printed as linear
// equations in each party's value of each cell: a share and the own value give the
// price of the cell, and a total that is printed adds all. The offers of all members are
// weighed together, so what one partner gets does not hang on who was written to first.
// Cell values go first, then shares, then texts that print the contract's value, then
// the years and, where nothing else helps, the value. What the buyer reads or publishes
// is reckoned with as well: see mendOnceKnown.
func guard(doc bid.Document, figures Figures) disclosure {
	plan := &doc.Bid.Consortium
	d := disclosure{prints: map[printed]bool{}, words: map[string][]string{}}
	readers := make([]string, 0, len(plan.Members))
	for _, m := range plan.Members {
		readers = append(readers, m.ID)
		if figures.Values[m.ID].IsSet() {
			d.prints[printed{m.ID, "", itemValue}] = true
			d.prints[printed{m.ID, "", itemYears}] = len(figures.Years[m.ID]) > 0
		}
		d.prints[printed{m.ID, "", itemTotal}] = totalPrinted(doc, figures)
		for _, cell := range plan.Cells {
			d.prints[printed{m.ID, cell.ID, itemShare}] = shareOf(cell, m.ID).IsSet()
			d.prints[printed{m.ID, cell.ID, itemCell}] = plan.Split.By == bid.SplitByCells && figures.Cells[cell.ID][m.ID].IsSet()
		}
	}
	w := newWeighing(doc, figures)
	for i, one := range readers {
		d.mendOnceKnown(w, one)
		d.mend(w, one)
		for _, other := range readers[:i] {
			d.mend(w, one, other)
		}
	}
	for _, member := range readers {
		d.words[member] = d.tell(doc, figures, member)
	}
	return d
}

// mend leaves figures of these readers out until they can work out nobody else's. Less
// printed never lets anybody derive more, so groups already looked at stay in order.
func (d disclosure) mend(w weighing, readers ...string) {
	for {
		cells, found := w.derived(d, readers)
		if !found {
			return
		}
		if !d.drop(itemCell, readers, cells) && !d.drop(itemCell, readers, nil) &&
			!d.drop(itemShare, readers, cells) && !d.drop(itemShare, readers, nil) &&
			!d.drop(itemTotal, readers, nil) && !d.drop(itemYears, readers, nil) && !d.drop(itemValue, readers, nil) {
			return // nothing of these readers is printed any more
		}
	}
}

// mendOnceKnown leaves values by cell and shares of one reader out until it could work
// out no other partner's value with the buyer's total.
func (d disclosure) mendOnceKnown(w weighing, reader string) {
	for {
		cells, found := w.onceKnown(d, reader)
		only := []string{reader}
		if !found || !d.drop(itemCell, only, cells) && !d.drop(itemCell, only, nil) && !d.drop(itemShare, only, cells) && !d.drop(itemShare, only, nil) {
			return
		}
	}
}

// drop leaves out one kind of figure in the given cells, or everywhere, and reports
// whether any was printed.
func (d disclosure) drop(kind item, readers, cells []string) bool {
	dropped := false
	for p, is := range d.prints {
		if is && p.item == kind && slices.Contains(readers, p.member) && (cells == nil || slices.Contains(cells, p.cell)) {
			d.prints[p] = false
			dropped = true
		}
	}
	return dropped
}

// tell says in words what was left out of one reader's offer and why.
func (d disclosure) tell(doc bid.Document, figures Figures, member string) []string {
	var values, shares, words []string
	for _, cell := range doc.Bid.Consortium.Cells {
		if figures.Cells[cell.ID][member].IsSet() && doc.Bid.Consortium.Split.By == bid.SplitByCells && !d.has(member, cell.ID, itemCell) {
			values = append(values, cellName(doc.Bid, cell))
		}
		if shareOf(cell, member).IsSet() && !d.has(member, cell.ID, itemShare) {
			shares = append(shares, cellName(doc.Bid, cell))
		}
	}
	const why = "because with it the figure of another party could be worked out"
	if len(values) > 0 {
		words = append(words, fmt.Sprintf("Your value in %s is left out, %s.", listed(values), why))
	}
	if len(shares) > 0 {
		words = append(words, fmt.Sprintf("Your share of %s is left out, %s. Agree it with the lead.", listed(shares), why))
	}
	if figures.Values[member].IsSet() {
		switch {
		case !d.has(member, "", itemValue):
			words = append(words, fmt.Sprintf("Your value over the term and by year is left out, %s. Agree it with the lead.", why))
		case len(figures.Years[member]) > 0 && !d.has(member, "", itemYears):
			words = append(words, fmt.Sprintf("Your value by year is left out, %s.", why))
		}
	}
	return words
}

// cellName is a cell in words: lot, area, specialism.
func cellName(b bid.Bid, cell bid.Cell) string {
	lot := cell.LotID
	for _, l := range b.Opportunity.Lots {
		if l.ID == cell.LotID && l.Title != "" {
			lot = l.Title
		}
	}
	var parts []string
	for i, text := range []string{lot, cell.Area, cell.Specialism} {
		if text != "" && (i < 2 || text != lot) { // lots are often cut by specialism
			parts = append(parts, text)
		}
	}
	if len(parts) == 0 {
		return "one part of the contract"
	}
	return strings.Join(parts, " · ")
}

// listed joins names; a long list is cut and counted.
func listed(names []string) string {
	const most = 4
	if len(names) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	if len(names) > 1 {
		return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
	}
	return strings.Join(names, "")
}
