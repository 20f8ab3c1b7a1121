package chain_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/cash"
	"bidwright/app/consortium/chain"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
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

var today = date.MustISO("2026-11-23")

func d(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// pair is a lead with one partner.
func pair() bid.Document {
	doc := Empty()
	doc.Organisation.Name = "Lead"
	doc.Bid.Consortium.Members = []bid.Member{{ID: "m1", Name: "Partner", Agreed: bid.Yes}}
	return doc
}

func build(doc bid.Document) (*working.Sheet, *chain.Result) {
	s := working.New()
	in := chain.Input{Document: doc, Library: library, On: today, Why: "No value yet.", Path: "consortium.split",
		Parties: []chain.Party{{Key: "own", Name: "Lead", Path: "consortium", Lead: true}}}
	for i := range doc.Bid.Consortium.Members {
		m := &doc.Bid.Consortium.Members[i]
		in.Parties = append(in.Parties, chain.Party{ID: m.ID, Key: m.ID, Name: m.Name, Path: "consortium.members." + m.ID, Role: m.Role, Member: m})
	}
	return s, chain.Build(s, in)
}

func has(s *working.Sheet, code, part string) bool {
	for _, i := range s.Issues {
		if i.Code == code && strings.Contains(i.Message, part) {
			return true
		}
	}
	return false
}

// Worked cases CON-02 and CON-03: twelve months of £20,000 and costs of £18,000 on day 28,
// paid 30 days after the last day of the month, or on its first day.
func TestTheCurvesOfTheWorkedCases(t *testing.T) {
	first := date.MustISO("2027-01-01")
	curve := func(paid func(month int) int) cash.Curve {
		var events []cash.Event
		for m := range 12 {
			events = append(events, cash.Event{Date: first.AddDays(30*m + 28), Amount: d("-18000")}, cash.Event{Date: first.AddDays(paid(m)), Amount: d("20000")})
		}
		return cash.Run(events)
	}
	arrears := curve(func(m int) int { return 30*(m+1) + 30 })
	if !arrears.Peak.Equal(d("36000")) || first.DaysUntil(arrears.PeakOn) != 58 || !arrears.End.Equal(d("24000")) {
		t.Errorf("in arrears: %s on day %d, %s at the end", arrears.Peak, first.DaysUntil(arrears.PeakOn), arrears.End)
	}
	advance := curve(func(m int) int { return 30 * m })
	if !advance.Peak.IsZero() || !advance.End.Equal(d("24000")) {
		t.Errorf("in advance: %s, %s at the end", advance.Peak, advance.End)
	}
}

// Worked case CON-05 and the edges of the bands.
func TestInterestOnALateInvoice(t *testing.T) {
	for _, c := range []struct{ debt, days, interest, fixed string }{
		{"10000", "20", "65.75", "100"}, {"9999.99", "20", "65.75", "70"}, {"999.99", "365", "120", "40"}, {"5000", "0", "0", "0"},
	} {
		doc := pair()
		doc.Bid.Consortium.Chain = bid.Chain{Debt: money.MustPounds(c.debt), LateDays: money.MustQuantity(c.days), BaseRate: money.MustShare("0.04")}
		_, r := build(doc)
		if !r.Late.Interest.Decimal().Equal(d(c.interest)) || !r.Late.Fixed.Decimal().Equal(d(c.fixed)) || !r.Late.Claim.Decimal().Equal(d(c.interest).Add(d(c.fixed))) {
			t.Errorf("%s, %s days: %s and %s", c.debt, c.days, r.Late.Interest.Format(), r.Late.Fixed.Format())
		}
	}
}

func TestTermsThatAPartnerShouldNotTake(t *testing.T) {
	doc := pair()
	terms := &doc.Bid.Consortium.Members[0].Terms
	terms.Days, terms.PayWhenPaid, terms.Uncapped = money.MustQuantity("45"), bid.Yes, bid.Yes
	s, _ := build(doc)
	for _, code := range []string{"CONS-033", "CONS-034", "CONS-044"} {
		if !has(s, code, "Partner") {
			t.Errorf("%s is not told", code)
		}
	}
	terms.Days, terms.PayWhenPaid, terms.Uncapped = money.MustQuantity("30"), bid.No, bid.No
	s, _ = build(doc)
	for _, code := range []string{"CONS-033", "CONS-034", "CONS-044"} {
		if has(s, code, "") {
			t.Errorf("%s is told without a reason", code)
		}
	}
}

func TestRisksAreSharedWholly(t *testing.T) {
	doc := pair()
	half := money.MustShare("0.5")
	doc.Bid.Consortium.Risks = []bid.GroupRisk{{ID: "r1", Name: "Records fail", Probability: money.MustShare("0.2"), Impact: money.MustPounds("10000"), Shared: true,
		Parts: []bid.RiskPart{{Share: half}, {MemberID: "m1", Share: money.MustShare("0.25")}}}}
	s, r := build(doc)
	if !has(s, "CONS-040", "75") || !has(s, "CONS-043", "Records fail") {
		t.Error("an unshared part or a missing insurance is not told")
	}
	if len(r.Risks.Expected) != 2 || !r.Risks.Expected[0].Amount.Decimal().Equal(d("1000")) || !r.Risks.Expected[1].Amount.Decimal().Equal(d("500")) {
		t.Errorf("expected losses are %+v", r.Risks.Expected)
	}
}

// The worst case is what is typed less what is paid by others: it is never guessed.
func TestTheWorstCaseOfJointLiability(t *testing.T) {
	doc := pair()
	doc.Bid.Consortium.Liability = bid.LiabilityJoint
	_, r := build(doc)
	if !r.Worst.Used || r.Worst.Rows[0].High.Available() {
		t.Error("a worst case was computed from nothing")
	}
	doc.Bid.Consortium.Worst = bid.WorstCase{Low: money.MustPounds("50000"), High: money.MustPounds("200000"), Insured: money.MustPounds("60000"),
		Others: []bid.OthersPay{{MemberID: "m1", Amount: money.MustPounds("30000")}}}
	doc.Bid.Consortium.Members[0].Cash = bid.PartnerCash{Reserves: money.MustPounds("10000"), Spend: money.MustPounds("120000")}
	s, r := build(doc)
	row := r.Worst.Rows[1]
	if !row.Low.Decimal().IsZero() || !row.High.Decimal().Equal(d("110000")) || r.Worst.Rows[0].High.Available() {
		t.Errorf("worst cases: %s to %s", row.Low.Format(), row.High.Format())
	}
	if !has(s, "CONS-042", "Partner") {
		t.Error("a month of reserves under joint liability is not told")
	}
}

// Heads of terms are written from the plan; the user's own words stand, and what is empty
// is to be agreed.
func TestHeadsOfTerms(t *testing.T) {
	doc := pair()
	doc.Bid.Consortium.Chain.Pledge = true
	doc.Bid.Consortium.Heads = []bid.HeadText{{ID: "h1", ClauseID: "disputes", Text: "We talk."}, {ID: "h2", ClauseID: "publicity", Left: true}, {ID: "h3", Title: "Cats", Text: "None."}}
	s, r := build(doc)
	texts := map[string]chain.Head{}
	for _, h := range r.Heads {
		texts[h.ID] = h
		if strings.ContainsAny(h.Text, "{}") {
			t.Errorf("%s has a figure that was not put in: %s", h.ID, h.Text)
		}
	}
	if !strings.Contains(texts["payment"].Text, "within 10 days") || texts["disputes"].Text != "We talk." || texts["h3"].Title != "Cats" || len(r.LeftOut) != 1 {
		t.Errorf("the heads are %+v", texts)
	}
	if _, printed := texts["publicity"]; printed || !texts["fee"].Open || !has(s, "CONS-058", "to be agreed") {
		t.Error("what was left out is printed, or what is open is not told")
	}
}

func TestChecksOfPartners(t *testing.T) {
	doc := pair()
	m := &doc.Bid.Consortium.Members[0]
	m.Diligence = []bid.Diligence{{ID: "d1", ItemID: "legal", Found: bid.CheckInOrder, On: date.MustISO("2025-01-10")}, {ID: "d2", ItemID: "insurance", Found: bid.CheckInOrder, On: date.MustISO("2026-11-01")}}
	m.Standing.Exclusions = []bid.Exclusion{{ID: "x1", Applies: bid.Yes}}
	s, r := build(doc)
	if r.Diligence[0].Done != 1 || !has(s, "CONS-055", "Partner") || !has(s, "CONS-056", "Partner") || !has(s, "CONS-057", "10 January 2025") {
		t.Errorf("%d checks count as done", r.Diligence[0].Done)
	}
}

// No values make it panic, and money at the end is what came in less what went out.
func TestAnyTermsGiveAnAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := pair()
		c := &doc.Bid.Consortium
		number := rapid.StringMatching(`-?[0-9]{1,7}(\.[0-9]{1,2})?`)
		quantity := func(name string) money.Quantity {
			q, err := money.ParseQuantity(number.Draw(t, name))
			if err != nil {
				return money.Quantity{}
			}
			return q
		}
		pounds := func(name string) money.Pounds {
			p, err := money.ParsePounds(number.Draw(t, name))
			if err != nil {
				return money.Pounds{}
			}
			return p
		}
		c.Chain = bid.Chain{Days: quantity("days"), Debt: pounds("debt"), LateDays: quantity("late"), Pledge: rapid.Bool().Draw(t, "pledge")}
		c.Members[0].Terms.Days = quantity("own days")
		c.Members[0].Terms.Via = rapid.SampledFrom([]string{"", "m1", "gone"}).Draw(t, "via")
		c.Risks = []bid.GroupRisk{{ID: "r", Impact: pounds("impact"), Probability: money.ShareOf(quantity("chance").Decimal())}}
		c.Liability = rapid.SampledFrom([]bid.Liability{"", bid.LiabilityJoint, bid.LiabilityLead}).Draw(t, "liability")
		s, r := build(doc)
		if err := s.Graph.Err(); err != nil {
			t.Fatal(err)
		}
		if len(r.Payments) > 0 && r.Payments[0].Why == "" {
			t.Fatal("there is a curve without a value")
		}
	})
}
