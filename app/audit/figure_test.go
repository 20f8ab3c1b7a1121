package audit

import "testing"

func TestFiguresAsSchedulesPrintThem(t *testing.T) {
	for text, want := range map[string]string{
		"1200": "1200", "£1,200": "1200", "1 200": "1200", "1\u00a0200.50": "1200.5", "(1,200)": "-1200", "£(1,200)": "-1200", "(£1,200.00)": "-1200",
		"-1200": "-1200", "−1,200": "-1200", "-£5": "-5", "£-5": "-5", "1,200-": "-1200", ".5": "0.5", "5.": "5", "0012": "12",
		"12,345,678.90": "12345678.9", "10 days": "10", "£500 per day": "500", "£12.50/hour": "12.5", "0.5 FTE": "0.5", "£1,500 p.a.": "1500",
		"£40,000*": "40000", "GBP 5,000": "5000", "5000 GBP": "5000", "€800": "800", "£100 + VAT": "100", "£95 per week": "95",
		"10%": "0.1", "12.5 %": "0.125", "17.5 per cent": "0.175",
		"nil": "nil", "-": "nil", "–": "nil", "n/a": "nil", "no cost, shared resource": "nil", "No charge": "nil", "in kind": "nil", "included in 3": "nil",
		"no additional cost": "nil", "Met by the council": "nil",
		"12k": "?", "£1.2m": "?", "£3 million": "?", "1.200,50": "?", "1,2": "?", "12,34,567": "?", "1,2345": "?", ",123": "words", "TBC": "?", "#REF!": "?", "#####": "?",
		"1234567890123": "?", "1,200 - 1,500": "words", "Rent": "words", "2026/27": "words", "Year 1": "words", "1e3": "words", "0x10": "words", "0.123456789012": "0.123456789012", "½": "words", "": "blank",
	} {
		f := read(Cell{Text: text})
		got := map[kindOfFigure]string{blank: "blank", words: "words", nothing: "nil", unread: "?"}[f.kind]
		if f.isNumber() {
			got = f.value.String()
		}
		if got != want {
			t.Errorf("%q is read as %s, want %s", text, got, want)
		}
	}
	if f := read(Cell{Text: "£12.30"}); f.places != 2 || f.currency != "£" {
		t.Errorf("%+v", f)
	}
}
