package chart_test

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/chart"
)

func point(v float64) chart.Value {
	d := decimal.NewFromFloat(v)
	return chart.Value{Amount: d, Text: d.String()}
}

// On a scale from 0 to 10 a line from 2 to 6 rises by four tenths of its panel, and one
// for all who started to 4 by two. The first is one solid stroke, the second many short
// ones, so that they are told apart without colour.
func TestASlopeRisesByItsShareOfTheScale(t *testing.T) {
	spec := chart.Spec{Kind: chart.Slope, Series: []string{"Completers", "All"}, Base: point(10),
		Bars: []chart.Bar{{Label: "Confidence", Values: []chart.Value{point(2), point(6), point(4)}}}}
	const width = 480
	height := chart.Height(spec, width, chart.PrintStyle(), measure)
	var solid []chart.Line // with the one of the key
	var dashes []chart.Line
	var axes []chart.Line
	for _, s := range chart.Layout(spec, width, height, chart.PrintStyle(), measure) {
		l, ok := s.(chart.Line)
		if !ok {
			continue
		}
		for _, at := range []float64{l.X1, l.X2} {
			if at < 0 || at > width {
				t.Errorf("%+v leaves the frame", l)
			}
		}
		if math.Min(l.Y1, l.Y2) < 0 || math.Max(l.Y1, l.Y2) > height {
			t.Errorf("%+v leaves the frame", l)
		}
		switch {
		case l.X1 == l.X2:
			axes = append(axes, l)
		case l.Width == 2:
			solid = append(solid, l)
		default:
			dashes = append(dashes, l)
		}
	}
	if len(axes) != 2 || len(solid) != 2 || len(dashes) < 12 {
		t.Fatalf("%d edges, %d solid strokes, %d dashes", len(axes), len(solid), len(dashes))
	}
	tall := axes[0].Y2 - axes[0].Y1
	line, last := solid[1], dashes[len(dashes)-1]
	if line.X1 != axes[0].X1 || line.X2 != axes[1].X1 {
		t.Errorf("the line does not go from edge to edge: %+v", line)
	}
	if got := (line.Y1 - line.Y2) / tall; math.Abs(got-0.4) > 1e-9 {
		t.Errorf("from 2 to 6 the line rises by %v of the scale", got)
	}
	if got := (axes[0].Y2 - line.Y1) / tall; math.Abs(got-0.2) > 1e-9 {
		t.Errorf("2 stands at %v of the scale", got)
	}
	// The last dash may end short of the edge: its slope tells where it goes.
	slope := (last.Y2 - last.Y1) / (last.X2 - last.X1)
	if got := -slope * (axes[1].X1 - axes[0].X1) / tall; math.Abs(got-0.2) > 1e-9 {
		t.Errorf("from 2 to 4 the dashes rise by %v of the scale", got)
	}
	long := 0.0
	for _, l := range dashes {
		long = math.Max(long, math.Hypot(l.X2-l.X1, l.Y2-l.Y1))
	}
	if long > 5+1e-9 {
		t.Errorf("a dash is %v long", long)
	}
}
