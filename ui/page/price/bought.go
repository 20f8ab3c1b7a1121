package price

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

var unitKinds = []kit.Option{
	{ID: string(bid.UnitHour), Text: "Hour"}, {ID: string(bid.UnitVisit), Text: "Visit"}, {ID: string(bid.UnitSession), Text: "Session"},
	{ID: string(bid.UnitDay), Text: "Day"}, {ID: string(bid.UnitPlaceWeek), Text: "Place for a week"}, {ID: string(bid.UnitPlacement), Text: "Placement"},
	{ID: string(bid.UnitItem), Text: "Item, such as a meal"}, {ID: string(bid.UnitOutcome), Text: "Outcome for a person"}, {ID: string(bid.UnitBlock), Text: "Block: the whole service for a period"},
}

// newBoughtPart says what the buyer pays for, how much of it and for how long.
func (p *Page) newBoughtPart() *form.Part {
	f := form.New(p.s, p.fields)
	weeks := kit.NewTextEntry(nil)
	form.Value(f, "weeks in a year", weeks, func(b *bid.Bid) *string { return &b.Pricing.Weeks })
	years := f.Whole("contract years", 1, bid.MaxYears, func(b *bid.Bid) *int { return &b.Pricing.Years })
	carry := f.Check("Carry rates that are not announced yet forward", "rates not announced yet", func(b *bid.Bid) *bool { return &b.Pricing.CarryFacts })

	view := kit.Stack(
		kit.Section("What the buyer pays for"),
		kit.Form(
			f.Field("pricing.unit.kind", "Kind of unit", "The price is for one of these.", form.Picked(f, "kind of unit", form.PickerOf("Choose what is paid for", unitKinds), func(b *bid.Bid) *bid.UnitKind { return &b.Pricing.Unit.Kind })),
			f.Field("pricing.unit.singular", "Your word for one", "Such as meal, visit, session. It is printed on the pack.", form.Value(f, "word for the unit", kit.NewTextEntry(nil), func(b *bid.Bid) *string { return &b.Pricing.Unit.Singular })),
			f.Field("pricing.unit.plural", "Your word for several", "Such as meals. Empty adds an s.", form.Value(f, "word for several units", kit.NewTextEntry(nil), func(b *bid.Bid) *string { return &b.Pricing.Unit.Plural })),
			f.Field("pricing.start", "First day of the contract", "Wages and rates are taken for the years that follow from it.", form.Value(f, "first day", kit.NewDateEntry(p.s.Today, nil), func(b *bid.Bid) *date.Date { return &b.Pricing.Start })),
			f.Field("pricing.years", "Contract years", "The years that are sure, up to 7. Possible extensions do not count.", years),
			f.Field("pricing.weeks", "Weeks in a year", "52 when empty; 365/7 for every day of the year, or the weeks you are open.", weeks),
		),
		kit.Section("How much of it"),
		kit.Form(p.volumes(f)...),
		kit.Form(f.Field("pricing.guaranteed", "Quantity a year that is guaranteed", "What the buyer commits to pay for, if anything. Your break-even is compared with it.",
			form.Value(f, "guaranteed quantity", kit.NewQuantityEntry(nil), func(b *bid.Bid) *money.Quantity { return &b.Pricing.Guaranteed }))),
		kit.Section("What the buyer will pay"),
		kit.Form(
			f.Field("opportunity.budget", "The buyer’s budget, a year", "What the buyer can spend on the part you bid for, without VAT. Empty when it is not known.", form.Value(f, "buyer’s budget", kit.NewMoneyEntry(nil), func(b *bid.Bid) *money.Pounds { return &b.Opportunity.Budget })),
			f.Field("opportunity.ceiling", "The buyer’s highest price for one", "A price above it would be turned down. Empty when there is none.", form.Value(f, "buyer’s highest price", kit.NewRateEntry(nil), func(b *bid.Bid) *money.Pounds { return &b.Opportunity.Ceiling })),
		),
		kit.Section("Rates of later years"),
		kit.Text("National Insurance, pension limits and the like are announced a year ahead at most. Without a rate the price cannot be worked out: type your own on the Facts page, or let the last known one stand. It is then marked as projected by you."),
		carry,
		kit.Form(
			f.Field("pricing.costBase", "Your costs are in the prices of", "The day your cost figures are from. Empty means the first day of the contract.", form.Value(f, "price base of your costs", kit.NewDateEntry(p.s.Today, nil), func(b *bid.Bid) *date.Date { return &b.Pricing.CostBase })),
			f.Field("pricing.priceBase", "The buyer wants prices of", "The price base date in the tender, if it names one.", form.Value(f, "buyer’s price base", kit.NewDateEntry(p.s.Today, nil), func(b *bid.Bid) *date.Date { return &b.Pricing.PriceBase })),
		),
	)
	return form.NewPart(view, f.Refresh)
}

// volumes are the fields for the quantity of each year; those beyond the term are hidden.
func (p *Page) volumes(f *form.Form) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for y := 1; y <= bid.MaxYears; y++ {
		why := ""
		if y == 1 {
			why = "How many the buyer expects. Later years follow the year before unless you type them."
		}
		entry := kit.NewQuantityEntry(func(q money.Quantity) {
			f.Change(fmt.Sprintf("quantity of year %d", y), func(b *bid.Bid) { b.Pricing.SetQuantity(y, q) })
		})
		f.OnLoad(func(b *bid.Bid, fresh bool) {
			if fresh {
				entry.Load(b.Pricing.QuantityOf(y))
			} else {
				entry.Set(b.Pricing.QuantityOf(y))
			}
		})
		field := f.Field(fmt.Sprintf("pricing.volume.%d.quantity", y), fmt.Sprintf("Quantity in year %d", y), why, entry)
		out = append(out, f.Shown(field, func(b *bid.Bid) bool { return y <= max(b.Pricing.Years, 1) }))
	}
	return out
}
