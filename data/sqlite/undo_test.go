package sqlite

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/workspace"

	"github.com/shopspring/decimal"
)

// content is every document of the workspace as stored.
func contentOf(t testing.TB, r *rig) string {
	t.Helper()
	st := state(t, r.Service)
	out := map[string]any{"organisation": st.Organisation, "facts": st.Facts}
	for _, row := range st.Bids {
		b, err := r.Bid(row.ID)
		must(t, err)
		out["bid "+row.ID] = b
	}
	return encodeJSON(t, out)
}

// TestUndoAllAndRedoAllAcrossRestarts: after any edits, each undo gives exactly
// the state before its edit, each redo the state after, whenever the program is
// closed and opened in between.
func TestUndoAllAndRedoAllAcrossRestarts(t *testing.T) {
	runs, edits := 6, 30
	if soaking() {
		runs, edits = 60, 200
	}
	for run := range runs {
		seed := rand.Uint64()
		random := rand.New(rand.NewPCG(seed, uint64(run)))
		r := newRig(t)
		restart := func() {
			if random.IntN(8) == 0 {
				must(t, r.Close())
				must(t, r.Open(r.path))
			}
		}
		states := []string{contentOf(t, r)}
		for len(states) <= edits {
			randomEdit(t, r, random)
			now := contentOf(t, r)
			if now == states[len(states)-1] {
				continue // nothing changed, so nothing was stored
			}
			states = append(states, now)
			restart()
		}
		for i := len(states) - 2; i >= 0; i-- {
			_, err := r.Undo()
			must(t, err)
			restart()
			if got := contentOf(t, r); got != states[i] {
				t.Fatalf("seed %d: undo to state %d differs", seed, i)
			}
		}
		_, err := r.Undo()
		want(t, err, workspace.NoStep)
		for i := 1; i < len(states); i++ {
			_, err := r.Redo()
			must(t, err)
			restart()
			if got := contentOf(t, r); got != states[i] {
				t.Fatalf("seed %d: redo to state %d differs", seed, i)
			}
		}
		_, err = r.Redo()
		want(t, err, workspace.NoStep)
		must(t, r.Close())
	}
}

func randomEdit(t testing.TB, r *rig, random *rand.Rand) {
	t.Helper()
	rows := state(t, r.Service).Bids
	texts := []string{"", "Meals", "£ – ŵ ŷ", "🍲🍲", "aaaa", "aaab", "\"quoted\" \\ <b>", "Prydau"}
	text := func() string { return texts[random.IntN(len(texts))] }
	pick := random.IntN(10)
	if len(rows) == 0 {
		pick = 0
	}
	var err error
	var id string
	if len(rows) > 0 {
		id = rows[random.IntN(len(rows))].ID
	}
	switch pick {
	case 0:
		_, err = r.AddBid("Add", sampleBid(text(), fmt.Sprintf("%d.%02d", random.IntN(1e6), random.IntN(100))))
	case 1:
		err = r.DeleteBid(id, "Delete")
	case 2:
		_, err = r.DuplicateBid(id, "Duplicate", text())
	case 3:
		err = r.EditOrganisation("Organisation", func(o *bid.Organisation) error { o.Name = text(); o.Address = text(); return nil })
	case 4:
		o := bid.FactOverride{FactID: text(), Reason: "because"}
		if random.IntN(2) == 0 {
			o.Value = money.ValueOf(decimal.New(int64(random.IntN(1e6)), -2))
		}
		err = r.OverrideFact("Fact", o)
	default:
		err = r.EditBid(id, "Edit", func(b *bid.Bid) error {
			b.Title, b.Notes = text(), text()
			b.Opportunity.Value.Net = money.PoundsOf(decimal.New(int64(random.IntN(1e9)), -2))
			if n := len(b.Pricing.People); n > 0 && random.IntN(2) == 0 {
				at := random.IntN(n)
				b.Pricing.People = append(b.Pricing.People[:at:at], b.Pricing.People[at+1:]...)
			} else {
				b.Pricing.People = append(b.Pricing.People, bid.Post{Role: text()})
			}
			return nil
		})
	}
	must(t, err)
}

func TestHistoryIsBoundedAndForgetsDeletedBids(t *testing.T) {
	r := newRig(t)
	const secret = "a-deleted-note-4712"
	id, err := r.AddBid("Add", sampleBid("Old", ""), workspace.Attachment{Name: "n", Content: []byte(secret)})
	must(t, err)
	_, err = r.SaveVersion(id, "One")
	must(t, err)
	must(t, r.DeleteBid(id, "Delete"))
	busy, err := r.AddBid("Add", sampleBid("Busy", ""))
	must(t, err)
	// Long texts that share nothing fill the 20 MB of history.
	for i := range 60 {
		must(t, r.EditBid(busy, fmt.Sprintf("Edit %d", i), func(b *bid.Bid) error {
			b.Notes = fmt.Sprintf("%0190000d", i)
			b.Opportunity.Description = fmt.Sprintf("%d%0190000d%d", i, i, i)
			b.Title = fmt.Sprintf("%d Busy", i)
			return nil
		}))
	}
	steps, err := r.History(1000)
	must(t, err)
	if len(steps) >= 60 || len(steps) < 20 {
		t.Errorf("%d steps kept", len(steps))
	}
	if _, err := r.Attachment("x"); err == nil {
		t.Error("no error for a file that is not there")
	}
	vs, err := r.Versions(id)
	must(t, err)
	fs, err := r.Attachments(id)
	must(t, err)
	if len(vs) != 0 || len(fs) != 0 {
		t.Errorf("a bid that is gone for good left %d versions and %d files", len(vs), len(fs))
	}
	must(t, r.Close())
	must(t, r.Open(r.path))
	name, err := r.Undo()
	must(t, err)
	if name != "Edit 59" {
		t.Errorf("undid %q", name)
	}
}
