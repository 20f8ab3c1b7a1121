package exchange

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// leaks looks through every free text of an offer for what its reader may not see: the
// figures and, where not agreed, the names of other partners, and our own walk-away
// price. The value of the whole contract counts too unless this reader may have it as the
// buyer published it. Structured fields are built from the allow-list and need no search.
func leaks(doc bid.Document, figures Figures, offer bid.GroupOffer, total bool) []bid.Issue {
	var found []bid.Issue
	name := naming(doc, offer.MemberID)
	secret := secretsFrom(doc, figures, offer, total)
	for _, text := range textsOf(offer) {
		if name.foundIn(text.value) {
			found = append(found, bid.Issue{Code: CodeLabel, Severity: bid.Blocks, Path: text.path,
				Message: fmt.Sprintf("The pack to %s would name another partner (%s), though the group has not agreed to show names, so it is not made. Reword that text, or record that the group agreed.", offer.Partner, text.what)})
		}
		for _, s := range secret {
			if printsAmount(text.value, s.amount) {
				found = append(found, bid.Issue{Code: CodeLabel, Severity: bid.Blocks, Path: text.path,
					Message: fmt.Sprintf("The pack to %s would carry %s (%s), which this partner may not see, so it is not made. Take the figure out of that text.", offer.Partner, s.what, text.what)})
				break
			}
		}
	}
	return found
}

type secret struct {
	amount money.Pounds
	what   string
}

// secretsFrom collects amounts of at least three significant digits that this reader may
// not see; an amount that is also its own gives nothing away.
func secretsFrom(doc bid.Document, figures Figures, offer bid.GroupOffer, total bool) []secret {
	own := map[string]bool{}
	keep := func(p money.Pounds) {
		if p.IsSet() {
			own[p.Decimal().StringFixed(2)] = true
		}
	}
	keep(figures.Values[offer.MemberID])
	for _, year := range figures.Years[offer.MemberID] {
		keep(year.Value)
	}
	for _, cell := range figures.Cells {
		keep(cell[offer.MemberID])
	}
	if m := memberOf(doc, offer.MemberID); m != nil {
		for _, p := range m.Part.Prices {
			keep(p.Price)
		}
	}
	var all []secret
	hide := func(p money.Pounds, what string) {
		if p.IsSet() && telling(p.Decimal()) && !own[p.Decimal().StringFixed(2)] {
			all = append(all, secret{p, what})
		}
	}
	if !total {
		hide(figures.Contract, "the value of the whole contract, from which others' figures follow")
	}
	hide(doc.Bid.Pricing.WalkAway, "your walk-away price")
	hide(doc.Organisation.FreeReserves, "your free reserves")
	for id, value := range figures.Values {
		hide(value, "the value of another party")
		for _, year := range figures.Years[id] {
			hide(year.Value, "the value of another party in a year")
		}
	}
	for _, cell := range figures.Cells {
		for _, value := range cell {
			hide(value, "the value of another party in one part of the contract")
		}
	}
	for _, m := range doc.Bid.Consortium.Members {
		if m.ID == offer.MemberID {
			hide(m.Cash.Reserves, "what you noted of its reserves")
			hide(m.Cash.Available, "what you noted of its cash")
			continue
		}
		for _, p := range m.Part.Prices {
			hide(p.Price, "the price of another partner")
		}
	}
	return all
}

// telling reports three significant digits or more: shorter numbers are everywhere.
func telling(d decimal.Decimal) bool {
	digits := strings.TrimRight(strings.TrimLeft(strings.ReplaceAll(d.Abs().String(), ".", ""), "0"), "0")
	whole := d.Abs().Truncate(0).String()
	return len(digits) >= 3 || len(whole) >= 4
}

// text is one free text of an offer.
type text struct {
	path, what, value string
}

// textsOf lists what people typed and all or one partner reads. The buyer's own texts
// are public and not searched.
func textsOf(o bid.GroupOffer) []text {
	all := []text{{"consortium.name", "the name of the group", o.Group}, {"consortium.unit", "the unit", o.Unit},
		{"consortium.members." + o.MemberID + ".terms.note", "the note on its terms", o.Terms.Note},
		{"consortium.chain.results.clawback", "the clawback of results", o.Results.Clawback},
		{"title", "the title of the bid", o.Tender.Title}}
	for _, c := range o.Cells {
		all = append(all, text{"consortium.cells." + c.ID, "a part of the contract", c.Area + "\n" + c.Specialism})
	}
	for _, f := range o.FeeBuys {
		all = append(all, text{"consortium.split.fee.buys." + f.ID, "what the fee buys", f.Name})
	}
	for _, r := range o.Risks {
		all = append(all, text{"consortium.risks." + r.ID, "a risk", r.Name})
	}
	for _, h := range o.Heads {
		all = append(all, text{"consortium.heads." + h.ID, "the heads of terms: " + h.Title, h.Title + "\n" + h.Text})
	}
	for _, a := range o.Asks {
		all = append(all, text{"consortium.asks." + a.ID, "what is asked", a.Text})
	}
	for _, s := range o.Steps {
		all = append(all, text{"consortium.steps." + s.ID, "the timetable", s.Name + "\n" + s.Who})
	}
	return all
}

// containsNumber looks for a number that is not part of a longer one.
func containsNumber(text, number string) bool {
	return contains(text, number, func(before, after string) bool {
		last, size := utf8.DecodeLastRuneInString(before)
		if last == '.' || last == ',' {
			last, _ = utf8.DecodeLastRuneInString(before[:len(before)-size])
		}
		first, size := utf8.DecodeRuneInString(after)
		if first == '.' || first == ',' {
			first, _ = utf8.DecodeRuneInString(after[size:])
		}
		return !unicode.IsDigit(last) && !unicode.IsDigit(first)
	})
}

// containsWord looks for a name that is not part of a longer word; both in lower case.
func containsWord(text, word string) bool {
	return contains(text, word, func(before, after string) bool {
		last, _ := utf8.DecodeLastRuneInString(before)
		first, _ := utf8.DecodeRuneInString(after)
		return !unicode.IsLetter(last) && !unicode.IsLetter(first)
	})
}

// contains looks for part where it stands alone.
func contains(text, part string, alone func(before, after string) bool) bool {
	for from := 0; part != "" && from <= len(text); {
		at := strings.Index(text[from:], part)
		if at < 0 {
			return false
		}
		at += from
		if alone(text[:at], text[at+len(part):]) {
			return true
		}
		from = at + 1
	}
	return false
}
