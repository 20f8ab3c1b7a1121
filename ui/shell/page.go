// Package shell is the window's frame: navigation with history, the bid and its
// headline answer, the page, the answer panel, menus and shortcuts. It knows pages and
// the application only by the small interfaces in this file.
package shell

import (
	"time"

	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// Group says where a page stands in the navigation.
type Group int

// The groups: pages of the workspace stand above the line, sections of the open bid
// below it and only while a bid is open.
const (
	Workspace Group = iota
	Bid
)

// Page is one page. View is asked for once, on first show; Refresh each time the
// document or the route has changed while the page is on show.
type Page interface {
	ID() string
	Title() string
	Group() Group
	View() fyne.CanvasObject
	Refresh()
}

// What a page may also do; the shell asks for each by its interface.
type (
	// Answerer fills the answer panel at the right.
	Answerer interface{ Answer() Answer }
	// Leaver is told that another page is about to be shown.
	Leaver interface{ OnLeave() }
	// Focuser gives its first control the keyboard.
	Focuser interface{ FocusFirst() }
	// Goer goes to the field of a path in the document; false when it has none.
	Goer interface{ GoTo(path string) bool }
	// Adder, Duplicator and Finder serve Ctrl+Enter, Ctrl+D and Ctrl+F.
	Adder      interface{ AddLine() }
	Duplicator interface{ Duplicate() }
	Finder     interface{ Find() }
	// Unnumbered is a page without a key of its own among Ctrl+1 to Ctrl+9.
	Unnumbered interface{ Unnumbered() }
)

// Answer is the content of the answer panel.
type Answer struct {
	Figures    []AnswerFigure
	Chart      chart.Spec
	ChartLabel string
	Issues     []bid.Issue
}

// AnswerFigure is one key figure; where Value is empty Reason says why.
type AnswerFigure struct {
	Label, Value, Reason string
	State                kit.State
	Note                 string
	Explain              func()
}

// Section is the state of one section of the open bid.
type Section struct {
	State kit.State
	Count int // things that need attention
	// Sum says that the page stands for all others together and is no section itself.
	Sum bool
}

// Host is what the frame shows of the application and asks of it. All methods are
// called on Fyne's thread and answer at once.
type Host interface {
	// BidTitle is empty while no bid is open.
	BidTitle() string
	// Headline is the answer in one sentence and how it stands.
	Headline() (string, kit.State)
	// Section is the state of the section of the page with that id.
	Section(pageID string) Section
	// SavedAt is the last commit, zero before the first.
	SavedAt() time.Time
	// UndoName and RedoName are the step's words, empty when there is none.
	UndoName() string
	RedoName() string
	Undo() error
	Redo() error
	// PageOf is the page that holds the field of an issue's path.
	PageOf(path string) string
	// Subscribe is told of each change; it may be called from any goroutine.
	Subscribe(func()) (cancel func())
	// Sentence turns an error into one sentence: what happened, what it means, what to do.
	Sentence(error) string
}

// Actions are the commands of the program that the wiring knows how to do; a nil one
// is left out of menus, shortcuts and help.
type Actions struct {
	NewBid, Open, ImportNotice, CopyBids, NamedVersion, Backups, SaveCopy, Preview, Glossary, ShowFile func()
	// Dropped is told the paths of what was dropped on the window.
	Dropped func(paths []string)
	// Closing is asked before the window closes; it calls done when it may.
	Closing func(done func())
	// Help opens the glossary or help for a page; nil shows the keys only.
	Help func(pageID string)
}

// Route is a place to go: a page and, in it, the path of a field.
type Route struct{ Page, Path string }
