// Package calloff works out a dynamic purchasing system: whether each establishment
// is qualified, and how a referral is scored beside rivals (section 4 of the tender
// specification). The scheme is data; what the tender prints replaces it. Everything
// here is internal. Figure ids are listed in app/assess/doc.go.
package calloff

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// Input is what a call-off rests on. On is the day of the assessment.
type Input struct {
	Document bid.Document
	Library  *reference.Library
	On       date.Date
}

// Result is the scheme, the establishments and the referrals. Used is false, and
// nothing else is filled, where the bid has no dynamic purchasing system.
type Result struct {
	Used           bool
	Settings       Settings
	Qualifications []Qualification
	Referrals      []Referral
	Rules          []Rule // shown, never scored
	Choice         calc.Node
	// Certainty is the lowest of the rows of the scheme that were used.
	Certainty reference.Certainty
}

// Rule is a rule of the scheme in words, with what this bid says about it.
type Rule struct {
	Key, Text, Note string
	Source          reference.Source
}

type fig = working.Fig

type builder struct {
	*working.Sheet
	in     Input
	doc    *bid.DynamicPurchasing
	scheme reference.DynamicScheme
	out    *Result
	taken  map[string]bool // of figure names below dps.
}

var (
	zero    = decimal.Zero
	one     = decimal.NewFromInt(1)
	hundred = decimal.NewFromInt(100)
)

const (
	codeMissing   = "PRICE-101"
	codeUndefined = "PRICE-106"
)

// Build works out the call-off onto the sheet. It never panics on any values.
func Build(s *working.Sheet, in Input) *Result {
	out := &Result{}
	d := &in.Document.Bid.Dynamic
	if in.Library == nil || d.Scheme == (bid.DynamicScheme{}) && len(d.Qualifications) == 0 && len(d.Referrals) == 0 {
		return out
	}
	out.Used = true
	b := &builder{Sheet: s, in: in, doc: d, scheme: in.Library.DynamicScheme(), out: out,
		taken: map[string]bool{"weight": true, "choice": true, "qualification": true, "referral": true}}
	b.settings()
	b.qualifications()
	b.referrals()
	b.rules()
	b.certainty()
	return out
}

// rules are the rules that are shown and not scored.
func (b *builder) rules() {
	for _, row := range b.scheme.Rules {
		rule := Rule{Key: row.Key, Text: row.Name, Note: row.Note, Source: row.Source}
		if r := b.doc.Scheme.Radius; row.Key == "radius" && r.IsSet() {
			rule.Text = "The radius is " + r.Format() + " miles. " + rule.Text
		}
		b.out.Rules = append(b.out.Rules, rule)
	}
}

// certainty is the lowest of the rows used: a setting that was typed uses none.
func (b *builder) certainty() {
	b.out.Certainty = reference.High
	lower := func(c reference.Certainty) {
		if c == reference.Low || c == reference.Medium && b.out.Certainty == reference.High {
			b.out.Certainty = c
		}
	}
	for _, row := range b.out.Settings.Rows {
		lower(row.Certainty)
	}
	for _, row := range b.scheme.Criteria {
		lower(row.Certainty)
	}
}

// checked is a typed figure that may not be below zero nor above most, with the reason
// beside its field otherwise.
func (b *builder) checked(f fig, value working.Typed, most decimal.Decimal, options ...working.Option) calc.Node {
	if value.IsSet() && value.Decimal().GreaterThan(most) {
		return b.NoneCode(fig{Label: f.Label, Unit: f.Unit, Path: f.Path}, bid.CodeShare, f.Label+" is "+value.Decimal().String()+", but there are only "+most.String()+".")
	}
	return b.Input(f, value, options...)
}
