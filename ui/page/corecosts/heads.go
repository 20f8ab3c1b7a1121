package corecosts

import (
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// head is one category of a referral beside what was qualified.
type head struct {
	id, name                  string
	qualified, asked, verdict string
	refused                   bool
}

// headTable shows each category of the chosen referral and takes a lower price for it.
type headTable struct {
	c     *schedules
	of    *lines.Editor[bid.Referral]
	view  *fyne.Container
	table *kit.Table[head]
	field *kit.Field
	entry *kit.MoneyEntry
	shown string // referral and category in the field

	residential bool // the add-on of another schedule
}

// of is the list of lowered fees of a referral that the table edits.
func (h *headTable) fees(r *bid.Referral) *[]bid.CategoryFee {
	if h.residential {
		return &r.ResidentialFees
	}
	return &r.Fees
}

func (c *schedules) newHeads(l *lines.Editor[bid.Referral], residential bool) *headTable {
	h := &headTable{c: c, of: l, residential: residential}
	label, path, ask := "Core fee of the referral by category", feesPath, "Price of the chosen category here, a place and week"
	if residential {
		label, path, ask = "Residential add-on of the referral by category", residentialPath, "Price of the chosen category of the add-on here, a place and week"
	}
	h.table = kit.NewTable(label, func(x head) string { return x.id },
		kit.Text("There is no fee in force on the day of the referral. Type the day, or lock the fee first."),
		kit.Column[head]{Title: "Category", Ems: 10, Weight: 2, Text: func(x head) string { return x.name }},
		kit.Column[head]{Title: "Qualified", Ems: 7, Right: true, Text: func(x head) string { return x.qualified }},
		kit.Column[head]{Title: "This referral", Ems: 8, Right: true, Text: func(x head) string { return x.asked }},
		kit.Column[head]{Title: "Test", Ems: 9, Text: func(x head) string { return x.verdict },
			State: func(x head) kit.State {
				if x.refused {
					return kit.Blocked
				}
				return kit.Note
			}})
	h.table.VisibleRows = 12
	h.table.OnSelect = func(head) { h.load() }
	h.table.OnOpen = func(head) { h.field.Focus() }
	h.entry = kit.NewMoneyEntry(func(v money.Pounds) { h.set(v) })
	h.field = kit.NewField(ask, h.entry).Why("Only to lower it for this referral. Empty takes the qualified price.")
	c.p.fields.Add(path+"week", h.field)
	h.view = kit.Stack(h.table, kit.Form(h.field))
	return h
}

// set lowers the chosen category for the chosen referral; an unset price lifts that.
func (h *headTable) set(v money.Pounds) {
	x, ok := h.table.Selected()
	if !ok {
		return
	}
	h.of.List.Edit(h.of.Selected(), "price of a category", func(r *bid.Referral) {
		list := h.fees(r)
		fees := slices.DeleteFunc(slices.Clone(*list), func(f bid.CategoryFee) bool { return f.CategoryID == x.id })
		if v.IsSet() {
			fees = append(fees, bid.CategoryFee{CategoryID: x.id, Week: v})
		}
		*list = fees
	})
}

func (h *headTable) refresh(r bid.Referral) {
	h.table.SetRows(h.c.heads(r.ID, h.residential))
	if rows := h.table.Rows(); len(rows) > 0 {
		if _, ok := h.table.Selected(); !ok {
			h.table.Select(rows[0].id)
		}
	}
	setShown(h.field, len(h.table.Rows()) > 0)
	h.load()
}

// load puts the price of the chosen category into the field.
func (h *headTable) load() {
	x, _ := h.table.Selected()
	r := h.c.chosen()
	typed := money.Pounds{}
	for _, f := range *h.fees(h.c.referral(&r)) {
		if f.CategoryID == x.id {
			typed = f.Week
		}
	}
	if at := h.of.Selected() + "/" + x.id; at != h.shown {
		h.shown = at
		h.entry.Load(typed)
		return
	}
	h.entry.Set(typed)
}

// heads are the comparisons of a referral with what was qualified.
func (c *schedules) heads(referral string, residential bool) []head {
	r := c.result()
	if r == nil {
		return nil
	}
	var out []head
	for _, one := range r.Referrals {
		if one.ID != referral {
			continue
		}
		rows := one.Comparisons
		if residential {
			rows = one.Residential
		}
		for _, k := range rows {
			x := head{id: k.CategoryID, name: k.Name, qualified: poundsOf(k.QualifiedWeek), asked: poundsOf(k.Week), verdict: "the same", refused: k.Raised}
			switch {
			case k.Raised:
				x.verdict = "raised: not allowed"
			case k.Lowered:
				x.verdict = "lowered"
			}
			out = append(out, x)
		}
	}
	return out
}

// poundsOf is a figure in pounds and pence, or a dash while it is not known.
func poundsOf(n calc.Node) string {
	if v, known := n.Value(); known {
		return money.FormatPounds(v)
	}
	return "–"
}

// Where the fees of a referral stand, without ids.
const (
	feesPath        = referralsPath + "fees."
	residentialPath = referralsPath + "residentialFees."
)

// The table is a list among those of a referral, so that findings and paths find its
// categories.

// OfShown are the findings on the chosen category.
func (h *headTable) OfShown(prefix string, issues []bid.Issue) []bid.Issue {
	var out []bid.Issue
	x, _ := h.table.Selected()
	for _, issue := range issues {
		rest, ok := strings.CutPrefix(issue.Path, prefix)
		if id, _, _ := strings.Cut(rest, "."); ok && id == x.id {
			issue.Path = prefix + "week"
			out = append(out, issue)
		}
	}
	return out
}

// FocusOn goes to the price of a category.
func (h *headTable) FocusOn(_ *kit.FieldSet, _, id, _ string) bool {
	if !h.Choose(id) {
		h.table.Focus()
		return true
	}
	return h.field.Focus()
}

// Choose shows a category in the field.
func (h *headTable) Choose(id string) bool {
	if id == "" || !h.table.Select(id) {
		return false
	}
	h.load()
	return true
}

// Holds reports whether an object stands here.
func (h *headTable) Holds(o fyne.Focusable) bool {
	return o == h.table.Keyboard() || o == fyne.Focusable(h.entry)
}

// Add and Duplicate belong to the referrals: the categories are those of the fee.
func (h *headTable) Add() { h.of.Add() }

// Duplicate copies the referral.
func (h *headTable) Duplicate() { h.of.Duplicate() }
