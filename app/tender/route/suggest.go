package route

import (
	"regexp"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/reference"
)

// Suggestion is an answer that the notice points to. It is used only as an assumption
// until the user confirms it.
type Suggestion struct {
	Path  string // in the document
	Label string
	Value string // as the document stores it
	Why   string
}

// Suggest lists what the notice points to for answers that are still empty: kind, buyer,
// class, nation, health care, dates and VAT. It changes nothing.
func Suggest(o bid.Opportunity, lib *reference.Library) []Suggestion {
	if lib == nil {
		return nil
	}
	var out []Suggestion
	add := func(typed bool, path, label, value, why string) {
		if !typed && value != "" {
			out = append(out, Suggestion{path, label, value, why})
		}
	}
	r := o.Route
	kind, why := suggestKind(o)
	add(o.Kind != "", "opportunity.kind", "Type of opportunity", string(kind), why)
	authority, why := suggestAuthority(o, lib)
	add(r.Authority != "", path+"authority", "Kind of buyer", string(authority), why)
	class, why := suggestClass(o, lib)
	add(r.Class != "", path+"class", "What is bought", string(class), why)
	nation, why := suggestNation(o)
	add(o.Nation != "", "opportunity.nation", "Nation", string(nation), why)
	if o.Nation != "" {
		nation = o.Nation
	}
	if r.Authority != "" {
		authority = r.Authority
	}
	devolved, why := suggestDevolved(o, nation, authority)
	add(r.Devolved != "", path+"devolved", "Devolved buyer", string(devolved), why)
	health, why := suggestHealth(o, nation)
	add(r.HealthCare != "", path+"healthCare", "Health care for patients", string(health), why)
	began, why := suggestBegan(o)
	add(!r.Began.IsZero(), path+"began", "The procurement began", began.ISO(), why)
	early, why := suggestEarly(o)
	add(r.EarlyNotice != "", path+"earlyNotice", "An early planned notice", string(early), why)
	advertised, why := suggestAdvertised(o)
	add(r.Advertised != "", path+"advertised", "Advertised openly", string(advertised), why)
	kept, why := suggestReserved(o)
	add(r.Reserved.For != "", path+"reserved.for", "Reserved for", string(kept), why)
	treatment, why := suggestVAT(o, lib)
	add(r.VAT != "", path+"vat", "VAT on what is bought", string(treatment), why)
	return out
}

var kindWords = []struct {
	kind  bid.OpportunityKind
	words *regexp.Regexp
}{
	{bid.KindGrant, regexp.MustCompile(`(?i)\bgrants?\b`)},
	{bid.KindServiceFund, regexp.MustCompile(`(?i)\bindividual service funds?\b`)},
	{bid.KindResults, regexp.MustCompile(`(?i)\bpayments?[ -]by[ -]results\b`)},
	{bid.KindAlliance, regexp.MustCompile(`(?i)\balliance (?:contract|agreement)`)},
	{bid.KindBlock, regexp.MustCompile(`(?i)\bblock (?:contract|purchase|booking)`)},
	{bid.KindSpot, regexp.MustCompile(`(?i)\bspot[ -](?:contract|purchas)`)},
	{bid.KindRFQ, regexp.MustCompile(`(?i)\b(?:requests? for quotations?|RFQ|quotations?|quotes?)\b`)},
}

func suggestKind(o bid.Opportunity) (bid.OpportunityKind, string) {
	stated := o.Title + "\n" + o.Procedure
	for _, w := range kindWords {
		if found := w.words.FindString(stated); found != "" {
			return w.kind, "The title or procedure says “" + found + "”."
		}
	}
	switch {
	case o.Technique == "dps":
		return bid.KindDynamic, "The notice is for a dynamic purchasing system or dynamic market."
	case o.Technique == "framework" && strings.Contains(strings.ToLower(o.Title), "assistive technology"):
		return bid.KindAssistive, "The notice is for a framework of assistive technology."
	case o.Technique == "framework":
		return bid.KindCallOff, "The notice is for a framework."
	case o.Stage == bid.StageTender && o.Notice != nil:
		return bid.KindTender, "The notice invites tenders and names no other form."
	}
	return "", ""
}

// holds reports whether a phrase stands as whole words in a text; both in lower case.
func holds(text, words string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(words)
		if (start == 0 || !letter(text[start-1])) && (end == len(text) || !letter(text[end])) {
			return true
		}
		from = end
	}
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0x80 }

func suggestAuthority(o bid.Opportunity, lib *reference.Library) (bid.Authority, string) {
	name := strings.ToLower(o.Buyer.Name)
	for _, k := range lib.BuyerKinds() {
		words := strings.ToLower(k.Words)
		if k.InName {
			if holds(name, words) {
				return bid.Authority(k.Authority), "The buyer's name holds “" + k.Words + "”."
			}
			continue
		}
		for _, stated := range o.Buyer.Kinds {
			if strings.HasPrefix(strings.ToLower(stated), words) {
				return bid.Authority(k.Authority), "The notice calls the buyer “" + stated + "”."
			}
		}
	}
	return "", ""
}

// lightWords are how a text places its own contract in the light-touch regime; a text
// that says it does not is no match.
var (
	lightWords = regexp.MustCompile(`(?i)\blight[ -]touch\s+(?:regime|rules|contract|services|procedure|procurement|provisions)\b`)
	lightNot   = regexp.MustCompile(`(?i)\b(?:not|nor|isn.t|outside)\b[^.\n]{0,40}\blight[ -]touch|\blight[ -]touch\s+\w+\s+(?:does|do|will|is)\s+not\b`)
)

var concession = regexp.MustCompile(`(?i)\bconcessions?\b`)

// suggestClass reads what the text says of itself, then the first CPV code, which is the main one. Division 45 of the CPV
// is construction.
func suggestClass(o bid.Opportunity, lib *reference.Library) (bid.ContractClass, string) {
	stated := o.Title + "\n" + o.Procedure + "\n" + o.Description
	if words := lightWords.FindString(stated); words != "" && !lightNot.MatchString(stated) {
		return bid.ClassLightTouch, "The notice speaks of “" + words + "”."
	}
	if len(o.CPV) == 0 {
		return "", ""
	}
	code := o.CPV[0]
	named := strings.TrimSpace("The main CPV code is " + code.ID + " " + code.Text)
	grants := concession.MatchString(o.Title + " " + o.Procedure)
	row, light := lib.LightTouch(code.ID)
	switch {
	case len(code.ID) < 3 || strings.Trim(code.ID[:2], "0123456789") != "":
		return "", ""
	case light && row.Part:
		return "", ""
	case light && grants:
		return bid.ClassLightTouchConcession, named + ", a light-touch service, and the notice speaks of a concession."
	case grants:
		return bid.ClassConcession, "The title or procedure speaks of a concession."
	case light:
		return bid.ClassLightTouch, named + "; codes that begin with " + row.Prefix + " are light-touch services."
	case strings.HasPrefix(code.ID, "45"):
		return bid.ClassWorks, named + "; codes that begin with 45 are works."
	}
	return bid.ClassGoodsServices, named + ", which is no light-touch service."
}

// suggestHealth never answers no where a code speaks of health services.
func suggestHealth(o bid.Opportunity, nation bid.Nation) (bid.Answer, string) {
	if o.Regime == string(PSR) {
		return bid.Yes, "The notice is under the Provider Selection Regime."
	}
	if o.Regime == string(PA23) {
		return bid.No, "The notice is under the Procurement Act 2023, not the Provider Selection Regime."
	}
	if len(o.CPV) == 0 || nation != bid.England {
		return "", ""
	}
	specific := false
	for _, c := range o.CPV {
		if healthCode(c.ID) {
			return "", ""
		}
		specific = specific || strings.HasPrefix(c.ID, "853") || !strings.HasPrefix(c.ID, "85")
	}
	if !specific {
		return "", "" // health and social work as a whole
	}
	return bid.No, "No CPV code of the notice names a health service."
}

// healthCode reports codes of health services: 851, and community health in 85323.
func healthCode(id string) bool {
	return strings.HasPrefix(id, "851") || strings.HasPrefix(id, "85323")
}

func suggestBegan(o bid.Opportunity) (date.Date, string) {
	if day, err := date.ParseISO(o.Dates.Published.Day); err == nil && !day.IsZero() {
		return day, "The notice was published that day; an earlier notice may have begun it."
	}
	return date.Date{}, ""
}

func suggestEarly(o bid.Opportunity) (bid.Answer, string) {
	if noticeType(o) == "UK3" {
		return bid.Yes, "This is a planned procurement notice (UK3)."
	}
	return "", ""
}

func suggestAdvertised(o bid.Opportunity) (bid.Answer, string) {
	if o.Stage == bid.StageTender && portal(o) != "" {
		return bid.Yes, "The notice is public and invites bids."
	}
	return "", ""
}

// suggestReserved reads the codes of a notice: sheltered workshops and organisations
// with a public service mission.
func suggestReserved(o bid.Opportunity) (bid.ReservedFor, string) {
	text := strings.ToLower(o.Reserved)
	why := "The notice says it is reserved: " + o.Reserved + "."
	switch {
	case strings.Contains(text, "sheltered") || strings.Contains(text, "supported employment"):
		return bid.ReservedSupported, why
	case strings.Contains(text, "publicservicemission") || strings.Contains(text, "mutual"):
		return bid.ReservedMutual, why
	}
	return "", ""
}

// suggestVAT compares the published values with and without VAT.
func suggestVAT(o bid.Opportunity, lib *reference.Library) (bid.VATTreatment, string) {
	v := o.Value
	if !v.Net.IsSet() || !v.Gross.IsSet() || !v.Net.Decimal().IsPositive() {
		return "", ""
	}
	began := o.Route.Began
	if began.IsZero() {
		began, _ = suggestBegan(o)
	}
	if v.Net.Decimal().Equal(v.Gross.Decimal()) {
		return "", "" // exempt, or VAT forgotten: ask
	}
	for _, c := range []struct {
		series string
		kind   bid.VATTreatment
	}{{"vat.standard_rate", bid.VATStandard}, {"vat.reduced_rate", bid.VATReduced}} {
		f := lib.At(c.series, reference.UK, began, reference.Overrides{})
		if !f.Known() {
			continue
		}
		if v.Net.Decimal().Mul(f.Share().Decimal()).Add(v.Net.Decimal()).Sub(v.Gross.Decimal()).Abs().Shift(2).IntPart() <= 1 {
			return c.kind, "The two values in the notice differ by VAT at that rate."
		}
	}
	return "", ""
}
