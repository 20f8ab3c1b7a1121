package kit

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/assets/icons"
	"bidwright/assets/words"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Icon is one of our own pictures, tinted with a named colour of the theme.
func Icon(name string, colour fyne.ThemeColorName) fyne.Resource {
	return fynetheme.NewColoredResource(iconFile(name), colour)
}

// iconFile is one of our own pictures. Fyne keeps what it has drawn by name, and forgets
// it on a change of theme only while the program's loop runs; so the name goes with the
// ground that it stands on.
type iconFile string

// Name is part of fyne.Resource.
func (p iconFile) Name() string {
	r, g, b, _ := theme.Color(fynetheme.ColorNameBackground).RGBA()
	return fmt.Sprintf("%s-%02x%02x%02x.svg", string(p), r>>8, g>>8, b>>8)
}

// Content is part of fyne.Resource.
func (p iconFile) Content() []byte { return icons.SVG(string(p)) }

// State is how a section, a check or a finding stands.
type State string

// The states; each has a mark, a word and a colour, never a colour alone.
const (
	NotStarted State = "notstarted"
	Ready      State = "ready"
	Attention  State = "warns"
	Blocked    State = "blocks"
	Note       State = "informs"
)

// StateOf is the state that a severity puts a field or page in.
func StateOf(s bid.Severity) State {
	switch s {
	case bid.Blocks:
		return Blocked
	case bid.Warns:
		return Attention
	default:
		return Note
	}
}

// Word says the state in a word or two.
func (s State) Word() string {
	switch s {
	case Ready:
		return words.T("state.ready")
	case Attention:
		return words.T("state.attention")
	case Blocked:
		return words.T("state.blocked")
	case Note:
		return words.T("state.note")
	default:
		return words.T("state.notStarted")
	}
}

// Colour is the text colour that goes with the state.
func (s State) Colour() fyne.ThemeColorName {
	switch s {
	case Ready:
		return fynetheme.ColorNameSuccess
	case Attention:
		return fynetheme.ColorNameWarning
	case Blocked:
		return fynetheme.ColorNameError
	default:
		return theme.ColorMuted
	}
}

func (s State) ground() fyne.ThemeColorName {
	switch s {
	case Ready:
		return theme.ColorSuccessGround
	case Attention:
		return theme.ColorWarningGround
	case Blocked:
		return theme.ColorErrorGround
	default:
		return theme.ColorPanel
	}
}

// Icon is the mark of the state.
func (s State) Icon() fyne.Resource {
	if s == "" {
		s = Note
	}
	return Icon(string(s), s.Colour())
}

// Marked is wrapped text with the mark of a state before it.
type Marked struct {
	widget.BaseWidget
	state State
	text  string
	icon  *widget.Icon
	label *Small
	box   *fyne.Container
}

// NewMarked makes text with a mark.
func NewMarked(state State, text string) *Marked {
	m := &Marked{icon: widget.NewIcon(nil), label: newSmall("", state.Colour(), false)}
	m.box = container.New(markLayout{}, m.icon, m.label)
	m.ExtendBaseWidget(m)
	m.Set(state, text)
	return m
}

// NewHeadline is NewMarked at the size of ordinary text in bold.
func NewHeadline() *Marked {
	m := NewMarked(Note, "")
	m.label.segment.Style.SizeName = fynetheme.SizeNameText
	m.label.segment.Style.TextStyle = fyne.TextStyle{Bold: true}
	return m
}

// Set changes the mark and the text.
func (m *Marked) Set(state State, text string) {
	m.state, m.text = state, text
	m.icon.SetResource(state.Icon())
	m.label.setColour(state.Colour())
	m.label.SetText(text)
	m.Refresh()
}

// Text is what stands beside the mark.
func (m *Marked) Text() string { return m.text }

// CreateRenderer is part of fyne.Widget.
func (m *Marked) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(m.box) }

// markLayout puts a mark at the first line of the text beside it.
type markLayout struct{}

func (markLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	icon := theme.Size(fynetheme.SizeNameInlineIcon) * 0.85
	pad := theme.Size(fynetheme.SizeNameInnerPadding)
	line := theme.Size(fynetheme.SizeNameCaptionText) * 1.36
	objects[0].Move(fyne.NewPos(pad, pad+(line-icon)/2))
	objects[0].Resize(fyne.NewSquareSize(icon))
	objects[1].Move(fyne.NewPos(icon+pad, 0))
	objects[1].Resize(fyne.NewSize(size.Width-icon-pad, size.Height))
}

func (markLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	icon := theme.Size(fynetheme.SizeNameInlineIcon) * 0.85
	pad := theme.Size(fynetheme.SizeNameInnerPadding)
	return objects[1].MinSize().AddWidthHeight(icon+pad, 0)
}
