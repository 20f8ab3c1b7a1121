package corecost

import (
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Uplift is a request for more on the lines under pressure alone (key core.uplift):
// the sum of claimed amounts × change; all other lines stay.
type Uplift struct {
	Claims []Claim
	// Amount is pounds a year and Share the same over the whole core; Place and Week
	// are for a place taken.
	Amount, Share, Place, Week calc.Node
	// Proposed is the fee that would follow, not locked and without a hash; Ready says
	// that every claim could be worked out.
	Proposed bid.CoreVersion
	Ready    bool
}

// Claim is one claimed line with its amount in the schedule, pounds a year.
type Claim struct {
	bid.Claim
	Name, CategoryID string
	Base, Rise       calc.Node
	Lacks            []string // cause, evidence or day that a buyer will ask for
}

// claimed is what a claim points to in the schedule.
type claimed struct {
	name, category string
	lines          []string
	amount         calc.Node
	pay            string // yes, part, no, or empty when not known
}

func (b *builder) uplift(r *Schedule) {
	if len(r.doc.Claims) == 0 {
		return
	}
	u := &Uplift{Ready: true}
	r.Uplift = u
	taken := map[string]string{} // line id to the claim that took it
	var rises []calc.Node
	byCategory := map[string][]calc.Node{}
	for i := range r.doc.Claims {
		c := &r.doc.Claims[i]
		path := r.Path + ".claims." + c.ID
		out := Claim{Claim: *c, Lacks: lacks(c)}
		target, found := r.target(c.LineID)
		if !found {
			out.Name = "A line that is not in this schedule"
			why := "The claimed line is not in this schedule. Choose a line or category of it."
			out.Base = b.None(working.Fig{Label: out.Name, Unit: calc.PoundsYear, Path: path + ".lineId"}, why)
			b.Issue("PRICE-101", bid.Blocks, path+".lineId", "An uplift is claimed on something that is not in “%s”. Choose a line or category of it.", r.Name)
		} else {
			out.Name, out.CategoryID, out.Base = target.name, target.category, target.amount
			b.claimOnce(r, target, path, taken)
			if c.Index == bid.GrowthPayFloor && target.pay == "no" {
				b.Issue("CORE-031", bid.Blocks, path+".index", "“%s” is not pay, but the claim on it follows the legal pay floor. Use the index of that cost, or leave the line as it is.", target.name)
			}
		}
		change := b.offered(working.Fig{Label: out.Name + ": change claimed", Unit: calc.Percent, Path: path + ".change"}, c.Change, working.Ask("“"+out.Name+"”: the change that is claimed is missing."), working.MayBeNegative)
		f := r.fig("claim."+c.ID+".rise", out.Name+": rise claimed, a year", calc.PoundsYear, "core.uplift")
		f.Path = path
		out.Rise = b.Mul(f, out.Base, change)
		if !out.Rise.Available() {
			u.Ready = false
			if why := out.Rise.Reason(); found && why.Code == "PRICE-101" && strings.HasPrefix(why.Path, path) {
				b.Issue("PRICE-101", bid.Blocks, why.Path, "%s Until then the uplift cannot be worked out.", why.Text)
			}
		}
		u.Claims = append(u.Claims, out)
		rises = append(rises, out.Rise)
		byCategory[out.CategoryID] = append(byCategory[out.CategoryID], out.Rise)
	}
	u.Amount = b.Sum(r.fig("uplift.year", "uplift claimed, a year", calc.PoundsYear, "core.uplift"), rises...)
	u.Share = b.Div(r.fig("uplift.share", "uplift claimed as a share of the whole core", calc.Percent, "core.uplift"), u.Amount, r.Year, "the core cost is 0")
	b.propose(r, u, byCategory)
}

// lacks names what a claim does not yet say.
func lacks(c *bid.Claim) []string {
	var out []string
	if c.Cause == "" {
		out = append(out, "cause")
	}
	if c.Evidence == "" && c.Index == bid.GrowthStandard {
		out = append(out, "index or evidence")
	}
	if c.Date.IsZero() {
		out = append(out, "day")
	}
	return out
}

// claimOnce reports a line that is claimed twice, also through its category.
func (b *builder) claimOnce(r *Schedule, t claimed, path string, taken map[string]string) {
	twice := false
	for _, id := range t.lines {
		_, before := taken[id]
		twice = twice || before
		taken[id] = path
	}
	if twice {
		b.Issue("CORE-031", bid.Blocks, path+".lineId", "“%s” of “%s” is claimed twice, alone or within its category. Keep one claim.", t.name, r.Name)
	}
}

// target finds what a claim points to: a line, a category, or the line that takes its
// amount from a post or cost of the price.
func (r *Schedule) target(id string) (claimed, bool) {
	for i := range r.Categories {
		k := &r.Categories[i]
		for _, l := range k.Lines {
			if l.ID == id || l.From != bid.FromTyped && l.FromID == id && id != "" {
				return claimed{l.Name, k.ID, []string{l.ID}, l.Year, l.pay(k.Pay)}, true
			}
		}
		if k.ID == id && !k.Empty {
			ids := []string{"category " + k.ID}
			for _, l := range k.Lines {
				ids = append(ids, l.ID)
			}
			return claimed{k.title(), k.ID, ids, k.Year, k.Pay}, true
		}
	}
	return claimed{}, false
}

// pay says whether a line is pay: a post is, a cost line is not; else what its growth
// and its name say, and last what its category is.
func (l *ScheduleLine) pay(category string) string {
	switch {
	case l.From == bid.FromPost || l.Growth.Kind == bid.GrowthPayFloor:
		return "yes"
	case l.From == bid.FromCost:
		return "no"
	}
	for _, w := range words(l.Name) {
		if payWords[w] {
			return "yes"
		}
	}
	return category
}

// payWords are words, without a plural s, that name pay.
var payWords = map[string]bool{"pay": true, "payroll": true, "salary": true, "salarie": true, "wage": true, "staff": true, "staffing": true, "teacher": true,
	"assistant": true, "worker": true, "manager": true, "head": true, "nurse": true, "carer": true, "deputy": true, "lead": true, "driver": true, "therapist": true}

// propose builds the fee after the uplift on the one in force, or on the schedule’s own.
func (b *builder) propose(r *Schedule, u *Uplift, byCategory map[string][]calc.Node) {
	if r.Placeless {
		u.Ready = false
		return
	}
	u.Place = b.Div(r.fig("uplift.place", "uplift claimed for a place and year", calc.PoundsPer("place-year"), "core.uplift"), u.Amount, r.Occupied, "no place is taken")
	u.Week = b.Div(r.fig("uplift.week", "uplift claimed for a place and week", calc.PoundsPer("place-week"), "core.uplift"), u.Place, r.WeekCount, "the weeks basis is 0")
	occupied, ok := working.Value(r.Occupied)
	weeks, also := working.Value(r.WeekCount)
	u.Ready = u.Ready && ok && also && occupied.IsPositive() && weeks.IsPositive()
	if !u.Ready {
		return
	}
	v := bid.CoreVersion{ID: "proposed", Name: "Proposed after uplift", Weeks: r.Weeks, Why: "uplift on the lines under pressure"}
	base := r.feesToRaise(b.in.On)
	if base == nil {
		u.Ready = false
		return
	}
	for _, f := range base {
		y, known := working.Value(f.Year)
		w, too := working.Value(f.Week)
		if !known || !too {
			u.Ready = false
			return
		}
		rise := decimal.Zero
		for _, n := range byCategory[f.CategoryID] {
			rise = rise.Add(n.Decimal())
		}
		delete(byCategory, f.CategoryID)
		rise = rise.DivRound(occupied, 16)
		v.Fees = append(v.Fees, bid.CategoryFee{CategoryID: f.CategoryID, Year: money.PoundsOf(money.RoundPence(y.Add(rise))),
			Week: money.PoundsOf(money.RoundPence(w.Add(rise.DivRound(weeks, 16))))})
	}
	u.Ready = len(byCategory) == 0 // a claim on a category without a fee raises nothing
	u.Proposed = v
}

// feesToRaise are the fees in force, or the schedule’s own where none is; nothing
// where those in force are on other weeks than the schedule.
func (r *Schedule) feesToRaise(on date.Date) []VersionFee {
	if v := r.inForce(on); v != nil {
		if !sameWeeks(v.Weeks, r.Weeks) {
			return nil
		}
		return v.Fees
	}
	var out []VersionFee
	for _, k := range r.Categories {
		if !k.Empty {
			out = append(out, VersionFee{CategoryID: k.ID, Name: k.title(), Year: k.Place, Week: k.Week})
		}
	}
	return out
}
