package risk

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
)

// Case is one scenario worked out: what it changes and what comes of it.
type Case struct {
	ID, Name, Note string
	Changes        []Changed
	Figures        []Compared
	Words          string // what is changed and what comes of it, in sentences
}

// Changed is one override that stands, on an untouched base.
type Changed struct {
	ID    string // of the change in the document
	Path  string
	Label string
	Unit  calc.Unit
	From  decimal.Decimal // zero when HasFrom is false: nothing is entered
	To    decimal.Decimal
	// HasFrom says that the base has a value.
	HasFrom bool
	Words   string
}

// Compared is one figure in the base and in the scenario. Values are exact.
type Compared struct {
	ID, Label   string
	Unit        calc.Unit
	Base, Value decimal.Decimal
	// HasBase and HasValue say whether the figure is available; Reason says why not in
	// the scenario, or else in the base.
	HasBase, HasValue bool
	Reason            calc.Reason
	Difference        decimal.Decimal // value − base; zero unless both are available
	// Percent is the difference over the size of the base as a fraction; HasPercent is
	// false when the base is zero.
	Percent    decimal.Decimal
	HasPercent bool
	Words      string // "£0.62 a meal more, 4.1 %"
}

// Scenarios works out every scenario exactly for the named figures. A change that
// cannot stand is a finding with its field (pricing.scenarios.<id>.changes.<id>.…) and
// is left out; the others stand. Without changes a scenario equals the base exactly.
func Scenarios(g *calc.Graph, list []bid.Scenario, figures []string, o Options) ([]Case, []bid.Issue) {
	var found findings
	known := inputsOf(g)
	base := g.Base()
	cases := make([]Case, 0, len(list))
	for _, s := range list {
		c := Case{ID: s.ID, Name: s.Name, Note: s.Note}
		changes, overrides := known.changes(s, o, &found)
		c.Changes = changes
		run, err := g.EvaluateHeld(o.Hold, overrides)
		if err != nil {
			found.add(CodeNoFigure, bid.Warns, "pricing.scenarios."+s.ID, "The scenario “%s” cannot be worked out: %v. The base is shown instead.", clipped(s.Name), err)
			run, c.Changes = base, nil
		}
		for _, id := range figures {
			c.Figures = append(c.Figures, compare(g, base, run, id))
		}
		c.Words = c.words()
		cases = append(cases, c)
	}
	return cases, found.list
}

// changes reads the changes of a scenario: what stands, and the values by input id.
func (in *inputs) changes(s bid.Scenario, o Options, found *findings) ([]Changed, map[string]decimal.Decimal) {
	overrides := map[string]decimal.Decimal{}
	var out []Changed
	for _, change := range s.Changes {
		out = append(out, in.change(change, "pricing.scenarios."+s.ID+".changes."+change.ID, overrides, o, found)...)
	}
	return out, overrides
}

// change turns one override of the document into values of inputs.
func (in *inputs) change(c bid.Change, path string, overrides map[string]decimal.Decimal, o Options, found *findings) []Changed {
	targets := in.at(c.Path)
	if len(targets) == 0 {
		found.add(CodeNoInput, bid.Warns, path+".path", "%s", in.missing(c.Path))
		return nil
	}
	name := o.name(targets[0])
	switch {
	case !c.Value.IsSet() && !c.Factor.IsSet():
		found.add(CodeNoNumber, bid.Warns, path+".value", "“%s” has no new number, so it stays as in the base. Type a number, or remove the line.", name)
		return nil
	case c.Value.IsSet() && c.Factor.IsSet():
		found.add(CodeNoNumber, bid.Informs, path+".factor", "“%s” has both a new number and a factor; the number counts. Remove one of them.", name)
	}
	var out []Changed
	for _, n := range targets {
		if _, twice := overrides[n.ID()]; twice {
			found.add(CodeTwice, bid.Warns, path+".path", "“%s” is already changed in this scenario; the first change counts. Remove one of them.", name)
			continue
		}
		from, hasFrom := n.Value()
		to, field := c.Value.Decimal(), ".value"
		if !c.Value.IsSet() {
			field = ".factor"
			if !hasFrom {
				found.add(CodeNoNumber, bid.Warns, path+field, "“%s” has no value in the base to multiply. Type a new number instead.", name)
				continue
			}
			to = from.Mul(c.Factor.Decimal())
		}
		if code, why := unusable(n, to); code != "" {
			found.add(code, bid.Warns, path+field, "“%s” would become %s, which %s, so it stays as in the base. Correct the number.", name, n.Unit().Format(to), why)
			continue
		}
		if n.Unit() == calc.Years {
			found.add(CodeStructure, bid.Informs, path+field, "“%s”: %s", name, structure)
		}
		overrides[n.ID()] = to
		ch := Changed{ID: c.ID, Path: n.ID(), Label: name, Unit: n.Unit(), From: from, To: to, HasFrom: hasFrom}
		ch.Words = fmt.Sprintf("%s: %s instead of %s", name, n.Unit().Format(to), n.Unit().Format(from))
		if !hasFrom {
			ch.Words = fmt.Sprintf("%s: %s; nothing is entered in the base", name, n.Unit().Format(to))
		}
		out = append(out, ch)
	}
	return out
}

// structure warns that a calculation is laid out for its number of years.
const structure = "only what is spread over the years follows; no year is added or taken away. To price another term, change it in a copy of the bid."

func compare(g *calc.Graph, base, run *calc.Run, id string) Compared {
	c := Compared{ID: id, Label: id}
	if n, found := g.Node(id); found {
		c.Label, c.Unit = n.Label(), n.Unit()
	}
	c.Base, c.HasBase = base.Value(id)
	c.Value, c.HasValue = run.Value(id)
	switch {
	case !c.HasValue:
		c.Reason = run.Reason(id)
	case !c.HasBase:
		c.Reason = base.Reason(id)
	default:
		c.Difference = c.Value.Sub(c.Base)
		if !c.Base.IsZero() {
			c.Percent, c.HasPercent = c.Difference.DivRound(c.Base.Abs(), 16), true
		}
	}
	c.Words = c.words()
	return c
}
