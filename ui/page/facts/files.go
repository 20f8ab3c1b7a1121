package facts

import (
	"errors"

	"bidwright/app/bid"
	"bidwright/app/reference"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"
)

// Proposed is what a facts file would change.
type Proposed struct {
	File    reference.File
	Changes []Replacement
}

// Replacement is one figure that a facts file would put in place of another.
type Replacement struct{ ID, Label, Period, Now, Then, Reason string }

// Export is a facts file with the user's own figures.
func (m *Model) Export() ([]byte, error) {
	file := reference.File{Title: "Figures of our own", From: m.s.Organisation().Name, Date: m.s.Today()}
	for _, o := range m.s.State().Facts {
		file.Overrides = append(file.Overrides, reference.Override(o))
	}
	return file.Encode()
}

// Read reads a facts file and says what it would change, without changing anything.
func (m *Model) Read(raw []byte) (Proposed, error) {
	file, err := m.s.Library().ReadFile(raw)
	if err != nil {
		return Proposed{}, err
	}
	p := Proposed{File: file}
	if len(file.Overrides) == 0 {
		return p, page.Problem("This facts file holds no figures that replace a fact of this program, so nothing was changed.")
	}
	for _, o := range file.Overrides {
		r := Replacement{ID: o.FactID, Label: o.FactID, Now: "not known", Then: o.Value.String(), Reason: o.Reason}
		if f, known := m.Find(o.FactID); known {
			r.Label, r.Period, r.Now = f.Label, periodShort(f), f.ValueWords()
			f.Value = o.Value
			r.Then = f.ValueWords()
		}
		p.Changes = append(p.Changes, r)
	}
	return p, nil
}

// Take takes over the figures of a facts file as one step, after a backup, and says in
// words what was done.
func (m *Model) Take(p Proposed) (string, error) {
	if _, err := m.s.Service.Backup(workspace.ReasonImport); err != nil {
		return "", errors.New(m.s.Sentence(err))
	}
	var list []bid.FactOverride
	for _, o := range p.File.Overrides {
		list = append(list, bid.FactOverride(o))
	}
	if err := m.s.Service.OverrideFacts("Take over a facts file", list); err != nil {
		return "", errors.New(m.s.Sentence(err))
	}
	words := page.Count(len(list), "figure was", "figures were") + " taken over"
	if p.File.From != "" {
		words += " from " + page.Clip(p.File.From, 60)
	}
	return words + "." + p.leftOut("had to be left out"), nil
}

// leftOut tells of the rows that this program has no fact for.
func (p Proposed) leftOut(what string) string {
	if len(p.File.Rows) == 0 {
		return ""
	}
	return " " + page.Count(len(p.File.Rows), "row is", "rows are") + " not known to this program and " + what + "."
}

func (p *Page) askExport() {
	if len(p.s.State().Facts) == 0 {
		p.s.Say("You have no figures of your own yet, so there is nothing to hand on.")
		return
	}
	p.s.SaveAs("Hand on your own figures", "Our figures.json", func(path string) {
		raw, err := p.m.Export()
		if err == nil {
			err = p.s.Service.WriteFile(path, raw, func(back []byte) error { _, err := p.s.Library().ReadFile(back); return err })
		}
		if p.s.Do(err) {
			p.s.Written("Your figures were written to a file that another Bidwright can take over.", path)
		}
	})
}

func (p *Page) askImport() {
	p.s.AskFile(kit.FileQuestion{Title: "Take over a facts file", Extensions: []string{".json"}, Chosen: func(path string) {
		raw, err := p.s.Service.ReadFile(path, reference.MaxFileBytes+1)
		if !p.s.Do(err) || !p.s.Ensure() {
			return
		}
		proposed, err := p.m.Read(raw)
		if err != nil {
			p.s.Warn(err.Error())
			return
		}
		p.preview(proposed)
	}})
}

// preview shows what would change and asks.
func (p *Page) preview(proposed Proposed) {
	table := kit.NewTable("What would change", func(r Replacement) string { return r.ID }, kit.Text("Nothing would change."),
		kit.Column[Replacement]{Title: "Fact", Ems: 10, Weight: 2, Text: func(r Replacement) string { return r.Label }},
		kit.Column[Replacement]{Title: "Holds", Ems: 12, Optional: true, Text: func(r Replacement) string { return r.Period }},
		kit.Column[Replacement]{Title: "Now", Ems: 8, Right: true, Text: func(r Replacement) string { return r.Now }},
		kit.Column[Replacement]{Title: "Then", Ems: 8, Right: true, Text: func(r Replacement) string { return r.Then }},
		kit.Column[Replacement]{Title: "Because", Ems: 8, Weight: 1, Optional: true, Text: func(r Replacement) string { return r.Reason }})
	table.VisibleRows = 8
	table.SetRows(proposed.Changes)
	said := "A backup is made first, and one Undo brings everything back." + proposed.leftOut("will be left out")
	p.s.Ask(kit.Dialog{Title: "What this facts file would change", Ems: 52, Accept: "Take these figures over", Cancel: "Change nothing",
		Content: kit.Stack(table, kit.Text(said)),
		OnAccept: func() bool {
			done, err := p.m.Take(proposed)
			if err != nil {
				p.s.Warn(err.Error())
				return true
			}
			p.s.Say(done, kit.ToastAction{Label: "Undo", Do: func() { p.s.Do(p.s.Undo()) }})
			return true
		}})
}
