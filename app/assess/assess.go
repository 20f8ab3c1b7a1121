package assess

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/cash"
	"bidwright/app/consortium"
	"bidwright/app/corecost"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/pricing"
	"bidwright/app/reference"
	"bidwright/app/response"
	"bidwright/app/risk"
	"bidwright/app/scoring"
	"bidwright/app/socialvalue"
	"bidwright/app/tender"
)

// Input is all that an assessment rests on. On is the day of the assessment.
type Input struct {
	Document bid.Document
	Library  *reference.Library
	On       date.Date
}

// Figure is one result for a page, a pack or the command line.
type Figure struct {
	ID        string
	Text      string // label in plain words
	Unit      string // for machines: GBP, GBP/meal, share, hours/year, …
	Value     decimal.Decimal
	Available bool
	Reason    string // why it is not available
	Path      string // the field to mend when it is not
	Printed   string // in the unit's form, or “not available”
	Label     bid.Label
}

// Assessment is what a bid comes to. It is read-only.
type Assessment struct {
	Document bid.Document
	Pricing  *pricing.Result
	Cash     *cash.Result    // says why where there is no curve yet
	Score    *scoring.Result // nothing picked unless the bid says how prices are marked
	Core     *corecost.Result
	Tender   *tender.Result // how the buyer has to buy, whether we may bid, and whether to
	// Consortium is the plan of a group; without partners it holds no figures.
	Consortium *consortium.Result
	Social     *socialvalue.Result // what changes for people, and what it is worth
	Response   *response.Result    // what the tender asks for in words
	Figures    []Figure
	Issues     []bid.Issue // unaccepted first, by weight
	Headline   string
	// Sections in the order of the work, with their readiness.
	Sections   []Section
	KeyFigures []string // ids for the answer panel, in order
	Tasks      []Task
	Done       int // tasks that need nothing more

	byID map[string]int
}

// Assess runs the engines over a bid. It never panics and never fails: what cannot
// be worked out says why.
func Assess(in Input) *Assessment {
	a := &Assessment{Document: in.Document}
	a.Pricing = pricing.Build(pricing.Input(in))
	a.Cash = cash.Build(in.Document, a.Pricing)
	a.Score = scoring.Build(a.scored())
	a.Core = corecost.Build(a.Pricing.Sheet, corecost.Input{Document: in.Document, Library: in.Library, Allocation: a.Pricing.Allocation, On: in.On})
	a.Tender = tender.Build(a.Pricing.Sheet, tender.Input{Document: in.Document, Library: in.Library, On: in.On})
	a.Consortium = consortium.Build(a.Pricing.Sheet, consortium.Input{Document: in.Document, Library: in.Library, On: in.On, Tender: a.Tender, Pricing: a.Pricing})
	a.Social = socialvalue.Build(a.Pricing.Sheet, socialvalue.Input{Document: in.Document, Library: in.Library, On: in.On, Buyer: buyer(a.Tender)})
	a.Response = response.Build(response.Input{Document: in.Document, Library: in.Library, On: in.On})
	a.figures()
	a.issues()
	a.Headline = a.headline()
	a.Tasks = a.tasks()
	a.Sections = a.sections()
	for _, id := range []string{"price.asked", "price.break_even", "year.1.gap", "year.1.margin", "contract.value", "afford.gap", "even.volume"} {
		if _, found := a.byID[id]; found {
			a.KeyFigures = append(a.KeyFigures, id)
		}
	}
	return a
}

// Figure finds a figure by id.
func (a *Assessment) Figure(id string) (Figure, bool) {
	i, found := a.byID[id]
	if !found {
		return Figure{}, false
	}
	return a.Figures[i], true
}

// Explain is the working of a figure or an input.
func (a *Assessment) Explain(id string) (calc.Explanation, bool) {
	return a.Pricing.Graph.Explain(id)
}

// Blocked reports whether a finding still stops the final pack.
func (a *Assessment) Blocked() bool {
	return slices.ContainsFunc(a.Issues, func(i bid.Issue) bool { return i.Severity == bid.Blocks && i.Accepted == "" })
}

// typedHere are ids of inputs that stand under a figure's name space.
var typedHere = map[string]bool{"core.share": true, "core.rate": true, "core.amount": true, "core.avoidable": true}

// isInput tells the document's own fields, which are no results, from figures.
func isInput(id string) bool {
	for _, prefix := range []string{"pricing.", "organisation.", "opportunity.", "missing.", "growth.rate.", "core.schedules.", "eligibility.", "consortium.", "invitation.", "socialValue.", "dynamicPurchasing.", "choice.", "fairness.", "response."} {
		if strings.HasPrefix(id, prefix) {
			return true
		}
	}
	return typedHere[id]
}

func (a *Assessment) figures() {
	nodes := a.Pricing.Graph.Figures()
	a.Figures = make([]Figure, 0, len(nodes))
	a.byID = make(map[string]int, len(nodes))
	for _, n := range nodes {
		id := n.ID()
		if _, twice := a.byID[id]; twice || isInput(id) {
			continue
		}
		f := Figure{ID: id, Text: n.Label(), Unit: n.Unit().String(), Label: a.Pricing.Label(id)}
		if strings.HasPrefix(id, "fact.") || strings.HasPrefix(id, "cpi.") {
			f.Label = bid.LabelPublic
		}
		if value, known := n.Value(); known {
			f.Value, f.Available, f.Printed = value, true, printed(n, value)
		} else {
			r := n.Reason()
			f.Reason, f.Path, f.Printed = r.Text, r.Path, "not available"
		}
		a.byID[id] = len(a.Figures)
		a.Figures = append(a.Figures, f)
	}
}

// printed shows a calculated price to the penny; rates that were typed or are facts
// keep their decimals.
func printed(n calc.Node, value decimal.Decimal) string {
	if !n.IsInput() && strings.HasPrefix(n.Unit().String(), "GBP") {
		return money.FormatPounds(value)
	}
	if !n.IsInput() && n.Unit() == calc.Percent {
		if strings.HasSuffix(n.ID(), ".uplift.share") {
			return money.FormatPercent(value, 2) // buyers argue over hundredths of a per cent here
		}
		return money.FormatPercent(value, 1)
	}
	if !n.IsInput() && (n.Unit() == calc.Ratio || n.Unit() == calc.Counted("points")) {
		return money.FormatQuantity(value.Round(2))
	}
	if !n.IsInput() && n.Unit() == calc.Counted("marks") {
		return markText(value)
	}
	return n.Unit().Format(value)
}

// markText shows calculated marks as buyers print them: to 2 decimals, what is below one
// mark to 4.
func markText(value decimal.Decimal) string {
	if value.Abs().LessThan(decimal.NewFromInt(1)) {
		return money.FormatQuantity(value.Round(4))
	}
	return money.FormatQuantity(value.Round(2))
}

var weight = map[bid.Severity]int{bid.Blocks: 0, bid.Warns: 1, bid.Informs: 2}

// issues collects the findings of the document's form, of its notice and of the
// engines, each once, with the recorded acceptances, sorted by weight.
func (a *Assessment) issues() {
	all := bid.Check(a.Document)
	if notice := a.Document.Bid.Opportunity.Notice; notice != nil {
		all = append(all, notice.Findings...)
	}
	all = append(all, a.Pricing.Issues...)
	all = append(all, a.Cash.Issues...)
	all = append(all, a.Score.Issues...)
	all = append(all, a.Core.Issues...)
	all = append(all, a.Tender.Issues...)
	all = append(all, a.Consortium.Issues...)
	all = append(all, a.Social.Issues...)
	all = append(all, a.Response.Issues...)
	all = append(all, risk.Check(a.Pricing.Graph, a.Document.Bid.Pricing, risk.Options{Name: risk.Names(a.Document)})...)
	seen := make(map[string]bool, len(all))
	for _, issue := range all {
		key := issue.Code + " " + issue.Path
		if seen[key] && issue.Path != "" {
			continue
		}
		seen[key] = true
		issue.Accepted = ""
		for _, accepted := range a.Document.Bid.Accepted {
			if accepted.Code == issue.Code && (accepted.Path == "" || accepted.Path == issue.Path) {
				issue.Accepted = accepted.Reason
			}
		}
		a.Issues = append(a.Issues, issue)
	}
	slices.SortStableFunc(a.Issues, func(x, y bid.Issue) int {
		return cmp.Or(cmp.Compare(boolInt(x.Accepted != ""), boolInt(y.Accepted != "")),
			cmp.Compare(weight[x.Severity], weight[y.Severity]), cmp.Compare(x.Code, y.Code))
	})
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
