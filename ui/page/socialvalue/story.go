package socialvalue

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/app/socialvalue"
	"bidwright/app/working"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

const boxPath = "socialValue.boxes."

var dimensionOptions = []kit.Option{{Text: "Not said"}, {ID: "social", Text: "Social"}, {ID: "economic", Text: "Economic"}, {ID: "environmental", Text: "Environmental"}}

var valueKindOptions = []kit.Option{{Text: "Not said"}, {ID: string(bid.ValueQuantity), Text: "Counted"}, {ID: string(bid.ValueQuality), Text: "Told in words"}, {ID: string(bid.ValueMoney), Text: "Valued in money"}}

// columnOptions are the columns of the story.
func columnOptions() []kit.Option {
	var out []kit.Option
	for _, c := range socialvalue.Columns() {
		out = append(out, kit.Option{ID: string(c), Text: socialvalue.ColumnName(c)})
	}
	return out
}

// newStoryPart is the outcome chain: from what we do to what it is worth and to whom,
// drawn and edited box by box.
func (p *Page) newStoryPart() *form.Part {
	e := p.newBoxes()
	links := p.newLinks(e)
	lines.Follow(e, links)
	keep(p, partStory, boxPath, e)
	drawn := kit.NewChart("The story as boxes in five columns, from what we do to what it is worth. The table below holds the same.")
	key := kit.NewSmall("A dashed box is an outcome that is not valued in money. It counts in the story all the same.")
	view := kit.Stack(
		kit.Text("Tell it from left to right: what we do, what can be counted of it, what that changes for people, what changes around them, and what it is worth to whom. What cannot be valued stays; it is printed with the same weight."),
		drawn, key,
		kit.Row(kit.NewPrimaryButton("Add a box", e.Add)), e.Table, e.Form)
	return form.NewPart(view, func(bool) {
		e.Refresh()
		b := p.s.Bid()
		drawn.Set(pack.StoryChart(b.SocialValue.Boxes, p.boxValue))
		form.SetShown(drawn, len(b.SocialValue.Boxes) > 0)
		form.SetShown(key, len(b.SocialValue.Boxes) > 0)
	})
}

// boxValue is what stands below the text of a box, and whether it is dashed: an outcome
// around people of which no counted row speaks.
func (p *Page) boxValue(x bid.ChainBox) (chart.Value, bool) {
	r := p.result()
	if r == nil {
		return chart.Value{}, false
	}
	dashed := slices.Contains(r.Unvalued, x.Text) && x.Column == bid.ColumnCommunity
	for _, w := range r.Boxes {
		if w.ID != x.ID || w.Counted == 0 {
			continue
		}
		v, known := working.Value(w.PV)
		if !known {
			return chart.Value{Text: fmt.Sprintf("in %d rows", w.Counted)}, dashed
		}
		text := money.FormatWholePounds(v)
		low, hasLow := working.Value(w.Low)
		high, hasHigh := working.Value(w.High)
		if hasLow && hasHigh && !low.Equal(high) {
			text = money.FormatWholePounds(low) + " to " + money.FormatWholePounds(high)
		}
		return chart.Value{Amount: v, Text: text, Figure: w.PV.ID()}, false
	}
	return chart.Value{}, dashed
}

func (p *Page) newBoxes() *lines.Editor[bid.ChainBox] {
	type one = bid.ChainBox
	e := &lines.Editor[one]{List: form.Of(p.s, "box", func(b *bid.Bid) *[]one { return &b.SocialValue.Boxes }, func(x *one) *string { return &x.ID }, func(x one) string { return x.Text })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: boxPath, List: e}
	e.Table = kit.NewTable("Story", func(x one) string { return x.ID },
		kit.NewEmptyState("How does what you do change lives?", "For example: we train people on the printing press (what we do), 14 trainees a year (what is counted), skills and confidence (for people), fewer out of work (around them), benefits not paid (worth, to the Treasury).", "Add a box", e.Add),
		kit.Column[one]{Title: "Box", Ems: 12, Weight: 3, Text: func(x one) string { return page.Clip(orUnnamed(x.Text), 140) }},
		kit.Column[one]{Title: "Where", Ems: 16, Text: func(x one) string { return socialvalue.ColumnName(columnOf(x)) }},
		kit.Column[one]{Title: "Leads to", Ems: 9, Weight: 2, Optional: true, Text: func(x one) string { return p.leadsTo(x) }})
	e.Table.VisibleRows = 10
	text := l.Text("text", "Text of the box", "Up to 140 characters.", 2, func(x *one) *string { return &x.Text })
	e.First = text
	e.Form = kit.Stack(kit.Section("The chosen box"), kit.Form(text,
		form.LinePick(l, "column", "Where it stands", "", columnOptions(), func(x *one) *bid.ChainColumn { return &x.Column }),
		l.Text("stakeholder", "Whose change it is", "", 1, func(x *one) *string { return &x.Stakeholder }),
		form.LinePick(l, "dimension", "Kind of change", "Of an outcome around people.", dimensionOptions, func(x *one) *string { return &x.Dimension }),
		l.Text("indicator", "How it is seen", "Such as: sessions attended, a survey.", 1, func(x *one) *string { return &x.Indicator }),
		l.Quantity("target", "Target a year", "", func(x *one) *money.Quantity { return &x.Target }),
		l.Text("source", "Where the figures come from", "", 1, func(x *one) *string { return &x.Source }),
		form.LinePick(l, "valueKind", "How its value is told", "", valueKindOptions, func(x *one) *bid.BoxValue { return &x.ValueKind }),
		form.LinePick(l, "body", "To whom the value goes", "", bodyOptions("Not said"), func(x *one) *string { return &x.Body }),
		l.Text("evidence", "What shows it", "", 2, func(x *one) *string { return &x.Evidence }),
		l.Text("quote", "In somebody’s own words", "With their consent, and no name.", 2, func(x *one) *string { return &x.Quote })))
	return e
}

// columnOf is where a box stands; one that says nothing stands first.
func columnOf(x bid.ChainBox) bid.ChainColumn {
	if x.Column == "" {
		return bid.ColumnActivity
	}
	return x.Column
}

func (p *Page) leadsTo(x bid.ChainBox) string {
	var out []string
	b := p.s.Bid()
	for _, to := range b.SocialValue.Boxes {
		if slices.Contains(x.Links, to.ID) {
			out = append(out, page.Clip(to.Text, 40))
		}
	}
	return orDash(strings.Join(out, "; "))
}

// link is a box further right that the chosen one may lead to.
type link struct {
	ID, Text string
	On       bool
}

// newLinks ticks what the chosen box leads to: boxes to its right, and nothing else.
func (p *Page) newLinks(of *lines.Editor[bid.ChainBox]) *lines.Editor[link] {
	read := func() []link {
		x, ok := of.Table.Selected()
		if !ok {
			return nil
		}
		var out []link
		b := p.s.Bid()
		for _, to := range b.SocialValue.Boxes {
			right := slices.Index(socialvalue.Columns(), columnOf(to)) > slices.Index(socialvalue.Columns(), columnOf(x))
			if on := slices.Contains(x.Links, to.ID); right || on {
				out = append(out, link{ID: to.ID, Text: orUnnamed(to.Text), On: on})
			}
		}
		return out
	}
	write := func(b *bid.Bid, to link) {
		for i := range b.SocialValue.Boxes {
			x := &b.SocialValue.Boxes[i]
			if x.ID != of.Selected() {
				continue
			}
			x.Links = slices.DeleteFunc(slices.Clone(x.Links), func(id string) bool { return id == to.ID })
			if to.On {
				x.Links = append(x.Links, to.ID)
			}
		}
	}
	e := &lines.Editor[link]{List: form.Given(p.s, "link", func(x *link) *string { return &x.ID }, func(x link) string { return x.Text }, read, write)}
	l := form.Line[link]{S: p.s, Fields: p.fields, Prefix: "socialValue.links.", List: e}
	e.Table = kit.NewTable("What it leads to", func(x link) string { return x.ID },
		kit.Text("There is no box to its right yet."),
		kit.Column[link]{Title: "Box to the right", Ems: 14, Weight: 3, Text: func(x link) string { return page.Clip(x.Text, 140) }},
		kit.Column[link]{Title: "Leads to it", Ems: 7, Text: func(x link) string { return map[bool]string{true: "Yes", false: "–"}[x.On] }})
	e.Table.VisibleRows = 6
	tick := l.Check("It leads to this box", func(x *link) *bool { return &x.On })
	e.First = focusable{tick}
	e.Form = kit.Stack(tick)
	e.WireGiven()
	e.View = kit.Stack(e.Table, e.Form)
	of.Form.Add(kit.Strong("What it leads to"))
	of.Form.Add(e.View)
	of.Wire("Remove this box")
	return e
}

// focusable gives a control the keyboard.
type focusable struct{ control *kit.Check }

// Focus is part of lines.Editor's First.
func (f focusable) Focus() bool { return kit.Focus(f.control) }
