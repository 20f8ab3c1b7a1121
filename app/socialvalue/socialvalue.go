// Package socialvalue works out what changes for people because of a contract, what that
// is worth, who gains, and what is promised, by the rules of the social value
// specification: every row keeps its reasons, the three ledgers are never added unasked,
// and a row that a guard stops is not counted and says so. Figures are internal until a
// pack opens them; their ids are listed in app/assess/doc.go.
package socialvalue

import (
	"strconv"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// Input is a priced bid, the dated facts and the day.
type Input struct {
	Document bid.Document
	Library  *reference.Library
	On       date.Date
	Buyer    Buyer
}

// Result is the social value case. Used is false, and nothing else is filled, where the
// bid has none.
type Result struct {
	Used       bool
	Convention Convention
	PriceYear  PriceYear
	Rows       []Row
	Totals     Totals
	Bodies     []Body // the commissioner's first, unallocated last
	Switches   []Switch
	Inputs     Inputs
	Local      []Local
	Steps      Steps
	Themes     []Theme
	Promises   []Promise
	Score      Score
	Model      Model
	Boxes      []Box // of the outcome chain, as listed
	// Unvalued counts outcomes of the chain that have no value: they are told, not hidden.
	Unvalued []string
	// BreakEvenFirst: over half of the value rests on evidence of grade 1 or 0.
	BreakEvenFirst bool
	// Standing is the price and the volume as they are now: what "checked" marks.
	Standing bid.SocialChecked
	Moved    bool // price or volume changed since the map was checked
	// Drivers are the assumptions with a range, for trials and the tornado.
	Drivers []bid.Driver
	Issues  []bid.Issue
}

type fig = working.Fig

type builder struct {
	*working.Sheet
	in      Input
	sv      *bid.SocialValue
	out     *Result
	years   int // contract years
	proxies map[string]reference.Proxy
	splits  map[string][]reference.SplitPart
	own     map[string]*bid.OwnValue
	shared  map[string]*bid.Estimate
	groups  map[string]*bid.PeopleGroup
	boxes   map[string]*bid.ChainBox
	blocked map[string]bool // rows that a guard between rows stops
	factors []calc.Node     // discount factors by year index
	healthy []calc.Node     // of the health schedule
	doubts  []doubt
	turn    map[string]bool // shared assumptions whose high end gives more
}

var (
	zero = decimal.Zero
	one  = decimal.NewFromInt(1)
)

// Build works out the case on the sheet of a priced bid. It never panics on any values:
// what cannot be worked out says why.
func Build(s *working.Sheet, in Input) *Result {
	sv := &in.Document.Bid.SocialValue
	out := &Result{}
	if in.Library == nil || empty(sv) {
		return out
	}
	out.Used = true
	b := &builder{Sheet: s, in: in, sv: sv, out: out, blocked: map[string]bool{}}
	before := len(s.Issues)
	b.index()
	b.conventions()
	b.inputs()
	b.between()
	b.turns()
	b.rows()
	b.totals()
	b.bodies()
	b.switches()
	b.local()
	b.steps()
	b.themes()
	b.promises()
	b.model()
	b.score()
	b.chain()
	b.licences()
	b.whole()
	out.Issues = append([]bid.Issue(nil), s.Issues[before:]...)
	return out
}

// empty reports a bid that says nothing of social value.
func empty(sv *bid.SocialValue) bool {
	return len(sv.Rows)+len(sv.Boxes)+len(sv.Commitments)+len(sv.Local.Options)+len(sv.Local.Lines)+len(sv.Steps)+len(sv.Themes)+len(sv.Answers)+len(sv.Values) == 0 &&
		sv.Together.Today == "" && sv.Together.Planned == "" && !sv.Together.Consulted && sv.Score == (bid.SocialScore{})
}

func (b *builder) index() {
	b.years = max(1, min(b.in.Document.Bid.Pricing.Years, bid.MaxYears))
	b.proxies, b.splits = map[string]reference.Proxy{}, map[string][]reference.SplitPart{}
	for _, p := range b.in.Library.Proxies() {
		b.proxies[p.Code] = p
	}
	for _, p := range b.in.Library.Splits() {
		b.splits[p.Parent] = append(b.splits[p.Parent], p)
	}
	b.own, b.shared = map[string]*bid.OwnValue{}, map[string]*bid.Estimate{}
	b.groups, b.boxes = map[string]*bid.PeopleGroup{}, map[string]*bid.ChainBox{}
	for i := range b.sv.Values {
		b.own[b.sv.Values[i].ID] = &b.sv.Values[i]
	}
	for i := range b.sv.Shared {
		b.shared[b.sv.Shared[i].ID] = &b.sv.Shared[i]
	}
	for i := range b.sv.Groups {
		b.groups[b.sv.Groups[i].ID] = &b.sv.Groups[i]
	}
	for i := range b.sv.Boxes {
		b.boxes[b.sv.Boxes[i].ID] = &b.sv.Boxes[i]
	}
}

// lineID is the id of a line, or its place where it has none.
func lineID(id string, i int) string {
	if id == "" {
		return strconv.Itoa(i + 1)
	}
	return id
}
