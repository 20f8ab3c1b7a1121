package reference

import (
	"slices"

	"bidwright/app/money"
)

// GroupModel is one arrangement between providers.
type GroupModel struct {
	ID        string // as the document names it: sole, subcontract, …
	Name      string
	Contracts string // who contracts with the buyer
	Liability string
	SetUp     string // what it takes to set up, in words
	// TestedOn is whose accounts a buyer tests: own, lead, each, aggregate, or none where
	// the body that would be tested has no accounts yet.
	TestedOn    string
	TestedWords string
	Suits       string
	GoesWrong   string // when
	Source
	Note string
}

var groupModelHeading = []string{
	"model_id", "name", "contracts", "liability", "setup", "tested_on", "tested_words", "suits", "goes_wrong",
	"source_title", "source_url", "read_on", "certainty", "valid_from", "valid_to", "note",
}

func (r row) groupModel() GroupModel {
	r.period()
	return GroupModel{
		ID:   r.word("model_id", "sole", "subcontract", "managed_provider", "managing_agent", "hub_and_spoke", "unincorporated", "new_entity", "alliance"),
		Name: r.must("name"), Contracts: r.must("contracts"), Liability: r.must("liability"), SetUp: r.must("setup"),
		TestedOn: r.word("tested_on", "own", "lead", "each", "aggregate", "none"), TestedWords: r.must("tested_words"),
		Suits: r.must("suits"), GoesWrong: r.must("goes_wrong"), Source: r.source(), Note: r.text("note"),
	}
}

// GroupModelItem is a line of the weighted comparison of arrangements: a weight out of
// 100, or a mark from 0 to 5 that is suggested and never counts by itself.
type GroupModelItem struct {
	Kind     string // weight or suggest
	Model    string // of a suggestion; every model when empty
	Item     string
	When     string // what has to hold for a suggestion, as the engine knows it; always when empty
	Name     string
	Value    money.Value
	Question string // that a mark answers
	Why      string // a suggestion is made
	Source
	Note string
}

var groupModelItemHeading = []string{
	"kind", "model_id", "item_id", "when", "name", "value", "question", "why", "source_title", "source_url", "read_on", "certainty", "note",
}

func (r row) groupModelItem() GroupModelItem {
	r.natural("value")
	one := GroupModelItem{
		Kind: r.word("kind", "weight", "suggest"), Model: r.text("model_id"), Item: r.must("item_id"), Name: r.must("name"),
		Value: r.mustNumber("value"), Question: r.text("question"), Why: r.text("why"), Source: r.source(), Note: r.text("note"),
	}
	if r.fields["when"] != "" {
		one.When = r.word("when", "own_leads", "other_leads", "tests_pass", "tests_fail", "late", "need_covered", "need_short", "bridge_covered", "bridge_short")
	}
	if one.Kind == "suggest" {
		r.must("why")
	}
	return one
}

// GroupLimit is a figure from which something in a group is looked at. Limits of our own
// say so in their source and have a low certainty.
type GroupLimit struct {
	ID    string
	Label string
	Value money.Value // in Unit; a percent as 60, not 0.6
	Unit  string
	Source
	Note string
}

var groupLimitHeading = []string{
	"limit_id", "label", "value", "unit", "source_title", "source_url", "read_on", "certainty", "valid_from", "valid_to", "note",
}

func (r row) groupLimit() GroupLimit {
	r.period()
	r.natural("value")
	return GroupLimit{
		ID: r.must("limit_id"), Label: r.must("label"), Value: r.mustNumber("value"),
		Unit: r.word("unit", "percent", "months", "days", "weeks", "members", "GBP"), Source: r.source(), Note: r.text("note"),
	}
}

// GroupModels are the arrangements, from bidding alone to an alliance.
func (l *Library) GroupModels() []GroupModel { return slices.Clone(l.groupModels) }

// GroupModelItems are the weights of the comparison and the marks suggested.
func (l *Library) GroupModelItems() []GroupModelItem { return slices.Clone(l.groupModelItems) }

// GroupLimit is one limit by its id.
func (l *Library) GroupLimit(id string) (GroupLimit, bool) {
	for _, limit := range l.groupLimits {
		if limit.ID == id {
			return limit, true
		}
	}
	return GroupLimit{}, false
}
