package sqlite

import (
	"fmt"
	"path/filepath"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/workspace"
)

// thousand makes a workspace of n ordinary bids.
func thousand(b *testing.B, n int) string {
	b.Helper()
	r := newService(b, b.TempDir(), "id")
	must(b, r.Create(r.path))
	all := make([]workspace.Incoming, n)
	for i := range all {
		all[i].Bid = sampleBid(fmt.Sprintf("Bid %d", i), fmt.Sprintf("%d.50", 1000+i))
	}
	_, err := r.AddBids("Add all", all)
	must(b, err)
	must(b, r.Close())
	return r.path
}

// BenchmarkOpen opens a workspace with every check and lists its bids: target
// 0.3 s for 1,000.
func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{250, 1000, 4000} {
		b.Run(fmt.Sprintf("%d bids", n), func(b *testing.B) {
			path := thousand(b, n)
			for b.Loop() {
				s := workspace.New(workspace.Params{Keeper: NewKeeper(), Now: newClock().Now, NewID: counter("b")})
				must(b, s.Open(path))
				if got := len(state(b, s).Bids); got != n {
					b.Fatalf("%d bids", got)
				}
				must(b, s.Close())
			}
		})
	}
}

// BenchmarkSaveField is one committed field, on the disk: budget 50 ms.
func BenchmarkSaveField(b *testing.B) {
	r := newService(b, b.TempDir(), "id")
	must(b, r.Create(r.path))
	id, err := r.AddBid("Add", sampleBid("Meals", "10"))
	must(b, err)
	n := 0
	for b.Loop() {
		n++
		must(b, r.EditBid(id, "Edit", func(x *bid.Bid) error { x.Notes = fmt.Sprint(n); return nil }))
	}
}

// BenchmarkBackup is a checked backup of 1,000 bids: budget 1 s.
func BenchmarkBackup(b *testing.B) {
	path := thousand(b, 1000)
	store, err := NewKeeper().Open(path, newClock().Now(), nil)
	must(b, err)
	n := 0
	for b.Loop() {
		n++
		must(b, store.CopyTo(filepath.Join(b.TempDir(), fmt.Sprintf("%d.bidwright", n))))
	}
	must(b, store.Close())
}
