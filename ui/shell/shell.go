package shell

import (
	"path/filepath"
	"slices"
	"time"

	"bidwright/app/bid"
	"bidwright/assets/words"
	"bidwright/ui/kit"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
)

// Deps is what the frame is built from.
type Deps struct {
	App     fyne.App
	Host    Host
	Pages   []Page
	Actions Actions
	// Files is the disk as the file dialogs see it.
	Files kit.FileSystem
	// Run does slow work elsewhere: a goroutine in the program, inline in tests.
	Run func(func())
}

// The settings kept between runs; never anything about a bid.
const (
	prefDark   = "window.dark"
	prefScale  = "window.textScale"
	prefWidth  = "window.width"
	prefHeight = "window.height"
	prefPanel  = "window.answer"
	prefFolder = "files.folder"
)

// The sizes the window is designed for and never smaller than.
var (
	DesignedSize = fyne.NewSize(1280, 800)
	LeastSize    = fyne.NewSize(1024, 700)
)

// Shell is the frame of one window.
type Shell struct {
	deps     Deps
	canvas   fyne.Canvas
	window   fyne.Window
	frame    *frame
	dialogs  *kit.Dialogs
	toasts   *kit.Toasts
	commands []Command
	history  history
	current  Page
	built    map[string]fyne.CanvasObject
	stop     []func()
}

// New makes the frame. The theme is set from the kept settings. Nothing is shown yet.
func New(d Deps) *Shell {
	s := &Shell{deps: d, toasts: kit.NewToasts(), built: map[string]fyne.CanvasObject{}}
	if s.deps.Run == nil {
		s.deps.Run = func(f func()) { go f() }
	}
	s.applyTheme()
	s.buildCommands()
	s.frame = newFrame(s)
	return s
}

// Content is the whole frame, for a canvas.
func (s *Shell) Content() fyne.CanvasObject { return s.frame.content }

// Dialogs and Toasts are shared by all pages of the window.
func (s *Shell) Dialogs() *kit.Dialogs { return s.dialogs }

// Toasts shows what was done and what went wrong.
func (s *Shell) Toasts() *kit.Toasts { return s.toasts }

// Commands is the one table of shortcuts.
func (s *Shell) Commands() []Command { return s.commands }

// Current is the id of the page on show, empty before the first.
func (s *Shell) Current() string {
	if s.current == nil {
		return ""
	}
	return s.current.ID()
}

// Attach puts the frame into a window: content, menus, keys, drop, closing, size.
func (s *Shell) Attach(w fyne.Window) {
	s.window = w
	w.SetPadded(false)
	s.AttachCanvas(w.Canvas())
	w.SetContent(s.frame.content)
	prefs := s.deps.App.Preferences()
	size := fyne.NewSize(
		float32(prefs.FloatWithFallback(prefWidth, float64(DesignedSize.Width))),
		float32(prefs.FloatWithFallback(prefHeight, float64(DesignedSize.Height))))
	w.Resize(size.Max(LeastSize))
	w.SetMainMenu(s.menus())
	if s.deps.Actions.Dropped != nil {
		w.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) {
			var paths []string
			for _, uri := range uris {
				if uri.Scheme() == "file" {
					paths = append(paths, osPath(uri.Path()))
				}
			}
			if len(paths) > 0 {
				s.run(func() { s.deps.Actions.Dropped(paths) })
			}
		})
	}
	w.SetCloseIntercept(s.Close)
}

// AttachCanvas gives the frame its keys and dialogs on a canvas without a window, as
// the pictures need.
func (s *Shell) AttachCanvas(c fyne.Canvas) {
	s.canvas = c
	s.dialogs = kit.NewDialogs(c)
	c.SetOnTypedKey(s.typedKey)
	for _, command := range s.commands {
		for _, k := range command.Keys {
			if k.Mod != 0 {
				c.AddShortcut(k.shortcut(), s.handle)
			}
		}
	}
	for i := range 9 {
		c.AddShortcut(Key{fyne.KeyName(rune('1' + i)), ctrl}.shortcut(), s.handle)
	}
	s.stop = append(s.stop, kit.HandleShortcuts(c, s.handle),
		s.deps.Host.Subscribe(func() { fyne.Do(s.Refresh) }))
}

// Close commits what is typed, keeps the window's size and asks the program whether
// it may close.
func (s *Shell) Close() {
	if !s.commit() {
		return
	}
	size := s.canvas.Size()
	prefs := s.deps.App.Preferences()
	prefs.SetFloat(prefWidth, float64(size.Width))
	prefs.SetFloat(prefHeight, float64(size.Height))
	done := func() {
		s.Detach()
		s.window.Close()
	}
	if s.deps.Actions.Closing != nil {
		s.deps.Actions.Closing(done)
		return
	}
	done()
}

// Detach ends the subscription and the keys of the canvas.
func (s *Shell) Detach() {
	for _, stop := range s.stop {
		stop()
	}
	s.stop = nil
}

// commit commits a field that has the keyboard; false when its text cannot be read,
// in which case it stays where it is with its sentence.
func (s *Shell) commit() bool {
	if s.canvas == nil {
		return true
	}
	if c, ok := s.canvas.Focused().(kit.Committer); ok {
		return c.Commit()
	}
	return true
}

// reachable are the pages that can be gone to now, in the order of the navigation.
func (s *Shell) reachable() []Page {
	var out []Page
	for _, group := range []Group{Workspace, Bid} {
		for _, p := range s.deps.Pages {
			if p.Group() == group && (group == Workspace || s.deps.Host.BidTitle() != "") {
				out = append(out, p)
			}
		}
	}
	return out
}

// numbered are the pages that Ctrl+1 to Ctrl+9 show, in the order of the navigation.
func (s *Shell) numbered() []Page {
	return slices.DeleteFunc(s.reachable(), func(p Page) bool {
		_, without := p.(Unnumbered)
		return without
	})
}

// showNth shows the page at that place among the numbered ones, counted from one.
func (s *Shell) showNth(n int) {
	if pages := s.numbered(); n <= len(pages) {
		s.Go(Route{Page: pages[n-1].ID()})
	}
}

// Go shows a page, and in it the field of the route's path. A page that cannot be
// reached now is left alone.
func (s *Shell) Go(r Route) {
	if s.show(r) {
		s.history.visit(r)
	}
}

// GoToPath shows the page that holds the field of that path and goes to it.
func (s *Shell) GoToPath(path string) { s.Go(Route{Page: s.deps.Host.PageOf(path), Path: path}) }

// Back and Forward move in the history.
func (s *Shell) Back() bool { return s.move(-1) }

// Forward undoes Back.
func (s *Shell) Forward() bool { return s.move(1) }

func (s *Shell) move(by int) bool {
	r, ok := s.history.move(by)
	return ok && s.show(r)
}

func (s *Shell) show(r Route) bool {
	var next Page
	for _, p := range s.reachable() {
		if p.ID() == r.Page {
			next = p
		}
	}
	if next == nil {
		return false
	}
	if next != s.current {
		if s.canvas != nil {
			s.canvas.Focus(nil) // commits what is typed; unreadable text stays in its field
		}
		if leaver, ok := s.current.(Leaver); ok {
			leaver.OnLeave()
		}
		s.current = next
		if s.built[r.Page] == nil {
			s.built[r.Page] = next.View()
		}
		s.frame.setPage(s.built[r.Page])
	}
	s.Refresh()
	goer, ok := next.(Goer)
	if r.Path != "" && ok && goer.GoTo(r.Path) {
		return true
	}
	if focuser, ok := next.(Focuser); ok && s.canvas != nil {
		focuser.FocusFirst()
	}
	return true
}

// Refresh shows the present state of the application. Where the open bid has gone,
// its page gives way to the first of the workspace.
func (s *Shell) Refresh() {
	pages := s.reachable()
	there := false
	for _, p := range pages {
		there = there || p == s.current
	}
	if s.current != nil && !there && len(pages) > 0 {
		s.current = nil
		s.Go(Route{Page: pages[0].ID()})
		return
	}
	if s.current != nil {
		s.current.Refresh()
	}
	s.frame.refresh()
	if s.window != nil {
		s.refreshMenus()
	}
}

// refreshMenus renews the menu only when a bid was opened or shut, since only then
// its pages change.
func (s *Shell) refreshMenus() {
	for _, m := range s.window.MainMenu().Items {
		if m.Label == words.T("menu.go") && len(m.Items) != len(s.reachable()) {
			s.window.SetMainMenu(s.menus())
			return
		}
	}
}

// Undo takes typing back first, then the last step of the document.
func (s *Shell) Undo() {
	if t, ok := s.canvas.Focused().(kit.TypingUndoer); ok && t.UndoTyping() {
		return
	}
	if s.deps.Host.UndoName() == "" {
		s.toasts.Success(words.T("shell.nothingToUndo"))
		return
	}
	s.Present(s.deps.Host.Undo())
}

// Redo is the other way round.
func (s *Shell) Redo() {
	if t, ok := s.canvas.Focused().(kit.TypingUndoer); ok && t.RedoTyping() {
		return
	}
	if s.deps.Host.RedoName() == "" {
		s.toasts.Success(words.T("shell.nothingToRedo"))
		return
	}
	s.Present(s.deps.Host.Redo())
}

// Present shows an error as one sentence; nil shows nothing.
func (s *Shell) Present(err error) {
	if err != nil {
		s.toasts.Error(s.deps.Host.Sentence(err))
	}
}

func (s *Shell) duplicate() {
	if p, ok := s.current.(Duplicator); ok && s.commit() {
		p.Duplicate()
	}
}

func (s *Shell) addLine() {
	if p, ok := s.current.(Adder); ok && s.commit() {
		p.AddLine()
	}
}

func (s *Shell) find() {
	if p, ok := s.current.(Finder); ok {
		p.Find()
	}
}

func (s *Shell) help() {
	if s.deps.Actions.Help != nil {
		s.deps.Actions.Help(s.Current())
		return
	}
	s.showKeys()
}

// ShowExplanation shows how a figure came about.
func (s *Shell) ShowExplanation(e kit.Explanation) {
	s.dialogs.Tell(words.T("explain.title"), kit.ExplainPanel(e))
}

// Window is the window attached to, nil on a bare canvas.
func (s *Shell) Window() fyne.Window { return s.window }

// AskFile asks for a file, starting in the folder last used.
func (s *Shell) AskFile(ask kit.FileQuestion) {
	prefs := s.deps.App.Preferences()
	if ask.Folder == "" {
		ask.Folder = prefs.String(prefFolder)
	}
	chosen := ask.Chosen
	ask.Chosen = func(path string) {
		prefs.SetString(prefFolder, s.deps.Files.Parent(path))
		chosen(path)
	}
	s.dialogs.AskFile(s.deps.Files, ask)
}

// osPath turns the path of a dropped URI into the system's own form.
func osPath(path string) string {
	if len(path) > 2 && path[0] == '/' && path[2] == ':' {
		path = path[1:] // /C:/Users → C:/Users
	}
	return filepath.FromSlash(path)
}

func (s *Shell) dark() bool { return s.deps.App.Preferences().BoolWithFallback(prefDark, false) }

func (s *Shell) scale() float32 {
	return float32(s.deps.App.Preferences().FloatWithFallback(prefScale, 1))
}

// SetDark chooses the variant.
func (s *Shell) SetDark(dark bool) {
	s.deps.App.Preferences().SetBool(prefDark, dark)
	s.applyTheme()
	s.relayout()
}

// SetScale chooses the size of text, within the theme's limits.
func (s *Shell) SetScale(scale float32) {
	scale = theme.New(false, scale).Scale()
	s.deps.App.Preferences().SetFloat(prefScale, float64(scale))
	s.applyTheme()
	s.relayout()
}

func (s *Shell) applyTheme() { s.deps.App.Settings().SetTheme(theme.New(s.dark(), s.scale())) }

func (s *Shell) relayout() {
	if s.canvas != nil {
		s.frame.refresh()
		s.frame.content.Refresh()
	}
}

func (s *Shell) savedText() string {
	at := s.deps.Host.SavedAt()
	if at.IsZero() {
		return ""
	}
	return words.T("shell.saved", at.In(time.Local).Format("15:04"))
}

func (s *Shell) togglePanel() {
	s.frame.toggle()
	s.deps.App.Preferences().SetBool(prefPanel, s.frame.wanted)
}

func (s *Shell) goToIssue(issue bid.Issue) { s.GoToPath(issue.Path) }
