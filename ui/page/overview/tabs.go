package overview

import (
	"strings"

	"bidwright/ui/kit"
	"bidwright/ui/page/form"
)

// The parts of the page.
const (
	partStanding = "standing"
	partChoice   = "choice"
	partAfter    = "after"
)

var partNames = []kit.Option{
	{ID: partStanding, Text: "Where it stands"}, {ID: partChoice, Text: "Bid or not"}, {ID: partAfter, Text: "After it is sent"},
}

// lister is the list of a part that Ctrl+Enter works on.
type lister interface{ Add() }

// Parts are the parts of the page, for pictures of each.
func (p *Page) Parts() []string { return form.Names(partNames) }

// ShowPart shows the part of that name.
func (p *Page) ShowPart(name string) { p.parts.Show(name) }

func (p *Page) build(name string) *form.Part {
	switch name {
	case partChoice:
		return p.newChoicePart()
	case partAfter:
		return p.newAfterPart()
	}
	return p.newStandingPart()
}

func (p *Page) showIssues() { p.lists.ShowIssues(p.s.Issues(func(string) bool { return true })) }

// GoTo goes to the field of a path, first to the part that holds it.
func (p *Page) GoTo(path string) bool {
	part := partChoice
	if path == "status" || strings.HasPrefix(path, "result") {
		part = partAfter
	}
	p.parts.Show(part)
	return p.lists.GoTo(path)
}

// AddLine is Ctrl+Enter.
func (p *Page) AddLine() {
	if l, ok := p.main[p.parts.Chosen()]; ok {
		l.Add()
	}
}
