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

// Secrets planted where the social value case touches the price, a rival or a licence:
// the response prints the value, and none of what it rests on.
func TestPlantedSecretsStayOutOfTheSocialValueResponse(t *testing.T) {
	secrets := map[string]string{
		"price typed for social value": "913,377.71", "grant of another funder": "41,973.13", "rate of volunteers": "17.93", "gift in kind": "5,817.39",
		"best value of a rival": "777,313.17", "cost of a commitment": "4,319.57", "cost line of a commitment": "Line-Heron", "who pays for a commitment": "Payer-Otter",
		"licensed figure": "8,731.55", "low licensed figure": "6,137.19", "note on a licensed value": "Note-Lynx", "cost of result steps": "31,719.37",
		"paid before results": "23,917.31", "tariff of a step": "2,713.91", "name of a funder": "Funder-Stoat", "mark of the day it was checked": "636,163.61",
	}
	pounds := func(name string) money.Pounds { return money.MustPounds(strings.ReplaceAll(secrets[name], ",", "")) }
	number := func(name string) money.Value { return money.MustValue(strings.ReplaceAll(secrets[name], ",", "")) }
	built, a := socialPack(t, func(b *bid.Bid) {
		v := &b.SocialValue
		v.Inputs.Price = pounds("price typed for social value")
		v.Inputs.Grants = []bid.SocialGift{{ID: "g", Name: secrets["name of a funder"], Amount: pounds("grant of another funder")}}
		v.Inputs.InKind = []bid.SocialGift{{ID: "k", Name: "A van", Amount: pounds("gift in kind")}}
		v.Inputs.Volunteers = []bid.VolunteerJob{{ID: "v", Name: "Helpers", Hours: money.MustQuantity("100"), Rate: pounds("rate of volunteers")}}
		v.Score.Best = pounds("best value of a rival")
		b.Pricing.Costs = append(b.Pricing.Costs, bid.CostLine{ID: "heron", Name: secrets["cost line of a commitment"], Basis: bid.Once, Amount: money.MustPounds("99999")})
		c := &v.Commitments[0]
		c.UnitCost, c.LineID, c.Payer = pounds("cost of a commitment"), "heron", secrets["who pays for a commitment"]
		v.Values = append(v.Values, bid.OwnValue{ID: "licensed", Name: "A licensed value", Value: number("licensed figure"), Low: number("low licensed figure"), Unit: "person", PriceYear: v.PriceYear,
			Source: "A licensed bank of values", Licence: "members only", Restricted: true, Note: secrets["note on a licensed value"]})
		v.Rows[0].ProxyCode, v.Rows[0].ValueID, v.Rows[0].Proxy = "", "licensed", bid.Estimate{}
		v.StepCost, v.Upfront = pounds("cost of result steps"), pounds("paid before results")
		v.Steps = []bid.ResultStep{{ID: "s", Name: "A job kept", Tariff: pounds("tariff of a step"), Volume: money.MustQuantity("3")}}
		v.Checked = bid.SocialChecked{Price: pounds("mark of the day it was checked")}
	})
	if a.Social == nil || len(a.Social.Rows) == 0 {
		t.Fatal("the case is empty, so nothing was looked at")
	}
	text := textOf(built)
	for what, secret := range secrets {
		for _, form := range []string{secret, strings.ReplaceAll(secret, ",", "")} {
			if strings.Contains(text, form) {
				t.Errorf("the %s, %s, is printed", what, form)
			}
		}
	}
	if !strings.Contains(text, "A licensed bank of values") {
		t.Error("the licensed value's source is not named")
	}
	// Seen to find what is there: words that the response does print.
	if !strings.Contains(text, a.Document.Bid.SocialValue.Commitments[0].Owner) {
		t.Error("the search finds nothing at all")
	}
}

// An answer prints mission, outcome and criterion by their names, and what stands behind
// its metric; codes stand beside a commitment as labels.
func TestAnAnswerPrintsItsPlaceInTheModel(t *testing.T) {
	built, _ := socialPack(t, func(b *bid.Bid) {
		v := &b.SocialValue
		v.Answers[0].Criterion, v.Answers[0].ModelID = "", "SVM-C1D"
		v.Rows[1].ModelID = "SVM-O1"
		v.Commitments[0].ModelID, v.Commitments[0].Codes = "SVM-O6", []string{"NT99"}
	})
	text := textOf(built)
	for _, want := range []string{"1 Economic growth", "1 Fair work", "1d Moving up at work", "V2 ", "6 Work and training for people who face barriers", "NT99"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not printed", want)
		}
	}
	if strings.Contains(text, "SVM-") {
		t.Error("an id of ours is printed")
	}
}

// The board reads how far a licensed value may move, and neither the value nor the one at
// which the ratio is on target, from which it follows.
func TestTheBoardReadsNoLicensedValue(t *testing.T) {
	raw, _ := examples.Document("stationery")
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	v := &doc.Bid.SocialValue
	v.Values = append(v.Values, bid.OwnValue{ID: "licensed", Name: "A licensed value", Value: money.MustValue("8731.55"), Unit: "person", PriceYear: v.PriceYear, Source: "A licensed bank of values", Licence: "members only", Restricted: true})
	v.Rows[0].ProxyCode, v.Rows[0].ValueID, v.Rows[0].Proxy = "", "licensed", bid.Estimate{}
	src := source(t, doc)
	built, err := pack.Build(pack.Board, src)
	if err != nil {
		t.Fatal(err)
	}
	bare := func(text string) string { return strings.ReplaceAll(text, ",", "") }
	text := bare(textOf(built))
	licensed := 0
	for _, s := range src.Assessment.Social.Switches {
		if !s.Licensed {
			continue
		}
		licensed++
		if !strings.Contains(text, bare(s.Moved)) {
			t.Errorf("how far it may move is not told: %q", s.Moved)
		}
		if then, known := s.Node.Value(); known && strings.Contains(text, then.Round(2).String()) {
			t.Errorf("%s, where the ratio is on target, is printed", then.Round(2))
		}
		then, _ := s.Node.Value()
		now, _ := s.Now.Value()
		percent := then.Sub(now).Div(now).Abs().Shift(2).StringFixed(1)
		if !strings.Contains(bare(s.Moved), percent) {
			t.Errorf("%q does not say %s %%", s.Moved, percent)
		}
	}
	if licensed != 1 {
		t.Fatalf("%d licensed values", licensed)
	}
	if strings.Contains(text, "8731.55") {
		t.Error("the licensed value is printed")
	}
}
