package decision

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// Worth is what a bid costs and what it may bring.
type Worth struct {
	Cost    calc.Node // of making the bid
	Surplus calc.Node // S: over the term, discounted
	SetUp   calc.Node // after award, beyond what the price holds
	Chance  calc.Node // p
	EV      calc.Node // p × (S − set-up) − cost
	PStar   calc.Node // the chance at which it breaks even
	// SurplusWords says where S comes from.
	SurplusWords string
}

// schedule is the run of discount rates that applies unless the surplus is typed.
const schedule = "green_book_standard"

// ParseChance reads a chance as people type it: 25 % with its sign, or 0.25. A bare
// number above 1 is refused, since 25 might be meant as 25 % or be a slip. Blank is not
// entered.
func ParseChance(text string) (money.Share, error) {
	body := strings.TrimSpace(text)
	if body == "" {
		return money.Share{}, nil
	}
	var share money.Share
	if strings.HasSuffix(body, "%") {
		read, err := money.ParsePercent(body)
		if err != nil {
			return money.Share{}, err
		}
		share = read
	} else {
		read, err := money.ParseQuantity(body)
		if err != nil {
			return money.Share{}, err
		}
		share = money.ShareOf(read.Decimal())
	}
	if v := share.Decimal(); v.IsNegative() || v.GreaterThan(decimal.NewFromInt(1)) {
		return money.Share{}, fmt.Errorf("a chance lies between 0 and 100 %%; “%.20s” does not. Type 25 %% with its sign, or 0.25", body)
	}
	return share, nil
}

// Value works out what the bid costs and may bring (BID-020, BID-021).
func Value(s *working.Sheet, in Input) Worth {
	b := &builder{Sheet: s, in: in, choice: &in.Document.Bid.Choice, out: &Result{}}
	c, g := b.choice, s.Graph
	var w Worth
	w.Cost = b.cost()
	w.Surplus, w.SurplusWords = b.surplus()
	w.SetUp = s.Input(fig{Label: "Set-up after award", Unit: calc.Pounds, Path: "choice.setUp"}, c.SetUp, working.OrDefault("0"))
	w.Chance = s.Input(fig{Label: "Chance of winning", Unit: calc.Percent, Path: "choice.chance"}, c.Chance, working.UpToOne,
		working.Ask("The chance of winning is not typed. Type it as a percentage, such as 25 %."))
	gain := g.Sub(w.Surplus, w.SetUp)
	w.EV = s.Sub(fig{ID: "bid.ev", Label: "Expected value of bidding", Unit: calc.Pounds, Key: "bid.ev", Path: "choice"}, g.Mul(w.Chance, gain), w.Cost)
	f := fig{ID: "bid.p_star", Label: "Chance at which the bid breaks even", Unit: calc.Percent, Key: "bid.p_star", Path: "choice.surplus"}
	if v, known := gain.Value(); known && !v.IsPositive() {
		w.PStar = s.NoneCode(f, calc.CodeZeroDivisor, "It never pays back: what is left over does not exceed the set-up after award.")
	} else {
		w.PStar = s.Div(f, w.Cost, gain, "nothing is left over after the set-up")
	}
	return w
}

// cost is hours × cost of an hour + what is bought, over the effort lines.
func (b *builder) cost() calc.Node {
	f := fig{ID: "bid.cost", Label: "Cost of making the bid", Unit: calc.Pounds, Key: "bid.cost", Path: "choice.effort"}
	lines := working.Unique(b.choice.Effort, func(e *bid.BidEffort) *string { return &e.ID })
	if len(lines) == 0 {
		return b.None(f, "What the bid costs to make is not typed. Add the hours and what has to be bought.")
	}
	var terms []calc.Node
	for i, e := range lines {
		path, name := "choice.effort."+e.ID, working.Named(e.Name, fmt.Sprintf("Effort %d", i+1))
		if e.Hours.IsSet() || e.Rate.IsSet() || !e.Amount.IsSet() {
			hours := b.Input(fig{Label: name + ": hours", Unit: calc.Hours, Path: path + ".hours"}, e.Hours, working.Ask("The hours of “"+name+"” are missing."))
			rate := b.Input(fig{Label: name + ": cost of an hour", Unit: calc.PoundsPerHour, Path: path + ".rate"}, e.Rate, working.Ask("The cost of an hour of “"+name+"” is missing."))
			terms = append(terms, b.Graph.Mul(hours, rate))
		}
		if e.Amount.IsSet() {
			terms = append(terms, b.Input(fig{Label: name + ": bought", Unit: calc.Pounds, Path: path + ".amount"}, e.Amount))
		}
	}
	return b.Sum(f, terms...)
}

// surplus is S: typed, else what each priced year leaves over, discounted.
func (b *builder) surplus() (calc.Node, string) {
	f := fig{ID: "bid.surplus", Label: "Left over during the term, at today’s value", Unit: calc.Pounds, Key: "bid.surplus", Path: "choice.surplus"}
	if b.choice.Surplus.IsSet() {
		n := b.Input(fig{Label: "Left over during the term, typed", Unit: calc.Pounds, Path: "choice.surplus"}, b.choice.Surplus, working.MayBeNegative)
		return b.Name(n, f), "As typed."
	}
	g := b.Graph
	var terms []calc.Node
	var band reference.DiscountBand
	for n := 1; n <= bid.MaxYears; n++ {
		gap, found := g.Node(fmt.Sprintf("year.%d.gap", n))
		if !found {
			break
		}
		at, ok := b.band(n)
		if !ok {
			return b.None(f, fmt.Sprintf("No discount rate is known for year %d. Type what is left over, at today’s value.", n)), ""
		}
		band = at
		years := n - 1
		if at.FirstBenefit.Decimal().IsPositive() {
			years = n
		}
		if years == 0 {
			terms = append(terms, gap)
			continue
		}
		rate := b.rate(at)
		terms = append(terms, g.Div(gap, g.Pow(g.Add(b.One, rate), years)))
	}
	if len(terms) == 0 {
		return b.None(f, "What the contract leaves over is not worked out yet. Price it, or type it."), ""
	}
	words := "What each priced year leaves over"
	if len(terms) > 1 {
		words += fmt.Sprintf(", discounted at %s a year from year 2 on (%s)", band.Rate.Format(), band.Title)
	}
	return b.Sum(f, terms...), words + "."
}

// band is the discount rate of a contract year.
func (b *builder) band(n int) (reference.DiscountBand, bool) {
	if b.in.Library == nil {
		return reference.DiscountBand{}, false
	}
	year := decimal.NewFromInt(int64(n - 1))
	for _, d := range b.in.Library.DiscountBands() {
		if d.Schedule == schedule && !year.LessThan(d.From.Decimal()) && (!d.To.IsSet() || !year.GreaterThan(d.To.Decimal())) {
			return d, true
		}
	}
	return reference.DiscountBand{}, false
}

// rate is the discount rate as a sourced figure, once.
func (b *builder) rate(d reference.DiscountBand) calc.Node {
	id := "fact.discount." + d.From.String()
	if n, found := b.Graph.Node(id); found {
		return n
	}
	b.Labels[id] = bid.LabelPublic
	return b.Graph.Input(id, "Discount rate", calc.Percent, d.Rate.Decimal(), calc.Origin{Kind: calc.Fact,
		Source: &calc.Source{ID: "discount_rates " + d.Schedule, Certainty: string(d.Certainty), Text: d.Title}})
}
