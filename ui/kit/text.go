package kit

import (
	"image/color"

	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Text is a label that wraps, so it never widens the window. It is never read as
// Markdown: imported text stays text.
func Text(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// Strong is Text in bold.
func Strong(text string) *widget.Label {
	l := Text(text)
	l.TextStyle = fyne.TextStyle{Bold: true}
	return l
}

// Small is wrapped secondary text: hints, origins, units.
type Small struct {
	widget.RichText
	segment *widget.TextSegment
}

// NewSmall makes secondary text.
func NewSmall(text string) *Small { return newSmall(text, theme.ColorMuted, false) }

func newSmall(text string, colour fyne.ThemeColorName, bold bool) *Small {
	s := &Small{segment: &widget.TextSegment{Text: text, Style: widget.RichTextStyle{
		ColorName: colour, SizeName: fynetheme.SizeNameCaptionText, TextStyle: fyne.TextStyle{Bold: bold},
	}}}
	s.Segments = []widget.RichTextSegment{s.segment}
	s.Wrapping, s.Scroll = fyne.TextWrapWord, fyne.ScrollNone
	s.ExtendBaseWidget(s)
	return s
}

// SetText replaces the text.
func (s *Small) SetText(text string) {
	s.segment.Text = text
	s.Refresh()
}

// Text is what it says.
func (s *Small) Text() string { return s.segment.Text }

func (s *Small) setColour(colour fyne.ThemeColorName) { s.segment.Style.ColorName = colour }

// styled is wrapped text of a named size and colour.
func styled(text string, size fyne.ThemeSizeName, colour fyne.ThemeColorName, bold bool) *widget.RichText {
	r := widget.NewRichText(&widget.TextSegment{Text: text, Style: widget.RichTextStyle{
		ColorName: colour, SizeName: size, TextStyle: fyne.TextStyle{Bold: bold},
	}})
	r.Wrapping = fyne.TextWrapWord
	return r
}

// Heading is the title of a page.
func Heading(text string) fyne.CanvasObject {
	return styled(text, fynetheme.SizeNameHeadingText, fynetheme.ColorNameForeground, true)
}

// Section is a heading within a page.
func Section(text string) fyne.CanvasObject {
	return styled(text, fynetheme.SizeNameSubHeadingText, fynetheme.ColorNameForeground, true)
}

// Ground is a rectangle in a named colour that follows the theme.
type Ground struct {
	widget.BaseWidget
	fill, edge fyne.ThemeColorName
	radius     float32
}

// NewGround makes a ground; an empty edge draws none.
func NewGround(fill, edge fyne.ThemeColorName, radius float32) *Ground {
	g := &Ground{fill: fill, edge: edge, radius: radius}
	g.ExtendBaseWidget(g)
	return g
}

// SetColours changes the ground.
func (g *Ground) SetColours(fill, edge fyne.ThemeColorName) {
	g.fill, g.edge = fill, edge
	g.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	r := &groundRenderer{ground: g, rect: canvas.NewRectangle(color.Transparent)}
	r.apply()
	return r
}

type groundRenderer struct {
	ground *Ground
	rect   *canvas.Rectangle
}

func (r *groundRenderer) apply() {
	r.rect.FillColor = color.Transparent
	if r.ground.fill != "" {
		r.rect.FillColor = theme.Color(r.ground.fill)
	}
	r.rect.CornerRadius = r.ground.radius
	r.rect.StrokeWidth = 0
	if r.ground.edge != "" {
		r.rect.StrokeColor, r.rect.StrokeWidth = theme.Color(r.ground.edge), 1
	}
}

func (r *groundRenderer) Layout(size fyne.Size)        { r.rect.Resize(size) }
func (r *groundRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rect} }
func (r *groundRenderer) Destroy()                     {}
func (r *groundRenderer) Refresh() {
	r.apply()
	r.rect.Refresh()
}

// Panel is a box with its own ground for things that belong together.
func Panel(objects ...fyne.CanvasObject) *fyne.Container {
	return On(theme.ColorPanel, fynetheme.ColorNameSeparator, objects...)
}

// On puts objects under each other on a ground of that colour.
func On(fill, edge fyne.ThemeColorName, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(insetLayout{}, NewGround(fill, edge, 6), Close(objects...))
}

// insetLayout gives the first object everything and the second an inner margin.
type insetLayout struct{}

func (insetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := theme.Size(fynetheme.SizeNameInnerPadding)
	objects[0].Resize(size)
	objects[1].Move(fyne.NewPos(pad, pad))
	objects[1].Resize(fyne.NewSize(size.Width-2*pad, size.Height-2*pad))
}

func (insetLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	pad := theme.Size(fynetheme.SizeNameInnerPadding)
	return objects[1].MinSize().AddWidthHeight(2*pad, 2*pad)
}

// indented lines buttons and controls up with the text of labels around them.
func indented(o fyne.CanvasObject) *fyne.Container { return container.New(indentLayout{}, o) }

type indentLayout struct{}

func (indentLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := theme.Size(fynetheme.SizeNameInnerPadding)
	objects[0].Move(fyne.NewPos(pad, pad/2))
	objects[0].Resize(fyne.NewSize(size.Width-2*pad, size.Height-pad))
}

func (indentLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	pad := theme.Size(fynetheme.SizeNameInnerPadding)
	return objects[0].MinSize().AddWidthHeight(2*pad, pad)
}
