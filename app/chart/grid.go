package chart

import "math"

// grid draws rows of boxes below column heads: in each box its text, and along its foot a
// bar that is filled as far as its amount, from 0 to 1. An amount of zero is hatched, so
// that a gap is told from a full box in grey; a plain value has no bar. A value without
// text is no box.
func (d *drawing) grid(spec Spec, height float64) ([]Shape, float64) {
	if len(spec.Bars) == 0 || len(spec.Series) == 0 {
		return nil, 0
	}
	const gap, pad = 6, 4
	foot := 0.55 * d.style.Size
	labelWidth := 0.0
	for _, b := range spec.Bars {
		labelWidth = math.Max(labelWidth, d.widest(b.Strong, b.Label))
	}
	labelWidth = math.Min(labelWidth, 0.3*d.width)
	left := labelWidth + gap
	wide := math.Max((d.width-left)/float64(len(spec.Series))-gap, 2*pad+1)

	heads, most := make([][]string, len(spec.Series)), 0
	for i, name := range spec.Series {
		heads[i] = d.wrap(name, true, wide)
		most = max(most, len(heads[i]))
	}
	type row struct {
		label []string
		texts [][]string
		tall  float64
	}
	rows, natural := make([]row, len(spec.Bars)), float64(most)*d.lead+gap
	top := natural
	for i, b := range spec.Bars {
		r := row{label: d.wrap(b.Label, b.Strong, labelWidth), texts: make([][]string, len(spec.Series))}
		lines := len(r.label)
		for k := range min(len(b.Values), len(spec.Series)) {
			r.texts[k] = d.wrap(b.Values[k].Text, false, wide-2*pad)
			lines = max(lines, len(r.texts[k]))
		}
		r.tall = float64(lines)*d.lead + foot + 3*pad
		rows[i], natural = r, natural+r.tall+gap
	}
	extra := math.Max(0, height-natural) / float64(len(rows))

	for i, lines := range heads {
		for j, line := range lines {
			d.text(left+float64(i)*(wide+gap)+pad, float64(j)*d.lead, line, true, false)
		}
	}
	y := top
	for i, r := range rows {
		tall := r.tall + extra
		for j, line := range r.label {
			d.text(0, y+pad+float64(j)*d.lead, line, spec.Bars[i].Strong, false)
		}
		for k := range min(len(spec.Bars[i].Values), len(spec.Series)) {
			v := spec.Bars[i].Values[k]
			if v.Text == "" {
				continue
			}
			x := left + float64(k)*(wide+gap)
			d.add(Rect{X: x, Y: y, W: wide, H: tall, Stroke: d.style.Rule, Width: 0.75})
			for j, line := range r.texts[k] {
				d.text(x+pad, y+pad+float64(j)*d.lead, line, false, false)
			}
			if v.Plain {
				continue
			}
			d.share(x+pad, y+tall-pad-foot, wide-2*pad, foot, v.number())
		}
		y += tall + gap
	}
	return d.shapes, natural
}

// share is a bar that is filled as far as a share of its width; none is hatched.
func (d *drawing) share(x, y, w, h, share float64) {
	share = math.Max(0, math.Min(1, share))
	if share == 0 {
		d.hatch(x, y, w, h, 1)
	} else {
		d.add(Rect{X: x, Y: y, W: w * share, H: h, Fill: d.shade(0)})
	}
	d.add(Rect{X: x, Y: y, W: w, H: h, Stroke: d.style.Accent, Width: 0.75})
}
