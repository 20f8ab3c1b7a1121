package guide

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// screen is the fields of one step.
type screen struct {
	p      *Page
	s      *page.Session
	f      *form.Form
	fields *kit.FieldSet
	lists  *form.Lists
	box    []fyne.CanvasObject
	order  []*kit.Field // in which Enter leads through them
	paths  map[string]*kit.Field
	after  []func(fresh bool)
	fresh  bool
	first  func() bool // takes the keyboard before any field, where it says so
	last   func()      // follows Enter in the last field; the next step when nil
}

func newScreen(p *Page, s step) *screen {
	c := &screen{p: p, s: p.s, fields: kit.NewFieldSet(), paths: map[string]*kit.Field{}, fresh: true}
	c.f = form.New(p.s, c.fields)
	c.lists = form.NewLists(p.s, c.fields)
	c.draw(s)
	return c
}

// refresh puts the stored values into the fields.
func (c *screen) refresh() {
	c.f.Refresh(c.fresh)
	for _, f := range c.after {
		f(c.fresh)
	}
	c.fresh = false
	c.lists.ShowIssues(c.p.issues())
}

// add puts objects on the screen.
func (c *screen) add(objects ...fyne.CanvasObject) { c.box = append(c.box, objects...) }

// onRefresh adds what follows each change of the bid.
func (c *screen) onRefresh(f func(fresh bool)) { c.after = append(c.after, f) }

// place shows a suggestion inside its empty field.
func (c *screen) place(all []suggestion) {
	for path, field := range c.paths {
		if e, ok := field.Control().(interface{ SetPlaceHolder(string) }); ok {
			text := ""
			if _, day := field.Control().(*kit.DateEntry); day {
				text = "14 May 2027"
			}
			for _, s := range all {
				if s.path == path {
					text = s.value
				}
			}
			e.SetPlaceHolder(text)
		}
	}
}

// commit takes what is typed in every field; false at the first that cannot be read,
// which gets the keyboard.
func (c *screen) commit() bool {
	for _, field := range c.order {
		if e, ok := field.Control().(kit.Committer); ok && field.Visible() && !e.Commit() {
			field.Focus()
			return false
		}
	}
	return true
}

func (c *screen) focusFirst() bool {
	if c.first != nil { // the fields of a list stand for its chosen line
		return c.first()
	}
	for _, field := range c.order {
		if field.Visible() && field.Focus() {
			return true
		}
	}
	return false
}

// entered follows Enter in a field: the next one to type in, or the next step after the
// last. Choices are passed over: they stand at what is usual.
func (c *screen) entered(from *kit.Field) {
	past := false
	for _, field := range c.order {
		if _, typed := field.Control().(kit.Committer); typed && past && field.Visible() && field.Focus() {
			return
		}
		past = past || field == from
	}
	if c.last != nil {
		c.last()
		return
	}
	c.p.Next()
}

// field puts a control on the screen's list of fields; Enter in it leads on.
func (c *screen) field(path, label, why string, control fyne.CanvasObject) *kit.Field {
	field := c.f.Field(path, label, why, control)
	c.order = append(c.order, field)
	c.paths[path] = field
	enter := func() { c.entered(field) }
	switch e := control.(type) {
	case *kit.TextEntry:
		e.OnEnter = enter
	case *kit.MoneyEntry:
		e.OnEnter = enter
	case *kit.PercentEntry:
		e.OnEnter = enter
	case *kit.QuantityEntry:
		e.OnEnter = enter
	case *kit.WholeEntry:
		e.OnEnter = enter
	case *kit.DateEntry:
		e.OnEnter = enter
	}
	return field
}

// value is a field for one value of the bid.
func value[V any](c *screen, path, label, why string, e *kit.ValueEntry[V], of func(*bid.Bid) *V) *kit.Field {
	return c.field(path, label, why, form.Value(c.f, lower(label), e, of))
}

func (c *screen) text(path, label, why string, of func(*bid.Bid) *string) *kit.Field {
	return value(c, path, label, why, kit.NewTextEntry(nil), of)
}

func (c *screen) rate(path, label, why string, of func(*bid.Bid) *money.Pounds) *kit.Field {
	return value(c, path, label, why, kit.NewRateEntry(nil), of)
}

func (c *screen) pounds(path, label, why string, of func(*bid.Bid) *money.Pounds) *kit.Field {
	return value(c, path, label, why, kit.NewMoneyEntry(nil), of)
}

func (c *screen) share(path, label, why string, of func(*bid.Bid) *money.Share) *kit.Field {
	return value(c, path, label, why, kit.NewPercentEntry(nil), of)
}

func (c *screen) quantity(path, label, why string, of func(*bid.Bid) *money.Quantity) *kit.Field {
	return value(c, path, label, why, kit.NewQuantityEntry(nil), of)
}

func (c *screen) day(path, label, why string, of func(*bid.Bid) *date.Date) *kit.Field {
	return value(c, path, label, why, kit.NewDateEntry(c.s.Today, nil), of)
}

func (c *screen) whole(path, label, why string, least, most int, of func(*bid.Bid) *int) *kit.Field {
	return c.field(path, label, why, c.f.Whole(lower(label), least, most, of))
}

// all is a field for a value that many lines share: it shows the value where all have
// the same, and sets it in all.
func all[V interface{ String() string }](c *screen, path, label, why string, e *kit.ValueEntry[V], of func(*bid.Bid) []*V) *kit.Field {
	field := c.field(path, label, why, e)
	e.OnCommit = func(v V) {
		c.f.Change(lower(label), func(b *bid.Bid) {
			for _, x := range of(b) {
				*x = v
			}
		})
	}
	c.f.OnLoad(func(b *bid.Bid, fresh bool) {
		var same V
		field.Why(why)
		for i, x := range of(b) {
			if i > 0 && (*x).String() != same.String() {
				field.Why("It differs from line to line. What you type here is set in all of them.")
				var none V
				same = none
				break
			}
			same = *x
		}
		if fresh {
			e.Load(same)
		} else {
			e.Set(same)
		}
	})
	return field
}

// computed is a field whose stored value is worked out from what is typed.
func computed[V any](c *screen, path, label, why string, e *kit.ValueEntry[V], get func(*bid.Bid) V, set func(*bid.Bid, V)) *kit.Field {
	e.OnCommit = func(v V) { c.f.Change(lower(label), func(b *bid.Bid) { set(b, v) }) }
	c.f.OnLoad(func(b *bid.Bid, fresh bool) {
		if fresh {
			e.Load(get(b))
		} else {
			e.Set(get(b))
		}
	})
	return c.field(path, label, why, e)
}

// choice is a field of options that stand beside each other.
func choice[V ~string](c *screen, path, label, why string, options []kit.Option, of func(*bid.Bid) *V) *kit.Field {
	return c.field(path, label, why, form.Picked(c.f, lower(label), form.ChoiceOf(options), of))
}

// organisationAnswer is a question of yes, no or not known about the organisation.
func (c *screen) organisationAnswer(path, label, why string, of func(*bid.Organisation) *bid.Answer) *kit.Field {
	control := kit.NewYesNoUnknown(func(id string) {
		c.s.EditOrganisation("Change: "+lower(label), func(o *bid.Organisation) error { *of(o) = bid.Answer(id); return nil })
	})
	c.onRefresh(func(bool) { o := c.s.Organisation(); control.Set(string(*of(&o))) })
	return c.field(path, label, why, control)
}

// figures shows calculated figures.
func (c *screen) figures(ids ...string) {
	box := c.s.FigureBox(3)
	c.onRefresh(func(bool) { box.Show(ids...) })
	c.add(box.View)
}
