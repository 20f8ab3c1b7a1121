package plan

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Coverage is who could serve what (section 2): cover = min(1, Σ capacity ÷ demand) of
// each cell. A cell without a demand is left out of totals, never full.
type Coverage struct {
	Cells []Covered
	// Demand and Served are the totals of cells whose demand is known; Served counts no
	// more than the demand of each. Cover is one over the other.
	Demand, Served, Cover calc.Node
	Unknown               int // cells without a demand
	Gaps                  int // cells that nobody, or not enough, covers
	// Summaries are the same by lot, by area and by specialism, where cells differ in it.
	Summaries []Summary
}

// Covered is one cell with its demand and what each party can serve of it.
type Covered struct {
	ID, Title, Path       string
	Lot, Area, Specialism string
	Demand, Cover         calc.Node
	Capacity              decimal.Decimal // of all parties together
	Parties               []CoveredBy     // that said something, in the order of the parties
	State                 CoverState
	Words                 string // for a grid that is read aloud
	Unassigned            decimal.Decimal
}

// CoveredBy is what one party can serve of a cell and which share it is to deliver.
type CoveredBy struct {
	PartyID, Name string
	Capacity      money.Quantity // not said when blank
	Share         money.Share
}

// CoverState is how well a cell is covered.
type CoverState string

// The states.
const (
	CoverUnknown CoverState = "demand not known"
	CoverNone    CoverState = "gap"
	CoverShort   CoverState = "short"
	CoverSingle  CoverState = "one provider"
	CoverOver    CoverState = "overlap"
	CoverFull    CoverState = "covered"
)

// coverage is CONS-001 to CONS-010.
func (b *builder) coverage() {
	out := &b.out.Coverage
	var demands, served []calc.Node
	ofCell := make([]calc.Node, len(b.cells)) // what the group serves of each, where its demand is known
	for i := range b.cells {
		c := b.covered(&b.cells[i])
		if v, known := c.Demand.Value(); known {
			ofCell[i] = b.Graph.Min(c.Demand, b.Graph.Const(c.Capacity))
			demands, served = append(demands, c.Demand), append(served, ofCell[i])
			if c.Capacity.LessThan(v) {
				out.Gaps++
			}
		} else {
			out.Unknown++
		}
		out.Cells = append(out.Cells, c)
	}
	if len(demands) > 0 {
		unit := calc.Counted(working.Named(b.group.Unit, "units"))
		out.Demand = b.Sum(fig{ID: "cons.demand", Label: "Demand of all cells in a year", Unit: unit, Key: "cons.cover"}, demands...)
		out.Served = b.Sum(fig{ID: "cons.served", Label: "Of that, what the group can serve", Unit: unit, Key: "cons.cover"}, served...)
		out.Cover = b.Div(fig{ID: "cons.coverage", Label: "Covered by the group", Unit: calc.Percent, Key: "cons.cover"}, out.Served, out.Demand, "No cell has a demand above nothing.")
	}
	b.alone()
	b.summaries(ofCell)
	b.together()
	b.lots()
}

func (b *builder) covered(cell *bid.Cell) Covered {
	path := "consortium.cells." + cell.ID
	c := Covered{ID: cell.ID, Title: b.title(cell), Path: path, Lot: cell.LotID, Area: cell.Area, Specialism: cell.Specialism, Unassigned: one}
	unit := calc.Counted(working.Named(b.group.Unit, "units"))
	c.Demand = b.Input(fig{ID: path + ".demand", Label: c.Title + ": demand in a year", Unit: unit, Path: path + ".demand"}, cell.Demand, working.Ask("The demand of “"+c.Title+"” is not typed, so nobody can tell whether it is covered."))
	able := 0
	for _, p := range b.parties {
		if !p.Delivers() {
			continue
		}
		by := CoveredBy{PartyID: p.ID, Name: p.Name}
		for _, x := range p.Part.Capacity {
			if x.ID == cell.ID {
				by.Capacity = x.Amount
			}
		}
		for _, x := range cell.Parts {
			if x.MemberID == p.ID && x.Share.IsSet() { // listed twice, both count
				by.Share = money.ShareOf(by.Share.Decimal().Add(x.Share.Decimal()))
			}
		}
		if v := by.Capacity.Decimal(); by.Capacity.IsSet() && v.IsPositive() {
			able++
			c.Capacity = c.Capacity.Add(v)
		}
		c.Unassigned = c.Unassigned.Sub(by.Share.Decimal())
		if by.Capacity.IsSet() || by.Share.IsSet() {
			c.Parties = append(c.Parties, by)
			b.loaded(cell, c, by)
		}
	}
	b.judged(&c, able)
	switch {
	case len(cell.Parts) == 0 && cell.Price.IsSet():
		b.Issue("CONS-009", bid.Warns, path, "“%s” has a price and is given to nobody. Until somebody takes it, its part of the value stands as not given to anybody yet.", c.Title)
	case len(cell.Parts) > 0 && !c.Unassigned.IsZero():
		b.Issue("CONS-009", bid.Warns, path, "The shares of “%s” make %s: %s", c.Title, money.FormatPercent(one.Sub(c.Unassigned), 2), b.mend(c))
	}
	return c
}

// mend says what is missing to 100 % and which equal shares would make it.
func (b *builder) mend(c Covered) string {
	if c.Unassigned.IsNegative() {
		return money.FormatPercent(c.Unassigned.Neg(), 2) + " is given away twice. Lower a share."
	}
	n := 0
	for _, p := range c.Parties {
		if p.Share.IsSet() {
			n++
		}
	}
	var equal []string
	for _, s := range EqualShares(n) {
		equal = append(equal, s.Format())
	}
	return money.FormatPercent(c.Unassigned, 2) + " is unassigned. Give it to somebody; equal shares would be " + strings.Join(equal, ", ") + "."
}

// loaded warns where a party is to deliver more than it says it can (CONS-010).
func (b *builder) loaded(cell *bid.Cell, c Covered, by CoveredBy) {
	demand, known := c.Demand.Value()
	if !known || !by.Share.IsSet() || !by.Capacity.IsSet() {
		return
	}
	if load := demand.Mul(by.Share.Decimal()); load.GreaterThan(by.Capacity.Decimal()) {
		b.Issue("CONS-010", bid.Warns, "consortium.cells."+cell.ID, "%s is to deliver %s of “%s”, %s in a year, and can serve %s. Lower its share or agree more capacity.", by.Name, by.Share.Format(), c.Title, money.FormatQuantity(load.Round(2)), by.Capacity.Format())
	}
}

// judged is the state of a cell with CONS-001 to CONS-004 and CONS-008.
func (b *builder) judged(c *Covered, able int) {
	demand, known := c.Demand.Value()
	f := fig{ID: "cons.cover." + c.ID, Label: c.Title + ": covered by the group", Unit: calc.Percent, Key: "cons.cover", Path: c.Path}
	if !known {
		c.State, c.Words = CoverUnknown, "demand not known; the group can serve "+money.FormatQuantity(c.Capacity)
		c.Cover = b.NoneCode(f, "CONS-008", c.Demand.Reason().Text)
		b.Labels[f.ID] = bid.LabelPartner
		b.Issue("CONS-008", bid.Warns, c.Path+".demand", "How much is asked of “%s” in a year? Without it nobody can tell whether it is covered.", c.Title)
		return
	}
	capacity := b.Constant(fig{ID: c.Path + ".capacity", Label: c.Title + ": capacity of all parties", Unit: calc.Counted(working.Named(b.group.Unit, "units"))}, c.Capacity.String())
	if demand.IsZero() {
		c.Cover = b.NoneCode(f, "CONS-008", "Nothing is asked of “"+c.Title+"”.")
	} else {
		c.Cover = b.Min(f, b.Graph.Int(1), b.Graph.Div(capacity, c.Demand))
	}
	b.Labels[f.ID] = bid.LabelPartner
	limit, has := b.limit("overlap")
	switch {
	case c.Capacity.IsZero() && demand.IsPositive():
		c.State = CoverNone
		b.Issue("CONS-001", bid.Blocks, c.Path, "Nobody covers “%s” (%s a year). Find a partner for it, agree capacity, or leave it out of the bid.", c.Title, c.Demand.Format())
	case c.Capacity.LessThan(demand):
		c.State = CoverShort
		b.Issue("CONS-002", bid.Warns, c.Path, "“%s” is short by %s: %s is asked in a year and the group can serve %s.", c.Title, money.FormatQuantity(demand.Sub(c.Capacity)), c.Demand.Format(), money.FormatQuantity(c.Capacity))
	case has && c.Capacity.GreaterThan(demand.Mul(limit)):
		c.State = CoverOver
		b.Issue("CONS-004", bid.Informs, c.Path, "The group could serve %s of “%s”, and %s is asked. Say who gets the work, before it is disputed.", money.FormatQuantity(c.Capacity), c.Title, c.Demand.Format())
	case able > 1:
		c.State = CoverFull
	default:
		c.State = CoverSingle
	}
	if able == 1 && demand.IsPositive() {
		b.single = append(b.single, c.Path)
		b.singles = append(b.singles, "“"+c.Title+"”")
		if c.State == CoverFull {
			c.State = CoverSingle
		}
	}
	c.Words = fmt.Sprintf("%s: %s of %s, %s", c.State, money.FormatQuantity(c.Capacity), c.Demand.Format(), counted(able, "provider", "providers"))
}

// alone is CONS-003: cells with one provider only, told once for all of them.
func (b *builder) alone() {
	switch n := len(b.singles); {
	case n == 1:
		b.Issue("CONS-003", bid.Warns, b.single[0], "Only one provider covers %s. If it drops out, the group cannot deliver: agree who would step in.", b.singles[0])
	case n > 1:
		names := b.singles
		more := ""
		if n > 4 {
			names, more = names[:4], fmt.Sprintf(" and %d more", n-4)
		}
		b.Issue("CONS-003", bid.Warns, b.single[0], "Only one provider covers each of %d parts: %s%s. If it drops out, the group cannot deliver them: agree who would step in.", n, strings.Join(names, ", "), more)
	}
}

// together is CONS-007: a party's capacity in several cells at once, where it told its most.
func (b *builder) together() {
	for _, p := range b.parties {
		if !p.Part.Most.IsSet() {
			continue
		}
		sum := decimal.Zero
		for _, x := range p.Part.Capacity {
			if x.Amount.Decimal().IsPositive() {
				sum = sum.Add(x.Amount.Decimal())
			}
		}
		if sum.GreaterThan(p.Part.Most.Decimal()) {
			b.Issue("CONS-007", bid.Warns, p.PartPath+".most", "%s counts with %s in all cells together and can serve %s at once. Some of its capacity is counted twice.", p.Name, money.FormatQuantity(sum), p.Part.Most.Format())
		}
	}
}
