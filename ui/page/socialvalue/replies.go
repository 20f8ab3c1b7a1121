package socialvalue

import (
	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

const replyPath = "socialValue.answers."

// newReplies are the answers to outcomes of the Social Value Model, or of a buyer's own:
// each says what, how many, by when, who, and how it is measured.
func (p *Page) newReplies() *lines.Editor[bid.MissionReply] {
	type one = bid.MissionReply
	name := func(x one) string {
		if x.Criterion != "" {
			return x.Criterion
		}
		if text := p.modelText(x.ModelID); text != "" {
			return text
		}
		return x.What
	}
	e := &lines.Editor[one]{List: form.Of(p.s, "answer", func(b *bid.Bid) *[]one { return &b.SocialValue.Answers }, func(x *one) *string { return &x.ID }, name)}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: replyPath, List: e}
	e.Table = kit.NewTable("Answers", func(x one) string { return x.ID },
		kit.NewEmptyState("Does the buyer ask for answers by outcome?", "For example: “Describe how you create jobs for people who face barriers.” Say what, how many, by when, who, and how it is measured.", "Add an answer", e.Add),
		kit.Column[one]{Title: "Asked", Ems: 12, Weight: 2, Text: func(x one) string { return page.Clip(orUnnamed(name(x)), 120) }},
		kit.Column[one]{Title: "Outcome", Ems: 9, Weight: 1, Optional: true, Text: func(x one) string { return page.Clip(orDash(p.modelText(p.modelOutcome(x))), 80) }},
		kit.Column[one]{Title: "Metric", Ems: 9, Weight: 1, Text: func(x one) string { return page.Clip(orDash(x.Metric), 80) }})
	e.Table.VisibleRows = 4
	criterion := l.Text("criterion", "Asked by the buyer", "The criterion, in the words of the tender.", 2, func(x *one) *string { return &x.Criterion })
	e.First = criterion
	e.Form = kit.Stack(kit.Section("The chosen answer"), newModel(p, l, func(x *one) *string { return &x.ModelID }), kit.Form(criterion,
		l.Text("outcomeId", "Outcome", "Its number in the tender.", 1, func(x *one) *string { return &x.OutcomeID }),
		l.Text("metric", "Metric", "The buyer’s, as it is reported.", 1, func(x *one) *string { return &x.Metric }),
		form.LinePickOf(l, "commitmentId", "Commitment behind it", "", "None", func(one) []kit.Option { return p.promised() }, func(x *one) *string { return &x.CommitmentID }),
		l.Text("what", "What we will do", "", 3, func(x *one) *string { return &x.What }),
		l.Text("howMany", "How many", "", 1, func(x *one) *string { return &x.HowMany }),
		l.Text("when", "By when", "", 1, func(x *one) *string { return &x.When }),
		l.Text("who", "Who sees to it", "", 1, func(x *one) *string { return &x.Who }),
		l.Text("measured", "How it is counted", "", 1, func(x *one) *string { return &x.Measured }),
		l.Text("reported", "How it is reported", "", 1, func(x *one) *string { return &x.Reported }),
		l.Text("ifNot", "What if not", "", 1, func(x *one) *string { return &x.IfNot })))
	e.Wire("Remove this answer")
	return e
}

func (p *Page) promised() []kit.Option {
	b := p.s.Bid()
	return names(b.SocialValue.Commitments, func(x bid.Commitment) string { return x.ID }, func(x bid.Commitment) string { return x.Text })
}

// modelOutcome is the outcome that stands behind an answer and its metric, or the mission
// where no outcome is chosen.
func (p *Page) modelOutcome(x bid.MissionReply) string {
	if id := p.modelAt(x.ModelID, 1); id != "" {
		return id
	}
	return x.ModelID
}
