package calc

// Part is one figure that an explanation mentions.
type Part struct {
	ID        string `json:"id"`
	Label     string `json:"label"`
	Value     string `json:"value"` // printed by its unit; empty when not available
	Unit      string `json:"unit,omitempty"`
	Available bool   `json:"available"`
	Origin    string `json:"origin,omitempty"` // of an input, in words
	Path      string `json:"path,omitempty"`   // of an input, its field in the document
}

// Explanation is the working of one figure.
type Explanation struct {
	Part
	Key      string `json:"key,omitempty"`     // formula key, emp.ni
	Exact    string `json:"exact,omitempty"`   // the value before printing
	Reason   Reason `json:"reason,omitzero"`   // why it is not available
	Formula  string `json:"formula"`           // in labels: "Employer NI = NI rate × larger of (£0.00, Pay − Threshold)"
	Numbers  string `json:"numbers,omitempty"` // the same in printed values, with the result
	Rounding string `json:"rounding"`          // the rounding step, or that there is none
	Operands []Part `json:"operands,omitempty"`
	Inputs   []Part `json:"inputs,omitempty"` // every input it rests on
	UsedBy   []Part `json:"usedBy,omitempty"` // the named figures directly made from it
}

// Explain gives the working of a named figure in the base run.
func (g *Graph) Explain(id string) (Explanation, bool) {
	i, found := g.lookup(id)
	if !found {
		return Explanation{}, false
	}
	self := Node{g, i}
	e := Explanation{Part: g.part(i), Key: self.FormulaKey(), Reason: self.Reason()}
	if value, ok := self.Value(); ok {
		e.Exact = value.String()
	}
	n := &g.nodes[i]
	if n.op == opInput {
		e.Formula = e.Label + ": " + e.Origin
		e.Rounding = "Not rounded."
	} else {
		made := g.maker(i)
		e.Formula = e.Label + " = " + g.phrase(made, false)
		e.Numbers = g.phrase(made, true) + " = " + printed(self)
		e.Rounding = g.rounding(n)
		e.Operands = g.parts(g.nearest(made))
		e.Inputs = g.parts(g.inputsOf(i))
	}
	e.UsedBy = g.parts(g.usersOf(i))
	return e, true
}

// maker is the figure whose formula explains i: for a second name of a calculated
// figure that figure, because "full cost = price at break-even" explains nothing.
func (g *Graph) maker(i int32) int32 {
	for g.nodes[i].op == opSame {
		under := g.args[g.nodes[i].first]
		if op := g.nodes[under].op; op == opInput || op == opConst {
			break
		}
		i = under
	}
	return i
}

func (g *Graph) phrase(i int32, values bool) string {
	p := phrase{g: g, values: values}
	p.formula(i, 0)
	return p.String()
}

func (g *Graph) rounding(n *node) string {
	switch n.op {
	case opRound:
		text := "Rounded to " + placesInWords(n) + ", half away from zero"
		if before := (Node{g, g.args[n.first]}); before.Available() {
			text += ": " + before.Decimal().String() + " becomes " + before.Decimal().Round(int32(n.places)).StringFixed(int32(n.places))
		}
		return text + "."
	case opRoundUp:
		return "Rounded up to the next whole number."
	case opSame:
		return g.rounding(&g.nodes[g.args[n.first]])
	}
	return "Not rounded: the exact value is carried on, and only its printed form is rounded."
}

func (g *Graph) part(i int32) Part {
	n := Node{g, i}
	p := Part{ID: n.ID(), Label: n.Label(), Unit: n.Unit().String()}
	if value, ok := n.Value(); ok {
		p.Value, p.Available = n.Unit().Format(value), true
	}
	if origin, ok := n.Origin(); ok {
		p.Origin, p.Path = origin.Words(), origin.Path
	}
	return p
}

func (g *Graph) parts(of []int32) []Part {
	out := make([]Part, len(of))
	for k, i := range of {
		out[k] = g.part(i)
	}
	return out
}

// nearest lists the named figures that a node is made of through anonymous ones,
// in order of creation.
func (g *Graph) nearest(i int32) []int32 {
	return g.below(i, func(n *node) bool { return n.name != 0 })
}

// inputsOf lists every input that a node rests on, in order of creation.
func (g *Graph) inputsOf(i int32) []int32 {
	return g.below(i, func(n *node) bool { return n.op == opInput && n.name != 0 })
}

// below walks down from a node, without recursion, and stops at the nodes it lists.
func (g *Graph) below(i int32, stop func(*node) bool) []int32 {
	marked := make([]bool, i+1)
	marked[i] = true
	var out []int32
	for j := i; j >= 0; j-- {
		if !marked[j] {
			continue
		}
		n := &g.nodes[j]
		if j != i && stop(n) {
			out = append(out, j)
			continue
		}
		for _, a := range g.args[n.first : n.first+n.count] {
			marked[a] = true
		}
	}
	for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 {
		out[a], out[b] = out[b], out[a]
	}
	return out
}

// usersOf lists the named figures made from a node, directly or through anonymous ones.
func (g *Graph) usersOf(i int32) []int32 {
	marked := make([]bool, len(g.nodes))
	marked[i] = true
	var out []int32
	for j := i + 1; j < int32(len(g.nodes)); j++ {
		n := &g.nodes[j]
		for _, a := range g.args[n.first : n.first+n.count] {
			if !marked[a] {
				continue
			}
			if n.name != 0 {
				out = append(out, j)
			} else {
				marked[j] = true
			}
			break
		}
	}
	return out
}
