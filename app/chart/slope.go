package chart

import "math"

// slopePlot is the height of one slope in lines of text.
const slopePlot = 6

// slopes draws a panel for each bar: from its first value at the left a solid line to its
// second at the right, and a dashed one to its third. All panels share one scale from 0 to
// the base of the spec, or to the highest value where that is more.
func (d *drawing) slopes(spec Spec, height float64) ([]Shape, float64) {
	if len(spec.Bars) == 0 {
		return nil, 0
	}
	low, high := 0.0, math.Max(spec.Base.number(), 0)
	labelWidth, startWidth, endWidth := 0.0, 0.0, 0.0
	for _, b := range spec.Bars {
		labelWidth = math.Max(labelWidth, d.widest(b.Strong, b.Label))
		for i, v := range b.Values {
			low, high = math.Min(low, v.number()), math.Max(high, v.number())
			if i == 0 {
				startWidth = math.Max(startWidth, d.widest(false, v.Text))
			} else {
				endWidth = math.Max(endWidth, d.widest(true, v.Text))
			}
		}
	}
	const gap = 6
	labelWidth = math.Min(labelWidth, 0.3*d.width)
	startWidth, endWidth = math.Min(startWidth, 0.22*d.width), math.Min(endWidth, 0.22*d.width)
	left, right := labelWidth+startWidth+3*gap, d.width-endWidth-gap
	y := d.strokes(spec.Series)

	natural := y
	tall := func(b Bar) float64 {
		lines := slopePlot
		lines = max(lines, len(d.wrap(b.Label, b.Strong, labelWidth)))
		ends := 0
		for i, v := range b.Values {
			if n := len(d.wrap(v.Text, i > 0, endWidth)); i == 0 {
				lines = max(lines, len(d.wrap(v.Text, false, startWidth)))
			} else {
				ends += n
			}
		}
		return float64(max(lines, ends))*d.lead + 0.8*d.lead
	}
	for _, b := range spec.Bars {
		natural += tall(b)
	}
	extra := math.Max(0, height-natural) / float64(len(spec.Bars))
	for _, b := range spec.Bars {
		h := tall(b) + extra
		d.slope(b, y, h-0.8*d.lead, low, high, [5]float64{labelWidth, startWidth, endWidth, left, right})
		y += h
	}
	return d.shapes, natural
}

// slope draws one panel; at holds the widths of label, start and end, and the two edges.
func (d *drawing) slope(b Bar, top, h, low, high float64, at [5]float64) {
	label, start, end := d.wrap(b.Label, b.Strong, at[0]), at[1], at[2]
	left, right := at[3], at[4]
	level := func(v Value) float64 {
		if high <= low {
			return top + h
		}
		return top + h*(1-(v.number()-low)/(high-low))
	}
	for i, line := range label {
		d.text(0, top+h/2+(float64(i)-float64(len(label))/2)*d.lead, line, b.Strong, false)
	}
	for _, x := range []float64{left, right} {
		d.add(Line{X1: x, Y1: top, X2: x, Y2: top + h, Width: 0.5, Colour: d.style.Rule})
	}
	// place keeps a text of n lines at its level but inside the panel and below what stands.
	place := func(v Value, n int, from, room float64) float64 {
		y := level(v) - float64(n)*d.lead/2
		return math.Max(from, math.Min(y, top+h-float64(n)*d.lead-room))
	}
	if len(b.Values) == 0 {
		return
	}
	lines := d.wrap(b.Values[0].Text, false, start)
	at0 := place(b.Values[0], len(lines), top, 0)
	for i, line := range lines {
		d.text(left-6, at0+float64(i)*d.lead, line, false, true)
	}
	ends := append([]Value(nil), b.Values[1:]...)
	order := make([]int, len(ends)) // from the highest down
	for i := range order {
		order[i] = i
		for j := i; j > 0 && ends[order[j]].number() > ends[order[j-1]].number(); j-- {
			order[j], order[j-1] = order[j-1], order[j]
		}
	}
	below := 0.0
	for _, v := range ends {
		below += float64(len(d.wrap(v.Text, true, end))) * d.lead
	}
	from := top
	for _, i := range order {
		d.stroke(left, level(b.Values[0]), right, level(ends[i]), i > 0)
		lines := d.wrap(ends[i].Text, true, end)
		below -= float64(len(lines)) * d.lead
		y := place(ends[i], len(lines), from, below)
		for j, line := range lines {
			d.text(right+6, y+float64(j)*d.lead, line, i == 0, false)
		}
		from = y + float64(len(lines))*d.lead
	}
}

// stroke is a solid line, or a dashed one.
func (d *drawing) stroke(x1, y1, x2, y2 float64, dashed bool) {
	if !dashed {
		d.add(Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: 2, Colour: d.style.Accent})
		return
	}
	const dash, space = 5.0, 4.0
	long := math.Hypot(x2-x1, y2-y1)
	for s := 0.0; s < long; s += dash + space {
		e := math.Min(s+dash, long)
		d.add(Line{X1: x1 + (x2-x1)*s/long, Y1: y1 + (y2-y1)*s/long, X2: x1 + (x2-x1)*e/long, Y2: y1 + (y2-y1)*e/long, Width: 1.2, Colour: d.style.Ink})
	}
}

// strokes is the key of the lines: the first solid, the others dashed. It returns the
// height used.
func (d *drawing) strokes(names []string) float64 {
	const sample = 24
	y := 0.0
	for i, name := range names {
		d.stroke(0, y+0.6*d.style.Size, sample, y+0.6*d.style.Size, i > 0)
		for _, line := range d.wrap(name, false, d.width-sample-6) {
			d.text(sample+6, y, line, false, false)
			y += d.lead
		}
	}
	if len(names) > 0 {
		y += 0.5 * d.lead
	}
	return y
}
