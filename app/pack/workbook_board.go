package pack

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"bidwright/app/calc"
	"bidwright/app/money"
)

// The tabs of the board's workbook, in order.
const (
	tabPrice = iota
	tabYears
	tabPeople
	tabCosts
	tabCore
	// Then, where there are some, visits and units, and a tab for each core-cost schedule;
	// last the assumptions and the working.
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
	service := b.bid.Pricing.Service
	if serves(service) {
		tabSchedules++
	}
	d := &drafter{book: b.newBook(), steps: p.Graph.Steps(), label: p.Label, home: map[int]Place{}, working: tabSchedules + len(schedules) + 1}
	m := &boardBook{drafter: d, b: b, figures: p.Graph.Figures(), done: map[string]bool{}}
	all := tabs[:len(tabs):len(tabs)]
	if serves(service) {
		all = append(all, serviceTab)
	}
	for _, c := range schedules {
		all = append(all, tab{c.Name, "A core-cost schedule. Shaded cells can be changed; the fee is the sum of the printed heads."})
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
	m.years()
	m.price()
	m.assumptions()
	m.rest()
	d.fill()
	m.checks()
	return d.book
}

type line struct{ id, name string }

// boardBook lays the figures out on the tabs.
type boardBook struct {
	*drafter
	b       *builder
	figures []calc.Node
	done    map[string]bool // figures that stand on a tab
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

// pricePart is a part of the Price tab: figures whose ids begin alike.
var priceParts = []struct{ title, prefix string }{
	{"The price", "price."}, {"Cost", "cost."}, {"Core costs", "core."}, {"Price ladder", "ladder."}, {"All contract years", "contract."},
	{"Where it breaks even", "even."}, {"What the buyer can pay", "afford."}, {"Cash", "cash."}, {"Payment by results", "pbr."},
	{"The whole organisation", "fcr."}, {"Reliefs of the organisation", "org."}, {"How the buyer marks the price", "score."},
}

// price shows what the price is made of, and every figure of the bid as a whole.
func (m *boardBook) price() {
	p := m.b.s.Assessment.Pricing
	s := m.book.Sheets[tabPrice]
	s.Widths = []int{52, 18, 18, 14, 70}
	s.Head, s.Side = m.row(tabPrice, SheetHead, "Figure", "Value", "For one "+p.Singular, "Share of price", "How it is made")+1, 1
	m.figuresFrom(tabPrice, s.Head-1, 1)
	s.Rows[s.Head-1].Cells[4].Align = Left
	m.row(tabPrice, SheetGroup, "How the target price of a year is made up")
	total := Place{tabPrice, len(s.Rows) + len(p.Heads), 1}
	volume, hasVolume := m.homeOf("year.1.volume")
	for _, h := range p.Heads {
		row := m.row(tabPrice, SheetNormal, h.Node.Label())
		m.place(Place{tabPrice, row, 1}, h.Node)
		if hasVolume {
			m.quotient(Place{tabPrice, row, 2}, h.Node, p.Years[0].Volume, volume, FormPounds)
		}
		m.quotient(Place{tabPrice, row, 3}, h.Node, p.Total, total, FormShare)
		m.text(Place{tabPrice, row, 4}, how(h.Node))
	}
	row := m.row(tabPrice, SheetTotal, p.Total.Label())
	m.place(Place{tabPrice, row, 1}, p.Total)
	if hasVolume {
		m.quotient(Place{tabPrice, row, 2}, p.Total, p.Years[0].Volume, volume, FormPounds)
	}
	m.quotient(Place{tabPrice, row, 3}, p.Total, p.Total, total, FormShare)
	m.text(Place{tabPrice, row, 4}, how(p.Total))
	for _, part := range priceParts {
		titled := false
		for _, n := range m.figures {
			if m.done[n.ID()] || typed(n) || !strings.HasPrefix(n.ID(), part.prefix) {
				continue // what is typed stands with the assumptions
			}
			if !titled {
				m.row(tabPrice, SheetNormal)
				m.row(tabPrice, SheetGroup, part.title)
				titled = true
			}
			row := m.row(tabPrice, SheetNormal, n.Label())
			m.place(Place{tabPrice, row, 1}, n)
			m.text(Place{tabPrice, row, 4}, how(n))
		}
	}
}

// how says how a figure is made; one that was found outside the graph stays as it is
// when a cell is changed.
func how(n calc.Node) string {
	if origin, isInput := n.Origin(); isInput && n.Available() {
		return sentence(origin.Words()) + ". It does not follow a change in this workbook."
	}
	return cut(n.Words(), longestWords, " …")
}

// longestWords keeps a formula in words to a few lines; the cell itself has all of it.
const longestWords = 220

func (m *boardBook) homeOf(id string) (Place, bool) {
	n, found := m.b.s.Assessment.Pricing.Graph.Node(id)
	if !found {
		return Place{}, false
	}
	p, placed := m.home[n.Order()]
	return p, placed
}

// quotient is a figure of the workbook alone: one cell over another.
func (m *boardBook) quotient(p Place, n, by calc.Node, over Place, form Form) {
	value, ok1 := n.Value()
	divisor, ok2 := by.Value()
	if !ok1 || !ok2 || divisor.IsZero() {
		return
	}
	result := value.DivRound(divisor, 16)
	e := call("/", at(Place{p.Sheet, p.Row, 1}), at(over))
	*m.book.At(p) = Cell{Value: &result, Formula: &e, Form: form, Label: LabelInternal}
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
	for i := range m.steps {
		if !steps[i] {
			continue
		}
		n := m.steps[i].Node
		row := m.row(tabWorking, SheetNormal, n.ID(), or(n.Label(), "Step"), "", n.Unit().String(), how(n))
		m.place(Place{tabWorking, row, workingValue}, n)
	}
}

// checked are the totals that are compared with what Bidwright had.
var checked = []string{"price.total", "price.target.printed", "price.break_even", "price.asked", "cost.full", "contract.value", "contract.cost", "contract.gap"}

// checks compares the totals with the figures that Bidwright had when the workbook was
// made: 0.00 until an input is changed, then what the change moved.
func (m *boardBook) checks() {
	m.row(tabPrice, SheetNormal)
	m.row(tabPrice, SheetGroup, "Difference from Bidwright")
	head := m.row(tabPrice, SheetHead, "0.00 until a shaded cell is changed", "In this workbook", "In Bidwright", "Difference")
	m.figuresFrom(tabPrice, head, 1)
	for _, id := range checked {
		n, found := m.b.s.Assessment.Pricing.Graph.Node(id)
		home, placed := m.homeOf(id)
		value, known := n.Value()
		if !found || !placed || !known {
			continue
		}
		stated := money.RoundPence(value)
		row := m.row(tabPrice, SheetNormal, n.Label())
		here, there, zero := at(home), at(Place{tabPrice, row, 2}), decimal.Zero
		*m.book.At(Place{tabPrice, row, 1}) = Cell{Value: &value, Formula: &here, Form: FormPounds, Label: LabelInternal}
		*m.book.At(Place{tabPrice, row, 2}) = Cell{Value: &stated, Form: FormPounds, Label: LabelInternal}
		difference := call("-", call("ROUND", at(Place{tabPrice, row, 1}), whole(2)), there)
		*m.book.At(Place{tabPrice, row, 3}) = Cell{Value: &zero, Formula: &difference, Form: FormPounds, Label: LabelInternal}
	}
}
