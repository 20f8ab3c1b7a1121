package reference

import (
	"slices"

	"bidwright/app/date"
	"bidwright/app/money"
)

// ModelKind is the level of an item of the Social Value Model.
type ModelKind string

// The levels, from the widest to the narrowest.
const (
	ModelMission   ModelKind = "mission"
	ModelOutcome   ModelKind = "outcome"
	ModelCriterion ModelKind = "criterion"
)

// ModelItem is a mission, an outcome or a criterion of the Social Value Model of central
// government, in short words of our own.
type ModelItem struct {
	ID      string
	Kind    ModelKind
	Parent  string // mission of an outcome, outcome of a criterion
	Number  string // as the model counts, such as 1a
	Wording string
	Source
	Note string
}

// Title is the item as printed: its number and its words.
func (m ModelItem) Title() string { return m.Number + " " + m.Wording }

var modelHeading = []string{"item_id", "kind", "parent_id", "number", "wording", "source_title", "source_url", "read_on", "certainty", "note"}

func (r row) modelItem() ModelItem {
	return ModelItem{ID: r.must("item_id"), Kind: ModelKind(r.word("kind", string(ModelMission), string(ModelOutcome), string(ModelCriterion))), Parent: r.text("parent_id"),
		Number: r.must("number"), Wording: r.must("wording"), Source: r.source(), Note: r.text("note")}
}

// ModelRule is the least weight that social value has where the model must be used.
type ModelRule struct {
	ID        string
	Label     string
	Weight    money.Share
	Nations   []string
	Regime    string
	Authority []string // kinds of buyer that it binds
	Some      []string // kinds of which it binds some, as NHS England of the health bodies
	ValidFrom date.Date
	ValidTo   date.Date
	Source
	Note string
}

var modelRuleHeading = []string{"rule_id", "label", "weight", "nations", "regime", "authority", "authority_some", "valid_from", "valid_to", "source_title", "source_url", "read_on", "certainty", "note"}

func (r row) modelRule() ModelRule {
	m := ModelRule{ID: r.must("rule_id"), Label: r.must("label"), Weight: r.fraction("weight"), Nations: r.list("nations"), Regime: r.must("regime"),
		Authority: r.list("authority"), Some: r.list("authority_some"), Source: r.source(), Note: r.text("note")}
	m.ValidFrom, m.ValidTo = r.period()
	return m
}

// Model lists the missions, outcomes and criteria in the order of the table.
func (l *Library) Model() []ModelItem { return slices.Clone(l.model) }

// ModelPath is an item with those it belongs to, the mission first; nothing where the id
// is not of the model.
func (l *Library) ModelPath(id string) []ModelItem {
	var path []ModelItem
	for id != "" {
		item, ok := byID(l.model, id, func(m ModelItem) string { return m.ID })
		if !ok {
			return nil
		}
		path = slices.Insert(path, 0, item)
		id = item.Parent
	}
	return path
}

// ModelRule is the rule on the least weight in force on a day; false where none is.
func (l *Library) ModelRule(on date.Date) (ModelRule, bool) {
	for _, m := range l.modelRules {
		if !on.Before(m.ValidFrom) && (m.ValidTo.IsZero() || !on.After(m.ValidTo)) {
			return m, true
		}
	}
	return ModelRule{}, false
}

// checkModel reports items that do not stand below one of the level above. So no path
// runs in a circle.
func (l *Library) checkModel(problems *Problems) {
	above := map[ModelKind]ModelKind{ModelOutcome: ModelMission, ModelCriterion: ModelOutcome}
	kinds := map[string]ModelKind{"": ""}
	for _, m := range l.model {
		kinds[m.ID] = m.Kind
	}
	for _, m := range l.model {
		if kind, known := kinds[m.Parent]; !known || kind != above[m.Kind] {
			problems.add("social_value_model.csv", 0, "parent_id", "%s does not stand below an item of the level above it", clip(m.ID))
		}
	}
}
