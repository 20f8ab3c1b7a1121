package working

import "fmt"

// Unique gives lines without an id, or with that of an earlier line, one of their
// own, so that each keeps its figures; bid.Check reports them. The list that was
// given stays as it is.
func Unique[T any](lines []T, id func(*T) *string) []T {
	seen := make(map[string]bool, len(lines))
	out := append([]T(nil), lines...)
	for i := range out {
		p := id(&out[i])
		for n := i + 1; *p == "" || seen[*p]; n++ {
			*p = fmt.Sprintf("line%d", n)
		}
		seen[*p] = true
	}
	return out
}
