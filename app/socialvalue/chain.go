package socialvalue

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
)

// Columns are the columns of the outcome chain, from left to right (section 3 of the
// social value specification).
func Columns() []bid.ChainColumn {
	return []bid.ChainColumn{bid.ColumnActivity, bid.ColumnOutput, bid.ColumnService, bid.ColumnCommunity, bid.ColumnValue}
}

// ColumnName is a column in words.
func ColumnName(c bid.ChainColumn) string {
	return map[bid.ChainColumn]string{bid.ColumnActivity: "What we do", bid.ColumnOutput: "What is counted", bid.ColumnService: "What changes for people",
		bid.ColumnCommunity: "What changes around them", bid.ColumnValue: "What that is worth, and to whom"}[c]
}

// Box is what the rows of one box of the story are worth.
type Box struct {
	ID            string
	Rows          int       // of the impact map that speak of it
	PV, Low, High calc.Node // of those that are counted; usable only where one is
	Counted       int
}

// worths adds up the counted rows of each box. Where they belong to different ledgers no
// sum is made, unless adding is on.
func (b *builder) worths() {
	for i := range b.sv.Boxes {
		x := &b.sv.Boxes[i]
		out := Box{ID: x.ID}
		var pv, low, high []calc.Node
		ledgers := map[bid.Ledger]bool{}
		for k := range b.out.Rows {
			r := &b.out.Rows[k]
			if x.ID == "" || r.bid.BoxID != x.ID {
				continue
			}
			out.Rows++
			if r.Counted {
				out.Counted++
				ledgers[r.Ledger] = true
				pv, low, high = append(pv, r.PV), append(low, r.Low), append(high, r.High)
			}
		}
		name := clip(x.Text)
		sum := func(which, label string, terms []calc.Node) calc.Node {
			f := fig{ID: "sv.box." + x.ID + which, Label: name + ": present value" + label, Unit: calc.Pounds, Key: "sv.pv", Path: "socialValue.boxes." + x.ID}
			if len(ledgers) > 1 && !b.sv.Added {
				return b.NoneCode(f, "SV-015", whyApart)
			}
			return b.Sum(f, terms...)
		}
		if out.Counted > 0 {
			out.PV, out.Low, out.High = sum("", "", pv), sum(".low", ", low case", low), sum(".high", ", high case", high)
		}
		b.out.Boxes = append(b.out.Boxes, out)
	}
}

// chain works out what each box of the story is worth, and names the outcomes without a
// value.
func (b *builder) chain() {
	b.worths()
	valued := map[string]bool{}
	for i := range b.out.Rows {
		if b.out.Rows[i].Counted || b.out.Rows[i].Placement {
			valued[b.out.Rows[i].bid.BoxID] = true
		}
	}
	order := map[bid.ChainColumn]int{}
	for i, column := range Columns() {
		order[column] = i
	}
	// An outcome is valued when a counted row speaks of it or of what it leads to.
	leads := func(from string) bool {
		seen, queue := map[string]bool{from: true}, []string{from}
		for len(queue) > 0 {
			id := queue[0]
			queue = queue[1:]
			if valued[id] {
				return true
			}
			if x := b.boxes[id]; x != nil {
				for _, to := range x.Links {
					if !seen[to] {
						seen[to] = true
						queue = append(queue, to)
					}
				}
			}
		}
		return false
	}
	for i := range b.sv.Boxes {
		x := &b.sv.Boxes[i]
		if x.Column == bid.ColumnCommunity && !leads(x.ID) {
			b.out.Unvalued = append(b.out.Unvalued, x.Text)
		}
		for _, to := range x.Links {
			y := b.boxes[to]
			if y == nil {
				b.Issue("SV-112", bid.Warns, "socialValue.boxes."+x.ID+".links", "“%s” leads to a box that does not exist.", clip(x.Text))
			} else if order[y.Column] <= order[x.Column] {
				b.Issue("SV-112", bid.Warns, "socialValue.boxes."+x.ID+".links", "“%s” leads to “%s”, which does not stand to its right. Links run from left to right.", clip(x.Text), clip(y.Text))
			}
		}
		if len([]rune(x.Text)) > 140 {
			b.Issue("SV-113", bid.Warns, "socialValue.boxes."+x.ID+".text", "A box holds up to 140 characters; “%s” is longer. Put the rest into the evidence.", clip(x.Text))
		}
	}
}
