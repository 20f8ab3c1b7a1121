package sheet

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"bidwright/app/pack"
)

// largest is the size of number that an input cell takes, as in Bidwright.
const largest = 1e12

// rangesOfRule keeps the list of cells of one rule far below the 8,192 letters that
// programs take.
const rangesOfRule = 200

// inputs lets only numbers into the input cells of a tab: a word in a calculation
// would turn every total into an error.
func inputs(f *excelize.File, tab *pack.Sheet) error {
	ranges := inputRanges(tab)
	for len(ranges) > 0 {
		n := min(rangesOfRule, len(ranges))
		rule := excelize.NewDataValidation(false)
		rule.SetSqref(strings.Join(ranges[:n], " "))
		if err := rule.SetRange(-largest, largest, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		rule.SetError(excelize.DataValidationErrorStyleStop, "A number is needed", "Type a number here, such as 12.50. A share is typed as a percentage, such as 5%.")
		if err := f.AddDataValidation(tab.Name, rule); err != nil {
			return err
		}
		ranges = ranges[n:]
	}
	return nil
}

// inputRanges are the input cells, those below each other as one range.
func inputRanges(tab *pack.Sheet) []string {
	columns := 0
	for _, row := range tab.Rows {
		columns = max(columns, len(row.Cells))
	}
	isInput := func(r, c int) bool {
		return r < len(tab.Rows) && c < len(tab.Rows[r].Cells) && tab.Rows[r].Cells[c].Input
	}
	var out []string
	for c := range columns {
		for r := 0; r < len(tab.Rows); r++ {
			first := r
			for isInput(r, c) {
				r++
			}
			if r == first {
				continue
			}
			text := fmt.Sprintf("%s%d", pack.ColumnName(c), first+1)
			if r > first+1 {
				text += fmt.Sprintf(":%s%d", pack.ColumnName(c), r)
			}
			out = append(out, text)
		}
	}
	return out
}
