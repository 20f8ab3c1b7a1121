package allocation

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// list is one of the organisation's lists.
func list[T any](s *page.Session, noun string, of func(*bid.Organisation) *[]T, id func(*T) *string, name func(T) string) lines.List[T] {
	return lines.List[T]{
		Noun: noun, ID: id, Name: name, NewID: s.NewID, Removed: s.Removed,
		Read: func() []T { o := s.Organisation(); return *of(&o) },
		Change: func(step string, f func(*[]T)) bool {
			return s.EditOrganisation(step, func(o *bid.Organisation) error { f(of(o)); return nil })
		},
	}
}

// usual are the services to begin with: what is not work for others is one, too, so that
// no cost is left over.
var usual = []string{"The service you bid for", "Your other services", "Raising funds", "Room and time that stand empty"}

func (p *Part) begin() {
	p.s.EditOrganisation("Start with four usual services", func(o *bid.Organisation) error {
		for _, name := range usual {
			o.Allocation.Services = append(o.Allocation.Services, bid.Activity{ID: p.s.NewID(), Name: name})
		}
		return nil
	})
}

const (
	servicesPath    = "organisation.allocation.services."
	departmentsPath = "organisation.allocation.departments."
)

// keyEntries are the fields for the measures of one line.
func keyEntries[T any](p *Part, l *lines.Editor[T], prefix string, of func(*T) *bid.Keys) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, k := range []struct {
		path, label, why string
		of               func(*bid.Keys) *money.Quantity
	}{
		{"hours", "Staff hours a year", "Paid hours of all who work for it.", func(k *bid.Keys) *money.Quantity { return &k.Hours }},
		{"fte", "Full-time equivalents", "Such as 3.5.", func(k *bid.Keys) *money.Quantity { return &k.FTE }},
		{"heads", "Number of staff", "Persons, whatever their hours.", func(k *bid.Keys) *money.Quantity { return &k.Heads }},
		{"floorArea", "Floor area, in square metres", "", func(k *bid.Keys) *money.Quantity { return &k.FloorArea }},
		{"transactions", "Transactions a year", "Such as invoices or payments.", func(k *bid.Keys) *money.Quantity { return &k.Transactions }},
		{"miles", "Miles a year", "", func(k *bid.Keys) *money.Quantity { return &k.Miles }},
		{"usage", "Another measure of use", "Any count that fits, the same for all: bed-nights, meals, log-ins.", func(k *bid.Keys) *money.Quantity { return &k.Usage }},
	} {
		e := lines.Entry(l, k.label, kit.NewQuantityEntry(nil), func(x *T) *money.Quantity { return k.of(of(x)) })
		out = append(out, p.fields.Add(prefix+"keys."+k.path, kit.NewField(k.label, e).Why(k.why)))
	}
	return out
}

func (p *Part) newServices() *lines.Editor[bid.Activity] {
	type one = bid.Activity
	l := &lines.Editor[one]{List: list(p.s, "service", func(o *bid.Organisation) *[]one { return &o.Allocation.Services },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	quantity := func(of func(bid.Keys) money.Quantity) func(one) string {
		return func(x one) string { return of(x.Keys).Format() }
	}
	l.Table = kit.NewTable("Services", func(x one) string { return x.ID },
		kit.NewEmptyState("What does your organisation do? Every service carries its part of being there. Raising funds, and rooms that stand empty, are services of their own: else their cost would be left over.",
			"For example: Day centre, 12,000 staff hours, 240 square metres, £310,000 of direct cost.", "Start with four usual services", p.begin),
		kit.Column[one]{Title: "Service", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Direct cost", Ems: 8, Right: true, Text: func(x one) string { return x.Direct.Format() }},
		kit.Column[one]{Title: "Hours", Ems: 5, Right: true, Optional: true, Text: quantity(func(k bid.Keys) money.Quantity { return k.Hours })},
		kit.Column[one]{Title: "FTE", Ems: 4, Right: true, Optional: true, Text: quantity(func(k bid.Keys) money.Quantity { return k.FTE })},
		kit.Column[one]{Title: "Staff", Ems: 4, Right: true, Optional: true, Text: quantity(func(k bid.Keys) money.Quantity { return k.Heads })},
		kit.Column[one]{Title: "Area", Ems: 4.5, Right: true, Optional: true, Text: quantity(func(k bid.Keys) money.Quantity { return k.FloorArea })},
		kit.Column[one]{Title: "Miles", Ems: 5, Right: true, Optional: true, Text: quantity(func(k bid.Keys) money.Quantity { return k.Miles })})
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add(servicesPath+path, kit.NewField(label, control).Why(why))
	}
	name := field("name", "Service", "What you do, in a few words.", lines.Entry(l, "name", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	l.First = name
	l.Form = kit.Stack(kit.Section("The chosen service"), kit.Form(append([]fyne.CanvasObject{name,
		field("direct", "Direct cost, a year", "What this service alone spends.", lines.Entry(l, "direct cost", kit.NewMoneyEntry(nil), func(x *one) *money.Pounds { return &x.Direct })),
		field("income", "Income, a year", "What it brings in. With it you see what it recovers.", lines.Entry(l, "income", kit.NewMoneyEntry(nil), func(x *one) *money.Pounds { return &x.Income }))},
		keyEntries(p, l, servicesPath, func(x *one) *bid.Keys { return &x.Keys })...)...))
	l.Wire("Remove this service")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add a service", l.Add)), l.Table, l.Form)
	return l
}

func (p *Part) newDepartments() *lines.Editor[bid.Department] {
	type one = bid.Department
	l := &lines.Editor[one]{List: list(p.s, "department", func(o *bid.Organisation) *[]one { return &o.Allocation.Departments },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l.Table = kit.NewTable("Departments in the order in which they are closed", func(x one) string { return x.ID },
		kit.NewEmptyState("Which departments serve the others? Each is closed in turn: its pool goes to the departments that are still open and to the services. The order changes the answer, so it is printed.",
			"For example: Staff office, by number of staff; then Finance, by transactions.", "Add a department", l.Add),
		kit.Column[one]{Title: "Department", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Passed on", Ems: 12, Weight: 1, Text: func(x one) string { return KeyWords(x.Key) }})
	l.Table.VisibleRows = 5
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add(departmentsPath+path, kit.NewField(label, control).Why(why))
	}
	name := field("name", "Department", "Its own costs are the running costs that name it.", lines.Entry(l, "name", kit.NewTextEntry(nil), func(x *one) *string { return &x.Name }))
	l.First = name
	key := kit.NewPicker(Keys[0].Text, Keys, lines.Chosen(l, "measure", func(x *one) *bid.AllocationKey { return &x.Key }))
	l.Fill(func(x one, _ bool) { key.Set(string(x.Key)) })
	l.Form = kit.Stack(kit.Section("The chosen department"), kit.Form(name,
		field("key", "How its pool is passed on", "The measure that drives its work.", key)),
		kit.NewSmall("What it uses of the departments that are closed before it:"),
		kit.Form(keyEntries(p, l, departmentsPath, func(x *one) *bid.Keys { return &x.Keys })...))
	l.Wire("Remove this department")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add a department", l.Add)), l.Table, l.Form)
	return l
}
