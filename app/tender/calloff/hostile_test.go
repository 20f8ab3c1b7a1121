package calloff_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/money"
	"bidwright/app/tender/calloff"
	"bidwright/app/working"
)

// Nothing that can be stored makes it panic or names a figure twice.
func TestAnyValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := func(name string) decimal.Decimal {
			return decimal.New(rapid.SampledFrom([]int64{0, 1, -1, 5, 10, 50, 100, 101, 999_999_999_999}).Draw(t, name), rapid.SampledFrom([]int32{0, 0, -2, -12}).Draw(t, name+" places"))
		}
		q := func(name string) money.Quantity {
			if rapid.Bool().Draw(t, name+" typed") {
				return money.QuantityOf(value(name))
			}
			return money.Quantity{}
		}
		p := func(name string) money.Pounds {
			if v := q(name); v.IsSet() {
				return money.PoundsOf(v.Decimal())
			}
			return money.Pounds{}
		}
		id := func(name string) string {
			return rapid.SampledFrom([]string{"", "a", "b", "choice", "r"}).Draw(t, name)
		}
		d := bid.DynamicPurchasing{Scheme: bid.DynamicScheme{Quality: q("Wq"), Price: q("Wp"), Outcomes: q("wo"), Needs: q("wn"), Features: q("wf"), Radius: q("R"), Cap: p("cap"),
			Method: rapid.SampledFrom([]bid.Formula{"", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "?"}).Draw(t, "method"),
			Gap:    rapid.SampledFrom([]bid.ChoiceGap{"", bid.GapRelative, "?"}).Draw(t, "gap")}}
		for range rapid.IntRange(0, 2).Draw(t, "qualifications") {
			d.Qualifications = append(d.Qualifications, bid.Qualification{ID: id("q"), Core: p("core"),
				Gates:      []bid.QualificationGate{{ID: id("g"), Code: rapid.SampledFrom([]string{"", "DPS-001", "x"}).Draw(t, "code"), Met: bid.No}},
				History:    []bid.DatedScore{{ID: id("h"), On: D("2026-01-01"), Score: q("score")}},
				Statements: []bid.MethodStatement{{ID: id("s"), Weight: money.ShareOf(value("w")), Score: q("s"), Max: q("max")}}})
		}
		for range rapid.IntRange(0, 2).Draw(t, "referrals") {
			r := bid.ScoredReferral{ID: id("r")}
			for range rapid.IntRange(0, 4).Draw(t, "bidders") {
				g := func(name string) bid.Got { return bid.Got{Got: q(name), Max: q(name + " max")} }
				r.Bidders = append(r.Bidders, bid.ReferralBidder{ID: id("o"), Own: rapid.Bool().Draw(t, "own"), QualificationID: id("qualification"), Score: q("q"), Miles: q("miles"),
					Outcomes: g("o"), Needs: g("n"), Features: g("f"), Cost: p("cost"), Core: p("core"), Variable: p("variable"), Discount: money.ShareOf(value("discount"))})
			}
			d.Referrals = append(d.Referrals, r)
		}
		build(t, d)
	})
}

// BenchmarkReferrals is 100 referrals of 6 bidders each.
func BenchmarkReferrals(b *testing.B) {
	doc := Empty()
	for i := range 100 {
		r := bid.ScoredReferral{ID: fmt.Sprint("r", i)}
		for k := range 6 {
			o := three().Referrals[0].Bidders[k%3]
			o.ID, o.Own = fmt.Sprintf("b%d.%d", i, k), k == 0
			r.Bidders = append(r.Bidders, o)
		}
		doc.Bid.Dynamic.Referrals = append(doc.Bid.Dynamic.Referrals, r)
	}
	for b.Loop() {
		calloff.Build(working.New(), calloff.Input{Document: doc, Library: library, On: D("2026-11-23")})
	}
}
