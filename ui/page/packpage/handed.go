package packpage

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"bidwright/app/assess"
	"bidwright/app/pack"
	"bidwright/app/pack/difference"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"

	"fyne.io/fyne/v2"
)

// Issue is what an issued pack was made from.
func (m *Model) Issue(p workspace.IssuedPack) (pack.Issue, error) {
	raw, err := m.d.Service.Snapshot(p.ID)
	if err != nil {
		return pack.Issue{}, err
	}
	return pack.DecodeIssue(raw)
}

// Again makes an issued pack again and writes it, when its bytes are those that left. Done
// is called on Fyne's thread.
func (m *Model) Again(p workspace.IssuedPack, path string, done func(error)) {
	issue, err := m.Issue(p)
	painter := m.d.Painters[p.Format]
	if err == nil && painter == nil {
		err = pack.ErrNotKept
	}
	if err != nil {
		done(err)
		return
	}
	library := m.d.Library()
	m.d.Run(func() {
		finished, err := pack.Again(context.Background(), painter, issue, library, nil, p.SHA256, m.d.Program)
		if err == nil {
			err = m.d.Service.WriteFile(path, finished.Bytes, func(raw []byte) error { return painter.Verify(raw, finished.Document) })
		}
		m.d.Post(func() { done(err) })
	})
}

// Compare tells an issued pack from a later one, or from the bid as it now stands where
// later is nil. Done is called on Fyne's thread.
func (m *Model) Compare(p workspace.IssuedPack, later *workspace.IssuedPack, done func([]difference.Change, error)) {
	issue, err := m.Issue(p)
	library, now := m.d.Library(), (*assess.Assessment)(nil)
	var against pack.Issue
	if err == nil && later != nil {
		against, err = m.Issue(*later)
	} else if now = m.d.Assessment(); now == nil && err == nil {
		err = pack.ErrNotKept
	}
	if err != nil {
		done(nil, err)
		return
	}
	today := m.d.Today()
	m.d.Run(func() {
		var is pack.Built
		was, err := pack.Build(issue.Audience, issue.Source(library, nil))
		if err == nil && now != nil {
			is, err = pack.Build(issue.Audience, pack.Source{Document: now.Document, Assessment: now, Library: library, On: today, Paper: issue.Paper})
		} else if err == nil {
			is, err = pack.Build(against.Audience, against.Source(library, nil))
		}
		m.d.Post(func() {
			if err != nil {
				done(nil, err)
				return
			}
			done(difference.Between(was.Document, is.Document), nil)
		})
	})
}

// handed is what can be done with a pack that was handed over before.
type handed struct {
	p       *Page
	view    fyne.CanvasObject
	again   *kit.Button
	changed *kit.Button
	other   *kit.Picker
	told    *kit.Listing
	about   string // the pack whose differences are told
}

func (p *Page) newHanded() *handed {
	h := &handed{p: p, told: kit.NewListing()}
	h.again = kit.NewButton("Write it again …", func() { h.withChosen(h.writeAgain) })
	h.changed = kit.NewButton("What has changed since", func() { h.withChosen(func(r issuedRow) { h.compare(r, nil) }) })
	h.other = kit.NewPicker("None chosen", nil, func(id string) {
		h.withChosen(func(r issuedRow) {
			for _, other := range p.issued.Rows() {
				if other.ID == id {
					h.compare(r, &other)
				}
			}
		})
	})
	h.view = kit.Stack(
		kit.Text("Choose a pack above. It can be written again exactly as it left, and told apart from the bid as it now stands or from another pack."),
		kit.Row(h.again, h.changed),
		kit.NewField("Tell it apart from", h.other), h.told)
	return h
}

func (h *handed) withChosen(f func(issuedRow)) {
	if r, ok := h.p.issued.Selected(); ok {
		f(r)
	}
}

func (h *handed) refresh() {
	r, ok := h.p.issued.Selected()
	enable(h.again, ok && r.Kept)
	enable(h.changed, ok && r.Kept)
	options := []kit.Option{{Text: "None chosen"}}
	for _, other := range h.p.issued.Rows() {
		if ok && r.Kept && other.Kept && other.ID != r.ID {
			options = append(options, kit.Option{ID: other.ID, Text: page.Clip(other.Name, 80), Detail: fmt.Sprintf("version %d, %s", other.Version, other.when)})
		}
	}
	h.other.SetOptions(options)
	h.other.Set("")
	if h.about != r.ID {
		h.about = ""
		h.told.Set("", func() []fyne.CanvasObject {
			if ok && !r.Kept {
				return []fyne.CanvasObject{kit.NewMarked(kit.Note, h.p.m.Sentence(pack.ErrNotKept))}
			}
			return nil
		})
	}
}

// writeAgain asks for a place and writes the same bytes.
func (h *handed) writeAgain(r issuedRow) {
	m := h.p.m
	m.d.SaveAs("Write the pack again", r.Name, func(path string) {
		m.Again(r.IssuedPack, path, func(err error) {
			if err != nil {
				m.d.Warn(m.Sentence(err))
				return
			}
			m.d.Written("The pack is written again, byte for byte as it left: "+filepath.Base(path), path)
		})
	})
}

func (h *handed) compare(r issuedRow, later *issuedRow) {
	m := h.p.m
	from, to := r, "the bid as it now stands"
	var other *workspace.IssuedPack
	if later != nil {
		if later.At.Before(r.At) { // told from the earlier to the later
			from, later = *later, &r
		}
		other, to = &later.IssuedPack, later.Name
	}
	m.Compare(from.IssuedPack, other, func(changes []difference.Change, err error) {
		if err != nil {
			m.d.Warn(m.Sentence(err))
			return
		}
		h.about = r.ID
		h.told.Set(r.ID+to+fmt.Sprint(changes), func() []fyne.CanvasObject { return told(from.Name, to, changes) })
	})
}

// mostTold is how many differences are listed; the rest are counted.
const mostTold = 60

func told(from, to string, changes []difference.Change) []fyne.CanvasObject {
	out := []fyne.CanvasObject{kit.Strong(page.Clip("From "+from+" to "+to, 200))}
	if difference.Same(changes) {
		return append(out, kit.NewMarked(kit.Ready, "No difference but the version and the date."))
	}
	var lines []string
	for i, c := range changes {
		if i == mostTold {
			lines = append(lines, fmt.Sprintf("… and %d more differences", len(changes)-mostTold))
			break
		}
		lines = append(lines, "• "+c.Words+".")
	}
	return append(out, kit.Text(strings.Join(lines, "\n")))
}
