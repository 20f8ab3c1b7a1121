package socialvalue

import (
	"bidwright/app/bid"
	"bidwright/app/socialvalue"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// carry is the button that puts the cost of the chosen commitment into the price, and the
// line that holds it there.
func (p *Page) carry(e *lines.Editor[bid.Commitment]) *fyne.Container {
	about := kit.NewMarked(kit.Note, "")
	carry := kit.NewButton("Carry this cost into the price", func() {
		id := e.Selected()
		p.s.Edit("Carry a commitment into the price", func(b *bid.Bid) error { return socialvalue.CarryCost(b, id) })
	})
	show := kit.NewButton("Go to the line", func() {
		for _, c := range p.commitments() {
			if c.ID == e.Selected() {
				p.s.GoTo(p.linePath(c.LineID))
			}
		}
	})
	buttons := kit.Row(carry, show)
	view := kit.Stack(about, buttons)
	e.Fill(func(x bid.Commitment, _ bool) {
		able, line := socialvalue.CanCarry(p.s.Bid(), x.ID) == nil, p.linePath(x.LineID)
		form.SetShown(carry, able)
		form.SetShown(show, line != "")
		form.SetShown(buttons, able || line != "")
		switch {
		case line != "":
			words := "In the price: " + orUnnamed(p.carriedBy(x)) + "."
			if cost := p.s.Printed("cost." + x.LineID + ".year"); cost != "" && cost != "–" {
				words += " That line costs " + cost + " a year."
			}
			if able {
				words += " Press again after a change, and the line follows."
			}
			about.Set(kit.Ready, words)
		case x.Free:
			about.Set(kit.Note, "Said to cost nothing extra.")
		case able:
			about.Set(kit.Attention, "Not in the price yet.")
		default:
			about.Set(kit.Attention, "Not in the price yet. Type the number and the cost of one, or choose a line that carries it.")
		}
	})
	return view
}

func (p *Page) commitments() []bid.Commitment {
	b := p.s.Bid()
	return b.SocialValue.Commitments
}

// carriedBy is the name of the line of the price that carries a commitment.
func (p *Page) carriedBy(x bid.Commitment) string {
	if r := p.result(); r != nil {
		for _, promise := range r.Promises {
			if promise.ID == x.ID {
				if promise.Line == "" && promise.Priced {
					return "Costs nothing"
				}
				return orDash(promise.Line)
			}
		}
	}
	return "–"
}

// linePath is the path of a line of the price; empty where there is none.
func (p *Page) linePath(id string) string {
	b := p.s.Bid()
	for _, x := range b.Pricing.Costs {
		if x.ID == id && id != "" {
			return "pricing.costs." + id + ".name"
		}
	}
	for _, x := range b.Pricing.People {
		if x.ID == id && id != "" {
			return "pricing.people." + id + ".role"
		}
	}
	return ""
}

// newChecked says when the map was gone through, and marks that it was now: the mark
// holds the price and the volume of that day.
func (p *Page) newChecked() fyne.CanvasObject {
	words := kit.NewMarked(kit.Note, "")
	button := kit.NewButton("I have checked the map against this price", func() {
		if r := p.result(); r != nil {
			mark := r.Standing
			p.s.Edit("Mark the impact map as checked", func(b *bid.Bid) error { b.SocialValue.Checked = mark; return nil })
		}
	})
	field := p.fields.Add("socialValue.checked", kit.NewField("Checked against the price", button))
	view := kit.Stack(words, field)
	p.checked = func() {
		b := p.s.Bid()
		r := p.result()
		c := b.SocialValue.Checked
		form.SetShown(view, r != nil && len(r.Rows) > 0 && (r.Standing.Price.IsSet() || r.Standing.Volume.IsSet()))
		if r == nil {
			return
		}
		switch {
		case c.On.IsZero():
			words.Set(kit.Note, "Quantities rest on a price and a volume. Mark the map as checked, and you are told when one of them changes.")
		case !r.Moved:
			words.Set(kit.Ready, "Checked against this price and this volume on "+c.On.String()+".")
		default:
			words.Set(kit.Attention, "The price or the volume has changed since the map was checked on "+c.On.String()+". See that the quantities still fit.")
		}
	}
	return view
}
