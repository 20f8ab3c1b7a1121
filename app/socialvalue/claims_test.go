package socialvalue_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/money"
	"bidwright/app/socialvalue"
	"bidwright/app/working"
)

func grouped(sv bid.SocialValue, members ...bid.Member) (*working.Sheet, *socialvalue.Result) {
	doc := Empty()
	doc.Bid.Pricing.Years, doc.Bid.SocialValue, doc.Bid.Consortium.Members = 1, sv, members
	s := working.New()
	return s, socialvalue.Build(s, socialvalue.Input{Document: doc, Library: library, On: day})
}

// Each party may have a row of its own for one outcome of the same people. All together
// never count more than the whole outcome would if nobody had split it; where their claims
// keep to 100 %, they count just that share of it, and otherwise the row that passes it
// counts nothing and names who claims what.
func TestPartiesTogetherClaimNoMoreThanTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sv := sound()
		sv.Rows = sv.Rows[:1]
		_, whole := build(sv, 1)
		one, _ := whole.Rows[0].PV.Value()
		row := sv.Rows[0]
		sv.Rows = nil
		sum, kept := decimal.Zero, decimal.Zero
		for i := range rapid.IntRange(1, 5).Draw(t, "parties") {
			share := decimal.New(rapid.Int64Range(0, 100).Draw(t, "share"), -2)
			r := row
			r.ID, r.Claims = fmt.Sprint("row", i), []bid.ClaimShare{{MemberID: fmt.Sprint("m", i), Share: money.ShareOf(share)}}
			sv.Rows = append(sv.Rows, r)
			sum = sum.Add(share)
			if next := kept.Add(share); next.LessThanOrEqual(decimal.NewFromInt(1)) {
				kept = next
			}
		}
		_, out := build(sv, 1)
		counted := decimal.Zero
		for _, r := range out.Rows {
			if v, known := r.PV.Value(); known && r.Counted {
				counted = counted.Add(v)
			}
		}
		if want := one.Mul(kept); counted.Sub(want).Abs().GreaterThan(decimal.New(1, -6)) {
			t.Fatalf("%s counted of %s: %s of it is claimed within the whole", counted, one, kept)
		}
		if over := sum.GreaterThan(decimal.NewFromInt(1)); over != told(out.Issues, "SV-009") {
			t.Fatalf("claims of %s, and told: %v", sum, !over)
		}
	})
}

// The claims that are too much together are named with their parties, and the second row
// waits; for other people, or another unit value, nothing is too much.
func TestClaimsTooMuchTogetherAreNamed(t *testing.T) {
	sv := sound()
	row := sv.Rows[0]
	row.ID, row.Name = "c", "The partner's row"
	row.Claims = []bid.ClaimShare{{MemberID: "m", Share: S("0.425")}}
	sv.Rows[0].Claims = []bid.ClaimShare{{Share: S("0.6")}}
	sv.Rows = append(sv.Rows, row)
	s, out := grouped(sv, bid.Member{ID: "m", Name: "Harbour Trust"})
	var message string
	for _, i := range out.Issues {
		if i.Code == "SV-009" && i.Severity == bid.Blocks && i.Path == "socialValue.rows.c.claims" {
			message = i.Message
		}
	}
	for _, want := range []string{"us (60 %)", "Harbour Trust (42.5 %)", "102.5 %", "The partner's row"} {
		if !strings.Contains(strings.ReplaceAll(message, "\u00a0", " "), want) {
			t.Errorf("%q is not in %q", want, message)
		}
	}
	if n, _ := s.Graph.Node("sv.row.c.pv"); n.Available() {
		t.Error("the row that passes the whole counts")
	}
	if n, _ := s.Graph.Node("sv.row.a.pv"); !n.Available() {
		t.Error("the first row does not count")
	}
	sv.Rows[2].GroupID = "h"
	if _, out = build(sv, 1); told(out.Issues, "SV-009") {
		t.Error("other people are held against these")
	}
	sv.Rows[2].GroupID, sv.Rows[2].ValueID = "g", "y"
	if _, out = build(sv, 1); told(out.Issues, "SV-009") {
		t.Error("another value is held against this one")
	}
}
