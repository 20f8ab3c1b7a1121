// Package prompts holds the tips that a newcomer sees once each, and what to do around
// bidding with the days on which it is due.
package prompts

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/reference"
)

// Facts are what other engines found. A figure that is not known is left out.
type Facts struct {
	On date.Date
	// Codes of the findings of this bid: ELIG-002, ELIG-021 and ELIG-039 are a gap.
	Codes []string
	// Asked and Full are the unit price asked and full cost, where both are known.
	Asked, Full decimal.Decimal
	Priced      bool
}

// Prompt is a tip whose condition holds, with why it is shown.
type Prompt struct {
	reference.Prompt
	Because string // what of this bid it rests on; empty where the text says it all
}

// conditions are the keys of the table, in words of the document.
var conditions = map[string]func(bid.Document, Facts, reference.Prompt) (string, bool){
	"no_portal": func(d bid.Document, _ Facts, _ reference.Prompt) (string, bool) {
		return "", !has(d, bid.OccasionPortal)
	},
	"no_forum": func(d bid.Document, _ Facts, _ reference.Prompt) (string, bool) {
		return "", !has(d, bid.OccasionForum)
	},
	"gap": gap, "near_cost": nearCost, "small_idea": smallIdea, "event": event,
	"own_customers": func(d bid.Document, _ Facts, _ reference.Prompt) (string, bool) {
		kind := d.Bid.Opportunity.Kind
		return "", kind == bid.KindDirectPayment || kind == bid.KindSelfFunder
	},
	"no_opportunity": func(d bid.Document, _ Facts, _ reference.Prompt) (string, bool) {
		o := d.Bid.Opportunity
		return "", o.Title == "" && o.Buyer.Name == "" && o.Notice == nil && o.Kind == ""
	},
	"new_group": func(d bid.Document, _ Facts, _ reference.Prompt) (string, bool) {
		for _, m := range d.Bid.Consortium.Members {
			if m.Agreed != bid.Yes {
				return "Not every partner has agreed yet.", true
			}
		}
		return "", false
	},
}

// For is the tips whose condition holds and that were not put away, in their order. A tip
// with a condition that this program does not know is left out.
func For(doc bid.Document, lib *reference.Library, facts Facts) []Prompt {
	if lib == nil {
		return nil
	}
	var shown []Prompt
	for _, p := range lib.Prompts() {
		holds := conditions[p.Condition]
		if holds == nil || slices.Contains(doc.Organisation.Dismissed, p.ID) {
			continue
		}
		if because, yes := holds(doc, facts, p); yes {
			shown = append(shown, Prompt{p, because})
		}
	}
	return shown
}

func has(d bid.Document, kind bid.OccasionKind) bool {
	return slices.ContainsFunc(d.Organisation.Occasions, func(o bid.Occasion) bool { return o.Kind == kind })
}

func gap(d bid.Document, f Facts, _ reference.Prompt) (string, bool) {
	for _, q := range d.Bid.Eligibility.Requirements {
		if q.Met == bid.MeetsGap {
			return strings.TrimSpace(q.Name), true
		}
	}
	for _, code := range []string{"ELIG-002", "ELIG-021", "ELIG-039"} {
		if slices.Contains(f.Codes, code) {
			return code, true
		}
	}
	return "", false
}

// nearCost holds while the price is no more than the limit above full cost.
func nearCost(_ bid.Document, f Facts, p reference.Prompt) (string, bool) {
	if !f.Priced || !f.Full.IsPositive() || !p.Limit.IsSet() {
		return "", false
	}
	most := f.Full.Mul(decimal.NewFromInt(100).Add(p.Limit.Decimal())).Shift(-2)
	return "", f.Asked.LessThanOrEqual(most)
}

// smallIdea holds for grants and for values up to the limit; an unknown value is no small one.
func smallIdea(d bid.Document, _ Facts, p reference.Prompt) (string, bool) {
	o := d.Bid.Opportunity
	value := o.Value.Net
	small := value.IsSet() && value.Decimal().IsPositive() && p.Limit.IsSet() && value.Decimal().LessThanOrEqual(p.Limit.Decimal())
	return "", small || o.Kind == bid.KindGrant && !value.IsSet()
}

// event holds while a market event lies ahead.
func event(d bid.Document, f Facts, _ reference.Prompt) (string, bool) {
	for _, e := range Calendar(d, nil, f.On) {
		if e.Kind == bid.OccasionEvent && !e.Due.IsZero() && !e.Overdue {
			return strings.TrimSpace(e.Title + ", " + e.Due.String()), true
		}
	}
	return "", false
}
