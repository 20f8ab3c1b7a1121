package route

import (
	"strings"

	"bidwright/app/bid"
)

// order goes through the rules in their order (ROUTE-020); the first that matches is
// the regime.
func (b *builder) order() {
	switch {
	case b.health():
		b.r.Regime = PSR
		b.psrTree()
	case b.utilities():
		b.r.Regime = Utilities
	case b.scottish():
		b.classStep()
		b.thresholdStep(string(PCSR2015), "PCSR2015")
		b.scottishRegime()
	case b.oldRules():
		b.r.Regime = PCR2015
		b.classStep()
		b.thresholdStep(string(PA23), "PCR 2015, whose figures were the same")
	default:
		b.r.Regime = PA23
		b.classStep()
		b.thresholdStep(string(PA23), "Procurement Act 2023")
	}
	b.compareRegime()
}

// health is step 1: health care for patients in England, bought by a body that the
// Provider Selection Regime names. It has no value floor.
func (b *builder) health() bool {
	r := b.r
	relevant := r.Authority == bid.AuthorityNHS || r.Authority == bid.AuthorityCouncil
	confirmed := b.o.Route.HealthCare != bid.Unknown
	s := Step{ID: "health", Question: "Is it health care for patients in England, bought by NHS England, an integrated care board, an NHS trust or a council?", Assumed: !confirmed}
	switch {
	case r.Nation != bid.England:
		s.Answer, s.Says, s.Why = bid.No, "No", "The Provider Selection Regime holds in England only; this is "+string(r.Nation)+"."
		s.Assumed = r.NationAssumed
	case r.HealthCare == bid.No:
		s.Answer, s.Says, s.Why = bid.No, "No", "It is no health care for patients. "+b.assumedWhy(path+"healthCare")
	case r.Authority != "" && !relevant:
		s.Answer, s.Says, s.Why = bid.No, "No", "The buyer is "+AuthorityName(r.Authority)+", which the regime does not name."
		s.Assumed = r.BuyerAssumed
	case r.HealthCare == bid.Yes && relevant:
		s.Answer, s.Says = bid.Yes, "Yes: Provider Selection Regime, at any value"
		s.Why = "Health care for patients bought by " + AuthorityName(r.Authority) + ". " + b.assumedWhy(path+"healthCare")
		s.Rules = []Rule{b.byID("PSR-LIVE"), b.byID("PSR-NOFLOOR")}
	default:
		s.Says, s.Why = "Not known", "Until it is known, the rules for other contracts are shown."
		s.Missing = "whether it is health care for patients"
		b.r.InDoubt = true
		b.ask(true, Question{Code: CodeHealth, Path: path + "healthCare", Text: "It is not known whether this is health care for patients, bought by a council or health body in England. If it is, the Provider Selection Regime applies instead of the Procurement Act.",
			Buyer: "Is this procurement run under the Provider Selection Regime, and if so, by which of its processes?"})
	}
	b.step(s)
	return s.Answer == bid.Yes
}

// utilities stands apart: rules of 2016 that the facts hold no figures for.
func (b *builder) utilities() bool {
	if b.o.Regime != string(Utilities) {
		return false
	}
	b.step(Step{ID: "utilities", Question: "Is the notice filed under the utilities rules of 2016?", Answer: bid.Yes, Says: "Yes", Assumed: true,
		Why: "The notice names them. Bidwright holds no figures for these rules, so the notice and the tender documents decide."})
	b.r.Certainty = "low"
	return true
}

func (b *builder) scottish() bool {
	r := b.r
	s := Step{ID: "scotland", Question: "Is the buyer a devolved Scottish body?", Assumed: b.o.Route.Devolved == bid.Unknown || r.NationAssumed}
	switch {
	case r.Nation != bid.Scotland:
		s.Answer, s.Says, s.Why = bid.No, "No", "The buyer is in "+string(r.Nation)+"."
	case r.Devolved == bid.No:
		s.Answer, s.Says, s.Why = bid.No, "No", "The buyer is not devolved. "+b.assumedWhy(path+"devolved")
	case r.Devolved == bid.Yes:
		s.Answer, s.Says, s.Why = bid.Yes, "Yes: the Scottish rules", strings.TrimSpace(b.assumedWhy(path+"devolved"))
	default:
		s.Says, s.Why, s.Missing = "Not known", "A body in Scotland is usually devolved, so the Scottish rules are shown.", "whether the buyer is devolved"
		r.InDoubt = true
	}
	b.step(s)
	return r.Nation == bid.Scotland && r.Devolved != bid.No
}

// scottishRegime chooses between the Regulations, the Reform Act and neither.
func (b *builder) scottishRegime() {
	r := b.r
	if r.AtOrAbove == bid.Yes || r.AtOrAbove == bid.Unknown && r.TreatedAbove {
		r.Regime = PCSR2015
		return
	}
	class := string(bid.ClassGoodsServices)
	if r.Class == bid.ClassWorks {
		class = string(bid.ClassWorks)
	}
	floor := b.look("regulated_floor", string(PRSA2014), class)
	reached := b.atLeast(floor)
	s := Step{ID: "reform_act", Question: "Does the value without VAT reach the floor for regulated contracts?", Answer: reached, Rules: []Rule{floor}}
	switch {
	case r.Unavailable != "" || r.AtOrAbove == bid.Unknown && reached != bid.No:
		s.Answer, s.Says, s.Missing = bid.Unknown, "Not known", "the value, or what is bought by whom"
		if reached == bid.Yes {
			s.Says = "Regulated at least"
		}
	case reached == bid.Yes:
		r.Regime, s.Says, s.Why = PRSA2014, "Yes: regulated", "It reaches "+b.amount(floor)+" and has to be advertised on Public Contracts Scotland."
		if b.lightTouch() {
			s.Rules = append(s.Rules, b.byID("SCO-CARE"))
			r.Notes = append(r.Notes, "Health and social care in Scotland: the buyer may have more freedom to award without an advert below the figure of the 2015 Regulations (low certainty). Ask whether it will advertise.")
		}
	case reached == bid.No:
		r.Regime, s.Says, s.Why = Unregulated, "No", "It is below "+b.amount(floor)+"."
	default:
		s.Says, s.Missing = "Not known", "the value"
	}
	b.step(s)
}

// oldRules is step 3: begun, or set up as a framework or dynamic purchasing system,
// before the Procurement Act came into force.
func (b *builder) oldRules() bool {
	r, route := b.r, b.o.Route
	start := b.byID("REG-PA23")
	day := start.ValidFrom
	s := Step{ID: "old_rules", Question: "Did it begin, or was its framework or dynamic purchasing system set up, before " + day.String() + "?", Rules: []Rule{start, b.byID("REG-PCR")}}
	switch {
	case !route.SetUp.IsZero() && route.SetUp.Before(day):
		s.Answer, s.Says, s.Why = bid.Yes, "Yes: the rules of 2015 to its end", "Its framework or dynamic purchasing system was set up on "+route.SetUp.String()+"."
	case r.Began.Before(day):
		s.Answer, s.Says, s.Why, s.Assumed = bid.Yes, "Yes: the rules of 2015 to its end", sentence(b.started), route.Began.IsZero()
	case b.o.Regime == string(PCR2015) && route.SetUp.IsZero() && route.Began.IsZero():
		s.Answer, s.Says, s.Assumed = bid.Yes, "Yes, as the notice says", true
		s.Why = "The notice is under the Public Contracts Regulations 2015, although " + b.started + ": so it belongs to something begun or set up earlier."
		b.ask(false, Question{Code: CodeRegime, Path: path + "setUp", Text: "The notice names the rules of 2015 after they were replaced. Enter the day on which the framework or dynamic purchasing system was set up, or the procurement began.",
			Buyer: "When was the framework or dynamic purchasing system set up, or when did this procurement begin?"})
	case b.o.Regime == "" && oldBasis(b.o) && route.SetUp.IsZero() && route.Began.IsZero():
		s.Answer, s.Says, s.Assumed = bid.Yes, "Probably, by the legal basis of the notice", true
		s.Why = "The notice names the European directive behind the rules of 2015, although " + b.started + "."
		s.Missing = "the day of the first notice, or of the framework"
		r.InDoubt = true
		b.ask(true, Question{Code: CodeRegime, Path: path + "setUp", Text: "The regime is in doubt: the notice names the directive behind the Public Contracts Regulations 2015, but it was published after the Procurement Act 2023 began. The rules of 2015 are shown, as for an older framework or dynamic purchasing system.",
			Buyer: "Under which rules is this procurement run: the Procurement Act 2023, or the Public Contracts Regulations 2015 through an earlier framework or dynamic purchasing system?"})
	default:
		s.Answer, s.Says, s.Why, s.Assumed = bid.No, "No: Procurement Act 2023", sentence(b.started), route.Began.IsZero()
		if kind := b.o.Kind; (kind == bid.KindCallOff || kind == bid.KindDynamic || b.o.Technique != "") && route.SetUp.IsZero() && route.Began.IsZero() && b.o.Regime != string(PA23) {
			s.Missing = "when the framework or dynamic purchasing system was set up"
			r.InDoubt = true
			b.ask(true, Question{Code: CodeRegime, Path: path + "setUp", Text: "When the framework or dynamic purchasing system was set up is not known. Set up before " + day.String() + ", it keeps the Public Contracts Regulations 2015.",
				Buyer: "When was the framework or dynamic purchasing system set up?"})
		}
	}
	b.step(s)
	return s.Answer == bid.Yes
}

// oldBasis reports a legal basis in the directives of 2014.
func oldBasis(o *bid.Opportunity) bool {
	return o.Notice != nil && (strings.Contains(o.Notice.LegalBasis, "32014L0024") || strings.Contains(o.Notice.LegalBasis, "32014L0023"))
}

// compareRegime sets what the notice says beside what the answers lead to.
func (b *builder) compareRegime() {
	stated, r := b.o.Regime, b.r
	agrees := stated == "" || stated == string(r.Regime)
	if stated == "Scotland" {
		agrees = r.Regime == PCSR2015 || r.Regime == PRSA2014 || r.Regime == Unregulated || r.Regime == "" && r.Nation == bid.Scotland
	}
	if !agrees {
		r.InDoubt = true
		b.ask(true, Question{Code: CodeRegime, Path: "opportunity.regime",
			Text:  "The notice is under " + regimeName(stated) + ", but your answers lead to " + regimeName(string(r.Regime)) + ". Check the answers, and ask the buyer if they are right.",
			Buyer: "Which procurement rules apply to this contract?"})
	}
	if agrees && r.Nation == bid.Scotland && (r.Regime == PRSA2014 || r.Regime == Unregulated) && oldBasis(b.o) {
		r.InDoubt = true
		b.ask(true, Question{Code: CodeRegime, Path: "opportunity.regime",
			Text:  "The notice is filed under the " + PCSR2015.Words() + ", but the value that is known, " + r.Basis.Format() + ", is below their threshold of " + r.Threshold.Format() + ". The value may leave something out, or the buyer follows them by choice.",
			Buyer: "Is this contract run under the Public Contracts (Scotland) Regulations 2015, and what is its value over its whole life?"})
	}
	if above := b.o.Value.Above; above != bid.Unknown && r.AtOrAbove != bid.Unknown && above != r.AtOrAbove {
		says, ours := "at or above", "below"
		if above == bid.No {
			says, ours = ours, says
		}
		b.ask(true, Question{Code: CodeRegime, Path: "opportunity.value.above",
			Text:  "The notice says the contract is " + says + " the threshold; the value that is known puts it " + ours + " (" + b.r.Basis.Format() + " against " + b.r.Threshold.Format() + "). The value may leave something out, or the class may be another.",
			Buyer: "What is the estimated value over the whole life of the contract, with every extension and VAT, and is the contract treated as above or below the threshold?"})
	}
}

func regimeName(stated string) string {
	if stated == "Scotland" {
		return "the Scottish rules"
	}
	if w := Regime(stated).Words(); w != Regime("").Words() {
		return "the " + w
	}
	if stated == "" {
		return "no regime yet"
	}
	return "“" + stated + "”"
}

// sentence begins with a capital and ends with a full stop.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:] + "."
}
