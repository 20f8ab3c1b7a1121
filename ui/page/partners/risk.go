package partners

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/consortium/chain"
	"bidwright/app/consortium/plan"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

const riskPath = "consortium.risks."

// newRiskPart is what each party may lose: the register with who carries what, the worst
// case where all answer for all, staff, and whether bidding together is worth it.
func (p *Page) newRiskPart() *form.Part {
	e := p.newRisks()
	shares := p.newRiskShares(e)
	lines.Follow(e, shares)
	keep(p, partRisk, riskPath, e)
	t := form.FigureTable(p.s, "What each party may lose", column(-1, "Party and what of", 14, 3, false), column(0, "Pounds", 9, 0, true))
	t.VisibleRows = 9
	exposed := kit.Stack(kit.Section("What each party may lose"), kit.NewSmall("Enter on a line shows how it was worked out."), t)
	worst, people, worth := p.newWorst(), p.newPeople(), p.newWorth()
	view := kit.Stack(kit.Section("Risks of the group"), kit.Row(kit.NewPrimaryButton("Add a risk", e.Add)), e.Table, e.Form,
		exposed, worst.view, people.view, worth.view)
	return form.NewPart(view, func(fresh bool) {
		e.Refresh()
		rows := []form.Row{}
		if r := p.result(); r != nil {
			rows = p.exposures(r.Chain)
		}
		t.SetRows(rows)
		form.SetShown(exposed, len(rows) > 0)
		for _, one := range []block{worst, people, worth} {
			one.refresh(fresh)
		}
	})
}

// block is a piece of a part with what puts the stored values into it.
type block struct {
	view    fyne.CanvasObject
	refresh func(fresh bool)
}

// exposures are what each party may lose, one figure a line.
func (p *Page) exposures(c *chain.Result) []form.Row {
	var out []form.Row
	add := func(name, what, id string) {
		out = append(out, form.Row{ID: id, Name: orUnnamed(name) + ": " + what, Cells: []string{p.printed(id)}})
	}
	for _, x := range c.Risks.Expected {
		add(x.Party.Name, "expected loss of all risks", x.Amount.ID())
	}
	for _, x := range c.Risks.AtRisk {
		add(x.Party.Name, "at risk by results", x.Amount.ID())
	}
	for _, x := range c.Worst.Rows {
		add(x.Party.Name, "worst case, at the least", x.Low.ID())
		add(x.Party.Name, "worst case, at the most", x.High.ID())
	}
	return out
}

func (p *Page) newRisks() *lines.Editor[bid.GroupRisk] {
	type one = bid.GroupRisk
	e := &lines.Editor[one]{List: form.Of(p.s, "risk", func(b *bid.Bid) *[]one { return &b.Consortium.Risks }, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: riskPath, List: e}
	e.Table = kit.NewTable("Risks of the group", func(x one) string { return x.ID },
		kit.NewEmptyState("What could go wrong for the group?", "For example: a partner loses half of its staff, 10 %, £40,000. Say who would carry it.", "Add a risk", e.Add),
		kit.Column[one]{Title: "Risk", Ems: 12, Weight: 3, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Chance", Ems: 6, Right: true, Text: func(x one) string { return orDash(x.Probability.Format()) }},
		kit.Column[one]{Title: "Impact", Ems: 8, Right: true, Text: func(x one) string { return orDash(x.Impact.Format()) }},
		kit.Column[one]{Title: "Expected loss", Ems: 9, Right: true, Optional: true, Text: func(x one) string { return p.printed("cons.risk." + x.ID) }})
	e.Table.VisibleRows = 6
	name := l.Text("name", "Risk", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Section("The chosen risk"), kit.Form(name,
		l.Share("probability", "Chance that it happens", "Over the whole term.", func(x *one) *money.Share { return &x.Probability }),
		l.Amount("impact", "What it would cost", "", func(x *one) *money.Pounds { return &x.Impact }),
		l.Answer("insured", "Is it insured?", "", func(x *one) *bid.Answer { return &x.Insured }),
		l.Text("measure", "What is done about it", "", 2, func(x *one) *string { return &x.Measure })),
		l.Check("It is about a service that the group shares", func(x *one) *bool { return &x.Shared }))
	return e
}

// newRiskShares is how much of the chosen risk each party carries.
func (p *Page) newRiskShares(of *lines.Editor[bid.GroupRisk]) *lines.Editor[seat] {
	read := func() []seat {
		x, ok := of.Table.Selected()
		if !ok {
			return nil
		}
		return p.parties(func(party plan.Party, s *seat) {
			for _, part := range x.Parts {
				if part.MemberID == party.ID {
					s.Share = part.Share
				}
			}
		})
	}
	write := func(b *bid.Bid, s seat) {
		for i := range b.Consortium.Risks {
			x := &b.Consortium.Risks[i]
			if x.ID != of.Selected() {
				continue
			}
			at := slices.IndexFunc(x.Parts, func(part bid.RiskPart) bool { return part.MemberID == s.Member })
			switch {
			case at >= 0 && !s.Share.IsSet():
				x.Parts = slices.Delete(x.Parts, at, at+1)
			case at >= 0:
				x.Parts[at].Share = s.Share
			case s.Share.IsSet():
				x.Parts = append(x.Parts, bid.RiskPart{MemberID: s.Member, Share: s.Share})
			}
		}
	}
	e := &lines.Editor[seat]{List: form.Given(p.s, "party", func(x *seat) *string { return &x.ID }, func(x seat) string { return x.Name }, read, write)}
	l := form.Line[seat]{S: p.s, Fields: p.fields, Prefix: "consortium.riskShares.", List: e}
	e.Table = kit.NewTable("Who carries it", func(x seat) string { return x.ID }, nil,
		kit.Column[seat]{Title: "Party", Ems: 12, Weight: 2, Text: func(x seat) string { return orUnnamed(x.Name) }},
		kit.Column[seat]{Title: "Carries", Ems: 7, Right: true, Text: func(x seat) string { return orDash(x.Share.Format()) }})
	e.Table.VisibleRows = 4
	share := l.Share("share", "Share that it carries", "All shares together make 100 %.", func(x *seat) *money.Share { return &x.Share })
	e.First = share
	e.Form = kit.Stack(kit.Form(share))
	e.WireGiven()
	e.View = kit.Stack(e.Table, e.Form)
	of.Form.Add(kit.Section("Who carries it"))
	of.Form.Add(e.View)
	of.Wire("Remove this risk")
	return e
}

// parties are all parties that deliver, each filled by what stands about it.
func (p *Page) parties(fill func(plan.Party, *seat)) []seat {
	doc := p.s.Document()
	var out []seat
	for _, party := range plan.Parties(&doc) {
		if party.Delivers() {
			s := seat{ID: party.Key, Member: party.ID, Name: party.Name}
			fill(party, &s)
			out = append(out, s)
		}
	}
	return out
}

// members are the partners as options.
func (p *Page) members() []kit.Option {
	doc := p.s.Document()
	var out []kit.Option
	for _, party := range plan.Parties(&doc)[1:] {
		out = append(out, kit.Option{ID: party.ID, Text: page.Clip(party.Name, 60)})
	}
	return out
}
