package chart_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/chart"
)

// TestAnyPlot: tornado, histogram and steps keep inside their frame, no two labels
// overlap, and each text of the spec is drawn (a sign twice: at its line and in the key).
func TestAnyPlot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]chart.Kind{chart.Tornado, chart.Histogram, chart.Steps}).Draw(t, "kind")
		spec := chart.Spec{Kind: kind}
		number := rapid.Int64Range(-1_000_000, 1_000_000)
		amount := func(name string) decimal.Decimal { return decimal.New(number.Draw(t, name), -2) }
		label := func() string {
			return strings.TrimSpace(strings.Repeat("pay of a post ", rapid.IntRange(1, 6).Draw(t, "words")))
		}
		n := rapid.IntRange(0, 9).Draw(t, "count")
		if kind == chart.Tornado {
			spec.Series = []string{"at the low", "at the high"}
			spec.Base = value(t)
		}
		from := amount("from")
		for i := range n {
			switch kind {
			case chart.Tornado:
				b := chart.Bar{Label: label(), Values: []chart.Value{value(t), value(t)}}
				if rapid.Bool().Draw(t, "one end") {
					b.Values[i%2] = chart.Value{}
				}
				spec.Bars = append(spec.Bars, b)
			case chart.Histogram:
				to := from.Add(decimal.NewFromInt(500))
				spec.Bins = append(spec.Bins, chart.Bin{From: from, To: to, Count: rapid.IntRange(0, 900).Draw(t, "trials"), Apart: to.IsNegative()})
				from = to
			case chart.Steps:
				spec.Steps = append(spec.Steps, chart.Step{Day: rapid.IntRange(0, 1000).Draw(t, "day"), Value: chart.Value{Amount: amount("balance")}})
			}
		}
		signs := 0
		if kind != chart.Tornado {
			for i := range rapid.IntRange(0, 6).Draw(t, "marks") {
				spec.Marks = append(spec.Marks, chart.Mark{Sign: fmt.Sprint(i), Label: label(), At: amount("at"), Value: value(t), Strong: i == 0})
				signs++
			}
		}
		width, asked := rapid.Float64Range(200, 600).Draw(t, "width"), rapid.Float64Range(0, 500).Draw(t, "height")
		height := math.Max(asked, chart.Height(spec, width, chart.PrintStyle(), measure))
		shapes := chart.Layout(spec, width, asked, chart.PrintStyle(), measure)
		if n == 0 {
			if len(shapes) != 0 {
				t.Fatal("no data draws nothing")
			}
			return
		}
		letters := inFrame(t, shapes, width, height)
		want := signs
		for _, text := range spec.Texts() {
			want += len(strings.ReplaceAll(text.Text, " ", ""))
		}
		if letters != want {
			t.Fatalf("%d letters are drawn of %d", letters, want)
		}
	})
}

// inFrame checks that all is inside the frame and no text over another, and counts the
// letters drawn.
func inFrame(t *rapid.T, shapes []chart.Shape, width, height float64) int {
	outside := func(x, y float64) bool {
		return math.IsNaN(x+y) || x < -4 || x > width+4 || y < -4 || y > height+4
	}
	var all []chart.Text
	letters := 0
	for _, s := range shapes {
		switch s := s.(type) {
		case chart.Text:
			all = append(all, s)
			letters += len(strings.ReplaceAll(s.String, " ", ""))
		case chart.Rect:
			if outside(s.X, s.Y) || outside(s.X+s.W, s.Y+s.H) || s.W < 0 || s.H < 0 {
				t.Fatalf("a bar leaves the frame: %+v", s)
			}
		case chart.Line:
			if outside(s.X1, s.Y1) || outside(s.X2, s.Y2) {
				t.Fatalf("a line leaves the frame: %+v", s)
			}
		}
	}
	for i, a := range all {
		if a.X < -0.01 || a.X+a.Width > width+0.01 || a.Y > height+0.01 || a.Y-a.Size < -1 {
			t.Fatalf("%q leaves the frame of %.0f × %.0f: %+v", a.String, width, height, a)
		}
		for _, b := range all[:i] {
			if a.X < b.X+b.Width-0.01 && b.X < a.X+a.Width-0.01 && math.Abs(a.Y-b.Y) < a.Size {
				t.Fatalf("%q and %q overlap", a.String, b.String)
			}
		}
	}
	return letters
}

// A need for money is drawn: the fill of steps below zero reaches down to the lowest
// balance, whose mark stands at its day.
func TestStepsShowTheirLowestPoint(t *testing.T) {
	spec := chart.Spec{Kind: chart.Steps, Steps: []chart.Step{{Day: 0, Value: chart.Value{Amount: decimal.NewFromInt(1000)}}, {Day: 50, Value: chart.Value{Amount: decimal.NewFromInt(-3000)}}, {Day: 100, Value: chart.Value{Amount: decimal.NewFromInt(500)}}},
		Marks: []chart.Mark{{Sign: "1", Label: "Lowest:", At: decimal.NewFromInt(50), Value: chart.Value{Amount: decimal.NewFromInt(-3000), Text: "−£3,000"}}}}
	var fill chart.Rect
	var point chart.Polygon
	for _, s := range chart.Layout(spec, 400, 0, chart.PrintStyle(), measure) {
		switch s := s.(type) {
		case chart.Rect:
			fill = s
		case chart.Polygon:
			point = s
		}
	}
	if math.Abs(fill.X-200) > 0.1 || math.Abs(fill.W-200) > 0.1 || fill.H <= 0 {
		t.Errorf("the fill below zero is %+v", fill)
	}
	if math.Abs(point.Points[1].X-200) > 0.1 || math.Abs(point.Points[0].Y-(fill.Y+fill.H)) > 0.1 {
		t.Errorf("the lowest point is at %+v, the fill ends at %v", point.Points, fill.Y+fill.H)
	}
}

// A tornado draws the bar at the low from the base to the result there.
func TestTornadoBarsStartAtTheBase(t *testing.T) {
	v := func(n int64) chart.Value { return chart.Value{Amount: decimal.NewFromInt(n), Text: fmt.Sprint(n)} }
	spec := chart.Spec{Kind: chart.Tornado, Series: []string{"low", "high"}, Base: v(100), Bars: []chart.Bar{{Label: "Volume", Values: []chart.Value{v(0), v(300)}}}}
	var rects []chart.Rect
	for _, s := range chart.Layout(spec, 500, 0, chart.PrintStyle(), measure) {
		if r, ok := s.(chart.Rect); ok && r.Stroke.A == 0 {
			rects = append(rects, r)
		}
	}
	low, high := rects[2], rects[3] // the first two are the key
	if math.Abs(low.X+low.W-high.X) > 0.01 || math.Abs(high.W-2*low.W) > 0.01 {
		t.Errorf("low %+v, high %+v", low, high)
	}
}
