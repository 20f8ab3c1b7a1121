package calloff_test

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
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/tender/calloff"
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

func build(t interface{ Fatal(...any) }, d bid.DynamicPurchasing) (*working.Sheet, *calloff.Result) {
	doc := Empty()
	doc.Bid.Dynamic = d
	s := working.New()
	out := calloff.Build(s, calloff.Input{Document: doc, Library: library, On: D("2026-11-23")})
	if err := s.Graph.Err(); err != nil {
		t.Fatal(err)
	}
	return s, out
}

func figure(t *testing.T, s *working.Sheet, id, want string) {
	t.Helper()
	n, found := s.Graph.Node(id)
	if v, known := n.Value(); !found || !known || !v.Round(4).Equal(decimal.RequireFromString(want)) {
		t.Errorf("%s is %s (%s), want %s", id, v, n.Reason().Text, want)
	}
}

func got(g, m string) bid.Got { return bid.Got{Got: Q(g), Max: Q(m)} }

// three are the made-up bidders of the worked referral.
func three() bid.DynamicPurchasing {
	return bid.DynamicPurchasing{Referrals: []bid.ScoredReferral{{ID: "r", Name: "R1", Bidders: []bid.ReferralBidder{
		{ID: "A", Own: true, Score: Q("80"), Miles: Q("12"), Outcomes: got("4", "5"), Needs: got("7", "8"), Features: got("3", "5"), Cost: P("1200")},
		{ID: "B", Score: Q("65"), Miles: Q("8"), Outcomes: got("5", "5"), Needs: got("8", "8"), Features: got("4", "5"), Cost: P("1350")},
		{ID: "C", Score: Q("90"), Miles: Q("55"), Outcomes: got("3", "5"), Needs: got("6", "8"), Features: got("5", "5"), Cost: P("1080")},
	}}}}
}

// caseOf reads one open worked case, or says that the folder is missing.
func caseOf(t *testing.T, id string, into any) {
	t.Helper()
	folder := os.Getenv("BIDWRIGHT_SHARED")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "..", "shared")
	}
	raw, err := os.ReadFile(filepath.Join(folder, "cases", "tender_cases.json"))
	if err != nil {
		t.Skipf("the folder of worked cases is missing (%v); set BIDWRIGHT_SHARED", err)
	}
	var all struct{ Cases []json.RawMessage }
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	for _, one := range all.Cases {
		var name struct{ ID string }
		if json.Unmarshal(one, &name) == nil && name.ID == id {
			if err := json.Unmarshal(one, into); err != nil {
				t.Fatal(err)
			}
			return
		}
	}
	t.Fatalf("no case %s", id)
}

func TestWorkedReferral(t *testing.T) {
	type bidder struct {
		ID      string
		Score   money.Quantity `json:"qualification_score"`
		Miles   money.Quantity
		Out     bid.Got      `json:"outcomes"`
		Needs   bid.Got      `json:"needs"`
		Feature bid.Got      `json:"features"`
		Cost    money.Pounds `json:"cost_per_week"`
	}
	var c struct {
		Inputs   struct{ Bidders []bidder }
		Expected map[string]json.RawMessage
	}
	caseOf(t, "TEN-08", &c)
	ref := bid.ScoredReferral{ID: "r"}
	for _, o := range c.Inputs.Bidders {
		ref.Bidders = append(ref.Bidders, bid.ReferralBidder{ID: o.ID, Score: o.Score, Miles: o.Miles, Outcomes: o.Out, Needs: o.Needs, Features: o.Feature, Cost: o.Cost})
	}
	s, out := build(t, bid.DynamicPurchasing{Referrals: []bid.ScoredReferral{ref}})
	names := map[string]string{"core_competency": "cc", "location": "loc", "outcomes": "out", "needs": "needs", "features": "feat", "quality": "quality", "price": "price", "total": "total"}
	for _, o := range c.Inputs.Bidders {
		var want map[string]string
		if err := json.Unmarshal(c.Expected[o.ID], &want); err != nil {
			t.Fatal(err)
		}
		for name, value := range want {
			figure(t, s, "dps."+o.ID+"."+names[name], value)
		}
	}
	var rank, choice []string
	_, _ = json.Unmarshal(c.Expected["rank"], &rank), json.Unmarshal(c.Expected["parent_choice"], &choice)
	if r := out.Referrals[0]; len(rank) != 3 || !slices.Equal(r.Ranking, rank) || !slices.Equal(r.Choice, choice) {
		t.Errorf("rank %v, choice %v", r.Ranking, r.Choice)
	}
	figure(t, s, "dps.choice", "3")
	figure(t, s, "dps.weight.outcomes", "10")
	figure(t, s, "dps.weight.features", "5")
}

func TestMarksForDistance(t *testing.T) {
	for reading, want := range map[bid.DistanceBand]map[string]string{
		"": {"0": "5", "9.9": "5", "10": "4", "20": "3", "49.9": "1", "50": "0", "80": "0"},
		// the edge belongs to the nearer band: 5 − (ceil(miles/10) − 1), 50 or more is 0
		bid.BandUpper: {"0": "5", "9.9": "5", "10": "5", "10.1": "4", "20": "4", "49.9": "1", "50": "0", "80": "0"},
	} {
		for miles, mark := range want {
			d := three()
			d.Scheme.Distance = reading
			d.Referrals[0].Bidders[0].Miles = Q(miles)
			s, _ := build(t, d)
			figure(t, s, "dps.A.loc", mark)
		}
	}
	var c struct {
		Inputs   struct{ Miles []string }
		Expected struct{ Marks []json.Number }
	}
	caseOf(t, "TEN-09", &c)
	for i, miles := range c.Inputs.Miles {
		d := three()
		d.Referrals[0].Bidders[0].Miles = Q(miles)
		s, _ := build(t, d)
		figure(t, s, "dps.A.loc", c.Expected.Marks[i].String())
	}
}

// Quality 60: 20 % of it is 12, and 60 − 12 − 5 = 43 is divided 17.2, 17.2 and 8.6.
func TestCarriedForwardAsAShareOfQuality(t *testing.T) {
	d := three()
	d.Scheme.Quality, d.Scheme.CCMode = Q("60"), bid.CCOfQuality
	s, _ := build(t, d)
	for id, want := range map[string]string{"A.cc": "9.6", "A.out": "13.76", "A.needs": "15.05", "A.feat": "5.16", "A.quality": "47.57", "A.price": "36", "A.total": "83.57", "weight.price": "40"} {
		figure(t, s, "dps."+id, want)
	}
	d.Scheme.CCMode = ""
	s, _ = build(t, d) // 20 of 100, so 35 is divided 14, 14 and 7
	for id, want := range map[string]string{"A.cc": "16", "A.out": "11.2", "A.needs": "12.25", "A.feat": "4.2", "A.quality": "47.65", "A.total": "83.65"} {
		figure(t, s, "dps."+id, want)
	}
}

// Around the mean of 1,210 with 50 marks, by hand.
func TestAnotherWayToMarkPrices(t *testing.T) {
	d := three()
	d.Scheme.Method = bid.ScoreMean
	s, _ := build(t, d)
	figure(t, s, "dps.A.price", "25.4132")
	figure(t, s, "dps.B.price", "19.2149")
	figure(t, s, "dps.C.price", "30.3719")
	d.Scheme.Method = bid.ScorePercentOver // C 50; A 1 − 120/1080; B 1 − 270/1080
	s, _ = build(t, d)
	figure(t, s, "dps.A.price", "44.4444")
	figure(t, s, "dps.B.price", "37.5")
	d.Scheme.Method = bid.ScoreValueIndex
	s, out := build(t, d)
	figure(t, s, "dps.A.total", "0.0331")
	if r := out.Referrals[0]; r.Ranking[0] != "C" || r.ChoiceNode.Available() || len(r.Choice) != 0 {
		t.Errorf("%v %q", r.Ranking, r.ChoiceWords)
	}
	d.Scheme.Method = bid.ScoreTopNormalised // best quality 42 of 50: 39.75 counts 47.3214
	s, _ = build(t, d)
	figure(t, s, "dps.A.total", "92.3214")
	d.Scheme.Method = bid.ScoreRange
	s, out = build(t, d)
	if n, _ := s.Graph.Node("dps.A.total"); n.Available() || !strings.Contains(out.Referrals[0].Bidders[0].Why, "scores nothing") {
		t.Error(out.Referrals[0].Bidders[0].Why)
	}
}

// 5 % of 86.50 is 4.325: B, 4.50 below, is in by points and out by share.
func TestGapOfTheChoice(t *testing.T) {
	d := three()
	d.Scheme.Gap = bid.GapRelative
	_, out := build(t, d)
	if got := out.Referrals[0].Choice; !slices.Equal(got, []string{"C", "A"}) {
		t.Error(got)
	}
	d.Scheme.Gap = bid.GapPoints
	d.Referrals[0].Bidders[1].Score = Q("62.5") // half a mark less: exactly 5 below is not less than 5
	_, out = build(t, d)
	if got := out.Referrals[0].Choice; !slices.Equal(got, []string{"C", "A"}) {
		t.Error(got)
	}
	d.Referrals[0].Bidders = d.Referrals[0].Bidders[:1]
	s, out := build(t, d)
	figure(t, s, "dps.A.price", "50")
	figure(t, s, "dps.choice", "0")
	if r := out.Referrals[0]; len(r.Choice) != 0 || r.Bidders[0].Rank != 1 {
		t.Error(r.ChoiceWords)
	}
}

// Level totals go by the lower cost, and are shared where the cost is level too.
func TestTies(t *testing.T) {
	d := three()
	twin := d.Referrals[0].Bidders[0]
	twin.ID, twin.Own = "A2", false
	d.Referrals[0].Bidders = append(d.Referrals[0].Bidders, twin)
	_, out := build(t, d)
	r := out.Referrals[0]
	if r.Bidders[0].Rank != 2 || r.Bidders[3].Rank != 2 || r.Bidders[1].Rank != 4 || len(r.Choice) != 3 {
		t.Errorf("%d %d %v", r.Bidders[0].Rank, r.Bidders[3].Rank, r.Choice)
	}
	d = three()
	d.Scheme.Method = bid.ScoreFixedPrice
	d.Referrals[0].Bidders[0] = d.Referrals[0].Bidders[1]
	d.Referrals[0].Bidders[0].ID, d.Referrals[0].Bidders[0].Cost = "A", P("1000")
	_, out = build(t, d)
	if got := out.Referrals[0].Ranking; got[0] != "A" || out.Referrals[0].Bidders[1].Rank != 2 {
		t.Error(got)
	}
}

// A stands 1.75 below C. One more mark for outcomes gains 2; two for features 1 each;
// 50 × 1080 ÷ 1155.08 is the first price that gains 1.75 alone.
func TestWhatToImproveFirst(t *testing.T) {
	_, out := build(t, three())
	list := out.Referrals[0].Bidders[0].Improve
	byPart := map[string]calloff.Improvement{}
	for i, m := range list {
		byPart[m.Part] = m
		if i > 0 && list[i-1].Gain.Decimal().LessThan(m.Gain.Decimal()) {
			t.Errorf("%s stands before %s", list[i-1].Part, m.Part)
		}
	}
	for part, want := range map[string]string{"out": "1", "feat": "2", "price": "44.92", "needs": "", "cc": "9"} {
		m, found := byPart[part]
		if !found || m.CanFirst != (want != "") || want != "" && !m.First.Equal(decimal.RequireFromString(want)) {
			t.Errorf("%s: %+v", part, m.Words)
		}
	}
	if list[0].Part != "out" || byPart["price"].Gain.Decimal().Round(3).String() != "0.378" { // 54000/1190 − 45
		t.Errorf("%s %s", list[0].Part, byPart["price"].Gain.Decimal())
	}
	if out.Referrals[0].Bidders[1].Improve != nil {
		t.Error("a rival is advised")
	}
}

func TestWeights(t *testing.T) {
	for _, c := range []struct {
		quality, price string
		mode           bid.CCMode
		code           string
		severity       bid.Severity
		scored         bool
	}{
		{"30", "", "", "DPS-011", bid.Warns, true}, // 5 left
		{"24", "", "", "DPS-011", bid.Blocks, false},
		{"35", "", "", "", "", true},
		{"70", "", "", "", "", true},
		{"71", "", "", bid.CodeWeights, bid.Blocks, true},
		{"50", "40", "", "", "", false},
		{"30", "", bid.CCOfQuality, "", "", true}, // 30 − 6 − 5
	} {
		d := three()
		d.Scheme.Quality, d.Scheme.CCMode = Q(c.quality), c.mode
		if c.price != "" {
			d.Scheme.Price = Q(c.price)
		}
		s, out := build(t, d)
		found := c.code == ""
		for _, i := range s.Issues {
			found = found || i.Code == c.code && i.Severity == c.severity
			if c.code == "" {
				t.Errorf("%s: %s", c.quality, i.Message)
			}
		}
		if !found || (out.Referrals[0].Why == "") != c.scored {
			t.Errorf("%+v: %v, %q", c, s.Issues, out.Referrals[0].Why)
		}
	}
	d := three()
	d.Scheme.Quality, d.Scheme.Price = Q("50"), Q("40")
	if _, out := build(t, d); !strings.Contains(out.Referrals[0].Why, "90") {
		t.Error("the total of the weights is not shown")
	}
}

// Whatever is wrong with one bidder is said there; the others are still marked.
func TestRefusedBesideTheField(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*bid.ReferralBidder)
		path   string
	}{
		"mark over":     {func(o *bid.ReferralBidder) { o.Outcomes = got("6", "5") }, "outcomes.got"},
		"mark negative": {func(o *bid.ReferralBidder) { o.Needs = got("-1", "8") }, "needs.got"},
		"miles":         {func(o *bid.ReferralBidder) { o.Miles = Q("-1") }, "miles"},
		"price 0":       {func(o *bid.ReferralBidder) { o.Cost = P("0") }, "costPerWeek"},
		"price under 0": {func(o *bid.ReferralBidder) { o.Cost = P("-5") }, "costPerWeek"},
		"score":         {func(o *bid.ReferralBidder) { o.Score = Q("101") }, "qualificationScore"},
	} {
		d := three()
		c.change(&d.Referrals[0].Bidders[0])
		doc := Empty()
		doc.Bid.Dynamic = d
		path := "dynamicPurchasing.referrals.r.bidders.A." + c.path
		if !slices.ContainsFunc(bid.Check(doc), func(i bid.Issue) bool { return i.Severity == bid.Blocks && i.Path == path }) {
			t.Errorf("%s: nothing stands beside %s: %v", name, path, bid.Check(doc))
		}
		_, out := build(t, d)
		if r := out.Referrals[0]; r.Bidders[0].Rank != 0 || r.Bidders[0].Why == "" || r.Bidders[2].Rank != 1 {
			t.Errorf("%s: %+v", name, r.Ranking)
		}
	}
	d := three()
	d.Referrals[0].Bidders[0].Features = got("0", "0")
	if _, out := build(t, d); out.Referrals[0].Bidders[0].Rank != 0 {
		t.Error("a part without marks weighs 5")
	}
	d.Scheme.Outcomes, d.Scheme.Needs, d.Scheme.Features = Q("1"), Q("1"), Q("0")
	if _, out := build(t, d); out.Referrals[0].Bidders[0].Rank == 0 {
		t.Error(out.Referrals[0].Bidders[0].Why)
	}
}

func gates(except string, met bid.Answer) []bid.QualificationGate {
	var all []bid.QualificationGate
	for _, row := range library.DynamicScheme().Criteria {
		g := bid.QualificationGate{ID: "g" + row.Key, Code: row.Key, Met: bid.Yes, Checked: D("2026-06-01")}
		if row.Key == except {
			g.Met = met
		}
		all = append(all, g)
	}
	return all
}

func TestQualification(t *testing.T) {
	if n := len(library.DynamicScheme().Criteria); n != 8 {
		t.Fatalf("%d criteria", n)
	}
	statements := []bid.MethodStatement{{ID: "a", Name: "Workforce", Weight: S("0.5"), Score: Q("4"), Max: Q("5")}, {ID: "b", Name: "Outcomes", Weight: S("0.3"), Score: Q("3"), Max: Q("4")}, {ID: "c", Name: "Contract", Weight: S("0.2"), Score: Q("0"), Max: Q("5")}}
	for _, c := range []struct {
		except string
		met    bid.Answer
		state  calloff.State
		code   string
	}{{"", "", calloff.StateQualified, ""}, {"DPS-005", bid.No, calloff.StateSuspended, "DPS-005"}, {"DPS-002", bid.Unknown, calloff.StateUnknown, "DPS-020"}} {
		s, out := build(t, bid.DynamicPurchasing{Qualifications: []bid.Qualification{{ID: "q", Name: "Oak House", Gates: gates(c.except, c.met), Statements: statements}}})
		if q := out.Qualifications[0]; q.State != c.state {
			t.Errorf("%s is %s: %s", c.except, q.State, q.Words)
		}
		if c.code != "" && (len(s.Issues) != 1 || s.Issues[0].Code != c.code) || c.code == "" && len(s.Issues) > 0 {
			t.Errorf("%s: %v", c.except, s.Issues)
		}
		figure(t, s, "dps.qualification.q.q", "62.5") // 40 + 22.5 + 0
	}
	statements[2].Weight = S("0.1")
	s, out := build(t, bid.DynamicPurchasing{Qualifications: []bid.Qualification{{ID: "q", Gates: gates("", ""), Statements: statements}}})
	if n := out.Qualifications[0].Q; n.Available() || !strings.Contains(n.Reason().Text, "90") || s.Issues[0].Code != "DPS-010" {
		t.Error(out.Qualifications[0].Q.Reason())
	}
	old := gates("", "")
	old[3].Checked = D("2025-11-23")
	s, out = build(t, bid.DynamicPurchasing{Scheme: bid.DynamicScheme{Cap: P("900")}, Qualifications: []bid.Qualification{{ID: "q", Gates: old, Core: P("900.01"),
		History: []bid.DatedScore{{ID: "n", On: D("2026-10-01"), Score: Q("70")}, {ID: "o", On: D("2025-10-01"), Score: Q("60")}, {ID: "f", On: D("2027-01-01"), Score: Q("10")}}}}})
	codes := []string{}
	for _, i := range s.Issues {
		codes = append(codes, i.Code)
	}
	if !out.Qualifications[0].Gates[3].Due || out.Qualifications[0].State != calloff.StateQualified || !slices.Equal(codes, []string{"DPS-009", "CORE-017"}) {
		t.Error(codes)
	}
	figure(t, s, "dps.qualification.q.score", "70")
}

// Score and core come from the qualification on the day; the core may fall, never rise.
func TestReferralFromTheQualification(t *testing.T) {
	d := bid.DynamicPurchasing{Qualifications: []bid.Qualification{{ID: "q", Name: "Oak House", Gates: gates("DPS-001", bid.No), Core: P("900"),
		History: []bid.DatedScore{{ID: "o", On: D("2025-10-01"), Score: Q("60")}, {ID: "n", On: D("2026-10-01"), Score: Q("70")}}}},
		Referrals: []bid.ScoredReferral{{ID: "r", Date: D("2026-09-30"), Bidders: []bid.ReferralBidder{{ID: "A", Own: true, QualificationID: "q", Miles: Q("1"),
			Outcomes: got("1", "1"), Needs: got("1", "1"), Features: got("1", "1"), Variable: P("300"), Discount: S("0.1")}}}}}
	s, out := build(t, d)
	figure(t, s, "dps.A.cc", "12")
	figure(t, s, "dps.A.cost", "1080")
	if out.Referrals[0].Bidders[0].Name != "Oak House" || s.Issues[0].Severity != bid.Warns {
		t.Error(s.Issues)
	}
	d.Referrals[0].Date = D("2026-12-01")
	d.Referrals[0].Bidders[0].Core = P("900.01")
	s, _ = build(t, d)
	figure(t, s, "dps.A.cc", "14")
	if s.Issues[0].Code != "DPS-001" || s.Issues[0].Severity != bid.Blocks || s.Issues[1].Code != "CORE-015" {
		t.Error(s.Issues)
	}
	d.Referrals[0].Bidders[0].Core = P("800")
	s, _ = build(t, d)
	figure(t, s, "dps.A.cost", "990")
	if len(s.Issues) != 1 {
		t.Error(s.Issues)
	}
}

// Totals stay within 100, ranks follow totals, more miles never gain, and a cheaper bid
// never loses price marks.
func TestInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		num := func(name string, from, to int) money.Quantity {
			return money.QuantityOf(decimal.New(int64(rapid.IntRange(from, to).Draw(t, name)), -1))
		}
		d := bid.DynamicPurchasing{Referrals: []bid.ScoredReferral{{ID: "r"}}}
		d.Scheme.Quality = num("quality", 300, 700)
		d.Scheme.CCMode = rapid.SampledFrom([]bid.CCMode{bid.CCOfTotal, bid.CCOfQuality}).Draw(t, "mode")
		d.Scheme.Distance = rapid.SampledFrom([]bid.DistanceBand{bid.BandLower, bid.BandUpper}).Draw(t, "band")
		d.Scheme.Method = rapid.SampledFrom([]bid.Formula{"", bid.ScorePercentOver, bid.ScoreMean, bid.ScoreFixedPrice, bid.ScoreTopNormalised}).Draw(t, "method")
		for i := range rapid.IntRange(1, 5).Draw(t, "bidders") {
			part := func(name string) bid.Got {
				most := rapid.IntRange(1, 100).Draw(t, name+" max")
				return bid.Got{Max: num("m", most, most), Got: num(name, 0, most)}
			}
			d.Referrals[0].Bidders = append(d.Referrals[0].Bidders, bid.ReferralBidder{ID: string(rune('A' + i)), Own: i == 0, Score: num("q", 0, 1000), Miles: num("miles", 0, 900),
				Outcomes: part("o"), Needs: part("n"), Features: part("f"), Cost: money.PoundsOf(num("cost", 1, 30000).Decimal())})
		}
		_, out := build(t, d)
		r := out.Referrals[0]
		for i, o := range r.Bidders {
			total, known := o.Total.Value()
			if !known {
				if d.Scheme.Method != bid.ScoreTopNormalised { // best quality of 0
					t.Fatalf("%s is not marked: %s", o.ID, o.Why)
				}
				continue
			}
			if total.IsNegative() || total.GreaterThan(decimal.RequireFromString("100.0000001")) {
				t.Fatalf("total %s", total)
			}
			for _, other := range r.Bidders[i+1:] {
				if theirs, also := other.Total.Value(); also && total.GreaterThan(theirs) != (o.Rank < other.Rank) && !total.Equal(theirs) {
					t.Fatalf("%s has rank %d, %s rank %d", total, o.Rank, theirs, other.Rank)
				}
			}
		}
		if len(r.Choice) > 3 || len(r.Choice) == 1 {
			t.Fatal(r.Choice)
		}
		worse := d
		worse.Referrals = []bid.ScoredReferral{{ID: "r", Bidders: slices.Clone(d.Referrals[0].Bidders)}}
		own := &worse.Referrals[0].Bidders[0]
		own.Miles = money.QuantityOf(own.Miles.Decimal().Add(num("further", 1, 300).Decimal()))
		own.Cost = money.PoundsOf(own.Cost.Decimal().Add(num("dearer", 1, 300).Decimal()))
		_, after := build(t, worse)
		o, w := r.Bidders[0], after.Referrals[0].Bidders[0]
		if w.Loc.Decimal().GreaterThan(o.Loc.Decimal()) || w.Price.Decimal().GreaterThan(o.Price.Decimal().Add(decimal.New(1, -9))) {
			t.Fatal("farther or dearer gains marks")
		}
		for _, m := range o.Improve {
			if m.Gain.Decimal().LessThan(decimal.New(-1, -9)) || m.CanFirst && m.CanChoice && o.Rank != 1 && m.Choice.GreaterThan(m.First) && len(r.Choice) > 1 && len(r.Bidders) > 3 {
				t.Fatalf("%+v", m)
			}
		}
	})
}

// Two referrals may use the same ids; every figure keeps a name of its own.
func TestNamesOfFigures(t *testing.T) {
	d := three()
	d.Referrals = append(d.Referrals, d.Referrals[0])
	d.Referrals[1].ID = "s"
	d.Referrals[1].Bidders = append(slices.Clone(d.Referrals[1].Bidders), bid.ReferralBidder{ID: "A"}, bid.ReferralBidder{ID: "choice"}, bid.ReferralBidder{})
	s, _ := build(t, d)
	figure(t, s, "dps.A.total", "84.75")
	figure(t, s, "dps.s.A.total", "84.75")
	if _, out := build(t, bid.DynamicPurchasing{}); out.Used {
		t.Error("nothing typed counts as used")
	}
}
