package route

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// enterValue is what to do when there is no usable value.
const enterValue = "Enter the whole-life value: all lots, options, extensions and fees, without VAT."

const (
	netLabel   = "Whole-life value without VAT"
	basisLabel = "Value that thresholds are compared with, with VAT"
)

// vat is the rate that counts on top of the net value.
type vat struct {
	factor  calc.Node // 1 + rate
	assumed bool
	words   string
}

// value works out the whole-life value without VAT and the sum that thresholds are
// compared with (ROUTE-010). It counts every lot of the procurement, also those that
// the bid leaves out. Nothing unknown is taken as zero.
func (b *builder) value() {
	b.rate()
	net, gross := b.wholeLife()
	v, known := net.Value()
	if known && !v.IsPositive() || !known && net.Reason().Code == bid.CodeNegative {
		b.r.Unavailable = enterValue
		net, gross = b.NoneCode(working.Fig{Label: netLabel, Unit: calc.Pounds, Path: path + "parts"}, CodeValue, enterValue), calc.Node{}
		b.ask(true, Question{Code: CodeValue, Path: path + "parts", Text: "The whole-life value is not above zero, so the route is not available. " + enterValue})
	}
	b.r.Net = b.Name(net, working.Fig{ID: "route.value.net", Label: netLabel, Unit: calc.Pounds, Key: "route.value", Path: path + "parts"})
	basis := working.Fig{ID: "route.value.basis", Label: basisLabel, Unit: calc.Pounds, Key: "route.basis", Path: path + "vat"}
	if working.Usable(gross) {
		b.r.Basis = b.Name(gross, basis)
		b.vat.assumed, b.vat.words = false, "VAT as published"
	} else {
		b.r.Basis = b.Mul(basis, b.r.Net, b.vat.factor)
	}
	if b.r.Unavailable != "" {
		return
	}
	if b.o.Route.NoEstimate == bid.Yes || !known && !b.foreign() {
		b.r.TreatedAbove = true
	}
}

func (b *builder) rate() {
	on, treatment := b.r.Began, b.o.Route.VAT
	series, label := "vat.standard_rate", "VAT, standard rate"
	switch treatment {
	case bid.VATExempt, bid.VATZero, bid.VATOutside:
		b.vat = vat{factor: b.One, words: map[bid.VATTreatment]string{bid.VATExempt: "exempt from VAT", bid.VATZero: "VAT at 0 %", bid.VATOutside: "outside VAT"}[treatment]}
		return
	case bid.VATReduced:
		series, label = "vat.reduced_rate", "VAT, reduced rate"
	case bid.VATUndecided:
		b.vat.assumed = true
	}
	f := b.lib.At(series, reference.UK, on, reference.Overrides{})
	fig := working.Fig{ID: "route.vat", Label: label, Unit: calc.Percent, Path: path + "vat"}
	if !f.Known() {
		b.vat.factor = b.Graph.Add(b.One, b.None(fig, f.Why))
		return
	}
	rate := b.Graph.Input(fig.ID, label, calc.Percent, f.Share().Decimal(), calc.Origin{Kind: calc.Fact, Path: "facts." + f.ID, Source: &calc.Source{
		ID: f.ID, From: f.ValidFrom.String(), To: f.ValidTo.String(), Status: f.Status.Words(), Certainty: string(f.Certainty), Text: f.Title, Projected: f.Projected}})
	b.Labels[fig.ID] = bid.LabelInternal
	b.vat.factor = b.Graph.Add(b.One, rate)
	b.vat.words = "VAT at " + money.FormatPercent(f.Share().Decimal(), 0)
	if b.vat.assumed {
		b.vat.words += ", assumed"
	}
}

// wholeLife is the net value, and the gross one where the notice states both.
func (b *builder) wholeLife() (net, gross calc.Node) {
	if parts := b.o.Route.Parts; len(parts) > 0 {
		return b.parts(parts), calc.Node{}
	}
	if net, gross, found := b.stated(b.o.Value, "opportunity.value", "Value in the notice"); found {
		return net, gross
	}
	if len(b.o.Lots) > 0 {
		return b.lots(), calc.Node{}
	}
	return b.none("opportunity.value.net"), calc.Node{}
}

func (b *builder) none(at string) calc.Node {
	text := enterValue
	if b.foreign() {
		text = "The value is in " + working.Named(b.o.Value.Currency, "another currency") + " and is not converted. " + enterValue
	}
	return b.NoneCode(working.Fig{Label: netLabel, Unit: calc.Pounds, Path: at}, CodeValue, text)
}

func (b *builder) foreign() bool { return len(b.o.Route.Parts) == 0 && foreign(b.o.Value) }

func foreign(v bid.Value) bool { return v.Currency != "" && v.Currency != "GBP" }

// stated is a published value: net, or net out of gross, and gross where both stand.
// The VAT that is taken out is that of the answer, or the standard rate.
func (b *builder) stated(v bid.Value, at, label string) (net, gross calc.Node, found bool) {
	if foreign(v) {
		if v.Net.IsSet() || v.Gross.IsSet() {
			return b.NoneCode(working.Fig{Label: label, Unit: calc.Pounds, Path: at + ".currency"}, CodeValue,
				label+" is in "+working.Named(v.Currency, "another currency")+" and is not converted. "+enterValue), calc.Node{}, true
		}
		return calc.Node{}, calc.Node{}, false
	}
	full := func() calc.Node {
		return b.Input(working.Fig{Label: label + ", with VAT", Unit: calc.Pounds, Path: at + ".gross"}, v.Gross)
	}
	switch {
	case v.Net.IsSet():
		net = b.Input(working.Fig{Label: label + ", without VAT", Unit: calc.Pounds, Path: at + ".net"}, v.Net)
		if v.Gross.IsSet() && b.o.Route.VAT == bid.VATUndecided && v.Gross.Decimal().GreaterThanOrEqual(v.Net.Decimal()) {
			gross = full()
		}
		return net, gross, true
	case v.Gross.IsSet():
		return b.Div(working.Fig{Label: label + ", VAT taken out"}, full(), b.vat.factor, "the VAT factor is zero"), calc.Node{}, true
	}
	return calc.Node{}, calc.Node{}, false
}

// lots adds the values of all lots; a lot without a value makes the sum unknown.
func (b *builder) lots() calc.Node {
	var all []calc.Node
	lots := working.Unique(b.o.Lots, func(l *bid.Lot) *string { return &l.ID })
	for _, lot := range lots {
		at := "opportunity.lots." + lot.ID + ".value"
		name := working.Named(lot.Title, "Lot "+lot.ID)
		net, _, found := b.stated(lot.Value, at, name)
		if !found {
			net = b.NoneCode(working.Fig{Label: name, Unit: calc.Pounds, Path: at + ".net"}, CodeNoEstimate, "The value of "+name+" is not known.")
			if len(lots) > 1 {
				b.ask(true, Question{Code: CodeNoEstimate, Path: at + ".net", Text: fmt.Sprintf("The value of %s is not known, and every lot counts towards the whole. Enter it, or ask the buyer.", name),
					Buyer: fmt.Sprintf("What is the estimated value of %s over its whole life, with every extension, with and without VAT?", name)})
			}
		}
		all = append(all, b.Name(net, working.Fig{ID: "route.value.lot." + lot.ID, Label: name, Unit: calc.Pounds, Path: at + ".net"}))
	}
	if len(lots) == 1 {
		if _, known := all[0].Value(); !known {
			return b.none("opportunity.value.net")
		}
	}
	return b.Graph.Add(all...)
}

var partNames = map[bid.ValueKind]string{
	bid.ValueInitial: "first term", bid.ValueOption: "option", bid.ValueExtension: "extension", bid.ValueRenewal: "renewal",
	bid.ValuePremium: "premium or fee", bid.ValueRepeat: "repeat within 12 months",
}

// parts adds the typed parts line by line: an amount, or a yearly sum times its years.
func (b *builder) parts(typed []bid.ValuePart) calc.Node {
	var all []calc.Node
	for _, p := range working.Unique(typed, func(p *bid.ValuePart) *string { return &p.ID }) {
		at := path + "parts." + p.ID
		kind := partNames[p.Kind]
		if kind == "" {
			kind = string(p.Kind)
		}
		name := working.Named(p.Name, "Part "+p.ID) + " (" + kind + ")"
		fig := working.Fig{ID: "route.value.part." + p.ID, Label: name, Unit: calc.Pounds, Key: "route.part", Path: at}
		switch {
		case p.Amount.IsSet():
			all = append(all, b.Name(b.Input(working.Fig{Label: name, Unit: calc.Pounds, Path: at + ".amount"}, p.Amount), fig))
			if p.Yearly.IsSet() && p.Years.IsSet() && !p.Yearly.Decimal().Mul(p.Years.Decimal()).Equal(p.Amount.Decimal()) {
				b.Issue(CodeValue, bid.Informs, at+".amount", "%s has an amount of %s as well as a yearly sum; the amount counts.", name, p.Amount.Format())
			}
		case p.Years.IsSet() && !p.Years.Decimal().IsPositive():
			all = append(all, b.NoneCode(fig, CodeValue, "The length of "+name+" is not above zero."))
			b.ask(true, Question{Code: CodeValue, Path: at + ".years", Text: fmt.Sprintf("The length of %s is not above zero, so the whole value is not available. Enter the years.", name)})
		default:
			yearly := b.Input(working.Fig{Label: name + ", a year", Unit: calc.PoundsYear, Path: at + ".yearly"}, p.Yearly, working.Ask("Enter what "+name+" is worth a year without VAT, or its whole amount."))
			years := b.Input(working.Fig{Label: name + ", years", Unit: calc.Years, Path: at + ".years"}, p.Years, working.Ask("Enter how many years "+name+" lasts."))
			all = append(all, b.Mul(fig, yearly, years))
			b.incomplete(p, at, name)
		}
	}
	b.uncounted(typed)
	return b.Graph.Add(all...)
}

func (b *builder) incomplete(p bid.ValuePart, at, name string) {
	switch {
	case !p.Years.IsSet():
		b.ask(true, Question{Code: CodeNoEstimate, Path: at + ".years", Text: fmt.Sprintf("The length of %s is not known, so the whole value is not available. Enter the years here, or ask the buyer.", name),
			Buyer: "How long can the contract last with every option and extension used?"})
	case !p.Yearly.IsSet():
		b.ask(true, Question{Code: CodeNoEstimate, Path: at + ".yearly", Text: fmt.Sprintf("What %s is worth is not known, so the whole value is not available. Enter a yearly sum or an amount, or ask the buyer.", name),
			Buyer: "What is the estimated value of the contract over its whole life, with and without VAT?"})
	}
}

// uncounted asks for lots that no part stands for, where parts are given lot by lot.
func (b *builder) uncounted(typed []bid.ValuePart) {
	seen := map[string]bool{}
	for _, p := range typed {
		seen[p.LotID] = true
	}
	if seen[""] || len(b.o.Lots) < 2 {
		return // a part for the whole may hold every lot
	}
	for _, lot := range b.o.Lots {
		if !seen[lot.ID] {
			b.ask(true, Question{Code: CodeNoEstimate, Path: path + "parts", Text: fmt.Sprintf("No part of the value is for lot %s. All lots of the procurement count, also those you do not bid for: add its value.", working.Named(lot.ID, "?"))})
		}
	}
}

// atLeast compares like with like: the basis for a rule with VAT inside, else the net
// value. A rule that does not say is compared with both, and is unknown between them.
func (b *builder) atLeast(r Rule) bid.Answer {
	net, hasNet := b.r.Net.Value()
	basis, hasBasis := b.r.Basis.Value()
	if !r.Found || !r.Amount.IsSet() || !hasNet || !hasBasis {
		return bid.Unknown
	}
	limit := r.Amount.Decimal()
	reaches := func(v decimal.Decimal) bid.Answer { return answer(v.GreaterThanOrEqual(limit)) }
	switch r.VATBasis {
	case "inc":
		return reaches(basis)
	case "ex":
		return reaches(net)
	}
	if reaches(net) == reaches(basis) {
		return reaches(net)
	}
	return bid.Unknown
}

func answer(yes bool) bid.Answer {
	if yes {
		return bid.Yes
	}
	return bid.No
}
