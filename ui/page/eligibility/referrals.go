package eligibility

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

// newReferrals edits the calls for competition that are scored.
func (p *Page) newReferrals() *lines.Editor[bid.ScoredReferral] {
	type one = bid.ScoredReferral
	e := &lines.Editor[one]{List: form.Of(p.s, "scored referral", func(b *bid.Bid) *[]one { return &b.Dynamic.Referrals },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: referralPath, List: e}
	e.Table = kit.NewTable("Referrals", func(x one) string { return x.ID },
		kit.NewEmptyState("Try a referral before you answer it.", "For example: reference ND-2027-114; your bid at £1,850 a week, 12 miles away, and two others as you guess them. You see the place you would take and what to improve first.", "Add a referral", e.Add),
		kit.Column[one]{Title: "Reference", Ems: 9, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Day", Ems: 9, Optional: true, Text: func(x one) string { return orDash(x.Date.String()) }},
		kit.Column[one]{Title: "Our place", Ems: 7, Weight: 1, Text: func(x one) string { return p.ownPlace(x.ID) }})
	e.Table.VisibleRows = 4
	name := l.Text("name", "Reference", "The buyer’s; never the name of a person.", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Section("The chosen referral"), kit.Form(name,
		l.Day("date", "Day of the referral", "The qualification score of that day counts.", func(x *one) *date.Date { return &x.Date }),
		l.Text("note", "Note", "For you only.", 1, func(x *one) *string { return &x.Note })))
	return e
}

// newBidders edits the bids in the chosen referral: ours, and others as guessed.
func (p *Page) newBidders(of *lines.Editor[bid.ScoredReferral]) *lines.Editor[bid.ReferralBidder] {
	type one = bid.ReferralBidder
	e := &lines.Editor[one]{List: form.Of(p.s, "bid in a referral", func(b *bid.Bid) *[]one {
		if i := slices.IndexFunc(b.Dynamic.Referrals, func(x bid.ScoredReferral) bool { return x.ID == of.Selected() }); i >= 0 {
			return &b.Dynamic.Referrals[i].Bidders
		}
		return new([]one)
	}, func(x *one) *string { return &x.ID }, func(x one) string { return p.bidderName(x) })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: bidderPath, List: e}
	e.Table = kit.NewTable("Bids in this referral", func(x one) string { return x.ID },
		kit.NewEmptyState("Who bids?", "Add your own place first, then the others as you guess them.", "Add our own bid", func() { e.AddWith(p.ownBid) }),
		kit.Column[one]{Title: "Bid", Ems: 9, Weight: 2, Text: p.bidderName},
		kit.Column[one]{Title: "Miles", Ems: 5, Right: true, Text: func(x one) string { return orDash(x.Miles.Format()) }},
		kit.Column[one]{Title: "Cost a week", Ems: 8, Right: true, Text: func(x one) string { return p.bidderCost(of.Selected(), x) }},
		kit.Column[one]{Title: "Total", Ems: 6, Right: true, Optional: true, Text: func(x one) string { return p.bidderTotal(of.Selected(), x) }})
	e.Table.VisibleRows = 5
	name := l.Text("name", "Who", "A word is enough; it never leaves.", 1, func(x *one) *string { return &x.Name })
	e.First = name
	place := form.LinePickOf(l, "qualificationId", "Place on the list", "Takes score and core cost from there.", "None: type them here", func(one) []kit.Option { return p.qualifications() }, func(x *one) *string { return &x.QualificationID })
	whole := l.Amount("costPerWeek", "Cost a week, in all", "Or core and variable cost below.", func(x *one) *money.Pounds { return &x.Cost })
	core := l.Amount("core", "Core cost a week", "Empty takes that of the place.", func(x *one) *money.Pounds { return &x.Core })
	variable := l.Amount("variable", "Variable cost a week", "What this person needs besides.", func(x *one) *money.Pounds { return &x.Variable })
	discount := l.Share("discount", "Discount", "For siblings or several together.", func(x *one) *money.Share { return &x.Discount })
	e.Fill(func(x one, _ bool) {
		split := !x.Cost.IsSet()
		for _, f := range []*kit.Field{core, variable, discount} {
			form.SetShown(f, split)
		}
		form.SetShown(place, x.Own || x.QualificationID != "")
	})
	got := func(path, what, why string, of func(*one) *bid.Got) (*kit.Field, *kit.Field) {
		return l.Quantity(path+".got", "Mark for "+what, why, func(x *one) *money.Quantity { return &of(x).Got }),
			l.Quantity(path+".max", "Highest mark for "+what, "", func(x *one) *money.Quantity { return &of(x).Max })
	}
	outcomes, mostOutcomes := got("outcomes", "outcomes", "Be honest: what would the buyer give?", func(x *one) *bid.Got { return &x.Outcomes })
	needs, mostNeeds := got("needs", "needs", "", func(x *one) *bid.Got { return &x.Needs })
	features, mostFeatures := got("features", "features", "", func(x *one) *bid.Got { return &x.Features })
	e.Form = kit.Stack(l.Check("This is our own bid", func(x *one) *bool { return &x.Own }),
		kit.Form(name, place,
			l.Quantity("qualificationScore", "Qualification score, of 100", "Empty takes that of the place.", func(x *one) *money.Quantity { return &x.Score }),
			l.Quantity("miles", "Distance in miles", "", func(x *one) *money.Quantity { return &x.Miles }),
			outcomes, mostOutcomes, needs, mostNeeds, features, mostFeatures,
			whole, core, variable, discount))
	e.Wire("Remove this bid")
	e.View = kit.Stack(kit.Section("The bids"), kit.Row(kit.NewButton("Add our own bid", func() { e.AddWith(p.ownBid) }), kit.NewButton("Add a bid of another", e.Add)), e.Table, e.Form)
	of.Form.Add(e.View)
	return e
}

// ownBid begins our own bid from the only place on the list, where there is one.
func (p *Page) ownBid(x *bid.ReferralBidder) {
	x.Own = true
	if all := p.qualifications(); len(all) == 1 {
		x.QualificationID = all[0].ID
	}
}

// qualifications are the places on the list to pick from.
func (p *Page) qualifications() []kit.Option {
	var out []kit.Option
	b := p.s.Bid()
	for _, q := range b.Dynamic.Qualifications {
		out = append(out, kit.Option{ID: q.ID, Text: p.placeName(q)})
	}
	return out
}

func (p *Page) bidderName(x bid.ReferralBidder) string {
	name := x.Name
	if name == "" {
		if text := textOf(p.qualifications(), x.QualificationID); text != x.QualificationID {
			name = text
		}
	}
	if x.Own {
		if name == "" {
			return "Our own bid"
		}
		return name + " (ours)"
	}
	return orUnnamed(name)
}
