package chart_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bidwright/app/chart"
)

// A line of a chain never runs through a box: not even one that skips columns, which
// would seem to lead to what it only passes. Each link of the data is drawn from edge to
// edge.
func TestLinksPassNoBox(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(3, 5).Draw(t, "columns")
		spec := chart.Spec{Kind: chart.Flow}
		for i := range columns {
			spec.Series = append(spec.Series, fmt.Sprint("Column ", i))
		}
		count := rapid.IntRange(2, 14).Draw(t, "count")
		for i := range count {
			n := chart.Node{Column: rapid.IntRange(0, columns-1).Draw(t, "column"), Text: strings.Repeat("people ", rapid.IntRange(1, 12).Draw(t, "words"))}
			n.Links = rapid.SliceOfNDistinct(rapid.IntRange(0, count-1), 0, 3, rapid.ID[int]).Draw(t, fmt.Sprint("links ", i))
			spec.Nodes = append(spec.Nodes, n)
		}
		const width = 500
		height := chart.Height(spec, width, chart.PrintStyle(), measure)
		var boxes []chart.Rect // the first count, in the order of the data
		var lines []chart.Line
		for _, s := range chart.Layout(spec, width, height, chart.PrintStyle(), measure) {
			switch s := s.(type) {
			case chart.Rect:
				if s.Width == 0 {
					boxes = append(boxes, s)
				}
			case chart.Line:
				lines = append(lines, s)
			}
		}
		if len(boxes) != count {
			t.Fatalf("%d boxes of %d", len(boxes), count)
		}
		starts, ends := map[string]int{}, map[string]int{}
		at := func(x, y float64) string { return fmt.Sprintf("%.2f %.2f", x, y) }
		for _, l := range lines {
			if math.Max(l.Y1, l.Y2) > height+0.01 || l.X2 > width+0.01 {
				t.Fatalf("%+v leaves the frame", l)
			}
			for _, b := range boxes {
				if math.Min(l.X1, l.X2) < b.X+b.W-0.01 && b.X+0.01 < math.Max(l.X1, l.X2) && math.Max(l.Y1, l.Y2) > b.Y+0.01 && math.Min(l.Y1, l.Y2) < b.Y+b.H-0.01 {
					t.Fatalf("%+v runs through the box %+v", l, b)
				}
			}
			starts[at(l.X1, l.Y1)]++
			ends[at(l.X2, l.Y2)]++
		}
		from, into := map[string]int{}, map[string]int{}
		for i, n := range spec.Nodes {
			for _, to := range n.Links {
				if spec.Nodes[to].Column > n.Column {
					from[at(boxes[i].X+boxes[i].W, boxes[i].Y+boxes[i].H/2)]++
					into[at(boxes[to].X, boxes[to].Y+boxes[to].H/2)]++
				}
			}
		}
		for where, n := range from {
			if starts[where] < n {
				t.Fatalf("%d of %d links leave %s", starts[where], n, where)
			}
		}
		for where, n := range into {
			if ends[where] < n {
				t.Fatalf("%d of %d links reach %s", ends[where], n, where)
			}
		}
		if len(from) == 0 && len(lines) > 0 {
			t.Fatal("lines without a link")
		}
	})
}
