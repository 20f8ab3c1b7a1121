package partners

import (
	"fmt"
	"slices"

	"bidwright/app/bid"
	"bidwright/app/consortium/chain"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

const headPath = "consortium.heads."

// head is one head of terms as printed, and what the user made of it.
type head struct {
	ID, Title, Text string // as printed
	Clause          string // of heads_of_terms; empty for one of the user's own
	Own             string // id in the bid; empty where nothing was edited
	Edited, Open    bool
	Left            bool
}

// newHeadsPart is the heads of terms that follow from the plan, each as it is or in the
// user's own words, and one's own beside them.
func (p *Page) newHeadsPart() *form.Part {
	read := p.heads
	e := &lines.Editor[head]{List: form.Given(p.s, "head of terms", func(x *head) *string { return &x.ID }, func(x head) string { return x.Title }, read, p.writeHead)}
	keep(p, partHeads, headPath, e)
	l := form.Line[head]{S: p.s, Fields: p.fields, Prefix: headPath, List: e}
	e.Table = kit.NewTable("Heads of terms", func(x head) string { return x.ID }, nil,
		kit.Column[head]{Title: "Head", Ems: 14, Weight: 3, Text: func(x head) string { return page.Clip(x.Title, 120) }},
		kit.Column[head]{Title: "How it stands", Ems: 12, Weight: 1, Text: func(x head) string { return x.words() }})
	e.Table.VisibleRows = 12
	title := l.Text("title", "Head", "", 1, func(x *head) *string { return &x.Title })
	e.First = title
	e.Form = kit.Stack(kit.Section("The chosen head"), kit.Form(title,
		l.Text("text", "Words", "Empty takes the words that follow from the plan again.", 5, func(x *head) *string { return &x.Text })),
		l.Check("Leave it out", func(x *head) *bool { return &x.Left }))
	e.WireGiven()
	add := func() {
		id := p.s.NewID()
		if p.s.Edit("Add a head of terms", func(b *bid.Bid) error {
			b.Consortium.Heads = append(b.Consortium.Heads, bid.HeadText{ID: id, Title: "A further head"})
			return nil
		}) {
			e.Refresh()
			e.Choose(id)
			title.Focus()
		}
	}
	remove := kit.NewButton("Remove this head", func() {
		if x, ok := e.Table.Selected(); ok {
			p.removeHead(x)
		}
	})
	before := e.OnShow
	e.OnShow = func(x head) {
		if before != nil {
			before(x)
		}
		remove.SetText(map[bool]string{true: "Remove this head", false: "Take the words of the plan again"}[x.Clause == ""])
		form.SetShown(remove, x.Own != "")
	}
	e.Form.Add(kit.Row(remove))
	none := kit.NewEmptyState("There is no group yet.", "Name your partners under Eligibility; heads of terms then follow from the plan.", "", nil)
	body := kit.Stack(kit.NewMarked(kit.Attention, chain.NotLegalAdvice),
		kit.Text("They follow from the plan and change with it. What you write in your own words stays as you wrote it. Every partner reads them in its pack, so no price or value of a single partner stands here."),
		kit.Row(kit.NewButton("Add a head", add)), e.Table, e.Form)
	return form.NewPart(kit.Stack(none, body), func(bool) {
		together := p.result() != nil && len(p.s.Bid().Consortium.Members) > 0
		form.SetShown(none, !together)
		form.SetShown(body, together)
		e.Refresh()
	})
}

func (h head) words() string {
	switch {
	case h.Left:
		return "left out"
	case h.Open:
		return "something is to be agreed"
	case h.Clause == "":
		return "your own"
	case h.Edited:
		return "in your own words"
	}
	return "follows from the plan"
}

// heads are those that would be printed, then those left out on purpose.
func (p *Page) heads() []head {
	r := p.result()
	if r == nil {
		return nil
	}
	edited := map[string]bid.HeadText{}
	b := p.s.Bid()
	for _, h := range b.Consortium.Heads {
		edited[headKey(h)] = h
	}
	var out []head
	for _, h := range r.Chain.Heads {
		own := edited[h.ID]
		one := head{ID: h.ID, Title: h.Title, Text: h.Text, Clause: h.ID, Own: own.ID, Edited: h.Edited, Open: h.Open}
		if own.ID != "" && own.ClauseID == "" {
			one.Clause = ""
		}
		out = append(out, one)
	}
	for _, h := range b.Consortium.Heads {
		if h.Left {
			out = append(out, head{ID: headKey(h), Title: p.clauseTitle(h), Text: h.Text, Clause: h.ClauseID, Own: h.ID, Left: true})
		}
	}
	return out
}

// headKey is how the plan calls a head: by its clause, or by itself.
func headKey(h bid.HeadText) string {
	if h.ClauseID != "" {
		return h.ClauseID
	}
	return h.ID
}

func (p *Page) clauseTitle(h bid.HeadText) string {
	if h.Title != "" {
		return h.Title
	}
	for _, c := range p.s.Library().HeadClauses() {
		if c.ID == h.ClauseID {
			return c.Title
		}
	}
	return "A head without a name"
}

// writeHead keeps what differs from the words of the plan.
func (p *Page) writeHead(b *bid.Bid, x head) {
	var planned head
	for _, h := range p.heads() {
		if h.ID == x.ID {
			planned = h
		}
	}
	at := slices.IndexFunc(b.Consortium.Heads, func(h bid.HeadText) bool { return headKey(h) == x.ID })
	if at < 0 {
		b.Consortium.Heads = append(b.Consortium.Heads, bid.HeadText{ID: p.s.NewID(), ClauseID: x.Clause})
		at = len(b.Consortium.Heads) - 1
	}
	h := &b.Consortium.Heads[at]
	if x.Title != planned.Title {
		h.Title = x.Title
	}
	if x.Text != planned.Text {
		h.Text = x.Text
	}
	h.Left = x.Left
	if h.ClauseID != "" && !h.Left && h.Title == "" && h.Text == "" {
		b.Consortium.Heads = slices.Delete(b.Consortium.Heads, at, at+1) // the plan's own words again
	}
}

func (p *Page) removeHead(x head) {
	if p.s.Edit(fmt.Sprintf("Remove what you wrote for “%s”", page.Clip(x.Title, 60)), func(b *bid.Bid) error {
		b.Consortium.Heads = slices.DeleteFunc(slices.Clone(b.Consortium.Heads), func(h bid.HeadText) bool { return h.ID == x.Own })
		return nil
	}) {
		p.s.Removed("what you wrote for “" + page.Clip(x.Title, 60) + "”")
	}
}
