package pricing_test

import (
	"fmt"

	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/date"
)

// service draws visits, sessions, capacity, offers, rosters, agency and claims.
func service(t *rapid.T, doc *bid.Document, wild bool) {
	p := &doc.Bid.Pricing
	if rapid.Bool().Draw(t, "visits") {
		v := &p.Service.Visits
		v.Pay, v.MileRate = anyPounds(t, wild, 1300, 3000, "visit pay"), anyPounds(t, wild, 0, 60, "mile rate")
		v.HoursPerWeek = anyQuantity(t, wild, 50, 400, "visit hours")
		v.Training, v.Sickness = anyShare(t, wild, 50, "visit training"), anyShare(t, wild, 50, "visit sickness")
		v.UnpaidTravel, v.OnCosts = rapid.Bool().Draw(t, "unpaid travel"), pick(t, "on-costs", bid.OnCostsOnAll, bid.OnCostsOnGross)
		if rapid.Bool().Draw(t, "travel pay") {
			v.TravelPay = anyPounds(t, wild, 1300, 2000, "travel pay")
		}
		if rapid.Bool().Draw(t, "visit agency") {
			v.Agency, v.AgencyRate, v.AgencyVAT = anyShare(t, wild, 900, "visit agency share"), anyPounds(t, wild, 1500, 4000, "visit agency rate"), anyShare(t, wild, 200, "visit agency vat")
		}
		if wild {
			v.NIRate, v.PensionRate = anyShare(t, wild, 200, "visit ni"), anyShare(t, wild, 50, "visit pension")
			v.HolidayWeeks = anyQuantity(t, wild, 0, 600, "visit holiday")
		}
		for i := range rapid.IntRange(1, 4).Draw(t, "lengths") {
			n := fmt.Sprint("length ", i)
			l := bid.VisitLength{ID: fmt.Sprint("v", i), Minutes: anyQuantity(t, wild, 100, 900, n), Travel: anyQuantity(t, wild, 0, 300, n+" travel"), Waiting: anyQuantity(t, wild, 0, 100, n+" wait"),
				Miles: anyQuantity(t, wild, 0, 90, n+" miles"), Quantity: anyQuantity(t, wild, 1, 500_000, n+" visits"), Consumables: anyPounds(t, wild, 0, 200, n+" used")}
			if wild {
				l.ID = pick(t, n+" id", l.ID, "", "v0")
				l.Workers, l.Asked = anyQuantity(t, wild, 0, 40, n+" workers"), anyPounds(t, wild, 0, 5000, n+" asked")
			}
			v.Lengths = append(v.Lengths, l)
		}
	}
	for i := range p.People {
		w, n := &p.People[i], fmt.Sprint("post ", i)
		if rapid.IntRange(0, 3).Draw(t, n+" roster") == 0 {
			w.Roster = []bid.Shift{{ID: "s", Days: anyQuantity(t, wild, 10, 70, n+" days"), Hours: anyQuantity(t, wild, 10, 240, n+" shift"), Extra: anyShare(t, wild, 500, n+" extra")}}
			if wild {
				w.Roster = append(w.Roster, bid.Shift{ID: pick(t, n+" shift id", "s", "", "x"), Hours: anyQuantity(t, wild, 0, 240, n+" second")})
			}
		}
		if rapid.IntRange(0, 3).Draw(t, n+" agency") == 0 {
			w.Agency, w.AgencyRate = anyShare(t, wild, 900, n+" agency share"), anyPounds(t, wild, 1500, 4000, n+" agency rate")
		}
		if rapid.IntRange(0, 3).Draw(t, n+" travels") == 0 {
			w.Travel, w.UnpaidTravel = anyQuantity(t, wild, 0, 100, n+" travel"), anyQuantity(t, wild, 0, 500, n+" unpaid")
		}
	}
	if wild {
		oddService(t, p)
	}
}

// oddService adds what may lack its base or contradict it.
func oddService(t *rapid.T, p *bid.Pricing) {
	p.Unit.Kind = pick(t, "unit", bid.UnitHour, bid.UnitVisit, bid.UnitSession, bid.UnitDay, bid.UnitPlaceWeek, bid.UnitPlacement, bid.UnitItem, bid.UnitOutcome, bid.UnitBlock, "odd")
	if rapid.Bool().Draw(t, "no volume") {
		p.Volume = nil
	}
	c := &p.Service.Capacity
	c.Places, c.Weeks, c.Occupancy = anyQuantity(t, true, 0, 400, "places"), anyQuantity(t, true, 0, 520, "open weeks"), anyShare(t, true, 1000, "occupancy")
	c.Record, c.Retainer = anyShare(t, true, 1000, "record"), anyShare(t, true, 1000, "retainer")
	c.Units, c.Utilisation = anyQuantity(t, true, 0, 9000, "block units"), anyShare(t, true, 1000, "utilisation")
	c.Starts, c.Success = anyQuantity(t, true, 0, 900, "starts"), anyShare(t, true, 1000, "success")
	c.WorkingDays, c.SickDays = anyQuantity(t, true, 0, 2600, "working days"), anyQuantity(t, true, 0, 900, "sick days")
	for i := range rapid.IntRange(0, 2).Draw(t, "sessions") {
		n := fmt.Sprint("session ", i)
		p.Service.Sessions = append(p.Service.Sessions, bid.Session{ID: pick(t, n+" id", "s", "", "t"), Room: anyPounds(t, true, 0, 9000, n+" room"), Capacity: anyQuantity(t, true, 0, 300, n+" people"),
			Fill: anyShare(t, true, 1000, n+" fill"), Quantity: anyQuantity(t, true, 0, 3000, n), Staff: []bid.SessionStaff{{PostID: pick(t, n+" post", "p0", "gone", ""), Delivery: anyQuantity(t, true, 0, 90, n+" hours")}}})
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "offers") {
		n := fmt.Sprint("offer ", i)
		p.Service.Offers = append(p.Service.Offers, bid.Offer{ID: pick(t, n+" id", "o", "", "x"), Quantity: anyQuantity(t, true, 0, 9000, n), Weight: anyQuantity(t, true, 0, 50, n+" weight"),
			LengthID: pick(t, n+" length", "", "v0", "gone"), Whole: rapid.Bool().Draw(t, n+" whole")})
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "claims") {
		n := fmt.Sprint("claim ", i)
		p.Claims = append(p.Claims, bid.Claim{ID: pick(t, n+" id", "k", "", "l"), LineID: pick(t, n+" line", "c0", "p0", "v0", "visits", "r0", "gone", ""), Change: anyShare(t, true, 200, n),
			Index: pick(t, n+" index", bid.GrowthStandard, bid.GrowthPayFloor, bid.GrowthCPI, "odd"), Date: pick(t, n+" day", date.Date{}, D("1999-01-31"), D("2027-04-01"), D("2090-01-01"))})
	}
	for i := range p.Costs {
		l, n := &p.Costs[i], fmt.Sprint("cost ", i)
		l.Exit, l.Purpose = rapid.Bool().Draw(t, n+" exit"), pick(t, n+" purpose", bid.PurposeCare, bid.PurposeInvestment, bid.PurposeTraining, "odd")
		l.Stated, l.StatedOf = anyShare(t, true, 200, n+" stated"), anyPounds(t, true, 0, 9000, n+" stated of")
	}
	p.VATAnswers = bid.VATAnswers{Welfare: pick(t, "welfare", bid.Yes, bid.No, bid.Unknown), Regulated: pick(t, "regulated", bid.Yes, bid.No, bid.Unknown), Staff: pick(t, "staff", bid.Yes, bid.No, bid.Unknown)}
}
