package pricing

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// DriverGroup is the part of the price that a driver belongs to.
type DriverGroup string

// The groups in printing order. Surplus is no cost: with it the drivers add to the
// income of year 1.
const (
	DriverPeople      DriverGroup = "people"
	DriverCosts       DriverGroup = "costs"
	DriverSetup       DriverGroup = "setup"
	DriverCore        DriverGroup = "core"
	DriverContingency DriverGroup = "contingency"
	DriverSurplus     DriverGroup = "surplus"
)

// Driver is one thing that the price rests on, as a buyer asks for it who doubts that a
// low price can be delivered: how much of it, at what rate, where that is known from and
// why it is enough. Amount is of contract year 1 at the price asked and exact; the
// drivers of the cost add to the cost of that year.
type Driver struct {
	Group  DriverGroup
	Name   string
	Figure string // id of the amount
	Amount decimal.Decimal
	Known  bool
	Why    string // why the amount is not known

	// Quantity × Rate is the amount but for the rounding of the one that is divided, to
	// 6 decimals. Unit names what is counted; a year where nothing else is.
	Quantity, Rate decimal.Decimal
	Unit           string

	Source, Reason string
	// SourcePath and ReasonPath are the fields where these are typed; empty where there
	// is no field for it.
	SourcePath, ReasonPath string
	Label                  bid.Label
}

// Words are the quantity and the rate, to 4 decimals: “26,000 meals × £2.32”.
func (d Driver) Words() string {
	if !d.Known {
		return d.Why
	}
	return money.FormatQuantity(d.Quantity.Round(4)) + " " + d.Unit + " × " + money.FormatRate(d.Rate.Round(4))
}

// Missing reports a driver whose source or reason is not written though it has a field.
func (d Driver) Missing() (source, reason bool) {
	return d.Source == "" && d.SourcePath != "", d.Reason == "" && d.ReasonPath != ""
}

// LowBid lists every driver of the cost of year 1, and the surplus, in printing order.
// It only reads the result. What is nothing is left out.
func LowBid(r *Result, doc bid.Document) []Driver {
	if r == nil || len(r.Years) == 0 {
		return nil
	}
	l := &lowBid{r: r, p: &doc.Bid.Pricing, income: r.Years[0].Income}
	l.people()
	l.costs()
	l.core(doc)
	l.head(DriverContingency, "contingency", "Contingency", "", "")
	l.add(Driver{Group: DriverSurplus, Name: "Left over at the price asked"}, r.Years[0].Gap)
	return l.out
}

type lowBid struct {
	r      *Result
	p      *bid.Pricing
	income calc.Node
	out    []Driver
}

// add takes a driver whose amount is a figure, as one year of it unless a quantity or a
// rate is given already.
func (l *lowBid) add(d Driver, amount calc.Node) {
	if !working.Usable(amount) {
		return
	}
	d.Figure = amount.ID()
	value, known := amount.Value()
	if !known {
		d.Why = amount.Reason().Text
	}
	l.amount(d, value, known)
}

func (l *lowBid) amount(d Driver, value decimal.Decimal, known bool) {
	if known && value.IsZero() {
		return
	}
	d.Amount, d.Known = value, known
	switch {
	case !known:
	case d.Quantity.IsPositive():
		d.Rate = value.DivRound(d.Quantity, 6)
	case d.Rate.IsPositive():
		d.Quantity = value.DivRound(d.Rate, 6)
	default:
		d.Quantity, d.Rate, d.Unit = decimal.NewFromInt(1), value, "year"
	}
	d.Label = d.Label.Or(bid.LabelInternal)
	l.out = append(l.out, d)
}

func (l *lowBid) people() {
	posts := map[string]*bid.Post{}
	for i := range l.p.People {
		posts[l.p.People[i].ID] = &l.p.People[i]
	}
	for _, r := range l.r.People {
		if r.NotYear1 {
			continue
		}
		d := Driver{Group: DriverPeople, Name: r.Role, Unit: "service hours", Label: r.Label}
		d.Rate, _ = working.Value(r.CostPerHour)
		if p := posts[r.ID]; p != nil {
			path := "pricing.people." + r.ID
			d.Source, d.SourcePath, d.Reason, d.ReasonPath = p.Evidence, path+".evidence", p.Reason, path+".reason"
		}
		l.add(d, r.Total)
	}
	if v := l.r.Visits; v != nil {
		in := &l.p.Service.Visits
		d := Driver{Group: DriverPeople, Name: "Visits: care workers and travel", Unit: "contact hours", Label: in.Label,
			Source: in.Evidence, SourcePath: "pricing.service.visits.evidence", Reason: in.Reason, ReasonPath: "pricing.service.visits.reason"}
		d.Quantity, _ = working.Value(v.Hours)
		l.add(d, v.Total)
	}
}

func (l *lowBid) costs() {
	lines := map[string]*bid.CostLine{}
	for i := range l.p.Costs {
		lines[l.p.Costs[i].ID] = &l.p.Costs[i]
	}
	var setup []Driver
	var sums []calc.Node
	for _, r := range l.r.Costs {
		d := Driver{Group: DriverCosts, Name: r.Name, Label: r.Label}
		line := lines[r.ID]
		if line != nil {
			path := "pricing.costs." + r.ID
			d.Source, d.SourcePath, d.Reason, d.ReasonPath = line.Evidence, path+".evidence", line.Reason, path+".reason"
		}
		switch {
		case r.NotYear1:
		case working.Usable(r.OfPrice):
			d.Figure = r.OfPrice.ID()
			share, known := r.OfPrice.Value()
			income, priced := l.income.Value()
			if !known {
				d.Why = r.OfPrice.Reason().Text
			} else if !priced {
				d.Why = l.income.Reason().Text
			}
			l.amount(d, share.Mul(income), known && priced)
		case r.setup():
			d.Group = DriverSetup
			setup, sums = append(setup, d), append(sums, r.Year)
		case line != nil:
			d.Quantity, d.Unit = l.times(line)
			l.add(d, r.Year)
		}
	}
	for _, s := range l.r.Sessions {
		l.add(Driver{Group: DriverCosts, Name: s.Name + ": room and materials"}, s.Extras)
	}
	for i := range setup {
		l.add(setup[i], sums[i])
	}
}

// times is how often an amount falls due in year 1; zero where the line is one sum.
func (l *lowBid) times(line *bid.CostLine) (decimal.Decimal, string) {
	switch line.Basis {
	case bid.PerMonth:
		return decimal.NewFromInt(12), "months"
	case bid.PerUnit:
		volume, _ := working.Value(l.r.Years[0].Volume)
		return volume, l.r.Plural
	case bid.PerHead, bid.PerFTE:
		sum, what := decimal.Zero, "employees"
		for _, r := range l.r.People {
			n := r.People
			if line.Basis == bid.PerFTE {
				n, what = r.FTE, "full-time equivalents"
			}
			if value, known := working.Value(n); known && !r.NotYear1 {
				sum = sum.Add(value)
			}
		}
		return sum, what
	}
	if what := quantities[line.Basis]; what != "" {
		return line.Quantity.Decimal(), what
	}
	return decimal.Zero, ""
}

func (l *lowBid) core(doc bid.Document) {
	core := &doc.Bid.Core
	lines := 0
	costs := map[string]*bid.RunningCost{}
	for i := range doc.Organisation.RunningCosts {
		costs[doc.Organisation.RunningCosts[i].ID] = &doc.Organisation.RunningCosts[i]
	}
	for _, c := range l.r.Core {
		if !working.Usable(c.Node) {
			continue
		}
		lines++
		d := Driver{Group: DriverCore, Name: working.Named(c.Name, "Running cost"), Label: c.Line.Label, Reason: core.ShareWhy, ReasonPath: "core.shareWhy"}
		if cost := costs[c.ID]; cost != nil {
			path := "organisation.runningCosts." + c.ID
			d.Source, d.SourcePath = cost.Evidence, path+".evidence"
			if cost.Reason != "" {
				d.Reason, d.ReasonPath = cost.Reason, path+".reason"
			}
		}
		l.add(d, c.Node)
	}
	if lines == 0 {
		l.head(DriverCore, "core", "Core cost: this contract’s part of being there", core.ShareWhy, "core.shareWhy")
	}
}

// head takes a whole head of year 1 as one driver.
func (l *lowBid) head(group DriverGroup, head, name, reason, reasonPath string) {
	for _, h := range l.r.Years[0].Heads {
		if h.Name == head {
			l.add(Driver{Group: group, Name: name, Reason: reason, ReasonPath: reasonPath}, h.Node)
		}
	}
}
