package reference

import (
	"fmt"

	"bidwright/app/date"
)

// staleMonths is how long an open row may be relied on after it was last read.
const staleMonths = 12

// At is the fact of a series on a day in a nation (domain rule: own nation, else
// UK; a later row ends an open one; past its last day, or more than 12 months after
// it was read when open, the value is projected; a missing row is a question).
// It never panics and never answers zero for what is not known.
func (l *Library) At(series string, nation Nation, on date.Date, ov Overrides) Fact {
	if l.latest(series) == nil {
		return Fact{ID: series, Series: series, Nation: nation, Status: Missing, On: on,
			Why: fmt.Sprintf("There is no fact called %q.", clip(series))}
	}
	if on.IsZero() {
		f := *l.latest(series)
		return Fact{ID: f.ID, Series: series, Nation: f.Nation, Label: f.Label, Unit: f.Unit, Status: Missing,
			Why: "The date is not known, so " + f.Label + " cannot be looked up. Enter the contract's start."}
	}
	f, found := l.row(series, nation, on, ov)
	if !found {
		return l.tooEarly(series, nation, on)
	}
	f.On = on
	if !f.Known() {
		return l.ask(f, nation, on, ov)
	}
	return f.projectedOn(on)
}

// row is the latest row that has begun: the nation's own or the UK's, whichever is
// in force, the nation's own first.
func (l *Library) row(series string, nation Nation, on date.Date, ov Overrides) (Fact, bool) {
	if nation == "" {
		nation = UK
	}
	own, hasOwn := l.begun(series, nation, on, ov)
	if nation == UK || hasOwn && own.covers(on) {
		return own, hasOwn
	}
	wide, hasWide := l.begun(series, UK, on, ov)
	if hasOwn && !(hasWide && wide.covers(on)) {
		return own, true
	}
	return wide, hasWide
}

func (l *Library) begun(series string, nation Nation, on date.Date, ov Overrides) (Fact, bool) {
	var f Fact
	found := false
	for _, stored := range l.series[key{series, nation}] { // first day ascending
		if stored.ValidFrom.After(on) {
			break
		}
		f, found = *stored, true
	}
	if found {
		if o := ov.byID[f.ID]; o != nil {
			f = o.apply(f)
		}
	}
	for _, e := range ov.extras[series] {
		if e.from.After(on) || found && e.from.Before(f.ValidFrom) {
			continue
		}
		base := f
		if !found {
			if len(l.series[key{series, nation}]) == 0 {
				continue
			}
			base = *l.series[key{series, nation}][0]
		}
		step := base.months()
		base.ID, base.AskID = e.override.FactID, e.override.FactID
		base.ValidFrom = e.from
		if !base.ValidTo.IsZero() {
			base.ValidTo = e.from.AddMonths(step).AddDays(-1)
		}
		base.Note = ""
		base = e.override.apply(base)
		if base.ReadOn.Before(e.from) {
			base.ReadOn = e.from // a figure typed ahead is fresh when its period begins
		}
		f, found = base, true
	}
	return f, found
}

// projectedOn marks a value that is used beyond its date.
func (f Fact) projectedOn(on date.Date) Fact {
	switch {
	case !f.ValidTo.IsZero() && on.After(f.ValidTo):
		f.AskID = f.Series + "@" + f.periodHolding(f.ValidTo.AddDays(1), on).ISO()
		f.Why = fmt.Sprintf("%s: no figure is held for %s, so the last known one, %s, is used. Confirm it before a final price.",
			f.Label, on, f.Period())
	case f.ValidTo.IsZero() && !f.ReadOn.IsZero() && on.After(f.ReadOn.AddMonths(staleMonths)):
		f.AskID = f.Series + "@" + f.periodHolding(f.ValidFrom, on).ISO()
		f.Why = fmt.Sprintf("%s: no change is announced, but the figure was last read on %s, more than %d months before %s. Confirm it before a final price.",
			f.Label, f.ReadOn, staleMonths, on)
	default:
		return f
	}
	f.Projected, f.Status = true, Projected
	return f
}

// months is how long a row of this kind holds: a month for monthly figures, else a year.
func (f Fact) months() int {
	if !f.ValidTo.IsZero() && f.ValidTo.Before(f.ValidFrom.AddMonths(1)) {
		return 1
	}
	return 12
}

// periodHolding is the first day of the month or year, counted from first, that
// holds the day.
func (f Fact) periodHolding(first, on date.Date) date.Date {
	step := f.months()
	passed := 12*(on.Year()-first.Year()) + int(on.Month()) - int(first.Month())
	start := first.AddMonths(passed - passed%step)
	if start.After(on) {
		start = first.AddMonths(passed - passed%step - step)
	}
	return start
}

// ask answers for a row without a value: a question, with the last known figure
// offered; or that figure itself when the user chose to carry figures forward.
func (l *Library) ask(f Fact, nation Nation, on date.Date, ov Overrides) Fact {
	if !f.covers(on) {
		f.AskID = f.Series + "@" + f.periodHolding(f.ValidTo.AddDays(1), on).ISO()
	}
	last, found := l.lastKnown(f, nation, ov)
	if !found {
		f.Why = fmt.Sprintf("%s for %s is not held. Enter it on the Facts page.", f.Label, on)
		return f
	}
	last.On, last.AskID = on, f.AskID
	if ov.Carry {
		last.Projected, last.Status = true, Projected
		last.Why = fmt.Sprintf("%s for %s is not held, so you carry the last known one, %s, forward. Confirm it before a final price.",
			f.Label, on, last.Period())
		return last
	}
	f.LastKnown = &last
	f.Why = fmt.Sprintf("%s for %s is not held. Enter it on the Facts page, or choose to carry the last known figure forward.", f.Label, on)
	return f
}

// lastKnown walks back to the latest earlier row that has a value.
func (l *Library) lastKnown(f Fact, nation Nation, ov Overrides) (Fact, bool) {
	for range MaxRows {
		earlier, found := l.row(f.Series, nation, f.ValidFrom.AddDays(-1), ov)
		if !found {
			return Fact{}, false
		}
		if earlier.Known() {
			return earlier, true
		}
		f = earlier
	}
	return Fact{}, false
}

func (l *Library) tooEarly(series string, nation Nation, on date.Date) Fact {
	first := l.first(series, nation)
	if first == nil {
		known := l.latest(series)
		return Fact{ID: series, Series: series, Nation: nation, Label: known.Label, Unit: known.Unit, Status: Missing, On: on,
			AskID: series + "@" + on.ISO(),
			Why:   fmt.Sprintf("%s is not held for %s. Enter it on the Facts page.", known.Label, nation)}
	}
	return Fact{ID: first.ID, Series: series, Nation: first.Nation, Label: first.Label, Unit: first.Unit, Status: Missing, On: on,
		AskID: series + "@" + on.ISO(),
		Why:   fmt.Sprintf("%s for %s is not held; the earliest figure is %s. Enter it on the Facts page.", first.Label, on, first.Period())}
}

// MaxMonths bounds how many months Over looks at, the longest growth of a document.
const MaxMonths = 600

// Segment is a run of whole months of a period in which one fact holds.
type Segment struct {
	Fact   Fact
	From   date.Date // first day of the run's first month
	Months int
}

// Over divides the days from..to (both included) into whole months counted from
// the first day, each under the fact in force in its middle: a year from
// 1 September has 7 months of the old tax year and 5 of the new. A last part of a
// month counts when its middle is reached. Periods over MaxMonths are cut there.
func (l *Library) Over(series string, nation Nation, from, to date.Date, ov Overrides) []Segment {
	if from.IsZero() || to.IsZero() || to.Before(from) {
		return []Segment{{Fact: l.At(series, nation, from, ov), From: from, Months: 0}}
	}
	var segments []Segment
	for month := range MaxMonths {
		start := from.AddMonths(month)
		middle := start.AddDays(15)
		if middle.After(to) && month > 0 {
			break
		}
		fact := l.At(series, nation, middle, ov)
		if last := len(segments) - 1; last >= 0 && segments[last].Fact.same(fact) {
			segments[last].Months++
			continue
		}
		segments = append(segments, Segment{Fact: fact, From: start, Months: 1})
	}
	return segments
}

func (f Fact) same(other Fact) bool {
	return f.ID == other.ID && f.Nation == other.Nation && f.Projected == other.Projected && f.AskID == other.AskID
}
