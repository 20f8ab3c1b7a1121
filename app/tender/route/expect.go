package route

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/date"
)

// expect tells what a bidder may count on under the regime: procedures, notices,
// days, payment, reservations and quotes.
func (b *builder) expect() {
	switch b.r.Regime {
	case PSR:
		b.expectPSR()
	case PA23:
		if b.covered() {
			b.expectCovered()
		} else if b.r.AtOrAbove == bid.No {
			b.expectBelow()
		}
	case PCR2015:
		b.expectOld()
	case PCSR2015:
		b.expectScotland("contract notice and contract award notice, on Find a Tender and Public Contracts Scotland")
		b.r.Procedures = []string{"open", "restricted", "competitive with negotiation", "framework or dynamic purchasing system"}
	case PRSA2014:
		b.expectScotland("contract notice and award notice on Public Contracts Scotland")
		b.r.Procedures = []string{"the buyer's own, fair and advertised"}
	case Unregulated:
		b.r.Procedures = []string{"quotes, by the buyer's own rules"}
	}
	b.reservations()
}

// covered reports whether the full rules are to be expected.
func (b *builder) covered() bool {
	return b.r.AtOrAbove == bid.Yes || b.r.AtOrAbove == bid.Unknown && b.r.TreatedAbove
}

func (b *builder) days(r Rule, words string) *Limit {
	if !r.Found {
		return nil
	}
	l := &Limit{Unit: r.Unit, Words: words, Rule: r}
	if r.Amount.IsSet() {
		l.Days = r.Amount.Decimal().IntPart()
		unit := map[string]string{"days": "days", "working_days": "working days"}[r.Unit]
		if unit == "" {
			unit = r.Unit
		}
		l.Words = fmt.Sprintf(words, fmt.Sprintf("%d %s", l.Days, unit))
	}
	return l
}

func (b *builder) expectCovered() {
	r := b.r
	r.Procedures = []string{"open", "competitive flexible", "call-off from a framework", "dynamic market", "direct award after a transparency notice"}
	r.Notices = []Notice{
		{"UK2", "preliminary market engagement notice", "if the buyer talks to the market first"},
		{"UK3", "planned procurement notice", "if the buyer tells early, which may shorten the time to bid"},
		{"UK4", "tender notice", "before bids, in an open or competitive flexible procedure"},
		{"UK5", "transparency notice", "before a direct award"},
		{"UK6", "contract award notice", "before the contract is made"},
		{"UK7", "contract details notice", "after it is made"},
	}
	if b.o.Kind == bid.KindDynamic || b.o.Kind == "" && b.o.Technique == "dps" {
		r.Notices = append([]Notice{{"UK13", "dynamic market intention notice", "before the list opens"}, {"UK14", "dynamic market establishment notice", "when it is open"}}, r.Notices...)
	}
	r.PaymentDays = b.days(b.byID("PAY-30"), "paid within %s, by law")
	b.byID("PAY-30-SUB")
	if b.lightTouch() {
		r.LeastDays = b.days(b.byID("TL-LT"), "no fixed least time to bid for light touch; it must be reasonable")
		r.DetailsDays = b.days(b.byID("TL-UK7LT"), "contract details notice within %s")
		r.Standstill = b.days(b.byID("TL-UK6"), "standstill of %s where the buyer observes one; understood not to be compulsory for light touch (low certainty)")
		return
	}
	r.DetailsDays = b.days(b.byID("TL-UK7"), "contract details notice within %s")
	r.Standstill = b.days(b.byID("TL-UK6"), "standstill of at least %s after the award notice, where it applies")
	least := b.byID("TL-UK4")
	if b.o.Route.EarlyNotice == bid.Yes {
		least = b.byID("TL-UK3")
	}
	r.LeastDays = b.days(least, "at least %s to bid with electronic bids and full papers")
	b.shortPeriod()
}

// shortPeriod sets the time between notice and deadline beside the least (ROUTE-022).
func (b *builder) shortPeriod() {
	l := b.r.LeastDays
	from, err1 := date.ParseISO(b.o.Dates.Published.Day)
	to, err2 := date.ParseISO(b.o.Dates.Deadline.Day)
	if l == nil || l.Days == 0 || err1 != nil || err2 != nil || from.IsZero() || to.IsZero() || b.o.Stage != bid.StageTender && b.o.Stage != bid.StageUnknown {
		return
	}
	given := int64(from.DaysUntil(to))
	if given >= l.Days {
		return
	}
	text := fmt.Sprintf("The notice of %s leaves %d days to %s; at least %d are usual (%s).", from, max(given, 0), to, l.Days, l.Rule.Words())
	if early := b.lib.RuleByID("TL-UK3", b.r.Began); b.o.Route.EarlyNotice == bid.Unknown && early.Found && early.Amount.IsSet() && given >= early.Amount.Decimal().IntPart() {
		text += " A planned procurement notice well before would allow it."
	}
	b.ask(false, Question{Code: CodeShortPeriod, Path: "opportunity.dates.deadline", Text: text,
		Buyer: fmt.Sprintf("The notice leaves %d days to bid. Which rule allows fewer than %d days, and can the deadline be later?", max(given, 0), l.Days)})
}

// expectBelow is below the threshold of the Procurement Act: notices from a small value
// on, Northern Ireland's control limits, and the buyer's own quote bands.
func (b *builder) expectBelow() {
	r := b.r
	r.Procedures = []string{"the buyer's own: quotes or a short tender"}
	r.LeastDays = &Limit{Words: "no least time to bid is set below the threshold"}
	b.trigger()
	if r.Notifiable == bid.Yes {
		r.PaymentDays = b.days(b.byID("PAY-30-BT"), "paid within %s, by law")
		if b.o.Route.Advertised != bid.No {
			r.Notices = append(r.Notices, Notice{"UK4", "below-threshold tender notice", "before any other advert, if it is advertised openly"})
		}
		r.Notices = append(r.Notices, Notice{"UK7", "contract details notice", "after the contract is made, always"})
		if r.Class != bid.ClassWorks {
			b.byID("S85-PREQ")
			r.Notes = append(r.Notes, "The buyer may not pick bidders by a suitability stage before bids.")
		}
	}
	if r.Nation == bid.NorthernIreland {
		b.controlLimits()
		return
	}
	b.band()
}

// trigger is step 6: are notices required below the threshold? Schools are outside.
func (b *builder) trigger() {
	r := b.r
	s := Step{ID: "notices", Question: "Below the threshold, are notices required?", Assumed: r.BuyerAssumed}
	switch {
	case r.Authority == bid.AuthoritySchool:
		r.Notifiable, s.Answer, s.Says, s.Why = bid.No, bid.No, "No", "Schools are outside these rules."
	case r.Authority == "" || r.Authority == bid.AuthorityUtility:
		s.Says, s.Missing = "Not known", "the kind of buyer"
		if r.Authority == bid.AuthorityUtility {
			s.Missing, s.Why = "a rule for utilities", "No rule is held for utilities below the threshold."
		}
	default:
		rule := b.look("notice_trigger", string(r.Regime), "below_threshold", classOf(r.Authority))
		reached := b.atLeast(rule)
		r.Notifiable, s.Answer, s.Rules = reached, reached, []Rule{rule}
		switch reached {
		case bid.Yes:
			s.Says, s.Why = "Yes", "The value of "+r.Basis.Format()+" reaches "+b.amount(rule)+"."
		case bid.No:
			s.Says, s.Why = "No", "The value of "+r.Basis.Format()+" is below "+b.amount(rule)+"."
		default:
			s.Says, s.Missing = "Not known", "the value"
			if r.AtOrAbove == bid.No && rule.Found {
				s.Why = "They are from " + b.amount(rule) + " on."
			}
		}
	}
	b.step(s)
}

// controlLimits are the steps of Northern Ireland's policy below the threshold.
func (b *builder) controlLimits() {
	low := "NI-PCL-LOW"
	if b.r.Authority == bid.AuthorityNHS {
		low = "NI-PCL-LOWH"
	}
	advert := "NI-PCL-ADV"
	if b.r.Authority == bid.AuthorityUtility {
		advert = "NI-PCL-ADVU"
	}
	first, second := b.byID(low), b.byID(advert)
	s := Step{ID: "control_limits", Question: "How far do Northern Ireland's control limits ask for competition?", Answer: b.atLeast(second), Rules: []Rule{first, second}}
	switch {
	case s.Answer == bid.Yes:
		s.Says = "The tender is advertised, from " + b.amount(second) + " on"
	case b.atLeast(first) == bid.No:
		s.Says = "A simple check of value for money, below " + b.amount(first)
	case b.atLeast(first) == bid.Yes && s.Answer == bid.No:
		s.Says = "Quotes, between " + b.amount(first) + " and " + b.amount(second)
	default:
		s.Says, s.Missing = "Not known", "the value, or whether the limit counts VAT"
	}
	b.step(s)
}

func (b *builder) expectOld() {
	r := b.r
	switch {
	case b.covered():
		r.Procedures = []string{"open", "restricted", "competitive with negotiation", "competitive dialogue", "framework or dynamic purchasing system"}
		r.Notices = []Notice{{"", "contract notice", "on Find a Tender, before bids"}, {"", "contract award notice", "after the award"}}
		if b.lightTouch() {
			r.Procedures = []string{"the buyer's own light-touch process, as the notice describes it"}
		}
	case r.AtOrAbove == bid.No:
		r.Procedures = []string{"the buyer's own: quotes or a short tender"}
		b.trigger()
		if r.Notifiable == bid.Yes {
			r.Notices = []Notice{{"", "notice on Contracts Finder", "if it is advertised"}, {"", "award notice on Contracts Finder", "after the award"}}
		}
		if r.Nation == bid.NorthernIreland {
			b.controlLimits()
		} else {
			b.band()
		}
	}
	if sq := b.byID("REG-SQ"); sq.Found && b.covered() {
		r.Notes = append(r.Notes, "Suitability is asked by the Standard Selection Questionnaire (PPN 03/24), not by the share code.")
	}
	r.LeastDays = &Limit{Words: "no least time to bid is held for the rules of 2015; see the notice"}
}

func (b *builder) expectPSR() {
	r := b.r
	r.Procedures = []string{"Direct Award A, B or C", "Most Suitable Provider", "Competitive"}
	r.Notices = []Notice{{"", "notice of intention to award", "before Direct Award C, Most Suitable Provider and Competitive awards"}, {"", "award notice", "after the award"}}
	if t := r.PSR; t != nil && t.Route != "" {
		r.Procedures = []string{t.Words()}
		if t.Route == DirectAwardA || t.Route == DirectAwardB {
			r.Notices = r.Notices[1:]
			r.DetailsDays = b.days(b.byID("PSR-AB"), "award notice within %s")
			return
		}
	}
	r.Standstill = b.days(b.byID("PSR-STILL"), "standstill to the end of the %s after publication, for Direct Award C, Most Suitable Provider and Competitive")
	r.LeastDays = &Limit{Words: "the Provider Selection Regime sets no least time to bid that is held here"}
}

func (b *builder) expectScotland(notice string) {
	r := b.r
	r.Notices = []Notice{{"", notice, "before bids, and after the award"}}
	r.LeastDays = &Limit{Words: "no least time to bid is held for the Scottish rules; see the notice"}
	if duty := b.byID("TH-SCO-CB"); b.atLeast(duty) == bid.Yes {
		r.Notes = append(r.Notes, "From "+b.amount(duty)+" on the buyer must consider community benefits.")
	}
	if r.Regime == PCSR2015 && b.vat.assumed {
		b.byID("SCO-VAT")
	}
}
