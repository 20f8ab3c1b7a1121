package bid_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
)

func TestFairnessOfADocument(t *testing.T) {
	doc := Empty()
	doc.Bid.Fairness.Answers = []bid.FairAnswer{{ID: "a", ItemID: "FAIR-01"}, {ID: "b", ItemID: "FAIR-30"}, {ID: "c", ItemID: "PRIN-5", Found: bid.FairNo}, {ID: "d", ItemID: "FAIR-10"}, {ID: "e", ItemID: "FAIR-19"}}
	doc.Bid.Fairness.PassedDownDays, doc.Bid.Fairness.BreakMonths = Q("30"), Q("12")
	if issues := bid.Check(doc); len(issues) != 0 {
		t.Fatal(issues)
	}
	for name, c := range map[string]struct {
		change   func(*bid.Fairness)
		path     string
		code     string
		severity bid.Severity
	}{
		"no such item":       {func(f *bid.Fairness) { f.Answers[0].ItemID = "FAIR-31" }, "fairness.answers.a.itemId", bid.CodeNoChoice, bid.Blocks},
		"item zero":          {func(f *bid.Fairness) { f.Answers[0].ItemID = "FAIR-00" }, "fairness.answers.a.itemId", bid.CodeNoChoice, bid.Blocks},
		"letters":            {func(f *bid.Fairness) { f.Answers[0].ItemID = "FAIR-1x" }, "fairness.answers.a.itemId", bid.CodeNoChoice, bid.Blocks},
		"sixth principle":    {func(f *bid.Fairness) { f.Answers[0].ItemID = "PRIN-6" }, "fairness.answers.a.itemId", bid.CodeNoChoice, bid.Blocks},
		"nothing":            {func(f *bid.Fairness) { f.Answers[0].ItemID = "" }, "fairness.answers.a.itemId", bid.CodeNoChoice, bid.Blocks},
		"twice":              {func(f *bid.Fairness) { f.Answers[1].ItemID = "FAIR-01" }, "fairness.answers.b.itemId", bid.CodeTwice, bid.Warns},
		"negative days":      {func(f *bid.Fairness) { f.PassedDownDays = Q("-1") }, "fairness.passedDownDays", bid.CodeNegative, bid.Blocks},
		"half a month":       {func(f *bid.Fairness) { f.BreakMonths = Q("1.5") }, "fairness.breakMonths", bid.CodeTerm, bid.Blocks},
		"an unknown finding": {func(f *bid.Fairness) { f.Answers[0].Found = "perhaps" }, "fairness.answers.a.found", bid.CodeNoChoice, bid.Blocks},
	} {
		changed := doc
		changed.Bid.Fairness.Answers = append([]bid.FairAnswer(nil), doc.Bid.Fairness.Answers...)
		c.change(&changed.Bid.Fairness)
		issues := bid.Check(changed)
		if len(issues) != 1 || issues[0].Code != c.code || issues[0].Path != c.path || issues[0].Severity != c.severity || strings.HasSuffix(issues[0].Message, " ") {
			t.Errorf("%s: %v", name, issues)
		}
	}
}
