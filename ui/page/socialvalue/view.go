// Package socialvalue is the page on which a bidder says what changes for people, what
// that is worth, who gains, and what is promised.
package socialvalue

import (
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/socialvalue"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// The parts of the page, in the order of the work.
const (
	partStand       = "stand"
	partStory       = "story"
	partImpact      = "impact"
	partValues      = "values"
	partGains       = "gains"
	partSure        = "sure"
	partLocal       = "local"
	partProgress    = "progress"
	partTogether    = "together"
	partResults     = "results"
	partCommitments = "commitments"
	partSettings    = "settings"
)

var partNames = []kit.Option{
	{ID: partStand, Text: "Where it stands"}, {ID: partStory, Text: "Story"}, {ID: partImpact, Text: "Impact map"}, {ID: partValues, Text: "Values"},
	{ID: partGains, Text: "Who gains"}, {ID: partSure, Text: "How sure"}, {ID: partLocal, Text: "Local money"}, {ID: partProgress, Text: "People’s progress"}, {ID: partTogether, Text: "Together"},
	{ID: partResults, Text: "Paid by results"}, {ID: partCommitments, Text: "Commitments"}, {ID: partSettings, Text: "Settings"},
}

// Page is the page.
type Page struct {
	s       *page.Session
	fields  *kit.FieldSet
	lists   *form.Lists
	parts   *form.Parts
	main    lines.Keys // for Ctrl+Enter and Ctrl+D
	view    fyne.CanvasObject
	shown   string            // the bid in the fields
	tables  map[string]func() // that take the keyboard, by the path of their list
	checked func()            // shows when the map was last gone through
}

var (
	_ shell.Goer       = (*Page)(nil)
	_ shell.Focuser    = (*Page)(nil)
	_ shell.Answerer   = (*Page)(nil)
	_ shell.Adder      = (*Page)(nil)
	_ shell.Duplicator = (*Page)(nil)
	_ shell.Parted     = (*Page)(nil)
)

// New makes the page.
func New(s *page.Session) *Page { return &Page{s: s} }

// ID is part of shell.Page.
func (p *Page) ID() string { return page.SocialValue }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Social value" }

// Group says that the page is a section of the open bid.
func (p *Page) Group() shell.Group { return shell.Bid }

// Parts are the parts of the page.
func (p *Page) Parts() []string { return form.Names(partNames) }

// ShowPart shows one of them.
func (p *Page) ShowPart(name string) { p.parts.Show(name) }

// View draws the page.
func (p *Page) View() fyne.CanvasObject {
	p.fields, p.main, p.tables = kit.NewFieldSet(), lines.Keys{}, map[string]func(){}
	p.lists = form.NewLists(p.s, p.fields)
	p.parts = form.NewParts(partNames, p.build, p.showIssues)
	p.view = kit.NewPage(kit.Scaffold{
		Words: p.s.PageWords(page.SocialValue),
		Title: "Social value", Purpose: "What changes for people because of this contract, what that is worth, who gains, and how sure it is. A small honest figure convinces more than a large one.",
		Body: p.parts.Body(),
	})
	p.parts.Show(partStand)
	return p.view
}

func (p *Page) build(name string) *form.Part {
	switch name {
	case partStory:
		return p.newStoryPart()
	case partImpact:
		return p.newImpactPart()
	case partValues:
		return p.newValuesPart()
	case partGains:
		return p.newGainsPart()
	case partSure:
		return p.newSurePart()
	case partLocal:
		return p.newLocalPart()
	case partProgress:
		return p.newProgressPart()
	case partTogether:
		return p.newTogetherPart()
	case partResults:
		return p.newResultsPart()
	case partCommitments:
		return p.newCommitmentsPart()
	case partSettings:
		return p.newSettingsPart()
	}
	return p.newStandPart()
}

// Refresh is part of shell.Page.
func (p *Page) Refresh() {
	fresh := p.shown != p.s.BidID()
	p.shown = p.s.BidID()
	if fresh {
		p.lists.Forget()
	}
	p.parts.Refresh(fresh)
}

// result is the case as worked out; nil where the bid says nothing of social value.
func (p *Page) result() *socialvalue.Result {
	if a := p.s.Assessment(); a != nil && a.Social != nil && a.Social.Used {
		return a.Social
	}
	return nil
}

// group is a form whose fields stand below the social value of the bid.
func (p *Page) group(below string) form.Group {
	return form.Group{Form: form.New(p.s, p.fields), Path: "socialValue." + below}
}

// keep makes a list known, so that findings, paths and keys find its lines.
func keep[T any](p *Page, part, prefix string, e *lines.Editor[T]) {
	form.Keep(p.lists, prefix, e)
	p.tables[strings.TrimSuffix(prefix, ".")] = func() { e.Table.Focus() }
	p.main.Keep(part, e)
}

var ours = page.Below("socialValue")

func (p *Page) showIssues() {
	var all []bid.Issue
	for _, issue := range p.s.Issues(ours) {
		for _, path := range p.fieldsOf(issue.Path) {
			issue.Path = path
			all = append(all, issue)
		}
	}
	p.lists.ShowIssues(all)
}

const (
	rowPath     = "socialValue.rows."
	valuePath   = "socialValue.values."
	groupPath   = "socialValue.groups."
	libraryPath = "socialValue.library."
)

// firstFields are the fields at which a finding on a whole line stands.
var firstFields = map[string]string{rowPath: "name", valuePath: "name", groupPath: "name", commitmentPath: "text", boxPath: "text", optionPath: "name", linePath: "local", themePath: "name", replyPath: "criterion",
	stepPath: "name", volunteerPath: "name", grantPath: "name", kindPath: "name", sharedPath: "central"}

// firstOf are the fields at which a finding on a whole list or form stands.
var firstOf = map[string]string{"socialValue.coProduction": "socialValue.coProduction.today", "socialValue.score": "socialValue.score.weight", "socialValue.trials": "socialValue.trials.runs"}

// fieldsOf are the paths of the fields for a path that may end at a line, at one end of
// an estimate, or at a value of the library that rows use.
func (p *Page) fieldsOf(path string) []string {
	if code, ok := strings.CutPrefix(path, libraryPath); ok {
		var out []string
		b := p.s.Bid()
		for _, r := range b.SocialValue.Rows {
			if r.ProxyCode == code {
				out = append(out, rowPath+r.ID+".proxyCode")
			}
		}
		return out
	}
	if first, known := firstOf[path]; known {
		return []string{first}
	}
	if !strings.HasPrefix(path, sharedPath) {
		path = strings.TrimSuffix(path, ".central")
	}
	for prefix, field := range firstFields {
		if rest, ok := strings.CutPrefix(path, prefix); ok && rest != "" && !strings.Contains(rest, ".") {
			path += "." + field
		}
	}
	return []string{path}
}

// partOf is the part that holds the field of a path.
func partOf(path string) string {
	switch {
	case page.Below("socialValue.rows", "socialValue.groups", "socialValue.library", "socialValue.shared", "socialValue.checked")(path):
		return partImpact
	case page.Below("socialValue.values")(path):
		return partValues
	case page.Below("socialValue.boxes")(path):
		return partStory
	case page.Below("socialValue.trials")(path):
		return partSure
	case page.Below("socialValue.local")(path):
		return partLocal
	case page.Below("socialValue.themes")(path):
		return partProgress
	case page.Below("socialValue.coProduction")(path):
		return partTogether
	case page.Below("socialValue.resultSteps", "socialValue.upfront", "socialValue.stepCost")(path):
		return partResults
	case page.Below("socialValue.commitments", "socialValue.answers", "socialValue.score")(path):
		return partCommitments
	case page.Below("socialValue.convention", "socialValue.priceYear", "socialValue.body", "socialValue.target", "socialValue.inputs", "socialValue.addLedgers", "socialValue.healthRates")(path):
		return partSettings
	}
	return partStand
}

// GoTo goes to the field of a path, first to the part that holds it.
func (p *Page) GoTo(path string) bool {
	p.parts.Show(partOf(path))
	if focus := p.tables[path]; focus != nil {
		focus()
		return true
	}
	if all := p.fieldsOf(path); len(all) > 0 && p.lists.GoTo(all[0]) {
		return true
	}
	p.parts.Focus()
	return true
}

// FocusFirst gives the choice of parts the keyboard.
func (p *Page) FocusFirst() { p.parts.Focus() }

// Answer fills the answer panel.
func (p *Page) Answer() shell.Answer {
	return p.s.Answer([]string{"sv.ratio", "sv.pv.fiscal", "sv.pv.economic", "sv.pv.social", "sv.defended", "sv.inputs"}, ours)
}

// AddLine is Ctrl+Enter.
func (p *Page) AddLine() {
	if list := p.main.List(p.parts.Chosen(), p.view); list != nil {
		list.Add()
	}
}

// Duplicate is Ctrl+D.
func (p *Page) Duplicate() {
	if list := p.main.List(p.parts.Chosen(), p.view); list != nil {
		list.Duplicate()
	}
}

// names are the lines of a list to pick from.
func names[T any](list []T, id, name func(T) string) []kit.Option {
	out := make([]kit.Option, 0, len(list))
	for _, x := range list {
		out = append(out, kit.Option{ID: id(x), Text: page.Clip(orUnnamed(name(x)), 80)})
	}
	return slices.Clip(out)
}
