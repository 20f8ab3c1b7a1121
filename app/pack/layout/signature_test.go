package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bidwright/app/chart"
	"bidwright/app/pack"
	"bidwright/app/pack/layout"
)

// pageOf is the page on which a text stands.
func pageOf(result layout.Result, text string) int {
	for i, page := range result.Pages {
		var all strings.Builder
		for _, shape := range page.Shapes {
			if x, ok := shape.(chart.Text); ok {
				all.WriteString(x.String + " ")
			}
		}
		if strings.Contains(all.String(), text) {
			return i
		}
	}
	return -1
}

// However much stands above it, a signature is on the page of the last statement that is
// signed, and its lines are together.
func TestASignatureStaysWithWhatIsSigned(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		above := rapid.IntRange(0, 45).Draw(r, "lines above")
		rows := rapid.IntRange(1, 60).Draw(r, "statements")
		note := rapid.Bool().Draw(r, "note")
		table := pack.Table{Title: "What we declare", Columns: []pack.Column{{Title: "No.", Head: true}, {Title: "Statement", Weight: 4}}}
		for i := range rows {
			table.Rows = append(table.Rows, pack.Row{Cells: []pack.Run{{Text: fmt.Sprint(i + 1)}, {Text: fmt.Sprintf("Statement%d", i+1)}}})
		}
		if note {
			table.Note = "Declared on the day below."
		}
		section := pack.Section{ID: "declarations", Level: 1, Title: "Declarations"}
		for range above {
			section.Blocks = append(section.Blocks, pack.Paragraph{Runs: []pack.Run{{Text: "One line."}}})
		}
		section.Blocks = append(section.Blocks, table, pack.SignatureBox{Statement: "Signed for the bidder", Lines: []string{"Firstline", "Lastline"}})
		result := laid(t, pack.Document{Title: "Offer", Sections: []pack.Section{section}})
		last, first, end := pageOf(result, fmt.Sprintf("Statement%d", rows)), pageOf(result, "Firstline"), pageOf(result, "Lastline")
		if last < 0 || last != first || first != end {
			r.Fatalf("the last statement is on page %d, the signature on %d to %d", last+1, first+1, end+1)
		}
	})
}

// What stands first on a page stands at the same height, whatever ended the page before.
func TestPagesBeginAtOneHeight(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		section := pack.Section{ID: "s", Level: 1, Title: "Section"}
		for i := range rapid.IntRange(1, 90).Draw(r, "blocks") {
			switch rapid.IntRange(0, 2).Draw(r, "kind") {
			case 0:
				section.Blocks = append(section.Blocks, pack.Table{Title: fmt.Sprintf("Table %d", i), Columns: []pack.Column{{Title: "A"}, {Title: "B"}}, Rows: []pack.Row{{Cells: []pack.Run{{Text: "a"}, {Text: "b"}}}}})
			case 1:
				section.Blocks = append(section.Blocks, pack.Note{Runs: []pack.Run{{Text: "A note."}}})
			case 2:
				section.Blocks = append(section.Blocks, pack.Heading{Level: 2, Text: "Heading"}, pack.Paragraph{Runs: []pack.Run{{Text: "Text."}}})
			}
		}
		height := map[float64]float64{} // of the first line on a page, by its size
		for i, page := range laid(t, pack.Document{Title: "Offer", Cover: []pack.KeyValue{{Key: "To", Value: pack.Run{Text: "You"}}}, Sections: []pack.Section{section}}).Pages {
			if i == 0 {
				continue // the cover
			}
			top := chart.Text{Y: 1e9}
			for _, shape := range page.Shapes {
				if x, ok := shape.(chart.Text); ok && x.Y > 60 && x.Y < top.Y { // below the running head
					top = x
				}
			}
			if known, seen := height[top.Size]; seen && known != top.Y {
				r.Fatalf("page %d begins at %g, others at %g: %q", i+1, top.Y, known, top.String)
			}
			height[top.Size] = top.Y
		}
	})
}
