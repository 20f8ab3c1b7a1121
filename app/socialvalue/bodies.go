package socialvalue

import (
	"maps"
	"slices"
	"sort"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
)

// Part is a body's share of a row.
type Part struct {
	Body  string
	Share decimal.Decimal
	// Transfer: this part is one side's gain and the other's loss.
	Transfer bool
}

// Body is what one body gains, by ledger.
type Body struct {
	ID, Name     string
	Commissioner bool
	Fiscal       calc.Node
	Economic     calc.Node
	Social       calc.Node
	total        decimal.Decimal
}

// Unallocated is the share that no body is known to gain.
const Unallocated = "unallocated"

// bodyWords name the bodies for people.
var bodyWords = map[string]string{
	"commissioner": "The commissioner", "council": "Councils", "nhs": "NHS", "dwp_hmt": "Work and pensions, Treasury", "hmrc": "Revenue and Customs",
	"justice": "Police and justice", "education": "Education", "fire": "Fire service", "housing": "Housing providers", "other_public": "Other public bodies",
	"individuals": "People themselves", "employers": "Employers", "society": "Society", Unallocated: "Not known who",
}

// BodyName is a body in words.
func BodyName(id string) string {
	if name, known := bodyWords[id]; known {
		return name
	}
	return id
}

// BodyIDs are the bodies that a user may choose from, in order.
func BodyIDs() []string { return bid.Bodies() }

// parts are the shares of a row by body: the user's own, those of a split (normalised to
// its own sum, since sources round), or one body; the rest is unallocated, and what is
// missing never goes to the commissioner.
func (b *builder) parts(out *Row) []Part {
	r := out.bid
	var list []Part
	left := one
	add := func(body string, share decimal.Decimal, transfer bool) {
		left = left.Sub(share)
		for i := range list {
			if list[i].Body == body && list[i].Transfer == transfer {
				list[i].Share = list[i].Share.Add(share)
				return
			}
		}
		list = append(list, Part{Body: body, Share: share, Transfer: transfer})
	}
	whole := out.proxy.transfer == "yes"
	switch {
	case len(r.Bodies) > 0:
		for _, s := range r.Bodies {
			if s.Share.IsSet() {
				add(named(s.Body), s.Share.Decimal(), whole)
			}
		}
	case len(b.splits[out.proxy.split]) > 0:
		parts := b.splits[out.proxy.split]
		sum := zero
		for _, s := range parts {
			sum = sum.Add(s.Amount.Decimal())
		}
		if sum.IsPositive() {
			for i, s := range parts {
				share := s.Amount.Decimal().DivRound(sum, 20)
				if i == len(parts)-1 {
					share = left
				}
				add(named(s.Body), share, out.proxy.transfer == "yes" || out.proxy.transfer == "part" && s.Body == "dwp_hmt")
			}
		}
	case out.proxy.body != "":
		add(named(out.proxy.body), one, whole)
	}
	if left.IsPositive() {
		add(Unallocated, left, whole)
	}
	return list
}

// named brings the words of sources to the bodies: "multiple" and "mixed" are nobody's.
func named(body string) string {
	switch body {
	case "", "multiple", "mixed":
		return Unallocated
	}
	return body
}

// untransferred is the share of a row that is not one side's gain and the other's loss.
func (b *builder) untransferred(out *Row) decimal.Decimal {
	left := one
	for _, p := range out.Bodies {
		if p.Transfer {
			left = left.Sub(p.Share)
		}
	}
	if out.proxy.transfer == "yes" {
		return zero
	}
	return left
}

// bodies adds up what each body gains, the commissioner's own first.
func (b *builder) bodies() {
	sums := map[string]map[bid.Ledger][]calc.Node{}
	totals := map[string]decimal.Decimal{}
	for i := range b.out.Rows {
		r := &b.out.Rows[i]
		if !r.Counted {
			continue
		}
		pv, known := value(r.PV)
		for _, p := range r.Bodies {
			if sums[p.Body] == nil {
				sums[p.Body] = map[bid.Ledger][]calc.Node{}
			}
			part := r.PV
			if !p.Share.Equal(one) {
				part = b.Graph.Mul(r.PV, b.share(r, p))
			}
			sums[p.Body][r.Ledger] = append(sums[p.Body][r.Ledger], part)
			if known {
				totals[p.Body] = totals[p.Body].Add(pv.Mul(p.Share).Abs())
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(sums)) { // the order of the sheet must not change from run to run
		ledgers := sums[id]
		body := Body{ID: id, Name: BodyName(id), Commissioner: id == b.sv.Body && id != "", total: totals[id]}
		for _, l := range []struct {
			ledger bid.Ledger
			to     *calc.Node
		}{{bid.LedgerFiscal, &body.Fiscal}, {bid.LedgerEconomic, &body.Economic}, {bid.LedgerSocial, &body.Social}} {
			*l.to = b.Sum(fig{ID: "sv.body." + id + "." + string(l.ledger), Label: body.Name + ": " + string(l.ledger) + " value", Unit: calc.Pounds, Key: "sv.body"}, ledgers[l.ledger]...)
		}
		b.out.Bodies = append(b.out.Bodies, body)
	}
	sort.Slice(b.out.Bodies, func(i, j int) bool {
		x, y := b.out.Bodies[i], b.out.Bodies[j]
		switch {
		case x.Commissioner != y.Commissioner:
			return x.Commissioner
		case (x.ID == Unallocated) != (y.ID == Unallocated):
			return y.ID == Unallocated
		case !x.total.Equal(y.total):
			return x.total.GreaterThan(y.total)
		}
		return x.ID < y.ID
	})
}

// share is the share of a body as a figure.
func (b *builder) share(r *Row, p Part) calc.Node {
	id := r.Path + ".share." + p.Body
	if p.Transfer {
		id += ".transfer"
	}
	b.Labels[id] = bid.LabelInternal
	origin := calc.Origin{Kind: calc.Typed, Path: r.Path + ".bodies"}
	if len(r.bid.Bodies) == 0 {
		origin = calc.Origin{Kind: calc.Fact, Source: &calc.Source{ID: "who_saves_splits " + r.proxy.split, Text: r.proxy.source}}
	}
	return b.Graph.Input(id, r.Name+": share of "+BodyName(p.Body), calc.Percent, p.Share, origin)
}
