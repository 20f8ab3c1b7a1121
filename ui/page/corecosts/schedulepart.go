package corecosts

import (
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/corecost"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// schedulePart is the part in which a schedule is filled in, as the buyer asks for it.
type schedulePart struct {
	p      *Page
	c      *schedules
	view   *fyne.Container
	add    *kit.Picker
	body   *fyne.Container
	figure interface{ Show(ids ...string) }

	prompts *kit.Small // what people forget in the chosen category
	usual   *fyne.Container
}

func newSchedulePart(p *Page) *schedulePart {
	h := &schedulePart{p: p, c: p.schedules}
	h.add = kit.NewPicker("Start another schedule from …", p.m.Templates(), func(id string) {
		h.c.begin(bid.CoreTemplate(id))
		h.add.Set(unchosen)
	})
	h.add.Set(unchosen) // the empty id is the buyer's own categories
	h.prompts = kit.NewSmall("")
	h.usual = kit.Row(kit.NewButton("Add the usual lines", h.c.addUsual))
	box := p.s.FigureBox(3)
	h.figure = box
	h.body = kit.Stack(
		box.View,
		kit.Section("Categories"), h.c.categories.View,
		kit.Close(kit.Section("Lines of the chosen category"), h.prompts), h.usual, h.c.items.View,
		kit.Section("What the fee includes"), h.c.included.View)
	h.view = kit.Stack(
		kit.Row(kit.NewTerm("Core costs", p.s.Glossary), kit.NewTerm("Full cost recovery", p.s.Glossary)),
		h.c.View, kit.NewField("More than one establishment or kind of place?", h.add), h.body)
	h.c.watch = append(h.c.watch, func() { h.refresh(false) })
	before := h.c.categories.OnShow
	h.c.categories.OnShow = func(x bid.CoreCategory) {
		before(x)
		h.showPrompts()
	}
	return h
}

func (h *schedulePart) content() fyne.CanvasObject { return h.view }

func (h *schedulePart) refresh(bool) {
	some := h.c.Selected() != ""
	if some != h.body.Visible() {
		setShown(h.body, some)
		kit.Relayout(h.body)
	}
	if some {
		h.figure.Show(h.c.id("year"), h.c.id("place"), h.c.id("week"))
	}
	h.c.total()
	h.showPrompts()
}

func (h *schedulePart) showPrompts() {
	names := h.c.missing()
	h.prompts.SetText("Often found here: " + strings.Join(names, ", ") + ".")
	setShown(h.prompts, len(names) > 0)
	setShown(h.usual, len(names) > 0)
}

// missing are the usual lines that the chosen category does not have yet.
func (c *schedules) missing() []string {
	x := c.chosen()
	k := c.category(&x)
	if k.ID == "" || k.None {
		return nil
	}
	names, _ := corecost.Prompts(c.p.s.Library(), x.Template, k.Code)
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return slices.ContainsFunc(k.Lines, func(l bid.ScheduleLine) bool { return strings.EqualFold(l.Name, name) })
	})
}

// addUsual adds the usual lines, without amounts.
func (c *schedules) addUsual() {
	names := c.missing()
	c.edit("Add the usual lines", func(x *bid.CoreSchedule) {
		k := c.category(x)
		for _, name := range names {
			k.Lines = append(k.Lines, bid.ScheduleLine{ID: c.p.s.NewID(), Name: upperFirst(name)})
		}
	})
}

// total is the row under the categories: the fee, the sum of what is printed above it.
func (c *schedules) total() {
	if len(c.categories.Table.Rows()) == 0 {
		c.categories.Table.SetTotal(nil)
		return
	}
	c.categories.Table.SetTotal([]string{"", "Core fee", "", c.p.s.Printed(c.id("year")), c.p.s.Printed(c.id("place")), c.p.s.Printed(c.id("week"))})
}

// keyFigures are those of the chosen schedule for the answer panel.
func (c *schedules) keyFigures() []string {
	if c.Selected() == "" {
		return nil
	}
	return []string{c.id("week"), c.id("cap.headroom")}
}

// itemFigure is the id of a line's amount a year.
func (c *schedules) itemFigure(line string) string { return c.id("line." + line + ".year") }
