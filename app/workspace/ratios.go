package workspace

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/reference"
	"bidwright/app/tender/standing"
	"bidwright/app/working"
)

// Ratios are the usual tests of accounts, on the organisation's own, without any tender.
// Their figures stand on a sheet of their own, so that each can be explained. Internal.
type Ratios struct {
	Sheet *working.Sheet
	Tests []Ratio
}

// Ratio is one test with what the facts say of it.
type Ratio struct {
	standing.Test
	Fact reference.FinancialTest
}

// usualPacks are the packs whose tests need nothing but the accounts and have marks of
// their own, or are shown beside the others.
var usualPacks = []string{"PK-2OF3", "PK-ROCE", "PK-CHARITY"}

// Ratios works out the usual tests on the accounts that are typed, as of today.
func (s *Service) Ratios() (Ratios, error) {
	state, err := s.State()
	if err != nil {
		return Ratios{}, err
	}
	return NewRatios(state.Organisation, s.p.Facts, s.Today()), nil
}

// NewRatios works them out for both years. It never panics on any values.
func NewRatios(o bid.Organisation, facts *reference.Library, on date.Date) Ratios {
	out := Ratios{Sheet: working.New()}
	if facts == nil {
		return out
	}
	doc := bid.Document{Organisation: o}
	known := map[string]reference.FinancialTest{}
	for _, f := range facts.FinancialTests() {
		if slices.Contains(usualPacks, f.Pack) {
			known[f.ID] = f
			doc.Bid.Eligibility.Tests = append(doc.Bid.Eligibility.Tests, bid.FinancialTest{ID: f.ID, TestID: f.ID, Years: bid.BothYears})
		}
	}
	for _, t := range standing.Build(out.Sheet, standing.Input{Document: doc, Library: facts, On: on}).Tests {
		out.Tests = append(out.Tests, Ratio{t, known[t.TestID]})
	}
	return out
}
