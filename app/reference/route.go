package reference

import (
	"slices"
	"strings"

	"bidwright/app/date"
	"bidwright/app/money"
)

// RuleQuery asks for the rule that holds for a buyer, a class of contract and a day.
type RuleQuery struct {
	Kind        string // threshold, regulated_floor, notice_trigger, …
	Nation      Nation
	Regime      string // rows of a nation's own version, "PA23 (Wales)", count as well
	Class       string
	Authorities []string // the classes to which the buyer belongs
	On          date.Date
}

// RuleAnswer is the rule found, and how it was found.
type RuleAnswer struct {
	Threshold
	Found     bool
	Projected bool        // the latest earlier row, because none is held for the day
	Before    bool        // the oldest row, because the day is before our records
	Also      []Threshold // other rows that match the day (ROUTE-060)
}

// Rule finds the row in force on a day. Of several a named authority class stands
// before any, then the later first day; the others are told. Without a row for the day
// the latest earlier one is projected, and before the first the oldest stands.
func (l *Library) Rule(q RuleQuery) RuleAnswer {
	var now, earlier, all []Threshold
	for _, t := range l.thresholds {
		if !t.suits(q) {
			continue
		}
		all = append(all, t)
		begun := t.ValidFrom.IsZero() || !q.On.Before(t.ValidFrom)
		switch {
		case begun && (t.ValidTo.IsZero() || !q.On.After(t.ValidTo)):
			now = append(now, t)
		case begun:
			earlier = append(earlier, t)
		}
	}
	switch {
	case len(now) > 0:
		slices.SortStableFunc(now, byRank)
		return RuleAnswer{Threshold: now[0], Found: true, Also: now[1:]}
	case len(earlier) > 0:
		slices.SortStableFunc(earlier, byEnd)
		return RuleAnswer{Threshold: earlier[0], Found: true, Projected: true}
	case len(all) > 0:
		slices.SortStableFunc(all, func(a, b Threshold) int {
			return strings.Compare(a.ValidFrom.ISO(), b.ValidFrom.ISO())
		})
		return RuleAnswer{Threshold: all[0], Found: true, Before: true}
	}
	return RuleAnswer{}
}

// RuleByID is one row, marked when it is used outside its dates.
func (l *Library) RuleByID(id string, on date.Date) RuleAnswer {
	for _, t := range l.thresholds {
		if t.ID == id {
			return RuleAnswer{Threshold: t, Found: true,
				Before:    !t.ValidFrom.IsZero() && on.Before(t.ValidFrom),
				Projected: !t.ValidTo.IsZero() && on.After(t.ValidTo)}
		}
	}
	return RuleAnswer{}
}

func (t Threshold) suits(q RuleQuery) bool {
	place := strings.ReplaceAll(strings.ToLower(string(q.Nation)), " ", "_")
	return t.Kind == q.Kind &&
		(q.Regime == "" || t.Regime == q.Regime || strings.HasPrefix(t.Regime, q.Regime+" (")) &&
		(slices.Contains(t.Jurisdictions, place) || slices.Contains(t.Jurisdictions, "uk") || slices.Contains(t.Jurisdictions, "any")) &&
		(t.ContractClass == q.Class || t.ContractClass == "any") &&
		(t.forAny() || slices.ContainsFunc(q.Authorities, func(a string) bool { return slices.Contains(t.AuthorityClass, a) }))
}

func (t Threshold) forAny() bool { return slices.Contains(t.AuthorityClass, "any") }

func byRank(a, b Threshold) int {
	switch {
	case a.forAny() != b.forAny() && b.forAny():
		return -1
	case a.forAny() != b.forAny():
		return 1
	}
	return strings.Compare(b.ValidFrom.ISO(), a.ValidFrom.ISO())
}

func byEnd(a, b Threshold) int {
	if c := strings.Compare(b.ValidTo.ISO(), a.ValidTo.ISO()); c != 0 {
		return c
	}
	return byRank(a, b)
}

// QuoteProfile is one buyer's own bands in order.
type QuoteProfile struct {
	ID      string
	Name    string
	Default bool
	Bands   []QuoteBand
}

// QuoteProfiles are the buyers whose bands are held, in the order of the table.
func (l *Library) QuoteProfiles() []QuoteProfile {
	var out []QuoteProfile
	for _, b := range l.quoteBands {
		if len(out) == 0 || out[len(out)-1].ID != b.Profile {
			out = append(out, QuoteProfile{ID: b.Profile, Name: b.ProfileName, Default: b.Default})
		}
		last := &out[len(out)-1]
		last.Bands = append(last.Bands, b)
	}
	return out
}

// Holds reports whether an amount lies in the band: above its lower end, up to and
// including its upper one.
func (b QuoteBand) Holds(amount money.Pounds) bool {
	return amount.Decimal().GreaterThan(b.Over.Decimal()) && (!b.UpTo.IsSet() || !amount.Decimal().GreaterThan(b.UpTo.Decimal()))
}

// Lower is the less certain of two; an empty one counts as nothing.
func (c Certainty) Lower(other Certainty) Certainty {
	order := []Certainty{"", High, Medium, Low}
	return order[max(slices.Index(order, c), slices.Index(order, other), 0)]
}
