package exchange

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// earlier is what a reader has kept of the packs sent to it before. What a part of the
// contract is worth as a whole is taken not to have changed since: where it has, the
// reader would work out a wrong figure, and no more than needed is left out.
type earlier struct {
	all   []bid.GroupOffer
	forms []bid.GroupOffer // one for each way in which the reader's shares stood
}

func earlierOf(m bid.Member) earlier {
	var e earlier
	seen := map[string]bool{}
	for _, sent := range slices.Backward(m.Exchange.Sent) {
		if sent.Offer.MemberID != m.ID {
			continue
		}
		e.all = append(e.all, sent.Offer)
		var form strings.Builder
		fmt.Fprint(&form, sent.Offer.Value.IsSet())
		for _, c := range sent.Offer.Cells {
			fmt.Fprint(&form, " ", c.ID, " ", c.Share.String(), " ", c.Value.IsSet())
		}
		if !seen[form.String()] {
			seen[form.String()] = true
			e.forms = append(e.forms, sent.Offer)
		}
	}
	return e
}

// keeps reports that an earlier pack printed a figure of the reader as it still stands.
func (w weighing) keeps(reader, cell string, kind item) bool {
	same := func(then, now money.Pounds) bool {
		return then.IsSet() && now.IsSet() && then.Decimal().Equal(now.Decimal())
	}
	for _, o := range w.earlier[reader].all {
		switch kind {
		case itemValue:
			if same(o.Value, w.figures.Values[reader]) {
				return true
			}
		case itemTotal:
			if printsAmount(o.Tender.Description, w.figures.Contract) || slices.ContainsFunc(o.Heads, func(h bid.HeadText) bool { return printsAmount(h.Text, w.figures.Contract) }) {
				return true
			}
		case itemCell, itemShare:
			for _, c := range o.Cells {
				if c.ID == cell && (kind == itemCell && same(c.Value, w.figures.Cells[cell][reader]) || kind == itemShare && w.unchanged(cell, reader, c.Share)) {
					return true
				}
			}
		}
	}
	return false
}

// unchanged reports that a reader's share of a cell is still what it was.
func (w weighing) unchanged(cell, reader string, then money.Share) bool {
	for _, c := range w.cells {
		if c.id == cell && c.parts[reader] != nil {
			return then.IsSet() && then.Decimal().Rat().Cmp(c.parts[reader]) == 0
		}
	}
	return false
}

// remembered adds what the readers' earlier packs say: their own values then, of parts
// of the contract that are worth the same as a whole as now. Where a share was left out
// it is not known here which cells a value was the sum of; such sums are taken to be
// those of the cells that were shown, unless only what is sure is asked for.
func (v *view) remembered(sure bool) {
	next := len(v.cells) * (2 + len(v.readers))
	worth := map[string]int{}
	for i, c := range v.cells {
		worth[c.id] = v.price(i)
	}
	for _, r := range v.readers {
		for _, o := range v.earlier[r].forms {
			sum := row{}
			for _, c := range o.Cells {
				if !c.Share.IsSet() && !c.Value.IsSet() || c.Share.IsSet() && c.Share.Decimal().IsZero() {
					continue
				}
				if _, known := worth[c.ID]; !known { // a part that is not planned any more
					worth[c.ID] = next
					next++
				}
				then := next
				next++
				sum.add(then, big.NewRat(1, 1))
				if c.Share.IsSet() {
					v.known.add(row{then: big.NewRat(1, 1), worth[c.ID]: new(big.Rat).Neg(c.Share.Decimal().Rat())})
				}
				if c.Value.IsSet() {
					v.known.add(row{then: big.NewRat(1, 1)})
				}
			}
			if o.Value.IsSet() && len(sum) > 0 && (!sure || len(o.Withheld) == 0) {
				v.known.add(sum)
			}
		}
	}
}
