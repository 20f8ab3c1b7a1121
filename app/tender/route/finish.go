package route

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// finish puts the whole route into one sentence (ROUTE-020), and tells of departures
// that name no rule of this route.
func (b *builder) finish() {
	r := b.r
	if !working.Usable(r.Threshold) {
		r.Threshold = b.NoneCode(working.Fig{ID: "route.threshold", Label: "Threshold", Unit: calc.Pounds, Path: path + "class"}, CodeRoute, "No threshold plays a part under the "+r.Regime.Words()+".")
	}
	r.Answer = b.sentence()
	b.Issue(CodeRoute, bid.Informs, "opportunity.route", "%s", r.Answer)
	used := map[string]bool{}
	for _, o := range r.Overrides {
		used[o.ID] = true
	}
	for i := range b.o.Route.Says {
		t := &b.o.Route.Says[i]
		if b.over[t.RuleID] == t && !used[t.ID] {
			b.Issue(CodeSays, bid.Informs, path+"says."+t.ID, "The rule %s plays no part in this route, so what the tender says of it changes nothing here.", working.Named(t.RuleID, "chosen"))
		}
	}
}

func (b *builder) sentence() string {
	r := b.r
	if r.Unavailable != "" {
		return "Route: not available. " + r.Unavailable
	}
	var parts []string
	parts = append(parts, r.Regime.Words())
	if r.InDoubt {
		parts[0] += " (in doubt)"
	}
	if r.Regime == PSR {
		process := "the process is not known yet"
		switch {
		case r.PSR != nil && r.PSR.Route != "":
			process = r.PSR.Words()
		case r.PSR != nil && r.PSR.Stated != "":
			process += ", the notice speaks of “" + r.PSR.Stated + "”"
		}
		parts = append(parts, "no value is too small")
		parts = append(parts, process)
	} else if r.Regime != Utilities {
		what, who := ClassName(r.Class), AuthorityName(r.Authority)
		if r.Class == "" {
			what = "it is not known what is bought"
		}
		if r.Authority == "" {
			who = "a buyer whose kind is not known"
		}
		parts = append(parts, what+", bought by "+who)
		parts = append(parts, b.standing())
	}
	if r.Notifiable == bid.Yes {
		parts = append(parts, "notices required")
	}
	if r.Notifiable == bid.No {
		parts = append(parts, "no notices required")
	}
	var types []string
	for _, n := range r.Notices {
		if n.Type != "" {
			types = append(types, n.Type)
		}
	}
	if len(types) > 0 {
		parts = append(parts, "notices to expect "+strings.Join(types, ", "))
	}
	if r.LeastDays != nil && r.LeastDays.Days > 0 {
		parts = append(parts, r.LeastDays.Words)
	}
	if r.Band != nil {
		words := "by the buyer's bands %s (%s)"
		if r.Band.Default {
			words = "%s if the buyer's bands were those of %s, which is to be checked"
		}
		parts = append(parts, fmt.Sprintf(words, r.Band.Asks, r.Band.Name))
	}
	if r.Certainty != "" {
		parts = append(parts, "certainty "+string(r.Certainty))
	}
	if n := len(r.Questions); n > 0 {
		parts = append(parts, fmt.Sprintf("open questions: %d", n))
	}
	if len(r.Overrides) > 0 {
		parts = append(parts, "the tender says otherwise in places")
	}
	return "Route: " + strings.Join(parts, "; ") + "."
}

// standing says how the value stands to the threshold.
func (b *builder) standing() string {
	r := b.r
	var text string
	switch {
	case r.AtOrAbove == bid.Yes:
		text = "at or above the threshold"
	case r.AtOrAbove == bid.No:
		text = "below the threshold"
	case r.TreatedAbove:
		text = "no value is known, so the full rules are expected, as above the threshold"
	default:
		text = "it is not known on which side of the threshold"
	}
	if !r.Net.Available() && r.AtOrAbove != bid.Unknown && b.o.Route.NoEstimate != bid.Yes {
		text = "no value is known, by the notice " + text
	}
	if b.o.Route.NoEstimate == bid.Yes {
		text = "no estimate is possible, so it is treated as at or above the threshold"
	}
	if r.Limit != nil {
		text += " of " + b.amount(*r.Limit) + " (" + r.Limit.ID
		if r.Limit.Projected {
			text += ", projected"
		}
		if r.Limit.Before {
			text += ", before our records"
		}
		text += ")"
	}
	if r.Net.Available() {
		text += ", value " + r.Net.Format() + " without VAT, " + r.Basis.Format() + " with (" + b.vat.words + ")"
	}
	return text
}
