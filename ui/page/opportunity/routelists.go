package opportunity

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

// newValueParts edits what adds up to the whole-life value.
func (p *Page) newValueParts() *lines.Editor[bid.ValuePart] {
	type one = bid.ValuePart
	path := routePath + "parts."
	e := &lines.Editor[one]{List: form.Of(p.Session, "part of the value", func(b *bid.Bid) *[]one { return &routeOf(b).Parts },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	e.Table = kit.NewTable("Parts of the value", func(x one) string { return x.ID },
		kit.NewEmptyState("No parts yet: the value of the notice counts.", "For example: North, £85,000 a year for 3 years; then an extension of 2 years.", "Add a part of the value", e.Add),
		kit.Column[one]{Title: "Part", Ems: 9, Weight: 2, Text: func(x one) string { return x.Name }},
		kit.Column[one]{Title: "Why it counts", Ems: 9, Weight: 1, Text: func(x one) string { return optionText(valueKindOptions, string(x.Kind)) }},
		kit.Column[one]{Title: "A year", Ems: 7, Right: true, Text: func(x one) string { return x.Yearly.Format() }},
		kit.Column[one]{Title: "Years", Ems: 4, Right: true, Text: func(x one) string { return x.Years.Format() }},
		kit.Column[one]{Title: "Sum typed", Ems: 7, Right: true, Optional: true, Text: func(x one) string { return x.Amount.Format() }})
	e.Table.VisibleRows = 6
	l := form.Line[one]{S: p.Session, Fields: p.fields, Prefix: path, List: e}
	lot := kit.NewPicker("No lot in particular", nil, lines.Chosen(e, "lot", func(x *one) *string { return &x.LotID }))
	e.Fill(func(x one, _ bool) {
		lot.SetOptions(p.lotOptions())
		lot.Set(x.LotID)
	})
	name := l.Text("name", "Name of this part", "Such as a lot, a site, or “Extension of 2 years”.", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Panel(kit.Form(name,
		form.LinePick(l, "kind", "Why it counts", "", valueKindOptions, func(x *one) *bid.ValueKind { return &x.Kind }),
		l.Field("lotId", "Lot", "", lot),
		l.Amount("yearly", "A year, without VAT", "", func(x *one) *money.Pounds { return &x.Yearly }),
		l.Quantity("years", "How many years", "", func(x *one) *money.Quantity { return &x.Years }),
		l.Amount("amount", "Or in one sum, without VAT", "Instead of a year and years.", func(x *one) *money.Pounds { return &x.Amount }),
		l.Text("note", "Note", "", 1, func(x *one) *string { return &x.Note }))))
	e.Wire("Remove this part")
	form.Keep(p.lists, path, e)
	return e
}

func (p *Page) lotOptions() []kit.Option {
	out := []kit.Option{{ID: "", Text: "No lot in particular"}}
	for _, lot := range p.Bid().Opportunity.Lots {
		out = append(out, kit.Option{ID: lot.ID, Text: joined(" ", lot.ID, lot.Title)})
	}
	return out
}

// newSays edits where the tender departs from a rule.
func (p *Page) newSays() *lines.Editor[bid.TenderSays] {
	type one = bid.TenderSays
	path := routePath + "says."
	e := &lines.Editor[one]{List: form.Of(p.Session, "departure", func(b *bid.Bid) *[]one { return &routeOf(b).Says },
		func(x *one) *string { return &x.ID }, func(x one) string { return p.ruleName(x.RuleID) })}
	add := func() { e.AddWith(func(x *one) { x.When = p.Today() }) }
	e.Table = kit.NewTable("Where the tender says otherwise", func(x one) string { return x.ID },
		kit.NewEmptyState("Nothing recorded: the rules are used as they stand.", "For example: 20 days to bid, “because an urgent need was stated in the notice”.", "Record what the tender says", add),
		kit.Column[one]{Title: "Rule", Ems: 12, Weight: 2, Text: func(x one) string { return p.ruleName(x.RuleID) }},
		kit.Column[one]{Title: "The tender says", Ems: 10, Weight: 2, Text: func(x one) string { return joined(" ", x.Value.String(), x.Says) }},
		kit.Column[one]{Title: "Reason", Ems: 10, Weight: 2, Optional: true, Text: func(x one) string { return first(x.Reason, "missing") }})
	e.Table.VisibleRows = 4
	l := form.Line[one]{S: p.Session, Fields: p.fields, Prefix: path, List: e}
	rule := kit.NewPicker("Choose the rule", nil, lines.Chosen(e, "rule", func(x *one) *string { return &x.RuleID }))
	e.Fill(func(x one, _ bool) {
		rule.SetOptions(withOwn(p.ruleOptions(), x.RuleID))
		rule.Set(x.RuleID)
	})
	number := kit.NewValueEntry(readNumber, money.Value.String, nil)
	field := l.Field("ruleId", "Which rule", "The rules that the answer above rests on come first.", rule)
	e.First = field
	e.Form = kit.Stack(kit.Panel(kit.Form(field,
		l.Text("says", "What the tender says", "In its own words.", 2, func(x *one) *string { return &x.Says }),
		l.Field("value", "Its number instead of the rule’s", "Pounds or days, as the rule counts. Leave it empty where there is none.", lines.Entry(e, "number", number, func(x *one) *money.Value { return &x.Value })),
		l.Text("where", "Document and page", "", 1, func(x *one) *string { return &x.Where }),
		l.Text("reason", "Reason", "Why you take the tender’s word for it. Without a reason it is not used.", 2, func(x *one) *string { return &x.Reason }),
		l.Text("who", "Who says so", "", 1, func(x *one) *string { return &x.Who }),
		l.Day("when", "On", "", func(x *one) *date.Date { return &x.When }))))
	e.Wire("Remove this departure")
	e.Table.OnAdd = add
	form.Keep(p.lists, path, e)
	return e
}

// readNumber reads a count or a sum without a unit.
func readNumber(text string) (money.Value, error) {
	q, err := money.ParseQuantity(text)
	if err != nil || !q.IsSet() {
		return money.Value{}, err
	}
	return money.ValueOf(q.Decimal()), nil
}

// ruleOptions are the rules that the tender may depart from: those of the present answer
// first, then the steps, then all rows of the table.
func (p *Page) ruleOptions() []kit.Option {
	out := p.usedRules()
	known := map[string]bool{}
	for _, o := range out {
		known[o.ID] = true
	}
	for _, t := range p.Library().Thresholds() {
		if !known[t.ID] {
			known[t.ID] = true
			out = append(out, kit.Option{ID: t.ID, Text: t.ID, Detail: joined(" – ", t.Regime, t.Effect)})
		}
	}
	return out
}

func (p *Page) ruleName(id string) string {
	if id == "" {
		return "Not chosen yet"
	}
	for _, o := range p.ruleOptions() {
		if o.ID == id {
			return o.Text
		}
	}
	return id
}
