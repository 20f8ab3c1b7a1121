package corecost

import (
	"slices"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Service is one service of the organisation with its full cost (keys fcr.full,
// fcr.recovery, fcr.subsidy, fcr.rate), pounds a year.
type Service struct {
	ID, Name string
	Chosen   bool         // the service of this bid
	Printed  money.Pounds // its part of the running costs, the sum of its printed parts
	Overhead, Direct, Income, Full, Recovery,
	Subsidy, Rate calc.Node

	activity bid.Activity
}

// SingleKey is the same running costs shared by one key alone, to show what the
// choice of keys decides.
type SingleKey struct {
	Key   bid.AllocationKey
	Parts []money.Pounds // by service, adding to the total
}

// finish adds the totals of the grid: after the price, so that what is only needed
// for the organisation's own picture never counts as missing from the price.
func (a *Allocation) finish(s *working.Sheet, org bid.Organisation) {
	if len(a.services) == 0 {
		return // refused as too many
	}
	var overheads, directs []calc.Node
	for i := range a.Services {
		v := &a.Services[i]
		v.Chosen = i == a.chosen
		a.service(s, i, v)
		overheads, directs = append(overheads, v.Overhead), append(directs, v.Direct)
	}
	var amounts []calc.Node
	for _, r := range a.Rows {
		if !r.Department {
			amounts = append(amounts, r.AmountNode)
		}
	}
	for _, o := range a.Own {
		if n, found := s.Graph.Node("organisation.runningCosts." + o.ID + ".amount"); found {
			if v, known := n.Value(); known && !v.Equal(money.RoundPence(v)) {
				n = s.Graph.Round(n, 2, money.R2)
			}
			amounts = append(amounts, n)
		}
	}
	a.Running = s.Sum(working.Fig{ID: "fcr.running", Label: "Running costs of the organisation", Unit: calc.PoundsYear, Key: "fcr.full"}, amounts...)
	a.Direct = s.Sum(working.Fig{ID: "fcr.direct", Label: "Direct cost of all services", Unit: calc.PoundsYear, Key: "fcr.full"}, directs...)
	allocated := s.Sum(working.Fig{ID: "fcr.allocated", Label: "Running costs shared out", Unit: calc.PoundsYear, Key: "fcr.alloc"}, overheads...)
	a.Full = s.Sum(working.Fig{ID: "fcr.full", Label: "Cost of all services with their share of running costs", Unit: calc.PoundsYear, Key: "fcr.full"}, a.Direct, allocated)
	a.Rate = s.Div(working.Fig{ID: "fcr.rate", Label: "Running costs as a share of direct cost, whole organisation", Unit: calc.Percent, Key: "fcr.rate"}, a.Running, a.Direct, "there is no direct cost")
	a.single()
	a.checkSums()
	a.reconcile(s, org)
}

func (a *Allocation) service(s *working.Sheet, i int, v *Service) {
	id, path := "fcr.service."+v.ID+".", "organisation.allocation.services."+v.ID
	fig := func(name, label, key string, unit calc.Unit) working.Fig {
		return working.Fig{ID: id + name, Label: v.Name + ": " + label, Unit: unit, Key: key, Path: path}
	}
	overhead := fig("overhead", "share of running costs", "fcr.alloc", calc.PoundsYear)
	sum, complete, figures := decimal.Zero, !a.Open, true
	var nodes []calc.Node
	for _, r := range a.Rows {
		sum = sum.Add(r.Parts[i].Decimal())
		complete = complete && r.Parts[i].IsSet()
		figures = figures && working.Usable(r.Nodes[i])
		nodes = append(nodes, r.Nodes[i])
	}
	switch {
	case figures:
		v.Overhead = s.Sum(overhead, nodes...)
	case complete: // the grid is too large for a figure each: its printed column is added
		overhead.Label += ", the sum of its column in the allocation"
		v.Overhead = s.Constant(overhead, sum.String())
	default:
		v.Overhead = s.None(overhead, "A running cost could not be shared.")
	}
	if complete {
		v.Printed = money.PoundsOf(sum)
	}
	optional := func(field, label string, value money.Pounds) calc.Node {
		return s.Input(working.Fig{Label: v.Name + ": " + label, Unit: calc.PoundsYear, Path: path + "." + field}, value,
			working.Ask("The "+label+" of “"+v.Name+"” is not entered."), working.MayBeNegative)
	}
	v.Direct = optional("direct", "direct cost", v.activity.Direct)
	v.Income = optional("income", "income", v.activity.Income)
	v.Full = s.Sum(fig("full", "full cost", "fcr.full", calc.PoundsYear), v.Direct, v.Overhead)
	v.Recovery = s.Div(fig("recovery", "share of its full cost that income covers", "fcr.recovery", calc.Percent), v.Income, v.Full, "there is no cost")
	v.Subsidy = s.Sub(fig("subsidy", "full cost less income", "fcr.subsidy", calc.PoundsYear), v.Full, v.Income)
	v.Rate = s.Div(fig("rate", "running costs as a share of its direct cost", "fcr.rate", calc.Percent), v.Overhead, v.Direct, "there is no direct cost")
}

// single shares the whole total by each key that adds to something.
func (a *Allocation) single() {
	if a.Open {
		return
	}
	for _, key := range Keys {
		weights := make([]decimal.Decimal, len(a.services))
		for i, r := range a.services {
			weights[i] = r.measure(key).Decimal()
		}
		parts, err := money.Allocate(a.Total, weights, 2)
		if err != nil {
			continue // no service has any of this key, or it is refused elsewhere
		}
		one := SingleKey{Key: key, Parts: make([]money.Pounds, len(parts))}
		for i, p := range parts {
			one.Parts[i] = money.PoundsOf(p)
		}
		a.Single = append(a.Single, one)
	}
}

// checkSums adds the grid again (CORE-003).
func (a *Allocation) checkSums() {
	sum := decimal.Zero
	for _, r := range a.Rows {
		for _, p := range r.Parts {
			sum = sum.Add(p.Decimal())
		}
	}
	if gap := a.Total.Sub(sum); !gap.IsZero() {
		a.issue("CORE-003", bid.Blocks, "organisation.allocation", "The services bear %s of the running costs of %s, so %s is borne by nobody. Mend the lines that could not be shared.",
			money.FormatPounds(sum), money.FormatPounds(a.Total), money.FormatPounds(gap))
	}
}

// reconcile compares the full cost of all services with the last accounts (CORE-005).
func (a *Allocation) reconcile(s *working.Sheet, org bid.Organisation) {
	path := "organisation.allocation.accounts"
	if !org.Allocation.Accounts.IsSet() {
		return
	}
	a.Accounts = s.Input(working.Fig{Label: "Total expenditure of the last accounts", Unit: calc.PoundsYear, Path: path}, org.Allocation.Accounts)
	a.Difference = s.Sub(working.Fig{ID: "fcr.accounts.difference", Label: "Accounts less the cost of all services", Unit: calc.PoundsYear, Key: "fcr.full", Path: path}, a.Accounts, a.Full)
	gap, known := a.Difference.Value()
	if known && !money.RoundPence(gap).IsZero() {
		a.issue("CORE-005", bid.Warns, path, "The accounts show %s and the services with their running costs come to %s: %s apart. Find what is missing or counted twice, or note why they differ.",
			money.FormatPounds(a.Accounts.Decimal()), money.FormatPounds(a.Full.Decimal()), money.FormatPounds(gap.Abs()))
	}
}

// findings are those of the allocation. What would block the final schedule only
// warns in a bid that takes nothing from the allocation.
func (a *Allocation) findings(core bid.CoreCosts) []bid.Issue {
	out := slices.Clone(a.issues)
	if core.Method == bid.CoreAllocated || core.ServiceID != "" {
		return out
	}
	for i := range out {
		if out[i].Severity == bid.Blocks {
			out[i].Severity = bid.Warns
		}
	}
	return out
}
