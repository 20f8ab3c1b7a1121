package reference

import (
	"slices"

	"github.com/shopspring/decimal"

	"bidwright/app/money"
)

// Prompt is a tip that is shown once while its condition holds.
type Prompt struct {
	ID        string
	Condition string // key of the condition, see app/tender/prompts
	Title     string
	Text      string // why it is shown
	ToDo      string
	Limit     money.Value // of the condition, where it has one
	LimitUnit string      // percent or GBP
	Source
	Note string
}

var promptHeading = []string{
	"prompt_id", "condition", "title", "text", "what_to_do", "limit", "limit_unit",
	"source_title", "source_url", "read_on", "certainty", "valid_from", "valid_to", "note",
}

func (r row) prompt() Prompt {
	r.period()
	limit, _ := r.natural("limit")
	p := Prompt{
		ID: r.must("prompt_id"), Condition: r.must("condition"), Title: r.must("title"), Text: r.must("text"),
		ToDo: r.must("what_to_do"), Limit: limit, LimitUnit: r.word("limit_unit", "", "percent", "GBP"),
		Source: r.source(), Note: r.text("note"),
	}
	if p.Limit.IsSet() != (p.LimitUnit != "") {
		r.wrong("limit_unit", "a limit and its unit belong together")
	}
	return p
}

// CalendarEntry is something to do around bidding, for users who have no dated entry of
// that kind yet.
type CalendarEntry struct {
	ID          string
	Kind        string // the kind of a bid.Occasion
	Title       string
	ToDo        string
	EveryMonths int    // 0: no rhythm of its own
	Link        string // empty unless the source gives one
	Source
	Note string
}

var calendarHeading = []string{
	"entry_id", "kind", "title", "what_to_do", "every_months", "link",
	"source_title", "source_url", "read_on", "certainty", "valid_from", "valid_to", "note",
}

func (r row) calendar() CalendarEntry {
	r.period()
	e := CalendarEntry{
		ID: r.must("entry_id"), Title: r.must("title"), ToDo: r.must("what_to_do"), Link: r.text("link"),
		Kind:   r.word("kind", "portal", "engagement_event", "reference_group", "market_position_statement", "needs_analysis", "directory", "grant"),
		Source: r.source(), Note: r.text("note"),
	}
	if months, filled := r.natural("every_months"); filled {
		if d := months.Decimal(); !d.IsInteger() || d.IsZero() || d.GreaterThan(decimal.NewFromInt(120)) {
			r.wrong("every_months", "this must be a whole number from 1 to 120")
		} else {
			e.EveryMonths = int(d.IntPart())
		}
	}
	return e
}

// Prompts are the tips in their order.
func (l *Library) Prompts() []Prompt { return slices.Clone(l.prompts) }

// Calendar is what to do around bidding, in its order.
func (l *Library) Calendar() []CalendarEntry { return slices.Clone(l.calendar) }
