package pack

import (
	"reflect"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/pricing"
)

// secrets collects what the audience may not learn and what it may, from the bid and
// the figures by their own labels: never from the finished tree, which would excuse
// its own mistakes. Figures of public facts are nobody's secret.
func (b *builder) secrets() (secrets []Secret, allowed []string) {
	p := b.s.Assessment.Pricing
	if !b.may[LabelInternal] {
		b.neverForTheBuyer(&secrets)
	}
	theirs := b.publishedAmounts()
	things := map[string]bool{} // figures of hours, people, miles: neither money nor a share
	for _, n := range p.Graph.Figures() {
		v, ok := n.Value()
		if !ok {
			continue
		}
		origin, isInput := n.Origin()
		switch {
		case isInput && (origin.Kind == calc.Fact || origin.Kind == calc.Default), b.mayShow(n.ID()):
			allowed = append(allowed, n.Format(), v.String())
		case theirs[v.String()] && b.ofTheBuyer(n): // its own to name, and no excuse for an amount of ours
		case isInput && openField(origin.Path) && !(b.priceless && strings.HasPrefix(n.Unit().String(), "GBP")):
			allowed = append(allowed, n.Format(), v.String())
		default:
			things[n.ID()] = n.Unit() != calc.Percent && !strings.HasPrefix(n.Unit().String(), "GBP")
			secrets = append(secrets, Secret{Path: n.ID(), Label: p.Label(n.ID()), Number: &v, Share: n.Unit() == calc.Percent})
		}
	}
	allowed = append(allowed, b.releasedTexts()...)
	allowed = append(allowed, b.answered...)
	b.texts(&secrets, &allowed)
	for _, f := range b.facts(p) {
		allowed = append(allowed, f.name, f.value, f.period, f.source)
	}
	for _, y := range p.Years {
		allowed = append(allowed, y.Period)
	}
	allowed = append(allowed, b.doc.Date.String(), p.Start.String(), b.doc.Hash(), vatWords[b.bid.Pricing.VAT])
	if b.priceless {
		secrets = b.unsaid(secrets, things)
	}
	return secrets, allowed
}

// unsaid are the secrets of a file without prices without those that were said in it on
// purpose: texts, and numbers of things such as the hours of a team. Amounts of money and
// shares of them stay secrets even where somebody typed them.
func (b *builder) unsaid(secrets []Secret, things map[string]bool) []Secret {
	said := index(Haystack{Text: strings.Join(b.told, "\n¶\n")})
	return slices.DeleteFunc(secrets, func(s Secret) bool {
		forms := numerals
		if s.Number == nil {
			forms = Forms
		} else if !things[s.Path] {
			return false
		}
		return slices.ContainsFunc(forms(s), func(form string) bool { return said.holds(form, s.Number != nil) })
	})
}

// publishedAmounts are those that the buyer published; only a file without prices needs them
// apart from what it may show.
func (b *builder) publishedAmounts() map[string]bool {
	out := map[string]bool{}
	if b.priceless {
		for _, n := range b.graph().Figures() {
			v, ok := n.Value()
			if origin, isInput := n.Origin(); ok && isInput && strings.HasPrefix(origin.Path, "opportunity.") {
				out[v.String()] = true
			}
		}
	}
	return out
}

// ofTheBuyer reports a figure that rests on nothing but what the buyer published.
func (b *builder) ofTheBuyer(n calc.Node) bool {
	if origin, isInput := n.Origin(); isInput {
		return strings.HasPrefix(origin.Path, "opportunity.")
	}
	working, ok := b.graph().Explain(n.ID())
	if !ok || len(working.Inputs) == 0 {
		return false
	}
	for _, input := range working.Inputs {
		from, found := b.graph().Node(input.ID)
		if !found {
			return false
		}
		if origin, _ := from.Origin(); !strings.HasPrefix(origin.Path, "opportunity.") {
			return false
		}
	}
	return true
}

// neverForTheBuyer are typed amounts that no paper of the buyer shows, whether or not a
// figure rests on them: our own money, the group's and each partner's, our lowest price
// and what the bid itself costs.
func (b *builder) neverForTheBuyer(secrets *[]Secret) {
	org := b.s.Document.Organisation
	org.Standing = bid.Standing{} // accounts and evidence are told where they are asked for
	amounts(reflect.ValueOf(org), "organisation", secrets)
	amounts(reflect.ValueOf(b.bid.Consortium), "consortium", secrets)
	amounts(reflect.ValueOf(b.bid.Choice), "choice", secrets)
	amounts(reflect.ValueOf(b.bid.Pricing.WalkAway), "pricing.walkAway", secrets)
}

// releasedTexts are the numbers that follow from the heads of cost the user opened:
// a year, for one unit, as a share, and the surplus that is left.
func (b *builder) releasedTexts() []string {
	p := b.s.Assessment.Pricing
	if len(p.Years) == 0 || !slices.ContainsFunc(p.Years[0].Heads, func(h pricing.YearHead) bool { return b.released[h.Node.ID()] }) {
		return nil
	}
	y := p.Years[0]
	income, ok1 := y.Income.Value()
	volume, ok2 := y.Volume.Value()
	if !ok1 || !ok2 || !volume.IsPositive() {
		return nil
	}
	var out []string
	left, leftUnit, leftShare := income, money.RoundPence(priceOf(y)), decimal.NewFromInt(1)
	add := func(year, unit, part decimal.Decimal) {
		out = append(out, money.FormatPounds(year), money.FormatPounds(unit), money.FormatPercent(part, 1), year.String(), unit.String(), part.String())
	}
	for _, h := range y.Heads {
		if v, ok := h.Node.Value(); ok {
			year, unit, part := money.RoundPence(v), money.RoundPence(v.DivRound(volume, 16)), share(v, income)
			left, leftUnit, leftShare = left.Sub(year), leftUnit.Sub(unit), leftShare.Sub(part)
			add(year, unit, part)
		}
	}
	add(left, leftUnit, leftShare)
	if _, amounts, ok := b.split(); ok {
		for _, v := range amounts {
			out = append(out, money.FormatPounds(v), v.String())
		}
	}
	return out
}

// openField reports inputs that the buyer published or asked for.
func openField(path string) bool {
	for _, prefix := range []string{"opportunity.", "pricing.volume.", "pricing.guaranteed", "pricing.years", "pricing.weeks", "pricing.uplift."} {
		if len(path) >= len(prefix) && path[:len(prefix)] == prefix {
			return true
		}
	}
	if strings.HasPrefix(path, "pricing.service.offers.") && strings.HasSuffix(path, ".quantity") {
		return true // the schedule prints what is asked of each offer
	}
	// The printed form of a core-cost schedule states them, and what was submitted or
	// is asked for one placement is the buyer's to know.
	for _, part := range []string{".places", ".occupancy", ".weeks", ".versions.", ".fees.", ".needs."} {
		if strings.HasPrefix(path, "core.schedules.") && strings.Contains(path, part) {
			return true
		}
	}
	return false
}

// published lists what the buyer's own notice says, all of which the buyer may read.
func published(v reflect.Value, out *[]string) {
	listed(v, func(text string) string { return text }, out)
}

// worded lists every text, number of things and day below v, and no amount of money.
func worded(v reflect.Value, words func(string) string, out *[]string) {
	lister{words, false}.list(v, out)
}

// listed lists every text and figure below v; words is what of a text may be read.
func listed(v reflect.Value, words func(string) string, out *[]string) {
	lister{words, true}.list(v, out)
}

type lister struct {
	words   func(string) string
	amounts bool // also amounts of money
}

func (l lister) list(v reflect.Value, out *[]string) {
	switch v.Kind() {
	case reflect.String:
		*out = append(*out, l.words(v.String()))
	case reflect.Slice:
		for i := range v.Len() {
			l.list(v.Index(i), out)
		}
	case reflect.Struct:
		switch x := v.Interface().(type) {
		case money.Pounds:
			if l.amounts {
				*out = append(*out, x.Format(), x.String())
			}
			return
		case money.Share:
			*out = append(*out, x.Format(), x.String())
			return
		case money.Quantity:
			*out = append(*out, x.Format(), x.String())
			return
		case date.Date:
			*out = append(*out, x.String(), x.ISO())
			return
		case bid.Opportunity:
			x.Contact, x.Notice, x.Sources = "", nil, nil
			v = reflect.ValueOf(x)
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				l.list(v.Field(i), out)
			}
		}
	}
}
