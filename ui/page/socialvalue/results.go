package socialvalue

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

const stepPath = "socialValue.resultSteps."

// newResults is payment by results: steps that hang on outcomes, each paid when reached.
func (p *Page) newResults() (*lines.Editor[bid.ResultStep], form.Group) {
	type one = bid.ResultStep
	e := &lines.Editor[one]{List: form.Of(p.s, "step", func(b *bid.Bid) *[]one { return &b.SocialValue.Steps }, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: stepPath, List: e}
	e.Table = kit.NewTable("Steps that are paid", func(x one) string { return x.ID },
		kit.NewEmptyState("Is part of the money paid for results?", "For example: a job held for 13 weeks, £900 each, 40 people, 55 % reach it. Leave this out where nothing hangs on results.", "Add a step", e.Add),
		kit.Column[one]{Title: "Step", Ems: 12, Weight: 2, Text: func(x one) string { return orUnnamed(page.Clip(x.Name, 80)) }},
		kit.Column[one]{Title: "Paid", Ems: 7, Right: true, Text: func(x one) string { return orDash(x.Tariff.Format()) }},
		kit.Column[one]{Title: "People", Ems: 6, Right: true, Text: func(x one) string { return orDash(x.Volume.Format()) }},
		kit.Column[one]{Title: "Reach it", Ems: 6, Right: true, Text: func(x one) string { return orDash(x.Mid.Format()) }})
	e.Table.VisibleRows = 4
	name := l.Text("name", "Step", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Form(name,
		form.LinePickOf(l, "boxId", "Outcome of the story", "", "None", func(one) []kit.Option { return p.boxes("") }, func(x *one) *string { return &x.BoxID }),
		l.Amount("tariff", "Paid for each", "", func(x *one) *money.Pounds { return &x.Tariff }),
		l.Amount("extraCost", "Extra cost of each", "", func(x *one) *money.Pounds { return &x.Extra }),
		l.Quantity("volume", "How many begin", "", func(x *one) *money.Quantity { return &x.Volume }),
		l.Share("mid", "Share who reach it", "Those who would anyway are paid too.", func(x *one) *money.Share { return &x.Mid }),
		l.Share("low", "At lowest", "", func(x *one) *money.Share { return &x.Low }),
		l.Share("high", "At highest", "", func(x *one) *money.Share { return &x.High }),
		l.Quantity("months", "Months until it is paid", "", func(x *one) *money.Quantity { return &x.Months }),
		l.Amount("cap", "Most that is paid", "Empty where there is no cap.", func(x *one) *money.Pounds { return &x.Cap })))
	e.Wire("Remove this step")
	return e, p.group("")
}

// newResultsPart is payment by results with its income and break-even.
func (p *Page) newResultsPart() *form.Part {
	e, g := p.newResults()
	keep(p, partResults, stepPath, e)
	box := p.s.FigureBox(2)
	view := kit.Stack(
		kit.Text("A fee at the start, and the rest when agreed results are reached. When the money comes, and what that does to your bank balance, stands on the page Try the price."),
		kit.Form(g.Amount("upfront", "Paid at the start", "", func(b *bid.Bid) *money.Pounds { return &b.SocialValue.Upfront }),
			g.Amount("stepCost", "Cost of the service without the steps", "For the success rate that covers it.", func(b *bid.Bid) *money.Pounds { return &b.SocialValue.StepCost })),
		kit.Row(kit.NewPrimaryButton("Add a step", e.Add)), e.Table, e.Form, box.View)
	return form.NewPart(view, func(fresh bool) {
		e.Refresh()
		g.Refresh(fresh)
		box.Show("sv.pbr.income.low", "sv.pbr.income", "sv.pbr.income.high", "sv.pbr.breakeven")
	})
}
