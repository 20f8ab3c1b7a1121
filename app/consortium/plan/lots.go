package plan

import (
	"strconv"
	"strings"
	"unicode"

	"bidwright/app/bid"
	"bidwright/app/tender/selection"
)

// lots is CONS-005 and CONS-006: parties that a lot's conditions keep out, and more lots
// than the notice lets one supplier bid for.
func (b *builder) lots() {
	o := &b.in.Document.Bid.Opportunity
	used := map[string]bool{}
	for i := range b.cells {
		c := &b.cells[i]
		told := map[string]bool{}
		for _, part := range c.Parts {
			at, found := b.party(part.MemberID)
			if !part.Share.Decimal().IsPositive() || !found || told[part.MemberID] {
				continue
			}
			told[part.MemberID] = true
			if c.LotID != "" {
				used[c.LotID] = true
			}
			if why := b.keptOut(c.LotID, &b.parties[at]); why != "" {
				b.Issue("CONS-005", bid.Blocks, "consortium.cells."+c.ID, "%s may not deliver “%s”: %s Choose another provider, or close the gap.", b.parties[at].Name, b.title(c), why)
			}
		}
	}
	most := strings.TrimSpace(o.MaxLotsBid)
	n, told := firstNumber(most)
	switch {
	case most == "" || len(used) == 0:
	case !told && len(used) > 1:
		b.Issue("CONS-006", bid.Informs, "consortium.cells", "The notice says “%s” about how many lots one supplier may bid for, and the group plans %d. Is that allowed?", most, len(used))
	case told && n > 0 && len(used) > n:
		b.Issue("CONS-006", bid.Blocks, "consortium.cells", "The group plans to deliver %d lots, and the notice lets one supplier bid for %d. Leave lots out, or ask the buyer whether members may bid apart.", len(used), n)
	}
}

// keptOut is why a party may not deliver in a lot: a condition of that lot, or of every
// lot, that is its to meet and is not met. What is not known keeps nobody out. The
// organisation meets what no partner is named for.
func (b *builder) keptOut(lot string, p *Party) string {
	if b.in.Tender == nil || b.in.Tender.Selection == nil {
		return ""
	}
	for i := range b.in.Tender.Selection.Requirements {
		r := &b.in.Tender.Selection.Requirements[i]
		if r.Scored || r.State != selection.Gap {
			continue
		}
		if r.ByID == p.ID && (r.LotID == "" || r.LotID == lot) && p.Member != nil {
			return "the condition “" + clipped(r.Name) + "” is its to meet and is not met."
		}
		if r.ByID == "" && p.Member == nil && r.LotID != "" && r.LotID == lot {
			return "the condition “" + clipped(r.Name) + "” of this lot is not met."
		}
	}
	return ""
}

// clipped keeps the first 80 characters.
func clipped(text string) string {
	if r := []rune(text); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return text
}

// firstNumber is the first whole number in a text such as “2 lots”; false without one.
func firstNumber(text string) (int, bool) {
	start := strings.IndexFunc(text, unicode.IsDigit)
	if start < 0 {
		return 0, false
	}
	end := start
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(text[start:end])
	return n, err == nil
}
