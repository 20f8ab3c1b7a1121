package route_test

import (
	"testing"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/tender/route"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

var (
	anyAnswer = rapid.SampledFrom([]bid.Answer{bid.Yes, bid.No, bid.Unknown})
	anyNation = rapid.SampledFrom([]bid.Nation{"", bid.England, bid.Scotland, bid.Wales, bid.NorthernIreland})
	anyBuyer  = rapid.SampledFrom([]bid.Authority{"", bid.AuthorityCentral, bid.AuthorityNHS, bid.AuthorityCouncil, bid.AuthorityParish, bid.AuthorityPolice, bid.AuthoritySchool, bid.AuthorityUtility, bid.AuthorityOther, "nonsense"})
	anyClass  = rapid.SampledFrom([]bid.ContractClass{"", bid.ClassGoodsServices, bid.ClassLightTouch, bid.ClassWorks, bid.ClassConcession, bid.ClassLightTouchConcession, "nonsense"})
	anyVAT    = rapid.SampledFrom([]bid.VATTreatment{"", bid.VATExempt, bid.VATStandard, bid.VATReduced, bid.VATZero, bid.VATOutside})
	anyDay    = rapid.SampledFrom([]date.Date{{}, date.MustISO("1999-01-01"), date.MustISO("2024-06-01"), date.MustISO("2025-02-23"), date.MustISO("2025-02-24"), date.MustISO("2026-01-01"), date.MustISO("2031-01-01")})
)

func pence(t *rapid.T, label string) money.Pounds {
	return money.PoundsOf(decimal.New(rapid.Int64Range(1, 2_000_000_000).Draw(t, label), -2))
}

// anyOpportunity is one that somebody might type, filled in part and with mistakes.
func anyOpportunity(t *rapid.T) bid.Opportunity {
	o := bid.Opportunity{Nation: anyNation.Draw(t, "nation"),
		Regime:    rapid.SampledFrom([]string{"", "PA23", "PCR2015", "PSR", "Scotland", "Utilities", "odd"}).Draw(t, "regime"),
		Technique: rapid.SampledFrom([]string{"", "dps", "framework"}).Draw(t, "technique"),
		Kind:      rapid.SampledFrom(append([]bid.OpportunityKind{"", "odd"}, bid.OpportunityKinds...)).Draw(t, "kind"),
		Buyer:     bid.Party{Name: rapid.SampledFrom([]string{"", "Devon County Council", "NHS Devon", "Ministry of Odd"}).Draw(t, "name")}}
	if rapid.Bool().Draw(t, "value") {
		o.Value.Net = pence(t, "net")
	}
	if rapid.Bool().Draw(t, "gross") {
		o.Value.Gross = pence(t, "gross sum")
	}
	o.Value.Above = anyAnswer.Draw(t, "above")
	if rapid.Bool().Draw(t, "cpv") {
		o.CPV = []bid.Code{{ID: rapid.SampledFrom([]string{"", "8", "85000000", "45000000", "79100000", "ab"}).Draw(t, "code")}}
	}
	o.Route = bid.Route{Authority: anyBuyer.Draw(t, "buyer"), Class: anyClass.Draw(t, "class"), VAT: anyVAT.Draw(t, "vat"),
		HealthCare: anyAnswer.Draw(t, "health"), Devolved: anyAnswer.Draw(t, "devolved"), NoEstimate: anyAnswer.Draw(t, "estimate"),
		EarlyNotice: anyAnswer.Draw(t, "early"), Began: anyDay.Draw(t, "began"), SetUp: anyDay.Draw(t, "setup"),
		PSR: bid.PSR{Existing: anyAnswer.Draw(t, "existing"), OnlyCapable: anyAnswer.Draw(t, "only"), FreeChoice: anyAnswer.Draw(t, "free"), Satisfying: anyAnswer.Draw(t, "satisfying"), Change: anyAnswer.Draw(t, "change")}}
	return o
}

// Whatever is typed gives an answer in words, and the side of the threshold is that of
// the two figures shown.
func TestAnyRoute(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		o := anyOpportunity(rt)
		r, s := build(t, o)
		if r.Answer == "" && r.Unavailable == "" {
			rt.Fatalf("no answer for %+v", o)
		}
		for _, i := range s.Issues {
			if i.Code == "" || i.Message == "" || i.Path == "" {
				rt.Fatalf("%+v", i)
			}
		}
		if r.Limit == nil || o.Route.NoEstimate == bid.Yes || !r.Basis.Available() {
			return
		}
		if want := r.Basis.Decimal().GreaterThanOrEqual(r.Threshold.Decimal()); (r.AtOrAbove == bid.Yes) != want || r.AtOrAbove == bid.Unknown {
			rt.Fatalf("%s against %s is %q", r.Basis.Format(), r.Threshold.Format(), r.AtOrAbove)
		}
	})
}

// One more part never makes the whole smaller.
func TestPartsOnlyAdd(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		o := council("1")
		last := decimal.Zero
		for i := range rapid.IntRange(1, 6).Draw(rt, "parts") {
			p := bid.ValuePart{ID: string(rune('a' + i)), Kind: rapid.SampledFrom([]bid.ValueKind{"", bid.ValueOption, bid.ValueExtension, bid.ValueRepeat}).Draw(rt, "kind")}
			if rapid.Bool().Draw(rt, "amount") {
				p.Amount = pence(rt, "sum")
			} else {
				p.Yearly, p.Years = pence(rt, "yearly"), money.QuantityOf(decimal.New(rapid.Int64Range(1, 100).Draw(rt, "years"), -1))
			}
			o.Route.Parts = append(o.Route.Parts, p)
			r, _ := build(t, o)
			if !r.Net.Available() || r.Net.Decimal().LessThan(last) {
				rt.Fatalf("%s after %s", r.Net.Format(), last)
			}
			last = r.Net.Decimal()
		}
	})
}

// An answer that is not known is asked for; it never counts as the answer no.
func TestUnknownIsNotNo(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		o := council("100000")
		o.Nation = bid.England
		o.Route.HealthCare = bid.Unknown // no CPV code and no notice that would suggest one
		o.Route.Authority = rapid.SampledFrom([]bid.Authority{bid.AuthorityCouncil, bid.AuthorityNHS}).Draw(rt, "buyer")
		r, _ := build(t, o)
		if r.Steps[0].ID != "health" || r.Steps[0].Answer != bid.Unknown || !r.InDoubt || !asks(r, route.CodeHealth) {
			rt.Fatalf("%+v", r.Steps[0])
		}
		p := anyOpportunity(rt).Route.PSR
		tree := route.Walk(p, route.ChangeLimits{Amount: decimal.NewFromInt(500000), Percent: decimal.NewFromInt(25)})
		for _, s := range tree.Steps[:len(tree.Steps)-1] {
			if s.Answer == bid.Unknown {
				rt.Fatalf("went on after %q", s.Question)
			}
		}
		if end := tree.Steps[len(tree.Steps)-1]; (end.Answer == bid.Unknown) != (tree.Route == "") {
			rt.Fatalf("%+v", tree)
		}
	})
}

func asks(r *route.Result, code string) bool {
	for _, q := range r.Questions {
		if q.Code == code {
			return true
		}
	}
	return false
}
