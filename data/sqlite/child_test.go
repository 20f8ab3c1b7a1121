package sqlite

import (
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/workspace"
	"bidwright/data/file"

	"github.com/shopspring/decimal"
)

// The environment of a child process: what it does, and on which file.
const (
	childDoes = "BIDWRIGHT_TEST_CHILD"
	childFile = "BIDWRIGHT_TEST_FILE"
	childMore = "BIDWRIGHT_TEST_MORE" // how many saves, or a limit in bytes
)

// soaking reports whether the long forms of the trust tests were asked for.
func soaking() bool { return os.Getenv("BIDWRIGHT_SOAK") != "" }

// children are the parts that a child process can play; files for one system add theirs.
var children = map[string]func(path string, more int){
	"save":                      childSave,
	"save with synchronous off": childSaveUnsafely,
	"hold":                      childHold,
}

// runChild plays a part when the test binary was started as a child process.
func runChild() bool {
	does := os.Getenv(childDoes)
	if does == "" {
		return false
	}
	more, _ := strconv.Atoi(os.Getenv(childMore))
	children[does](os.Getenv(childFile), more)
	return true
}

// childService opens path or says why not; one bid is in it.
func childService(path string) (*workspace.Service, string) {
	clock := time.Now
	s := workspace.New(workspace.Params{Keeper: NewKeeper(), Files: file.Files{}, Now: clock,
		NewID: func() string { return fmt.Sprintf("new-%d", clock().UnixNano()) }})
	if err := s.Open(path); err != nil {
		fmt.Println("REFUSED", err)
		os.Exit(1)
	}
	st, err := s.State()
	if err != nil || len(st.Bids) == 0 {
		fmt.Println("REFUSED no bid", err)
		os.Exit(1)
	}
	return s, st.Bids[len(st.Bids)-1].ID
}

// countUp is one save: the number n goes to three places that must agree.
func countUp(s *workspace.Service, id string, n int) error {
	return s.EditBid(id, fmt.Sprintf("save %d", n), func(b *bid.Bid) error {
		b.Notes = strconv.Itoa(n)
		b.Opportunity.Value.Net = money.PoundsOf(decimal.NewFromInt(int64(n)))
		// A document that grows and shrinks moves pages about.
		b.Opportunity.Description = fmt.Sprintf("%0*d", 1+(n*7919)%9000, n)
		return nil
	})
}

func countOf(s *workspace.Service, id string) (int, error) {
	b, err := s.Bid(id)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(b.Notes)
}

// childSave saves numbers and says so after each, at most limit times (0: for ever).
func childSave(path string, limit int) {
	s, id := childService(path)
	n, _ := countOf(s, id)
	for i := 0; limit == 0 || i < limit; i++ {
		n++
		if err := countUp(s, id, n); err != nil {
			fmt.Println("FAILED", n, err, "|", workspace.Explain(err))
			n--
			continue
		}
		fmt.Println("ACK", n)
	}
	if err := s.Close(); err != nil {
		fmt.Println("CLOSE", err)
	}
}

// childHold keeps a workspace open until its input ends.
func childHold(path string, _ int) {
	s, _ := childService(path)
	fmt.Println("ACK 0")
	_, _ = os.Stdin.Read(make([]byte, 1))
	_ = s.Close()
}

// ack reads the number of the last save that a child acknowledged.
func ack(t testing.TB, line string) (int, bool) {
	t.Helper()
	var n int
	if _, err := fmt.Sscanf(line, "ACK %d", &n); err != nil {
		return 0, false
	}
	return n, true
}
