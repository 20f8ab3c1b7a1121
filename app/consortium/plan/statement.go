package plan

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Statement is what one party gets and why. Figures are pounds over the term.
type Statement struct {
	Party
	Cells []StatementCell
	// Weight is what its value follows from; Share that over all weights.
	Weight, Share calc.Node
	// Value is after the fee that it bears; Gross before. Gross = Value + FeeBorne.
	Value, FeeBorne, Gross calc.Node
	// Paid are shared items paid to it, beside its value; Receives is both together.
	Paid     []SharedItem
	Receives calc.Node
	// Exact is the value before pennies; Penny that it got one of those left over.
	Exact calc.Node
	Penny bool
	Words string // the pennies explained
	Years []YearPart
	// Dependence is its value a year over its whole income; usable only where both are known.
	Dependence calc.Node
}

// StatementCell is a party's part of a cell.
type StatementCell struct {
	CellID, Title string
	Share, Price  calc.Node
}

// values shares the rest. The fee is borne in proportion, so that it comes off before; or
// equally by every party that takes a part, and comes off each one's part. The open part
// bears it in proportion like a party, and never equally.
func (b *builder) values() {
	s := b.out.Split
	if s.Why != "" {
		b.withoutValues()
		return
	}
	rows := s.rows()
	weights := make([]decimal.Decimal, len(rows))
	nodes := make([]calc.Node, len(rows))
	var payers []decimal.Decimal
	for i, st := range rows {
		weights[i], nodes[i] = st.Weight.Decimal(), st.Weight
		payers = append(payers, decimal.Zero)
		if weights[i].IsPositive() && st != s.Open {
			payers[i] = one
		}
	}
	total := b.Graph.Sum(nodes)
	equally := b.group.Split.Fee.BornBy == bid.FeeEqually
	shared, feeBy := s.Rest, weights
	if equally {
		shared, feeBy = b.Graph.Add(s.Rest, b.out.Fee.Fee), payers
	}
	parts, err := money.Allocate(shared.Decimal(), weights, 2)
	fees, second := money.Allocate(b.out.Fee.Fee.Decimal(), feeBy, 2)
	if err != nil || second != nil { // checked before: whole pence, weights that add to something
		s.refuse("The value cannot be split to the penny.", splitPath+"value")
		b.withoutValues()
		return
	}
	for i, st := range rows {
		if equally && parts[i].LessThan(fees[i]) {
			why := fmt.Sprintf("Borne equally, the fee takes %s from %s, whose part is only %s. Bear it in proportion, or agree other shares.", money.FormatPounds(fees[i]), st.Name, money.FormatPounds(parts[i]))
			b.Issue("CONS-020", bid.Blocks, feePath+"borne", "%s", why)
			s.refuse(why, feePath+"borne")
			b.withoutValues()
			return
		}
	}
	payerCount := decimal.Zero
	for _, p := range payers {
		payerCount = payerCount.Add(p)
	}
	over := 0
	for i, st := range rows {
		id := "cons.split." + st.Key
		st.Share = b.Div(fig{ID: id + ".share", Label: st.Name + ": share of what is split", Unit: calc.Percent, Key: "cons.split"}, st.Weight, total, "there is nothing to share by")
		st.Exact = b.Graph.Div(b.Graph.Mul(shared, st.Weight), total)
		st.Penny = roundedUp(parts[i], shared.Decimal(), weights[i], total.Decimal())
		if st.Penny {
			over++
		}
		borne := b.Graph.Div(b.Graph.Mul(b.out.Fee.Fee, st.Weight), total)
		if equally {
			borne = b.Graph.Mul(b.Graph.Div(b.out.Fee.Fee, b.Graph.Const(payerCount)), b.Graph.Const(payers[i]))
		}
		st.FeeBorne = b.fitted(fig{ID: id + ".fee", Label: st.Name + ": fee that it bears", Unit: calc.Pounds, Key: "cons.fee"}, borne, fees[i])
		value := fig{ID: id, Label: st.Name + ": value over the term after the fee", Unit: calc.Pounds, Key: "cons.split"}
		gross := fig{ID: id + ".gross", Label: st.Name + ": value over the term before the fee", Unit: calc.Pounds, Key: "cons.split"}
		if equally {
			st.Gross = b.fitted(gross, st.Exact, parts[i])
			st.Value = b.Sub(value, st.Gross, st.FeeBorne)
		} else {
			st.Value = b.fitted(value, st.Exact, parts[i])
			st.Gross = b.Sum(gross, st.Value, st.FeeBorne)
		}
	}
	b.receipts()
	b.pennies(over)
}

// receipts adds the shared items that are paid to a party.
func (b *builder) receipts() {
	for _, st := range b.out.Split.Statements {
		terms := []calc.Node{st.Value}
		for _, item := range b.out.Split.Items {
			if item.PartyID == st.ID {
				st.Paid, terms = append(st.Paid, item), append(terms, item.Amount)
			}
		}
		st.Receives = b.Sum(fig{ID: "cons.split." + st.Key + ".receives", Label: st.Name + ": value and shared items paid to it", Unit: calc.Pounds, Key: "cons.split"}, terms...)
	}
}

// roundedUp reports that the part lies above total × weight ÷ sum, compared exactly.
func roundedUp(part, total, weight, sum decimal.Decimal) bool {
	exact := new(big.Rat).Mul(total.Rat(), new(big.Rat).Quo(weight.Rat(), sum.Rat()))
	return part.Rat().Cmp(exact) > 0
}

// fitted is a share to the penny, with the penny more or less that makes all shares add
// to the whole.
func (b *builder) fitted(f fig, exact calc.Node, part decimal.Decimal) calc.Node {
	n := b.Graph.Round(exact, 2, money.R2)
	v, known := n.Value()
	if !known || v.Equal(part) {
		return b.Name(n, f)
	}
	penny := b.Constant(fig{ID: f.ID + ".penny", Label: f.Label + ": penny by largest remainder, so that all parts add to the whole", Unit: calc.Pounds, Key: "fcr.round"}, part.Sub(v).String())
	return b.Name(b.Graph.Add(n, penny), f)
}

// withoutValues says for each party why it has no value.
func (b *builder) withoutValues() {
	s := b.out.Split
	for _, st := range s.rows() {
		id, none := "cons.split."+st.Key, func(id, label string, unit calc.Unit) calc.Node {
			return b.NoneCode(fig{ID: id, Label: st.Name + ": " + label, Unit: unit, Key: "cons.split", Path: s.Path}, "CONS-020", s.Why)
		}
		st.Value = none(id, "value over the term after the fee", calc.Pounds)
		st.FeeBorne = none(id+".fee", "fee that it bears", calc.Pounds)
		st.Gross = none(id+".gross", "value over the term before the fee", calc.Pounds)
		st.Share = none(id+".share", "share of what is split", calc.Percent)
		st.Receives = none(id+".receives", "value and shared items paid to it", calc.Pounds)
		st.Exact, st.Words = st.Value, s.Why
		if !working.Usable(st.Weight) {
			st.Weight = st.Value
		}
	}
}

// pennies tells where the pennies left over went.
func (b *builder) pennies(over int) {
	s := b.out.Split
	var got []string
	for _, st := range s.rows() {
		if st.Penny {
			got = append(got, st.Name)
		}
	}
	if over == 0 {
		s.Words = "Every part comes out in whole pence, so no penny was left over."
	} else {
		s.Words = fmt.Sprintf("Cut to whole pence, the parts leave %s over: one each to %s, whose cut-off parts were the largest. Equal ones go to the larger share, then to whoever stands first.", counted(over, "penny", "pence"), listed(got))
	}
	for _, st := range s.rows() {
		exact := st.Exact.Decimal()
		switch {
		case exact.Equal(exact.Truncate(2)) && !st.Penny:
			st.Words = "Comes out in whole pence."
		case st.Penny:
			st.Words = fmt.Sprintf("Exactly %s, cut to whole pence, and one of the %s left over, because the part cut off was among the largest.", long(exact), counted(over, "penny", "pence"))
		default:
			st.Words = fmt.Sprintf("Exactly %s, cut to whole pence. None of the %s left over came here, because the parts cut off elsewhere were larger, or as large with a larger share or an earlier place.", long(exact), counted(over, "penny", "pence"))
		}
	}
}

// long prints an amount with up to 6 decimals, and that more follow.
func long(d decimal.Decimal) string {
	text := money.FormatRate(d.Truncate(6))
	if !d.Equal(d.Truncate(6)) {
		text += "…"
	}
	return text
}

func counted(n int, single, plural string) string {
	if n == 1 {
		return "1 " + single
	}
	return fmt.Sprintf("%d %s", n, plural)
}
