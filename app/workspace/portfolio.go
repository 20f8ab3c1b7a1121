package workspace

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/pricing"
	"bidwright/app/reference"
	"bidwright/app/tender/decision"
	"bidwright/app/working"
)

// PortfolioBid is one bid beside the others. A figure that is not usable, or not
// available, says why by its reason.
type PortfolioBid struct {
	Row
	Value, Chance, EV, Cost calc.Node
	HoursLeft               decimal.Decimal // of making the bid; 0 once it is sent in
	HoursWeek               decimal.Decimal
	Open                    bool // may still be won
	Result                  bid.BidResult
	Why                     string // why it could not be read; empty when it was
}

// Feedback is what a buyer told us about a bid, for next time.
type Feedback struct {
	BidID, Title, Buyer string
	Status              bid.Status
	On                  date.Date
	Text, Learned       string
	// Awaited: feedback was asked for and has not come.
	Awaited bool
}

// Portfolio is all bids of a workspace side by side. Its figures stand on a sheet of
// their own, so that each can be explained. Internal.
type Portfolio struct {
	Bids  []PortfolioBid // in the order of the list
	Sheet *working.Sheet
	// Cost is what all bids with a known cost took to make, CostPerWin that over the wins
	// (BID-022); without a win there is none. Uncosted are the others, by title.
	Cost, CostPerWin calc.Node
	Wins, Losses     int
	Uncosted         []string
	// ExpectedWins and ExpectedIncome add chance, and chance × value, over the open bids
	// for which both are known; Unweighed are the others, by title.
	ExpectedWins, ExpectedIncome calc.Node
	Unweighed                    []string
	// HoursLeft and HoursWeek add the open bids that are not sent in.
	HoursLeft, HoursWeek decimal.Decimal
	Feedback             []Feedback // newest first
}

// Portfolio reads all bids. Only an open bid whose surplus is not typed is priced, and
// none is assessed whole, so that a long list stays quick.
func (s *Service) Portfolio() (Portfolio, error) {
	state, err := s.State()
	if err != nil {
		return Portfolio{}, err
	}
	entries := make([]PortfolioEntry, 0, len(state.Bids))
	for _, row := range state.Bids {
		doc, err := s.Document(row.ID)
		e := PortfolioEntry{Row: row, Document: doc}
		if err != nil {
			e.Why = Explain(err).Happened
		}
		entries = append(entries, e)
	}
	return NewPortfolio(entries, s.p.Facts, s.Today()), nil
}

// PortfolioEntry is one stored bid; Why says why its document could not be read.
type PortfolioEntry struct {
	Row      Row
	Document bid.Document
	Why      string
}

// NewPortfolio puts bids side by side as of a day. It never panics on any values.
func NewPortfolio(entries []PortfolioEntry, facts *reference.Library, on date.Date) Portfolio {
	p := Portfolio{Sheet: working.New()}
	var costs, chances, incomes []calc.Node
	for i, e := range entries {
		one := p.bid(i, e, facts, on)
		p.Bids = append(p.Bids, one)
		if e.Why != "" {
			p.Uncosted = append(p.Uncosted, e.Row.Title)
			continue
		}
		switch one.Status {
		case bid.StatusWon:
			p.Wins++
		case bid.StatusLost:
			p.Losses++
		}
		if one.Cost.Available() {
			costs = append(costs, one.Cost)
		} else {
			p.Uncosted = append(p.Uncosted, one.Title)
		}
		if one.Open {
			if one.Chance.Available() && one.Value.Available() {
				chances = append(chances, one.Chance)
				incomes = append(incomes, p.Sheet.Graph.Mul(one.Chance, one.Value))
			} else {
				p.Unweighed = append(p.Unweighed, one.Title)
			}
			p.HoursLeft, p.HoursWeek = p.HoursLeft.Add(one.HoursLeft), p.HoursWeek.Add(one.HoursWeek)
		}
		p.feedback(one)
	}
	p.totals(costs, chances, incomes)
	slices.SortStableFunc(p.Feedback, func(x, y Feedback) int { return strings.Compare(y.On.ISO(), x.On.ISO()) })
	return p
}

func (p *Portfolio) bid(i int, e PortfolioEntry, facts *reference.Library, on date.Date) PortfolioBid {
	b := &e.Document.Bid
	one := PortfolioBid{Row: e.Row, Result: b.Result, Why: e.Why}
	if e.Why != "" {
		return one
	}
	if one.Title == "" {
		one.Title = fmt.Sprintf("Bid %d", i+1)
	}
	one.Open = (b.Status == bid.StatusPreparing || b.Status == bid.StatusSubmitted) && b.Decision != bid.DecisionNoBid
	sheet := working.New()
	var worth decision.Worth
	in := decision.Input{Document: e.Document, Library: facts, On: on}
	if one.Open && facts != nil && (!b.Choice.Surplus.IsSet() || !one.HasValue) {
		sheet = pricing.Build(pricing.Input{Document: e.Document, Library: facts, On: on}).Sheet
	}
	worth = decision.Value(sheet, in)
	// Each figure becomes an input of the portfolio's own sheet, with the reason when there is none.
	take := func(id, label string, unit calc.Unit, n calc.Node) calc.Node {
		id = fmt.Sprintf("portfolio.%d.%s", i+1, id)
		p.Sheet.Labels[id] = bid.LabelInternal
		if v, known := working.Value(n); known {
			return p.Sheet.Graph.Input(id, one.Title+": "+label, unit, v, calc.Origin{Note: "worked out in that bid"})
		}
		why := calc.Reason{Code: "PRICE-101", Text: "Not known in that bid."}
		if working.Usable(n) {
			why.Text = n.Reason().Text
		}
		return p.Sheet.Graph.Missing(id, one.Title+": "+label, unit, why)
	}
	value, found := sheet.Graph.Node("contract.value")
	if one.HasValue {
		value = sheet.Graph.Const(decimal.New(one.ValuePence, -2))
	} else if !found {
		value = calc.Node{}
	}
	one.Value = take("value", "value", calc.Pounds, value)
	one.Chance = take("chance", "chance of winning", calc.Percent, worth.Chance)
	one.EV = take("ev", "expected value", calc.Pounds, worth.EV)
	one.Cost = take("cost", "cost of making the bid", calc.Pounds, p.spent(sheet, b, worth))
	if one.Open && b.Status == bid.StatusPreparing {
		one.HoursLeft, _ = decision.HoursLeft(b.Choice)
		one.HoursWeek = decimal.Max(decimal.Zero, b.Choice.HoursWeek.Decimal())
	}
	return one
}

// spent is what the bid took in the end, where that was recorded, else as planned. Hours
// that were recorded cost the mean of the planned hours.
func (p *Portfolio) spent(s *working.Sheet, b *bid.Bid, worth decision.Worth) calc.Node {
	r := &b.Result
	if !r.SpentHours.IsSet() && !r.SpentAmount.IsSet() || r.SpentHours.Decimal().IsNegative() || r.SpentAmount.Decimal().IsNegative() {
		return worth.Cost
	}
	sum := r.SpentAmount.Decimal()
	if hours := r.SpentHours.Decimal(); hours.IsPositive() {
		planned, paid := decimal.Zero, decimal.Zero
		for _, e := range b.Choice.Effort {
			if e.Hours.IsSet() && e.Rate.IsSet() && e.Hours.Decimal().IsPositive() && !e.Rate.Decimal().IsNegative() {
				planned, paid = planned.Add(e.Hours.Decimal()), paid.Add(e.Hours.Decimal().Mul(e.Rate.Decimal()))
			}
		}
		if !planned.IsPositive() {
			return s.None(working.Fig{Label: "Cost of making the bid", Unit: calc.Pounds, Path: "choice.effort"}, "Hours were spent, but what an hour costs is not typed.")
		}
		sum = sum.Add(hours.Mul(paid).DivRound(planned, 16))
	}
	return s.Graph.Const(sum)
}

func (p *Portfolio) feedback(one PortfolioBid) {
	r := one.Result
	f := Feedback{BidID: one.ID, Title: one.Title, Buyer: one.Buyer, Status: one.Status, On: r.FeedbackCame, Text: strings.TrimSpace(r.Feedback), Learned: strings.TrimSpace(r.Learned)}
	f.Awaited = !r.FeedbackAsked.IsZero() && r.FeedbackCame.IsZero() && f.Text == ""
	if f.On.IsZero() {
		f.On = r.On
	}
	if f.Text != "" || f.Learned != "" || f.Awaited {
		p.Feedback = append(p.Feedback, f)
	}
}

func (p *Portfolio) totals(costs, chances, incomes []calc.Node) {
	s := p.Sheet
	fig := func(id, label string, unit calc.Unit) working.Fig {
		return working.Fig{ID: id, Label: label, Unit: unit, Key: id}
	}
	cost := fig("portfolio.cost", "Cost of all bids", calc.Pounds)
	perWin := fig("bid.cost_per_win", "Cost of bids for each one won", calc.Pounds)
	if len(costs) == 0 {
		p.Cost = s.None(cost, "No bid says what it cost to make.")
	} else {
		p.Cost = s.Sum(cost, costs...)
	}
	wins := s.Graph.Input("portfolio.wins", "Bids won", calc.Count, decimal.NewFromInt(int64(p.Wins)), calc.Origin{Note: "counted"})
	p.CostPerWin = s.Div(perWin, p.Cost, wins, "no bid is won yet")
	wait := "No open bid has both a chance of winning and a value."
	expected, income := fig("portfolio.expected_wins", "Wins to expect of the open bids", calc.Count), fig("portfolio.expected_income", "Income to expect of the open bids", calc.Pounds)
	if len(chances) == 0 {
		p.ExpectedWins, p.ExpectedIncome = s.None(expected, wait), s.None(income, wait)
		return
	}
	p.ExpectedWins, p.ExpectedIncome = s.Sum(expected, chances...), s.Sum(income, incomes...)
}

// Words are the totals in sentences, with what they leave out.
func (p Portfolio) Words() []string {
	var out []string
	text := "Cost of bids for each one won: not available. " + p.CostPerWin.Reason().Text
	if v, known := p.CostPerWin.Value(); known {
		text = fmt.Sprintf("Every win cost %s in bids: %s over %d won.", money.FormatPounds(v), money.FormatPounds(p.Cost.Decimal()), p.Wins)
	}
	if n := len(p.Uncosted); n > 0 {
		text += fmt.Sprintf(" Left out, because the cost is not known: %s.", strings.Join(p.Uncosted[:min(n, 5)], "; ")+more(n-5))
	}
	out = append(out, text)
	if v, known := p.ExpectedWins.Value(); known {
		text = fmt.Sprintf("Of the open bids, %s wins and %s of income are to be expected.", money.FormatQuantity(v.Round(2)), money.FormatPounds(p.ExpectedIncome.Decimal()))
		if n := len(p.Unweighed); n > 0 {
			text += fmt.Sprintf(" Left out, because the chance or the value is not known: %s.", strings.Join(p.Unweighed[:min(n, 5)], "; ")+more(n-5))
		}
		out = append(out, text)
	}
	if p.HoursLeft.IsPositive() {
		out = append(out, fmt.Sprintf("The bids in preparation still take %s hours; %s hours a week are set aside for them.", money.FormatQuantity(p.HoursLeft), money.FormatQuantity(p.HoursWeek)))
	}
	return out
}

func more(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf(" and %d more", n)
}
