package pack

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
)

// statement is the eligibility statement: how many conditions are met and by whom, and
// what was asked and answered about exclusion.
func (b *builder) statement() {
	blocks := []Block{List{Items: b.conditionsMet()}, Heading{Level: 2, Text: "Exclusion", Label: LabelBuyer}}
	b.section("statement", 1, "Eligibility statement", append(blocks, b.exclusionStatement()...)...)
}

// conditionsMet says how many conditions are met, and how many by partners.
func (b *builder) conditionsMet() []Item {
	count := map[bid.Meets]int{}
	relied := 0
	for _, r := range b.conditions() {
		count[r.Met]++
		if r.ByID != "" && (r.Met == bid.MeetsHave || r.Met == bid.MeetsByAward) {
			relied++
		}
	}
	var items []Item
	add := func(text string) { items = append(items, Item{Runs: []Run{b.say(text)}}) }
	total := len(b.conditions())
	if total > 0 {
		apply := "apply"
		if total == 1 {
			apply = "applies"
		}
		words := fmt.Sprintf("%s of participation %s to this bid. %s met now", counted(total, "condition", "conditions"), apply, counted(count[bid.MeetsHave], "is", "are"))
		if n := count[bid.MeetsByAward]; n > 0 {
			words += fmt.Sprintf(" and %d will be met by award", n)
		}
		add(words + ".")
	}
	if relied > 0 {
		add(fmt.Sprintf("For %s the bidder relies on a partner named in this response.", counted(relied, "condition", "conditions")))
	}
	if open := count[bid.MeetsGap] + count[bid.MeetsUnknown]; open > 0 {
		add(fmt.Sprintf("%s still open in this draft.", are(open)))
	}
	return items
}

func are(n int) string {
	if n == 1 {
		return "1 condition is"
	}
	return fmt.Sprintf("%d conditions are", n)
}

// exclusionStatement says for the bidder and each partner relied on what was answered;
// people stand as a number, never by name.
func (b *builder) exclusionStatement() []Block {
	type body struct {
		name string
		s    bid.Standing
	}
	bodies := []body{{b.s.Document.Organisation.Name, b.s.Document.Organisation.Standing}}
	for _, m := range b.bid.Consortium.Members {
		if m.Role != bid.RoleGuarantor {
			bodies = append(bodies, body{b.called(m), m.Standing})
		}
	}
	var items []Item
	var declared []Row
	for _, one := range bodies {
		cleared, people := clearedOf(one.s)
		for _, x := range one.s.Exclusions {
			if x.Applies == bid.Yes {
				declared = append(declared, b.ownUp(one.name, x))
			}
		}
		words := one.name + ": the exclusion grounds have not all been answered."
		if cleared[""] && people == len(one.s.Persons) {
			words = fmt.Sprintf("%s: no exclusion ground applies to it or to %s.", one.name, connected(people))
			if hasDeclared(one.s) {
				words = fmt.Sprintf("%s: apart from what is declared below, no exclusion ground applies to it or to %s.", one.name, connected(people))
			}
		}
		items = append(items, Item{Runs: []Run{b.say(words)}})
	}
	blocks := []Block{List{Items: items}}
	if len(declared) > 0 {
		blocks = append(blocks, b.table(Table{ID: "table-declared", Title: "Declared, with what was done", Columns: []Column{
			{Title: "Who", Head: true}, {Title: "Ground", Weight: 1.4}, {Title: "What happened, and when it ended", Weight: 2}, {Title: "What was put right, with proof", Weight: 2}}, Rows: declared}))
	}
	return blocks
}

func hasDeclared(s bid.Standing) bool {
	for _, x := range s.Exclusions {
		if x.Applies == bid.Yes {
			return true
		}
	}
	return false
}

func connected(n int) string {
	switch n {
	case 0:
		return "anyone connected with it"
	case 1:
		return "its one connected person"
	}
	return fmt.Sprintf("its %d connected persons", n)
}

// ownUp is a ground of exclusion that applies, with what was done about it.
func (b *builder) ownUp(who string, x bid.Exclusion) Row {
	ground := x.GroundID
	for _, g := range b.s.Library.ExclusionGrounds() {
		if g.ID == x.GroundID {
			ground = g.Label
		}
	}
	what := x.What
	if !x.Ended.IsZero() {
		what = strings.TrimSpace(what + " Ended " + x.Ended.String() + ".")
	}
	return Row{Cells: []Run{b.say(who), plain(ground), b.say(what), b.say(strings.Join(nonEmpty(x.PutRight, x.Proof), " "))}}
}
