package pricingform

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pack"
)

// Item is one thing that may go into the buyer's workbook: a number or a text.
type Item struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Unit  string `json:"unit,omitempty"`  // of a number, as the figures name it
	Shown string `json:"value,omitempty"` // as the commercial response prints it
	// Number is what is written for a figure: amounts to the penny, half away from zero,
	// shares as fractions. Nil for texts, and for figures that are not available.
	Number *decimal.Decimal `json:"-"`
	// Text is what is written for words.
	Text string `json:"-"`
}

// IsText tells words from figures.
func (i Item) IsText() bool { return strings.HasPrefix(i.ID, textPrefix) }

// Known reports whether there is something to write.
func (i Item) Known() bool { return i.Number != nil || i.Text != "" }

// Written is what goes into the cell, as text; empty when there is nothing to write.
func (i Item) Written() string {
	if i.Number != nil {
		return i.Number.String()
	}
	return i.Text
}

const textPrefix = "text."

// Offer is everything that may be written, and what the finished copy is searched for.
type Offer struct {
	Items   []Item
	secrets []pack.Secret
	allowed []string
	// Blockers stop the final pack, and so the final form.
	Blockers []bid.Issue
}

// Find gives an item by its id.
func (o Offer) Find(id string) (Item, bool) {
	for _, i := range o.Items {
		if i.ID == id {
			return i, true
		}
	}
	return Item{}, false
}

// Leaks are the withheld figures and texts that stand in what was written.
func (o Offer) Leaks(written []string) []pack.Leak {
	var hay []pack.Haystack
	for _, text := range written {
		hay = append(hay, pack.Haystack{Where: "the pricing form", Text: text})
	}
	return pack.Search(hay, o.secrets, o.allowed)
}

// Take builds the commercial response of a bid and takes from it what may be written.
func Take(s pack.Source) (Offer, error) {
	s.Paper, s.Attachments, s.Made = bid.PaperCommercial, nil, nil
	built, err := pack.Build(pack.Commissioner, s)
	if err != nil {
		return Offer{}, err
	}
	o := Offer{secrets: built.Secrets, allowed: built.Allowed, Blockers: built.Blockers}
	seen := map[string]bool{}
	add := func(i Item) {
		if !seen[i.ID] {
			seen[i.ID] = true
			o.Items = append(o.Items, i)
		}
	}
	pack.Walk(built.Document, func(l pack.Leaf) {
		f, found := built.Figures[l.Figure]
		if l.Figure == "" || !found {
			return
		}
		add(figure(l, f.Label, f.Unit, f.Value))
	})
	for _, w := range words(built.Document) {
		add(w)
	}
	return o, nil
}

// figure is a number of the response; value is its exact decimal, nil when not available.
func figure(l pack.Leaf, label, unit string, value *string) Item {
	i := Item{ID: l.Figure, Label: label, Unit: unit, Shown: l.Text}
	if value == nil {
		return i
	}
	n, err := decimal.NewFromString(*value)
	if err != nil {
		return i
	}
	if strings.HasPrefix(unit, "GBP") {
		n = money.RoundPence(n)
	}
	i.Number = &n
	return i
}

// words are the texts of the response that forms ask for: its particulars, and the
// statements beside the price.
func words(d pack.Document) []Item {
	var out []Item
	add := func(key, text string) {
		if text != "" {
			out = append(out, Item{ID: textPrefix + slug(key), Label: key, Shown: text, Text: text})
		}
	}
	add("Bidder", d.Organisation)
	add("Reference", d.Reference)
	add("Date", d.Date.String())
	for _, kv := range d.Cover {
		add(kv.Key, kv.Value.Text)
	}
	for _, s := range d.Sections {
		if s.ID != "offer" {
			continue
		}
		for _, b := range s.Blocks {
			if list, is := b.(pack.KeyValues); is {
				for _, kv := range list.Rows {
					if kv.Value.Figure == "" {
						add(kv.Key, kv.Value.Text)
					}
				}
			}
		}
	}
	if t, found := pack.FindTable(d, "table-schedule"); found && len(t.Columns) > 2 {
		for _, row := range t.Rows {
			if row.Kind == pack.Normal && len(row.Cells) > 2 && strings.HasPrefix(row.Cells[0].Text, "P") {
				add("Unit", row.Cells[2].Text)
				add("Period of line "+row.Cells[0].Text, row.Cells[1].Text)
			}
		}
	}
	return out
}

// slug makes the last part of an id: small letters, figures and hyphens.
func slug(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), "-")
}
