package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
)

// Split is how the contract value is shared out: the fee and the shared items first, the
// rest by cells or by agreed percentages. Σ values + open part + fee + shared = contract
// value, to the penny, wherever the values are available.
type Split struct {
	By                  bid.SplitBy
	Value, Shared, Rest calc.Node // pounds over the term
	Items               []SharedItem
	Statements          []*Statement // of every party that delivers, the organisation first
	// Open is the part of cells that no party has been given; nil where there is none. It
	// is no party, and stands beside the others so that all add to the contract value.
	Open *Statement
	// Why says why there is no split, with the field to mend; empty when there is one.
	Why, Path string
	// Words say how the pennies left over went round.
	Words string
	// Unassigned is what the shares lack of 100 %; below zero where they are more. Equal
	// offers shares that make 100 % exactly.
	Unassigned decimal.Decimal
	Equal      []EqualShare
	// Profile says how the value falls into years; FeeYears are the fee's.
	Profile  string
	FeeYears []YearPart
}

// SharedItem comes off before the split and is paid to one party.
type SharedItem struct {
	ID, Name, PaidTo string
	PartyID          string
	Amount           calc.Node
	Years            []YearPart
}

// EqualShare is one party's part where all parts are as equal as 100 % allows.
type EqualShare struct {
	PartyID, Name string
	Share         money.Share
}

// EqualShares are n shares that make 100 % exactly: hundredths of a per cent, those left
// over to the first.
func EqualShares(n int) []money.Share {
	weights := make([]decimal.Decimal, n)
	for i := range weights {
		weights[i] = decimal.NewFromInt(1)
	}
	parts, err := money.Allocate(decimal.NewFromInt(1), weights, 4)
	if err != nil {
		return nil
	}
	out := make([]money.Share, n)
	for i := range parts {
		out[i] = money.ShareOf(parts[i])
	}
	return out
}

// split shares the value (key cons.split): largest remainder, ties to the larger share,
// then to the earlier party.
func (b *builder) split() {
	s := b.out.Split
	s.By, s.Value = b.group.Split.By, b.out.Fee.Value
	b.shared()
	of := fig{ID: "cons.rest", Label: "Rest to share after the fee and shared items", Unit: calc.Pounds, Key: "cons.split", Path: splitPath + "value"}
	s.Rest = b.Sub(of, s.Value, b.Graph.Add(b.out.Fee.Fee, s.Shared))
	for i := range b.parties {
		if p := &b.parties[i]; p.Delivers() {
			s.Statements = append(s.Statements, &Statement{Party: *p})
		}
	}
	b.weights()
	b.possible()
	b.values()
	b.spread()
	b.dependence()
}

// rows are the statements with, last, the part that no party has.
func (s *Split) rows() []*Statement {
	if s.Open == nil {
		return s.Statements
	}
	return append(slices.Clone(s.Statements), s.Open)
}

func (b *builder) shared() {
	s := b.out.Split
	var terms []calc.Node
	for i, item := range b.group.Split.Shared {
		id := item.ID
		if id == "" {
			id = fmt.Sprintf("line%d", i+1)
		}
		name := strings.TrimSpace(item.Name)
		if name == "" {
			name = "A shared item without a name"
		}
		one := SharedItem{ID: id, Name: name, PartyID: item.MemberID, PaidTo: "a party that was removed"}
		path := splitPath + "shared." + id + ".amount"
		one.Amount = b.Input(fig{Label: name, Unit: calc.Pounds, Path: path}, item.Amount, ask("The amount of “"+name+"” is not typed."))
		if at, found := b.party(item.MemberID); found {
			one.PaidTo = b.parties[at].Name
		} else {
			b.Issue("CONS-020", bid.Blocks, splitPath+"shared."+id+".memberId", "“%s” is paid to a partner who is no longer in the group, so its money goes nowhere. Choose who is paid.", name)
			s.refuse("“"+name+"” is paid to a partner who is no longer in the group.", splitPath+"shared."+id+".memberId")
		}
		terms = append(terms, one.Amount)
		s.Items = append(s.Items, one)
	}
	s.Shared = b.Sum(fig{ID: "cons.shared", Label: "Shared items that come off first", Unit: calc.Pounds, Key: "cons.split"}, terms...)
}

// refuse keeps the first reason why there is no split.
func (s *Split) refuse(why, path string) {
	if s.Why == "" {
		s.Why, s.Path = why, path
	}
}

// possible looks at what makes a split impossible (CONS-020).
func (b *builder) possible() {
	s := b.out.Split
	impossible := func(path, why string) {
		b.Issue("CONS-020", bid.Blocks, path, "%s", why)
		s.refuse(why, path)
	}
	if why := b.out.Fee.refused; why != "" {
		s.refuse(why, feePath+"rate") // told with the fee
	}
	for _, n := range []struct {
		node calc.Node
		path string
		what string
	}{{s.Value, splitPath + "value", "The contract value"}, {s.Shared, splitPath + "shared", "The shared items"}} {
		v, known := n.node.Value()
		if known && !v.Equal(v.Truncate(2)) {
			impossible(n.path, fmt.Sprintf("%s, %s, has parts of a penny, so no split adds to it. Type whole pence.", n.what, "£"+v.String()))
		}
	}
	rest, known := s.Rest.Value()
	if !known {
		r := s.Rest.Reason()
		s.refuse(r.Text, r.Path)
		return
	}
	if b.out.Fee.refused == "" && rest.IsNegative() {
		impossible(splitPath+"shared", fmt.Sprintf("The fee and the shared items are %s more than the contract value, so nothing is left to share. Correct one of them.", money.FormatPounds(rest.Neg())))
	}
	if s.Why != "" {
		return
	}
	sum := decimal.Zero
	for _, st := range s.rows() {
		if w, ok := st.Weight.Value(); ok {
			sum = sum.Add(w)
		} else {
			r := st.Weight.Reason()
			s.refuse(r.Text, r.Path)
		}
	}
	if s.Why == "" && !sum.IsPositive() {
		impossible(splitPath+"by", "There is nothing to share by: all shares or prices are zero. Type those that the group agreed.")
	}
}
