package eligibility

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/scoring"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// The paths of call-off scoring.
const (
	schemePath        = "dynamicPurchasing.scheme."
	qualificationPath = "dynamicPurchasing.qualifications."
	gatePath          = "dynamicPurchasing.qualifications.gates."
	statementPath     = "dynamicPurchasing.qualifications.statements."
	historyPath       = "dynamicPurchasing.qualifications.history."
	referralPath      = "dynamicPurchasing.referrals."
	bidderPath        = "dynamicPurchasing.referrals.bidders."
)

// callsOff reports whether a kind of opportunity is one where call-offs are scored.
func callsOff(k bid.OpportunityKind) bool { return k == bid.KindDynamic || k == bid.KindCallOff }

// newCallOffPart is a dynamic purchasing system: its settings, the places that are
// qualified, and the referrals that are scored.
func (p *Page) newCallOffPart() *form.Part {
	q := p.newQualifications()
	gates, statements, history := p.newGates(q), p.newStatements(q), p.newHistory(q)
	lines.Follow(q, gates)
	lines.Follow(q, statements)
	lines.Follow(q, history)
	q.Wire("Remove this place")
	r := p.newReferrals()
	results := p.newReferralResults(r)
	bidders := p.newBidders(r)
	lines.Follow(r, bidders)
	r.Wire("Remove this referral")
	p.keep(partCallOff, []*lines.Tree{
		{Prefix: referralPath, List: r, Within: []*lines.Tree{{Prefix: bidderPath, List: bidders}}},
		{Prefix: qualificationPath, List: q, Within: []*lines.Tree{{Prefix: gatePath, List: gates}, {Prefix: statementPath, List: statements}, {Prefix: historyPath, List: history}}}},
		q.Forget, gates.Forget, statements.Forget, history.Forget, r.Forget, bidders.Forget)
	g := form.Group{Form: form.New(p.s, p.fields), Path: schemePath}
	applies, rules := kit.NewListing(), p.newSchemeRules()
	view := kit.Stack(
		applies,
		kit.Row(kit.NewTerm("Dynamic purchasing system", p.s.Glossary), kit.NewTerm("Dynamic market", p.s.Glossary)),
		kit.Section("Referrals: how the bids would be marked"),
		kit.Text("Type your own bid and your guesses of others. Write the buyer’s reference, never the name of a person. It is for you only."),
		kit.Row(kit.NewPrimaryButton("Add a referral", r.Add)), r.Table, r.Form,
		kit.Section("Places on the list"),
		kit.Text("Each place qualifies by itself, not the organisation."),
		kit.Row(kit.NewButton("Add a place", q.Add)), q.Table, q.Form,
		kit.Section("How the scheme marks"),
		kit.Text("Empty fields take the regional scheme of 2016. Three points of it can be read in two ways: choose as the tender says, or ask the buyer."),
		p.schemeForm(g), rules)
	return form.NewPart(view, func(fresh bool) {
		g.Refresh(fresh)
		q.Refresh()
		r.Refresh()
		results.refresh()
		rules.refresh()
		b := p.s.Bid()
		yes := callsOff(b.Opportunity.Kind)
		applies.Set(string(b.Opportunity.Kind), func() []fyne.CanvasObject {
			if yes {
				return []fyne.CanvasObject{kit.NewMarked(kit.Note, "This opportunity is a list from which work is called off: qualify each place once, then bid for each referral.")}
			}
			return []fyne.CanvasObject{kit.Text("This part is for lists from which work is called off: a dynamic purchasing system, a dynamic market or a framework with referrals. For any other tender leave it empty."),
				kit.Row(kit.NewLink("Say what kind of opportunity it is", func() { p.s.Go(shell.Route{Page: page.Opportunity, Path: "opportunity.kind"}) }))}
		})
	})
}

// schemeForm is the settings of the scheme.
func (p *Page) schemeForm(g form.Group) fyne.CanvasObject {
	of := func(b *bid.Bid) *bid.DynamicScheme { return &b.Dynamic.Scheme }
	methods := []kit.Option{{Text: "As the scheme has it"}}
	for _, m := range scoring.Methods {
		methods = append(methods, kit.Option{ID: string(m.Formula), Text: m.Name, Detail: m.Text})
	}
	return kit.Stack(kit.Form(
		g.Text("name", "Name of the scheme", "", 1, func(b *bid.Bid) *string { return &of(b).Name }),
		g.Quantity("qualityWeight", "Marks for quality, of 100", "Empty takes 50.", func(b *bid.Bid) *money.Quantity { return &of(b).Quality }),
		g.Quantity("priceWeight", "Marks for price, of 100", "Empty takes what quality leaves.", func(b *bid.Bid) *money.Quantity { return &of(b).Price }),
		g.Quantity("outcomesPart", "Part for outcomes", "What is left of quality is divided in these parts: 2 to 2 to 1 unless typed.", func(b *bid.Bid) *money.Quantity { return &of(b).Outcomes }),
		g.Quantity("needsPart", "Part for needs", "", func(b *bid.Bid) *money.Quantity { return &of(b).Needs }),
		g.Quantity("featuresPart", "Part for features", "", func(b *bid.Bid) *money.Quantity { return &of(b).Features }),
	), kit.Form(
		form.Pick(g, "ccMode", "Open point 1: the qualification score is worth", "", coreOptions, func(b *bid.Bid) *bid.CCMode { return &of(b).CCMode }),
		form.Pick(g, "distanceBand", "Open point 2: where distance bands meet", "", distanceOptions, func(b *bid.Bid) *bid.DistanceBand { return &of(b).Distance }),
		form.Pick(g, "priceMethod", "Open point 3: how prices are marked", "", methods, func(b *bid.Bid) *bid.Formula { return &of(b).Method }),
		form.Pick(g, "choiceGap", "Parents may choose among bids", "", gapOptions, func(b *bid.Bid) *bid.ChoiceGap { return &of(b).Gap }),
		g.Quantity("radius", "Places are invited within", "Miles.", func(b *bid.Bid) *money.Quantity { return &of(b).Radius }),
		g.Amount("cap", "Highest core cost allowed, a placement week", "Empty where the buyer sets none.", func(b *bid.Bid) *money.Pounds { return &of(b).Cap }),
		g.Text("note", "Note", "For you only.", 1, func(b *bid.Bid) *string { return &of(b).Note })))
}
