package pack

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
)

// outcomes are what changes for people, without what it is worth: that has a file of its
// own.
func (b *builder) outcomes() {
	v := b.s.Assessment.Social
	if v == nil || !v.Used {
		return
	}
	var blocks []Block
	if text := b.bid.SocialValue.Together.Mission; text != "" {
		blocks = append(blocks, Paragraph{Runs: []Run{b.say(text)}})
	}
	t := Table{ID: "table-outcomes", Title: "What this contract changes", Columns: []Column{{Title: "Ref", Head: true, Weight: 0.3}, {Title: "Outcome", Weight: 2}, {Title: "For whom", Weight: 1.4}, {Title: "A year", Align: Right, Weight: 0.6}, {Title: "Evidence", Weight: 1.2}}}
	for i, r := range v.Rows {
		if !r.Counted && !r.Placement {
			continue
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{plain(fmt.Sprintf("V%d", i+1)), b.say(r.Name), b.say(orDash(r.Stakeholder)), b.tell(r.Quantity), plain(or(r.Evidence, "not said"))}})
	}
	if len(t.Rows) > 0 {
		blocks = append(blocks, b.table(t))
	}
	if len(v.Unvalued) > 0 {
		var items []Item
		for _, text := range v.Unvalued {
			items = append(items, Item{Runs: []Run{b.say(text)}})
		}
		blocks = append(blocks, paragraph("We also expect, and do not value in money:"), List{Items: items})
	}
	blocks = append(blocks, paragraph("What this is worth, how it was worked out and what may be doubted stand in the "+strings.ToLower(PaperTitle(Commissioner, bid.PaperSocial))+", a file of its own."))
	b.section("social-value", 1, "Social value in short", blocks...)
}
