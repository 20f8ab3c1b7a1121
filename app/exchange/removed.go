package exchange

import (
	"slices"
	"strings"

	"bidwright/app/bid"
)

// maxRemoved bounds the list of what was taken out; the newest are kept.
const maxRemoved = 500

// removedFrom lists what the other side has in its hands and what now is not there any
// more: a merge never takes a thing out because it is only missing.
func removedFrom(now any, known ...any) ([]string, error) {
	current, err := grow(now)
	if err != nil {
		return nil, err
	}
	var gone []string
	for _, old := range known {
		before, err := grow(old)
		if err != nil {
			return nil, err
		}
		for _, path := range before.paths() {
			if path == "removed" || current.at(path) != nil || covered(gone, path) {
				continue
			}
			gone = append(gone, path)
		}
	}
	return gone, nil
}

// covered reports that a path or something above it is listed.
func covered(list []string, path string) bool {
	return slices.ContainsFunc(list, func(up string) bool {
		return path == up || strings.HasPrefix(path, up+".")
	})
}

// withTombstones adds to a part what was removed since the other side last had it, and
// what it said was removed before and is still gone.
func withTombstones(part bid.PartnerPart, e bid.Exchange) (bid.PartnerPart, error) {
	earlier := part.Removed
	part.Removed = nil
	var known []any
	if s, ok := lastSent(e); ok {
		earlier = append(slices.Clone(earlier), s.Part.Removed...)
		known = append(known, s.Part)
	}
	if r, ok := newestMerged(e); ok {
		known = append(known, r.Part)
	}
	gone, err := removedFrom(part, known...)
	if err != nil {
		return part, err
	}
	part.Removed, err = stillGone(part, gone, earlier)
	return part, err
}

func stillGone(now any, gone, earlier []string) ([]string, error) {
	current, err := grow(now)
	if err != nil {
		return nil, err
	}
	for _, path := range earlier {
		if current.at(path) == nil && !covered(gone, path) {
			gone = append(gone, path)
		}
	}
	slices.Sort(gone)
	if len(gone) > maxRemoved {
		gone = gone[len(gone)-maxRemoved:]
	}
	return gone, nil
}
