package socialvalue

import (
	"reflect"
	"strconv"
	"sync/atomic"

	"github.com/shopspring/decimal"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/money"
	"bidwright/app/risk"
	"bidwright/app/socialvalue"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// newSurePart is how sure the case is: low to high, what moves it most, how far each
// assumption may move, and how often it comes out at 1 or above in random trials.
func (p *Page) newSurePart() *form.Part {
	range3 := p.s.FigureBox(3)
	line := kit.NewChart("The ratio in the low, the central and the high case, and what can be defended. The figures above hold the same.")
	tornado, trials, switches := p.newTornado(), p.newTrials(), p.newSwitches()
	none := kit.NewEmptyState("There is no ratio yet.", "Once outcomes are counted and the bid has a price, this part says how sure the ratio is.", "Go to the impact map", func() { p.parts.Show(partImpact) })
	full := kit.Stack(kit.Section("From low to high"), kit.NewSmall("Low takes for every assumption the end that gives less, high the end that gives more."), range3.View, line,
		tornado.view, switches.view, trials.view)
	return form.NewPart(kit.Stack(none, full), func(fresh bool) {
		r := p.result()
		any := r != nil && len(r.Rows) > 0
		form.SetShown(none, !any)
		form.SetShown(full, any)
		trials.refresh(fresh)
		if !any {
			return
		}
		range3.Show("sv.low.ratio", "sv.ratio", "sv.high.ratio", "sv.defended")
		line.Set(p.rangeChart())
		tornado.refresh()
		switches.refresh(r)
	})
}

// rangeChart is low, central and high as bars, with the line of 1 among them.
func (p *Page) rangeChart() chart.Spec {
	spec := chart.Spec{Kind: chart.Bars}
	a := p.s.Assessment()
	if a == nil {
		return spec
	}
	for _, x := range []struct{ id, name string }{{"sv.low.ratio", "Low case"}, {"sv.ratio", "Central case"}, {"sv.high.ratio", "High case"}} {
		if f, found := a.Figure(x.id); found && f.Available {
			spec.Bars = append(spec.Bars, chart.Bar{Label: x.name, Strong: x.id == "sv.ratio", Values: []chart.Value{{Amount: f.Value, Text: f.Printed, Figure: f.ID}}})
		}
	}
	if len(spec.Bars) > 0 {
		spec.Bars = append(spec.Bars, chart.Bar{Label: "What is put in", Values: []chart.Value{{Amount: decimal.NewFromInt(1), Text: "1.00"}}})
	}
	return spec
}

// tornado is what moves the ratio most, one assumption at a time.
type tornado struct {
	p     *Page
	view  *fyne.Container
	chart *kit.Chart
	table *kit.Table[socialvalue.Bar]
	why   *kit.Small
	of    *assess.Assessment
}

func (p *Page) newTornado() *tornado {
	t := &tornado{p: p, chart: kit.NewChart("What moves the ratio most, as bars around the ratio as it is. The table below holds the same."), why: kit.NewSmall("")}
	t.table = kit.NewTable("What moves the ratio most", func(b socialvalue.Bar) string { return b.ID }, nil,
		kit.Column[socialvalue.Bar]{Title: "Assumption", Ems: 12, Weight: 3, Text: func(b socialvalue.Bar) string { return b.Name }},
		kit.Column[socialvalue.Bar]{Title: "Low", Ems: 5, Right: true, Optional: true, Text: func(b socialvalue.Bar) string { return b.Unit.Format(b.Low) }},
		kit.Column[socialvalue.Bar]{Title: "Ratio at low", Ems: 8, Right: true, Text: func(b socialvalue.Bar) string { return ratio(b.AtLow) }},
		kit.Column[socialvalue.Bar]{Title: "High", Ems: 5, Right: true, Optional: true, Text: func(b socialvalue.Bar) string { return b.Unit.Format(b.High) }},
		kit.Column[socialvalue.Bar]{Title: "Ratio at high", Ems: 8, Right: true, Text: func(b socialvalue.Bar) string { return ratio(b.AtHigh) }})
	t.table.VisibleRows = 8
	t.table.OnOpen = func(b socialvalue.Bar) { p.s.GoTo(b.ID) }
	t.view = kit.Stack(kit.Section("What moves it most"), kit.NewSmall("Each assumption that has a range, alone, from its low to its high. Enter on a line goes to it."), t.why, t.chart, t.table)
	return t
}

func (t *tornado) refresh() {
	a := t.p.s.Assessment()
	if a == t.of {
		return
	}
	t.of = a
	var bars []socialvalue.Bar
	if r := t.p.result(); r != nil {
		bars = r.Tornado(a.Pricing.Graph)
	}
	words := ""
	if len(bars) == 0 {
		words = "No assumption with a lowest and a highest value moves a ratio yet. Type ranges in the impact map."
	}
	t.why.SetText(words)
	form.SetShown(t.why, words != "")
	t.table.SetRows(bars)
	form.SetShown(t.table, len(bars) > 0)
	spec := chart.Spec{Kind: chart.Tornado, Series: []string{"Ratio at the low", "Ratio at the high"}}
	if f, found := a.Figure("sv.ratio"); found && f.Available {
		spec.Base = chart.Value{Amount: f.Value, Text: "As it is: " + ratio(f.Value), Figure: f.ID}
	}
	for _, b := range bars {
		spec.Bars = append(spec.Bars, chart.Bar{Label: b.Name, Values: []chart.Value{{Amount: b.AtLow, Text: ratio(b.AtLow)}, {Amount: b.AtHigh, Text: ratio(b.AtHigh)}}})
	}
	t.chart.Set(spec)
	form.SetShown(t.chart, len(spec.Bars) > 0)
	kit.Relayout(t.view)
}

// ratio prints a ratio to three places.
func ratio(v decimal.Decimal) string { return money.FormatQuantity(v.Round(3)) }

// trials are random draws of everything that has a range, run when asked.
type trials struct {
	p      *Page
	g      form.Group
	view   *fyne.Container
	result *kit.Listing
	last   map[string]tried // by bid, while the program runs
}

// tried is a result with the case that it rests on.
type tried struct {
	number int
	of     bid.Document
	out    risk.Outcome
	issues []bid.Issue
}

func (p *Page) newTrials() *trials {
	t := &trials{p: p, g: p.group("trials."), result: kit.NewListing(), last: map[string]tried{}}
	of := func(b *bid.Bid) *bid.SocialTrials { return &b.SocialValue.Trials }
	t.view = kit.Stack(kit.Section("Random trials"),
		kit.Text("Every assumption with a range is drawn anew, thousands of times. Draws are independent of each other, which makes the spread look narrower than it is where bad luck comes together."),
		kit.Form(t.g.Quantity("runs", "Number of trials", "5,000 when empty; at most 50,000.", func(b *bid.Bid) *money.Quantity { return &of(b).Runs }),
			t.g.Quantity("seed", "Seed", "The same seed gives the same result on every computer; 1 when empty.", func(b *bid.Bid) *money.Quantity { return &of(b).Seed })),
		kit.Row(kit.NewButton("Run the trials", t.run)), t.result)
	return t
}

// run plays the trials elsewhere, with progress and a way to stop.
func (t *trials) run() {
	s := t.p.s
	a := s.Assessment()
	if a == nil {
		return
	}
	var stopped atomic.Bool
	id := s.BidID()
	set, done := s.Working("Running the trials", "Drawing every assumption anew …", func() { stopped.Store(true) })
	s.Run(func() {
		out, issues := a.SocialTrials(risk.Control{Stop: stopped.Load, Progress: func(n, of int) { s.Post(func() { set(int64(n), int64(of)) }) }})
		s.Post(func() {
			done()
			t.last[id] = tried{t.last[id].number + 1, a.Document, out, issues}
			t.show()
			if out.Stopped {
				s.Say("The trials were stopped. No result is shown of a part.")
			}
		})
	})
}

func (t *trials) refresh(fresh bool) {
	t.g.Refresh(fresh)
	t.show()
}

func (t *trials) show() {
	last, ok := t.last[t.p.s.BidID()]
	if !ok {
		t.result.Set("", func() []fyne.CanvasObject { return []fyne.CanvasObject{kit.NewSmall("No trials have been run yet.")} })
		return
	}
	now := t.p.s.Document()
	stale := !reflect.DeepEqual(last.of.Bid.SocialValue, now.Bid.SocialValue) || !reflect.DeepEqual(last.of.Bid.Pricing, now.Bid.Pricing)
	t.result.Set(t.p.s.BidID()+strconv.Itoa(last.number)+strconv.FormatBool(stale), func() []fyne.CanvasObject { return t.told(last, stale) })
}

func (t *trials) told(last tried, stale bool) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if stale {
		out = append(out, kit.NewMarked(kit.Attention, "The case has changed since these trials. Run them again before you use this result."))
	}
	for _, i := range last.issues {
		out = append(out, kit.NewMarked(kit.Attention, i.Message))
	}
	if len(last.out.Figures) == 0 || last.out.Figures[0].Counted == 0 {
		return out
	}
	f := last.out.Figures[0]
	for _, words := range last.out.Words {
		out = append(out, kit.Text(words))
	}
	spec := chart.Spec{Kind: chart.Histogram}
	for _, b := range f.Bins {
		spec.Bins = append(spec.Bins, chart.Bin{From: b.From, To: b.To, Count: b.Count, Apart: !b.To.GreaterThan(f.Line)})
	}
	mark := func(sign, label string, at decimal.Decimal) {
		spec.Marks = append(spec.Marks, chart.Mark{Sign: sign, Label: label, At: at, Value: chart.Value{Amount: at, Text: f.Format(at)}})
	}
	mark("1", "1 in 10 trials is at this or less:", f.P10)
	mark("2", "Half of them are at this or less:", f.P50)
	mark("3", "9 in 10 are at this or less:", f.P90)
	drawn := kit.NewChart("How often the trials ended at which ratio, as bars; hatched bars lie below 1. The lines below say the same in words.")
	drawn.Set(spec)
	return append(out, drawn, kit.NewSmall("Trials: "+money.FormatQuantity(decimal.NewFromInt(int64(last.out.Done)))+", seed "+strconv.FormatInt(last.out.Seed, 10)+". Hatched bars lie below 1."))
}
