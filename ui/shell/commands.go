package shell

import (
	"slices"
	"strconv"
	"strings"

	"bidwright/assets/words"
	"bidwright/ui/kit"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Command is one thing the keyboard can do. The one table of them feeds handlers,
// menus and the help page.
type Command struct {
	// ID is the id of its words.
	ID string
	// Menu is the id of its menu, empty for none.
	Menu string
	Keys []Key
	// Widgets use these keys first, so that they may not be in a menu, where Fyne
	// would catch them before any widget.
	Widgets bool
	Do      func()
}

// Key is one key with its modifiers; a key without any goes to whatever has the keyboard first.
type Key struct {
	Name fyne.KeyName
	Mod  fyne.KeyModifier
}

const ctrl = fyne.KeyModifierShortcutDefault

// Title is the command in words.
func (c Command) Title() string { return words.T(c.ID) }

// KeyText is the keys in words: Ctrl+Shift+Z or Ctrl+Y.
func (c Command) KeyText() string {
	var out []string
	for _, k := range c.Keys {
		out = append(out, k.String())
	}
	return strings.Join(out, words.T("keys.or"))
}

// String is the key in words.
func (k Key) String() string {
	var parts []string
	if k.Mod&fyne.KeyModifierControl != 0 {
		parts = append(parts, "Ctrl")
	}
	if k.Mod&fyne.KeyModifierSuper != 0 {
		parts = append(parts, "Cmd")
	}
	if k.Mod&fyne.KeyModifierAlt != 0 {
		parts = append(parts, "Alt")
	}
	if k.Mod&fyne.KeyModifierShift != 0 {
		parts = append(parts, "Shift")
	}
	name := string(k.Name)
	switch k.Name {
	case fyne.KeyReturn:
		name = "Enter"
	case fyne.KeyLeft:
		name = words.T("keys.left")
	case fyne.KeyRight:
		name = words.T("keys.right")
	case fyne.KeyEqual, fyne.KeyPlus:
		name = "+"
	case fyne.KeyMinus:
		name = "−"
	}
	return strings.Join(append(parts, name), "+")
}

// shortcut is the form in which Fyne's driver announces the key.
func (k Key) shortcut() fyne.Shortcut {
	switch {
	case k.Mod == ctrl && k.Name == fyne.KeyZ:
		return &fyne.ShortcutUndo{}
	case k.Mod == ctrl && k.Name == fyne.KeyY:
		return &fyne.ShortcutRedo{}
	default:
		return &desktop.CustomShortcut{KeyName: k.Name, Modifier: k.Mod}
	}
}

func (s *Shell) buildCommands() {
	a := s.deps.Actions
	add := func(id, menu string, do func(), keys ...Key) {
		if do != nil {
			s.commands = append(s.commands, Command{ID: id, Menu: menu, Keys: keys, Do: do})
		}
	}
	widgets := func(id string, do func(), keys ...Key) {
		s.commands = append(s.commands, Command{ID: id, Keys: keys, Do: do, Widgets: true})
	}
	add("cmd.new", "menu.file", a.NewBid, Key{fyne.KeyN, ctrl})
	add("cmd.open", "menu.file", a.Open, Key{fyne.KeyO, ctrl})
	add("cmd.import", "menu.file", a.ImportNotice)
	add("cmd.copyBids", "menu.file", a.CopyBids)
	add("cmd.version", "menu.file", a.NamedVersion, Key{fyne.KeyS, ctrl})
	add("cmd.backups", "menu.file", a.Backups)
	add("cmd.saveCopy", "menu.file", a.SaveCopy)
	add("cmd.showFile", "menu.file", a.ShowFile)
	add("cmd.preview", "menu.file", a.Preview, Key{fyne.KeyP, ctrl})
	add("cmd.undo", "menu.edit", s.Undo, Key{fyne.KeyZ, ctrl})
	add("cmd.redo", "menu.edit", s.Redo, Key{fyne.KeyY, ctrl}, Key{fyne.KeyZ, ctrl | fyne.KeyModifierShift})
	add("cmd.duplicate", "menu.edit", s.duplicate, Key{fyne.KeyD, ctrl})
	add("cmd.find", "menu.edit", s.find, Key{fyne.KeyF, ctrl})
	widgets("cmd.add", s.addLine, Key{fyne.KeyReturn, ctrl})
	widgets("cmd.back", func() { s.Back() }, Key{fyne.KeyLeft, fyne.KeyModifierAlt})
	widgets("cmd.forward", func() { s.Forward() }, Key{fyne.KeyRight, fyne.KeyModifierAlt})
	add("cmd.answer", "menu.view", s.togglePanel, Key{fyne.KeyB, ctrl})
	add("cmd.larger", "menu.view", func() { s.SetScale(s.scale() + theme.ScaleStep) }, Key{fyne.KeyEqual, ctrl}, Key{fyne.KeyPlus, ctrl})
	add("cmd.smaller", "menu.view", func() { s.SetScale(s.scale() - theme.ScaleStep) }, Key{fyne.KeyMinus, ctrl})
	add("cmd.normal", "menu.view", func() { s.SetScale(1) }, Key{fyne.Key0, ctrl})
	add("cmd.dark", "menu.view", func() { s.SetDark(!s.dark()) })
	add("cmd.glossary", "menu.help", a.Glossary, Key{fyne.KeyG, ctrl})
	add("cmd.help", "menu.help", s.help, Key{Name: fyne.KeyF1})
	add("cmd.keys", "menu.help", s.showKeys)
}

// run does a command unless a dialog is on show.
func (s *Shell) run(do func()) {
	if s.dialogs != nil && s.dialogs.Open() {
		return
	}
	do()
}

// handle does the command of a shortcut that no widget used.
func (s *Shell) handle(shortcut fyne.Shortcut) {
	for _, c := range s.commands {
		for _, k := range c.Keys {
			if k.Mod != 0 && k.shortcut().ShortcutName() == shortcut.ShortcutName() {
				s.run(c.Do)
				return
			}
		}
	}
	custom, ok := shortcut.(*desktop.CustomShortcut)
	if !ok || custom.Modifier != ctrl || len(custom.KeyName) != 1 {
		return
	}
	if n, err := strconv.Atoi(string(custom.KeyName)); err == nil && n >= 1 {
		s.run(func() { s.showNth(n) })
	}
}

// typedKey does the command of a key without modifiers that no widget used.
func (s *Shell) typedKey(ev *fyne.KeyEvent) {
	if s.dialogs != nil && s.dialogs.TypedKey(ev) {
		return
	}
	for _, c := range s.commands {
		for _, k := range c.Keys {
			if k.Mod == 0 && k.Name == ev.Name {
				s.run(c.Do)
				return
			}
		}
	}
}

// menus are the commands that have one, in the order of the table, and the pages.
func (s *Shell) menus() *fyne.MainMenu {
	var order []string
	items := map[string][]*fyne.MenuItem{}
	for _, c := range s.commands {
		if c.Menu == "" {
			continue
		}
		if items[c.Menu] == nil {
			order = append(order, c.Menu)
		}
		do := c.Do
		item := fyne.NewMenuItem(c.Title(), func() { s.run(do) })
		if len(c.Keys) > 0 && c.Keys[0].Mod != 0 {
			item.Shortcut = c.Keys[0].shortcut()
		}
		items[c.Menu] = append(items[c.Menu], item)
	}
	var goTo []*fyne.MenuItem
	numbered := s.numbered()
	for _, p := range s.reachable() {
		item := fyne.NewMenuItem(p.Title(), func() { s.run(func() { s.Go(Route{Page: p.ID()}) }) })
		if i := slices.Index(numbered, p); i >= 0 && i < 9 {
			item.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyName(strconv.Itoa(i + 1)), Modifier: ctrl}
		}
		goTo = append(goTo, item)
	}
	main := fyne.NewMainMenu()
	for _, id := range order {
		if id == "menu.help" {
			main.Items = append(main.Items, fyne.NewMenu(words.T("menu.go"), goTo...))
		}
		main.Items = append(main.Items, fyne.NewMenu(words.T(id), items[id]...))
	}
	return main
}

// showKeys is the help page of the keyboard, from the same table.
func (s *Shell) showKeys() {
	var lines []fyne.CanvasObject
	line := func(keys, text string) {
		lines = append(lines, kit.Columns(2, 12, kit.Strong(keys), kit.Text(text)))
	}
	for _, c := range s.commands {
		if len(c.Keys) > 0 {
			line(c.KeyText(), c.Title())
		}
	}
	prefix := Key{fyne.Key1, ctrl}.String()
	line(prefix+" … 9", words.T("keys.pages"))
	line(words.T("keys.enter"), words.T("keys.enterDoes"))
	line("Esc", words.T("keys.escDoes"))
	line("Tab", words.T("keys.tabDoes"))
	line(words.T("keys.arrows"), words.T("keys.arrowsDo"))
	line(words.T("keys.altArrows"), words.T("keys.moveDoes"))
	line(words.T("keys.delete"), words.T("keys.deleteDoes"))
	s.dialogs.Tell(words.T("keys.title"), kit.Close(lines...))
}
