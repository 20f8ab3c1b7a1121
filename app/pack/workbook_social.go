package pack

import (
	"fmt"
	"strings"

	"bidwright/app/calc"
	"bidwright/app/socialvalue"
)

var socialTab = tab{"Social value", "What changes, for whom, what it is worth and what it costs. Shaded cells can be changed; the rest follows. Which rows count, how long a benefit lasts, who gains and the convention are chosen in Bidwright."}

// checkedSocial are the answers that are compared with what Bidwright had.
var checkedSocial = []string{"sv.inputs", "sv.pv.fiscal", "sv.pv.economic", "sv.pv.social", "sv.pv", "sv.npv", "sv.ratio", "sv.defended"}

const (
	mapFirst  = 1 // the column of the impact map after the outcome's name
	socialHow = 3 // says how a figure is made and runs on to the right
)

// priceFactor is a cell that says by how much prices moved between two years.
type priceFactor struct {
	place    Place
	from, to calc.Node
}

// social lays the social value case out: the impact map with its inputs, then what follows
// from it. Unit values whose licence keeps them in the organisation stand here too, and
// the sheet says so: without them no formula would live.
func (m *boardBook) social(tab int, v *socialvalue.Result) {
	s := m.book.Sheets[tab]
	s.Widths = []int{56, 24}
	m.socialNotes(tab, v)
	m.socialMap(tab, v)
	m.socialYears(tab, v)
	m.socialAnswers(tab, v)
	m.socialInputs(tab, v)
	m.socialBodies(tab, v)
	m.socialPromises(tab, v)
	m.socialSwitches(tab, v)
	m.socialReasons(tab, v)
	m.socialRest(tab)
}

func (m *boardBook) socialNotes(tab int, v *socialvalue.Result) {
	m.row(tab, SheetNote, v.Convention.Words)
	if v.PriceYear.Text != "" {
		m.row(tab, SheetNote, "Values are in pounds of "+v.PriceYear.Text+".")
	}
	var licensed []string
	for _, r := range v.Rows {
		if r.Restricted {
			licensed = append(licensed, or(r.Value, r.Name))
		}
	}
	if len(licensed) > 0 {
		m.row(tab, SheetNote, "For your own use only: the licence does not let these unit values be passed on: "+strings.Join(licensed, "; ")+".")
	}
	m.row(tab, SheetNote, "Ratios of different organisations cannot be compared.")
	m.row(tab, SheetNormal)
}

// socialColumn is a column of the impact map: a figure, or words where there is none.
type socialColumn struct {
	title string
	node  func(socialvalue.Row) calc.Node
	words func(socialvalue.Row) string
	// pounds: the step is money, also where it has no name of its own.
	pounds bool
}

// share is the column of one percentage that is taken off.
func shareColumn(title, kind string) socialColumn {
	return socialColumn{title: title, node: func(r socialvalue.Row) calc.Node { return assumedNode(r, kind) }}
}

func assumedNode(r socialvalue.Row, kind string) calc.Node {
	for _, a := range r.Assumed {
		if a.Kind == kind {
			return a.Central
		}
	}
	return calc.Node{}
}

const factorTitle = "Price year factor"

// socialColumns are those of the impact map in the order of the guide; what no row has is
// left out.
func socialColumns(v *socialvalue.Result) []socialColumn {
	words := func(title string, of func(socialvalue.Row) string) socialColumn {
		return socialColumn{title: title, words: of}
	}
	figure := func(title string, of func(socialvalue.Row) calc.Node) socialColumn {
		return socialColumn{title: title, node: of}
	}
	out := []socialColumn{
		words("For whom", func(r socialvalue.Row) string { return r.Stakeholder }),
		words("Ledger", func(r socialvalue.Row) string { return string(r.Ledger) }),
		figure("How many a year", func(r socialvalue.Row) calc.Node { return r.Quantity }),
		words("Unit", func(r socialvalue.Row) string { return r.Unit }),
		figure("Unit value as stated", func(r socialvalue.Row) calc.Node { return assumedNode(r, "unit value") }),
		words("In pounds of", func(r socialvalue.Row) string { return r.PriceYear }),
		{title: factorTitle},
		{title: "Unit value in the case’s pounds", node: func(r socialvalue.Row) calc.Node { return r.Proxy }, pounds: true},
		figure("Gross a year", func(r socialvalue.Row) calc.Node { return r.Gross }),
		shareColumn("Deadweight", "deadweight"), shareColumn("Attribution", "attribution"), shareColumn("Displacement", "displacement"),
	}
	for _, extra := range []socialColumn{shareColumn("Leakage", "leakage"), shareColumn("Substitution", "substitution")} {
		for _, r := range v.Rows {
			if (extra.node(r) != calc.Node{}) {
				out = append(out, extra)
				break
			}
		}
	}
	return append(out, shareColumn("Drop-off a year", "drop-off"),
		words("Years it lasts", func(r socialvalue.Row) string {
			if r.Years == 0 {
				return ""
			}
			return numeral(r.Years)
		}),
		figure("Impact in the first year", func(r socialvalue.Row) calc.Node { return r.Impact }),
		figure("Present value", func(r socialvalue.Row) calc.Node { return r.PV }),
		figure("Low case", func(r socialvalue.Row) calc.Node { return r.Low }),
		figure("High case", func(r socialvalue.Row) calc.Node { return r.High }),
		words("Evidence", func(r socialvalue.Row) string { return or(r.Evidence, "not said") }),
		words("Counted", func(r socialvalue.Row) string {
			switch {
			case r.Placement:
				return "for one placement, in no total"
			case r.Counted:
				return "yes"
			}
			return "no: " + r.Waits
		}))
}

// socialMap is one row for each line of the impact map.
func (m *boardBook) socialMap(tab int, v *socialvalue.Result) {
	columns, titles := socialColumns(v), []string{"Outcome"}
	for _, c := range columns {
		titles = append(titles, c.title)
	}
	m.row(tab, SheetGroup, "Impact map")
	s := m.book.Sheets[tab]
	head := m.row(tab, SheetHead, titles...)
	s.Side = 1
	for len(s.Widths) < len(titles) {
		s.Widths = append(s.Widths, 16)
	}
	s.Widths[len(titles)-1], s.Widths[len(titles)-2] = 30, 24
	for c, column := range columns {
		if column.words == nil {
			s.Rows[head].Cells[c+mapFirst].Align = Right
		}
	}
	for _, r := range v.Rows {
		row := m.row(tab, SheetNormal, r.Name)
		for c, column := range columns {
			p := Place{tab, row, c + mapFirst}
			switch {
			case column.words != nil:
				m.text(p, column.words(r))
			case column.title == factorTitle:
				if (r.IndexFrom != calc.Node{}) {
					m.book.At(p)
					m.factors = append(m.factors, priceFactor{p, r.IndexFrom, r.IndexTo})
				}
			case column.pounds:
				m.pounds(p, column.node(r))
			default:
				m.show(p, column.node(r))
			}
		}
	}
	if len(v.Rows) == 0 {
		m.row(tab, SheetNormal, "There are none in this bid.")
	}
}

// show puts a figure down; the zero one is no figure.
func (m *boardBook) show(p Place, n calc.Node) {
	if (n == calc.Node{}) {
		return
	}
	m.put(p, n)
	if n.ID() != "" {
		m.done[n.ID()] = true
	}
}

// pounds shows a step in pounds; a step without a name does not say what it counts.
func (m *boardBook) pounds(p Place, n calc.Node) {
	m.show(p, n)
	if (n != calc.Node{}) && n.ID() == "" {
		m.money = append(m.money, p)
	}
}

// socialFactors writes the price factors once the indices have their cells.
func (m *boardBook) socialFactors() {
	for _, f := range m.factors {
		from, ok1 := m.home[f.from.Order()]
		to, ok2 := m.home[f.to.Order()]
		low, ok3 := f.from.Value()
		high, ok4 := f.to.Value()
		if !ok1 || !ok2 || !ok3 || !ok4 || low.IsZero() {
			continue
		}
		value, e := high.DivRound(low, 16), call("/", at(to), at(from))
		*m.book.At(f.place) = Cell{Value: &value, Formula: &e, Form: FormQuantity, Label: LabelInternal}
	}
}

// socialYears is the impact of each benefit year, row by row and by ledger.
func (m *boardBook) socialYears(tab int, v *socialvalue.Result) {
	if len(v.Totals.Years) == 0 {
		return
	}
	m.socialHead(tab, "Impact by year", append([]string{"Not discounted"}, yearTitles(len(v.Totals.Years))...)...)
	for _, r := range v.Rows {
		if !r.Counted {
			continue
		}
		row := m.row(tab, SheetNormal, r.Name)
		for i, n := range r.Yearly() {
			m.pounds(Place{tab, row, i + 1}, n)
		}
	}
	for _, part := range []struct {
		name string
		of   func(socialvalue.Year) calc.Node
	}{
		{"All fiscal", func(y socialvalue.Year) calc.Node { return y.Fiscal }}, {"All economic", func(y socialvalue.Year) calc.Node { return y.Economic }},
		{"All social", func(y socialvalue.Year) calc.Node { return y.Social }}, {"Present value of the year", func(y socialvalue.Year) calc.Node { return y.PV }},
	} {
		row := m.row(tab, SheetTotal, part.name)
		for i, y := range v.Totals.Years {
			m.show(Place{tab, row, i + 1}, part.of(y))
		}
	}
}

func yearTitles(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("Year %d", i+1)
	}
	return out
}

// socialHead begins a part with a heading and the titles of its columns.
func (m *boardBook) socialHead(tab int, name string, titles ...string) {
	m.row(tab, SheetNormal)
	m.row(tab, SheetGroup, name)
	m.figuresFrom(tab, m.row(tab, SheetHead, titles...), 1)
	s := m.book.Sheets[tab]
	for len(s.Widths) < len(titles) {
		s.Widths = append(s.Widths, 16)
	}
}

// socialLine is one figure with its name and how it is made, which runs on to the right.
func (m *boardBook) socialLine(tab int, n calc.Node) {
	if (n == calc.Node{}) {
		return
	}
	row := m.row(tab, SheetNormal, n.Label())
	m.show(Place{tab, row, 1}, n)
	text := how(n)
	if origin, _ := n.Origin(); typed(n) {
		text = sentence(origin.Words())
	}
	if strings.Contains(text, " ") || typed(n) { // a number alone says nothing new
		*m.book.At(Place{tab, row, socialHow}) = Cell{Text: text, Label: LabelInternal}
	}
}

// socialAnswers are the totals by ledger, the ratio and what stands beside it, and the
// steps from gross to net.
func (m *boardBook) socialAnswers(tab int, v *socialvalue.Result) {
	t := v.Totals
	m.socialHead(tab, "What it comes to", "Figure", "Value")
	for _, n := range []calc.Node{t.Fiscal, t.Economic, t.Social} {
		m.socialLine(tab, n)
	}
	for _, c := range t.Cash {
		m.socialLine(tab, c.Node)
	}
	for _, n := range []calc.Node{t.PV, v.Inputs.Total, t.NPV, t.Ratio, t.NetRatio, t.LowRatio, t.HighRatio, t.Payback, t.Society, t.Defended} {
		m.socialLine(tab, n)
	}
	if len(t.Steps) == 0 {
		return
	}
	m.socialHead(tab, "From gross to net", "All counted rows and years", "Value", "Share of gross")
	for _, step := range t.Steps {
		row := m.row(tab, SheetNormal, step.Name)
		m.show(Place{tab, row, 1}, step.Node)
		m.show(Place{tab, row, 2}, step.Share)
	}
}

// socialInputs are the price, what others give and unpaid time.
func (m *boardBook) socialInputs(tab int, v *socialvalue.Result) {
	m.socialHead(tab, "Inputs", "Over the whole term, in pounds of the year", "Amount")
	for _, l := range v.Inputs.Lines {
		row := m.row(tab, SheetNormal, l.Name)
		m.pounds(Place{tab, row, 1}, l.Node)
	}
	row := m.row(tab, SheetTotal, "Inputs at present value")
	m.show(Place{tab, row, 1}, v.Inputs.Total)
}

// socialBodies is what each body gains, the commissioner's own first.
func (m *boardBook) socialBodies(tab int, v *socialvalue.Result) {
	if len(v.Bodies) == 0 {
		return
	}
	m.socialHead(tab, "Who gains", "Present value", "Fiscal", "Economic", "Social")
	for _, x := range v.Bodies {
		row := m.row(tab, SheetNormal, x.Name)
		for i, n := range []calc.Node{x.Fiscal, x.Economic, x.Social} {
			m.show(Place{tab, row, i + 1}, n)
		}
	}
	row := m.row(tab, SheetTotal, "Together")
	for i, n := range []calc.Node{v.Totals.Fiscal, v.Totals.Economic, v.Totals.Social} {
		m.show(Place{tab, row, i + 1}, n)
	}
}

// socialPromises are the commitments with what they cost.
func (m *boardBook) socialPromises(tab int, v *socialvalue.Result) {
	if len(v.Promises) == 0 {
		return
	}
	m.socialHead(tab, "Commitments", "Commitment", "Number", "Cost of one", "Cost", "Unit", "By when", "Who answers for it", "Carried by the cost line")
	for _, cell := range []int{4, 5, 6, 7} {
		s := m.book.Sheets[tab]
		s.Rows[len(s.Rows)-1].Cells[cell].Align = Left
	}
	for _, p := range v.Promises {
		row, c := m.row(tab, SheetNormal, p.Text), p.Commitment()
		for i, id := range []string{p.Path + ".number", p.Path + ".unitCost"} {
			if n, found := m.b.s.Assessment.Pricing.Graph.Node(id); found {
				m.show(Place{tab, row, i + 1}, n)
			} else if i == 0 && c.Number.IsSet() { // costs nothing, so no figure rests on it
				number := c.Number.Decimal()
				*m.book.At(Place{tab, row, 1}) = Cell{Value: &number, Form: FormQuantity, Label: LabelInternal}
			}
		}
		m.show(Place{tab, row, 3}, p.Cost)
		by := ""
		if !c.End.IsZero() {
			by = c.End.String()
		}
		for i, text := range []string{c.Unit, by, c.Owner, p.Line} {
			m.text(Place{tab, row, 4 + i}, text)
		}
	}
}

// socialSwitches is how far each assumption may move before the ratio is on target.
func (m *boardBook) socialSwitches(tab int, v *socialvalue.Result) {
	if len(v.Switches) == 0 {
		return
	}
	m.socialHead(tab, "How far it may move before the ratio is on target", "Assumption", "As it is", "May go to")
	for _, x := range v.Switches {
		row := m.row(tab, SheetNormal, x.Name)
		m.show(Place{tab, row, 1}, x.Now)
		m.show(Place{tab, row, 2}, x.Node)
	}
}

// socialReasons are the assumptions with their ranges, once each, and why they are so.
func (m *boardBook) socialReasons(tab int, v *socialvalue.Result) {
	m.socialHead(tab, "Assumptions with their range", "Assumption", "Low", "Central", "High", "Why, and where from")
	s := m.book.Sheets[tab]
	s.Rows[len(s.Rows)-1].Cells[4].Align = Left
	seen := map[string]bool{}
	for _, r := range v.Rows {
		for _, a := range r.Assumed {
			if seen[a.Path] {
				continue
			}
			seen[a.Path] = true
			row := m.row(tab, SheetNormal, or(a.Central.Label(), r.Name+": "+a.Kind))
			for i, n := range []calc.Node{a.Low, a.Central, a.High} {
				if a.Ranged || i == 1 {
					m.show(Place{tab, row, i + 1}, n)
				}
			}
			why := []string{a.Reason}
			if a.Source != a.Reason {
				why = append(why, a.Source)
			}
			*m.book.At(Place{tab, row, 4}) = Cell{Text: strings.Join(nonEmpty(why...), ". "), Label: LabelInternal}
		}
	}
}

// socialRest takes what is left of the case, so that it stands together: what is typed or
// a dated fact first.
func (m *boardBook) socialRest(tab int) {
	used := map[int]bool{}
	for _, step := range m.steps {
		for _, a := range step.Args {
			used[a.Order()] = true
		}
	}
	for _, input := range []bool{true, false} {
		titled := false
		for _, n := range m.figures {
			ours := strings.HasPrefix(n.ID(), "socialValue.") || strings.HasPrefix(n.ID(), "sv.") || strings.HasPrefix(n.ID(), "proxy.")
			if m.done[n.ID()] || !ours || typed(n) != input {
				continue
			}
			if !titled {
				name := "What else follows"
				if input {
					name = "What else is put in: rates, price indices and what was typed"
				}
				m.socialHead(tab, name, "Figure", "Value")
				titled = true
			}
			m.socialLine(tab, n)
			if input && !used[n.Order()] {
				m.idle = append(m.idle, Place{tab, len(m.book.Sheets[tab].Rows) - 1, 1})
			}
		}
	}
}

// socialForms gives steps of money their sign, and unshades what is typed but not what the
// formulas rest on, such as a gift whose contract years stand by themselves.
func (m *boardBook) socialForms() {
	for _, p := range m.money {
		m.book.At(p).Form = FormPounds
	}
	for _, p := range m.idle {
		m.book.At(p).Input = false
		m.book.At(Place{p.Sheet, p.Row, socialHow}).Text = "For reading only: no formula rests on it."
	}
}
