package corecost_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/date"
	"bidwright/app/money"
)

// Any document can be worked out without a panic, and no figure id is used twice.
func TestAnyDocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := []string{"", "0", "-1", "0.5", "1", "1.5", "16", "999999999999", "0.000000000001", "-0.005"}
		number := func(name string) string { return rapid.SampledFrom(texts).Draw(t, name) }
		pounds := func(n string) (p money.Pounds) {
			if text := number(n); text != "" {
				p = P(text)
			}
			return p
		}
		share := func(n string) (s money.Share) {
			if text := number(n); text != "" {
				s = S(text)
			}
			return s
		}
		quantity := func(n string) (q money.Quantity) {
			if text := number(n); text != "" {
				q = Q(text)
			}
			return q
		}
		id := func(n string) string { return rapid.SampledFrom([]string{"", "a", "b", "c"}).Draw(t, n) }
		day := func(n string) date.Date {
			return rapid.SampledFrom([]date.Date{{}, D("2026-09-01"), D("2027-09-01")}).Draw(t, n)
		}
		weeks := func(n string) string { return rapid.SampledFrom([]string{"", "0", "38", "365/7", "x"}).Draw(t, n) }
		fees := func(n string) (out []bid.CategoryFee) {
			for range rapid.IntRange(0, 3).Draw(t, n) {
				out = append(out, bid.CategoryFee{CategoryID: id("fee"), Year: pounds("y"), Week: pounds("w")})
			}
			return out
		}
		doc := Empty()
		org := &doc.Organisation
		org.Allocation.Method = rapid.SampledFrom([]bid.AllocationMethod{bid.AllocateDirect, bid.AllocateStepDown}).Draw(t, "method")
		org.Allocation.Accounts = pounds("accounts")
		keys := []bid.AllocationKey{bid.KeyDirectCost, bid.KeyHours, bid.KeyFTE, bid.KeyEqual, "odd"}
		for range rapid.IntRange(0, 3).Draw(t, "services") {
			org.Allocation.Services = append(org.Allocation.Services, bid.Activity{ID: id("s"), Direct: pounds("d"), Income: pounds("i"), Keys: bid.Keys{Hours: quantity("h"), FTE: quantity("f")}})
		}
		for range rapid.IntRange(0, 3).Draw(t, "departments") {
			org.Allocation.Departments = append(org.Allocation.Departments, bid.Department{ID: id("d"), Key: rapid.SampledFrom(keys).Draw(t, "k"), Keys: bid.Keys{Hours: quantity("h")}})
		}
		for range rapid.IntRange(0, 4).Draw(t, "costs") {
			org.RunningCosts = append(org.RunningCosts, bid.RunningCost{ID: id("r"), Amount: pounds("a"), Key: rapid.SampledFrom(keys).Draw(t, "k"), DepartmentID: id("in")})
		}
		core := &doc.Bid.Core
		core.ServiceID, core.Share, core.ScheduleID = id("service"), share("share"), id("schedule")
		core.Method = rapid.SampledFrom([]bid.CoreMethod{bid.CoreNotStated, bid.CoreAllocated, bid.CoreFromSchedule}).Draw(t, "core")
		for range rapid.IntRange(0, 2).Draw(t, "schedules") {
			c := bid.CoreSchedule{ID: id("c"), Places: quantity("p"), Occupancy: share("o"), Record: share("rec"), Weeks: weeks("w"),
				Cap: bid.CoreCap{State: rapid.SampledFrom([]bid.CapState{bid.CapUnknown, bid.CapKnown}).Draw(t, "cap"), Amount: pounds("cap")}}
			for range rapid.IntRange(0, 3).Draw(t, "categories") {
				k := bid.CoreCategory{ID: id("k"), None: rapid.Bool().Draw(t, "none")}
				for range rapid.IntRange(0, 2).Draw(t, "lines") {
					k.Lines = append(k.Lines, bid.ScheduleLine{ID: id("l"), Amount: pounds("a"), Share: share("s"), FromID: id("from"), Label: rapid.SampledFrom([]bid.Label{"", bid.LabelBuyer, bid.LabelInternal}).Draw(t, "label"),
						From: rapid.SampledFrom([]bid.LineSource{bid.FromTyped, bid.FromRunningCost, bid.FromPost, bid.FromCost}).Draw(t, "source")})
				}
				c.Categories = append(c.Categories, k)
			}
			for range rapid.IntRange(0, 2).Draw(t, "versions") {
				c.Versions = append(c.Versions, bid.CoreVersion{ID: id("v"), ValidFrom: day("from"), On: day("on"), Weeks: weeks("vw"), Fees: fees("fees"), Hash: id("hash")})
			}
			c.Discounts = []bid.Discount{{ID: id("d"), Rate: share("rate"), All: rapid.Bool().Draw(t, "all"), Cap: pounds("most")}}
			c.Blocks = []bid.Block{{ID: id("b"), Places: quantity("p"), Weeks: quantity("w"), Rate: pounds("r"), Occupancy: share("o"), Void: share("v"), GraceDays: quantity("g"), Voids: quantity("n"), Refused: quantity("ref")}}
			c.Claims = []bid.Claim{{ID: id("x"), LineID: id("of"), Change: share("by")}, {ID: id("x"), LineID: id("of"), Change: share("by")}}
			c.Referrals = []bid.Referral{{ID: id("r"), Date: day("date"), Weeks: weeks("rw"), Fees: fees("lower"), ResidentialID: id("res"), ResidentialFees: fees("res"), DiscountID: id("disc"), Child: rapid.IntRange(-1, 3).Draw(t, "child"),
				Marginal: pounds("m"), Needs: []bid.NeedsLine{{ID: id("n"), Quantity: quantity("q"), Rate: pounds("r"), Held: pounds("h")}}}}
			core.Schedules = append(core.Schedules, c)
		}
		before := fmt.Sprintf("%+v", doc)
		s, r := build(doc)
		if err := s.Graph.Err(); err != nil {
			t.Fatal(err)
		}
		for _, n := range s.Graph.Figures() {
			if !n.Available() && n.Reason().Text == "" {
				t.Fatalf("%s is not available without a reason", n.ID())
			}
		}
		for _, c := range r.Schedules {
			_, _ = c.Lock("v", D("2026-09-01"), D("2026-09-01"))
		}
		if fmt.Sprintf("%+v", doc) != before {
			t.Fatal("the document was changed")
		}
	})
}
