package pricing_test

import (
	"sync"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/pricing"
	"bidwright/app/reference"
	"bidwright/assets/facts"
)

var library = sync.OnceValue(func() *reference.Library {
	l, err := reference.Load(facts.Files())
	if err != nil {
		panic(err)
	}
	return l
})

func price(doc bid.Document) *pricing.Result {
	return pricing.Build(pricing.Input{Document: doc, Library: library(), On: date.MustISO("2026-11-22")})
}

// want checks a figure rounded to the places of the expected text.
func want(t *testing.T, r *pricing.Result, id, expected string) {
	t.Helper()
	n, found := r.Graph.Node(id)
	if !found {
		t.Errorf("there is no figure %s", id)
		return
	}
	value, known := n.Value()
	if !known {
		t.Errorf("%s is not available: %s", id, n.Reason().Text)
		return
	}
	w := decimal.RequireFromString(expected)
	if places := max(-w.Exponent(), 0); !value.Round(places).Equal(w) {
		t.Errorf("%s is %s, want %s", id, value, expected)
	}
}

func code(r *pricing.Result, code string) *bid.Issue {
	for i := range r.Issues {
		if r.Issues[i].Code == code {
			return &r.Issues[i]
		}
	}
	return nil
}
