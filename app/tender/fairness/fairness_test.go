package fairness_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/money"
	"bidwright/app/pricing"
	"bidwright/app/reference"
	"bidwright/app/tender/fairness"
	"bidwright/app/working"
	"bidwright/assets/facts"
)

func library(t testing.TB) *reference.Library {
	t.Helper()
	lib, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func build(doc bid.Document, lib *reference.Library) (*fairness.Result, *working.Sheet) {
	s := working.New()
	return fairness.Build(s, fairness.Input{Document: doc, Library: lib, On: D("2026-11-23")}), s
}

// priced builds on a priced bid, as an assessment does.
func priced(doc bid.Document, lib *reference.Library) *fairness.Result {
	p := pricing.Build(pricing.Input{Document: doc, Library: lib, On: D("2026-11-23")})
	return fairness.Build(p.Sheet, fairness.Input{Document: doc, Library: lib, On: D("2026-11-23")})
}

// Thirty items and five principles, 24 to 26 for placements only, each with one question
// that asks one thing and neither reveals nor accuses.
func TestItemsOfThePledge(t *testing.T) {
	items := library(t).FairnessItems()
	if len(items) != 35 {
		t.Fatalf("%d items", len(items))
	}
	seen := map[string]bool{}
	for i, item := range items {
		want := fmt.Sprintf("FAIR-%02d", i+1)
		if i >= 30 {
			want = fmt.Sprintf("PRIN-%d", i-29)
		}
		if item.ID != want || (item.Family == "pledge") != (i < 30) {
			t.Errorf("%s in the place of %s", item.ID, want)
		}
		if placements := item.ID >= "FAIR-24" && item.ID <= "FAIR-26"; (item.OnlyFor == "placements") != placements {
			t.Errorf("%s is for %q", item.ID, item.OnlyFor)
		}
		if strings.Count(item.Question, "?")+strings.Count(item.Question, ".") < 1 || strings.Count(item.Question, "?") > 1 || seen[item.Question] {
			t.Errorf("%s: %s", item.ID, item.Question)
		}
		if strings.Contains(strings.ToLower(item.Question), "unlawful") || item.Title == "" || item.Asks == "" || !strings.Contains(item.Note, "not a legal finding") {
			t.Errorf("%+v", item)
		}
		seen[item.Question] = true
	}
}

func criterion(id, kind, name, weight string) bid.Criterion {
	c := bid.Criterion{ID: id, Kind: kind, Name: name}
	if weight != "" {
		c.Weight = S(weight)
	}
	return c
}

// The founding papers' examples: 90 % cost is the warning, 80 % quality the good one, and
// half and half is the default of the dynamic purchasing system.
func TestQualityShare(t *testing.T) {
	lib := library(t)
	for name, c := range map[string]struct {
		criteria []bid.Criterion
		want     string
		band     fairness.Band
		why      string
	}{
		"90 % cost":            {[]bid.Criterion{criterion("1", "cost", "Cost", "0.9"), criterion("2", "quality", "Quality", "0.1")}, "0.1", fairness.Red, ""},
		"80 % quality":         {[]bid.Criterion{criterion("1", "price", "", "0.2"), criterion("2", "quality", "", "0.8")}, "0.8", fairness.Green, ""},
		"half and half":        {[]bid.Criterion{criterion("1", "price", "", "0.5"), criterion("2", "quality", "", "0.5")}, "0.5", fairness.Green, ""},
		"30 is amber":          {[]bid.Criterion{criterion("1", "price", "", "0.7"), criterion("2", "quality", "", "0.3")}, "0.3", fairness.Amber, ""},
		"just under 30":        {[]bid.Criterion{criterion("1", "price", "", "0.7001"), criterion("2", "quality", "", "0.2999")}, "0.2999", fairness.Red, ""},
		"just under 50":        {[]bid.Criterion{criterion("1", "price", "", "0.5001"), criterion("2", "quality", "", "0.4999")}, "0.4999", fairness.Amber, ""},
		"social value counted": {[]bid.Criterion{criterion("1", "price", "", "0.6"), criterion("2", "quality", "", "0.3"), criterion("3", "", "Social value", "0.1")}, "0.4", fairness.Amber, ""},
		"price by its name":    {[]bid.Criterion{criterion("1", "", "Commercial", "0.4"), criterion("2", "", "Method", "0.6")}, "0.6", fairness.Green, ""},
		"pass or fail beside":  {[]bid.Criterion{criterion("1", "price", "", "0.4"), criterion("2", "quality", "", "0.6"), {ID: "3", Name: "Safeguarding", PassFail: true, Words: "Pass/fail"}}, "0.6", fairness.Green, ""},
		"one id twice":         {[]bid.Criterion{criterion("1", "price", "", "0.4"), criterion("1", "quality", "", "0.6")}, "0.6", fairness.Green, ""},
		"do not add up":        {[]bid.Criterion{criterion("1", "price", "", "0.4"), criterion("2", "quality", "", "0.5")}, "", "", "90\u00a0%"},
		"over":                 {[]bid.Criterion{criterion("1", "price", "", "0.4"), criterion("2", "quality", "", "1")}, "", "", "140\u00a0%"},
		"a weight in words":    {[]bid.Criterion{criterion("1", "price", "", "0.4"), {ID: "2", Name: "Quality", Words: "high"}}, "", "", "Quality"},
		"no weights":           {[]bid.Criterion{criterion("1", "price", "Price", "")}, "", "", "no weights"},
		"only quality":         {[]bid.Criterion{criterion("1", "quality", "", "1")}, "1", fairness.Green, ""},
	} {
		doc := Empty()
		doc.Bid.Opportunity.Criteria = c.criteria
		r, s := build(doc, lib)
		value, known := r.Quality.Figure.Value()
		if known != (c.want != "") || known && !value.Equal(S(c.want).Decimal()) || r.Quality.Band != c.band {
			t.Errorf("%s: %s %v %s", name, value, known, r.Quality.Band)
		}
		if !strings.Contains(r.Quality.Why, c.why) || (c.want == "") != (r.Quality.Asked != "") {
			t.Errorf("%s: %q, asks %q", name, r.Quality.Why, r.Quality.Asked)
		}
		if n, found := s.Graph.Node("fair.quality_share"); !found || n != r.Quality.Figure {
			t.Errorf("%s: no figure", name)
		}
		if err := s.Graph.Err(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestQualityShareFromMarksAndScheme(t *testing.T) {
	doc := Empty()
	doc.Bid.Dynamic.Scheme = bid.DynamicScheme{Quality: Q("50"), Price: Q("50")}
	if r, _ := build(doc, library(t)); r.Quality.Band != fairness.Green || !r.Quality.Figure.Decimal().Equal(S("0.5").Decimal()) {
		t.Errorf("scheme: %s", r.Quality.Words)
	}
	doc.Bid.Pricing.Scoring = bid.Scoring{Marks: Q("60"), Quality: Q("40")}
	if r, _ := build(doc, library(t)); r.Quality.Band != fairness.Amber {
		t.Errorf("marks: %s", r.Quality.Words)
	}
}

func TestQualityShareOfLots(t *testing.T) {
	doc := Empty()
	o := &doc.Bid.Opportunity
	o.Lots = []bid.Lot{
		{ID: "1", Criteria: []bid.Criterion{criterion("1", "price", "", "0.8"), criterion("2", "quality", "", "0.2")}},
		{ID: "2", Criteria: []bid.Criterion{criterion("1", "price", "", "0.4"), criterion("2", "quality", "", "0.6")}},
	}
	r, _ := build(doc, library(t))
	if len(r.Quality.Lots) != 2 || r.Quality.Band != fairness.Red || r.Quality.Lots[1].Band != fairness.Green {
		t.Errorf("%+v", r.Quality)
	}
	o.LotIDs = []string{"2"}
	if r, _ := build(doc, library(t)); r.Quality.Band != fairness.Green {
		t.Errorf("the lot bid for: %+v", r.Quality)
	}
}

// Only what the user found partly met or not met is a finding: what is unknown, and what is
// merely suggested, never is. Nothing blocks.
func TestUnknownNeverFlags(t *testing.T) {
	lib := library(t)
	items := lib.FairnessItems()
	rapid.Check(t, func(t *rapid.T) {
		doc := Empty()
		if rapid.Bool().Draw(t, "placements") {
			doc.Bid.Pricing.Unit.Kind = bid.UnitPlacement
		}
		doc.Bid.Opportunity.SME = rapid.SampledFrom([]string{"", "no"}).Draw(t, "sme")
		want := map[string]bid.FairMet{}
		for i, item := range items {
			found := rapid.SampledFrom([]bid.FairMet{bid.FairUnknown, bid.FairYes, bid.FairPartly, bid.FairNo, bid.FairNA}).Draw(t, item.ID)
			doc.Bid.Fairness.Answers = append(doc.Bid.Fairness.Answers, bid.FairAnswer{ID: fmt.Sprint("a", i), ItemID: item.ID, Found: found})
			applies := item.OnlyFor == "" || doc.Bid.Pricing.Unit.Kind == bid.UnitPlacement
			if applies && (found == bid.FairPartly || found == bid.FairNo) {
				want[item.ID] = found
			}
		}
		r, s := build(doc, lib)
		if n := r.Counts; n.Met+n.Partly+n.NotMet+n.Unknown+n.NA != 35 || n.Partly+n.NotMet != len(want) || !r.Flags.Decimal().Equal(Q(fmt.Sprint(len(want))).Decimal()) {
			t.Fatalf("%+v, %d wanted, %s", n, len(want), r.Flags.Format())
		}
		for _, issue := range s.Issues {
			if want[issue.Code] == "" || issue.Severity == bid.Blocks || issue.Question == "" || strings.Contains(issue.Message, "unlawful") {
				t.Fatalf("%+v", issue)
			}
			delete(want, issue.Code)
		}
		if len(want) != 0 {
			t.Fatalf("no finding for %v", want)
		}
	})
}

func TestPlacementsOnly(t *testing.T) {
	lib := library(t)
	for name, c := range map[string]struct {
		change func(*bid.Document)
		want   bid.Answer
	}{
		"meals":          {func(*bid.Document) {}, bid.No},
		"placements":     {func(d *bid.Document) { d.Bid.Pricing.Unit.Kind = bid.UnitPlacement }, bid.Yes},
		"spot contract":  {func(d *bid.Document) { d.Bid.Opportunity.Kind = bid.KindSpot }, bid.Yes},
		"not known what": {func(d *bid.Document) { d.Bid.Pricing.Unit = bid.Unit{} }, bid.Unknown},
	} {
		doc := Empty()
		c.change(&doc)
		r, _ := build(doc, lib)
		for _, item := range r.Items {
			want := bid.Yes
			if item.OnlyFor == "placements" {
				want = c.want
			}
			if item.Applies != want {
				t.Errorf("%s: %s applies %q", name, item.ID, item.Applies)
			}
		}
	}
}

// Each suggestion appears when the bid shows its reason and is silent otherwise; none is
// ever taken for the answer.
func TestSuggestions(t *testing.T) {
	lib := library(t)
	priceOf := func(d *bid.Document) {
		d.Bid.Pricing.Years = 3
		d.Bid.Pricing.CarryFacts = true
		d.Bid.Pricing.Costs = []bid.CostLine{{ID: "c", Name: "Food", Amount: P("1000"), Basis: bid.PerYear}}
	}
	insured := func(level string, atBid bid.Answer) func(*bid.Document) {
		return func(d *bid.Document) {
			d.Bid.Eligibility.Requirements = []bid.Requirement{{ID: "r", Name: "Public liability", ItemID: "EV-11", Level: money.MustValue(level), AtBid: atBid}}
		}
	}
	o := func(change func(*bid.Opportunity)) func(*bid.Document) {
		return func(d *bid.Document) { change(&d.Bid.Opportunity) }
	}
	f := func(change func(*bid.Fairness)) func(*bid.Document) {
		return func(d *bid.Document) { change(&d.Bid.Fairness) }
	}
	for name, c := range map[string]struct {
		id     string
		change func(*bid.Document)
		want   bid.FairMet
	}{
		"variants barred":     {"FAIR-04", o(func(o *bid.Opportunity) { o.HowToBid = "Variant bids will not be accepted." }), bid.FairNo},
		"variants welcome":    {"FAIR-04", o(func(o *bid.Opportunity) { o.Description = "Variants are allowed" }), bid.FairYes},
		"variants not told":   {"FAIR-04", o(func(o *bid.Opportunity) { o.Description = "A variety of meals" }), ""},
		"cap under full cost": {"FAIR-07", func(d *bid.Document) { priceOf(d); d.Bid.Opportunity.Ceiling = P("999.99") }, bid.FairNo},
		"cap at full cost":    {"FAIR-07", func(d *bid.Document) { priceOf(d); d.Bid.Opportunity.Ceiling = P("1000") }, ""},
		"no uplift":           {"FAIR-07", func(d *bid.Document) { priceOf(d); d.Bid.Pricing.Uplift.Kind = bid.UpliftNone }, bid.FairNo},
		"uplift not stated":   {"FAIR-07", priceOf, ""},
		"no uplift, one year": {"FAIR-07", func(d *bid.Document) { priceOf(d); d.Bid.Pricing.Years = 1; d.Bid.Pricing.Uplift.Kind = bid.UpliftNone }, ""},
		"no volumes":          {"FAIR-08", func(d *bid.Document) { d.Bid.Opportunity.Title = "Meals"; d.Bid.Pricing.Volume = nil }, bid.FairNo},
		"volume guaranteed":   {"FAIR-08", func(d *bid.Document) { d.Bid.Pricing.Guaranteed = Q("10") }, bid.FairYes},
		"a list":              {"FAIR-08", o(func(o *bid.Opportunity) { o.Title, o.Kind = "Meals", bid.KindCallOff }), bid.FairPartly},
		"nothing entered":     {"FAIR-08", func(d *bid.Document) { d.Bid.Pricing.Volume = nil }, ""},
		"engagement notice":   {"FAIR-09", o(func(o *bid.Opportunity) { o.Notice = &bid.Notice{Type: "UK2"} }), bid.FairYes},
		"tender notice":       {"FAIR-09", o(func(o *bid.Opportunity) { o.Notice = &bid.Notice{Type: "UK4"} }), ""},
		"event in the calendar": {"FAIR-09", func(d *bid.Document) {
			d.Bid.Opportunity.Buyer.Name = "Devon"
			d.Organisation.Occasions = []bid.Occasion{{ID: "e", Kind: bid.OccasionEvent, Buyer: "devon", Name: "Day"}}
		}, bid.FairYes},
		"event of another": {"FAIR-09", func(d *bid.Document) {
			d.Bid.Opportunity.Buyer.Name = "Devon"
			d.Organisation.Occasions = []bid.Occasion{{ID: "e", Kind: bid.OccasionEvent, Buyer: "Kent", Name: "Day"}}
		}, ""},
		"budget short":       {"FAIR-11", func(d *bid.Document) { priceOf(d); d.Bid.Opportunity.Budget = P("999") }, bid.FairNo},
		"budget enough":      {"FAIR-11", func(d *bid.Document) { priceOf(d); d.Bid.Opportunity.Budget = P("1000") }, bid.FairYes},
		"no budget":          {"FAIR-11", priceOf, ""},
		"35 months":          {"FAIR-12", o(func(o *bid.Opportunity) { o.Term.Months = 35 }), bid.FairNo},
		"dates of two years": {"FAIR-12", o(func(o *bid.Opportunity) { o.Term.Start, o.Term.End = D("2026-04-01"), D("2028-03-31") }), bid.FairNo},
		"three years to a day": {"FAIR-12", func(d *bid.Document) {
			d.Bid.Opportunity.Term.Start, d.Bid.Opportunity.Term.End = D("2026-04-01"), D("2029-03-31")
			d.Bid.Fairness.BreakMonths = Q("36")
		}, bid.FairYes},
		"break not known": {"FAIR-12", o(func(o *bid.Opportunity) { o.Term.Months = 36 }), ""},
		"early break":     {"FAIR-12", func(d *bid.Document) { d.Bid.Opportunity.Term.Months, d.Bid.Fairness.BreakMonths = 60, Q("12") }, bid.FairPartly},
		"bid costs more": {"FAIR-13", func(d *bid.Document) {
			priceOf(d)
			d.Bid.Choice.Effort = []bid.BidEffort{{ID: "e", Hours: Q("10"), Rate: P("20")}}
		}, bid.FairNo},
		"hours without a rate": {"FAIR-13", func(d *bid.Document) { priceOf(d); d.Bid.Choice.Effort = []bid.BidEffort{{ID: "e", Hours: Q("10")}} }, ""},
		"bid costs less": {"FAIR-13", func(d *bid.Document) {
			priceOf(d)
			d.Bid.Pricing.Asked = P("2000")
			d.Bid.Choice.Effort = []bid.BidEffort{{ID: "e", Amount: P("200")}}
		}, ""},
		"doubted": {"FAIR-15", func(d *bid.Document) {
			d.Bid.Eligibility.Requirements = []bid.Requirement{{ID: "r", Name: "Audit", Doubt: bid.DoubtAudited}}
		}, bid.FairPartly},
		"not doubted":   {"FAIR-15", func(d *bid.Document) { d.Bid.Eligibility.Requirements = []bid.Requirement{{ID: "r", Name: "Audit"}} }, ""},
		"not for small": {"FAIR-18", o(func(o *bid.Opportunity) { o.VCSE = "no" }), bid.FairPartly},
		"for small":     {"FAIR-18", o(func(o *bid.Opportunity) { o.VCSE, o.SME = "yes", "not stated" }), ""},
		"audited accounts": {"FAIR-19", func(d *bid.Document) {
			d.Bid.Eligibility.Requirements = []bid.Requirement{{ID: "r", Doubt: bid.DoubtAudited}}
		}, bid.FairPartly},
		"another doubt": {"FAIR-19", func(d *bid.Document) {
			d.Bid.Eligibility.Requirements = []bid.Requirement{{ID: "r", Doubt: bid.DoubtTurnover}}
		}, ""},
		"cover above":         {"FAIR-20", insured("5000001", bid.No), bid.FairNo},
		"cover usual":         {"FAIR-20", insured("5000000", bid.No), bid.FairYes},
		"cover before award":  {"FAIR-20", insured("5000000", bid.Yes), bid.FairPartly},
		"cover when, unknown": {"FAIR-20", insured("5000000", bid.Unknown), ""},
		"feedback came":       {"FAIR-28", func(d *bid.Document) { d.Bid.Result.FeedbackCame = D("2026-11-20") }, bid.FairYes},
		"feedback late":       {"FAIR-28", func(d *bid.Document) { d.Bid.Result.FeedbackAsked = D("2026-10-23") }, bid.FairNo},
		"feedback may come":   {"FAIR-28", func(d *bid.Document) { d.Bid.Result.FeedbackAsked = D("2026-10-24") }, ""},
		"31 days":             {"FAIR-29", f(func(f *bid.Fairness) { f.PassedDownDays = Q("31") }), bid.FairNo},
		"30 days":             {"FAIR-29", f(func(f *bid.Fairness) { f.PassedDownDays = Q("30") }), bid.FairYes},
		"days not known":      {"FAIR-29", f(func(*bid.Fairness) {}), ""},
		"social value 10 %": {"PRIN-2", o(func(o *bid.Opportunity) {
			o.Criteria = []bid.Criterion{criterion("1", "price", "", "0.9"), criterion("2", "quality", "Social value", "0.1")}
		}), bid.FairYes},
		"social value none": {"PRIN-2", o(func(o *bid.Opportunity) {
			o.Criteria = []bid.Criterion{criterion("1", "price", "", "0.5"), criterion("2", "quality", "Method", "0.5")}
		}), bid.FairNo},
		"social value in words": {"PRIN-2", o(func(o *bid.Opportunity) { o.SocialValue = []string{"description"} }), bid.FairPartly},
		"weights not known":     {"PRIN-2", o(func(o *bid.Opportunity) { o.Criteria = []bid.Criterion{criterion("1", "price", "", "")} }), ""},
		"one large lot":         {"PRIN-3", o(func(o *bid.Opportunity) { o.Value.Net = P("1000000") }), bid.FairNo},
		"one small lot":         {"PRIN-3", o(func(o *bid.Opportunity) { o.Value.Net = P("999999") }), ""},
		"lots":                  {"PRIN-3", o(func(o *bid.Opportunity) { o.Lots = []bid.Lot{{ID: "1"}, {ID: "2"}} }), bid.FairYes},
		"joint bids barred":     {"PRIN-4", o(func(o *bid.Opportunity) { o.HowToBid = "Joint bids are not permitted" }), bid.FairNo},
		"joint bids welcome":    {"PRIN-4", o(func(o *bid.Opportunity) { o.HowToBid = "Consortia are welcome" }), bid.FairYes},
		"joint bids not told":   {"PRIN-4", o(func(o *bid.Opportunity) { o.HowToBid = "Bids by e-mail" }), ""},
		"price alone":           {"PRIN-5", o(func(o *bid.Opportunity) { o.Criteria = []bid.Criterion{criterion("1", "price", "", "1")} }), bid.FairNo},
		"weights missing":       {"PRIN-5", o(func(*bid.Opportunity) {}), ""},
	} {
		doc := Empty()
		c.change(&doc)
		r := priced(doc, lib)
		item, _ := r.Item(c.id)
		if item.Suggested != c.want || (item.Because != "") != (c.want != "") {
			t.Errorf("%s: %s suggests %q, because %q", name, c.id, item.Suggested, item.Because)
		}
		for _, item := range r.Items {
			if item.Answer != bid.FairUnknown {
				t.Errorf("%s: %s was answered for the user", name, item.ID)
			}
		}
	}
}

// What the tender sets stands beside what is usual, with its source.
func TestLines(t *testing.T) {
	doc := Empty()
	doc.Bid.Opportunity.PaymentDays = 60
	doc.Bid.Opportunity.Term.Months = 24
	doc.Bid.Fairness.PassedDownDays = Q("10")
	doc.Bid.Eligibility.Requirements = []bid.Requirement{{ID: "r", ItemID: "EV-11", Level: money.MustValue("10000000")}}
	// twice a year's value, over two years, is the value of the contract once
	doc.Bid.Eligibility.Tests = []bid.FinancialTest{{ID: "t", TestID: "FIN-TURN-2X"}}
	r, s := build(doc, library(t))
	for id, want := range map[string]bid.Answer{
		"fair.payment_days": bid.Yes, "fair.term_months": bid.Yes, "fair.passed_down_days": bid.No, "fair.insurance.r": bid.Yes,
		"fair.turnover.test.t": bid.No, "fair.break_months": bid.Unknown, "uplift": bid.Unknown, "feedback": bid.Unknown,
	} {
		found := false
		for _, line := range r.Lines {
			if line.ID != id {
				continue
			}
			found = true
			if line.Beyond != want || line.Source.Title == "" || line.Beside == "" || line.Shown == "" {
				t.Errorf("%+v", line)
			}
			if _, there := s.Graph.Node(id); strings.HasPrefix(id, "fair.") && !there {
				t.Errorf("no figure %s", id)
			}
		}
		if !found {
			t.Errorf("no line %s", id)
		}
	}
	if n, _ := s.Graph.Node("fair.turnover.test.t"); !n.Decimal().Equal(Q("1").Decimal()) {
		t.Errorf("turnover: %s", n.Format())
	}
	if r.Certainty != reference.Low {
		t.Errorf("limits of our own are of low certainty, the result says %s", r.Certainty)
	}
}

// Without facts there are no items, and nothing breaks.
func TestWithoutALibrary(t *testing.T) {
	doc := Empty()
	doc.Bid.Fairness.Letter.Own = []bid.LetterQuestion{{ID: "q", Text: "When do you decide?"}}
	r := fairness.Build(working.New(), fairness.Input{Document: doc})
	if len(r.Items) != 0 || r.Quality.Band != "" {
		t.Errorf("%+v", r)
	}
}
