package pack

import (
	"strings"

	"bidwright/app/calc"
	"bidwright/app/socialvalue"
)

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
