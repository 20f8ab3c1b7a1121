package packpage

import (
	"bidwright/app/bid"
	"bidwright/app/pack"
)

// paper is one of the files that can be handed over.
type paper struct {
	audience    pack.Audience
	paper       bid.Paper
	text, about string
}

func (p paper) id() string { return string(p.audience) + " " + string(p.paper) }

// papers are all of them, the price first.
var papers = []paper{
	{pack.Commissioner, bid.PaperCommercial, "Price, for the buyer",
		"The commercial response for the commissioner, who decides on your offer. Nothing internal is in it."},
	{pack.Commissioner, bid.PaperSelection, "Selection, for the buyer",
		"Who you are, how you meet each condition and with what evidence. A file of its own, because a price in it could put you out."},
	{pack.Commissioner, bid.PaperClarification, "Questions to the buyer",
		"The questions you ticked, as a letter to send through the buyer’s portal before questions close."},
	{pack.Board, bid.PaperCommercial, "For your board",
		"Your own board: the decision on one page, then all of its working. It is internal: never send it to the buyer."},
}

// paper is the one on show: the buyer's price unless the bid says otherwise.
func (m *Model) paper() paper {
	k := m.Pack()
	for _, one := range papers {
		if string(one.audience) == k.Audience && one.paper == k.Paper {
			return one
		}
	}
	if pack.Audience(k.Audience) == pack.Board {
		return papers[len(papers)-1]
	}
	return papers[0]
}

// Audience is who the pack on show is for.
func (m *Model) Audience() pack.Audience { return m.paper().audience }

// title is what it is called in its file name.
func (p paper) title() string { return pack.PaperTitle(p.audience, p.paper) }

// recorded is how the list of packs handed over names it.
func (p paper) recorded() string {
	if p.paper == bid.PaperCommercial {
		return string(p.audience)
	}
	return string(p.audience) + ", " + string(p.paper)
}
