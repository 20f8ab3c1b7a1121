package packpage

import (
	"bidwright/app/bid"
	"bidwright/app/pack"
)

// file is one of the files that can be handed over.
type file struct {
	audience    pack.Audience
	paper       bid.Paper
	text, about string
}

func (f file) id() string { return string(f.audience) + " " + string(f.paper) }

// files are all of them, the price first.
var files = []file{
	{pack.Commissioner, bid.PaperCommercial, "Price, for the buyer",
		"The commercial response for the commissioner, who decides on your offer. Nothing internal is in it."},
	{pack.Commissioner, bid.PaperTechnical, "Quality, for the buyer",
		"The technical response: your answers, how the service starts, its risks, and what goes with it. No price is in it, because one could put you out."},
	{pack.Commissioner, bid.PaperSelection, "Selection, for the buyer",
		"Who you are, how you meet each condition and with what evidence. A file of its own, because a price in it could put you out."},
	{pack.Commissioner, bid.PaperClarification, "Questions to the buyer",
		"The questions you ticked, as a letter to send through the buyer’s portal before questions close."},
	{pack.Commissioner, bid.PaperSocial, "Social value, for the buyer",
		"What the contract changes, who gains, what you commit to, and what may be doubted. It goes with the quality response, so no price is in it."},
	{pack.Board, bid.PaperCommercial, "For your board",
		"Your own board: the decision on one page, then all of its working. It is internal: never send it to the buyer."},
}

// file is the one on show: the buyer's price unless the bid says otherwise.
func (m *Model) file() file {
	k := m.Pack()
	for _, one := range files {
		if string(one.audience) == k.Audience && one.paper == k.Paper {
			return one
		}
	}
	if pack.Audience(k.Audience) == pack.Board {
		return files[len(files)-1]
	}
	return files[0]
}

// Audience is who the pack on show is for.
func (m *Model) Audience() pack.Audience { return m.file().audience }

// title is what it is called in its file name.
func (f file) title() string { return pack.PaperTitle(f.audience, f.paper) }

// recorded is how the list of packs handed over names it.
func (f file) recorded() string {
	if f.paper == bid.PaperCommercial {
		return string(f.audience)
	}
	return string(f.audience) + ", " + string(f.paper)
}
