package decision

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/working"
)

// gates answers BID-001 to BID-008 and warns of every red one.
func (b *builder) gates() {
	add := func(code, name string, colour Colour, why, path string) {
		b.out.Gates = append(b.out.Gates, Gate{Code: code, Name: name, Why: why, Path: path, Colour: colour})
		if colour == Red {
			b.Issue(code, bid.Warns, path, "This stops the bid: %s. %s", name, why)
		}
	}
	told := func(code, name string, f Finding, path, unknown string) {
		colour := Unknown
		switch f.Answer {
		case bid.Yes:
			colour = Green
		case bid.No:
			colour = Red
		}
		if f.Why == "" && colour == Unknown {
			f.Why = unknown
		}
		if f.Path == "" {
			f.Path = path
		}
		add(code, name, colour, f.Why, f.Path)
	}
	colour, why, path := b.time()
	add("BID-001", "Time to finish", colour, why, path)
	told("BID-002", "Neither excluded nor barred", b.in.NotBarred, "organisation.standing", "It is not known whether a ground for exclusion or a reservation stands in the way.")
	told("BID-003", "Pass-or-fail criteria", b.in.Criteria, "eligibility.requirements", "It is not known whether every criterion is met.")
	told("BID-004", "Financial tests", b.in.Financial, "eligibility.tests", "It is not known whether the financial tests are met.")
	colour, why, path = b.price()
	add("BID-005", "Price at or above walk-away", colour, why, path)
	colour, why, path = b.cash()
	add("BID-006", "Cash to carry it", colour, why, path)
	told("BID-007", "Insurances and registrations in time", b.in.InTime, "eligibility.requirements", "It is not known whether insurances and registrations are in force in time.")
	colour, why, path = b.approval()
	add("BID-008", "Objects, conflicts and board", colour, why, path)
}

// time compares the hours still to do with those there are until the deadline.
func (b *builder) time() (Colour, string, string) {
	if s := b.in.Document.Bid.Status; s == bid.StatusSubmitted || s == bid.StatusWon || s == bid.StatusLost {
		return Green, "The bid was sent in.", "choice.effort"
	}
	end, err := date.ParseISO(b.in.Document.Bid.Opportunity.Dates.Deadline.Day)
	if err != nil || end.IsZero() {
		return Unknown, "The deadline is not known.", "opportunity.dates.deadline"
	}
	if b.in.On.IsZero() {
		return Unknown, "Today’s date is not known.", "opportunity.dates.deadline"
	}
	days := b.in.On.DaysUntil(end)
	if days < 0 {
		return Red, fmt.Sprintf("The deadline was %s.", end), "opportunity.dates.deadline"
	}
	left, typed := HoursLeft(*b.choice)
	switch {
	case !typed:
		return Unknown, "The hours that the bid still takes are not typed.", "choice.effort"
	case !left.IsPositive():
		return Green, "No hours are left to do.", "choice.effort"
	case !b.choice.HoursWeek.IsSet() || b.choice.HoursWeek.Decimal().IsNegative():
		return Unknown, "How many hours a week can go into the bid is not typed.", "choice.hoursWeek"
	}
	// hours × 7 ≤ hours a week × days compares exactly, without a division
	can := b.choice.HoursWeek.Decimal().Mul(decimal.NewFromInt(int64(days))).DivRound(decimal.NewFromInt(7), 1)
	text := fmt.Sprintf("%s hours are left to do; %d days to the deadline give %s.", money.FormatQuantity(left), days, money.FormatQuantity(can))
	if left.Mul(decimal.NewFromInt(7)).GreaterThan(b.choice.HoursWeek.Decimal().Mul(decimal.NewFromInt(int64(days)))) {
		return Red, text, "choice.effort"
	}
	return Green, text, "choice.effort"
}

// HoursLeft are the hours of the effort lines that are not done; false when no line has
// hours. A line of money alone takes none.
func HoursLeft(c bid.Choice) (decimal.Decimal, bool) {
	sum, typed := decimal.Zero, false
	for _, e := range c.Effort {
		if !e.Hours.IsSet() {
			continue
		}
		typed = true
		sum = sum.Add(decimal.Max(decimal.Zero, e.Hours.Decimal().Sub(decimal.Max(decimal.Zero, e.Done.Decimal()))))
	}
	return sum, typed
}

// node reads a figure of another engine and says why it cannot be used.
func (b *builder) node(id, missing string) (decimal.Decimal, string) {
	n, found := b.Graph.Node(id)
	if !found {
		return decimal.Zero, missing
	}
	if v, known := n.Value(); known {
		return v, ""
	}
	return decimal.Zero, n.Reason().Text
}

// price asks for the walk-away price: full cost, or the lower one for which the board
// recorded who pays the difference.
func (b *builder) price() (Colour, string, string) {
	p := &b.in.Document.Bid.Pricing
	asked, why := b.node("price.asked", "The price is not worked out yet.")
	if why != "" {
		return Unknown, why, "pricing"
	}
	full, why := b.node("ladder.full_cost", "The full cost is not worked out yet.")
	if why != "" && !p.WalkAway.IsSet() {
		return Unknown, why, "pricing"
	}
	known := why == ""
	walk, unset := b.node("ladder.walk_away", "The walk-away price is not worked out yet.")
	if unset != "" {
		return Unknown, unset, "pricing.walkAway"
	}
	switch {
	case asked.LessThan(walk):
		return Red, fmt.Sprintf("The price of %s is below the walk-away price of %s.", money.FormatPounds(asked), money.FormatPounds(walk)), "pricing.walkAway"
	case !known:
		return Unknown, why, "pricing"
	case !asked.LessThan(full):
		return Green, fmt.Sprintf("The price of %s covers the full cost of %s.", money.FormatPounds(asked), money.FormatPounds(full)), "pricing"
	case p.WalkAwayWhy == "":
		return Red, fmt.Sprintf("The price of %s is below the full cost of %s, and it is not recorded who pays the difference.", money.FormatPounds(asked), money.FormatPounds(full)), "pricing.walkAwayWhy"
	}
	return Green, fmt.Sprintf("The price of %s is below the full cost of %s; recorded: %s", money.FormatPounds(asked), money.FormatPounds(full), p.WalkAwayWhy), "pricing.walkAwayWhy"
}

func (b *builder) cash() (Colour, string, string) {
	peak, why := b.node("cash.peak", "The cash is not followed yet.")
	if why != "" {
		return Unknown, why, "pricing.cash"
	}
	have, why := b.node("cash.available", "What the organisation has is not entered.")
	text := fmt.Sprintf("The contract needs %s at its deepest point; there are %s.", money.FormatPounds(peak), money.FormatPounds(have))
	switch {
	case why != "" && !peak.IsPositive():
		return Green, "The contract needs no money before payments come in.", "pricing.cash"
	case why != "":
		return Unknown, why, "organisation.freeReserves"
	case peak.GreaterThan(have):
		return Red, text, "pricing.cash"
	}
	return Green, text, "pricing.cash"
}

func (b *builder) approval() (Colour, string, string) {
	list := []struct {
		a              bid.Answer
		no, ask, field string
	}{
		{b.choice.Objects, "It lies outside the objects of the organisation.", "Is it within the objects of the organisation?", "choice.objects"},
		{b.choice.Conflicts, "There is a conflict of interest.", "Is it free of conflicts of interest?", "choice.conflicts"},
		{b.choice.Board, "The board has not approved it.", "Has the board approved it?", "choice.board"},
	}
	for _, l := range list {
		if l.a == bid.No {
			return Red, l.no, l.field
		}
	}
	for _, l := range list {
		if l.a != bid.Yes {
			return Unknown, l.ask, l.field
		}
	}
	return Green, "Within the objects, free of conflicts and approved.", "choice.board"
}

// usable is a figure of another engine as a node; the zero Node when there is none.
func usable(s *working.Sheet, id string) calc.Node {
	n, found := s.Graph.Node(id)
	if !found || !n.Available() {
		return calc.Node{}
	}
	return n
}
