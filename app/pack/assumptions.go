package pack

import (
	"fmt"
	"sort"
	"unicode"
	"unicode/utf8"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/pricing"
)

// assumption is one numbered line that the price rests on.
type assumption struct {
	id   string
	text string
}

func (b *builder) assume(id, format string, args ...any) {
	b.notes = append(b.notes, assumption{id: "assumption-" + id, text: fmt.Sprintf(format, args...)})
}

// assumptions lists what the price rests on: the buyer's own terms first, then the
// dated public facts with their sources. Nothing internal is named: a fact is listed
// because the law or an index sets it, never with the pay or cost it was applied to.
func (b *builder) assumptions(p *pricing.Result) {
	o, price := b.bid.Opportunity, b.bid.Pricing
	if len(p.Years) > 0 && p.Years[0].Period != "" {
		b.assume("term", "The contract runs for %s from %s.", years(len(p.Years)), p.Start)
	}
	for _, y := range p.Years {
		if run, ok := b.figure(y.Volume); ok && y.Volume.Available() {
			b.assume(fmt.Sprintf("volume-%d", y.N), "Year %d: %s.", y.N, quantityWords(run.Text, p))
		}
	}
	if price.Guaranteed.IsSet() {
		b.assume("guaranteed", "The buyer commits to at least %s %s a year.", price.Guaranteed.Format(), p.Plural)
	}
	if price.Weeks != "" {
		b.assume("weeks", "A year is counted as %s weeks.", price.Weeks)
	}
	if !price.PriceBase.IsZero() {
		b.assume("base", "Prices are stated at %s.", price.PriceBase)
	}
	b.assume("vat", "%s.", vatWords[price.VAT])
	if o.TUPE == bid.Yes {
		b.assume("tupe", "Staff transfer to us with the contract; the price rests on the staff details that the buyer gave.")
	} else if o.TUPE == bid.No {
		b.assume("tupe", "No staff transfer to us with the contract.")
	}
	if price.Uplift.Expected.IsSet() && usesIndex(price.Uplift) {
		b.assume("index", "Where the index of the uplift clause is not yet published, %s is used for illustration.", price.Uplift.Expected.Format())
	}
	items := make([]Item, 0, len(b.notes))
	for _, n := range b.notes {
		items = append(items, Item{ID: n.id, Runs: []Run{plain(n.text)}})
	}
	blocks := []Block{List{Numbered: true, Items: items}}
	if facts := b.facts(p); len(facts) > 0 {
		t := Table{ID: "table-facts", Title: "Public rates that the price rests on", Columns: []Column{
			{Title: "Rate", Head: true, Weight: 1.6}, {Title: "Value", Align: Right, Weight: 1.1}, {Title: "In force", Weight: 1.5}, {Title: "Status and source", Weight: 1.8}}}
		for _, f := range facts {
			t.Rows = append(t.Rows, Row{Cells: []Run{plain(f.name), plain(f.value), plain(f.period), plain(f.source)}})
		}
		t.Note = "A rate marked as projected or not yet confirmed may change before the contract starts."
		blocks = append(blocks, b.table(t))
	}
	b.section("assumptions", 1, "What the price rests on", blocks...)
}

func usesIndex(u bid.Uplift) bool {
	return u.Kind == bid.UpliftCPI || u.Kind == bid.UpliftCapped || u.Kind == bid.UpliftBasket
}

func years(n int) string {
	if n == 1 {
		return "one year"
	}
	return fmt.Sprintf("%d years", n)
}

func quantityWords(text string, p *pricing.Result) string {
	return fmt.Sprintf("%s, as the buyer expects", withUnit(text, p.Plural))
}

// withUnit adds the unit unless the figure already prints it.
func withUnit(text, unit string) string {
	if len(text) >= len(unit) && text[len(text)-len(unit):] == unit {
		return text
	}
	return text + " " + unit
}

type publicFact struct{ name, value, period, source string }

// facts are the dated public rates that the cost of the contract years rests on, in
// order of name and date. A value that the user replaced is the organisation's own
// and stays out, as does the choice of market prices it looks at.
func (b *builder) facts(p *pricing.Result) []publicFact {
	working, ok := p.Graph.Explain(p.Contract.Cost.ID())
	if !ok {
		return nil
	}
	seen := map[string]bool{}
	var out []publicFact
	for _, input := range working.Inputs {
		n, found := p.Graph.Node(input.ID)
		if !found {
			continue
		}
		o, ok := n.Origin()
		if !ok || o.Kind != calc.Fact || o.Source == nil || !n.Available() || seen[o.Source.ID] {
			continue
		}
		seen[o.Source.ID] = true
		f, found := b.s.Library.Fact(o.Source.ID, p.Overrides)
		if !found {
			continue
		}
		source := o.Source.Status
		if o.Source.Projected {
			source = "projected from the last known value"
		}
		out = append(out, publicFact{name: f.Label, value: f.ValueWords(), period: f.Period(), source: sentence(source) + ". " + f.Source.Title})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].name < out[j].name })
	return out
}

func sentence(text string) string {
	if text == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
