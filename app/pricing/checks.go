package pricing

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
)

// checks adds the realism checks of section 15 of the specification and what cannot
// be computed (section 16). Each says what it is, why it matters and what to do.
func (b *builder) checks() {
	b.checkPrice()
	b.checkYears()
	b.checkContract()
	b.checkCosts()
	b.checkVisits()
	b.checkCapacity()
	for _, r := range b.out.People {
		b.checkPost(r)
	}
	b.checkOrganisation()
	b.checkMissing()
	if len(b.stale) > 0 {
		b.Issue("PRICE-014", bid.Warns, "facts", "For these no change is announced, but they will be more than a year old when used: %s. Confirm them before a final price.", strings.Join(b.stale, "; "))
	}
}

func pounds(d decimal.Decimal) string { return money.FormatPounds(d) }

// checkMissing tells of the inputs without which a figure of the price cannot be
// worked out, each once, at its field.
func (b *builder) checkMissing() {
	told := map[string]bool{}
	for _, n := range b.Graph.Figures() {
		if n.Available() {
			continue
		}
		r := n.Reason()
		switch r.Code {
		case "PRICE-101", calc.CodeTooLarge, "PRICE-105":
		case calc.CodeZeroDivisor:
			if !strings.Contains(r.Text, "quantity") && !strings.Contains(r.Text, "hours") {
				continue
			}
			r.Code = "PRICE-101"
		default:
			continue // told by bid.Check, by the facts, or by a check of its own
		}
		if r.Path == "" || told[r.Path] || optionalFigure(n.ID()) {
			continue
		}
		told[r.Path] = true
		b.Issue(r.Code, bid.Blocks, r.Path, "%s Until then the figures that rest on it cannot be worked out.", sentence(r.Text))
	}
	if v, known := b.volume(1).Value(); known && v.IsZero() {
		b.Issue("PRICE-101", bid.Blocks, "pricing.volume.1.quantity", "The quantity of %s is 0, so there is no price for one. Type how many the buyer expects in a year.", b.out.Plural)
	}
	if b.start.IsZero() {
		b.Issue("PRICE-110", bid.Warns, "pricing.start", "The first day of the contract is not known, so the rates of today are used for every year. Type the first day.")
	}
}

// optionalFigure are figures that may be without a value in a complete bid.
func optionalFigure(id string) bool {
	return id == "org.levy" || id == "afford.units" || strings.HasPrefix(id, "even.") || strings.HasSuffix(id, ".fte")
}

func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text != "" && !strings.HasSuffix(text, ".") {
		text += "."
	}
	return text
}

// figure finds a named node's value.
func (b *builder) figure(id string) (decimal.Decimal, bool) {
	n, found := b.Graph.Node(id)
	if !found {
		return decimal.Zero, false
	}
	return n.Value()
}

func (b *builder) pricePath() string {
	if b.in.Document.Bid.Pricing.Asked.IsSet() {
		return "pricing.asked"
	}
	return "pricing.surplus"
}

// checkPrice compares the price asked with the ladder.
func (b *builder) checkPrice() {
	one := WithArticle(b.out.Singular)
	asked, known := b.out.Asked.Value()
	if full, ok := b.out.FullUnit.Value(); known && ok && asked.LessThan(full.Round(2)) {
		gap, _ := b.out.Years[0].Subsidy.Value()
		b.Issue("PRICE-001", bid.Warns, b.pricePath(), "At %s %s you pay %s of the cost of year 1 yourself, because full cost is %s. Ask more, lower the cost, or decide who pays the difference.",
			pounds(asked), one, pounds(gap), pounds(full))
	}
	for _, rung := range b.out.Ladder {
		value, ok := rung.Node.Value()
		if !ok || !known {
			continue
		}
		switch rung.ID {
		case "ladder.legal_floor":
			if asked.LessThan(value.Round(2)) {
				b.Issue("PRICE-002", bid.Blocks, b.pricePath(), "%s %s is under the legal floor of %s: it could not be delivered even at the lowest legal pay. Raise the price or check the hours.", pounds(asked), one, pounds(value))
			}
		case "ladder.marginal":
			if asked.LessThan(value.Round(2)) {
				b.Issue("PRICE-003", bid.Blocks, b.pricePath(), "%s %s is under the costs that only this work causes, %s: each %s makes you poorer. Raise the price or do not bid.", pounds(asked), one, pounds(value), b.out.Singular)
			}
		case "ladder.ceiling":
			if asked.GreaterThan(value) {
				b.Issue("PRICE-004", bid.Blocks, b.pricePath(), "%s %s is above the highest price the buyer will consider, %s. Lower the cost or ask the buyer whether the limit stands.", pounds(asked), one, pounds(value))
			}
		case "ladder.walk_away":
			b.checkWalkAway(asked, value)
		}
		if strings.HasPrefix(rung.ID, "ladder.benchmark.") && value.IsPositive() {
			off := asked.Sub(value).DivRound(value, 6)
			if off.Abs().GreaterThan(limits.benchmark) {
				b.Issue("PRICE-031", bid.Informs, "pricing.benchmarks", "%s %s is %s away from “%s” (%s). Be ready to explain why.", pounds(asked), one, percentText(off), rung.Name, pounds(value))
			}
			b.benchmarkFits(strings.TrimPrefix(rung.ID, "ladder.benchmark."))
		}
	}
	b.checkSurplus(asked, known)
}

func (b *builder) checkWalkAway(asked, walk decimal.Decimal) {
	p := &b.in.Document.Bid.Pricing
	if !p.WalkAway.IsSet() {
		return
	}
	if full, ok := b.out.FullUnit.Value(); ok && walk.LessThan(full.Round(2)) && p.WalkAwayWhy == "" {
		b.Issue("PRICE-001", bid.Warns, "pricing.walkAwayWhy", "The walk-away price of %s is under full cost of %s. Write down who pays the difference and why.", pounds(walk), pounds(full))
	}
	if asked.LessThan(walk) {
		b.Issue("PRICE-001", bid.Warns, b.pricePath(), "The price of %s is under your own walk-away price of %s. Ask more or have the board decide again.", pounds(asked), pounds(walk))
	}
}

func (b *builder) benchmarkFits(id string) {
	f, found := b.in.Library.Fact(id, b.overrides)
	if !found {
		return
	}
	var differs []string
	if f.Nation != "UK" && f.Nation != b.nation {
		differs = append(differs, "it is for "+string(f.Nation))
	}
	if !b.start.IsZero() && (!f.ValidTo.IsZero() && f.ValidTo.Before(b.start) || f.ValidFrom.IsZero()) {
		differs = append(differs, "its period is "+f.Period())
	}
	if len(differs) > 0 {
		b.Issue("PRICE-038", bid.Informs, "pricing.benchmarks", "“%s” is not like for like: %s. Say so when you use it.", f.Label, strings.Join(differs, " and "))
	}
}

// checkSurplus looks at surplus, mark-up and profit in more than one place.
func (b *builder) checkSurplus(asked decimal.Decimal, known bool) {
	p := &b.in.Document.Bid.Pricing
	surplus := p.Surplus.Decimal()
	switch {
	case !surplus.IsPositive():
		b.Issue("PRICE-019", bid.Warns, "pricing.surplus", "The target holds no surplus, so a bad month is paid from reserves. Type the share of price that should stay, or accept this with a reason.")
	case surplus.GreaterThan(limits.surplusHigh):
		b.Issue("PRICE-019", bid.Warns, "pricing.surplus", "A surplus of %s of the price is more than %s; public buyers will ask why. Check that it is a share of price.", percentText(surplus), percentText(limits.surplusHigh))
	}
	lines := 0
	for _, c := range p.Costs {
		if c.IsSurplus {
			lines++
		}
	}
	if lines > 1 || lines == 1 && surplus.IsPositive() {
		b.Issue("PRICE-020", bid.Blocks, "pricing.costs", "Surplus stands in more than one place, so it is counted twice. Keep it in the surplus field or in one cost line.")
	}
	full, ok := b.figure("cost.full.unit")
	target, has := b.out.Printed.Value()
	if known && ok && has && p.Asked.IsSet() && surplus.IsPositive() && !asked.Equal(target) &&
		asked.Equal(money.RoundPence(full.Mul(decimal.NewFromInt(1).Add(surplus)))) {
		b.Issue("PRICE-032", bid.Blocks, "pricing.asked", "%s is cost plus %s of cost, but the surplus is a share of price: then the price is %s. Use that, or type the surplus as the share that you mean.", pounds(asked), percentText(surplus), pounds(target))
	}
	if !p.Contingency.IsSet() || p.Contingency.Decimal().IsZero() {
		b.Issue("PRICE-022", bid.Informs, "pricing.contingency", "There is no contingency, so every surprise comes out of the surplus. Add one if the buyer allows it.")
	}
}

// checkYears compares the price clause with the growth of costs.
func (b *builder) checkYears() {
	years := b.out.Years
	if len(years) < 2 {
		return
	}
	first, ok := years[0].FullUnit.Value()
	if !ok || !first.IsPositive() {
		return
	}
	grows, lossYear, slower := false, 0, false
	start, hasStart := years[0].Gap.Value()
	before, priceBefore := first, decimal.Zero
	if v, known := years[0].Price.Value(); known {
		priceBefore = v
	}
	for _, y := range years[1:] {
		unit, known := y.FullUnit.Value()
		price, priced := y.Price.Value()
		if !known || !priced {
			continue
		}
		grows = grows || unit.GreaterThan(first.Mul(limits.noise))
		if priceBefore.IsPositive() && before.IsPositive() && unit.Mul(priceBefore).GreaterThan(before.Mul(price).Mul(limits.noise)) {
			slower = true
		}
		if gap, has := y.Gap.Value(); has && gap.IsNegative() && lossYear == 0 {
			lossYear = y.N
		}
		before, priceBefore = unit, price
	}
	u := b.in.Document.Bid.Pricing.Uplift
	still := u.Kind == bid.UpliftNotStated || u.Kind == bid.UpliftNone
	from := ""
	if lossYear > 0 && hasStart && !start.IsNegative() {
		from = fmt.Sprintf(" From year %d the contract loses money.", lossYear)
	}
	switch {
	case still && grows:
		b.Issue("PRICE-016", bid.Warns, "pricing.uplift.kind", "The price stays the same while the cost of %s grows.%s Ask the buyer for an uplift clause or spread the growth over the price.", WithArticle(b.out.Singular), from)
	case slower:
		b.Issue("PRICE-017", bid.Warns, "pricing.uplift.kind", "The price rises more slowly than the cost of %s.%s Raise the first price or ask for another clause.", WithArticle(b.out.Singular), from)
	}
}

// checkContract looks at terms of the contract that cost money later.
func (b *builder) checkContract() {
	doc := b.in.Document
	p := &doc.Bid.Pricing
	b.checkVAT()
	if p.Guaranteed.IsSet() {
		if n, known := b.out.Even.Volume.Value(); known && n.GreaterThan(p.Guaranteed.Decimal()) {
			b.Issue("PRICE-034", bid.Warns, "pricing.guaranteed", "You break even at %s %s, but the buyer guarantees only %s. Ask for a higher guarantee or lower the fixed cost.", money.FormatQuantity(n), b.out.Plural, p.Guaranteed.Format())
		}
	}
	if !p.PriceBase.IsZero() && !p.CostBase.IsZero() && p.PriceBase != p.CostBase {
		b.Issue("PRICE-035", bid.Warns, "pricing.priceBase", "The price is of %s but the costs are of %s. Use one date, or check that growth between them is in the costs.", p.PriceBase, p.CostBase)
	}
	tupe := false
	for _, post := range p.People {
		tupe = tupe || post.TUPE
	}
	if doc.Bid.Opportunity.TUPE == bid.Yes && !tupe {
		b.Issue("PRICE-036", bid.Warns, "pricing.people", "Staff may transfer to you with this contract (TUPE), but no post is marked as one that does. Ask for their terms and cost them.")
	}
	b.checkCore(doc)
	b.checkTerm(doc)
}

func (b *builder) checkCore(doc bid.Document) {
	core := doc.Bid.Core
	switch {
	case core.Method == bid.CoreNotStated:
		b.Issue("PRICE-023", bid.Warns, "core.method", "No core cost is in this price, so office, insurance and management are paid from elsewhere. Say what this contract carries.")
	case core.Method == bid.CoreRunningCosts && core.ShareWhy == "":
		b.Issue("PRICE-023", bid.Warns, "core.shareWhy", "The share of running costs has no base, and a buyer will ask for it. Say how you came to it, such as “4 of 31 staff”.")
	}
	if core.Method != bid.CoreNotStated {
		if n, found := b.Graph.Node("cost.core"); found {
			if v, known := n.Value(); known && v.IsZero() {
				b.Issue("PRICE-023", bid.Warns, "core.method", "The core cost comes to £0.00, so nothing of being there is recovered. Check the share and the running costs.")
			}
		}
	}
}

// checkTerm: set-up may only be spread over the years the buyer commits to.
func (b *builder) checkTerm(doc bid.Document) {
	months := doc.Bid.Opportunity.Term.Months
	if months <= 0 || doc.Bid.Pricing.Years*12 <= months {
		return
	}
	for _, r := range b.out.Costs {
		if r.setup() && !r.line.Billed {
			b.Issue("PRICE-027", bid.Warns, "pricing.years", "Set-up is spread over %d years, but the buyer commits to %d months. Spread it over the first term only, or bill it by itself.", doc.Bid.Pricing.Years, months)
			return
		}
	}
}
