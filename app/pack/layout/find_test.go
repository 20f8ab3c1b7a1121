package layout_test

import (
	"testing"

	"bidwright/app/chart"
	"bidwright/app/pack/layout"
	"bidwright/assets/fonts"
)

// A text is found whatever its case and accents, each time it stands there, where the
// letters are: a later hit on one line begins where the measured text before it ends.
func TestFind(t *testing.T) {
	faces, err := layout.NewFaces(fonts.Regular(), fonts.Bold())
	if err != nil {
		t.Fatal(err)
	}
	line := "Ŵyn bach, wyn mawr"
	pages := []layout.Page{{Width: 100, Height: 100}, {Width: 100, Height: 100, Shapes: []chart.Shape{
		chart.Rect{W: 10, H: 10}, chart.Text{X: 10, Y: 50, Size: 12, String: line}, chart.Text{X: 10, Y: 80, Size: 12, String: "a price of £9.25"}}}}
	hits := layout.Find(pages, faces, " WYN ")
	if len(hits) != 2 || hits[0].Page != 1 || hits[0].X != 10 || hits[1].X != 10+faces.Width("Ŵyn bach, ", 12, false) || hits[0].W != faces.Width("Ŵyn", 12, false) {
		t.Errorf("%+v", hits)
	}
	if hits[0].Y >= 50 || hits[0].Y+hits[0].H <= 50 {
		t.Errorf("the line of the letters is not in %+v", hits[0])
	}
	for text, n := range map[string]int{"": 0, "  ": 0, "£9.25": 1, "9,25": 0, "ŵyn": 2, "bach wyn": 0, "ch, wyn m": 1} {
		if got := layout.Find(pages, faces, text); len(got) != n {
			t.Errorf("%q: %d hits, not %d", text, len(got), n)
		}
	}
}
