package page

import (
	"strconv"

	"bidwright/app/workspace"
	"bidwright/ui/kit"
)

// Count is a number of things in words: 1 bid was, 3 bids were.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// ShowVersions keeps the present state of the open bid under a name, and brings
// earlier ones back.
func (s *Session) ShowVersions() {
	id := s.BidID()
	if id == "" {
		s.Say("Open a bid first: versions are kept of a bid.")
		return
	}
	versions, err := s.Service.Versions(id)
	if !s.Do(err) {
		return
	}
	name := kit.NewTextEntry(nil)
	field := kit.NewField("Name of this version", name).Why("Everything is saved as you work. A name lets you come back to this moment: Before the board meeting.")
	table := kit.NewTable("Versions kept", func(v workspace.Version) string { return v.ID },
		kit.Text("No version of this bid has a name yet."),
		kit.Column[workspace.Version]{Title: "Name", Ems: 12, Weight: 1, Text: func(v workspace.Version) string { return v.Name }},
		kit.Column[workspace.Version]{Title: "Kept", Ems: 11, Text: func(v workspace.Version) string {
			return v.At.In(s.London).Format("2 Jan 2006, 15:04")
		}})
	table.VisibleRows = 4
	table.SetRows(versions)
	chosen := func(do func(workspace.Version)) func() {
		return func() {
			if v, ok := table.Selected(); ok {
				do(v)
			}
		}
	}
	buttons := kit.Row(
		kit.NewButton("Look at the chosen version", chosen(func(v workspace.Version) {
			s.Dialogs().Close()
			s.lookAt(v)
		})),
		kit.NewButton("Bring the chosen version back", chosen(func(v workspace.Version) {
			if s.bringBack(v) {
				s.Dialogs().Close()
			}
		})),
		kit.NewButton("Forget the chosen version", chosen(func(v workspace.Version) {
			s.Dialogs().Close()
			s.Confirm("Forget this version?", "“"+Clip(v.Name, 60)+"” cannot be brought back afterwards. The bid itself stays as it is.",
				"Forget it", func() { s.Do(s.Service.DeleteVersion(v.ID)) })
		})))
	content := kit.Stack(kit.NewMarked(kit.Ready, s.savedWords()), field, kit.Strong("Versions kept"), table)
	if len(versions) > 0 {
		table.Select(versions[0].ID)
		content.Add(buttons)
	}
	s.Ask(kit.Dialog{Title: "Versions of this bid", Content: content, First: name, Ems: 40,
		Accept: "Keep this version", Cancel: "Close",
		OnAccept: func() bool {
			if !name.Commit() {
				return false
			}
			if name.Value() == "" {
				field.ShowProblem(Problem("Give the version a name first. Nothing is lost without one: everything is saved already."))
				return false
			}
			if _, err := s.Service.SaveVersion(id, name.Value()); err != nil {
				field.ShowProblem(Problem(s.Sentence(err)))
				return false
			}
			s.Say("Kept as “" + Clip(name.Value(), 60) + "”.")
			return true
		}})
}

// savedWords says when the last change was saved, for those who look for a Save button.
func (s *Session) savedWords() string {
	at := s.SavedAt()
	if at.IsZero() {
		return "Everything is saved as you type; there is nothing to save yet."
	}
	return "Already saved " + at.In(s.London).Format("15:04") + ". There is no need to save by hand."
}

// bringBack makes the bid what it was in a version, as one step that can be undone.
func (s *Session) bringBack(v workspace.Version) bool {
	if !s.Do(s.Service.RestoreVersion(v.ID, "Bring back the version “"+Clip(v.Name, 40)+"”")) {
		return false
	}
	s.Say("The bid is as it was in “"+Clip(v.Name, 40)+"”.", kit.ToastAction{Label: "Undo", Do: func() { s.Do(s.Undo()) }})
	return true
}

// compared are the figures that tell a version from the present state.
var compared = []string{"price.asked", "ladder.full_cost", "year.1.gap", "year.1.margin", "contract.value"}

// lookAt shows what a version came to beside the present state; nothing changes.
func (s *Session) lookAt(v workspace.Version) {
	old, err := s.Service.VersionBid(v.ID)
	if !s.Do(err) {
		return
	}
	doc := s.Document()
	doc.Bid = old
	then, err := s.Service.AssessDocument(doc)
	if !s.Do(err) {
		return
	}
	now := s.Assessment()
	var rows []figurePair
	for _, id := range compared {
		row := figurePair{then: "not yet known", now: "not yet known"}
		if f, ok := then.Figure(id); ok {
			row.label = f.Text
			if f.Available {
				row.then = f.Printed
			}
		}
		if f, ok := now.Figure(id); ok {
			row.label = f.Text
			if f.Available {
				row.now = f.Printed
			}
		}
		if row.label != "" {
			rows = append(rows, row)
		}
	}
	table := kit.NewTable("Then and now", func(r figurePair) string { return r.label }, nil,
		kit.Column[figurePair]{Title: "Figure", Ems: 12, Weight: 1, Text: func(r figurePair) string { return r.label }},
		kit.Column[figurePair]{Title: "In this version", Ems: 9, Right: true, Text: func(r figurePair) string { return r.then }},
		kit.Column[figurePair]{Title: "Now", Ems: 9, Right: true, Text: func(r figurePair) string { return r.now }})
	table.SetRows(rows)
	s.Ask(kit.Dialog{Title: "“" + Clip(v.Name, 60) + "”", Ems: 44,
		Content: kit.Stack(
			kit.NewSmall("Kept on "+v.At.In(s.London).Format("2 January 2006 at 15:04")+". Looking changes nothing. Your organisation’s own costs and pay are those of today on both sides."),
			kit.Strong(Clip(TitleOf(old.Title, old.Opportunity.Buyer.Name), 200)),
			kit.Text(then.Headline), table),
		Accept: "Bring this version back", OnAccept: func() bool { return s.bringBack(v) },
		Cancel: "Back to the versions", OnCancel: s.ShowVersions})
}

// figurePair is one figure in a version and now, as printed.
type figurePair struct{ label, then, now string }

// ShowBackups lists the copies that the program keeps by itself and restores one.
func (s *Session) ShowBackups() {
	if !s.State().Open {
		s.Say("There is nothing to back up yet. Backups begin by themselves once you keep something.")
		return
	}
	backups, err := s.Service.Backups()
	if !s.Do(err) {
		return
	}
	table := s.backupTable(backups, 6)
	now := kit.NewButton("Make a backup now", func() {
		_, err := s.Service.Backup(workspace.ReasonAsked)
		s.Dialogs().Close()
		if s.Do(err) {
			s.ShowBackups()
		}
	})
	elsewhere := kit.NewButton("Save a copy elsewhere …", func() {
		s.Dialogs().Close()
		s.AskSaveCopy()
	})
	content := kit.Stack(kit.Text("Copies of your whole file are made and checked by themselves, on this computer. Restoring one makes every bid, your organisation and your facts what they were then. The present state is backed up first, and Undo takes the restoring back."))
	if trouble := s.State().Trouble; !trouble.IsZero() {
		content.Add(kit.NewMarked(kit.Blocked, trouble.String()))
	}
	content.Add(table)
	content.Add(kit.Row(now, elsewhere))
	content.Add(kit.NewSmall("A computer can be lost or break: now and then, save a copy on a memory stick or another computer."))
	d := kit.Dialog{Title: "Backups", Content: content, Cancel: "Close", Ems: 40}
	if len(backups) > 0 {
		d.Accept = "Restore the chosen backup"
		d.OnAccept = func() bool {
			b, ok := table.Selected()
			if ok {
				s.restore(b)
			}
			return ok
		}
	}
	s.Ask(d)
}

// restore makes everything what it was in a backup, off the window's thread: the present
// state is backed up and checked first, which takes a while for a large file.
func (s *Session) restore(b workspace.Backup) {
	s.Run(func() {
		err := s.Service.Restore(b, "Restore the backup of "+b.At.In(s.London).Format("2 January, 15:04"))
		s.Post(func() {
			if s.Do(err) {
				s.Say("All is as it was in the backup.", kit.ToastAction{Label: "Undo", Do: func() { s.Do(s.Undo()) }})
			}
		})
	})
}
