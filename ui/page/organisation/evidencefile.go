package organisation

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"
)

// fileBox is what is known of the kept file, and what can be done with it. A file is
// never opened from here: a copy is saved and opened by whoever wants to.
func (e *proofs) fileBox() fyne.CanvasObject {
	e.file = kit.OneLine("")
	e.choose = kit.NewButton("Choose a file …", e.askFile)
	e.save = kit.NewButton("Save a copy …", func() { e.withFile(e.askCopy) })
	e.off = kit.NewButton("Take the file off", func() {
		e.List.Edit(e.Selected(), "file", func(x *bid.Evidence) { x.File = bid.EvidenceFile{} })
	})
	return kit.Stack(kit.Section("The file itself"),
		kit.NewSmall("A PDF, a PNG or JPEG picture, or a TXT or CSV file of at most 20 MB. It is kept inside your workspace, so that it is in every backup and a bid you send in keeps the copy that it used."),
		e.file, kit.Row(e.choose, e.save, e.off))
}

func (e *proofs) showFile(x bid.Evidence) {
	kept := x.File.SHA256 != ""
	form.SetShown(e.save, kept)
	form.SetShown(e.off, kept)
	if !kept {
		e.file.SetText("No file is kept.")
		e.choose.SetText("Choose a file …")
		return
	}
	e.file.SetText(page.Clip(x.File.Name, 80) + " (" + sizeWords(x.File.Bytes) + ")")
	e.choose.SetText("Choose a newer file …")
}

// sizeWords is the size of a file as people say it.
func sizeWords(n int) string {
	const kilo = 1024
	if n < kilo {
		return page.Count(n, "byte", "bytes")
	}
	unit, over := "KB", decimal.NewFromInt(kilo)
	if n >= kilo*kilo {
		unit, over = "MB", decimal.NewFromInt(kilo*kilo)
	}
	return money.FormatQuantity(decimal.NewFromInt(int64(n)).DivRound(over, 1)) + " " + unit
}

func (e *proofs) withFile(do func(bid.Evidence)) {
	if x, ok := e.Table.Selected(); ok && x.File.SHA256 != "" {
		do(x)
	}
}

func (e *proofs) askFile() {
	x, ok := e.Table.Selected()
	if !ok {
		return
	}
	e.p.s.AskFile(kit.FileQuestion{Title: "The file that proves it", Extensions: workspace.EvidenceEndings(),
		Chosen: func(path string) { e.p.m.KeepFile(x.ID, path) }})
}

// KeepFile reads a file and keeps it with a proof, off the window's thread.
func (m Model) KeepFile(id, path string) {
	s := m.s
	s.Run(func() {
		raw, err := s.Service.ReadFile(path, workspace.MaxAttachment)
		if err == nil {
			_, err = s.Service.AttachEvidence("Keep the file of a proof", id, filepath.Base(path), raw)
		}
		s.Post(func() {
			if s.Do(err) {
				s.Say("“" + page.Clip(filepath.Base(path), 60) + "” is kept in your workspace.")
			}
		})
	})
}

// askCopy asks for a place and writes a copy of the kept file there.
func (e *proofs) askCopy(x bid.Evidence) {
	e.p.s.SaveAs("Save a copy of the file", x.File.Name, func(path string) { e.p.m.CopyFile(x.File, path) })
}

// CopyFile writes a kept file out, unchanged and checked against its digest.
func (m Model) CopyFile(f bid.EvidenceFile, path string) {
	s := m.s
	s.Run(func() {
		kept, err := s.Service.EvidenceFile(f)
		if err == nil {
			err = s.Service.WriteFile(path, kept.Content, func(read []byte) error {
				if !bytes.Equal(read, kept.Content) {
					return fmt.Errorf("%w: the copy differs", workspace.BadCheck)
				}
				return nil
			})
		}
		s.Post(func() {
			if errors.Is(err, workspace.NoVersion) {
				s.Warn("The kept file is missing from the workspace. The proof itself is as it was. Choose the file again, or bring back a backup.")
				return
			}
			if s.Do(err) {
				s.Written("A copy was saved: “"+page.Clip(filepath.Base(path), 60)+"”.", path)
			}
		})
	})
}
