package organisation

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// lines is a table with the form of its selected line below.
type lines[T any] struct {
	list  list[T]
	table *kit.Table[T]
	form  *fyne.Container
	view  *fyne.Container
	// fill puts a line into the fields; fresh says that another line was chosen, so
	// that unfinished typing belongs to a line that is no longer on show.
	fill  []func(x T, fresh bool)
	first interface{ Focus() bool }
	shown string
}

func (l *lines[T]) selected() string {
	if x, ok := l.table.Selected(); ok {
		return *l.list.id(&x)
	}
	return ""
}

func (l *lines[T]) refresh() {
	l.table.SetRows(l.list.Rows())
	if rows := l.table.Rows(); l.selected() == "" && len(rows) > 0 {
		l.table.Select(*l.list.id(&rows[0]))
	}
	l.refreshForm()
}

func (l *lines[T]) refreshForm() {
	x, ok := l.table.Selected()
	if !ok {
		l.form.Hide()
		l.shown = ""
		return
	}
	id := *l.list.id(&x)
	for _, fill := range l.fill {
		fill(x, id != l.shown)
	}
	l.shown = id
	l.form.Show()
}

func (l *lines[T]) add() {
	if id := l.list.Add(); id != "" {
		l.choose(id)
		l.first.Focus()
	}
}

func (l *lines[T]) duplicate() {
	if x, ok := l.table.Selected(); ok {
		l.choose(l.list.Duplicate(x))
	}
}

func (l *lines[T]) choose(id string) {
	l.refresh()
	l.table.Select(id)
	l.refreshForm()
}

// focusOn goes to the field of a path in the line of that id, or to the table.
func (l *lines[T]) focusOn(fields *kit.FieldSet, prefix, id, path string) bool {
	if id != "" && l.table.Select(id) {
		l.refreshForm()
		if fields.Focus(prefix + strings.TrimPrefix(path, prefix+id+".")) {
			return true
		}
	}
	l.table.Focus()
	return true
}

// wire joins table, form and list.
func (l *lines[T]) wire(remove string) {
	l.table.OnSelect = func(T) { l.refreshForm() }
	l.table.OnOpen = func(T) { l.first.Focus() }
	l.table.OnAdd = l.add
	l.table.OnMove = l.list.Move
	l.table.OnRemove = l.list.Remove
	l.form.Add(kit.Row(kit.NewButton(remove, func() {
		if x, ok := l.table.Selected(); ok {
			l.list.Remove(x)
		}
	})))
	l.form.Hide()
}

// entryOf joins a field to one value of the chosen line.
func entryOf[T, V any](l *lines[T], what string, e *kit.ValueEntry[V], of func(*T) *V) *kit.ValueEntry[V] {
	e.OnCommit = func(v V) { l.list.Edit(l.shown, what, func(x *T) { *of(x) = v }) }
	l.fill = append(l.fill, func(x T, fresh bool) {
		if fresh {
			e.Load(*of(&x))
		} else {
			e.Set(*of(&x))
		}
	})
	return e
}

// choiceOf joins a choice or a picker to one value of the chosen line.
func choiceOf[T any, V ~string](l *lines[T], what string, of func(*T) *V) func(string) {
	return func(id string) { l.list.Edit(l.shown, what, func(x *T) { *of(x) = V(id) }) }
}

type payPart struct{ *lines[bid.PayScale] }

func newPayPart(p *Page) *payPart {
	type scale = bid.PayScale
	l := &lines[scale]{list: p.m.scales()}
	l.table = kit.NewTable("Pay scales", func(x scale) string { return x.ID },
		kit.NewEmptyState("What do you pay for each kind of work? A pay scale is offered whenever you add somebody to a bid, so it is typed once.",
			"For example: Support worker, £12.95 an hour, 5.6 weeks’ holiday.", "Add a pay scale", l.add),
		kit.Column[scale]{Title: "Role", Ems: 10, Weight: 2, Text: func(x scale) string { return orUnnamed(x.Role) }},
		kit.Column[scale]{Title: "Pay", Ems: 10, Weight: 1, Right: true, Text: PayWords},
		kit.Column[scale]{Title: "Full-time week", Ems: 8, Right: true, Optional: true, Text: func(x scale) string { return hours(x.FullTimeHours) }})
	role := kit.NewField("Role", entryOf(l, "role", kit.NewTextEntry(nil), func(x *scale) *string { return &x.Role }))
	l.first = role
	paid := kit.NewChoice([]kit.Option{{ID: string(bid.PaidHourly), Text: "By the hour"}, {ID: string(bid.PaidSalaryFTE), Text: "Full-time salary"}, {ID: string(bid.PaidSalaryActual), Text: "Salary as paid"}},
		choiceOf(l, "way of pay", func(x *scale) *bid.PaidHow { return &x.Paid }))
	pension := kit.NewPicker("On the usual part of pay (qualifying earnings)", []kit.Option{
		{ID: string(bid.PensionQualifying), Text: "On the usual part of pay (qualifying earnings)"},
		{ID: string(bid.PensionTotalPay), Text: "On all pay"}, {ID: string(bid.PensionNone), Text: "No pension"}},
		choiceOf(l, "pension", func(x *scale) *bid.PensionBasis { return &x.PensionBasis }))
	path := func(name, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add("organisation.payScales."+name, kit.NewField(label, control).Why(why))
	}
	hourly := path("hourlyPay", "Pay an hour", "Before employer’s costs.", entryOf(l, "hourly pay", kit.NewRateEntry(nil), func(x *scale) *money.Pounds { return &x.HourlyPay }))
	salary := path("salary", "Salary, a year", "For a full-time post, before employer’s costs.", entryOf(l, "salary", kit.NewMoneyEntry(nil), func(x *scale) *money.Pounds { return &x.Salary }))
	l.fill = append(l.fill, func(x scale, _ bool) {
		how := x.Paid
		if how == "" {
			how = bid.PaidHourly
		}
		paid.Set(string(how))
		pension.Set(string(x.PensionBasis))
		if how == bid.PaidHourly {
			hourly.Show()
			salary.Hide()
		} else {
			hourly.Hide()
			salary.Show()
		}
	})
	l.form = kit.Stack(kit.Section("The chosen pay scale"), kit.Form(
		p.fields.Add("organisation.payScales.role", role),
		path("paid", "Paid", "", paid),
		hourly, salary,
		path("fullTimeHours", "Hours of a full-time week", "For example 37.5.", entryOf(l, "full-time hours", kit.NewQuantityEntry(nil), func(x *scale) *money.Quantity { return &x.FullTimeHours })),
		path("holidayWeeks", "Weeks of paid holiday", "Empty means the legal 5.6 weeks, bank holidays included.", entryOf(l, "holiday", kit.NewQuantityEntry(nil), func(x *scale) *money.Quantity { return &x.HolidayWeeks })),
		path("pensionBasis", "Pension worked out on", "", pension),
		path("pensionRate", "Your pension contribution", "Empty means the legal minimum.", entryOf(l, "pension contribution", kit.NewPercentEntry(nil), func(x *scale) *money.Share { return &x.PensionRate })),
		path("note", "Note", "For you only.", entryOf(l, "note", kit.NewTextEntry(nil), func(x *scale) *string { return &x.Note })),
	))
	l.wire("Remove this pay scale")
	l.view = kit.Stack(kit.Row(kit.NewButton("Add a pay scale", l.add)), l.table, l.form)
	return &payPart{l}
}

func (l *payPart) focus(fields *kit.FieldSet, id, path string) bool {
	return l.focusOn(fields, "organisation.payScales.", id, path)
}

func orUnnamed(name string) string {
	if name == "" {
		return "(no name yet)"
	}
	return name
}

func hours(q money.Quantity) string {
	if !q.IsSet() {
		return "–"
	}
	return money.FormatQuantity(q.Decimal()) + " hours"
}
