package guide

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// draw puts the fields of a step on the screen.
func (c *screen) draw(s step) {
	switch s.id {
	case stepBought:
		c.bought()
	case stepTerm:
		c.term()
	case stepRates:
		c.rates()
	case stepDelivery:
		c.delivery()
	case stepVisits:
		c.visits()
	case stepTravel:
		c.travel()
	case stepPlaces:
		c.places()
	case stepResults:
		c.results()
	case stepVolume:
		c.volume()
	case stepCarers:
		c.carers()
	case stepPeople, stepManagers:
		c.people(s.id == stepManagers)
	case stepAway:
		c.away()
	case stepEmployer:
		c.employer()
	case stepUsed, stepPremises, stepRunning, stepSetUp:
		c.prompts(s.id)
	case stepMore:
		c.more()
	case stepOffice:
		c.office()
	case stepShare:
		c.core()
	case stepContingency:
		c.add(kit.Form(c.share("pricing.contingency", "Contingency", "A share of the cost.", func(b *bid.Bid) *money.Share { return &b.Pricing.Contingency })))
		c.figures("cost.contingency", "cost.full.unit")
	case stepSurplus:
		c.add(kit.Form(c.share("pricing.surplus", "Surplus", "A share of the price: 3 % leaves £3 of every £100.", func(b *bid.Bid) *money.Share { return &b.Pricing.Surplus })))
		c.figures("price.surplus", "price.target.printed")
	case stepUplift:
		c.uplift()
	case stepVAT:
		c.vat()
	case stepBudget:
		c.budget()
	case stepPrice:
		c.price()
	case stepDone:
		c.done()
	}
}

func (c *screen) bought() {
	unit := func(b *bid.Bid) *bid.Unit { return &b.Pricing.Unit }
	kind := choice(c, "pricing.unit.kind", "What is paid for", "", kinds, func(b *bid.Bid) *bid.UnitKind { return &unit(b).Kind })
	one := c.text("pricing.unit.singular", "Your word for one", "As you say it: visit, lunch, group. It is printed on the pack.", func(b *bid.Bid) *string { return &unit(b).Singular })
	several := c.text("pricing.unit.plural", "Your word for several", "Such as visits. Empty adds an s.", func(b *bid.Bid) *string { return &unit(b).Plural })
	words := kit.Form(one, several)
	c.f.OnLoad(func(b *bid.Bid, _ bool) { form.SetShown(words, unit(b).Kind != "") })
	c.add(kind, words)
}

func (c *screen) term() {
	c.add(kit.Form(
		c.day("pricing.start", "First day of the contract", "", func(b *bid.Bid) *date.Date { return &b.Pricing.Start }),
		c.whole("pricing.years", "Contract years", "Up to 7.", 1, bid.MaxYears, func(b *bid.Bid) *int { return &b.Pricing.Years }),
	))
}

// rates asks whether dated facts may be carried forward.
func (c *screen) rates() {
	control := kit.NewChoice([]kit.Option{{ID: "carry", Text: "Yes, until they are announced"}, {ID: "own", Text: "No, I type my own on the Facts page"}}, func(id string) {
		c.f.Change("rates not announced yet", func(b *bid.Bid) { b.Pricing.CarryFacts = id == "carry" })
	})
	c.f.OnLoad(func(b *bid.Bid, _ bool) {
		if b.Pricing.CarryFacts {
			control.Set("carry")
		}
	})
	c.add(c.field("pricing.carryFacts", "Rates not announced yet", "", control))
}

// delivery asks which kind of an hour it is. Fixed hours have no visits.
func (c *screen) delivery() {
	control := kit.NewChoice(deliveries, func(id string) {
		c.f.Change("how the work is done", func(b *bid.Bid) {
			v := &b.Pricing.Service.Visits
			switch {
			case id == "fixed":
				*v = bid.Visits{}
			case len(v.Lengths) == 0:
				v.Lengths = []bid.VisitLength{{ID: c.s.NewID(), Minutes: money.MustQuantity("30")}}
			}
		})
	})
	c.f.OnLoad(func(b *bid.Bid, _ bool) {
		switch {
		case byVisit(b):
			control.Set("visits")
		case len(b.Pricing.People) > 0 || hasVolume(b):
			control.Set("fixed")
		}
	})
	c.add(c.field("pricing.service.visits", "How the work is done", "Choosing fixed hours takes visits that were typed away; Undo brings them back.", control))
}

func (c *screen) places() {
	capacity := func(b *bid.Bid) *bid.Capacity { return &b.Pricing.Service.Capacity }
	c.add(kit.Form(
		c.quantity("pricing.service.capacity.places", "Places", "That can be filled at once.", func(b *bid.Bid) *money.Quantity { return &capacity(b).Places }),
		c.quantity("pricing.service.capacity.weeks", "Weeks open a year", "Empty means 52.", func(b *bid.Bid) *money.Quantity { return &capacity(b).Weeks }),
		c.share("pricing.service.capacity.occupancy", "Places filled, on average", "Such as 85 %.", func(b *bid.Bid) *money.Share { return &capacity(b).Occupancy }),
	))
}

func (c *screen) results() {
	capacity := func(b *bid.Bid) *bid.Capacity { return &b.Pricing.Service.Capacity }
	c.add(kit.Form(
		c.quantity("pricing.service.capacity.starts", "People who begin, a year", "", func(b *bid.Bid) *money.Quantity { return &capacity(b).Starts }),
		c.share("pricing.service.capacity.success", "Share who reach the result", "Such as 40 %.", func(b *bid.Bid) *money.Share { return &capacity(b).Success }),
	))
}

func (c *screen) volume() {
	year := computed(c, "pricing.volume.1.quantity", "Quantity in year 1", "How many the buyer expects. Later years are the same unless you type them in the table.", kit.NewQuantityEntry(nil),
		func(b *bid.Bid) money.Quantity { return b.Pricing.QuantityOf(1) }, func(b *bid.Bid, q money.Quantity) { b.Pricing.SetQuantity(1, q) })
	c.add(kit.Form(year,
		c.quantity("pricing.guaranteed", "Of these guaranteed, a year", "What the buyer pays for in any case. Empty means nothing.", func(b *bid.Bid) *money.Quantity { return &b.Pricing.Guaranteed })))
}

func (c *screen) away() {
	visits := func(b *bid.Bid) *bid.Visits { return &b.Pricing.Service.Visits }
	care := func(b *bid.Bid) bool { return byVisit(b) }
	holiday := all(c, "pricing.service.visits.holidayWeeks", "Weeks of paid holiday", "Empty means the legal minimum of 5.6 weeks, bank holidays included.", kit.NewQuantityEntry(nil), func(b *bid.Bid) []*money.Quantity {
		return eachPost(b, byVisit(b), &visits(b).HolidayWeeks, func(x *bid.Post) *money.Quantity { return &x.HolidayWeeks })
	})
	sickness := all(c, "pricing.service.visits.sickness", "Sickness", "A share of the hours. 2.5 % is about 6 days a year.", kit.NewPercentEntry(nil), func(b *bid.Bid) []*money.Share {
		return eachPost(b, byVisit(b), &visits(b).Sickness, func(x *bid.Post) *money.Share { return &x.Sickness })
	})
	share := c.share("pricing.service.visits.training", "Training", "A share of the hours of care workers.", func(b *bid.Bid) *money.Share { return &visits(b).Training })
	hours := all(c, "pricing.people.trainingHours", "Training, paid hours a year for each person", "A day is about 7.5 hours.", kit.NewQuantityEntry(nil), func(b *bid.Bid) []*money.Quantity {
		return eachPost[money.Quantity](b, false, nil, func(x *bid.Post) *money.Quantity { return &x.Training })
	})
	none := kit.NewMarked(kit.Note, "There are no people yet. Go back and add who does the work.")
	fields := kit.Form(holiday, sickness, c.f.Shown(share, care), hours)
	c.f.OnLoad(func(b *bid.Bid, _ bool) {
		people := len(b.Pricing.People) > 0
		form.SetShown(hours, people)
		form.SetShown(fields, people || byVisit(b))
		form.SetShown(none, !people && !byVisit(b))
	})
	c.add(none, fields)
}

// eachPost are one value of every post, and that of the visits first where there are any.
func eachPost[V any](b *bid.Bid, visits bool, ofVisits *V, of func(*bid.Post) *V) []*V {
	var out []*V
	if visits {
		out = append(out, ofVisits)
	}
	for i := range b.Pricing.People {
		out = append(out, of(&b.Pricing.People[i]))
	}
	return out
}

func (c *screen) employer() {
	c.add(
		c.organisationAnswer("organisation.employmentAllowance", "May you claim the Employment Allowance?", "Your accountant or your payroll knows. Not known counts as nothing.", func(o *bid.Organisation) *bid.Answer { return &o.EmploymentAllowance }),
		c.organisationAnswer("organisation.charity", "Are you a charity?", "", func(o *bid.Organisation) *bid.Answer { return &o.Charity }),
		c.organisationAnswer("organisation.publicFunctions", "Is half or more of your work public functions paid by public money?", "Such a body may claim only if it is a charity.", func(o *bid.Organisation) *bid.Answer { return &o.PublicFunctions }),
	)
	c.figures("people.pay", "people.total", "org.ea")
}

func (c *screen) uplift() {
	uplift := func(b *bid.Bid) *bid.Uplift { return &b.Pricing.Uplift }
	kindOf := func(kinds ...bid.UpliftKind) func(*bid.Bid) bool {
		return func(b *bid.Bid) bool {
			for _, k := range kinds {
				if uplift(b).Kind == k {
					return true
				}
			}
			return false
		}
	}
	fixed := c.share("pricing.uplift.rate", "Rise a year", "", func(b *bid.Bid) *money.Share { return &uplift(b).Rate })
	expected := c.share("pricing.uplift.expected", "Rise of prices that you expect", "For years that are not published yet.", func(b *bid.Bid) *money.Share { return &uplift(b).Expected })
	limit := c.share("pricing.uplift.cap", "The cap", "The most it may rise in a year.", func(b *bid.Bid) *money.Share { return &uplift(b).Cap })
	c.box = append([]fyne.CanvasObject{
		choice(c, "pricing.uplift.kind", "The price rises", "", uplifts, func(b *bid.Bid) *bid.UpliftKind { return &uplift(b).Kind })}, c.box...)
	c.add(kit.Form(c.f.Shown(fixed, kindOf(bid.UpliftFixed)), c.f.Shown(expected, kindOf(bid.UpliftCPI, bid.UpliftCapped)), c.f.Shown(limit, kindOf(bid.UpliftCapped))))
	c.figures("year.1.gap", "year.2.gap", "contract.gap")
}

func (c *screen) vat() {
	ask := func(path, label, why string, of func(*bid.VATAnswers) *bid.Answer) {
		c.add(choice(c, "pricing.vatAnswers."+path, label, why, answers, func(b *bid.Bid) *bid.Answer { return of(&b.Pricing.VATAnswers) }))
	}
	ask("welfare", "Is it care, treatment or instruction for people’s welfare?", "", func(v *bid.VATAnswers) *bid.Answer { return &v.Welfare })
	ask("regulated", "Are you a charity, or registered with a care regulator for it?", "", func(v *bid.VATAnswers) *bid.Answer { return &v.Regulated })
	c.add(choice(c, "pricing.vat", "VAT on the price", "Welfare by a charity or a regulated provider is often exempt; other services may not be.", vats, func(b *bid.Bid) *bid.VATTreatment { return &b.Pricing.VAT }))
}

func (c *screen) budget() {
	c.add(kit.Form(
		c.pounds("opportunity.budget", "The buyer’s budget, a year", "For the part you bid for, without VAT.", func(b *bid.Bid) *money.Pounds { return &b.Opportunity.Budget }),
		c.rate("opportunity.ceiling", "The highest price for one", "A price above it is turned down.", func(b *bid.Bid) *money.Pounds { return &b.Opportunity.Ceiling }),
	))
	c.figures("afford.gap", "afford.gap.unit", "afford.units")
}

func (c *screen) price() {
	c.add(kit.Form(c.pounds("pricing.asked", "Price you ask for one, in year 1", "Without VAT. Empty means the target.", func(b *bid.Bid) *money.Pounds { return &b.Pricing.Asked })))
	c.figures("ladder.full_cost", "price.target.printed", "ladder.legal_floor", "year.1.gap", "year.1.margin", "ladder.subsidy")
	why := c.text("pricing.walkAwayWhy", "If it is below full cost: who pays the rest, and why?", "Such as: reserves for two years, a grant, a gift. For you and your board only.", func(b *bid.Bid) *string { return &b.Pricing.WalkAwayWhy })
	picture := kit.NewChart("The price ladder: each price that matters on one scale")
	c.onRefresh(func(bool) {
		spec := c.s.Ladder()
		picture.Set(spec)
		setShown(picture, len(spec.Rungs) > 0)
	})
	c.add(why, picture)
}
