package reference

import (
	"slices"
	"strings"

	"bidwright/app/date"
)

// Topic is a group of facts that belong together on the Facts page.
type Topic struct {
	ID    string
	Label string
	Facts int
}

// topics names the first part of each series, in the order of the page.
var topics = []struct{ id, label string }{
	{"pay", "Pay floors and pay scales"},
	{"ni", "Employer National Insurance"},
	{"ea", "Employment Allowance"},
	{"pension", "Workplace pension"},
	{"ssp", "Sick pay"},
	{"holiday", "Paid holiday"},
	{"levy", "Apprenticeship levy"},
	{"mileage", "Mileage"},
	{"vat", "VAT"},
	{"cpi", "Inflation"},
	{"plan", "Planning figures of Bidwright’s own"},
	{"market", "Market prices"},
	{"other", "Other facts"},
}

// Topic is the id of the topic a fact stands under.
func (f Fact) Topic() string {
	if f.Benchmark {
		return "market"
	}
	first, _, _ := strings.Cut(f.Series, ".")
	if strings.HasPrefix(first, "cpi") {
		return "cpi"
	}
	for _, t := range topics {
		if t.id == first {
			return first
		}
	}
	return "other"
}

// Topics lists the topics that have facts.
func (l *Library) Topics() []Topic {
	count := map[string]int{}
	for i := range l.facts {
		count[l.facts[i].Topic()]++
	}
	var list []Topic
	for _, t := range topics {
		if n := count[t.id]; n > 0 {
			list = append(list, Topic{t.id, t.label, n})
		}
	}
	return list
}

// Filter chooses facts to show; an empty field does not narrow.
type Filter struct {
	Topic  string
	Nation Nation    // facts of the nation and of the UK
	On     date.Date // what holds on the day: one answer for each series
	Status Status    // of the answer shown, Yours and Projected included
	Text   string    // words that all occur in the label, note, source or id
}

// Browse lists facts as they stand under the user's own figures: every row, or with
// a day, the answer for that day. Order: topic, label, nation, first day.
func (l *Library) Browse(filter Filter, ov Overrides) []Fact {
	var list []Fact
	answered := map[key]bool{}
	for i := range l.facts {
		stored := &l.facts[i]
		if filter.Topic != "" && stored.Topic() != filter.Topic ||
			filter.Nation != "" && stored.Nation != filter.Nation && stored.Nation != UK {
			continue
		}
		f, _ := l.Fact(stored.ID, ov)
		if !filter.On.IsZero() {
			k := key{stored.Series, stored.Nation}
			if answered[k] {
				continue
			}
			answered[k] = true
			f = l.At(stored.Series, stored.Nation, filter.On, ov)
		}
		if filter.Status != "" && f.Status != filter.Status || !f.mentions(filter.Text) {
			continue
		}
		list = append(list, f)
	}
	if filter.On.IsZero() {
		list = append(list, l.ownRows(filter, ov)...)
	}
	slices.SortStableFunc(list, func(a, b Fact) int {
		for _, order := range []int{
			topicOrder(a) - topicOrder(b), strings.Compare(a.Label, b.Label),
			strings.Compare(string(a.Nation), string(b.Nation)), strings.Compare(a.ValidFrom.ISO(), b.ValidFrom.ISO()),
		} {
			if order != 0 {
				return order
			}
		}
		return 0
	})
	return list
}

// ownRows are the user's figures for periods that no stored row begins.
func (l *Library) ownRows(filter Filter, ov Overrides) []Fact {
	var list []Fact
	for series, extras := range ov.extras {
		nation := l.latest(series).Nation
		if filter.Nation != "" && nation != filter.Nation && nation != UK {
			continue
		}
		for _, e := range extras {
			f := l.At(series, nation, e.from, ov)
			if (filter.Topic == "" || f.Topic() == filter.Topic) && (filter.Status == "" || f.Status == filter.Status) && f.mentions(filter.Text) {
				list = append(list, f)
			}
		}
	}
	return list
}

func topicOrder(f Fact) int {
	id := f.Topic()
	return slices.IndexFunc(topics, func(t struct{ id, label string }) bool { return t.id == id })
}

func (f Fact) mentions(text string) bool {
	if len(text) > MaxText {
		return false
	}
	all := strings.ToLower(strings.Join([]string{f.ID, f.Label, f.Note, f.Title, string(f.Nation), f.Unit}, " "))
	for _, word := range strings.Fields(strings.ToLower(text)) {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}
