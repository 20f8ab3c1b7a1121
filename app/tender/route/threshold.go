package route

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// classStep is step 4: what is bought, as the thresholds divide it.
func (b *builder) classStep() {
	r := b.r
	s := Step{ID: "class", Question: "What is bought: goods or services, light-touch services, works or a concession?", Says: sentence(ClassName(r.Class)), Assumed: r.ClassAssumed}
	switch {
	case r.Class == "":
		s.Says, s.Missing = "Not known", "what is bought"
		s.Why = "The notice has no CPV code that settles it."
		b.r.Certainty = b.r.Certainty.Lower("low")
	case r.ClassAssumed:
		s.Answer, s.Why = bid.Yes, b.assumedWhy(path+"class")
		b.r.Certainty = b.r.Certainty.Lower("low") // the list of codes is our own reading
	default:
		s.Answer, s.Why = bid.Yes, "As you confirmed."
	}
	b.step(s)
}

// limits is what the thresholds say for every class and buyer still possible.
type limits struct {
	rules []Rule
	agree bool
}

// thresholdStep is step 5: is the value at or above the threshold? While the class or
// the kind of buyer is unknown, all that are possible are tried; the answer stands only
// where they agree.
func (b *builder) thresholdStep(regime, words string) {
	r := b.r
	classes := []bid.ContractClass{r.Class}
	if r.Class == "" {
		classes = []bid.ContractClass{bid.ClassGoodsServices, bid.ClassLightTouch}
	}
	buyers := []string{classOf(r.Authority)}
	if r.Authority == "" {
		buyers = []string{"central", "sub_central"}
	}
	b.limits.agree = true
	var reached bid.Answer
	for _, class := range classes {
		for _, buyer := range buyers {
			rule := b.look("threshold", regime, string(class), buyer)
			if !rule.Found {
				b.limits.agree, reached = false, bid.Unknown
				continue
			}
			a := b.atLeast(rule)
			if len(b.limits.rules) > 0 && a != reached {
				b.limits.agree = false
			}
			reached = a
			b.limits.rules = append(b.limits.rules, rule)
		}
	}
	if !b.limits.agree {
		reached = bid.Unknown
	}
	b.thresholdFigure()
	r.AtOrAbove = reached
	s := Step{ID: "threshold", Question: "Is the value at or above the threshold?", Answer: reached, Rules: b.limits.rules}
	switch {
	case r.Unavailable != "":
		s.Says, s.Missing = "Not available", "the value"
	case b.o.Route.NoEstimate == bid.Yes:
		r.AtOrAbove, s.Answer, s.Says = bid.Yes, bid.Yes, "Treated as above"
		s.Why = "The buyer cannot estimate the value, so it is treated as above the threshold."
		s.Rules = append(s.Rules, b.noEstimate())
		b.ask(false, Question{Code: CodeNoEstimate, Path: path + "noEstimate", Text: s.Why})
	case reached == bid.Yes:
		s.Says, s.Why = "Yes", b.compared("is at or above")
	case reached == bid.No:
		s.Says, s.Why = "No", b.compared("is below")
	case r.TreatedAbove:
		b.noValue(&s)
	case r.Limit == nil:
		s.Says, s.Why, s.Missing = "Not known", "The answer differs with what is bought and who buys it.", "the class or the kind of buyer"
		if len(b.limits.rules) == 0 {
			s.Why = "No threshold is held for " + ClassName(r.Class) + " under the " + words + "."
		}
	default:
		s.Says, s.Missing = "Not known", "the value"
	}
	b.step(s)
	b.confirmClass()
	b.confirmVAT()
	b.extensions()
}

// noValue follows what the notice itself says of the threshold, and otherwise expects
// the full rules; neither is a figure.
func (b *builder) noValue(s *Step) {
	r := b.r
	ask := Question{Code: CodeNoEstimate, Path: "opportunity.value.net", Buyer: "What is the estimated value of the contract over its whole life, with every option and extension, with and without VAT?"}
	if b.o.Value.Above != bid.Unknown {
		r.TreatedAbove = b.o.Value.Above == bid.Yes
		r.AtOrAbove, s.Answer, s.Assumed = b.o.Value.Above, b.o.Value.Above, true
		s.Says, s.Why, s.Missing = "Below, as the notice says", "No value is known; the notice calls itself below threshold.", "the value"
		if r.TreatedAbove {
			s.Says, s.Why = "Above, as the notice says", "No value is known; the notice calls itself above threshold."
		}
		ask.Text = s.Why + " " + enterValue
		b.ask(true, ask)
		return
	}
	s.Says, s.Missing = "Treated as above", "the value"
	s.Why = "No value is known, so the full rules are expected until it is."
	s.Rules = append(s.Rules, b.noEstimate())
	ask.Text = s.Why + " " + enterValue
	b.ask(true, ask)
}

// noEstimate is the rule for a value that cannot be estimated; its source is Scottish,
// so elsewhere it is of medium certainty.
func (b *builder) noEstimate() Rule {
	if b.r.Nation != bid.Scotland {
		b.r.Certainty = b.r.Certainty.Lower("medium")
	}
	return b.byID("VAL-NOEST")
}

// thresholdFigure is route.threshold, where one row alone decides.
func (b *builder) thresholdFigure() {
	fig := working.Fig{ID: "route.threshold", Label: "Threshold", Unit: calc.Pounds, Key: "route.threshold", Path: path + "class"}
	rules := b.limits.rules
	if len(rules) == 0 || !same(rules) {
		text := "The threshold depends on what is bought and on who buys it. Confirm both."
		if len(rules) == 0 {
			text = "No threshold is held for this buyer and class."
		}
		b.r.Threshold = b.NoneCode(fig, CodeRoute, text)
		return
	}
	rule := rules[0]
	b.r.Limit = &rules[0]
	origin := calc.Origin{Kind: calc.Fact, Path: "facts." + rule.ID, Source: &calc.Source{ID: rule.ID, From: rule.ValidFrom.String(), To: rule.ValidTo.String(),
		Certainty: string(rule.Certainty), Text: rule.Title, Projected: rule.Projected}}
	if rule.Says != nil && rule.Says.Value.IsSet() {
		origin.Kind, origin.Note = calc.Overridden, "the tender says otherwise: "+rule.Says.Reason
	}
	b.r.Threshold = b.Graph.Input(fig.ID, fig.Label, fig.Unit, rule.Amount.Decimal(), origin).Key(fig.Key)
	b.Labels[fig.ID] = bid.LabelInternal
}

func same(rules []Rule) bool {
	for _, r := range rules {
		if !r.Amount.IsSet() || !r.Amount.Decimal().Equal(rules[0].Amount.Decimal()) {
			return false
		}
	}
	return true
}

// compared says how the value stands to the threshold, each with or without VAT as the
// rule counts.
func (b *builder) compared(how string) string {
	value, with := b.r.Basis, b.vat.words
	if b.r.Limit == nil {
		return "The value of " + value.Format() + " (" + with + ") " + how + " every threshold that may apply."
	}
	if b.r.Limit.VATBasis == "ex" {
		value, with = b.r.Net, "without VAT"
	}
	return "The value of " + value.Format() + " (" + with + ") " + how + " " + b.amount(*b.r.Limit) + "."
}

// amount is a rule's sum in words.
func (b *builder) amount(r Rule) string {
	if !r.Amount.IsSet() {
		return "the limit"
	}
	text := money.FormatWholePounds(r.Amount.Decimal())
	switch r.VATBasis {
	case "inc":
		text += " with VAT"
	case "ex":
		text += " without VAT"
	}
	return text
}

// confirmClass asks for the class while it is only suggested (ROUTE-021); a warning
// where another class would change the answer.
func (b *builder) confirmClass() {
	r := b.r
	if !r.ClassAssumed && r.Class != "" {
		return
	}
	q := Question{Code: CodeClass, Path: path + "class", Buyer: "Is the contract treated as light touch?"}
	if r.Class == "" {
		q.Text = "What is bought is not known: the notice has no CPV code, or one of which only a part is light touch. Choose the class."
		b.ask(r.AtOrAbove == bid.Unknown || r.TreatedAbove, q)
		return
	}
	other := bid.ClassLightTouch
	if r.Class == bid.ClassLightTouch {
		other = bid.ClassGoodsServices
	}
	matters := false
	regime := string(PA23)
	if r.Nation == bid.Scotland && r.Devolved != bid.No {
		regime = string(PCSR2015)
	}
	if r.Authority != "" && r.Class != bid.ClassWorks {
		a := b.atLeast(Rule{RuleAnswer: b.lib.Rule(b.query("threshold", regime, string(other), classOf(r.Authority)))}) // looked at, not used
		matters = a != bid.Unknown && r.AtOrAbove != bid.Unknown && a != r.AtOrAbove
	}
	q.Text = "It is taken as " + ClassName(r.Class) + ". " + b.assumedWhy(path+"class") + " Confirm or change it."
	if matters {
		q.Text += " As " + ClassName(other) + " the other side of a threshold would hold."
	} else {
		q.Buyer = ""
	}
	b.ask(matters, q)
}

// confirmVAT says that VAT is assumed (ROUTE-011); a warning where it decides.
func (b *builder) confirmVAT() {
	net, known := b.r.Net.Value()
	if !b.vat.assumed || !known {
		return
	}
	weight, also := bid.Informs, ""
	if l := b.r.Limit; l != nil && l.VATBasis == "inc" && b.r.AtOrAbove == bid.Yes && net.LessThan(l.Amount.Decimal()) {
		weight, also = bid.Warns, " Without VAT the value would be below the threshold."
	}
	b.Issue(CodeVATAssumed, weight, path+"vat", "VAT on what is bought is not known, so the standard rate counts: %s without VAT, %s with it.%s Choose the VAT.", b.r.Net.Format(), b.r.Basis.Format(), also)
}

// extensions asks whether a value below the threshold holds the extensions and options
// that the notice speaks of.
func (b *builder) extensions() {
	if b.r.AtOrAbove != bid.No || len(b.o.Route.Parts) > 0 || !b.r.Net.Available() {
		return
	}
	open := b.o.Term.HasRenewal == bid.Yes || b.o.Term.HasOptions == bid.Yes
	for _, lot := range b.o.Lots {
		open = open || lot.Term.HasRenewal == bid.Yes || lot.Term.HasOptions == bid.Yes
	}
	if open {
		b.ask(true, Question{Code: CodeExtension, Path: path + "parts", Text: "The contract can be extended or has options, and the value may leave them out. They count towards the threshold.",
			Buyer: "Does the stated value hold every extension and option?"})
	}
}

func (b *builder) lightTouch() bool {
	return b.r.Class == bid.ClassLightTouch || b.r.Class == bid.ClassLightTouchConcession
}
