package sheet

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"bidwright/app/pack"
)

// largest is the size of number that an input cell takes, as in Bidwright.
const largest = 1e12

// inputs lets only numbers into the input cells of a tab: a word in a calculation
// would turn every total into an error.
func inputs(f *excelize.File, tab *pack.Sheet) error {
	var cells []string
	for r, row := range tab.Rows {
		for c, cell := range row.Cells {
			if cell.Input {
				name, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err != nil {
					return err
				}
				cells = append(cells, name)
			}
		}
	}
	if len(cells) == 0 {
		return nil
	}
	rule := excelize.NewDataValidation(false)
	rule.SetSqref(strings.Join(cells, " "))
	if err := rule.SetRange(-largest, largest, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween); err != nil {
		return err
	}
	rule.SetError(excelize.DataValidationErrorStyleStop, "A number is needed", "Type a number here, such as 12.50. A share is typed as a percentage, such as 5%.")
	return f.AddDataValidation(tab.Name, rule)
}
