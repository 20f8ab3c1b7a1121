package money

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

func TestMoneyThatPeopleType(t *testing.T) {
	for typed, want := range map[string]string{
		"1200": "£1,200.00", "£1,200": "£1,200.00", "1 200": "£1,200.00", "1\u00a0200": "£1,200.00",
		" 1,200.50 ": "£1,200.50", "(1,200)": "−£1,200.00", "-1200": "−£1,200.00", "−1200": "−£1,200.00",
		".5": "£0.50", "5.": "£5.00", "0012": "£12.00", "£ 5": "£5.00", "-£5": "−£5.00", "£-5": "−£5.00",
		"(£1,200.50)": "−£1,200.50", "+5": "£5.00", "-0": "£0.00", "0.00": "£0.00",
		"999999999999.99": "£999,999,999,999.99", "000000000000000001": "£1.00", "1,234,567.89": "£1,234,567.89",
		"1\u202f234\u202f567": "£1,234,567.00",
	} {
		got, err := ParsePounds(typed)
		if err != nil || got.Format() != want {
			t.Errorf("ParsePounds(%q) = %q, %v; want %q", typed, got.Format(), err, want)
		}
	}
	for _, typed := range []string{"", " ", "\u00a0", "\t\n"} {
		if got, err := ParsePounds(typed); err != nil || got.IsSet() {
			t.Errorf("blank %q must be not entered, got %v %v", typed, got, err)
		}
	}
}

func TestMoneyRefusals(t *testing.T) {
	const commas = "Use commas for thousands, a point for pence"
	for typed, part := range map[string]string{
		"1.200,50": commas, "1,2": commas, "12,34,567": commas, "1 2": commas, ",500": commas, "1,,000": commas,
		"1,200 000": commas, "1,2000": commas, "1200,50": commas, "1,200.5,0": commas,
		"1e3": "1,234.50", "0x10": "1,234.50", "NaN": "1,234.50", "Infinity": "1,234.50", "½": "1,234.50", "１２": "1,234.50",
		"1k": "1,234.50", "10-12": "1,234.50", "--5": "1,234.50", "(-5)": "1,234.50", "(5": "1,234.50", "5)": "1,234.50", "£": "1,234.50",
		".": "1,234.50", "-": "1,234.50", "()": "1,234.50", "££5": "1,234.50", "1.2.3": "1,234.50", "5-": "1,234.50",
		"1_000": "1,234.50", "twelve": "1,234.50", "\x005": "1,234.50", "\u202e5": "1,234.50", "\xff5": "1,234.50", "1\u200b2": "1,234.50",
		"12%": "is a percentage", "1234567890123": "at most 12 digits", "1.234": "at most 2",
		strings.Repeat("9", 500): "at most 12 digits",
	} {
		got, err := ParsePounds(typed)
		refused(t, typed, part, got.IsSet(), err)
	}
	_, err := ParsePercent("£5")
	refused(t, "£5", "is an amount of money", false, err)
	_, err = ParseQuantity("5%")
	refused(t, "5%", "is a percentage", false, err)
	_, err = ParseRate("1.1234567")
	refused(t, "1.1234567", "at most 6", false, err)
	_, err = ParsePercent("1.1234567")
	refused(t, "1.1234567", "at most 6", false, err)
	_, err = ParsePercent("5%%")
	refused(t, "5%%", "12.5", false, err)
}

func refused(t *testing.T, typed, part string, set bool, err error) {
	t.Helper()
	var parse *ParseError
	if !errors.As(err, &parse) || set {
		t.Errorf("%.60q was not refused: %v", typed, err)
		return
	}
	if parse.Code != "PRICE-109" || !strings.Contains(parse.Message, part) {
		t.Errorf("%.60q was refused with %q, which does not say %q", typed, parse.Message, part)
	}
	if utf8.RuneCountInString(parse.Message) > 250 || strings.ContainsAny(parse.Message, "\x00\u202e") || !utf8.ValidString(parse.Message) {
		t.Errorf("%.60q: the sentence %q is too long or repeats hidden characters", typed, parse.Message)
	}
}

func TestOtherKinds(t *testing.T) {
	for typed, want := range map[string]string{"12.5%": "0.125", "12.5": "0.125", "12.5 %": "0.125", "0.000001": "0.00000001", "-3": "-0.03", "250": "2.5"} {
		if got, err := ParsePercent(typed); err != nil || !got.Decimal().Equal(decimal.RequireFromString(want)) {
			t.Errorf("ParsePercent(%q) = %v, %v; want %s", typed, got, err, want)
		}
	}
	if got, err := ParseRate("£0.123456"); err != nil || got.FormatRate() != "£0.123456" {
		t.Errorf("rate: %v %v", got, err)
	}
	if got, err := ParseQuantity("12,345.500"); err != nil || got.Format() != "12,345.5" {
		t.Errorf("quantity: %v %v", got, err)
	}
	for typed, want := range map[string]int{"3": 3, "3.0": 3, " 7 ": 7, "5.": 5} {
		if got, set, err := ParseWhole(typed, 1, 7); err != nil || !set || got != want {
			t.Errorf("ParseWhole(%q) = %d %v %v", typed, got, set, err)
		}
	}
	if _, set, err := ParseWhole("", 1, 7); set || err != nil {
		t.Errorf("blank whole number: %v %v", set, err)
	}
	for typed, part := range map[string]string{"0": "from 1 to 7", "8": "from 1 to 7", "-1": "from 1 to 7", "2.5": "not a whole number", "5.000": "not a whole number", "x": "whole number", "999999999999": "from 1 to 7"} {
		_, set, err := ParseWhole(typed, 1, 7)
		refused(t, typed, part, set, err)
	}
}

func TestHugeEntriesDoNotHang(t *testing.T) {
	start := time.Now()
	for _, unit := range []string{"9", ",", " ", "0", "£", "-", "(", "%", "½", "\u00a0", "."} {
		for _, text := range []string{strings.Repeat(unit, 5_000_000), "1" + strings.Repeat(unit, 5_000_000) + "1"} {
			_, _ = ParsePounds(text)
			_, _ = ParsePercent(text)
			_, _, _ = ParseWhole(text, 0, 9)
		}
	}
	if took := time.Since(start); took > 20*time.Second { // a hang, not a speed: decimal alone took 53 s on one such text
		t.Errorf("megabytes of digits took %v", took)
	}
}

// No text may panic, or be accepted without reading back the same.
func fuzzKind(f *testing.F, parse func(string) (string, bool, error)) {
	for _, seed := range []string{"1200", "£1,200.50", "(1,200)", "−5", "12.5%", "1e9", "½", "\u00a01\u202f200", "1.200,50", "５"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		edit, set, err := parse(text)
		if err != nil {
			var p *ParseError
			if !errors.As(err, &p) || p.Message == "" || set {
				t.Fatalf("%q: bad refusal %v", text, err)
			}
			return
		}
		again, setAgain, err := parse(edit)
		if err != nil || again != edit || set != setAgain {
			t.Fatalf("%q read as %q, which reads back as %q (%v)", text, edit, again, err)
		}
	})
}

func FuzzParsePounds(f *testing.F) {
	fuzzKind(f, func(s string) (string, bool, error) { p, err := ParsePounds(s); return p.EditText(), p.IsSet(), err })
}

func FuzzParseRate(f *testing.F) {
	fuzzKind(f, func(s string) (string, bool, error) { p, err := ParseRate(s); return p.EditText(), p.IsSet(), err })
}

func FuzzParsePercent(f *testing.F) {
	fuzzKind(f, func(s string) (string, bool, error) { p, err := ParsePercent(s); return p.EditText(), p.IsSet(), err })
}

func FuzzParseQuantity(f *testing.F) {
	fuzzKind(f, func(s string) (string, bool, error) { p, err := ParseQuantity(s); return p.EditText(), p.IsSet(), err })
}
