package price

import (
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// figures are labels of calculated figures that follow the bid.
type figures struct {
	p   *Page
	all map[string]*kit.Figure
	box []fyne.CanvasObject
}

func (p *Page) figures(ids ...string) *figures {
	f := &figures{p: p, all: map[string]*kit.Figure{}}
	for _, id := range ids {
		figure := p.s.Figure(id)
		f.all[id] = figure
		f.box = append(f.box, figure)
	}
	return f
}

func (f *figures) refresh() {
	for id, figure := range f.all {
		f.p.s.ShowFigure(figure, id)
	}
}
