package overview

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// newAfterPart keeps what came of the bid, for next time.
func (p *Page) newAfterPart() *form.Part {
	g := form.Group{Form: form.New(p.s, p.fields), Path: "result."}
	of := func(b *bid.Bid) *bid.BidResult { return &b.Result }
	status := kit.NewChoice([]kit.Option{
		{ID: string(bid.StatusPreparing), Text: "Preparing"}, {ID: string(bid.StatusSubmitted), Text: "Submitted"},
		{ID: string(bid.StatusWon), Text: "Won"}, {ID: string(bid.StatusLost), Text: "Lost"}, {ID: string(bid.StatusArchived), Text: "Archived"},
	}, func(id string) {
		p.m.Set("Change the status of the bid", func(b *bid.Bid) { b.Status = bid.Status(id) })
	})
	next := kit.NewListing()
	view := kit.Stack(
		kit.Text("Most bids are lost. What you write here makes the next one cheaper and better. None of it leaves the workspace."),
		g.Field("status", "Status of the bid", "", status), next,
		kit.Section("What came of it"),
		kit.Form(
			g.Day("on", "Told on", "", func(b *bid.Bid) *date.Date { return &of(b).On }),
			g.Count("bidders", "How many bid", "As the buyer tells it.", 1, 10_000, func(b *bid.Bid) *int { return &of(b).Bidders }),
			g.Quantity("ownQuality", "Your marks for quality", "", func(b *bid.Bid) *money.Quantity { return &of(b).OwnQuality }),
			g.Quantity("ownPriceMarks", "Your marks for price", "", func(b *bid.Bid) *money.Quantity { return &of(b).OwnPriceMarks }),
			g.Text("winner", "Who won", "", 1, func(b *bid.Bid) *string { return &of(b).Winner }),
			g.Amount("winnerPrice", "The winner’s price", "Where it was published.", func(b *bid.Bid) *money.Pounds { return &of(b).WinnerPrice }),
			g.Quantity("winnerQuality", "The winner’s marks for quality", "", func(b *bid.Bid) *money.Quantity { return &of(b).WinnerQuality })),
		kit.Section("What the buyer said, and what you learned"),
		kit.Form(
			g.Day("feedbackAsked", "Feedback asked for on", "", func(b *bid.Bid) *date.Date { return &of(b).FeedbackAsked }),
			g.Day("feedbackCame", "Feedback came on", "", func(b *bid.Bid) *date.Date { return &of(b).FeedbackCame })),
		g.Text("feedback", "Feedback in the buyer’s words", "", 4, func(b *bid.Bid) *string { return &of(b).Feedback }),
		g.Text("learned", "What we learned", "One thing to keep, one to do differently.", 4, func(b *bid.Bid) *string { return &of(b).Learned }),
		kit.Section("What the bid took in the end"),
		kit.Form(
			g.Quantity("spentHours", "Hours spent", "", func(b *bid.Bid) *money.Quantity { return &of(b).SpentHours }),
			g.Amount("spentAmount", "Money spent", "", func(b *bid.Bid) *money.Pounds { return &of(b).SpentAmount })))
	g.OnLoad(func(b *bid.Bid, _ bool) {
		if b.Status == "" {
			b.Status = bid.StatusPreparing
		}
		status.Set(string(b.Status))
		state, text := afterWords(b)
		next.Set(text, func() []fyne.CanvasObject { return []fyne.CanvasObject{kit.NewMarked(state, text)} })
	})
	return form.NewPart(view, g.Refresh)
}

// afterWords says what is to be done next once a bid is sent.
func afterWords(b *bid.Bid) (kit.State, string) {
	r := b.Result
	switch {
	case b.Status == bid.StatusPreparing:
		return kit.Note, "Come back here once the bid is sent: then set the status to “Submitted”."
	case b.Status == bid.StatusSubmitted:
		return kit.Note, "When the buyer tells you, set the status to “Won” or “Lost” and write what was said while it is fresh."
	case b.Status == bid.StatusLost && r.Feedback == "" && r.FeedbackAsked.IsZero():
		return kit.Attention, "Ask for feedback now: how your answers were marked, and what the winner did better. Buyers expect the question."
	case (b.Status == bid.StatusWon || b.Status == bid.StatusLost) && r.Learned == "":
		return kit.Attention, "Write down what you learned: it is what this bid was worth either way."
	}
	return kit.Ready, "What came of this bid is kept for next time."
}
