package socialvalue

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// Local is the multiplier of one arrangement: pounds that circulate in the area for each
// pound spent, over three rounds. It is a flow and stands in no ledger.
type Local struct {
	ID, Name               string
	Round1, Round2, Round3 calc.Node
	LM3                    calc.Node // 1 to 3
	Left                   calc.Node // in the area after the first round: rounds 2 and 3
	OwnLines               bool      // the rounds are our own lines and our price
	// Unknown is the share of the bid's own spending whose place is not said; only where
	// the rounds come from the lines of the bid.
	Unknown calc.Node
}

// local works out LM3 for each option: (R1 + R2 + R3) ÷ R1, from pounds, from shares, or
// from the bid's own lines.
func (b *builder) local() {
	if len(b.sv.Local.Options) == 0 {
		return
	}
	if b.sv.Local.Meaning == "" {
		b.Issue("SV-061", bid.Blocks, "socialValue.local.meaning", "“Local” is not defined. Say which radius, district or postcodes it means; it is printed beside the figure.")
	}
	for i, o := range b.sv.Local.Options {
		o.ID = lineID(o.ID, i)
		b.out.Local = append(b.out.Local, b.option(o))
	}
}

func (b *builder) option(o bid.LocalOption) Local {
	path, id := "socialValue.local.options."+o.ID, "sv.lm3."+o.ID
	name := working.Named(o.Name, "An arrangement without a name")
	l := Local{ID: o.ID, Name: name, OwnLines: o.FromBid}
	ask := func(field, label string, unit calc.Unit, v working.Typed) calc.Node {
		return b.Input(fig{Label: name + ": " + label, Unit: unit, Path: path + "." + field}, v, working.Ask(name+": "+label+" is not entered."))
	}
	switch {
	case o.FromBid:
		l.Round1, l.Round2, l.Round3 = b.fromBid(&l, path)
	case o.Income.IsSet() && (o.Round2.IsSet() || o.Round3.IsSet()):
		l.Round1 = ask("income", "income", calc.Pounds, o.Income)
		l.Round2 = ask("round2", "spent on local people and firms", calc.Pounds, o.Round2)
		l.Round3 = ask("round3", "what they spend locally in turn", calc.Pounds, o.Round3)
	default:
		l.Round1 = b.One
		if o.Income.IsSet() {
			l.Round1 = ask("income", "income", calc.Pounds, o.Income)
		}
		l.Round2 = b.Graph.Mul(l.Round1, ask("share2", "share spent locally", calc.Percent, o.Share2))
		l.Round3 = b.Graph.Mul(l.Round2, ask("share3", "share of it spent locally in turn", calc.Percent, o.Share3))
	}
	if wrong := b.narrow(l); wrong != "" {
		b.Issue("SV-060", bid.Blocks, path, "%s: %s, so there is no multiplier. Each round is part of the one before.", name, wrong)
		l.LM3 = b.NoneCode(fig{ID: id, Label: name + ": local multiplier (LM3)", Unit: calc.Ratio, Key: "sv.lm3", Path: path}, "SV-060", "Each round has to be part of the one before.")
		l.Left = b.None(fig{ID: id + ".left", Label: name + ": left in the area after the first round", Unit: calc.Pounds, Path: path}, "Each round has to be part of the one before.")
		return l
	}
	l.Left = b.Sum(fig{ID: id + ".left", Label: name + ": left in the area after the first round", Unit: calc.Pounds, Key: "sv.lm3"}, l.Round2, l.Round3)
	l.LM3 = b.Div(fig{ID: id, Label: name + ": local multiplier (LM3)", Unit: calc.Ratio, Key: "sv.lm3", Path: path + ".income"}, b.Graph.Add(l.Round1, l.Round2, l.Round3), l.Round1, "the income is zero")
	if v, known := value(l.Unknown); known && v.GreaterThan(decimal.New(25, -2)) {
		b.Issue("SV-062", bid.Warns, path, "%s: of over a quarter of the spending it is not known whether it is local. It counts as not local.", name)
	}
	return l
}

// narrow says which round is larger than the one before it.
func (b *builder) narrow(l Local) string {
	r1, ok1 := value(l.Round1)
	r2, ok2 := value(l.Round2)
	r3, ok3 := value(l.Round3)
	switch {
	case ok1 && ok2 && r2.GreaterThan(r1):
		return "the second round is larger than the first"
	case ok2 && ok3 && r3.GreaterThan(r2):
		return "the third round is larger than the second"
	case ok1 && r1.IsNegative() || ok2 && r2.IsNegative() || ok3 && r3.IsNegative():
		return "a round is below zero"
	}
	return ""
}

// fromBid takes the rounds from the lines of the bid that are marked local; what is not
// said counts as not local.
func (b *builder) fromBid(l *Local, path string) (r1, r2, r3 calc.Node) {
	marked := map[string]bid.LocalLine{}
	for _, x := range b.sv.Local.Lines {
		marked[x.ID] = x
	}
	p := &b.in.Document.Bid.Pricing
	income, found := b.Graph.Node("year.1.income")
	if !found {
		income = b.None(fig{Label: "Income of year 1", Unit: calc.Pounds, Path: "pricing.asked"}, "The bid has no price yet.")
	}
	var second, third []calc.Node
	var all, unknown []calc.Node
	line := func(id, name, node string) {
		n, found := b.Graph.Node(node)
		if !found {
			return
		}
		mark := marked[id]
		if n.Available() {
			all = append(all, n)
			if mark.Local == bid.Unknown {
				unknown = append(unknown, n)
			}
		}
		if mark.Local != bid.Yes {
			return
		}
		second = append(second, n)
		if mark.Spent.IsSet() {
			third = append(third, b.Graph.Mul(n, b.Input(fig{Label: name + ": share spent locally in turn", Unit: calc.Percent, Path: "socialValue.local.lines." + id + ".respent"}, mark.Spent, working.UpToOne)))
		}
	}
	for _, x := range p.People {
		line(x.ID, working.Named(x.Role, "Post"), "people."+x.ID+".total")
	}
	for _, x := range p.Costs {
		line(x.ID, working.Named(x.Name, "Cost"), "cost."+x.ID+".year")
	}
	for _, x := range b.in.Document.Organisation.RunningCosts {
		line(x.ID, working.Named(x.Name, "Running cost"), "core."+x.ID+".year")
	}
	spent := b.Total(all...)
	if v, known := value(spent); known && v.IsPositive() {
		l.Unknown = b.Div(fig{ID: "sv.lm3." + l.ID + ".unknown", Label: l.Name + ": share of the spending of unknown place", Unit: calc.Percent, Key: "sv.lm3", Path: path}, b.Total(unknown...), spent, "nothing is spent")
	}
	return income, b.Sum(fig{ID: "sv.lm3." + l.ID + ".round2", Label: "Paid to local people and firms in year 1", Unit: calc.Pounds, Key: "sv.lm3", Path: path}, second...),
		b.Sum(fig{ID: "sv.lm3." + l.ID + ".round3", Label: "What they spend locally in turn", Unit: calc.Pounds, Key: "sv.lm3", Path: path}, third...)
}
