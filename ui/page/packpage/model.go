// Package packpage is the page on which a pack is looked at and handed over: what the
// reader sees, what stops it, what is withheld, and the file.
package packpage

import (
	"context"
	"slices"
	"strings"
	"time"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/pack"
	"bidwright/app/pack/layout"
	"bidwright/app/pack/pricingform"
	"bidwright/app/workspace"
	"bidwright/ui/page"
)

// Deps is what the page needs of the program.
type Deps struct {
	*page.Session
	// Painters are by the endings of their files: pdf, html, json.
	Painters map[string]pack.Painter
	// Faces gives the measured typeface, asked for when a preview is drawn.
	Faces func() (*layout.Faces, error)
	// Forms reads and fills the buyer's pricing workbook.
	Forms pricingform.Books
	// Program is the version of the program, kept with what a pack was made from.
	Program string
}

// pause is how long the preview waits for more changes.
const pause = 250 * time.Millisecond

// Model is the state of the page. Its methods are called on Fyne's thread.
type Model struct {
	d Deps
	// Changed is told when the preview has been drawn or is being drawn.
	Changed func()

	preview *Preview
	of      *assess.Assessment // the one that the preview shows or will show
	drawing bool
	page    int
	sought  string       // on the pages
	hits    []layout.Hit // places where it stands
	hit     int          // the one on show
	stop    func()
	draws   int

	form  buyersForm
	loads int
}

// NewModel makes the state of a page that has not been shown.
func NewModel(d Deps) *Model { return &Model{d: d, Changed: func() {}, stop: func() {}} }

// Pack is the open bid's choices for the pack.
func (m *Model) Pack() bid.Pack {
	return m.d.Bid().Pack
}

func (m *Model) source(a *assess.Assessment) pack.Source {
	return pack.Source{Document: a.Document, Assessment: a, Library: m.d.Library(), On: m.d.Today(), Paper: m.file().paper}
}

// Refresh draws the preview anew after the bid has changed, once typing rests. The
// pages on show stay until the new ones are there.
func (m *Model) Refresh() {
	a := m.d.Assessment()
	if a == nil || a == m.of {
		return
	}
	first := m.preview == nil
	m.cancel()
	m.of, m.drawing = a, true
	ctx, cancel := context.WithCancel(context.Background())
	m.draws++
	this := m.draws
	audience := m.Audience()
	start := func() {
		m.d.Run(func() {
			p := m.draw(ctx, audience, a)
			m.d.Post(func() {
				if p == nil || this != m.draws {
					return
				}
				m.preview, m.drawing = p, false
				m.page = min(m.page, max(len(p.Pages)-1, 0))
				if at := m.page; m.sought != "" {
					m.Find(m.sought)
					m.page = at // what was read stays on show
				}
				m.Changed()
			})
		})
	}
	stopWaiting := func() {}
	if first {
		start()
	} else {
		stopWaiting = m.d.After(pause, start)
	}
	m.stop = func() { stopWaiting(); cancel() }
}

func (m *Model) draw(ctx context.Context, audience pack.Audience, a *assess.Assessment) *Preview {
	faces, err := m.d.Faces()
	if err != nil {
		return &Preview{Err: err}
	}
	return draw(ctx, audience, m.source(a), faces)
}

func (m *Model) cancel() {
	m.stop()
	m.stop = func() {}
	m.draws++
}

// Leave stops drawing; coming back draws what is then there.
func (m *Model) Leave() {
	m.cancel()
	if m.drawing {
		m.drawing, m.of = false, nil
	}
}

// Preview is what was drawn last, nil before the first, and whether newer pages are
// on their way.
func (m *Model) Preview() (p *Preview, drawing bool) { return m.preview, m.drawing }

// Page is the page on show, its number from one, and how many there are.
func (m *Model) Page() (page layout.Page, n, of int) {
	if m.preview == nil || len(m.preview.Pages) == 0 {
		return layout.Page{}, 0, 0
	}
	return m.preview.Pages[m.page], m.page + 1, len(m.preview.Pages)
}

// Turn goes by that many pages and stops at the first and last.
func (m *Model) Turn(by int) {
	if _, _, of := m.Page(); of > 0 {
		m.page = min(max(m.page+by, 0), of-1)
	}
}

// Open goes to a page, counted from 0.
func (m *Model) Open(page int) {
	if _, _, of := m.Page(); page >= 0 && page < of {
		m.page = page
	}
}

// Bookmarks are the sections of the file with the pages that they begin on.
func (m *Model) Bookmarks() []layout.Bookmark {
	if m.preview == nil {
		return nil
	}
	return m.preview.Bookmarks
}

// Blockers are the checks that stop a final pack.
func (m *Model) Blockers() []bid.Issue {
	return m.issues(func(i bid.Issue) bool { return i.Accepted == "" })
}

// Accepted are the checks that would stop it but for a recorded reason.
func (m *Model) Accepted() []bid.Issue {
	return m.issues(func(i bid.Issue) bool { return i.Accepted != "" })
}

func (m *Model) issues(keep func(bid.Issue) bool) []bid.Issue {
	var out []bid.Issue
	for _, i := range pack.Stops(m.Audience(), m.file().paper, m.d.Assessment()) {
		if keep(i) {
			out = append(out, i)
		}
	}
	return out
}

// Draft reports whether only a draft can be exported now.
func (m *Model) Draft() bool { return len(m.Blockers()) > 0 }

// Edit changes the choices for the pack as one step.
func (m *Model) Edit(step string, f func(*bid.Pack)) error {
	return m.d.Service.EditBid(m.d.BidID(), step, func(b *bid.Bid) error {
		f(&b.Pack)
		return nil
	})
}

// Accept records why a check is left as it is.
func (m *Model) Accept(issue bid.Issue, reason string) error {
	return m.d.Service.EditBid(m.d.BidID(), "Record a reason for "+issue.Code, func(b *bid.Bid) error {
		b.Accepted = append(without(b.Accepted, issue), bid.Acceptance{Code: issue.Code, Path: issue.Path, Reason: strings.TrimSpace(reason), When: m.d.Today()})
		return nil
	})
}

// Withdraw takes a recorded reason back, so that the check stops the pack again.
func (m *Model) Withdraw(issue bid.Issue) error {
	return m.d.Service.EditBid(m.d.BidID(), "Withdraw the reason for "+issue.Code, func(b *bid.Bid) error {
		b.Accepted = without(b.Accepted, issue)
		return nil
	})
}

func without(list []bid.Acceptance, issue bid.Issue) []bid.Acceptance {
	return slices.DeleteFunc(slices.Clone(list), func(a bid.Acceptance) bool {
		return a.Code == issue.Code && (a.Path == "" || a.Path == issue.Path)
	})
}

// Issued are the packs handed over before, newest first.
func (m *Model) Issued() ([]workspace.IssuedPack, error) {
	if m.d.Assessment() == nil {
		return nil, nil
	}
	return m.d.Service.Packs(m.d.BidID())
}

// NextVersion is the number to give a changed pack when the present one has left
// already; zero when it has not.
func (m *Model) NextVersion() int {
	issued, err := m.Issued()
	if err != nil {
		return 0
	}
	present, highest := max(m.Pack().Version, 1), 0
	for _, p := range issued {
		if p.Audience == m.file().recorded() {
			highest = max(highest, p.Version)
		}
	}
	if present > highest {
		return 0
	}
	return highest + 1
}
