package pdf

import (
	"context"
	"fmt"
	"strings"

	"bidwright/app/pack"
	"bidwright/app/pack/layout"
)

// Painter makes the PDF of a pack: layout with the typeface's own widths, paint, and
// read back.
type Painter struct {
	faces *layout.Faces
	face  Typeface
}

var _ pack.Painter = (*Painter)(nil)

// NewPainter reads the typeface once for all packs.
func NewPainter(face Typeface) (*Painter, error) {
	faces, err := layout.NewFaces(face.Regular, face.Bold)
	if err != nil {
		return nil, err
	}
	return &Painter{faces: faces, face: face}, nil
}

// Faces are the measured typeface, for the preview of the same pages.
func (p *Painter) Faces() *layout.Faces { return p.faces }

// Paint lays the tree out and writes the file. A character that the typeface lacks is
// named and nothing is written: it is never dropped silently.
func (p *Painter) Paint(ctx context.Context, b pack.Built, progress func(done, total int)) ([]byte, error) {
	if missing := layout.Missing(b.Document, p.faces); len(missing) > 0 {
		more := ""
		if n := len(missing) - 1; n > 0 {
			more = fmt.Sprintf(" and %d more", n)
		}
		return nil, fmt.Errorf("the typeface cannot print %s%s, so the PDF was not made; type it in another way", missing[0], more)
	}
	pages, err := layout.Layout(ctx, b.Document, p.faces, progress)
	if err != nil {
		return nil, err
	}
	raw, err := Write(ctx, pages, MetaOf(b.Document), p.face, b.Attachments...)
	if err != nil {
		return nil, err
	}
	if err := sameAttachments(raw, b.Attachments); err != nil {
		return nil, err
	}
	return raw, nil
}

// Verify re-reads the file and finds every figure and text of the tree in it.
func (p *Painter) Verify(raw []byte, doc pack.Document) error {
	facts, err := Verify(raw)
	if err != nil {
		return err
	}
	if len(facts.Attachments) > 0 && !pack.Audience(doc.Audience).Carries() {
		return pack.ErrAttached
	}
	all, body := squeeze(facts.All()), squeeze(running(facts))
	words := strings.Fields(facts.All())
	var lost error
	alternatives := textAlternatives(doc)
	pack.Walk(doc, func(l pack.Leaf) {
		if lost == nil && !alternatives[l.Text] && l.Path != "audience" && l.Path != "confidentiality" && !strings.Contains(all, squeeze(l.Text)) && !strings.Contains(body, squeeze(l.Text)) && !inOrder(words, l.Text) {
			lost = fmt.Errorf("the text of %s is not on its pages", l.Path)
		}
	})
	return lost
}

// Haystacks are all the texts of a finished file.
func (p *Painter) Haystacks(raw []byte) ([]pack.Haystack, error) { return Haystacks(raw) }

// running is the text of the pages without their furniture (the header first, the
// footer last), which would part a paragraph that runs over two pages.
func running(facts Facts) string {
	first := map[string]int{}
	for _, lines := range facts.Text {
		if len(lines) > 0 {
			first[lines[0]]++
		}
	}
	var pages []string
	for n, lines := range facts.Text {
		if len(lines) > 0 && first[lines[0]] > 1 {
			lines = lines[1:]
		}
		if last := len(lines) - 1; last >= 0 && strings.HasPrefix(lines[last], fmt.Sprintf("Page %d of %d", n+1, facts.Pages)) {
			lines = lines[:last]
		}
		pages = append(pages, strings.Join(lines, "\n"))
	}
	return strings.Join(pages, "\n")
}

// longText is the length from which a text may fill a row over several pages, where heads
// that are set again and the lines of the cells beside it part its words.
const longText = 1000

// inOrder reports that every word of a long text stands on the pages in its order.
func inOrder(words []string, text string) bool {
	if len(text) < longText {
		return false
	}
	at := 0
	for _, want := range strings.Fields(text) {
		for at < len(words) && words[at] != want {
			at++
		}
		if at == len(words) {
			return false
		}
		at++
	}
	return true
}

func squeeze(text string) string { return strings.Join(strings.Fields(text), "") }

// textAlternatives are for the web twin only: a PDF of this kind cannot carry them.
func textAlternatives(doc pack.Document) map[string]bool {
	out := map[string]bool{}
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			if f, ok := b.(pack.Figure); ok {
				out[f.Alt] = true
			}
		}
	}
	return out
}
