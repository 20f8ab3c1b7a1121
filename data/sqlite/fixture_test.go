package sqlite

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/workspace"
	"bidwright/data/file"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) {
	if runChild() {
		return
	}
	goleak.VerifyTestMain(m)
}

// clockTest is a clock that moves a second whenever it is read.
type clockTest struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clockTest { return &clockTest{now: time.Date(2027, 5, 3, 9, 0, 0, 0, time.UTC)} }

func (c *clockTest) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(time.Second)
	return c.now
}

func (c *clockTest) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// counter gives ids in a fixed order.
func counter(prefix string) func() string {
	n := 0
	return func() string {
		n++
		return fmt.Sprintf("%s-%04d", prefix, n)
	}
}

type rig struct {
	*workspace.Service
	clock *clockTest
	dir   string
	path  string
	vault Vault
}

// newRig gives a service on a fresh workspace with backups.
func newRig(t testing.TB) *rig {
	t.Helper()
	r := newService(t, t.TempDir(), "id")
	must(t, r.Create(r.path))
	return r
}

func newService(t testing.TB, dir, prefix string) *rig {
	t.Helper()
	keeper := NewKeeper()
	r := &rig{clock: newClock(), dir: dir, path: filepath.Join(dir, "Tamar bids.bidwright")}
	r.vault = Vault{Dir: filepath.Join(dir, "backups"), Keeper: keeper}
	r.Service = workspace.New(workspace.Params{
		Keeper: keeper, Vault: r.vault, Files: file.Files{}, Now: r.clock.Now, NewID: counter(prefix),
	})
	t.Cleanup(func() { must(t, r.Close()) })
	return r
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func want(t testing.TB, err error, kind workspace.Kind) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("got %v, want %q", err, string(kind))
	}
	s := workspace.Explain(err)
	if s.Happened == "" || s.Means == "" || s.Do == "" {
		t.Fatalf("no whole sentence for %v: %+v", err, s)
	}
}

// sampleBid is a bid with some people and costs.
func sampleBid(title, value string) bid.Bid {
	b := bid.Bid{Title: title}
	b.Opportunity.Buyer.Name = "Cyngor Sir Ŷnys & Sons"
	b.Opportunity.Dates.Deadline.Day = "2027-06-01"
	if value != "" {
		b.Opportunity.Value.Net = money.MustPounds(value)
	}
	for i := range 5 {
		b.Pricing.People = append(b.Pricing.People, bid.Post{ID: fmt.Sprintf("p%d", i), Role: "Cook", HourlyPay: money.MustPounds("13.45"), HoursPerWeek: money.MustQuantity("37.5")})
		b.Pricing.Costs = append(b.Pricing.Costs, bid.CostLine{ID: fmt.Sprintf("c%d", i), Name: "Food", Amount: money.MustPounds("1234.56")})
	}
	return b
}

func state(t testing.TB, s *workspace.Service) workspace.State {
	t.Helper()
	st, err := s.State()
	must(t, err)
	return st
}
