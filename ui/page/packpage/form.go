package packpage

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/pack"
	"bidwright/app/pack/pricingform"
	"bidwright/app/workspace"
)

// buyersForm is the buyer's pricing workbook as it was opened last, and what may go into
// it from the bid as it stood then.
type buyersForm struct {
	digest   string // of the file that template was read from
	template pricingform.Template
	asked    []pricingform.Asked
	broken   error // why there is no template, nil when there is one
	offer    pricingform.Offer
	unbuilt  error // why there is no offer
}

// why is the reason for which nothing can be chosen.
func (f buyersForm) why() error {
	if f.broken != nil {
		return f.broken
	}
	return f.unbuilt
}

// Form is which cells of the buyer's workbook are filled with what.
func (m *Model) Form() bid.PricingForm { return m.Pack().Form }

// errFormGone is told of a bid that came without the buyer's file.
var errFormGone = errors.New("the buyer's workbook itself is not in this workspace; the cells that were chosen are kept – choose the file again")

// LoadForm opens the kept workbook, where another one is chosen than was opened last, and
// takes from the bid as it now stands what may go into it. Done is called on Fyne's thread.
func (m *Model) LoadForm(done func()) {
	a, digest, name, known := m.d.Assessment(), m.Form().SHA256, m.Form().Name, m.form
	if a == nil || m.d.Forms == nil {
		return
	}
	source := m.source(a)
	m.loads++
	this := m.loads
	m.d.Run(func() {
		next := buyersForm{digest: digest, template: known.template, asked: known.asked, broken: known.broken}
		if digest != known.digest {
			next.template, next.broken = m.openKept(name, digest)
			next.asked = next.template.Asked()
		}
		next.offer, next.unbuilt = pricingform.Take(source)
		m.d.Post(func() {
			if this == m.loads { // no later one is on its way
				m.form = next
				done()
			}
		})
	})
}

func (m *Model) openKept(name, digest string) (pricingform.Template, error) {
	if digest == "" {
		return pricingform.Template{}, nil
	}
	kept, err := m.d.Service.Attachment(digest)
	if err != nil {
		return pricingform.Template{}, errFormGone
	}
	return m.d.Forms.OpenForm(name, kept.Content)
}

// TakeForm reads the buyer's workbook, keeps it with the bid and remembers its name, as one
// step; the cells that were chosen stay. A file that is no workbook changes nothing. Done is
// called on Fyne's thread.
func (m *Model) TakeForm(path string, done func(error)) {
	id := m.d.BidID()
	m.d.Run(func() {
		name := filepath.Base(path)
		raw, err := m.d.Service.ReadFile(path, workspace.MaxAttachment)
		if err == nil {
			_, err = m.d.Forms.OpenForm(name, raw)
		}
		var kept workspace.Attachment
		if err == nil {
			kept, err = m.d.Service.Attach(id, workspace.Attachment{Name: name, Type: workspace.TypeForm, Content: raw})
		}
		if err == nil {
			err = m.d.Service.EditBid(id, "Choose the buyer’s workbook", func(b *bid.Bid) error {
				b.Pack.Form.Name, b.Pack.Form.SHA256 = name, kept.SHA256
				return nil
			})
		}
		m.d.Post(func() { done(err) })
	})
}

// FormName is the file name offered for the filled copy.
func (m *Model) FormName() string {
	ending := filepath.Ext(m.Form().Name)
	name := strings.TrimSuffix(m.Form().Name, ending) + ", filled"
	if m.FormDraft() {
		name += draft
	}
	return name + ending
}

// FormDraft reports whether checks stop the price, and so a final form.
func (m *Model) FormDraft() bool { return len(m.form.offer.Blockers) > 0 }

// FillForm writes the figures into a copy of the buyer's workbook at path, reads every cell
// back, and records the file. Where a cell cannot be filled nothing is written, and the
// result says which. Done is called on Fyne's thread.
func (m *Model) FillForm(path string, done func(pricingform.Result, error)) {
	a := m.d.Assessment()
	if a == nil {
		return
	}
	id, form, source, version := m.d.BidID(), m.Form(), m.source(a), max(m.Pack().Version, 1)
	m.d.Run(func() {
		r, err := m.fill(form, source, id, path, version)
		m.d.Post(func() { done(r, err) })
	})
}

func (m *Model) fill(form bid.PricingForm, source pack.Source, id, path string, version int) (pricingform.Result, error) {
	kept, err := m.d.Service.Attachment(form.SHA256)
	if err != nil {
		return pricingform.Result{}, errFormGone
	}
	offer, err := pricingform.Take(source)
	if err != nil {
		return pricingform.Result{}, err
	}
	r, err := pricingform.Fill(m.d.Forms, form, kept.Content, offer)
	if err != nil || r.Copy == nil {
		return r, err
	}
	if err := m.d.Service.WriteFile(path, r.Copy, func(written []byte) error { return pricingform.Verify(m.d.Forms, written, r) }); err != nil {
		return r, err
	}
	audience := "commissioner, pricing form"
	if len(offer.Blockers) > 0 {
		audience += draft
	}
	if _, err := m.d.Service.RecordPack(workspace.IssuedPack{BidID: id, Audience: audience, Version: version, Format: "xlsx", Name: filepath.Base(path), SHA256: r.SHA256}); err != nil {
		return r, fmt.Errorf("the copy is written and right, but it could not be added to the list of packs: %w", err)
	}
	return r, nil
}
