package corecost

import (
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// needs prices the needs-led lines of a referral: quantity a week × rate, each line
// to the penny; a rate held at qualification may not be passed (CORE-015).
func (b *builder) needs(r *Schedule, p *Referral, c *bid.Referral, weeks calc.Node, fig figure) {
	var weekly []calc.Node
	for i := range c.Needs {
		n := &c.Needs[i]
		path := p.Path + ".needs." + n.ID
		need := Need{NeedsLine: *n}
		need.Name = working.Named(n.Name, "Support")
		rate := n.Rate
		field := ".rate"
		if !rate.IsSet() && n.Held.IsSet() {
			rate, field = n.Held, ".held"
		}
		quantity := n.Quantity
		ask := working.Ask("“" + need.Name + "”: the quantity a week is missing.")
		if n.Unit == "week" {
			ask = working.OrDefault("1")
		}
		times := b.offered(working.Fig{Label: need.Name + ": " + working.Named(n.Unit, "unit") + "s a week", Unit: calc.Quantity, Path: path + ".quantity"}, quantity, ask)
		each := b.offered(working.Fig{Label: need.Name + ": rate", Unit: calc.PoundsPer(working.Named(n.Unit, "unit")), Path: path + field}, rate, working.Ask("“"+need.Name+"”: the rate is missing."))
		f := fig("needs."+n.ID+".week", need.Name+", a week", "place-week", "core.placement")
		f.Path = path
		need.Week = b.Pence(f, b.Graph.Mul(times, each), money.R2)
		if need.OverHeld = n.Held.IsSet() && n.Rate.Decimal().GreaterThan(n.Held.Decimal()); need.OverHeld {
			p.HeldBack = false
			b.Issue("CORE-015", bid.Blocks, path+".rate", "“%s” is priced at %s, above the %s held at qualification. Use the held rate or less.", need.Name, n.Rate.FormatRate(), n.Held.FormatRate())
		}
		if need.RepeatsAny = r.repeats(need.Name); need.RepeatsAny != "" {
			b.Issue("CORE-030", bid.Warns, path+".name", "“%s” seems to be in the core fee already, under “%s”. A needs-led line must not charge core again: take it out, or name what is special about it.", need.Name, need.RepeatsAny)
		}
		if !need.Week.Available() {
			if why := need.Week.Reason(); why.Code == "PRICE-101" {
				b.Issue("PRICE-101", bid.Blocks, why.Path, "%s Until then the referral has no price.", why.Text)
			}
		}
		p.Needs = append(p.Needs, need)
		weekly = append(weekly, need.Week)
	}
	p.NeedsWeek = b.Sum(fig("needs.week", "needs-led support, a week", "place-week", "core.placement"), weekly...)
	p.NeedsYear = b.Pence(fig("needs.year", "needs-led support, a year", "place-year", "core.placement"), b.Graph.Mul(p.NeedsWeek, weeks), money.R2)
}

// repeats is the category or core line whose name a needs-led line seems to repeat,
// the first in printing order. It compares words: equal, or one name within the other.
func (r *Schedule) repeats(name string) string {
	if r.named == nil {
		r.index()
	}
	first := -1
	own := words(name)
	for _, w := range own {
		for _, i := range r.byWord[w] {
			if first >= 0 && i >= first {
				break
			}
			if r.named[i].code == w || alike(own, r.named[i].words) {
				first = i
				break
			}
		}
	}
	if first < 0 {
		return ""
	}
	return r.named[first].title
}

// named is a category or line by its words; a category also by its code.
type named struct {
	title, code string
	words       []string
}

func (r *Schedule) index() {
	r.named, r.byWord = []named{}, map[string][]int{}
	add := func(n named) {
		i := len(r.named)
		r.named = append(r.named, n)
		for _, w := range n.words {
			r.byWord[w] = append(r.byWord[w], i)
		}
		if n.code != "" {
			r.byWord[n.code] = append(r.byWord[n.code], i)
		}
	}
	for i := range r.Categories {
		k := &r.Categories[i]
		add(named{k.title(), strings.ToLower(k.Code), words(k.Name)})
		for _, l := range k.Lines {
			add(named{k.title() + ": " + l.Name, "", words(l.Name)})
		}
	}
}

// idle are words that tell no cost from another.
var idle = map[string]bool{"and": true, "for": true, "the": true, "with": true, "core": true, "cost": true, "general": true, "extra": true,
	"additional": true, "service": true, "support": true, "child": true, "children": true, "of": true, "to": true, "in": true, "other": true}

// words are the telling words of a name, in small letters and without a plural s.
func words(name string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(w) > 3 && !strings.HasSuffix(w, "ss") {
			w = strings.TrimSuffix(w, "s")
		}
		if len(w) > 1 && !idle[w] && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// alike reports whether every word of the shorter name stands in the longer. One word
// alone must be the whole of a name or a long word.
func alike(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return false
	}
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return len(a) == len(b) || len(a) > 1 || len(a[0]) >= 7
}

func decimalWeeks(text string) decimal.Decimal {
	weeks, _ := weekCount(text)
	return weeks
}
