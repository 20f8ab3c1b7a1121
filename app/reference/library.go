package reference

import (
	"io/fs"
	"slices"
	"strings"
)

type key struct {
	series string
	nation Nation
}

// Library is all the facts and rules, read once and never changed.
type Library struct {
	facts  []Fact // file order: rates, then market prices, then added rows
	byID   map[string]*Fact
	series map[key][]*Fact  // dated rows, first day ascending
	newest map[string]*Fact // latest dated row of a series in any nation
}

// Load reads and checks every table of the folder. The error, if any, is a Problems.
func Load(folder fs.FS) (*Library, error) {
	var problems Problems
	l := &Library{}
	seen := once{}
	facts := func(file string, benchmark bool) {
		readTable(folder, file, factHeading, &problems, func(r row) {
			f := r.fact()
			f.Benchmark = benchmark
			seen.check(r, "id", f.ID)
			l.facts = append(l.facts, f)
		})
	}
	facts("rates.csv", false)
	facts("price_benchmarks.csv", true)
	l.index(&problems)
	if len(problems) > 0 {
		return nil, problems
	}
	return l, nil
}

// index sorts the facts for lookup and reports rows of one series that overlap.
func (l *Library) index(problems *Problems) {
	l.byID, l.series, l.newest = map[string]*Fact{}, map[key][]*Fact{}, map[string]*Fact{}
	for i := range l.facts {
		f := &l.facts[i]
		l.byID[f.ID] = f
		if f.ValidFrom.IsZero() {
			continue
		}
		k := key{f.Series, f.Nation}
		l.series[k] = append(l.series[k], f)
		if known := l.newest[f.Series]; known == nil || f.ValidFrom.After(known.ValidFrom) {
			l.newest[f.Series] = f
		}
	}
	for _, rows := range l.series {
		slices.SortStableFunc(rows, func(a, b *Fact) int { return strings.Compare(a.ValidFrom.ISO(), b.ValidFrom.ISO()) })
		for i := 1; i < len(rows); i++ {
			earlier, later := rows[i-1], rows[i]
			if earlier.ValidFrom == later.ValidFrom || !earlier.ValidTo.IsZero() && !earlier.ValidTo.Before(later.ValidFrom) {
				problems.add("facts", 0, "valid_to", "%s overlaps %s: a day may have one row of a series", clip(earlier.ID), clip(later.ID))
			}
			if earlier.Unit != later.Unit {
				problems.add("facts", 0, "unit", "%s and %s are of one series but differ in unit", clip(earlier.ID), clip(later.ID))
			}
		}
	}
}

// Facts are all rates and market prices in the order of their tables.
func (l *Library) Facts() []Fact { return slices.Clone(l.facts) }

// Fact is one row by its id, with the user's own figure if there is one.
func (l *Library) Fact(id string, ov Overrides) (Fact, bool) {
	stored, found := l.byID[id]
	if !found {
		return Fact{}, false
	}
	f := *stored
	if o := ov.byID[id]; o != nil {
		f = o.apply(f)
	}
	return f, true
}

func (l *Library) latest(series string) *Fact { return l.newest[series] }

// first is the earliest dated row for a nation, its own or the UK's.
func (l *Library) first(series string, nation Nation) *Fact {
	for _, n := range []Nation{nation, UK} {
		if rows := l.series[key{series, n}]; len(rows) > 0 {
			return rows[0]
		}
	}
	return nil
}
