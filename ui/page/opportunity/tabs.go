package opportunity

import (
	"strings"

	"bidwright/ui/kit"
	"bidwright/ui/page/form"
)

// The parts of the page, in the order of the work.
const (
	partTender   = "tender"
	partKind     = "kind"
	partRoute    = "route"
	partFairness = "fairness"
	partLetter   = "letter"
)

var partNames = []kit.Option{
	{ID: partTender, Text: "The tender"}, {ID: partKind, Text: "Kind"}, {ID: partRoute, Text: "Route to market"},
	{ID: partFairness, Text: "Fairness"}, {ID: partLetter, Text: "Questions to the buyer"},
}

// lister is the list of a part that Ctrl+Enter works on.
type lister interface{ Add() }

// Parts are the parts of the page, for pictures of each.
func (p *Page) Parts() []string { return form.Names(partNames) }

// ShowPart shows the part of that name.
func (p *Page) ShowPart(name string) { p.parts.Show(name) }

func (p *Page) build(name string) *form.Part {
	switch name {
	case partKind:
		return p.newKindPart()
	case partRoute:
		return p.newRoutePart()
	case partFairness:
		return p.newFairnessPart()
	case partLetter:
		return p.newLetterPart()
	}
	return p.newTenderPart()
}

// partOf is the part that holds the field of a path.
func partOf(path string) string {
	for _, one := range []struct{ prefix, part string }{
		{"opportunity.kind", partKind}, {"opportunity.route", partRoute}, {profilesPath, partRoute}, {"facts.", partRoute},
		{"fairness.letter", partLetter}, {"fairness", partFairness},
	} {
		if strings.HasPrefix(path+".", one.prefix) {
			return one.part
		}
	}
	return partTender
}

// showIssues shows each finding beside its field; the fields of a list serve its chosen
// line only.
func (p *Page) showIssues() {
	if a := p.Assessment(); a != nil {
		p.lists.ShowIssues(beside(a.Issues))
	}
}

func (p *Page) group(path string) form.Group {
	return form.Group{Form: form.New(p.Session, p.fields), Path: path}
}
