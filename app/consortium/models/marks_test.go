package models_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/calc"
	"bidwright/app/consortium/models"
	"bidwright/app/money"
)

var items = []string{"liability", "test", "setup", "control", "cash", "later"}

// marks are a mark for each item, in their order.
func marks(all ...string) []bid.ModelMark {
	var out []bid.ModelMark
	for i, text := range all {
		out = append(out, bid.ModelMark{ID: "k" + items[i], ItemID: items[i], Mark: Q(text)})
	}
	return out
}

// The weights are those of section 1: 20, 20, 15, 15, 15, 15. By hand, marks 2, 5, 4, 4, 3, 3 make
// 8 + 20 + 12 + 12 + 9 + 9 = 70; marks of 5 make 100, of 0 nothing.
func TestTheScoreByHand(t *testing.T) {
	doc := together(2)
	doc.Bid.Consortium.Models = []bid.ModelPlan{
		{ID: "a", Model: bid.ModelManagedProvider, Marks: marks("2", "5", "4", "4", "3", "3")},
		{ID: "b", Model: bid.ModelSole, Marks: marks("5", "5", "5", "5", "5", "5")},
		{ID: "c", Model: bid.ModelHub, Marks: marks("0", "0", "0", "0", "0", "0")},
		{ID: "d", Model: bid.ModelAlliance, Marks: marks("2", "5", "4")},
		{ID: "e", Model: bid.ModelNewEntity, Marks: marks("6", "5", "4", "4", "3", "3")},
	}
	_, r := build(doc)
	for id, want := range map[bid.GroupModel]string{bid.ModelManagedProvider: "70", bid.ModelSole: "100", bid.ModelHub: "0"} {
		if got := model(t, r, id).Score; got.Decimal().String() != want || got.ID() != "cons.model."+string(id) {
			t.Errorf("%s: %s, want %s", id, got.Format(), want)
		}
	}
	if m := model(t, r, bid.ModelAlliance); m.Score.Available() || m.Score.Reason().Text != "Not marked yet: Control and contact with the buyer; Cash; Use for later bids." {
		t.Errorf("a score without every mark: %s %+v", m.Score.Format(), m.Score.Reason())
	}
	if m := model(t, r, bid.ModelNewEntity); m.Score.Available() {
		t.Errorf("a mark of 6 counts: %s", m.Score.Format())
	}
}

// Weights of one’s own count in every arrangement; by hand 40 × 2 ÷ 5 + 20 + 15 × 4 ÷ 5 + 25 × 4 ÷ 5
// = 16 + 20 + 12 + 20 = 68, with nothing for cash and later bids. Weights that do not make
// 100 give no score and say so.
func TestWeightsOfOnesOwn(t *testing.T) {
	doc := together(2)
	c := &doc.Bid.Consortium
	c.Models = []bid.ModelPlan{{ID: "a", Model: bid.ModelManagedProvider, Marks: marks("2", "5", "4", "4", "3", "3")}}
	c.Weights = []bid.ModelWeight{{ID: "w1", ItemID: "liability", Weight: Q("40")}, {ID: "w2", ItemID: "control", Weight: Q("25")}, {ID: "w3", ItemID: "cash", Weight: Q("0")}, {ID: "w4", ItemID: "later", Weight: Q("0")}}
	s, r := build(doc)
	if got := model(t, r, bid.ModelManagedProvider).Score.Decimal().String(); got != "68" || fires(s, "CONS-081") {
		t.Errorf("%s %v", got, s.Issues)
	}
	c.Weights[0].Weight = Q("41")
	if s, r = build(doc); model(t, r, bid.ModelManagedProvider).Score.Available() || !fires(s, "CONS-081") {
		t.Error("weights of 101 give a score")
	}
}

// Every suggestion says why, lies between 0 and 5, and none counts by itself.
func TestSuggestedMarksHaveAReason(t *testing.T) {
	doc := together(2)
	doc.Bid.Consortium.Models = []bid.ModelPlan{{ID: "n", Model: bid.ModelNewEntity, Weeks: Q("20")}}
	_, r := build(doc)
	seen := 0
	for _, m := range r.Models {
		if len(m.Unmarked) != len(items) || m.Score.Available() {
			t.Errorf("%s: %v", m.ID, m.Unmarked)
		}
		for _, x := range m.Marks {
			if !x.Suggested.IsSet() {
				continue
			}
			seen++
			if v := x.Suggested.Decimal(); v.IsNegative() || v.GreaterThan(decimal.NewFromInt(5)) || x.SuggestedWhy == "" {
				t.Errorf("%s, %s: %s %q", m.ID, x.Item, x.Suggested, x.SuggestedWhy)
			}
		}
	}
	of := func(id bid.GroupModel, item string) string {
		for _, x := range model(t, r, id).Marks {
			if x.Item == item {
				return x.Suggested.String()
			}
		}
		return ""
	}
	if of(bid.ModelNewEntity, "setup") != "0" || of(bid.ModelManagedProvider, "test") != "5" || of(bid.ModelHub, "test") != "" || of(bid.ModelSubcontract, "later") != "" || seen < 20 {
		t.Errorf("late %s, passed %s, not known %s, no support %s, %d in all", of(bid.ModelNewEntity, "setup"), of(bid.ModelManagedProvider, "test"), of(bid.ModelHub, "test"), of(bid.ModelSubcontract, "later"), seen)
	}
	doc.Organisation.Standing.Accounts = accounts("1")
	if _, r = build(doc); of(bid.ModelManagedProvider, "test") != "0" || of(bid.ModelUnincorporated, "test") != "5" {
		t.Errorf("failed %s, saved %s", of(bid.ModelManagedProvider, "test"), of(bid.ModelUnincorporated, "test"))
	}
}

// Rules and marks stand side by side: where they agree it is said, where they differ both
// are, and nothing is said of what is not known.
func TestAdviceSetsRulesAndMarksSideBySide(t *testing.T) {
	doc := together(2)
	doc.Bid.Consortium.Own.Capacity[1].Amount = Q("0") // rule 4
	high, low := marks("5", "5", "5", "5", "5", "5"), marks("1", "1", "1", "1", "1", "1")
	advice := func(plans ...bid.ModelPlan) models.Advice {
		doc.Bid.Consortium.Models = plans
		_, r := build(doc)
		return r.Advice
	}
	for says, plans := range map[string][]bid.ModelPlan{
		"The rules point to “Managing provider”. Nothing is marked in full yet":        nil,
		"your marks put it first of 2 arrangements that are marked. What is not known": {{ID: "a", Model: bid.ModelManagedProvider, Marks: high}, {ID: "b", Model: bid.ModelSole, Marks: low}},
		"Both are worth a second look": {{ID: "a", Model: bid.ModelManagedProvider, Marks: low}, {ID: "b", Model: bid.ModelSole, Marks: high}},
	} {
		if a := advice(plans...); !strings.Contains(a.Words, says) || !slices.Equal(a.Models, []bid.GroupModel{bid.ModelManagedProvider}) {
			t.Errorf("%v: %s", a.Models, a.Words)
		}
	}
	// A rule points to what then fails as well: added together, the accounts are not enough.
	doc.Organisation.Standing.Accounts = accounts("1")
	for i := range doc.Bid.Consortium.Members {
		doc.Bid.Consortium.Members[i].Standing.Accounts = accounts("2")
	}
	if a := advice(); slices.Contains(a.Models, bid.ModelUnincorporated) || !strings.Contains(strings.Join(a.Reasons, " "), "Against “Unincorporated consortium”: Failed on all members added together") {
		t.Errorf("%v %v", a.Models, a.Reasons)
	}
	doc.Organisation.Standing.Accounts = accounts("500000")
	doc.Bid.Consortium.Cells = nil
	if a := advice(); !strings.Contains(a.Words, "Nothing points to one arrangement yet") || len(a.Missing) < 3 {
		t.Errorf("%s %v", a.Words, a.Missing)
	}
}

// told is all that a comparison says, in a form that can be compared.
func told(r *models.Result) string {
	var out strings.Builder
	node := func(n calc.Node) {
		if n == (calc.Node{}) {
			out.WriteString("- ")
		} else {
			fmt.Fprintf(&out, "%s=%s ", n.ID(), n.Format())
		}
	}
	for _, g := range r.Gates {
		fmt.Fprintln(&out, g.N, g.State, g.Why)
	}
	for _, m := range r.Models {
		for _, n := range []calc.Node{m.Score, m.EV, m.Slack, m.Spent, m.PStar} {
			node(n)
		}
		fmt.Fprintln(&out, m.Tests.State, m.Tests.Words, m.Tests.Sinks, m.Tests.Saves, m.For, m.Against)
	}
	fmt.Fprintln(&out, r.Advice)
	return out.String()
}

// drawn is a group with members, shares, accounts, capacity and marks of any kind.
func drawn(t *rapid.T) bid.Document {
	doc := together(rapid.IntRange(0, 7).Draw(t, "members"))
	c := &doc.Bid.Consortium
	c.Split.By = rapid.SampledFrom([]bid.SplitBy{bid.SplitByCells, bid.SplitByShares}).Draw(t, "by")
	c.Split.Value = money.PoundsOf(decimal.New(rapid.Int64Range(0, 30000000).Draw(t, "value"), -2))
	share := func(name string) money.Share {
		if rapid.Bool().Draw(t, name+" typed") {
			return money.ShareOf(decimal.New(rapid.Int64Range(0, 100).Draw(t, name), -2))
		}
		return money.Share{}
	}
	c.OwnShare = share("own")
	for i := range c.Members {
		m := &c.Members[i]
		m.Share = share(m.ID)
		m.Role = rapid.SampledFrom([]bid.MemberRole{bid.RoleMember, bid.RoleGuarantor, bid.RoleSubcontractor}).Draw(t, "role")
		if rapid.Bool().Draw(t, "accounts") {
			m.Standing.Accounts = accounts(fmt.Sprint(rapid.IntRange(0, 300000).Draw(t, "turnover")))
		} else {
			m.Standing.Accounts = nil
		}
	}
	for _, id := range []bid.GroupModel{bid.ModelSole, bid.ModelManagedProvider, bid.ModelUnincorporated} {
		p := bid.ModelPlan{ID: string(id), Model: id, Weeks: Q(fmt.Sprint(rapid.IntRange(0, 30).Draw(t, "weeks")))}
		for _, item := range items {
			p.Marks = append(p.Marks, bid.ModelMark{ID: item, ItemID: item, Mark: Q(fmt.Sprint(rapid.IntRange(0, 5).Draw(t, "mark")))})
		}
		c.Models = append(c.Models, p)
	}
	return doc
}

// The order in which members stand changes nothing that is said.
func TestTheOrderOfMembersDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := drawn(t)
		_, before := build(doc)
		doc.Bid.Consortium.Members = rapid.Permutation(doc.Bid.Consortium.Members).Draw(t, "order")
		if _, after := build(doc); told(before) != told(after) {
			t.Fatalf("before:\n%s\nafter:\n%s", told(before), told(after))
		}
	})
}

// A higher mark never lowers the score, whatever the weights; and the score is what plain
// fractions make of weights and marks.
func TestAHigherMarkNeverLowersTheScore(t *testing.T) {
	usual := []int64{20, 20, 15, 15, 15, 15}
	rapid.Check(t, func(t *rapid.T) {
		doc := drawn(t)
		c := &doc.Bid.Consortium
		weights := slices.Clone(usual)
		from, to := rapid.IntRange(0, 5).Draw(t, "from"), rapid.IntRange(0, 5).Draw(t, "to")
		moved := rapid.Int64Range(0, weights[from]).Draw(t, "moved")
		weights[from] -= moved
		weights[to] += moved
		for i, item := range items {
			c.Weights = append(c.Weights, bid.ModelWeight{ID: item, ItemID: item, Weight: money.QuantityOf(decimal.NewFromInt(weights[i]))})
		}
		score := func() decimal.Decimal {
			_, r := build(doc)
			for _, m := range r.Models {
				if m.ID == string(bid.ModelSole) {
					return m.Score.Decimal()
				}
			}
			return decimal.Zero
		}
		before := score()
		exact := new(big.Rat)
		for i, m := range c.Models[0].Marks {
			exact.Add(exact, new(big.Rat).Mul(big.NewRat(weights[i], 5), m.Mark.Decimal().Rat()))
		}
		if before.Rat().Cmp(exact) != 0 {
			t.Fatalf("%s, and fractions make %s", before, exact.RatString())
		}
		at := rapid.IntRange(0, 5).Draw(t, "raised")
		old := c.Models[0].Marks[at].Mark.Decimal()
		c.Models[0].Marks[at].Mark = money.QuantityOf(decimal.NewFromInt(rapid.Int64Range(old.IntPart(), 5).Draw(t, "mark")))
		if after := score(); after.LessThan(before) {
			t.Fatalf("%s falls to %s", before, after)
		}
	})
}

// Lines that stand twice, unknown ids and ids that other lines have do no harm: the first
// counts.
func TestHostileLinesDoNoHarm(t *testing.T) {
	doc := together(2)
	c := &doc.Bid.Consortium
	c.Model = "no such model"
	c.Models = []bid.ModelPlan{
		{ID: "sole", Model: bid.ModelAlliance, Cost: P("7"), Marks: []bid.ModelMark{{ID: "cash", ItemID: "liability", Mark: Q("1")}, {ID: "cash", ItemID: "liability", Mark: Q("5")}, {ItemID: "nothing", Mark: Q("3")}}},
		{ID: "sole", Model: bid.ModelAlliance, Cost: P("8")},
		{Model: "nothing", Cost: P("9")},
	}
	c.Weights = []bid.ModelWeight{{ID: "cash", ItemID: "liability", Weight: Q("20")}, {ItemID: "nothing", Weight: Q("50")}, {ID: "cash", ItemID: "liability", Weight: Q("90")}}
	_, r := build(doc)
	if got := model(t, r, bid.ModelAlliance); got.Cost.Decimal().String() != "7" || got.Marks[0].Mark.Decimal().String() != "1" || len(got.Unmarked) != 5 {
		t.Errorf("%s %s %v", got.Cost.Format(), got.Marks[0].Mark.Format(), got.Unmarked)
	}
	if got := model(t, r, bid.ModelSole); got.Cost.Decimal().String() != "0" || got.Path == "consortium.models.sole" {
		t.Errorf("%s at %s", got.Cost.Format(), got.Path)
	}
	if w := r.Criteria[4].Weight; w.Decimal().String() != "15" {
		t.Errorf("the weight of cash is %s", w.Format())
	}
}
