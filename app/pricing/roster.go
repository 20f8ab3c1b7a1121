package pricing

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// rosterHours is the staffed hours a week of a roster, and of each shift.
func (b *builder) rosterHours(p *bid.Post, path string, r *PersonResult) (all calc.Node, shifts []calc.Node) {
	for _, s := range p.Roster {
		inner, name := path+".roster."+s.ID, working.Named(s.Name, "Shift")
		days := b.Input(fig{Label: name + ": days a week", Unit: calc.Counted("days"), Path: inner + ".days"}, s.Days, working.Ask(name+": how many days a week it is staffed is missing."))
		hours := b.Input(fig{Label: name + ": hours", Unit: calc.Counted("hours"), Path: inner + ".hours"}, s.Hours, working.Ask(name+": its hours are missing."))
		people := b.Input(fig{Label: name + ": people on it", Unit: unitPeople, Path: inner + ".people"}, s.People, working.OrDefault("1"))
		shifts = append(shifts, b.Graph.Mul(days, hours, people))
	}
	id := "people." + p.ID + ".roster.hours"
	if n, found := b.Graph.Node(id); found {
		return n, shifts
	}
	return b.Sum(fig{ID: id, Label: r.Role + ": hours to staff a week", Unit: calc.Counted("hours"), Key: "time.posts", Secrecy: r.Label}, shifts...), shifts
}

// shiftPremium is the extra pay of a roster as a share of pay: each shift's extra by
// its part of all hours. The zero node where no shift has any.
func (b *builder) shiftPremium(p *bid.Post, path string, r *PersonResult) calc.Node {
	any := false
	for _, s := range p.Roster {
		any = any || s.Extra.IsSet()
	}
	if !any {
		return calc.Node{}
	}
	all, shifts := b.rosterHours(p, path, r)
	var extra []calc.Node
	for i, s := range p.Roster {
		if s.Extra.IsSet() {
			rate := b.Input(fig{Label: working.Named(s.Name, "Shift") + ": extra pay", Unit: unitShare, Path: path + ".roster." + s.ID + ".extra"}, s.Extra)
			extra = append(extra, b.Graph.Mul(shifts[i], rate))
		}
	}
	return b.Div(fig{ID: "people." + p.ID + ".roster.premium", Label: r.Role + ": extra pay of the roster, as a share of pay", Unit: unitShare, Key: "emp.pay", Secrecy: r.Label}, b.Graph.Add(extra...), all, "the roster has no hours")
}

// headcount is how many people the line holds: typed, or what the roster takes
// (time.posts = H W ÷ Q); and which part of their hours an agency does instead.
// Hours that cover buys are staffed too, so Q is then all paid hours.
func (b *builder) headcount(p *bid.Post, path string, r *PersonResult) {
	id := "people." + p.ID
	heads := calc.Node{}
	if len(p.Roster) > 0 {
		all, _ := b.rosterHours(p, path, r)
		each := r.each.worked
		if p.Cover == bid.CoverBought {
			each = r.each.hours
		}
		f := fig{ID: id + ".posts", Label: r.Role + ": people that the roster takes", Unit: unitPeople, Key: "time.posts", Path: path + ".roster", Secrecy: r.Label}
		if d, known := each.Value(); known && !d.IsPositive() {
			r.Posts = b.NoneCode(f, "PRICE-102", r.Role+": no paid hours are left for the service.")
		} else {
			r.Posts = b.Div(f, b.Graph.Mul(all, b.weeks), each, "no hours are left for the service")
		}
		if !p.Headcount.IsSet() {
			heads = r.Posts
		}
	}
	if !working.Usable(heads) {
		heads = b.Input(fig{Label: "People in this post", Unit: unitPeople, Path: path + ".headcount"}, p.Headcount, working.OrDefault("1"))
	}
	part := b.Input(fig{Label: "Share of their time for this contract", Unit: unitShare, Path: path + ".timeShare"}, p.TimeShare, working.OrDefault("1"), working.UpToOne)
	own := fig{ID: id + ".people", Label: r.Role + ": people paid by this contract", Unit: unitPeople}
	if !p.Agency.IsSet() || p.Agency.Decimal().IsZero() {
		r.People = b.Mul(own, heads, part)
		return
	}
	share := b.Input(fig{Label: r.Role + ": share of hours by an agency", Unit: unitShare, Path: path + ".agency"}, p.Agency, working.UpToOne)
	r.People = b.Mul(own, heads, part, b.Graph.Sub(b.One, share))
	r.AgencyHours = b.Mul(fig{ID: id + ".agency.hours", Label: r.Role + ": hours by an agency", Unit: unitHours, Key: "emp.cover", Secrecy: r.Label}, r.each.worked, heads, part, share)
	r.Agency = b.Mul(fig{ID: id + ".agency", Label: r.Role + ": agency, with VAT that does not come back", Unit: unitYear, Key: "emp.cover", Secrecy: r.Label}, r.AgencyHours, b.agencyHour(p.AgencyRate, p.AgencyVAT, path))
}

// payFloors sets pay beside the legal floor and the real Living Wage: without
// premiums, which do not count, and over all working time with unpaid travel.
func (b *builder) payFloors(p *bid.Post, path string, r *PersonResult) {
	id := "people." + p.ID
	pay := r.Hourly
	if working.Usable(r.each.premium) {
		pay = b.Div(fig{}, pay, r.each.premium, "premiums take all pay")
	}
	if p.UnpaidTravel.IsSet() {
		unpaid := b.Input(fig{Label: "Hours of unpaid travel", Unit: unitHours, Path: path + ".unpaidTravelHours"}, p.UnpaidTravel)
		pay = b.Div(fig{ID: id + ".legal_pay", Label: r.Role + ": pay for an hour of all working time", Unit: unitPerHour, Key: "unit.legal_pay", Path: path + ".unpaidTravelHours", Secrecy: r.Label},
			b.Graph.Mul(pay, r.each.atWork), b.Graph.Add(r.each.atWork, unpaid), "there is no working time")
	}
	r.each.legalPay = pay
	b.Sub(fig{ID: id + ".floor_headroom", Label: r.Role + ": pay an hour above the legal floor", Unit: unitPerHour, Key: "unit.legal_pay", Secrecy: r.Label}, pay, b.fact(floorSeries(p.Age), 1))
	if rlw := b.livingWage(); working.Usable(rlw) {
		b.Sub(fig{ID: id + ".rlw_headroom", Label: r.Role + ": pay an hour above the real Living Wage", Unit: unitPerHour, Secrecy: r.Label}, pay, rlw)
	}
	b.Div(fig{ID: id + ".ni_share", Label: r.Role + ": employer’s National Insurance as a share of pay", Unit: unitShare, Key: "emp.rate_ni", Secrecy: r.Label}, r.each.ni, r.each.earnings, "there is no pay")
}
