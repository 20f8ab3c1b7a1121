package notice

import (
	"regexp"
	"strings"
	"time"

	"bidwright/app/bid"
	"bidwright/app/date"
)

// momentFault is what a published time lacks.
type momentFault int

const (
	momentFine momentFault = iota
	momentNoTime
	momentNoZone
	momentUnreadable
)

var (
	dayOnly  = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})$`)
	dayClock = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(\.\d{1,9})?\s*(Z|[+-]\d{2}:?\d{2})?$`)
)

// readMoment reads a published date or time. Without a time of day only the day is
// known; without a zone the clock of Europe/London is taken. A text that is no date
// is kept as text alone.
func readMoment(text string, london *time.Location) (bid.Moment, momentFault) {
	plain, _ := cleanLine(text)
	if plain == "" {
		return bid.Moment{}, momentFine
	}
	m := bid.Moment{Text: clip(plain, bid.MaxName)}
	if len(plain) > 64 {
		return m, momentUnreadable
	}
	upper := strings.ToUpper(plain)
	if day := dayOnly.FindStringSubmatch(upper); day != nil {
		if parsed, err := date.ParseISO(day[1]); err == nil && saneYear(parsed.Year()) {
			m.Day = parsed.ISO()
			return m, momentNoTime
		}
		return m, momentUnreadable
	}
	parts := dayClock.FindStringSubmatch(upper)
	if parts == nil {
		return m, momentUnreadable
	}
	seconds := parts[3]
	if seconds == "" {
		seconds = ":00"
	}
	clock, zone, fault := parts[1]+"T"+parts[2]+seconds, parts[5], momentFine
	var at time.Time
	var err error
	switch {
	case zone == "":
		at, err = time.ParseInLocation("2006-01-02T15:04:05", clock, london)
		fault = momentNoZone
	case zone == "Z":
		at, err = time.Parse("2006-01-02T15:04:05", clock)
	default:
		at, err = time.Parse("2006-01-02T15:04:05-0700", clock+strings.ReplaceAll(zone, ":", ""))
	}
	if err != nil || !saneYear(at.Year()) {
		return m, momentUnreadable
	}
	m.UTC = at.UTC().Format(time.RFC3339)
	m.Day = date.Of(at.In(london)).ISO()
	return m, fault
}

func saneYear(year int) bool { return year >= 1900 && year <= 2199 }

// Shown is a moment as people read it: 14 May 2027, 12:00 BST.
func Shown(m bid.Moment, london *time.Location) string {
	if m.UTC != "" {
		if at, err := time.Parse(time.RFC3339, m.UTC); err == nil && london != nil {
			return at.In(london).Format("2 January 2006, 15:04 MST")
		}
	}
	if day, err := date.ParseISO(m.Day); err == nil && m.Day != "" {
		return day.String()
	}
	return m.Text
}

// Until is the instant to count down to: the time, or the start of the day where no
// time of day is known (OCDS-013). False when there is neither.
func Until(m bid.Moment, london *time.Location) (time.Time, bool) {
	if m.UTC != "" {
		at, err := time.Parse(time.RFC3339, m.UTC)
		return at, err == nil
	}
	if m.Day == "" || london == nil {
		return time.Time{}, false
	}
	at, err := time.ParseInLocation("2006-01-02", m.Day, london)
	return at, err == nil
}

// dates reads the timetable; OCDS-012 to 015.
func (d *drafter) dates() {
	t, o := d.in.Tender, &d.out
	for _, f := range []struct {
		raw, path, source, name string
		into                    *bid.Moment
	}{
		{d.in.Date, "dates.published", "date", "publication date", &o.Dates.Published},
		{t.TenderEnd, "dates.deadline", "tender.tenderPeriod.endDate", "deadline", &o.Dates.Deadline},
		{t.EnquiryEnd, "dates.questions", "tender.enquiryPeriod.endDate", "last day for questions", &o.Dates.Questions},
		{t.Interest, "dates.interest", "tender.expressionOfInterestDeadline", "deadline for expressions of interest", &o.Dates.Interest},
		{t.AwardStart, "dates.awardFrom", "tender.awardPeriod.startDate", "award date", &o.Dates.AwardFrom},
		{t.NextNotice, "dates.nextNotice", "tender.communication.futureNoticeDate", "date of the next notice", &o.Dates.NextNotice},
	} {
		m, fault := readMoment(f.raw, d.at.London)
		if m == (bid.Moment{}) {
			continue
		}
		*f.into = m
		d.from(f.path, f.source)
		switch {
		case fault == momentNoTime && f.path == "dates.deadline":
			d.found.add(CodeNoTime, bid.Warns, f.path, "The deadline is a day without a time, %s. Bidwright counts down to the start of that day, to be safe; find the time in the tender documents.", Shown(m, d.at.London))
		case fault == momentNoZone && f.path != "dates.published":
			d.found.add(CodeNoZone, bid.Warns, f.path, "The %s has no time zone. It is taken as United Kingdom time, %s; confirm it with the tender documents.", f.name, Shown(m, d.at.London))
		case fault == momentUnreadable && f.path != "dates.deadline":
			d.found.add(CodeNoDeadline, bid.Informs, f.path, "The %s reads “%s”, which is no date Bidwright understands. Type it in.", f.name, clip(m.Text, 60))
		case fault == momentUnreadable:
			d.found.add(CodeNoDeadline, bid.Warns, f.path, "The deadline reads “%s”, which is no date Bidwright understands. Type the deadline in.", clip(m.Text, 60))
		}
	}
	d.passed()
}

func (d *drafter) passed() {
	o := &d.out
	deadline := o.Dates.Deadline
	if deadline == (bid.Moment{}) {
		if o.Stage == bid.StageTender || o.Stage == bid.StageUnknown {
			d.found.add(CodeNoDeadline, bid.Warns, "dates.deadline", "The notice gives no deadline. Find it in the tender documents and type it in.")
		}
		return
	}
	if at, known := Until(deadline, d.at.London); known && !d.at.Now.Before(at) {
		d.found.add(CodePassed, bid.Warns, "dates.deadline", "The deadline has passed: it was %s. The notice is kept.", Shown(deadline, d.at.London))
	}
}

// contractDay is the calendar day of a contract's start or end. Publishers write
// midnight and one second before it with summer or winter offsets alike, so there
// the written day counts; any other time is turned to Europe/London.
func (d *drafter) contractDay(text string) date.Date {
	m, _ := readMoment(text, d.at.London)
	if m.Day == "" {
		return date.Date{}
	}
	if len(m.Text) >= 19 && m.UTC != "" {
		if clock := m.Text[11:19]; clock == "00:00:00" || clock == "23:59:59" {
			if day, err := date.ParseISO(m.Text[:10]); err == nil {
				return day
			}
		}
	}
	day, _ := date.ParseISO(m.Day)
	return day
}
