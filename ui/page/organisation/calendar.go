package organisation

import (
	"bidwright/app/bid"
	"bidwright/app/tender/prompts"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
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
	usual := kit.NewListing()
	l.View = kit.Stack(kit.Row(kit.NewButton("Add an entry", l.Add)), l.Table, l.Form, usual)
	return listPart(p, partCalendar, prefix, l.Editor, func() { p.showUsual(usual, l.Editor) })
}

// showUsual offers what providers usually do, for the kinds of which there is no entry yet.
func (p *Page) showUsual(box *kit.Listing, l *lines.Editor[bid.Occasion]) {
	var offers []prompts.Entry
	shows := ""
	for _, e := range prompts.Calendar(bid.Document{Organisation: p.s.Organisation()}, p.s.Library(), p.s.Today()) {
		if !e.Own {
			offers, shows = append(offers, e), shows+e.ID+" "
		}
	}
	box.Set(shows, func() []fyne.CanvasObject {
		if len(offers) == 0 {
			return nil
		}
		out := []fyne.CanvasObject{kit.Section("What providers usually do"), kit.NewSmall("Each is offered until you have an entry of its kind. How often is a proposal: change it in your own entry.")}
		for _, e := range offers {
			text := e.ToDo
			if e.Link != "" {
				text += " Look at " + e.Link + "."
			}
			add := kit.NewButton("Add: "+e.Title, func() {
				l.AddWith(func(x *bid.Occasion) {
					x.Kind, x.Name, x.Note, x.Link, x.Months = e.Kind, e.Title, e.ToDo, e.Link, e.Months
				})
			})
			out = append(out, kit.Close(kit.Text(text), kit.NewSmall("Source: "+e.Source.Title+"."), kit.Row(add)))
		}
		return []fyne.CanvasObject{kit.Stack(out...)}
	})
}

func nextWords(x bid.Occasion) string {
	day := prompts.Next(x)
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
	if day := prompts.Next(x); !day.IsZero() {
		return day.ISO()
	}
	return "9999"
}
