package scoring

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/calc"
	"bidwright/app/working"
)

func d(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// build marks an own price beside rivals, at a full cost of 190 and 1,000 units.
func build(own string, s bid.Scoring) *Result {
	sheet := working.New()
	node := func(id, value string) calc.Node {
		return sheet.Graph.Input(id, id, calc.PoundsPer("hour"), d(value), calc.Origin{})
	}
	return Build(Input{Sheet: sheet, Scoring: s, Asked: node("price.asked", own), Contract: node("contract.value", own+"000"),
		Years: []Year{{FullUnit: node("full", "190"), Volume: node("volume", "1000")}}, Singular: "hour"})
}

func rivals(prices ...string) []bid.Rival {
	var list []bid.Rival
	for i, p := range prices {
		list = append(list, bid.Rival{ID: string(rune('a' + i)), Name: string(rune('A' + i)), Price: P(p)})
	}
	return list
}

// The check column of section 14: W 40, bids of 200, 210 and 250.
func TestPublishedMarks(t *testing.T) {
	base := func(f bid.Formula) bid.Scoring {
		return bid.Scoring{Formula: f, Marks: Q("40"), Rivals: rivals("210", "250"), Highest: P("260"), Best: P("180"), Cap: P("240"), Floor: P("160")}
	}
	for f, want := range map[bid.Formula][3]string{
		bid.ScoreProportional: {"40", "38.10", "32"}, bid.ScorePercentOver: {"40", "38", "30"},
		bid.ScoreMean: {"23.64", "21.82", "14.55"}, bid.ScoreRange: {"30", "25", "5"}, bid.ScoreBudget: {"20", "15", "out"},
	} {
		r := build("200", base(f))
		for i, row := range r.Rows {
			if want[i] == "out" {
				if !row.Out || row.Rank != 0 {
					t.Errorf("%s: %s is not out", f, row.Name)
				}
				continue
			}
			if v, known := row.Total.Value(); !known || !v.Round(2).Equal(d(want[i])) {
				t.Errorf("%s: %s gets %s, want %s", f, row.Name, v, want[i])
			}
			if row.Rank != i+1 {
				t.Errorf("%s: %s in place %d", f, row.Name, row.Rank)
			}
		}
	}
	// Impact Bids, The quality imperative: 100, 105, 108 of 40 marks
	r := build("100", bid.Scoring{Formula: bid.ScoreProportional, Marks: Q("40"), Rivals: rivals("105", "108")})
	for i, want := range []string{"40", "38.0952", "37.0370"} {
		if v := r.Rows[i].Total.Decimal(); !v.Round(4).Equal(d(want)) {
			t.Errorf("bid %d gets %s, want %s", i, v, want)
		}
	}
}

// Negometrix, Low bid scoring formula: 70 marks for price and 130 for quality; A with 90
// marks at 10,000 gets 146 and wins over B with 74 at 8,000 and 144.
func TestPublishedTotals(t *testing.T) {
	r := build("10000", bid.Scoring{Formula: bid.ScoreProportional, Marks: Q("70"), Quality: Q("130"), OwnQuality: Q("90"),
		Rivals: []bid.Rival{{ID: "b", Name: "B", Price: P("8000"), Quality: Q("74")}}})
	if !r.Rows[0].Total.Decimal().Equal(d("146")) || !r.Rows[1].Total.Decimal().Equal(d("144")) || r.Rows[0].Rank != 1 {
		t.Errorf("%s and %s", r.Rows[0].Total.Format(), r.Rows[1].Total.Format())
	}
	// level at 54 price marks: 70 × 8,000 ÷ 54 = 10,370.37
	if !r.First.Decimal().Equal(d("10370.37")) {
		t.Errorf("first up to %s", r.First.Format())
	}
}

// Section 14: at 210, a pound costs 0.1814 marks and two quality marks are worth 11.64.
func TestPoundsAndMarks(t *testing.T) {
	r := build("210", bid.Scoring{Formula: bid.ScoreProportional, Marks: Q("40"), Rivals: rivals("200", "250")})
	if v := r.PerPound.Decimal().Round(4); !v.Equal(d("0.1814")) {
		t.Errorf("a pound costs %s", v)
	}
	if v := r.Rooms[1].Node.Decimal().Round(2); r.Rooms[1].Marks != 2 || !v.Equal(d("11.64")) {
		t.Errorf("two marks are worth %s", v)
	}
	// F2: 40 marks over 200 pounds is 0.2 a pound, so one mark is 5.00
	r = build("210", bid.Scoring{Formula: bid.ScorePercentOver, Marks: Q("40"), Rivals: rivals("200", "250")})
	if !r.PerPound.Decimal().Equal(d("0.2")) || !r.Rooms[0].Node.Decimal().Equal(d("5")) {
		t.Errorf("F2: %s a pound, %s a mark", r.PerPound.Format(), r.Rooms[0].Node.Format())
	}
	// F5: 40 marks over 80 pounds
	r = build("200", bid.Scoring{Formula: bid.ScoreBudget, Marks: Q("40"), Cap: P("240"), Floor: P("160"), Rivals: rivals("210")})
	if !r.PerPound.Decimal().Equal(d("0.5")) || !r.Rooms[0].Node.Decimal().Equal(d("2")) {
		t.Errorf("F5: %s a pound, %s a mark", r.PerPound.Format(), r.Rooms[0].Node.Format())
	}
	lowest := build("190", bid.Scoring{Formula: bid.ScoreProportional, Marks: Q("40"), Rivals: rivals("200")})
	if lowest.Rooms[0].Node.Available() || !lowest.PerPound.Decimal().IsZero() {
		t.Error("the lowest price has room by a formula that does not hold there")
	}
}

// Indexes: 200 at 80 marks and 180 at 60 are 2.50 and 3.00 pounds a mark.
func TestIndexes(t *testing.T) {
	s := bid.Scoring{Formula: bid.ScorePerQuality, OwnQuality: Q("80"), Rivals: []bid.Rival{{ID: "a", Name: "A", Price: P("180"), Quality: Q("60")}}}
	r := build("200", s)
	if r.Rows[0].Rank != 1 || !r.Rows[0].Total.Decimal().Equal(d("2.5")) || !r.Rows[1].Total.Decimal().Equal(d("3")) {
		t.Errorf("F6: %s and %s", r.Rows[0].Total.Format(), r.Rows[1].Total.Format())
	}
	if !r.Rooms[0].Node.Decimal().Equal(d("2.5")) || !r.First.Decimal().Equal(d("240")) {
		t.Errorf("F6: room %s, first at %s", r.Rooms[0].Node.Format(), r.First.Format())
	}
	s.Formula = bid.ScoreValueIndex
	if r = build("200", s); r.Rows[0].Rank != 1 || !r.Rows[0].Total.Decimal().Equal(d("0.4")) {
		t.Errorf("F7: %s", r.Rows[0].Total.Format())
	}
	s.Formula, s.Premium = bid.ScorePremium, P("0.50") // 200 − 40 = 160 against 180 − 30 = 150
	if r = build("200", s); r.Rows[0].Rank != 2 || !r.Rows[0].Total.Decimal().Equal(d("160")) || !r.First.Decimal().Equal(d("190")) {
		t.Errorf("F9: %s, first at %s", r.Rows[0].Total.Format(), r.First.Format())
	}
	s.Formula = bid.ScoreFixedPrice
	if r = build("200", s); r.Rows[0].Rank != 1 || r.First.Available() || r.PerPound.Available() {
		t.Error("F8 marks the price")
	}
}

// The best quality gets all marks and 45 of a best 50 gets nine tenths of 60.
func TestTopQualityIsNormalised(t *testing.T) {
	s := bid.Scoring{Formula: bid.ScoreTopNormalised, Marks: Q("40"), Quality: Q("60"), OwnQuality: Q("45"),
		Rivals: []bid.Rival{{ID: "a", Name: "A", Price: P("200"), Quality: Q("50")}}}
	r := build("200", s)
	if !r.Rows[0].Total.Decimal().Equal(d("94")) || !r.Rows[1].Total.Decimal().Equal(d("100")) {
		t.Errorf("%s and %s", r.Rows[0].Total.Format(), r.Rows[1].Total.Format())
	}
	s.Formula, s.NormaliseQuality = bid.ScoreProportional, true
	if again := build("200", s); !again.Rows[0].Total.Decimal().Equal(d("94")) {
		t.Error("F1 with quality normalised is not F10")
	}
}

// A price that takes a subsidy is never named without it.
func TestFirstPriceBelowCostNamesTheSubsidy(t *testing.T) {
	r := build("200", bid.Scoring{Formula: bid.ScoreProportional, Marks: Q("40"), Rivals: rivals("180")})
	if !r.First.Decimal().Equal(d("180")) || !r.FirstSubsidy.Decimal().Equal(d("10000")) {
		t.Errorf("first at %s with %s", r.First.Format(), r.FirstSubsidy.Format())
	}
	if !strings.Contains(r.FirstWords, "£10.00 below full cost") || !strings.Contains(r.FirstWords, "£10,000.00 a year") {
		t.Error(r.FirstWords)
	}
	r = build("200", bid.Scoring{Formula: bid.ScoreProportional, Marks: Q("40"), Rivals: rivals("195")})
	if !strings.Contains(r.FirstWords, "covers the full cost") || !r.FirstSubsidy.Decimal().IsZero() {
		t.Error(r.FirstWords)
	}
	if r = build("200", bid.Scoring{Formula: bid.ScoreProportional, Marks: Q("40")}); r.First.Available() {
		t.Error("first among nobody")
	}
}

// What it takes to be first is known before the price is; why there is none is told.
func TestFirstPriceWithoutAPrice(t *testing.T) {
	sheet := working.New()
	node := func(id, value string) calc.Node {
		return sheet.Graph.Input(id, id, calc.PoundsPer("hour"), d(value), calc.Origin{})
	}
	asked := sheet.Graph.Missing("price.asked", "Price asked", calc.PoundsPer("hour"), calc.Reason{Code: "PRICE-101", Text: "Nothing is costed yet."})
	r := Build(Input{Sheet: sheet, Scoring: bid.Scoring{Formula: bid.ScoreProportional, Marks: Q("40"), Rivals: rivals("180")}, Asked: asked, Contract: asked,
		Years: []Year{{FullUnit: node("full", "190"), Volume: node("volume", "1000")}}, Singular: "hour"})
	if !r.First.Decimal().Equal(d("180")) || r.Rank.Available() || r.Rank.Reason().Text != "Nothing is costed yet." {
		t.Errorf("%s %s", r.First.Format(), r.Rank.Format())
	}
}

// A very low third bid turns the order under F1: 100 at 48 quality and 120 at 54.
func TestPhantomFlipsTheOrder(t *testing.T) {
	s := bid.Scoring{Formula: bid.ScoreProportional, Marks: Q("40"), Quality: Q("60"), OwnQuality: Q("49"), PhantomPrice: P("50"), PhantomQuality: Q("0"),
		Rivals: []bid.Rival{{ID: "a", Name: "Harbour", Price: P("120"), Quality: Q("54")}}}
	r := build("100", s)
	if r.Rows[0].Rank != 1 || !strings.Contains(r.PhantomWords, "Harbour then stands before This bid") {
		t.Error(r.PhantomWords)
	}
	s.PhantomPrice = P("150")
	if r = build("100", s); !strings.Contains(r.PhantomWords, "leaves the order") {
		t.Error(r.PhantomWords)
	}
}

func TestNotDefined(t *testing.T) {
	for name, c := range map[string]struct {
		s    bid.Scoring
		own  string
		code string
	}{
		"no marks":        {bid.Scoring{Formula: bid.ScoreProportional, Rivals: rivals("10")}, "10", "PRICE-101"},
		"a price of 0":    {bid.Scoring{Formula: bid.ScoreProportional, Marks: Q("40"), Rivals: rivals("0")}, "10", "PRICE-106"},
		"lowest 0":        {bid.Scoring{Formula: bid.ScorePercentOver, Marks: Q("40"), Rivals: rivals("0")}, "10", "PRICE-106"},
		"mean 0":          {bid.Scoring{Formula: bid.ScoreMean, Marks: Q("40"), Rivals: rivals("0")}, "0", "PRICE-106"},
		"highest is best": {bid.Scoring{Formula: bid.ScoreRange, Marks: Q("40"), Highest: P("10"), Best: P("10")}, "10", "PRICE-106"},
		"cap is floor":    {bid.Scoring{Formula: bid.ScoreBudget, Marks: Q("40"), Cap: P("10"), Floor: P("10")}, "10", "PRICE-106"},
		"no quality mark": {bid.Scoring{Formula: bid.ScoreFixedPrice}, "10", "PRICE-101"},
		"quality of 0":    {bid.Scoring{Formula: bid.ScorePerQuality, OwnQuality: Q("0")}, "10", "PRICE-106"},
		"no premium":      {bid.Scoring{Formula: bid.ScorePremium, OwnQuality: Q("5")}, "10", "PRICE-101"},
		"too good":        {bid.Scoring{Formula: bid.ScoreFixedPrice, Quality: Q("60"), OwnQuality: Q("61")}, "10", "PRICE-104"},
	} {
		r := build(c.own, c.s)
		n := r.Rows[0].Total
		if n.Available() || n.Reason().Code != c.code || n.Reason().Text == "" {
			t.Errorf("%s: %s %q", name, n.Reason().Code, n.Reason().Text)
		}
		if r.Rank.Available() || r.First.Available() {
			t.Errorf("%s: ranked all the same", name)
		}
	}
	if build("10", bid.Scoring{}).Picked() {
		t.Error("a formula is picked that nobody chose")
	}
}

func TestFindings(t *testing.T) {
	codes := func(r *Result) string {
		var list []string
		for _, i := range r.Issues {
			list = append(list, i.Code)
		}
		return strings.Join(list, " ")
	}
	s := bid.Scoring{Formula: bid.ScoreProportional, Marks: Q("40"), Rivals: rivals("210", "250")}
	if got := codes(build("150", s)); got != "PRICE-033 PRICE-039" {
		t.Error(got)
	}
	s.Wording = "Price = lowest / price × 40"
	if got := codes(build("220", s)); got != "" {
		t.Error(got)
	}
	s.Formula, s.Cap, s.Floor = bid.ScoreBudget, P("200"), P("100")
	if got := codes(build("220", s)); got != "PRICE-004" {
		t.Error(got)
	}
}

// Whatever the prices: equal prices get equal marks, marks stay within bounds, scaling
// all prices leaves F1 to F3 unchanged, and the graph agrees with the pure rules.
func TestInvariants(t *testing.T) {
	formulas := []bid.Formula{bid.ScoreProportional, bid.ScorePercentOver, bid.ScoreMean, bid.ScoreRange, bid.ScoreBudget}
	rapid.Check(t, func(t *rapid.T) {
		s := bid.Scoring{Formula: rapid.SampledFrom(formulas).Draw(t, "formula"), Marks: Q("40"), Highest: P("300"), Best: P("90"), Cap: P("310"), Floor: P("100")}
		pence := rapid.SliceOfN(rapid.Int64Range(1, 30000), 1, 5).Draw(t, "pence")
		var prices []string
		for _, p := range pence {
			prices = append(prices, decimal.New(p, -2).String())
		}
		s.Rivals = rivals(append(prices, prices[0])...)
		r := build(prices[0], s)
		marks := r.Rules.Mark(r.entries)
		last := len(marks) - 1
		if !marks[0].Total.Equal(marks[1].Total) || marks[0].Rank != marks[last].Rank {
			t.Fatal("equal prices get unequal marks")
		}
		for i, m := range marks {
			if v, _ := r.Rows[i].Total.Value(); !v.Equal(m.Total) {
				t.Fatalf("the graph says %s and the rules %s", v, m.Total)
			}
			if m.Price.IsNegative() || m.Price.GreaterThan(d("40")) {
				t.Fatalf("%s marks of 40", m.Price)
			}
		}
		if rank, _ := r.Rank.Value(); !rank.Equal(decimal.NewFromInt(int64(marks[0].Rank))) {
			t.Fatal("two places")
		}
		if s.Formula == bid.ScoreRange || s.Formula == bid.ScoreBudget {
			return
		}
		scaled := append([]Entry(nil), r.entries...)
		for i := range scaled {
			scaled[i].Price = scaled[i].Price.Mul(decimal.NewFromInt(7))
		}
		for i, m := range r.Rules.Mark(scaled) {
			if m.Total.Sub(marks[i].Total).Abs().GreaterThan(decimal.New(1, -12)) {
				t.Fatalf("seven times the prices: %s instead of %s", m.Total, marks[i].Total)
			}
		}
	})
}

// At the price found the bid is first or level, and a penny more loses it; the room for
// a quality mark costs at most that mark.
func TestSearchesEndAtThePenny(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := bid.Scoring{Formula: rapid.SampledFrom([]bid.Formula{bid.ScoreProportional, bid.ScorePercentOver, bid.ScoreMean, bid.ScoreRange, bid.ScoreBudget, bid.ScorePerQuality, bid.ScoreValueIndex}).Draw(t, "formula"),
			Marks: Q("40"), Quality: Q("60"), OwnQuality: Q("40"), Highest: P("300"), Best: P("90"), Cap: P("310"), Floor: P("100")}
		for i := range 3 {
			s.Rivals = append(s.Rivals, bid.Rival{ID: string(rune('a' + i)), Name: "R", Price: P(decimal.New(rapid.Int64Range(9000, 30000).Draw(t, "price"), -2).String()), Quality: Q(decimal.NewFromInt(rapid.Int64Range(30, 60).Draw(t, "quality")).String())})
		}
		r := build("150", s)
		if price, known := r.First.Value(); known {
			if r.Rules.at(r.entries, price).Rank != 1 || r.Rules.at(r.entries, price.Add(decimal.New(1, -2))).Rank == 1 {
				t.Fatalf("%s: first at %s", s.Formula, price)
			}
		}
		if room, known := r.Rooms[0].Node.Value(); known && !Index(s.Formula) {
			before, after := r.Rules.Mark(r.entries)[0], r.Rules.at(r.entries, d("150").Add(room))
			if lost := before.Price.Sub(after.Price); lost.GreaterThan(d("1.000000001")) {
				t.Fatalf("%s: %s more costs %s marks", s.Formula, room, lost)
			}
		}
	})
}

func TestCurve(t *testing.T) {
	r := build("210", bid.Scoring{Formula: bid.ScoreProportional, Marks: Q("40"), Rivals: rivals("200", "250")})
	curve := r.Curve(21)
	if len(curve) != 21 || !curve[0].Price.Equal(d("160")) || !curve[20].Price.Equal(d("300")) {
		t.Fatalf("%v", curve)
	}
	for i := 1; i < len(curve); i++ {
		if curve[i].Marks.GreaterThan(curve[i-1].Marks) {
			t.Error("more money, more marks")
		}
	}
}

// The largest document that may be read is answered, not waited for.
func TestThousandsOfRivals(t *testing.T) {
	s := bid.Scoring{Formula: bid.ScoreMean, Marks: Q("40"), Quality: Q("60"), OwnQuality: Q("30"), NormaliseQuality: true, PhantomPrice: P("5")}
	for i := range bid.MaxLines {
		price := decimal.NewFromInt(int64(150 + i%100)).String()
		s.Rivals = append(s.Rivals, bid.Rival{ID: "r" + decimal.NewFromInt(int64(i)).String(), Price: P(price), Quality: Q("40")})
	}
	if r := build("200", s); !r.Rank.Available() || r.FirstWords == "" || r.PhantomWords == "" {
		t.Error("not all rivals are answered")
	}
}
