package assess

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pricing"
	"bidwright/app/tender/selection"
)

// State is how far a section is.
type State string

// The states.
const (
	NotStarted State = "not started"
	Attention  State = "needs attention"
	Ready      State = "ready"
)

// Section is a part of the work with its readiness.
type Section struct {
	ID    string // opportunity, eligibility, core-costs, price, partners (in a group), social-value, answers, pack
	State State
	// Count of findings that block or warn and are not accepted.
	Count int
}

// Words is the readiness as printed: “needs attention 2”.
func (s Section) Words() string {
	if s.State == Attention {
		return fmt.Sprintf("%s %d", s.State, s.Count)
	}
	return string(s.State)
}

// Task is something left to do, as a sentence that begins with a verb.
type Task struct {
	Text    string
	Path    string // the field or list to go to
	Section string
}

// SectionOf is the section to which a path belongs.
func SectionOf(path string) string {
	switch {
	case strings.HasPrefix(path, "opportunity"), strings.HasPrefix(path, "fairness"), path == "title":
		return "opportunity"
	case strings.HasPrefix(path, "eligibility"), strings.HasPrefix(path, "dynamicPurchasing"),
		strings.HasPrefix(path, "organisation.standing"):
		return "eligibility"
	case strings.HasPrefix(path, "consortium"), strings.HasPrefix(path, "invitation"):
		return "partners"
	case strings.HasPrefix(path, "socialValue"):
		return "social-value"
	case strings.HasPrefix(path, "response"), strings.HasPrefix(path, "organisation.answers"):
		return "answers"
	case strings.HasPrefix(path, "choice"), strings.HasPrefix(path, "result"):
		return "decision"
	case strings.HasPrefix(path, "core"), strings.HasPrefix(path, "organisation.runningCosts"), strings.HasPrefix(path, "organisation.allocation"):
		return "core-costs"
	case strings.HasPrefix(path, "pack"):
		return "pack"
	}
	return "price"
}

func (a *Assessment) sections() []Section {
	open := map[string]int{}
	blocking := 0
	for _, i := range a.Issues {
		if i.Accepted != "" || i.Severity == bid.Informs {
			continue
		}
		open[SectionOf(i.Path)]++
		if i.Severity == bid.Blocks {
			blocking++
		}
	}
	for _, t := range a.Tasks {
		if open[t.Section] == 0 && t.Section != "pack" {
			open[t.Section] = 1
		}
	}
	d := &a.Document.Bid
	o := &d.Opportunity
	started := map[string]bool{
		"opportunity":  o.Title != "" || o.Buyer.Name != "" || o.Budget.IsSet() || o.Notice != nil || !o.Term.Start.IsZero(),
		"eligibility":  len(d.Eligibility.Requirements) > 0 || len(d.Eligibility.Tests) > 0,
		"core-costs":   d.Core.Method != bid.CoreNotStated,
		"price":        len(d.Pricing.People) > 0 || len(d.Pricing.Costs) > 0 || len(d.Pricing.Service.Visits.Lengths) > 0,
		"partners":     true,
		"social-value": true,
		"answers":      true,
		"pack":         !d.Pack.Date.IsZero() || d.Pack.Version > 0,
	}
	if started["pack"] {
		open["pack"] += blocking
	}
	var sections []Section
	for _, id := range []string{"opportunity", "eligibility", "core-costs", "price", "partners", "social-value", "answers", "pack"} {
		s := Section{ID: id, State: Ready}
		if id == "partners" && !a.Consortium.Together && open[id] == 0 {
			continue // it bids alone
		}
		if id == "social-value" && !a.Social.Used || id == "answers" && !a.Response.Used {
			continue // nothing is said of it
		}
		switch {
		case !started[id]:
			s.State = NotStarted
		case open[id] > 0:
			s.State, s.Count = Attention, open[id]
		}
		sections = append(sections, s)
	}
	return sections
}

// tasks lists what is left to type, in the order of the work, and counts the rest as done.
func (a *Assessment) tasks() []Task {
	var tasks []Task
	add := func(missing bool, path, text string, args ...any) {
		if !missing {
			a.Done++
		} else {
			tasks = append(tasks, Task{Text: fmt.Sprintf(text, args...), Path: path, Section: SectionOf(path)})
		}
	}
	d := &a.Document.Bid
	o, p := &d.Opportunity, &d.Pricing
	// The quantity may follow from the service: visits, places, sessions.
	v, known := a.Pricing.Years[0].Volume.Value()
	volume := known && v.IsPositive()
	for _, v := range p.Volume {
		volume = volume || v.Quantity.IsSet() && v.Quantity.Decimal().IsPositive()
	}
	add(o.Title == "" && o.Buyer.Name == "" && o.Notice == nil, "opportunity.title", "Bring in the notice, or type what the buyer wants")
	add(a.Pricing.Start.IsZero(), "pricing.start", "Type the first day of the contract")
	add(p.Years == 0, "pricing.years", "Say how many contract years you price")
	add(!volume, "pricing.volume", "Type how many %s the buyer expects in a year", a.Pricing.Plural)
	add(len(p.People) == 0 && a.Pricing.Visits == nil, "pricing.people", "Add the people who deliver the service")
	add(len(p.Costs) == 0, "pricing.costs", "Add the other costs of the service")
	add(d.Core.Method == bid.CoreNotStated, "core.method", "Say what part of your core cost this contract carries")
	add(!p.Surplus.IsSet(), "pricing.surplus", "Choose the surplus, as a share of price")
	add(p.VAT == bid.VATUndecided, "pricing.vat", "Decide whether VAT is due on the price")
	add(!o.Budget.IsSet(), "opportunity.budget", "Type what the buyer will spend in a year, if you know it")
	for _, i := range a.Issues {
		if i.Code == "PRICE-015" && i.Accepted == "" {
			add(true, i.Path, "Enter a figure that is not held, or carry the last known ones forward")
			break
		}
	}
	add(d.Pack.Date.IsZero(), "pack.date", "Date the pack and hand it over")
	return tasks
}

// headline is the answer in one sentence, or what is missing first.
func (a *Assessment) headline() string {
	r := a.Pricing
	if len(r.People) == 0 && len(r.Costs) == 0 && r.Visits == nil {
		return "No price yet: add the people and costs of the service."
	}
	year := r.Years[0]
	asked, priced := r.Asked.Value()
	if !priced {
		return "No price yet: " + lower(r.Asked.Reason().Text)
	}
	at := "At " + money.FormatPounds(asked) + " " + pricing.WithArticle(a.Pricing.Singular)
	gap, known := year.Gap.Value()
	if !known {
		return at + " it is not clear whether you keep or lose money: " + lower(year.Gap.Reason().Text)
	}
	share := ""
	if margin, ok := year.Margin.Value(); ok {
		share = " (" + money.FormatPercent(margin, 1) + ")"
	}
	var text string
	switch {
	case gap.Round(0).IsZero():
		text = at + " you just cover the cost of year 1"
	case gap.IsNegative():
		text = at + " you lose " + money.FormatWholePounds(gap.Neg()) + " a year" + share
	default:
		text = at + " you keep " + money.FormatWholePounds(gap) + " a year" + share
	}
	return text + a.against() + "." + a.mayBid()
}

// mayBid is the second half of the answer, once conditions are entered: whether we are
// allowed to bid.
func (a *Assessment) mayBid() string {
	if len(a.Document.Bid.Eligibility.Requirements) == 0 || a.Tender == nil {
		return ""
	}
	return " " + map[selection.Verdict]string{
		selection.Eligible: "You may bid.", selection.WithPartners: "You may bid with your partners.",
		selection.NotYet: "You may not bid yet.", selection.Excluded: "You may not bid.",
		selection.CannotTell: "Whether you may bid is not clear yet.",
	}[a.Tender.Selection.Overall.Verdict]
}

// against says how the price stands to the buyer's budget and limit.
func (a *Assessment) against() string {
	r := a.Pricing
	budget := a.Document.Bid.Opportunity.Budget
	if !budget.IsSet() {
		return ""
	}
	if income, known := r.Years[0].Income.Value(); known && income.GreaterThan(budget.Decimal()) {
		return ", but the buyer’s budget is " + money.FormatWholePounds(income.Sub(budget.Decimal())) + " less than you ask"
	}
	if gap, known := r.Afford.Gap.Value(); known && gap.IsNegative() {
		return "; the buyer’s budget is " + money.FormatWholePounds(gap.Neg()) + " under full cost"
	}
	return ", within the buyer’s budget"
}

// lower begins a reason inside a sentence and ends it with a full stop.
func lower(text string) string {
	if text == "" {
		return "something is missing."
	}
	runes := []rune(text)
	if len(runes) > 1 && strings.ToLower(string(runes[1])) == string(runes[1]) {
		text = strings.ToLower(string(runes[0])) + string(runes[1:])
	}
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	return text
}
