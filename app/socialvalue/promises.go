package socialvalue

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// Promise is a commitment that can be written into the contract, with its cost.
type Promise struct {
	ID, Text string
	Path     string
	Cost     calc.Node
	Priced   bool   // a cost line carries it, or it costs nothing
	Line     string // name of that line
	Missing  []string
	bid      *bid.Commitment
}

// Commitment is the typed line.
func (p Promise) Commitment() bid.Commitment { return *p.bid }

// promises holds commitments against what makes them binding and priced.
func (b *builder) promises() {
	lines := map[string]string{} // names of the lines of the price by id
	for _, c := range b.in.Document.Bid.Pricing.Costs {
		lines[c.ID] = working.Named(c.Name, "Cost")
	}
	for _, c := range b.in.Document.Bid.Pricing.People {
		lines[c.ID] = working.Named(c.Role, "Post")
	}
	for i := range b.sv.Commitments {
		c := &b.sv.Commitments[i]
		p := Promise{ID: lineID(c.ID, i), bid: c}
		p.Path, p.Text = "socialValue.commitments."+p.ID, working.Named(c.Text, "A commitment without words")
		if !c.Number.IsSet() || !c.Number.Decimal().IsPositive() {
			p.Missing = append(p.Missing, "number")
		}
		if c.End.IsZero() {
			p.Missing = append(p.Missing, "date")
		}
		if c.Owner == "" {
			p.Missing = append(p.Missing, "owner")
		}
		if len(p.Missing) > 0 {
			b.Issue("SV-040", bid.Blocks, p.Path, "%s has no %s yet. A commitment is a number, a date and somebody who answers for it.", p.Text, strings.Join(p.Missing, ", no "))
		}
		b.mapped(p.Path, c.ModelID)
		if localOnly(c.Target) || localOnly(c.Text) {
			b.Issue("SV-041", bid.Warns, p.Path+".target", "%s is limited to local people. Jobs may be kept for long-term unemployed people, for people new to work or in need of training; keeping them for local people may not stand. General guidance: the tender’s own terms lead.", p.Text)
		}
		f := fig{ID: "sv.commitment." + p.ID + ".cost", Label: p.Text + ": cost", Unit: calc.Pounds, Key: "sv.commitment", Path: p.Path + ".unitCost"}
		switch {
		case c.Free && !c.UnitCost.IsSet():
			p.Cost = b.Name(b.Zero, f)
			p.Priced = true
		case !c.Number.IsSet() || !c.UnitCost.IsSet():
			p.Cost = b.None(f, "The number or the cost of one is not entered.")
		default:
			p.Cost = b.Mul(f, b.Input(fig{Label: p.Text + ": number", Unit: calc.Quantity, Path: p.Path + ".number"}, c.Number), b.Input(fig{Label: p.Text + ": cost of one", Unit: calc.Pounds, Path: p.Path + ".unitCost"}, c.UnitCost))
		}
		p.Line = lines[c.LineID]
		p.Priced = p.Priced || p.Line != ""
		if !p.Priced {
			b.Issue("SV-042", bid.Warns, p.Path+".lineId", "%s has no cost line, so it is not in the price. Add the line, or say that it costs nothing extra.", p.Text)
		}
		b.tooMany(&p)
		b.out.Promises = append(b.out.Promises, p)
	}
	b.beyondBudget()
	for i := range b.sv.Rows {
		b.mapped("socialValue.rows."+lineID(b.sv.Rows[i].ID, i), b.sv.Rows[i].ModelID)
	}
	for i := range b.sv.Answers {
		a := &b.sv.Answers[i]
		b.mapped("socialValue.answers."+lineID(a.ID, i), a.ModelID)
		if strings.TrimSpace(a.Metric) == "" {
			b.Issue("SV-051", bid.Blocks, "socialValue.answers."+lineID(a.ID, i)+".metric", "An answer to the Social Value Model has no metric. Choose the one that the tender names.")
		}
	}
}

// localOnly reports words that keep jobs for local people.
func localOnly(text string) bool {
	text = strings.ToLower(text)
	return strings.Contains(text, "local people only") || strings.Contains(text, "only local people") || strings.Contains(text, "residents only") || strings.TrimSpace(text) == "local people"
}
