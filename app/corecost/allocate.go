package corecost

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// manyCells is the size of a grid above which only the parts of this bid's service
// are figures of the sheet. The grid itself always holds every part in pounds and
// pence, and re-adds; 200 costs over 20 services would otherwise put thousands of
// figures into every assessment that nobody asks to have explained.
const manyCells = 600

// Limits of an allocation, far above any organisation’s: they keep a mistaken file
// from exhausting the machine.
const (
	maxServices    = 300
	maxDepartments = 100
)

// Allocation is how the organisation's running costs fall on its services, to the
// penny: every row re-adds to its amount, and all parts to the organisation's cost.
type Allocation struct {
	Method   bid.AllocationMethod
	Services []Service
	// Order names the departments in the order in which they are closed.
	Order []string
	// Rows are the running costs that no department bears, then the departments in
	// closing order with their pools.
	Rows  []Row
	Own   []OwnCost       // what departments bear, before it is passed on
	Total decimal.Decimal // running costs in printed pence
	// Unallocated is what could not be shared, and Open whether an amount is missing.
	Unallocated decimal.Decimal
	Open        bool
	Single      []SingleKey

	// Running and Full are fcr.total and fcr.full of the whole organisation; Rate is
	// fcr.rate on direct cost; Difference is accounts less Full.
	Running, Direct, Full, Rate, Accounts, Difference calc.Node

	departments, services []receiver
	chosen                int // index of this bid's service, or −1
	issues                []bid.Issue
}

// Row is one shared cost with its parts.
type Row struct {
	ID, Name   string
	Path       string
	Department bool
	Key        bid.AllocationKey
	Label      bid.Label
	Amount     money.Pounds // printed; of a department its pool: own cost and what it received
	Own        money.Pounds // of a department
	Measures   []decimal.Decimal
	Measured   decimal.Decimal   // sum of the key over all who receive
	Passed     []money.Pounds    // to each department in order; unset where closed
	Parts      []money.Pounds    // to each service in order
	Pennies    []decimal.Decimal // given or taken by largest remainder; 0 where there is no figure
	Why        string            // why it could not be shared

	// Amounts, Nodes and Onward are the figures; a Node that was not made is zero.
	AmountNode    calc.Node
	Nodes, Onward []calc.Node
	growth        []grown
}

// OwnCost is a running cost that a department bears.
type OwnCost struct {
	ID, Name, DepartmentID string
	Amount                 money.Pounds
}

// grown is how much of an amount follows one growth.
type grown struct {
	growth bid.Growth
	amount decimal.Decimal
}

// Allocate shares the running costs (keys fcr.alloc, fcr.step, fcr.round). It returns
// nil when the organisation lists no services. Findings are kept for Build, so that
// an allocation made for the price is reported once.
func Allocate(s *working.Sheet, doc bid.Document) *Allocation {
	org := doc.Organisation
	if len(org.Allocation.Services) == 0 {
		return nil
	}
	if n := len(org.Allocation.Services); n > maxServices {
		a := &Allocation{chosen: -1, Open: true}
		a.issue(bid.CodeTooMany, bid.Blocks, "organisation.allocation.services", "The running costs cannot be shared over %d services; at most %d can be worked with. Put small services together.", n, maxServices)
		return a
	}
	if n := len(org.Allocation.Departments); n > maxDepartments {
		org.Allocation.Departments = org.Allocation.Departments[:maxDepartments]
	}
	twice := repeated(org.Allocation.Departments)
	org.Allocation.Services = working.Unique(org.Allocation.Services, func(a *bid.Activity) *string { return &a.ID })
	org.Allocation.Departments = working.Unique(org.Allocation.Departments, func(d *bid.Department) *string { return &d.ID })
	org.RunningCosts = working.Unique(org.RunningCosts, func(r *bid.RunningCost) *string { return &r.ID })
	a := &Allocation{Method: org.Allocation.Method, chosen: -1}
	if a.Method != bid.AllocateStepDown {
		org.Allocation.Departments = nil
	}
	a.departments, a.services = receivers(org.Allocation)
	for i, r := range a.services {
		a.Services = append(a.Services, Service{ID: r.id, Name: r.name, activity: org.Allocation.Services[i]})
		if r.id == doc.Bid.Core.ServiceID {
			a.chosen = i
		}
	}
	for _, d := range a.departments {
		a.Order = append(a.Order, d.name)
	}
	if a.Method == bid.AllocateStepDown && twice != "" {
		a.issue("CORE-006", bid.Blocks, "organisation.allocation.departments", "The department %q stands twice in the order of closing, so its cost would go round in a loop. Remove one of them.", twice)
	}
	w := &allocator{Allocation: a, s: s, all: (len(org.RunningCosts)+len(a.departments))*len(a.services) <= manyCells, totals: map[string]measured{}}
	w.lines(org)
	w.stepDown(org)
	a.checkKeys()
	return a
}

func repeated(departments []bid.Department) string {
	seen := map[string]bool{}
	for _, d := range departments {
		if d.ID != "" && seen[d.ID] {
			return working.Named(d.Name, "Department")
		}
		seen[d.ID] = true
	}
	return ""
}

type allocator struct {
	*Allocation
	s      *working.Sheet
	all    bool // every part is a figure
	totals map[string]measured
	pools  map[string][]pooled
}

// measured is a key over those who receive.
type measured struct {
	values []decimal.Decimal
	nodes  []calc.Node
	total  calc.Node
	sum    decimal.Decimal
	bad    string // name of the receiver whose key is negative
}

// pooled is an amount that reached a department.
type pooled struct {
	node   calc.Node
	amount decimal.Decimal
	known  bool
	growth []grown
}

// lines shares what no department bears and collects what they do.
func (w *allocator) lines(org bid.Organisation) {
	w.pools = map[string][]pooled{}
	known := map[string]bool{}
	for _, d := range w.departments {
		known[d.id] = true
	}
	for _, c := range org.RunningCosts {
		path := "organisation.runningCosts." + c.ID
		name := working.Named(c.Name, "Running cost")
		node := w.s.Input(working.Fig{Label: name, Unit: calc.PoundsYear, Path: path + ".amount"}, c.Amount,
			working.Ask(name+": the yearly amount is missing."), working.MayBeNegative)
		amount := money.RoundPence(c.Amount.Decimal())
		if !amount.Equal(c.Amount.Decimal()) {
			node = w.s.Graph.Round(node, 2, money.R2)
		}
		w.Open = w.Open || !c.Amount.IsSet()
		w.Total = w.Total.Add(amount)
		own := pooled{node, amount, c.Amount.IsSet(), []grown{{c.Growth, amount}}}
		if c.DepartmentID != "" && w.Method == bid.AllocateStepDown {
			if known[c.DepartmentID] {
				w.pools[c.DepartmentID] = append(w.pools[c.DepartmentID], own)
				w.Own = append(w.Own, OwnCost{c.ID, name, c.DepartmentID, printedPounds(c.Amount)})
				continue
			}
			w.issue("CORE-006", bid.Blocks, path+".departmentId", "“%s” belongs to a department that is not in the order of closing, so nobody would bear it. Add the department or choose another.", name)
			row := Row{ID: c.ID, Name: name, Path: path, Key: c.Key, Label: c.Label.Or(bid.LabelInternal), Amount: printedPounds(c.Amount), AmountNode: node, growth: own.growth}
			w.refuse(&row, w.services, "CORE-006", "Its department is not in the order of closing.")
			w.Rows = append(w.Rows, row)
			continue
		}
		row := Row{ID: c.ID, Name: name, Path: path, Key: c.Key, Label: c.Label.Or(bid.LabelInternal), Amount: printedPounds(c.Amount), AmountNode: node, growth: own.growth}
		w.share(&row, w.services, "CORE-001", path+".key")
		w.Rows = append(w.Rows, row)
	}
}

func printedPounds(p money.Pounds) money.Pounds {
	if !p.IsSet() {
		return p
	}
	return money.PoundsOf(money.RoundPence(p.Decimal()))
}

// measure reads a key over the receivers, once for each key and set of receivers.
func (w *allocator) measure(key bid.AllocationKey, to []receiver, set string) measured {
	id := string(key) + " " + set
	if m, found := w.totals[id]; found {
		return m
	}
	m := measured{}
	for _, r := range to {
		typed := r.measure(key)
		v := typed.Decimal()
		if v.IsNegative() && m.bad == "" {
			m.bad = r.name
			w.issue("CORE-002", bid.Blocks, r.path+keyFields[key], "%s of “%s” is below zero, so nothing can be shared by it. Type it without the minus.", upperFirst(KeyWords(key)), r.name)
		}
		m.values, m.sum = append(m.values, v), m.sum.Add(v)
		m.nodes = append(m.nodes, r.node(w.s, key))
	}
	used := make([]calc.Node, 0, len(m.nodes))
	for i, n := range m.nodes {
		if n != w.s.Zero {
			used = append(used, m.nodes[i])
		}
	}
	name := string(key)
	if name == "" {
		name = "direct_cost"
	}
	f := working.Fig{ID: "fcr.key." + set + name, Label: upperFirst(KeyWords(key)) + ", all who receive", Unit: keyUnit(key), Key: "fcr.share"}
	m.total = w.s.Sum(f, used...)
	w.totals[id] = m
	return m
}

// share gives the row its parts. zero is the code when the key adds to nothing.
func (w *allocator) share(row *Row, to []receiver, zero, path string) {
	set := ""
	if row.Department {
		set = row.ID + "."
	}
	m := w.measure(row.Key, to, set)
	row.Measures, row.Measured = m.values, m.sum
	amount := row.Amount.Decimal()
	switch {
	case !row.Amount.IsSet():
		w.refuse(row, to, "PRICE-101", row.Name+": the yearly amount is missing.")
		return
	case m.bad != "":
		w.refuse(row, to, "CORE-002", upperFirst(KeyWords(row.Key))+" of “"+m.bad+"” is below zero.")
		return
	case len(to) == 0 || m.sum.IsZero():
		if amount.IsZero() {
			row.Parts = zeros(len(w.services))
			w.place(row, to, make([]decimal.Decimal, len(to)), m)
			return
		}
		if row.Department {
			w.issue(zero, bid.Blocks, path, "“%s” has %s to pass on, but nobody after it has any %s. Type the %s of those who use it, choose another key or change the order.",
				row.Name, money.FormatPounds(amount), KeyWords(row.Key), KeyWords(row.Key))
		} else {
			w.issue(zero, bid.Blocks, path, "“%s” is to be shared by %s, but no service has any. Type it for the services or choose another key.", row.Name, KeyWords(row.Key))
		}
		w.refuse(row, to, zero, "The "+KeyWords(row.Key)+" of all who could bear it add to 0.")
		return
	}
	parts, err := money.Allocate(amount, m.values, 2)
	if err != nil {
		w.refuse(row, to, zero, "It cannot be shared by "+KeyWords(row.Key)+".")
		return
	}
	w.place(row, to, parts, m)
}

// refuse leaves the row without parts and says why.
func (w *allocator) refuse(row *Row, to []receiver, code, why string) {
	row.Why = why
	w.Unallocated = w.Unallocated.Add(row.Amount.Decimal())
	row.Parts, row.Nodes = make([]money.Pounds, len(w.services)), make([]calc.Node, len(w.services))
	row.Passed, row.Onward = make([]money.Pounds, len(w.departments)), make([]calc.Node, len(w.departments))
	row.Pennies = make([]decimal.Decimal, len(w.services))
	for _, r := range to {
		if !w.wanted(r) {
			continue
		}
		f := w.partFig(row, r)
		if code == "PRICE-101" { // the reason is that of the amount itself
			w.keep(row, r, w.s.Name(w.s.Graph.Add(row.AmountNode, w.s.Zero), f))
			continue
		}
		w.keep(row, r, w.s.NoneCode(f, code, why))
	}
}

// place puts the printed parts into the grid and makes their figures.
func (w *allocator) place(row *Row, to []receiver, parts []decimal.Decimal, m measured) {
	row.Parts, row.Nodes = zeros(len(w.services)), make([]calc.Node, len(w.services))
	row.Passed, row.Onward = make([]money.Pounds, len(w.departments)), make([]calc.Node, len(w.departments))
	row.Pennies = make([]decimal.Decimal, len(w.services))
	g := w.s.Graph
	for i, r := range to {
		printed := money.PoundsOf(parts[i])
		if r.department {
			row.Passed[r.index] = printed
		} else {
			row.Parts[r.index] = printed
		}
		if !w.wanted(r) {
			continue
		}
		f := w.partFig(row, r)
		if m.sum.IsZero() {
			w.keep(row, r, w.s.Constant(f, "0"))
			continue
		}
		n := g.Round(g.Div(g.Mul(row.AmountNode, m.nodes[i]), m.total), 2, money.R2)
		penny := parts[i].Sub(n.Decimal())
		if !r.department {
			row.Pennies[r.index] = penny
		}
		if n.Available() && !penny.IsZero() {
			label := row.Name + ": penny by largest remainder, so that all parts add to the whole"
			n = g.Add(n, w.s.Constant(working.Fig{ID: f.ID + ".penny", Label: label, Unit: calc.Pounds, Key: "fcr.round", Secrecy: row.Label}, penny.String()))
		}
		w.keep(row, r, w.s.Name(n, f))
	}
}

func (w *allocator) keep(row *Row, r receiver, n calc.Node) {
	if r.department {
		row.Onward[r.index] = n
	} else {
		row.Nodes[r.index] = n
	}
}

// wanted are the parts that become figures of the sheet.
func (w *allocator) wanted(r receiver) bool { return w.all || r.department || r.index == w.chosen }

func (w *allocator) partFig(row *Row, r receiver) working.Fig {
	id, key := "allocation."+row.ID+"."+r.id, "fcr.alloc"
	if row.Department {
		id, key = "allocation.department."+row.ID+"."+r.id, "fcr.step"
	}
	if r.department {
		id = "allocation.department." + row.ID + ".department." + r.id
	}
	return working.Fig{ID: id, Label: row.Name + ": part of " + r.name, Unit: calc.PoundsYear, Key: key, Path: row.Path, Secrecy: row.Label}
}

func zeros(n int) []money.Pounds {
	out := make([]money.Pounds, n)
	for i := range out {
		out[i] = money.PoundsOf(decimal.Zero)
	}
	return out
}
