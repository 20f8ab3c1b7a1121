package calloff

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/scoring"
)

// inChoice reports whether a total is near enough to the top to be offered (DPS-018):
// less than so many points below it, or less than so many per cent of it.
func (s *Settings) inChoice(total, top decimal.Decimal) bool {
	gap := top.Sub(total)
	if s.Gap == bid.GapRelative {
		return gap.LessThan(top.Mul(s.within).Shift(-2)) || gap.IsZero()
	}
	return gap.LessThan(s.within)
}

// choose lists the bidders that parents may choose from.
func (b *builder) choose(r *Referral) {
	s := &b.out.Settings
	f := fig{ID: "dps.referral." + r.ID + ".choice", Label: r.Name + ": bidders that parents may choose from", Unit: calc.Count, Key: "dps.choice", Path: r.Path + ".bidders"}
	no := func(code, why string) {
		r.ChoiceWords = why
		r.ChoiceNode = b.NoneCode(f, code, why)
	}
	switch {
	case r.Why != "":
		no(codeMissing, r.Why)
		return
	case len(r.Ranking) == 0:
		no(codeMissing, "No bidder can be ranked yet.")
		return
	case scoring.Index(s.Method.Formula):
		no(codeUndefined, "This formula ranks by one number, so a gap in marks has no meaning. Ask the buyer how parents choose.")
		return
	}
	byID := map[string]*Bidder{}
	for i := range r.Bidders {
		byID[r.Bidders[i].ID] = &r.Bidders[i]
	}
	top := byID[r.Ranking[0]].Total.Decimal()
	var near []*Bidder
	for _, id := range r.Ranking {
		if s.inChoice(byID[id].Total.Decimal(), top) {
			near = append(near, byID[id])
		}
	}
	level := ""
	if most := int(s.best); len(near) > most {
		if most > 0 && near[most].Rank == near[most-1].Rank {
			level = fmt.Sprintf(" %s and %s are level for the last place: ask the buyer which of them is offered.", near[most-1].Name, near[most].Name)
		}
		near = near[:most]
	}
	count := int64(len(near))
	if count < s.least {
		count = 0
		r.ChoiceWords = fmt.Sprintf("No choice is offered: only %s stands close enough to the top.", byID[r.Ranking[0]].Name)
	} else {
		names := make([]string, len(near))
		for i, o := range near {
			o.Offered = true
			r.Choice = append(r.Choice, o.ID)
			names[i] = o.Name
		}
		r.ChoiceWords = "Parents may choose from " + strings.Join(names, ", ") + "." + level
	}
	how := fmt.Sprintf("totals less than %s below the best one", money.FormatQuantity(s.within))
	if s.Gap == bid.GapRelative {
		how = fmt.Sprintf("totals less than %s %% below the best one", money.FormatQuantity(s.within))
	}
	r.ChoiceNode = b.found(f, decimal.NewFromInt(count), fmt.Sprintf("%s, %d at most and none with fewer than %d", how, s.best, s.least))
	if unranked := len(r.Bidders) - len(r.Ranking); unranked > 0 {
		r.ChoiceWords += fmt.Sprintf(" %d of %d bidders cannot be ranked yet.", unranked, len(r.Bidders))
	}
	for _, o := range r.Bidders {
		if o.Own && o.Rank > 0 && !o.Offered && count > 0 {
			b.Issue("DPS-018", bid.Informs, r.Path, "In “%s” parents would not be offered %s: it stands in place %d with %s marks, and the best has %s.", r.Name, o.Name, o.Rank, money.FormatQuantity(o.Total.Decimal().Round(2)), money.FormatQuantity(top.Round(2)))
		}
	}
}
