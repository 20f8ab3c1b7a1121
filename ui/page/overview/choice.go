package overview

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/tender/decision"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

const choicePath = "choice."

// choicePart is whether to bid: what stops it, what speaks for it, what it costs and
// brings, and the user's own decision.
type choicePart struct {
	p       *Page
	advice  *kit.Listing
	score   *page.FigureBox
	worth   *page.FigureBox
	gates   *kit.Table[decision.Gate]
	gate    *kit.Listing
	surplus *kit.Small
}

func (p *Page) newChoicePart() *form.Part {
	c := &choicePart{p: p, advice: kit.NewListing(), score: p.s.FigureBox(1), worth: p.s.FigureBox(4), gate: kit.NewListing(), surplus: kit.NewSmall("")}
	g := form.Group{Form: form.New(p.s, p.fields), Path: choicePath}
	c.gates = c.newGates()
	matrix, effort := p.newMatrix(), p.newEffort()
	p.main[partChoice] = effort
	of := func(b *bid.Bid) *bid.Choice { return &b.Choice }
	chance := form.Value(g.Form, "chance of winning", kit.NewValueEntry(decision.ParseChance, money.Share.Format, nil), func(b *bid.Bid) *money.Share { return &of(b).Chance })
	view := kit.Stack(
		c.advice,
		kit.Section("What would stop it"),
		kit.Text("Each of these must hold. One that does not stops the bid; one that is not known is a question, not a yes."),
		c.gates, c.gate,
		kit.Form(
			g.Quantity("hoursWeek", "Hours a week that can go into this bid", "All of you together.", func(b *bid.Bid) *money.Quantity { return &of(b).HoursWeek }),
			g.Answer("objects", "Is this work within your objects?", "As your governing document puts them.", func(b *bid.Bid) *bid.Answer { return &of(b).Objects }),
			g.Answer("conflicts", "Are you free of conflicts of interest?", "", func(b *bid.Bid) *bid.Answer { return &of(b).Conflicts }),
			g.Answer("board", "Has the board approved it?", "", func(b *bid.Bid) *bid.Answer { return &of(b).Board })),
		kit.Section("What speaks for it"),
		kit.Text("Give each line a mark from 0 to 5 and say why. The weights are our own and yours to change; what this bid suggests stands beside and is never counted by itself."),
		c.score.View, matrix.view,
		kit.Section("What the bid itself costs"),
		kit.Row(kit.NewButton("Add work or a purchase", effort.Add)), effort.Table, effort.Form,
		kit.Section("What it may bring"),
		kit.Text("Kept apart from the score: what you may gain on average, and the chance from which the bid pays for itself."),
		c.worth.View, c.surplus,
		kit.Form(
			g.Field(choicePath+"chance", "Your chance of winning", "Such as 25 %. An honest guess is enough: compare it with the chance at which the bid breaks even.", chance),
			g.Amount("surplus", "Left over during the term, at today’s value", "Empty takes it from the price.", func(b *bid.Bid) *money.Pounds { return &of(b).Surplus }),
			g.Amount("setUp", "Set-up after the award", "What you spend before the first payment, beyond what the price holds.", func(b *bid.Bid) *money.Pounds { return &of(b).SetUp })),
		kit.Section("Your decision"),
		p.ownDecision(g))
	return form.NewPart(view, func(fresh bool) {
		g.Refresh(fresh)
		c.refresh()
		matrix.refresh()
		effort.Refresh()
	})
}

// ownDecision is what the user decides, whatever is recommended.
func (p *Page) ownDecision(g form.Group) fyne.CanvasObject {
	choice := kit.NewChoice([]kit.Option{
		{ID: "", Text: "Not decided yet"}, {ID: string(bid.DecisionBid), Text: "We bid"}, {ID: string(bid.DecisionNoBid), Text: "We do not bid"},
	}, func(id string) {
		p.m.Set("Decide whether to bid", func(b *bid.Bid) {
			b.Decision = bid.Decision(id)
			b.Choice.DecidedOn = date.Date{}
			if id != "" {
				b.Choice.DecidedOn = p.s.Today()
			}
		})
	})
	g.OnLoad(func(b *bid.Bid, _ bool) { choice.Set(string(b.Decision)) })
	return kit.Stack(
		g.Field("decision", "Decision", "A bid costs weeks of work. Decide early, with the figures above, and say so to everybody.", choice),
		kit.Form(
			g.Text("why", "Reason for the decision", "For your board and for next time.", 3, func(b *bid.Bid) *string { return &b.Choice.Why }),
			g.Day("decidedOn", "Decided on", "", func(b *bid.Bid) *date.Date { return &b.Choice.DecidedOn }),
			g.Text("despite", "Reason to bid although it does not pay", "Only where the expected value is not above zero: who pays the difference, or what it opens.", 2, func(b *bid.Bid) *string { return &b.Choice.Despite })),
		g.Field("notes", "Notes for yourselves", "It is never printed in a buyer’s pack.",
			form.Value(g.Form, "note on the decision", kit.NewMultilineEntry(4, nil), func(b *bid.Bid) *string { return &b.Notes })))
}

func (c *choicePart) newGates() *kit.Table[decision.Gate] {
	t := kit.NewTable("Gates", func(g decision.Gate) string { return g.Code }, kit.Text("The gates cannot be shown: the bid cannot be read."),
		kit.Column[decision.Gate]{Title: "Gate", Ems: 5, Text: func(g decision.Gate) string { return g.Code }},
		kit.Column[decision.Gate]{Title: "What must hold", Ems: 13, Weight: 2, Text: func(g decision.Gate) string { return g.Name }},
		kit.Column[decision.Gate]{Title: "State", Ems: 8, Text: gateWords, State: gateState})
	t.VisibleRows = 8
	t.OnSelect = func(decision.Gate) { c.showGate() }
	t.OnOpen = func(g decision.Gate) {
		if g.Path != "" {
			c.p.s.GoTo(g.Path)
		}
	}
	return t
}

func gateWords(g decision.Gate) string {
	switch g.Colour {
	case decision.Green:
		return "holds"
	case decision.Red:
		return "stops the bid"
	}
	return "not known"
}

func gateState(g decision.Gate) kit.State {
	switch g.Colour {
	case decision.Green:
		return kit.Ready
	case decision.Red:
		return kit.Blocked
	}
	return kit.Attention
}

func (c *choicePart) showGate() {
	g, ok := c.gates.Selected()
	c.gate.Set(fmt.Sprint(g), func() []fyne.CanvasObject {
		if !ok {
			return nil
		}
		rows := []fyne.CanvasObject{kit.NewMarked(gateState(g), upperFirst(gateWords(g))+": "+g.Why)}
		if g.Path != "" {
			to := kit.NewButton("Go to its field", func() { c.p.s.GoTo(g.Path) })
			to.SetName("Go to the field of " + g.Code)
			rows = append(rows, kit.Row(to))
		}
		return rows
	})
}

func (c *choicePart) refresh() {
	c.score.Show("bid.score")
	c.worth.Show("bid.ev", "bid.p_star", "bid.cost", "bid.surplus")
	r := c.p.decided()
	if r == nil {
		c.gates.SetRows(nil)
		c.advice.Set("", func() []fyne.CanvasObject { return nil })
		return
	}
	c.gates.SetRows(r.Gates)
	if _, chosen := c.gates.Selected(); !chosen && len(r.Gates) > 0 {
		c.gates.Select(r.Gates[0].Code)
	}
	c.showGate()
	if c.surplus.Text() != r.Worth.SurplusWords {
		c.surplus.SetText(r.Worth.SurplusWords)
		kit.Relayout(c.surplus)
	}
	own := c.p.s.Bid().Decision
	c.advice.Set(fmt.Sprint(r.Advice, r.Why, r.Unknowns, own), func() []fyne.CanvasObject {
		rows := []fyne.CanvasObject{kit.Section("Recommended: " + r.Advice.Words()), kit.Text(r.Why)}
		if len(r.Unknowns) > 0 {
			rows = append(rows, kit.Strong("Still to be known"), kit.Text("• "+strings.Join(r.Unknowns, "\n• ")))
		}
		if own == bid.DecisionBid && r.Advice == decision.NoBid || own == bid.DecisionNoBid && r.Advice == decision.Bid {
			rows = append(rows, kit.NewMarked(kit.Attention, "You decided otherwise. That is yours to decide: see that the reason is written below."))
		}
		return []fyne.CanvasObject{kit.Panel(append(rows, kit.NewSmall("A recommendation, not an order. Weights and limits are our own; change the weights below."))...)}
	})
}

// decided is whether to bid as it is worked out; nil when no bid can be read.
func (p *Page) decided() *decision.Result {
	if a := p.s.Assessment(); a != nil && a.Tender != nil {
		return a.Tender.Decision
	}
	return nil
}

func upperFirst(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
