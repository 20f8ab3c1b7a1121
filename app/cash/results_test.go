package cash_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/cash"
)

// published is the worked contract of section 13.
func published() bid.Document {
	doc := yearly()
	doc.Bid.Pricing.Results = bid.Results{Upfront: P("120000"), Cost: P("200000"), Outcomes: []bid.Outcome{
		{ID: "job", Name: "In work", Starts: Q("100"), Tariff: P("1600"), Low: S("0.4"), Mid: S("0.5"), High: S("0.6")}}}
	return doc
}

// C 200,000, A 120,000, n 100, T 1,600: 50 %, and at 40 % a loss of 16,000.
func TestPublishedBreakEven(t *testing.T) {
	r, p := of(published())
	figure(t, p, "pbr.breakeven", "0.5", 10)
	figure(t, p, "pbr.gap.low", "-16000", 2)
	figure(t, p, "pbr.gap.mid", "0", 2)
	figure(t, p, "pbr.income.high", "216000", 2)
	figure(t, p, "pbr.gap.none", "-80000", 2)
	figure(t, p, "pbr.at_risk", "0.4", 6) // 80,000 of 200,000
	if len(r.Issues) != 0 || !strings.Contains(r.Outcomes.Words, "50.0") {
		t.Errorf("%v %s", r.Issues, r.Outcomes.Words)
	}
	if err := p.Graph.Err(); err != nil {
		t.Error(err)
	}
}

func TestBreakEvenConditions(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*bid.Results)
		want   string // the rate; empty when not defined
		words  string
		issue  bool
	}{
		"upfront covers it":  {func(r *bid.Results) { r.Upfront = P("200000") }, "0", "covers the cost", false},
		"cannot break even":  {func(r *bid.Results) { r.Upfront = P("0") }, "1.25", "cannot break even", true},
		"nothing kept":       {func(r *bid.Results) { r.Outcomes[0].Extra = P("1600") }, "", "no more than it costs", true},
		"above the evidence": {func(r *bid.Results) { r.Evidenced = S("0.45") }, "0.5", "50.0", true},
		"as evidenced":       {func(r *bid.Results) { r.Evidenced = S("0.5") }, "0.5", "50.0", false},
		"extra cost":         {func(r *bid.Results) { r.Outcomes[0].Extra = P("600") }, "0.8", "80.0", true},
		// 80,000 ÷ 1,600 = 50 paid successes above 10 unpaid ones
		"baseline":         {func(r *bid.Results) { r.Outcomes[0].Baseline = Q("10") }, "0.6", "60.0", true},
		"cap too low":      {func(r *bid.Results) { r.Outcomes[0].Cap = P("79999") }, "", "cannot break even", true},
		"cap never binds":  {func(r *bid.Results) { r.Outcomes[0].Cap = P("80000") }, "0.5", "50.0", false},
		"cost of contract": {func(r *bid.Results) { r.Cost = bid.Results{}.Cost }, "-0.075", "covers the cost", false},
	} {
		doc := published()
		c.change(&doc.Bid.Pricing.Results)
		r, _ := of(doc)
		v, known := r.Outcomes.BreakEven.Value()
		if known != (c.want != "") || known && !v.Round(10).Equal(dec(c.want)) {
			t.Errorf("%s: %s %v", name, v, known)
		}
		if !strings.Contains(r.Outcomes.Words, c.words) {
			t.Errorf("%s: %s", name, r.Outcomes.Words)
		}
		if got := len(r.Issues) == 1 && r.Issues[0].Code == "PRICE-029"; got != c.issue {
			t.Errorf("%s: %v", name, r.Issues)
		}
	}
}

// Chances outside 0 to 100 % or out of order are refused, not counted.
func TestImpossibleChances(t *testing.T) {
	for _, change := range []func(*bid.Outcome){
		func(o *bid.Outcome) { o.High = S("1.2") }, func(o *bid.Outcome) { o.Low = S("-0.1") }, func(o *bid.Outcome) { o.Low = S("0.55") },
	} {
		doc := published()
		change(&doc.Bid.Pricing.Results.Outcomes[0])
		r, _ := of(doc)
		refused := 0
		for _, c := range r.Outcomes.Cases {
			if !c.Income.Available() && c.Income.Reason().Code == "PRICE-111" {
				refused++
			}
		}
		if refused == 0 {
			t.Error("an impossible chance counts")
		}
		found := false
		for _, i := range bid.Check(doc) {
			found = found || i.Code == "PRICE-111"
		}
		if !found {
			t.Error("an impossible chance is not reported")
		}
	}
}

// Outcomes are paid after the proof, and the events add to the expected income less the
// priced cost.
func TestResultsInCash(t *testing.T) {
	doc := published()
	o := &doc.Bid.Pricing.Results.Outcomes[0]
	o.Spread, o.Lag, o.Extra = Q("6"), Q("9"), P("33.33")
	r, p := of(doc)
	var last cash.Point
	for _, e := range r.Curve.Points {
		if e.Kind == cash.Receipts {
			last = e
		}
	}
	// the last start is on 1 September 2027, proven 9 months on and paid after 30 days
	if last.Date != D("2028-07-01") {
		t.Errorf("paid last on %s", last.Date)
	}
	want := dec("200000").Sub(dec("1666.5")).Sub(p.Contract.Cost.Decimal())
	if !r.Curve.End.Equal(want) {
		t.Errorf("ends at %s, want %s", r.Curve.End, want)
	}
}

// At the break-even rate nothing is left over, for any number of outcomes.
func TestBreakEvenLeavesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := published()
		list := doc.Bid.Pricing.Results.Outcomes[:0]
		for i := range rapid.IntRange(1, 4).Draw(t, "outcomes") {
			o := bid.Outcome{ID: string(rune('a' + i)), Name: "O", Starts: Q(decimal.NewFromInt(rapid.Int64Range(1, 300).Draw(t, "starts")).String()),
				Tariff: P(decimal.NewFromInt(rapid.Int64Range(500, 3000).Draw(t, "tariff")).String()), Extra: P("120"), Mid: S("0.5")}
			if rapid.Bool().Draw(t, "baseline") {
				o.Baseline = Q(o.Starts.Decimal().DivRound(dec("5"), 0).String())
			}
			list = append(list, o)
		}
		doc.Bid.Pricing.Results.Outcomes = list
		r, _ := of(doc)
		rate, known := r.Outcomes.BreakEven.Value()
		if !known || rate.IsNegative() || rate.GreaterThan(dec("1")) {
			return
		}
		for i := range list {
			list[i].Mid = S(rate.Round(12).String())
		}
		again, _ := of(doc)
		if gap, known := again.Outcomes.Cases[1].Gap.Value(); !known || gap.Abs().GreaterThan(dec("0.001")) {
			t.Fatalf("at %s %s is left over", rate, gap)
		}
	})
}

// The largest document that may be read is answered, not waited for.
func TestThousandsOfOutcomes(t *testing.T) {
	doc := published()
	one := doc.Bid.Pricing.Results.Outcomes[0]
	one.Baseline, one.Cap = Q("3"), P("70000")
	for i := range bid.MaxLines {
		o := one
		o.ID, o.Starts = "o"+decimal.NewFromInt(int64(i)).String(), Q(decimal.NewFromInt(int64(50+i)).String())
		doc.Bid.Pricing.Results.Outcomes = append(doc.Bid.Pricing.Results.Outcomes, o)
	}
	r, _ := of(doc)
	if !r.Outcomes.BreakEven.Available() || len(r.Outcomes.Each) != bid.MaxLines+1 {
		t.Error("not all outcomes are answered")
	}
}
