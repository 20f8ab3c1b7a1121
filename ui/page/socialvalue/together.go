package socialvalue

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/pack"
	"bidwright/app/socialvalue"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// newTogetherPart is co-production: who plans and who delivers, today and as planned.
func (p *Page) newTogetherPart() *form.Part {
	g := p.group("coProduction.")
	of := func(b *bid.Bid) *bid.CoProduction { return &b.SocialValue.Together }
	grid := kit.NewChart("A grid of nine: who delivers down the side, who plans across the top, with today and planned marked. The fields below hold the same.")
	view := kit.Stack(
		kit.Text("Who plans the service and who delivers it: professionals, users and their community, or both together? Informing people, consulting them or seats on a board are good, but they are not co-production."),
		grid,
		kit.Form(form.Pick(g, "today", "Today", "", wayOptions(), func(b *bid.Bid) *string { return &of(b).Today }),
			form.Pick(g, "planned", "As planned in this bid", "", wayOptions(), func(b *bid.Bid) *string { return &of(b).Planned })),
		g.Form.Check("So far we inform or consult, no more", "consultation", func(b *bid.Bid) *bool { return &of(b).Consulted }),
		kit.Section("Three questions that buyers ask"),
		kit.Form(g.Text("role", "What role do users have in it?", "In developing and in delivering the service.", 4, func(b *bid.Bid) *string { return &of(b).Role }),
			g.Text("strengths", "How are their strengths put to use?", "And how are they found?", 4, func(b *bid.Bid) *string { return &of(b).Strengths }),
			g.Text("rewarded", "How is what they give rewarded?", "Users, carers, families, neighbours.", 4, func(b *bid.Bid) *string { return &of(b).Rewarded })),
		kit.Section("Four principles"), p.principles(g),
		kit.Form(g.Text("proof", "What shows it", "", 3, func(b *bid.Bid) *string { return &of(b).Proof }),
			g.Text("mission", "Why we are here", "Your core mission; it stands beside the counts.", 3, func(b *bid.Bid) *string { return &of(b).Mission })))
	return form.NewPart(view, func(fresh bool) {
		g.Refresh(fresh)
		b := p.s.Bid()
		grid.Set(pack.TogetherChart(*of(&b)))
	})
}

// wayOptions are the nine ways.
func wayOptions() []kit.Option {
	out := []kit.Option{{Text: "Not said"}}
	for _, w := range socialvalue.Ways() {
		name, detail := w.Name, "delivered by "+socialvalue.SideName(w.Deliver)+", planned by "+socialvalue.SideName(w.Plan)
		if name == "" {
			name = "Delivered by " + socialvalue.SideName(w.Deliver) + ", planned by " + socialvalue.SideName(w.Plan)
		}
		out = append(out, kit.Option{ID: w.ID, Text: name, Detail: detail})
	}
	return out
}

// principles are ticked where the bid can show them.
func (p *Page) principles(g form.Group) fyne.CanvasObject {
	view := kit.Stack()
	for _, x := range socialvalue.Principles() {
		list := func(b *bid.Bid) *[]string { return &b.SocialValue.Together.Principles }
		tick := kit.NewCheck(x.Name, func(on bool) {
			g.Change("a principle", func(b *bid.Bid) {
				all := slices.DeleteFunc(slices.Clone(*list(b)), func(id string) bool { return id == x.ID })
				if on {
					all = append(all, x.ID)
				}
				*list(b) = all
			})
		})
		g.OnLoad(func(b *bid.Bid, _ bool) { tick.Set(slices.Contains(*list(b), x.ID)) })
		view.Add(tick)
	}
	return view
}
