package socialvalue

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/risk"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

const (
	volunteerPath = "socialValue.inputs.volunteers."
	grantPath     = "socialValue.inputs.grants."
	kindPath      = "socialValue.inputs.inKind."
	sharedPath    = "socialValue.shared."
)

// newVolunteers is unpaid time: an input though nobody pays it.
func (p *Page) newVolunteers() *lines.Editor[bid.VolunteerJob] {
	type one = bid.VolunteerJob
	e := &lines.Editor[one]{List: form.Of(p.s, "unpaid job", func(b *bid.Bid) *[]one { return &b.SocialValue.Inputs.Volunteers }, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: volunteerPath, List: e}
	e.Table = kit.NewTable("Unpaid help", func(x one) string { return x.ID },
		kit.NewEmptyState("Does anybody help unpaid?", "For example: drivers, 300 hours a year at £12.60. What would you have to pay for it? Unpaid time is an input too.", "Add unpaid help", e.Add),
		kit.Column[one]{Title: "Unpaid help", Ems: 12, Weight: 2, Text: func(x one) string { return orUnnamed(page.Clip(x.Name, 80)) }},
		kit.Column[one]{Title: "Hours a year", Ems: 8, Right: true, Text: func(x one) string { return orDash(x.Hours.Format()) }},
		kit.Column[one]{Title: "An hour", Ems: 6, Right: true, Text: func(x one) string { return orDash(x.Rate.Format()) }})
	e.Table.VisibleRows = 4
	name := l.Text("name", "Who helps, with what", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Form(name,
		l.Quantity("hours", "Hours a year", "", func(x *one) *money.Quantity { return &x.Hours }),
		l.Amount("rate", "What an hour would cost", "", func(x *one) *money.Pounds { return &x.Rate }),
		l.Text("why", "Where that rate is from", "", 1, func(x *one) *string { return &x.Why })))
	e.Wire("Remove this help")
	return e
}

// newGifts is money or things that others give.
func (p *Page) newGifts(title, path, noun, ask, example, add string, of func(*bid.Bid) *[]bid.SocialGift) *lines.Editor[bid.SocialGift] {
	type one = bid.SocialGift
	e := &lines.Editor[one]{List: form.Of(p.s, noun, of, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: path, List: e}
	e.Table = kit.NewTable(title, func(x one) string { return x.ID },
		kit.NewEmptyState(ask, example, add, e.Add),
		kit.Column[one]{Title: title, Ems: 12, Weight: 2, Text: func(x one) string { return orUnnamed(page.Clip(x.Name, 80)) }},
		kit.Column[one]{Title: "Worth", Ems: 8, Right: true, Text: func(x one) string { return orDash(x.Amount.Format()) }})
	e.Table.VisibleRows = 3
	name := l.Text("name", "What is given, and by whom", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Form(name,
		l.Amount("amount", "What it is worth", "Over the whole term, or in one year.", func(x *one) *money.Pounds { return &x.Amount }),
		l.Count("year", "Contract year", "0 spreads it over all years.", 0, bid.MaxYears, func(x *one) *int { return &x.Year })))
	e.Wire("Remove this line")
	return e
}

// newShared are assumptions that several rows share: moving one moves all of them.
func (p *Page) newShared() *lines.Editor[bid.Estimate] {
	type one = bid.Estimate
	e := &lines.Editor[one]{List: form.Of(p.s, "shared assumption", func(b *bid.Bid) *[]one { return &b.SocialValue.Shared }, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: sharedPath, List: e}
	plain := func(v money.Value) string { return risk.FormatIn(calc.Quantity, v) }
	number := func(path, label string, of func(*one) *money.Value) *kit.Field {
		entry := kit.NewValueEntry(func(text string) (money.Value, error) { return parseShared(text) }, plain, nil)
		return l.Field(path, label, "", lines.Entry(e, label, entry, of))
	}
	e.Table = kit.NewTable("Shared assumptions", func(x one) string { return x.ID },
		kit.NewEmptyState("Do several outcomes rest on the same assumption?", "For example: 50 % would have found work anyway. Type it here once and pick it in each outcome: where it moves, all of them move.", "Add a shared assumption", e.Add),
		kit.Column[one]{Title: "Assumption", Ems: 12, Weight: 2, Text: func(x one) string { return orUnnamed(page.Clip(x.Name, 80)) }},
		kit.Column[one]{Title: "Low", Ems: 5, Right: true, Text: func(x one) string { return orDash(plain(x.Low)) }},
		kit.Column[one]{Title: "Central", Ems: 6, Right: true, Text: func(x one) string { return orDash(plain(x.Central)) }},
		kit.Column[one]{Title: "High", Ems: 5, Right: true, Text: func(x one) string { return orDash(plain(x.High)) }})
	e.Table.VisibleRows = 4
	name := l.Text("name", "What is assumed", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Form(name,
		number("central", "Central", func(x *one) *money.Value { return &x.Central }),
		number("low", "At lowest", func(x *one) *money.Value { return &x.Low }),
		number("high", "At highest", func(x *one) *money.Value { return &x.High }),
		l.Text("reason", "Why", "", 1, func(x *one) *string { return &x.Reason }),
		l.Text("source", "Where that is from", "", 1, func(x *one) *string { return &x.Source })),
		kit.NewSmall("A share is typed with its sign, such as 50 %; without the sign it is a number, such as 12 a year."))
	e.Wire("Remove this assumption")
	return e
}

// parseShared reads a share where it is typed with its sign, else a number.
func parseShared(text string) (money.Value, error) {
	if strings.Contains(text, "%") {
		return risk.ParseIn(calc.Percent, text)
	}
	return risk.ParseIn(calc.Quantity, text)
}
