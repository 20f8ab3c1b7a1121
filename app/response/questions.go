package response

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/tender/vault"
)

var one = decimal.NewFromInt(1)

// amount is a sum in pounds as people write it.
var amount = regexp.MustCompile(`£\s?\d[\d,]*(\.\d+)?`)

func (c *checker) questions() {
	asked := Asked(&c.Document.Bid)
	for _, q := range asked {
		a := Answer{ID: q.ID, Name: Title(q), Words: Words(q.Answer), Limit: q.Words}
		c.out.Questions = append(c.out.Questions, a)
		c.answer(q, a)
		c.measures(q)
		c.proofs(q)
	}
	c.weights(asked)
}

// answer looks at the text itself.
func (c *checker) answer(q bid.MethodQuestion, a Answer) {
	path := "response.questions." + q.ID
	switch {
	case a.Words == 0:
		c.add("RESP-001", bid.Blocks, path+".answer", "“%s” has no answer yet. An empty answer scores nothing, and often puts the bidder out. Write it, or take one from your library.", a.Name)
		return
	case a.Limit > 0 && a.Left() < 0:
		c.add("RESP-002", bid.Blocks, path+".answer", "The answer to “%s” has %s. Buyers stop reading at the limit. Shorten it.", a.Name, a.Count())
	}
	if found := amount.FindString(q.Answer); found != "" {
		c.add("RESP-003", bid.Warns, path+".answer", "The answer to “%s” names an amount (%s). Prices belong in the commercial response: a price in this file can put you out. Take it out unless the question asks for it.", a.Name, found)
	}
	if name := c.otherBuyer(q.Answer); name != "" {
		c.add("RESP-004", bid.Warns, path+".answer", "The answer to “%s” names %s, which is not the buyer of this tender. Was it written for another bid? Change the name, or leave it where it is meant.", a.Name, name)
	}
	if !q.Ready {
		c.add("RESP-005", bid.Informs, path+".ready", "Nobody has read “%s” through yet. Let somebody who did not write it read it, then tick it.", a.Name)
	}
}

// buyerName is a body that buys, as it stands in a text.
var buyerName = regexp.MustCompile(`(?:[A-ZŴŶ][\p{L}’'-]+ (?:and |of )?){1,4}(?:Council|NHS Trust|NHS Foundation Trust|Integrated Care Board|Combined Authority|Fire and Rescue Authority)`)

// otherBuyer is a body named in a text that buys and is not this buyer. Words that only
// begin a sentence are let go.
func (c *checker) otherBuyer(text string) string {
	own := strings.ToLower(c.Document.Bid.Opportunity.Buyer.Name)
	if own == "" {
		return ""
	}
	for _, name := range buyerName.FindAllString(text, -1) {
		for _, lead := range []string{"The ", "For ", "With ", "In ", "At ", "Our ", "And ", "To ", "From ", "When ", "As ", "Both "} {
			name = strings.TrimPrefix(name, lead)
		}
		plain := strings.ToLower(name)
		if strings.Count(name, " ") > 0 && !strings.Contains(own, plain) && !strings.Contains(plain, own) {
			return name
		}
	}
	return ""
}

func (c *checker) measures(q bid.MethodQuestion) {
	for _, k := range q.KPIs {
		path := "response.questions." + q.ID + ".kpis." + k.ID
		switch {
		case strings.TrimSpace(k.Target) == "":
			c.add("RESP-006", bid.Warns, path+".target", "“%s” has no target. Say what you promise to reach.", named(k.Name, "A measure"))
		case strings.TrimSpace(k.Measured) == "":
			c.add("RESP-006", bid.Warns, path+".measured", "“%s” does not say how it is measured. Say from which record, and who counts.", named(k.Name, "A measure"))
		}
	}
}

// proofs are judged on the first day of the contract, or today while it is not known.
func (c *checker) proofs(q bid.MethodQuestion) {
	day := c.start()
	if day.IsZero() {
		day = c.On
	}
	list := c.Document.Organisation.Standing.Evidence
	for _, id := range q.EvidenceIDs {
		path := "response.questions." + q.ID + ".evidenceIds"
		i := slices.IndexFunc(list, func(e bid.Evidence) bool { return e.ID == id })
		if i < 0 {
			c.add("RESP-007", bid.Warns, path, "“%s” refers to a proof that is no longer in your vault. Choose another one.", Title(q))
			continue
		}
		if e := list[i]; vault.Of(e, reference.EvidenceItem{}, day).State == vault.Expired {
			c.add("RESP-007", bid.Warns, path, "“%s” refers to a proof that runs out on %s, before %s. Renew it, or choose another one.", Title(q), e.Expires, day)
		}
	}
}

func (c *checker) start() date.Date {
	if d := c.Document.Bid.Pricing.Start; !d.IsZero() {
		return d
	}
	return c.Document.Bid.Opportunity.Term.Start
}

// weights add to the whole where every question has one.
func (c *checker) weights(asked []bid.MethodQuestion) {
	sum, typed := decimal.Zero, 0
	for _, q := range asked {
		if !q.Weight.IsSet() {
			continue
		}
		typed++
		if w := q.Weight.Decimal(); w.IsNegative() || w.GreaterThan(one) {
			c.add("RESP-008", bid.Warns, "response.questions."+q.ID+".weight", "A weight of %s for “%s” is outside 0 to 100 %%. Type the share of the marks for quality.", money.FormatPercent(w, 2), Title(q))
			return
		}
		sum = sum.Add(q.Weight.Decimal())
	}
	if typed > 0 && typed == len(asked) && sum.Sub(one).Abs().GreaterThan(decimal.New(1, -4)) {
		c.add("RESP-008", bid.Warns, "response.questions", "The weights of the questions add to %s, not to 100 %%. Look them up in the tender: a weight may be of all marks, not of the marks for quality.", money.FormatPercent(sum, 2))
	}
}

func named(text, standard string) string {
	if text = strings.TrimSpace(text); text != "" {
		return text
	}
	return standard
}
