package socialvalue

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// OpenLicence reports licence words under which a unit value may be printed in a pack.
// Everything else counts as restricted: saying too little is mended with a tick, a
// licensed figure that has left is not. Open are the public-domain mark, the Open
// Government Licence, Creative Commons without "no derivatives" and "non-commercial", and
// a single fact that is cited.
func OpenLicence(text string) bool {
	words := strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == '-' || r == '_' || r == ',' }), " ")
	for _, closed := range []string{" nc", " nd", "noncommercial", "non commercial", "no derivatives", "noderivatives", "no permission", "not "} {
		if strings.Contains(words, closed) {
			return false
		}
	}
	for _, open := range []string{"ogl", "open government licence", "cc0", "cc by", "creative commons attribution", "public domain", "fact cited"} {
		if words == open || strings.HasPrefix(words, open+" ") {
			return true
		}
	}
	return false
}

// figuresIn finds numbers in prose, with or without thousands and pence.
var figuresIn = regexp.MustCompile(`\d[\d,]*(?:\.\d+)?`)

// licences finds restricted unit values whose figure stands in words that packs print
// (SV-052): the value itself is never printed, but words are.
func (b *builder) licences() {
	type secret struct {
		name   string
		amount decimal.Decimal
	}
	var secrets []secret
	for _, v := range b.sv.Values {
		for _, amount := range []money.Value{v.Value, v.Low, v.High} {
			if v.Restricted && amount.IsSet() && digits(amount.Decimal()) >= 3 {
				secrets = append(secrets, secret{orWord(v.Name, "A value without a name"), amount.Decimal().Abs()})
			}
		}
	}
	if len(secrets) == 0 {
		return
	}
	b.printedWords(func(path, text string) {
		for _, found := range figuresIn.FindAllString(text, 50) {
			plain := strings.ReplaceAll(found, ",", "")
			if len(plain) > 24 {
				continue
			}
			n, err := decimal.NewFromString(plain)
			if err != nil {
				continue
			}
			for _, s := range secrets {
				if n.Equal(s.amount) {
					b.once("SV-052", path, "The licence of “%s” does not let its figure be printed, but these words say it and would stand in a pack. Take the figure out; the name of the source may stay.", clip(s.name))
				}
			}
		}
	})
}

// digits counts significant digits: a value such as 5 or 40 stands in any text.
func digits(v decimal.Decimal) int {
	return len(strings.Trim(strings.ReplaceAll(v.Abs().String(), ".", ""), "0"))
}

// printedWords visits the words of the case that a pack may print, with their paths.
func (b *builder) printedWords(visit func(path, text string)) {
	each := func(path string, texts map[string]string) {
		for _, field := range slices.Sorted(maps.Keys(texts)) { // findings keep their order from run to run
			if texts[field] != "" {
				visit(path+"."+field, texts[field])
			}
		}
	}
	for i, x := range b.sv.Boxes {
		each("socialValue.boxes."+lineID(x.ID, i), map[string]string{"text": x.Text, "indicator": x.Indicator, "source": x.Source, "evidence": x.Evidence, "quote": x.Quote, "stakeholder": x.Stakeholder})
	}
	for i, r := range b.sv.Rows {
		path := "socialValue.rows." + lineID(r.ID, i)
		each(path, map[string]string{"name": r.Name, "stakeholder": r.Stakeholder, "event": r.Event, "evidenceOf": r.EvidenceOf, "note": r.Note})
		why := func(e bid.Estimate) string { return e.Reason + " " + e.Source }
		each(path, map[string]string{string(isQuantity): why(r.Quantity), string(isProxy): why(r.Proxy), string(isDeadweight): why(r.Deadweight), string(isAttribution): why(r.Attribution),
			string(isDisplacement): why(r.Displacement), string(isDropOff): why(r.DropOff), string(isLeakage): why(r.Leakage), string(isSubstitution): why(r.Substitution)})
	}
	for i, e := range b.sv.Shared {
		each("socialValue.shared."+lineID(e.ID, i), map[string]string{"name": e.Name, "reason": e.Reason, "source": e.Source})
	}
	for i, v := range b.sv.Values {
		each("socialValue.values."+lineID(v.ID, i), map[string]string{"name": v.Name, "source": v.Source})
	}
	for i, c := range b.sv.Commitments {
		each("socialValue.commitments."+lineID(c.ID, i), map[string]string{"text": c.Text, "unit": c.Unit, "target": c.Target, "owner": c.Owner, "measure": c.Measure, "evidence": c.Evidence, "missed": c.Missed})
	}
	for i, a := range b.sv.Answers {
		each("socialValue.answers."+lineID(a.ID, i), map[string]string{"criterion": a.Criterion, "metric": a.Metric, "what": a.What, "howMany": a.HowMany, "when": a.When, "who": a.Who, "measured": a.Measured, "reported": a.Reported, "ifNot": a.IfNot})
	}
	t := b.sv.Together
	each("socialValue.coProduction", map[string]string{"role": t.Role, "strengths": t.Strengths, "rewarded": t.Rewarded, "mission": t.Mission, "proof": t.Proof})
}
