package html

import (
	"context"
	"fmt"
	"strings"

	"bidwright/app/chart"
	"bidwright/app/pack"
)

// Painter makes the accessible twin of a pack. Measure gives the widths of the
// typeface for its charts.
type Painter struct{ Measure chart.Measure }

var _ pack.Painter = Painter{}

// Paint writes the page.
func (p Painter) Paint(ctx context.Context, b pack.Built, _ func(done, total int)) ([]byte, error) {
	return Write(ctx, b.Document, p.Measure)
}

// Verify re-reads the page and finds every text of the tree in it.
func (p Painter) Verify(raw []byte, doc pack.Document) error {
	haystacks, err := Haystacks(raw)
	if err != nil {
		return err
	}
	var all strings.Builder
	for _, h := range haystacks {
		if !h.Raw {
			all.WriteString(strings.Join(strings.Fields(h.Text), ""))
		}
	}
	var lost error
	pack.Walk(doc, func(l pack.Leaf) {
		if lost == nil && l.Path != "audience" && !strings.Contains(all.String(), strings.Join(strings.Fields(l.Text), "")) {
			lost = fmt.Errorf("the text of %s is not on the page", l.Path)
		}
	})
	return lost
}

// Haystacks are all the texts of a finished page.
func (p Painter) Haystacks(raw []byte) ([]pack.Haystack, error) { return Haystacks(raw) }
