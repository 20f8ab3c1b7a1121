package socialvalue

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
)

// Claim is the share of an outcome that one party claims.
type Claim struct {
	MemberID string // of a partner; empty for the bidder itself
	Share    calc.Node
}

// claims are the shares of an outcome that its parties claim, in the order typed; none
// where nobody has split it.
func (b *builder) claims(r *bid.ImpactRow) []Claim {
	var out []Claim
	for i, c := range r.Claims {
		if !c.Share.IsSet() {
			continue
		}
		id := b.rowPath(r.ID, "claims."+lineID(c.MemberID, i))
		n, found := b.Graph.Node(id)
		if !found {
			b.Labels[id] = bid.LabelInternal
			n = b.Graph.Input(id, "Share claimed", calc.Percent, c.Share.Decimal(), calc.Origin{Kind: calc.Typed, Path: id})
		}
		out = append(out, Claim{c.MemberID, n})
	}
	return out
}

// claimed is what the parties claim together; false where nobody has split the outcome.
func (b *builder) claimed(r *bid.ImpactRow) (calc.Node, bool) {
	var terms []calc.Node
	for _, c := range b.claims(r) {
		terms = append(terms, c.Share)
	}
	if len(terms) == 0 {
		return calc.Node{}, false
	}
	return b.Total(terms...), true
}

// splits reports an outcome of which parties claim shares.
func splits(r *bid.ImpactRow) bool {
	for _, c := range r.Claims {
		if c.Share.IsSet() {
			return true
		}
	}
	return false
}

// sameOutcome reports two rows for one outcome: the same people, the same stakeholder and
// the same unit value.
func sameOutcome(x, y *bid.ImpactRow) bool {
	return x.GroupID != "" && x.GroupID == y.GroupID && strings.EqualFold(x.Stakeholder, y.Stakeholder) &&
		x.ProxyCode+x.ValueID != "" && x.ProxyCode == y.ProxyCode && x.ValueID == y.ValueID
}

// claimedTwice holds the rows of one outcome together: each party may have a row of its
// own, and all of them may claim no more than the whole. The row that passes it is not
// counted.
func (b *builder) claimedTwice() {
	list := b.sv.Rows
	for i := range list {
		y := &list[i]
		if y.Left || !splits(y) {
			continue
		}
		claims, joined := []bid.ClaimShare(nil), false
		for j := range i {
			if x := &list[j]; !x.Left && !b.blocked[x.ID] && splits(x) && sameOutcome(x, y) {
				claims, joined = append(claims, x.Claims...), true
			}
		}
		if !joined {
			continue
		}
		claims = append(claims, y.Claims...)
		if sum, over := total(len(claims), func(i int) typedShare { return claims[i].Share }); over {
			b.blocked[y.ID] = true
			b.Issue("SV-009", bid.Blocks, "socialValue.rows."+y.ID+".claims", "“%s” counts an outcome that another row counts for the same people: together it is claimed by %s, %s %% in all, more than 100 %%. This row is not counted. Agree who claims what, or say that they are different people.", orWord(clip(y.Name), "A row"), b.claimants(claims), sum)
		}
	}
}

// claimants names each claim with its share, so that those who claim too much together
// can agree.
func (b *builder) claimants(claims []bid.ClaimShare) string {
	var list []string
	for _, c := range claims {
		if !c.Share.IsSet() {
			continue
		}
		name := orWord(b.in.Document.Organisation.Name, "us")
		if c.MemberID != "" {
			name = "a partner that is not listed"
			for _, m := range b.in.Document.Bid.Consortium.Members {
				if m.ID == c.MemberID {
					name = orWord(clip(m.Name), "a partner without a name")
				}
			}
		}
		list = append(list, name+" ("+percent(c.Share)+")")
	}
	return strings.Join(list, " and ")
}

// percent is a share as typed, without the noughts at its end.
func percent(s money.Share) string { return s.Decimal().Shift(2).String() + " %" }
