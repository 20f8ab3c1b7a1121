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
