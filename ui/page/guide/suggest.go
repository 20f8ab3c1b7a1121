package guide

import (
	"strconv"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/page"
)

// suggestion is an answer that only has to be confirmed. Nothing of it is stored
// before that.
type suggestion struct {
	path   string // of the field that it fills
	what   string
	value  string
	source string // "from your last bid “Meals”", "usual"
	apply  func(*bid.Bid)
}

// words is the suggestion as one line.
func (s suggestion) words() string { return s.what + ": " + s.value + " – " + s.source + "." }

// known is what suggestions are made from.
type known struct {
	bid    bid.Bid
	last   *bid.Bid // the bid changed last before this one, nil without one
	today  date.Date
	mile   money.Pounds // tax-free rate for a mile on the first day
	target money.Pounds // printed target price
	plan   planning
	newID  func() string
}

const (
	usual  = "usual, until you know your own"
	notice = "from the notice"
)

// planning are the dated planning figures that are offered until the user knows their
// own; one that is not held is not offered.
type planning struct{ sickness, training, contingency, surplus money.Share }

// unitWords are the usual words for one and several of a kind of unit.
var unitWords = map[bid.UnitKind][2]string{
	bid.UnitHour: {"hour", "hours"}, bid.UnitVisit: {"visit", "visits"}, bid.UnitSession: {"session", "sessions"}, bid.UnitDay: {"day", "days"},
	bid.UnitPlaceWeek: {"place for a week", "place-weeks"}, bid.UnitPlacement: {"placement", "placements"}, bid.UnitItem: {"meal", "meals"},
	bid.UnitOutcome: {"result", "results"}, bid.UnitBlock: {"block", "blocks"},
}

// suggestions are the answers to a step that can be confirmed: only for what is not
// answered yet.
func (k known) suggestions(id string) []suggestion {
	p := &k.bid.Pricing
	switch id {
	case stepBought:
		return k.unit()
	case stepTerm:
		return k.term()
	case stepRates:
		if !p.CarryFacts {
			return []suggestion{{"pricing.carryFacts", "Rates not announced yet", "stay as they are", "usual, and told as projected", func(b *bid.Bid) { b.Pricing.CarryFacts = true }}}
		}
	case stepVolume:
		if k.last != nil && !hasVolume(&k.bid) && hasVolume(k.last) && k.last.Pricing.Unit.Kind == p.Unit.Kind {
			volume := k.last.Pricing.Volume
			return []suggestion{{"pricing.volume.1.quantity", "Quantity in year 1", volume[0].Quantity.Format(), k.fromLast(), func(b *bid.Bid) { b.Pricing.Volume = append([]bid.Volume(nil), volume...) }}}
		}
	case stepTravel:
		if p.Service.Visits.MileRate.IsZero() && k.mile.IsSet() {
			return []suggestion{{"pricing.service.visits.mileRate", "Paid for a mile", k.mile.FormatRate(), "the tax-free rate", func(b *bid.Bid) { b.Pricing.Service.Visits.MileRate = k.mile }}}
		}
	case stepPeople, stepManagers:
		return k.posts(id == stepManagers)
	case stepAway:
		return k.away()
	case stepMore:
		return k.costs(false)
	case stepSetUp:
		return k.costs(true)
	case stepShare:
		return k.share()
	case stepContingency:
		return k.rate("pricing.contingency", "Contingency", k.plan.contingency, func(p *bid.Pricing) *money.Share { return &p.Contingency })
	case stepSurplus:
		return k.rate("pricing.surplus", "Surplus", k.plan.surplus, func(p *bid.Pricing) *money.Share { return &p.Surplus })
	case stepPrice:
		if p.Asked.IsZero() && k.target.IsSet() {
			return []suggestion{{"pricing.asked", "Price for one", k.target.Format(), "your costs with contingency and surplus", func(b *bid.Bid) { b.Pricing.Asked = k.target }}}
		}
	}
	return nil
}

func (k known) fromLast() string { return "from your last bid " + quoted(k.last.Title) }

func quoted(title string) string {
	if title == "" {
		return "without a title"
	}
	return "“" + page.Clip(title, 60) + "”"
}

func (k known) unit() []suggestion {
	u := k.bid.Pricing.Unit
	words, ok := unitWords[u.Kind]
	if u.Kind == "" && k.last != nil && k.last.Pricing.Unit.Kind != "" {
		unit := k.last.Pricing.Unit
		return []suggestion{{"pricing.unit.kind", "What is paid for", kindWords(unit), k.fromLast(), func(b *bid.Bid) { b.Pricing.Unit = unit }}}
	}
	if !ok || u.Singular != "" {
		return nil
	}
	return []suggestion{{"pricing.unit.singular", "Words for it", words[0] + ", " + words[1], "usual for this choice", func(b *bid.Bid) {
		b.Pricing.Unit.Singular = words[0]
		if b.Pricing.Unit.Plural == "" {
			b.Pricing.Unit.Plural = words[1]
		}
	}}}
}

func kindWords(u bid.Unit) string {
	if u.Singular != "" {
		return u.Singular
	}
	return unitWords[u.Kind][0]
}

func (k known) term() []suggestion {
	p, term := &k.bid.Pricing, k.bid.Opportunity.Term
	var out []suggestion
	if p.Start.IsZero() {
		start, source := term.Start, notice
		if start.IsZero() && !k.today.IsZero() {
			start, source = date.FinancialYearStart(k.today).AddYears(1), "the next financial year"
		}
		if !start.IsZero() {
			out = append(out, suggestion{"pricing.start", "First day", start.String(), source, func(b *bid.Bid) { b.Pricing.Start = start }})
		}
	}
	if p.Years == 0 {
		years, source := term.WholeYears(), notice
		if years == 0 && k.last != nil && k.last.Pricing.Years > 0 {
			years, source = k.last.Pricing.Years, k.fromLast()
		}
		if years > 0 {
			out = append(out, suggestion{"pricing.years", "Contract years", strconv.Itoa(years), source, func(b *bid.Bid) { b.Pricing.Years = years }})
		}
	}
	return out
}

// posts are the people of the last bid, copied whole.
func (k known) posts(fixed bool) []suggestion {
	if k.last == nil || hasPost(&k.bid, fixed) {
		return nil
	}
	var out []suggestion
	for _, x := range k.last.Pricing.People {
		if x.Fixed != fixed {
			continue
		}
		out = append(out, suggestion{"pricing.people", orUnnamed(x.Role), postWords(x), k.fromLast(), func(b *bid.Bid) {
			x.ID = k.newID()
			b.Pricing.People = append(b.Pricing.People, x)
		}})
	}
	return out
}

// costs are the cost lines of the last bid, those paid once or those that come back,
// without what this bid has under the same name already.
func (k known) costs(once bool) []suggestion {
	if k.last == nil || once && hasCost(&k.bid, true) {
		return nil
	}
	have := map[string]bool{}
	for _, x := range k.bid.Pricing.Costs {
		have[x.Name] = true
	}
	var out []suggestion
	for _, x := range k.last.Pricing.Costs {
		if (x.Basis == bid.Once) != once || have[x.Name] {
			continue
		}
		out = append(out, suggestion{"pricing.costs", orUnnamed(x.Name), costWords(x), k.fromLast(), func(b *bid.Bid) {
			x.ID = k.newID()
			b.Pricing.Costs = append(b.Pricing.Costs, x)
		}})
	}
	return out
}

func (k known) away() []suggestion {
	var out []suggestion
	sickness, source := k.plan.sickness, usual
	if k.last != nil {
		for _, s := range append(sicknessOf(k.last), k.last.Pricing.Service.Visits.Sickness) {
			if s.IsSet() {
				sickness, source = s, k.fromLast()
				break
			}
		}
	}
	v := &k.bid.Pricing.Service.Visits
	missing := byVisit(&k.bid) && !v.Sickness.IsSet()
	for _, s := range sicknessOf(&k.bid) {
		missing = missing || !s.IsSet()
	}
	if missing && sickness.IsSet() {
		out = append(out, suggestion{"pricing.service.visits.sickness", "Sickness", sickness.Format(), source, func(b *bid.Bid) {
			v := &b.Pricing.Service.Visits
			if byVisit(b) && !v.Sickness.IsSet() {
				v.Sickness = sickness
			}
			for i := range b.Pricing.People {
				if x := &b.Pricing.People[i]; !x.Sickness.IsSet() {
					x.Sickness = sickness
				}
			}
		}})
	}
	if training := k.plan.training; byVisit(&k.bid) && !v.Training.IsSet() && training.IsSet() {
		out = append(out, suggestion{"pricing.service.visits.training", "Training", training.Format(), usual, func(b *bid.Bid) { b.Pricing.Service.Visits.Training = training }})
	}
	return out
}

func sicknessOf(b *bid.Bid) []money.Share {
	var out []money.Share
	for _, x := range b.Pricing.People {
		out = append(out, x.Sickness)
	}
	return out
}

// share is the method of the last bid; its share too, which is to be looked at.
func (k known) share() []suggestion {
	if k.last == nil || k.bid.Core.Method != bid.CoreNotStated {
		return nil
	}
	c := k.last.Core
	core := bid.CoreCosts{Method: c.Method, Share: c.Share, ShareWhy: c.ShareWhy, Amount: c.Amount, Rate: c.Rate, Growth: c.Growth, ServiceID: c.ServiceID}
	value := ""
	switch {
	case c.Method == bid.CoreRunningCosts && c.Share.IsSet():
		value = c.Share.Format() + " of your running costs"
	case c.Method == bid.CoreAmount && c.Amount.IsSet():
		value = c.Amount.Format() + " a year"
	case c.Method == bid.CoreShareOfDirect && c.Rate.IsSet():
		value = c.Rate.Format() + " on the direct costs"
	default:
		return nil // a schedule is built on the Core costs page
	}
	return []suggestion{{"core.share", "Running costs", value, k.fromLast(), func(b *bid.Bid) { b.Core = core }}}
}

func (k known) rate(path, what string, standard money.Share, of func(*bid.Pricing) *money.Share) []suggestion {
	if of(&k.bid.Pricing).IsSet() {
		return nil
	}
	value, source := standard, usual
	if k.last != nil && of(&k.last.Pricing).IsSet() {
		value, source = *of(&k.last.Pricing), k.fromLast()
	}
	if !value.IsSet() {
		return nil
	}
	return []suggestion{{path, what, value.Format(), source, func(b *bid.Bid) { *of(&b.Pricing) = value }}}
}

func postWords(x bid.Post) string {
	people, text := "1", ""
	if x.Headcount.IsSet() {
		people = x.Headcount.Format()
	}
	text = people + " × " + x.HoursPerWeek.Format() + " hours a week"
	if !x.HoursPerWeek.IsSet() {
		text = "people: " + people
	}
	switch {
	case x.Paid == bid.PaidHourly || x.Paid == "":
		if x.HourlyPay.IsSet() {
			text += ", " + x.HourlyPay.FormatRate() + " an hour"
		}
	case x.Salary.IsSet():
		text += ", " + x.Salary.Format() + " a year"
	}
	return text
}

func orUnnamed(name string) string {
	if name == "" {
		return "(no name yet)"
	}
	return page.Clip(name, 80)
}

// mileDay is the day whose tax-free rate for a mile is suggested: a month into the
// contract, since one that begins on 1 April lies almost wholly in the next tax year.
func (k known) mileDay() date.Date {
	if k.bid.Pricing.Start.IsZero() {
		return k.today
	}
	return k.bid.Pricing.Start.AddMonths(1)
}
