package facts

import (
	"cmp"
	"slices"
	"strings"

	"bidwright/app/date"
	"bidwright/app/reference"
)

// pathPrefix begins the path of a fact in findings, origins and reasons.
const pathPrefix = "facts."

// nation is where the open bid's facts are looked up, as its price does.
func (m *Model) nation() reference.Nation {
	o := m.s.Organisation()
	return reference.Nation(cmp.Or(m.s.Bid().Opportunity.Nation, o.Nation))
}

// Find is the fact of an id: a stored row, or the answer for the period that begins on
// the day of series@day.
func (m *Model) Find(id string) (reference.Fact, bool) {
	own, _ := m.Overrides()
	library := m.s.Library()
	if f, stored := library.Fact(id, own); stored {
		f.AskID = id
		return f, true
	}
	series, first, _ := strings.Cut(id, "@")
	on, err := date.ParseISO(first)
	if err != nil || on.IsZero() {
		on = m.s.Today()
	}
	f := library.At(series, m.nation(), on, own)
	if f.Label == "" {
		return f, false
	}
	if strings.Contains(id, "@") {
		f.AskID = id
	}
	return f, true
}

// Used are the ids of the facts that the open bid's figures rest on, and of those that
// it asks for; empty when no bid is open.
func (m *Model) Used() []string {
	a := m.s.Assessment()
	if a == nil {
		return nil
	}
	var ids []string
	add := func(path string) {
		id, ok := strings.CutPrefix(path, pathPrefix)
		if _, rule := m.s.RuleAt(path); ok && !rule && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, issue := range a.Issues {
		add(issue.Path)
	}
	for _, n := range a.Pricing.Graph.Figures() {
		if origin, ok := n.Origin(); ok {
			add(origin.Path)
		}
		if !n.Available() {
			add(n.Reason().Path)
		}
	}
	return ids
}

// usedRows are the facts of the open bid that the filter lets through whatever the day,
// what must be entered first.
func (m *Model) usedRows() []reference.Fact {
	var rows []reference.Fact
	for _, id := range m.Used() {
		if f, known := m.Find(id); known && m.lets(f) {
			rows = append(rows, f)
		}
	}
	rank := func(f reference.Fact) int {
		if i := slices.Index([]reference.Status{reference.Missing, reference.Projected, reference.Provisional}, f.Status); i >= 0 {
			return i
		}
		return 3
	}
	slices.SortStableFunc(rows, func(a, b reference.Fact) int {
		return cmp.Or(rank(a)-rank(b), strings.Compare(a.Label, b.Label), strings.Compare(a.ValidFrom.ISO(), b.ValidFrom.ISO()))
	})
	return slices.CompactFunc(rows, func(a, b reference.Fact) bool { return Key(a) == Key(b) })
}

// lets reports whether topic, status and words let a fact through.
func (m *Model) lets(f reference.Fact) bool {
	if m.Filter.Topic != "" && f.Topic() != m.Filter.Topic || m.Filter.Status != "" && f.Status != m.Filter.Status {
		return false
	}
	all := strings.ToLower(f.Label + " " + f.Note + " " + f.Title + " " + f.ID)
	for _, word := range strings.Fields(strings.ToLower(m.Filter.Text)) {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}

// History is the series of a fact where it holds, newest first, under the user's own
// figures.
func (m *Model) History(f reference.Fact) []reference.Fact {
	own, _ := m.Overrides()
	var rows []reference.Fact
	for _, stored := range m.s.Library().Facts() {
		if stored.Series == f.Series && stored.Nation == f.Nation {
			row, _ := m.s.Library().Fact(stored.ID, own)
			rows = append(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(a, b reference.Fact) int { return strings.Compare(b.ValidFrom.ISO(), a.ValidFrom.ISO()) })
	return rows
}

// Reach sets the filter so that the fact of an id is among the rows, and returns its
// key; the id may also be that of a series.
func (m *Model) Reach(id string) (key string, found bool) {
	f, known := m.Find(id)
	if !known {
		return "", false
	}
	at := func(r reference.Fact) bool {
		return r.AskID == id || r.ID == id || !strings.Contains(id, "@") && r.Series == id
	}
	if i := slices.IndexFunc(m.Rows(), at); i >= 0 {
		return Key(m.Rows()[i]), true
	}
	m.Filter = reference.Filter{}
	m.OnlyUsed = slices.Contains(m.Used(), id)
	if !m.OnlyUsed {
		if _, stored := m.s.Library().Fact(id, reference.Overrides{}); !stored {
			m.Filter.On, m.Filter.Nation = f.On, f.Nation
			m.Filter.Text = f.Label
		}
	}
	rows := m.Rows()
	i := slices.IndexFunc(rows, at)
	if i < 0 {
		i = slices.IndexFunc(rows, func(r reference.Fact) bool { return r.Series == f.Series })
	}
	if i < 0 {
		return "", false
	}
	return Key(rows[i]), true
}

// UnitWords is a unit in words: pounds per hour.
func UnitWords(unit string) string {
	return strings.NewReplacer("GBP", "pounds", "/", " per ", "percent of paybill", "per cent of the pay bill", "percent", "per cent").Replace(unit)
}
