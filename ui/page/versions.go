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
			return v.At.In(s.London).Format("2 January 2006, 15:04")
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
		kit.NewButton("Bring the chosen version back", chosen(func(v workspace.Version) {
			if s.Do(s.Service.RestoreVersion(v.ID, "Bring back the version “"+Clip(v.Name, 40)+"”")) {
				s.Dialogs().Close()
				s.Say("The bid is as it was in “"+Clip(v.Name, 40)+"”.", kit.ToastAction{Label: "Undo", Do: func() { s.Do(s.Undo()) }})
			}
		})),
		kit.NewButton("Forget the chosen version", chosen(func(v workspace.Version) {
			s.Dialogs().Close()
			s.Confirm("Forget this version?", "“"+Clip(v.Name, 60)+"” cannot be brought back afterwards. The bid itself stays as it is.",
				"Forget it", func() { s.Do(s.Service.DeleteVersion(v.ID)) })
		})))
	content := kit.Stack(field, kit.Strong("Versions kept"), table)
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
				field.ShowProblem(Problem("Give the version a name first."))
				return false
			}
			_, err := s.Service.SaveVersion(id, name.Value())
			if !s.Do(err) {
				return false
			}
			s.Say("Kept as “" + Clip(name.Value(), 60) + "”.")
			return true
		}})
}

// ShowBackups lists the copies that the program keeps by itself and restores one.
func (s *Session) ShowBackups() {
	if !s.Ensure() {
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
	content := kit.Stack(kit.Text("Copies of your whole file are made and checked by themselves. Restoring one first keeps the present state, and can be undone."))
	if trouble := s.State().Trouble; !trouble.IsZero() {
		content.Add(kit.NewMarked(kit.Blocked, trouble.String()))
	}
	content.Add(table)
	content.Add(kit.Row(now))
	d := kit.Dialog{Title: "Backups", Content: content, Cancel: "Close", Ems: 40}
	if len(backups) > 0 {
		d.Accept = "Restore the chosen backup"
		d.OnAccept = func() bool {
			b, ok := table.Selected()
			if !ok || !s.Do(s.Service.Restore(b, "Restore the backup of "+b.At.In(s.London).Format("2 January, 15:04"))) {
				return false
			}
			s.Say("All is as it was in the backup.", kit.ToastAction{Label: "Undo", Do: func() { s.Do(s.Undo()) }})
			return true
		}
	}
	s.Ask(d)
}
