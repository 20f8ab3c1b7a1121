package kit

import (
	"slices"
	"strings"

	"bidwright/assets/words"
)

// FileSystem is what the file dialogs need of the disk; the program passes it in.
type FileSystem interface {
	// List is what stands in a folder, hidden files left out.
	List(folder string) ([]FileItem, error)
	Home() string
	// Parent is the folder above; a root is its own parent.
	Parent(folder string) string
	Join(folder, name string) string
	// Stat reports whether a path exists and whether it is a folder.
	Stat(path string) (exists, isFolder bool)
	// Absolute completes a typed path; a relative one starts in folder.
	Absolute(folder, typed string) string
}

// FileItem is one name in a folder.
type FileItem struct {
	Name     string
	IsFolder bool
}

// FileQuestion asks for a file to open or to save.
type FileQuestion struct {
	Title  string
	Folder string // where to start; the home folder when it is empty or gone
	// Name is the proposed name; only a question to save has one.
	Name string
	Save bool
	// Extensions are the endings shown, such as ".json"; none shows all files. A saved
	// name without the first of them gets it.
	Extensions []string
	// Chosen is told the whole path.
	Chosen func(path string)
}

// fileDialog is the open question: a path to type, and the folder to pick from.
type fileDialog struct {
	dialogs *Dialogs
	disk    FileSystem
	ask     FileQuestion
	folder  string
	where   *Line
	path    *TextEntry
	field   *Field
	table   *Table[FileItem]
	then    func() // what is done with the path, once the dialog is gone
}

// AskFile shows the question.
func (d *Dialogs) AskFile(disk FileSystem, ask FileQuestion) {
	f := &fileDialog{dialogs: d, disk: disk, ask: ask, where: OneLine("")}
	f.path = NewTextEntry(nil)
	f.path.OnEnter = d.acceptOpen
	f.field = NewField(words.T("files.path"), f.path).Why(words.T("files.pathWhy"))
	f.table = NewTable(words.T("files.list"), func(i FileItem) string { return i.Name },
		Text(words.T("files.empty")),
		Column[FileItem]{Title: words.T("files.name"), Text: itemText, Ems: 12, Weight: 1})
	f.table.VisibleRows = 7
	f.table.OnSelect = f.pick
	f.table.OnOpen = func(i FileItem) {
		f.pick(i)
		if i.IsFolder {
			f.open(f.target(i))
		} else {
			d.acceptOpen()
		}
	}
	start := ask.Folder
	if exists, isFolder := disk.Stat(start); start == "" || !exists || !isFolder {
		start = disk.Home()
	}
	f.open(start)
	if ask.Save {
		f.path.Load(ask.Name)
	}
	accept := words.T("files.open")
	if ask.Save {
		accept = words.T("files.save")
	}
	d.Show(Dialog{Title: ask.Title, Content: Stack(f.field, f.where, f.table), Accept: accept,
		Cancel: words.T("dialog.cancel"), OnAccept: f.accept, Then: func() { f.then() }, First: f.path, Ems: 44})
}

// up is the row that leads to the folder above.
var up = FileItem{Name: "..", IsFolder: true}

func itemText(i FileItem) string {
	switch {
	case i == up:
		return words.T("files.up")
	case i.IsFolder:
		return words.T("files.folder", i.Name)
	default:
		return i.Name
	}
}

func (f *fileDialog) target(i FileItem) string {
	if i == up {
		return f.disk.Parent(f.folder)
	}
	return f.disk.Join(f.folder, i.Name)
}

func (f *fileDialog) pick(i FileItem) {
	f.field.ShowProblem(nil)
	if !i.IsFolder {
		f.path.Load(i.Name)
	}
}

// open shows a folder; one that cannot be read is said and the present one stays.
func (f *fileDialog) open(folder string) {
	items, err := f.disk.List(folder)
	if err != nil {
		f.field.ShowProblem(sentence(words.T("files.unreadable", folder)))
		return
	}
	items = slices.DeleteFunc(slices.Clone(items), func(i FileItem) bool { return !i.IsFolder && !f.fits(i.Name) })
	slices.SortStableFunc(items, func(a, b FileItem) int {
		if a.IsFolder != b.IsFolder {
			if a.IsFolder {
				return -1
			}
			return 1
		}
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	f.folder = folder
	f.where.SetText(words.T("files.in", folder))
	f.table.SetRows(append([]FileItem{up}, items...))
}

func (f *fileDialog) fits(name string) bool {
	if len(f.ask.Extensions) == 0 {
		return true
	}
	return slices.ContainsFunc(f.ask.Extensions, func(e string) bool {
		return strings.HasSuffix(strings.ToLower(name), strings.ToLower(e))
	})
}

// accept takes the typed path: a folder is opened, a file is handed on.
func (f *fileDialog) accept() bool {
	typed := strings.TrimSpace(f.path.Text)
	if typed == "" {
		f.field.ShowProblem(sentence(words.T("files.none")))
		return false
	}
	path := f.disk.Absolute(f.folder, typed)
	exists, isFolder := f.disk.Stat(path)
	if isFolder {
		f.path.Load("")
		f.open(path)
		return false
	}
	if !f.ask.Save {
		if !exists {
			f.field.ShowProblem(sentence(words.T("files.missing", path)))
			return false
		}
		f.then = func() { f.ask.Chosen(path) }
		return true
	}
	if !f.fits(path) {
		path += f.ask.Extensions[0]
		exists, _ = f.disk.Stat(path)
	}
	if exists {
		f.then = func() {
			f.dialogs.Confirm(words.T("files.replace"), words.T("files.replaceText", path), words.T("files.replaceYes"), func() { f.ask.Chosen(path) })
		}
		return true
	}
	f.then = func() { f.ask.Chosen(path) }
	return true
}

// sentence is a problem that is already in words.
type sentence string

func (s sentence) Error() string { return string(s) }

func (d *Dialogs) acceptOpen() {
	if d.open != nil {
		d.open.accept()
	}
}
