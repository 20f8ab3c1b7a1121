package models

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/working"
)

// timed holds the weeks that each model takes to set up beside the weeks that are left
// (CONS-051, told of the chosen one).
func (b *builder) timed() {
	f := fig{ID: "cons.models.weeks_left", Label: "Weeks until the deadline", Unit: calc.Weeks, Key: "cons.models", Path: "opportunity.dates.deadline"}
	deadline := b.deadline()
	if deadline.IsZero() {
		b.out.WeeksLeft = b.None(f, "The deadline of the tender is not known. Type it, to see what can be set up in time.")
	} else {
		left := decimal.NewFromInt(int64(b.in.On.DaysUntil(deadline))).DivRound(decimal.NewFromInt(7), 1)
		b.out.WeeksLeft = b.followed(f, left, "days from "+b.in.On.String()+" to "+deadline.String()+", in weeks to one place")
	}
	for _, m := range b.out.Models {
		p := b.plans[bid.GroupModel(m.ID)]
		weeks, cost := []working.Option{working.Ask("The weeks that it takes to set up “" + m.Short() + "” are not typed.")}, []working.Option{working.Ask("What it costs to set up “" + m.Short() + "” is not typed.")}
		if bid.GroupModel(m.ID) == bid.ModelSole { // nothing between providers has to be set up
			weeks, cost = []working.Option{working.OrDefault("0")}, []working.Option{working.OrDefault("0")}
		}
		m.Weeks = b.Input(fig{Label: m.Short() + ": weeks to set it up", Unit: calc.Weeks, Path: m.Path + ".weeks"}, p.Weeks, weeks...)
		m.Cost = b.Input(fig{Label: m.Short() + ": cost of setting it up", Unit: calc.Pounds, Path: m.Path + ".cost"}, p.Cost, cost...)
		m.Slack = b.Sub(fig{ID: "cons.model." + m.ID + ".slack", Label: m.Short() + ": weeks left after setting it up", Unit: calc.Weeks, Key: "cons.models", Path: m.Path + ".weeks"}, b.out.WeeksLeft, m.Weeks)
		if v, known := m.Slack.Value(); known && v.IsNegative() {
			m.Late = "Setting up " + "“" + m.Short() + "”" + " takes " + money.FormatQuantity(m.Weeks.Decimal()) + " weeks, and " + money.FormatQuantity(b.out.WeeksLeft.Decimal()) + " are left until the deadline of " + deadline.String() + "."
			if m.Chosen {
				b.Issue("CONS-051", bid.Warns, m.Path+".weeks", "%s Choose an arrangement that is ready sooner, or bid as lead with sub-contractors now.", m.Late)
			}
		}
	}
}

// deadline is the day by which the bid must be in; zero when not known.
func (b *builder) deadline() date.Date {
	m := b.in.Document.Bid.Opportunity.Dates.Deadline
	text := m.Day
	if text == "" && len(m.UTC) >= 10 {
		text = m.UTC[:10]
	}
	d, err := date.ParseISO(text)
	if err != nil {
		return date.Date{}
	}
	return d
}

// worth holds the cost of setting up and bidding beside what the bid is expected to bring:
// EV = p × (S − set-up after award) − bid cost − set-up of the model. Chance and surplus
// are those of the bid, the same for every model.
func (b *builder) worth() {
	at := fig{ID: "cons.models.return", Label: "Expected return before the cost of bidding and setting up", Unit: calc.Pounds, Key: "cons.models", Path: "choice"}
	g := b.Graph
	var cost, chance, gain calc.Node
	if b.in.Tender != nil {
		d := b.in.Tender.Decision.Worth
		if working.Usable(d.Cost) && working.Usable(d.Chance) && working.Usable(d.Surplus) && working.Usable(d.SetUp) {
			cost, chance, gain = d.Cost, d.Chance, g.Sub(d.Surplus, d.SetUp)
		}
	}
	if !working.Usable(cost) {
		b.out.Return = b.None(at, "The chance of winning and the cost of the bid are not there.")
		cost, gain = b.out.Return, b.out.Return
	} else {
		b.out.Return = b.Mul(at, chance, gain)
	}
	for _, m := range b.out.Models {
		id := "cons.model." + m.ID
		m.Spent = b.Name(g.Add(cost, m.Cost), fig{ID: id + ".spent", Label: m.Short() + ": cost of bidding and setting it up", Unit: calc.Pounds, Key: "cons.models", Path: m.Path + ".cost"})
		m.EV = b.Sub(fig{ID: id + ".ev", Label: m.Short() + ": expected value", Unit: calc.Pounds, Key: "cons.models", Path: m.Path + ".cost"}, b.out.Return, m.Spent)
		f := fig{ID: id + ".break_even", Label: m.Short() + ": chance of winning at which it breaks even", Unit: calc.Percent, Key: "cons.models", Path: m.Path + ".cost"}
		if v, known := gain.Value(); known && !v.IsPositive() {
			m.PStar = b.None(f, "Nothing is left over after set-up, so no chance of winning pays for the bid.")
		} else {
			m.PStar = b.Div(f, m.Spent, gain, "Nothing is left over after set-up.")
		}
	}
}
