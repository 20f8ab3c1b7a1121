package route

import (
	"bidwright/app/bid"
	"bidwright/app/date"
)

// assume takes the confirmed answers, and for those that are empty what the notice
// points to, marked as assumed.
func (b *builder) assume() {
	r, route := b.r, b.o.Route
	r.Class, r.Authority, r.Nation, r.Devolved, r.HealthCare, r.Began = route.Class, route.Authority, b.o.Nation, route.Devolved, route.HealthCare, route.Began
	for _, s := range Suggest(*b.o, b.lib) {
		used := true
		switch s.Path {
		case path + "class":
			r.Class, r.ClassAssumed = bid.ContractClass(s.Value), true
		case path + "authority":
			r.Authority, r.BuyerAssumed = bid.Authority(s.Value), true
		case "opportunity.nation":
			r.Nation, r.NationAssumed = bid.Nation(s.Value), true
		case path + "devolved":
			r.Devolved = bid.Answer(s.Value)
		case path + "healthCare":
			r.HealthCare = bid.Answer(s.Value)
		case path + "began":
			r.Began, _ = date.ParseISO(s.Value)
			b.started = "the notice was published on " + r.Began.String()
		default:
			used = false
		}
		if used {
			r.Assumed = append(r.Assumed, s)
		}
	}
	switch {
	case !route.Began.IsZero():
		b.started = "it began on " + route.Began.String()
	case r.Began.IsZero():
		r.Began = b.in.On
		b.started = "no day is known, so today, " + r.Began.String() + ", counts"
		b.ask(false, Question{Code: CodeRegime, Path: path + "began", Text: "The day on which the procurement began is not known; today's rules are used. Enter the day of its first notice."})
	}
	b.confirmNation()
	b.confirmBuyer()
}

func (b *builder) confirmNation() {
	r := b.r
	if r.Nation == "" {
		r.Nation, r.NationAssumed = bid.England, true
		b.ask(true, Question{Code: CodeNation, Path: "opportunity.nation", Text: "The buyer's nation is not known; the route is shown for England. Choose the nation, because Scotland has rules of its own."})
	}
	if why := b.assumedWhy("opportunity.nation"); why != "" {
		b.Issue(CodeNation, bid.Informs, "opportunity.nation", "The buyer is taken to be in %s. %s Confirm or change it.", r.Nation, why)
	}
	if r.Nation == bid.Scotland && r.Devolved == bid.Unknown && b.o.Regime != string(Utilities) {
		b.ask(true, Question{Code: CodeNation, Path: path + "devolved", Text: "It is not known whether this buyer in Scotland is a devolved body. Devolved bodies follow the Scottish rules, others the Procurement Act 2023."})
	}
}

func (b *builder) confirmBuyer() {
	r := b.r
	switch {
	case r.Authority == "":
		b.ask(true, Question{Code: CodeBuyer, Path: path + "authority", Text: "What kind of body buys is not known, and thresholds and notices depend on it. Choose the kind of buyer."})
	case r.BuyerAssumed:
		b.Issue(CodeBuyer, bid.Informs, path+"authority", "The buyer is taken as %s. %s Confirm or change it.", AuthorityName(r.Authority), b.assumedWhy(path+"authority"))
	}
}

func (b *builder) assumedWhy(path string) string {
	for _, s := range b.r.Assumed {
		if s.Path == path {
			return s.Why
		}
	}
	return ""
}

// AuthorityName is a kind of buyer in words.
func AuthorityName(a bid.Authority) string {
	switch a {
	case bid.AuthorityCentral:
		return "central government"
	case bid.AuthorityNHS:
		return "an NHS or other health body"
	case bid.AuthorityCouncil:
		return "a council"
	case bid.AuthorityParish:
		return "a parish or town council"
	case bid.AuthorityPolice:
		return "a police or fire body"
	case bid.AuthoritySchool:
		return "a school or academy"
	case bid.AuthorityUtility:
		return "a utility"
	case bid.AuthorityOther:
		return "another public body"
	}
	return "not known"
}

// ClassName is a class of contract in words.
func ClassName(c bid.ContractClass) string {
	switch c {
	case bid.ClassGoodsServices:
		return "goods or services"
	case bid.ClassLightTouch:
		return "light-touch services"
	case bid.ClassWorks:
		return "works"
	case bid.ClassConcession:
		return "a concession"
	case bid.ClassLightTouchConcession:
		return "a light-touch concession"
	}
	return "not known"
}

// classOf is the class of the thresholds to which a kind of buyer belongs; health
// bodies count as central (note of the row TH-CEN-2026).
func classOf(a bid.Authority) string {
	switch a {
	case bid.AuthorityCentral, bid.AuthorityNHS:
		return "central"
	case bid.AuthorityUtility:
		return "utility"
	}
	return "sub_central"
}
