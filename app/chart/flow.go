package chart

import "math"

// flow draws boxes in columns below their heads, each with its text, its note and, in
// bold, its value, and lines from the right edge of a box to the left edge of those it leads to.
// A line that skips a column goes through it between two boxes or below the last, so that
// it never seems to lead to a box that it only passes. A dashed box is one without a value.
func (d *drawing) flow(spec Spec) ([]Shape, float64) {
	if len(spec.Nodes) == 0 || len(spec.Series) == 0 {
		return nil, 0
	}
	const pad = 4
	columns := len(spec.Series)
	gap := math.Min(1.6*d.style.Size, 0.04*d.width)
	wide := math.Max((d.width-gap*float64(columns-1))/float64(columns), 2*pad+1)
	left := func(column int) float64 { return float64(column) * (wide + gap) }

	heads, most := make([][]string, columns), 0
	for i, name := range spec.Series {
		heads[i] = d.wrap(name, true, wide)
		most = max(most, len(heads[i]))
	}
	top := float64(most)*d.lead + pad
	type box struct {
		text, note, value []string
		x, y, h           float64
	}
	boxes, foot := make([]box, len(spec.Nodes)), make([]float64, columns)
	free := make([][]float64, columns) // heights at which a line may pass a column
	for i := range foot {
		foot[i] = top
	}
	natural := top
	for i, n := range spec.Nodes {
		c := min(max(n.Column, 0), columns-1)
		b := box{text: d.wrap(n.Text, false, wide-2*pad), x: left(c), y: foot[c]}
		lines := len(b.text)
		if n.Note != "" {
			b.note = d.wrap(n.Note, false, wide-2*pad)
			lines += len(b.note)
		}
		if n.Value.Text != "" {
			b.value = d.wrap(n.Value.Text, true, wide-2*pad)
			lines += len(b.value)
		}
		b.h = float64(lines)*d.lead + 2*pad
		foot[c] += b.h + 0.7*d.lead
		free[c] = append(free[c], foot[c]-0.35*d.lead)
		natural = math.Max(natural, foot[c])
		boxes[i] = b
	}
	for i, lines := range heads {
		for j, line := range lines {
			d.text(left(i), float64(j)*d.lead, line, true, false)
		}
	}
	for i, n := range spec.Nodes {
		for _, to := range n.Links {
			if to < 0 || to >= len(boxes) || boxes[to].x <= boxes[i].x {
				continue
			}
			from, into := boxes[i], boxes[to]
			x, y := from.x+wide, from.y+from.h/2
			line := func(x2, y2 float64) {
				d.add(Line{X1: x, Y1: y, X2: x2, Y2: y2, Width: 0.9, Colour: d.style.Rule})
				x, y = x2, y2
			}
			end := into.y + into.h/2
			first, last := min(max(n.Column, 0), columns-1), min(max(spec.Nodes[to].Column, 0), columns-1)
			for c := first + 1; c < last; c++ {
				straight := y + (end-y)*(left(c)-x)/(into.x-x)
				if len(free[c]) > 0 {
					straight = nearest(free[c], straight)
				}
				line(left(c), straight)
				line(left(c)+wide, straight)
			}
			line(into.x, end)
		}
	}
	for i, n := range spec.Nodes {
		b := boxes[i]
		d.add(Rect{X: b.x, Y: b.y, W: wide, H: b.h, Fill: d.style.Paper})
		if n.Dashed {
			d.dashes(b.x, b.y, wide, b.h)
		} else {
			d.add(Rect{X: b.x, Y: b.y, W: wide, H: b.h, Stroke: d.style.Accent, Width: 1})
		}
		y := b.y + pad
		for _, line := range append(b.text, b.note...) {
			d.text(b.x+pad, y, line, false, false)
			y += d.lead
		}
		for _, line := range b.value {
			d.text(b.x+pad, y, line, true, false)
			y += d.lead
		}
	}
	return d.shapes, natural
}

// nearest is the one of the heights that is closest to y.
func nearest(heights []float64, y float64) float64 {
	best := heights[0]
	for _, h := range heights[1:] {
		if math.Abs(h-y) < math.Abs(best-y) {
			best = h
		}
	}
	return best
}

// dashes draws the outline of a box in short strokes.
func (d *drawing) dashes(x, y, w, h float64) {
	const on, off = 4, 3
	stroke := func(x1, y1, x2, y2 float64) {
		d.add(Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: 1, Colour: d.style.Accent})
	}
	for t := 0.0; t < w; t += on + off {
		end := math.Min(t+on, w)
		stroke(x+t, y, x+end, y)
		stroke(x+t, y+h, x+end, y+h)
	}
	for t := 0.0; t < h; t += on + off {
		end := math.Min(t+on, h)
		stroke(x, y+t, x, y+end)
		stroke(x+w, y+t, x+w, y+end)
	}
}
