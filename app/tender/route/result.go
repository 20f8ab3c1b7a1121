package route

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/reference"
)

// Codes of the findings about the route; permanent, as all codes are.
const (
	CodeValue       = "ROUTE-010"
	CodeVATAssumed  = "ROUTE-011"
	CodeNoEstimate  = "ROUTE-012"
	CodeExtension   = "ROUTE-013" // the value may leave out extensions or options
	CodeRoute       = "ROUTE-020"
	CodeClass       = "ROUTE-021"
	CodeShortPeriod = "ROUTE-022"
	CodeBuyer       = "ROUTE-023" // what kind of body buys is to be confirmed
	CodeHealth      = "ROUTE-024" // is it health care for patients?
	CodeNation      = "ROUTE-025" // nation, or whether the buyer is devolved, to be confirmed
	CodePSR         = "ROUTE-030"
	CodeBand        = "ROUTE-040"
	CodeDefaultBand = "ROUTE-041"
	CodeReserved    = "ROUTE-050"
	CodeTwoRows     = "ROUTE-060"
	CodeRegime      = "ROUTE-061"
	CodeSays        = "ROUTE-062" // a departure that the tender is said to make is not used
)

// Regime is the body of rules that governs the purchase.
type Regime string

// The regimes; not known when empty.
const (
	PA23        Regime = "PA23"
	PCR2015     Regime = "PCR2015"
	PSR         Regime = "PSR"
	PCSR2015    Regime = "PCSR2015" // Public Contracts (Scotland) Regulations 2015
	PRSA2014    Regime = "PRSA2014" // Procurement Reform (Scotland) Act 2014
	Unregulated Regime = "unregulated"
	Utilities   Regime = "Utilities" // Utilities Contracts Regulations 2016, or their Scottish twin
	NoPurchase  Regime = "none"      // the kind of opportunity is no purchase by a public body
)

// Words is the regime as people call it.
func (r Regime) Words() string {
	switch r {
	case PA23:
		return "Procurement Act 2023"
	case PCR2015:
		return "Public Contracts Regulations 2015"
	case PSR:
		return "Provider Selection Regime"
	case PCSR2015:
		return "Public Contracts (Scotland) Regulations 2015"
	case PRSA2014:
		return "Procurement Reform (Scotland) Act 2014"
	case Unregulated:
		return "no procurement rules (below the Scottish floor)"
	case Utilities:
		return "utilities contracts regulations of 2016"
	case NoPurchase:
		return "no procurement rules"
	}
	return "not known yet"
}

// Rule is a row of the facts as it was used.
type Rule struct {
	reference.RuleAnswer
	// Says replaces the amount, or stands beside the rule in words: the tender says otherwise.
	Says *bid.TenderSays
}

// Words says which row this is and how far it can be relied on.
func (r Rule) Words() string {
	text := r.ID
	if !r.ValidFrom.IsZero() {
		text += ", from " + r.ValidFrom.String()
	}
	if !r.ValidTo.IsZero() {
		text += " to " + r.ValidTo.String()
	}
	text += ", " + string(r.Certainty) + " certainty"
	switch {
	case r.Projected:
		text += ", projected: no row is held for the day"
	case r.Before:
		text += ", before our records: the oldest row is used"
	}
	if r.Says != nil {
		text += ", the tender says otherwise: " + r.Says.Reason
	}
	return text
}

// Step is one question of the route with its answer, in the order of the rules.
type Step struct {
	ID       string // health, scotland, old_rules, class, threshold, notices, quotes; or of the PSR tree
	Question string
	Answer   bid.Answer
	Says     string // the answer in words
	Why      string
	Assumed  bool // not confirmed by the user
	Missing  string
	Rules    []Rule
	Tender   *bid.TenderSays // the tender says otherwise about this step
}

// Question is what is still open.
type Question struct {
	Code, Path, Text string
	Buyer            string // drafted for the buyer, where the buyer is to be asked
}

// Notice is a notice to expect, with its number where it has one.
type Notice struct {
	Type string // UK4, …
	Name string
	When string
}

// Limit is a number of days with the rule it comes from. Days is 0 where the rule sets
// no number; then Words says so.
type Limit struct {
	Days  int64
	Unit  string
	Words string
	Rule  Rule
}

// May is a reservation that the rules allow this buyer.
type May struct {
	For   []bid.ReservedFor
	Words string
	Rule  Rule
}

// Band is what this buyer's own rules ask for at this value.
type Band struct {
	Profile, Name string
	Default       bool // the default profile, used because none was chosen
	Own           bool // a profile edited by the user
	Asks          string
	Quotes        string
	Range         string
	Note          string
	AddsUp        bool
	Certainty     reference.Certainty
	Source        reference.Source
}

// Result is how the buyer has to buy, with every step and why. Unknown stays unknown:
// where an answer is only assumed, Assumed holds the suggestion and a question is open.
type Result struct {
	// Answer is the whole route in one sentence.
	Answer string
	// Unavailable says why there is no route, or nothing.
	Unavailable string

	Regime        Regime
	InDoubt       bool // the notice and the answers do not agree, or nobody confirmed it
	Class         bid.ContractClass
	ClassAssumed  bool
	Authority     bid.Authority
	BuyerAssumed  bool
	Nation        bid.Nation
	NationAssumed bool
	Devolved      bid.Answer
	HealthCare    bid.Answer
	Began         date.Date

	// Net and Basis are pounds; Basis holds VAT at Rate. Threshold is the amount that decides.
	Net, Basis, Threshold calc.Node
	Limit                 *Rule // the row of Threshold
	// AtOrAbove: is the basis at or above the threshold? Unknown where they cannot be told.
	AtOrAbove bid.Answer
	// TreatedAbove: no value is known, so the full rules are to be expected.
	TreatedAbove bool
	// Notifiable: below the threshold, but notices have to be published.
	Notifiable bid.Answer

	Procedures   []string
	Notices      []Notice
	LeastDays    *Limit // to bid
	Standstill   *Limit
	DetailsDays  *Limit // to the contract details notice
	PaymentDays  *Limit
	Reservations []May
	Band         *Band
	PSR          *Tree

	Steps     []Step
	Rules     []Rule // every row used
	Certainty reference.Certainty
	Notes     []string
	Questions []Question
	Assumed   []Suggestion     // used without having been confirmed
	Overrides []bid.TenderSays // used
}
