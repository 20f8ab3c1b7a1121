package corecosts

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/allocation"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// allocationPart shares the organisation's running costs between all that it does.
type allocationPart struct {
	*allocation.Part
	p     *Page
	costs *lines.Editor[bid.RunningCost]
	view  *fyne.Container

	grid    *fyne.Container // the table of the grid, made anew for other services
	columns []string        // ids and names of the services that the grid shows
	table   *kit.Table[form.Row]
	group   *kit.Picker
	from    int // first service in the grid
	order   *kit.Small
	single  *kit.Table[form.Row] // made anew with the grid
	full    *kit.Table[form.Row]
	totals  *page.FigureBox
	results *fyne.Container
}

// most is how many services stand beside each other in the grid.
const most = 4

func newAllocationPart(p *Page) *allocationPart {
	h := &allocationPart{p: p, Part: allocation.New(p.s, p.fields), costs: allocation.NewCosts(p.s, p.fields)}
	h.totals = p.s.FigureBox(3)
	h.grid, h.order = kit.Stack(), kit.NewSmall("")
	h.group = kit.NewPicker("", nil, func(id string) {
		h.from = 0
		fmt.Sscan(id, &h.from)
		h.refresh(false)
	})
	h.group.SetLabel("Services in the table")
	h.full = form.FigureTable(p.s, "Full cost of each service",
		kit.Column[form.Row]{Title: "Service", Ems: 9, Weight: 2, Text: func(r form.Row) string { return r.Name }},
		kit.Column[form.Row]{Title: "Direct", Ems: 7.5, Right: true, Optional: true, Text: form.Cell(0)},
		kit.Column[form.Row]{Title: "Being there", Ems: 7.5, Right: true, Text: form.Cell(1)},
		kit.Column[form.Row]{Title: "Full cost", Ems: 7.5, Right: true, Text: form.Cell(2)},
		kit.Column[form.Row]{Title: "Recovered", Ems: 7, Right: true, Text: form.Cell(3)},
		kit.Column[form.Row]{Title: "Paid from elsewhere", Ems: 11, Right: true, Optional: true, Text: form.Cell(4)})
	h.results = kit.Stack(
		kit.Close(kit.Section("What each service carries"), kit.NewSmall("Pounds a year, to the penny; every line adds up again to what was shared. Enter on a line explains it.")),
		h.order, h.group, h.grid,
		kit.Section("Full cost and what is recovered"), h.full, h.totals.View)
	h.view = kit.Stack(
		kit.Panel(kit.Row(kit.NewTerm("Full cost recovery", p.s.Glossary)),
			kit.Text("Every running cost goes to the services by the measure that drives it. What one contract does not carry, another must, or your donors do.")),
		h.Part.View,
		kit.Section("How each running cost is shared"), h.costs.View,
		h.results)
	return h
}

func (h *allocationPart) content() fyne.CanvasObject { return h.view }

func (h *allocationPart) refresh(fresh bool) {
	if fresh {
		h.costs.Forget()
		h.from = 0
	}
	h.Part.Refresh()
	h.costs.Refresh()
	services := h.p.s.Organisation().Allocation.Services
	some := len(services) > 0 && h.p.s.BidID() != ""
	setShown(h.results, some)
	if !some {
		return
	}
	h.showGrid(services)
	h.full.SetRows(h.p.m.FullCosts())
	h.totals.Show("fcr.running", "fcr.allocated", "fcr.full", "fcr.rate", "fcr.accounts.difference")
}

// showGrid fills the grid; with many services it shows some at a time.
func (h *allocationPart) showGrid(services []bid.Activity) {
	if h.from >= len(services) {
		h.from = 0
	}
	var groups []kit.Option
	for at := 0; at < len(services); at += most {
		groups = append(groups, kit.Option{ID: fmt.Sprint(at), Text: fmt.Sprintf("Services %d to %d of %d", at+1, min(at+most, len(services)), len(services))})
	}
	h.group.SetOptions(groups)
	h.group.Set(fmt.Sprint(h.from))
	setShown(h.group, len(groups) > 1)
	services = services[h.from:min(h.from+most, len(services))]
	var columns []string
	for _, a := range services {
		columns = append(columns, a.ID+"\n"+a.Name)
	}
	if h.table == nil || !slices.Equal(columns, h.columns) {
		h.columns = columns
		all := []kit.Column[form.Row]{{Title: "Running cost", Ems: 9, Weight: 2, Text: func(r form.Row) string { return r.Name }}}
		one := []kit.Column[form.Row]{{Title: "All by one measure", Ems: 9, Weight: 2, Text: func(r form.Row) string { return r.Name }}}
		for i, a := range services {
			column := kit.Column[form.Row]{Title: page.Clip(orUnnamed(a.Name), 24), Ems: 7, Right: true, Text: form.Cell(i)}
			all, one = append(all, column), append(one, column)
		}
		all = append(all, kit.Column[form.Row]{Title: "All services", Ems: 8, Right: true, Optional: true, Text: form.Cell(len(services))})
		h.table = form.FigureTable(h.p.s, "Running costs by service", all...)
		h.table.VisibleRows = 12
		h.single = kit.NewTable("The same costs by one measure alone", func(r form.Row) string { return r.ID }, kit.Text("A measure is compared here once a service has a value for it."), one...)
		h.single.VisibleRows = 9
		h.grid.Objects = []fyne.CanvasObject{h.table,
			kit.Close(kit.Strong("What if one measure were used for everything?"), kit.NewSmall("It shows how much the choice of measures decides.")), h.single}
		h.grid.Refresh()
		kit.Relayout(h.grid)
	}
	rows, total := h.p.m.Grid(h.from, h.from+most)
	h.table.SetRows(rows)
	h.table.SetTotal(total)
	h.single.SetRows(h.p.m.SingleKeys(h.from, h.from+most))
	order := h.p.m.ClosingOrder()
	h.order.SetText(order)
	setShown(h.order, order != "")
}

func (h *allocationPart) ofShown(issues []bid.Issue) []bid.Issue {
	return append(h.Part.OfShown(issues), h.costs.OfShown(allocation.CostsPath, issues)...)
}

func (h *allocationPart) goTo(path string) bool {
	if strings.HasPrefix(path+".", allocation.CostsPath) {
		return (&lines.Tree{Prefix: allocation.CostsPath, List: h.costs}).GoTo(h.p.fields, path)
	}
	return h.Part.GoTo(path)
}
