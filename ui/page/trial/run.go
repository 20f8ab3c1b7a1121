package trial

import (
	"reflect"
	"strconv"
	"sync/atomic"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/risk"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// run runs the trials and keeps the last result of each bid while the program runs.
type run struct {
	p    *Page
	view *kit.Listing
	last map[string]ran // by bid
}

// ran is a result with the document that it rests on.
type ran struct {
	number int // tells results apart
	of     bid.Document
	out    risk.Outcome
	issues []bid.Issue
}

func (p *Page) newRun() *run { return &run{p: p, view: kit.NewListing(), last: map[string]ran{}} }

// start plays the trials elsewhere, with progress and a way to stop.
func (r *run) start() {
	s := r.p.s
	a := s.Assessment()
	if a == nil {
		return
	}
	var stopped atomic.Bool
	id, options := s.BidID(), r.p.options(true)
	set, done := s.Working("Running the trials", "Playing the contract through …", func() { stopped.Store(true) })
	s.Run(func() {
		out, issues := risk.Trials(a.Pricing.Graph, risk.Present(a.Pricing.Graph, risk.TrialFigures), a.Document.Bid.Pricing.Risk, options, risk.Control{
			Stop:     stopped.Load,
			Progress: func(n, of int) { s.Post(func() { set(int64(n), int64(of)) }) },
		})
		s.Post(func() {
			done()
			r.last[id] = ran{r.last[id].number + 1, a.Document, out, issues}
			r.refresh()
			if out.Stopped {
				s.Say("The trials were stopped. No result is shown of a part.")
			}
		})
	})
}

// basis is a document without what no trial rests on.
func basis(d bid.Document) bid.Document {
	d.Bid.Pricing.Scenarios, d.Bid.Title, d.Bid.Notes, d.Bid.Accepted = nil, "", "", nil
	return d
}

func (r *run) refresh() {
	last, ok := r.last[r.p.s.BidID()]
	if !ok {
		r.view.Set("", func() []fyne.CanvasObject {
			return []fyne.CanvasObject{kit.Text("No trials have been run yet.")}
		})
		return
	}
	stale := !reflect.DeepEqual(basis(last.of), basis(r.p.s.Document()))
	r.view.Set(r.p.s.BidID()+" "+strconv.Itoa(last.number)+" "+strconv.FormatBool(stale), func() []fyne.CanvasObject {
		return r.result(last, stale)
	})
}

// result shows what the trials said: in words, as a picture and as a table.
func (r *run) result(last ran, stale bool) []fyne.CanvasObject {
	out := []fyne.CanvasObject{kit.Section("What the trials say")}
	if stale {
		out = append(out, kit.NewMarked(kit.Attention, "The bid has changed since these trials. Run them again before you use this result."))
	}
	for _, words := range last.out.Words {
		out = append(out, kit.Text(words))
	}
	if len(last.issues) > 0 {
		wrong := kit.NewErrorSummary(func(i bid.Issue) { r.p.s.GoTo(i.Path) })
		wrong.SetIssues(last.issues)
		out = append(out, wrong)
	}
	if len(last.out.Figures) == 0 {
		return out
	}
	if last.out.Held != "" {
		out = append(out, kit.NewSmall(last.out.Held))
	}
	picture := kit.NewChart("How often the contract leaves how much over, as bars")
	picture.Set(histogram(last.out.Figures[0]))
	return append(out, kit.NewSmall(last.out.Figures[0].Label), picture, r.table(last.out))
}

// spreads is a table of the figures that the trials follow.
func (r *run) table(out risk.Outcome) fyne.CanvasObject {
	type row = risk.Spread
	cell := func(of func(row) decimal.Decimal) func(row) string {
		return func(x row) string {
			if x.Counted == 0 {
				return "not available"
			}
			return x.Format(of(x))
		}
	}
	t := kit.NewTable("Results of the trials", func(x row) string { return x.ID }, nil,
		kit.Column[row]{Title: "Figure", Ems: 9, Weight: 2, Text: func(x row) string { return x.Label }},
		kit.Column[row]{Title: "1 in 10 below", Ems: 8, Right: true, Text: cell(func(x row) decimal.Decimal { return x.P10 })},
		kit.Column[row]{Title: "Middle", Ems: 6, Right: true, Text: cell(func(x row) decimal.Decimal { return x.P50 })},
		kit.Column[row]{Title: "9 in 10 below", Ems: 8, Right: true, Text: cell(func(x row) decimal.Decimal { return x.P90 })},
		kit.Column[row]{Title: "Lowest", Ems: 6, Right: true, Optional: true, Text: cell(func(x row) decimal.Decimal { return x.Lowest })},
		kit.Column[row]{Title: "Highest", Ems: 6, Right: true, Optional: true, Text: cell(func(x row) decimal.Decimal { return x.Highest })},
		kit.Column[row]{Title: "Chance of loss", Ems: 8, Right: true, Text: chanceOf})
	t.SetRows(out.Figures)
	return t
}

// chanceOf is the chance of a loss, for a figure that is one below zero.
func chanceOf(x risk.Spread) string {
	if !x.Loses() {
		return "–"
	}
	return x.ChanceWords()
}

// histogram is the picture of a spread, losses set off from the rest.
func histogram(x risk.Spread) chart.Spec {
	spec := chart.Spec{Kind: chart.Histogram}
	for _, b := range x.Bins {
		spec.Bins = append(spec.Bins, chart.Bin{From: b.From, To: b.To, Count: b.Count, Apart: x.Loses() && !b.To.IsPositive()})
	}
	mark := func(sign, label string, at decimal.Decimal, strong bool) {
		spec.Marks = append(spec.Marks, chart.Mark{Sign: sign, Label: label, At: at, Strong: strong, Value: chart.Value{Amount: at, Text: x.Format(at)}})
	}
	if x.Loses() && x.Lowest.IsNegative() && x.Highest.IsPositive() {
		mark("0", "Neither lost nor left over (hatched bars lose money):", decimal.Zero, true)
	}
	mark("1", "1 in 10 comes out at this or less:", x.P10, false)
	mark("2", "Half come out at this or less:", x.P50, false)
	mark("3", "9 in 10 come out at this or less:", x.P90, false)
	return spec
}
