package price

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/reference"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
)

// marketTopic is the topic of published prices among the facts.
const marketTopic = "market"

// newLadderPart sets the prices that matter beside each other, and says whether the
// buyer's budget is enough.
func (p *Page) newLadderPart() *form.Part {
	picture := kit.NewChart("The price ladder: each price that matters on one scale")
	table := form.FigureTable(p.s, "The price ladder",
		kit.Column[form.Row]{Title: "Price", Ems: 8, Weight: 1, Text: func(r form.Row) string { return r.Name }},
		kit.Column[form.Row]{Title: "For one", Ems: 6, Right: true, Text: form.Cell(0)},
		kit.Column[form.Row]{Title: "What it means", Ems: 18, Weight: 3, Optional: true, Text: func(r form.Row) string { return r.Note }})
	meaning := kit.Text("")
	table.OnSelect = func(r form.Row) { meaning.SetText(r.Name + ": " + r.Note); kit.Relayout(meaning) }
	afford := p.figures("afford.budget", "afford.gap", "afford.gap.unit", "afford.units", "even.volume", "ladder.subsidy")
	closing := kit.NewErrorSummary(func(i bid.Issue) { p.s.GoTo(i.Path) })
	benchmark := kit.NewPicker("Add a market price to the ladder", nil, func(id string) {
		p.s.Edit("Change: market prices on the ladder", func(b *bid.Bid) error {
			if i := slices.Index(b.Pricing.Benchmarks, id); i >= 0 {
				b.Pricing.Benchmarks = slices.Delete(slices.Clone(b.Pricing.Benchmarks), i, i+1)
			} else {
				b.Pricing.Benchmarks = append(slices.Clone(b.Pricing.Benchmarks), id)
			}
			return nil
		})
	})
	benchmarks := p.fields.Add("pricing.benchmarks", kit.NewField("Market prices", benchmark).Why("Published prices of like services, as they were printed. Choose one again to take it off."))
	view := kit.Stack(
		kit.Section("The prices that matter"),
		table, meaning, picture,
		kit.Form(benchmarks),
		kit.Section("Can you afford the buyer’s budget?"),
		kit.Columns(3, 12, afford.box...),
		closing,
	)
	return form.NewPart(view, func(bool) {
		table.SetRows(p.rungs())
		picture.Set(p.s.Ladder())
		afford.refresh()
		benchmark.SetOptions(p.marketPrices())
		benchmark.Set("")
		closing.SetIssues(p.s.Issues(page.Below("organisation", "pricing.guaranteed", "pricing.asked", "core", "pricing.costs", "pricing.people")))
	})
}

func (p *Page) rungs() []form.Row {
	a := p.s.Assessment()
	if a == nil {
		return nil
	}
	var rows []form.Row
	for _, r := range a.Pricing.Ladder {
		note := r.Explanation
		if r.Below {
			note = "Lies under the price before, which is unusual. " + note
		}
		id := r.Node.ID()
		rows = append(rows, form.Row{ID: id, Name: r.Name, Note: note, Cells: []string{p.s.Printed(id)}})
	}
	return rows
}

// marketPrices are the published prices that are held with a value, newest first.
func (p *Page) marketPrices() []kit.Option {
	chosen := p.s.Bid().Pricing.Benchmarks
	var out []kit.Option
	for _, f := range p.s.Library().Browse(reference.Filter{Topic: marketTopic}, reference.Overrides{}) {
		if !f.Known() {
			continue
		}
		text := f.Label + ", " + f.Period() + ": " + f.ValueWords()
		if slices.Contains(chosen, f.ID) {
			text = "On the ladder: " + text
		}
		out = append(out, kit.Option{ID: f.ID, Text: text})
	}
	slices.Reverse(out)
	return out
}
