package corecost_test

import (
	"fmt"
	"testing"
	"time"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
)

// The largest lists that a document may hold are worked out within bounds.
func TestLargestListsAreBounded(t *testing.T) {
	c := bid.CoreSchedule{ID: "s", Places: Q("10"), Occupancy: S("0.9"), Weeks: "38"}
	v := bid.CoreVersion{ValidFrom: D("2026-09-01"), Weeks: "38"}
	for i := range 1000 {
		id := fmt.Sprint("c", i)
		c.Categories = append(c.Categories, bid.CoreCategory{ID: id, Name: "Same name", Lines: []bid.ScheduleLine{{ID: id, Name: "Same line", Amount: P("1")}}})
		v.Fees = append(v.Fees, bid.CategoryFee{CategoryID: id, Year: P("1"), Week: P("1")})
	}
	for i := range 1000 {
		w := v
		w.ID = fmt.Sprint("v", i)
		if i > 0 {
			w.Fees = v.Fees[:10]
		}
		c.Versions = append(c.Versions, w)
		c.Referrals = append(c.Referrals, bid.Referral{ID: fmt.Sprint("r", i), Date: D("2026-10-01"), Needs: []bid.NeedsLine{{ID: "n", Name: "Other thing", Quantity: Q("1"), Rate: P("1")}}})
	}
	began := time.Now()
	s, r := build(with(c))
	if len(r.Schedules[0].Referrals) != 1000 || s.Graph.Len() > 200_000 {
		t.Errorf("%d referrals, %d figures and steps", len(r.Schedules[0].Referrals), s.Graph.Len())
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %s", took)
	}
}

func TestTooManyServicesAreRefused(t *testing.T) {
	doc := Empty()
	for i := range 301 {
		doc.Organisation.Allocation.Services = append(doc.Organisation.Allocation.Services, bid.Activity{ID: fmt.Sprint("s", i), Direct: P("1")})
	}
	doc.Organisation.RunningCosts = []bid.RunningCost{{ID: "r", Amount: P("10")}}
	if _, r := build(doc); len(r.Issues) == 0 || r.Issues[0].Code != bid.CodeTooMany {
		t.Errorf("%v", r.Issues)
	}
	doc.Organisation.Allocation.Services = doc.Organisation.Allocation.Services[:300]
	if _, r := build(doc); len(r.Issues) != 0 {
		t.Errorf("%v", r.Issues)
	}
}
