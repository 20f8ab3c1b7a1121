package kit

import (
	"fmt"
	"slices"
	"testing"

	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

type line struct{ id, name, cost string }

func lines(n int) []line {
	var out []line
	for i := range n {
		out = append(out, line{fmt.Sprint("id", i), fmt.Sprint("Line ", i), fmt.Sprintf("£%d.00", i)})
	}
	return out
}

func lineTable() *Table[line] {
	return NewTable("Costs", func(l line) string { return l.id },
		NewEmptyState("What the contract costs each year goes here.", "For example: minibus insurance, £1,150 a year.", "Add a cost", nil),
		Column[line]{Title: "Cost", Text: func(l line) string { return l.name }, Ems: 10, Weight: 1, Less: func(a, b line) bool { return a.name < b.name }},
		Column[line]{Title: "Note", Text: func(line) string { return "agreed with the driver" }, Ems: 12, Optional: true},
		Column[line]{Title: "A year", Text: func(l line) string { return l.cost }, Ems: 6, Right: true},
	)
}

func TestTableOfFiveHundredRowsByKeyboard(t *testing.T) {
	table := lineTable()
	var selected, opened string
	table.OnSelect = func(l line) { selected = l.id }
	table.OnOpen = func(l line) { opened = l.id }
	w := window(t, Stack(table))
	table.SetRows(lines(500))
	table.SetTotal([]string{"Together", "", "£124,750.00"})
	table.Focus()
	if selected != "id0" {
		t.Fatalf("the keyboard arrived, selected %q", selected)
	}
	key(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if selected != "id2" || opened != "id2" {
		t.Errorf("selected %q, opened %q", selected, opened)
	}
	picture(t, w, "table")
	key(w, fyne.KeyEnd)
	if selected != "id499" {
		t.Errorf("End selected %q", selected)
	}
	key(w, fyne.KeyDown)
	if selected != "id499" {
		t.Errorf("↓ at the end selected %q", selected)
	}
}

func TestTableAddsMovesAndRemoves(t *testing.T) {
	table := lineTable()
	var did []string
	table.OnAdd = func() { did = append(did, "add") }
	table.OnMove = func(l line, by int) { did = append(did, fmt.Sprint("move ", l.id, " ", by)) }
	table.OnRemove = func(l line) { did = append(did, "remove "+l.id) }
	w := window(t, table)
	table.SetRows(lines(3))
	table.Focus()
	press := func(name fyne.KeyName, mod fyne.KeyModifier) {
		w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: mod})
	}
	press(fyne.KeyUp, fyne.KeyModifierAlt) // the first row cannot go up
	press(fyne.KeyDown, fyne.KeyModifierAlt)
	press(fyne.KeyReturn, fyne.KeyModifierShortcutDefault)
	key(w, fyne.KeyDelete)
	if want := []string{"move id0 1", "add", "remove id0"}; !slices.Equal(did, want) {
		t.Errorf("did %v, want %v", did, want)
	}
}

func TestSelectionFollowsItsRowAndFallsToTheOneInItsPlace(t *testing.T) {
	table := lineTable()
	selected := ""
	table.OnSelect = func(l line) { selected = l.id }
	window(t, table)
	rows := lines(4)
	table.SetRows(rows)
	table.Select("id2")
	slices.Reverse(rows)
	table.SetRows(rows)
	if row, ok := table.Selected(); !ok || row.id != "id2" || selected != "" {
		t.Errorf("after a reorder %v is selected, told %q", row, selected)
	}
	table.SetRows(slices.DeleteFunc(slices.Clone(rows), func(l line) bool { return l.id == "id2" }))
	if row, _ := table.Selected(); row.id != selected || selected == "" {
		t.Errorf("after the row went %v is selected, told %q", row, selected)
	}
	table.SetRows(nil)
	if _, ok := table.Selected(); ok {
		t.Error("an empty table has a selection")
	}
}

func TestSortingTurnsAndReturnsToTheGivenOrder(t *testing.T) {
	table := lineTable()
	window(t, table)
	table.SetRows([]line{{"1", "b", ""}, {"2", "c", ""}, {"3", "a", ""}})
	order := func() (out string) {
		for _, l := range table.Rows() {
			out += l.name
		}
		return out
	}
	for _, want := range []string{"abc", "cba", "bca"} {
		table.SortBy(0)
		if order() != want {
			t.Errorf("got %s, want %s", order(), want)
		}
	}
}

func TestColumnsFitTheirTableAndDropOptionalOnes(t *testing.T) {
	columns := []Column[line]{{Ems: 10, Weight: 1}, {Ems: 12, Optional: true}, {Ems: 6}}
	for _, width := range []float32{100, 250, 300, 900} {
		sum := float32(0)
		widths := shareWidth(columns, width, 15)
		for _, w := range widths {
			sum += w
		}
		if sum > width+0.1 {
			t.Errorf("at %v the columns take %v", width, sum)
		}
		if shown := widths[1] > 0; shown != (width >= 28*15) {
			t.Errorf("at %v the optional column is shown: %v", width, shown)
		}
	}
}

func TestEmptyTableTeaches(t *testing.T) {
	table := lineTable()
	w := window(t, NewPage(Scaffold{Title: "Core costs", Purpose: "What it costs to be there.", Action: NewPrimaryButton("Add a cost", nil), Body: []fyne.CanvasObject{table}}))
	picture(t, w, "empty")
	fyne.CurrentApp().Settings().SetTheme(theme.New(true, 1.5))
	picture(t, w, "empty-dark-150")
	if table.MinSize().Width > 700 {
		t.Errorf("an empty table is %v wide", table.MinSize().Width)
	}
}
