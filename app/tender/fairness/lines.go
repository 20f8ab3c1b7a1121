package fairness

import (
	"strconv"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// Line is one size that the tender sets, beside what is usual.
type Line struct {
	ID     string // of the figure, or the name of a line in words
	Label  string
	Figure calc.Node // zero where the line is words only
	Shown  string    // the figure, or the answer in words
	Beside string    // what it is held beside
	Beyond bid.Answer
	Path   string
	Source reference.Source // of what it is held beside
}

// lines are the sizes that are known; what the tender does not say is a line that says so.
func (r *Result) lines(s *working.Sheet) []Line {
	o, f := r.in.Document.Bid.Opportunity, r.in.Document.Bid.Fairness
	var all []Line
	split := Line{ID: "fair.quality_share", Label: "Quality and price", Figure: r.Quality.Figure, Shown: r.Quality.Words, Path: r.Quality.Path, Source: r.Quality.Amber.Source}
	if r.Quality.Amber.Value.IsSet() {
		split.Beside = "quality of " + r.Quality.Amber.Value.String() + " % or more; under " + r.Quality.Red.Value.String() + " % is red"
	}
	if r.Quality.Band != "" {
		split.Beyond = yes(r.Quality.Band != Green)
	}
	all = append(all, split)

	all = append(all, r.atLeast(s, "fair.term_months", "Length of the first term", "term_months", "opportunity.term", quantityOf(months(o.Term)), "months"))
	all = append(all, r.atLeast(s, "fair.break_months", "Earliest day on which the buyer may end it without cause", "term_months", "fairness.breakMonths", f.BreakMonths, "months"))
	all = append(all, r.insurance(s)...)
	all = append(all, r.turnover(s, all[1].Figure)...)
	all = append(all, r.days(s, "fair.payment_days", "Days in which the buyer pays", "opportunity.paymentDays", quantityOf(o.PaymentDays), "PAY-30"))
	passed := r.days(s, "fair.passed_down_days", "Days in which a prime pays its sub-contractors", "fairness.passedDownDays", f.PassedDownDays, "PAY-30-SUB")
	if pledge, found := r.threshold("PAY-10"); found {
		passed.Beside += "; the pledge hopes for " + pledge.Amount.String()
		r.Certainty = lower(r.Certainty, pledge.Certainty)
	}
	all = append(all, passed)

	uplift := Line{ID: "uplift", Label: "Yearly uplift of the price", Shown: upliftWords[r.in.Document.Bid.Pricing.Uplift.Kind], Beside: "a written uplift in the contract", Path: "pricing.uplift.kind"}
	if r.in.Document.Bid.Pricing.Uplift.Kind != bid.UpliftNotStated {
		uplift.Beyond = yes(r.in.Document.Bid.Pricing.Uplift.Kind == bid.UpliftNone)
	}
	feedback := Line{ID: "feedback", Label: "Feedback for losing bidders", Shown: "not known", Beside: "useful reasons, soon", Path: "fairness.answers"}
	if a, found := answered(r.in.Document, "FAIR-28"); found && a.Found != bid.FairUnknown && a.Found != bid.FairNA {
		feedback.Shown = map[bid.FairMet]string{bid.FairYes: "promised with date and content", bid.FairPartly: "partly promised", bid.FairNo: "not promised"}[a.Found]
		feedback.Beyond, feedback.Path = yes(a.Found != bid.FairYes), "fairness.answers."+a.ID
	}
	for _, line := range []struct {
		line *Line
		item string
	}{{&uplift, "FAIR-07"}, {&feedback, "FAIR-28"}} {
		if item, found := r.library.FairnessItem(line.item); found {
			line.line.Source = item.Source
		}
		all = append(all, *line.line)
	}
	return all
}

var upliftWords = map[bid.UpliftKind]string{
	bid.UpliftNotStated: "not stated", bid.UpliftNone: "none", bid.UpliftFixed: "a fixed rate", bid.UpliftCPI: "follows consumer prices",
	bid.UpliftCapped: "follows consumer prices within limits", bid.UpliftBasket: "follows a weighted basket",
}

// atLeast is a line that should not fall short of a limit.
func (r *Result) atLeast(s *working.Sheet, id, label, limitID, path string, q money.Quantity, unit string) Line {
	line := Line{ID: id, Label: label, Path: path}
	line.Figure = entry(s, working.Fig{ID: id, Label: label, Unit: calc.Counted(unit), Path: path}, q)
	line.Shown = shown(line.Figure)
	limit, found := r.library.FairnessLimit(limitID)
	if !found {
		return line
	}
	line.Beside, line.Source = limit.Value.String()+" "+limit.Unit+" or more", limit.Source
	r.Certainty = lower(r.Certainty, limit.Certainty)
	if value, known := line.Figure.Value(); known {
		line.Beyond = yes(value.LessThan(limit.Value.Decimal()))
	}
	return line
}

// days is a line of payment terms that should not be longer than a rule.
func (r *Result) days(s *working.Sheet, id, label, path string, q money.Quantity, ruleID string) Line {
	line := Line{ID: id, Label: label, Path: path}
	line.Figure = entry(s, working.Fig{ID: id, Label: label, Unit: calc.Counted("days"), Path: path}, q)
	line.Shown = shown(line.Figure)
	rule, found := r.threshold(ruleID)
	if !found || !rule.Amount.IsSet() {
		return line
	}
	line.Beside, line.Source = rule.Amount.String()+" days ("+rule.ID+")", rule.Source
	if r.in.Regime != "" && r.in.Regime != rule.Regime {
		line.Beside += ", a rule of " + rule.Regime + " and here a yardstick only"
	}
	r.Certainty = lower(r.Certainty, rule.Certainty)
	if value, known := line.Figure.Value(); known {
		line.Beyond = yes(value.GreaterThan(rule.Amount.Decimal()))
	}
	return line
}

// insurance holds each cover asked beside the usual one of the evidence items.
func (r *Result) insurance(s *working.Sheet) []Line {
	var all []Line
	for _, q := range unique(r.in.Document) {
		item, ok := r.evidence(q.ItemID)
		if !ok || item.Group != "insurance" || !q.Level.IsSet() {
			continue
		}
		path := "eligibility.requirements." + q.ID + ".level"
		id := "fair.insurance." + q.ID
		label := item.Label + " asked for"
		line := Line{ID: id, Label: label, Path: path, Source: item.Source,
			Figure: s.Name(s.Input(working.Fig{Label: label, Unit: calc.Pounds, Path: path}, q.Level), working.Fig{ID: id, Label: label, Unit: calc.Pounds, Path: path})}
		line.Shown = shown(line.Figure)
		if usual, err := money.ParseValue(item.TypicalLevel); err == nil && item.TypicalLevel != "" && item.LevelUnit == "GBP" {
			line.Beside = "the usual " + money.FormatWholePounds(usual.Decimal())
			r.Certainty = lower(r.Certainty, item.Certainty)
			if value, known := line.Figure.Value(); known {
				line.Beyond = yes(value.GreaterThan(usual.Decimal()))
			}
		}
		all = append(all, line)
	}
	return all
}

// turnover holds a turnover asked, as a multiple of the contract's value a year, beside
// the reading that it should be in proportion.
func (r *Result) turnover(s *working.Sheet, term calc.Node) []Line {
	rule, found := r.threshold("TURN-2X")
	if !found || !rule.Amount.IsSet() {
		return nil
	}
	var all []Line
	add := func(id, label, path string, n calc.Node) {
		line := Line{ID: id, Label: label, Figure: n, Shown: shown(n), Path: path, Source: rule.Source,
			Beside: rule.Amount.String() + " times the contract value (" + rule.ID + "; a yardstick outside the older regulations)"}
		if value, known := n.Value(); known {
			line.Beyond = yes(value.GreaterThan(rule.Amount.Decimal()))
		}
		r.Certainty = lower(r.Certainty, rule.Certainty)
		all = append(all, line)
	}
	o := r.in.Document.Bid.Opportunity
	value := func() calc.Node {
		return s.Input(working.Fig{Label: "Value of the contract", Unit: calc.Pounds, Path: "opportunity.value.net"}, o.Value.Net, working.Ask("The value of the contract is not known."))
	}
	for _, q := range unique(r.in.Document) {
		item, ok := r.evidence(q.ItemID)
		if !ok || item.CheckCode != "ELIG-021" || item.LevelUnit != "GBP" || !q.Level.IsSet() {
			continue
		}
		path := "eligibility.requirements." + q.ID + ".level"
		label := "Turnover asked for, as a multiple of the contract value"
		asked := s.Input(working.Fig{Label: "Turnover asked for", Unit: calc.Pounds, Path: path}, q.Level)
		add("fair.turnover."+q.ID, label, path, s.Div(working.Fig{ID: "fair.turnover." + q.ID, Label: label, Unit: calc.Ratio, Path: path}, asked, value(), "the contract value is zero"))
	}
	tests := r.library.FinancialTests()
	for _, t := range working.Unique(r.in.Document.Bid.Eligibility.Tests, func(t *bid.FinancialTest) *string { return &t.ID }) {
		for _, known := range tests {
			if known.ID != t.TestID || known.Formula != "turnover / annual_value" {
				continue
			}
			mark := t.Mark
			if !mark.IsSet() {
				mark, _ = money.ParseValue(known.Threshold)
			}
			if !mark.IsSet() {
				continue
			}
			// The test is a multiple of one year's value; the yardstick is of the whole.
			path := "eligibility.tests." + t.ID + ".mark"
			id, label := "fair.turnover.test."+t.ID, "Turnover asked for, as a multiple of the contract value"
			f := working.Fig{ID: id, Label: label, Unit: calc.Ratio, Path: path}
			of := s.Input(working.Fig{Label: "Multiple of a year’s value", Unit: calc.Ratio, Path: path}, mark)
			add(id, label, path, s.Div(f, s.Graph.Mul(of, s.Graph.Int(12)), term, "the contract has no length"))
		}
	}
	return all
}

// entry is a size that the tender sets, under an id of its own: it may have been worked
// out from dates. A negative one is refused and shown as not known.
func entry(s *working.Sheet, f working.Fig, q money.Quantity) calc.Node {
	if !q.IsSet() || q.Decimal().IsNegative() {
		return s.None(f, f.Label+": not known.")
	}
	s.Labels[f.ID] = bid.LabelInternal
	return s.Graph.Input(f.ID, f.Label, f.Unit, q.Decimal(), calc.Origin{Kind: calc.Typed, Path: f.Path})
}

// unique are the requirements, each with an id of its own.
func unique(doc bid.Document) []bid.Requirement {
	return working.Unique(doc.Bid.Eligibility.Requirements, func(q *bid.Requirement) *string { return &q.ID })
}

func (r *Result) evidence(id string) (reference.EvidenceItem, bool) {
	if r.items == nil { // a long list of requirements asks for each
		r.items = map[string]reference.EvidenceItem{}
		for _, item := range r.library.EvidenceItems() {
			r.items[item.ID] = item
		}
	}
	item, found := r.items[id]
	return item, found
}

func (r *Result) threshold(id string) (reference.Threshold, bool) {
	for _, rule := range r.library.Thresholds() {
		if rule.ID == id {
			return rule, true
		}
	}
	return reference.Threshold{}, false
}

// largestCover is the largest insurance asked for, as printed; empty when none is known.
func (r *Result) largestCover() string {
	largest := decimal.Zero
	for _, line := range r.Lines {
		if value, known := working.Value(line.Figure); known && line.Figure.Unit() == calc.Pounds && value.GreaterThan(largest) {
			largest = value
		}
	}
	if largest.IsZero() {
		return ""
	}
	return money.FormatWholePounds(largest)
}

// months is the first term; 0 when it is not known. Days alone round down to months of 30.
func months(t bid.Term) int {
	switch {
	case t.Months > 0:
		return t.Months
	case t.Days > 0:
		return t.Days / 30
	case t.Start.IsZero() || t.End.IsZero() || t.End.Before(t.Start):
		return 0
	}
	after := t.End.AddDays(1) // a term ends with its last day
	n := (after.Year()-t.Start.Year())*12 + int(after.Month()) - int(t.Start.Month())
	if after.Day() < t.Start.Day() {
		n--
	}
	return max(n, 0)
}

func quantityOf(n int) money.Quantity {
	if n <= 0 {
		return money.Quantity{}
	}
	q, _ := money.ParseValue(strconv.Itoa(n))
	return money.QuantityOf(q.Decimal())
}

func shown(n calc.Node) string {
	if !working.Usable(n) || !n.Available() {
		return "not known"
	}
	return n.Format()
}

func yes(b bool) bid.Answer {
	if b {
		return bid.Yes
	}
	return bid.No
}
