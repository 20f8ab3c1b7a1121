package corecost_test

import (
	"fmt"
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/corecost"
	"bidwright/app/working"
)

// BenchmarkBuild shares 200 running costs over 20 services and prices a schedule of
// nine categories with 90 lines and 20 referrals, at 1×, 4× and 16× the lines.
func BenchmarkBuild(b *testing.B) {
	for _, times := range []int{1, 4, 16} {
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			doc := Large(times)
			for i := range 20 {
				doc.Organisation.Allocation.Services = append(doc.Organisation.Allocation.Services, bid.Activity{ID: fmt.Sprint("s", i), Direct: P(fmt.Sprint(1000 + i))})
			}
			doc.Bid.Core.ServiceID = "s1"
			c := bid.CoreSchedule{ID: "c", Places: Q("16"), Occupancy: S("0.875"), Weeks: "38"}
			fee := bid.CoreVersion{ID: "v", ValidFrom: D("2026-09-01"), Weeks: "38"}
			for i := range 9 {
				k := bid.CoreCategory{ID: fmt.Sprint("k", i)}
				for j := range 10 * times {
					k.Lines = append(k.Lines, bid.ScheduleLine{ID: fmt.Sprint("l", i, ".", j), Amount: P("1234.56")})
				}
				c.Categories = append(c.Categories, k)
				fee.Fees = append(fee.Fees, bid.CategoryFee{CategoryID: k.ID, Year: P("1000"), Week: P("26")})
			}
			c.Versions = []bid.CoreVersion{fee}
			for i := range 20 * times {
				c.Referrals = append(c.Referrals, bid.Referral{ID: fmt.Sprint("r", i), Date: D("2026-10-01"), Needs: []bid.NeedsLine{{ID: "n", Name: "Therapy", Quantity: Q("1"), Rate: P("50")}}})
			}
			doc.Bid.Core.Schedules = []bid.CoreSchedule{c}
			b.ReportAllocs()
			for b.Loop() {
				corecost.Build(working.New(), corecost.Input{Document: doc, On: D("2026-10-01")})
			}
		})
	}
}
