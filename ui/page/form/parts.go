package form

import (
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Parts shows one part of a page at a time. A part is built when it is first shown, and
// catches up with the stored values when it is shown again.
type Parts struct {
	choice *kit.Choice
	stage  *fyne.Container
	build  func(name string) *Part
	after  func()
	built  map[string]*Part
}

// Part is one of them. Its refresh puts the stored values into it, fresh when another
// bid was opened.
type Part struct {
	view          fyne.CanvasObject
	refresh       func(fresh bool)
	behind, fresh bool
}

// NewPart is a part with its view.
func NewPart(view fyne.CanvasObject, refresh func(fresh bool)) *Part {
	return &Part{view: view, refresh: refresh, behind: true, fresh: true}
}

// NewParts chooses between parts; after is called whenever another one is on show.
func NewParts(names []kit.Option, build func(name string) *Part, after func()) *Parts {
	p := &Parts{build: build, after: after, stage: container.NewStack(), built: map[string]*Part{}}
	p.choice = kit.NewChoice(names, p.Show)
	p.choice.SetLabel("Part of the page")
	return p
}

// Body is the choice with the part on show below it.
func (p *Parts) Body() []fyne.CanvasObject { return []fyne.CanvasObject{p.choice, p.stage} }

// Names are the ids of parts, which a page can tell before it is drawn.
func Names(parts []kit.Option) []string {
	out := make([]string, len(parts))
	for i, one := range parts {
		out[i] = one.ID
	}
	return out
}

// Chosen is the id of the part on show.
func (p *Parts) Chosen() string { return p.choice.Chosen() }

// Focus gives the choice of parts the keyboard.
func (p *Parts) Focus() { kit.Focus(p.choice) }

// Show puts one part on the page.
func (p *Parts) Show(name string) {
	p.choice.Set(name)
	one := p.built[name]
	if one == nil {
		one = p.build(name)
		p.built[name] = one
	}
	p.stage.Objects = []fyne.CanvasObject{one.view}
	one.catchUp()
	p.stage.Refresh()
	kit.Relayout(p.stage)
	p.after()
}

// Refresh brings the part on show up to date now, and the others when they are shown.
func (p *Parts) Refresh(fresh bool) {
	for _, one := range p.built {
		one.behind, one.fresh = true, one.fresh || fresh
	}
	if one := p.built[p.Chosen()]; one != nil {
		one.catchUp()
	}
	p.after()
}

func (o *Part) catchUp() {
	if o.behind {
		fresh := o.fresh
		o.behind, o.fresh = false, false
		o.refresh(fresh)
	}
}
