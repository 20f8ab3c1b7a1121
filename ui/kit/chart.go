package kit

import (
	"bidwright/app/chart"
	"bidwright/app/pack/layout"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Chart draws a chart spec at the width it is given and the height it then needs.
type Chart struct {
	widget.BaseWidget
	spec  chart.Spec
	label string
	width float32
}

// NewChart makes a chart; label says in words what it shows.
func NewChart(label string) *Chart {
	c := &Chart{label: label}
	c.ExtendBaseWidget(c)
	return c
}

// Set replaces what is drawn.
func (c *Chart) Set(spec chart.Spec) {
	c.spec = spec
	c.Refresh()
}

// AccessibilityLabel says what the chart shows; a table with its values stands beside it.
func (c *Chart) AccessibilityLabel() string { return c.label }

// AccessibilityRole is part of fyne.Accessible.
func (c *Chart) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is part of fyne.Widget.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer { return &chartRenderer{chart: c} }

type chartRenderer struct {
	chart   *Chart
	objects []fyne.CanvasObject
}

func (r *chartRenderer) Destroy()                     {}
func (r *chartRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *chartRenderer) Layout(size fyne.Size) {
	if size.Width != r.chart.width || r.objects == nil {
		r.chart.width = size.Width
		r.draw()
	}
}

func (r *chartRenderer) MinSize() fyne.Size {
	width := r.chart.width
	if width == 0 {
		width = theme.Em(18)
	}
	height := chart.Height(r.chart.spec, float64(width), ScreenStyle(), measure)
	return fyne.NewSize(theme.Em(12), float32(height))
}

func (r *chartRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.chart)
}

func (r *chartRenderer) draw() {
	r.objects = nil
	if r.chart.width > 0 {
		r.objects = Paint(chart.Layout(r.chart.spec, float64(r.chart.width), 0, ScreenStyle(), measure), 1)
	}
}

// PageView shows one page of a pack from the same shapes as its PDF, on white paper.
type PageView struct {
	widget.BaseWidget
	page layout.Page
	zoom float32
}

// The limits of a page's zoom, in pixels to the point.
const (
	minZoom float32 = 0.15
	maxZoom float32 = 4
)

// NewPageView makes an empty view at a zoom of 1.
func NewPageView() *PageView {
	v := &PageView{zoom: 1}
	v.ExtendBaseWidget(v)
	return v
}

// SetPage shows a page.
func (v *PageView) SetPage(page layout.Page) {
	v.page = page
	v.Refresh()
}

// Zoom is the pixels to the point.
func (v *PageView) Zoom() float32 { return v.zoom }

// SetZoom changes it within the limits.
func (v *PageView) SetZoom(zoom float32) {
	v.zoom = min(max(zoom, minZoom), maxZoom)
	v.Refresh()
}

// FitWidth makes the page that many pixels wide.
func (v *PageView) FitWidth(width float32) {
	if v.page.Width > 0 {
		v.SetZoom(width / float32(v.page.Width))
	}
}

// Text is all words of the page in reading order, for search and screen readers.
func (v *PageView) Text() string {
	out := ""
	for _, s := range v.page.Shapes {
		if t, ok := s.(chart.Text); ok {
			out += t.String + "\n"
		}
	}
	return out
}

// AccessibilityLabel is part of fyne.Accessible.
func (v *PageView) AccessibilityLabel() string { return v.Text() }

// AccessibilityRole is part of fyne.Accessible.
func (v *PageView) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is part of fyne.Widget.
func (v *PageView) CreateRenderer() fyne.WidgetRenderer {
	r := &pageRenderer{view: v}
	r.draw()
	return r
}

type pageRenderer struct {
	view    *PageView
	objects []fyne.CanvasObject
}

func (r *pageRenderer) Destroy()                     {}
func (r *pageRenderer) Layout(fyne.Size)             {}
func (r *pageRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *pageRenderer) MinSize() fyne.Size {
	return fyne.NewSize(float32(r.view.page.Width)*r.view.zoom, float32(r.view.page.Height)*r.view.zoom)
}

func (r *pageRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.view)
}

func (r *pageRenderer) draw() {
	sheet := canvas.NewRectangle(theme.Color(theme.ColorPaper))
	sheet.StrokeColor, sheet.StrokeWidth = theme.Color(theme.ColorEdge), 1
	sheet.Resize(r.MinSize())
	r.objects = append([]fyne.CanvasObject{sheet}, Paint(r.view.page.Shapes, r.view.zoom)...)
}
