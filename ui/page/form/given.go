package form

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/ui/page"
	"bidwright/ui/page/lines"
)

// Given is a list whose lines follow from something else, such as the parties of a group:
// none is added or removed, and one that was changed is written back.
func Given[T comparable](s *page.Session, noun string, id func(*T) *string, name func(T) string, read func() []T, write func(*bid.Bid, T)) lines.List[T] {
	return lines.List[T]{
		Noun: noun, ID: id, Name: name, NewID: s.NewID, Removed: s.Removed, Read: read,
		Change: func(step string, f func(*[]T)) bool {
			rows := read()
			before := slices.Clone(rows)
			f(&rows)
			return s.Edit(step, func(b *bid.Bid) error {
				for i, x := range rows {
					if x != before[i] {
						write(b, x)
					}
				}
				return nil
			})
		},
	}
}
