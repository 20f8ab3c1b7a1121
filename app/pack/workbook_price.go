package pack

import (
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/calc"
	"bidwright/app/money"
)

// priceParts are the parts of the Price tab: figures whose ids begin alike.
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

// checked are the totals that are compared with what Bidwright had.
var checked = []string{"price.total", "price.target.printed", "price.break_even", "price.asked", "cost.full", "contract.value", "contract.cost", "contract.gap"}

// checks compares the totals with the figures that Bidwright had when the workbook was
// made: 0.00 until an input is changed, then what the change moved.
func (m *boardBook) checks(tab int, ids []string) {
	m.row(tab, SheetNormal)
	m.row(tab, SheetGroup, "Difference from Bidwright")
	head := m.row(tab, SheetHead, "0.00 until a shaded cell is changed", "In this workbook", "In Bidwright", "Difference")
	m.figuresFrom(tab, head, 1)
	for _, id := range ids {
		n, found := m.b.s.Assessment.Pricing.Graph.Node(id)
		home, placed := m.homeOf(id)
		value, known := n.Value()
		if !found || !placed || !known {
			continue
		}
		stated, form := money.RoundPence(value), formOf(n)
		row := m.row(tab, SheetNormal, n.Label())
		here, there, zero := at(home), at(Place{tab, row, 2}), decimal.Zero
		*m.book.At(Place{tab, row, 1}) = Cell{Value: &value, Formula: &here, Form: form, Label: LabelInternal}
		*m.book.At(Place{tab, row, 2}) = Cell{Value: &stated, Form: form, Label: LabelInternal}
		difference := call("-", call("ROUND", at(Place{tab, row, 1}), whole(2)), there)
		*m.book.At(Place{tab, row, 3}) = Cell{Value: &zero, Formula: &difference, Form: form, Label: LabelInternal}
	}
}
