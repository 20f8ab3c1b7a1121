package assess

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/risk"
)

// Scenarios works out the bid's scenarios exactly beside the base. The price target
// follows the costs; a price that was typed stays.
func (a *Assessment) Scenarios() ([]risk.Case, []bid.Issue) {
	g := a.Pricing.Graph
	return risk.Scenarios(g, a.Document.Bid.Pricing.Scenarios, risk.Present(g, risk.ScenarioFigures), a.naming())
}

// Sensitivity moves every input alone and ranks them by what they do to a figure; the
// first rows are exact. The price asked is held, so that a loss shows as one.
func (a *Assessment) Sensitivity(figure string, rows int) (risk.Sensitivity, []bid.Issue) {
	return risk.Tornado(a.Pricing.Graph, figure, a.Document.Bid.Pricing.Risk.Drivers, rows, a.holding())
}

// Trials draws the bid's uncertain inputs as often as it asks for, the price asked held.
// It is long work for a large bid: follow it and stop it by c.
func (a *Assessment) Trials(c risk.Control) (risk.Outcome, []bid.Issue) {
	g := a.Pricing.Graph
	return risk.Trials(g, risk.Present(g, risk.TrialFigures), a.Document.Bid.Pricing.Risk, a.holding(), c)
}

func (a *Assessment) naming() risk.Options { return risk.Options{Name: risk.Names(a.Document)} }

func (a *Assessment) holding() risk.Options {
	o := a.naming()
	o.Hold = risk.Held(a.Pricing.Graph)
	return o
}

// whatIfFigures are the results of scenarios, of the tornado on the whole contract and
// of trials as figures for the command line:
//
//	scenario.<id>.<figure>            the figure in a scenario
//	sensitivity.<input>.low, .high    left over over the contract at the input's low and high
//	risk.<figure>.mean, .p10, .p50, .p90, .lowest, .highest    over the trials
//	risk.<figure>.chance_below        share of trials below zero
//	risk.seed, risk.trials
func (a *Assessment) whatIfFigures() (map[string]jsonFigure, []jsonIssue) {
	out := map[string]jsonFigure{}
	var issues []bid.Issue
	set := func(id, label, unit string, v decimal.Decimal, has bool, reason string) {
		f := jsonFigure{Unit: unit, Label: label, Reason: reason}
		if has {
			text := v.String()
			f.Value, f.Reason = &text, ""
		}
		out[id] = f
	}
	cases, found := a.Scenarios()
	issues = append(issues, found...)
	for _, c := range cases {
		for _, f := range c.Figures {
			set("scenario."+c.ID+"."+f.ID, c.Name+": "+f.Label, f.Unit.String(), f.Value, f.HasValue, f.Reason.Text)
		}
	}
	s, found := a.Sensitivity("contract.gap", 0)
	issues = append(issues, found...)
	for _, bar := range append(append([]risk.Bar(nil), s.Own...), s.Facts...) {
		if !bar.Exact {
			continue
		}
		set("sensitivity."+bar.ID+".low", s.Label+" when "+bar.Label+" is "+bar.Unit.Format(bar.Low), s.Unit.String(), bar.AtLow, bar.HasLow, bar.Reason.Text)
		set("sensitivity."+bar.ID+".high", s.Label+" when "+bar.Label+" is "+bar.Unit.Format(bar.High), s.Unit.String(), bar.AtHigh, bar.HasHigh, bar.Reason.Text)
	}
	if len(a.Document.Bid.Pricing.Risk.Drivers) > 0 {
		o, found := a.Trials(risk.Control{})
		issues = append(issues, found...)
		if o.Done > 0 {
			set("risk.seed", "Seed of the trials, "+o.Generator, "", decimal.NewFromInt(o.Seed), true, "")
			set("risk.trials", "Number of trials", "", decimal.NewFromInt(int64(o.Done)), true, "")
		}
		for _, f := range o.Figures {
			for _, one := range []struct {
				name string
				v    decimal.Decimal
			}{{"mean", f.Mean}, {"p10", f.P10}, {"p50", f.P50}, {"p90", f.P90}, {"lowest", f.Lowest}, {"highest", f.Highest}} {
				set("risk."+f.ID+"."+one.name, f.Label+": "+one.name+" of the trials", f.Unit.String(), one.v, f.Counted > 0, f.MissingWhy.Text)
			}
			set("risk."+f.ID+".chance_below", fmt.Sprintf("%s: share of the trials below %s", f.Label, f.Line.String()), "share", f.Chance, f.Counted > 0, f.MissingWhy.Text)
		}
	}
	list := make([]jsonIssue, 0, len(issues))
	for _, i := range issues {
		list = append(list, jsonIssue{i.Code, i.Severity, i.Message, i.Path, "", i.Accepted})
	}
	return out, list
}
