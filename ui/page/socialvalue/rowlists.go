package socialvalue

import (
	"fmt"
	"slices"

	"bidwright/app/bid"
	"bidwright/app/consortium/plan"
	"bidwright/app/money"
	"bidwright/app/socialvalue"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// within are the small lists of the chosen outcome: quantities that differ by year, bodies
// that share its value, and partners that claim a part of it.
func (p *Page) within(of *lines.Editor[bid.ImpactRow]) []fyne.CanvasObject {
	years, bodies, claims := p.newRowYears(of), p.newRowBodies(of), p.newRowClaims(of)
	lines.Follow(of, years)
	lines.Follow(of, bodies)
	lines.Follow(of, claims)
	together := kit.Stack(kit.Strong("Who claims it, in the group"), kit.NewSmall("All parts together are at most 100 %; what nobody claims stays unclaimed."), claims.View)
	of.Fill(func(bid.ImpactRow, bool) {
		b := p.s.Bid()
		form.SetShown(together, len(b.Consortium.Members) > 0)
	})
	return []fyne.CanvasObject{kit.Strong("Where years differ"), years.View, kit.Strong("Several who save or gain"), bodies.View, together}
}

// ofRow reads and changes a list of the chosen outcome.
func ofRow[T comparable](p *Page, of *lines.Editor[bid.ImpactRow], noun string, id func(*T) *string, name func(T) string, read func(bid.ImpactRow) []T, write func(*bid.ImpactRow, T)) lines.List[T] {
	return form.Given(p.s, noun, id, name, func() []T {
		x, ok := of.Table.Selected()
		if !ok {
			return nil
		}
		return read(x)
	}, func(b *bid.Bid, x T) {
		for i := range b.SocialValue.Rows {
			if r := &b.SocialValue.Rows[i]; r.ID == of.Selected() {
				write(r, x)
			}
		}
	})
}

// inYear is the quantity of one contract year.
type inYear struct {
	ID     string
	Year   int
	Amount money.Quantity
}

func (p *Page) newRowYears(of *lines.Editor[bid.ImpactRow]) *lines.Editor[inYear] {
	read := func(r bid.ImpactRow) []inYear {
		b := p.s.Bid()
		var out []inYear
		for n := 1; n <= max(b.Pricing.Years, 1); n++ {
			x := inYear{ID: fmt.Sprint(n), Year: n}
			for _, y := range r.ByYear {
				if y.Year == n {
					x.Amount = y.Amount
				}
			}
			out = append(out, x)
		}
		return out
	}
	write := func(r *bid.ImpactRow, x inYear) {
		r.ByYear = slices.DeleteFunc(slices.Clone(r.ByYear), func(y bid.QuantityInYear) bool { return y.Year == x.Year })
		if x.Amount.IsSet() {
			r.ByYear = append(r.ByYear, bid.QuantityInYear{Year: x.Year, Amount: x.Amount})
			slices.SortFunc(r.ByYear, func(a, b bid.QuantityInYear) int { return a.Year - b.Year })
		}
	}
	e := &lines.Editor[inYear]{List: ofRow(p, of, "year", func(x *inYear) *string { return &x.ID }, func(x inYear) string { return "year " + x.ID }, read, write)}
	l := form.Line[inYear]{S: p.s, Fields: p.fields, Prefix: rowPath, List: e}
	e.Table = kit.NewTable("Quantity by year", func(x inYear) string { return x.ID }, nil,
		kit.Column[inYear]{Title: "Contract year", Ems: 8, Text: func(x inYear) string { return x.ID }},
		kit.Column[inYear]{Title: "How many", Ems: 8, Right: true, Text: func(x inYear) string { return orDash(x.Amount.Format()) }})
	e.Table.VisibleRows = 4
	amount := l.Quantity("byYear", "How many in this year", "Empty takes the figure above.", func(x *inYear) *money.Quantity { return &x.Amount })
	e.First = amount
	e.Form = kit.Stack(kit.Form(amount))
	e.WireGiven()
	e.View = kit.Stack(e.Table, e.Form)
	return e
}

// gainer is a body's share of the value of an outcome.
type gainer struct {
	ID, Name string
	Share    money.Share
}

func (p *Page) newRowBodies(of *lines.Editor[bid.ImpactRow]) *lines.Editor[gainer] {
	read := func(r bid.ImpactRow) []gainer {
		var out []gainer
		for _, id := range socialvalue.BodyIDs() {
			x := gainer{ID: id, Name: socialvalue.BodyName(id)}
			for _, s := range r.Bodies {
				if s.Body == id {
					x.Share = s.Share
				}
			}
			out = append(out, x)
		}
		return out
	}
	write := func(r *bid.ImpactRow, x gainer) {
		r.Bodies = slices.DeleteFunc(slices.Clone(r.Bodies), func(s bid.BodyShare) bool { return s.Body == x.ID })
		if x.Share.IsSet() {
			r.Bodies = append(r.Bodies, bid.BodyShare{ID: p.s.NewID(), Body: x.ID, Share: x.Share})
		}
	}
	e := &lines.Editor[gainer]{List: ofRow(p, of, "body", func(x *gainer) *string { return &x.ID }, func(x gainer) string { return x.Name }, read, write)}
	l := form.Line[gainer]{S: p.s, Fields: p.fields, Prefix: rowPath, List: e}
	e.Table = kit.NewTable("Shares of bodies", func(x gainer) string { return x.ID }, nil,
		kit.Column[gainer]{Title: "Body", Ems: 12, Weight: 2, Text: func(x gainer) string { return x.Name }},
		kit.Column[gainer]{Title: "Share", Ems: 6, Right: true, Text: func(x gainer) string { return orDash(x.Share.Format()) }})
	e.Table.VisibleRows = 6
	share := l.Share("bodyShares", "Share of the value", "The rest is not known who.", func(x *gainer) *money.Share { return &x.Share })
	e.First = share
	e.Form = kit.Stack(kit.Form(share))
	e.WireGiven()
	e.View = kit.Stack(e.Table, e.Form)
	return e
}

// newRowClaims is how much of an outcome each party of the group claims.
func (p *Page) newRowClaims(of *lines.Editor[bid.ImpactRow]) *lines.Editor[gainer] {
	read := func(r bid.ImpactRow) []gainer {
		doc := p.s.Document()
		var out []gainer
		for _, party := range plan.Parties(&doc) {
			x := gainer{ID: party.Key, Name: party.Name}
			for _, c := range r.Claims {
				if c.MemberID == party.ID {
					x.Share = c.Share
				}
			}
			out = append(out, x)
		}
		return out
	}
	write := func(r *bid.ImpactRow, x gainer) {
		doc := p.s.Document()
		for _, party := range plan.Parties(&doc) {
			if party.Key != x.ID {
				continue
			}
			r.Claims = slices.DeleteFunc(slices.Clone(r.Claims), func(c bid.ClaimShare) bool { return c.MemberID == party.ID })
			if x.Share.IsSet() {
				r.Claims = append(r.Claims, bid.ClaimShare{MemberID: party.ID, Share: x.Share})
			}
		}
	}
	e := &lines.Editor[gainer]{List: ofRow(p, of, "claim", func(x *gainer) *string { return &x.ID }, func(x gainer) string { return x.Name }, read, write)}
	l := form.Line[gainer]{S: p.s, Fields: p.fields, Prefix: rowPath, List: e}
	e.Table = kit.NewTable("Claims", func(x gainer) string { return x.ID }, nil,
		kit.Column[gainer]{Title: "Party", Ems: 12, Weight: 2, Text: func(x gainer) string { return page.Clip(orUnnamed(x.Name), 80) }},
		kit.Column[gainer]{Title: "Claims", Ems: 6, Right: true, Text: func(x gainer) string { return orDash(x.Share.Format()) }})
	e.Table.VisibleRows = 4
	share := l.Share("claims", "Share that it claims", "", func(x *gainer) *money.Share { return &x.Share })
	e.First = share
	e.Form = kit.Stack(kit.Form(share))
	e.WireGiven()
	e.View = kit.Stack(e.Table, e.Form)
	return e
}
