package allocation

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// Prefix is where all paths of the part begin.
const Prefix = "organisation.allocation"

// Part is the services, the way in which costs reach them, and the departments.
type Part struct {
	View *fyne.Container

	s           *page.Session
	fields      *kit.FieldSet
	services    *lines.Editor[bid.Activity]
	departments *lines.Editor[bid.Department]
	method      *kit.Choice
	accounts    *kit.MoneyEntry
	step        *fyne.Container
}

// New makes the part; its fields are known to the page's set by their paths.
func New(s *page.Session, fields *kit.FieldSet) *Part {
	p := &Part{s: s, fields: fields}
	p.services, p.departments = p.newServices(), p.newDepartments()
	p.method = kit.NewChoice([]kit.Option{{ID: string(bid.AllocateDirect), Text: "Straight to the services"}, {ID: string(bid.AllocateStepDown), Text: "Through departments, one after the other"}},
		func(id string) {
			p.edit("Choose how costs reach the services", func(a *bid.Allocation) { a.Method = bid.AllocationMethod(id) })
		})
	p.accounts = kit.NewMoneyEntry(func(v money.Pounds) {
		p.edit("Change the total of the accounts", func(a *bid.Allocation) { a.Accounts = v })
	})
	p.step = kit.Stack(kit.Section("Departments"), p.departments.View)
	p.View = kit.Stack(
		kit.Section("What you do"),
		kit.NewSmall("Only the measures that a running cost uses must be filled in."),
		p.services.View,
		kit.Section("How running costs reach the services"),
		fields.Add(Prefix+".method", kit.NewField("The way", p.method).Why("Straight is enough for most. Through departments shows what the office itself costs each service.")),
		p.step,
		kit.Form(fields.Add(Prefix+".accounts", kit.NewField("Spending in your last accounts, a year", p.accounts).
			Why("All of it, as the accounts print it. What is shared is compared with it, so that nothing is lost or counted twice."))),
	)
	return p
}

func (p *Part) edit(step string, f func(*bid.Allocation)) {
	p.s.EditOrganisation(step, func(o *bid.Organisation) error { f(&o.Allocation); return nil })
}

// Refresh shows the values as stored.
func (p *Part) Refresh() {
	a := p.s.Organisation().Allocation
	p.services.Refresh()
	p.departments.Refresh()
	p.method.Set(string(a.Method))
	p.accounts.Set(a.Accounts)
	if shown := a.Method == bid.AllocateStepDown || len(a.Departments) > 0; shown != p.step.Visible() {
		if shown {
			p.step.Show()
		} else {
			p.step.Hide()
		}
		kit.Relayout(p.step)
	}
}

// OfShown are the findings that stand beside fields: of lists those of the chosen line.
func (p *Part) OfShown(issues []bid.Issue) []bid.Issue {
	out := append(p.services.OfShown(servicesPath, issues), p.departments.OfShown(departmentsPath, issues)...)
	for _, issue := range issues {
		if strings.HasPrefix(issue.Path, Prefix) && !page.Below(servicesPath, departmentsPath)(issue.Path) {
			out = append(out, issue)
		}
	}
	return out
}

// GoTo goes to the field of a path.
func (p *Part) GoTo(path string) bool {
	for _, l := range []lines.Tree{{Prefix: servicesPath, List: p.services}, {Prefix: departmentsPath, List: p.departments}} {
		if strings.HasPrefix(path+".", l.Prefix) {
			return l.GoTo(p.fields, path)
		}
	}
	return p.fields.Focus(path)
}

// At is the list that holds what has the keyboard; that of the services else.
func (p *Part) At(o fyne.Focusable) lines.Listed {
	if o != nil && p.departments.Holds(o) {
		return p.departments
	}
	return p.services
}
