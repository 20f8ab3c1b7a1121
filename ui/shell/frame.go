package shell

import (
	"bidwright/app/chart"
	"bidwright/assets/words"
	"bidwright/ui/kit"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// frame is what stands around the page.
type frame struct {
	shell   *Shell
	content *fyne.Container

	nav         *fyne.Container
	items       map[string]*kit.NavItem
	line        fyne.CanvasObject
	top         *fyne.Container
	title       *kit.Line
	headline    *kit.Marked
	saved       *kit.Small
	ready       *kit.Small
	undo        *kit.Button
	redo        *kit.Button
	answer      *kit.Button
	page        *fyne.Container
	panel       *fyne.Container
	panelScroll *container.Scroll
	wanted      bool // the user wants the answer panel
	asked       bool // … and asked for it where there is little room
}

func newFrame(s *Shell) *frame {
	f := &frame{shell: s, items: map[string]*kit.NavItem{}, page: container.NewStack()}
	f.wanted = s.deps.App.Preferences().BoolWithFallback(prefPanel, true)
	f.buildNavigation()
	f.buildTop()
	f.panel = kit.Stack()
	navigation := container.NewStack(kit.NewGround(theme.ColorNavigation, "", 0), container.NewVScroll(container.NewPadded(f.nav)))
	top := container.NewStack(kit.NewGround(fynetheme.ColorNameBackground, "", 0), container.NewPadded(f.top))
	f.panelScroll = container.NewVScroll(kit.Margin(f.panel))
	answer := container.NewStack(kit.NewGround(theme.ColorPanel, "", 0), f.panelScroll)
	rule := canvas.NewRectangle(nil)
	f.content = container.New(&frameLayout{frame: f}, navigation, top, f.page, answer, s.toasts, rule)
	return f
}

func (f *frame) buildNavigation() {
	f.nav = kit.Close(kit.Section(words.T("shell.name")))
	line := kit.NewGround(fynetheme.ColorNameSeparator, "", 0)
	f.line = container.New(lineLayout{}, line)
	add := func(group Group) {
		for _, p := range f.shell.deps.Pages {
			if p.Group() == group {
				item := kit.NewNavItem(p.Title(), group == Bid, func() { f.shell.Go(Route{Page: p.ID()}) })
				f.items[p.ID()] = item
				f.nav.Add(item)
			}
		}
	}
	add(Workspace)
	f.nav.Add(f.line)
	add(Bid)
}

func (f *frame) buildTop() {
	s := f.shell
	f.title = kit.OneLine("")
	f.title.Bold = true
	f.headline = kit.NewHeadline()
	f.saved, f.ready = kit.NewSmall(""), kit.NewSmall("")
	f.saved.Wrapping, f.ready.Wrapping = fyne.TextWrapOff, fyne.TextWrapOff
	f.undo = kit.NewIconButton(kit.Icon("undo", fynetheme.ColorNameForeground), words.T("cmd.undo"), func() { s.run(s.Undo) })
	f.redo = kit.NewIconButton(kit.Icon("redo", fynetheme.ColorNameForeground), words.T("cmd.redo"), func() { s.run(s.Redo) })
	f.answer = kit.NewIconButton(kit.Icon("panel", fynetheme.ColorNameForeground), words.T("cmd.answer"), s.togglePanel)
	tools := container.NewHBox(f.saved, f.undo, f.redo, f.answer)
	first := container.NewBorder(nil, nil, nil, tools, f.title)
	second := container.NewBorder(nil, nil, nil, f.ready, f.headline)
	f.top = kit.Close(first, second)
}

// maxStepName keeps a long name of a step from pushing the bid's title away.
const maxStepName = 26

func clip(text string) string {
	runes := []rune(text)
	if len(runes) > maxStepName {
		return string(runes[:maxStepName-1]) + "…"
	}
	return text
}

func (f *frame) refresh() {
	host := f.shell.deps.Host
	open := host.BidTitle() != ""
	f.title.SetText(host.BidTitle())
	if !open {
		f.title.SetText(words.T("shell.noBid"))
	}
	text, state := host.Headline()
	f.headline.Set(state, text)
	show(f.headline, text != "")
	f.saved.SetText(f.shell.savedText())
	roomy := f.content.Size().Width >= theme.Em(70)
	setStep(f.undo, words.T("cmd.undo"), host.UndoName(), roomy)
	setStep(f.redo, words.T("cmd.redo"), host.RedoName(), roomy)
	ready, sections := 0, 0
	for _, p := range f.shell.deps.Pages {
		item := f.items[p.ID()]
		current := p == f.shell.current
		if p.Group() == Workspace {
			item.Set(kit.Note, 0, current)
			continue
		}
		show(item, open)
		section := host.Section(p.ID())
		item.Set(section.State, section.Count, current)
		if section.Sum {
			continue
		}
		sections++
		if section.State == kit.Ready {
			ready++
		}
	}
	show(f.line, open)
	f.ready.SetText("")
	if open {
		f.ready.SetText(words.T("shell.readyCount", ready, sections))
	}
	f.refreshPanel()
	f.content.Refresh()
}

// setStep names the step on the button, where there is room for it, and greys the
// button where there is no step.
func setStep(b *kit.Button, word, step string, roomy bool) {
	b.SetName(word)
	b.SetText("")
	if step == "" {
		b.Disable()
		return
	}
	b.SetName(words.T("shell.step", word, step))
	if roomy {
		b.SetText(clip(step))
	}
	b.Enable()
}

func show(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

func (f *frame) setPage(view fyne.CanvasObject) {
	f.page.Objects = []fyne.CanvasObject{view}
	f.page.Refresh()
}

func (f *frame) toggle() {
	shown := f.content.Objects[3].Visible()
	f.wanted, f.asked = !shown, !shown
	f.content.Refresh()
}

// hasAnswer reports whether the page on show fills the panel.
func (f *frame) hasAnswer() bool {
	_, ok := f.shell.current.(Answerer)
	return ok
}

func (f *frame) refreshPanel() {
	f.panel.Objects = nil
	source, ok := f.shell.current.(Answerer)
	if !ok {
		f.answer.Disable()
		return
	}
	f.answer.Enable()
	a := source.Answer()
	f.panel.Add(kit.Section(words.T("shell.answer")))
	for _, v := range a.Figures {
		figure := kit.NewFigure(v.Label, v.Explain)
		figure.Set(v.Value, v.Reason, v.State, v.Note)
		f.panel.Add(figure)
	}
	if len(a.Chart.Bars)+len(a.Chart.Rungs) > 0 {
		f.panel.Add(newChart(a.ChartLabel, a.Chart))
	}
	summary := kit.NewErrorSummary(f.shell.goToIssue)
	summary.SetIssues(a.Issues)
	f.panel.Add(summary)
}

func newChart(label string, spec chart.Spec) fyne.CanvasObject {
	c := kit.NewChart(label)
	c.Set(spec)
	return c
}

// frameLayout places navigation, top bar, page, answer panel and toast. The panel gives
// way to the page where there is little room, unless it was asked for.
type frameLayout struct{ frame *frame }

func (l *frameLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	nav, top, page, panel, toast, rule := objects[0], objects[1], objects[2], objects[3], objects[4], objects[5].(*canvas.Rectangle)
	navWidth := min(theme.Em(11.5), size.Width*0.27)
	rest := size.Width - navWidth
	panelWidth := min(theme.Em(17), rest*0.5)
	roomy := rest-panelWidth >= theme.Em(34)
	shown := l.frame.wanted && l.frame.hasAnswer() && (roomy || l.frame.asked)
	place(nav, 0, 0, navWidth, size.Height)
	top.Resize(fyne.NewSize(rest, max(top.Size().Height, 1)))
	topHeight := top.MinSize().Height
	place(top, navWidth, 0, rest, topHeight)
	rule.FillColor = theme.Color(fynetheme.ColorNameSeparator)
	place(rule, navWidth, topHeight, rest, 1)
	y := topHeight + 1
	pageWidth := rest
	show(panel, shown)
	if shown {
		pageWidth = rest - panelWidth
		place(panel, navWidth+pageWidth, y, panelWidth, size.Height-y)
		l.frame.panelScroll.Refresh()
	}
	place(page, navWidth, y, pageWidth, size.Height-y)
	if toast.Visible() {
		margin := theme.Size(theme.SizeGap)
		width := min(theme.Em(40), pageWidth-2*margin)
		toast.Resize(fyne.NewSize(width, max(toast.Size().Height, 1)))
		height := toast.MinSize().Height
		place(toast, navWidth+margin, size.Height-height-margin, width, height)
	}
}

func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, max(height, 0)))
}

func (l *frameLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	page, top := objects[2].MinSize(), objects[1].MinSize()
	return fyne.NewSize(theme.Em(11.5)+max(page.Width, top.Width), top.Height+page.Height)
}

// lineLayout draws a thin line with room above and below.
type lineLayout struct{}

func (lineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 4, size.Height/2, size.Width-8, 1)
}

func (lineLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(8, theme.Size(theme.SizeGap))
}
