package corecosts

import (
	"strings"

	"bidwright/app/corecost"
	"bidwright/app/money"
	"bidwright/ui/page/allocation"
	"bidwright/ui/page/form"
)

// allocation is how the running costs fall on the services, nil while there is none.
func (m Model) allocation() *corecost.Allocation {
	if a := m.s.Assessment(); a != nil && a.Core != nil {
		return a.Core.Allocation
	}
	return nil
}

// Grid is the part of every running cost, and of every department's pool, that some of
// the services carry, with the sums below. A large grid has parts without a figure of
// their own to explain; they stand here all the same.
func (m Model) Grid(from, to int) (rows []form.Row, total []string) {
	a := m.allocation()
	if a == nil || len(a.Rows) == 0 {
		return nil, nil
	}
	to = min(to, len(a.Services))
	for _, r := range a.Rows {
		name, id := r.Name, "allocation."+r.ID+"."
		if r.Department {
			name, id = "Pool of "+r.Name, "allocation.department."+r.ID+"."
		}
		row := form.Row{ID: id + a.Services[from].ID, Name: name, Note: r.Why}
		for i := from; i < to; i++ {
			row.Cells = append(row.Cells, orDash(r.Parts[i]))
		}
		rows = append(rows, form.Row{ID: row.ID, Name: row.Name, Note: row.Note, Cells: append(row.Cells, orDash(r.Amount))})
	}
	total = []string{"Together"}
	for i := from; i < to; i++ {
		total = append(total, m.s.Printed(a.Services[i].Overhead.ID()))
	}
	return rows, append(total, m.s.Printed("fcr.running"))
}

// ClosingOrder says in which order departments are closed, for it changes the answer.
func (m Model) ClosingOrder() string {
	a := m.allocation()
	if a == nil || len(a.Order) == 0 {
		return ""
	}
	return "Departments are closed in this order: " + strings.Join(a.Order, ", then ") + ". Another order gives another answer."
}

// SingleKeys are all running costs shared by one measure alone, for some of the services.
func (m Model) SingleKeys(from, to int) []form.Row {
	a := m.allocation()
	if a == nil {
		return nil
	}
	var out []form.Row
	for _, one := range a.Single {
		row := form.Row{ID: "key " + string(one.Key), Name: allocation.KeyWords(one.Key)}
		for i := from; i < min(to, len(one.Parts)); i++ {
			row.Cells = append(row.Cells, orDash(one.Parts[i]))
		}
		out = append(out, row)
	}
	return out
}

func orDash(p money.Pounds) string {
	if !p.IsSet() {
		return "–"
	}
	return p.Format()
}

// FullCosts are what each service comes to with its part of the running costs.
func (m Model) FullCosts() []form.Row {
	var out []form.Row
	for _, a := range m.s.Organisation().Allocation.Services {
		id := "fcr.service." + a.ID + "."
		direct := "not entered"
		if a.Direct.IsSet() {
			direct = a.Direct.Format()
		}
		out = append(out, form.Row{ID: id + "full", Name: orUnnamed(a.Name), Cells: []string{direct,
			m.s.Printed(id + "overhead"), m.s.Printed(id + "full"), m.s.Printed(id + "recovery"), m.s.Printed(id + "subsidy")}})
	}
	return out
}
