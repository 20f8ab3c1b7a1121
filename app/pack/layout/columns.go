package layout

import (
	"math"
	"strings"

	"bidwright/app/pack"
)

const (
	cellPad     = 5.0  // at each side of a cell
	narrowText  = 58.0 // of a crowded table, a text column is not squeezed below this
	widestWhole = 130.0
)

// extent is what a column asks for, padding included: the width of its longest word
// and of its longest line.
type extent struct{ least, most float64 }

// extents measures the columns of a table.
func (s *setter) extents(t pack.Table) []extent {
	out := make([]extent, len(t.Columns))
	measure := func(col int, text string, bold bool) {
		text = s.faces.Printable(text)
		e := &out[col]
		for _, line := range strings.Split(text, "\n") {
			width := func(x string) float64 { return s.faces.Width(x, cellStyle.size, bold) + 2*cellPad + 0.01 }
			e.most = math.Max(e.most, width(line))
			for _, word := range strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\t' }) {
				e.least = math.Max(e.least, width(word))
			}
		}
	}
	for i, c := range t.Columns {
		out[i] = extent{3 * cellPad, 3 * cellPad}
		measure(i, c.Title, true)
	}
	for _, row := range t.Rows {
		if row.Kind == pack.Group {
			continue // runs across the table
		}
		for i, cell := range row.Cells {
			if i < len(out) {
				measure(i, cell.Text, cell.Bold || row.Kind != pack.Normal)
			}
		}
	}
	total := 0.0
	for i := range out {
		out[i].least = math.Min(out[i].least, widestWhole)
		total += out[i].least
	}
	if total <= bodyWidth {
		return out // no word need be broken
	}
	for i, c := range t.Columns {
		if c.Align != pack.Right {
			out[i].least = math.Min(out[i].least, narrowText)
		}
	}
	return out
}

// parts divides the columns of a table too wide for the page, so that figures are never
// broken: each part repeats the columns that name the rows. Usually there is one part.
func parts(t pack.Table, asks []extent, width float64) [][]int {
	var names []int
	named, total := 0.0, 0.0
	for i, c := range t.Columns {
		total += asks[i].least
		if c.Head && named+asks[i].least < width/2 {
			names = append(names, i)
			named += asks[i].least
		}
	}
	whole := make([]int, len(t.Columns))
	for i := range whole {
		whole[i] = i
	}
	if total <= width {
		return [][]int{whole}
	}
	if len(names) == 0 && asks[0].least < width/2 {
		names, named = []int{0}, asks[0].least
	}
	isName := map[int]bool{}
	for _, i := range names {
		isName[i] = true
	}
	var out [][]int
	part, used := append([]int(nil), names...), named
	for i := range t.Columns {
		if isName[i] {
			continue
		}
		if used+asks[i].least > width && len(part) > len(names) {
			out = append(out, part)
			part, used = append([]int(nil), names...), named
		}
		part = append(part, i)
		used += asks[i].least
	}
	return append(out, part)
}

// widths shares the width of the page among the columns of one part.
func widths(t pack.Table, columns []int, asks []extent, width float64) []float64 {
	out := make([]float64, len(columns))
	weight := func(i int) float64 {
		if w := t.Columns[columns[i]].Weight; w > 0 {
			return w
		}
		return 1
	}
	share := func(spare float64, want func(i int) float64) {
		sum := 0.0
		for i := range columns {
			sum += want(i)
		}
		for i := range columns {
			if sum > 0 {
				out[i] += spare * want(i) / sum
			} else {
				out[i] += spare / float64(len(columns))
			}
		}
	}
	least, most := 0.0, 0.0
	for _, c := range columns {
		least += asks[c].least
		most += asks[c].most
	}
	switch {
	case most <= width: // all on one line each; text columns take what is over
		for i, c := range columns {
			out[i] = asks[c].most
		}
		text := 0
		for _, c := range columns {
			if t.Columns[c].Align != pack.Right {
				text++
			}
		}
		share(width-most, func(i int) float64 {
			if text > 0 && t.Columns[columns[i]].Align == pack.Right {
				return 0.25 * weight(i) * asks[columns[i]].most
			}
			return weight(i) * asks[columns[i]].most
		})
	case least <= width:
		for i, c := range columns {
			out[i] = asks[c].least
		}
		share(width-least, func(i int) float64 {
			return weight(i) * math.Min(asks[columns[i]].most-asks[columns[i]].least, 4*width)
		})
	default: // a single column wider than the page
		share(width, func(i int) float64 { return asks[columns[i]].least })
	}
	return out
}
