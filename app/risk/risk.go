// Package risk asks what if of a calculation: scenarios side by side, the inputs that
// move a result most (a tornado), and thousands of trials with a stored seed. It works
// over any calculation graph and the ids of its figures; it changes neither the graph
// nor a document. The rules are those of pricing.md section 11.
//
// Scenarios and the rows of a tornado that are shown are exact. Only trials, and the
// search for the rows to show, use the compiled float program.
package risk

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
)

// Codes of findings; permanent, as all codes are. A number outside what its field may
// hold has the field's own code (PRICE-103, PRICE-104), as when it is typed there.
const (
	CodeNoInput    = "RISK-001" // a path that no input of the calculation has
	CodeNoNumber   = "RISK-002" // no number, or two that contradict each other
	CodeTwice      = "RISK-003" // one input changed twice
	CodeTrials     = "RISK-004" // a number of trials that cannot be run
	CodeNoDriver   = "RISK-005" // nothing to vary
	CodeNoFigure   = "RISK-006" // the figure asked for does not exist or is not available
	CodeNoEffect   = "RISK-007" // the input moves none of the figures asked for
	CodeStructure  = "RISK-008" // the input shapes the calculation; only a part of it follows
	CodeImpossible = "PRICE-111"
)

// Options say how figures are held and named. The zero value holds nothing and uses
// the labels of the graph.
type Options struct {
	// Hold are ids of figures that keep their base value whatever goes into them.
	Hold []string
	// Name gives an input its name for people; nil uses its label.
	Name func(calc.Node) string
	// Lines are the values by figure id under which a trial counts as Below; zero where
	// there is none. A ratio that has to reach 1 has its line at 1.
	Lines map[string]decimal.Decimal
}

func (o Options) name(n calc.Node) string {
	if o.Name != nil {
		if name := o.Name(n); name != "" {
			return name
		}
	}
	if label := n.Label(); label != "" {
		return label
	}
	return n.ID()
}

// Held are the figures of a price to hold when asking what moving costs do to what is
// left over: the price asked, when none is typed. It would otherwise follow the costs
// up and down, and no trial would ever lose money.
func Held(g *calc.Graph) []string {
	if _, found := g.Node("price.asked"); !found {
		return nil
	}
	if typed, found := g.Node("pricing.asked"); found && typed.Available() {
		return nil
	}
	return []string{"price.asked"}
}

// HeldWords says what is held and at what, for people; empty when nothing is.
func HeldWords(g *calc.Graph, held []string) string {
	text := ""
	for _, id := range held {
		if n, found := g.Node(id); found {
			text += sentence(fmt.Sprintf("%s is held at %s while other figures move.", n.Label(), n.Format()))
		}
	}
	return text
}

type findings struct{ list []bid.Issue }

func (f *findings) add(code string, severity bid.Severity, path, format string, args ...any) {
	f.list = append(f.list, bid.Issue{Code: code, Severity: severity, Path: path, Message: fmt.Sprintf(format, args...)})
}

// fits reports a number that the calculation can hold: under 10^18.
func fits(d decimal.Decimal) bool {
	return d.IsZero() || int64(d.NumDigits())+int64(d.Exponent()) <= 18
}

// Check reports every change and driver of a bid that cannot stand, without working
// anything out: the findings of Scenarios and Trials before these are run.
func Check(g *calc.Graph, p bid.Pricing, o Options) []bid.Issue {
	var found findings
	if len(p.Scenarios)+len(p.Risk.Drivers) == 0 { // most bids: nothing is looked up
		trials(p.Risk.Trials, &found)
		return found.list
	}
	in := inputsOf(g)
	for _, s := range p.Scenarios {
		in.changes(s, o, &found)
	}
	in.drivers(p.Risk.Drivers, o, &found)
	trials(p.Risk.Trials, &found)
	return found.list
}
