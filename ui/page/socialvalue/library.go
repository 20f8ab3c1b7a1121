package socialvalue

import (
	"fmt"
	"strconv"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/socialvalue"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// known is a unit value that can be picked: of the library, or of the bid.
type known struct {
	id, label, pounds, unit, year, ledger, where string
	source, licence, note                        string
	restricted                                   bool
	age                                          int // years of its price year
}

// newValuesPart is everything that an outcome may be valued by: a search over the library
// and the values of the bid, and the values of the bid to edit or to take from a file.
func (p *Page) newValuesPart() *form.Part {
	values := p.newValues()
	keep(p, partValues, valuePath, values)
	about := kit.NewListing()
	table := kit.NewTable("Known values", func(x known) string { return x.id },
		kit.NewEmptyState("No value has these words.", "For example: hostel, employment, anxiety.", "Add a value of your own", values.Add),
		kit.Column[known]{Title: "Value of", Ems: 13, Weight: 3, Text: func(x known) string { return page.Clip(x.label, 120) }},
		kit.Column[known]{Title: "Pounds", Ems: 8, Right: true, Text: func(x known) string { return x.pounds }},
		kit.Column[known]{Title: "For one", Ems: 6, Weight: 1, Optional: true, Text: func(x known) string { return page.Clip(x.unit, 40) }},
		kit.Column[known]{Title: "Year", Ems: 6, Text: func(x known) string { return orDash(x.year) }, State: func(x known) kit.State {
			if x.age > socialvalue.OldAfter {
				return kit.Attention
			}
			return ""
		}},
		kit.Column[known]{Title: "From", Ems: 6, Optional: true, Text: func(x known) string { return x.where }})
	table.VisibleRows = 8
	wanted := ""
	count := kit.NewSmall("")
	show := func() {
		all := p.known()
		found := matching(all, wanted)
		table.SetRows(found)
		count.SetText(fmt.Sprintf("%s of %s.", page.Count(len(found), "value", "values"), strconv.Itoa(len(all))))
		x, chosen := table.Selected()
		about.Set(fmt.Sprint(x, chosen), func() []fyne.CanvasObject { return p.aboutKnown(x, chosen) })
	}
	table.OnSelect = func(known) { show() }
	search := kit.NewTextEntry(nil)
	search.OnChanged = func(text string) { wanted = text; show() }
	search.OnEnter = table.Focus
	view := kit.Stack(
		kit.Text("What one of something is worth, with where that is from. The library holds what may be printed; a licensed set you bring yourself, and its figures stay on this computer: a pack names only the source."),
		kit.NewField("Find a value", search).Why("Words of the value, its source or its code."),
		count, table, about,
		kit.Section("Values of your own"),
		kit.Text("A value that you found elsewhere, or a whole file of them, with where it is from and what its licence allows. It can then be picked for an outcome."),
		kit.Row(kit.NewButton("Add a value", values.Add), kit.NewButton("Take values from a file …", p.askValues)), values.Table, values.Form)
	return form.NewPart(view, func(bool) {
		values.Refresh()
		show()
	})
}

// known are the values of the bid, then those of the library.
func (p *Page) known() []known {
	var out []known
	b := p.s.Bid()
	for _, v := range b.SocialValue.Values {
		x := known{id: own + v.ID, label: orUnnamed(v.Name), unit: v.Unit, year: v.PriceYear, ledger: string(v.Ledger), where: "Yours", source: v.Source, licence: v.Licence, note: v.Note, restricted: v.Restricted}
		if v.Imported {
			x.where = "A file"
		}
		x.pounds = "–"
		if v.Value.IsSet() {
			x.pounds = money.FormatRate(v.Value.Decimal())
		}
		x.age = socialvalue.Age(v.PriceYear, p.s.Today())
		out = append(out, x)
	}
	for _, v := range p.s.Library().Proxies() {
		switch bid.Ledger(v.Ledger) {
		case bid.LedgerFiscal, bid.LedgerEconomic, bid.LedgerSocial:
			out = append(out, known{id: v.Code, label: v.Label, pounds: money.FormatRate(v.Value.Decimal()), unit: v.Unit, year: v.PriceYear, ledger: v.Ledger, where: "Library",
				source: v.Title, licence: v.Licence, note: v.Note, age: socialvalue.Age(v.PriceYear, p.s.Today())})
		}
	}
	return out
}

// matching are the values that hold every word typed, in any of their texts.
func matching(all []known, words string) []known {
	terms := strings.Fields(strings.ToLower(words))
	var out []known
	for _, x := range all {
		text, found := strings.ToLower(strings.Join([]string{x.id, x.label, x.unit, x.source, x.ledger, x.note}, " ")), true
		for _, term := range terms {
			found = found && strings.Contains(text, term)
		}
		if found {
			out = append(out, x)
		}
	}
	return out
}

// aboutKnown tells where the chosen value is from, how old it is, and what may be done
// with it.
func (p *Page) aboutKnown(x known, chosen bool) []fyne.CanvasObject {
	if !chosen {
		return nil
	}
	words := []string{x.label + ": " + x.pounds + " for one " + orWords(x.unit, "unit that is not named") + ", in pounds of " + orWords(x.year, "a year that is not named"),
		"Ledger: " + orWords(x.ledger, "not said"), "Source: " + orWords(x.source, "not named"), "Licence: " + orWords(x.licence, "not named")}
	if x.note != "" {
		words = append(words, x.note)
	}
	out := []fyne.CanvasObject{kit.Text(sentences(words))}
	if x.age > socialvalue.OldAfter {
		out = append(out, kit.NewMarked(kit.Attention, fmt.Sprintf("Its pounds are those of %d years ago. Look for a newer value, or say why this one still holds.", x.age)))
	}
	if x.restricted {
		out = append(out, kit.NewMarked(kit.Note, "The licence does not let the figure be printed. You may work with it here; a pack names only the source."))
	}
	return out
}

func orWords(text, standard string) string {
	if text == "" {
		return standard
	}
	return text
}
