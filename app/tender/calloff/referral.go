package calloff

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/scoring"
	"bidwright/app/working"
)

// Bidder is our establishment or a typed rival in one referral.
type Bidder struct {
	ID, Name, Path string
	Own            bool
	// Figures is the name of its figures below "dps.": the bidder's id, with the
	// referral's before it where another referral uses the same id.
	Figures                           string
	CC, Loc, Outcomes, Needs, Feature calc.Node
	Quality, Cost, Price, Total       calc.Node
	Rank                              int // 1 is first, level bids share it; 0 when not ranked
	RankNode                          calc.Node
	Why                               string // why it is not ranked
	Offered                           bool   // among those that parents may choose from
	Improve                           []Improvement

	doc   bid.ReferralBidder
	entry scoring.Entry
}

// Referral is one call for competition, scored.
type Referral struct {
	ID, Name, Path string
	Date           date.Date
	Bidders        []Bidder // as typed
	Ranking        []string // ids, best first; without those that are not ranked
	Choice         []string // ids that parents may choose from, best first; none when not offered
	ChoiceWords    string
	ChoiceNode     calc.Node
	Why            string // why nothing is scored

	rules scoring.Rules
	field scoring.Field
	best  calc.Node // best quality (F10)
}

func (b *builder) referrals() {
	list := working.Unique(b.doc.Referrals, func(r *bid.ScoredReferral) *string { return &r.ID })
	for i, doc := range list {
		r := Referral{ID: doc.ID, Name: working.Named(doc.Name, fmt.Sprintf("Referral %d", i+1)), Path: "dynamicPurchasing.referrals." + doc.ID, Date: doc.Date}
		b.referral(&r, doc)
		b.out.Referrals = append(b.out.Referrals, r)
	}
	if n := len(b.out.Referrals); n > 0 {
		last := &b.out.Referrals[n-1]
		b.out.Choice = b.Name(last.ChoiceNode, fig{ID: "dps.choice", Label: last.Name + ": bidders that parents may choose from", Unit: calc.Count, Key: "dps.choice", Path: last.Path})
	}
}

func (b *builder) referral(r *Referral, doc bid.ScoredReferral) {
	for i, bidder := range working.Unique(doc.Bidders, func(o *bid.ReferralBidder) *string { return &o.ID }) {
		o := Bidder{ID: bidder.ID, Own: bidder.Own, Path: r.Path + ".bidders." + bidder.ID, Figures: bidder.ID, doc: bidder}
		if b.taken[o.Figures] {
			o.Figures = r.ID + "." + bidder.ID
		}
		for n := 2; b.taken[o.Figures]; n++ {
			o.Figures = fmt.Sprintf("%s.%s.%d", r.ID, bidder.ID, n)
		}
		b.taken[o.Figures] = true
		standard := fmt.Sprintf("Bidder %d", i+1)
		if q := b.find(bidder.QualificationID); q != nil {
			standard = q.Name
		}
		o.Name = working.Named(bidder.Name, standard)
		b.quality(r, &o)
		b.cost(r, &o)
		r.Bidders = append(r.Bidders, o)
	}
	r.Why = b.out.Settings.Why
	if r.Why == "" && len(r.Bidders) == 0 {
		r.Why = "No bidder is typed for this referral."
	}
	b.mark(r)
	b.rank(r)
	b.choose(r)
	b.improve(r)
}

// of is a figure of a bidder.
func (o *Bidder) of(part, label, key string) fig {
	unit := marks
	if part == "cost" {
		unit = calc.PoundsPer("week")
	}
	return fig{ID: "dps." + o.Figures + "." + part, Label: o.Name + ": " + label, Unit: unit, Key: key, Path: o.Path}
}

// quality is CC, LOC, OUT, NEEDS and FEAT (DPS-012 to DPS-016) and their sum.
func (b *builder) quality(r *Referral, o *Bidder) {
	g, s, d := b.Graph, &b.out.Settings, &o.doc
	sf := fig{Label: o.Name + ": qualification score", Unit: marks, Path: o.Path + ".qualificationScore"}
	var score calc.Node
	q := b.find(d.QualificationID)
	switch {
	case d.Score.IsSet() || q == nil:
		score = b.checked(sf, d.Score, hundred, working.Ask("The qualification score of “"+o.Name+"” is missing. Type it, or your guess."))
	default:
		on := r.Date
		if on.IsZero() {
			on = b.in.On
		}
		score, _ = b.scoreOn(q, on)
	}
	o.CC = b.Name(g.Mul(s.CC, score, g.Const(one.Shift(-2))), o.of("cc", "marks carried forward from qualification", "dps.cc"))
	o.Loc = b.location(o)
	part := func(id, field, label string, weight calc.Node, got bid.Got) calc.Node {
		return b.part(o, id, field, label, weight, got)
	}
	o.Outcomes = part("out", "outcomes", "marks for outcomes", s.Outcomes, d.Outcomes)
	o.Needs = part("needs", "needs", "marks for needs", s.Needs, d.Needs)
	o.Feature = part("feat", "features", "marks for features", s.Features, d.Features)
	o.Quality = b.Sum(o.of("quality", "marks for quality", "dps.quality"), o.CC, o.Loc, o.Outcomes, o.Needs, o.Feature)
}

// location is DPS-012: a mark less for every band of miles. Beyond the last band it is 0
// in both readings.
func (b *builder) location(o *Bidder) calc.Node {
	g, s := b.Graph, &b.out.Settings
	f := o.of("loc", "marks for location", "dps.loc")
	if !s.band.IsPositive() {
		return b.NoneCode(f, codeUndefined, "Not defined, because the bands of the scheme have no miles.")
	}
	miles := b.Input(fig{Label: o.Name + ": distance", Unit: calc.Counted("miles"), Path: o.Path + ".miles"}, o.doc.Miles,
		working.Ask("The distance of “"+o.Name+"” is missing. Type the miles."))
	bands := g.Div(miles, g.Const(s.band))
	if s.Distance != bid.BandUpper {
		whole := g.Neg(g.RoundUp(g.Neg(bands)))
		return b.Name(g.Max(b.Zero, g.Sub(s.Location, whole)), f)
	}
	got := g.Clamp(g.Sub(s.Location, g.Sub(g.RoundUp(bands), b.One)), b.Zero, s.Location)
	return b.Name(g.If(g.AtLeast(bands, s.Location), b.Zero, got), f)
}

// part is weight × got ÷ max. A part that nobody can get marks for must weigh nothing.
func (b *builder) part(o *Bidder, id, field, label string, weight calc.Node, got bid.Got) calc.Node {
	f, path := o.of(id, label, "dps."+id), o.Path+"."+field
	f.Path = path + ".got"
	w, known := weight.Value()
	none := !got.Max.IsSet() || got.Max.Decimal().IsZero()
	if known && w.IsZero() && none {
		return b.Name(b.Zero, f)
	}
	if got.Max.IsSet() && got.Max.Decimal().IsZero() {
		f.Path = path + ".max"
		return b.NoneCode(f, codeUndefined, fmt.Sprintf("Nobody can get marks here, yet it weighs %s. Type the highest mark, or make its part of the scheme 0.", money.FormatQuantity(w)))
	}
	most := b.Input(fig{Label: o.Name + ": highest of the " + label, Unit: marks, Path: path + ".max"}, got.Max, working.Ask("The highest mark is missing. Type how many there are."))
	limit := got.Got.Decimal()
	if got.Max.IsSet() {
		limit = got.Max.Decimal()
	}
	mark := b.checked(fig{Label: o.Name + ": " + label + ", got", Unit: marks, Path: path + ".got"}, got.Got, limit, working.Ask("The mark is missing. Type it, or your guess."))
	return b.Div(f, b.Graph.Mul(weight, mark), most, "the highest mark is 0")
}

// cost is what was typed in all, else (core + variable) × (1 − discount). The core of the
// qualification is carried forward; it may fall, never rise (CORE-015).
func (b *builder) cost(_ *Referral, o *Bidder) {
	g, d := b.Graph, &o.doc
	f := o.of("cost", "cost a week", "dps.cost")
	unit := calc.PoundsPer("week")
	if d.Cost.IsSet() {
		f.Path = o.Path + ".costPerWeek"
		o.Cost = b.Name(b.Input(fig{Label: o.Name + ": cost a week, typed", Unit: unit, Path: f.Path}, d.Cost), f)
	} else {
		q := b.find(d.QualificationID)
		cf := fig{Label: o.Name + ": core cost a week", Unit: unit, Path: o.Path + ".core"}
		core := calc.Node{}
		if !d.Core.IsSet() && q != nil {
			core = q.Core
		} else {
			core = b.Input(cf, d.Core, working.Ask("The cost of “"+o.Name+"” is missing. Type it in all, or the core and the variable cost."))
		}
		if q != nil && d.Core.IsSet() && q.doc.Core.IsSet() && d.Core.Decimal().GreaterThan(q.doc.Core.Decimal()) {
			b.Issue("CORE-015", bid.Blocks, cf.Path, "The core cost of “%s” is %s a week, above the %s it was qualified at. It may fall, never rise: lower it, or apply for a new fee first.", o.Name, d.Core.Format(), q.doc.Core.Format())
		}
		variable := b.Input(fig{Label: o.Name + ": variable cost a week", Unit: unit, Path: o.Path + ".variable"}, d.Variable, working.Ask("The variable cost of “"+o.Name+"” is missing. Type it; 0 where there is none."))
		discount := b.Input(fig{Label: o.Name + ": discount", Unit: calc.Percent, Path: o.Path + ".discount"}, d.Discount, working.OrDefault("0"), working.UpToOne)
		o.Cost = b.Name(g.Mul(g.Add(core, variable), g.Sub(b.One, discount)), f)
	}
	if v, known := o.Cost.Value(); known && !v.IsPositive() {
		o.Cost = b.NoneCode(fig{Label: f.Label, Unit: unit, Path: f.Path}, bid.CodeNegative, "The cost of “"+o.Name+"” is 0, so it cannot be marked. Type what it asks.")
	}
	o.entry.Price, o.entry.Priced = o.Cost.Value()
	o.entry.Quality, o.entry.Judged = o.Quality.Value()
}
