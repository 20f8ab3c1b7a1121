package reference

import (
	"slices"

	"bidwright/app/money"
)

// DynamicRow is one row of a scheme by which referrals are scored: a setting, a
// pass-or-fail criterion, a marked statement, or a rule that is shown and not scored.
type DynamicRow struct {
	Scheme   string
	Kind     string // setting, criterion, statement or rule
	Key      string
	Name     string
	Value    money.Value // of a setting that is a number
	Word     string      // of a setting that is a choice
	Question string      // of a criterion or statement
	Source
	Note string
}

var dynamicHeading = []string{"scheme_id", "kind", "key", "name", "value", "word", "question", "source_title", "source_url", "read_on", "certainty", "note"}

func (r row) dynamic() DynamicRow {
	d := DynamicRow{
		Scheme: r.must("scheme_id"), Kind: r.word("kind", "setting", "criterion", "statement", "rule"), Key: r.must("key"), Name: r.must("name"),
		Value: r.number("value"), Word: r.text("word"), Question: r.text("question"), Source: r.source(), Note: r.text("note"),
	}
	if (d.Kind == "setting") != (d.Value.IsSet() != (d.Word != "")) {
		r.wrong("value", "a setting, and nothing else, has either a number or a word")
	}
	return d
}

// DynamicScheme is the shipped scheme of a dynamic purchasing system. The maps are for
// reading only.
type DynamicScheme struct {
	ID         string
	Settings   map[string]DynamicRow // by key
	Criteria   []DynamicRow
	Statements []DynamicRow
	Rules      []DynamicRow
}

// DynamicScheme gives the first scheme of the table.
func (l *Library) DynamicScheme() DynamicScheme {
	s := DynamicScheme{Settings: map[string]DynamicRow{}}
	for _, d := range l.dynamic {
		if s.ID == "" {
			s.ID = d.Scheme
		}
		if d.Scheme != s.ID {
			continue
		}
		switch d.Kind {
		case "setting":
			s.Settings[d.Key] = d
		case "criterion":
			s.Criteria = append(s.Criteria, d)
		case "statement":
			s.Statements = append(s.Statements, d)
		default:
			s.Rules = append(s.Rules, d)
		}
	}
	return s
}

// MatrixRow is one row of the bid-or-not matrix: the weight of an item, a limit of the
// score, or a mark with the least figure from which it is suggested.
type MatrixRow struct {
	Kind     string // weight, limit or suggest
	Item     string
	Name     string
	Value    money.Value
	Least    money.Value
	Question string
	Source
	Note string
}

var matrixHeading = []string{"kind", "item_id", "name", "value", "least", "question", "source_title", "source_url", "read_on", "certainty", "note"}

func (r row) matrix() MatrixRow {
	m := MatrixRow{
		Kind: r.word("kind", "weight", "limit", "suggest"), Item: r.must("item_id"), Name: r.must("name"),
		Value: r.mustNumber("value"), Least: r.number("least"), Question: r.text("question"), Source: r.source(), Note: r.text("note"),
	}
	if (m.Kind == "suggest") != m.Least.IsSet() {
		r.wrong("least", "a suggested mark, and nothing else, has a least figure")
	}
	return m
}

// BidMatrix is the matrix in the order of the table.
func (l *Library) BidMatrix() []MatrixRow { return slices.Clone(l.matrix) }
