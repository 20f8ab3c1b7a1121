package pack

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/corecost"
)

// schedules are the core-cost schedules of the bid, as worked out.
func (b *builder) schedules() []*corecost.Schedule {
	if core := b.s.Assessment.Core; core != nil {
		return core.Schedules
	}
	return nil
}

// Columns of a core-cost schedule.
const (
	coreName = iota
	coreDriver
	coreAmount
	coreShare
	coreYear
	corePlace
	coreWeek
	coreEvidence
	coreWho
)

// schedule is the tab of one core-cost schedule: what the fee is divided by, every line
// under its head, the fee, and what follows from it.
func (m *boardBook) schedule(tab int, c *corecost.Schedule) {
	s := m.book.Sheets[tab]
	s.Widths = []int{46, 16, 16, 12, 16, 18, 18, 46, 16}
	if !c.Placeless {
		for _, n := range []calc.Node{c.Places, c.Occupancy, c.Occupied, c.WeekCount} {
			if n.ID() != "" && !m.done[n.ID()] {
				row := m.row(tab, SheetNormal, heading(n.Label(), c.Name))
				m.place(Place{tab, row, coreYear}, n)
			}
		}
		m.row(tab, SheetNormal)
	}
	s.Head, s.Side = m.row(tab, SheetHead, "Head and line", "Driver", "Amount a year", "Share carried", "In this schedule a year", "For a place and year", "For a place and week", "Evidence", "Who may see it")+1, 1
	m.figuresFrom(tab, s.Head-1, coreAmount)
	s.Rows[s.Head-1].Cells[coreEvidence].Align, s.Rows[s.Head-1].Cells[coreWho].Align = Left, Left
	for _, k := range c.Categories {
		m.row(tab, SheetGroup, strings.TrimSpace(k.Code+" "+k.Name))
		for _, l := range k.Lines {
			m.scheduleLine(tab, l)
		}
		m.fee(tab, SheetTotal, "All of “"+k.Name+"”", k.Year, k.Place, k.Week)
	}
	m.row(tab, SheetNormal)
	m.fee(tab, SheetTotal, "Core cost and fee", c.Year, c.Place, c.Week)
	m.occupancies(tab, c.Occupancies)
	titled := false
	for _, n := range m.figures {
		id := n.ID()
		if m.done[id] || !strings.HasPrefix(id, "schedule."+c.ID+".") && !strings.HasPrefix(id, c.Path+".") {
			continue
		}
		if !titled {
			m.row(tab, SheetNormal)
			m.row(tab, SheetGroup, "What follows from the fee")
			titled = true
		}
		row := m.row(tab, SheetNormal, heading(n.Label(), c.Name))
		m.place(Place{tab, row, coreYear}, n)
		m.text(Place{tab, row, coreEvidence}, how(n))
	}
}

// occupancies is the fee at fewer and more places taken.
func (m *boardBook) occupancies(tab int, rows []corecost.OccupancyRow) {
	if len(rows) == 0 {
		return
	}
	m.row(tab, SheetNormal)
	head := m.row(tab, SheetHead, "The fee at other numbers of places taken", "", "", "Places", "Income at the fee, less cost", "For a place and year", "For a place and week")
	m.figuresFrom(tab, head, coreShare)
	for _, o := range rows {
		name := "As planned"
		switch {
		case o.Step < 0:
			name = fmt.Sprintf("%d fewer", -o.Step)
		case o.Step > 0:
			name = fmt.Sprintf("%d more", o.Step)
		}
		row := m.row(tab, SheetNormal, name)
		for i, n := range []calc.Node{o.Taken, o.Gap, o.Place, o.Week} {
			if n.ID() != "" {
				m.place(Place{tab, row, coreShare + i}, n)
			}
		}
	}
}

// scheduleLine is one cost: its amount where it is typed, or pointing to the figure of
// the price or the allocation that it is taken from.
func (m *boardBook) scheduleLine(tab int, l corecost.ScheduleLine) {
	row := m.row(tab, SheetNormal, l.Name, l.Driver, "", "", "", "", "", l.Evidence, string(l.Who))
	amount := l.Path + ".amount"
	switch l.From {
	case bid.FromPost:
		amount = "people." + l.FromID + ".total"
	case bid.FromCost:
		amount = "cost." + l.FromID + ".year"
	case bid.FromRunningCost:
		amount = "core." + l.FromID + ".year"
	}
	for i, id := range []string{amount, l.Path + ".share"} {
		if n, found := m.b.s.Assessment.Pricing.Graph.Node(id); found {
			m.place(Place{tab, row, coreAmount + i}, n)
		}
	}
	m.place(Place{tab, row, coreYear}, l.Year)
	id := strings.TrimSuffix(l.Year.ID(), "year")
	for i, part := range []string{"place", "week"} {
		if n, found := m.b.s.Assessment.Pricing.Graph.Node(id + part); found {
			m.place(Place{tab, row, corePlace + i}, n)
		}
	}
}

// fee is a row of what a head, or the whole, comes to.
func (m *boardBook) fee(tab int, kind SheetRowKind, name string, year, place, week calc.Node) {
	row := m.row(tab, kind, name)
	for i, n := range []calc.Node{year, place, week} {
		if n.ID() != "" {
			m.place(Place{tab, row, coreYear + i}, n)
		}
	}
}
