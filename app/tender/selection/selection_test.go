package selection_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/tender/selection"
	"bidwright/app/working"
	"bidwright/assets/facts"
)

var library = func() *reference.Library {
	l, err := reference.Load(facts.Files())
	if err != nil {
		panic(err)
	}
	return l
}()

// ready is a bid that passes: every ground cleared, employers' liability of £5m held.
func ready() bid.Document {
	doc := Empty()
	doc.Bid.Opportunity.Dates.Deadline.Day = "2026-12-31"
	doc.Organisation.Standing.Cleared = []bid.Clearance{{ID: "c", On: D("2026-11-01")}}
	doc.Organisation.Standing.Evidence = []bid.Evidence{{ID: "e", ItemID: "EV-10", Level: money.MustValue("5000000"),
		Expires: D("2027-12-31"), File: bid.EvidenceFile{SHA256: "x"}}}
	doc.Bid.Eligibility.Requirements = []bid.Requirement{{ID: "r", Name: "Cover", ItemID: "EV-10", EvidenceID: "e",
		Level: money.MustValue("5000000"), Met: bid.MeetsHave}}
	return doc
}

func build(t interface{ Fatal(...any) }, doc bid.Document) (*working.Sheet, *selection.Result) {
	s := working.New()
	out := selection.Build(s, selection.Input{Document: doc, Library: library, On: D("2026-11-23")})
	if err := s.Graph.Err(); err != nil {
		t.Fatal(err)
	}
	return s, out
}

func fires(s *working.Sheet, code string, severity bid.Severity) bool {
	return slices.ContainsFunc(s.Issues, func(i bid.Issue) bool { return i.Code == code && i.Severity == severity })
}

func TestEachChangeGivesItsCodeAndVerdict(t *testing.T) {
	s, out := build(t, ready())
	if out.Overall.Verdict != selection.Eligible || len(s.Issues) != 0 {
		t.Fatalf("the bid that passes is %s with %v", out.Overall.Verdict, s.Issues)
	}
	if got := len(out.Bodies[0].Cells); got != 26 {
		t.Errorf("%d grounds are asked, the published list has 24 and 2", got)
	}
	ground := func(id string, recurs bid.Answer, ended string) func(*bid.Document) {
		return func(d *bid.Document) {
			e := bid.Exclusion{ID: "x", GroundID: id, Applies: bid.Yes, Recurs: recurs}
			if ended != "" {
				e.Ended = D(ended)
			}
			d.Organisation.Standing.Exclusions = []bid.Exclusion{e}
		}
	}
	for _, c := range []struct {
		name, code string
		severity   bid.Severity
		verdict    selection.Verdict
		change     func(*bid.Document)
	}{
		{"no conditions", "ELIG-001", bid.Warns, selection.CannotTell, func(d *bid.Document) { d.Bid.Eligibility.Requirements = nil }},
		{"gap", "ELIG-002", bid.Blocks, selection.NotYet, func(d *bid.Document) { d.Bid.Eligibility.Requirements[0].Met = bid.MeetsGap }},
		{"by award", "ELIG-003", bid.Informs, selection.Eligible, func(d *bid.Document) { d.Bid.Eligibility.Requirements[0].Met = bid.MeetsByAward }},
		{"wanted now", "ELIG-003", bid.Blocks, selection.NotYet, func(d *bid.Document) {
			d.Bid.Eligibility.Requirements[0].Met, d.Bid.Eligibility.Requirements[0].AtBid = bid.MeetsByAward, bid.Yes
		}},
		{"runs out", "ELIG-004", bid.Blocks, selection.NotYet, func(d *bid.Document) { d.Organisation.Standing.Evidence[0].Expires = D("2026-12-30") }},
		{"no file", "ELIG-005", bid.Warns, selection.Eligible, func(d *bid.Document) { d.Organisation.Standing.Evidence[0].File = bid.EvidenceFile{} }},
		{"short", "ELIG-006", bid.Blocks, selection.NotYet, func(d *bid.Document) { d.Organisation.Standing.Evidence[0].Level = money.MustValue("4999999") }},
		{"unanswered", "ELIG-010", bid.Warns, selection.CannotTell, func(d *bid.Document) { d.Organisation.Standing.Cleared = nil }},
		{"mandatory", "ELIG-012", bid.Blocks, selection.Excluded, ground("EXC-M10", bid.Yes, "")},
		{"discretionary", "ELIG-013", bid.Warns, selection.CannotTell, ground("EXC-D02", bid.Yes, "")},
		{"ended", "ELIG-014", bid.Warns, selection.Eligible, ground("EXC-M10", bid.No, "2024-01-01")},
		{"long ago", "ELIG-014", bid.Informs, selection.Eligible, ground("EXC-M10", bid.No, "2020-01-01")},
		{"not known", "ELIG-010", bid.Warns, selection.CannotTell, ground("EXC-M10", bid.Unknown, "2024-01-01")},
		{"debarred", "ELIG-016", bid.Blocks, selection.Excluded, ground("EXC-X02", bid.Unknown, "")},
		{"no proof", "ELIG-030", bid.Warns, selection.CannotTell, func(d *bid.Document) { d.Bid.Eligibility.Requirements[0].EvidenceID = "" }},
		{"doubt", "ELIG-041", bid.Informs, selection.Eligible, func(d *bid.Document) { d.Bid.Eligibility.Requirements[0].Doubt = bid.DoubtInsurance }},
		{"late", "ELIG-052", bid.Warns, selection.Eligible, func(d *bid.Document) { d.Bid.Opportunity.Dates.Deadline.Day = "2026-11-01" }},
	} {
		doc := ready()
		c.change(&doc)
		s, out := build(t, doc)
		if !fires(s, c.code, c.severity) || out.Overall.Verdict != c.verdict {
			t.Errorf("%s: %s, want %s and %s; findings %v", c.name, out.Overall.Verdict, c.verdict, c.code, s.Issues)
		}
	}
}

func TestAGuarantorIsNotAskedAndAPartnerIs(t *testing.T) {
	for role, bodies := range map[bid.MemberRole]int{bid.RoleGuarantor: 1, bid.RoleSubcontractor: 1, bid.RoleMember: 2} {
		doc := ready()
		doc.Bid.Consortium.Members = []bid.Member{{ID: "m", Name: "M", Role: role}}
		if _, out := build(t, doc); len(out.Bodies) != bodies {
			t.Errorf("%q: %d bodies, want %d", role, len(out.Bodies), bodies)
		}
	}
}

var order = []selection.Verdict{selection.Eligible, selection.WithPartners, selection.CannotTell, selection.NotYet, selection.Excluded}

func TestAMetConditionMadeWorseNeverImprovesTheVerdict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := ready()
		doc.Bid.Eligibility.Requirements = nil
		n := rapid.IntRange(1, 6).Draw(t, "n")
		for i := range n {
			doc.Bid.Eligibility.Requirements = append(doc.Bid.Eligibility.Requirements, bid.Requirement{ID: string(rune('a' + i)), Name: "R",
				Weeks: money.QuantityOf(Q("1").Decimal().Mul(Q(rapid.StringMatching("[1-9]").Draw(t, "weeks")).Decimal())),
				Met:   rapid.SampledFrom([]bid.Meets{bid.MeetsHave, bid.MeetsByAward, bid.MeetsGap, bid.MeetsUnknown}).Draw(t, "met")})
		}
		_, before := build(t, doc)
		for i := 1; i < len(before.Plan); i++ {
			if before.Plan[i].Start.Before(before.Plan[i-1].Start) {
				t.Fatal("the plan is not sorted by slack")
			}
		}
		slices.Reverse(doc.Bid.Eligibility.Requirements)
		if _, other := build(t, doc); other.Overall.Verdict != before.Overall.Verdict {
			t.Fatal("the order of the conditions matters")
		}
		at := &doc.Bid.Eligibility.Requirements[rapid.IntRange(0, n-1).Draw(t, "at")]
		if at.Met == bid.MeetsHave {
			at.Met = bid.MeetsUnknown
		} else {
			at.Met = bid.MeetsGap
		}
		if _, after := build(t, doc); slices.Index(order, after.Overall.Verdict) < slices.Index(order, before.Overall.Verdict) {
			t.Fatalf("%s became %s", before.Overall.Verdict, after.Overall.Verdict)
		}
	})
}

func TestAPartnerCarriesAConditionOnlyWhenAgreedAndNotCaught(t *testing.T) {
	doc := ready()
	own := doc.Organisation.Standing
	doc.Bid.Consortium.Members = []bid.Member{{ID: "m", Name: "M", Role: bid.RoleSubcontractor, Agreed: bid.Yes,
		Standing: bid.Standing{Cleared: own.Cleared, Evidence: own.Evidence}}}
	doc.Bid.Eligibility.Requirements[0].ByID = "m"
	m := &doc.Bid.Consortium.Members[0]
	if _, out := build(t, doc); out.Overall.Verdict != selection.WithPartners {
		t.Errorf("an agreed partner: %s", out.Overall.Words)
	}
	m.Agreed = bid.Unknown
	if _, out := build(t, doc); out.Overall.Verdict != selection.CannotTell || !slices.Equal(out.Overall.NotAgreed, []string{"M"}) {
		t.Errorf("a partner not asked: %s", out.Overall.Words)
	}
	m.Agreed = bid.Yes
	m.Standing.Exclusions = []bid.Exclusion{{ID: "x", GroundID: "EXC-M10", Applies: bid.Yes, Recurs: bid.Yes}}
	if s, out := build(t, doc); out.Overall.Verdict != selection.NotYet || !fires(s, "ELIG-015", bid.Warns) {
		t.Errorf("a partner that is caught: %s", out.Overall.Words)
	}
}

func TestAShareCodeAndADeadlineAreAskedFor(t *testing.T) {
	doc := ready()
	doc.Bid.Opportunity.Dates.Deadline.Day = ""
	s := working.New()
	selection.Build(s, selection.Input{Document: doc, Library: library, On: D("2026-11-23"), Regime: "PA23"})
	if !fires(s, "ELIG-011", bid.Warns) || !fires(s, "ELIG-053", bid.Informs) {
		t.Errorf("findings: %v", s.Issues)
	}
}

func TestAGapWithoutWeeksOrCostIsNotZero(t *testing.T) {
	s := working.New()
	out := selection.Build(s, selection.Input{Document: ready(), Library: library, On: D("2026-11-23"),
		Tests: []selection.TestOutcome{{ID: "t", Name: "T", Passed: bid.No, OnFail: bid.FailMust}}})
	if _, known := out.Cost.Value(); known || out.Overall.Gaps != 1 || out.Overall.Verdict != selection.NotYet {
		t.Errorf("cost known %v, %s", known, out.Overall.Words)
	}
}
