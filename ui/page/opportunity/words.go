package opportunity

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/notice"
	"bidwright/ui/kit"
)

var stageOptions = []kit.Option{
	{ID: string(bid.StageUnknown), Text: "Not known yet"},
	{ID: string(bid.StagePlanning), Text: "Planned", Detail: "The buyer tells the market; no bids yet"},
	{ID: string(bid.StageTender), Text: "Open for bids"},
	{ID: string(bid.StageIntent), Text: "Award intended"},
	{ID: string(bid.StageAward), Text: "Awarded"},
	{ID: string(bid.StageContract), Text: "Contract made"},
	{ID: string(bid.StageCancelled), Text: "Cancelled or withdrawn"},
	{ID: string(bid.StageComplete), Text: "Complete"},
}

var banners = map[bid.Stage]string{
	bid.StagePlanning:  "Planned – not biddable yet",
	bid.StageIntent:    "Award intended – not biddable",
	bid.StageAward:     "Awarded – not biddable",
	bid.StageContract:  "Contract made – not biddable",
	bid.StageCancelled: "Cancelled or withdrawn – not biddable",
	bid.StageComplete:  "Complete – not biddable",
}

// Banner is the warning of a notice that cannot be bid for; empty for an open one.
func Banner(s bid.Stage) string { return banners[s] }

var regimeOptions = []kit.Option{
	{ID: "", Text: "Not clear yet"},
	{ID: notice.RegimePA23, Text: "Procurement Act 2023"},
	{ID: notice.RegimePCR, Text: "Public Contracts Regulations 2015"},
	{ID: notice.RegimePSR, Text: "Provider Selection Regime 2023", Detail: "Health care services in England"},
	{ID: notice.RegimeScotland, Text: "Public Contracts (Scotland) Regulations 2015"},
	{ID: notice.RegimeUtilities, Text: "Utilities Contracts Regulations 2016"},
}

var nationOptions = []kit.Option{
	{ID: "", Text: "Not known yet"},
	{ID: string(bid.England), Text: "England"}, {ID: string(bid.Scotland), Text: "Scotland"},
	{ID: string(bid.Wales), Text: "Wales"}, {ID: string(bid.NorthernIreland), Text: "Northern Ireland"},
}

var techniqueOptions = []kit.Option{
	{ID: "", Text: "One contract"}, {ID: "framework", Text: "Framework agreement"}, {ID: "dps", Text: "Dynamic market or DPS"},
}

var suitsOptions = []kit.Option{
	{ID: "", Text: "Not known yet"}, {ID: "yes", Text: "Yes"}, {ID: "no", Text: "No"},
	{ID: "stated in text", Text: "Stated in the text"}, {ID: "not stated", Text: "Not stated"},
}

var criterionOptions = []kit.Option{
	{ID: "quality", Text: "Quality"}, {ID: "price", Text: "Price"}, {ID: "cost", Text: "Cost"}, {ID: "social value", Text: "Social value"}, {ID: "", Text: "Not stated"},
}

func optionText(options []kit.Option, id string) string {
	for _, o := range options {
		if o.ID == id {
			return o.Text
		}
	}
	return id
}

// withOwn adds a value that the notice states in words of its own.
func withOwn(options []kit.Option, id string) []kit.Option {
	for _, o := range options {
		if o.ID == id {
			return options
		}
	}
	return append(options[:len(options):len(options)], kit.Option{ID: id, Text: id})
}

// origin says where a field came from, for the line under it. The source may stand at
// the field itself or at the whole that holds it.
func origin(o *bid.Opportunity, path string) string {
	for path != "" {
		if s, known := o.Sources[path]; known {
			if s.Kind == "typed" {
				return "what you typed"
			}
			if s.Detail == "" {
				return "the notice"
			}
			return "the notice (" + s.Detail + ")"
		}
		at := strings.LastIndexByte(path, '.')
		if at < 0 {
			return ""
		}
		path = path[:at]
	}
	return ""
}

// typed marks a field as the user's own. Later imports never overwrite it unasked.
func typed(o *bid.Opportunity, path string) {
	if o.Sources == nil {
		o.Sources = map[string]bid.Source{}
	}
	o.Sources[path] = bid.Source{Kind: "typed"}
}

// valueText is a value in one line.
func valueText(v bid.Value) string {
	var parts []string
	add := func(format string, amount string) {
		if amount != "" {
			parts = append(parts, fmt.Sprintf(format, amount))
		}
	}
	add("from %s", v.Min.Format())
	if v.Min.IsSet() {
		add("to %s without VAT", v.Net.Format())
	} else {
		add("%s without VAT", v.Net.Format())
	}
	add("%s with VAT", v.Gross.Format())
	if v.Currency != "" && v.Currency != "GBP" {
		parts = append(parts, "in "+v.Currency+", not converted")
	}
	return strings.Join(parts, ", ")
}

// termText is a term in one line, without its prose.
func termText(t bid.Term) string {
	var parts []string
	if !t.Start.IsZero() {
		parts = append(parts, "from "+t.Start.String())
	}
	if !t.End.IsZero() {
		parts = append(parts, "to "+t.End.String())
	}
	switch {
	case t.Months > 0:
		parts = append(parts, fmt.Sprintf("%d months", t.Months))
	case t.Days > 0:
		parts = append(parts, fmt.Sprintf("%d days", t.Days))
	}
	return strings.Join(parts, " ")
}

// weightText is a criterion's weight as printed, or its words.
func weightText(c bid.Criterion) string {
	switch {
	case c.PassFail:
		return "pass or fail"
	case c.Weight.IsSet() && c.FromText:
		return c.Weight.Format() + " (from the text)"
	case c.Weight.IsSet():
		return c.Weight.Format()
	case c.Words != "":
		return c.Words
	}
	return "not stated"
}
