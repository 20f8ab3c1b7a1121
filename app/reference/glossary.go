package reference

import (
	"slices"
	"strings"
	"unicode"

	"bidwright/app/date"
)

// Term is an entry of the glossary.
type Term struct {
	ID           string
	Name         string
	Also         []string // abbreviations and other names
	Group        string
	Definition   string
	WhyItMatters string
	Source
	ValidFrom, ValidTo date.Date
}

var termHeading = []string{
	"term_id", "term", "also", "group", "definition", "why_it_matters",
	"source_title", "source_url", "read_on", "certainty", "valid_from", "valid_to",
}

func (r row) term() Term {
	t := Term{
		ID: r.must("term_id"), Name: r.must("term"), Also: r.list("also"), Group: r.must("group"),
		Definition: r.must("definition"), WhyItMatters: r.text("why_it_matters"), Source: r.source(),
	}
	t.ValidFrom, t.ValidTo = r.period()
	return t
}

// Glossary is the terms of the field, found by any of their names.
type Glossary struct {
	terms []Term
	names map[string]int
}

func (g *Glossary) add(r row) {
	t := r.term()
	if g.names == nil {
		g.names = map[string]int{}
	}
	g.terms = append(g.terms, t)
	for _, name := range append([]string{t.Name}, t.Also...) {
		if at, taken := g.names[fold(name)]; taken && name != "" {
			r.wrong("term", "%q is a name of %s already", clip(name), clip(g.terms[at].ID))
			continue
		}
		g.names[fold(name)] = len(g.terms) - 1
	}
}

// Term is the entry with that name or abbreviation, whatever its case.
func (g Glossary) Term(name string) (Term, bool) {
	at, found := g.names[fold(name)]
	if !found {
		return Term{}, false
	}
	return g.terms[at], true
}

// In is the entry whose name, abbreviation or plural stands in a text as words of its own;
// the longest of several.
func (g Glossary) In(text string) (Term, bool) {
	text = " " + plain(text) + " "
	best, found := Term{}, 0
	for name, at := range g.names {
		name = plain(name)
		if len(name) < 2 || len(name) < found || len(name) == found && g.terms[at].ID > best.ID {
			continue
		}
		if strings.Contains(text, " "+name+" ") || strings.Contains(text, " "+name+"s ") {
			best, found = g.terms[at], len(name)
		}
	}
	return best, found > 0
}

// plain is a text as its words alone, without marks between them.
func plain(text string) string {
	return fold(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return ' '
	}, text))
}

// Terms are all entries by name.
func (g Glossary) Terms() []Term {
	terms := slices.Clone(g.terms)
	slices.SortFunc(terms, func(a, b Term) int { return strings.Compare(fold(a.Name), fold(b.Name)) })
	return terms
}

// fold makes names comparable: case, spaces and hyphens do not matter.
func fold(name string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '\u00a0' }), " "))
}

// Glossary is the terms of the field.
func (l *Library) Glossary() Glossary { return l.glossary }
