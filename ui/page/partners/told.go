package partners

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/exchange"
	"bidwright/app/tender/vault"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
)

// newTold is what each partner told us of itself, and where each answer came from.
func (p *Page) newTold() block {
	t := kit.NewTable("What partners told you", func(r form.Row) string { return r.ID }, nil,
		column(-1, "Partner", 9, 1, false), column(0, "What", 10, 2, false), column(1, "Answer", 11, 2, false), column(2, "From", 10, 1, false))
	t.VisibleRows = 10
	view := kit.Stack(kit.Section("What partners told you"), t)
	return block{view, func(bool) {
		b := p.s.Bid()
		var rows []form.Row
		for _, m := range b.Consortium.Members {
			rows = append(rows, p.told(&b, m)...)
		}
		t.SetRows(rows)
		form.SetShown(view, len(rows) > 0)
	}}
}

// told are the answers of one partner, the agreement first.
func (p *Page) told(b *bid.Bid, m bid.Member) []form.Row {
	var out []form.Row
	add := func(path, what, text string) {
		if strings.TrimSpace(text) == "" {
			return
		}
		out = append(out, form.Row{ID: m.ID + " " + path, Name: orUnnamed(m.Name), Cells: []string{page.Clip(what, 120), page.Clip(text, 160), page.Clip(orElse(exchange.Origin(m.Exchange, path), "typed here"), 60)}})
	}
	x := m.Part
	if x.Agrees != "" {
		add("agrees", "Agrees to the heads of terms", answer(x.Agrees))
	}
	if x.Short != "" {
		add("short", "Value below its own cost", answer(x.Short))
	}
	add("contactName", "Contact", x.ContactName)
	add("contactEmail", "E-mail", x.ContactEmail)
	add("most", "Most in all parts, a year", x.Most.Format())
	for _, price := range x.Prices {
		unit := ""
		if price.Unit != "" {
			unit = " for one " + price.Unit
		}
		add("prices."+price.ID+".price", "Price: "+price.Name, price.Price.Format()+unit)
	}
	for _, proof := range x.Proofs {
		words := []string{answer(proof.Have)}
		if proof.Reference != "" {
			words = append(words, proof.Reference)
		}
		if !proof.Expires.IsZero() {
			words = append(words, "until "+proof.Expires.String())
		}
		add("proofs."+proof.ID+".have", "Proof: "+orElse(proof.Name, vault.Item(p.s.Library(), proof.ItemID).Label), strings.Join(words, ", "))
	}
	for _, r := range x.Replies {
		asked := "A question that was removed"
		for _, a := range b.Consortium.Asks {
			if a.ID == r.ID {
				asked = a.Text
			}
		}
		words := r.Text
		if r.Done != "" {
			words = strings.TrimSuffix(answer(r.Done)+". "+r.Text, " ")
		}
		add("replies."+r.ID+".text", asked, words)
	}
	add("comment", "Comment", x.Comment)
	return out
}
