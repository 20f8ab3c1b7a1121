package organisation

import (
	"bidwright/app/bid"
	"bidwright/app/tender/vault"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
)

// occasionKinds are the kinds of dated things to do around bidding.
var occasionKinds = []kit.Option{
	{ID: string(bid.OccasionPortal), Text: "Portal to register with"}, {ID: string(bid.OccasionEvent), Text: "Market engagement event"},
	{ID: string(bid.OccasionForum), Text: "Provider forum or reference group"}, {ID: string(bid.OccasionPosition), Text: "Market position statement"},
	{ID: string(bid.OccasionNeeds), Text: "Needs analysis"}, {ID: string(bid.OccasionDirectory), Text: "Directory to be listed in"},
	{ID: string(bid.OccasionGrant), Text: "Grant round"}, {ID: string(bid.OccasionOther), Text: "Something else"},
}

func (p *Page) newCalendarPart() *form.Part {
	type one = bid.Occasion
	const prefix = "organisation.occasions."
	l := newEntries(p, prefix, "calendar entry", func(o *bid.Organisation) *[]one { return &o.Occasions },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })
	l.Table = kit.NewTable("Calendar", func(x one) string { return x.ID },
		kit.NewEmptyState("What has to be done, and when, so that the next tender does not take you by surprise? Portals to register with, events to go to, papers that buyers publish.",
			"For example: Provider reference group, Dart Valley Council, 3 March 2027, every 3 months.", "Add an entry", l.Add),
		kit.Column[one]{Title: "What", Ems: 11, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Buyer", Ems: 8, Weight: 1, Optional: true, Text: func(x one) string { return orDash(x.Buyer) }},
		kit.Column[one]{Title: "Next", Ems: 10, Weight: 1, Text: nextWords,
			Less: func(a, b one) bool { return lateIfNone(a) < lateIfNone(b) }})
	name := l.text("name", "What is to be done", "", func(x *one) *string { return &x.Name })
	l.First = name
	l.Form = kit.Stack(kit.Section("The chosen entry"), kit.Form(name,
		picked(l, "kind", "What it is", "", "Something else", occasionKinds, func(x *one) *bid.OccasionKind { return &x.Kind }),
		l.text("buyer", "Buyer or body", "", func(x *one) *string { return &x.Buyer }),
		l.date("on", "Day", "The next day, or the first of several.", func(x *one) *date { return &x.On }),
		l.whole("months", "Comes again every so many months", "Empty if it is done once.", 120, func(x *one) *int { return &x.Months }),
		l.date("done", "Last done on", "The Bids page stops reminding you, until it comes again.", func(x *one) *date { return &x.Done }),
		l.text("link", "Address on the web", "Shown only; Bidwright never opens it. Copy it into your browser.", func(x *one) *string { return &x.Link }),
		l.text("note", "Note on the entry", "For you only.", func(x *one) *string { return &x.Note }),
	))
	l.Wire("Remove this entry")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add an entry", l.Add)), l.Table, l.Form)
	return listPart(p, partCalendar, prefix, l.Editor, nil)
}

func nextWords(x bid.Occasion) string {
	day := vault.Next(x)
	switch {
	case !day.IsZero():
		return day.String()
	case !x.Done.IsZero():
		return "done on " + x.Done.String()
	}
	return "no day yet"
}

// lateIfNone orders by the next day, what has none last.
func lateIfNone(x bid.Occasion) string {
	if day := vault.Next(x); !day.IsZero() {
		return day.ISO()
	}
	return "9999"
}
