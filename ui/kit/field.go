package kit

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/assets/words"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Field is one question of a form: its label, why it is asked, the control, where
// the value comes from, and beside it in words what is wrong.
type Field struct {
	widget.BaseWidget
	label   *widget.Label
	why     *Small
	origin  *Small
	problem *Marked
	found   *Marked
	control fyne.CanvasObject
	box     *fyne.Container
}

// NewField puts a label over a control and names the control by it.
func NewField(label string, control fyne.CanvasObject) *Field {
	f := &Field{label: Strong(label), why: NewSmall(""), origin: NewSmall(""), control: control}
	f.problem, f.found = NewMarked(Blocked, ""), NewMarked(Attention, "")
	for _, hidden := range []fyne.CanvasObject{f.why, f.origin, f.problem, f.found} {
		hidden.Hide()
	}
	if named, ok := control.(interface{ SetLabel(string) }); ok {
		named.SetLabel(label)
	}
	if watched, ok := control.(interface{ watchProblem(func(error)) }); ok {
		watched.watchProblem(f.ShowProblem)
	}
	f.box = container.New(fieldLayout{}, f.label, f.why, control, f.problem, f.found, f.origin)
	f.ExtendBaseWidget(f)
	return f
}

// Why sets the line that says why we ask.
func (f *Field) Why(text string) *Field {
	f.setOptional(f.why, text)
	return f
}

// Bare leaves the label out of sight where the line of a table says it; the control is
// named by it all the same.
func (f *Field) Bare() *Field {
	f.label.Hide()
	return f
}

// Question is a label with the line that says why we ask, for a table whose controls stand
// beside it in Bare fields.
func Question(label, why string) fyne.CanvasObject {
	q := container.New(fieldLayout{}, Strong(label))
	if why != "" {
		q.Add(NewSmall(why))
	}
	return q
}

// Origin says where the value comes from: the notice, the profile, a dated fact.
func (f *Field) Origin(text string) *Field {
	if text != "" {
		text = words.T("field.origin", text)
	}
	f.setOptional(f.origin, text)
	return f
}

func (f *Field) setOptional(s *Small, text string) {
	s.SetText(text)
	setShown(s, text != "")
	f.Refresh()
}

// ShowProblem says what is wrong with what was typed; nil clears it.
func (f *Field) ShowProblem(err error) {
	if err != nil {
		f.problem.Set(Blocked, err.Error())
	}
	setShown(f.problem, err != nil)
	f.relayout()
}

// ShowIssue shows a finding of the application about this field; an empty one clears it.
func (f *Field) ShowIssue(issue bid.Issue) {
	if issue.Message != "" {
		f.found.Set(StateOf(issue.Severity), issue.Message+" ("+issue.Code+")")
	}
	setShown(f.found, issue.Message != "")
	f.relayout()
}

// Problem is the sentence shown about what was typed, empty when there is none.
func (f *Field) Problem() string {
	if f.problem.Hidden {
		return ""
	}
	return f.problem.Text()
}

// Label is the field's label.
func (f *Field) Label() string { return f.label.Text }

// Control is what the person types or chooses in.
func (f *Field) Control() fyne.CanvasObject { return f.control }

// Focus gives the control the keyboard; false when it cannot take it.
func (f *Field) Focus() bool {
	target, ok := f.control.(fyne.Focusable)
	if !ok {
		return false
	}
	c := canvasOf(f.control)
	if c == nil {
		return false
	}
	c.Focus(target)
	return c.Focused() == target
}

func setShown(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}

// relayout measures the field again at its present width and, when its height has
// changed, all that stands around it.
func (f *Field) relayout() {
	f.box.Layout.Layout(f.box.Objects, f.box.Size())
	f.Refresh()
	if f.MinSize().Height != f.Size().Height {
		Relayout(f)
	}
}

// Relayout lays the window out again after an object in it has changed its height.
func Relayout(o fyne.CanvasObject) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil || c.Content() == nil {
		return
	}
	c.Content().Refresh()
	if body := bodies[c]; body != nil {
		body.relayout()
	}
}

// CreateRenderer is part of fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }

// fieldLayout is a stack that lets label, hint and control stand close together.
type fieldLayout struct{}

func (fieldLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	var above fyne.CanvasObject
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		y -= tuck(above)
		height := heightAt(o, size.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height
		above = o
	}
}

func (fieldLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	var above fyne.CanvasObject
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height - tuck(above)
		above = o
	}
	return size
}

// tuck is how far an object may move up into the inner margin of the text above it.
func tuck(above fyne.CanvasObject) float32 {
	switch above.(type) {
	case *widget.Label, *widget.RichText, *Small, *Line:
		return theme.Size(fynetheme.SizeNameInnerPadding)
	}
	return 0
}

// FieldSet knows the fields of a page by the path of the value they edit, so that a
// finding can be shown beside its field and "Go to" can find it.
type FieldSet struct {
	fields map[string]*Field
	order  []string
}

// NewFieldSet makes an empty set.
func NewFieldSet() *FieldSet { return &FieldSet{fields: map[string]*Field{}} }

// Add registers the field that edits the value at path and returns it.
func (s *FieldSet) Add(path string, f *Field) *Field {
	if _, known := s.fields[path]; !known {
		s.order = append(s.order, path)
	}
	s.fields[path] = f
	return f
}

// Focus gives the field of that path the keyboard: the exact one, or the first one
// below or above it.
func (s *FieldSet) Focus(path string) bool {
	if f, ok := s.fields[path]; ok {
		return f.Focus()
	}
	for _, known := range s.order {
		if strings.HasPrefix(known, path+".") || strings.HasPrefix(path, known+".") {
			return s.fields[known].Focus()
		}
	}
	return false
}

// ShowIssues shows each finding beside its field, the weightiest where there are
// several, and clears the others.
func (s *FieldSet) ShowIssues(issues []bid.Issue) {
	weight := map[bid.Severity]int{bid.Informs: 1, bid.Warns: 2, bid.Blocks: 3}
	best := map[string]bid.Issue{}
	for _, issue := range issues {
		if _, known := s.fields[issue.Path]; known && weight[issue.Severity] > weight[best[issue.Path].Severity] {
			best[issue.Path] = issue
		}
	}
	for path, f := range s.fields {
		f.ShowIssue(best[path])
	}
}
