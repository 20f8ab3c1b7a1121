package reference

import "slices"

// StandardDeclaration is a declaration that buyers often ask for, in plain words of our
// own; the tender's own wording wins.
type StandardDeclaration struct {
	ID    string
	Name  string
	Paper string // the file in which it stands: commercial or technical
	Text  string
	Source
	Note string
}

var declarationHeading = []string{"item_id", "name", "paper", "text", "source_title", "source_url", "read_on", "certainty", "note"}

func (r row) declaration() StandardDeclaration {
	return StandardDeclaration{ID: r.must("item_id"), Name: r.must("name"), Paper: r.word("paper", "commercial", "technical"), Text: r.must("text"), Source: r.source(), Note: r.text("note")}
}

// DisclosureGround is a ground on which a public body may keep information to itself when
// it is asked under freedom of information. The buyer decides, not the bidder.
type DisclosureGround struct {
	ID      string
	Name    string
	Law     string
	Nations []string
	Asks    string // what has to be so
	// Tested: the buyer must also weigh whether the public interest asks for disclosure.
	Tested bool
	Source
	Note string
}

// Title is the ground as printed.
func (g DisclosureGround) Title() string { return g.Name + " (" + g.Law + ")" }

var disclosureHeading = []string{"ground_id", "name", "law", "nations", "asks", "tested", "source_title", "source_url", "read_on", "certainty", "note"}

func (r row) disclosure() DisclosureGround {
	return DisclosureGround{ID: r.must("ground_id"), Name: r.must("name"), Law: r.must("law"), Nations: r.list("nations"), Asks: r.must("asks"), Tested: r.yes("tested"), Source: r.source(), Note: r.text("note")}
}

// StandardDeclarations are those that buyers often ask for, in printing order.
func (l *Library) StandardDeclarations() []StandardDeclaration { return slices.Clone(l.declarations) }

// StandardDeclaration is one of them by its id.
func (l *Library) StandardDeclaration(id string) (StandardDeclaration, bool) {
	return byID(l.declarations, id, func(d StandardDeclaration) string { return d.ID })
}

// DisclosureGrounds are the grounds of a nation; all of them when it is not known.
func (l *Library) DisclosureGrounds(nation string) []DisclosureGround {
	return slices.DeleteFunc(slices.Clone(l.disclosure), func(g DisclosureGround) bool {
		return nation != "" && !slices.Contains(g.Nations, nation)
	})
}

// DisclosureGround is one of them by its id.
func (l *Library) DisclosureGround(id string) (DisclosureGround, bool) {
	return byID(l.disclosure, id, func(g DisclosureGround) string { return g.ID })
}

func byID[T any](rows []T, id string, of func(T) string) (T, bool) {
	if i := slices.IndexFunc(rows, func(x T) bool { return of(x) == id }); i >= 0 {
		return rows[i], true
	}
	var none T
	return none, false
}
