package pricing

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// volumeOfService is the quantity of a year that follows from the service, where none
// is typed: contact hours, visits, sessions, filled places, days or outcomes. It is
// the zero node where nothing of the kind is known.
func (b *builder) volumeOfService() calc.Node {
	p := &b.in.Document.Bid.Pricing
	c := &p.Service.Capacity
	f := fig{ID: "volume.year", Label: "Quantity of " + b.out.Plural + " a year, from the service", Unit: calc.Counted(b.out.Plural), Path: "pricing.volume.1.quantity"}
	v := b.out.Visits
	switch {
	case p.Unit.Kind == bid.UnitHour && v != nil:
		return b.alias(f, v.Hours)
	case p.Unit.Kind == bid.UnitVisit && v != nil:
		return b.alias(f, v.Count)
	case p.Unit.Kind == bid.UnitSession && len(p.Service.Sessions) > 0:
		counts := make([]calc.Node, len(p.Service.Sessions))
		for i := range p.Service.Sessions {
			counts[i] = b.sessionCount(&p.Service.Sessions[i])
		}
		return b.Sum(f, counts...)
	case p.Unit.Kind == bid.UnitPlaceWeek && c.Places.IsSet():
		return b.Mul(f, b.places(), b.openWeeks(), b.occupancy())
	case p.Unit.Kind == bid.UnitPlacement && c.Places.IsSet():
		return b.Mul(f, b.places(), b.occupancy())
	case p.Unit.Kind == bid.UnitDay && c.WorkingDays.IsSet():
		workers := b.Input(fig{Label: "Workers", Unit: unitPeople, Path: capacityPath + ".workers"}, c.Workers, working.OrDefault("1"))
		return b.Mul(f, b.chargeableDays(), workers)
	case p.Unit.Kind == bid.UnitOutcome && c.Starts.IsSet():
		return b.Mul(f, b.starts(), b.success())
	case p.Unit.Kind == bid.UnitBlock && c.Units.IsSet():
		return b.Constant(f, "1") // one block a year
	}
	return calc.Node{}
}

const capacityPath = "pricing.service.capacity"

func (b *builder) places() calc.Node {
	return b.Input(fig{Label: "Places", Unit: calc.Counted("places"), Path: capacityPath + ".places"}, b.in.Document.Bid.Pricing.Service.Capacity.Places, working.Ask("The number of places is missing."))
}

// openWeeks are those of the service, or the week count of the bid.
func (b *builder) openWeeks() calc.Node {
	c := &b.in.Document.Bid.Pricing.Service.Capacity
	if !c.Weeks.IsSet() {
		return b.weeks
	}
	return b.Input(fig{Label: "Weeks open a year", Unit: unitWeeks, Path: capacityPath + ".weeks"}, c.Weeks)
}

func (b *builder) occupancy() calc.Node {
	return b.Input(fig{Label: "Occupancy", Unit: unitShare, Path: capacityPath + ".occupancy"}, b.in.Document.Bid.Pricing.Service.Capacity.Occupancy, working.Ask("How many of the places are filled on average is missing. Type a careful share; every empty place is paid by the full ones."), working.UpToOne)
}

func (b *builder) starts() calc.Node {
	return b.Input(fig{Label: "People who begin, a year", Unit: unitPeople, Path: capacityPath + ".starts"}, b.in.Document.Bid.Pricing.Service.Capacity.Starts, working.Ask("How many people begin in a year is missing."))
}

func (b *builder) success() calc.Node {
	return b.Input(fig{Label: "Share who reach the outcome", Unit: unitShare, Path: capacityPath + ".success"}, b.in.Document.Bid.Pricing.Service.Capacity.Success, working.Ask("The share of people who reach the outcome is missing."), working.UpToOne)
}

// chargeableDays are unit.day: working days less holiday, sickness and other days.
func (b *builder) chargeableDays() calc.Node {
	if n, found := b.Graph.Node("unit.day.chargeable"); found {
		return n
	}
	c := &b.in.Document.Bid.Pricing.Service.Capacity
	days := calc.Counted("days")
	in := func(name, label string, value working.Typed, option working.Option) calc.Node {
		return b.Input(fig{Label: label, Unit: days, Path: capacityPath + "." + name}, value, option)
	}
	away := b.Graph.Add(in("holidayDays", "Days of holiday", c.HolidayDays, working.OrDefault("0")), in("sickDays", "Days of sickness", c.SickDays, working.OrDefault("0")), in("otherDays", "Other days that nobody pays for", c.OtherDays, working.OrDefault("0")))
	return b.Sub(fig{ID: "unit.day.chargeable", Label: "Days of one worker that can be charged", Unit: days, Key: "unit.day"},
		in("workingDays", "Working days a year", c.WorkingDays, working.Ask("The working days of a year are missing.")), away)
}

func (b *builder) sessionCount(s *bid.Session) calc.Node {
	return b.Input(fig{Label: working.Named(s.Name, "Session") + ": sessions in year 1", Unit: calc.Counted("sessions"), Path: "pricing.service.sessions." + s.ID + ".quantity"}, s.Quantity, working.Ask(working.Named(s.Name, "A session")+": how many there are in a year is missing."))
}
