package packpage

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/pack"
	"bidwright/ui/kit"
	"bidwright/ui/page"

	"fyne.io/fyne/v2"
)

// Outline is the sections of the file on show, in the order of print; the pages that the
// layout makes itself are not among them.
//
// It is told from the bid as it is now, not from the pages on show, which follow later: two
// quick steps build on each other.
func (m *Model) Outline() []pack.OutlineSection {
	a := m.d.Assessment()
	if a == nil {
		return nil
	}
	return slices.DeleteFunc(pack.Outline(m.Audience(), m.source(a)), func(o pack.OutlineSection) bool {
		return o.ID == pack.CoverSection || o.ID == pack.ContentsSection
	})
}

// Lacking is what the sections of the file still lack, each once.
func (m *Model) Lacking() []pack.Missing {
	var out []pack.Missing
	for _, o := range m.Outline() {
		for _, x := range o.Missing {
			if !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
	}
	return out
}

// MoveSection moves a section by that many places among those that may be moved.
func (m *Model) MoveSection(id string, by int) error {
	all := m.Outline()
	from := slices.IndexFunc(all, func(o pack.OutlineSection) bool { return o.ID == id })
	if from < 0 || all[from].Fixed {
		return nil
	}
	step := 1
	if by < 0 {
		step = -1
	}
	to := from + step
	for to >= 0 && to < len(all) && all[to].Unused { // what does not stand there is passed over
		to += step
	}
	if to < 0 || to >= len(all) || all[to].Fixed {
		return nil
	}
	all[from], all[to] = all[to], all[from]
	return m.keepSections("Move the section “"+all[to].Title+"”", all)
}

// LeaveOut leaves a section out of the file, or puts it back in.
func (m *Model) LeaveOut(id string, out bool) error {
	all := m.Outline()
	for i := range all {
		if o := &all[i]; o.ID == id && !o.Required && !o.Unused {
			o.In = !out
			verb := "Put in"
			if out {
				verb = "Leave out"
			}
			return m.keepSections(verb+" the section “"+o.Title+"”", all)
		}
	}
	return nil
}

// UsualSections goes back to the standard order with every section in.
func (m *Model) UsualSections() error { return m.keepSections("Go back to the usual sections", nil) }

// Arranged reports whether the sections of the file differ from the usual ones.
func (m *Model) Arranged() bool {
	return slices.ContainsFunc(m.Pack().Sections, m.ofFile)
}

// ofFile reports whether a choice is about the file on show.
func (m *Model) ofFile(c bid.SectionChoice) bool {
	audience := c.Audience
	if audience == "" {
		audience = string(pack.Commissioner)
	}
	return audience == string(m.Audience()) && c.Paper == m.file().paper
}

func (m *Model) keepSections(step string, all []pack.OutlineSection) error {
	f := m.file()
	return m.Edit(step, func(k *bid.Pack) {
		k.Sections = slices.DeleteFunc(slices.Clone(k.Sections), m.ofFile)
		for _, o := range all {
			if !o.Fixed {
				k.Sections = append(k.Sections, bid.SectionChoice{Audience: string(f.audience), Paper: f.paper, SectionID: o.ID, Out: !o.In && !o.Unused})
			}
		}
	})
}

// composer is the part of the page that shows the sections of the file.
type composer struct {
	p                *Page
	view             fyne.CanvasObject
	table            *kit.Table[pack.OutlineSection]
	why              *kit.Small
	toggle, up, down *kit.Button
	usual            *kit.Button
	lacks, limits    *kit.Listing
}

func (p *Page) newComposer() *composer {
	c := &composer{p: p, why: kit.NewSmall(""), lacks: kit.NewListing(), limits: kit.NewListing()}
	type one = pack.OutlineSection
	c.table = kit.NewTable("Sections of this file", func(o one) string { return o.ID }, kit.Text("The sections are listed as soon as the pages have been drawn."),
		kit.Column[one]{Title: "Section", Ems: 14, Weight: 2, Text: func(o one) string { return page.Clip(o.Title, 120) }},
		kit.Column[one]{Title: "In the file", Ems: 9, Weight: 1, Text: func(o one) string { word, _ := standing(o); return word }, State: func(o one) kit.State { _, s := standing(o); return s }})
	c.table.VisibleRows = 12
	c.table.OnSelect = func(one) { c.showChosen() }
	c.table.OnMove = func(o one, by int) { p.present(p.m.MoveSection(o.ID, by)) }
	c.table.OnOpen = func(o one) { p.present(p.m.LeaveOut(o.ID, o.In)) }
	c.toggle = kit.NewButton("Leave it out", func() {
		if o, ok := c.table.Selected(); ok {
			p.present(p.m.LeaveOut(o.ID, o.In))
		}
	})
	move := func(by int) func() {
		return func() {
			if o, ok := c.table.Selected(); ok {
				p.present(p.m.MoveSection(o.ID, by))
			}
		}
	}
	c.up, c.down = kit.NewButton("Move up", move(-1)), kit.NewButton("Move down", move(1))
	c.usual = kit.NewButton("Back to the usual sections", func() { p.present(p.m.UsualSections()) })
	c.view = kit.Stack(
		kit.Text("The sections of this file in the order of print. Where the tender sets an order, follow it. Enter leaves a section out or puts it back; Alt with the arrows moves it."),
		c.table, c.why, kit.Row(c.toggle, c.up, c.down, c.usual),
		c.limits, c.lacks)
	return c
}

// standing is whether a section stands in the file, as word and mark.
func standing(o pack.OutlineSection) (string, kit.State) {
	switch {
	case o.Unused:
		return "Nothing to print", kit.Note
	case !o.In:
		return "Left out", kit.Attention
	case len(o.Missing) > 0:
		return fmt.Sprintf("Lacks something (%d)", len(o.Missing)), kit.Attention
	}
	return "In", kit.Ready
}

func (c *composer) refresh() {
	c.table.SetRows(c.p.m.Outline())
	if _, ok := c.table.Selected(); !ok && len(c.table.Rows()) > 0 {
		c.table.Select(c.table.Rows()[0].ID)
	}
	enable(c.usual, c.p.m.Arranged())
	c.showChosen()
	c.showLimits()
	missing := c.p.m.Lacking()
	c.lacks.Set(fmt.Sprint(missing), func() []fyne.CanvasObject { return c.p.lacking(missing) })
}

func (c *composer) showChosen() {
	o, ok := c.table.Selected()
	why := o.Why
	if ok && why == "" {
		why = "It may be left out."
	}
	c.why.SetText(why)
	c.toggle.SetText("Leave it out")
	if ok && !o.In && !o.Unused {
		c.toggle.SetText("Put it in")
	}
	enable(c.toggle, ok && !o.Required && !o.Unused)
	enable(c.up, ok && !o.Fixed && !o.Unused)
	enable(c.down, ok && !o.Fixed && !o.Unused)
}

// lacking lists what the file lacks, each with the way to the field that mends it.
func (p *Page) lacking(missing []pack.Missing) []fyne.CanvasObject {
	if len(missing) == 0 {
		return nil
	}
	out := []fyne.CanvasObject{kit.Section("What this file still lacks")}
	for _, x := range missing {
		row := []fyne.CanvasObject{kit.NewMarked(kit.Attention, x.Text)}
		if x.Path != "" {
			to := kit.NewButton("Go to", func() { p.m.d.GoTo(x.Path) })
			to.SetName("Go to: " + page.Clip(x.Text, 60))
			row = append(row, kit.Row(to))
		}
		out = append(out, kit.Panel(row...))
	}
	return out
}

// showLimits counts the words of each answer and the pages of the file.
func (c *composer) showLimits() {
	a, m := c.p.m.d.Assessment(), c.p.m
	if a == nil || m.file().paper != bid.PaperTechnical || a.Response == nil {
		c.limits.Set("", func() []fyne.CanvasObject { return nil })
		return
	}
	_, _, pages := m.Page()
	most := m.Pack().Pages
	var key strings.Builder
	fmt.Fprint(&key, pages, most)
	for _, q := range a.Response.Questions {
		fmt.Fprint(&key, q.ID, q.Name, q.Words, q.Limit)
	}
	c.limits.Set(key.String(), func() []fyne.CanvasObject {
		out := []fyne.CanvasObject{kit.Section("Limits of the tender")}
		switch {
		case most == 0:
			out = append(out, kit.NewMarked(kit.Note, fmt.Sprintf("%s in all; no limit is set.", page.Count(pages, "page", "pages"))))
		case pages > most:
			out = append(out, kit.NewMarked(kit.Blocked, fmt.Sprintf("%s of %d: %d too many. Shorten the longest answers, or leave a section out.", page.Count(pages, "page", "pages"), most, pages-most)))
		default:
			out = append(out, kit.NewMarked(kit.Ready, fmt.Sprintf("%s of %d.", page.Count(pages, "page", "pages"), most)))
		}
		for _, q := range a.Response.Questions {
			state := kit.Ready
			if q.Words == 0 {
				state = kit.Attention
			} else if q.Limit > 0 && q.Left() < 0 {
				state = kit.Blocked
			}
			to := kit.NewButton("Go to", func() { c.p.m.d.GoTo("response.questions." + q.ID + ".answer") })
			to.SetName("Go to the answer to " + page.Clip(q.Name, 60))
			out = append(out, kit.Close(kit.NewMarked(state, page.Clip(q.Name, 80)+": "+q.Count()), kit.Row(to)))
		}
		return out
	})
}
