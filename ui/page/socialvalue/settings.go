package socialvalue

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
)

func oneStart(x *bid.Commitment) *date.Date { return &x.Start }
func oneEnd(x *bid.Commitment) *date.Date   { return &x.End }

var conventionOptions = []kit.Option{
	{Text: "SROI guide: one flat rate, from the first year"}, {ID: string(bid.ConventionGreenBook), Text: "Green Book: the first contract year is not discounted"},
}

// newSettingsPart is how values are made comparable, and what is put in.
func (p *Page) newSettingsPart() *form.Part {
	g := p.group("")
	of := func(b *bid.Bid) *bid.SocialValue { return &b.SocialValue }
	check := func(text, what string, of func(*bid.Bid) *bool) *kit.Check { return g.Check(text, what, of) }
	help := p.newVolunteers()
	grants := p.newGifts("Other grants", grantPath, "grant", "Does somebody else pay a part?", "For example: a foundation gives £5,000 a year towards the workshop.", "Add a grant", func(b *bid.Bid) *[]bid.SocialGift { return &of(b).Inputs.Grants })
	gifts := p.newGifts("Gifts in kind", kindPath, "gift", "Does somebody give a thing or a room?", "For example: a hall from the church, worth £2,400 a year.", "Add a gift", func(b *bid.Bid) *[]bid.SocialGift { return &of(b).Inputs.InKind })
	keep(p, partSettings, volunteerPath, help)
	keep(p, partSettings, grantPath, grants)
	keep(p, partSettings, kindPath, gifts)
	given := kit.Stack(kit.Section("Unpaid help"), kit.Row(kit.NewButton("Add unpaid help", help.Add)), help.Table, help.Form,
		kit.Section("Other grants"), kit.Row(kit.NewButton("Add a grant", grants.Add)), grants.Table, grants.Form,
		kit.Section("Gifts in kind"), kit.Row(kit.NewButton("Add a gift", gifts.Add)), gifts.Table, gifts.Form)
	view := kit.Stack(
		kit.Text("How later years are discounted, in pounds of which year, and what the change costs. All of it is printed with the answer."),
		kit.Form(form.Pick(g, "convention", "How later years are discounted", "", conventionOptions, func(b *bid.Bid) *bid.Convention { return &of(b).Convention }),
			g.Text("priceYear", "In pounds of which year", "Such as 2024, or 2024/25. Empty where all values share a year.", 1, func(b *bid.Bid) *string { return &of(b).PriceYear }),
			form.Pick(g, "body", "What kind of body the buyer is", "Shares of that kind count as its own.", bodyOptions("Not said"), func(b *bid.Bid) *string { return &of(b).Body }),
			g.Quantity("target", "Ratio to reach", "Empty means 1.", func(b *bid.Bid) *money.Quantity { return &of(b).Target }),
			g.Amount("inputs.price", "Price of the contract", "Empty takes the price of this bid, over its term.", func(b *bid.Bid) *money.Pounds { return &of(b).Inputs.Price })),
		check("Show a ratio that adds fiscal, economic and social value", "adding the purses", func(b *bid.Bid) *bool { return &of(b).Added }),
		check("Discount wellbeing and health at the health rates", "health rates", func(b *bid.Bid) *bool { return &of(b).Health }),
		check("Nobody helps unpaid", "unpaid help", func(b *bid.Bid) *bool { return &of(b).Inputs.NoHelp }), given)
	return form.NewPart(view, func(fresh bool) {
		g.Refresh(fresh)
		help.Refresh()
		grants.Refresh()
		gifts.Refresh()
	})
}
