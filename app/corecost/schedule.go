package corecost

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Schedule is a core-cost schedule as it is printed: every category to the penny, the
// fee the sum of the printed categories.
type Schedule struct {
	ID, Name, Path       string
	Template             bid.CoreTemplate
	Establishment, Buyer string
	Weeks                string // as typed; never assumed
	// Placeless is a schedule without places: it has yearly amounts and no fee.
	Placeless         bool
	Places, Occupancy calc.Node
	Occupied          calc.Node // places × occupancy
	WeekCount         calc.Node
	Categories        []Category
	Year, Place, Week calc.Node // core.place_year and core.weekly: sums of printed categories
	Included          []bid.Inclusion
	Occupancies       []OccupancyRow
	Cover             Cover
	Cap               Cap
	Versions          []Version
	Referrals         []Referral
	Blocks            []Block
	Uplift            *Uplift // nil without claims

	doc     bid.CoreSchedule
	ordered []bid.CoreVersion // by the day from which they are valid
	named   []named           // what needs-led lines may repeat
	byWord  map[string][]int
}

// Category is one head of a schedule.
type Category struct {
	ID, Code, Name string
	None           bool   // said to be none
	Empty          bool   // nothing typed and not said to be none
	Pay            string // yes, part or no by its template; empty when not known
	Label          bid.Label
	Lines          []ScheduleLine
	Year           calc.Node // sum of printed lines
	Place, Week    calc.Node // printed (R2); zero Nodes without places
}

// ScheduleLine is one cost of a category.
type ScheduleLine struct {
	bid.ScheduleLine
	Path string
	Who  bid.Label
	// Whole is the amount a year before the share that the schedule carries; Year what
	// it carries, printed (R2). Place and Week are its parts of the category’s printed
	// fees, fitted by largest remainder; zero Nodes without places.
	Whole, Year, Place, Week calc.Node
}

type builder struct {
	*working.Sheet
	in    Input
	out   *Result
	alloc *Allocation
	core  bid.CoreCosts
	pays  map[string]string
}

const schedulesPath = "core.schedules."

func (b *builder) schedule(c bid.CoreSchedule) *Schedule {
	r := &Schedule{ID: c.ID, Name: working.Named(c.Name, "Core-cost schedule"), Path: schedulesPath + c.ID, Template: c.Template,
		Establishment: c.Establishment, Buyer: c.Buyer, Weeks: c.Weeks, Included: c.Included, doc: c}
	r.Placeless = (c.Template == bid.TemplateGeneral || c.Template == bid.TemplateOwn) && !c.Places.IsSet() && !c.Occupancy.IsSet() && c.Weeks == ""
	if !r.Placeless {
		b.capacity(r)
	}
	var years, places, weeks []calc.Node
	for i := range c.Categories {
		k := b.category(r, &c.Categories[i])
		r.Categories = append(r.Categories, k)
		if k.Empty {
			continue
		}
		years = append(years, k.Year)
		if !r.Placeless {
			places, weeks = append(places, k.Place), append(weeks, k.Week)
		}
	}
	fig := r.fig("year", "core cost a year", calc.PoundsYear, "core.place_year")
	if len(years) == 0 {
		why := "Nothing is typed in “" + r.Name + "” yet. Add the costs under its categories."
		r.Year = b.None(fig, why)
		if !r.Placeless {
			r.Place, r.Week = b.None(r.fig("place", "fee for a place and year", calc.PoundsPer("place-year"), "core.place_year"), why), b.None(r.fig("week", "fee for a place and week", calc.PoundsPer("place-week"), "core.weekly"), why)
		}
		return r
	}
	r.Year = b.Sum(fig, years...)
	if !r.Placeless {
		r.Place = b.Sum(r.fig("place", "fee for a place and year", calc.PoundsPer("place-year"), "core.place_year"), places...)
		r.Week = b.Sum(r.fig("week", "fee for a place and week", calc.PoundsPer("place-week"), "core.weekly"), weeks...)
	}
	return r
}

// fig describes a figure of the schedule for the buyer: fees are what is offered. An
// organisation’s own full cost recovery is nobody’s offer and stays inside.
func (r *Schedule) fig(id, label string, unit calc.Unit, key string) working.Fig {
	f := working.Fig{ID: "schedule." + r.ID + "." + id, Label: r.Name + ": " + label, Unit: unit, Key: key, Path: r.Path, Secrecy: bid.LabelBuyer}
	if r.Template == bid.TemplateGeneral {
		f.Secrecy = bid.LabelInternal
	}
	return f
}

// offered is a typed figure that the buyer is given with the fee.
func (b *builder) offered(f working.Fig, value working.Typed, options ...working.Option) calc.Node {
	n := b.Input(f, value, options...)
	b.Labels[f.Path] = bid.LabelBuyer
	return n
}

// inner is fig for the organisation alone.
func (r *Schedule) inner(id, label string, unit calc.Unit, key string) working.Fig {
	f := r.fig(id, label, unit, key)
	f.Secrecy = bid.LabelInternal
	return f
}

// capacity reads places, occupancy and the weeks basis (CORE-010, 011, 013, 014).
func (b *builder) capacity(r *Schedule) {
	c := &r.doc
	zero := func(path, what string) {
		b.Issue("CORE-010", bid.Blocks, path, "“%s”: %s, so there is no fee for a place. Type it.", r.Name, what)
	}
	if !c.Places.Decimal().IsPositive() {
		zero(r.Path+".places", "the number of places is missing or 0")
	}
	if !c.Occupancy.Decimal().IsPositive() {
		zero(r.Path+".occupancy", "the planned occupancy is missing or 0")
	}
	b.withinOne(r.Path+".occupancy", "The planned occupancy of “"+r.Name+"”", c.Occupancy)
	b.withinOne(r.Path+".record", "The occupancy reached before of “"+r.Name+"”", c.Record)
	if o := c.Occupancy; o.IsSet() && !o.Decimal().GreaterThan(decimal.NewFromInt(1)) {
		switch {
		case o.Decimal().GreaterThan(fullHouse):
			b.Issue("CORE-013", bid.Warns, r.Path+".occupancy", "“%s” plans %s of its places taken, more than %s. One empty place then leaves a gap: check that the plan can be kept.", r.Name, o.Format(), money.ShareOf(fullHouse).Format())
		case c.Record.IsSet() && o.Decimal().GreaterThan(c.Record.Decimal()):
			b.Issue("CORE-013", bid.Warns, r.Path+".occupancy", "“%s” plans %s of its places taken, but the most reached so far is %s. Say why more will come, or plan for less.", r.Name, o.Format(), c.Record.Format())
		}
	}
	weeks, ok := weekCount(c.Weeks)
	f := working.Fig{Label: r.Name + ": weeks basis", Unit: calc.Weeks, Path: r.Path + ".weeks"}
	switch {
	case c.Weeks == "":
		r.WeekCount = b.NoneCode(f, "CORE-011", "The weeks basis is not chosen. Choose 38 or 39 (school year), 42, 52, 365/7, or type another.")
		b.Issue("CORE-011", bid.Blocks, f.Path, "“%s” has no weeks basis, and a weekly fee says nothing without one. Choose 38 or 39 (school year), 42, 52, 365/7, or type another.", r.Name)
	case !ok:
		r.WeekCount = b.NoneCode(f, bid.CodeNotNumber, "The weeks basis is not a number of weeks. Type 38, 39, 42, 52, 365/7 or a number up to 53.")
	case weeks.IsZero():
		r.WeekCount = b.NoneCode(f, "CORE-010", "The weeks basis is 0.")
		zero(f.Path, "the weeks basis is 0")
	default:
		r.WeekCount = b.offered(f, money.QuantityOf(weeks))
	}
	r.Places = b.offered(working.Fig{Label: r.Name + ": places", Unit: calc.Counted("places"), Path: r.Path + ".places"}, c.Places, working.Ask("The number of places is missing."))
	r.Occupancy = b.offered(working.Fig{Label: r.Name + ": planned occupancy", Unit: calc.Percent, Path: r.Path + ".occupancy"}, c.Occupancy, working.Ask("The planned occupancy is missing."), working.UpToOne)
	r.Occupied = b.Mul(r.fig("occupied", "places taken on average", calc.Counted("places"), "core.occupancy"), r.Places, r.Occupancy)
}

// fullHouse is the occupancy above which a plan leaves no room (CORE-013).
var fullHouse = decimal.RequireFromString("0.95")

// withinOne refuses shares outside 0 to 100 % (CORE-014).
func (b *builder) withinOne(path, what string, s money.Share) {
	if s.IsSet() && (s.Decimal().IsNegative() || s.Decimal().GreaterThan(decimal.NewFromInt(1))) {
		b.Issue("CORE-014", bid.Blocks, path, "%s is %s; it must be between 0 and 100 %%. Type 87.5 for 87.5 %%.", what, s.Format())
	}
}

// weekCount reads a weeks basis; nothing is assumed when none is given.
func weekCount(text string) (decimal.Decimal, bool) {
	if text == "" {
		return decimal.Zero, false
	}
	return (&bid.Pricing{Weeks: text}).WeekCount()
}

// category adds the printed lines of a head and makes its fees.
func (b *builder) category(r *Schedule, c *bid.CoreCategory) Category {
	k := Category{ID: c.ID, Code: c.Code, Name: working.Named(c.Name, "Category"), None: c.None, Pay: b.pays[string(r.Template)+" "+c.Code], Label: bid.LabelBuyer}
	path := r.Path + ".categories." + c.ID
	title := k.Name
	if k.Code != "" {
		title = k.Code + " " + k.Name
	}
	var lines []calc.Node
	for i := range c.Lines {
		l := b.line(r, &c.Lines[i], path+".lines."+c.Lines[i].ID)
		k.Lines = append(k.Lines, l)
		lines = append(lines, l.Year)
	}
	k.Empty = len(lines) == 0 && !c.None
	year := r.fig(c.ID+".year", title+", a year", calc.PoundsYear, "core.place_year")
	year.Path = path
	if k.Empty {
		b.Issue("CORE-012", bid.Warns, path, "“%s” has no cost in “%s”. Add what it costs, or tick that there is none.", title, r.Name)
		k.Year = b.NoneCode(year, "CORE-012", "No cost is typed, and it is not said that there is none.")
		return k
	}
	k.Year = b.Sum(year, lines...)
	if r.Placeless {
		return k
	}
	exact := b.Graph.DivOr(k.Year, r.Occupied, calc.Reason{Code: "CORE-010", Text: "Not defined, because no place is taken.", Path: r.Path + ".places"})
	place, week := r.fig(c.ID+".place", title+", for a place and year", calc.PoundsPer("place-year"), "core.place_year"), r.fig(c.ID+".week", title+", for a place and week", calc.PoundsPer("place-week"), "core.weekly")
	k.Place = b.Pence(place, exact, money.R2)
	k.Week = b.Pence(week, b.Graph.DivOr(exact, r.WeekCount, calc.Reason{Code: "CORE-010", Text: "Not defined, because the weeks basis is 0.", Path: r.Path + ".weeks"}), money.R2)
	b.spread(r, &k, k.Place, "place", "for a place and year", "core.place_year", func(l *ScheduleLine) *calc.Node { return &l.Place }, r.Occupied)
	b.spread(r, &k, k.Week, "week", "for a place and week", "core.weekly", func(l *ScheduleLine) *calc.Node { return &l.Week }, r.Occupied, r.WeekCount)
	return k
}

// line is what the schedule carries of one cost, a year and to the penny. Its amount
// is typed here, or is the figure of the price or the allocation that it points to.
func (b *builder) line(r *Schedule, l *bid.ScheduleLine, path string) ScheduleLine {
	out := ScheduleLine{ScheduleLine: *l, Path: path, Who: l.Label.Or(bid.LabelInternal)}
	out.Name = working.Named(l.Name, "Cost")
	f := working.Fig{ID: "schedule." + r.ID + ".line." + l.ID + ".year", Label: out.Name + ": a year in “" + r.Name + "”", Unit: calc.PoundsYear, Key: "core.place_year", Path: path, Secrecy: out.Who}
	amount := b.source(out.Name, l, path)
	out.Whole = amount
	if n, found := b.Graph.Node("core." + l.ID + ".year"); found && b.core.Method == bid.CoreFromSchedule && b.core.ScheduleID == r.ID {
		out.Year = b.Pence(f, n, money.R2) // the price has it already, at the prices of year 1
		return out
	}
	share := b.Input(working.Fig{Label: out.Name + ": share that this schedule carries", Unit: calc.Percent, Path: path + ".share"}, l.Share, working.OrDefault("1"), working.UpToOne)
	out.Year = b.Pence(f, b.Graph.Mul(amount, share), money.R2)
	if !out.Year.Available() {
		if why := out.Year.Reason(); why.Code == "PRICE-101" && len(why.Path) > len(schedulesPath) && why.Path[:len(schedulesPath)] == schedulesPath {
			b.Issue("PRICE-101", bid.Blocks, why.Path, "%s Until then its fee cannot be worked out.", why.Text)
		}
	}
	return out
}

func (b *builder) source(name string, l *bid.ScheduleLine, path string) calc.Node {
	missing := func(why string) calc.Node {
		return b.None(working.Fig{Label: name, Unit: calc.PoundsYear, Path: path + ".fromId"}, why)
	}
	find := func(id, what string) calc.Node {
		if n, found := b.Graph.Node(id); found {
			return n
		}
		return missing(fmt.Sprintf("“%s” takes its amount from %s that is not in this bid. Choose another or type the amount.", name, what))
	}
	switch l.From {
	case bid.FromPost:
		return find("people."+l.FromID+".total", "a post")
	case bid.FromCost:
		return find("cost."+l.FromID+".year", "a cost line")
	case bid.FromRunningCost:
		return runningPart(b.Sheet, b.in.Document, b.alloc, l.FromID, name, path+".fromId", true)
	}
	return typedAmount(b.Sheet, name, l, path)
}

func typedAmount(s *working.Sheet, name string, l *bid.ScheduleLine, path string) calc.Node {
	return s.Input(working.Fig{Label: name + ": amount", Unit: calc.PoundsYear, Path: path + ".amount"}, l.Amount,
		working.Ask("“"+name+"”: the yearly amount is missing."), working.MayBeNegative)
}

// runningPart is this contract’s part of a running cost where the price has one, the
// service’s part by allocation, or the stated share of it.
func runningPart(s *working.Sheet, doc bid.Document, a *Allocation, id, name, path string, priced bool) calc.Node {
	if priced {
		for _, figure := range []string{"core." + id + ".year", "core.department." + id + ".year"} {
			if n, found := s.Graph.Node(figure); found {
				return n
			}
		}
	}
	if a != nil && a.chosen >= 0 {
		for _, r := range a.Rows {
			if r.ID == id {
				return r.Nodes[a.chosen]
			}
		}
	}
	none := func(path, why string) calc.Node {
		return s.None(working.Fig{Label: name, Unit: calc.PoundsYear, Path: path}, why)
	}
	for _, c := range doc.Organisation.RunningCosts {
		if c.ID != id {
			continue
		}
		if a != nil && a.chosen >= 0 {
			return none(path, "“"+name+"” is borne by a department, so it reaches the service only through that department. Point to the department instead.")
		}
		if !doc.Bid.Core.Share.IsSet() {
			return none(path, "“"+name+"” is a running cost of the organisation, and the part of it that belongs here is not known. Choose the service in the allocation, or type the share of running costs.")
		}
		cost := working.Named(c.Name, "Running cost")
		amount := s.Input(working.Fig{Label: cost, Unit: calc.PoundsYear, Path: "organisation.runningCosts." + id + ".amount"}, c.Amount, working.Ask(cost+": the yearly amount is missing."), working.MayBeNegative)
		share := s.Input(working.Fig{Label: "Share of running costs that this contract carries", Unit: calc.Percent, Path: "core.share"}, doc.Bid.Core.Share, working.UpToOne)
		return s.Graph.Mul(amount, share)
	}
	return none(path, "“"+name+"” points to a running cost that the organisation does not have. Choose another or type the amount.")
}
