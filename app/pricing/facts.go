package pricing

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// period is a contract year, first and last day.
type period struct{ from, to date.Date }

// period is contract year y. Without a start date every year stands on the day of
// the assessment, and a check asks for the date.
func (b *builder) period(y int) period {
	if b.start.IsZero() {
		on := b.in.On
		if !on.IsZero() {
			on = on.AddYears(y - 1)
		}
		return period{on, on}
	}
	from := b.start.AddMonths(12 * (y - 1))
	return period{from, b.start.AddMonths(12 * y).AddDays(-1)}
}

type factKey struct {
	series string
	year   int
}

// fact is a dated figure for a contract year, as a fraction when it is a percentage.
// A year that crosses a change is blended by whole months. A figure that is not held
// is not available and recorded as a question; one past its date is recorded as
// projected.
func (b *builder) fact(series string, year int) calc.Node {
	key := factKey{series, year}
	if n, found := b.facts[key]; found {
		return n
	}
	p := b.period(year)
	n := b.blend(fmt.Sprintf("fact.%s.year%d", series, year), series, b.segments(series, p.from, p.to))
	b.facts[key] = n
	return n
}

// factOn is a dated figure on one day.
func (b *builder) factOn(series string, on date.Date) calc.Node {
	id := fmt.Sprintf("fact.%s.on.%s", series, on.ISO())
	if n, found := b.Graph.Node(id); found {
		return n
	}
	return b.blend(id, series, b.segments(series, on, on))
}

func (b *builder) segments(series string, from, to date.Date) []reference.Segment {
	if b.in.Library == nil {
		return []reference.Segment{{Fact: reference.Fact{Series: series, Label: series, Why: "The dated facts are not loaded."}}}
	}
	if from == to {
		return []reference.Segment{{Fact: b.in.Library.At(series, b.nation, from, b.overrides), From: from, Months: 12}}
	}
	return b.in.Library.Over(series, b.nation, from, to, b.overrides)
}

func (b *builder) blend(id, series string, segments []reference.Segment) calc.Node {
	segments = merged(segments)
	var parts []calc.Node
	months := 0
	for i, s := range segments {
		f := s.Fact
		if !f.Known() {
			b.question(f)
			return b.Graph.Missing(id, working.Named(f.Label, series), calc.None, calc.Reason{Code: "PRICE-015", Text: f.Why, Path: "facts." + f.AskID})
		}
		switch {
		case f.Projected:
			b.projected(f)
		case f.Status == reference.Provisional && !b.asked["provisional."+f.ID]:
			b.asked["provisional."+f.ID] = true
			b.Issue("PRICE-014", bid.Warns, "facts."+f.ID, "%s %s is provisional: %s. Confirm it before a final price.", f.Label, f.Period(), f.Source.Title)
		}
		value, unit := f.Value.Decimal(), factUnit(f)
		if f.IsPercent() {
			value = f.Share().Decimal()
		}
		name := id
		if len(segments) > 1 {
			name = fmt.Sprintf("%s.part%d", id, i+1)
		}
		n := b.Graph.Input(name, f.Label, unit, value, factOrigin(f))
		if len(segments) == 1 {
			return n
		}
		parts = append(parts, b.Graph.Mul(n, b.Graph.Int(int64(max(s.Months, 0)))))
		months += s.Months
	}
	if months <= 0 {
		return b.Graph.Missing(id, series, calc.None, calc.Reason{Code: "PRICE-110", Text: "The contract year has no months.", Path: "pricing.start"})
	}
	first := segments[0].Fact
	return b.Graph.Div(b.Graph.Add(parts...), b.Graph.Int(int64(months))).As(id, first.Label+", blended by month", factUnit(first)).Key("year.cost")
}

// merged joins rows that say the same figure, keeping the one used past its date, so
// that only a real change is blended.
func merged(segments []reference.Segment) []reference.Segment {
	out := segments[:0:0]
	for _, s := range segments {
		last := len(out) - 1
		if last < 0 || !s.Fact.Known() || !out[last].Fact.Known() || !s.Fact.Value.Decimal().Equal(out[last].Fact.Value.Decimal()) {
			out = append(out, s)
			continue
		}
		months := out[last].Months + s.Months
		if s.Fact.Projected {
			out[last] = s
		}
		out[last].Months = months
	}
	return out
}

func factUnit(f reference.Fact) calc.Unit {
	switch {
	case f.IsPercent():
		return calc.Percent
	case f.Unit == "GBP" || f.Unit == "GBP/year":
		return calc.Pounds
	case strings.HasPrefix(f.Unit, "GBP/"):
		return calc.PoundsPer(strings.TrimPrefix(f.Unit, "GBP/"))
	case f.Unit == "weeks" || f.Unit == "weeks/year":
		return calc.Weeks
	}
	return calc.Counted(f.Unit)
}

func factOrigin(f reference.Fact) calc.Origin {
	o := calc.Origin{Kind: calc.Fact, Path: "facts." + f.ID, Source: &calc.Source{
		ID: f.ID, From: f.ValidFrom.String(), To: f.ValidTo.String(), Status: f.Status.Words(),
		Certainty: string(f.Certainty), Text: f.Source.Title, Projected: f.Projected,
	}}
	if f.Overridden != nil {
		o.Kind, o.Note = calc.Overridden, f.Overridden.Reason
	}
	return o
}

// question notes a figure that is not held (PRICE-015), once.
func (b *builder) question(f reference.Fact) {
	path := "facts." + working.Named(f.AskID, f.Series)
	if b.asked[path] {
		return
	}
	b.asked[path] = true
	b.Issue("PRICE-015", bid.Blocks, path, "%s", f.Why)
}

// projected notes a figure used past its date (PRICE-014), once a series. Those with
// no change announced, that only have to be looked up again, are told together.
func (b *builder) projected(f reference.Fact) {
	if b.asked["projected."+f.Series] {
		return
	}
	b.asked["projected."+f.Series] = true
	if f.ValidTo.IsZero() && f.Overridden == nil {
		b.stale = append(b.stale, f.Label)
		return
	}
	b.Issue("PRICE-014", bid.Warns, "facts."+working.Named(f.AskID, f.ID), "%s", f.Why)
}

// inForce reports whether a rule's series had begun in a contract year: one that
// came later does not apply, and is no question.
func (b *builder) inForce(series string, year int) bool {
	if b.in.Library == nil {
		return false
	}
	p := b.period(year)
	if p.to.IsZero() {
		return false
	}
	f := b.in.Library.At(series, b.nation, p.to, b.overrides)
	return f.Known() || f.LastKnown != nil
}

// floor is the series of the legal pay floor for an age band.
func floorSeries(age bid.AgeBand) string {
	switch age {
	case bid.Age18To20:
		return "pay.nmw_18_20"
	case bid.AgeUnder18:
		return "pay.nmw_under18"
	case bid.AgeApprentice:
		return "pay.nmw_apprentice"
	}
	return "pay.nlw_adult"
}

// law is a rule of contract year y as far as it is held: in a later year that is not
// announced the year before stands, as its cost does, without a question.
func (b *builder) law(series string, y int) calc.Node {
	if y <= 1 {
		return b.fact(series, 1)
	}
	key := factKey{series, y}
	if n, found := b.laws[key]; found {
		return n
	}
	p := b.period(y)
	held := true
	for _, s := range b.segments(series, p.from, p.to) {
		held = held && s.Fact.Known() && !s.Fact.Projected
	}
	var n calc.Node
	if held {
		n = b.fact(series, y)
	} else {
		n = b.law(series, y-1)
	}
	b.laws[key] = n
	return n
}

// quietly is a figure of year 1 that nothing in the price rests on: the one in force
// on the first day, and no question when it is not held.
func (b *builder) quietly(series string) calc.Node {
	id := "fact." + series + ".first_day"
	if n, found := b.Graph.Node(id); found {
		return n
	}
	if b.in.Library == nil {
		return calc.Node{}
	}
	f := b.in.Library.At(series, b.nation, b.period(1).from, b.overrides)
	if !f.Known() {
		return calc.Node{}
	}
	value := f.Value.Decimal()
	if f.IsPercent() {
		value = f.Share().Decimal()
	}
	return b.Graph.Input(id, f.Label, factUnit(f), value, factOrigin(f))
}

// livingWage is the voluntary real Living Wage of the UK on the first day.
func (b *builder) livingWage() calc.Node { return b.quietly("pay.rlw_uk") }
