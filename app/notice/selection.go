package notice

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
)

var (
	smeWords     = regexp.MustCompile(`(?i)\bSMEs?\b|\bsmall(?:er)?(?:,|\s+and|\s+or|\s+to|/)\s*medium`)
	vcseWords    = regexp.MustCompile(`(?i)\bVCSEs?\b|\bVCFSE\b|\bvoluntary[,\s]+(?:and\s+)?community|\bsocial\s+enterprises?\b|\bthird\s+sector\b|\bcharit(?:y|ies)\b`)
	socialWords  = regexp.MustCompile(`(?i)\bsocial\s+value\b|\bcommunity\s+benefits?\b|\bsocial\s+impact\b|\bfair\s+work\b`)
	suggestWords = regexp.MustCompile(`(?i)insurance|indemnity|liability|turnover|\bratio\b`)
)

// people: whom the contract suits, and whom it is kept for.
func (d *drafter) people() {
	t, o := d.in.Tender, &d.out
	text := d.prose + "\n" + d.lotted
	suited := func(tender bid.Answer, field string, of func(Lot) bid.Answer, words *regexp.Regexp) string {
		if tender != bid.Unknown {
			d.from(field, "tender.suitability."+field)
			return suits(tender)
		}
		answer := bid.Unknown
		for i, lot := range t.Lots {
			if i > 0 && of(lot) != answer {
				return "see each lot"
			}
			answer = of(lot)
		}
		if answer != bid.Unknown {
			d.from(field, "tender.lots[].suitability."+field)
			return suits(answer)
		}
		if words.MatchString(text) {
			d.from(field, "words of the descriptions")
			return "stated in text"
		}
		return "not stated"
	}
	o.SME = suited(t.SME, "sme", func(l Lot) bid.Answer { return l.SME }, smeWords)
	o.VCSE = suited(t.VCSE, "vcse", func(l Lot) bid.Answer { return l.VCSE }, vcseWords)
	var kept []string
	for _, code := range head(t.Reserved, 20) {
		kept = append(kept, d.line(code, "reserved"))
	}
	if place := d.line(t.ReservedPlace, "reserved"); place != "" {
		kept = append(kept, place)
	}
	if o.Reserved = clip(strings.Join(kept, "; "), bid.MaxName); o.Reserved != "" {
		d.from("reserved", "tender.otherRequirements.reservedParticipation and reservedParticipationLocation")
	}
}

// socialValue finds where the notice speaks of it: it has no field of its own.
func (d *drafter) socialValue() []string {
	var out []string
	sets := []Criteria{d.in.Tender.Award}
	for _, lot := range d.in.Tender.Lots {
		sets = append(sets, lot.Award)
	}
	for _, set := range sets {
		for _, line := range set.Lines {
			if name := d.line(line.Name, "socialValue"); socialWords.MatchString(name) {
				out = addNew(out, "Award criterion: "+name)
			}
		}
	}
	for _, sentence := range sentences(d.prose) {
		if sentence = strings.TrimSpace(sentence); socialWords.MatchString(sentence) {
			out = addNew(out, d.fit(clip(sentence, 500), bid.MaxText, "socialValue"))
		}
	}
	if out = head(out, 20); len(out) > 0 {
		d.from("socialValue", "names of criteria and words of the descriptions")
	}
	return out
}

// selection: what a bidder must show, and the amounts in it as suggestions only.
func (d *drafter) selection() {
	t, o := d.in.Tender, &d.out
	add := func(in Criteria, prefix string) {
		if in.Words != "" {
			in.Lines = append(in.Lines[:len(in.Lines):len(in.Lines)], Criterion{Text: in.Words})
		}
	lines:
		for _, line := range in.Lines {
			text := clip(joined("\n", d.long(line.Text, "selection"), d.minimum(line)), bid.MaxText)
			c := bid.Criterion{Kind: d.line(line.Kind, "selection"), Name: d.line(joined(": ", prefix, line.Name), "selection"), Text: text}
			for _, have := range o.Selection {
				if have.Kind == c.Kind && have.Text == c.Text && have.Name == c.Name {
					continue lines
				}
			}
			if c.Text == "" && c.Name == "" || len(o.Selection) >= 500 {
				continue
			}
			c.ID = strconv.Itoa(len(o.Selection) + 1)
			o.Selection = append(o.Selection, c)
		}
	}
	add(t.Selection, "")
	for i, lot := range t.Lots {
		prefix := ""
		if len(t.Lots) > 1 {
			prefix = "Lot " + clip(o.Lots[i].ID, 40)
		}
		add(lot.Selection, prefix)
	}
	if t.Reduction != "" {
		add(Criteria{Lines: []Criterion{{Kind: "reduction", Text: t.Reduction}}}, "")
	}
	if len(o.Selection) > 0 {
		d.from("selection", "tender.selectionCriteria, lots[].selectionCriteria and otherRequirements.reductionCriteria")
	}
	for _, c := range o.Selection {
		for line := range strings.SplitSeq(c.Text, "\n") {
			line = strings.TrimSpace(line)
			values, _ := amountsIn(line)
			if line == "" || len(values) == 0 && !suggestWords.MatchString(line) {
				continue
			}
			o.Suggestions = addNew(o.Suggestions, clip(line, 500))
			if len(o.Suggestions) >= 50 {
				break
			}
		}
	}
	o.Suggestions = head(o.Suggestions, 50)
	if len(o.Suggestions) > 0 {
		d.from("suggestions", "words of the selection criteria")
	}
}

// minimum is the least level asked for, unless it only repeats the criterion.
func (d *drafter) minimum(line Criterion) string {
	if line.Minimum == line.Text {
		return ""
	}
	return d.long(line.Minimum, "selection")
}

// winners: who won before; never mixed with the opportunity (rule 7).
func (d *drafter) winners() {
	for i, award := range d.in.Awards {
		switch strings.ToLower(strings.TrimSpace(award.Status)) {
		case "cancelled", "unsuccessful", "pending":
			continue // nobody won
		}
		value := d.amount(award.Value.Net, "notice.winners", fmt.Sprintf("The value of award %d", i+1))
		if len(award.Suppliers) > 1 || award.Value.Currency != "" && !strings.EqualFold(award.Value.Currency, "GBP") {
			value = money.Pounds{} // not one supplier's, or not pounds
		}
		for _, name := range award.Suppliers {
			if name = d.line(name, "notice.winners"); name != "" && len(d.out.Notice.Winners) < 500 {
				d.out.Notice.Winners = append(d.out.Notice.Winners, bid.Winner{Name: name, Value: value, Date: d.contractDay(award.Date)})
			}
		}
	}
}
