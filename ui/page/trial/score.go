package trial

import (
	"strconv"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/scoring"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// rivalPath is where the bids stand that are expected of others.
const rivalPath = "pricing.scoring.rivals."

// newScorePart marks the price as the buyer will, beside bids expected of others.
func (p *Page) newScorePart() *form.Part {
	g := p.group("pricing.scoring.")
	of := func(b *bid.Bid) *bid.Scoring { return &b.Pricing.Scoring }
	var methods []kit.Option
	for _, m := range scoring.Methods {
		methods = append(methods, kit.Option{ID: string(m.Formula), Text: m.Name, Detail: m.Text})
	}
	only := func(field *kit.Field, formulas ...bid.Formula) *kit.Field {
		return g.Shown(field, func(b *bid.Bid) bool {
			for _, f := range formulas {
				if of(b).Formula == f {
					return true
				}
			}
			return false
		})
	}
	e := p.newRivals()
	form.Keep(p.lists, rivalPath, e)
	p.main[partScore] = e
	method, shown := kit.NewListing(), p.newMarks()
	view := kit.Stack(
		kit.Text("Names of formulas differ from guide to guide: compare the formula itself with the tender, and paste the tender’s own words."),
		kit.Form(
			g.Field("pricing.scoring.formula", "How prices are marked", "", form.Picked(g.Form, "formula", form.PickerOf("Choose the formula", methods), func(b *bid.Bid) *bid.Formula { return &of(b).Formula })),
			g.Field("pricing.scoring.basis", "Which price is marked", "", form.Picked(g.Form, "price that is marked", form.PickerOf("The price of one unit in year 1", []kit.Option{
				{ID: string(bid.ScoreUnitPrice), Text: "The price of one unit in year 1"}, {ID: string(bid.ScoreContract), Text: "The value of the contract"}}), func(b *bid.Bid) *bid.ScoreBasis { return &of(b).Basis })),
		), method,
		kit.Form(
			g.text("wording", "The tender’s own words", "Copy them from the tender.", 3, func(b *bid.Bid) *string { return &of(b).Wording }),
			g.quantity("priceMarks", "Marks for price", "", func(b *bid.Bid) *money.Quantity { return &of(b).Marks }),
			g.quantity("qualityMarks", "Marks for quality", "Empty when only the price is marked.", func(b *bid.Bid) *money.Quantity { return &of(b).Quality }),
			g.quantity("ownQuality", "Quality marks you expect", "Be honest: what did you reach before?", func(b *bid.Bid) *money.Quantity { return &of(b).OwnQuality }),
			only(g.rate("best", "Price that scores everything", "", func(b *bid.Bid) *money.Pounds { return &of(b).Best }), bid.ScoreRange),
			only(g.rate("highest", "Price that scores nothing", "", func(b *bid.Bid) *money.Pounds { return &of(b).Highest }), bid.ScoreRange),
			only(g.rate("cap", "Cap: above it a price is out", "", func(b *bid.Bid) *money.Pounds { return &of(b).Cap }), bid.ScoreBudget),
			only(g.rate("floor", "Floor: the price that scores everything", "", func(b *bid.Bid) *money.Pounds { return &of(b).Floor }), bid.ScoreBudget),
			only(g.rate("premium", "Pounds that a quality mark is worth", "", func(b *bid.Bid) *money.Pounds { return &of(b).Premium }), bid.ScorePremium),
		),
		g.Check("The best quality gets all the quality marks", "normalised quality", func(b *bid.Bid) *bool { return &of(b).NormaliseQuality }),
		kit.Section("What you expect of others"),
		kit.Row(kit.NewButton("Add a bid of another", e.Add)), e.Table, e.Form,
		kit.Section("A further bid that may or may not come"),
		kit.Text("Some formulas change who wins when one more bid arrives, however hopeless. Try one."),
		kit.Form(
			g.rate("phantomPrice", "Its price", "", func(b *bid.Bid) *money.Pounds { return &of(b).PhantomPrice }),
			g.quantity("phantomQuality", "Its quality marks", "", func(b *bid.Bid) *money.Quantity { return &of(b).PhantomQuality }),
		),
		shown.view,
	)
	return form.NewPart(view, func(fresh bool) {
		g.Refresh(fresh)
		e.Refresh()
		b := p.s.Bid()
		m, _ := scoring.MethodOf(b.Pricing.Scoring.Formula)
		method.Set(string(m.Formula), func() []fyne.CanvasObject {
			if m.Formula == "" {
				return nil
			}
			return []fyne.CanvasObject{kit.Strong(m.Text), kit.Text(m.Words)}
		})
		shown.refresh()
	})
}

// newRivals edits the bids expected of others.
func (p *Page) newRivals() *lines.Editor[bid.Rival] {
	type one = bid.Rival
	e := &lines.Editor[one]{List: form.Of(p.s, "bid of another", func(b *bid.Bid) *[]one { return &b.Pricing.Scoring.Rivals },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	e.Table = kit.NewTable("Bids expected of others", func(x one) string { return x.ID },
		kit.NewEmptyState("What might others ask?", "For example: the present provider, £13.60, 52 quality marks. Guess two or three: the marks depend on them.", "Add a bid of another", e.Add),
		kit.Column[one]{Title: "Who", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Price", Ems: 7, Right: true, Text: func(x one) string { return orDash(x.Price.Format()) }},
		kit.Column[one]{Title: "Quality", Ems: 6, Right: true, Text: func(x one) string { return orDash(x.Quality.Format()) }})
	e.Table.VisibleRows = 5
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add(rivalPath+path, kit.NewField(label, control).Why(why))
	}
	name := field("name", "Who", "A word is enough; it never leaves.", lines.Entry(e, "name", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	e.First = name
	e.Form = kit.Stack(kit.Form(name,
		field("price", "Price you expect", "", lines.Entry(e, "price", kit.NewRateEntry(nil), func(x *one) *money.Pounds { return &x.Price })),
		field("quality", "Quality marks you expect of it", "", lines.Entry(e, "quality", kit.NewQuantityEntry(nil), func(x *one) *money.Quantity { return &x.Quality })),
		field("note", "Why you think so", "Such as: award notice of the last contract.", lines.Entry(e, "note", kit.NewTextEntry(nil), func(x *one) *string { return &x.Note }))))
	e.Wire("Remove this bid of another")
	return e
}

// marks shows the bids with their marks and what a pound or a mark is worth.
type marks struct {
	p            *Page
	view         *fyne.Container
	table        *kit.Table[form.Row]
	words        *kit.Listing
	first, rooms interface{ Show(ids ...string) }
}

func (p *Page) newMarks() *marks {
	m := &marks{p: p, words: kit.NewListing()}
	m.table = form.FigureTable(p.s, "Bids with their marks",
		kit.Column[form.Row]{Title: "Bid", Ems: 8, Weight: 2, Text: func(r form.Row) string { return r.Name }},
		kit.Column[form.Row]{Title: "Price", Ems: 6, Right: true, Text: form.Cell(0)},
		kit.Column[form.Row]{Title: "Price marks", Ems: 7, Right: true, Optional: true, Text: form.Cell(1)},
		kit.Column[form.Row]{Title: "Quality", Ems: 5, Right: true, Optional: true, Text: form.Cell(2)},
		kit.Column[form.Row]{Title: "Total", Ems: 6, Right: true, Text: form.Cell(3)},
		kit.Column[form.Row]{Title: "Place", Ems: 6, Right: true, Text: form.Cell(4)})
	first, rooms := p.s.FigureBox(2), p.s.FigureBox(3)
	m.first, m.rooms = first, rooms
	m.view = kit.Stack(kit.Section("How the bids stand"), m.table, m.words, first.View, kit.Section("What a pound and a mark are worth"), rooms.View)
	return m
}

func (m *marks) refresh() {
	a := m.p.s.Assessment()
	picked := a != nil && a.Score.Picked()
	form.SetShown(m.view, picked)
	if !picked {
		return
	}
	r := a.Score
	var rows []form.Row
	add := func(x scoring.Row) {
		id := "score." + x.ID + "."
		row := form.Row{ID: id + "total", Name: x.Name, Note: x.Why}
		quality := "quality_marks" // as it counts, where it is worked out anew
		if _, ok := a.Figure(id + quality); !ok {
			quality = "quality"
		}
		for _, figure := range []string{"price", "price_marks", quality, "total"} {
			row.Cells = append(row.Cells, m.p.s.Printed(id+figure))
		}
		place := "–"
		switch {
		case x.Out:
			place = "out"
		case x.Rank > 0:
			place = strconv.Itoa(x.Rank)
		}
		row.Cells = append(row.Cells, place)
		rows = append(rows, row)
	}
	for _, x := range r.Rows {
		add(x)
	}
	if r.Phantom != nil {
		add(*r.Phantom)
	}
	m.table.SetRows(rows)
	texts := []string{"Total: " + r.TotalWords + "."}
	for _, x := range rows {
		if x.Note != "" {
			texts = append(texts, x.Name+": "+x.Note)
		}
	}
	for _, text := range []string{r.FirstWords, r.PhantomWords} {
		if text != "" {
			texts = append(texts, text)
		}
	}
	if r.PerPoundWords != "" {
		texts = append(texts, "What a pound more costs in marks: "+r.PerPoundWords+".")
	}
	all := strings.Join(texts, "\n")
	m.words.Set(all, func() []fyne.CanvasObject { return []fyne.CanvasObject{kit.Text(all)} })
	// A price to be first is never shown without what it would take to carry it.
	m.first.Show("score.first_price", "score.first_subsidy", "price.break_even")
	m.rooms.Show("score.per_pound", "score.room_per_mark", "score.room.2", "score.room.5", "score.room.10")
}
