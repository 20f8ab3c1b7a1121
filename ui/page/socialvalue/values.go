package socialvalue

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/risk"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// own marks a value of the bid among those of the library.
const own = "own "

// pickable are the values for an outcome: those of the bid, then the library's.
func (p *Page) pickable() []kit.Option {
	var out []kit.Option
	b := p.s.Bid()
	for _, v := range b.SocialValue.Values {
		out = append(out, kit.Option{ID: own + v.ID, Text: page.Clip(orUnnamed(v.Name), 80), Detail: "Your own value"})
	}
	for _, x := range p.s.Library().Proxies() {
		switch bid.Ledger(x.Ledger) {
		case bid.LedgerFiscal, bid.LedgerEconomic, bid.LedgerSocial:
			out = append(out, kit.Option{ID: x.Code, Text: page.Clip(x.Label, 90), Detail: strings.Join([]string{money.FormatRate(x.Value.Decimal()), x.Unit, "pounds of " + x.PriceYear, x.Ledger}, ", ")})
		}
	}
	return out
}

func (p *Page) proxy(code string) (reference.Proxy, bool) {
	for _, x := range p.s.Library().Proxies() {
		if x.Code == code {
			return x, code != ""
		}
	}
	return reference.Proxy{}, false
}

// value picks what one is worth from the library or from the bid's own values.
func (p *Page) value(l form.Line[bid.ImpactRow]) *fyne.Container {
	type one = bid.ImpactRow
	picker := kit.NewPicker("No value chosen", nil, func(id string) {
		l.List.List.Edit(l.List.Selected(), "value", func(x *one) {
			x.ProxyCode, x.ValueID = id, ""
			if mine, ok := strings.CutPrefix(id, own); ok {
				x.ProxyCode, x.ValueID = "", mine
			}
		})
	})
	about := kit.NewSmall("")
	l.List.Fill(func(x one, _ bool) {
		picker.SetOptions(append([]kit.Option{{Text: "No value chosen"}}, p.pickable()...))
		id := x.ProxyCode
		if x.ValueID != "" {
			id = own + x.ValueID
		}
		picker.Set(id)
		words := p.aboutValue(x)
		about.SetText(words)
		form.SetShown(about, words != "")
	})
	return kit.Stack(l.Field("proxyCode", "Value", "Type to search the library.", picker), about,
		kit.Text("A range, or a value that replaces the chosen one:"),
		p.estimate(l, "proxy", "Value of one", calc.Pounds, func(x *one) *bid.Estimate { return &x.Proxy }))
}

// aboutValue tells where the chosen value is from and what may be done with it.
func (p *Page) aboutValue(x bid.ImpactRow) string {
	if v, ok := p.proxy(x.ProxyCode); ok {
		parts := []string{v.Label + ": " + money.FormatRate(v.Value.Decimal()) + " a " + v.Unit + ", in pounds of " + v.PriceYear, "Source: " + v.Title, "Licence: " + v.Licence}
		if v.Note != "" {
			parts = append(parts, v.Note)
		}
		return sentences(parts)
	}
	b := p.s.Bid()
	for _, v := range b.SocialValue.Values {
		if v.ID == x.ValueID && v.ID != "" {
			return sentences([]string{orUnnamed(v.Name) + ": " + orDash(risk.FormatIn(calc.Pounds, v.Value)) + ", " + orDash(v.Unit), "Source: " + orDash(v.Source), "Licence: " + orDash(v.Licence)})
		}
	}
	return ""
}

func sentences(parts []string) string {
	for i := range parts {
		parts[i] = strings.TrimSuffix(strings.TrimSpace(parts[i]), ".") + "."
	}
	return strings.Join(parts, " ")
}

func (p *Page) newValues() *lines.Editor[bid.OwnValue] {
	type one = bid.OwnValue
	e := &lines.Editor[one]{List: form.Of(p.s, "value", func(b *bid.Bid) *[]one { return &b.SocialValue.Values },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: valuePath, List: e}
	pounds := func(v money.Value) string { return risk.FormatIn(calc.Pounds, v) }
	amount := func(path, label, why string, of func(*one) *money.Value) *kit.Field {
		entry := kit.NewValueEntry(func(text string) (money.Value, error) { return risk.ParseIn(calc.Pounds, text) }, pounds, nil)
		return l.Field(path, label, why, lines.Entry(e, label, entry, of))
	}
	e.Table = kit.NewTable("Values of your own", func(x one) string { return x.ID },
		kit.NewEmptyState("Is a value missing in the library?", "For example: a council’s own figure for a week in a hostel, from its published budget.", "Add a value", e.Add),
		kit.Column[one]{Title: "Value of", Ems: 12, Weight: 2, Text: func(x one) string { return page.Clip(orUnnamed(x.Name), 120) }},
		kit.Column[one]{Title: "Pounds", Ems: 8, Right: true, Text: func(x one) string { return orDash(pounds(x.Value)) }},
		kit.Column[one]{Title: "Year", Ems: 5, Text: func(x one) string { return orDash(x.PriceYear) }})
	e.Table.VisibleRows = 5
	name := l.Text("name", "Value of what", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Form(name,
		amount("value", "Pounds for one", "", func(x *one) *money.Value { return &x.Value }),
		l.Text("unit", "One what", "Such as: person and year.", 1, func(x *one) *string { return &x.Unit }),
		l.Text("priceYear", "Pounds of which year", "Such as 2024, or 2024/25.", 1, func(x *one) *string { return &x.PriceYear }),
		amount("low", "At lowest", "", func(x *one) *money.Value { return &x.Low }),
		amount("high", "At highest", "", func(x *one) *money.Value { return &x.High }),
		form.LinePick(l, "ledger", "Purse of the value", "", append([]kit.Option{{Text: "Not said"}}, ledgerOptions[1:]...), func(x *one) *bid.Ledger { return &x.Ledger }),
		form.LinePick(l, "body", "Whose value it is", "", bodyOptions("Not known"), func(x *one) *string { return &x.Body }),
		l.Text("source", "Source", "Author, title, year, page.", 1, func(x *one) *string { return &x.Source }),
		l.Text("licence", "Licence", "What you may do with it, in the words of the source.", 1, func(x *one) *string { return &x.Licence })),
		l.Check("The licence does not let it be printed", func(x *one) *bool { return &x.Restricted }),
		l.Check("It is for a whole lifetime", func(x *one) *bool { return &x.Lifetime }),
		l.Check("It is a value of wellbeing", func(x *one) *bool { return &x.Wellbeing }),
		kit.Form(l.Text("note", "Note on the value", "", 2, func(x *one) *string { return &x.Note })))
	e.Wire("Remove this value")
	return e
}
