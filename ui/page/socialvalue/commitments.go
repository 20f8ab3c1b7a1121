package socialvalue

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

const commitmentPath = "socialValue.commitments."

var kindOptions = []kit.Option{
	{Text: "Something else"}, {ID: string(bid.CommitJob), Text: "Jobs"}, {ID: string(bid.CommitApprenticeship), Text: "Apprenticeships"},
	{ID: string(bid.CommitPlacement), Text: "Work placements"}, {ID: string(bid.CommitTraining), Text: "Training places"},
	{ID: string(bid.CommitSupplier), Text: "Spending with suppliers"}, {ID: string(bid.CommitUse), Text: "Use by the community"},
}

// newCommitmentsPart is what is promised, and how a tender would mark it.
func (p *Page) newCommitmentsPart() *form.Part {
	e := p.newCommitments()
	replies := p.newReplies()
	keep(p, partCommitments, commitmentPath, e)
	keep(p, partCommitments, replyPath, replies)
	g := p.group("score.")
	scores := p.s.FigureBox(2)
	applies := kit.NewMarked(kit.Note, "")
	view := kit.Stack(
		kit.Text("What you promise in the contract: a number, a date and somebody who answers for it. A promise that no cost line carries is not in the price."),
		kit.Row(kit.NewPrimaryButton("Add a commitment", e.Add)), e.Table, e.Form,
		kit.Section("How the tender marks social value"),
		kit.Form(g.Share("weight", "Weight in the whole", "Such as 10 %.", func(b *bid.Bid) *money.Share { return &b.SocialValue.Score.Weight }),
			g.Quantity("points", "Points for social value", "Where the highest value gets all points and the others their part.", func(b *bid.Bid) *money.Quantity { return &b.SocialValue.Score.Points }),
			g.Amount("best", "Highest value a rival may claim", "", func(b *bid.Bid) *money.Pounds { return &b.SocialValue.Score.Best })),
		g.Answer("model", "Does the Social Value Model of central government apply?", "", func(b *bid.Bid) *bid.Answer { return &b.SocialValue.Score.Model }),
		applies, scores.View,
		kit.Section("Answers that the buyer asks for"),
		kit.Row(kit.NewButton("Add an answer", replies.Add)), replies.Table, replies.Form)
	return form.NewPart(view, func(fresh bool) {
		e.Refresh()
		replies.Refresh()
		g.Refresh(fresh)
		r := p.result()
		form.SetShown(applies, r != nil)
		if r != nil {
			applies.Set(kit.Note, r.Model.Why)
		}
		scores.Show("sv.score.claimed", "sv.score.defended")
	})
}

func (p *Page) newCommitments() *lines.Editor[bid.Commitment] {
	type one = bid.Commitment
	e := &lines.Editor[one]{List: form.Of(p.s, "commitment", func(b *bid.Bid) *[]one { return &b.SocialValue.Commitments },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Text })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: commitmentPath, List: e}
	e.Table = kit.NewTable("Commitments", func(x one) string { return x.ID },
		kit.NewEmptyState("What can you promise, with a number and a date?", "For example: 3 work placements for long-term unemployed people by March 2028; the manager answers for it.", "Add a commitment", e.Add),
		kit.Column[one]{Title: "Commitment", Ems: 12, Weight: 2, Text: func(x one) string { return page.Clip(orUnnamed(x.Text), 120) }},
		kit.Column[one]{Title: "Number", Ems: 6, Right: true, Text: func(x one) string { return orDash(x.Number.Format()) }},
		kit.Column[one]{Title: "Cost", Ems: 8, Right: true, Text: func(x one) string { return p.s.Printed("sv.commitment." + x.ID + ".cost") }},
		kit.Column[one]{Title: "In the price", Ems: 8, Weight: 1, Optional: true, Text: func(x one) string { return page.Clip(p.carriedBy(x), 80) }})
	name := l.Text("text", "What is promised", "", 1, func(x *one) *string { return &x.Text })
	e.First = name
	e.Form = kit.Stack(kit.Section("The chosen commitment"), kit.Form(name,
		form.LinePick(l, "kind", "Kind", "", kindOptions, func(x *one) *bid.CommitmentKind { return &x.Kind }),
		l.Quantity("number", "Number", "", func(x *one) *money.Quantity { return &x.Number }),
		l.Text("unit", "Of what", "Such as: placements of 12 weeks.", 1, func(x *one) *string { return &x.Unit }),
		l.Day("start", "From", "", oneStart), l.Day("end", "By", "", oneEnd),
		l.Text("target", "For whom", "Long-term unemployed people, people new to work, people who need training. Not local people only.", 1, func(x *one) *string { return &x.Target }),
		l.Text("owner", "Who answers for it", "", 1, func(x *one) *string { return &x.Owner }),
		l.Text("payer", "Who pays", "", 1, func(x *one) *string { return &x.Payer }),
		l.Text("measure", "How it is measured", "", 1, func(x *one) *string { return &x.Measure }),
		l.Text("evidence", "What shows it", "", 1, func(x *one) *string { return &x.Evidence }),
		l.Text("missed", "What follows if it is missed", "", 1, func(x *one) *string { return &x.Missed }),
		codesOf(l, func(x *one) *[]string { return &x.Codes }),
		l.Amount("unitCost", "Cost of one", "", func(x *one) *money.Pounds { return &x.UnitCost }),
		form.LinePickOf(l, "lineId", "Cost line that carries it", "From the price of this bid.", "None", func(one) []kit.Option { return p.costLines() }, func(x *one) *string { return &x.LineID })),
		newModel(p, l, func(x *one) *string { return &x.ModelID }),
		l.Check("It costs nothing extra", func(x *one) *bool { return &x.Free }), p.carry(e))
	e.Wire("Remove this commitment")
	return e
}

// costLines are the lines of the price that may carry a promise.
func (p *Page) costLines() []kit.Option {
	b := p.s.Bid()
	out := names(b.Pricing.Costs, func(x bid.CostLine) string { return x.ID }, func(x bid.CostLine) string { return x.Name })
	return append(out, names(b.Pricing.People, func(x bid.Post) string { return x.ID }, func(x bid.Post) string { return x.Role })...)
}
