package chart

import (
	"math"
	"sort"
)

// ladder draws rungs at their height on one scale, highest on top, each with its label
// and amount at the right; crowded labels move apart and keep a line to their rung.
func (d *drawing) ladder(rungs []Rung, height float64) ([]Shape, float64) {
	if len(rungs) == 0 {
		return nil, 0
	}
	sorted := append([]Rung(nil), rungs...)
	sort.SliceStable(sorted, func(i, j int) bool {
		return sorted[i].Value.Amount.GreaterThan(sorted[j].Value.Amount)
	})
	const gap = 10.0
	textWidth := 0.0
	for _, r := range sorted {
		textWidth = math.Max(textWidth, d.widest(r.Chosen, r.Value.Text))
	}
	textWidth = math.Min(textWidth, 0.3*d.width)
	post := 0.24 * d.width        // the ladder itself
	labelX := post + 0.07*d.width // leader lines in between
	labelWidth := math.Max(d.width-labelX-textWidth-gap, 4*d.style.Size)

	type block struct {
		label, amount []string
		height, y     float64
	}
	blocks, natural := make([]block, len(sorted)), 0.0
	for i, r := range sorted {
		b := block{label: d.wrap(r.Label, r.Chosen, labelWidth), amount: d.wrap(r.Value.Text, r.Chosen, textWidth)}
		b.height = float64(max(len(b.label), len(b.amount)))*d.lead + 0.35*d.lead
		natural += b.height
		blocks[i] = b
	}
	top, bottom := blocks[0].height/2, blocks[len(blocks)-1].height/2
	least := natural
	if len(sorted) > 1 { // a ladder lower than this hides the distances
		least = math.Max(natural, 12*d.lead)
	}
	height = math.Max(height, least)

	high, low := sorted[0].Value.number(), sorted[len(sorted)-1].Value.number()
	at := func(v float64) float64 {
		if high == low {
			return height / 2
		}
		return top + (high-v)/(high-low)*(height-top-bottom)
	}
	// Labels want to stand level with their rung. Push down from the top, then up from
	// the bottom: together they fit, because height is at least their sum.
	y := 0.0
	for i := range blocks {
		blocks[i].y = math.Max(y, at(sorted[i].Value.number())-blocks[i].height/2)
		y = blocks[i].y + blocks[i].height
	}
	limit := height
	for i := len(blocks) - 1; i >= 0; i-- {
		blocks[i].y = math.Min(blocks[i].y, limit-blocks[i].height)
		limit = blocks[i].y
	}

	ink, rule := d.style.Ink, d.style.Rule
	d.add(Line{X1: 0, Y1: at(high), X2: 0, Y2: at(low), Width: 2, Colour: rule},
		Line{X1: post, Y1: at(high), X2: post, Y2: at(low), Width: 2, Colour: rule})
	for i, r := range sorted {
		b, rungY := blocks[i], at(r.Value.number())
		middle := b.y + b.height/2
		width, colour := 1.25, ink
		if r.Chosen {
			width, colour = 4, d.style.Accent
		}
		d.add(Line{X1: 0, Y1: rungY, X2: post, Y2: rungY, Width: width, Colour: colour},
			Line{X1: post, Y1: rungY, X2: labelX - 4, Y2: middle, Width: 0.6, Colour: rule})
		if r.Chosen { // a marker as well as weight and colour
			d.add(Polygon{Points: []Point{{post + 9, rungY - 5}, {post, rungY}, {post + 9, rungY + 5}}, Fill: colour})
		}
		for j, line := range b.label {
			d.text(labelX, middle+(float64(j)-float64(len(b.label))/2)*d.lead, line, r.Chosen, false)
		}
		for j, line := range b.amount {
			d.text(d.width, middle+(float64(j)-float64(len(b.amount))/2)*d.lead, line, r.Chosen, true)
		}
	}
	return d.shapes, least
}
