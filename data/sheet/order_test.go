package sheet_test

import (
	"fmt"
	"testing"

	"bidwright/app/pack"
	"bidwright/assets/examples"
)

// The same bid gives the same workbook, cell for cell, however often it is made.
func TestTheLiveWorkbookIsTheSameEveryTime(t *testing.T) {
	for _, name := range examples.Names() {
		var first []string
		for run := range 6 {
			var cells []string
			for _, s := range model(t, pack.Board, document(t, name)).Sheets {
				for i, row := range s.Rows {
					for j, c := range row.Cells {
						cells = append(cells, fmt.Sprint(s.Name, " ", i, " ", j, " ", c.Figure, " ", c.Text))
					}
				}
			}
			if run == 0 {
				first = cells
				continue
			}
			for i := range max(len(first), len(cells)) {
				if i >= len(first) || i >= len(cells) || first[i] != cells[i] {
					t.Errorf("%s: cell %d differs from run to run", name, i)
					break
				}
			}
		}
	}
}
