package allocation

import (
	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// CostsPath is where the fields of a running cost stand.
const CostsPath = "organisation.runningCosts."

// KeyFields adds to an editor of running costs how each is shared.
func KeyFields(s *page.Session, fields *kit.FieldSet, l *lines.Editor[bid.RunningCost]) []fyne.CanvasObject {
	type one = bid.RunningCost
	key := kit.NewPicker(Keys[0].Text, Keys, lines.Chosen(l, "measure", func(x *one) *bid.AllocationKey { return &x.Key }))
	department := kit.NewPicker("None: it goes straight to the services", nil,
		func(id string) { l.List.Edit(l.Selected(), "department", func(x *one) { x.DepartmentID = id }) })
	l.Fill(func(x one, _ bool) {
		key.Set(string(x.Key))
		department.SetOptions(Departments(s.Organisation()))
		department.Set(x.DepartmentID)
	})
	return []fyne.CanvasObject{
		fields.Add(CostsPath+"key", kit.NewField("Shared between services", key).Why("The measure that drives this cost: rent by floor area, payroll by number of staff.")),
		fields.Add(CostsPath+"departmentId", kit.NewField("Department whose cost it is", department).Why("Only where costs go through departments.")),
	}
}

// NewCosts shows the running costs with how each is shared; their amounts are edited on
// the page of the organisation.
func NewCosts(s *page.Session, fields *kit.FieldSet) *lines.Editor[bid.RunningCost] {
	type one = bid.RunningCost
	l := &lines.Editor[one]{List: list(s, "running cost", func(o *bid.Organisation) *[]one { return &o.RunningCosts },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	edit := func() { s.GoTo("organisation.runningCosts") }
	l.Table = kit.NewTable("How each running cost is shared", func(x one) string { return x.ID },
		kit.NewEmptyState("Your running costs are not listed yet. They are typed once, and every service takes its part of them.",
			"For example: Rent of the centre, £14,400 a year, by floor area.", "List your running costs", edit),
		kit.Column[one]{Title: "Running cost", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "A year", Ems: 8, Right: true, Optional: true, Text: func(x one) string { return x.Amount.Format() }},
		kit.Column[one]{Title: "Shared", Ems: 11, Weight: 1, Text: func(x one) string { return KeyWords(x.Key) }},
		kit.Column[one]{Title: "Department", Ems: 8, Optional: true, Text: func(x one) string { return departmentWords(s.Organisation(), x.DepartmentID) }})
	parts := KeyFields(s, fields, l)
	l.First = parts[0].(*kit.Field)
	l.Form = kit.Stack(kit.Form(parts...))
	// Costs are added and taken away on the page of the organisation.
	l.Table.OnSelect = func(x one) { l.Choose(x.ID) }
	l.Table.OnOpen = func(one) { l.First.Focus() }
	l.Form.Hide()
	l.View = kit.Stack(l.Table, l.Form, kit.Row(kit.NewButton("Edit the amounts", edit)))
	return l
}
