package notice

import (
	"regexp"
	"strings"

	"bidwright/app/bid"
)

// The regimes that a notice can fall under, as Opportunity.Regime spells them.
const (
	RegimePA23      = "PA23"      // Procurement Act 2023
	RegimePCR       = "PCR2015"   // Public Contracts Regulations 2015
	RegimePSR       = "PSR"       // Health Care Services (Provider Selection Regime) Regulations 2023
	RegimeScotland  = "Scotland"  // Public Contracts (Scotland) Regulations 2015
	RegimeUtilities = "Utilities" // Utilities Contracts Regulations 2016, or their Scottish twin
)

// regimeStart is the day the Procurement Act 2023 came into force, 24 February 2025.
const regimeStart = "2025-02-24"

var (
	// OCDS-021: the name of the regime, or its initials together with its year.
	psrName     = regexp.MustCompile(`(?i)provider[\s-]+selection[\s-]+regime`)
	psrInitials = regexp.MustCompile(`\bPSR\b`)
	psrNot      = regexp.MustCompile(`(?i)\bnot\s+(?:being\s+)?(?:\w+\s+){0,4}(?:under|by|to|a|an|the)\s+(?:the\s+)?(?:health\s+care\s+services\s*\(?\s*)?(?:provider[\s-]+selection[\s-]+regime|PSR\b)|(?:provider[\s-]+selection[\s-]+regime|\bPSR\b)\)?(?:\s+\(?PSR\)?)?(?:\s+regulations)?(?:\s+2023)?\s+(?:does|do|will|is|are)\s+not\s+appl`)
	pcrWords    = regexp.MustCompile(`(?i)\bPCR\s*2015\b|\bPublic\s+Contracts\s+Regulations\s*(?:\(PCR\)\s*)?2015\b`)
)

// psrIn reports whether a text places the procurement under the Provider Selection
// Regime; a sentence that only says it does not apply is no match.
func psrIn(text string) bool {
	for _, sentence := range sentences(unwrapped(text)) {
		named := psrName.MatchString(sentence) || psrInitials.MatchString(sentence) && strings.Contains(text, "2023")
		if named && !psrNot.MatchString(sentence) {
			return true
		}
	}
	return false
}

// regime reads the legal basis against the text, the buyer's nation and the date.
// Where they leave a doubt the field stays empty and the user chooses.
func (d *drafter) regime() {
	o, t := &d.out, d.in.Tender
	scheme, basis := strings.ToUpper(strings.TrimSpace(t.LegalScheme)), strings.ToUpper(strings.TrimSpace(t.LegalID))
	text := d.prose + "\n" + d.lotted
	psr := psrIn(text)
	act := strings.Contains(basis, "2023/54")
	scottish := d.buyerNation() == bid.Scotland || o.Notice.Portal == "pcs"
	switch {
	case psr && act:
		d.found.add(CodeRegime, bid.Warns, "regime", "The notice is filed under the Procurement Act 2023, but its text speaks of the Provider Selection Regime. Read both and choose.")
	case psr:
		o.Regime = RegimePSR
		d.from("regime", "words of the descriptions")
		d.found.add(CodePSR, bid.Informs, "regime", "The text places this under the Health Care Services (Provider Selection Regime) Regulations 2023.")
		if strings.Contains(basis, "32014L0025") {
			d.found.add(CodeRegime, bid.Warns, "regime", "The notice names the utilities rules, but its text speaks of the Provider Selection Regime. The text is taken; change it if that is wrong.")
		}
	case act:
		o.Regime = RegimePA23
		d.from("regime", "tender.legalBasis")
	case strings.Contains(basis, "32014L0025"):
		o.Regime = RegimeUtilities
		d.from("regime", "tender.legalBasis")
		if scottish {
			d.found.add(CodeRegime, bid.Informs, "regime", "Filed under the utilities rules by a Scottish buyer: the Utilities Contracts (Scotland) Regulations 2016 apply.")
		}
	case strings.Contains(basis, "32014L0024") || strings.Contains(basis, "32014L0023"):
		d.celex(text, scottish)
	case scheme != "" || basis != "":
		d.found.add(CodeRegime, bid.Warns, "regime", "The legal basis “%s” is not one Bidwright knows. Choose the regime that the tender documents name.", clip(o.Notice.LegalBasis, 60))
	default:
		d.noBasis(text, scottish)
	}
	d.procedureDoubt(text)
}

// celex: the basis of the old directive serves four regimes (rule 4).
func (d *drafter) celex(text string, scottish bool) {
	o := &d.out
	switch {
	case scottish:
		o.Regime = RegimeScotland
		d.from("regime", "tender.legalBasis, with a Scottish buyer")
	case pcrWords.MatchString(text):
		o.Regime = RegimePCR
		d.from("regime", "tender.legalBasis and the text")
	case d.published() != "" && d.published() < regimeStart:
		o.Regime = RegimePCR
		d.from("regime", "tender.legalBasis and the date")
	default:
		d.found.add(CodeRegime, bid.Warns, "regime", "The notice names the rules of 2014 (%s), which since 24 February 2025 stand either for the Provider Selection Regime or for the Public Contracts Regulations 2015 through an older framework or dynamic purchasing system. The text names neither. Look in the tender documents and choose.", o.Notice.LegalBasis)
	}
}

// noBasis: Contracts Finder states none, so the date and the procedure's words decide.
func (d *drafter) noBasis(text string, scottish bool) {
	o := &d.out
	day := d.published()
	switch {
	case scottish:
		d.found.add(CodeRegime, bid.Warns, "regime", "The notice names no legal basis. A Scottish buyer follows the Public Contracts (Scotland) Regulations 2015 or, for smaller contracts, the Procurement Reform (Scotland) Act 2014. Choose the one that the tender documents name.")
	case pcrWords.MatchString(text):
		o.Regime = RegimePCR
		d.from("regime", "words of the descriptions")
	case day != "" && day < regimeStart:
		o.Regime = RegimePCR
		d.from("regime", "date")
		d.found.add(CodeRegime, bid.Informs, "regime", "The notice names no legal basis. It was published before 24 February 2025, when the Procurement Act 2023 came into force, so the Public Contracts Regulations 2015 apply. Change it if the documents say otherwise.")
	default:
		d.found.add(CodeRegime, bid.Warns, "regime", "The notice names no legal basis. Published on or after 24 February 2025 it is probably under the Procurement Act 2023, unless it belongs to an older framework or dynamic purchasing system, or buys health care. Choose the regime that the tender documents name.")
	}
}

var procedures = []struct {
	name  string
	words *regexp.Regexp
}{
	{"competitive procedure with negotiation", regexp.MustCompile(`(?i)competitive\s+procedure\s+with\s+negotiation`)},
	{"competitive dialogue", regexp.MustCompile(`(?i)competitive\s+dialogue`)},
	{"competitive flexible procedure", regexp.MustCompile(`(?i)competitive\s+flexible\s+procedure`)},
	{"restricted procedure", regexp.MustCompile(`(?i)restricted\s+procedure`)},
	{"open procedure", regexp.MustCompile(`(?i)\bopen\s+procedure`)},
	{"negotiated procedure", regexp.MustCompile(`(?i)negotiated\s+procedure`)},
	{"innovation partnership", regexp.MustCompile(`(?i)innovation\s+partnership`)},
}

// procedureDoubt: publishers say in the text when the named procedure is wrong (rule 5).
func (d *drafter) procedureDoubt(text string) {
	field := d.in.Tender.Procedure
	if field == "" {
		return
	}
	var others []string
	for _, p := range procedures {
		if p.words.MatchString(text) && !p.words.MatchString(field) {
			others = append(others, p.name)
		}
	}
	if len(others) > 0 {
		d.found.add(CodeRegime, bid.Warns, "procedure", "The notice is filed as “%s”, but its text speaks of a %s. The text is usually right: read it and choose.", clip(d.out.Procedure, 80), strings.Join(others, " and a "))
	}
}

// published is the day of publication, ISO, or empty.
func (d *drafter) published() string {
	if m, _ := readMoment(d.in.Date, d.at.London); m.Day != "" {
		return m.Day
	}
	return ""
}
