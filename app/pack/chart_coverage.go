package pack

import (
	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/consortium/plan"
	"bidwright/app/working"
)

// maxGridColumns is the most columns that a page holds with words that can be read; the
// table beside the grid holds every part in any case.
const maxGridColumns = 8

// CoverageChart is who covers what as a grid of areas by lots and specialisms: nothing
// where there are too many columns to read.
func CoverageChart(doc *bid.Document, cells []plan.Covered) chart.Spec {
	g := plan.GridOf(doc, cells)
	if len(cells) == 0 || len(g.Columns) > maxGridColumns {
		return chart.Spec{}
	}
	spec := chart.Spec{Kind: chart.Boxes, Series: g.Columns}
	for _, row := range g.Rows {
		b := chart.Bar{Label: row.Name}
		for _, i := range row.Cells {
			v := chart.Value{}
			if i >= 0 {
				c := &cells[i]
				v.Text = string(c.State)
				if cover, known := working.Value(c.Cover); known {
					v = chart.Value{Amount: cover, Text: c.Cover.Format() + ", " + string(c.State), Figure: c.Cover.ID()}
				}
			}
			b.Values = append(b.Values, v)
		}
		spec.Bars = append(spec.Bars, b)
	}
	return spec
}
