package pack

import "bidwright/app/bid"

// board builds the paper for the organisation's own board: the sections of the buyer's
// copy with every line open, because nothing is withheld from those who decide.
func (b *builder) board() {
	b.bid.Pack.Depth = bid.DepthLines
	b.commissioner()
	b.doc.Title, b.doc.Label, b.doc.Confidential = "Price for the board", LabelInternal, "Internal: not for the buyer"
	if len(b.blockers) > 0 {
		b.doc.Title = "Draft price for the board"
	}
}
