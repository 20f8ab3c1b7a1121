package corecost_test

import (
	"encoding/json"
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/corecost"
)

// qualified is the worked school with its fee locked and accepted on 1 September 2026.
func qualified(t *testing.T) bid.CoreSchedule {
	t.Helper()
	c := school()
	_, r := build(with(c))
	v, err := r.Schedules[0].Lock("v1", D("2026-09-01"), D("2026-09-01"))
	if err != nil {
		t.Fatal(err)
	}
	v.Status = bid.VersionAccepted
	c.Versions = []bid.CoreVersion{v}
	return c
}

func TestLockedFeeKeepsItsHashThroughTheFile(t *testing.T) {
	c := qualified(t)
	raw, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	var again bid.CoreSchedule
	if err := json.Unmarshal(raw, &again); err != nil {
		t.Fatal(err)
	}
	if got := corecost.Hash("s", again.Versions[0]); got != c.Versions[0].Hash || len(got) != 64 {
		t.Errorf("%s became %s", c.Versions[0].Hash, got)
	}
	again.Versions[0].Fees[0].Week = P("233.09")
	if corecost.Hash("s", again.Versions[0]) == c.Versions[0].Hash {
		t.Error("a changed fee keeps the hash")
	}
	if _, err := (&corecost.Schedule{Name: "x"}).Lock("v", D("2026-09-01"), D("2026-09-01")); err == nil {
		t.Error("nothing was locked without a word")
	}
}

func TestVersionInForce(t *testing.T) {
	fee := func(id, from string, status bid.VersionStatus, week string) bid.CoreVersion {
		return bid.CoreVersion{ID: id, ValidFrom: D(from), Status: status, Weeks: "38", Fees: []bid.CategoryFee{{CategoryID: "c", Week: P(week)}}}
	}
	list := []bid.CoreVersion{fee("new", "2027-09-01", bid.VersionAccepted, "11"), fee("old", "2026-09-01", bid.VersionAccepted, "10"),
		fee("refused", "2027-01-01", bid.VersionRefused, "9"), fee("asked", "2027-03-01", bid.VersionSubmitted, "10.50"), fee("cut", "2027-02-01", bid.VersionSubmitted, "9.50")}
	for on, want := range map[string]string{"2026-09-01": "old", "2027-01-15": "old", "2027-02-15": "cut", "2028-01-01": "new"} {
		if v, found := corecost.InForce(list, D(on)); !found || v.ID != want {
			t.Errorf("on %s %q is in force, want %s", on, v.ID, want)
		}
	}
	if _, found := corecost.InForce(list, D("2026-08-31")); found {
		t.Error("a fee is in force before any was qualified")
	}
	if v, _ := corecost.InForce(append(list[1:2:2], list[3]), D("2027-04-01")); v.ID != "old" {
		t.Error("a raised fee binds before it is accepted")
	}
}

// A referral takes the fee in force, lowered where it says so, with needs and discount.
func TestReferralPrice(t *testing.T) {
	c := qualified(t) // C2 8,857.14 and 233.08; C3 0; C7 27,142.86 and 714.29
	c.Discounts = []bid.Discount{{ID: "sib", Name: "Sibling", Rate: S("0.1"), Base: bid.DiscountCore}, {ID: "all", Name: "Cohort", Rate: S("0.05"), All: true, Cap: P("40")}}
	c.Referrals = []bid.Referral{{ID: "r", Name: "A1", Date: D("2026-10-05"), Fees: []bid.CategoryFee{{CategoryID: "c7", Week: P("700.00")}},
		Needs: []bid.NeedsLine{{ID: "n", Name: "Physiotherapy", Unit: "session", Quantity: Q("1.5"), Rate: P("55.55")}}, DiscountID: "sib", Child: 2}}
	s, r := build(with(c))
	if len(r.Issues) != 0 {
		t.Error(r.Issues)
	}
	for id, want := range map[string]string{
		"core.week": "933.08", "core.year": "35457.14", // 8,857.14 + 700 × 38
		"needs.week": "83.33", "needs.year": "3166.54",
		"discount.week": "93.31", "discount.year": "3545.71", "week": "923.1", "year": "35077.97",
	} {
		figure(t, s, "schedule.s.referral.r."+id, want)
	}
	if p := r.Schedules[0].Referrals[0]; !p.HeldBack || !p.Comparisons[2].Lowered || p.Comparisons[0].Lowered {
		t.Errorf("%+v", p)
	}
	first := c
	first.Referrals = []bid.Referral{c.Referrals[0]}
	first.Referrals[0].Child = 1
	s, _ = build(with(first))
	figure(t, s, "schedule.s.referral.r.discount.week", "0")
	first.Referrals[0].DiscountID = "all" // 5 % of 1,016.41 is 50.82, but at most 40
	s, _ = build(with(first))
	figure(t, s, "schedule.s.referral.r.discount.week", "40")
	figure(t, s, "schedule.s.referral.r.week", "976.41")
}

// The same weekly fee as qualified is no rise, though 38 times it is pennies more.
func TestUnchangedFeeIsNoRise(t *testing.T) {
	c := qualified(t)
	c.Referrals = []bid.Referral{{ID: "r", Date: D("2026-10-05"), Fees: []bid.CategoryFee{{CategoryID: "c2", Week: P("233.08")}, {CategoryID: "c7", Year: P("27142.86")}}}}
	s, r := build(with(c))
	if len(r.Issues) != 0 {
		t.Error(r.Issues)
	}
	figure(t, s, "schedule.s.referral.r.year", "36000")
	figure(t, s, "schedule.s.referral.r.week", "947.37")
}

// A residential add-on on other weeks joins the year, never the week.
func TestResidentialAddOn(t *testing.T) {
	day := qualified(t)
	home := bid.CoreSchedule{ID: "h", Name: "Nights", Template: bid.TemplateSENYear, Versions: []bid.CoreVersion{{ID: "v", ValidFrom: D("2026-09-01"), Weeks: "52",
		Fees: []bid.CategoryFee{{CategoryID: "c2", Year: P("52000"), Week: P("1000")}}}}}
	day.Referrals = []bid.Referral{{ID: "r", Date: D("2026-10-05"), ResidentialID: "h"}}
	s, r := build(with(day, home))
	figure(t, s, "schedule.s.referral.r.year", "88000")
	if r.Schedules[0].Referrals[0].Week.Available() {
		t.Error("day and residential weeks are mixed in one weekly price")
	}
	home.Versions[0].Weeks = "38"
	s, _ = build(with(day, home))
	figure(t, s, "schedule.s.referral.r.week", "1947.37")
}

// 4 places, 52 weeks, 1,500, 85 %: with no, half and full void payment.
func TestWorkedBlock(t *testing.T) {
	for void, want := range map[string]string{"0": "265200", "0.5": "288600", "1": "312000"} {
		c := school()
		c.Blocks = []bid.Block{{ID: "k", Name: "Block", Places: Q("4"), Weeks: Q("52"), Rate: P("1500"), Occupancy: S("0.85"), Void: S(void), Refusal: "ends the payment"}}
		s, r := build(with(c))
		figure(t, s, "schedule.s.block.k.income", want)
		if len(r.Issues) != 0 {
			t.Error(r.Issues)
		}
		c.Blocks[0].GraceDays, c.Blocks[0].Voids = Q("14"), Q("3") // 6 of 31.2 empty weeks
		c.Blocks[0].Refused = Q("1.2")
		s, _ = build(with(c))
		paid := map[string]string{"0": "265200", "0.5": "283200", "1": "301200"}[void]
		if void == "0" {
			continue // nothing is paid anyway
		}
		figure(t, s, "schedule.s.block.k.unpaid", "7.2")
		figure(t, s, "schedule.s.block.k.income", paid)
	}
}

// Core 40,000: staffing 60 % up 4.1 % and energy 5 % up 8 % is 984 + 160 = 1,144.
func TestWorkedUplift(t *testing.T) {
	c := bid.CoreSchedule{ID: "s", Template: bid.TemplateSENDay, Places: Q("1"), Occupancy: S("1"), Record: S("1"), Weeks: "40", Categories: []bid.CoreCategory{
		{ID: "c7", Code: "C7", Name: "Staffing", Lines: []bid.ScheduleLine{{ID: "staff", Name: "Staffing", Amount: P("24000")}}},
		{ID: "c2", Code: "C2", Name: "Premises", Lines: []bid.ScheduleLine{{ID: "energy", Name: "Energy", Amount: P("2000")}, {ID: "rent", Name: "Rent", Amount: P("14000")}}}},
		Claims: []bid.Claim{{ID: "x", LineID: "staff", Change: S("0.041"), Index: bid.GrowthPayFloor}, {ID: "y", LineID: "energy", Change: S("0.08"), Index: bid.GrowthCPI}}}
	s, r := build(with(c))
	figure(t, s, "schedule.s.uplift.year", "1144")
	figure(t, s, "schedule.s.uplift.share", "0.0286")
	figure(t, s, "schedule.s.claim.x.rise", "984")
	u := r.Schedules[0].Uplift
	if !u.Ready || u.Proposed.Fees[0].Year.String() != "24984" || u.Proposed.Fees[1].Year.String() != "16160" || u.Proposed.Fees[1].Week.String() != "404" {
		t.Errorf("proposed: %+v", u.Proposed)
	}
}

// The proposal raises the fees in force on the claimed category alone, and keeps those
// of categories that the schedule no longer lists.
func TestUpliftStartsFromTheFeeInForce(t *testing.T) {
	c := qualified(t)
	c.Versions[0].Fees = append(c.Versions[0].Fees, bid.CategoryFee{CategoryID: "gone", Year: P("380"), Week: P("10")})
	c.Versions[0].Hash = ""
	c.Claims = []bid.Claim{{ID: "x", LineID: "energy", Change: S("0.19")}} // 5,320 a year, 380 a place, 10 a week
	_, r := build(with(c))
	u := r.Schedules[0].Uplift
	want := map[string]string{"c2": "9237.14 243.08", "c3": "0 0", "c7": "27142.86 714.29", "gone": "380 10"}
	if !u.Ready || len(u.Proposed.Fees) != len(want) {
		t.Fatalf("%+v", u)
	}
	for _, f := range u.Proposed.Fees {
		if got := f.Year.String() + " " + f.Week.String(); got != want[f.CategoryID] {
			t.Errorf("%s is proposed at %s, want %s", f.CategoryID, got, want[f.CategoryID])
		}
	}
	c.Versions[0].Weeks = "39"
	if _, r = build(with(c)); r.Schedules[0].Uplift.Ready {
		t.Error("fees on other weeks are raised")
	}
}

// One hidden line under a shown total follows from it; two keep each other.
func TestDerivable(t *testing.T) {
	tree := func(a, b, sub bool) corecost.Shown {
		return corecost.Shown{ID: "total", Visible: true, Parts: []corecost.Shown{{ID: "a", Visible: a}, {ID: "b", Visible: b},
			{ID: "sub", Visible: sub, Parts: []corecost.Shown{{ID: "c", Visible: true}, {ID: "d"}}}}}
	}
	for _, c := range []struct {
		tree corecost.Shown
		want string
	}{
		{tree(true, true, true), "d"}, {tree(true, false, false), ""}, {tree(false, true, true), "a d"}, {tree(false, false, true), "d"},
		{tree(true, true, false), "sub d"}, // what is left over is the subtotal, and then its hidden part
		{corecost.Shown{ID: "hidden", Parts: []corecost.Shown{{ID: "x", Visible: true}, {ID: "y", Visible: true}}}, "hidden"},
	} {
		got := ""
		for i, leak := range corecost.Derivable(c.tree) {
			if i > 0 {
				got += " "
			}
			got += leak.ID
		}
		if got != c.want {
			t.Errorf("%+v gives %q, want %q", c.tree, got, c.want)
		}
	}
}
