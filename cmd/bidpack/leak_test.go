package main

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/data/html"
	"bidwright/data/pdf"
	"bidwright/data/sheet"
)

// opened are the fields whose content a buyer may read, by their path in the
// structs; every other text and figure of a bid is planted as a secret.
var opened = []string{
	"Organisation.Name", "Organisation.LegalForm", "Organisation.CompanyNumber", "Organisation.CharityNumber", "Organisation.Address",
	"Bid.Title", "Bid.Opportunity.", "Bid.Pack.Offer", "Bid.Pack.Exclusions", "Bid.Pricing.Unit.", "Bid.Pricing.Uplift.",
	"Bid.Response.Letter.", "Bid.Response.Confidential.", "Bid.Response.Declarations.", "Bid.Pricing.Volume", "Bid.Pricing.Guaranteed", "Bid.Pricing.Weeks", "Bid.Pricing.Asked",
}

// chosen are fields that hold a choice, an id or a link to another line, which no
// reader would recognise and the engine needs as they are.
func chosen(path string, t reflect.Type) bool {
	name := path[strings.LastIndexByte(path, '.')+1:]
	return t.Name() != "string" && t.Kind() == reflect.String || strings.HasSuffix(name, "ID") || name == "Audience" ||
		strings.Contains(path, "Excluded") || strings.Contains(path, "Benchmarks") || strings.HasSuffix(path, "Facts.FactID")
}

// plant puts a text of its own into every text field that is not opened, and shifts
// every figure to one with digits of its own.
func plant(v reflect.Value, path string, planted map[string]string, n *int) {
	for _, prefix := range opened {
		if strings.HasPrefix(path, prefix) {
			return
		}
	}
	switch v.Kind() {
	case reflect.String:
		if chosen(path, v.Type()) {
			return
		}
		*n++
		text := fmt.Sprintf("Zqx%04d Kestrel", *n)
		v.SetString(text)
		planted[path] = text
	case reflect.Struct:
		switch x := v.Interface().(type) {
		case money.Pounds:
			if x.IsSet() && x.Decimal().GreaterThan(decimal.NewFromInt(100)) {
				*n++
				odd := x.Decimal().Truncate(0).Add(decimal.New(int64(1000+*n%9000), -4))
				v.Set(reflect.ValueOf(money.PoundsOf(odd)))
				planted[path] = odd.String()
			}
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				plant(v.Field(i), strings.TrimPrefix(path+"."+v.Type().Field(i).Name, "."), planted, n)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			plant(v.Index(i), path, planted, n)
		}
	}
}

// Secrets are planted in every field that the buyer may not see; the packs in all
// formats and depths are then taken apart by the readers and searched by hand, without
// the program's own list of secrets.
func TestNoPlantedSecretReachesTheBuyer(t *testing.T) {
	doc, err := bid.Decode([]byte(example(t)))
	if err != nil {
		t.Fatal(err)
	}
	doc.Bid.Notes, doc.Bid.Pricing.WalkAwayWhy = "note", "why"
	doc.Bid.Pricing.WalkAway = money.MustPounds("8765.4321")
	doc.Bid.Opportunity.Contact = "Kestrel Zqx9999"
	doc.Bid.Accepted = []bid.Acceptance{{Code: "PRICE-002", Reason: "r", Who: "w"}, {Code: "PRICE-003", Reason: "r"}, {Code: "PRICE-004", Reason: "r"}, {Code: "PRICE-005", Reason: "r"}}
	codes := make([]string, len(doc.Bid.Accepted))
	for i, a := range doc.Bid.Accepted {
		codes[i] = a.Code
	}
	planted, n := map[string]string{}, 0
	plant(reflect.ValueOf(&doc).Elem(), "", planted, &n)
	for i := range doc.Bid.Accepted {
		doc.Bid.Accepted[i].Code = codes[i]
	}
	if n < 60 {
		t.Fatalf("only %d secrets were planted", n)
	}
	for _, depth := range []bid.Depth{bid.DepthPrice, bid.DepthHeads, bid.DepthLines} {
		doc.Bid.Pack.Depth = depth
		raw, err := bid.Encode(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range []string{"pdf", "html", "json", "xlsx", "csv"} {
			target := filepath.Join(t.TempDir(), "pack."+format)
			if code, _, errOut := bidpack(t, string(raw), "export", "-", "--audience", "commissioner", "--format", format, "-o", target, "--draft", "--on", "2026-11-22"); code != 0 {
				t.Fatalf("depth %q, %s: exit %d, %s", depth, format, code, errOut)
			}
			file, err := os.ReadFile(target)
			if err != nil {
				t.Fatal(err)
			}
			read := map[string]func([]byte) ([]pack.Haystack, error){"pdf": pdf.Haystacks, "html": html.Haystacks, "json": pack.DataPainter{}.Haystacks,
				"xlsx": sheet.Haystacks, "csv": sheet.CSVPainter{}.Haystacks}[format]
			haystacks, err := read(file)
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, h := range haystacks {
				found = found || strings.Contains(h.Text, "Hartwell Community Kitchen")
				for _, sign := range []string{"Zqx", "Kestrel", "8765.43", "8,765.43"} {
					if strings.Contains(h.Text, sign) {
						t.Errorf("depth %q, %s: %q is in %s", depth, format, sign, h.Where)
					}
				}
				for path, secret := range planted {
					if strings.Contains(h.Text, secret) && !h.Raw {
						t.Errorf("depth %q, %s: %s (%s) is in %s", depth, format, path, secret, h.Where)
					}
				}
			}
			if !found && format != "csv" { // which holds the schedule alone
				t.Errorf("%s: the search reads nothing, since it does not find the bidder's own name", format)
			}
		}
	}
}
