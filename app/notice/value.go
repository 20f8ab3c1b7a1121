package notice

import (
	"regexp"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// amount turns a published amount into pounds, to the penny (half away from zero).
// Nought and less say nothing about the value and are left out (OCDS-030).
func (d *drafter) amount(text, path, what string) money.Pounds {
	if strings.TrimSpace(text) == "" {
		return money.Pounds{}
	}
	text, _ = cleanLine(text)
	value, ok, huge := readNumber(text)
	switch {
	case huge:
		d.found.add(CodeHuge, bid.Warns, path, "%s in the notice is a number too large to be an amount, so it is not available. Look in the tender documents.", what)
	case !ok:
		d.found.add(CodeNoValue, bid.Warns, path, "%s in the notice reads “%s”, which is no amount. Look in the tender documents and type it in.", what, clip(text, 40))
	case !value.Round(2).IsPositive():
		d.found.add(CodeNoValue, bid.Warns, path, "%s in the notice is %s, which states no value. Ask the buyer or look in the tender documents.", what, money.FormatPounds(value))
	default:
		return money.PoundsOf(value.Round(2))
	}
	return money.Pounds{}
}

// worth reads one value with its currency.
func (d *drafter) worth(a Amount, path, what string) bid.Value {
	v := bid.Value{Net: d.amount(a.Net, path+".net", what), Gross: d.amount(a.Gross, path+".gross", what+" with VAT")}
	v.Currency = strings.ToUpper(d.line(a.Currency, path+".currency"))
	if v.Currency != "" && v.Currency != "GBP" {
		d.found.add(CodeCurrency, bid.Warns, path+".currency", "%s is in %s. It is kept as published and not converted, so figures that need pounds are not available.", what, clip(v.Currency, 20))
	}
	return v
}

// value reads the buyer's estimate; OCDS-030 to 035. Lots come first: it compares.
func (d *drafter) value() {
	t, o := d.in.Tender, &d.out
	o.Value = d.worth(t.Value, "value", "The value")
	if t.Value.Net != "" {
		d.from("value.net", "tender.value.amount")
	}
	if t.Value.Gross != "" {
		d.from("value.gross", "tender.value.amountGross")
	}
	if t.MinValue.Net != "" {
		o.Value.Min = d.amount(t.MinValue.Net, "value.min", "The lower value")
		d.from("value.min", "tender.minValue.amount")
		if o.Value.Currency == "" {
			o.Value.Currency = strings.ToUpper(d.line(t.MinValue.Currency, "value.currency"))
		}
		d.valueRange()
	}
	d.above()
	switch {
	case !o.Value.Net.IsSet() && o.Value.Gross.IsSet():
		d.found.add(CodeNoValue, bid.Warns, "value.net", "The notice gives the value only with VAT (%s). Ask for the value without VAT.", o.Value.Gross.Format())
	case !o.Value.Net.IsSet() && t.Value.Net == "":
		d.found.add(CodeNoValue, bid.Warns, "value.net", "The notice gives no value. Ask the buyer or look in the tender documents; until then figures that need it are not available.")
	}
	d.lotsRepeat()
	d.otherAmounts()
}

func (d *drafter) valueRange() {
	v := &d.out.Value
	switch {
	case !v.Min.IsSet():
	case !v.Net.IsSet():
		d.found.add(CodeRange, bid.Warns, "value.min", "The notice gives only a lower value, %s. Ask for the upper one.", v.Min.Format())
	case v.Min.Decimal().GreaterThan(v.Net.Decimal()):
		d.found.add(CodeRange, bid.Warns, "value.min", "The lower value (%s) is above the upper one (%s). Ask the buyer which is right.", v.Min.Format(), v.Net.Format())
	case v.Min.Decimal().LessThan(v.Net.Decimal()):
		d.found.add(CodeRange, bid.Informs, "value", "The value is a range, %s to %s. The upper figure decides which rules apply.", v.Min.Format(), v.Net.Format())
	}
}

var (
	aboveWords = regexp.MustCompile(`(?i)above[\s-]+threshold`)
	belowWords = regexp.MustCompile(`(?i)below[\s-]+threshold`)
)

func (d *drafter) above() {
	t, v := d.in.Tender, &d.out.Value
	switch {
	case t.Above != bid.Unknown:
		v.Above = t.Above
		d.from("value.above", "tender.aboveThreshold")
	case aboveWords.MatchString(t.Procedure):
		v.Above = bid.Yes
		d.from("value.above", "words of tender.procurementMethodDetails")
	case belowWords.MatchString(t.Procedure):
		v.Above = bid.No
		d.from("value.above", "words of tender.procurementMethodDetails")
	}
}

// lotsRepeat: every one of several lots carries the tender's own value.
func (d *drafter) lotsRepeat() {
	o := &d.out
	if len(o.Lots) < 2 || !o.Value.Net.IsSet() {
		return
	}
	for _, lot := range o.Lots {
		if !lot.Value.Net.IsSet() || !lot.Value.Net.Decimal().Equal(o.Value.Net.Decimal()) {
			return
		}
	}
	d.found.add(CodeLotsRepeat, bid.Warns, "lots", "Every one of the %d lots carries the value of the whole tender, %s. The lots are not added up; ask the buyer what each lot is worth.", len(o.Lots), o.Value.Net.Format())
}

var (
	extension = regexp.MustCompile(`(?i)\b(?:extension|extensions|extend|extended|renewal|renewed)\b`)
	notWorth  = regexp.MustCompile(`(?i)insurance|liability|indemnity|turnover|per\s+(?:hour|meal|visit|session|place|child|person|unit|claim|mile|head)`)
)

// otherAmounts asks about other amounts and extensions that the text names (OCDS-032).
func (d *drafter) otherAmounts() {
	o := &d.out
	if !o.Value.Net.IsSet() {
		return
	}
	known := []money.Pounds{o.Value.Net, o.Value.Gross, o.Value.Min}
	renewals := ""
	extends := o.Term.HasRenewal == bid.Yes || o.Term.HasOptions == bid.Yes
	for _, lot := range o.Lots {
		known = append(known, lot.Value.Net, lot.Value.Gross)
		renewals += "\n" + lot.Term.Renewal + "\n" + lot.Term.OptionsText
		extends = extends || lot.Term.HasRenewal == bid.Yes || lot.Term.HasOptions == bid.Yes
	}
	text := d.prose + "\n" + d.lotted + renewals
	extends = extends || extension.MatchString(text)
	var others []string
	for _, sentence := range sentences(text) {
		if notWorth.MatchString(sentence) {
			continue
		}
		values, words := amountsIn(sentence)
		for i, value := range values {
			same := value.LessThan(tooSmall)
			for _, k := range known {
				same = same || k.IsSet() && k.Decimal().Equal(value)
			}
			if !same && !slices.Contains(others, words[i]) && len(others) < 5 {
				others = append(others, words[i])
			}
		}
	}
	switch {
	case len(others) > 0:
		d.found.add(CodeOtherAmount, bid.Warns, "value", "The value field says %s, but the text also names %s. Ask whether the value holds options, extensions or VAT.", o.Value.Net.Format(), strings.Join(others, ", "))
	case extends:
		d.found.add(CodeOtherAmount, bid.Warns, "value", "The contract can be extended or has options. Ask whether the value of %s holds them, and whether it is without VAT.", o.Value.Net.Format())
	}
}

var tooSmall = money.MustPounds("1000").Decimal() // smaller amounts are prices, not contract values
