package plan

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// Dimension is what parts of a contract are summed by.
type Dimension string

// The dimensions.
const (
	ByLot        Dimension = "lot"
	ByArea       Dimension = "area"
	BySpecialism Dimension = "specialism"
)

// Summary is the coverage of all parts of one lot, area or specialism. Parts without a
// demand are in no total.
type Summary struct {
	By                    Dimension
	Name                  string
	Demand, Served, Cover calc.Node
	Parts, Unknown, Gaps  int
}

// Grid sets the parts out by area and by lot or specialism, for a drawing. Cells hold
// places in Coverage.Cells, −1 where there is no such part.
type Grid struct {
	Columns []string
	Rows    []GridRow
}

// GridRow is one row of a grid.
type GridRow struct {
	Name  string
	Cells []int
}

// summaries sums the coverage by each dimension in which the parts differ.
func (b *builder) summaries(served []calc.Node) {
	out := &b.out.Coverage
	for _, by := range []Dimension{ByLot, ByArea, BySpecialism} {
		var names []string
		at := map[string][]int{}
		for i := range out.Cells {
			name := b.along(&out.Cells[i], by)
			if name == "" {
				continue
			}
			if at[name] == nil {
				names = append(names, name)
			}
			at[name] = append(at[name], i)
		}
		if len(names) < 2 {
			continue // the total says the same
		}
		for _, name := range names {
			out.Summaries = append(out.Summaries, b.summary(by, name, at[name], served))
		}
	}
}

// summary sums some parts. Its figures are named by the first of them, because names
// change more often than parts.
func (b *builder) summary(by Dimension, name string, at []int, served []calc.Node) Summary {
	out := Summary{By: by, Name: name, Parts: len(at)}
	var demands, serves []calc.Node
	for _, i := range at {
		c := &b.out.Coverage.Cells[i]
		switch {
		case !c.Demand.Available():
			out.Unknown++
		default:
			demands, serves = append(demands, c.Demand), append(serves, served[i])
			if c.Capacity.LessThan(c.Demand.Decimal()) {
				out.Gaps++
			}
		}
	}
	id := "cons.coverage." + string(by) + "." + b.out.Coverage.Cells[at[0]].ID
	unit := calc.Counted(working.Named(b.group.Unit, "units"))
	if len(demands) == 0 {
		out.Cover = b.NoneCode(fig{ID: id, Label: name + ": covered by the group", Unit: calc.Percent, Key: "cons.cover"}, "CONS-008", "No demand of “"+name+"” is typed.")
		return out
	}
	out.Demand = b.Sum(fig{ID: id + ".demand", Label: name + ": demand in a year", Unit: unit, Key: "cons.cover"}, demands...)
	out.Served = b.Sum(fig{ID: id + ".served", Label: name + ": of that, what the group can serve", Unit: unit, Key: "cons.cover"}, serves...)
	out.Cover = b.Div(fig{ID: id, Label: name + ": covered by the group", Unit: calc.Percent, Key: "cons.cover"}, out.Served, out.Demand, "Nothing is asked of “"+name+"”.")
	return out
}

// along is where a part lies in a dimension; empty where it says nothing.
func (b *builder) along(c *Covered, by Dimension) string {
	switch by {
	case ByLot:
		if c.Lot == "" {
			return ""
		}
		return lotTitle(&b.in.Document, c.Lot)
	case ByArea:
		return strings.TrimSpace(c.Area)
	}
	return strings.TrimSpace(c.Specialism)
}

// GridOf sets parts out: areas down, lots and specialisms across, or the other way round
// where that is narrower. Two parts at one place stand in rows of the same name.
func GridOf(doc *bid.Document, cells []Covered) Grid {
	area := func(c *Covered) string { return working.Named(strings.TrimSpace(c.Area), "Every area") }
	kind := func(c *Covered) string {
		one := bid.Cell{LotID: c.Lot, Specialism: c.Specialism}
		if c.Lot == "" && strings.TrimSpace(c.Specialism) == "" {
			return "Every service"
		}
		return CellTitle(doc, &one)
	}
	down, across := area, kind
	if count(cells, kind) > count(cells, area) {
		down, across = kind, area
	}
	var g Grid
	column := map[string]int{}
	for i := range cells {
		if name := across(&cells[i]); column[name] == 0 {
			g.Columns = append(g.Columns, name)
			column[name] = len(g.Columns)
		}
	}
	last := map[string]int{} // the row of a name, counted from 1
	for i := range cells {
		name, at := down(&cells[i]), column[across(&cells[i])]-1
		row := last[name]
		if row == 0 || g.Rows[row-1].Cells[at] >= 0 {
			fresh := GridRow{Name: name, Cells: make([]int, len(g.Columns))}
			for k := range fresh.Cells {
				fresh.Cells[k] = -1
			}
			g.Rows = append(g.Rows, fresh)
			row = len(g.Rows)
			last[name] = row
		}
		g.Rows[row-1].Cells[at] = i
	}
	return g
}

func count(cells []Covered, name func(*Covered) string) int {
	seen := map[string]bool{}
	for i := range cells {
		seen[name(&cells[i])] = true
	}
	return len(seen)
}
