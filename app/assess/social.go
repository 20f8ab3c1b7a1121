package assess

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/risk"
	"bidwright/app/socialvalue"
	"bidwright/app/tender"
)

// socialRatio is the figure that the uncertainty of a social value case is told by.
const socialRatio = "sv.ratio"

// SocialTrials draws every assumption of the case that has a range, a shared one once, and
// follows the ratio: how often it comes out at 1 or above. Draws are independent. It is
// long work: follow it and stop it by c.
func (a *Assessment) SocialTrials(c risk.Control) (risk.Outcome, []bid.Issue) {
	if why := a.noRatio(); why != "" {
		return risk.Outcome{}, []bid.Issue{{Code: risk.CodeNoFigure, Severity: bid.Informs, Path: "socialValue.rows", Message: why}}
	}
	if len(a.Social.Drivers) == 0 {
		return risk.Outcome{}, []bid.Issue{{Code: risk.CodeNoDriver, Severity: bid.Informs, Path: "socialValue.rows", Message: "No assumption of the impact map has a lowest and a highest value yet, so every trial would give the same ratio. Type ranges for what is uncertain."}}
	}
	t := a.Document.Bid.SocialValue.Trials
	r := bid.Risk{Drivers: a.Social.Drivers}
	if t.Runs.IsSet() {
		r.Trials = int(t.Runs.Decimal().IntPart())
	}
	if t.Seed.IsSet() {
		r.Seed = t.Seed.Decimal().IntPart()
	}
	for _, i := range a.Issues { // runs or a seed that cannot be
		if i.Code == "SV-091" {
			return risk.Outcome{}, []bid.Issue{i}
		}
	}
	o := a.naming()
	o.Lines = map[string]decimal.Decimal{socialRatio: decimal.NewFromInt(1)}
	return risk.Trials(a.Pricing.Graph, []string{socialRatio}, r, o, c)
}

// noRatio says why there is no ratio to move; empty with one.
func (a *Assessment) noRatio() string {
	f, found := a.Figure(socialRatio)
	switch {
	case !found:
		return "There is no social value case yet."
	case !f.Available:
		return f.Reason
	}
	return ""
}

// socialWhatIf are the tornado and the trials of the case as figures:
//
//	sv.tornado.<assumption>.low, .high    the ratio at the assumption's low and high
//	sv.mc.p10, .p50, .p90                 the ratio over the trials, by nearest rank
//	sv.mc.share                           share of the trials with a ratio of 1 or above
//	sv.mc.seed, .runs
func (a *Assessment) socialWhatIf() map[string]jsonFigure {
	out := map[string]jsonFigure{}
	set := func(id, label, unit string, v decimal.Decimal) {
		text := v.String()
		out[id] = jsonFigure{Unit: unit, Label: label, Value: &text}
	}
	for _, b := range a.Social.Tornado(a.Pricing.Graph) {
		set("sv.tornado."+b.ID+".low", "Ratio when "+b.Name+" is "+b.Unit.Format(b.Low), "ratio", b.AtLow)
		set("sv.tornado."+b.ID+".high", "Ratio when "+b.Name+" is "+b.Unit.Format(b.High), "ratio", b.AtHigh)
	}
	o, _ := a.SocialTrials(risk.Control{})
	if o.Done == 0 || len(o.Figures) == 0 || o.Figures[0].Counted == 0 {
		return out
	}
	f := o.Figures[0]
	set("sv.mc.p10", "Ratio: 1 in 10 trials is at this or less", "ratio", f.P10)
	set("sv.mc.p50", "Ratio: half of the trials are at this or less", "ratio", f.P50)
	set("sv.mc.p90", "Ratio: 9 in 10 trials are at this or less", "ratio", f.P90)
	set("sv.mc.share", "Share of the trials with a ratio of 1 or above", "share", decimal.NewFromInt(1).Sub(f.Chance))
	set("sv.mc.seed", fmt.Sprintf("Seed of the trials, %s", o.Generator), "", decimal.NewFromInt(o.Seed))
	set("sv.mc.runs", "Number of trials", "", decimal.NewFromInt(int64(o.Done)))
	return out
}

// buyer is what the route found of the purchase, for rules that bind some buyers only.
func buyer(t *tender.Result) socialvalue.Buyer {
	r := t.Route
	return socialvalue.Buyer{Regime: string(r.Regime), Nation: r.Nation, Authority: r.Authority, Above: r.AtOrAbove, Began: r.Began}
}
