package guide

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// usualLengths are the minutes of the visits that are asked for by name; others are
// typed in the table.
var usualLengths = []string{"15", "30", "45", "60"}

func lengthOf(b *bid.Bid, minutes string) *bid.VisitLength {
	want := money.MustQuantity(minutes)
	all := b.Pricing.Service.Visits.Lengths
	i := slices.IndexFunc(all, func(x bid.VisitLength) bool {
		return x.Minutes.IsSet() && x.Minutes.Decimal().Equal(want.Decimal())
	})
	if i < 0 {
		return nil
	}
	return &all[i]
}

// visits asks for the visits a week of each usual length.
func (c *screen) visits() {
	var fields []fyne.CanvasObject
	for _, minutes := range usualLengths {
		fields = append(fields, computed(c, "pricing.service.visits.lengths."+minutes, "Visits of "+minutes+" minutes a week", "", kit.NewQuantityEntry(nil),
			func(b *bid.Bid) money.Quantity {
				if x := lengthOf(b, minutes); x != nil {
					return b.Pricing.WeekFromYear(x.Quantity)
				}
				return money.Quantity{}
			},
			func(b *bid.Bid, q money.Quantity) { c.setVisits(b, minutes, b.Pricing.YearFromWeek(q)) }))
	}
	other := kit.NewMarked(kit.Note, "There are visits of another length, too: see them in the table.")
	c.f.OnLoad(func(b *bid.Bid, _ bool) {
		form.SetShown(other, slices.ContainsFunc(b.Pricing.Service.Visits.Lengths, func(x bid.VisitLength) bool {
			return x.Minutes.IsSet() && !slices.ContainsFunc(usualLengths, func(m string) bool { return lengthOf(b, m) != nil && lengthOf(b, m).ID == x.ID })
		}))
	})
	c.add(kit.Form(fields...), other)
}

// setVisits keeps a length with visits; a new one has the same journey as those that
// are there. A length that loses its visits goes when it says nothing else.
func (c *screen) setVisits(b *bid.Bid, minutes string, year money.Quantity) {
	v := &b.Pricing.Service.Visits
	x := lengthOf(b, minutes)
	if x != nil {
		x.Quantity = year
		return
	}
	if !year.IsSet() {
		return
	}
	// The length that stands for "in visits" and has none gives way to a real one.
	v.Lengths = slices.DeleteFunc(v.Lengths, func(x bid.VisitLength) bool {
		return !x.Quantity.IsSet() && !x.Travel.IsSet() && !x.Miles.IsSet() && x.Name == "" && !x.Asked.IsSet()
	})
	added := bid.VisitLength{ID: c.s.NewID(), Minutes: money.MustQuantity(minutes), Quantity: year}
	if len(v.Lengths) > 0 {
		added.Travel, added.Miles = v.Lengths[0].Travel, v.Lengths[0].Miles
	}
	v.Lengths = append(v.Lengths, added)
	slices.SortStableFunc(v.Lengths, func(a, b bid.VisitLength) int { return a.Minutes.Decimal().Cmp(b.Minutes.Decimal()) })
}

func (c *screen) travel() {
	each := func(b *bid.Bid, of func(*bid.VisitLength) *money.Quantity) []*money.Quantity {
		var out []*money.Quantity
		for i := range b.Pricing.Service.Visits.Lengths {
			out = append(out, of(&b.Pricing.Service.Visits.Lengths[i]))
		}
		return out
	}
	c.add(kit.Form(
		all(c, "pricing.service.visits.lengths.travelMinutes", "Minutes to the next visit", "In towns about 6 to 10, in the country often 15.", kit.NewQuantityEntry(nil), func(b *bid.Bid) []*money.Quantity {
			return each(b, func(x *bid.VisitLength) *money.Quantity { return &x.Travel })
		}),
		all(c, "pricing.service.visits.lengths.miles", "Miles to the next visit", "", kit.NewQuantityEntry(nil), func(b *bid.Bid) []*money.Quantity {
			return each(b, func(x *bid.VisitLength) *money.Quantity { return &x.Miles })
		}),
		c.rate("pricing.service.visits.mileRate", "Paid for a mile", "For their own cars. Up to the tax-free rate there is no tax to pay.", func(b *bid.Bid) *money.Pounds { return &b.Pricing.Service.Visits.MileRate }),
	))
}

func (c *screen) carers() {
	v := func(b *bid.Bid) *bid.Visits { return &b.Pricing.Service.Visits }
	c.add(kit.Form(
		c.rate("pricing.service.visits.pay", "Pay for an hour of care", "Such as £13.90.", func(b *bid.Bid) *money.Pounds { return &v(b).Pay }),
		c.quantity("pricing.service.visits.hoursPerWeek", "Paid hours a week of one care worker", "On average, with travel. National Insurance begins above a weekly pay, so it counts who works how much.", func(b *bid.Bid) *money.Quantity { return &v(b).HoursPerWeek }),
		c.rate("pricing.service.visits.travelPay", "Pay for an hour of travel", "Empty means the same.", func(b *bid.Bid) *money.Pounds { return &v(b).TravelPay }),
	))
	c.figures("people.total", "cost.full.unit", "ladder.legal_floor")
}
