package assess_test

import (
	"testing"

	"bidwright/app/assess"
	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
)

// A schedule stands among the figures of an assessment: its fees for the buyer, its
// lines for the organisation, its typed fields not as results.
func TestCoreScheduleIsAssessed(t *testing.T) {
	doc := Empty()
	doc.Bid.Core.Schedules = []bid.CoreSchedule{{ID: "s", Name: "School", Places: Q("16"), Occupancy: S("0.875"), Weeks: "38",
		Categories: []bid.CoreCategory{{ID: "c7", Code: "C7", Name: "Staffing", Lines: []bid.ScheduleLine{{ID: "l", Name: "Teachers", Amount: P("504000")}}}}}}
	a := assess.Assess(assess.Input{Document: doc, On: D("2026-10-01")})
	week, found := a.Figure("schedule.s.week")
	if !found || week.Printed != "£947.37" || week.Label != bid.LabelBuyer {
		t.Errorf("%+v", week)
	}
	if line, _ := a.Figure("schedule.s.line.l.year"); line.Label != bid.LabelInternal {
		t.Errorf("%+v", line)
	}
	if _, found := a.Figure("core.schedules.s.places"); found {
		t.Error("a typed field is listed as a result")
	}
	doc.Bid.Core.Schedules[0].Weeks = ""
	a = assess.Assess(assess.Input{Document: doc, On: D("2026-10-01")})
	for _, i := range a.Issues {
		if i.Code == "CORE-011" && i.Path == "core.schedules.s.weeks" && i.Severity == bid.Blocks {
			return
		}
	}
	t.Error("a weekly fee without weeks is no finding")
}
