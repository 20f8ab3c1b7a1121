package pack_test

import (
	"archive/zip"
	"bytes"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/pack"
)

func number(text string) pack.Secret {
	d := decimal.RequireFromString(text)
	return pack.Secret{Path: "pricing.walkAway", Number: &d}
}

func TestFormsOfANumber(t *testing.T) {
	forms := pack.Forms(number("1234.5"))
	for _, want := range []string{"1234.5", "1,234.50", "£1,234.50", "1234.50", "1,235", "£1235"} {
		if !slices.Contains(forms, want) {
			t.Errorf("%q is not among %q", want, forms)
		}
	}
	forms = pack.Forms(number("-3120"))
	for _, want := range []string{"−£3,120.00", "-3120", "(3,120)", "−3,120.00"} {
		if !slices.Contains(forms, want) {
			t.Errorf("%q is not among %q", want, forms)
		}
	}
	share := number("0.0415")
	share.Share = true
	if forms = pack.Forms(share); !slices.Contains(forms, "4.15 %") || slices.Contains(forms, "4") {
		t.Errorf("forms of 4.15 %%: %q", forms)
	}
	for _, common := range []string{"0", "5", "12", "0.5", "100", "250", "1"} {
		if got := pack.Forms(number(common)); slices.Contains(got, common) {
			t.Errorf("%s is too common to be told apart, but is looked for as %q", common, got)
		}
	}
	if pack.Forms(pack.Secret{Text: "Jo"}) != nil || len(pack.Forms(pack.Secret{Text: "Joan"})) != 1 {
		t.Error("texts count from four characters")
	}
}

func TestWhereASecretIsFound(t *testing.T) {
	name := pack.Secret{Path: "people.1.name", Text: "Siân O’Dwyer"}
	for _, c := range []struct {
		secret pack.Secret
		text   string
		found  bool
	}{
		{number("1234.5"), "we pay £1,234.50 a month", true},
		{number("1234.5"), "1 234.50", true},
		{number("1234.5"), "1\u00a0234.50", true},
		{number("1234.5"), "−1234.5", true},
		{number("1234.5"), "about 1,235 pounds", true},
		{number("1234.5"), "51,234.50", false},
		{number("1234.5"), "1,234.501", false},
		{number("1234.5"), "1,234,500", false},
		{number("15000"), "walk away at £15,000", true},
		{name, "led by SIÂN\nO'DWYER, nurse", true},
		{name, "SiânO’Dwyer", false},
		{name, "Siân O’Dwyers", false},
		{pack.Secret{Text: "Llanfairpwllgwyngyll"}, "Llanfairpwll\ngwyngyll", true}, // broken over two lines
	} {
		leaks := pack.Search([]pack.Haystack{{Where: "page 1", Text: c.text}}, []pack.Secret{c.secret}, nil)
		if (len(leaks) > 0) != c.found {
			t.Errorf("%q in %q: %v", pack.Forms(c.secret)[0], c.text, leaks)
		}
	}
}

func TestALegitimateFigureDoesNotBlock(t *testing.T) {
	hay := []pack.Haystack{{Where: "page 1", Text: "Total £1,234.50"}}
	if leaks := pack.Search(hay, []pack.Secret{number("1234.5")}, []string{"1,234.50"}); len(leaks) != 0 {
		t.Errorf("the price is the same figure, but %v", leaks)
	}
	// The form that is allowed is passed over, another form of the same secret is not.
	hay[0].Text += ", margin 1234.5"
	if leaks := pack.Search(hay, []pack.Secret{number("1234.5")}, []string{"1,234.50"}); len(leaks) != 1 || leaks[0].Form != "1234.5" {
		t.Errorf("the other form should be found: %v", leaks)
	}
}

func TestEveryPrintedFormIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := decimal.New(rapid.Int64Range(-999_999_999_99, 999_999_999_99).Draw(t, "amount"), -2)
		s := pack.Secret{Number: &d}
		for _, form := range pack.Forms(s) {
			if len(pack.Search([]pack.Haystack{{Text: "x " + form + " y"}}, []pack.Secret{s}, nil)) == 0 {
				t.Fatalf("%q of %s is not found", form, d)
			}
		}
	})
}

func TestDecodeOpensJSONAndArchives(t *testing.T) {
	var raw bytes.Buffer
	archive := zip.NewWriter(&raw)
	entry, err := archive.Create("data.json")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := entry.Write([]byte(`{"a":"Si\u00e2n O\u2019Dwyer"}`)); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	hay, err := pack.Decode("attachment", raw.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if leaks := pack.Search(hay, []pack.Secret{{Text: "Siân O’Dwyer"}}, nil); len(leaks) != 1 || leaks[0].Where != "attachment/data.json" {
		t.Errorf("%v", leaks)
	}
	if _, err := pack.Decode("broken", []byte("PK\x03\x04 not an archive")); err == nil {
		t.Error("an archive that cannot be opened proves nothing, so it must be an error")
	}
}
