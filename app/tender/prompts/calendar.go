package prompts

import (
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/reference"
)

// Entry is one thing to do around bidding: the user's own, or one of the table for a
// kind of which the user has none yet.
type Entry struct {
	ID      string // of the occasion or of the row
	Own     bool
	Kind    bid.OccasionKind
	Title   string
	ToDo    string
	Buyer   string
	Link    string    // shown, never opened by itself
	Due     date.Date // next time; zero when it has no day or is done for good
	Overdue bool
	Done    date.Date // last time
	Months  int       // comes again every so many months; 0 once
	Source  reference.Source
	Path    string
}

// Calendar is the user's own entries by due day – overdue ones first, those without a
// day and those done for good last – and then the rows of the table whose kind the user
// has not entered. Own entries that come again are due so many months after their own
// day, counted from that day, and after they were last done.
func Calendar(doc bid.Document, lib *reference.Library, on date.Date) []Entry {
	var own []Entry
	have := map[bid.OccasionKind]bool{}
	for _, o := range doc.Organisation.Occasions {
		have[o.Kind] = true
		due := Next(o)
		own = append(own, Entry{ID: o.ID, Own: true, Kind: o.Kind, Title: o.Name, ToDo: o.Note, Buyer: o.Buyer, Link: o.Link,
			Due: due, Overdue: !due.IsZero() && !on.IsZero() && due.Before(on), Done: o.Done, Months: o.Months, Path: "organisation.occasions." + o.ID})
	}
	slices.SortStableFunc(own, func(a, b Entry) int { return strings.Compare(dayKey(a), dayKey(b)) })
	if lib == nil {
		return own
	}
	for _, row := range lib.Calendar() {
		if have[bid.OccasionKind(row.Kind)] {
			continue
		}
		own = append(own, Entry{ID: row.ID, Kind: bid.OccasionKind(row.Kind), Title: row.Title, ToDo: row.ToDo, Link: row.Link, Months: row.EveryMonths, Source: row.Source, Path: "organisation.occasions"})
	}
	return own
}

// maxMonths bounds a rhythm: ten years.
const maxMonths = 120

// Next is the next day of an entry: its own until it is done, then every so many months.
// An entry without a day that comes again is due that long after it was last done; one
// that comes again and has a later day than it was last done is due on that day.
func Next(o bid.Occasion) date.Date {
	switch again := o.Months > 0 && o.Months <= maxMonths; {
	case o.Done.IsZero():
		return o.On
	case !again:
		return date.Date{}
	case !o.On.IsZero() && o.Done.Before(o.On):
		return o.On
	}
	if o.On.IsZero() {
		return o.Done.AddMonths(o.Months)
	}
	// Whole rhythms between the two years at least, then step past the day it was done.
	steps := max(0, ((o.Done.Year()-o.On.Year())*12+int(o.Done.Month())-int(o.On.Month()))/o.Months)
	due := o.On.AddMonths(steps * o.Months)
	for !due.After(o.Done) {
		steps++
		due = o.On.AddMonths(steps * o.Months)
	}
	return due
}

func dayKey(e Entry) string {
	if e.Due.IsZero() {
		return "~"
	}
	return e.Due.ISO()
}
