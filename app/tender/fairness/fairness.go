// Package fairness holds how a buyer goes about a tender beside thirty items of a
// voluntary pledge and five principles, and writes the questions that follow from it.
// An item is answered by the user only; what the bid already shows is suggested beside
// the answer and never taken for it. Nothing here is a legal finding, and there is no
// total score.
package fairness

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// Codes of findings about questions that were typed; those of the items are their ids.
const (
	CodeOwnFigure = "FAIR-031" // a question gives away a figure of our own
	CodeRival     = "FAIR-032" // a question names a rival
	CodeTwoAsked  = "FAIR-033" // a question asks more than one thing
	CodeImpolite  = "FAIR-034" // a question claims that the buyer breaks the law
)

// Input is what the answers and suggestions rest on. The sheet that is built on should
// hold the priced bid already: suggestions read ladder.full_cost, ladder.ceiling,
// afford.gap and year.1.gap from it.
type Input struct {
	Document bid.Document
	Library  *reference.Library
	On       date.Date
	Regime   string // PA23, PCR2015, PSR, Scotland, …; empty when not known
	// Doubts are the conditions that other checks doubt (ELIG-040 … ELIG-047). Doubts
	// that the user set on a requirement are found without being listed here.
	Doubts []Doubt
	// Questions of other checks that the user picked for the letter, of the route above all.
	Questions []Question
}

// Doubt is a condition of participation that may not belong there.
type Doubt struct {
	RequirementID string // empty when it is not one requirement
	Name          string
	Code          string // ELIG-040 … ELIG-047
	Question      string // drafted for the buyer
	Where         string // document and page
	Path          string
}

// Item is one item with its answer and what the bid suggests.
type Item struct {
	reference.FairnessItem
	// Applies is No for items about placements where the bid is for something else.
	Applies bid.Answer
	Answer  bid.FairMet // the user's; unknown when empty
	// Suggested is what the bid already shows, with the reason; never the answer.
	Suggested bid.FairMet
	Because   string
	Where     string
	Note      string
	Drafted   string // question with what the tender asks filled in
	Question  string // as edited by the user, else as drafted
	Ask       bool   // picked for the letter
	Path      string // of the answer, or of all answers when there is none yet
}

// Counts are the items by answer; those that do not apply count as such.
type Counts struct{ Met, Partly, NotMet, Unknown, NA int }

// Result is what there is to say of the buyer's ways.
type Result struct {
	Items   []Item // the pledge, then the principles
	Counts  Counts
	Flags   calc.Node // fair.flags: items answered partly or not met
	Hints   int       // suggestions of partly or not met that wait for an answer
	Quality Quality
	Lines   []Line // sizes of what is asked, beside what is usual
	// Certainty is the lowest of the rows used.
	Certainty reference.Certainty

	in      Input
	library *reference.Library
	items   map[string]reference.EvidenceItem
}

// Item is one item by its id.
func (r *Result) Item(id string) (Item, bool) {
	for _, item := range r.Items {
		if item.ID == id {
			return item, true
		}
	}
	return Item{}, false
}

// Build writes fair.* figures and the findings of answered items on the sheet. Figures
// and answers that are missing stay unknown; nothing here blocks a bid.
func Build(s *working.Sheet, in Input) *Result {
	r := &Result{in: in, library: in.Library, Certainty: reference.High}
	if in.Library == nil {
		r.library = &reference.Library{}
	}
	r.in.Doubts = doubts(in)
	r.Quality = r.quality(s)
	r.Lines = r.lines(s)
	suggest := r.suggestions(s)
	placements := placements(in.Document)
	for _, row := range r.library.FairnessItems() {
		item := Item{FairnessItem: row, Applies: bid.Yes, Path: "fairness.answers"}
		if row.OnlyFor == "placements" {
			item.Applies = placements
		}
		if answer, found := answered(in.Document, row.ID); found {
			item.Answer, item.Where, item.Note, item.Ask = answer.Found, answer.Where, answer.Note, answer.Ask
			item.Question, item.Path = strings.TrimSpace(answer.Question), "fairness.answers."+answer.ID
		}
		item.Drafted = r.draft(row)
		if item.Question == "" {
			item.Question = item.Drafted
		}
		if hint := suggest[row.ID]; item.Applies == bid.No {
			item.Suggested, item.Because = bid.FairNA, "This item is about placements of single people; this bid is for something else."
		} else {
			item.Suggested, item.Because = hint.met, hint.because
		}
		r.Certainty = lower(r.Certainty, row.Certainty)
		r.Items = append(r.Items, item)
	}
	flags := r.count(s)
	r.Flags = s.Constant(working.Fig{ID: "fair.flags", Label: "Items of fair buying that you found partly met or not met", Unit: calc.Counted("items"), Path: "fairness.answers"}, strconv.Itoa(flags))
	r.checkQuestions(s)
	return r
}

// count tells the items by answer and adds the findings; it returns how many are
// partly met or not met.
func (r *Result) count(s *working.Sheet) int {
	guard := NewGuard(s.Graph, r.in.Document)
	for _, item := range r.Items {
		suggested := item.Answer == bid.FairUnknown && item.Applies != bid.No &&
			(item.Suggested == bid.FairPartly || item.Suggested == bid.FairNo)
		if suggested {
			r.Hints++
		}
		severity := bid.Severity("")
		switch {
		case item.Applies == bid.No || item.Answer == bid.FairNA:
			r.Counts.NA++
		case item.Answer == bid.FairYes:
			r.Counts.Met++
		case item.Answer == bid.FairPartly:
			r.Counts.Partly++
			severity = bid.Informs
		case item.Answer == bid.FairNo:
			r.Counts.NotMet++
			severity = bid.Warns
		default:
			r.Counts.Unknown++
		}
		if severity == "" {
			continue
		}
		word := map[bid.FairMet]string{bid.FairPartly: "partly met", bid.FairNo: "not met"}[item.Answer]
		message := item.Title + ": " + word + " (" + trimmed(item.Flags) + ")."
		if item.Where != "" {
			message += " See " + item.Where + "."
		}
		message += " The protocol behind this is voluntary: ask the buyer, if the answer would help you."
		question := item.Question
		if question != item.Drafted && len(guard.Faults(question)) > 0 {
			question = item.Drafted // what was typed may not leave; see FAIR-031 and 032
		}
		s.Issues = append(s.Issues, bid.Issue{Code: item.ID, Severity: severity, Path: item.Path, Message: message, Question: question})
	}
	if q := r.Quality; q.Asked != "" {
		if item, found := r.Item("PRIN-5"); found && item.Answer == bid.FairUnknown {
			s.Issues = append(s.Issues, bid.Issue{Code: item.ID, Severity: bid.Informs, Path: q.Path, Message: q.Why, Question: q.Asked})
		}
	}
	return r.Counts.Partly + r.Counts.NotMet
}

// answered is the user's answer to an item: the first of several, which bid.Check tells.
func answered(doc bid.Document, id string) (bid.FairAnswer, bool) {
	for _, a := range doc.Bid.Fairness.Answers {
		if a.ItemID == id {
			return a, true
		}
	}
	return bid.FairAnswer{}, false
}

// doubts are those given and those that the user set, each requirement once.
func doubts(in Input) []Doubt {
	all := append([]Doubt(nil), in.Doubts...)
	seen := map[string]bool{}
	for _, d := range all {
		if d.RequirementID != "" {
			seen[d.RequirementID] = true
		}
	}
	for _, q := range in.Document.Bid.Eligibility.Requirements {
		if q.Doubt == "" || seen[q.ID] {
			continue
		}
		all = append(all, Doubt{RequirementID: q.ID, Name: q.Name, Code: string(q.Doubt), Question: strings.TrimSpace(q.Question),
			Where: q.Where, Path: "eligibility.requirements." + q.ID + ".doubt"})
	}
	return all
}

// draft fills what the tender asks into a question.
func (r *Result) draft(row reference.FairnessItem) string {
	switch row.ID {
	case "FAIR-15":
		name := "each of the conditions"
		if len(r.in.Doubts) > 0 && r.in.Doubts[0].Name != "" {
			name = "the condition “" + clip(r.in.Doubts[0].Name, 80) + "”"
		}
		return strings.Replace(row.Question, "requirement [x]", name, 1)
	case "FAIR-20":
		cover := "the cover asked for"
		if c := r.largestCover(); c != "" {
			cover = c + " of cover"
		}
		return strings.Replace(row.Question, "£[x] of cover", cover, 1)
	case "PRIN-5":
		if r.Quality.Band == "" {
			return strings.Replace(row.Question, "at [x] %", "as it is", 1)
		}
		price := decimal.NewFromInt(1).Sub(r.Quality.Figure.Decimal()).Shift(2).Round(1)
		return strings.Replace(row.Question, "[x]", price.String(), 1)
	}
	return row.Question
}

// placements says whether the bid is for placements of single people.
func placements(doc bid.Document) bid.Answer {
	unit, kind := doc.Bid.Pricing.Unit.Kind, doc.Bid.Opportunity.Kind
	if unit == bid.UnitPlaceWeek || unit == bid.UnitPlacement || kind == bid.KindSpot || kind == bid.KindIndividual || len(doc.Bid.Dynamic.Qualifications) > 0 {
		return bid.Yes
	}
	for _, schedule := range doc.Bid.Core.Schedules {
		switch schedule.Template {
		case bid.TemplateSENDay, bid.TemplateSENTermly, bid.TemplateSENYear, bid.TemplateFostering, bid.TemplateResidential:
			return bid.Yes
		}
	}
	if unit == "" && kind == "" {
		return bid.Unknown
	}
	return bid.No
}

func lower(a, b reference.Certainty) reference.Certainty {
	rank := map[reference.Certainty]int{reference.High: 3, reference.Medium: 2, reference.Low: 1}
	if rank[b] < rank[a] {
		return b
	}
	return a
}

func trimmed(text string) string { return strings.TrimRight(strings.TrimSpace(text), ".") }

func clip(text string, most int) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
