package chart

import (
	"math"
	"sort"
)

// plotHeight is the height of a histogram or a curve in lines of text.
const plotHeight = 11

// histogram draws bins without gaps on a scale of amounts, with upright lines for the
// marks. The marks are numbered at the top and explained in a key below.
func (d *drawing) histogram(spec Spec, height float64) ([]Shape, float64) {
	if len(spec.Bins) == 0 {
		return nil, 0
	}
	low, high, most := math.Inf(1), math.Inf(-1), 0.0
	for _, b := range spec.Bins {
		from, to := Value{Amount: b.From}.number(), Value{Amount: b.To}.number()
		low, high = math.Min(low, from), math.Max(high, to)
		most = math.Max(most, math.Max(float64(b.Count), 0))
	}
	f := d.frame(spec.Marks, low, high, height)
	for _, b := range spec.Bins {
		from, to := f.x(Value{Amount: b.From}.number()), f.x(Value{Amount: b.To}.number())
		if most > 0 && b.Count > 0 {
			tall := float64(b.Count) / most * (f.bottom - f.top)
			series := 0
			if b.Apart {
				series = 1
			}
			d.fill(from, f.bottom-tall, math.Max(to-from, 0.5), tall, series)
		}
	}
	d.add(Line{X1: 0, Y1: f.bottom, X2: d.width, Y2: f.bottom, Width: 0.75, Colour: d.style.Ink})
	d.marks(f, spec.Marks, nil)
	return d.shapes, f.natural
}

// steps draws a balance that jumps from day to day, with a line at zero and the part
// below it filled, so that a need for money is seen.
func (d *drawing) steps(spec Spec, height float64) ([]Shape, float64) {
	if len(spec.Steps) == 0 {
		return nil, 0
	}
	points := append([]Step(nil), spec.Steps...)
	sort.SliceStable(points, func(i, j int) bool { return points[i].Day < points[j].Day })
	first, last := float64(points[0].Day), float64(points[len(points)-1].Day)
	least, most := 0.0, 0.0
	for _, p := range points {
		least, most = math.Min(least, p.Value.number()), math.Max(most, p.Value.number())
	}
	f := d.frame(spec.Marks, first, last, height)
	y := func(v float64) float64 {
		if most == least {
			return f.bottom
		}
		return f.top + math.Min(math.Max((most-v)/(most-least), 0), 1)*(f.bottom-f.top)
	}
	zero := y(0)
	for i, p := range points {
		from, to := f.x(float64(p.Day)), d.width
		if i+1 < len(points) {
			to = f.x(float64(points[i+1].Day))
		}
		level := y(p.Value.number())
		if level > zero+0.05 && to > from {
			d.add(Rect{X: from, Y: zero, W: to - from, H: level - zero, Fill: d.shade(1)})
		}
		d.add(Line{X1: from, Y1: level, X2: to, Y2: level, Width: 1.5, Colour: d.style.Accent})
		if i+1 < len(points) {
			d.add(Line{X1: to, Y1: level, X2: to, Y2: y(points[i+1].Value.number()), Width: 1.5, Colour: d.style.Accent})
		}
	}
	d.add(Line{X1: 0, Y1: zero, X2: d.width, Y2: zero, Width: 0.75, Colour: d.style.Ink})
	d.marks(f, spec.Marks, func(m Mark) float64 { return y(m.Value.number()) })
	return d.shapes, f.natural
}

// frame is where a plot stands: its scale, and the lanes of signs above it.
type frame struct {
	low, high, width     float64
	top, bottom, natural float64
	lanes                []int // of each mark
}

func (f frame) x(v float64) float64 {
	if f.high <= f.low {
		return f.width / 2
	}
	return math.Min(math.Max((v-f.low)/(f.high-f.low), 0), 1) * f.width
}

// frame lays out the signs of the marks so that none overlaps another.
func (d *drawing) frame(marks []Mark, low, high, height float64) frame {
	f := frame{low: low, high: high, width: d.width, lanes: make([]int, len(marks))}
	type taken struct{ from, to float64 }
	var lanes [][]taken
	for i, m := range marks {
		from, to := d.signAt(f, m)
		lane := 0
		for ; lane < len(lanes); lane++ {
			free := true
			for _, t := range lanes[lane] {
				free = free && (to+3 < t.from || from > t.to+3)
			}
			if free {
				break
			}
		}
		if lane == len(lanes) {
			lanes = append(lanes, nil)
		}
		lanes[lane] = append(lanes[lane], taken{from, to})
		f.lanes[i] = lane
	}
	key := 0.0
	for _, m := range marks {
		key += float64(len(d.keyLines(m)))*d.lead + 0.2*d.lead
	}
	f.top = float64(len(lanes))*d.lead + 4
	f.natural = f.top + plotHeight*d.lead + 0.5*d.lead + key
	f.bottom = f.top + math.Max(height, f.natural) - f.natural + plotHeight*d.lead
	return f
}

func (d *drawing) signAt(f frame, m Mark) (from, to float64) {
	w := d.widest(true, m.Sign)
	from = math.Min(math.Max(f.x(Value{Amount: m.At}.number())-w/2, 0), d.width-w)
	return from, from + w
}

func (d *drawing) keyLines(m Mark) []string {
	text := m.Label
	if m.Value.Text != "" {
		text += " " + m.Value.Text
	}
	return d.wrap(text, m.Strong, d.width-d.signWidth())
}

func (d *drawing) signWidth() float64 { return 2 * d.style.Size }

// marks draws an upright line with its sign for each mark, down to its place on the
// curve where it has one, and the key below the plot.
func (d *drawing) marks(f frame, marks []Mark, at func(Mark) float64) {
	y := f.bottom + 0.5*d.lead
	for i, m := range marks {
		x := f.x(Value{Amount: m.At}.number())
		end, width := f.bottom, 0.75
		if at != nil {
			end = at(m)
		}
		if m.Strong {
			width = 2
		}
		from, _ := d.signAt(f, m)
		d.text(from, float64(f.lanes[i])*d.lead, m.Sign, true, false)
		d.add(Line{X1: x, Y1: float64(f.lanes[i]+1) * d.lead, X2: x, Y2: end, Width: width, Colour: d.style.Ink})
		if at != nil {
			r := 0.3 * d.style.Size
			d.add(Polygon{Points: []Point{{x - r, end}, {x, end - r}, {x + r, end}, {x, end + r}}, Fill: d.style.Ink})
		}
		lines := d.keyLines(m)
		d.text(0, y, m.Sign, true, false)
		for _, line := range lines {
			d.text(d.signWidth(), y, line, m.Strong, false)
			y += d.lead
		}
		y += 0.2 * d.lead
	}
}
