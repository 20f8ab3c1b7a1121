package notice

import (
	"maps"
	"strings"

	"bidwright/app/bid"
)

// Difference is a field that the publisher has changed since it was imported.
type Difference struct {
	Path, Label string
	Was         string // as imported before (the beginning, for a long text)
	Now         string // as it stands in the bid
	New         string // as the notice says now
	Edited      bool   // the user has changed it since the import: never overwritten silently
}

// Differences compares a bid's opportunity with a fresh draft of a notice for it
// (OCDS-060). The same notice again gives none, whatever the user has edited since;
// a field that already says what the notice says is none either.
func Differences(current, fresh bid.Opportunity) []Difference {
	imported := map[string]string{}
	if current.Notice != nil {
		imported = current.Notice.Imported
	}
	var out []Difference
	for _, f := range allFields(&current, &fresh) {
		now, next := strings.TrimSpace(f.text(&current)), strings.TrimSpace(f.text(&fresh))
		was := imported[f.path]
		if now == next || fingerprint(next) == was {
			continue
		}
		out = append(out, Difference{Path: f.path, Label: f.label, Was: was, Now: now, New: next, Edited: fingerprint(now) != was})
	}
	return out
}

// Apply takes over the chosen fields of a fresh draft, by path, and leaves every
// other field as it stands. The notice's own record (number, file, findings) always
// follows the fresh one; a change that was not chosen is offered again next time.
func Apply(current *bid.Opportunity, fresh bid.Opportunity, chosen []string) {
	take := make(map[string]bool)
	for _, path := range chosen {
		take[path] = true
	}
	imported := make(map[string]string)
	if current.Notice != nil {
		maps.Copy(imported, current.Notice.Imported)
	}
	sources := maps.Clone(current.Sources)
	if sources == nil {
		sources = make(map[string]bid.Source)
	}
	for _, f := range allFields(current, &fresh) {
		next := f.text(&fresh)
		same := strings.TrimSpace(f.text(current)) == strings.TrimSpace(next)
		if !take[f.path] && !same {
			continue
		}
		if take[f.path] {
			f.copy(current, &fresh)
			for path := range sources {
				if path == f.path || strings.HasPrefix(path, f.path+".") {
					delete(sources, path)
				}
			}
			for path, source := range fresh.Sources {
				if path == f.path || strings.HasPrefix(path, f.path+".") {
					sources[path] = source
				}
			}
		}
		if print := fingerprint(next); print != "" {
			imported[f.path] = print
		} else {
			delete(imported, f.path)
		}
	}
	current.Sources = sources
	if fresh.Notice != nil {
		record := *fresh.Notice
		record.Imported = imported
		current.Notice = &record
	}
}
