package fairness_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/pricing"
	"bidwright/app/tender/fairness"
	"bidwright/app/working"
)

func own(id, text string) bid.LetterQuestion { return bid.LetterQuestion{ID: id, Text: text} }

// The letter has what was picked, in order, each once, with its place.
func TestLetter(t *testing.T) {
	doc := Empty()
	doc.Organisation.Name = "Good Meals"
	doc.Bid.Opportunity.Title, doc.Bid.Opportunity.Reference, doc.Bid.Opportunity.Buyer.Name = "Meals", "R1", "Kent Council"
	doc.Bid.Eligibility.Requirements = []bid.Requirement{
		{ID: "r1", Name: "Audited accounts", Ask: true, Where: "ITT, page 7", Question: "Which other proof will you accept?"},
		{ID: "r2", Name: "ISO 9001", Ask: true},
		{ID: "r3", Name: "Insurance", Ask: true},
		{ID: "r4", Name: "Not asked", Question: "Not this?"},
	}
	doc.Bid.Fairness.Answers = []bid.FairAnswer{
		{ID: "a1", ItemID: "FAIR-08", Found: bid.FairNo, Ask: true, Where: "Specification, page 3"},
		{ID: "a2", ItemID: "FAIR-22", Found: bid.FairUnknown, Ask: true}, // asked though unknown: the user wants it
		{ID: "a3", ItemID: "FAIR-21", Found: bid.FairNo},
		{ID: "a4", ItemID: "FAIR-24", Found: bid.FairNo, Ask: true}, // placements only
	}
	doc.Bid.Fairness.Letter.Own = []bid.LetterQuestion{
		own("o1", "  When do   you decide?"), own("o2", "WHEN DO YOU DECIDE"), own("o3", " "),
		{ID: "o4", Text: "Already sent?", Sent: D("2026-11-01")},
	}
	s := working.New()
	r := fairness.Build(s, fairness.Input{Document: doc, Library: library(t), On: D("2026-11-23"),
		Doubts:    []fairness.Doubt{{RequirementID: "r3", Name: "Insurance", Code: "ELIG-041", Question: "May cover be confirmed now and start on award?"}},
		Questions: []fairness.Question{{Text: "Is this below the threshold?", Where: "Notice"}}})
	l := fairness.NewLetter(r, doc, s.Graph)
	want := []string{
		"(Notice) Is this below the threshold?",
		"(ITT, page 7) Which other proof will you accept?",
		"How does the condition “ISO 9001” serve this contract, and is equivalent proof accepted?",
		"May cover be confirmed now and start on award?",
		"(Specification, page 3) Please publish past referrals and the forecast for the term, with the basis.",
		"Can an example of a good completed answer be published?",
		"When do you decide?",
	}
	var got []string
	for _, q := range l.Questions {
		got = append(got, q.Printed())
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") || len(l.Refused) != 0 {
		t.Errorf("%s\nrefused %v", strings.Join(got, "\n"), l.Refused)
	}
	plain := l.Plain()
	for _, want := range []string{"Questions on the tender Meals (R1)", "To: Kent Council", "1. (Notice) Is", "7. When do you decide?", "Good Meals\n"} {
		if !strings.Contains(plain, want) {
			t.Errorf("no %q in\n%s", want, plain)
		}
	}
}

// The placeholders of drafted questions are filled with what the tender asks, or go.
func TestDraftsHaveNoGaps(t *testing.T) {
	lib := library(t)
	for _, full := range []bool{false, true} {
		doc := Empty()
		if full {
			doc.Bid.Eligibility.Requirements = []bid.Requirement{{ID: "r", Name: "Public liability", ItemID: "EV-11", Level: money.MustValue("10000000"), Doubt: bid.DoubtInsurance}}
			doc.Bid.Opportunity.Criteria = []bid.Criterion{criterion("1", "price", "", "0.9"), criterion("2", "quality", "", "0.1")}
		}
		r, _ := build(doc, lib)
		for _, item := range r.Items {
			if strings.Contains(item.Drafted, "[") || item.Question != item.Drafted {
				t.Errorf("%s: %s", item.ID, item.Drafted)
			}
		}
		if full {
			for id, want := range map[string]string{"FAIR-15": "“Public liability”", "FAIR-20": "£10,000,000 of cover", "PRIN-5": "at 90 %"} {
				if item, _ := r.Item(id); !strings.Contains(item.Drafted, want) {
					t.Errorf("%s: %s", id, item.Drafted)
				}
			}
		}
	}
}

// forms are the ways in which people print a sum of money.
func forms(d decimal.Decimal) []string {
	plain := d.StringFixed(2)
	pounds := money.FormatPounds(d)
	out := []string{
		plain, pounds, money.FormatWholePounds(d), money.FormatRate(d), d.String(), d.StringFixed(0), d.Truncate(0).String(),
		strings.ReplaceAll(pounds, ",", "\u00a0"), strings.ReplaceAll(pounds, ",", "\u202f"), strings.ReplaceAll(pounds, ",", " "),
		strings.ReplaceAll(pounds, ",", "’"), "GBP " + plain, strings.ReplaceAll(plain, ".", ","), plain + " pounds",
		strings.Map(func(r rune) rune { // full-width digits
			if r >= '0' && r <= '9' {
				return r - '0' + '０'
			}
			return r
		}, pounds),
		strings.Join(strings.Split(pounds, ""), "\u200b"), // split by characters that cannot be seen
		"£" + d.Shift(-3).StringFixed(2) + "k", "£" + d.Shift(-3).StringFixed(1) + " thousand", "−" + pounds,
	}
	if d.GreaterThan(decimal.New(1, 6)) {
		out = append(out, "£"+d.Shift(-6).StringFixed(2)+"m", "£"+d.Shift(-6).StringFixed(3)+" million")
	}
	if d.LessThan(decimal.New(1, 3)) {
		out = append(out, d.Shift(2).StringFixed(0)+"p", d.Shift(2).StringFixed(0)+" pence")
	}
	return out
}

// tells reports whether a printed figure has the three digits below which it is taken to
// tell nothing: without a sign of money, zeros at the end do not count.
func tells(text string) bool {
	digits := strings.TrimLeft(strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return r
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		}
		return -1
	}, text), "0")
	return len(digits) > 3 || len(digits) == 3 && (strings.ContainsAny(text, "£GBkpmt") || !strings.HasSuffix(digits, "0"))
}

// No question with one of our own figures in any printed form is let out; where it stands in
// the letter – question, place, opening or close – makes no difference.
func TestNoOwnFigureLeaves(t *testing.T) {
	lib := library(t)
	rapid.Check(t, func(t *rapid.T) {
		secret := decimal.New(rapid.Int64Range(1_011, 999_999_999).Draw(t, "secret"), -2)
		doc := Empty()
		s := working.New()
		s.Graph.Input("cost.full.test", "Cost", calc.PoundsYear, secret, calc.Origin{Kind: calc.Typed, Path: "pricing.x"})
		text := rapid.SampledFrom(forms(secret)).Draw(t, "form")
		if !tells(text) {
			return
		}
		question := rapid.SampledFrom([]string{"Would ", "Our cost is ", "Is (", "e.g. "}).Draw(t, "before") + text + rapid.SampledFrom([]string{" do?", "?", ", say?", ") enough?"}).Draw(t, "after")
		switch rapid.IntRange(0, 5).Draw(t, "place") {
		case 0:
			doc.Bid.Fairness.Letter.Own = []bid.LetterQuestion{own("o", question)}
		case 1:
			doc.Bid.Fairness.Answers = []bid.FairAnswer{{ID: "a", ItemID: "FAIR-11", Found: bid.FairNo, Ask: true, Question: question}}
		case 2:
			doc.Bid.Eligibility.Requirements = []bid.Requirement{{ID: "r", Ask: true, Question: question}}
		case 3:
			doc.Bid.Fairness.Letter.Intro = question
		case 4:
			doc.Bid.Fairness.Letter.Own = []bid.LetterQuestion{{ID: "o", Text: "Why?", Where: question}}
		case 5:
			doc.Bid.Fairness.Letter.To = question
		}
		doc.Bid.Title = "Bid at " + text // a title of our own heads the letter when the buyer's is not known
		r := fairness.Build(s, fairness.Input{Document: doc, Library: lib, On: D("2026-11-23")})
		l := fairness.NewLetter(r, doc, s.Graph)
		if strings.Contains(l.Plain(), text) || len(l.Refused) != 1 {
			t.Fatalf("%q leaves: %s", question, l.Plain())
		}
		for _, issue := range s.Issues {
			if strings.Contains(issue.Question, text) {
				t.Fatalf("the finding carries it: %+v", issue)
			}
		}
		for _, issue := range s.Issues {
			if issue.Code == fairness.CodeOwnFigure && issue.Path != "" {
				return
			}
		}
		t.Fatalf("no finding for %q: %v", question, s.Issues)
	})
}

// Figures that the buyer set or printed, published rates, pages and days may be asked about.
func TestWhatMayBeAsked(t *testing.T) {
	doc := Empty()
	doc.Bid.Opportunity.Budget = P("123456.78")
	doc.Bid.Opportunity.Description = "About 4,321 hours at £18.75."
	doc.Bid.Pricing.People = []bid.Post{Worker("w", "37.5")}
	doc.Bid.Pricing.People[0].HourlyPay = P("13.57")
	doc.Bid.Eligibility.Requirements = []bid.Requirement{{ID: "r", Level: money.MustValue("5000000")}}
	p := pricing.Build(pricing.Input{Document: doc, Library: library(t), On: D("2026-11-23")})
	guard := fairness.NewGuard(p.Graph, doc)
	full, _ := p.Graph.Node("ladder.full_cost")
	if !full.Available() {
		t.Fatal(full.Format())
	}
	for text, refused := range map[string]bool{
		"Does the budget of £123,456.78 hold the pay floor of £12.71?":                   false,
		"Where do 4,321 hours at £18.75 come from?":                                      false,
		"Why £5,000,000 of cover?":                                                       false,
		"What does page 123 mean by 1 April 2026 and 100 %?":                             false,
		"Is £13.57 an hour enough?":                                                      true,
		"Is 1357p an hour enough?":                                                       true,
		"Would " + money.FormatPounds(full.Decimal()) + " be too much?":                  true,
		"Would " + money.FormatWholePounds(full.Decimal()) + " be too much?":             true,
		"Would a price of " + full.Decimal().Shift(-3).StringFixed(3) + "k be too much?": true,
	} {
		if got := guard.Faults(text); (len(got) > 0) != refused {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestNoRivalIsNamed(t *testing.T) {
	doc := Empty()
	doc.Bid.Opportunity.Buyer.Name = "Kent Council"
	doc.Bid.Pricing.Scoring.Rivals = []bid.Rival{{ID: "1", Name: "Acme Care Ltd"}, {ID: "2", Name: "Kent Council"}, {ID: "3", Name: "X"}}
	doc.Bid.Opportunity.Notice = &bid.Notice{Winners: []bid.Winner{{Name: "Old Winner CIC"}}}
	doc.Bid.Dynamic.Referrals = []bid.ScoredReferral{{ID: "r", Bidders: []bid.ReferralBidder{{ID: "b", Name: "Brook House"}, {ID: "o", Name: "Our House", Own: true}}}}
	guard := fairness.NewGuard(nil, doc)
	for text, refused := range map[string]bool{
		"Has ACME  care, the provider, been paid?": true,
		"Has Acme\u200b Care’s price risen?":       true,
		"Does Old Winner stay?":                    true,
		"Does Brook-House bid?":                    true,
		"Does Our House qualify?":                  false,
		"Does Kent Council pay?":                   false,
		"Is care at the acme of quality?":          false,
		"Question X of the form?":                  false,
	} {
		got := guard.Faults(text)
		if (len(got) > 0) != refused || refused && got[0].Code != fairness.CodeRival {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// A letter never has one question twice, whatever was picked.
func TestNoQuestionTwice(t *testing.T) {
	lib := library(t)
	items := lib.FairnessItems()
	rapid.Check(t, func(t *rapid.T) {
		doc := Empty()
		doc.Bid.Pricing.Unit.Kind = bid.UnitPlacement
		texts := []string{"When?", "when", "How long?", items[3].Question, items[7].Question, ""}
		for i := range rapid.IntRange(0, 8).Draw(t, "answers") {
			item := rapid.SampledFrom(items).Draw(t, "item")
			doc.Bid.Fairness.Answers = append(doc.Bid.Fairness.Answers, bid.FairAnswer{ID: string(rune('a' + i)), ItemID: item.ID, Ask: rapid.Bool().Draw(t, "ask"), Question: rapid.SampledFrom(texts).Draw(t, "q")})
		}
		for i := range rapid.IntRange(0, 8).Draw(t, "own") {
			doc.Bid.Fairness.Letter.Own = append(doc.Bid.Fairness.Letter.Own, bid.LetterQuestion{ID: string(rune('a' + i)), Text: rapid.SampledFrom(texts).Draw(t, "text"), Where: rapid.SampledFrom([]string{"", "ITT, page 1", "ITT, page 2"}).Draw(t, "where")})
		}
		r, s := build(doc, lib)
		seen := map[string]bool{}
		for _, q := range fairness.NewLetter(r, doc, s.Graph).Questions {
			key := strings.ToLower(strings.Trim(q.Text, " ?."))
			if seen[key] || key == "" {
				t.Fatalf("%q twice", q.Text)
			}
			seen[key] = true
		}
	})
}

func TestManners(t *testing.T) {
	doc := Empty()
	doc.Bid.Fairness.Letter.Own = []bid.LetterQuestion{own("a", "When? And where?"), own("b", "Why do you ask for this unlawful proof?"), own("c", "When is the site visit?")}
	_, s := build(doc, library(t))
	codes := map[string]string{}
	for _, issue := range s.Issues {
		codes[issue.Code] = issue.Path
	}
	if len(codes) != 2 || codes[fairness.CodeTwoAsked] != "fairness.letter.own.a.text" || codes[fairness.CodeImpolite] != "fairness.letter.own.b.text" {
		t.Errorf("%v", s.Issues)
	}
}
