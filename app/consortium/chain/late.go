package chain

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// Late is what a late receipt may be charged. Used is false where none is entered.
type Late struct {
	Used                   bool
	Interest, Fixed, Claim calc.Node
	Words                  string
}

// late is CONS-036: interest = debt × (margin + base rate) × days ÷ 365, simple, half-up
// to the penny, and the fixed sum of the debt’s band; 0 days give neither.
func (b *builder) late() {
	c, out := &b.group.Chain, &b.out.Late
	if out.Used = c.Debt.IsSet() || c.LateDays.IsSet(); !out.Used {
		return
	}
	g := b.Graph
	debt := b.Input(fig{Label: "Late invoice", Unit: calc.Pounds, Path: "consortium.chain.debt"}, c.Debt, working.Ask("The amount of the late invoice is not typed."))
	days := b.Input(fig{Label: "Days that it is late", Unit: calc.Counted("days"), Path: "consortium.chain.lateDays"}, c.LateDays, working.Ask("How many days it is late is not typed."))
	if d := c.LateDays.Decimal(); !d.IsInteger() {
		days = b.NoneCode(fig{Label: "Days that it is late", Unit: calc.Counted("days"), Path: "consortium.chain.lateDays"}, bid.CodeTerm, "The days that it is late are no whole number.")
	}
	base := b.Input(fig{Label: "Bank of England base rate of 30 June or 31 December before", Unit: calc.Percent, Path: "consortium.chain.baseRate"}, c.BaseRate,
		working.Ask("The base rate is not typed. Type the Bank of England’s of 30 June or 31 December before."), working.UpToOne)
	interest := fig{ID: "cons.interest", Label: "Interest on the late invoice", Unit: calc.Pounds, Key: "cons.interest"}
	fixed := fig{ID: "cons.interest.fixed", Label: "Fixed sum on the late invoice", Unit: calc.Pounds, Key: "cons.interest"}
	margin, sums := b.latePayments(debt)
	out.Interest = b.Pence(interest, g.Div(g.Mul(debt, g.Add(margin, base), days), g.Int(365)), money.R2)
	out.Fixed = b.Name(g.If(g.Greater(days, b.Zero), sums, b.Zero), fixed)
	out.Claim = b.Sum(fig{ID: "cons.interest.claim", Label: "What may be claimed beside the invoice", Unit: calc.Pounds, Key: "cons.interest"}, out.Interest, out.Fixed)
	claim, known := out.Claim.Value()
	if !known {
		out.Words = out.Claim.Reason().Text
		return
	}
	out.Words = "Interest of " + out.Interest.Format() + " and a fixed sum of " + out.Fixed.Format() + "."
	if claim.IsPositive() {
		b.Issue("CONS-036", bid.Informs, "consortium.chain.lateDays", "The late invoice of %s may be charged %s: interest of %s and a fixed sum of %s. It is your choice to ask for it.", debt.Format(), money.FormatPounds(claim), out.Interest.Format(), out.Fixed.Format())
	}
}

// latePayments are the margin over the base rate and the fixed sum of the debt’s band.
func (b *builder) latePayments(debt calc.Node) (margin, fixed calc.Node) {
	margin = b.None(fig{Label: "Statutory interest above the base rate"}, "The table of late payment has no margin.")
	fixed = b.Zero
	if b.in.Library == nil {
		return margin, margin
	}
	for _, row := range b.in.Library.LatePayments() {
		n := b.fact(row)
		if row.Kind == "margin" {
			margin = n
			continue
		}
		fixed = b.Graph.If(b.Graph.AtLeast(debt, b.Graph.Const(row.DebtFrom.Decimal())), n, fixed)
	}
	return margin, fixed
}

// fact is a row of the table as a sourced figure.
func (b *builder) fact(row reference.LatePayment) calc.Node {
	id := "fact.late_payment." + row.ID
	if n, found := b.Graph.Node(id); found {
		return n
	}
	value, unit := row.Value.Decimal(), calc.Pounds
	if row.Unit == "percent" {
		value, unit = value.Mul(decimal.New(1, -2)), calc.Percent
	}
	b.Labels[id] = bid.LabelPublic
	return b.Graph.Input(id, row.Label, unit, value, calc.Origin{Kind: calc.Fact,
		Source: &calc.Source{ID: "late_payment " + row.ID, Certainty: string(row.Certainty), Text: row.Title}})
}
