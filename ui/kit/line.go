package kit

import (
	"sort"

	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Line is one line of text, cut with an ellipsis where it does not fit. It stands in
// for Fyne's truncating label, which builds a shaper for each refresh and so costs
// milliseconds a cell.
type Line struct {
	widget.BaseWidget
	Text     string
	Bold     bool
	Right    bool
	TextSize fyne.ThemeSizeName
	Colour   fyne.ThemeColorName
}

var _ fyne.Accessible = (*Line)(nil)

// OneLine makes a line of ordinary text.
func OneLine(text string) *Line {
	l := &Line{Text: text, TextSize: fynetheme.SizeNameText, Colour: fynetheme.ColorNameForeground}
	l.ExtendBaseWidget(l)
	return l
}

// SetText replaces the text.
func (l *Line) SetText(text string) {
	if l.Text != text {
		l.Text = text
		l.Refresh()
	}
}

// AccessibilityLabel is the whole text, also where it is cut.
func (l *Line) AccessibilityLabel() string { return l.Text }

// AccessibilityRole is part of fyne.Accessible.
func (l *Line) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is part of fyne.Widget.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{line: l, text: canvas.NewText(l.Text, nil)}
	r.apply()
	return r
}

type lineRenderer struct {
	line *Line
	text *canvas.Text
	size fyne.Size
}

func (r *lineRenderer) Destroy()                     {}
func (r *lineRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text} }

func (r *lineRenderer) apply() {
	l := r.line
	r.text.TextSize, r.text.Color = theme.Size(l.TextSize), theme.Color(l.Colour)
	r.text.TextStyle = fyne.TextStyle{Bold: l.Bold}
	r.text.Alignment = fyne.TextAlignLeading
	if l.Right {
		r.text.Alignment = fyne.TextAlignTrailing
	}
	r.text.Text = fit(l.Text, r.size.Width-2*theme.Size(fynetheme.SizeNameInnerPadding), r.text.TextSize, r.text.TextStyle)
}

func (r *lineRenderer) Layout(size fyne.Size) {
	r.size = size
	r.apply()
	pad := theme.Size(fynetheme.SizeNameInnerPadding)
	height := r.text.MinSize().Height
	r.text.Move(fyne.NewPos(pad, (size.Height-height)/2))
	r.text.Resize(fyne.NewSize(max(size.Width-2*pad, 0), height))
}

// MinSize has room for a letter or two: what does not fit is cut.
func (r *lineRenderer) MinSize() fyne.Size {
	pad := theme.Size(fynetheme.SizeNameInnerPadding)
	height := fyne.MeasureText("M", theme.Size(r.line.TextSize), fyne.TextStyle{Bold: r.line.Bold}).Height
	return fyne.NewSize(theme.Em(1)+2*pad, height+2*pad)
}

func (r *lineRenderer) Refresh() {
	r.Layout(r.size)
	r.text.Refresh()
}

// fit cuts text so that it is no wider than width, with an ellipsis in place of the rest.
func fit(text string, width, size float32, style fyne.TextStyle) string {
	if text == "" || fyne.MeasureText(text, size, style).Width <= width+0.5 {
		return text
	}
	runes := []rune(text)
	// Nobody reads a line of more than this; measuring more only costs time.
	if len(runes) > 400 {
		runes = runes[:400]
	}
	n := sort.Search(len(runes), func(n int) bool {
		return fyne.MeasureText(string(runes[:n+1])+"…", size, style).Width > width
	})
	return string(runes[:n]) + "…"
}
