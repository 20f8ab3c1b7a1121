package decision_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/tender/decision"
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

var items = []string{"slack", "margin", "win", "evidence", "delivery", "cash", "mission"}

// ready is a bid that nothing stops: every gate is green, every mark is 4 and the
// expected value is above zero.
func ready() (decision.Input, map[string]string) {
	doc := Empty()
	doc.Bid.Opportunity.Dates.Deadline.Day = "2026-12-07" // 14 days on
	c := &doc.Bid.Choice
	c.Objects, c.Conflicts, c.Board = bid.Yes, bid.Yes, bid.Yes
	c.Effort, c.HoursWeek = []bid.BidEffort{{ID: "e", Name: "Writing", Hours: Q("70"), Rate: P("50"), Done: Q("10")}}, Q("30")
	c.Chance, c.Surplus = S("0.25"), P("18000")
	for _, i := range items {
		c.Marks = append(c.Marks, bid.ChoiceMark{ID: "m" + i, ItemID: i, Mark: Q("4")})
	}
	yes := decision.Finding{Answer: bid.Yes, Why: "met"}
	return decision.Input{Document: doc, Library: library, On: D("2026-11-23"), NotBarred: yes, Criteria: yes, Financial: yes, InTime: yes},
		map[string]string{"price.asked": "10", "ladder.full_cost": "9", "ladder.walk_away": "9", "cash.peak": "100", "cash.available": "100"}
}

func build(t interface{ Fatal(...any) }, in decision.Input, figures map[string]string) (*working.Sheet, *decision.Result) {
	s := working.New()
	for id, v := range figures {
		if v == "" {
			s.Graph.Missing(id, id, calc.Pounds, calc.Reason{Text: "not known here"})
			continue
		}
		s.Graph.Input(id, id, calc.Pounds, decimal.RequireFromString(v), calc.Origin{})
	}
	out := decision.Build(s, in)
	if err := s.Graph.Err(); err != nil {
		t.Fatal(err)
	}
	return s, out
}

func TestEveryGate(t *testing.T) {
	no, open := decision.Finding{Answer: bid.No, Why: "because"}, decision.Finding{}
	for _, c := range []struct {
		name, code string
		want       decision.Colour
		change     func(*decision.Input, map[string]string)
	}{
		{"60 hours left, 60 there are", "BID-001", decision.Green, func(*decision.Input, map[string]string) {}},
		{"too few hours", "BID-001", decision.Red, func(in *decision.Input, _ map[string]string) { in.Document.Bid.Choice.HoursWeek = Q("29.9") }},
		{"deadline past", "BID-001", decision.Red, func(in *decision.Input, _ map[string]string) { in.On = D("2026-12-08") }},
		{"sent in", "BID-001", decision.Green, func(in *decision.Input, _ map[string]string) {
			in.On, in.Document.Bid.Status = D("2026-12-08"), bid.StatusSubmitted
		}},
		{"no deadline", "BID-001", decision.Unknown, func(in *decision.Input, _ map[string]string) {
			in.Document.Bid.Opportunity.Dates.Deadline.Day = ""
		}},
		{"no hours a week", "BID-001", decision.Unknown, func(in *decision.Input, _ map[string]string) {
			in.Document.Bid.Choice.HoursWeek = money.Quantity{}
		}},
		{"all done", "BID-001", decision.Green, func(in *decision.Input, _ map[string]string) {
			in.Document.Bid.Choice.HoursWeek, in.Document.Bid.Choice.Effort[0].Done = money.Quantity{}, Q("80")
		}},
		{"no effort", "BID-001", decision.Unknown, func(in *decision.Input, _ map[string]string) { in.Document.Bid.Choice.Effort = nil }},
		{"free", "BID-002", decision.Green, func(*decision.Input, map[string]string) {}},
		{"barred", "BID-002", decision.Red, func(in *decision.Input, _ map[string]string) { in.NotBarred = no }},
		{"unanswered", "BID-002", decision.Unknown, func(in *decision.Input, _ map[string]string) { in.NotBarred = open }},
		{"met", "BID-003", decision.Green, func(*decision.Input, map[string]string) {}},
		{"gap", "BID-003", decision.Red, func(in *decision.Input, _ map[string]string) { in.Criteria = no }},
		{"unanswered", "BID-003", decision.Unknown, func(in *decision.Input, _ map[string]string) { in.Criteria = open }},
		{"passed", "BID-004", decision.Green, func(*decision.Input, map[string]string) {}},
		{"failed", "BID-004", decision.Red, func(in *decision.Input, _ map[string]string) { in.Financial = no }},
		{"unanswered", "BID-004", decision.Unknown, func(in *decision.Input, _ map[string]string) { in.Financial = open }},
		{"covers", "BID-005", decision.Green, func(_ *decision.Input, f map[string]string) { f["price.asked"] = "9" }},
		{"below full cost", "BID-005", decision.Red, func(_ *decision.Input, f map[string]string) { f["price.asked"] = "8.99" }},
		{"below, board named who pays", "BID-005", decision.Green, func(in *decision.Input, f map[string]string) {
			f["price.asked"], f["ladder.walk_away"] = "8", "8"
			in.Document.Bid.Pricing.WalkAway, in.Document.Bid.Pricing.WalkAwayWhy = P("8"), "The legacy fund pays."
		}},
		{"below, nobody named", "BID-005", decision.Red, func(in *decision.Input, f map[string]string) {
			f["price.asked"], f["ladder.walk_away"] = "8", "8"
			in.Document.Bid.Pricing.WalkAway = P("8")
		}},
		{"below the walk-away", "BID-005", decision.Red, func(in *decision.Input, f map[string]string) {
			f["ladder.walk_away"] = "11"
			in.Document.Bid.Pricing.WalkAway, in.Document.Bid.Pricing.WalkAwayWhy = P("11"), "x"
		}},
		{"no price", "BID-005", decision.Unknown, func(_ *decision.Input, f map[string]string) { f["price.asked"] = "" }},
		{"no full cost", "BID-005", decision.Unknown, func(_ *decision.Input, f map[string]string) { f["ladder.full_cost"] = "" }},
		{"just enough", "BID-006", decision.Green, func(*decision.Input, map[string]string) {}},
		{"short", "BID-006", decision.Red, func(_ *decision.Input, f map[string]string) { f["cash.peak"] = "100.01" }},
		{"no reserves typed", "BID-006", decision.Unknown, func(_ *decision.Input, f map[string]string) { f["cash.available"] = "" }},
		{"no cash", "BID-006", decision.Unknown, func(_ *decision.Input, f map[string]string) { delete(f, "cash.peak") }},
		{"in time", "BID-007", decision.Green, func(*decision.Input, map[string]string) {}},
		{"late", "BID-007", decision.Red, func(in *decision.Input, _ map[string]string) { in.InTime = no }},
		{"unanswered", "BID-007", decision.Unknown, func(in *decision.Input, _ map[string]string) { in.InTime = open }},
		{"approved", "BID-008", decision.Green, func(*decision.Input, map[string]string) {}},
		{"outside the objects", "BID-008", decision.Red, func(in *decision.Input, _ map[string]string) { in.Document.Bid.Choice.Objects = bid.No }},
		{"conflict beats unknown", "BID-008", decision.Red, func(in *decision.Input, _ map[string]string) {
			in.Document.Bid.Choice.Objects, in.Document.Bid.Choice.Conflicts = bid.Unknown, bid.No
		}},
		{"board not asked", "BID-008", decision.Unknown, func(in *decision.Input, _ map[string]string) { in.Document.Bid.Choice.Board = bid.Unknown }},
	} {
		in, figures := ready()
		c.change(&in, figures)
		s, out := build(t, in, figures)
		i := slices.IndexFunc(out.Gates, func(g decision.Gate) bool { return g.Code == c.code })
		if len(out.Gates) != 8 || i < 0 || out.Gates[i].Colour != c.want || out.Gates[i].Why == "" || out.Gates[i].Path == "" {
			t.Errorf("%s, %s: %+v", c.code, c.name, out.Gates)
			continue
		}
		want := map[decision.Colour]decision.Advice{decision.Green: decision.Bid, decision.Red: decision.NoBid, decision.Unknown: decision.CannotTell}[c.want]
		if out.Advice != want {
			t.Errorf("%s, %s: %s: %s", c.code, c.name, out.Advice, out.Why)
		}
		warned := slices.ContainsFunc(s.Issues, func(i bid.Issue) bool { return i.Code == c.code })
		if warned != (c.want == decision.Red) || s.Issues[len(s.Issues)-1].Code != "BID-030" {
			t.Errorf("%s, %s: %v", c.code, c.name, s.Issues)
		}
		if c.want == decision.Unknown && (len(out.Unknowns) == 0 || !strings.HasPrefix(out.Unknowns[0], out.Gates[i].Name)) {
			t.Errorf("%s is not listed: %v", c.name, out.Unknowns)
		}
	}
}

func TestScore(t *testing.T) {
	for _, c := range []struct {
		mark string
		want string
		then decision.Advice
	}{{"5", "100", decision.Bid}, {"3.25", "65", decision.Bid}, {"3.2", "64", decision.Review}, {"2.5", "50", decision.Review}, {"2.49", "49.8", decision.NoBid}, {"0", "0", decision.NoBid}} {
		in, figures := ready()
		for i := range in.Document.Bid.Choice.Marks {
			in.Document.Bid.Choice.Marks[i].Mark = Q(c.mark)
		}
		_, out := build(t, in, figures)
		if got := out.Score.Decimal(); !got.Equal(decimal.RequireFromString(c.want)) || out.Advice != c.then {
			t.Errorf("%s gives %s, %s: %s", c.mark, got, out.Advice, out.Why)
		}
	}
	in, figures := ready()
	in.Document.Bid.Choice.Marks[0].Mark = Q("0") // slack weighs 15: 100 × 4/5 − 12
	if _, out := build(t, in, figures); out.Score.Decimal().String() != "68" {
		t.Error(out.Score.Decimal())
	}
	in.Document.Bid.Choice.Marks[0].Mark = money.Quantity{}
	in.Document.Bid.Choice.Marks = in.Document.Bid.Choice.Marks[:6]
	_, out := build(t, in, figures)
	if out.Score.Available() || out.Advice != decision.CannotTell || !strings.Contains(out.Score.Reason().Text, "Eligibility slack; Mission") {
		t.Error(out.Score.Reason(), out.Advice)
	}
	in, figures = ready()
	in.Document.Bid.Choice.Marks[0].Weight = Q("10")
	if _, out = build(t, in, figures); out.Score.Available() || !strings.Contains(out.Score.Reason().Text, "95") {
		t.Error(out.Score.Reason())
	}
	in.Document.Bid.Choice.Marks[1].Weight = Q("25")
	if _, out = build(t, in, figures); out.Score.Decimal().String() != "80" {
		t.Error(out.Score.Reason())
	}
	in.Document.Bid.Choice.Marks[1].Mark = Q("5.1")
	if _, out = build(t, in, figures); out.Score.Available() {
		t.Error("a mark above 5 counts")
	}
}

// A suggestion is offered and never counted.
func TestSuggestedMarks(t *testing.T) {
	in, figures := ready()
	in.Document.Bid.Choice.Marks = nil
	figures["year.1.margin"], figures["cash.headroom"] = "0.06", "50"
	in.Document.Bid.Eligibility.Requirements = []bid.Requirement{{ID: "a", Met: bid.MeetsHave}, {ID: "b"}}
	_, out := build(t, in, figures)
	if out.Score.Available() || len(out.Unmarked) != 7 {
		t.Error("a suggestion is counted")
	}
	for _, l := range out.Matrix {
		want := map[string]string{"margin": "3", "cash": "4", "evidence": "2"}[l.Item]
		if l.Suggested.String() != want || (l.SuggestedWhy == "") != (want == "") {
			t.Errorf("%s: %q %q", l.Item, l.Suggested.String(), l.SuggestedWhy)
		}
	}
}

func TestWorkedExpectedValue(t *testing.T) {
	folder := os.Getenv("BIDWRIGHT_SHARED")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "..", "shared")
	}
	raw, err := os.ReadFile(filepath.Join(folder, "cases", "tender_cases.json"))
	if err != nil {
		t.Skipf("the folder of worked cases is missing (%v); set BIDWRIGHT_SHARED", err)
	}
	var all struct {
		Cases []struct {
			ID       string
			Inputs   json.RawMessage
			Expected json.RawMessage
		}
	}
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	for _, c := range all.Cases {
		if c.ID != "TEN-12" {
			continue
		}
		var given struct {
			S     money.Pounds `json:"surplus_over_term"`
			P     money.Share  `json:"win_probability"`
			SetUp money.Pounds `json:"setup_after_award"`
			Cost  money.Pounds `json:"bid_cost"`
		}
		var want struct {
			EV decimal.Decimal `json:"expected_value"`
			P  decimal.Decimal `json:"break_even_probability"`
		}
		if err := json.Unmarshal(c.Inputs, &given); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(c.Expected, &want); err != nil {
			t.Fatal(err)
		}
		in, figures := ready()
		o := &in.Document.Bid.Choice
		o.Surplus, o.Chance, o.SetUp, o.Effort = given.S, given.P, given.SetUp, []bid.BidEffort{{ID: "x", Amount: given.Cost}}
		_, out := build(t, in, figures)
		if w := out.Worth; !w.EV.Decimal().Round(2).Equal(want.EV) || !w.PStar.Decimal().Round(4).Equal(want.P) {
			t.Errorf("%s %s", w.EV.Decimal(), w.PStar.Decimal())
		}
		return
	}
	t.Fatal("no case TEN-12")
}

func TestExpectedValueThatDoesNotPay(t *testing.T) {
	in, figures := ready()
	in.Document.Bid.Choice.Surplus = P("14000") // a quarter is the 3,500 that the bid costs
	_, out := build(t, in, figures)
	if out.Advice != decision.NoBid || !out.Worth.EV.Decimal().IsZero() {
		t.Error(out.Why)
	}
	in.Document.Bid.Choice.Despite = "It keeps the team together."
	if _, out = build(t, in, figures); out.Advice != decision.Bid || !strings.Contains(out.Why, "team") {
		t.Error(out.Why)
	}
	in.Document.Bid.Choice.SetUp = P("14000")
	if _, out = build(t, in, figures); out.Worth.PStar.Available() || !strings.Contains(out.Worth.PStar.Reason().Text, "never pays back") {
		t.Error(out.Worth.PStar.Reason())
	}
	in, figures = ready()
	in.Document.Bid.Choice.Chance = S("1.01")
	if _, out = build(t, in, figures); out.Worth.EV.Available() || out.Advice != decision.CannotTell {
		t.Error("a chance above 100 % counts")
	}
	in.Document.Bid.Choice.Chance = money.Share{}
	if _, out = build(t, in, figures); out.Advice != decision.CannotTell || !out.Worth.PStar.Available() {
		t.Error(out.Why)
	}
}

// 1,000 left over in each of 2 years is 1,000 + 1,000 ÷ 1.035.
func TestSurplusOfThePricedYears(t *testing.T) {
	in, figures := ready()
	in.Document.Bid.Choice.Surplus = money.Pounds{}
	figures["year.1.gap"], figures["year.2.gap"] = "1000", "1000"
	_, out := build(t, in, figures)
	if got := out.Worth.Surplus.Decimal().Round(4).String(); got != "1966.1836" || !strings.Contains(out.Worth.SurplusWords, "Green Book") {
		t.Errorf("%s %s", got, out.Worth.SurplusWords)
	}
	delete(figures, "year.1.gap")
	if _, out = build(t, in, figures); out.Worth.EV.Available() {
		t.Error("a surplus without years")
	}
}

func TestChancesAsTyped(t *testing.T) {
	for text, want := range map[string]string{"25 %": "0.25", "25%": "0.25", "0.25": "0.25", "1": "1", "100 %": "1", "0": "0", "": ""} {
		if got, err := decision.ParseChance(text); err != nil || got.String() != want {
			t.Errorf("%q is %q, %v", text, got.String(), err)
		}
	}
	for _, text := range []string{"25", "1.01", "101 %", "-1 %", "-0.1", "often", "%"} {
		if got, err := decision.ParseChance(text); err == nil {
			t.Errorf("%q is read as %s", text, got)
		}
	}
}

// At the break-even chance the gain pays exactly for the bid.
func TestBreakEvenPaysForTheBid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pounds := func(name string, from int) money.Pounds {
			return money.PoundsOf(decimal.New(rapid.Int64Range(int64(from), 100_000_000).Draw(t, name), -2))
		}
		in, figures := ready()
		c := &in.Document.Bid.Choice
		c.SetUp = pounds("set-up", 0)
		c.Surplus = money.PoundsOf(c.SetUp.Decimal().Add(pounds("gain", 1).Decimal()))
		c.Effort = []bid.BidEffort{{ID: "a", Amount: pounds("cost", 0)}, {ID: "b", Hours: Q("2"), Rate: pounds("rate", 0)}}
		c.Chance = money.ShareOf(decimal.New(rapid.Int64Range(0, 100).Draw(t, "p"), -2))
		_, out := build(t, in, figures)
		w := out.Worth
		paid := w.PStar.Decimal().Mul(c.Surplus.Decimal().Sub(c.SetUp.Decimal()))
		if paid.Sub(w.Cost.Decimal()).Abs().GreaterThan(decimal.New(1, -6)) {
			t.Fatalf("%s pays %s of %s", w.PStar.Decimal(), paid, w.Cost.Decimal())
		}
		if w.EV.Decimal().IsPositive() != c.Chance.Decimal().GreaterThan(w.PStar.Decimal()) && c.Chance.Decimal().Sub(w.PStar.Decimal()).Abs().GreaterThan(decimal.New(1, -9)) {
			t.Fatal("above the break-even chance it must pay")
		}
	})
}

// Nothing typed and nothing worked out gives an answer of its own.
func TestNothingKnown(t *testing.T) {
	s, out := build(t, decision.Input{Document: Empty()}, nil)
	if out.Advice != decision.CannotTell || len(out.Unknowns) < 9 || s.Issues[len(s.Issues)-1].Severity != bid.Informs {
		t.Errorf("%s %v", out.Advice, out.Unknowns)
	}
}
