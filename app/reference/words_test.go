package reference_test

import (
	"strings"
	"testing"

	"bidwright/app/reference"
)

func TestValuesReadAsPeopleWriteThem(t *testing.T) {
	l := library(t)
	for series, want := range map[string]string{
		"pay.nlw_adult":               "£12.71 an hour",
		"ni.secondary_rate":           "15\u00a0%",
		"ni.secondary_threshold_year": "£5,000.00 a year",
		"holiday.statutory_weeks":     "5.6 weeks a year",
		"levy.rate":                   "0.5\u00a0% of the paybill",
		"mileage.car_limit":           "10,000 miles a year",
		"pay.scot_care_min":           "not known",
	} {
		if got := l.At(series, reference.Scotland, on("2026-09-01"), reference.Overrides{}).ValueWords(); got != want {
			t.Errorf("%s reads %q, want %q", series, got, want)
		}
	}
	for _, f := range l.Facts() {
		if words := f.ValueWords(); strings.Contains(words, "GBP") || strings.Contains(words, "/") || f.Status.Words() == "" {
			t.Errorf("%s reads %q", f.ID, words)
		}
	}
}
