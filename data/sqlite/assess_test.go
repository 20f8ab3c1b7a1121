package sqlite

import (
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/workspace"
	"bidwright/assets/facts"
)

// TestAnEditReachesTheAssessment: what is assessed is what is stored, with the
// organisation and the overridden facts of the workspace.
func TestAnEditReachesTheAssessment(t *testing.T) {
	library, err := reference.Load(facts.Files())
	must(t, err)
	clock := newClock()
	s := workspace.New(workspace.Params{Keeper: NewKeeper(), Now: clock.Now, NewID: counter("a"), Facts: library})
	must(t, s.Create(t.TempDir()+"/a.bidwright"))
	id, err := s.AddBid("Add", sampleBid("Meals", "1000"))
	must(t, err)
	must(t, s.EditOrganisation("Name", func(o *bid.Organisation) error { o.Name = "Tamar"; return nil }))
	must(t, s.OverrideFact("Own rate", bid.FactOverride{FactID: "x", Value: money.MustValue("1"), Reason: "test"}))
	a, err := s.Assess(id)
	must(t, err)
	if a.Document.Organisation.Name != "Tamar" || a.Document.Bid.Title != "Meals" || len(a.Document.Facts) != 1 || len(a.Figures) == 0 {
		t.Errorf("%+v", a.Document.Organisation)
	}
	must(t, s.Close())
}
