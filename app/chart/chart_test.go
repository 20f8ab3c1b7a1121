package chart_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/chart"
)

func measure(text string, size float64, bold bool) float64 {
	w := 0.55
	if bold {
		w = 0.6
	}
	return float64(utf8.RuneCountInString(text)) * size * w
}

func value(t *rapid.T) chart.Value {
	n := rapid.SampledFrom([]int64{0, 1, -1, 1420, 1421, -5000, 99_999_999_999}).Draw(t, "amount")
	return chart.Value{Amount: decimal.New(n, -2), Text: fmt.Sprintf("£%d.%02d", n/100, n%100)}
}

// TestAnyChart: labels never overlap, all is inside the frame, every label is drawn.
func TestAnyChart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		label := func() string {
			return strings.TrimSpace(strings.Repeat("price of a meal ", rapid.IntRange(1, 6).Draw(t, "words")))
		}
		spec := chart.Spec{Kind: rapid.SampledFrom([]chart.Kind{chart.Bars, chart.Stacked, chart.Ladder, chart.Boxes, chart.Flow, chart.Slope}).Draw(t, "kind"), Series: []string{"People", "Food"}}
		for range rapid.IntRange(0, 9).Draw(t, "count") {
			if spec.Kind == chart.Ladder {
				spec.Rungs = append(spec.Rungs, chart.Rung{Label: label(), Value: value(t), Chosen: rapid.Bool().Draw(t, "chosen")})
				continue
			}
			if spec.Kind == chart.Flow {
				n := chart.Node{Column: rapid.IntRange(0, 1).Draw(t, "column"), Text: label(), Note: rapid.SampledFrom([]string{"", "the council"}).Draw(t, "note"), Value: value(t), Dashed: rapid.Bool().Draw(t, "dashed")}
				n.Links = []int{rapid.IntRange(-1, 9).Draw(t, "link")}
				spec.Nodes = append(spec.Nodes, n)
				continue
			}
			b := chart.Bar{Label: label(), Values: []chart.Value{value(t)}, Total: value(t)}
			if spec.Kind == chart.Stacked || spec.Kind == chart.Boxes {
				b.Values = append(b.Values, value(t))
			}
			if spec.Kind == chart.Slope {
				b.Values = append(b.Values, value(t), value(t))
			}
			spec.Bars = append(spec.Bars, b)
		}
		width, asked := rapid.Float64Range(200, 600).Draw(t, "width"), rapid.Float64Range(0, 500).Draw(t, "height")
		height := math.Max(asked, chart.Height(spec, width, chart.PrintStyle(), measure))
		shapes := chart.Layout(spec, width, asked, chart.PrintStyle(), measure)
		if len(spec.Bars)+len(spec.Rungs)+len(spec.Nodes) == 0 {
			if len(shapes) != 0 {
				t.Fatal("no data draws nothing")
			}
			return
		}
		var all []chart.Text
		letters := 0
		for _, s := range shapes {
			switch s := s.(type) {
			case chart.Text:
				all = append(all, s)
				letters += len(strings.ReplaceAll(s.String, " ", ""))
			case chart.Rect:
				if s.X < -0.01 || s.X+s.W > width+0.01 || s.Y < -0.01 || s.Y+s.H > height+0.01 || math.IsNaN(s.X+s.W) {
					t.Fatalf("a bar leaves the frame: %+v", s)
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
		want := 0
		for _, text := range spec.Texts() {
			want += len(strings.ReplaceAll(text.Text, " ", ""))
		}
		if spec.Kind == chart.Stacked { // single values of a stacked bar are not printed
			for _, b := range spec.Bars {
				for _, v := range b.Values {
					want -= len(v.Text)
				}
			}
		}
		if spec.Kind == chart.Bars || spec.Kind == chart.Boxes || spec.Kind == chart.Slope { // no total stands at their end
			for _, b := range spec.Bars {
				want -= len(b.Total.Text)
			}
		}
		if letters != want {
			t.Fatalf("%d letters are drawn of %d", letters, want)
		}
	})
}

// TestWrap: no line is too wide, nothing is lost, and a figure breaks after a comma.
func TestWrap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zŵ ,/\n–-]{0,200}`).Draw(t, "text")
		width := rapid.Float64Range(8, 200).Draw(t, "width")
		lines := chart.WrapText(text, false, 10, width, measure)
		for _, line := range lines {
			if measure(line, 10, false) > width+0.001 && utf8.RuneCountInString(line) > 1 {
				t.Fatalf("%q is wider than %.1f", line, width)
			}
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if squeeze(strings.Join(lines, "")) != squeeze(text) {
			t.Fatalf("%q became %q", text, lines)
		}
	})
	if got := chart.WrapText("1,234,567.89", false, 10, 45, measure); got[0] != "1,234," {
		t.Errorf("%q", got)
	}
	if got := chart.WrapText("", false, 10, 45, measure); len(got) != 1 {
		t.Errorf("%q", got)
	}
	if got := chart.WrapText(strings.Repeat("x", 100_000), false, 10, 100, measure); len(got) < 5000 {
		t.Errorf("%d lines", len(got))
	}
}
