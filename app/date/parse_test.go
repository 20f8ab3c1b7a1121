package date

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var today = MustISO("2027-05-14")

func TestDatesThatPeopleType(t *testing.T) {
	for _, typed := range []string{"14/5/27", "14 5 2027", "14 May 2027", "2027-05-14", "today", "Today", "14/05/2027", "14-5-2027", "14.5.27",
		"14th May 2027", "14 may 27", " 14\u00a0May\u00a02027 ", "2027/5/14"} {
		if got, err := Parse(typed, today); err != nil || got != today {
			t.Errorf("Parse(%q) = %v, %v", typed, got, err)
		}
	}
	if got, err := Parse(" ", today); err != nil || !got.IsZero() {
		t.Errorf("blank: %v %v", got, err)
	}
	if got, err := Parse("29 Feb 2028", today); err != nil || got.ISO() != "2028-02-29" {
		t.Errorf("leap day: %v %v", got, err)
	}
}

func TestDateRefusals(t *testing.T) {
	for typed, part := range map[string]string{
		"5/14/2027": "Day first", "31/2/2027": "There is no 31 February 2027", "29/2/2027": "There is no 29 February", "14/5": "Add the year", "14 May": "Add the year",
		"20/20/2027": "There is no month 20", "14/5/0027": "outside 1900 to 2199", "14/5/9999": "outside", "0/5/2027": "There is no 0 May",
		"soon": "is not a date", "14/5/2": "is not a date", "14/5/027": "is not a date", "１４/5/2027": "is not a date", "14/5/2027/1": "is not a date",
		"May 2027": "is not a date", "1e3/5/27": "is not a date", "-": "is not a date", "\u202e14/5/x": "is not a date",
		strings.Repeat("1/", 3_000_000): "is not a date",
	} {
		got, err := Parse(typed, today)
		var parse *ParseError
		if !errors.As(err, &parse) || !got.IsZero() || !strings.Contains(parse.Message, part) {
			t.Errorf("Parse(%.40q) = %v, %v; want a refusal that says %q", typed, got, err, part)
		} else if len(parse.Message) > 300 || strings.Contains(parse.Message, "\u202e") {
			t.Errorf("Parse(%.40q): the sentence is too long or repeats a hidden character", typed)
		}
	}
	if _, err := Parse("today", Date{}); err == nil {
		t.Error("today without a clock must be refused")
	}
}

func TestEveryPrintedDateReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := MustISO("1900-01-01").AddDays(rapid.IntRange(0, 109_572).Draw(t, "days"))
		for _, text := range []string{d.String(), d.ISO(), d.Time().Format("2/1/2006")} {
			if got, err := Parse(text, today); err != nil || got != d {
				t.Fatalf("Parse(%q) = %v, %v", text, got, err)
			}
		}
	})
}

func TestFinancialAndTaxYears(t *testing.T) {
	for _, c := range [][3]string{
		{"2027-03-31", "2026/27", "2026-04-06"}, {"2027-04-01", "2027/28", "2026-04-06"}, {"2027-04-05", "2027/28", "2026-04-06"},
		{"2027-04-06", "2027/28", "2027-04-06"}, {"1999-12-31", "1999/00", "1999-04-06"},
	} {
		d := MustISO(c[0])
		if got := FinancialYear(d); got != c[1] {
			t.Errorf("FinancialYear(%s) = %s, want %s", d.ISO(), got, c[1])
		}
		if got := TaxYearStart(d).ISO(); got != c[2] {
			t.Errorf("TaxYearStart(%s) = %s, want %s", d.ISO(), got, c[2])
		}
	}
	if FinancialYear(Date{}) != "" || !TaxYearStart(Date{}).IsZero() {
		t.Error("no day has no year")
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"14/5/27", "14 May 2027", "2027-05-14", "5/14/2027", "14/5"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := Parse(text, today)
		if err != nil {
			var p *ParseError
			if !errors.As(err, &p) || p.Message == "" {
				t.Fatalf("%q: bad refusal %v", text, err)
			}
			return
		}
		if again, err := Parse(d.String(), today); err != nil || again != d {
			t.Fatalf("%q reads as %s, which reads back as %s (%v)", text, d, again, err)
		}
	})
}
