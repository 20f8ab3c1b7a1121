package price

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// The lists of group work and of further units.
const (
	sessionPath = "pricing.service.sessions."
	staffPath   = "pricing.service.sessions.staff."
	offerPath   = "pricing.service.offers."
)

// listView is a list with what it shows besides.
type listView struct {
	view    fyne.CanvasObject
	refresh func()
}

// newSessions edits group work: who delivers it, for how many.
func (p *Page) newSessions() listView {
	type session = bid.Session
	e := &lines.Editor[session]{List: form.Of(p.s, "session", func(b *bid.Bid) *[]session { return &b.Pricing.Service.Sessions },
		func(x *session) *string { return &x.ID }, func(x session) string { return x.Name })}
	e.Table = kit.NewTable("Sessions", func(x session) string { return x.ID },
		kit.NewEmptyState("Do you work with groups? Say who delivers a session and for how many, and see what one person’s place costs.",
			"For example: a two-hour group of 8, two workers, a room at £18.", "Add a session", e.Add),
		kit.Column[session]{Title: "Session", Ems: 9, Weight: 2, Text: func(x session) string { return orUnnamed(x.Name) }},
		kit.Column[session]{Title: "A year", Ems: 6, Right: true, Text: func(x session) string { return orDash(x.Quantity) }},
		kit.Column[session]{Title: "Cost of one", Ems: 7, Right: true, Text: func(x session) string { return p.s.Printed("session." + x.ID + ".cost") }},
		kit.Column[session]{Title: "For one person", Ems: 8, Right: true, Text: func(x session) string { return p.s.Printed("session." + x.ID + ".per_head") }})
	e.Table.VisibleRows = 4
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add(sessionPath+path, kit.NewField(label, control).Why(why))
	}
	name := field("name", "What it is", "", lines.Entry(e, "name", kit.NewTextEntry(nil), func(x *session) *string { return &x.Name }))
	e.First = name
	staff := p.newSessionStaff(e)
	e.Form = kit.Stack(kit.Section("The chosen session"), kit.Form(name,
		field("quantity", "Sessions in the first year", "", lines.Entry(e, "sessions", kit.NewQuantityEntry(nil), func(x *session) *money.Quantity { return &x.Quantity })),
		field("capacity", "People who can take part", "", lines.Entry(e, "capacity", kit.NewQuantityEntry(nil), func(x *session) *money.Quantity { return &x.Capacity })),
		field("fill", "Share who come", "Empty means all.", lines.Entry(e, "share who come", kit.NewPercentEntry(nil), func(x *session) *money.Share { return &x.Fill })),
		field("room", "Room, a session", "", lines.Entry(e, "room", kit.NewRateEntry(nil), func(x *session) *money.Pounds { return &x.Room })),
		field("materials", "Materials, a session", "", lines.Entry(e, "materials", kit.NewRateEntry(nil), func(x *session) *money.Pounds { return &x.Materials })),
	), staff.View)
	e.OnShow = func(session) { staff.Refresh() }
	e.Wire("Remove this session")
	p.lists.Add(form.List{Prefix: sessionPath,
		OfShown: func(all []bid.Issue) []bid.Issue {
			shown := e.OfShown(sessionPath, all)
			return append(shown, staff.OfShown(staffPath, shown)...)
		},
		GoTo: func(id, path string) bool {
			inner, ok := strings.CutPrefix(path, sessionPath+id+".staff.")
			if !ok || !e.Table.Select(id) {
				return e.FocusOn(p.fields, sessionPath, id, path)
			}
			e.Refresh()
			one, _, _ := strings.Cut(inner, ".")
			return staff.FocusOn(p.fields, staffPath, one, staffPath+inner)
		},
		Forget: func() { e.Forget(); staff.Forget() }})
	p.main[partPlaces] = e
	return listView{kit.Stack(kit.Row(kit.NewButton("Add a session", e.Add)), e.Table, e.Form), e.Refresh}
}

// newSessionStaff edits who delivers the chosen session.
func (p *Page) newSessionStaff(of *lines.Editor[bid.Session]) *lines.Editor[bid.SessionStaff] {
	type one = bid.SessionStaff
	staff := func(b *bid.Bid) *[]one {
		for i := range b.Pricing.Service.Sessions {
			if x := &b.Pricing.Service.Sessions[i]; x.ID == of.Selected() {
				return &x.Staff
			}
		}
		return new([]one)
	}
	e := &lines.Editor[one]{List: form.Of(p.s, "person in a session", staff, func(x *one) *string { return &x.ID }, func(x one) string { return p.roleOf(x.PostID) })}
	e.Table = kit.NewTable("Who delivers it", func(x one) string { return x.ID },
		kit.NewEmptyState("Who delivers this session?", "For example: one support worker, two hours with half an hour of preparation.", "Add who delivers it", e.Add),
		kit.Column[one]{Title: "Post", Ems: 9, Weight: 2, Text: func(x one) string { return orUnnamed(p.roleOf(x.PostID)) }},
		kit.Column[one]{Title: "People", Ems: 5, Right: true, Text: func(x one) string { return orOne(x.People) }},
		kit.Column[one]{Title: "Hours", Ems: 5, Right: true, Text: func(x one) string { return orDash(x.Delivery) }})
	e.Table.VisibleRows = 3
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add(staffPath+path, kit.NewField(label, control).Why(why))
	}
	quantity := func(path, label, why string, of func(*one) *money.Quantity) *kit.Field {
		return field(path, label, why, lines.Entry(e, label, kit.NewQuantityEntry(nil), of))
	}
	posts := kit.NewPicker("Choose a post", nil, func(id string) { e.List.Edit(e.Selected(), "post", func(x *one) { x.PostID = id }) })
	post := field("postId", "Post", "The posts of this bid stand under People.", posts)
	e.First = post
	e.Fill(func(x one, _ bool) {
		var options []kit.Option
		b := p.s.Bid()
		for _, o := range b.Pricing.People {
			options = append(options, kit.Option{ID: o.ID, Text: orUnnamed(o.Role)})
		}
		posts.SetOptions(options)
		posts.Set(x.PostID)
	})
	e.Form = kit.Stack(kit.Form(post,
		quantity("people", "How many of them", "Empty means one.", func(x *one) *money.Quantity { return &x.People }),
		quantity("deliveryHours", "Hours with the group", "Of one person.", func(x *one) *money.Quantity { return &x.Delivery }),
		quantity("preparationHours", "Hours of preparation", "", func(x *one) *money.Quantity { return &x.Preparation }),
		quantity("travelHours", "Hours of travel", "", func(x *one) *money.Quantity { return &x.Travel })))
	e.Wire("Remove from the session")
	e.View = kit.Stack(kit.Row(kit.NewButton("Add who delivers it", e.Add)), e.Table, e.Form)
	return e
}

func (p *Page) roleOf(post string) string {
	b := p.s.Bid()
	for _, x := range b.Pricing.People {
		if x.ID == post {
			return x.Role
		}
	}
	return ""
}

// newOffers edits the further units in which the service is sold.
func (p *Page) newOffers() listView {
	type offer = bid.Offer
	e := &lines.Editor[offer]{List: form.Of(p.s, "unit", func(b *bid.Bid) *[]offer { return &b.Pricing.Service.Offers },
		func(x *offer) *string { return &x.ID }, func(x offer) string { return x.Name })}
	e.Table = kit.NewTable("Units", func(x offer) string { return x.ID },
		kit.NewEmptyState("Only one unit is priced so far.", "For example: a half day beside a day, or a 15-minute visit beside an hour.", "Add a unit", e.Add),
		kit.Column[offer]{Title: "Unit", Ems: 9, Weight: 2, Text: func(x offer) string { return orUnnamed(x.Name) }},
		kit.Column[offer]{Title: "A year", Ems: 6, Right: true, Text: func(x offer) string { return orDash(x.Quantity) }},
		kit.Column[offer]{Title: "Price of one", Ems: 7, Right: true, Text: func(x offer) string { return p.s.Printed("offer." + x.ID + ".price") }},
		kit.Column[offer]{Title: "Income", Ems: 8, Right: true, Optional: true, Text: func(x offer) string { return p.s.Printed("offer." + x.ID + ".income") }})
	e.Table.VisibleRows = 4
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add(offerPath+path, kit.NewField(label, control).Why(why))
	}
	name := field("name", "Unit", "Such as: half a day.", lines.Entry(e, "name", kit.NewTextEntry(nil), func(x *offer) *string { return &x.Name }))
	e.First = name
	weight := field("weight", "What one takes beside the others", "A half day is 0.5 of a day. Empty means 1.", lines.Entry(e, "weight", kit.NewQuantityEntry(nil), func(x *offer) *money.Quantity { return &x.Weight }))
	length := kit.NewPicker("None", nil, func(id string) { e.List.Edit(e.Selected(), "visit", func(x *offer) { x.LengthID = id }) })
	whole := kit.NewCheck("It covers the whole price by itself", lines.Checked(e, "whole price", func(x *offer) *bool { return &x.Whole }))
	kind := kit.NewPicker("Choose what is paid for", unitKinds, lines.Chosen(e, "kind of unit", func(x *offer) *bid.UnitKind { return &x.Unit.Kind }))
	lengths := field("lengthId", "Length of visit", "Its own cost is then its weight.", length)
	e.Fill(func(x offer, _ bool) {
		var options []kit.Option
		b := p.s.Bid()
		for _, l := range b.Pricing.Service.Visits.Lengths {
			options = append(options, kit.Option{ID: l.ID, Text: visitName(l)})
		}
		length.SetOptions(options)
		length.Set(x.LengthID)
		whole.Set(x.Whole)
		kind.Set(string(x.Unit.Kind))
		form.SetShown(lengths, len(options) > 0)
		form.SetShown(weight, x.LengthID == "" && !x.Whole)
	})
	e.Form = kit.Stack(kit.Form(name,
		field("unit.kind", "Kind of unit", "", kind),
		field("quantity", "How many in the first year", "", lines.Entry(e, "quantity", kit.NewQuantityEntry(nil), func(x *offer) *money.Quantity { return &x.Quantity })),
		weight, lengths), whole)
	e.Wire("Remove this unit")
	form.Keep(p.lists, offerPath, e)
	together := p.figures("offers.income", "offers.rounding")
	return listView{kit.Stack(kit.Row(kit.NewButton("Add a unit", e.Add)), e.Table, e.Form, kit.Columns(2, 12, together.box...)), func() {
		e.Refresh()
		together.refresh()
	}}
}
