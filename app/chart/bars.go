package chart

import "math"

// bars draws horizontal bars: label at the left, bar from the zero line, text at the
// right. The key of a stacked chart stands above.
func (d *drawing) bars(spec Spec, height float64) ([]Shape, float64) {
	if len(spec.Bars) == 0 {
		return nil, 0
	}
	const gap = 8
	top := 0.0
	if spec.Kind == Stacked && len(spec.Series) > 0 {
		top = d.key(spec.Series)
	}
	labelWidth, textWidth, low, high := 0.0, 0.0, 0.0, 0.0
	for _, b := range spec.Bars {
		labelWidth = math.Max(labelWidth, d.widest(b.Strong, b.Label))
		textWidth = math.Max(textWidth, d.widest(true, b.end(spec.Kind).Text))
		l, h := b.extent()
		low, high = math.Min(low, l), math.Max(high, h)
	}
	labelWidth = math.Min(labelWidth, 0.38*d.width)
	textWidth = math.Min(textWidth, 0.26*d.width)
	left := labelWidth + gap
	span := math.Max(d.width-left-textWidth-gap, 1)
	scale := 0.0 // every value zero: no bars, only labels
	if high > low {
		scale = span / (high - low)
	}
	zero := left - low*scale

	labels, ends, natural := make([][]string, len(spec.Bars)), make([][]string, len(spec.Bars)), top
	for i, b := range spec.Bars {
		labels[i] = d.wrap(b.Label, b.Strong, labelWidth)
		ends[i] = d.wrap(b.end(spec.Kind).Text, true, textWidth)
		natural += float64(max(len(labels[i]), len(ends[i]), 1))*d.lead + 0.6*d.lead
	}
	extra := math.Max(0, height-natural) / float64(len(spec.Bars))
	thick := 1.15 * d.lead

	y := top
	for i, b := range spec.Bars {
		rowHeight := float64(max(len(labels[i]), len(ends[i]), 1))*d.lead + 0.6*d.lead + extra
		middle := y + rowHeight/2
		for j, line := range labels[i] {
			d.text(0, middle+(float64(j)-float64(len(labels[i]))/2)*d.lead, line, b.Strong, false)
		}
		for j, line := range ends[i] {
			d.text(d.width, middle+(float64(j)-float64(len(ends[i]))/2)*d.lead, line, b.Strong || spec.Kind == Stacked, true)
		}
		up, down := zero, zero
		for series, v := range b.Values {
			w := v.number() * scale
			if w >= 0 {
				d.piece(up, middle-thick/2, w, thick, series)
				up += w
			} else {
				d.piece(down+w, middle-thick/2, -w, thick, series)
				down += w
			}
		}
		y += rowHeight
	}
	d.add(Line{X1: zero, Y1: top, X2: zero, Y2: y, Width: 0.75, Colour: d.style.Ink})
	return d.shapes, natural
}

func (d *drawing) piece(x, y, w, h float64, series int) {
	if w > 0.05 {
		d.fill(x, y, w, h, series)
	}
}

// key draws the names of the series, flowing over as many lines as needed, and returns
// the height used.
func (d *drawing) key(names []string) float64 {
	box := d.style.Size
	x, y := 0.0, 0.0
	for i, name := range names {
		lines := d.wrap(name, false, d.width-box-6)
		w := box + 6 + d.widest(false, lines...)
		if x > 0 && x+w > d.width {
			x, y = 0, y+1.3*d.lead
		}
		d.fill(x, y+0.15*d.style.Size, box, box, i)
		for j, line := range lines {
			d.text(x+box+6, y+float64(j)*d.lead, line, false, false)
		}
		y += float64(len(lines)-1) * d.lead
		x += w + 16
	}
	return y + 1.3*d.lead + 4
}

// end is the value printed at the end of the bar.
func (b Bar) end(kind Kind) Value {
	if kind == Stacked {
		return b.Total
	}
	if len(b.Values) > 0 {
		return b.Values[0]
	}
	return Value{}
}

func (b Bar) extent() (low, high float64) {
	for _, v := range b.Values {
		if n := v.number(); n < 0 {
			low += n
		} else {
			high += n
		}
	}
	return low, high
}

// number is the amount for geometry, kept within a range that cannot overflow.
func (v Value) number() float64 {
	f, _ := v.Amount.Float64()
	if math.IsNaN(f) {
		return 0
	}
	return math.Max(-1e15, math.Min(1e15, f))
}
