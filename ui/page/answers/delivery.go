package answers

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// newMobilisationPart is what happens between the award and the first day.
func (p *Page) newMobilisationPart() *form.Part {
	type one = bid.MobilisationStep
	e := &lines.Editor[one]{List: form.Of(p.s, "step", func(b *bid.Bid) *[]one { return &b.Response.Mobilisation },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: stepPath, List: e}
	e.Table = kit.NewTable("Mobilisation", func(x one) string { return x.ID },
		kit.NewEmptyState("What has to happen before the first day?", "For example: recruit two cooks, 1 March to 15 April, operations manager; both signed and checked.", "Add a step", e.Add),
		kit.Column[one]{Title: "Step", Ems: 11, Weight: 2, Text: func(x one) string { return page.Clip(orUnnamed(x.Name), 120) }},
		kit.Column[one]{Title: "From", Ems: 10, Text: func(x one) string { return orDash(dayOf(x.Start)) }},
		kit.Column[one]{Title: "To", Ems: 10, Text: func(x one) string { return orDash(dayOf(x.End)) }},
		kit.Column[one]{Title: "State", Ems: 7, Text: func(x one) string { w, _ := p.standing(stepPath+x.ID, "Dated"); return w }, State: func(x one) kit.State { _, s := p.standing(stepPath+x.ID, "Dated"); return s }})
	e.Table.VisibleRows = 8
	name := l.Text("name", "Step", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Section("The chosen step"), kit.Form(name,
		l.Text("owner", "Who does it", "A role; it is printed.", 1, func(x *one) *string { return &x.Owner }),
		l.Day("start", "From", "", func(x *one) *date.Date { return &x.Start }),
		l.Day("end", "To", "", func(x *one) *date.Date { return &x.End }),
		l.Text("result", "What is there when it is done", "", 2, func(x *one) *string { return &x.Result })),
		p.after(e, l))
	e.Wire("Remove this step")
	p.keep(partMobilisation, &lines.Tree{Prefix: stepPath, List: e}, e.Forget)
	view := kit.Stack(
		kit.Text("The steps from the award to the first day of the contract, in order. A buyer looks for dates, roles and slack."),
		kit.Row(kit.NewPrimaryButton("Add a step", e.Add)), e.Table, e.Form)
	return form.NewPart(view, func(bool) { e.Refresh() })
}

func dayOf(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// after chooses the steps that have to be done first.
func (p *Page) after(e *lines.Editor[bid.MobilisationStep], l form.Line[bid.MobilisationStep]) fyne.CanvasObject {
	type one = bid.MobilisationStep
	add := kit.NewPicker("No further step", nil, func(id string) {
		if id != "" {
			e.List.Edit(e.Selected(), "order", func(x *one) {
				if !slices.Contains(x.AfterIDs, id) {
					x.AfterIDs = append(slices.Clone(x.AfterIDs), id)
				}
			})
		}
	})
	chosen := kit.NewListing()
	e.Fill(func(x one, _ bool) {
		names := map[string]string{}
		options := []kit.Option{{Text: "No further step"}}
		for _, other := range e.List.Rows() {
			names[other.ID] = orUnnamed(other.Name)
			if other.ID != x.ID && !slices.Contains(x.AfterIDs, other.ID) {
				options = append(options, kit.Option{ID: other.ID, Text: page.Clip(names[other.ID], 80)})
			}
		}
		add.SetOptions(options)
		add.Set("")
		chosen.Set(x.ID+strings.Join(x.AfterIDs, " ")+fmt.Sprint(names), func() []fyne.CanvasObject {
			var out []fyne.CanvasObject
			for _, id := range x.AfterIDs {
				remove := kit.NewButton("Take it out", func() {
					e.List.Edit(x.ID, "order", func(y *one) {
						y.AfterIDs = slices.DeleteFunc(slices.Clone(y.AfterIDs), func(other string) bool { return other == id })
					})
				})
				name := names[id]
				if name == "" {
					name = "A step that is no longer there"
				}
				remove.SetName("Take out " + name)
				out = append(out, kit.Row(kit.OneLine("After: "+page.Clip(name, 60)), remove))
			}
			return out
		})
	})
	return kit.Stack(l.Field("afterIds", "Waits for", "A step that has to be done before this one begins.", add), chosen)
}

var likelihoods = []kit.Option{{Text: "Not judged"}, {ID: "1", Text: "1: rare"}, {ID: "2", Text: "2: unlikely"}, {ID: "3", Text: "3: possible"}, {ID: "4", Text: "4: likely"}, {ID: "5", Text: "5: almost certain"}}

var effects = []kit.Option{{Text: "Not judged"}, {ID: "1", Text: "1: hardly felt"}, {ID: "2", Text: "2: small"}, {ID: "3", Text: "3: felt"}, {ID: "4", Text: "4: serious"}, {ID: "5", Text: "5: the service stops"}}

// newRisksPart is the risks to the service as the buyer reads them.
func (p *Page) newRisksPart() *form.Part {
	type one = bid.DeliveryRisk
	e := &lines.Editor[one]{List: form.Of(p.s, "risk", func(b *bid.Bid) *[]one { return &b.Response.Risks },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: riskPath, List: e}
	level := func(n int) string {
		if n == 0 {
			return "–"
		}
		return fmt.Sprint(n)
	}
	e.Table = kit.NewTable("Risks to the service", func(x one) string { return x.ID },
		kit.NewEmptyState("What could harm the service?", "For example: the van breaks down; unlikely, serious; a second van is hired within the hour, operations manager.", "Add a risk", e.Add),
		kit.Column[one]{Title: "Risk", Ems: 12, Weight: 2, Text: func(x one) string { return page.Clip(orUnnamed(x.Name), 120) }},
		kit.Column[one]{Title: "Likely", Ems: 5, Right: true, Text: func(x one) string { return level(x.Likelihood) }},
		kit.Column[one]{Title: "Effect", Ems: 5, Right: true, Text: func(x one) string { return level(x.Effect) }},
		kit.Column[one]{Title: "State", Ems: 7, Text: func(x one) string { w, _ := p.standing(riskPath+x.ID, "Answered"); return w }, State: func(x one) kit.State { _, s := p.standing(riskPath+x.ID, "Answered"); return s }})
	e.Table.VisibleRows = 8
	name := l.Text("name", "What could happen", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Section("The chosen risk"), kit.Form(name,
		l.Text("owner", "Who watches it", "A role; it is printed.", 1, func(x *one) *string { return &x.Owner }),
		scale(l, "likelihood", "How likely it is", likelihoods, func(x *one) *int { return &x.Likelihood }),
		scale(l, "effect", "How bad it would be", effects, func(x *one) *int { return &x.Effect }),
		l.Text("response", "What you do about it", "What keeps it away, and what you do when it comes.", 3, func(x *one) *string { return &x.Response }),
		l.Text("sign", "What tells you early", "", 3, func(x *one) *string { return &x.Sign })))
	e.Wire("Remove this risk")
	p.keep(partRisks, &lines.Tree{Prefix: riskPath, List: e}, e.Forget)
	view := kit.Stack(
		kit.Text("Risks to the service, as the buyer will read them. What they may cost you stays on the pages Price and Try the price."),
		kit.Row(kit.NewPrimaryButton("Add a risk", e.Add)), e.Table, e.Form)
	return form.NewPart(view, func(bool) { e.Refresh() })
}

// scale chooses one of five levels for the chosen line.
func scale[T any](l form.Line[T], path, label string, levels []kit.Option, of func(*T) *int) *kit.Field {
	picker := kit.NewPicker(levels[0].Text, levels, func(id string) {
		l.List.List.Edit(l.List.Selected(), label, func(x *T) {
			*of(x) = slices.IndexFunc(levels, func(o kit.Option) bool { return o.ID == id })
		})
	})
	l.List.Fill(func(x T, _ bool) {
		id := ""
		if n := *of(&x); n > 0 && n < len(levels) {
			id = levels[n].ID
		}
		picker.Set(id)
	})
	return l.Field(path, label, "", picker)
}
