package trial

import (
	"fmt"
	"strings"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/risk"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// results are what can be tested for what moves it.
var results = []kit.Option{
	{ID: "year.1.gap", Text: "Left over in year 1"}, {ID: "contract.gap", Text: "Left over, whole contract"}, {ID: "price.break_even", Text: "Cost of one unit"},
}

const (
	charted = 8  // bars of the picture
	listed  = 12 // lines of each table, which are worked out exactly
)

// matters shows which inputs move a result most.
type matters struct {
	p          *Page
	result     *kit.Choice
	decided    *kit.Check
	intro      *kit.Small
	others     *kit.Small
	picture    *kit.Chart
	own, facts *bars
	wrong      *kit.ErrorSummary
	full       *fyne.Container

	of     *assess.Assessment
	asked  string
	found  risk.Sensitivity
	issues []bid.Issue
}

// bars are a table of inputs with the working of the chosen one below.
type bars struct {
	m      *matters
	table  *kit.Table[risk.Bar]
	chosen *kit.Listing
}

func (p *Page) newMattersPart() *form.Part {
	m := &matters{p: p, intro: kit.NewSmall(""), others: kit.NewSmall(""), picture: kit.NewChart("What moves the result most, as bars around the result as it is")}
	m.result = kit.NewChoice(results, func(string) { m.refresh(false) })
	m.result.Set(results[0].ID)
	m.decided = kit.NewCheck("Show what is decided, too", func(bool) { m.show() })
	m.own, m.facts = m.newBars("Your own figures"), m.newBars("Dated facts")
	m.wrong = kit.NewErrorSummary(func(i bid.Issue) { p.s.GoTo(i.Path) })
	m.full = kit.Stack(m.intro, m.picture,
		kit.Section("Your own figures"), m.own.table, m.own.chosen,
		kit.Section("Dated facts"), kit.Text("These are set by law or published. You cannot choose them, but they change from year to year."), m.facts.table, m.facts.chosen,
		m.others)
	view := kit.Stack(
		kit.Text("Each figure alone goes a tenth down and a tenth up, or over its own range where one is typed under Risk. The longest bars are worth your evening."),
		kit.NewField("Which result?", m.result), kit.Close(m.decided, kit.NewSmall("The price, the surplus and the length of the contract: they are set by you or the buyer, not by chance.")), m.wrong, m.full)
	return form.NewPart(view, m.refresh)
}

func (m *matters) newBars(label string) *bars {
	l := &bars{m: m, chosen: kit.NewListing()}
	l.table = kit.NewTable(label, func(b risk.Bar) string { return b.ID }, kit.Text("Nothing of this kind moves the result."),
		kit.Column[risk.Bar]{Title: "Figure", Ems: 10, Weight: 2, Text: barName},
		kit.Column[risk.Bar]{Title: "Low", Ems: 6, Right: true, Optional: true, Text: func(b risk.Bar) string { return b.Unit.Format(b.Low) }},
		kit.Column[risk.Bar]{Title: "Result at low", Ems: 8, Right: true, Text: func(b risk.Bar) string { return m.at(b, true) }},
		kit.Column[risk.Bar]{Title: "High", Ems: 6, Right: true, Optional: true, Text: func(b risk.Bar) string { return b.Unit.Format(b.High) }},
		kit.Column[risk.Bar]{Title: "Result at high", Ems: 8, Right: true, Text: func(b risk.Bar) string { return m.at(b, false) }})
	l.table.VisibleRows = 8
	l.table.OnSelect = func(risk.Bar) { l.show() }
	l.table.OnOpen = l.goTo
	return l
}

// barName marks an input that is decided rather than uncertain.
func barName(b risk.Bar) string {
	if b.Decided {
		return b.Label + " (decided)"
	}
	return b.Label
}

func (m *matters) at(b risk.Bar, low bool) string {
	value, available := b.AtHigh, b.HasHigh
	if low {
		value, available = b.AtLow, b.HasLow
	}
	return printed(m.found.Format(value), available)
}

// refresh works the tornado out again when the bid or the question has changed.
func (m *matters) refresh(bool) {
	a := m.p.s.Assessment()
	if a == nil {
		m.of = nil
		m.full.Hide()
		m.wrong.Hide()
		return
	}
	if a != m.of || m.asked != m.result.Chosen() {
		m.of, m.asked = a, m.result.Chosen()
		m.found, m.issues = risk.Tornado(a.Pricing.Graph, m.asked, a.Document.Bid.Pricing.Risk.Drivers, listed, m.p.options(true))
	}
	m.show()
}

func (m *matters) show() {
	m.wrong.SetIssues(m.issues)
	form.SetShown(m.wrong, len(m.issues) > 0)
	form.SetShown(m.full, len(m.issues) == 0 && m.of != nil)
	if m.of == nil || len(m.issues) > 0 {
		return
	}
	text := m.found.Label + " is " + m.found.Format(m.found.Base) + "."
	if m.found.Held != "" {
		text += " " + m.found.Held
	}
	m.intro.SetText(text)
	own := m.shown(m.found.Own)
	m.own.set(own)
	m.facts.set(m.shown(m.found.Facts))
	m.picture.Set(m.spec(own))
	m.others.SetText(m.rest())
	kit.Relayout(m.full)
}

// shown leaves out what is decided unless it is asked for, and what was not worked out
// exactly.
func (m *matters) shown(all []risk.Bar) []risk.Bar {
	var out []risk.Bar
	for _, b := range all {
		if b.Exact && (!b.Decided || m.decided.Checked) {
			out = append(out, b)
		}
	}
	return out
}

// rest says what the tables leave out.
func (m *matters) rest() string {
	var out []string
	if n := len(m.found.Zero); n > 0 {
		out = append(out, fmt.Sprintf("Of zero in the bid, so a tenth more changes nothing: %s. Type a range for one under Risk to see what it would do.", some(m.found.Zero, 6)))
	}
	if m.found.Still > 0 {
		out = append(out, fmt.Sprintf("Figures that do not move this result: %d.", m.found.Still))
	}
	return strings.Join(out, " ")
}

// some names the first of a list and counts the others.
func some(names []string, most int) string {
	if len(names) <= most {
		return strings.Join(names, "; ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], "; "), len(names)-most)
}

func (m *matters) spec(all []risk.Bar) chart.Spec {
	spec := chart.Spec{Kind: chart.Tornado, Series: []string{"Result at the low", "Result at the high"},
		Base: chart.Value{Amount: m.found.Base, Text: "As it is: " + m.found.Format(m.found.Base), Figure: m.found.ID}}
	for _, b := range all[:min(len(all), charted)] {
		bar := chart.Bar{Label: barName(b), Values: make([]chart.Value, 2)}
		if b.HasLow {
			bar.Values[0] = chart.Value{Amount: b.AtLow, Text: m.found.Format(b.AtLow)}
		}
		if b.HasHigh {
			bar.Values[1] = chart.Value{Amount: b.AtHigh, Text: m.found.Format(b.AtHigh)}
		}
		spec.Bars = append(spec.Bars, bar)
	}
	return spec
}

func (l *bars) set(rows []risk.Bar) {
	l.table.SetRows(rows)
	if _, ok := l.table.Selected(); !ok && len(rows) > 0 {
		l.table.Select(rows[0].ID)
	}
	l.show()
}

// show says what the chosen input does, and leads to its field.
func (l *bars) show() {
	b, ok := l.table.Selected()
	if !ok {
		l.chosen.Set("", func() []fyne.CanvasObject { return nil })
		return
	}
	l.chosen.Set(b.ID+b.Words, func() []fyne.CanvasObject {
		text := b.Words + "."
		if b.Decided {
			text += " This is decided, by you or by the buyer, not a matter of chance."
		}
		out := []fyne.CanvasObject{kit.Text(text)}
		if l.m.field(b) != "" {
			out = append(out, kit.NewLink("Go to "+b.Label, func() { l.goTo(b) }))
		}
		return out
	})
}

func (l *bars) goTo(b risk.Bar) {
	if field := l.m.field(b); field != "" {
		l.m.p.s.GoTo(field)
	}
}

// field is where an input is typed, empty where it has none.
func (m *matters) field(b risk.Bar) string {
	g := m.p.graph()
	if g == nil {
		return ""
	}
	n, found := g.Node(b.ID)
	if !found {
		return ""
	}
	origin, _ := n.Origin()
	return origin.Path
}
