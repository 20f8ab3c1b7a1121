// Package standing works out the financial tests that a tender sets from accounts that
// are typed once, for a bidder alone or a group, in each way of putting a group together
// (section 3 of the tender specification). Figure ids are listed in app/assess/doc.go.
package standing

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// Input is what the tests rest on. On is today.
type Input struct {
	Document bid.Document
	Library  *reference.Library
	On       date.Date
}

// Outcome is how a test stands. Not computable is neither a pass nor a fail.
type Outcome string

// The outcomes.
const (
	Pass          Outcome = "pass"
	Fail          Outcome = "fail"
	NotComputable Outcome = "not computable"
	Explain       Outcome = "needs explanation"
	Shown         Outcome = "shown" // a figure beside the tests, without a mark
)

// Reading is the figure of one test in one year, for one body or a group.
type Reading struct {
	Figure  calc.Node
	Outcome Outcome
	Why     string
	exact   *big.Rat // the figure before any division is cut off; nil when not known
	near    bool     // it fails, within nearMiss of its mark
}

// ModeResult is a test in one way of putting the group together; Years holds the latest
// and, where it counts, the prior year, and Member who sinks it.
type ModeResult struct {
	Mode    bid.GroupMode
	Outcome Outcome
	Why     string
	Member  string
	Years   []Reading
}

// Test is one test of the tender with its results.
type Test struct {
	ID, TestID, Name, LotID, Path string
	FigureID                      string // of the deciding figure
	Consequence                   bid.TestConsequence
	Outcome                       Outcome
	Why                           string
	Modes                         []ModeResult // the deciding one first
	Bodies                        []BodyResult // each by itself; ours first
	Fixes                         []Fix        // each makes a failed year or member pass
	Beside                        []Beside     // second readings of a charity
	// Mitigation is what the facts say a buyer may weigh where two of three are not met.
	Mitigation []string
	// NearMiss: a figure that fails lies within 10 % of its mark. The limit is our own.
	NearMiss bool
	Source   reference.Source
}

// Result is every test of the tender.
type Result struct {
	Tests       []Test
	Mode        bid.GroupMode // empty for a single bidder
	ModeAssumed bool          // taken from the liability
	Unavailable string
}

type body struct {
	id, name, path string
	share          *big.Rat
	shareNode      calc.Node
	lead           bool
	charity        bid.Answer
	years          [2]year
}

type builder struct {
	*working.Sheet
	in     Input
	r      *Result
	bodies []*body
	known  map[string]reference.FinancialTest
	tests  []bid.FinancialTest
	ids    map[string]bool
	annual map[string]figure
}

// Build writes elig.fin.<test_id> on the sheet for each test of the document and gives
// the results with findings ELIG-020 to ELIG-025, ELIG-040 and ELIG-043. Without a library no test is worked out.
func Build(s *working.Sheet, in Input) *Result {
	b := &builder{Sheet: s, in: in, r: &Result{}, known: map[string]reference.FinancialTest{}, ids: map[string]bool{}, annual: map[string]figure{}}
	if in.Library == nil {
		b.r.Unavailable = "The facts are not loaded, so the financial tests cannot be worked out."
		return b.r
	}
	for _, t := range in.Library.FinancialTests() {
		b.known[t.ID] = t
	}
	b.tests = working.Unique(in.Document.Bid.Eligibility.Tests, func(t *bid.FinancialTest) *string { return &t.ID })
	b.group()
	for i := range b.tests {
		b.r.Tests = append(b.r.Tests, b.test(&b.tests[i]))
	}
	b.findings()
	b.queries()
	return b.r
}

func (b *builder) group() {
	c := &b.in.Document.Bid.Consortium
	own := &body{name: working.Named(b.in.Document.Organisation.Name, "your organisation"), path: "organisation.standing.accounts", lead: c.Lead == "", charity: b.in.Document.Organisation.Charity}
	own.fill(b.in.Document.Organisation.Standing.Accounts)
	b.bodies = []*body{own}
	for _, m := range working.Unique(c.Members, func(m *bid.Member) *string { return &m.ID }) {
		if m.Role == bid.RoleGuarantor {
			continue
		}
		path := "consortium.members." + m.ID
		one := &body{id: m.ID, name: working.Named(m.Name, "a member"), path: path + ".standing.accounts", lead: c.Lead == m.ID, charity: m.Charity}
		one.fill(m.Standing.Accounts)
		b.share(one, path+".share", m.Share)
		b.bodies = append(b.bodies, one)
	}
	if len(b.bodies) == 1 {
		own.lead = true
		return
	}
	b.share(own, "consortium.ownShare", c.OwnShare)
	b.r.Mode = c.Mode
	if c.Mode == bid.GroupByLiability {
		b.r.Mode, b.r.ModeAssumed = bid.GroupLeadOnly, true
		if c.Liability == bid.LiabilityJoint || c.Liability == bid.LiabilityNewEntity {
			b.r.Mode = bid.GroupAggregate
		}
	}
}

func (b *builder) share(who *body, path string, share working.Typed) {
	who.shareNode = b.Input(working.Fig{Label: "Share of " + who.name, Unit: calc.Percent, Path: path}, share,
		working.UpToOne, working.Ask("The share of "+who.name+" is not typed. Type it so that all shares make 100 %."))
	if v, ok := who.shareNode.Value(); ok {
		who.share = v.Rat()
	}
}

// fill takes the two latest years by their end.
func (w *body) fill(list []bid.AccountsYear) {
	list = working.Unique(list, func(y *bid.AccountsYear) *string { return &y.ID })
	slices.SortStableFunc(list, func(a, c bid.AccountsYear) int { return cmp.Compare(c.YearEnd.ISO(), a.YearEnd.ISO()) })
	for i := range min(2, len(list)) {
		w.years[i] = year{w.path + "." + list[i].ID, &list[i]}
	}
}

// modes are the ways that are shown, the deciding one first: of a bought score each
// member, of group marks the shares.
func (b *builder) modes(factID string) []bid.GroupMode {
	if len(b.bodies) == 1 {
		return []bid.GroupMode{""}
	}
	first := b.r.Mode
	switch factID {
	case "FIN-BUREAU":
		first = bid.GroupEachMember
	case "FIN-M50-GRP":
		first = bid.GroupShareWeighted
	}
	out := []bid.GroupMode{first}
	for _, m := range []bid.GroupMode{bid.GroupAggregate, bid.GroupLeadOnly, bid.GroupEachMember, bid.GroupShareWeighted} {
		if m != first {
			out = append(out, m)
		}
	}
	return out
}

func upper(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
