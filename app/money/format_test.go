package money

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func d(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func TestPrintedForms(t *testing.T) {
	for _, c := range [][2]string{
		{FormatPounds(d("1200")), "£1,200.00"}, {FormatPounds(d("-1200")), "−£1,200.00"},
		{FormatPounds(d("0.125")), "£0.13"}, {FormatPounds(d("-0.125")), "−£0.13"}, {FormatPounds(d("-0.004")), "£0.00"},
		{FormatPounds(d("999.995")), "£1,000.00"}, {FormatPounds(d("1234567.891")), "£1,234,567.89"},
		{FormatWholePounds(d("-3120.4")), "−£3,120"}, {FormatWholePounds(d("-0.4")), "£0"},
		{FormatRate(d("12.5")), "£12.50"}, {FormatRate(d("0.1234")), "£0.1234"}, {FormatRate(d("0.1234567")), "£0.123457"}, {FormatRate(d("-12")), "−£12.00"},
		{FormatPercent(d("0.125"), 1), "12.5\u00a0%"}, {FormatPercent(d("-0.041"), 1), "−4.1\u00a0%"}, {FormatPercent(d("0.1250"), 0), "13\u00a0%"}, {FormatPercent(d("12.5"), 1), "1,250.0\u00a0%"},
		{FormatQuantity(d("1250.500")), "1,250.5"}, {FormatQuantity(d("12")), "12"}, {FormatQuantity(d("-1234")), "−1,234"}, {FormatQuantity(d("52.142857")), "52.142857"},
		{MustShare("0.125").Format(), "12.5\u00a0%"}, {Share{}.Format(), ""}, {Pounds{}.Format(), ""},
		{MustPounds("12.5").EditText(), "12.50"}, {MustPounds("12").EditText(), "12"}, {MustPounds("0.1234").EditText(), "0.1234"}, {MustShare("0.125").EditText(), "12.5"}, {Quantity{}.EditText(), ""},
	} {
		if c[0] != c[1] {
			t.Errorf("printed %q, want %q", c[0], c[1])
		}
	}
}

// What is printed or put back into a field reads as the same figure.
func TestPrintedFiguresReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := rapid.Int64Range(-99_999_999_999_999, 99_999_999_999_999).Draw(t, "units")
		amount := PoundsOf(decimal.New(units, -2))
		for _, text := range []string{amount.Format(), amount.EditText(), amount.FormatRate()} {
			if got, err := ParsePounds(text); err != nil || !got.Decimal().Equal(amount.Decimal()) {
				t.Fatalf("amount %s as %q reads %s, %v", amount, text, got, err)
			}
		}
		rate := PoundsOf(decimal.New(units, -6))
		for _, text := range []string{rate.FormatRate(), rate.EditText()} {
			if got, err := ParseRate(text); err != nil || !got.Decimal().Equal(rate.Decimal()) {
				t.Fatalf("rate %s as %q reads %s, %v", rate, text, got, err)
			}
		}
		share := ShareOf(decimal.New(units, -8))
		for _, text := range []string{share.Format(), share.EditText()} {
			if got, err := ParsePercent(text); err != nil || !got.Decimal().Equal(share.Decimal()) {
				t.Fatalf("share %s as %q reads %s, %v", share, text, got, err)
			}
		}
		quantity := QuantityOf(decimal.New(units, -6))
		for _, text := range []string{quantity.Format(), quantity.EditText()} {
			if got, err := ParseQuantity(text); err != nil || !got.Decimal().Equal(quantity.Decimal()) {
				t.Fatalf("quantity %s as %q reads %s, %v", quantity, text, got, err)
			}
		}
	})
}

func TestPublishedAllocations(t *testing.T) {
	for _, c := range []struct {
		total         string
		weights, want []string
	}{
		{"100.00", []string{"3", "3", "3"}, []string{"33.34", "33.33", "33.33"}},
		{"0.05", []string{"1", "1", "1"}, []string{"0.02", "0.02", "0.01"}},
		{"-100.00", []string{"3", "3", "3"}, []string{"-33.34", "-33.33", "-33.33"}},
		{"30000", []string{"2", "10", "8"}, []string{"3000", "15000", "12000"}},
		{"45000", []string{"300", "200"}, []string{"27000", "18000"}},
		{"0.01", []string{"0", "0.4", "0.4"}, []string{"0", "0.01", "0"}},
		{"0.02", []string{"1", "3"}, []string{"0", "0.02"}}, // both cut off a half: the larger share wins
		{"0", []string{"1", "2"}, []string{"0", "0"}},
	} {
		var weights []decimal.Decimal
		for _, w := range c.weights {
			weights = append(weights, d(w))
		}
		got, err := Allocate(d(c.total), weights, 2)
		if err != nil {
			t.Fatal(err)
		}
		for i := range got {
			if !got[i].Equal(d(c.want[i])) {
				t.Errorf("%s over %v: part %d is %s, want %s", c.total, c.weights, i, got[i], c.want[i])
			}
		}
	}
	for _, bad := range []struct {
		total   string
		weights []decimal.Decimal
	}{{"1", nil}, {"1", []decimal.Decimal{d("0")}}, {"1", []decimal.Decimal{d("2"), d("-1")}}, {"1.005", []decimal.Decimal{d("1")}}} {
		if _, err := Allocate(d(bad.total), bad.weights, 2); err == nil {
			t.Errorf("allocating %s over %v must be an error", bad.total, bad.weights)
		}
	}
}

// Parts add to the whole, none is a penny or more from its exact share, a zero
// weight gets nothing and a larger weight never gets less.
func TestAllocationsAddUpAndAreFair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := decimal.New(rapid.Int64Range(-1_000_000_000, 1_000_000_000).Draw(t, "pence"), -2)
		weights := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) decimal.Decimal {
			return decimal.New(rapid.Int64Range(0, 1_000_000).Draw(t, "w"), rapid.Int32Range(-6, 2).Draw(t, "exp"))
		}), 1, 30).Draw(t, "weights")
		sum := decimal.Sum(decimal.Zero, weights...)
		parts, err := Allocate(total, weights, 2)
		if sum.IsZero() {
			if err == nil {
				t.Fatal("zero weights were shared out")
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if got := decimal.Sum(decimal.Zero, parts...); !got.Equal(total) {
			t.Fatalf("parts add to %s, not %s", got, total)
		}
		for i, part := range parts {
			exact := new(big.Rat).Mul(total.Rat(), new(big.Rat).Quo(weights[i].Rat(), sum.Rat()))
			gap := new(big.Rat).Sub(part.Rat(), exact)
			if gap.Abs(gap).Cmp(big.NewRat(1, 100)) >= 0 {
				t.Fatalf("part %d is %s, a penny or more from %s", i, part, exact.FloatString(6))
			}
			for j := range parts {
				if weights[i].GreaterThan(weights[j]) && part.Abs().LessThan(parts[j].Abs()) {
					t.Fatalf("weight %s got %s but the smaller %s got %s", weights[i], part, weights[j], parts[j])
				}
			}
		}
	})
}

func TestRoundingGoesAwayFromZero(t *testing.T) {
	for in, want := range map[string]string{"0.125": "0.13", "-0.125": "-0.13", "2.675": "2.68", "0.1249": "0.12"} {
		if got := RoundPence(d(in)); !got.Equal(d(want)) {
			t.Errorf("RoundPence(%s) = %s, want %s", in, got, want)
		}
	}
	if R1.String() != "R1" || R3.Words() != "contract value" || NotRounded.Words() != "" {
		t.Error("the rounding points have lost their names")
	}
}

func TestDecimalReaderIsBounded(t *testing.T) {
	if _, err := decimal.NewFromString("1e13"); err == nil {
		t.Error("decimal reads exponents beyond 12")
	}
}
