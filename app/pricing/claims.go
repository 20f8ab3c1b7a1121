package pricing

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/working"
)

// UpliftRequest asks for more on the lines under pressure alone; every other line of
// the price stays (key core.uplift).
type UpliftRequest struct {
	Claims []UpliftClaim
	// Amount is pounds a year, Share the same over the income of year 1, and Price what
	// one unit would then cost, printed (R1). Usable only where something is claimed.
	Amount, Share, Price calc.Node
	// Letter says it to the buyer; empty until every claim can be worked out.
	Letter []string
}

// UpliftClaim is one claimed line.
type UpliftClaim struct {
	ID, LineID, Name   string
	Base, Change, Rise calc.Node
	Lacks              []string // cause, evidence or day that a buyer will ask for
}

// Pressure is a line whose cost grows faster than the price in year 2.
type Pressure struct {
	ID, Name       string
	Growth, Uplift decimal.Decimal // fractions a year
}

const claimPath = "pricing.claims"

// upliftRequest works out the claims on lines of the price.
func (b *builder) upliftRequest() {
	b.out.Pressure = b.pressure()
	claims := working.Unique(b.in.Document.Bid.Pricing.Claims, func(c *bid.Claim) *string { return &c.ID })
	if len(claims) == 0 {
		return
	}
	u := &b.out.UpliftRequest
	taken := map[string]bool{}
	var rises []calc.Node
	for i := range claims {
		c := &claims[i]
		path, id := claimPath+"."+c.ID, "uplift."+c.ID
		name, base, pay := b.claimed(c.LineID)
		out := UpliftClaim{ID: c.ID, LineID: c.LineID, Name: name}
		switch {
		case !working.Usable(base):
			out.Name = "A line that is not in this price"
			base = b.None(fig{Label: out.Name, Unit: unitYear, Path: path + ".lineId"}, "An uplift is asked for a line that is not in this price. Choose the line again.")
		case taken[c.LineID] || c.LineID != "visits" && taken["visits"] && b.isVisit(c.LineID) || c.LineID == "visits" && b.anyVisit(taken):
			b.Issue("CORE-031", bid.Blocks, path+".lineId", "“%s” is claimed twice. Keep one claim.", name)
		case c.Index == bid.GrowthPayFloor && !pay:
			b.Issue("CORE-031", bid.Blocks, path+".index", "“%s” is not pay, but the claim on it follows the legal pay floor. Use the index of that cost.", name)
		}
		taken[c.LineID] = true
		if c.Cause == "" {
			out.Lacks = append(out.Lacks, "cause")
		}
		if c.Evidence == "" && (c.Index == bid.GrowthStandard || c.Index == bid.GrowthTyped) {
			out.Lacks = append(out.Lacks, "index or evidence")
		}
		if c.Date.IsZero() {
			out.Lacks = append(out.Lacks, "day")
		}
		out.Base = base
		out.Change = b.claimedChange(c, out.Name, path)
		out.Rise = b.Mul(fig{ID: id + ".amount", Label: out.Name + ": rise asked for, a year", Unit: unitYear, Key: "core.uplift", Path: path, Secrecy: bid.LabelBuyer}, base, out.Change)
		rises = append(rises, out.Rise)
		u.Claims = append(u.Claims, out)
	}
	u.Amount = b.Sum(fig{ID: "uplift.amount", Label: "Uplift asked for, a year", Unit: unitYear, Key: "core.uplift", Secrecy: bid.LabelBuyer}, rises...)
	u.Share = b.Div(fig{ID: "uplift.request", Label: "Uplift asked for, as a share of the price", Unit: unitShare, Key: "core.uplift", Secrecy: bid.LabelBuyer}, u.Amount, b.out.Years[0].Income, "there is no income")
	u.Price = b.Pence(fig{ID: "uplift.price", Label: "Price of one " + b.out.Singular + " after the uplift asked for", Unit: calc.PoundsPer(b.out.Singular), Key: "core.uplift", Secrecy: bid.LabelBuyer},
		b.Graph.Mul(b.out.Asked, b.Graph.Add(b.One, u.Share)), money.R1)
	u.Letter = b.letter(u)
}

// claimed finds a line of the price by its id, and whether it is pay.
func (b *builder) claimed(id string) (name string, yearly calc.Node, pay bool) {
	for _, r := range b.out.People {
		if r.ID == id {
			return r.Role, r.Total, true
		}
	}
	for _, r := range b.out.Costs {
		if r.ID == id && working.Usable(r.Year) {
			return r.Name, r.Year, r.Basis == bid.PerShareOfPay || r.growth.kind == bid.GrowthPayFloor
		}
	}
	if v := b.out.Visits; v != nil {
		if id == "visits" {
			return "Visits", v.Total, true
		}
		for _, l := range v.Lengths {
			if l.ID == id {
				return l.Name, l.Year, true
			}
		}
	}
	for _, l := range b.out.Core {
		if l.ID == id && working.Usable(l.Node) {
			return working.Named(l.Name, "Core cost"), l.Node, l.Growth.Kind == bid.GrowthPayFloor
		}
	}
	return "", calc.Node{}, false
}

func (b *builder) isVisit(id string) bool {
	if v := b.out.Visits; v != nil {
		for _, l := range v.Lengths {
			if l.ID == id {
				return true
			}
		}
	}
	return false
}

func (b *builder) anyVisit(taken map[string]bool) bool {
	for id := range taken {
		if b.isVisit(id) {
			return true
		}
	}
	return false
}

// claimedChange is the change typed, or that of the index named between the contract
// year before the day of the claim and that year.
func (b *builder) claimedChange(c *bid.Claim, name, path string) calc.Node {
	if c.Change.IsSet() {
		return b.Input(fig{Label: name + ": change asked for", Unit: unitShare, Path: path + ".change"}, c.Change, working.MayBeNegative)
	}
	y := 2
	if !c.Date.IsZero() && !b.start.IsZero() {
		y = min(max(monthsBetween(b.start, c.Date)/12+1, 2), bid.MaxYears)
	}
	switch c.Index {
	case bid.GrowthPayFloor:
		return b.Graph.Sub(b.floorStep(bid.AgeAdult, y), b.One)
	case bid.GrowthCPI:
		return b.prices(y)
	}
	return b.None(fig{Label: name + ": change asked for", Unit: unitShare, Path: path + ".change"}, "“"+name+"”: the change that is asked for is missing. Type it, or choose what it follows.")
}

// letter are sentences for the buyer, with what is asked and why.
func (b *builder) letter(u *UpliftRequest) []string {
	amount, known := u.Amount.Value()
	share, also := u.Share.Value()
	after, too := u.Price.Value()
	if !known || !also || !too {
		return nil
	}
	lines := []string{fmt.Sprintf("We ask for %s a year, %s of the price, on the lines under pressure alone; every other line stays as agreed.", pounds(amount), money.FormatPercent(share, 2))}
	for _, c := range u.Claims {
		rise, _ := c.Rise.Value()
		change, _ := c.Change.Value()
		text := fmt.Sprintf("%s: %s, which is %s a year", c.Name, money.FormatPercent(change, 2), pounds(rise))
		var claim bid.Claim
		for _, in := range b.in.Document.Bid.Pricing.Claims {
			if in.ID == c.ID {
				claim = in
			}
		}
		if claim.Date != (date.Date{}) {
			text += ", from " + claim.Date.String()
		}
		if claim.Cause != "" {
			text += "; the reason: " + strings.TrimSuffix(claim.Cause, ".")
		}
		text += "."
		if claim.Evidence != "" {
			text += " Evidence: " + strings.TrimSuffix(claim.Evidence, ".") + "."
		}
		lines = append(lines, text)
	}
	return append(lines, fmt.Sprintf("The price of one %s would be %s instead of %s.", b.out.Singular, pounds(after), pounds(b.out.Asked.Decimal())))
}

// pressure lists the lines whose cost grows faster in year 2 than the price does.
func (b *builder) pressure() []Pressure {
	if len(b.out.Years) < 2 {
		return nil
	}
	uplift, known := b.out.Years[1].Uplift.Value()
	if !known {
		return nil
	}
	var out []Pressure
	add := func(id, name string, g growth) {
		if step, ok := b.index(g, 2).Value(); ok {
			if rise := step.Sub(decimal.NewFromInt(1)); rise.GreaterThan(uplift) {
				out = append(out, Pressure{id, name, rise, uplift})
			}
		}
	}
	for _, r := range b.out.People {
		add(r.ID, r.Role, r.growth)
	}
	if v := b.out.Visits; v != nil {
		add("visits", "Visits", v.growth)
	}
	for _, r := range b.out.Costs {
		if !r.setup() && !working.Usable(r.OfPrice) {
			add(r.ID, r.Name, r.growth)
		}
	}
	for _, l := range b.out.Core {
		if working.Usable(l.Node) {
			add(l.ID, working.Named(l.Name, "Core cost"), otherGrowth(l.Growth))
		}
	}
	return out
}
