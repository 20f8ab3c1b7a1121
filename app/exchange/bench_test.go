package exchange

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// largeGroup is 12 partners who share every cell.
func largeGroup(cells int) (bid.Document, Figures) {
	doc := bid.Document{}
	doc.Organisation = bid.Organisation{ID: "lead", Name: "Lead"}
	doc.Bid.ID = "bid"
	f := Figures{Values: map[string]money.Pounds{}, Cells: map[string]map[string]money.Pounds{}}
	for i := range 12 {
		id := fmt.Sprintf("m%d", i)
		doc.Bid.Consortium.Members = append(doc.Bid.Consortium.Members, bid.Member{ID: id, Name: "Partner " + id})
		f.Values[id] = money.PoundsOf(decimal.NewFromInt(int64(1234 * (i + 1))))
	}
	for c := range cells {
		cell := bid.Cell{ID: fmt.Sprintf("c%d", c)}
		f.Cells[cell.ID] = map[string]money.Pounds{}
		for i, m := range doc.Bid.Consortium.Members {
			cell.Parts = append(cell.Parts, bid.CellPart{MemberID: m.ID, Share: money.ShareOf(decimal.New(int64(5+(i+c)%5), -2))})
			f.Cells[cell.ID][m.ID] = money.PoundsOf(decimal.NewFromInt(int64(100 + c)))
		}
		doc.Bid.Consortium.Cells = append(doc.Bid.Consortium.Cells, cell)
	}
	return doc, f
}

func BenchmarkComposeOffer(b *testing.B) {
	for _, cells := range []int{12, 48} {
		doc, figures := largeGroup(cells)
		b.Run(fmt.Sprintf("%d cells", cells), func(b *testing.B) {
			for b.Loop() {
				ComposeOffer(doc, figures, "m3")
			}
		})
	}
}
