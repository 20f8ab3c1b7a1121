package kit

import (
	"bidwright/assets/words"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Dialog is one decision: a title, its content and up to two buttons.
type Dialog struct {
	Title   string
	Content fyne.CanvasObject
	// Accept is the word on the main button; OnAccept may refuse by returning false,
	// and the dialog stays. Without Accept there is only the button that shuts it.
	Accept   string
	OnAccept func() bool
	// Then runs once the dialog was accepted and is gone, so that a dialog it shows is
	// on show at once and not queued behind this one.
	Then func()
	// Cancel is the word on the other button; Esc does the same.
	Cancel   string
	OnCancel func()
	// First takes the keyboard; without it the first control of the content does,
	// or the main button.
	First fyne.Focusable
	// Ems is the width in letters; 34 unless set.
	Ems float32
}

// Dialogs shows dialogs on one window, never two at once.
type Dialogs struct {
	canvas fyne.Canvas
	open   *openDialog
	queue  []Dialog
}

// NewDialogs makes the queue of a window.
func NewDialogs(c fyne.Canvas) *Dialogs { return &Dialogs{canvas: c} }

// Open reports whether a dialog is on show: the window's shortcuts rest meanwhile.
func (d *Dialogs) Open() bool { return d.open != nil }

// Show shows a dialog now, or after those before it.
func (d *Dialogs) Show(dialog Dialog) {
	if d.open != nil {
		d.queue = append(d.queue, dialog)
		return
	}
	d.present(dialog)
}

// Shut shuts the dialog on show as Cancel does.
func (d *Dialogs) Shut() {
	if d.open != nil {
		d.open.cancel()
	}
}

// Close shuts the dialog on show without asking its OnCancel, when its work is done.
func (d *Dialogs) Close() {
	if d.open != nil {
		d.open.hide()
	}
}

// Confirm asks before something that cannot be undone.
func (d *Dialogs) Confirm(title, text, accept string, yes func()) {
	d.Show(Dialog{Title: title, Content: Text(text), Accept: accept, Cancel: words.T("dialog.cancel"),
		Then: yes})
}

// Tell shows something to read.
func (d *Dialogs) Tell(title string, content fyne.CanvasObject) {
	d.Show(Dialog{Title: title, Content: content, Cancel: words.T("dialog.close"), Ems: 40})
}

type openDialog struct {
	owner  *Dialogs
	spec   Dialog
	popup  *widget.PopUp
	before fyne.Focusable
}

func (d *Dialogs) present(spec Dialog) {
	o := &openDialog{owner: d, spec: spec, before: d.canvas.Focused()}
	d.open = o
	var buttons []fyne.CanvasObject
	var main *Button
	if spec.Accept != "" {
		main = NewPrimaryButton(spec.Accept, o.accept)
		buttons = append(buttons, main)
	}
	if spec.Cancel == "" {
		spec.Cancel = words.T("dialog.cancel")
	}
	cancel := NewButton(spec.Cancel, o.cancel)
	buttons = append(buttons, cancel)
	scroll := container.NewVScroll(container.New(marginLayout{}, spec.Content))
	title := indented(Section(spec.Title))
	foot := indented(Row(buttons...))
	body := &dialogBody{dialog: o, scroll: scroll, box: container.NewBorder(title, foot, nil, nil, scroll)}
	body.ExtendBaseWidget(body)
	bodies[d.canvas] = body
	o.popup = widget.NewModalPopUp(body, d.canvas)
	size := o.size(scroll, title, foot)
	o.popup.Resize(size)
	o.popup.Show()
	d.focusFirst(spec, scroll.Content, main, cancel)
}

// size fits the dialog to its content within the window.
func (o *openDialog) size(scroll *container.Scroll, title, foot fyne.CanvasObject) fyne.Size {
	ems := o.spec.Ems
	if ems == 0 {
		ems = 34
	}
	view := o.owner.canvas.Size()
	width := min(theme.Em(ems), view.Width*0.92)
	scroll.Content.Resize(fyne.NewSize(width, scroll.Content.MinSize().Height))
	content := heightAt(scroll.Content, width)
	height := content + heightAt(title, width) + foot.MinSize().Height + 4*theme.Size(fynetheme.SizeNamePadding)
	return fyne.NewSize(width, min(height, view.Height*0.92))
}

func (d *Dialogs) focusFirst(spec Dialog, content fyne.CanvasObject, main, cancel *Button) {
	c := d.canvas
	switch {
	case spec.First != nil:
		c.Focus(spec.First)
	case firstFocusable(content) != nil:
		c.Focus(firstFocusable(content))
	case main != nil:
		c.Focus(main)
	default:
		c.Focus(cancel)
	}
}

// firstFocusable is the first control in an object that can take the keyboard now.
func firstFocusable(o fyne.CanvasObject) fyne.Focusable {
	if o == nil || !o.Visible() {
		return nil
	}
	if f, ok := o.(fyne.Focusable); ok {
		if d, can := o.(fyne.Disableable); !can || !d.Disabled() {
			return f
		}
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			if f := firstFocusable(child); f != nil {
				return f
			}
		}
	case *container.Scroll:
		return firstFocusable(o.Content)
	case *Field:
		return firstFocusable(o.control)
	}
	return nil
}

func (o *openDialog) accept() {
	if c, ok := o.owner.canvas.Focused().(Committer); ok && !c.Commit() {
		return
	}
	if o.spec.OnAccept != nil && !o.spec.OnAccept() {
		return
	}
	o.hide()
	if o.spec.Then != nil {
		o.spec.Then()
	}
}

func (o *openDialog) cancel() {
	o.hide()
	if o.spec.OnCancel != nil {
		o.spec.OnCancel()
	}
}

func (o *openDialog) hide() {
	d := o.owner
	if d.open != o {
		return
	}
	o.popup.Hide()
	d.open = nil
	delete(bodies, d.canvas)
	if len(d.queue) > 0 {
		next := d.queue[0]
		d.queue = d.queue[1:]
		d.present(next)
		return
	}
	if o.before != nil {
		d.canvas.Focus(o.before)
	}
}

// TypedKey lets the window hand Esc and Enter to the dialog on show; false when
// there is none or the key is not for it.
func (d *Dialogs) TypedKey(ev *fyne.KeyEvent) bool {
	if d.open == nil {
		return false
	}
	switch ev.Name {
	case fyne.KeyEscape:
		d.open.cancel()
	case fyne.KeyReturn, fyne.KeyEnter:
		if d.open.spec.Accept != "" {
			d.open.accept()
		} else {
			d.open.cancel()
		}
	default:
		return false
	}
	return true
}

// bodies are the dialogs on show, by window: Fyne does not lay a popup out again when
// something in it grows. Only Fyne's thread comes here.
var bodies = map[fyne.Canvas]*dialogBody{}

// dialogBody is what stands in the popup.
type dialogBody struct {
	widget.BaseWidget
	dialog *openDialog
	scroll *container.Scroll
	box    *fyne.Container
}

// relayout gives the content the height that it now needs; what does not fit scrolls.
func (b *dialogBody) relayout() {
	content := b.scroll.Content
	content.Refresh()
	content.Resize(fyne.NewSize(content.Size().Width, content.MinSize().Height))
	b.scroll.Refresh()
}

// AccessibilityLabel is the title of the dialog.
func (b *dialogBody) AccessibilityLabel() string { return b.dialog.spec.Title }

// AccessibilityRole is part of fyne.Accessible.
func (b *dialogBody) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer is part of fyne.Widget.
func (b *dialogBody) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.box) }
