package bid

import (
	"github.com/shopspring/decimal"

	"bidwright/app/money"
)

type amount struct {
	name, what string
	value      figure
}

func (c *checker) noneNegative(path string, of ...amount) {
	for _, f := range of {
		c.notNegative(path+"."+f.name, f.what, f.value)
	}
}

// service checks visits, sessions, places and offers.
func (c *checker) service(s *Service) {
	c.visits("pricing.service.visits", &s.Visits)
	for i := range s.Sessions {
		x := &s.Sessions[i]
		path := "pricing.service.sessions." + idOr(x.ID, i)
		c.noneNegative(path, amount{"room", "The room", x.Room}, amount{"materials", "Materials", x.Materials}, amount{"capacity", "The number of people", x.Capacity}, amount{"quantity", "The number of sessions", x.Quantity})
		c.fraction(path+".fill", "The share of the places that is filled", x.Fill)
		for j, p := range x.Staff {
			c.noneNegative(path+".staff."+idOr(p.ID, j), amount{"people", "The number of people", p.People}, amount{"deliveryHours", "Hours of delivery", p.Delivery},
				amount{"preparationHours", "Hours of preparation", p.Preparation}, amount{"travelHours", "Hours of travel", p.Travel})
		}
	}
	k, path := &s.Capacity, "pricing.service.capacity"
	c.noneNegative(path, amount{"places", "The number of places", k.Places}, amount{"weeks", "Weeks open", k.Weeks}, amount{"units", "Units in a block", k.Units},
		amount{"starts", "The number of people who begin", k.Starts}, amount{"workingDays", "Working days", k.WorkingDays}, amount{"holidayDays", "Days of holiday", k.HolidayDays},
		amount{"sickDays", "Days of sickness", k.SickDays}, amount{"otherDays", "Other days", k.OtherDays}, amount{"workers", "The number of workers", k.Workers})
	for _, f := range []struct {
		name, what string
		value      money.Share
	}{{"occupancy", "Occupancy", k.Occupancy}, {"record", "Occupancy in the past", k.Record}, {"retainer", "The share paid for empty places", k.Retainer},
		{"utilisation", "The share of a block that is used", k.Utilisation}, {"success", "The share who reach the outcome", k.Success}} {
		if f.name != "occupancy" {
			c.fraction(path+"."+f.name, f.what, f.value)
		}
	}
	if o := k.Occupancy; o.IsSet() && (o.Decimal().IsNegative() || o.Decimal().GreaterThan(one)) {
		c.add(CodeGrowth, Blocks, path+".occupancy", "Occupancy of %s %% is outside 0 to 100 %%. Type the share of places that is filled on average.", percent(o.Decimal()))
	}
	if k.Weeks.IsSet() && k.Weeks.Decimal().GreaterThan(decimal.NewFromInt(53)) {
		c.add(CodeTerm, Blocks, path+".weeks", "%s weeks open is more than a year has. Type at most 53.", k.Weeks.String())
	}
	for i := range s.Offers {
		o := &s.Offers[i]
		c.noneNegative("pricing.service.offers."+idOr(o.ID, i), amount{"quantity", "The quantity", o.Quantity}, amount{"weight", "The weight", o.Weight})
	}
}

func (c *checker) visits(path string, v *Visits) {
	c.noneNegative(path, amount{"pay", "The pay", v.Pay}, amount{"travelPay", "The pay for travel", v.TravelPay}, amount{"holidayWeeks", "Holiday", v.HolidayWeeks},
		amount{"hoursPerWeek", "Hours a week", v.HoursPerWeek}, amount{"mileRate", "What is paid for a mile", v.MileRate}, amount{"agencyRate", "The agency’s rate", v.AgencyRate})
	for _, f := range []struct {
		name, what string
		value      money.Share
	}{{"training", "Training", v.Training}, {"sickness", "Sickness", v.Sickness}, {"notice", "Notice and suspension", v.Notice},
		{"niRate", "National Insurance", v.NIRate}, {"pensionRate", "Pension", v.PensionRate}, {"agency", "The share of hours by an agency", v.Agency}, {"agencyVat", "VAT on the agency’s charge", v.AgencyVAT}} {
		c.fraction(path+"."+f.name, f.what, f.value)
	}
	if v.HoursPerWeek.IsSet() && v.HoursPerWeek.Decimal().GreaterThan(decimal.NewFromInt(168)) {
		c.add(CodeTerm, Blocks, path+".hoursPerWeek", "%s hours a week is more than the 168 a week has. Type the weekly hours of one care worker.", v.HoursPerWeek.String())
	}
	c.premiums(path, v.Premiums)
	c.growth(path+".growth", v.Growth)
	for i := range v.Lengths {
		l := &v.Lengths[i]
		c.noneNegative(path+".lengths."+idOr(l.ID, i), amount{"minutes", "The minutes of the visit", l.Minutes}, amount{"travelMinutes", "The minutes of travel", l.Travel},
			amount{"waitingMinutes", "The minutes of waiting", l.Waiting}, amount{"miles", "The miles", l.Miles}, amount{"workers", "The number of workers", l.Workers},
			amount{"consumables", "What is used up", l.Consumables}, amount{"quantity", "The number of visits", l.Quantity}, amount{"asked", "The price asked", l.Asked})
	}
}

// premiums checks shares of hours with extra pay.
func (c *checker) premiums(path string, of []Premium) {
	sum := decimal.Zero
	for i, premium := range of {
		inner := path + ".premiums." + idOr(premium.ID, i)
		c.fraction(inner+".hours", "The share of hours", premium.Hours)
		c.notNegative(inner+".extra", "The extra pay", premium.Extra)
		sum = sum.Add(premium.Hours.Decimal())
	}
	if sum.GreaterThan(one) {
		c.add(CodeShare, Blocks, path+".premiums", "The hours with extra pay add to %s %%, more than all hours. Reduce one of the shares.", percent(sum))
	}
}

// roster checks what is to be staffed: no more days than a week has, nor hours than a day.
func (c *checker) roster(path string, shifts []Shift) {
	for i := range shifts {
		s := &shifts[i]
		inner := path + ".roster." + idOr(s.ID, i)
		c.noneNegative(inner, amount{"days", "Days a week", s.Days}, amount{"hours", "Hours of a shift", s.Hours}, amount{"people", "People on a shift", s.People}, amount{"extra", "The extra pay", s.Extra})
		if s.Days.IsSet() && s.Days.Decimal().GreaterThan(decimal.NewFromInt(7)) {
			c.add(CodeTerm, Blocks, inner+".days", "%s days is more than a week has. Type at most 7.", s.Days.String())
		}
		if s.Hours.IsSet() && s.Hours.Decimal().GreaterThan(decimal.NewFromInt(24)) {
			c.add(CodeTerm, Blocks, inner+".hours", "%s hours is more than a day has. Type at most 24.", s.Hours.String())
		}
	}
}

// claims checks what an uplift request asks for a line.
func (c *checker) claims(path string, of []Claim) {
	for i, k := range of {
		if k.Change.IsSet() && k.Change.Decimal().LessThanOrEqual(one.Neg()) {
			c.add(CodeGrowth, Blocks, path+"."+idOr(k.ID, i)+".change", "A change of %s %% would leave nothing. Type how much the line rises.", percent(k.Change.Decimal()))
		}
	}
}
