package corecost

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Referral is the price of one placement (key core.placement): core categories at or
// below the version in force, a residential add-on held in the same way, needs-led
// lines, less a discount. Weekly figures stand on one weeks basis.
type Referral struct {
	ID, Name, Path string
	Weeks          string
	Version        string // name of the version in force; empty without one
	Comparisons    []Comparison
	Residential    []Comparison
	ResidentialOn  string // weeks basis of the add-on
	Needs          []Need
	Discount       string // name; empty without one

	CoreYear, CoreWeek               calc.Node
	ResidentialYear, ResidentialWeek calc.Node // usable with an add-on only
	NeedsYear, NeedsWeek             calc.Node // usable with needs-led lines only
	OffYear, OffWeek                 calc.Node // usable with a discount only
	Year, Week                       calc.Node
	HeldBack                         bool // no raised category and no raised rate
}

// Comparison sets one category of a referral against the version in force, in printed
// pence (key core.never_rise).
type Comparison struct {
	CategoryID, Name             string
	QualifiedYear, QualifiedWeek calc.Node
	Year, Week                   calc.Node
	Lowered, Raised              bool
}

// Need is one needs-led line, a week of placement and to the penny.
type Need struct {
	bid.NeedsLine
	Week       calc.Node
	OverHeld   bool
	RepeatsAny string // the core line that it seems to repeat (CORE-030)
}

func (b *builder) referral(r *Schedule, c *bid.Referral, all []*Schedule) Referral {
	p := Referral{ID: c.ID, Name: working.Named(c.Name, "Referral"), Path: r.Path + ".referrals." + c.ID, Weeks: c.Weeks, HeldBack: true}
	fig := func(id, label, unit, key string) working.Fig {
		f := r.fig("referral."+c.ID+"."+id, label, calc.PoundsPer(unit), key)
		f.Label, f.Path = p.Name+": "+label, p.Path
		return f
	}
	v := r.inForce(c.Date)
	if v == nil {
		why := b.noVersion(r, c, p.Path)
		p.HeldBack = false
		p.Week = b.NoneCode(fig("week", "price of a week", "place-week", "core.placement"), "CORE-016", why)
		p.Year = b.NoneCode(fig("year", "price of a year", "place-year", "core.placement"), "CORE-016", why)
		return p
	}
	p.Version = v.Name
	if p.Weeks == "" {
		p.Weeks = v.Weeks
	}
	weeks := b.weeksOf(&p, v)
	p.Comparisons, p.CoreYear, p.CoreWeek = b.neverRise(r, v, c.Fees, p.Path+".fees", weeks, &p, "")
	p.CoreYear = b.Name(p.CoreYear, fig("core.year", "core categories, a year", "place-year", "core.placement"))
	p.CoreWeek = b.Name(p.CoreWeek, fig("core.week", "core categories, a week", "place-week", "core.placement"))
	years, weekly := []calc.Node{p.CoreYear}, []calc.Node{p.CoreWeek}
	if c.ResidentialID != "" {
		b.residential(&p, c, all, fig)
		years, weekly = append(years, p.ResidentialYear), append(weekly, p.ResidentialWeek)
	}
	if len(c.Needs) > 0 {
		b.needs(r, &p, c, weeks, fig)
		years, weekly = append(years, p.NeedsYear), append(weekly, p.NeedsWeek)
	}
	beforeYear := b.Sum(fig("before.year", "price of a year before discount", "place-year", "core.placement"), years...)
	beforeWeek := b.Sum(fig("before.week", "price of a week before discount", "place-week", "core.placement"), weekly...)
	b.discounted(r, &p, c, beforeYear, beforeWeek, weeks, fig)
	if !working.Usable(p.OffWeek) {
		p.Year, p.Week = b.Name(beforeYear, fig("year", "price of a year", "place-year", "core.placement")), b.Name(beforeWeek, fig("week", "price of a week", "place-week", "core.placement"))
	} else {
		p.Year = b.Sub(fig("year", "price of a year", "place-year", "core.discounted"), beforeYear, p.OffYear)
		p.Week = b.Sub(fig("week", "price of a week", "place-week", "core.discounted"), beforeWeek, p.OffWeek)
	}
	b.floor(&p, c)
	return p
}

type figure func(id, label, unit, key string) working.Fig

func (b *builder) noVersion(r *Schedule, c *bid.Referral, path string) string {
	why := "No qualified fee is in force on " + c.Date.String() + "."
	if c.Date.IsZero() {
		why = "The day of the referral is missing, so it is not known which qualified fee binds."
	}
	b.Issue("CORE-016", bid.Blocks, path+".date", "“%s” of “%s”: %s A referral price starts from the fee that was qualified: lock that version with its day, or correct the day.", working.Named(c.Name, "Referral"), r.Name, why)
	return why
}

// weeksOf is the weeks basis of the referral; it must be that of the version (CORE-011).
func (b *builder) weeksOf(p *Referral, v *Version) calc.Node {
	f := working.Fig{Label: p.Name + ": weeks basis", Unit: calc.Weeks, Path: p.Path + ".weeks"}
	count, ok := weekCount(p.Weeks)
	switch {
	case !ok || count.IsZero():
		return b.NoneCode(f, "CORE-011", "The weeks basis is missing or 0.")
	case !sameWeeks(p.Weeks, v.Weeks):
		p.HeldBack = false
		b.Issue("CORE-011", bid.Blocks, f.Path, "“%s” is on %s weeks but the qualified fee is on %s, so they cannot be compared. Use the weeks of the qualified fee.", p.Name, p.Weeks, v.Weeks)
		return b.NoneCode(f, "CORE-011", "The referral is on other weeks than the qualified fee.")
	}
	return b.offered(f, money.QuantityOf(count))
}

// manyRows is the number of categories above which a referral lists only those that
// it changes; no real schedule comes near it.
const manyRows = 200

// neverRise takes each category of the version, lowered where the referral says so,
// and reports those that were raised (CORE-015). A lower total excuses nothing.
func (b *builder) neverRise(r *Schedule, v *Version, fees []bid.CategoryFee, path string, weeks calc.Node, p *Referral, where string) (rows []Comparison, year, week calc.Node) {
	var years, weekly []calc.Node
	held := map[string]bool{}
	for _, q := range v.Fees {
		held[q.CategoryID] = true
		row := Comparison{CategoryID: q.CategoryID, Name: q.Name, QualifiedYear: q.Year, QualifiedWeek: q.Week, Year: q.Year, Week: q.Week}
		if fee, found := feeOf(fees, q.CategoryID); found && (fee.Week.IsSet() || fee.Year.IsSet()) {
			b.lowered(&row, fee, path+"."+q.CategoryID, weeks)
			row.Raised = above(row.Week, q.Week) && fee.Week.IsSet() || above(row.Year, q.Year) && fee.Year.IsSet()
			row.Lowered = !row.Raised && (above(q.Week, row.Week) || above(q.Year, row.Year))
			if row.Raised {
				p.HeldBack = false
				b.Issue("CORE-015", bid.Blocks, path+"."+q.CategoryID, "“%s” charges more for “%s”%s than was qualified (%s a place-week, %s a place-year in “%s”). A core fee may fall at referral but never rise; put what this person needs under needs-led support.",
					p.Name, q.Name, where, q.Week.Format(), q.Year.Format(), v.Name)
			}
		}
		if len(v.Fees) <= manyRows || row.Lowered || row.Raised {
			rows = append(rows, row)
		}
		years, weekly = append(years, row.Year), append(weekly, row.Week)
	}
	for _, fee := range fees {
		if held[fee.CategoryID] || !fee.Week.Decimal().IsPositive() && !fee.Year.Decimal().IsPositive() {
			continue
		}
		p.HeldBack = false
		b.Issue("CORE-015", bid.Blocks, path+"."+fee.CategoryID, "“%s” charges core for “%s”%s, which the qualified fee does not hold. A category cannot be added at referral.", p.Name, r.title(fee.CategoryID), where)
	}
	if len(fees) == 0 {
		return rows, v.Year, v.Week
	}
	return rows, b.Total(years...), b.Total(weekly...)
}

// lowered reads a typed fee; the one of week and year that was not typed follows
// through the weeks basis, never above what was qualified.
func (b *builder) lowered(row *Comparison, fee bid.CategoryFee, path string, weeks calc.Node) {
	input := func(field, unit string, value money.Pounds) calc.Node {
		return b.Pence(working.Fig{}, b.offered(working.Fig{Label: row.Name + ": fee at referral", Unit: calc.PoundsPer(unit), Path: path + "." + field}, value), money.R2)
	}
	switch {
	case fee.Week.IsSet() && fee.Year.IsSet():
		row.Week, row.Year = input("week", "place-week", fee.Week), input("year", "place-year", fee.Year)
	case fee.Week.IsSet():
		row.Week = input("week", "place-week", fee.Week)
		row.Year = b.nearest(row.Week, row.QualifiedWeek, row.QualifiedYear, b.Graph.Mul(row.Week, weeks))
	default:
		row.Year = input("year", "place-year", fee.Year)
		row.Week = b.nearest(row.Year, row.QualifiedYear, row.QualifiedWeek, b.Graph.Div(row.Year, weeks))
	}
}

// nearest is the fee that follows from another through the weeks basis, to the penny:
// that of the version where the typed one is the same, and never on the other side of
// it through rounding alone.
func (b *builder) nearest(typed, qualified, follows, exact calc.Node) calc.Node {
	g := b.Graph
	n := g.Round(exact, 2, money.R2)
	return g.If(g.Equal(typed, qualified), follows, g.If(g.Greater(typed, qualified), g.Max(follows, n), g.Min(follows, n)))
}

func above(a, b calc.Node) bool {
	x, ok := working.Value(a)
	y, also := working.Value(b)
	return ok && also && x.GreaterThan(y)
}

// residential adds the add-on of another schedule, at the version in force there. Its
// week joins the weekly price only on the same weeks basis.
func (b *builder) residential(p *Referral, c *bid.Referral, all []*Schedule, fig figure) {
	year, week := fig("residential.year", "residential add-on, a year", "place-year", "core.placement"), fig("residential.week", "residential add-on, a week", "place-week", "core.placement")
	none := func(code, why string) {
		p.HeldBack = false
		p.ResidentialYear, p.ResidentialWeek = b.NoneCode(year, code, why), b.NoneCode(week, code, why)
	}
	for _, other := range all {
		if other.ID != c.ResidentialID {
			continue
		}
		v := other.inForce(c.Date)
		if v == nil {
			none("CORE-016", b.noVersion(other, c, p.Path))
			return
		}
		p.ResidentialOn = v.Weeks
		own := b.Graph.Const(decimalWeeks(v.Weeks))
		rows, y, w := b.neverRise(other, v, c.ResidentialFees, p.Path+".residentialFees", own, p, " of the residential add-on")
		p.Residential, p.ResidentialYear = rows, b.Name(y, year)
		if sameWeeks(v.Weeks, p.Weeks) {
			p.ResidentialWeek = b.Name(w, week)
			return
		}
		p.ResidentialWeek = b.NoneCode(week, "CORE-011", "The add-on is on "+v.Weeks+" weeks and the day fee on "+p.Weeks+", so there is no one weekly price. Use the price of a year.")
		return
	}
	none("PRICE-101", "The residential schedule that is added is not in this bid. Choose another.")
	b.Issue("CORE-016", bid.Blocks, p.Path+".residentialId", "“%s” adds a residential schedule that is not in this bid. Choose another.", p.Name)
}

// discounted takes the discount off (key core.discounted): off the whole placement or
// off the core categories only, from the second child unless it is for all.
func (b *builder) discounted(r *Schedule, p *Referral, c *bid.Referral, year, week, weeks calc.Node, fig figure) {
	if c.DiscountID == "" {
		return
	}
	for i := range r.doc.Discounts {
		d := &r.doc.Discounts[i]
		if d.ID != c.DiscountID {
			continue
		}
		p.Discount = working.Named(d.Name, "Discount")
		path := r.Path + ".discounts." + d.ID
		rate := b.offered(working.Fig{Label: p.Discount, Unit: calc.Percent, Path: path + ".rate"}, d.Rate, working.Ask("“"+p.Discount+"”: the rate is missing."), working.UpToOne)
		offYear, offWeek := fig("discount.year", "discount, a year", "place-year", "core.discounted"), fig("discount.week", "discount, a week", "place-week", "core.discounted")
		if !d.All && c.Child < 2 {
			p.OffYear, p.OffWeek = b.Constant(offYear, "0"), b.Constant(offWeek, "0")
			return
		}
		if d.Base == bid.DiscountCore {
			year, week = p.CoreYear, p.CoreWeek
		}
		y, w := b.Graph.Round(b.Graph.Mul(year, rate), 2, money.R2), b.Graph.Round(b.Graph.Mul(week, rate), 2, money.R2)
		if d.Cap.IsSet() {
			most := b.offered(working.Fig{Label: p.Discount + ": most that is taken off a week", Unit: calc.PoundsPer("place-week"), Path: path + ".cap"}, d.Cap)
			w, y = b.Graph.Min(w, most), b.Graph.Min(y, b.Graph.Round(b.Graph.Mul(most, weeks), 2, money.R2))
		}
		p.OffYear, p.OffWeek = b.Name(y, offYear), b.Name(w, offWeek)
		return
	}
	why := "The discount is not one of those fixed at qualification. Choose another."
	p.OffYear = b.None(fig("discount.year", "discount, a year", "place-year", "core.discounted"), why)
	p.OffWeek = b.None(fig("discount.week", "discount, a week", "place-week", "core.discounted"), why)
}

// floor tests the price against the cost that this child adds (CORE-019).
func (b *builder) floor(p *Referral, c *bid.Referral) {
	if !c.Marginal.IsSet() {
		return
	}
	price, known := p.Week.Value()
	if known && price.LessThan(c.Marginal.Decimal()) {
		b.Issue("CORE-019", bid.Warns, p.Path+".marginal", "%s a week for “%s” is under the %s a week that this child adds to your cost: each week makes you poorer. Lower the discount or price the needs.",
			money.FormatPounds(price), p.Name, c.Marginal.Format())
	}
}
