package reference

import (
	"bidwright/app/date"
	"bidwright/app/money"
)

// Threshold is a dated rule of procurement law or guidance: a sum, a number of
// days, a share, or a rule in words without an amount.
type Threshold struct {
	ID             string
	Kind           string
	Jurisdictions  []string
	Regime         string
	ContractClass  string
	AuthorityClass []string
	Comparator     string // empty when there is no amount to compare with
	Amount         money.Value
	Unit           string
	VATBasis       string
	ValidFrom      date.Date
	ValidTo        date.Date
	Effect         string
	Source
	Note string
}

var thresholdHeading = []string{
	"rule_id", "kind", "jurisdiction", "regime", "contract_class", "authority_class", "comparator", "amount",
	"unit", "vat_basis", "valid_from", "valid_to", "effect", "source_title", "source_url", "read_on", "certainty", "note",
}

func (r row) threshold() Threshold {
	t := Threshold{
		ID: r.must("rule_id"), Kind: r.must("kind"), Jurisdictions: r.list("jurisdiction"), Regime: r.must("regime"),
		ContractClass: r.must("contract_class"), AuthorityClass: r.list("authority_class"),
		Comparator: r.word("comparator", "", ">=", "<=", ">", "<"), Amount: r.number("amount"), Unit: r.text("unit"),
		VATBasis: r.word("vat_basis", "inc", "ex", "not_stated", "not_applicable"),
		Effect:   r.must("effect"), Source: r.source(), Note: r.text("note"),
	}
	t.ValidFrom, t.ValidTo = r.period()
	for _, place := range t.Jurisdictions {
		switch place {
		case "england", "wales", "scotland", "northern_ireland", "uk", "any":
		default:
			r.wrong("jurisdiction", "%q is not a known place", clip(place))
		}
	}
	if t.Amount.IsSet() != (t.Unit != "") {
		r.wrong("unit", "an amount and its unit belong together")
	}
	if t.Comparator != "" && !t.Amount.IsSet() {
		r.wrong("amount", "a comparison needs an amount")
	}
	return t
}

// QuoteBand is what one buyer's own rules ask for between two contract values.
type QuoteBand struct {
	Profile     string
	ProfileName string
	Default     bool
	Band        string
	Over        money.Pounds // the band begins above this
	UpTo        money.Pounds // blank: no upper end
	VATBasis    string
	ValueScope  string
	Quotes      money.Quantity // blank: the source does not say
	Route       string
	Source
	ValidFrom, ValidTo date.Date
	Note               string
}

var quoteBandHeading = []string{
	"profile_id", "profile_name", "is_default", "band", "lower_over", "upper_to", "vat_basis", "value_scope", "quotes",
	"route", "source_title", "source_url", "read_on", "certainty", "valid_from", "valid_to", "note",
}

func (r row) quoteBand() QuoteBand {
	b := QuoteBand{
		Profile: r.must("profile_id"), ProfileName: r.must("profile_name"), Default: r.yes("is_default"), Band: r.must("band"),
		Over: r.pounds("lower_over"), UpTo: r.pounds("upper_to"), VATBasis: r.word("vat_basis", "inc", "ex", "not_stated"),
		ValueScope: r.word("value_scope", "total", "cumulative"), Quotes: r.quantity("quotes"), Route: r.must("route"),
		Source: r.source(), Note: r.text("note"),
	}
	b.ValidFrom, b.ValidTo = r.period()
	if b.UpTo.IsSet() && !b.UpTo.Decimal().GreaterThan(b.Over.Decimal()) {
		r.wrong("upper_to", "the band ends before it begins")
	}
	return b
}

// ExclusionGround is a question that decides whether a bidder may or must be left out.
type ExclusionGround struct {
	ID            string
	Kind          string // mandatory, discretionary or listed
	Family        string
	Label         string
	Question      string
	AppliesTo     []string
	LookbackYears money.Quantity
	IfYesAsk      []string
	Source
	ValidFrom, ValidTo date.Date
	Note               string
}

var exclusionHeading = []string{
	"ground_id", "kind", "family", "label", "plain_question", "applies_to", "lookback_years", "if_yes_ask",
	"source_title", "source_url", "read_on", "certainty", "valid_from", "valid_to", "note",
}

func (r row) exclusion() ExclusionGround {
	g := ExclusionGround{
		ID: r.must("ground_id"), Kind: r.word("kind", "mandatory", "discretionary", "listed"), Family: r.must("family"),
		Label: r.must("label"), Question: r.must("plain_question"), AppliesTo: r.list("applies_to"),
		LookbackYears: r.quantity("lookback_years"), IfYesAsk: r.list("if_yes_ask"), Source: r.source(), Note: r.text("note"),
	}
	g.ValidFrom, g.ValidTo = r.period()
	return g
}

// EvidenceItem is a document or proof that buyers ask for.
type EvidenceItem struct {
	ID               string
	Group            string
	Label            string
	WhatCounts       string
	TypicalLevel     string // a number or a word, in LevelUnit
	LevelUnit        string
	AppliesWhen      string
	ExpiryRule       string
	WarnDays         money.Quantity
	OKByAward        bool
	PerEstablishment bool
	PerMember        bool
	AskedIn          []string
	CheckCode        string
	Source
	ValidFrom, ValidTo date.Date
	Note               string
}

var evidenceHeading = []string{
	"item_id", "group", "label", "what_counts", "typical_level", "level_unit", "applies_when", "expiry_rule",
	"default_warn_days", "ok_by_award", "per_establishment", "per_member", "asked_in", "check_code",
	"source_title", "source_url", "read_on", "certainty", "valid_from", "valid_to", "note",
}

func (r row) evidence() EvidenceItem {
	e := EvidenceItem{
		ID: r.must("item_id"), Group: r.must("group"), Label: r.must("label"), WhatCounts: r.must("what_counts"),
		TypicalLevel: r.text("typical_level"), LevelUnit: r.text("level_unit"), AppliesWhen: r.must("applies_when"),
		ExpiryRule: r.must("expiry_rule"), WarnDays: r.quantity("default_warn_days"), OKByAward: r.yes("ok_by_award"),
		PerEstablishment: r.yes("per_establishment"), PerMember: r.yes("per_member"), AskedIn: r.list("asked_in"),
		CheckCode: r.must("check_code"), Source: r.source(), Note: r.text("note"),
	}
	e.ValidFrom, e.ValidTo = r.period()
	return e
}

// FinancialTest is a test of a bidder's accounts that a buyer may set.
type FinancialTest struct {
	ID             string
	Pack           string // tests that are used together
	Name           string
	Formula        string
	Inputs         []string
	Comparator     string
	Threshold      string // a number, "user", or two limits in words
	Unit           string
	YearsRule      string
	OnFail         string
	CharityReading string
	Source
	ValidFrom, ValidTo date.Date
	Note               string
}

var financialHeading = []string{
	"test_id", "pack_id", "name", "formula", "inputs", "comparator", "threshold", "unit", "years_rule", "on_fail",
	"charity_reading", "source_title", "source_url", "read_on", "certainty", "valid_from", "valid_to", "note",
}

func (r row) financial() FinancialTest {
	t := FinancialTest{
		ID: r.must("test_id"), Pack: r.must("pack_id"), Name: r.must("name"), Formula: r.must("formula"),
		Inputs: r.list("inputs"), Comparator: r.text("comparator"), Threshold: r.text("threshold"), Unit: r.must("unit"),
		YearsRule: r.must("years_rule"), OnFail: r.must("on_fail"), CharityReading: r.text("charity_reading"),
		Source: r.source(), Note: r.text("note"),
	}
	t.ValidFrom, t.ValidTo = r.period()
	return t
}
