package socialvalue

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/risk"
	"bidwright/app/socialvalue"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// newImpactPart is the impact map with what it draws on: groups of people and shared
// assumptions.
func (p *Page) newImpactPart() *form.Part {
	rows, groups, shared := p.newRows(), p.newGroups(), p.newShared()
	keep(p, partImpact, sharedPath, shared)
	keep(p, partImpact, rowPath, rows)
	keep(p, partImpact, groupPath, groups)
	view := kit.Stack(
		kit.Text("One line for each change that you can count. First how many and what one is worth; then take off honestly what is not yours. Each share that is taken off needs its reason, zero too."),
		kit.Row(kit.NewPrimaryButton("Add an outcome", rows.Add)),
		p.newChecked(), rows.Table, rows.Form,
		kit.Section("Groups of people"),
		kit.Text("Who is counted, so that nobody is counted twice and no outcome has more people than the group."),
		kit.Row(kit.NewButton("Add a group", groups.Add)), groups.Table, groups.Form,
		kit.Section("Shared assumptions"),
		kit.Row(kit.NewButton("Add a shared assumption", shared.Add)), shared.Table, shared.Form)
	return form.NewPart(view, func(bool) {
		p.checked()
		rows.Refresh()
		shared.Refresh()
		groups.Refresh()
	})
}

// worked is a line of the map as worked out.
func (p *Page) worked(id string) (socialvalue.Row, bool) {
	if r := p.result(); r != nil {
		for _, x := range r.Rows {
			if x.ID == id {
				return x, true
			}
		}
	}
	return socialvalue.Row{}, false
}

func (p *Page) newRows() *lines.Editor[bid.ImpactRow] {
	type one = bid.ImpactRow
	e := &lines.Editor[one]{List: form.Of(p.s, "outcome", func(b *bid.Bid) *[]one { return &b.SocialValue.Rows },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: rowPath, List: e}
	worth := func(x one) string { return p.s.Printed("sv.row." + x.ID + ".pv") }
	e.Table = kit.NewTable("Impact map", func(x one) string { return x.ID },
		kit.NewEmptyState("Which changes can you count?", "For example: trainees who keep their home, 2 a year; what one failed tenancy costs is in the library. Half of those on the waiting list kept theirs too, so 50 % would have happened anyway.", "Add an outcome", e.Add),
		kit.Column[one]{Title: "Outcome", Ems: 11, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "For whom", Ems: 7, Weight: 1, Optional: true, Text: func(x one) string { return orDash(x.Stakeholder) }},
		kit.Column[one]{Title: "Worth today", Ems: 8, Right: true, Text: worth},
		kit.Column[one]{Title: "Counted?", Ems: 7, Text: func(x one) string { word, _ := p.counted(x); return word }, State: func(x one) kit.State { _, state := p.counted(x); return state }})
	e.Table.VisibleRows = 8
	waits := kit.NewMarked(kit.Note, "")
	e.Fill(func(x one, _ bool) {
		r, ok := p.worked(x.ID)
		form.SetShown(waits, ok && r.Waits != "")
		if ok && r.Waits != "" {
			waits.Set(kit.Attention, "Not counted yet: "+r.Waits)
		}
	})
	name := l.Text("name", "What changes", "Such as: tenancies that do not fail.", 1, func(x *one) *string { return &x.Name })
	e.First = name
	box := form.LinePickOf(l, "boxId", "Outcome of the story", "Which box of the story it belongs to.", "None", func(one) []kit.Option { return p.boxes("") }, func(x *one) *string { return &x.BoxID })
	group := form.LinePickOf(l, "groupId", "Group of people", "Guards against counting people twice. Groups are added below.", "None", func(one) []kit.Option { return p.groups() }, func(x *one) *string { return &x.GroupID })
	e.Form = kit.Stack(kit.Section("The chosen outcome"), waits,
		kit.Form(name, l.Text("stakeholder", "Who experiences it", "Who saves money is asked below.", 1, func(x *one) *string { return &x.Stakeholder }), box, group,
			l.Text("event", "The event counted", "The same words where two rows speak of the same event.", 1, func(x *one) *string { return &x.Event }),
			form.LinePick(l, "basis", "Counted for", "", basisOptions, func(x *one) *bid.ImpactBasis { return &x.Basis })),
		kit.Section("How many a year"), p.howMany(l),
		kit.Section("What one is worth"), p.value(l),
		kit.Section("What is not ours"),
		kit.Text("Each takes a share off. A reason and where it is from are needed, for nothing at all too."),
		kit.NewSmall("Deadweight: the share that would have happened without you."),
		p.estimate(l, "deadweight", "Would happen anyway", calc.Percent, func(x *one) *bid.Estimate { return &x.Deadweight }),
		kit.NewSmall("Attribution: the share that is owed to other people and other services."),
		p.estimate(l, "attribution", "Owed to others", calc.Percent, func(x *one) *bid.Estimate { return &x.Attribution }),
		kit.NewSmall("Displacement: the share that only moved a problem somewhere else."),
		p.estimate(l, "displacement", "Only moved elsewhere", calc.Percent, func(x *one) *bid.Estimate { return &x.Displacement }),
		p.regeneration(l),
		kit.Section("How long it lasts"),
		kit.Form(l.Quantity("duration", "Years that it lasts", "Whole years, 1 to 60. Over 5 needs a comparison.", func(x *one) *money.Quantity { return &x.Duration })),
		p.fades(l),
		kit.Section("How sure, and who gains"), p.sure(l))
	for _, o := range p.within(e) {
		e.Form.Add(o)
	}
	e.Wire("Remove this outcome")
	return e
}

// counted says whether a line is in the total.
func (p *Page) counted(x bid.ImpactRow) (string, kit.State) {
	r, ok := p.worked(x.ID)
	switch {
	case x.Left:
		return "Left out", kit.Note
	case ok && r.Counted:
		return "Counted", kit.Ready
	case ok && r.Placement:
		return "For one", kit.Ready
	}
	return "Waits", kit.Attention
}

// boxes are the boxes of the story in a column, or all of them.
func (p *Page) boxes(column bid.ChainColumn) []kit.Option {
	b := p.s.Bid()
	var list []bid.ChainBox
	for _, x := range b.SocialValue.Boxes {
		if column == "" || x.Column == column {
			list = append(list, x)
		}
	}
	return names(list, func(x bid.ChainBox) string { return x.ID }, func(x bid.ChainBox) string { return x.Text })
}

func (p *Page) sharedOptions() []kit.Option {
	b := p.s.Bid()
	return names(b.SocialValue.Shared, func(x bid.Estimate) string { return x.ID }, func(x bid.Estimate) string { return x.Name })
}

func (p *Page) groups() []kit.Option {
	b := p.s.Bid()
	return names(b.SocialValue.Groups, func(x bid.PeopleGroup) string { return x.ID }, func(x bid.PeopleGroup) string { return x.Name })
}

// estimate is an assumption with its range, its reason and where that is from.
func (p *Page) estimate(l form.Line[bid.ImpactRow], path, label string, unit calc.Unit, of func(*bid.ImpactRow) *bid.Estimate) *fyne.Container {
	number := func(at, name, why string, get func(*bid.Estimate) *money.Value) *kit.Field {
		entry := kit.NewValueEntry(func(text string) (money.Value, error) { return risk.ParseIn(unit, text) }, func(v money.Value) string { return risk.FormatIn(unit, v) }, nil)
		return l.Field(path+at, name, why, lines.Entry(l.List, name, entry, func(x *bid.ImpactRow) *money.Value { return get(of(x)) }))
	}
	words := func(at, name, why string, get func(*bid.Estimate) *string) *kit.Field {
		return l.Text(path+at, name, why, 1, func(x *bid.ImpactRow) *string { return get(of(x)) })
	}
	sharing := form.LinePickOf(l, path+".sharedId", label+": as in", "An assumption that several outcomes share.", "This outcome alone", func(bid.ImpactRow) []kit.Option { return p.sharedOptions() }, func(x *bid.ImpactRow) *string { return &of(x).SharedID })
	l.List.Fill(func(x bid.ImpactRow, _ bool) {
		b := p.s.Bid()
		form.SetShown(sharing, len(b.SocialValue.Shared) > 0 || of(&x).SharedID != "")
	})
	return kit.Stack(sharing,
		kit.Columns(3, 11, number("", label, "", func(e *bid.Estimate) *money.Value { return &e.Central }),
			number(".low", label+", lowest", "", func(e *bid.Estimate) *money.Value { return &e.Low }),
			number(".high", label+", highest", "", func(e *bid.Estimate) *money.Value { return &e.High })),
		kit.Columns(2, 16, words(".reason", label+": why", "", func(e *bid.Estimate) *string { return &e.Reason }),
			words(".source", label+": where that is from", "", func(e *bid.Estimate) *string { return &e.Source })))
}

// regeneration are two more shares that regeneration schemes take off; shown where used or
// asked for.
func (p *Page) regeneration(l form.Line[bid.ImpactRow]) *fyne.Container {
	fields := kit.Stack(p.estimate(l, "leakage", "Goes to people outside the area", calc.Percent, func(x *bid.ImpactRow) *bid.Estimate { return &x.Leakage }),
		p.estimate(l, "substitution", "Only takes another’s place", calc.Percent, func(x *bid.ImpactRow) *bid.Estimate { return &x.Substitution }))
	asked := ""
	var more *kit.Link
	show := func(x bid.ImpactRow) {
		on := asked == x.ID && x.ID != "" || x.Leakage != (bid.Estimate{}) || x.Substitution != (bid.Estimate{})
		form.SetShown(fields, on)
		form.SetShown(more, !on)
	}
	more = kit.NewLink("More that may be taken off: leakage and substitution", func() {
		if x, ok := l.List.Table.Selected(); ok {
			asked = x.ID
			show(x)
		}
	})
	l.List.Fill(func(x bid.ImpactRow, _ bool) { show(x) })
	return kit.Stack(more, fields)
}

// fades is the drop-off, which a benefit of one year does not have.
func (p *Page) fades(l form.Line[bid.ImpactRow]) *fyne.Container {
	return kit.Stack(kit.NewSmall("Drop-off: the share that fades in each year after the first."), p.estimate(l, "dropOff", "Fades each year", calc.Percent, func(x *bid.ImpactRow) *bid.Estimate { return &x.DropOff }))
}

// howMany is the quantity, typed or from people.
func (p *Page) howMany(l form.Line[bid.ImpactRow]) *fyne.Container {
	type one = bid.ImpactRow
	how := form.LinePick(l, "how", "How it is counted", "", howOptions, func(x *one) *bid.QuantityHow { return &x.How })
	typed := p.estimate(l, "quantity", "How many a year", calc.Quantity, func(x *one) *bid.Estimate { return &x.Quantity })
	people := l.Quantity("people", "People", "", func(x *one) *money.Quantity { return &x.People })
	each := l.Value("each", "Times for each person", "", func(x *one) *money.Value { return &x.Each })
	with := l.Share("with", "Rate with us", "", func(x *one) *money.Share { return &x.With })
	without := l.Share("without", "Rate without us", "", func(x *one) *money.Share { return &x.Without })
	complete := l.Share("complete", "Share who complete", "Of all who start.", func(x *one) *money.Share { return &x.Complete })
	l.List.Fill(func(x one, _ bool) {
		form.SetShown(typed, x.How == bid.QuantityTyped)
		form.SetShown(people, x.How != bid.QuantityTyped)
		form.SetShown(each, x.How == bid.QuantityEach)
		form.SetShown(with, x.How == bid.QuantityRates)
		form.SetShown(without, x.How == bid.QuantityRates)
		form.SetShown(complete, x.How == bid.QuantityCompleted)
	})
	return kit.Stack(kit.Form(how, people, each, with, without, complete), typed)
}

// sure is the evidence, the ledger and to whom the value goes.
func (p *Page) sure(l form.Line[bid.ImpactRow]) *fyne.Container {
	type one = bid.ImpactRow
	grade := kit.NewPicker(evidenceOptions[0].Text, evidenceOptions, func(id string) {
		q, err := money.ParseQuantity(id)
		if err == nil {
			l.List.List.Edit(l.List.Selected(), "evidence", func(x *one) { x.Evidence = q })
		}
	})
	body := kit.NewPicker("As the library splits it", bodyOptions("As the library splits it"), func(id string) {
		l.List.List.Edit(l.List.Selected(), "who saves", func(x *one) {
			x.Bodies = nil
			if id != "" {
				x.Bodies = []bid.BodyShare{{ID: p.s.NewID(), Body: id, Share: money.MustShare("1")}}
			}
		})
	})
	split := form.LinePickOf(l, "splitCode", "Split it as this cost of the library", "Where the library knows who bears a cost.", "As the value itself is split",
		func(one) []kit.Option { return splitOptions(p.s.Library()) }, func(x *one) *string { return &x.SplitCode })
	several := kit.NewSmall("Its value goes to several bodies, in the shares below. Choosing one here replaces them.")
	l.List.Fill(func(x one, _ bool) {
		grade.Set(x.Evidence.String())
		id := ""
		if len(x.Bodies) == 1 {
			id = x.Bodies[0].Body
		}
		body.Set(id)
		form.SetShown(several, len(x.Bodies) > 1)
		form.SetShown(split, len(x.Bodies) == 0) // shares that are typed win
	})
	return kit.Stack(
		kit.Form(l.Field("evidence", "Grade of the evidence", "0 is left out of what you defend.", grade),
			l.Text("evidenceOf", "What the evidence is", "", 1, func(x *one) *string { return &x.EvidenceOf }),
			form.LinePick(l, "ledger", "Purse", "", ledgerOptions, func(x *one) *bid.Ledger { return &x.Ledger }),
			form.LinePick(l, "cashable", "Does it free money?", "", cashableOptions, func(x *one) *bid.Cashable { return &x.Cashable }),
			l.Field("bodies", "Who saves or gains", "Missing shares never go to the buyer.", body),
			split,
			form.LinePick(l, "transfer", "Does it only move money?", "A benefit or a tax does.", transferOptions, func(x *one) *string { return &x.Transfer }), codesOf(l, func(x *one) *[]string { return &x.Codes })),
		several, newModel(p, l, func(x *one) *string { return &x.ModelID }),
		l.Check("Keep this line, but do not count it", func(x *one) *bool { return &x.Left }),
		kit.Form(l.Text("note", "Note", "", 2, func(x *one) *string { return &x.Note })))
}

// splitOptions are the costs of which the library knows who bears them.
func splitOptions(lib *reference.Library) []kit.Option {
	if lib == nil {
		return nil
	}
	var out []kit.Option
	seen := map[string]bool{}
	for _, part := range lib.Splits() {
		if !seen[part.Parent] {
			seen[part.Parent] = true
			out = append(out, kit.Option{ID: part.Parent, Text: page.Clip(part.ParentLabel, 80)})
		}
	}
	return out
}

func (p *Page) newGroups() *lines.Editor[bid.PeopleGroup] {
	type one = bid.PeopleGroup
	e := &lines.Editor[one]{List: form.Of(p.s, "group", func(b *bid.Bid) *[]one { return &b.SocialValue.Groups },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: groupPath, List: e}
	e.Table = kit.NewTable("Groups of people", func(x one) string { return x.ID },
		kit.NewEmptyState("Whom do you count?", "For example: 14 trainees a year.", "Add a group", e.Add),
		kit.Column[one]{Title: "Group", Ems: 12, Weight: 2, Text: func(x one) string { return page.Clip(orUnnamed(x.Name), 120) }},
		kit.Column[one]{Title: "People a year", Ems: 8, Right: true, Text: func(x one) string { return orDash(x.Size.Format()) }})
	e.Table.VisibleRows = 4
	name := l.Text("name", "Name of the group", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Form(name, l.Quantity("size", "Different people a year", "", func(x *one) *money.Quantity { return &x.Size })))
	e.Wire("Remove this group")
	return e
}
