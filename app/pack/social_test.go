package pack_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/assets/examples"
)

func socialPack(t *testing.T, change func(*bid.Bid)) (pack.Built, *assess.Assessment) {
	t.Helper()
	raw, _ := examples.Document("stationery")
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(&doc.Bid)
	}
	src := source(t, doc)
	src.Paper = bid.PaperSocial
	built, err := pack.Build(pack.Commissioner, src)
	if err != nil {
		t.Fatal(err)
	}
	return built, src.Assessment
}

func textOf(built pack.Built) string {
	var all strings.Builder
	pack.Walk(built.Document, func(l pack.Leaf) { all.WriteString(l.Text + "\n") })
	return all.String()
}

// The social value response goes with the quality response: no price, and nothing from
// which the price follows.
func TestTheSocialValueResponseHoldsNoPrice(t *testing.T) {
	built, a := socialPack(t, nil)
	text := textOf(built)
	for _, id := range []string{"price.asked", "contract.value", "sv.inputs", "sv.ratio", "sv.npv", "sv.ratio.net", "sv.breakeven.r-benefit"} {
		f, found := a.Figure(id)
		if !found || !f.Available {
			t.Fatalf("the example has no %s", id)
		}
		if _, printed := built.Figures[id]; printed {
			t.Errorf("%s is printed", id)
		}
		if len(f.Printed) > 4 && strings.Contains(text, f.Printed) {
			t.Errorf("%s, %s, stands in the response", id, f.Printed)
		}
	}
	for _, want := range []string{"What you may challenge", "What we commit to", "not valued in money", "Within the borough"} {
		if !strings.Contains(text, want) {
			t.Errorf("the response does not say %q", want)
		}
	}
}

// A licensed unit value leaves as the name of its source, never as a figure.
func TestALicensedValueIsNotPrinted(t *testing.T) {
	built, _ := socialPack(t, func(b *bid.Bid) {
		b.SocialValue.Values = append(b.SocialValue.Values, bid.OwnValue{ID: "licensed", Name: "A licensed wellbeing value", Value: money.ValueOf(decimal.RequireFromString("8731.55")), Unit: "person", PriceYear: "2024", Source: "A licensed bank of values", Licence: "members only", Restricted: true})
		b.SocialValue.Rows[0].ProxyCode, b.SocialValue.Rows[0].ValueID = "", "licensed"
	})
	text := textOf(built)
	if strings.Contains(text, "8,731") || strings.Contains(text, "8731") {
		t.Error("the licensed figure is printed")
	}
	if !strings.Contains(text, "licensed value") || !strings.Contains(text, "A licensed bank of values") {
		t.Error("the source of the licensed value is not named")
	}
}
