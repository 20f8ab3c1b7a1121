package socialvalue

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// Theme is a change measured on the user's own scale, never turned into money.
type Theme struct {
	ID, Name           string
	Pairs, Starters    int
	Shown              bool // groups under 5 are not shown
	Start, End         calc.Node
	Better, Same, Less int
	Completers, All    calc.Node // mean change; all starters, leavers at no change
	Words              string
}

const fewest = 5 // people in a group that may be shown

// themes works out distance travelled.
func (b *builder) themes() {
	for i, t := range b.sv.Themes {
		id := lineID(t.ID, i)
		path := "socialValue.themes." + id
		out := Theme{ID: id, Name: working.Named(t.Name, "A theme without a name"), Starters: int(t.Starters.Decimal().IntPart())}
		starts, ends := zero, zero
		bad := false
		for _, p := range t.Pairs {
			if !p.Start.IsSet() || !p.End.IsSet() {
				continue
			}
			s, e := p.Start.Decimal(), p.End.Decimal()
			if s.IsNegative() || e.IsNegative() || s.GreaterThan(ten) || e.GreaterThan(ten) {
				bad = true
				continue
			}
			out.Pairs++
			starts, ends = starts.Add(s), ends.Add(e)
			switch e.Cmp(s) {
			case 1:
				out.Better++
			case 0:
				out.Same++
			default:
				out.Less++
			}
		}
		if bad {
			b.Issue("SV-114", bid.Warns, path, "%s: a mark lies outside 0 to 10 and is left out.", out.Name)
		}
		switch {
		case out.Pairs == 0:
			b.Issue("SV-080", bid.Warns, path, "%s has no pairs of marks at the start and at the end, so no change can be told.", out.Name)
		case out.Starters > 0 && out.Pairs*2 < out.Starters:
			b.Issue("SV-080", bid.Warns, path, "%s: fewer than half of those who started have both marks. Tell it beside the change.", out.Name)
		}
		if out.Starters == 0 && out.Pairs > 0 {
			b.Issue("SV-029", bid.Warns, path, "%s counts only those who completed. Type how many started.", out.Name)
		}
		out.Shown = out.Pairs >= fewest
		b.change(&out, starts, ends, path)
		b.out.Themes = append(b.out.Themes, out)
	}
}

var ten = decimal.NewFromInt(10)

func (b *builder) change(out *Theme, starts, ends decimal.Decimal, path string) {
	f := func(which, label string) fig {
		return fig{ID: "sv.soft." + out.ID + "." + which, Label: out.Name + ": " + label, Unit: calc.Counted("points"), Key: "sv.soft", Path: path}
	}
	if !out.Shown {
		why := "Fewer than five people have both marks; so small a group is not shown."
		out.Start, out.End = b.None(f("start", "mean at the start"), why), b.None(f("end", "mean at the end"), why)
		out.Completers, out.All = b.None(f("completers", "mean change of those who completed"), why), b.None(f("all", "mean change of all who started"), why)
		return
	}
	in := func(which, label string, v decimal.Decimal) calc.Node {
		id := path + "." + which
		b.Labels[id] = bid.LabelInternal
		return b.Graph.Input(id, out.Name+": "+label, calc.Counted("points"), v, calc.Origin{Kind: calc.Typed, Path: path})
	}
	s, e, n := in("sum.start", "marks at the start together", starts), in("sum.end", "marks at the end together", ends), b.Graph.Int(int64(out.Pairs))
	out.Start = b.Div(f("start", "mean at the start"), s, n, "there are no pairs")
	out.End = b.Div(f("end", "mean at the end"), e, n, "there are no pairs")
	out.Completers = b.Div(f("completers", "mean change of those who completed"), b.Graph.Sub(e, s), n, "there are no pairs")
	if out.Starters < out.Pairs {
		out.All = b.None(f("all", "mean change of all who started"), "The number of people who started is not entered, or is below the pairs.")
		return
	}
	out.All = b.Div(f("all", "mean change of all who started, those who left at no change"), b.Graph.Sub(e, s), b.Graph.Int(int64(out.Starters)), "nobody started")
}
