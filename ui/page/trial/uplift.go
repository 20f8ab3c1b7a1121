package trial

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// claimPath is where the lines stand for which more is asked.
const claimPath = "pricing.claims."

var claimIndexes = []kit.Option{
	{ID: string(bid.GrowthTyped), Text: "A change that you prove"}, {ID: string(bid.GrowthPayFloor), Text: "The legal pay floor"}, {ID: string(bid.GrowthCPI), Text: "Consumer prices (CPI)"},
}

// newUpliftPart asks for more while a contract runs, on the lines under pressure alone.
func (p *Page) newUpliftPart() *form.Part {
	e := p.newClaims()
	form.Keep(p.lists, claimPath, e)
	p.main[partUplift] = e
	box, pressure, letter := p.s.FigureBox(3), kit.NewListing(), kit.NewListing()
	view := kit.Stack(
		kit.Text("Ask for more only on what has risen: a buyer can grant a proven rise of one line sooner than a share on everything. Each line needs its cause, its evidence or index, and its day."),
		pressure,
		kit.Row(kit.NewPrimaryButton("Add a line under pressure", e.Add)), e.Table, e.Form,
		box.View, letter)
	return form.NewPart(view, func(bool) {
		e.Refresh()
		box.Show("uplift.amount", "uplift.request", "uplift.price")
		a := p.s.Assessment()
		var grows, asked []string
		if a != nil {
			for _, x := range a.Pricing.Pressure {
				grows = append(grows, x.Name+" ("+money.FormatPercent(x.Growth, 1)+")")
			}
			asked = a.Pricing.UpliftRequest.Letter
			for _, c := range a.Pricing.UpliftRequest.Claims {
				if len(c.Lacks) > 0 {
					asked = append(asked, c.Name+": the buyer will ask for its "+strings.Join(c.Lacks, ", its ")+".")
				}
			}
		}
		pressure.Set(strings.Join(grows, "\n"), func() []fyne.CanvasObject {
			if len(grows) == 0 {
				return nil
			}
			rise := money.FormatPercent(a.Pricing.Pressure[0].Uplift, 1)
			return []fyne.CanvasObject{kit.Text("In year 2 the price rises by " + rise + ". These lines rise by more: " + some(grows, 8) + ".")}
		})
		letter.Set(strings.Join(asked, "\n"), func() []fyne.CanvasObject {
			if len(asked) == 0 {
				return nil
			}
			return []fyne.CanvasObject{kit.Section("The request in words"), kit.Text(strings.Join(asked, "\n"))}
		})
	})
}

// newClaims edits the lines for which more is asked.
func (p *Page) newClaims() *lines.Editor[bid.Claim] {
	type one = bid.Claim
	e := &lines.Editor[one]{List: form.Of(p.s, "claim", func(b *bid.Bid) *[]one { return &b.Pricing.Claims },
		func(x *one) *string { return &x.ID }, func(x one) string { return p.claimed(x.LineID) })}
	e.Table = kit.NewTable("Lines under pressure", func(x one) string { return x.ID },
		kit.NewEmptyState("No uplift is asked for.", "For example: delivery drivers, 4.1 %, the new pay floor of 1 April 2028.", "Add a line under pressure", e.Add),
		kit.Column[one]{Title: "Line", Ems: 11, Weight: 2, Text: func(x one) string { return p.claimed(x.LineID) }},
		kit.Column[one]{Title: "Change", Ems: 6, Right: true, Text: func(x one) string { return orDash(x.Change.Format()) }},
		kit.Column[one]{Title: "More a year", Ems: 8, Right: true, Text: func(x one) string { return p.s.Printed("uplift." + x.ID + ".amount") }})
	e.Table.VisibleRows = 5
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add(claimPath+path, kit.NewField(label, control).Why(why))
	}
	line := kit.NewPicker("Choose a line of the price", nil, lines.Chosen(e, "line", func(x *one) *string { return &x.LineID }))
	index := kit.NewPicker(claimIndexes[0].Text, claimIndexes, lines.Chosen(e, "index", func(x *one) *bid.GrowthKind { return &x.Index }))
	e.Fill(func(x one, _ bool) {
		line.SetOptions(p.claimable())
		line.Set(x.LineID)
		kind := x.Index
		if kind == bid.GrowthStandard {
			kind = bid.GrowthTyped
		}
		index.Set(string(kind))
	})
	first := field("lineId", "The line that has risen", "", line)
	e.First = first
	e.Form = kit.Stack(kit.Section("The chosen line"), kit.Form(first,
		field("index", "What it follows", "A pay index belongs to pay only.", index),
		field("change", "Change", "Such as 4.1 %. Empty takes the index.", lines.Entry(e, "change", kit.NewPercentEntry(nil), func(x *one) *money.Share { return &x.Change })),
		field("date", "From", "The day of the change.", lines.Entry(e, "day", kit.NewDateEntry(p.s.Today, nil), func(x *one) *date.Date { return &x.Date })),
		field("cause", "Cause", "Such as: new pay floor.", lines.Entry(e, "cause", kit.NewTextEntry(nil), func(x *one) *string { return &x.Cause })),
		field("evidence", "Evidence", "Such as: letter of the supplier of 3 March 2028.", lines.Entry(e, "evidence", kit.NewTextEntry(nil), func(x *one) *string { return &x.Evidence }))))
	e.Wire("Remove this line")
	return e
}

func (p *Page) claimable() []kit.Option {
	a := p.s.Assessment()
	if a == nil {
		return nil
	}
	var out []kit.Option
	for _, l := range a.Pricing.ClaimLines() {
		out = append(out, kit.Option{ID: l.ID, Text: l.Name, Detail: "Now " + l.Year.Format() + " a year"})
	}
	return out
}

func (p *Page) claimed(id string) string {
	for _, o := range p.claimable() {
		if o.ID == id {
			return o.Text
		}
	}
	if id == "" {
		return "Not chosen yet"
	}
	return "No longer in the price"
}
