package partners

import (
	"strconv"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/consortium/plan"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/app/working"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
	"bidwright/ui/shell"
)

// newCoverPart is the parts of the contract, what each party can serve of them and is to
// deliver, and where nobody covers what is asked.
func (p *Page) newCoverPart() *form.Part {
	e := p.newCells()
	seats := p.newSeats(e)
	lines.Follow(e, seats)
	keep(p, partCover, cellPath, e)
	g := p.group("consortium.")
	t := form.FigureTable(p.s, "Coverage", column(-1, "Part of the contract", 14, 3, false), column(0, "Asked", 6, 0, true), column(1, "Can be served", 9, 0, true), column(2, "Covered", 6, 0, true), column(3, "How it stands", 9, 1, false))
	t.VisibleRows = 12
	drawn := kit.NewChart("A grid of areas by lots and specialisms with the share of the demand that the group can serve. The table below holds the same.")
	sums := form.FigureTable(p.s, "Coverage by lot, area and specialism", column(-1, "Lot, area or specialism", 12, 3, false), column(0, "By", 6, 1, false), column(1, "Asked", 6, 0, true), column(2, "Covered", 6, 0, true), column(3, "Gaps", 5, 0, true))
	sums.VisibleRows = 8
	together := kit.Stack(kit.Section("By lot, area and specialism"), sums)
	grid := kit.Stack(kit.Section("Coverage"), drawn, kit.NewSmall("Enter on a line shows how it was worked out."), t, together)
	alone := kit.Stack(kit.NewEmptyState("You bid alone so far.", "Bidding together helps where you cannot cover every area or specialism, or the buyer asks for more than you have. Name your partners first; then say here who covers what.", "Name a partner", func() {
		p.s.Go(shell.Route{Page: page.Eligibility, Path: "consortium.members"})
	}))
	body := kit.Stack(
		kit.Form(g.Text("name", "Name of the group", "As printed. Empty if it has none.", 1, func(b *bid.Bid) *string { return &b.Consortium.Name }),
			g.Text("unit", "What is counted", "What demand and capacity count in a year, such as hours or places.", 1, func(b *bid.Bid) *string { return &b.Consortium.Unit }),
			g.Answer("named", "May members see who the others are?", "Without their yes, packs say “another partner”.", func(b *bid.Bid) *bid.Answer { return &b.Consortium.Named })),
		kit.Row(kit.NewPrimaryButton("Add a part of the contract", e.Add)), e.Table, e.Form, grid)
	view := kit.Stack(alone, body)
	return form.NewPart(view, func(fresh bool) {
		b := p.s.Bid()
		form.SetShown(alone, len(b.Consortium.Members) == 0 && b.Invitation == nil)
		form.SetShown(body, len(b.Consortium.Members) > 0)
		e.Refresh()
		g.Refresh(fresh)
		r := p.result()
		var cover plan.Coverage
		if r != nil {
			cover = r.Plan.Coverage
		}
		t.SetRows(p.coverage(cover.Cells))
		sums.SetRows(p.summaries(cover.Summaries))
		form.SetShown(together, len(cover.Summaries) > 0)
		doc := p.s.Document()
		drawn.Set(pack.CoverageChart(&doc, cover.Cells))
		form.SetShown(grid, len(cover.Cells) > 0)
	})
}

func (p *Page) coverage(cells []plan.Covered) []form.Row {
	var out []form.Row
	for _, c := range cells {
		id := "cons.cover." + c.ID
		out = append(out, form.Row{ID: id, Name: page.Clip(c.Title, 120), Cells: []string{asked(c.Demand), money.FormatQuantity(c.Capacity), p.printed(id), string(c.State)}})
	}
	return out
}

func (p *Page) summaries(all []plan.Summary) []form.Row {
	var out []form.Row
	for _, x := range all {
		out = append(out, form.Row{ID: x.Cover.ID(), Name: page.Clip(x.Name, 80), Cells: []string{string(x.By), asked(x.Demand), p.printed(x.Cover.ID()), strconv.Itoa(x.Gaps)}})
	}
	return out
}

// asked prints a demand, or a dash where it is not known.
func asked(n calc.Node) string {
	v, known := working.Value(n)
	if !known {
		return "–"
	}
	return money.FormatQuantity(v)
}

// models are the arrangements of the table of models.
func (p *Page) models() []kit.Option {
	out := []kit.Option{{Text: "Not decided"}}
	for _, m := range p.s.Library().GroupModels() {
		out = append(out, kit.Option{ID: m.ID, Text: m.Name, Detail: m.Suits})
	}
	return out
}

func (p *Page) lots() []kit.Option {
	var out []kit.Option
	for _, l := range p.s.Bid().Opportunity.Lots {
		out = append(out, kit.Option{ID: l.ID, Text: page.Clip(orUnnamed(l.Title), 80)})
	}
	return out
}

func (p *Page) newCells() *lines.Editor[bid.Cell] {
	type one = bid.Cell
	title := func(x one) string {
		doc := p.s.Document()
		return plan.CellTitle(&doc, &x)
	}
	e := &lines.Editor[one]{List: form.Of(p.s, "part of the contract", func(b *bid.Bid) *[]one { return &b.Consortium.Cells }, func(x *one) *string { return &x.ID }, title)}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: cellPath, List: e}
	e.Table = kit.NewTable("Parts of the contract", func(x one) string { return x.ID },
		kit.NewEmptyState("Into which parts does the contract fall?", "Cut it by lot, area and specialism as far as different providers would deliver it. For example: mental health in the north, 400 hours a year.", "Add a part of the contract", e.Add),
		kit.Column[one]{Title: "Part", Ems: 14, Weight: 3, Text: func(x one) string { return page.Clip(title(x), 120) }},
		kit.Column[one]{Title: "Asked a year", Ems: 9, Right: true, Text: func(x one) string { return orDash(x.Demand.Format()) }},
		kit.Column[one]{Title: "Price", Ems: 8, Right: true, Optional: true, Text: func(x one) string { return orDash(x.Price.Format()) }},
		kit.Column[one]{Title: "Who", Ems: 9, Weight: 2, Optional: true, Text: func(x one) string { return p.who(x) }})
	e.Table.VisibleRows = 8
	area := l.Text("area", "Area", "Empty where areas do not differ.", 1, func(x *one) *string { return &x.Area })
	e.First = area
	e.Form = kit.Stack(kit.Section("The chosen part"), kit.Form(area,
		l.Text("specialism", "Specialism", "Such as: mental health.", 1, func(x *one) *string { return &x.Specialism }),
		form.LinePickOf(l, "lotId", "Lot", "", "No lot", func(one) []kit.Option { return p.lots() }, func(x *one) *string { return &x.LotID }),
		l.Quantity("demand", "Asked in a year", "Empty is not known; it is then in no total.", func(x *one) *money.Quantity { return &x.Demand }),
		l.Amount("price", "Price over the whole term", "It decides how the value is shared.", func(x *one) *money.Pounds { return &x.Price })))
	return e
}

// who are those that deliver a part, with their shares.
func (p *Page) who(c bid.Cell) string {
	var out []string
	for _, x := range p.seatsOf(c.ID) {
		if x.Share.IsSet() {
			out = append(out, x.Name+" "+x.Share.Format())
		}
	}
	return page.Clip(strings.Join(out, ", "), 120)
}
