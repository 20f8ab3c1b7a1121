package eligibility

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
	"bidwright/ui/shell"
)

// The paths of the tests and of the items of a marked one.
const (
	testPath = "eligibility.tests."
	itemPath = "eligibility.tests.items."
)

// newAccountsPart is the tests that this tender sets on the accounts.
func (p *Page) newAccountsPart() *form.Part {
	e := p.newTests()
	items := p.newMarkedItems(e)
	lines.Follow(e, items)
	p.keep(partAccounts, []*lines.Tree{{Prefix: testPath, List: e, Within: []*lines.Tree{{Prefix: itemPath, List: items}}}}, e.Forget, items.Forget)
	view := kit.Stack(
		kit.Text("Copy the tests on accounts that this tender sets. The figures come from your accounts and those of your partners; a test that fails shows the smallest change that would pass."),
		kit.Row(kit.NewPrimaryButton("Add a test", e.Add), kit.NewLink("Type the accounts", func() { p.s.Go(shell.Route{Page: page.Organisation, Path: "organisation.standing.accounts"}) })),
		e.Table, e.Form,
		kit.Row(kit.NewLink("What a price would score: Try the price", func() { p.s.Go(shell.Route{Page: page.Trial, Path: "pricing.scoring"}) })))
	return form.NewPart(view, func(bool) {
		e.Refresh()
	})
}

func (p *Page) newTests() *lines.Editor[bid.FinancialTest] {
	type one = bid.FinancialTest
	e := &lines.Editor[one]{List: form.Of(p.s, "test of the accounts", func(b *bid.Bid) *[]one { return &b.Eligibility.Tests },
		func(x *one) *string { return &x.ID }, func(x one) string { return p.testName(x) })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: testPath, List: e}
	e.Table = kit.NewTable("Tests that this tender sets", func(x one) string { return x.ID },
		kit.NewEmptyState("Does the tender set tests on your accounts?",
			"For example: yearly turnover of at least twice the yearly value of the contract; or current assets of more than current liabilities. Add one for each test in the papers.", "Add a test", e.Add),
		kit.Column[one]{Title: "Test", Ems: 11, Weight: 2, Text: p.testName},
		kit.Column[one]{Title: "Our figure", Ems: 8, Right: true, Text: p.figureOf},
		kit.Column[one]{Title: "It asks", Ems: 8, Weight: 0.5, Optional: true, Text: func(x one) string { return orDash(p.markWords(x)) }},
		kit.Column[one]{Title: "Result", Ems: 9, Weight: 0.5, Text: func(x one) string { text, _ := p.tested(x); return text },
			State: func(x one) kit.State { _, state := p.tested(x); return state }})
	e.Table.VisibleRows = 6
	test := form.LinePickOf(l, "testId", "Test", "Pick a known one, or write the buyer’s own formula.", "The buyer’s own formula", func(one) []kit.Option { return p.knownTests() }, func(x *one) *string { return &x.TestID })
	e.First = test
	about := kit.NewSmall("")
	formula := l.Text("formula", "Formula", "In short names: CA current assets, ST stock, CL current liabilities, TA total assets, SB secured borrowing, SF shareholder funds, PAT profit after tax. Such as: (CA - ST) / CL.", 1, func(x *one) *string { return &x.Formula })
	value := l.Amount("value", "Value over the term", "Empty takes that of the bid.", func(x *one) *money.Pounds { return &x.Value })
	days := l.Quantity("days", "Term in days", "Only where the notice counts months of 30 days.", func(x *one) *money.Quantity { return &x.Days })
	none := l.Answer("noLiabilitiesPass", "Does no current liabilities at all count as passed?", "Then the ratio cannot be worked out. Ask the buyer.", func(x *one) *bid.Answer { return &x.NoLiabilitiesPass })
	lot := form.LinePickOf(l, "lotId", "Lot", "", "Every lot", func(one) []kit.Option { return p.lots() }, func(x *one) *string { return &x.LotID })
	e.Fill(func(x one, _ bool) {
		t, _ := p.known(x.TestID)
		say(about, aboutTest(t))
		form.SetShown(formula, x.TestID == "")
		form.SetShown(value, t.Pack == "PK-TURN")
		form.SetShown(days, t.Pack == "PK-TURN")
		form.SetShown(none, divides(t, x))
		form.SetShown(lot, len(p.lots()) > 0)
	})
	results := p.newTestResults(e)
	e.Form = kit.Stack(kit.Section("The chosen test"), results.view, results.box.View, results.group, kit.Form(test, l.Text("name", "Name in the tender", "Empty takes the usual one.", 1, func(x *one) *string { return &x.Name })), about, formula,
		kit.Form(
			form.LinePick(l, "comparator", "The figure has to be", "", comparatorOptions, func(x *one) *bid.Comparator { return &x.Comparator }),
			l.Value("mark", "This mark", "As the tender prints it, such as 1.1. Empty takes the usual one, if there is any.", func(x *one) *money.Value { return &x.Mark }),
			form.LinePick(l, "years", "In which year", "", yearOptions, func(x *one) *bid.TestYears { return &x.Years }),
			form.LinePick(l, "onFail", "If it fails", "", failOptions, func(x *one) *bid.TestConsequence { return &x.OnFail }),
			lot, value, days), none,
		l.Text("explanation", "What we offer where it fails", "Such as: management accounts to October; a letter of support from our funder.", 2, func(x *one) *string { return &x.Explanation }))
	e.Wire("Remove this test")
	return e
}

// newMarkedItems edits the nine items of a marked test.
func (p *Page) newMarkedItems(of *lines.Editor[bid.FinancialTest]) *lines.Editor[bid.MarkedItem] {
	type one = bid.MarkedItem
	items := func(b *bid.Bid) *[]one {
		for i := range b.Eligibility.Tests {
			if x := &b.Eligibility.Tests[i]; x.ID == of.Selected() {
				return &x.Items
			}
		}
		return new([]one)
	}
	e := &lines.Editor[one]{List: form.Of(p.s, "marked item", items, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: itemPath, List: e}
	e.Table = kit.NewTable("Marked items", func(x one) string { return x.ID },
		kit.NewEmptyState("Which items does the buyer mark?", "For example: acid test, latest year 6, year before 5, by the table in the tender.", "Add an item", e.Add),
		kit.Column[one]{Title: "Item", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Latest", Ems: 5, Right: true, Text: func(x one) string { return orDash(number(x.Latest)) }},
		kit.Column[one]{Title: "Before", Ems: 5, Right: true, Text: func(x one) string { return orDash(number(x.Prior)) }})
	e.Table.VisibleRows = 9
	name := l.Text("name", "Item", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Form(name,
		l.Value("latest", "Marks of the latest year", "By the tender’s own table.", func(x *one) *money.Value { return &x.Latest }),
		l.Value("prior", "Marks of the year before", "Empty where there is only one year.", func(x *one) *money.Value { return &x.Prior })))
	e.Wire("Remove this item")
	e.View = kit.Stack(kit.Row(kit.NewButton("Add an item", e.Add)), e.Table, e.Form)
	of.Form.Add(e.View)
	of.Fill(func(x bid.FinancialTest, _ bool) { form.SetShown(e.View, x.TestID == "FIN-M50") })
	return e
}

func number(v money.Value) string {
	if !v.IsSet() {
		return ""
	}
	return money.FormatQuantity(v.Decimal())
}

// knownTests are the tests of the facts, by pack.
func (p *Page) knownTests() []kit.Option {
	var out []kit.Option
	for _, t := range p.s.Library().FinancialTests() {
		if t.ID == "FIN-M50-ITEM" || t.ID == "FIN-M50-GRP" {
			continue // parts of the marked test, which has them within
		}
		out = append(out, kit.Option{ID: t.ID, Text: t.Name, Detail: t.Formula})
	}
	return out
}

func (p *Page) known(id string) (reference.FinancialTest, bool) {
	for _, t := range p.s.Library().FinancialTests() {
		if t.ID == id && id != "" {
			return t, true
		}
	}
	return reference.FinancialTest{}, false
}

func (p *Page) testName(x bid.FinancialTest) string {
	if x.Name != "" {
		return x.Name
	}
	if t, ok := p.known(x.TestID); ok {
		return t.Name
	}
	return orUnnamed(x.Formula)
}

// aboutTest says how a known test is worked out and where it is from.
func aboutTest(t reference.FinancialTest) string {
	if t.ID == "" {
		return ""
	}
	text := fmt.Sprintf("Worked out as %s. Source: %s.", strings.NewReplacer("_", " ", " / ", " ÷ ", " * ", " × ", " - ", " − ").Replace(t.Formula), t.Title)
	if t.CharityReading != "" {
		text += " For a charity: " + t.CharityReading + "."
	}
	if t.Note != "" {
		text += " " + t.Note
	}
	return text
}
