package risk

import (
	"strings"

	"bidwright/app/calc"
)

// Choice is an input that a scenario or a range can name.
type Choice struct {
	Path  string // as a change or a driver stores it
	Label string
	Unit  calc.Unit
	Now   string // its value in the bid, printed with its unit; empty when none is entered
	Field string // the field where it is typed, empty where there is none
}

// Choices are all inputs of a calculation in the order in which it uses them. A dated
// fact that serves several years stands once, and is changed in all of them.
func Choices(g *calc.Graph, o Options) []Choice {
	var out []Choice
	listed := map[string]bool{}
	for _, n := range g.Figures() {
		c, ok := choice(g, n, o)
		if !ok || listed[c.Path] {
			continue
		}
		listed[c.Path] = true
		out = append(out, c)
	}
	return out
}

// ChoiceOf is the input with a path; false when the calculation has none.
func ChoiceOf(g *calc.Graph, path string, o Options) (Choice, bool) {
	n, found := g.Node(path)
	if !found {
		if !strings.HasPrefix(path, "facts.") {
			return Choice{}, false
		}
		targets := inputsOf(g).at(path)
		if len(targets) == 0 {
			return Choice{}, false
		}
		n = targets[0]
	}
	return choice(g, n, o)
}

func choice(g *calc.Graph, n calc.Node, o Options) (Choice, bool) {
	origin, known := n.Origin()
	if !known || !n.IsInput() || !n.Available() && origin.Path != n.ID() {
		return Choice{}, false
	}
	c := Choice{Path: n.ID(), Label: o.name(n), Unit: n.Unit(), Field: origin.Path}
	if strings.HasPrefix(origin.Path, "facts.") {
		c.Path, c.Label = origin.Path, n.Label()
	}
	if value, ok := n.Value(); ok {
		c.Now = strings.TrimSpace(n.Unit().Format(value) + " " + n.Unit().Words())
	}
	return c, true
}
