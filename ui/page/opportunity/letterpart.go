package opportunity

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

const letterPath = "fairness.letter."

// newLetterPart puts all questions to the buyer into one letter.
func (p *Page) newLetterPart() *form.Part {
	g := p.group(letterPath)
	own := p.newOwnQuestions()
	p.main[partLetter] = own
	letter := newLetterView(p)
	view := kit.Stack(
		kit.Text("Questions are free, and buyers have to answer all bidders alike. Ask one thing at a time, name the document and page, and never tell what something costs you or name a rival."),
		letter.when, kit.Close(letter.questions, letter.others),
		kit.Section("Your own questions, and what was sent"),
		kit.Row(kit.NewButton("Add a question", own.Add)), own.Table, own.Form,
		kit.Section("The letter"),
		kit.Form(
			g.Text("to", "To", "The buyer’s name stands here when you leave it empty.", 1, func(b *bid.Bid) *string { return &b.Fairness.Letter.To }),
			g.Day("on", "Date of the letter", "", func(b *bid.Bid) *date.Date { return &b.Fairness.Letter.On }),
			g.Text("intro", "How it begins", "A usual sentence stands here when you leave it empty.", 3, func(b *bid.Bid) *string { return &b.Fairness.Letter.Intro }),
			g.Text("closes", "How it ends", "", 3, func(b *bid.Bid) *string { return &b.Fairness.Letter.Closes })),
		letter.shown,
		letter.buttons)
	return form.NewPart(view, func(fresh bool) {
		g.Refresh(fresh)
		own.Refresh()
		letter.refresh()
	})
}

// newOwnQuestions edits the user's own questions, with what the buyer answered.
func (p *Page) newOwnQuestions() *lines.Editor[bid.LetterQuestion] {
	type one = bid.LetterQuestion
	path := letterPath + "own."
	e := &lines.Editor[one]{List: form.Of(p.Session, "question to the buyer", func(b *bid.Bid) *[]one { return &b.Fairness.Letter.Own },
		func(x *one) *string { return &x.ID }, func(x one) string { return clipped(x.Text) })}
	e.Table = kit.NewTable("Your own questions", func(x one) string { return x.ID },
		kit.NewEmptyState("No questions of your own yet.", "For example: How many meals were delivered in each month of last year?", "Add a question", e.Add),
		kit.Column[one]{Title: "Question", Ems: 14, Weight: 3, Text: func(x one) string { return x.Text }},
		kit.Column[one]{Title: "Sent", Ems: 7, Text: func(x one) string { return first(x.Sent.String(), "not yet") }},
		kit.Column[one]{Title: "Answered", Ems: 6.5, Optional: true, Text: func(x one) string {
			if x.Answer != "" {
				return "yes"
			}
			return "no"
		}})
	e.Table.VisibleRows = 5
	l := form.Line[one]{S: p.Session, Fields: p.fields, Prefix: path, List: e}
	text := l.Text("text", "Question", "One thing at a time.", 3, func(x *one) *string { return &x.Text })
	e.First = text
	e.Form = kit.Stack(kit.Panel(text, kit.Form(
		l.Text("where", "Document and page", "So that the buyer finds it at once.", 1, func(x *one) *string { return &x.Where }),
		l.Day("sent", "Sent on", "A question that was sent leaves the next letter.", func(x *one) *date.Date { return &x.Sent })),
		l.Text("answer", "What the buyer answered", "In the buyer’s words.", 3, func(x *one) *string { return &x.Answer })))
	e.Wire("Remove this question")
	form.Keep(p.lists, path, e)
	return e
}
