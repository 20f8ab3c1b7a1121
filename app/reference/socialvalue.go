package reference

import (
	"bidwright/app/money"

	"github.com/shopspring/decimal"
)

// Proxy is a published value of an outcome, at the prices of its own year.
type Proxy struct {
	Code         string
	Label        string
	Theme        string
	Value        money.Value // pounds, or a rate where Basis is "rate"
	Low, High    money.Value // only where the source gives a range
	Unit         string
	Basis        string
	PriceYear    string
	YearType     string
	Ledger       string
	Use          string
	WhoSaves     string
	Body         string
	Split        string // parent code of its split, if it has one
	Parent       string // wider row that already holds this one: never both for the same people
	Transfer     string
	Overlap      bool
	MixedContent bool
	SourceGrade  string
	Underlying   string
	Licence      string
	Source
	Note string
}

var proxyHeading = []string{
	"code", "label", "theme", "value", "value_low", "value_high", "unit", "basis", "price_year", "year_type", "ledger",
	"use", "who_saves", "body", "split", "parent_code", "transfer", "overlap", "mixed_content", "source_grade",
	"source_title", "underlying_source", "source_url", "licence", "read_on", "certainty", "note",
}

func (r row) proxy() Proxy {
	p := Proxy{
		Code: r.must("code"), Label: r.must("label"), Theme: r.must("theme"), Value: r.mustNumber("value"),
		Low: r.number("value_low"), High: r.number("value_high"), Unit: r.must("unit"),
		Basis:     r.word("basis", "event", "hour", "day", "week", "month", "year", "lifetime", "rate"),
		PriceYear: r.text("price_year"), YearType: r.word("year_type", "financial", "calendar", "none"),
		Ledger:   r.word("ledger", "fiscal", "economic", "social", "input", "parameter"),
		Use:      r.word("use", "avoided_cost", "gain", "service_cost", "wellbeing", "input_rate", "parameter"),
		WhoSaves: r.text("who_saves"), Body: r.text("body"), Split: r.text("split"), Parent: r.text("parent_code"),
		Transfer: r.word("transfer", "yes", "part", "no"), Overlap: r.yes("overlap"), MixedContent: r.yes("mixed_content"),
		SourceGrade: r.word("source_grade", "", "green", "amber", "red"), Underlying: r.text("underlying_source"),
		Licence: r.must("licence"), Source: r.source(), Note: r.text("note"),
	}
	if p.Low.IsSet() && p.High.IsSet() && p.High.Decimal().LessThan(p.Low.Decimal()) {
		r.wrong("value_high", "the range ends below its beginning")
	}
	if (p.PriceYear == "") != (p.YearType == "none") {
		r.wrong("price_year", "a price year and its kind of year belong together")
	}
	return p
}

// SplitPart is the part of a cost that falls on one body. The shares of a parent
// add to exactly 1.
type SplitPart struct {
	Parent          string
	ParentLabel     string
	ParentValue     money.Pounds
	PriceYear       string
	Code            string
	Label           string
	Body            string
	Amount          money.Pounds
	Share           money.Share
	PartsLessParent money.Value // rounding gap of the source
	Licence         string
	Source
	Note string
}

var splitHeading = []string{
	"parent_code", "parent_label", "parent_value", "price_year", "part_code", "part_label", "body", "amount", "share",
	"parts_minus_parent", "source_title", "source_url", "licence", "read_on", "certainty", "note",
}

func (r row) split() SplitPart {
	return SplitPart{
		Parent: r.must("parent_code"), ParentLabel: r.must("parent_label"), ParentValue: r.pounds("parent_value"),
		PriceYear: r.must("price_year"), Code: r.must("part_code"), Label: r.must("part_label"), Body: r.must("body"),
		Amount: r.pounds("amount"), Share: r.fraction("share"), PartsLessParent: r.mustNumber("parts_minus_parent"),
		Licence: r.must("licence"), Source: r.source(), Note: r.text("note"),
	}
}

// Deflator is one year of a price index. One conversion uses one series.
type Deflator struct {
	Series        string
	YearType      string
	Year          string
	Index         money.Value
	Base          string
	ChangePercent money.Value
	Status        string // historic or forecast
	Licence       string
	Source
	Note string
}

var deflatorHeading = []string{
	"series", "year_type", "year", "index", "base", "change_percent", "status",
	"source_title", "source_url", "licence", "read_on", "certainty", "note",
}

func (r row) deflator() Deflator {
	d := Deflator{
		Series: r.must("series"), YearType: r.word("year_type", "financial", "calendar"), Year: r.must("year"),
		Index: r.mustNumber("index"), Base: r.must("base"), ChangePercent: r.number("change_percent"),
		Status: r.word("status", "historic", "forecast"), Licence: r.must("licence"), Source: r.source(), Note: r.text("note"),
	}
	if d.Index.IsSet() && !d.Index.Decimal().IsPositive() {
		r.wrong("index", "an index is above zero")
	}
	return d
}

// DiscountBand is the discount rate of a run of years in one schedule.
type DiscountBand struct {
	Schedule     string
	From         money.Quantity // first year of the band
	To           money.Quantity // blank: no end
	Rate         money.Share
	FirstBenefit money.Quantity // 1: the first year is discounted; 0: it is not
	AppliesTo    string
	Licence      string
	Source
	Note string
}

var discountHeading = []string{
	"schedule", "year_from", "year_to", "rate", "first_benefit_year_index", "applies_to",
	"source_title", "source_url", "licence", "read_on", "certainty", "note",
}

func (r row) discount() DiscountBand {
	return DiscountBand{
		Schedule: r.must("schedule"), From: r.quantity("year_from"), To: r.quantity("year_to"), Rate: r.fraction("rate"),
		FirstBenefit: r.quantity("first_benefit_year_index"), AppliesTo: r.must("applies_to"), Licence: r.must("licence"),
		Source: r.source(), Note: r.text("note"),
	}
}

// checkSplits reports parents whose shares do not add to 1, and codes that point nowhere.
func (l *Library) checkSplits(problems *Problems) {
	sums := map[string]decimal.Decimal{}
	for _, part := range l.splits {
		sums[part.Parent] = sums[part.Parent].Add(part.Share.Decimal())
	}
	for _, part := range l.splits {
		if sum, open := sums[part.Parent]; open {
			if !sum.Equal(decimal.NewFromInt(1)) {
				problems.add("who_saves_splits.csv", 0, "share", "the shares of %s add to %s, not to 1", clip(part.Parent), sum)
			}
			sums[part.Parent] = decimal.NewFromInt(1) // reported once
		}
	}
	codes := map[string]bool{}
	for _, p := range l.proxies {
		codes[p.Code] = true
	}
	for _, p := range l.proxies {
		if p.Parent != "" && !codes[p.Parent] {
			problems.add("proxies.csv", 0, "parent_code", "%s belongs to %s, which is not in the table", clip(p.Code), clip(p.Parent))
		}
		if _, known := sums[p.Split]; p.Split != "" && !known {
			problems.add("proxies.csv", 0, "split", "%s has the split %s, which is not in the table", clip(p.Code), clip(p.Split))
		}
	}
}
