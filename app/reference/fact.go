// Package reference is the dated, sourced facts and rules that prices and checks
// rest on: read strictly, looked up at a date and nation, overridden with a reason.
package reference

import (
	"strings"

	"bidwright/app/date"
	"bidwright/app/money"
)

// Nation is where a fact holds.
type Nation string

// The nations; UK holds in all four unless a nation has its own row.
const (
	UK              Nation = "UK"
	England         Nation = "England"
	Scotland        Nation = "Scotland"
	Wales           Nation = "Wales"
	NorthernIreland Nation = "Northern Ireland"
)

// Status says how firm a figure is.
type Status string

// The statuses of stored rows, and the two that a lookup gives.
const (
	Historic    Status = "historic"
	Enacted     Status = "enacted"
	Announced   Status = "announced"
	Provisional Status = "provisional"
	Missing     Status = "missing"
	Yours       Status = "yours"     // the user's own figure, with a reason
	Projected   Status = "projected" // the last known figure, past its date
)

// Words is the status as the screens and packs print it.
func (s Status) Words() string {
	switch s {
	case Historic:
		return "past"
	case Enacted:
		return "in force"
	case Announced:
		return "announced"
	case Provisional:
		return "provisional – confirm before a final price"
	case Missing:
		return "missing – you must enter it"
	case Yours:
		return "your own figure"
	case Projected:
		return "projected by you"
	}
	return string(s)
}

// Certainty says how sure it is that the source prints this.
type Certainty string

// The certainties.
const (
	High   Certainty = "high"
	Medium Certainty = "medium"
	Low    Certainty = "low"
)

// Source says where a row was seen, when, and how sure it is.
type Source struct {
	Title     string
	URL       string
	ReadOn    date.Date
	Certainty Certainty
}

// Fact is a figure with its period and source: a stored row, or the answer to a
// lookup. A fact without a value is Missing and says in Why what to do; it is
// never zero.
type Fact struct {
	ID        string // series@first day
	Series    string
	Nation    Nation
	Label     string
	Value     money.Value // in Unit; percentages as printed, 15 for 15 %
	Unit      string
	ValidFrom date.Date // blank: not known, so never found by a lookup
	ValidTo   date.Date // last day; blank: no end announced
	Status    Status
	Source
	Note      string
	Benchmark bool // a market price, not a rule

	// The rest is set by a lookup.

	// On is the day asked for.
	On date.Date
	// Projected: the value is the last known one, beyond its date. Why says so (PRICE-014).
	Projected bool
	// Why explains a projected or missing answer in a sentence for people.
	Why string
	// Overridden is the user's own figure that stands here, and Was what it replaced.
	Overridden *Override
	Was        money.Value
	// LastKnown is offered when the answer is missing: never used unless the user says so.
	LastKnown *Fact
	// AskID is the id under which a user's own figure for the day asked is recorded.
	AskID string
}

// Known reports whether there is a value to work with.
func (f Fact) Known() bool { return f.Value.IsSet() }

// IsPercent reports whether the value is a percentage, so that Share is its fraction.
func (f Fact) IsPercent() bool { return f.Unit == "percent" || f.Unit == "percent of paybill" }

// Share is a percentage as an exact fraction, 15 percent as 0.15; nothing when the
// value is unknown or not a percentage.
func (f Fact) Share() money.Share {
	if !f.Known() || !f.IsPercent() {
		return money.Share{}
	}
	return money.ShareOf(f.Value.Decimal().Shift(-2))
}

// Period is the days for which the row holds, in words.
func (f Fact) Period() string {
	switch {
	case f.ValidFrom.IsZero() && f.ValidTo.IsZero():
		return "undated"
	case f.ValidFrom.IsZero():
		return "to " + f.ValidTo.String()
	case f.ValidTo.IsZero():
		return "from " + f.ValidFrom.String()
	}
	return "from " + f.ValidFrom.String() + " to " + f.ValidTo.String()
}

// covers reports whether the row's own period holds the day.
func (f Fact) covers(on date.Date) bool {
	return !f.ValidFrom.IsZero() && !on.Before(f.ValidFrom) && (f.ValidTo.IsZero() || !on.After(f.ValidTo))
}

var nations = []string{string(UK), string(England), string(Scotland), string(Wales), string(NorthernIreland)}

var storedStatuses = []string{string(Historic), string(Enacted), string(Announced), string(Provisional), string(Missing)}

// units are the units a fact may have.
var units = []string{
	"GBP", "GBP/hour", "GBP/day", "GBP/week", "GBP/month", "GBP/year", "GBP/mile",
	"GBP/contact hour", "GBP/place-year", "GBP/placement-week", "GBP/session",
	"percent", "percent of paybill", "index",
	"years", "days", "weeks", "weeks/year", "days/year", "miles/year",
}

var factHeading = []string{
	"id", "nation", "label", "value", "unit", "valid_from", "valid_to", "status",
	"source_title", "source_url", "read_on", "certainty", "note",
}

// undated ends the id of a row whose first day is not known.
const undated = "undated"

// fact reads a row of rates or market prices.
func (r row) fact() Fact {
	f := Fact{
		ID:     r.must("id"),
		Nation: Nation(r.word("nation", nations...)),
		Label:  r.must("label"),
		Value:  r.number("value"),
		Unit:   r.word("unit", units...),
		Status: Status(r.word("status", storedStatuses...)),
		Note:   r.text("note"),
	}
	f.ValidFrom, f.ValidTo = r.period()
	if f.Status == Missing {
		if r.fields["value"] != "" {
			r.wrong("value", "a missing row has no value")
		}
		f.Source = Source{Title: r.text("source_title"), URL: r.text("source_url"), ReadOn: r.date("read_on"),
			Certainty: Certainty(r.word("certainty", string(High), string(Medium), string(Low)))}
	} else {
		if r.fields["value"] == "" {
			r.wrong("value", "this must be a number; only a missing row has none")
		}
		f.Source = r.source()
		if f.ReadOn.IsZero() && f.Certainty == Low {
			r.wrong("read_on", "a figure needs the day it was read")
		}
		// A planning figure of our own has no address: it says so, and its certainty is low.
		if f.URL == "" && r.fields["source_url"] == "" && !(strings.HasPrefix(f.ID, "plan.") && f.Certainty == Low) {
			r.wrong("source_url", "a figure needs the address of its source")
		}
	}
	if f.Value.IsSet() && f.Value.Decimal().IsNegative() && !f.IsPercent() {
		r.wrong("value", "only a percentage may be negative")
	}
	series, first, found := strings.Cut(f.ID, "@")
	want := f.ValidFrom.ISO()
	if want == "" {
		want = undated
	}
	if !found || series == "" || first != want {
		r.wrong("id", "%q must be the series, @ and %s", clip(f.ID), want)
	}
	f.Series, f.AskID = series, f.ID
	return f
}
