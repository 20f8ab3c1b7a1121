package page

import (
	"errors"
	"path/filepath"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/shell"
)

// OpenWorkspace opens a workspace file in place of the present one, off the window's
// thread, because a file that is open elsewhere is waited for. What is refused is
// explained with what can be done instead.
func (s *Session) OpenWorkspace(path string) {
	s.Run(func() {
		err := s.Service.Open(path)
		s.Post(func() { s.afterOpening(path, err) })
	})
}

func (s *Session) afterOpening(path string, err error) {
	if err != nil && !errors.Is(err, workspace.OpenHere) {
		s.trouble(path, err)
		return
	}
	state := s.State()
	switch {
	case state.ReadOnly:
		s.Warn(state.ReadOnlyWhy.String())
	case len(state.Notes) > 0:
		s.Say(state.Notes[0])
	}
	switch {
	case len(state.Bids) == 0:
		s.Go(shell.Route{Page: Welcome}) // an empty list leads nowhere
	case s.BidID() != "":
		s.Go(shell.Route{Page: Bids}) // so that Back leads to the list
		s.Go(shell.Route{Page: Overview})
	default:
		s.Go(shell.Route{Page: Bids})
	}
}

// trouble says why a workspace could not be opened, with the ways on.
func (s *Session) trouble(path string, err error) {
	buttons := kit.Row(kit.NewButton("Open another file …", func() {
		s.Dialogs().Close()
		s.AskOpen()
	}))
	body := kit.Stack(kit.Text(s.Sentence(err)))
	backups, _ := s.Service.BackupsOf(path) // without a list there is nothing to offer
	if len(backups) > 0 {
		table := s.backupTable(backups, 4)
		body.Add(kit.Strong("Backups of this file"))
		body.Add(table)
		buttons.Add(kit.NewButton("Open a copy of the chosen backup", func() {
			if b, ok := table.Selected(); ok && s.openBackup(b, path) {
				s.Dialogs().Close()
			}
		}))
	}
	body.Add(buttons)
	s.Ask(kit.Dialog{Title: "“" + Clip(filepath.Base(path), 60) + "” was not opened", Content: body, Ems: 40,
		Accept: "Try again", Cancel: "Close", OnAccept: func() bool {
			s.Post(func() { s.OpenWorkspace(path) })
			return true
		}})
}

// openBackup writes a backup out beside the file and opens that copy.
func (s *Session) openBackup(b workspace.Backup, path string) bool {
	stem := strings.TrimSuffix(path, filepath.Ext(path))
	to := stem + " (backup of " + b.At.In(s.London).Format("2 January 2006 15.04") + ")" + workspace.Extension
	err := s.Service.OpenBackup(b, to)
	if errors.Is(err, workspace.Exists) {
		err = s.Service.Open(to)
	}
	if !s.Do(err) {
		return false
	}
	s.Say("The backup is open as a copy: “" + filepath.Base(to) + "”. The file itself is as it was.")
	s.Go(shell.Route{Page: Bids})
	return true
}

func (s *Session) backupTable(backups []workspace.Backup, rows int) *kit.Table[workspace.Backup] {
	table := kit.NewTable("Backups", func(b workspace.Backup) string { return b.Path },
		kit.Text("There is no backup yet. The first is made by itself soon after the file is opened."),
		kit.Column[workspace.Backup]{Title: "Made", Ems: 11, Text: func(b workspace.Backup) string {
			return b.At.In(s.London).Format("2 Jan 2006, 15:04")
		}},
		kit.Column[workspace.Backup]{Title: "Why", Ems: 12, Weight: 1, Text: func(b workspace.Backup) string { return b.Reason.Words() }})
	table.VisibleRows = rows
	table.SetRows(backups)
	if len(backups) > 0 {
		table.Select(backups[0].Path)
	}
	return table
}

// AskOpen asks for a file of any kind that Bidwright reads.
func (s *Session) AskOpen() {
	s.AskFile(kit.FileQuestion{Title: "Open a file", Extensions: []string{workspace.Extension, ".json", ".pdf", ".age"}, Chosen: s.OpenAny})
}

// OpenAny opens whatever the file is: a workspace, a bid document, a saved notice, or a
// pack that a partner or a lead sent.
func (s *Session) OpenAny(path string) {
	switch strings.ToLower(filepath.Ext(path)) {
	case workspace.Extension:
		s.OpenWorkspace(path)
		return
	case ".pdf", ".age":
		s.openPack(path)
		return
	}
	raw, err := s.Service.ReadFile(path, bid.MaxBytes+1)
	if errors.Is(err, workspace.TooLarge) {
		s.importNotice(path) // notices may be larger than bid documents
		return
	}
	if !s.Do(err) {
		return
	}
	switch {
	case looksLikePack(raw):
		s.openPack(path)
		return
	case !looksLikeBid(raw):
		s.importNotice(path)
		return
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		s.Warn(err.Error())
		return
	}
	s.AddDocument("Bring in the bid document", doc)
}

// looksLikeBid tells a bid document, of whatever version, from a notice.
func looksLikeBid(raw []byte) bool {
	text := string(raw[:min(len(raw), 4096)])
	return strings.Contains(text, `"schema"`) && strings.Contains(text, `"organisation"`)
}

// looksLikePack tells a pack without pages from a bid document and a notice.
func looksLikePack(raw []byte) bool {
	return strings.Contains(string(raw[:min(len(raw), 4096)]), `"bidwrightPack"`)
}

func (s *Session) openPack(path string) {
	if s.OpenPack != nil && s.Ensure() {
		s.OpenPack(path)
	}
}

func (s *Session) importNotice(path string) {
	if s.ImportNotice != nil && s.Ensure() {
		s.ImportNotice(path)
	}
}

// AskNotice asks for a saved notice and brings it in.
func (s *Session) AskNotice() {
	s.AskFile(kit.FileQuestion{Title: "Bring in a saved notice", Extensions: []string{".json"}, Chosen: s.importNotice})
}

// AskPack asks for a pack that a partner sent and opens it: what it says is shown before
// anything is taken over.
func (s *Session) AskPack() {
	s.AskFile(kit.FileQuestion{Title: "Open a pack from a partner", Extensions: []string{".pdf", ".json", ".age"}, Chosen: s.openPack})
}

// AskCopy asks for someone else's workspace and copies its bids into this one.
func (s *Session) AskCopy() {
	s.AskFile(kit.FileQuestion{Title: "Copy the bids of a file someone sent you", Extensions: []string{workspace.Extension, ".json"},
		Chosen: func(path string) {
			if !strings.EqualFold(filepath.Ext(path), workspace.Extension) {
				s.OpenAny(path)
				return
			}
			if !s.Ensure() {
				return
			}
			ids, err := s.Service.CopyBidsFrom(path, "Copy bids from a file")
			if !s.Do(err) {
				return
			}
			s.Go(shell.Route{Page: Bids})
			s.Say(Count(len(ids), "bid was", "bids were") + " copied into your file. The file you were sent is as it was.")
		}})
}

// Dropped takes files that were dropped on the window.
func (s *Session) Dropped(paths []string) {
	s.OpenAny(paths[0])
	if len(paths) > 1 {
		s.Say("Only the first of the files was taken. Drop the others one at a time.")
	}
}

// AddDocument adds a bid with its document and opens it.
func (s *Session) AddDocument(step string, doc bid.Document) {
	if !s.Ensure() {
		return
	}
	id, err := s.Service.AddDocument(step, doc)
	if s.Do(err) {
		s.OpenBid(id, Overview)
	}
}

// AskNewBid asks for what a new bid is called and begins it.
func (s *Session) AskNewBid() {
	title, buyer := kit.NewTextEntry(nil), kit.NewTextEntry(nil)
	due := kit.NewDateEntry(s.Today, nil)
	titleField := kit.NewField("What is it for?", title).Why("As you would say it: Community meals, Lot 2.")
	buyerField := kit.NewField("Who buys?", buyer).Why("The council or other body. It can wait.")
	notice := kit.NewButton("Bring in a saved notice instead …", func() {
		s.Dialogs().Close()
		s.AskNotice()
	})
	s.Ask(kit.Dialog{Title: "A new bid", Accept: "Start the bid", Cancel: "Cancel", First: title,
		Content: kit.Stack(kit.Row(notice), titleField, buyerField,
			kit.NewField("Last day to send it in", due).Why("If you know it. The time of day can be added later.")),
		OnAccept: func() bool {
			if !title.Commit() || !buyer.Commit() || !due.Commit() {
				return false
			}
			if err := NameProblem(title.Value(), "Give the bid a name, so that you find it again. It can be changed later."); err != nil {
				titleField.ShowProblem(err)
				return false
			}
			if buyer.Value() != "" {
				if err := NameProblem(buyer.Value(), ""); err != nil {
					buyerField.ShowProblem(err)
					return false
				}
			}
			return s.NewBid(title.Value(), buyer.Value(), due.Value())
		}})
}

// NewBid begins a bid and opens it; due is zero while the deadline is not known.
func (s *Session) NewBid(title, buyer string, due date.Date) bool {
	if !s.Ensure() {
		return false
	}
	b := bid.Bid{Title: title, Status: bid.StatusPreparing}
	b.Opportunity.Buyer.Name = buyer
	b.Opportunity.Nation = s.Organisation().Nation
	if !due.IsZero() {
		b.Opportunity.Dates.Deadline = bid.Moment{Text: due.String(), Day: due.ISO()}
	}
	id, err := s.Service.AddBid("Start the bid “"+Clip(title, 60)+"”", b)
	if !s.Do(err) {
		return false
	}
	s.OpenBid(id, Opportunity)
	s.Say("The bid has begun. Type what you know of it here, or go straight to its price.",
		kit.ToastAction{Label: "Price it step by step", Do: func() { s.Go(shell.Route{Page: Guide}) }})
	return true
}

// AskSaveCopy asks for a place and writes a copy of the workspace there.
func (s *Session) AskSaveCopy() {
	if !s.Ensure() {
		return
	}
	s.SaveAs("Save a copy of the workspace", s.State().Name+" copy"+workspace.Extension, func(path string) {
		s.Run(func() { // a large file takes a while
			err := s.Service.SaveCopy(path)
			s.Post(func() {
				if s.Do(err) {
					s.Say("A whole copy was written: “" + filepath.Base(path) + "”. You go on working in your own file.")
				}
			})
		})
	})
}
