package sqlite

import (
	"fmt"
	"os"
	"time"

	"bidwright/app/workspace"
)

// childSaveUnsafely is the negative control of the power-cut test: the same saves
// without waiting for the disk.
func childSaveUnsafely(path string, limit int) {
	keeper := NewKeeper()
	store, err := keeper.Open(path, newClock().Now(), nil)
	if err != nil {
		fmt.Println("REFUSED", err)
		os.Exit(1)
	}
	if _, err := store.(*Store).db.Exec("PRAGMA synchronous = OFF"); err != nil {
		fmt.Println("REFUSED", err)
		os.Exit(1)
	}
	s := workspace.New(workspace.Params{Keeper: opened{keeper, store}, Now: newClock().Now, NewID: counter("u")})
	if err := s.Open(path); err != nil {
		fmt.Println("REFUSED", err)
		os.Exit(1)
	}
	st, _ := s.State()
	id := st.Bids[len(st.Bids)-1].ID
	n, _ := countOf(s, id)
	for range limit {
		n++
		if err := countUp(s, id, n); err != nil {
			fmt.Println("FAILED", n, err)
			return
		}
		fmt.Println("ACK", n)
	}
	_ = s.Close()
}

// opened is a keeper that hands out a store that is open already.
type opened struct {
	*Keeper
	store workspace.Store
}

func (o opened) Open(string, time.Time, func(workspace.Store) error) (workspace.Store, error) {
	return o.store, nil
}
