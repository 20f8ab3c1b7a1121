package corecost_test

import (
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/corecost"
	"bidwright/app/working"
)

// placement is a whole schedule with everything in order.
func placement(t *testing.T) bid.CoreSchedule {
	t.Helper()
	c := qualified(t)
	c.Cap = bid.CoreCap{State: bid.CapKnown, Amount: P("1000")}
	c.Discounts = []bid.Discount{{ID: "d", Name: "Sibling", Rate: S("0.1")}}
	c.Blocks = []bid.Block{{ID: "b", Places: Q("2"), Weeks: Q("38"), Rate: P("900"), Occupancy: S("0.9"), Void: S("0.5"), Refusal: "no payment"}}
	c.Referrals = []bid.Referral{{ID: "r", Name: "A1", Date: D("2026-10-05"), Marginal: P("500"), DiscountID: "d", Child: 2,
		Needs: []bid.NeedsLine{{ID: "n", Name: "Physiotherapy", Unit: "session", Quantity: Q("1"), Rate: P("50"), Held: P("55")}}}}
	c.Claims = []bid.Claim{{ID: "u", LineID: "teachers", Change: S("0.03"), Index: bid.GrowthPayFloor}}
	return c
}

// Each finding of schedules fires for its fault and is silent without it.
func TestScheduleFindings(t *testing.T) {
	const s = "core.schedules.s"
	for _, c := range []struct {
		code, path string
		spoil      func(*bid.CoreSchedule)
	}{
		{"CORE-010", s + ".places", func(c *bid.CoreSchedule) { c.Places = Q("0") }},
		{"CORE-010", s + ".occupancy", func(c *bid.CoreSchedule) { c.Occupancy = S("0") }},
		{"CORE-010", s + ".weeks", func(c *bid.CoreSchedule) { c.Weeks = "0" }},
		{"CORE-011", s + ".weeks", func(c *bid.CoreSchedule) { c.Weeks = "" }},
		{"CORE-011", s + ".referrals.r.weeks", func(c *bid.CoreSchedule) { c.Referrals[0].Weeks = "39" }},
		{"CORE-011", s + ".versions.v1.weeks", func(c *bid.CoreSchedule) { c.Versions[0].Weeks = "0" }},
		{"CORE-012", s + ".categories.c3", func(c *bid.CoreSchedule) { c.Categories[1].None = false }},
		{"CORE-013", s + ".occupancy", func(c *bid.CoreSchedule) { c.Occupancy = S("0.96") }},
		{"CORE-013", s + ".occupancy", func(c *bid.CoreSchedule) { c.Record = S("0.87") }},
		{"CORE-014", s + ".occupancy", func(c *bid.CoreSchedule) { c.Occupancy = S("1.01") }},
		{"CORE-014", s + ".discounts.d.rate", func(c *bid.CoreSchedule) { c.Discounts[0].Rate = S("1.5") }},
		{"CORE-014", s + ".blocks.b.void", func(c *bid.CoreSchedule) { c.Blocks[0].Void = S("-0.5") }},
		{"CORE-015", s + ".referrals.r.fees.c2", func(c *bid.CoreSchedule) {
			c.Referrals[0].Fees = []bid.CategoryFee{{CategoryID: "c2", Week: P("233.09")}, {CategoryID: "c7", Week: P("1")}} // a lower total excuses nothing
		}},
		{"CORE-015", s + ".referrals.r.fees.c9", func(c *bid.CoreSchedule) {
			c.Referrals[0].Fees = []bid.CategoryFee{{CategoryID: "c9", Week: P("0.01")}}
		}},
		{"CORE-015", s + ".referrals.r.needs.n.rate", func(c *bid.CoreSchedule) { c.Referrals[0].Needs[0].Rate = P("55.01") }},
		{"CORE-016", s + ".referrals.r.date", func(c *bid.CoreSchedule) { c.Referrals[0].Date = D("2026-08-31") }},
		{"CORE-016", s + ".referrals.r.residentialId", func(c *bid.CoreSchedule) { c.Referrals[0].ResidentialID = "gone" }},
		{"CORE-017", s + ".cap.amount", func(c *bid.CoreSchedule) { c.Cap.Amount = P("947.36") }},
		{"CORE-018", s + ".versions", func(c *bid.CoreSchedule) { c.Categories[0].Lines[0].Amount = P("97000") }},
		{"CORE-019", s + ".referrals.r.marginal", func(c *bid.CoreSchedule) { c.Referrals[0].Marginal = P("990") }},
		{"CORE-026", s + ".categories.c7.lines.z.fromId", func(c *bid.CoreSchedule) {
			c.Categories[0].Lines[0].From, c.Categories[0].Lines[0].FromID = bid.FromPost, "head"
			c.Categories[2].Lines = append(c.Categories[2].Lines, bid.ScheduleLine{ID: "z", From: bid.FromPost, FromID: "head"})
		}},
		{"CORE-030", s + ".referrals.r.needs.n.name", func(c *bid.CoreSchedule) { c.Referrals[0].Needs[0].Name = "Energy" }},
		{"CORE-030", s + ".referrals.r.needs.n.name", func(c *bid.CoreSchedule) { c.Referrals[0].Needs[0].Name = "Extra vehicle" }},
		{"CORE-031", s + ".claims.w.lineId", func(c *bid.CoreSchedule) {
			c.Claims = append(c.Claims, bid.Claim{ID: "w", LineID: "c7", Change: S("0.01"), Index: bid.GrowthCPI})
		}},
		{"CORE-031", s + ".claims.w.index", func(c *bid.CoreSchedule) {
			c.Claims = append(c.Claims, bid.Claim{ID: "w", LineID: "energy", Change: S("0.01"), Index: bid.GrowthPayFloor})
		}},
		{"CORE-032", s + ".blocks.b", func(c *bid.CoreSchedule) { c.Blocks[0].Refusal = "" }},
		{"CORE-033", s + ".versions.v1", func(c *bid.CoreSchedule) { c.Versions[0].Fees[0].Week = P("233.00") }},
		{"CORE-040", s + ".categories.c2.lines.rent.label", func(c *bid.CoreSchedule) { c.Categories[0].Lines[1].Label = bid.LabelBuyer }},
		{"CORE-040", s + ".categories.c7.lines.teachers.label", func(c *bid.CoreSchedule) { c.Categories[2].Lines[0].Label = bid.LabelInternal }},
		{"PRICE-101", s + ".categories.c2.lines.rent.amount", func(c *bid.CoreSchedule) { c.Categories[0].Lines[0] = bid.ScheduleLine{ID: "rent"} }},
		{"PRICE-101", s + ".referrals.r.needs.n.rate", func(c *bid.CoreSchedule) { c.Referrals[0].Needs[0] = bid.NeedsLine{ID: "n", Quantity: Q("1")} }},
		{"PRICE-101", s + ".claims.u.change", func(c *bid.CoreSchedule) { c.Claims[0] = bid.Claim{ID: "u", LineID: "teachers"} }},
	} {
		found := func(spoil bool) bool {
			doc := with(placement(t))
			if spoil {
				c.spoil(&doc.Bid.Core.Schedules[0])
			}
			r := corecost.Build(working.New(), corecost.Input{Document: doc, Library: library(t), On: D("2026-10-01")})
			for _, i := range r.Issues {
				if i.Code == c.code && i.Path == c.path {
					return true
				}
				if !spoil {
					t.Errorf("a whole schedule has a finding: %s %s %s", i.Code, i.Path, i.Message)
				}
			}
			return false
		}
		if found(false) || !found(true) {
			t.Errorf("%s at %s does not fire for its fault alone", c.code, c.path)
		}
	}
}

// An unknown cap shows no pass, a known one headroom, and a cap under full cost the
// yearly subsidy beside a pass: (947.37 − 900) × 38 × 14.
func TestCap(t *testing.T) {
	c := placement(t)
	c.Cap = bid.CoreCap{}
	_, r := build(with(c))
	if k := r.Schedules[0].Cap; k.Pass || k.Failed || working.Usable(k.Headroom) {
		t.Errorf("an unknown cap is judged: %+v", k)
	}
	c.Cap = bid.CoreCap{State: bid.CapNone}
	if _, r = build(with(c)); r.Schedules[0].Cap.Pass {
		t.Error("without a cap there is nothing to pass")
	}
	c.Cap = bid.CoreCap{State: bid.CapKnown, Amount: P("900")}
	c.Versions[0].Fees[2].Week = P("666.92") // 900 in all
	c.Versions[0].Hash = ""
	s, r := build(with(c))
	k := r.Schedules[0].Cap
	if !k.Pass {
		t.Error("a fee at the cap does not pass")
	}
	figure(t, s, "schedule.s.cap.headroom", "0")
	figure(t, s, "schedule.s.subsidy", "25200.84")
}
