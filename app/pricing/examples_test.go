package pricing_test

import (
	"testing"

	"bidwright/app/bid"
	"bidwright/assets/examples"
)

func example(t *testing.T, name string) bid.Document {
	t.Helper()
	raw, found := examples.Document(name)
	if !found {
		t.Fatalf("the example %s is missing", name)
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// The home-care example teaches one thing: one price an hour does not pay the short
// call, and the buyer's ceiling is under what a short call takes.
func TestHomeCareExample(t *testing.T) {
	doc := example(t, "home-care")
	if issues := bid.Check(doc); len(issues) > 0 {
		t.Errorf("%v", issues)
	}
	r := price(doc)
	short := false
	for _, i := range r.Issues {
		switch i.Code {
		case "PRICE-014", "PRICE-038": // dated facts and an older benchmark
		case "PRICE-030":
			short = true
		default:
			t.Errorf("%s %s %s", i.Code, i.Path, i.Message)
		}
	}
	ceiling := doc.Bid.Opportunity.Ceiling.Decimal()
	if v := value(t, r, "visit.v15.price_hour"); !short || !v.GreaterThan(ceiling) {
		t.Errorf("a short call at %s an hour under the ceiling of %s teaches nothing", v, ceiling)
	}
	if asked := value(t, r, "price.asked"); asked.GreaterThan(ceiling) {
		t.Errorf("%s is above the ceiling", asked)
	}
}
