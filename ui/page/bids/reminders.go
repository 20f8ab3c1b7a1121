package bids

import (
	"slices"
	"strings"
	"time"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/tender/vault"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"

	"fyne.io/fyne/v2"
)

// Reminder is something to see to in the next weeks, with the way to it.
type Reminder struct {
	vault.Due
	BidID string // where it is the deadline of a bid
}

// Sentence is the reminder as people read it.
func (r Reminder) Sentence() string {
	text := page.Clip(r.What, 60) + ": " + r.Words
	if !r.On.IsZero() && r.Days != 0 && !strings.Contains(r.Words, r.On.String()) {
		text += ", " + r.On.String()
	}
	return text + "."
}

// Reminders are the proofs that run out, the entries of the calendar and the deadlines of
// bids in preparation that have come or come soon, the earliest first.
func (m *Model) Reminders() []Reminder {
	state, today := m.s.State(), m.s.Today()
	var out []Reminder
	for _, d := range vault.DueBy(state.Organisation, m.s.Library(), today) {
		out = append(out, Reminder{Due: d})
	}
	for _, r := range state.Bids {
		day := r.DeadlineDay()
		if r.Status != bid.StatusPreparing || r.Decision == bid.DecisionNoBid || day.IsZero() {
			continue
		}
		days := today.DaysUntil(day)
		if days > vault.Ahead {
			continue
		}
		out = append(out, Reminder{BidID: r.ID, Due: vault.Due{On: day, Days: days, What: "Deadline of “" + page.Clip(page.TitleOf(r.Title, ""), 40) + "”",
			Words: m.left(day, r), Late: days < 0 || days == 0 && m.gone(r)}})
	}
	slices.SortStableFunc(out, func(a, b Reminder) int { return a.Days - b.Days })
	return out
}

// left is how far off a deadline is, in words.
func (m *Model) left(day date.Date, r workspace.Row) string {
	left := m.s.Today().DaysUntil(day)
	switch {
	case left < 0, left == 0 && m.gone(r):
		return "passed"
	case left == 0:
		return "today"
	case left == 1:
		return "tomorrow"
	}
	return "in " + page.Count(left, "day", "days")
}

// gone reports that the time of day of a deadline has gone by.
func (m *Model) gone(r workspace.Row) bool {
	at, err := time.Parse(time.RFC3339, r.DeadlineUTC)
	return err == nil && m.s.Now().After(at)
}

// most is how many reminders stand on the page before the rest is asked for.
const most = 4

// showReminders shows what is due, a few lines of it until all are asked for.
func (p *Page) showReminders() {
	all := p.m.Reminders()
	shown := all
	if !p.everyReminder && len(all) > most {
		shown = all[:most]
	}
	key := ""
	for _, r := range shown {
		key += r.Path + r.BidID + r.Sentence() + "\n"
	}
	if len(all) > len(shown) {
		key += page.Count(len(all)-len(shown), "more", "more")
	}
	p.due.Set(key, func() []fyne.CanvasObject {
		if len(all) == 0 {
			return nil
		}
		lines := []fyne.CanvasObject{kit.Strong("To see to")}
		for _, r := range shown {
			state := kit.Attention
			if r.Late {
				state = kit.Blocked
			}
			lines = append(lines, kit.MarkedLink(state, r.Sentence(), func() { p.goTo(r) }))
		}
		if n := len(all) - len(shown); n > 0 {
			lines = append(lines, kit.Row(kit.NewQuietButton("Show "+page.Count(n, "more reminder", "more reminders"), func() {
				p.everyReminder = true
				p.showReminders()
			})))
		}
		return []fyne.CanvasObject{kit.Panel(kit.Close(lines...))}
	})
}

func (p *Page) goTo(r Reminder) {
	if r.BidID != "" {
		p.s.OpenBid(r.BidID, page.Overview)
		return
	}
	p.s.GoTo(r.Path)
}
