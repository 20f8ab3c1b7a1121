package reference_test

import (
	"strings"
	"testing"
	"time"

	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/assets/facts"

	"pgregory.net/rapid"
)

func library(t testing.TB) *reference.Library {
	t.Helper()
	l, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatalf("the shipped facts do not load:\n%v", err)
	}
	return l
}

func on(iso string) date.Date { return date.MustISO(iso) }

func value(t *testing.T, f reference.Fact, want string) {
	t.Helper()
	if f.Value.String() != money.MustValue(want).String() {
		t.Errorf("%s on %s is %q, want %s (%s)", f.Series, f.On, f.Value.String(), want, f.Why)
	}
}

func TestEveryRowOfRatesIsFoundOnItsDays(t *testing.T) {
	l := library(t)
	for _, row := range l.Facts() {
		if row.Benchmark {
			continue
		}
		days := []date.Date{row.ValidFrom}
		if !row.ValidTo.IsZero() {
			days = append(days, row.ValidTo)
		}
		for _, day := range days {
			got := l.At(row.Series, row.Nation, day, reference.Overrides{})
			if got.ID != row.ID {
				t.Errorf("%s on %s answers %s", row.ID, day, got.ID)
			}
			if got.Known() != row.Known() || got.Value.String() != row.Value.String() {
				t.Errorf("%s on %s has %q, the row %q", row.ID, day, got.Value.String(), row.Value.String())
			}
			if !row.ValidTo.IsZero() && got.Projected {
				t.Errorf("%s is projected on %s, inside its period", row.ID, day)
			}
			if !row.Known() && (got.Status != reference.Missing || got.Why == "") {
				t.Errorf("%s has no value on %s but does not ask: %q %q", row.ID, day, got.Status, got.Why)
			}
		}
		if before := l.At(row.Series, row.Nation, row.ValidFrom.AddDays(-1), reference.Overrides{}); before.ID == row.ID && before.Known() {
			t.Errorf("%s answers on the day before it begins", row.ID)
		}
		if row.ValidTo.IsZero() {
			continue
		}
		after := l.At(row.Series, row.Nation, row.ValidTo.AddDays(1), reference.Overrides{})
		switch {
		case after.ID != row.ID: // a later row took over
			if after.ValidFrom != row.ValidTo.AddDays(1) {
				t.Errorf("%s begins late after %s", after.ID, row.ID)
			}
		case row.Known() && (!after.Projected || after.Status != reference.Projected || after.Why == ""):
			t.Errorf("%s is used after its last day without being projected", row.ID)
		case !row.Known() && after.Known():
			t.Errorf("%s has no value, yet its value is known a day later", row.ID)
		}
	}
}

func TestLookupRules(t *testing.T) {
	l := library(t)
	none := reference.Overrides{}

	t.Run("a nation without its own row takes the UK's", func(t *testing.T) {
		f := l.At("pay.nlw_adult", reference.Wales, on("2026-09-01"), none)
		value(t, f, "12.71")
		if f.Nation != reference.UK {
			t.Errorf("nation %s", f.Nation)
		}
	})
	t.Run("a fact of one nation is a question in another", func(t *testing.T) {
		f := l.At("pay.rlw_london", reference.Wales, on("2026-09-01"), none)
		if f.Known() || !strings.Contains(f.Why, "Wales") {
			t.Errorf("%v %q", f.Value, f.Why)
		}
	})
	t.Run("percentages are fractions", func(t *testing.T) {
		if got := l.At("ni.secondary_rate", reference.England, on("2026-04-06"), none).Share().String(); got != "0.15" {
			t.Errorf("employer NI is %s", got)
		}
		if got := l.At("levy.rate", reference.England, on("2026-04-06"), none).Share().String(); got != "0.005" {
			t.Errorf("levy is %s", got)
		}
		if l.At("pay.nlw_adult", reference.England, on("2026-04-06"), none).Share().IsSet() {
			t.Error("pounds an hour are not a share")
		}
	})
	t.Run("a missing row asks and offers the last known", func(t *testing.T) {
		f := l.At("ni.secondary_rate", reference.England, on("2027-09-01"), none)
		if f.Known() || f.Status != reference.Missing || f.LastKnown == nil || f.AskID != "ni.secondary_rate@2027-04-06" {
			t.Fatalf("%+v", f)
		}
		value(t, *f.LastKnown, "15")
	})
	t.Run("carried forward when the user says so", func(t *testing.T) {
		f := l.At("ni.secondary_rate", reference.England, on("2028-09-01"), reference.Overrides{Carry: true})
		value(t, f, "15")
		if !f.Projected || f.Status.Words() != "projected by you" || f.ID != "ni.secondary_rate@2026-04-06" || f.AskID != "ni.secondary_rate@2028-04-06" {
			t.Errorf("%+v", f)
		}
	})
	t.Run("an open row grows stale a year after it was read", func(t *testing.T) {
		fresh := l.At("pension.min_employer_rate", reference.England, on("2027-11-22"), none)
		stale := l.At("pension.min_employer_rate", reference.England, on("2027-11-23"), none)
		if fresh.Projected || !stale.Projected || !strings.Contains(stale.Why, "22 November 2026") {
			t.Errorf("fresh %v stale %v %q", fresh.Projected, stale.Projected, stale.Why)
		}
		value(t, stale, "3")
	})
	t.Run("a later row ends an open one", func(t *testing.T) {
		value(t, l.At("mileage.car_first", reference.England, on("2026-04-05"), none), "0.45")
		value(t, l.At("mileage.car_first", reference.England, on("2026-04-06"), none), "0.55")
	})
	t.Run("before the first row there is nothing", func(t *testing.T) {
		f := l.At("ea.limit", reference.England, on("2019-04-06"), none)
		if f.Known() || !strings.Contains(f.Why, "earliest") {
			t.Errorf("%v %q", f.Value, f.Why)
		}
	})
	t.Run("an unknown series and a blank date ask", func(t *testing.T) {
		for _, f := range []reference.Fact{l.At("no.such", reference.England, on("2026-04-06"), none), l.At("ea.limit", reference.England, date.Date{}, none)} {
			if f.Known() || f.Status != reference.Missing || f.Why == "" {
				t.Errorf("%+v", f)
			}
		}
	})
}

func TestAYearFromSeptemberIsSevenMonthsOldAndFiveNew(t *testing.T) {
	l := library(t)
	for _, series := range []string{"pay.nlw_adult", "ni.secondary_rate"} {
		parts := l.Over(series, reference.England, on("2026-09-01"), on("2027-08-31"), reference.Overrides{})
		if len(parts) != 2 || parts[0].Months != 7 || parts[1].Months != 5 || parts[1].From != on("2027-04-01") {
			t.Errorf("%s: %+v", series, parts)
		}
	}
	whole := l.Over("pay.nlw_adult", reference.England, on("2026-04-01"), on("2027-03-31"), reference.Overrides{})
	if len(whole) != 1 || whole[0].Months != 12 {
		t.Errorf("a tax year of its own: %+v", whole)
	}
}

func TestOverrides(t *testing.T) {
	l := library(t)
	own := func(id, v, why string) reference.Override {
		return reference.Override{FactID: id, Value: money.MustValue(v), Reason: why, Who: "A", When: on("2026-11-22")}
	}
	ov, refused := l.Overrides([]reference.Override{
		own("ni.secondary_rate@2027-04-06", "15.5", "our accountant's estimate"),
		own("ni.secondary_rate@2028-04-06", "16", "the same"),
		own("cpi.rate12@2026-11-01", "2.9", "ONS bulletin"),
	}, false)
	if len(refused) > 0 {
		t.Fatal(refused)
	}
	at := func(series, day string) reference.Fact { return l.At(series, reference.Scotland, on(day), ov) }
	value(t, at("ni.secondary_rate", "2027-04-05"), "15")
	value(t, at("ni.secondary_rate", "2027-04-06"), "15.5")
	value(t, at("ni.secondary_rate", "2028-04-05"), "15.5")
	value(t, at("ni.secondary_rate", "2028-04-06"), "16")
	if f := at("ni.secondary_rate", "2028-04-06"); f.Status != reference.Yours || f.Overridden == nil || f.Projected || !strings.Contains(f.Title, "the same") {
		t.Errorf("%+v", f)
	}
	value(t, at("ni.secondary_rate", "2029-04-06"), "16")
	if f := at("ni.secondary_rate", "2029-04-06"); !f.Projected || f.AskID != "ni.secondary_rate@2029-04-06" {
		t.Errorf("%+v", f)
	}
	value(t, at("cpi.rate12", "2026-11-30"), "2.9")
	if f := at("cpi.rate12", "2026-12-10"); !f.Projected || f.AskID != "cpi.rate12@2026-12-01" {
		t.Errorf("%+v", f)
	}
	if f := at("cpi.rate12", "2026-10-10"); f.Known() {
		t.Error("October stays a question")
	}

	for name, bad := range map[string]reference.Override{
		"no reason":     own("ea.limit@2026-04-06", "1", "  "),
		"no figure":     {FactID: "ea.limit@2026-04-06", Reason: "why"},
		"unknown fact":  own("nope@2026-04-06", "1", "why"),
		"no day":        own("ea.limit", "1", "why"),
		"negative":      own("ea.limit@2026-04-06", "-1", "why"),
		"hidden marks":  own("ea.limit@2026-04-06", "1", "why\u202e"),
		"an odd day":    own("ea.limit@2026-02-31", "1", "why"),
		"a long reason": own("ea.limit@2026-04-06", "1", strings.Repeat("x", 10_000)),
	} {
		set, refused := l.Overrides([]reference.Override{bad}, false)
		if len(refused) != 1 || refused[0].Message == "" {
			t.Errorf("%s: %v", name, refused)
		}
		value(t, l.At("ea.limit", reference.England, on("2026-04-06"), set), "10500")
	}
}

func TestNoLookupPanics(t *testing.T) {
	l := library(t)
	var series []string
	for _, f := range l.Facts() {
		series = append(series, f.Series)
	}
	rapid.Check(t, func(r *rapid.T) {
		day := date.Of(time.Date(rapid.IntRange(-5, 12_000).Draw(r, "year"), time.Month(rapid.IntRange(1, 12).Draw(r, "month")), rapid.IntRange(1, 31).Draw(r, "day"), 0, 0, 0, 0, time.UTC))
		nation := rapid.SampledFrom([]reference.Nation{"", "Narnia", reference.UK, reference.Scotland, reference.NorthernIreland}).Draw(r, "nation")
		name := rapid.SampledFrom(series).Draw(r, "series")
		own := reference.Override{FactID: name + "@" + rapid.SampledFrom([]string{"2020-01-01", "2027-04-06", "2031-05-01"}).Draw(r, "own"), Value: money.MustValue("1"), Reason: "test"}
		ov, _ := l.Overrides([]reference.Override{own}, rapid.Bool().Draw(r, "carry"))
		f := l.At(name, nation, day, ov)
		if !f.Known() && (f.Why == "" || f.Status != reference.Missing) {
			r.Fatalf("unknown without a reason: %+v", f)
		}
		if f.Projected && f.Why == "" {
			r.Fatalf("projected without a reason: %+v", f)
		}
		months := 0
		for _, part := range l.Over(name, nation, day, day.AddYears(2).AddDays(-1), ov) {
			months += part.Months
		}
		if months != 24 {
			r.Fatalf("two years have %d months", months)
		}
	})
}
