package plan

import (
	"slices"
	"strings"

	"bidwright/app/bid"
)

// title names a cell: its lot, area and specialism.
func (b *builder) title(c *bid.Cell) string {
	return CellTitle(&b.in.Document, c)
}

// CellTitle names a cell in words: lot, area and specialism.
func CellTitle(doc *bid.Document, c *bid.Cell) string {
	var parts []string
	if c.LotID != "" {
		parts = append(parts, lotTitle(doc, c.LotID))
	}
	for _, text := range []string{c.Area, c.Specialism} {
		if text = strings.TrimSpace(text); text != "" && !slices.Contains(parts, text) { // lots are often cut by specialism
			parts = append(parts, text)
		}
	}
	if len(parts) == 0 {
		return "The whole service"
	}
	return strings.Join(parts, ", ")
}

func lotTitle(doc *bid.Document, id string) string {
	for _, l := range doc.Bid.Opportunity.Lots {
		if l.ID == id {
			if title := strings.TrimSpace(l.Title); title != "" {
				return title
			}
			return "Lot " + id
		}
	}
	return "Lot " + id
}
