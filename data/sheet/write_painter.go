package sheet

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"bidwright/app/pack"
)

// Painter makes the spreadsheet of a pack: for the board the live model, for others the
// twin of what they read in the PDF.
type Painter struct{}

var _ pack.Painter = Painter{}

// Paint writes the XLSX.
func (Painter) Paint(ctx context.Context, b pack.Built, progress func(done, total int)) ([]byte, error) {
	w, err := b.Workbook()
	if err != nil {
		return nil, err
	}
	return Write(ctx, w, progress)
}

// forbidden are parts that a pack's spreadsheet never has: what runs, links, comments
// or hides.
var forbidden = []string{"vba", "externallink", "comments", "connections", "embeddings", "activex", "querytable", "drawing", "media/"}

// Verify opens the file again and looks for the pack's own mark, for parts that must
// not be there, and for anything hidden.
func (Painter) Verify(raw []byte, doc pack.Document) error {
	parts, err := open(raw)
	if err != nil {
		return err
	}
	for _, p := range parts {
		for _, word := range forbidden {
			if strings.Contains(strings.ToLower(p.name), word) {
				return fmt.Errorf("the spreadsheet has a part %s, which no pack may have", p.name)
			}
		}
		if p.is("worksheets/") || p.is("workbook.xml") {
			for _, mark := range []string{`hidden="1"`, `hidden="true"`, `state="hidden"`, `state="veryHidden"`} {
				if bytes.Contains(p.raw, []byte(mark)) {
					return fmt.Errorf("something is hidden in %s, which no pack may have", p.name)
				}
			}
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		return fmt.Errorf("the spreadsheet cannot be opened again: %w", err)
	}
	defer func() { _ = f.Close() }()
	about, err := f.GetDocProps()
	if err != nil {
		return err
	}
	if about.Identifier != doc.Hash() || about.Title != doc.Title {
		return fmt.Errorf("the spreadsheet names the pack %.40q %.40q, not %q", about.Title, about.Identifier, doc.Hash())
	}
	return nil
}

// Haystacks are all the texts of a finished spreadsheet.
func (Painter) Haystacks(raw []byte) ([]pack.Haystack, error) { return Haystacks(raw) }
