package socialvalue

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/reference"
)

// Convention is how later years are brought to today; it is printed wherever a present
// value stands.
type Convention struct {
	Green bool
	Name  string
	Words string // one sentence for the foot of a page
}

// first is the index of the first benefit year of the first contract year, less one:
// the guide divides it once, the Green Book not at all.
func (c Convention) first() int {
	if c.Green {
		return 0
	}
	return 1
}

// longest bounds a benefit in years.
const longest = 60

// conventions sets the discount factors DF(0)=1, DF(y)=DF(y−1)/(1+rate(y)).
func (b *builder) conventions() {
	c := Convention{Name: "SROI guide", Words: "Present values follow the SROI guide: one flat rate of %s, by which the first year too is reduced once."}
	schedule := "sroi_guide"
	if b.sv.Convention == bid.ConventionGreenBook {
		c = Convention{Green: true, Name: "Green Book", Words: "Present values follow the Green Book: the first contract year is not discounted, later ones at %s to year 30, then at the lower rates of its table."}
		schedule = "green_book_standard"
	}
	b.factors = b.schedule(schedule)
	if rate, known := rateAt(b.in.Library.DiscountBands(), schedule, 1); known {
		c.Words = fmt.Sprintf(c.Words, money.FormatPercent(rate.Rate.Decimal(), 1))
	}
	if b.sv.Health {
		b.healthy = b.schedule("green_book_health")
		c.Words += " Wellbeing and health values use the health rates of the Green Book."
	}
	b.out.Convention = c
}

// schedule makes the factors of a schedule as figures, the rate a dated fact.
func (b *builder) schedule(name string) []calc.Node {
	bands := b.in.Library.DiscountBands()
	factors := []calc.Node{b.One}
	for y := 1; y <= longest+bid.MaxYears; y++ {
		band, known := rateAt(bands, name, y)
		if !known {
			break
		}
		rate := b.discountFact(name, band)
		factors = append(factors, b.Graph.Div(factors[y-1], b.Graph.Add(b.One, rate)))
	}
	return factors
}

func (b *builder) discountFact(name string, band reference.DiscountBand) calc.Node {
	id := "sv.rate." + name + "." + band.From.String()
	if n, found := b.Graph.Node(id); found {
		return n
	}
	b.Labels[id] = bid.LabelPublic
	return b.Graph.Input(id, "Discount rate a year, "+strings.ReplaceAll(name, "_", " ")+", from year "+band.From.Format(), calc.Percent, band.Rate.Decimal(),
		calc.Origin{Kind: calc.Fact,
			Source: &calc.Source{ID: "discount_rates " + name, Certainty: string(band.Certainty), Text: band.Title}})
}

func rateAt(bands []reference.DiscountBand, schedule string, year int) (reference.DiscountBand, bool) {
	y := decimal.NewFromInt(int64(year))
	for _, band := range bands {
		if band.Schedule == schedule && !band.From.Decimal().GreaterThan(y) && (!band.To.IsSet() || !band.To.Decimal().LessThan(y)) {
			return band, true
		}
	}
	return reference.DiscountBand{}, false
}

// factor is the discount factor at a year index.
func (b *builder) factor(index int, health bool) calc.Node {
	list := b.factors
	if health && len(b.healthy) > 0 {
		list = b.healthy
	}
	if index < len(list) {
		return list[index]
	}
	return b.None(fig{Label: "Discount factor of year " + decimal.NewFromInt(int64(index)).String()}, "No discount rate is held for that year.")
}
