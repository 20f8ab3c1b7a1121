package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Listing is a column that is built anew only when what it shows has changed, so that
// the keyboard stays where it is.
type Listing struct {
	widget.BaseWidget
	box   *fyne.Container
	shows string
	built bool
}

// NewListing makes an empty column.
func NewListing() *Listing {
	l := &Listing{box: Close()}
	l.ExtendBaseWidget(l)
	return l
}

// Set builds the column where shows, which stands for all that it says, differs from
// the last time.
func (l *Listing) Set(shows string, build func() []fyne.CanvasObject) {
	if l.built && shows == l.shows {
		return
	}
	l.shows, l.built = shows, true
	l.box.Objects = build()
	l.box.Refresh()
	l.Refresh()
	Relayout(l)
}

// CreateRenderer is part of fyne.Widget.
func (l *Listing) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.box) }
