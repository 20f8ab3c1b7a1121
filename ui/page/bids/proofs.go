package bids

import (
	"bytes"
	"fmt"
	"path/filepath"

	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"
)

// Proofs are the files of the evidence vault that a bid was sent in with: the copies of
// that day, whatever was renewed since.
func (m *Model) Proofs(r Row) []workspace.Attachment {
	files, err := m.s.Service.Attachments(r.ID)
	if err != nil {
		return nil // the list of bids says what is wrong with the file itself
	}
	var out []workspace.Attachment
	for _, f := range files {
		if f.Type == workspace.TypeEvidence {
			out = append(out, f)
		}
	}
	return out
}

// CopyProof writes one of them out, checked against its digest; it is never opened here.
func (m *Model) CopyProof(a workspace.Attachment, path string) {
	m.s.Run(func() {
		kept, err := m.s.Service.Attachment(a.SHA256)
		if err == nil {
			err = m.s.Service.WriteFile(path, kept.Content, func(read []byte) error {
				if !bytes.Equal(read, kept.Content) {
					return fmt.Errorf("%w: the copy differs", workspace.BadCheck)
				}
				return nil
			})
		}
		m.s.Post(func() {
			if m.s.Do(err) {
				m.s.Written("A copy was saved: “"+page.Clip(filepath.Base(path), 60)+"”.", path)
			}
		})
	})
}

// showProofs lists the proofs of a bid and saves a copy of the chosen one.
func (p *Page) showProofs(r Row) {
	table := kit.NewTable("Proofs it was sent with", func(a workspace.Attachment) string { return a.SHA256 }, nil,
		kit.Column[workspace.Attachment]{Title: "File", Ems: 12, Weight: 2, Text: func(a workspace.Attachment) string { return a.Name }},
		kit.Column[workspace.Attachment]{Title: "Kept", Ems: 10, Weight: 1, Text: func(a workspace.Attachment) string {
			return a.Added.In(p.s.London).Format("2 Jan 2006, 15:04")
		}})
	table.VisibleRows = 6
	files := p.m.Proofs(r)
	table.SetRows(files)
	if len(files) > 0 {
		table.Select(files[0].SHA256)
	}
	p.s.Ask(kit.Dialog{Title: "Proofs that “" + name(r) + "” was sent with", Ems: 40, Cancel: "Close", Accept: "Save a copy …",
		Content: kit.Stack(kit.Text("These are the copies of the day on which it was sent in. Renewing a proof since then has not changed them."), table),
		OnAccept: func() bool {
			a, ok := table.Selected()
			if ok {
				p.s.Post(func() {
					p.s.SaveAs("Save a copy of the proof", a.Name, func(path string) { p.m.CopyProof(a, path) })
				})
			}
			return ok
		}})
}
