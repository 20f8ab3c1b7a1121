package partners

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

var foundOptions = []kit.Option{{ID: string(bid.CheckNotDone), Text: "Not done"}, {ID: string(bid.CheckInOrder), Text: "In order"}, {ID: string(bid.CheckTrouble), Text: "There is trouble"}, {ID: string(bid.CheckNA), Text: "Does not apply"}}

// newChecksPart is what was checked of each partner, by whom, and where the paper is.
func (p *Page) newChecksPart() *form.Part {
	e := p.newChecked()
	checks := p.newChecks(e)
	lines.Follow(e, checks)
	p.checks = &lines.Tree{Prefix: termPath, List: e, Within: []*lines.Tree{{Prefix: checkPath, List: checks}}}
	p.lists.Add(form.List{Prefix: "consortium.checks.", OfShown: func(all []bid.Issue) []bid.Issue {
		return p.checks.OfShown(slices.DeleteFunc(slices.Clone(all), func(i bid.Issue) bool { return !isCheck(i.Path) }))
	},
		Forget: func() { e.Forget(); checks.Forget() }})
	view := kit.Stack(
		kit.Text("What a partner hides becomes your breach. Check each one before the pack goes out, and note what you saw; none of this leaves in any pack."),
		e.Table, e.Form)
	return form.NewPart(view, func(bool) { e.Refresh() })
}

// checkPath is where the fields of the chosen check stand.
const checkPath = "consortium.members.diligence."

// isCheck reports whether a path is of the checks of a partner.
func isCheck(path string) bool {
	rest, ok := strings.CutPrefix(path, termPath)
	_, field, below := strings.Cut(rest, ".")
	return ok && below && strings.HasPrefix(field+".", "diligence.")
}

// newChecked are the partners with how many checks are done.
func (p *Page) newChecked() *lines.Editor[bid.Member] {
	type one = bid.Member
	e := &lines.Editor[one]{List: form.Of(p.s, "partner", func(b *bid.Bid) *[]one { return &b.Consortium.Members }, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	e.Table = kit.NewTable("Partners and their checks", func(x one) string { return x.ID },
		kit.NewEmptyState("No partner is named yet.", "Name partners under Eligibility; what to check of them stands here.", "", nil),
		kit.Column[one]{Title: "Partner", Ems: 11, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Checked", Ems: 9, Right: true, Text: func(x one) string { return p.done(x.ID) }})
	e.Table.VisibleRows = 4
	e.Form = kit.Stack(kit.Section("Checks of the chosen partner"))
	return e
}

func (p *Page) done(member string) string {
	if r := p.result(); r != nil {
		for _, c := range r.Chain.Diligence {
			if c.Party.ID == member {
				return fmt.Sprintf("%d of %d", c.Done, len(c.Rows))
			}
		}
	}
	return "–"
}

// newChecks are the checks of the chosen partner: one line for each thing to check.
func (p *Page) newChecks(of *lines.Editor[bid.Member]) *lines.Editor[bid.Diligence] {
	type one = bid.Diligence
	read := func() []one {
		member, ok := of.Table.Selected()
		if !ok {
			return nil
		}
		var out []one
		for _, item := range p.s.Library().DiligenceItems() {
			x := one{ItemID: item.ID}
			for _, noted := range member.Diligence {
				if noted.ItemID == item.ID {
					x = noted
				}
			}
			x.ID = item.ID // each thing to check is one line
			out = append(out, x)
		}
		return out
	}
	write := func(b *bid.Bid, x one) {
		for i := range b.Consortium.Members {
			m := &b.Consortium.Members[i]
			if m.ID != of.Selected() {
				continue
			}
			at := slices.IndexFunc(m.Diligence, func(o one) bool { return o.ItemID == x.ItemID })
			if at < 0 {
				x.ID = p.s.NewID()
				m.Diligence = append(m.Diligence, x)
				continue
			}
			x.ID = m.Diligence[at].ID
			m.Diligence[at] = x
		}
	}
	e := &lines.Editor[one]{List: form.Given(p.s, "check", func(x *one) *string { return &x.ID }, func(x one) string { return p.checkName(x.ItemID) }, read, write)}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: checkPath, List: e}
	e.Table = kit.NewTable("Checks", func(x one) string { return x.ID }, nil,
		kit.Column[one]{Title: "What to check", Ems: 14, Weight: 3, Text: func(x one) string { return p.checkName(x.ItemID) }},
		kit.Column[one]{Title: "Found", Ems: 8, Text: func(x one) string { return textOf(foundOptions, string(x.Found)) }},
		kit.Column[one]{Title: "On", Ems: 8, Text: func(x one) string { return dayOf(x.On) }},
		kit.Column[one]{Title: "Paper", Ems: 8, Weight: 1, Optional: true, Text: func(x one) string { return orDash(page.Clip(x.Document, 60)) }})
	e.Table.VisibleRows = 14
	asks := kit.NewListing()
	e.OnShow = func(x one) { p.showAsks(asks, x.ItemID) }
	found := form.LinePick(l, "found", "Found", "", foundOptions, func(x *one) *bid.Checked { return &x.Found })
	e.First = found
	e.Form = kit.Stack(asks, kit.Form(found,
		l.Day("on", "Checked on", "", func(x *one) *date.Date { return &x.On }),
		l.Text("by", "Checked by", "", 1, func(x *one) *string { return &x.By }),
		l.Text("document", "Paper that shows it", "Where it is kept.", 1, func(x *one) *string { return &x.Document }),
		l.Text("note", "Note", "For you only.", 2, func(x *one) *string { return &x.Note })))
	e.WireGiven()
	e.View = kit.Stack(e.Table, e.Form)
	of.Form.Add(e.View)
	of.First = found
	of.WireGiven()
	return e
}

func (p *Page) checkName(item string) string {
	for _, x := range p.s.Library().DiligenceItems() {
		if x.ID == item {
			return x.Name
		}
	}
	return item
}

// showAsks tells what to ask and which paper shows it.
func (p *Page) showAsks(to *kit.Listing, item string) {
	for _, x := range p.s.Library().DiligenceItems() {
		if x.ID == item {
			to.Set(item, func() []fyne.CanvasObject {
				return []fyne.CanvasObject{kit.Strong(x.Name), kit.Text(x.Asks), kit.NewSmall("To see: " + x.ToSee + ". " + x.Source.Title + ".")}
			})
		}
	}
}

func textOf(options []kit.Option, id string) string {
	for _, o := range options {
		if o.ID == id {
			return o.Text
		}
	}
	return id
}
