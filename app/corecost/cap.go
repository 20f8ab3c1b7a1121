package corecost

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Cap is the buyer’s highest core cost against the fee (key core.cap), for a place
// and week. Unless it is known there is no pass and no headroom.
type Cap struct {
	State  bid.CapState
	Amount calc.Node
	Fee    calc.Node // the fee in force, or the schedule’s own where none is
	Pass   bool      // only where State is known and both figures are
	Failed bool
	// Headroom is cap less fee. Subsidy is what the organisation puts in a year when
	// it is paid less than full cost: the fee, or the cap where that is lower.
	Headroom, Subsidy calc.Node
}

// affordable tests the cap and the qualified fee against full cost (CORE-017, 018).
func (b *builder) affordable(r *Schedule) {
	if r.Placeless {
		return
	}
	k := &r.Cap
	k.State, k.Fee = r.doc.Cap.State, r.Week
	paid, what := calc.Node{}, ""
	v := r.inForce(b.in.On)
	mixed := v != nil && !sameWeeks(v.Weeks, r.Weeks)
	if v != nil {
		k.Fee = v.Week
		if !mixed {
			paid, what = v.Week, "the qualified fee"
		}
	}
	path := r.Path + ".cap.amount"
	if k.State == bid.CapKnown {
		k.Amount = b.offered(working.Fig{Label: r.Name + ": highest core cost the buyer admits", Unit: calc.PoundsPer("place-week"), Path: path}, r.doc.Cap.Amount, working.Ask("The cap is said to be known, but its amount is missing. Type it, or say that it is not known."))
		k.Headroom = b.Sub(r.inner("cap.headroom", "cap less fee, for a place and week", calc.PoundsPer("place-week"), "core.cap"), k.Amount, k.Fee)
		if room, known := k.Headroom.Value(); known {
			k.Pass, k.Failed = !room.IsNegative(), room.IsNegative()
			if k.Failed {
				b.Issue("CORE-017", bid.Blocks, path, "The core fee of %s a place-week is %s over the buyer’s cap of %s, so it cannot qualify. Lower the core, or ask whether the cap stands.",
					money.FormatPounds(k.Fee.Decimal()), money.FormatPounds(room.Abs()), money.FormatPounds(k.Amount.Decimal()))
			}
		}
		if working.Usable(paid) {
			paid, what = b.Graph.Min(paid, k.Amount), "the qualified fee or the cap, whichever is lower,"
		} else if !mixed {
			paid, what = k.Amount, "the cap"
		}
	}
	if !working.Usable(paid) {
		return
	}
	short := b.Max(r.inner("short.week", "full cost not paid, for a place and week", calc.PoundsPer("place-week"), "core.cap"), b.Zero, b.Graph.Sub(r.Week, paid))
	k.Subsidy = b.Mul(r.inner("subsidy", "what the organisation would put in a year", calc.PoundsYear, "core.cap"), short, r.WeekCount, r.Occupied)
	if low, known := k.Subsidy.Value(); known && low.IsPositive() {
		at := r.Path + ".versions"
		if v == nil {
			at = path
		}
		b.Issue("CORE-018", bid.Warns, at, "“%s” costs %s a place-week, but %s pays %s: you put in %s a year. Decide who pays it, or ask for the cost.",
			r.Name, money.FormatPounds(r.Week.Decimal()), what, money.FormatPounds(paid.Decimal()), money.FormatPounds(low))
	}
}

func sameWeeks(a, b string) bool {
	x, ok := weekCount(a)
	y, also := weekCount(b)
	return ok && also && x.Equal(y)
}
