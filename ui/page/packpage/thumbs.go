package packpage

import (
	"fmt"

	"bidwright/app/pack/layout"
	"bidwright/ui/kit"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// thumbs shows all pages small; only those in view are drawn. Enter or a tap opens one.
type thumbs struct {
	*widget.GridWrap
	pages []layout.Page
}

func newThumbs(open func(page int)) *thumbs {
	t := &thumbs{}
	width := theme.Em(10)
	t.GridWrap = widget.NewGridWrap(func() int { return len(t.pages) },
		func() fyne.CanvasObject {
			view := kit.NewPageView()
			number := widget.NewLabel("")
			number.Alignment = fyne.TextAlignCenter
			room := container.New(small{width}, view)
			return container.NewBorder(nil, number, nil, nil, room)
		},
		func(id widget.GridWrapItemID, o fyne.CanvasObject) {
			if id < 0 || id >= len(t.pages) {
				return
			}
			cell := o.(*fyne.Container)
			for _, part := range cell.Objects {
				switch part := part.(type) {
				case *widget.Label:
					part.SetText(fmt.Sprintf("Page %d", id+1))
				case *fyne.Container:
					view := part.Objects[0].(*kit.PageView)
					view.SetPage(t.pages[id])
					view.FitWidth(width)
				}
			}
		})
	t.OnSelected = func(id widget.GridWrapItemID) {
		t.UnselectAll()
		open(id)
	}
	return t
}

func (t *thumbs) show(pages []layout.Page) {
	t.pages = pages
	t.Refresh()
}

// small keeps room for a sheet of A4 of that width.
type small struct{ width float32 }

func (s small) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	objects[0].Resize(s.MinSize(objects))
}

func (s small) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(s.width, s.width*1.42)
}
