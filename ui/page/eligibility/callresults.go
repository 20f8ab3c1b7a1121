package eligibility

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/tender/calloff"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

func (p *Page) qualificationOf(id string) (calloff.Qualification, bool) {
	if r := p.callOff(); r != nil {
		if i := slices.IndexFunc(r.Qualifications, func(q calloff.Qualification) bool { return q.ID == id }); i >= 0 {
			return r.Qualifications[i], true
		}
	}
	return calloff.Qualification{}, false
}

// qualified says in a word whether a place may be invited.
func (p *Page) qualified(id string) (string, kit.State) {
	q, _ := p.qualificationOf(id)
	switch q.State {
	case calloff.StateQualified:
		return "Qualified", kit.Ready
	case calloff.StateSuspended:
		return "Suspended", kit.Blocked
	}
	return "Not known yet", kit.NotStarted
}

func (p *Page) qualifiedWords(id string) string {
	q, _ := p.qualificationOf(id)
	return q.Words
}

// referralOf is a referral as scored.
func (p *Page) referralOf(id string) (calloff.Referral, bool) {
	if r := p.callOff(); r != nil {
		if i := slices.IndexFunc(r.Referrals, func(x calloff.Referral) bool { return x.ID == id }); i >= 0 {
			return r.Referrals[i], true
		}
	}
	return calloff.Referral{}, false
}

func (p *Page) bidderOf(referral, id string) (calloff.Bidder, bool) {
	r, _ := p.referralOf(referral)
	if i := slices.IndexFunc(r.Bidders, func(o calloff.Bidder) bool { return o.ID == id }); i >= 0 {
		return r.Bidders[i], true
	}
	return calloff.Bidder{}, false
}

// ownPlace is where our bid stands in a referral.
func (p *Page) ownPlace(referral string) string {
	r, _ := p.referralOf(referral)
	for _, o := range r.Bidders {
		if o.Own {
			return placeOf(o)
		}
	}
	return "No bid of ours"
}

func placeOf(o calloff.Bidder) string {
	if o.Rank == 0 {
		return "Not ranked"
	}
	return strconv.Itoa(o.Rank)
}

// rankOf is the place in a table, a dash while there is none.
func rankOf(o calloff.Bidder) string {
	if o.Rank == 0 {
		return "–"
	}
	return strconv.Itoa(o.Rank)
}

func (p *Page) bidderCost(referral string, x bid.ReferralBidder) string {
	o, ok := p.bidderOf(referral, x.ID)
	if !ok {
		return orDash(x.Cost.Format())
	}
	return p.s.Printed("dps." + o.Figures + ".cost")
}

func (p *Page) bidderTotal(referral string, x bid.ReferralBidder) string {
	o, ok := p.bidderOf(referral, x.ID)
	if !ok {
		return "–"
	}
	return p.s.Printed("dps." + o.Figures + ".total")
}

// schemeRules are the rules of the scheme that are shown and not scored.
type schemeRules struct {
	*kit.Listing
	p *Page
}

func (p *Page) newSchemeRules() schemeRules { return schemeRules{kit.NewListing(), p} }

func (r schemeRules) refresh() {
	var texts []string
	if c := r.p.callOff(); c != nil {
		for _, x := range c.Rules {
			texts = append(texts, x.Text)
		}
	}
	r.Set(strings.Join(texts, "\n"), func() []fyne.CanvasObject {
		if len(texts) == 0 {
			return nil
		}
		return []fyne.CanvasObject{kit.Section("Rules that are not scored"), kit.Text(strings.Join(texts, "\n"))}
	})
}

// referralResults are the marks of the chosen referral: a table, a picture, the choice
// of the parents, and what to improve first.
type referralResults struct {
	p       *Page
	table   *kit.Table[form.Row]
	picture *kit.Chart
	words   *kit.Listing
	view    *fyne.Container
	of      *lines.Editor[bid.ScoredReferral]
}

// The parts of a total, by the ends of their figures.
var partEnds = []struct {
	end, name string
	ems       float32
}{
	{"price", "Price", 4.5}, {"cc", "Qualifying", 6.5}, {"out", "Outcomes", 6.5}, {"needs", "Needs", 4.2}, {"feat", "Features", 5.5}, {"loc", "Distance", 5.5},
}

func (p *Page) newReferralResults(of *lines.Editor[bid.ScoredReferral]) *referralResults {
	r := &referralResults{p: p, of: of, words: kit.NewListing(), picture: kit.NewChart("The marks of each bid, part by part, as bars")}
	columns := []kit.Column[form.Row]{{Title: "Bid", Ems: 8, Weight: 2, Text: func(x form.Row) string { return x.Name }},
		{Title: "Total", Ems: 4.5, Right: true, Text: form.Cell(0)},
		{Title: "Rank", Ems: 4, Right: true, Text: form.Cell(1)}}
	for i, part := range partEnds {
		columns = append(columns, kit.Column[form.Row]{Title: part.name, Ems: part.ems, Right: true, Optional: true, Text: form.Cell(i + 2)})
	}
	r.table = form.FigureTable(p.s, "Marks of each bid", columns...)
	r.table.VisibleRows = 8
	r.view = kit.Stack(kit.Section("How the bids stand"), r.table, r.words, r.picture)
	of.Form.Add(r.view)
	before := of.OnShow
	of.OnShow = func(x bid.ScoredReferral) {
		if before != nil {
			before(x)
		}
		r.refresh()
	}
	return r
}

func (r *referralResults) refresh() {
	x, ok := r.p.referralOf(r.of.Selected())
	form.SetShown(r.view, ok && len(x.Bidders) > 0)
	if !ok || len(x.Bidders) == 0 {
		return
	}
	var rows []form.Row
	for _, o := range inOrder(x) {
		row := form.Row{ID: "dps." + o.Figures + ".total", Name: name(o), Cells: []string{r.p.s.Printed("dps." + o.Figures + ".total"), rankOf(o)}}
		for _, part := range partEnds {
			row.Cells = append(row.Cells, r.p.s.Printed("dps."+o.Figures+"."+part.end))
		}
		rows = append(rows, row)
	}
	r.table.SetRows(rows)
	spec := r.spec(x)
	form.SetShown(r.picture, len(spec.Bars) > 0)
	r.picture.Set(spec)
	r.say(x)
}

// inOrder are the bids as they rank; those that are not ranked come last.
func inOrder(x calloff.Referral) []calloff.Bidder {
	out := slices.Clone(x.Bidders)
	slices.SortStableFunc(out, func(a, b calloff.Bidder) int {
		if (a.Rank == 0) != (b.Rank == 0) {
			return b.Rank - a.Rank
		}
		return a.Rank - b.Rank
	})
	return out
}

func name(o calloff.Bidder) string {
	if o.Own {
		return page.Clip(o.Name, 60) + " (ours)"
	}
	return page.Clip(o.Name, 60)
}

// say tells the choice of the parents, why a bid is not ranked, and what to improve.
func (r *referralResults) say(x calloff.Referral) {
	var texts, better []string
	if x.Why != "" {
		texts = append(texts, x.Why)
	} else if x.ChoiceWords != "" {
		texts = append(texts, x.ChoiceWords)
	}
	for _, o := range x.Bidders {
		if o.Why != "" && o.Why != x.Why {
			texts = append(texts, name(o)+" is not ranked: "+o.Why)
		}
		if o.Own {
			for _, m := range o.Improve {
				better = append(better, m.Words)
			}
		}
	}
	r.words.Set(strings.Join(texts, "\n")+"\x00"+strings.Join(better, "\n"), func() []fyne.CanvasObject {
		out := []fyne.CanvasObject{kit.Text(strings.Join(texts, "\n"))}
		if len(better) > 0 {
			out = append(out, kit.Strong("What to improve first"), kit.Text(strings.Join(better, "\n")))
		}
		return out
	})
}

// spec is the picture of the marks: each ranked bid a bar of its parts.
func (r *referralResults) spec(x calloff.Referral) chart.Spec {
	spec := chart.Spec{Kind: chart.Stacked}
	for _, part := range partEnds {
		spec.Series = append(spec.Series, part.name)
	}
	for _, o := range inOrder(x) {
		if o.Rank == 0 {
			continue
		}
		bar := chart.Bar{Label: fmt.Sprintf("%d. %s", o.Rank, name(o)), Strong: o.Own}
		for _, part := range partEnds {
			bar.Values = append(bar.Values, r.value("dps."+o.Figures+"."+part.end))
		}
		bar.Total = r.value("dps." + o.Figures + ".total")
		spec.Bars = append(spec.Bars, bar)
	}
	return spec
}

func (r *referralResults) value(id string) chart.Value {
	a := r.p.s.Assessment()
	f, ok := a.Figure(id)
	if !ok || !f.Available {
		return chart.Value{}
	}
	return chart.Value{Amount: f.Value, Text: f.Printed, Figure: id}
}
