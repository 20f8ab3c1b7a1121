package chart

import "math"

// Height is the least height in points at which every label of the chart fits, for a
// width in points. Zero for a chart without data.
func Height(spec Spec, width float64, style Style, measure Measure) float64 {
	_, h := draw(spec, width, 0, style, measure)
	return h
}

// Layout draws the chart from (0, 0) to (width, height) points. Labels never overlap:
// where height is less than Height the chart takes Height. No data draws nothing.
func Layout(spec Spec, width, height float64, style Style, measure Measure) []Shape {
	shapes, _ := draw(spec, width, height, style, measure)
	return shapes
}

func draw(spec Spec, width, height float64, style Style, measure Measure) ([]Shape, float64) {
	width = math.Max(width, 12*style.Size) // narrower than this no label can be read
	d := drawing{style: style, measure: measure, width: width, lead: style.Size * 1.35}
	switch spec.Kind {
	case Bars, Stacked:
		return d.bars(spec, height)
	case Ladder:
		return d.ladder(spec.Rungs, height)
	case Tornado:
		return d.tornado(spec, height)
	case Histogram:
		return d.histogram(spec, height)
	case Steps:
		return d.steps(spec, height)
	case Boxes:
		return d.grid(spec, height)
	case Slope:
		return d.slopes(spec, height)
	case Flow:
		return d.flow(spec)
	}
	return nil, 0
}

type drawing struct {
	style   Style
	measure Measure
	width   float64
	lead    float64 // line height
	shapes  []Shape
}

func (d *drawing) add(s ...Shape) { d.shapes = append(d.shapes, s...) }

// text adds one line with its top at y; right-aligned text ends at x.
func (d *drawing) text(x, y float64, s string, bold, right bool) {
	if s == "" {
		return
	}
	w := d.measure(s, d.style.Size, bold)
	if right {
		x -= w
	}
	d.add(Text{X: x, Y: y + 1.02*d.style.Size, Size: d.style.Size, Width: w, Bold: bold, Colour: d.style.Ink, String: s})
}

func (d *drawing) wrap(s string, bold bool, width float64) []string {
	return WrapText(s, bold, d.style.Size, width, d.measure)
}

func (d *drawing) widest(bold bool, texts ...string) float64 {
	w := 0.0
	for _, t := range texts {
		w = math.Max(w, d.measure(t, d.style.Size, bold))
	}
	return w
}

// fills are the looks of successive series: solid dark, light with rising hatching,
// mid grey, white with falling hatching, dark hatching on mid grey, plain light.
var fills = []struct {
	tone  float64 // 0 accent … 1 paper
	hatch int     // 0 none, 1 rising, -1 falling
}{{0, 0}, {0.8, 1}, {0.5, 0}, {1, -1}, {0.65, -1}, {0.9, 0}}

func (d *drawing) fill(x, y, w, h float64, series int) {
	d.add(Rect{X: x, Y: y, W: w, H: h, Fill: d.shade(series)})
	if f := fills[series%len(fills)]; f.hatch != 0 {
		d.hatch(x, y, w, h, f.hatch)
	}
	d.add(Rect{X: x, Y: y, W: w, H: h, Stroke: d.style.Accent, Width: 0.75})
}

// shade is the plain tone of a series.
func (d *drawing) shade(series int) Colour {
	tone, s := fills[series%len(fills)].tone, d.style
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a)*(1-tone) + float64(b)*tone)) }
	return Colour{R: mix(s.Accent.R, s.Paper.R), G: mix(s.Accent.G, s.Paper.G), B: mix(s.Accent.B, s.Paper.B), A: 255}
}

// hatch draws lines at 45°, cut to the rectangle.
func (d *drawing) hatch(x, y, w, h float64, slope int) {
	step := math.Max(4, (w+h)/400) // bounded work however large the bar
	for t := step; t < w+h; t += step {
		x1, y1 := math.Min(t, w), math.Max(0, t-w)
		x2, y2 := math.Max(0, t-h), math.Min(t, h)
		if slope > 0 { // from the top edge down to the left one
			d.add(Line{X1: x + x1, Y1: y + y1, X2: x + x2, Y2: y + y2, Width: 0.6, Colour: d.style.Accent})
		} else { // mirrored
			d.add(Line{X1: x + w - x1, Y1: y + y1, X2: x + w - x2, Y2: y + y2, Width: 0.6, Colour: d.style.Accent})
		}
	}
}
