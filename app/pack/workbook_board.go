package pack

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"bidwright/app/calc"
)

// The tabs of the board's workbook, in order.
const (
	tabPrice = iota
	tabYears
	tabPeople
	tabCosts
	tabCore
	// Then, where there are some, visits and units, a tab for each core-cost schedule, and
	// social value; last the assumptions and the working.
)

// Columns of the tabs that list one figure a row.
const (
	workingID = iota
	workingName
	workingValue
	workingUnit
	workingHow
)

type tab struct{ name, about string }

var tabs = []tab{
	tabPrice:  {"Price", "Every figure here is a formula. Change a shaded cell on any sheet and the price moves as it does in Bidwright. The choices behind it (kinds of pay, years, VAT) are made in Bidwright."},
	tabYears:  {"Years", "Each contract year at the price asked. Growth and uplift come from the sheets Assumptions and Working."},
	tabPeople: {"People", "One row for each post. Shaded cells can be changed; the rest follows."},
	tabCosts:  {"Costs", "One row for each cost line besides people. Shaded cells can be changed."},
	tabCore:   {"Core costs", "Running costs of the whole organisation and what this contract carries of them. A penny that was placed so that parts add up stays where it is when a cell is changed."},
}

var (
	serviceTab     = tab{"Visits and units", "What is delivered: visits, sessions, places and other units. Shaded cells can be changed."}
	assumptionsTab = tab{"Assumptions", "Everything else that the price rests on, with where it comes from. Shaded cells can be changed."}
	workingTab     = tab{"Working", "The steps between, one row each, in the order in which they are worked out."}
)

// boardBook is the whole live model for the organisation itself: every figure of the
// calculation graph, each in one cell, with the formulas between them.
func (b *builder) boardBook() *Workbook {
	p := b.s.Assessment.Pricing
	schedules, tabSchedules := b.schedules(), tabCore+1
	service, social := b.bid.Pricing.Service, b.s.Assessment.Social
	if serves(service) {
		tabSchedules++
	}
	d := &drafter{book: b.newBook(), steps: p.Graph.Steps(), label: p.Label, home: map[int]Place{}, working: tabSchedules + len(schedules) + 1}
	tabSocial := tabSchedules + len(schedules)
	if social.Used {
		d.working++
	}
	m := &boardBook{drafter: d, b: b, figures: p.Graph.Figures(), done: map[string]bool{}}
	all := tabs[:len(tabs):len(tabs)]
	if serves(service) {
		all = append(all, serviceTab)
	}
	for _, c := range schedules {
		all = append(all, tab{c.Name, "A core-cost schedule. Shaded cells can be changed; the fee is the sum of the printed heads."})
	}
	if social.Used {
		all = append(all, socialTab)
	}
	for i, tab := range append(all, assumptionsTab, workingTab) {
		d.book.Sheets = append(d.book.Sheets, &Sheet{Name: d.book.sheetName(tab.name)})
		m.row(i, SheetTitle, tab.name+": "+or(b.s.Document.Bid.Opportunity.Title, b.s.Document.Bid.Title))
		m.row(i, SheetNote, tab.about)
		m.row(i, SheetNormal)
	}
	people, costs, core := []line{}, []line{}, []line{}
	for _, r := range p.People {
		people = append(people, line{r.ID, r.Role})
	}
	for _, r := range p.Costs {
		costs = append(costs, line{r.ID, r.Name})
	}
	for _, r := range b.s.Document.Organisation.RunningCosts {
		core = append(core, line{r.ID, or(r.Name, "Running cost")})
	}
	m.matrix(tabPeople, "Post", people, "pricing.people.", "people.")
	m.matrix(tabCosts, "Cost", costs, "pricing.costs.", "cost.")
	m.matrix(tabCore, "Running cost", core, "organisation.runningCosts.", "allocation.", "core.")
	if serves(service) {
		m.service(tabCore+1, service)
	}
	for i, c := range schedules {
		m.schedule(tabSchedules+i, c)
	}
	if social.Used {
		m.social(tabSocial, social)
	}
	m.years()
	m.price()
	m.assumptions()
	m.rest()
	d.fill()
	m.checks(tabPrice, checked)
	if social.Used {
		m.socialFactors()
		m.socialForms()
		m.checks(tabSocial, checkedSocial)
	}
	return d.book
}

type line struct{ id, name string }

// boardBook lays the figures out on the tabs.
type boardBook struct {
	*drafter
	b       *builder
	figures []calc.Node
	done    map[string]bool // figures that stand on a tab
	factors []priceFactor
	money   []Place // steps in pounds without a name
	idle    []Place // typed, but no formula rests on it
}

func (b *builder) newBook() *Workbook {
	return &Workbook{Title: b.doc.Title, Subject: b.doc.Subject, Organisation: b.doc.Organisation, Reference: b.doc.Reference,
		Audience: string(b.audience), Confidential: b.doc.Confidential, Hash: b.doc.Hash(), Date: b.doc.Date}
}

// row adds a row of texts and gives its number.
func (m *boardBook) row(tab int, kind SheetRowKind, texts ...string) int {
	s := m.book.Sheets[tab]
	row := SheetRow{Kind: kind}
	for _, text := range texts {
		row.Cells = append(row.Cells, Cell{Text: text, Label: LabelInternal, Wrap: kind == SheetHead || kind == SheetNormal})
	}
	s.Rows = append(s.Rows, row)
	return len(s.Rows) - 1
}

func (m *boardBook) text(p Place, text string) {
	*m.book.At(p) = Cell{Text: text, Label: LabelInternal, Wrap: true}
}

// figuresFrom sets the titles of the columns from the given one on over their numbers.
func (m *boardBook) figuresFrom(tab, row, column int) {
	cells := m.book.Sheets[tab].Rows[row].Cells
	for c := column; c < len(cells); c++ {
		cells[c].Align = Right
	}
}

func (m *boardBook) place(p Place, n calc.Node) {
	m.put(p, n)
	m.done[n.ID()] = true
}

// matrix is one row a line, one column a figure, by prefix: what was typed first, then
// what is worked out. A figure belongs to a line when its id is one of the prefixes, the line's
// id and more.
func (m *boardBook) matrix(tab int, title string, lines []line, prefixes ...string) {
	rows := map[string]int{}
	for i, l := range lines {
		rows[l.id] = i
	}
	type found struct {
		node   calc.Node
		line   int
		column string
	}
	var cells []found
	columns, titles, seen := map[string]int{}, []string{title}, map[string]bool{}
	for _, prefix := range prefixes {
		for _, n := range m.figures {
			rest, ok := strings.CutPrefix(n.ID(), prefix)
			if !ok || m.done[n.ID()] {
				continue
			}
			i, suffix, ok := owner(rest, rows)
			if !ok || strings.Count(suffix, ".") > 1 { // parts of one line only, such as a premium
				continue
			}
			key, name := prefix+suffix, heading(n.Label(), lines[i].name)
			switch column, known := columns[key]; {
			case !known:
				columns[key] = len(titles)
				titles = append(titles, name)
			case !seen[key+name] && len(titles[column]) < 60: // lines that count different things
				titles[column] += ", or: " + name
			}
			seen[key+name] = true
			cells = append(cells, found{n, i, key})
		}
	}
	if len(lines) == 0 {
		m.row(tab, SheetNormal, "There are none in this bid.")
	}
	s := m.book.Sheets[tab]
	first := m.row(tab, SheetHead, titles...) + 1
	m.figuresFrom(tab, first-1, 1)
	if s.Head == 0 {
		s.Head, s.Side, s.Widths = first, 1, []int{34}
	}
	for len(s.Widths) < len(titles) {
		s.Widths = append(s.Widths, 15)
	}
	for _, l := range lines {
		m.row(tab, SheetNormal, l.name)
	}
	for _, c := range cells {
		m.place(Place{tab, first + c.line, columns[c.column]}, c.node)
	}
}

// owner splits "run-it.amount" into the line and the rest; ids may hold points.
func owner(text string, rows map[string]int) (row int, suffix string, ok bool) {
	for i := len(text) - 1; i > 0; i-- {
		if text[i] == '.' {
			if row, ok = rows[text[:i]]; ok {
				return row, text[i+1:], true
			}
		}
	}
	return 0, "", false
}

// heading is a figure's label without the line's own name, with a capital.
func heading(label, name string) string {
	label = strings.TrimPrefix(label, name+": ")
	label = strings.TrimPrefix(label, name)
	if strings.TrimSpace(label) == "" {
		return "Amount"
	}
	first, size := utf8.DecodeRuneInString(label)
	return string(unicode.ToUpper(first)) + label[size:]
}

// years is one row a figure, one column a contract year.
func (m *boardBook) years() {
	all := m.b.s.Assessment.Pricing.Years
	titles, rows := []string{"At the price asked"}, map[string]int{}
	for i, y := range all {
		titles, rows[fmt.Sprint(y.N)] = append(titles, strings.TrimSpace(fmt.Sprintf("Year %d %s", y.N, y.Period))), i
	}
	s := m.book.Sheets[tabYears]
	s.Head, s.Side, s.Widths = m.row(tabYears, SheetHead, titles...)+1, 1, []int{44}
	m.figuresFrom(tabYears, s.Head-1, 1)
	for range all {
		s.Widths = append(s.Widths, 18)
	}
	at := map[string]int{}
	for _, n := range m.figures {
		rest, ok := strings.CutPrefix(n.ID(), "year.")
		if !ok {
			continue
		}
		number, suffix, _ := strings.Cut(rest, ".")
		i, known := rows[number]
		if !known {
			continue
		}
		if _, has := at[suffix]; !has {
			at[suffix] = m.row(tabYears, SheetNormal, heading(n.Label(), "Year "+number))
		}
		m.place(Place{tabYears, at[suffix], i + 1}, n)
	}
}

// assumptions lists the inputs that no other tab shows, by where they come from.
func (m *boardBook) assumptions() {
	tabAssumptions := m.working - 1
	s := m.book.Sheets[tabAssumptions]
	s.Widths = []int{40, 60, 18, 14, 90}
	s.Head = m.row(tabAssumptions, SheetHead, "Id", "What", "Value", "Unit", "Where it comes from") + 1
	for _, part := range []struct {
		title string
		kinds []calc.Kind
	}{
		{"Typed for this bid", []calc.Kind{calc.Typed, calc.Imported}}, {"From the organisation’s profile", []calc.Kind{calc.Profile}},
		{"Dated facts", []calc.Kind{calc.Fact, calc.Overridden}}, {"Standard values, and fields that are still empty", []calc.Kind{calc.Default, 0}},
	} {
		titled := false
		for _, n := range m.figures {
			origin, _ := n.Origin()
			if m.done[n.ID()] || !typed(n) || !kindIn(origin.Kind, part.kinds) {
				continue
			}
			if !titled {
				m.row(tabAssumptions, SheetGroup, part.title)
				titled = true
			}
			row := m.row(tabAssumptions, SheetNormal, n.ID(), n.Label(), "", n.Unit().String(), origin.Words())
			m.place(Place{tabAssumptions, row, workingValue}, n)
		}
	}
}

func kindIn(kind calc.Kind, kinds []calc.Kind) bool {
	for _, k := range kinds {
		if k == kind {
			return true
		}
	}
	return false
}

// rest puts every remaining figure, and the steps between that need a cell, on the
// working tab.
func (m *boardBook) rest() {
	tabWorking := m.working
	s := m.book.Sheets[tabWorking]
	s.Widths = []int{34, 60, 18, 14, 90}
	s.Head = m.row(tabWorking, SheetHead, "Id", "What", "Value", "Unit", "How it is made") + 1
	for _, n := range m.figures {
		if !m.done[n.ID()] && !m.isHome(n) {
			m.home[n.Order()] = Place{} // so that what it rests on is found; its row follows
		}
	}
	pending := m.drafter.rest()
	steps := map[int]bool{}
	for _, n := range pending {
		steps[n.Order()] = true
	}
	for _, n := range m.figures {
		if !m.done[n.ID()] {
			delete(m.home, n.Order())
			steps[n.Order()] = true
		}
	}
	towards := m.towards()
	for i := range m.steps {
		if !steps[i] {
			continue
		}
		n := m.steps[i].Node
		row := m.row(tabWorking, SheetNormal, n.ID(), or(n.Label(), "Step towards “"+towards[i]+"”"), "", n.Unit().String(), how(n))
		m.place(Place{tabWorking, row, workingValue}, n)
	}
}

// towards gives, by order, the label of the first named figure that a step goes into.
func (m *boardBook) towards() []string {
	out := make([]string, len(m.steps))
	for i := len(m.steps) - 1; i >= 0; i-- {
		name := m.steps[i].Node.Label()
		if name == "" {
			name = out[i]
		}
		for _, a := range m.steps[i].Args {
			out[a.Order()] = name
		}
	}
	return out
}
