package reference

import (
	"slices"

	"bidwright/app/money"
)

// FairnessItem is one item of the pledge or one principle by which a buyer may be
// asked to go about it. All of them are voluntary: none is a rule of law.
type FairnessItem struct {
	ID       string // FAIR-01 … FAIR-30, PRIN-1 … PRIN-5
	Family   string // pledge or principle
	Title    string
	Asks     string // what Bidwright asks the user
	Flags    string // what speaks against it
	Question string // drafted for the buyer; [x] stands for what the tender asks
	// OnlyFor is "placements" for items that say nothing about other services.
	OnlyFor string
	Source
	Note string
}

var fairnessHeading = []string{
	"item_id", "family", "title", "asks", "flags", "question", "only_for",
	"source_title", "source_url", "read_on", "certainty", "valid_from", "valid_to", "note",
}

func (r row) fairnessItem() FairnessItem {
	r.period()
	return FairnessItem{
		ID: r.must("item_id"), Family: r.word("family", "pledge", "principle"), Title: r.must("title"), Asks: r.must("asks"),
		Flags: r.must("flags"), Question: r.must("question"), OnlyFor: r.word("only_for", "", "placements"),
		Source: r.source(), Note: r.text("note"),
	}
}

// FairnessLimit is a figure beside which a tender's own is held. Limits of our own say
// so in their source and have a low certainty.
type FairnessLimit struct {
	ID    string
	Label string
	Value money.Value // in Unit; a percent as 30, not 0.3
	Unit  string
	Source
	Note string
}

var fairnessLimitHeading = []string{
	"limit_id", "label", "value", "unit", "source_title", "source_url", "read_on", "certainty", "valid_from", "valid_to", "note",
}

func (r row) fairnessLimit() FairnessLimit {
	r.period()
	r.natural("value")
	return FairnessLimit{
		ID: r.must("limit_id"), Label: r.must("label"), Value: r.mustNumber("value"),
		Unit: r.word("unit", "percent", "months", "days", "weeks", "GBP"), Source: r.source(), Note: r.text("note"),
	}
}

// FairnessItems are the items of the pledge, then the principles.
func (l *Library) FairnessItems() []FairnessItem { return slices.Clone(l.fairness) }

// FairnessItem is one of them by its id.
func (l *Library) FairnessItem(id string) (FairnessItem, bool) {
	for _, item := range l.fairness {
		if item.ID == id {
			return item, true
		}
	}
	return FairnessItem{}, false
}

// FairnessLimit is one limit by its id.
func (l *Library) FairnessLimit(id string) (FairnessLimit, bool) {
	for _, limit := range l.fairLimits {
		if limit.ID == id {
			return limit, true
		}
	}
	return FairnessLimit{}, false
}
