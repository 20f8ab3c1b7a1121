package reference

import (
	"fmt"
	"strings"

	"bidwright/app/date"
	"bidwright/app/money"
)

// Override is the user's own figure for a fact, in the fact's unit, with the reason.
// FactID is a row's id, or series@day for a period that no row begins: then it
// holds from that day until the next row of the series.
type Override struct {
	FactID string      `json:"factId"`
	Value  money.Value `json:"value,omitzero"`
	Reason string      `json:"reason"`
	Who    string      `json:"who,omitempty"`
	When   date.Date   `json:"when,omitzero"`
}

// Refusal says why an override is not used.
type Refusal struct {
	FactID  string
	Message string
}

// Overrides is a set of checked overrides and the user's choice for figures that
// are not announced. The zero value changes nothing.
type Overrides struct {
	// Carry lets the last known figure stand for a missing one, marked projected.
	Carry  bool
	byID   map[string]*Override
	extras map[string][]extra // by series, first day ascending
}

// extra is an override that begins where no row does.
type extra struct {
	from     date.Date
	override *Override
}

// Overrides checks a list: each needs a known series, a number and a reason. What
// is refused is not used, and said. Of two for one fact the later in the list stands.
func (l *Library) Overrides(list []Override, carry bool) (Overrides, []Refusal) {
	set := Overrides{Carry: carry, byID: map[string]*Override{}, extras: map[string][]extra{}}
	var refused []Refusal
	for i := range list {
		o := list[i]
		if message := l.refuse(o); message != "" {
			refused = append(refused, Refusal{o.FactID, message})
			continue
		}
		if set.byID[o.FactID] != nil {
			refused = append(refused, Refusal{o.FactID, "This fact has two figures of your own; the later one is used."})
		}
		set.byID[o.FactID] = &o
	}
	for id, o := range set.byID {
		if _, stored := l.byID[id]; !stored {
			series, first, _ := strings.Cut(id, "@")
			from, _ := date.ParseISO(first) // checked by refuse
			set.extras[series] = insertExtra(set.extras[series], extra{from, o})
		}
	}
	return set, refused
}

func insertExtra(list []extra, e extra) []extra {
	at := len(list)
	for at > 0 && e.from.Before(list[at-1].from) {
		at--
	}
	list = append(list, extra{})
	copy(list[at+1:], list[at:])
	list[at] = e
	return list
}

// refuse says why an override cannot be used, or nothing.
func (l *Library) refuse(o Override) string {
	row, stored := l.byID[o.FactID]
	if !stored {
		series, first, _ := strings.Cut(o.FactID, "@")
		known := l.latest(series)
		if known == nil {
			return fmt.Sprintf("There is no fact called %q, so this figure of yours is not used. Choose the fact on the Facts page.", clip(o.FactID))
		}
		if from, err := date.ParseISO(first); err != nil || from.IsZero() {
			return fmt.Sprintf("%q does not say from which day this figure holds. Choose the fact on the Facts page.", clip(o.FactID))
		}
		row = known
	}
	switch {
	case !o.Value.IsSet():
		return "There is no figure here, so the fact stands as it was. Type a number or remove the line."
	case o.Value.Decimal().IsNegative() && !row.IsPercent():
		return "This figure cannot be negative, so the fact stands as it was. Type the figure without the minus."
	case strings.TrimSpace(o.Reason) == "":
		return "A figure of your own needs a reason, so the fact stands as it was. Say in a few words where yours comes from."
	}
	for _, text := range []string{o.FactID, o.Reason, o.Who} {
		if message := unfit(text); message != "" {
			return "This figure of yours is not used: " + message + "."
		}
	}
	return ""
}

// apply puts the user's figure in the place of a row's.
func (o *Override) apply(f Fact) Fact {
	f.Was, f.Value, f.Overridden, f.Status = f.Value, o.Value, o, Yours
	f.Source = Source{Title: "Your own figure: " + o.Reason, ReadOn: o.When, Certainty: f.Certainty}
	return f
}
