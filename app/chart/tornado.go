package chart

import "math"

// tornado draws, for each input, a bar from the result at its low to the result at its
// high around one line at the base. The part at the low is solid and the part at the
// high hatched; the smaller result is printed at the left of the bars and the larger
// at the right.
func (d *drawing) tornado(spec Spec, height float64) ([]Shape, float64) {
	if len(spec.Bars) == 0 {
		return nil, 0
	}
	const gap = 8
	top := d.key(spec.Series)
	base := spec.Base.number()
	low, high := base, base
	labelWidth, textWidth := 0.0, d.widest(true, spec.Base.Text)/2
	for _, b := range spec.Bars {
		labelWidth = math.Max(labelWidth, d.widest(b.Strong, b.Label))
		for _, v := range b.Values {
			if v.Text == "" {
				continue
			}
			textWidth = math.Max(textWidth, d.widest(false, v.Text))
			low, high = math.Min(low, v.number()), math.Max(high, v.number())
		}
	}
	labelWidth = math.Min(labelWidth, 0.3*d.width)
	textWidth = math.Min(textWidth, 0.17*d.width)
	left := labelWidth + gap + textWidth + gap
	span := math.Max(d.width-left-gap-textWidth, 1)
	scale, zero := 0.0, left+span/2 // nothing moves: only the line
	if high > low {
		scale = span / (high - low)
		zero = left + (base-low)*scale
	}
	baseLines := d.wrap(spec.Base.Text, true, d.width)
	for i, line := range baseLines {
		w := d.widest(true, line)
		d.text(math.Min(math.Max(zero-w/2, 0), d.width-w), top+float64(i)*d.lead, line, true, false)
	}
	top += float64(len(baseLines))*d.lead + 2

	labels, ends, natural := make([][]string, len(spec.Bars)), make([][2][]string, len(spec.Bars)), top
	rows := func(i int) float64 {
		return float64(max(len(labels[i]), len(ends[i][0]), len(ends[i][1]), 1))*d.lead + 0.5*d.lead
	}
	for i, b := range spec.Bars {
		labels[i] = d.wrap(b.Label, b.Strong, labelWidth)
		for side, v := range b.sides(base) {
			if v.Text != "" {
				ends[i][side] = d.wrap(v.Text, false, textWidth)
			}
		}
		natural += rows(i)
	}
	extra := math.Max(0, height-natural) / float64(len(spec.Bars))
	thick := 1.15 * d.lead
	y := top
	for i, b := range spec.Bars {
		rowHeight := rows(i) + extra
		middle := y + rowHeight/2
		lines := func(x float64, lines []string, bold, right bool) {
			for j, line := range lines {
				d.text(x, middle+(float64(j)-float64(len(lines))/2)*d.lead, line, bold, right)
			}
		}
		lines(0, labels[i], b.Strong, false)
		lines(left-gap, ends[i][0], false, true)
		lines(left+span+gap, ends[i][1], false, false)
		for series, v := range b.Values {
			if v.Text == "" {
				continue
			}
			w := (v.number() - base) * scale
			d.piece(math.Min(zero, zero+w), middle-thick/2, math.Abs(w), thick, series)
		}
		y += rowHeight
	}
	d.add(Line{X1: zero, Y1: top, X2: zero, Y2: y, Width: 1.25, Colour: d.style.Ink})
	return d.shapes, natural
}

// sides are the values of a bar to print at its left and its right. One value alone
// stands on the side of the base to which it goes.
func (b Bar) sides(base float64) [2]Value {
	var known []Value
	for _, v := range b.Values {
		if v.Text != "" {
			known = append(known, v)
		}
	}
	switch {
	case len(known) == 0:
		return [2]Value{}
	case len(known) == 1 && known[0].number() < base:
		return [2]Value{known[0], {}}
	case len(known) == 1:
		return [2]Value{{}, known[0]}
	case known[0].number() > known[1].number():
		return [2]Value{known[1], known[0]}
	}
	return [2]Value{known[0], known[1]}
}
