package opportunity

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

const routePath = "opportunity.route."

func routeOf(b *bid.Bid) *bid.Route { return &b.Opportunity.Route }

// newRoutePart says how the buyer has to buy: the answer first, then what it rests on.
func (p *Page) newRoutePart() *form.Part {
	g := p.group(routePath)
	answer := newRouteAnswer(p)
	p.route = answer
	value := p.newValueParts()
	says := p.newSays()
	profiles := p.newProfiles()
	bands := p.bandsField(g)
	psr := p.psrQuestions(g)
	p.main[partRoute] = value
	suggested, kind := kit.NewListing(), kit.NewListing()
	view := kit.Stack(
		kit.Close(kind, answer.head),
		kit.Section("What Bidwright needs to know"),
		kit.Close(kit.Text("A suggestion is only used for good once you confirm it. What you do not know stays open: it never counts as yes or no."), suggested),
		p.nationRow(), p.routeQuestions(g),
		kit.Section("What it is worth in all"),
		kit.Text("The whole life counts: every lot and site, every year, and what may be added later. Without lines here, the value of the notice is taken."),
		answer.figures.View,
		kit.Row(kit.NewButton("Add a part of the value", value.Add)), value.Table, value.Form,
		answer.rest,
		kit.Section("What this buyer asks for small sums"), bands.field, bands.about, bands.copy, profiles.view,
		psr,
		kit.Section("The tender says otherwise"),
		kit.Text("If the tender sets a rule of its own, record it with the reason. It stands wherever the result does."),
		kit.Row(kit.NewButton("Record what the tender says", says.Add)), says.Table, says.Form)
	return form.NewPart(view, func(fresh bool) {
		g.Refresh(fresh)
		value.Refresh()
		says.Refresh()
		profiles.refresh()
		bands.refresh()
		p.showSuggestions(suggested, routePath, "opportunity.nation")
		p.kindNote(kind, "route")
		answer.refresh()
	})
}

// nationRow leads to the nation, which is asked on the first part.
func (p *Page) nationRow() fyne.CanvasObject {
	change := kit.NewButton("Nation and value of the notice", func() { p.GoTo("opportunity.nation") })
	return kit.Row(change, kit.NewTerm("light touch", p.Glossary), kit.NewTerm("framework", p.Glossary), kit.NewTerm("DPS", p.Glossary))
}

func (p *Page) routeQuestions(g form.Group) fyne.CanvasObject {
	route := func(of func(*bid.Route) *bid.Answer) func(*bid.Bid) *bid.Answer {
		return func(b *bid.Bid) *bid.Answer { return of(routeOf(b)) }
	}
	reserved := func(b *bid.Bid) bool { return routeOf(b).Reserved.For != bid.ReservedNone }
	area := func(b *bid.Bid) bool {
		f := routeOf(b).Reserved.For
		return f == bid.ReservedArea || f == bid.ReservedAreaSMEs
	}
	return kit.Form(
		form.Pick(g, "authority", "What kind of body buys?", "Each kind has thresholds of its own.", authorityOptions, func(b *bid.Bid) *bid.Authority { return &routeOf(b).Authority }),
		form.Pick(g, "class", "What is bought?", "Suggested from the codes of the notice; you confirm it.", classOptions, func(b *bid.Bid) *bid.ContractClass { return &routeOf(b).Class }),
		g.Answer("healthCare", "Is it health care for patients?", "In England that has rules of its own.", route(func(r *bid.Route) *bid.Answer { return &r.HealthCare })),
		g.Answer("devolved", "Is the buyer a devolved body of Scotland, Wales or Northern Ireland?", "Such as a council or health board there.", route(func(r *bid.Route) *bid.Answer { return &r.Devolved })),
		form.Pick(g, "vat", "VAT on what is bought", "Thresholds count VAT; some floors do not.", boughtVATOptions, func(b *bid.Bid) *bid.VATTreatment { return &routeOf(b).VAT }),
		g.Answer("noEstimate", "Does the buyer say that the value cannot be estimated?", "Then it counts as above the threshold.", route(func(r *bid.Route) *bid.Answer { return &r.NoEstimate })),
		g.Day("began", "When did the procurement start?", "The day of the first notice when you leave it empty. Older procurements keep the older rules.", func(b *bid.Bid) *date.Date { return &routeOf(b).Began }),
		g.Day("setUp", "When was the framework or list set up?", "Only for a call-off. It keeps the rules of its day.", func(b *bid.Bid) *date.Date { return &routeOf(b).SetUp }),
		g.Answer("advertised", "Was it, or will it be, advertised openly?", "Decides which notices must be published.", route(func(r *bid.Route) *bid.Answer { return &r.Advertised })),
		g.Answer("earlyNotice", "Did a planned notice come before, that allows less time?", "", route(func(r *bid.Route) *bid.Answer { return &r.EarlyNotice })),
		form.Pick(g, "reserved.for", "For whom is it kept?", "A reserved contract is still competed for.", reservedOptions, func(b *bid.Bid) *bid.ReservedFor { return &routeOf(b).Reserved.For }),
		g.Shown(g.Text("reserved.area", "Which area", "The county, council or nation as the notice names it.", 1, func(b *bid.Bid) *string { return &routeOf(b).Reserved.Area }), area),
		g.Shown(g.Answer("reserved.inArea", "Are you in that area?", "", route(func(r *bid.Route) *bid.Answer { return &r.Reserved.InArea })), area),
		g.Shown(g.Answer("reserved.stated", "Does the notice say that it is reserved?", "It should.", route(func(r *bid.Route) *bid.Answer { return &r.Reserved.Stated })), reserved),
	)
}

// psrQuestions are those of the Provider Selection Regime, shown where it may apply or
// where an answer has been typed.
func (p *Page) psrQuestions(g form.Group) fyne.CanvasObject {
	tree := func(b *bid.Bid) *bid.PSR { return &routeOf(b).PSR }
	ask := func(path, label, why string, of func(*bid.PSR) *bid.Answer) fyne.CanvasObject {
		return g.Answer("psr."+path, label, why, func(b *bid.Bid) *bid.Answer { return of(tree(b)) })
	}
	box := kit.Stack(kit.Section("Health care: how the provider is chosen"),
		kit.Text("The Provider Selection Regime asks these in order and stops at the first that decides. Not known stops there, too: it is the question to ask."),
		kit.Form(
			ask("existingProvider", "Is there a provider already?", "", func(t *bid.PSR) *bid.Answer { return &t.Existing }),
			ask("onlyCapableProvider", "Is it the only one that can do it?", "", func(t *bid.PSR) *bid.Answer { return &t.OnlyCapable }),
			ask("unrestrictedPatientChoice", "May patients choose freely among any number of providers?", "", func(t *bid.PSR) *bid.Answer { return &t.FreeChoice }),
			ask("satisfyingAndLikelyTo", "Does it do well, and is it likely to go on so?", "", func(t *bid.PSR) *bid.Answer { return &t.Satisfying }),
			ask("considerableChange", "Is the new contract considerably different?", "Left open, it follows from the next four.", func(t *bid.PSR) *bid.Answer { return &t.Change }),
			ask("differentCharacter", "Different in character?", "", func(t *bid.PSR) *bid.Answer { return &t.Different }),
			ask("causedByAuthority", "Is the change the buyer’s own doing?", "", func(t *bid.PSR) *bid.Answer { return &t.CausedByAuthority }),
			g.Amount("psr.valueBefore", "Value of the old contract over its life", "Without VAT.", func(b *bid.Bid) *money.Pounds { return &tree(b).Before }),
			g.Amount("psr.valueAfter", "Value of the new contract over its life", "Without VAT.", func(b *bid.Bid) *money.Pounds { return &tree(b).After }),
		))
	g.OnLoad(func(b *bid.Bid, _ bool) {
		form.SetShown(box, routeOf(b).HealthCare == bid.Yes || *tree(b) != bid.PSR{} || p.isPSR())
	})
	return box
}
