package notice

import (
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
)

var (
	weightText = regexp.MustCompile(`(?i)^(?:weight(?:ing)?\s*[:=]?\s*)?(\d{1,3}(?:\.\d{1,6})?)\s*(?:%|per\s?cent)?$`)
	passFail   = regexp.MustCompile(`(?i)^\W*(?:pass\s*(?:/|or|-|–|&|and)?\s*fail)\b`)
	hundred    = decimal.New(100, 0)
)

// criteria reads how bids are judged (OCDS-040 to 043). Sets that are the same for
// every lot stand once, with the opportunity.
func (d *drafter) criteria() {
	t, o := d.in.Tender, &d.out
	var sets [][]bid.Criterion
	words := t.Award.Words
	some := false
	for i, lot := range t.Lots {
		set := d.set(lot.Award, "lots."+o.Lots[i].ID+".criteria")
		words = first(words, lot.Award.Words)
		sets = append(sets, set)
		some = some || len(set) > 0
	}
	same := true
	for _, set := range sets {
		same = same && reflect.DeepEqual(set, sets[0])
	}
	switch {
	case some && same:
		o.Criteria = sets[0]
		d.from("criteria", "tender.lots[].awardCriteria")
		d.weigh(o.Criteria, "criteria", "", words)
	case some:
		for i, set := range sets {
			o.Lots[i].Criteria = set
			d.weigh(set, "lots."+o.Lots[i].ID+".criteria", "Lot "+clip(o.Lots[i].ID, 40)+": ", words)
		}
	default:
		o.Criteria = d.set(t.Award, "criteria")
		if len(o.Criteria) > 0 {
			d.from("criteria", "tender.awardCriteria")
		}
		d.weigh(o.Criteria, "criteria", "", words)
	}
}

// set reads one list of criteria.
func (d *drafter) set(in Criteria, path string) []bid.Criterion {
	var out []bid.Criterion
	for i, line := range head(in.Lines, 200) {
		c := bid.Criterion{ID: strconv.Itoa(i + 1), Kind: d.line(line.Kind, path), Name: d.line(line.Name, path)}
		text := d.long(line.Text, path)
		d.weight(&c, line.Numbers, text)
		out = append(out, c)
	}
	return out
}

// weight reads numbers first, then the description (rule 6).
func (d *drafter) weight(c *bid.Criterion, numbers []Weight, text string) {
	c.Text = text
	if len(numbers) == 1 {
		value, ok, _ := readNumber(numbers[0].Number)
		switch kind := strings.ToLower(numbers[0].Kind); {
		case ok && kind == "percentageexact" && !value.IsNegative() && !value.GreaterThan(hundred):
			c.Weight = money.ShareOf(value.Shift(-2))
			return
		case ok && kind == "decimalexact" && !value.IsNegative() && !value.GreaterThan(decimal.New(1, 0)):
			c.Weight = money.ShareOf(value)
			return
		}
	}
	if len(numbers) > 0 {
		var parts []string
		for _, n := range numbers {
			parts = append(parts, strings.TrimSpace(n.Number+" "+weightKinds[strings.ToLower(n.Kind)]))
		}
		c.Words = d.line(strings.Join(parts, ", "), "criteria")
		return
	}
	if text == "" {
		return
	}
	if m := weightText.FindStringSubmatch(text); m != nil {
		if value, ok, _ := readNumber(m[1]); ok && !value.GreaterThan(hundred) && !(value.IsPositive() && value.LessThan(decimal.New(1, 0))) {
			c.Weight, c.FromText, c.Text = money.ShareOf(value.Shift(-2)), true, ""
			return
		}
	}
	if passFail.MatchString(text) {
		c.PassFail = true
	}
	if len([]rune(text)) <= 60 || c.PassFail {
		c.Words, c.Text = d.line(text, "criteria"), ""
		if len([]rune(text)) > bid.MaxName {
			c.Text = text
		}
	}
}

var weightKinds = map[string]string{
	"percentageexact": "%", "percentagerangemiddle": "% (middle of a range)", "percentagerangemin": "% (lowest)", "percentagerangemax": "% (highest)",
	"percentagerangeexact": "% (of a range)", "decimalexact": "(as a decimal)", "decimalrangemiddle": "(decimal, middle of a range)",
	"decimalrangeexact": "(decimal, of a range)", "pointsexact": "points", "pointsrangemiddle": "points (middle of a range)",
	"pointsrangeexact": "points (of a range)", "order": "(order of importance)", "orderimportance": "(order of importance)",
}

// weigh says what the weights of one list leave open.
func (d *drafter) weigh(set []bid.Criterion, path, lot, words string) {
	said := ""
	if text, _ := cleanLine(words); text != "" {
		said = " The notice says: “" + clip(text, 300) + "”"
	}
	var total, quality decimal.Decimal
	var inWords, silent []string
	weighed, fromText, passes := 0, 0, 0
	for _, c := range set {
		name := clip(first(c.Name, c.Kind, "line "+c.ID), 60)
		switch {
		case c.Weight.IsSet():
			weighed++
			total = total.Add(c.Weight.Decimal())
			if !strings.EqualFold(c.Kind, "price") && !strings.EqualFold(c.Kind, "cost") {
				quality = quality.Add(c.Weight.Decimal())
			}
			if c.FromText {
				fromText++
			}
		case c.Words != "":
			inWords = append(inWords, fmt.Sprintf("%s: “%s”", name, clip(c.Words, 40)))
			if c.PassFail {
				passes++
			}
		default:
			silent = append(silent, name)
		}
	}
	one := decimal.New(1, 0)
	if fromText > 0 {
		d.found.add(CodeWeightText, bid.Informs, path, "%s%d of %d weights stood in a text, not in the field for numbers. They are marked “from text”; check them against the tender documents.", lot, fromText, len(set))
	}
	if weighed == 0 && len(inWords) == 0 {
		d.found.add(CodeNoWeights, bid.Informs, path, "%sThe notice gives no weights: see the tender documents and type them in. Until then the score simulator waits.%s", lot, said)
		return
	}
	if len(inWords) > 0 || len(silent) > 0 {
		open := strings.Join(head(inWords, 4), "; ")
		if len(silent) > 0 {
			open = joined("; ", open, "no weight for "+strings.Join(head(silent, 4), ", "))
		}
		d.found.add(CodeWeightWords, bid.Warns, path, "%sNot every weight is a number (%s). Pass or fail does not count as 0. Ask the buyer for the numbers, or type them in.%s", lot, open, said)
	}
	numeric := weighed > 0 && len(silent) == 0 && passes == len(inWords)
	switch {
	case !numeric || total.Equal(one):
	case quality.Equal(one) && total.GreaterThan(one):
		d.found.add(CodeWeightSum, bid.Warns, path, "%sThe weights add to %s, not 100 %%. The quality lines add to 100 %% by themselves, so they may be shares of the quality part while price stands apart. Ask the buyer.", lot, money.ShareOf(total).Format())
	default:
		d.found.add(CodeWeightSum, bid.Warns, path, "%sThe weights add to %s, not 100 %%. Ask the buyer how they fit together.", lot, money.ShareOf(total).Format())
	}
}
