package uitest

import (
	"testing"

	"bidwright/ui/kit"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// sample is a page with one of every control.
type sample struct{ rows []string }

func (sample) ID() string         { return "sample" }
func (sample) Title() string      { return "Sample" }
func (sample) Group() shell.Group { return shell.Bid }
func (sample) Refresh()           {}

func (s sample) View() fyne.CanvasObject {
	table := kit.NewTable("Lines", func(s string) string { return s },
		kit.NewEmptyState("What the contract costs goes here.", "For example: food, £2.10 a meal.", "Add a cost", nil),
		kit.Column[string]{Title: "Line", Text: func(s string) string { return s }, Ems: 10, Weight: 1})
	table.SetRows(s.rows)
	long := "The rate that you really pay this person for each hour worked, before what you pay as an employer."
	return kit.NewPage(kit.Scaffold{Title: "A page with a rather long title that has to wrap", Purpose: long,
		Action: kit.NewPrimaryButton("Add a cost", nil),
		Body: []fyne.CanvasObject{table, kit.Form(
			kit.NewField(long, kit.NewMoneyEntry(nil)).Why(long).Origin(long),
			kit.NewField("Notes", kit.NewMultilineEntry(3, nil)),
			kit.NewField("Basis", kit.NewPicker("Choose", []kit.Option{{ID: "a", Text: long}}, nil)),
			kit.NewField("Does TUPE apply?", kit.NewYesNoUnknown(nil)),
			kit.NewCheck("VAT registered", nil),
			kit.NewFigure("Full cost", func() {}),
		)}})
}

func TestEveryControlKeepsTheInvariants(t *testing.T) {
	t.Run("with lines", func(t *testing.T) {
		Invariants(t, func() shell.Page { return sample{rows: []string{"Food", "Van"}} })
	})
	t.Run("empty", func(t *testing.T) { Invariants(t, func() shell.Page { return sample{} }) })
}
