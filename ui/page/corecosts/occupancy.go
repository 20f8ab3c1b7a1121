package corecosts

import (
	"strconv"

	"bidwright/ui/kit"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// occupancy shows what a place costs when more or fewer of them are filled.
func (h *feesPart) occupancy() fyne.CanvasObject {
	table := form.FigureTable(h.p.s, "Fee by filled places",
		kit.Column[form.Row]{Title: "Filled places", Ems: 7, Weight: 1, Text: func(r form.Row) string { return r.Name }},
		kit.Column[form.Row]{Title: "Place and year", Ems: 9, Right: true, Optional: true, Text: form.Cell(0)},
		kit.Column[form.Row]{Title: "Place and week", Ems: 9, Right: true, Text: form.Cell(1)},
		kit.Column[form.Row]{Title: "Left over, a year", Ems: 10, Right: true, Text: form.Cell(2)},
		kit.Column[form.Row]{Title: "Cost covered", Ems: 8, Text: form.Cell(3)})
	none := kit.Text("Type the places, the planned occupancy and the weeks of the schedule first.")
	box := h.p.s.FigureBox(3)
	h.fill = append(h.fill, func() {
		rows := h.c.occupancies()
		table.SetRows(rows)
		setShown(none, len(rows) == 0)
		box.Show(h.c.id("cover.places"), h.c.id("cover.whole"))
	})
	return kit.Stack(kit.Close(kit.Section("When places stand empty"),
		kit.Text("The cost stays when a place stands empty, so the filled places must carry it. The table goes from three places fewer than planned to two more. What is left over is counted at the fee in force, or at the fee now where none is locked. Enter on a line explains it.")),
		none, table, box.View)
}

// occupancies are the lines of the occupancy table.
func (c *schedules) occupancies() []form.Row {
	r := c.result()
	if r == nil {
		return nil
	}
	var out []form.Row
	for _, o := range r.Occupancies {
		covered := "–"
		if o.HasGap {
			covered = map[bool]string{true: "yes", false: "no"}[o.Covered]
		}
		places, _ := o.Taken.Value()
		name := places.String()
		switch {
		case o.Step == 0:
			name += " as planned"
		case o.Step > 0:
			name += " (" + strconv.Itoa(o.Step) + " more)"
		default:
			name += " (" + strconv.Itoa(-o.Step) + " fewer)"
		}
		out = append(out, form.Row{ID: o.Week.ID(), Name: name,
			Cells: []string{c.p.s.Printed(o.Place.ID()), c.p.s.Printed(o.Week.ID()), c.p.s.Printed(o.Gap.ID()), covered}})
	}
	return out
}
