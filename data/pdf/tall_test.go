package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"bidwright/app/date"
	"bidwright/app/pack"
	"bidwright/data/pdf"
)

// A row that fills several pages is parted by heads that are set again and by the cells
// beside it; the file still reads back, and a word that is missing is still seen.
func TestARowTallerThanAPageReadsBack(t *testing.T) {
	doc := func(change func([]string)) pack.Document {
		var words []string
		for i := range 2500 {
			words = append(words, fmt.Sprintf("word%d", i))
		}
		change(words)
		long := pack.Run{Text: strings.Join(words, " "), Label: pack.LabelBuyer}
		return pack.Document{Title: "Tall", Date: date.MustISO("2026-11-22"), Label: pack.LabelBuyer, Sections: []pack.Section{{ID: "s", Title: "Tall", Label: pack.LabelBuyer, Blocks: pack.Blocks{
			pack.Table{ID: "t", Number: 1, Title: "Tall", Label: pack.LabelBuyer, Columns: []pack.Column{{Title: "One"}, {Title: "Two"}}, Rows: []pack.Row{{Cells: []pack.Run{long, long}}}}}}}}
	}
	painter, err := pdf.NewPainter(typeface())
	if err != nil {
		t.Fatal(err)
	}
	whole := doc(func([]string) {})
	raw := write(t, whole)
	if facts, err := pdf.Verify(raw); err != nil || facts.Pages < 3 {
		t.Fatalf("%d pages, %v", facts.Pages, err)
	}
	if err := painter.Verify(raw, whole); err != nil {
		t.Error(err)
	}
	for what, change := range map[string]func([]string){
		"another word": func(w []string) { w[1700] = "gone" }, "two words exchanged": func(w []string) { w[100], w[1900] = w[1900], w[100] },
	} {
		if err := painter.Verify(raw, doc(change)); err == nil {
			t.Errorf("%s is not seen", what)
		}
	}
}
