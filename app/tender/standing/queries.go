package standing

import (
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// queries are what to ask the buyer about demands on the accounts: turnover beside the
// value of the contract (ELIG-043) and audited accounts (ELIG-040). Neither says that a
// demand is wrong, and a condition that the user marked already is not asked twice.
func (b *builder) queries() {
	requirements := working.Unique(b.in.Document.Bid.Eligibility.Requirements, func(r *bid.Requirement) *string { return &r.ID })
	rules := b.in.Library.Thresholds()
	if at := slices.IndexFunc(rules, func(t reference.Threshold) bool { return t.ID == "TURN-2X" }); at >= 0 && rules[at].Amount.IsSet() {
		b.turnoverAsked(rules[at], requirements)
	}
	if b.in.Document.Organisation.Standing.AuditDuty != bid.No {
		return
	}
	audited := func(path, name, text string) {
		if all := strings.ToLower(name + " " + text); strings.Contains(strings.ReplaceAll(all, "unaudited", ""), "audited") {
			b.ask("ELIG-040", path, working.Named(name, "A condition")+": it asks for audited accounts, which you are not obliged to have.",
				"We are not required to have our accounts audited: which other proof will you accept?")
		}
	}
	for _, r := range requirements {
		if r.Doubt != bid.DoubtAudited {
			audited("eligibility.requirements."+r.ID, r.Name, r.Text)
		}
	}
	for _, t := range b.tests {
		audited("eligibility.tests."+t.ID, t.Name, "")
	}
}

// turnoverAsked holds the yearly turnover that is asked beside the value of the contract
// over its term, net of VAT, as the rule does.
func (b *builder) turnoverAsked(rule reference.Threshold, requirements []bid.Requirement) {
	hold := func(path, name string, asked *big.Rat, value money.Pounds) {
		if asked == nil || !value.IsSet() || value.Decimal().Sign() <= 0 {
			return
		}
		times := asked.Quo(asked, value.Decimal().Rat())
		if times.Cmp(rule.Amount.Decimal().Rat()) <= 0 {
			return
		}
		shown, _ := decimal.NewFromString(times.FloatString(2))
		b.ask("ELIG-043", path, name+": the turnover asked for a year is "+shown.String()+" times the contract value, above the yardstick of "+rule.Amount.String()+
			" times ("+rule.ID+", certainty "+string(rule.Certainty)+"; check before relying on it).",
			"What risk requires turnover of "+shown.String()+" times the contract value?")
	}
	items := map[string]reference.EvidenceItem{}
	for _, item := range b.in.Library.EvidenceItems() {
		items[item.ID] = item
	}
	for _, r := range requirements {
		item := items[r.ItemID]
		if r.Doubt == bid.DoubtTurnover || item.CheckCode != "ELIG-021" || item.LevelUnit != "GBP" || !r.Level.IsSet() {
			continue
		}
		value, _, _, _ := b.contract(&bid.FinancialTest{LotID: r.LotID})
		hold("eligibility.requirements."+r.ID+".level", working.Named(r.Name, item.Label), r.Level.Decimal().Rat(), value)
	}
	for i, t := range b.r.Tests {
		doc := &b.tests[i]
		d, why := b.define(doc, b.known[doc.TestID], t.Path)
		if why != "" || d.formula == nil || d.mark == nil || d.comparator != bid.AtLeast && d.comparator != bid.Over {
			continue
		}
		asked := new(big.Rat).Set(d.mark)
		switch f := d.formula; {
		case f.turnover():
		case f.op == '/' && f.left.turnover() && f.right.op == 'v' && (f.right.name == annualValue || f.right.name == annualContract):
			year := b.annualValue(doc).exact
			if year == nil {
				continue
			}
			asked.Mul(asked, year)
		default:
			continue
		}
		value, _, _, _ := b.contract(doc)
		hold(t.Path+".mark", t.Name, asked, value)
	}
}

// turnover reports whether a formula is nothing but a turnover.
func (e *expr) turnover() bool {
	a, _ := accountOf(e.name)
	return e.op == 'v' && (a.field == "turnover" || a.field == "specificTurnover")
}

func (b *builder) ask(code, path, message, question string) {
	b.Issues = append(b.Issues, bid.Issue{Code: code, Severity: bid.Informs, Path: path, Message: message, Question: question})
}
