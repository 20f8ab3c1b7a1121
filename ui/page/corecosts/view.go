package corecosts

import (
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// The parts of the page, in the order of the work.
const (
	partShare      = "share"
	partAllocation = "allocation"
	partSchedule   = "schedule"
	partFees       = "fees"
	partAudit      = "audit"
)

var partNames = []kit.Option{
	{ID: partShare, Text: "This contract’s share"}, {ID: partAllocation, Text: "Allocation"},
	{ID: partSchedule, Text: "Schedule"}, {ID: partFees, Text: "Qualification and referrals"},
	{ID: partAudit, Text: "Audit a schedule"},
}

// part is one part of the page. It is built when it is first shown; refresh puts the
// stored values into it, fresh when another bid was opened.
type part interface {
	content() fyne.CanvasObject
	refresh(fresh bool)
}

// Page is the page.
type Page struct {
	s      *page.Session
	m      Model
	fields *kit.FieldSet
	choice *kit.Choice
	stage  *fyne.Container
	built  map[string]part
	shown  string // the bid in the fields

	share      *sharePart
	allocation *allocationPart
	schedules  *schedules
	fees       *feesPart
}

var (
	_ shell.Page       = (*Page)(nil)
	_ shell.Goer       = (*Page)(nil)
	_ shell.Focuser    = (*Page)(nil)
	_ shell.Answerer   = (*Page)(nil)
	_ shell.Adder      = (*Page)(nil)
	_ shell.Duplicator = (*Page)(nil)
)

// New makes the page.
func New(s *page.Session) *Page { return &Page{s: s, m: NewModel(s)} }

// ID is part of shell.Page.
func (p *Page) ID() string { return page.CoreCosts }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Core costs" }

// Group says that the page belongs to the open bid.
func (p *Page) Group() shell.Group { return shell.Bid }

// View draws the page.
func (p *Page) View() fyne.CanvasObject {
	p.fields, p.built = kit.NewFieldSet(), map[string]part{}
	p.share, p.allocation, p.fees = nil, nil, nil
	p.schedules = newSchedules(p)
	p.choice = kit.NewChoice(partNames, p.show)
	p.choice.SetLabel("Part of the page")
	p.stage = container.NewStack()
	view := kit.NewPage(kit.Scaffold{
		Words: p.s.PageWords(page.CoreCosts),
		Title: "Core costs", Purpose: "What it costs to be there, and the part of it that this contract pays for.",
		Body: []fyne.CanvasObject{p.choice, p.stage},
	})
	p.show(partShare)
	return view
}

// Parts are the parts of the page, for pictures of each.
func (p *Page) Parts() []string { return form.Names(partNames) }

// ShowPart shows the part of that name.
func (p *Page) ShowPart(name string) { p.show(name) }

// show puts one part on the page, and builds it the first time.
func (p *Page) show(name string) {
	p.choice.Set(name)
	one := p.built[name]
	if one == nil {
		one = p.build(name)
		p.built[name] = one
		one.refresh(true)
	}
	p.stage.Objects = []fyne.CanvasObject{one.content()}
	p.stage.Refresh()
	kit.Relayout(p.stage)
	p.showIssues()
}

func (p *Page) build(name string) part {
	switch name {
	case partAllocation:
		p.allocation = newAllocationPart(p)
		return p.allocation
	case partSchedule:
		return newSchedulePart(p)
	case partFees:
		p.fees = newFeesPart(p)
		return p.fees
	case partAudit:
		return newAuditPart(p)
	}
	p.share = newSharePart(p)
	return p.share
}

// Refresh is part of shell.Page.
func (p *Page) Refresh() {
	if p.fields == nil {
		return
	}
	fresh := p.shown != p.s.BidID()
	p.shown = p.s.BidID()
	p.schedules.refresh(fresh)
	for _, one := range p.built {
		one.refresh(fresh)
	}
	p.showIssues()
}

// showIssues shows each finding beside its field; the fields of a list serve the chosen
// line, so only that line's findings stand there.
func (p *Page) showIssues() {
	all := p.s.Issues(page.Below("core", "organisation.allocation", "organisation.runningCosts"))
	shown := p.schedules.tree.OfShown(all)
	if p.allocation != nil {
		shown = append(shown, p.allocation.ofShown(all)...)
	}
	for _, issue := range all {
		if strings.HasPrefix(issue.Path, "core") && !strings.HasPrefix(issue.Path, schedulesPath) {
			shown = append(shown, issue)
		}
	}
	p.fields.ShowIssues(shown)
}

// Answer is part of shell.Answerer.
func (p *Page) Answer() shell.Answer {
	ids := figures
	if p.schedules != nil {
		ids = slices.Concat(ids, p.schedules.keyFigures())
	}
	return p.s.Answer(ids, page.Below("core", "organisation.runningCosts", "organisation.allocation"))
}

// partOf is the part that holds the field of a path.
func (p *Page) partOf(path string) string {
	switch {
	case strings.HasPrefix(path, "organisation."):
		return partAllocation
	case path == strings.TrimSuffix(schedulesPath, "."):
		return partSchedule
	}
	rest, ok := strings.CutPrefix(path, schedulesPath)
	if !ok {
		return partShare
	}
	_, field, _ := strings.Cut(rest, ".")
	if topicOf(field) != "" {
		return partFees
	}
	return partSchedule
}

// GoTo goes to the field of a path, first to the part that holds it.
func (p *Page) GoTo(path string) bool {
	name := p.partOf(path)
	p.show(name)
	switch name {
	case partAllocation:
		return p.allocation.goTo(path)
	case partSchedule:
		return p.schedules.tree.GoTo(p.fields, path)
	case partFees:
		return p.fees.goTo(path)
	}
	return p.share.goTo(path)
}

// FocusFirst gives the choice of parts the keyboard.
func (p *Page) FocusFirst() { kit.Focus(p.choice) }

// list is the list to which Ctrl+Enter and Ctrl+D belong now: the innermost that holds
// the keyboard, else the first of the part.
func (p *Page) list() lines.Listed {
	var focused fyne.Focusable
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.choice); c != nil {
		focused = c.Focused()
	}
	switch p.choice.Chosen() {
	case partAllocation:
		return p.allocation.Part.At(focused)
	case partSchedule:
		if at := p.schedules.tree.At(focused); at != nil {
			return at
		}
		return p.schedules.first()
	case partFees:
		return p.fees.at(focused)
	}
	return nil
}

// AddLine is Ctrl+Enter.
func (p *Page) AddLine() {
	if l := p.list(); l != nil {
		l.Add()
	}
}

// Duplicate is Ctrl+D.
func (p *Page) Duplicate() {
	if l := p.list(); l != nil {
		l.Duplicate()
	}
}

// inCore is a list of the core cost of the open bid.
func inCore[T any](p *Page, noun string, of func(*bid.CoreCosts) *[]T, id func(*T) *string, name func(T) string) lines.List[T] {
	return form.Of(p.s, noun, func(b *bid.Bid) *[]T { return of(&b.Core) }, id, name)
}

func setShown(o fyne.CanvasObject, shown bool) { form.SetShown(o, shown) }
