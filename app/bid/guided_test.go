package bid

import (
	"testing"

	"bidwright/app/date"
	"bidwright/app/money"
)

func TestAWeekMakesAYearAndBack(t *testing.T) {
	// 70 visits a week are 3,640 in 52 weeks and 3,650 in 365 days.
	for _, c := range []struct{ weeks, week, year string }{{"", "70", "3640"}, {"365/7", "70", "3650"}, {"38", "12.5", "475"}} {
		p := Pricing{Weeks: c.weeks}
		year := p.YearFromWeek(money.MustQuantity(c.week))
		if !year.Decimal().Equal(money.MustQuantity(c.year).Decimal()) {
			t.Errorf("%s a week over %q weeks are %s, want %s", c.week, c.weeks, year, c.year)
		}
		if back := p.WeekFromYear(year); !back.Decimal().Equal(money.MustQuantity(c.week).Decimal()) {
			t.Errorf("%s a year are %s a week, want %s", year, back, c.week)
		}
	}
	for _, p := range []Pricing{{}, {Weeks: "many"}, {Weeks: "0"}} {
		if q := p.WeekFromYear(money.Quantity{}); q.IsSet() {
			t.Errorf("nothing a year is %s a week", q)
		}
	}
	none := Pricing{Weeks: "0"}
	if q := none.WeekFromYear(money.MustQuantity("10")); q.IsSet() {
		t.Errorf("no weeks make %s", q)
	}
}

func TestTheShareOfHours(t *testing.T) {
	p := Pricing{People: []Post{
		{Headcount: money.MustQuantity("3"), HoursPerWeek: money.MustQuantity("20")},
		{HoursPerWeek: money.MustQuantity("37.5"), TimeShare: money.MustShare("0.4")}, {Role: "nobody yet"}}}
	hours := p.WeeklyHours()
	if hours.Format() != "75" {
		t.Errorf("3 × 20 + 0.4 × 37.5 = %s", hours.Format())
	}
	// 350 visits of 30 minutes with 8 of travel: 350 × 38 / 60 = 221.67 hours a week.
	care := Pricing{Service: Service{Visits: Visits{Lengths: []VisitLength{{Minutes: money.MustQuantity("30"), Travel: money.MustQuantity("8"), Quantity: money.MustQuantity("18200")}}}}}
	if q := care.WeeklyHours(); q.String() != "221.67" {
		t.Errorf("the visits take %s hours a week", q)
	}
	if q := new(Pricing).WeeklyHours(); q.IsSet() {
		t.Errorf("nothing takes %s hours", q)
	}
	if share := ShareOf(hours, money.MustQuantity("600")); share.String() != "0.125" {
		t.Errorf("75 of 600 are %s", share.Format())
	}
	for _, whole := range []string{"0", "-4", "74"} {
		if share := ShareOf(hours, money.MustQuantity(whole)); share.IsSet() {
			t.Errorf("75 of %s are %s", whole, share.Format())
		}
	}
	if ShareOf(money.Quantity{}, money.MustQuantity("5")).IsSet() {
		t.Error("nothing has a share")
	}
}

func TestTheYearsOfATerm(t *testing.T) {
	day := date.MustISO
	for _, c := range []struct {
		term Term
		want int
	}{
		{Term{Months: 36}, 3}, {Term{Months: 18}, 0}, {Term{}, 0}, {Term{Months: 240}, MaxYears},
		{Term{Start: day("2027-04-01"), End: day("2030-03-31")}, 3}, {Term{Start: day("2027-04-01"), End: day("2029-04-01")}, 2},
		{Term{Start: day("2027-04-01"), End: day("2027-10-01")}, 0},
	} {
		if got := c.term.WholeYears(); got != c.want {
			t.Errorf("%+v: %d years, want %d", c.term, got, c.want)
		}
	}
}
