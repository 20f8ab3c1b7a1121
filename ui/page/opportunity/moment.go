package opportunity

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/notice"
)

var clockWords = regexp.MustCompile(`(?i)^(.*?)[,\s]+(?:at\s+)?(?:(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?|(noon|midday|midnight))\s*(BST|GMT|UTC)?$`)

// parseMoment reads a day with or without a time of day: 14 May 2027, 12:00. The clock
// is that of Europe/London. Blank is "not entered".
func parseMoment(text string, today date.Date, london *time.Location) (bid.Moment, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return bid.Moment{}, nil
	}
	day, err := date.Parse(text, today)
	if err == nil {
		return bid.Moment{Text: text, Day: day.ISO()}, nil
	}
	m := clockWords.FindStringSubmatch(text)
	if m == nil || m[2] != "" && m[3] == "" && m[4] == "" {
		return bid.Moment{}, err
	}
	day, dayErr := date.Parse(strings.TrimRight(m[1], ", "), today)
	if dayErr != nil {
		return bid.Moment{}, dayErr
	}
	hour, minute, err := clockOf(m)
	if err != nil {
		return bid.Moment{}, err
	}
	if m[6] == "UTC" || m[6] == "utc" {
		london = time.UTC
	}
	at := time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, london)
	return bid.Moment{Text: text, UTC: at.UTC().Format(time.RFC3339), Day: day.ISO()}, nil
}

func clockOf(m []string) (hour, minute int, err error) {
	switch strings.ToLower(m[5]) {
	case "noon", "midday":
		return 12, 0, nil
	case "midnight":
		return 0, 0, nil
	}
	hour, _ = strconv.Atoi(m[2])
	minute, _ = strconv.Atoi(m[3])
	switch half := strings.ToLower(m[4]); {
	case half != "" && (hour < 1 || hour > 12), hour > 23, minute > 59:
		return 0, 0, fmt.Errorf("there is no such time of day – type it as 14 May 2027, 12:00")
	case half == "pm" && hour < 12:
		hour += 12
	case half == "am" && hour == 12:
		hour = 0
	}
	return hour, minute, nil
}

// momentText is a moment as it stands in its field.
func momentText(m bid.Moment, london *time.Location) string {
	if m.UTC != "" {
		if at, err := time.Parse(time.RFC3339, m.UTC); err == nil {
			return at.In(london).Format("2 January 2006, 15:04")
		}
	}
	return notice.Shown(bid.Moment{Day: m.Day, Text: m.Text}, london)
}

// countdown says how far off a moment is, in London's calendar; empty when it is not known.
func countdown(m bid.Moment, now time.Time, london *time.Location) string {
	at, known := notice.Until(m, london)
	if !known {
		return ""
	}
	days := date.Of(now.In(london)).DaysUntil(date.Of(at.In(london)))
	switch {
	case days == 0 && m.UTC != "" && now.After(at):
		return "passed today"
	case days == 0:
		return "today"
	case days == 1:
		return "tomorrow"
	case days == -1:
		return "passed yesterday"
	case days < 0:
		return fmt.Sprintf("passed %d days ago", -days)
	}
	return fmt.Sprintf("%d days left", days)
}
