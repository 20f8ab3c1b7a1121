// Package kit holds the widgets a page is made of: fields that say what is wrong,
// tables that are read, figures that explain themselves. It knows values of the
// domain (money, dates) but neither the application nor its storage.
package kit

import (
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// stackLayout puts objects under each other at full width. It gives each its width
// before asking for its height, so wrapped text is measured as it will stand.
type stackLayout struct {
	gap func() float32
}

func (l stackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height := heightAt(o, size.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + l.gap()
	}
}

func (l stackLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	seen := false
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if seen {
			size.Height += l.gap()
		}
		seen = true
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
	}
	return size
}

// heightAt is the height an object needs when it is that wide.
func heightAt(o fyne.CanvasObject, width float32) float32 {
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, max(o.Size().Height, 1)))
	}
	return o.MinSize().Height
}

// Stack puts objects under each other with the page's gap between them.
func Stack(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(stackLayout{gap: func() float32 { return theme.Size(theme.SizeGap) }}, objects...)
}

// Close puts objects under each other with no gap, for parts that belong together.
func Close(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(stackLayout{gap: func() float32 { return 0 }}, objects...)
}

// gridLayout puts objects side by side in as many equal columns as fit, up to most,
// none narrower than least ems.
type gridLayout struct {
	most  int
	least float32
}

func (l gridLayout) columns(width float32) int {
	gap := theme.Size(theme.SizeGap)
	n := int((width + gap) / (theme.Em(l.least) + gap))
	return min(max(n, 1), l.most)
}

func (l gridLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := theme.Size(theme.SizeGap)
	n := l.columns(size.Width)
	width := (size.Width - gap*float32(n-1)) / float32(n)
	y, rowHeight, column := float32(0), float32(0), 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if column == n {
			y, rowHeight, column = y+rowHeight+gap, 0, 0
		}
		height := heightAt(o, width)
		o.Move(fyne.NewPos(float32(column)*(width+gap), y))
		o.Resize(fyne.NewSize(width, height))
		rowHeight = max(rowHeight, height)
		column++
	}
}

func (l gridLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	// The grid may always fall back to one column, so its least width is that of its
	// widest object; its height depends on the width it was last given.
	gap := theme.Size(theme.SizeGap)
	var least fyne.Size
	right := float32(0)
	for _, o := range objects {
		if o.Visible() {
			least.Width = max(least.Width, o.MinSize().Width)
			right = max(right, o.Position().X+o.Size().Width)
		}
	}
	n := l.columns(right)
	rowHeight, column := float32(0), 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if column == n {
			least.Height += rowHeight + gap
			rowHeight, column = 0, 0
		}
		rowHeight = max(rowHeight, o.MinSize().Height)
		column++
	}
	least.Height += rowHeight
	return least
}

// Form puts fields in two columns where there is room and in one where there is not.
func Form(fields ...fyne.CanvasObject) *fyne.Container {
	return container.New(gridLayout{most: 2, least: 17}, fields...)
}

// Columns puts objects side by side in up to most columns of at least ems letters.
func Columns(most int, ems float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(gridLayout{most: most, least: ems}, objects...)
}

// flowLayout puts objects in a row at their own size and goes on in the next line.
type flowLayout struct{ width *float32 }

func (l flowLayout) place(objects []fyne.CanvasObject, width float32, move bool) float32 {
	gap := theme.Size(theme.SizeGap) / 2
	x, y, line := float32(0), float32(0), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if x > 0 && x+least.Width > width {
			x, y, line = 0, y+line+gap, 0
		}
		if move {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(min(least.Width, max(width, 1)), least.Height))
		}
		x += least.Width + gap
		line = max(line, least.Height)
	}
	return y + line
}

func (l flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	*l.width = size.Width
	l.place(objects, size.Width, true)
}

func (l flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		if o.Visible() {
			least.Width = max(least.Width, o.MinSize().Width)
		}
	}
	width := *l.width
	if width == 0 {
		width = theme.Em(40)
	}
	least.Height = l.place(objects, width, false)
	return least
}

// Row puts objects beside each other and goes on below when the width is used up.
func Row(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(flowLayout{width: new(float32)}, objects...)
}

func containerWith(layout fyne.Layout, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout, objects...)
}
