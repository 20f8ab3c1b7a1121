package organisation

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// line is one question about both years: its label and why, and the two controls.
func (a *accounts) line(path, label, why string, control func(i int, c *column) fyne.CanvasObject) fyne.CanvasObject {
	var sides [2]fyne.CanvasObject
	for i, c := range a.columns {
		name := label + []string{", newer year", ", year before"}[i]
		sides[i] = a.p.fields.Add(accountsPath+side(i)+path, kit.NewField(name, control(i, c)).Bare())
	}
	return kit.Columns(2, 15, kit.Question(label, why), kit.Columns(2, 7, sides[0], sides[1]))
}

// yearLine is a line of entries of one kind.
func yearLine[V any](a *accounts, path, label, why string, entry func() *kit.ValueEntry[V], of func(*year) *V) fyne.CanvasObject {
	return a.line(path, label, why, func(_ int, c *column) fyne.CanvasObject {
		e := entry()
		e.OnCommit = func(v V) { a.p.m.EditYear(c.id, lower(label), func(y *year) { *of(y) = v }) }
		c.load = append(c.load, func(y *year, fresh bool) {
			enable(e, y.ID != "")
			if fresh {
				e.Load(*of(y))
			} else {
				e.Set(*of(y))
			}
		})
		return e
	})
}

func moneyLine(a *accounts, path, label, why string, of func(*year) *money.Pounds) fyne.CanvasObject {
	return yearLine(a, path, label, why, func() *kit.MoneyEntry { return kit.NewMoneyEntry(nil) }, of)
}

func dateLine(a *accounts, path, label, why string, of func(*year) *date) fyne.CanvasObject {
	return yearLine(a, path, label, why, func() *kit.DateEntry { return kit.NewDateEntry(a.p.s.Today, nil) }, of)
}

// months is how long the year was; the usual twelve are not typed.
func (a *accounts) months() fyne.CanvasObject {
	return a.line("months", "Months in the year", "Empty means 12. A first year is often shorter or longer.", func(_ int, c *column) fyne.CanvasObject {
		e := kit.NewWholeEntry(1, 24, func(w kit.Whole) { a.p.m.EditYear(c.id, "months", func(y *year) { y.Months = w.N }) })
		c.load = append(c.load, func(y *year, fresh bool) {
			enable(e, y.ID != "")
			w := kit.Whole{N: y.Months, Set: y.Months > 0}
			if fresh {
				e.Load(w)
			} else {
				e.Set(w)
			}
		})
		return e
	})
}

// answer is a line of yes, no or not known.
func (a *accounts) answer(path, label, why string, of func(*year) *bid.Answer) fyne.CanvasObject {
	options := []kit.Option{{ID: string(bid.Yes), Text: "Yes"}, {ID: string(bid.No), Text: "No"}, {ID: string(bid.Unknown), Text: "Not known yet"}}
	return a.line(path, label, why, func(_ int, c *column) fyne.CanvasObject {
		e := kit.NewPicker("Not known yet", options, func(id string) {
			a.p.m.EditYear(c.id, lower(label), func(y *year) { *of(y) = bid.Answer(id) })
		})
		c.load = append(c.load, func(y *year, _ bool) { enable(e, y.ID != ""); e.Set(string(*of(y))) })
		return e
	})
}

// enable lets a control be used only while there is a year that it belongs to.
func enable(o fyne.CanvasObject, on bool) {
	w, ok := o.(fyne.Disableable)
	if !ok {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
		return
	}
	if on {
		w.Enable()
	} else {
		w.Disable()
	}
}

func lower(label string) string { return strings.ToLower(label[:1]) + label[1:] }
