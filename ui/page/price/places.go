package price

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
)

// newPlacesPart is what the service can hold and how much of it is used, group work,
// and several units over the one cost base.
func (p *Page) newPlacesPart() *form.Part {
	f := form.New(p.s, p.fields)
	capacity := func(b *bid.Bid) *bid.Capacity { return &b.Pricing.Service.Capacity }
	quantity := func(path, label, why string, of func(*bid.Capacity) *money.Quantity) *kit.Field {
		return f.Field("pricing.service.capacity."+path, label, why, form.Value(f, label, kit.NewQuantityEntry(nil), func(b *bid.Bid) *money.Quantity { return of(capacity(b)) }))
	}
	share := func(path, label, why string, of func(*bid.Capacity) *money.Share) *kit.Field {
		return f.Field("pricing.service.capacity."+path, label, why, form.Value(f, label, kit.NewPercentEntry(nil), func(b *bid.Bid) *money.Share { return of(capacity(b)) }))
	}
	places := kit.Stack(kit.Section("Places"),
		kit.Form(
			quantity("places", "Places", "That you can fill at once.", func(c *bid.Capacity) *money.Quantity { return &c.Places }),
			quantity("weeks", "Weeks open a year", "Empty means the weeks of the bid.", func(c *bid.Capacity) *money.Quantity { return &c.Weeks }),
			share("occupancy", "Places filled, on average", "Be careful: every empty place is paid by the full ones.", func(c *bid.Capacity) *money.Share { return &c.Occupancy }),
			share("record", "Filled in the past", "What you reached before, if you know it.", func(c *bid.Capacity) *money.Share { return &c.Record }),
			share("retainer", "Share of the fee paid for empty places", "If the buyer pays for them. Empty means none.", func(c *bid.Capacity) *money.Share { return &c.Retainer }),
		))
	results := kit.Stack(kit.Section("People who reach the outcome"),
		kit.Form(
			quantity("starts", "People who begin, a year", "", func(c *bid.Capacity) *money.Quantity { return &c.Starts }),
			share("success", "Share who reach the outcome", "The cost of everyone is carried by those.", func(c *bid.Capacity) *money.Share { return &c.Success }),
		))
	block := kit.Stack(kit.Section("What a block really buys"),
		kit.Form(
			quantity("units", "Units in a year’s block", "Hours, visits or sessions.", func(c *bid.Capacity) *money.Quantity { return &c.Units }),
			share("utilisation", "Share that is used", "", func(c *bid.Capacity) *money.Share { return &c.Utilisation }),
		))
	days := kit.Stack(kit.Section("Days that can be charged"),
		kit.Form(
			quantity("workers", "Workers", "Empty means one.", func(c *bid.Capacity) *money.Quantity { return &c.Workers }),
			quantity("workingDays", "Working days a year", "Such as 260.", func(c *bid.Capacity) *money.Quantity { return &c.WorkingDays }),
			quantity("holidayDays", "Days of holiday", "", func(c *bid.Capacity) *money.Quantity { return &c.HolidayDays }),
			quantity("sickDays", "Days of sickness", "", func(c *bid.Capacity) *money.Quantity { return &c.SickDays }),
			quantity("otherDays", "Other days that nobody pays for", "Training, meetings, finding work.", func(c *bid.Capacity) *money.Quantity { return &c.OtherDays }),
		))
	sessions, offers := p.newSessions(), p.newOffers()
	occupancy := p.s.FigureBox(3)
	view := kit.Stack(
		kit.Text("Fill in what fits your service. The quantity of a year follows from it where you have typed none."),
		places, occupancy.View, days, results, block,
		kit.Section("Group sessions"), sessions.view,
		kit.Section("Several units, one cost"),
		kit.Text("Does the buyer want a price for more than one unit, such as a day and a half day? Their prices add up to the same income."),
		offers.view)
	return form.NewPart(view, func(fresh bool) {
		f.Refresh(fresh)
		sessions.refresh()
		offers.refresh()
		occupancy.Show("occ.fee", "occ.breakeven", "occ.income", "unit.block.used", "unit.day.chargeable", "unit.outcome")
	})
}
