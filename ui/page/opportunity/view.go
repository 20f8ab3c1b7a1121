// Package opportunity is the page on what the buyer published or told us, where each
// field says where it came from, and the way in for saved notices.
package opportunity

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/notice"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// Page is the Opportunity page.
type Page struct {
	*page.Session
	view     fyne.CanvasObject
	parts    *form.Parts
	lists    *form.Lists
	route    *routeAnswer
	main     map[string]lister // the list of a part that Ctrl+Enter works on
	shown    string            // the bid in the fields
	fields   *kit.FieldSet
	bindings []*binding
	first    *kit.Field
	action   *kit.Button

	banner    *kit.Listing
	when      *kit.Marked
	empty     *kit.Listing
	proposals *kit.Listing
	about     *prose
	lots      *lotTable
	criteria  *criterionTable
	read      *kit.Listing
	findings  *kit.Listing
	file      *kit.Listing
}

var (
	_ shell.Page     = (*Page)(nil)
	_ shell.Goer     = (*Page)(nil)
	_ shell.Focuser  = (*Page)(nil)
	_ shell.Adder    = (*Page)(nil)
	_ shell.Answerer = (*Page)(nil)
)

// New makes the page.
func New(s *page.Session) *Page { return &Page{Session: s} }

// ID is part of shell.Page.
func (p *Page) ID() string { return page.Opportunity }

// Title is part of shell.Page.
func (p *Page) Title() string { return "Opportunity" }

// Group is part of shell.Page.
func (p *Page) Group() shell.Group { return shell.Bid }

// FocusFirst starts with the title where nothing is entered yet, else at the head of
// the page, where the banner and what the notice suggests are in view.
func (p *Page) FocusFirst() {
	if p.parts.Chosen() != partTender {
		p.parts.Focus()
		return
	}
	if p.Bid().Opportunity.Title == "" {
		p.first.Focus()
		return
	}
	focusOn(p.action)
}

// AddLine adds a line to the list of the part on show; on the first part a criterion
// where the keyboard is among the criteria, else a lot.
func (p *Page) AddLine() {
	if p.parts.Chosen() != partTender {
		if l, ok := p.main[p.parts.Chosen()]; ok {
			l.Add()
		}
		return
	}
	if p.criteria.has() {
		p.criteria.add()
		return
	}
	p.lots.add()
}

// GoTo goes to the field of a path; lots and criteria are selected in their tables.
func (p *Page) GoTo(path string) bool {
	part := partOf(path)
	p.parts.Show(part)
	if id, rule := p.RuleAt(path); rule {
		return p.route.goTo(id)
	}
	if part != partTender {
		return p.lists.GoTo(path)
	}
	if rest, ok := strings.CutPrefix(path, "opportunity.lots."); ok {
		return p.lots.goTo(rest)
	}
	if path == "opportunity.description" {
		focusOn(p.about.change)
		return true
	}
	if strings.HasPrefix(path, "opportunity.criteria") {
		p.criteria.table.Focus()
		return true
	}
	return p.fields.Focus(path)
}

// View is part of shell.Page.
func (p *Page) View() fyne.CanvasObject {
	p.fields, p.bindings = kit.NewFieldSet(), nil
	p.lists, p.main, p.shown = form.NewLists(p.Session, p.fields), map[string]lister{}, p.BidID()
	p.parts = form.NewParts(partNames, p.build, p.showIssues)
	p.action = kit.NewPrimaryButton("Bring in a notice", p.AskNotice)
	p.view = kit.NewPage(kit.Scaffold{
		Words:   p.PageWords(page.Opportunity),
		Title:   "Opportunity",
		Purpose: "What the buyer asks, for how much and until when; how the buyer has to buy, and what to ask back.",
		Action:  p.action,
		Body:    p.parts.Body(),
	})
	p.parts.Show(partTender)
	return p.view
}

// newTenderPart is what the notice or the buyer says.
func (p *Page) newTenderPart() *form.Part {
	p.banner, p.empty, p.proposals = kit.NewListing(), kit.NewListing(), kit.NewListing()
	p.read, p.findings, p.file = kit.NewListing(), kit.NewListing(), kit.NewListing()
	p.when = kit.NewMarked(kit.Note, "")
	p.lots, p.criteria = newLotTable(p), newCriterionTable(p)
	p.about = p.description()
	return form.NewPart(kit.Stack(
		kit.Close(p.banner, p.when, p.empty, p.proposals),
		p.tender(), p.about,
		kit.Section("Lots: which part is this bid for?"), p.lots.view(),
		kit.Section("Money"), p.sums(),
		kit.Section("Dates"), p.timetable(),
		kit.Section("How bids are judged"), p.criteria.view(),
		kit.Section("Rules and terms"), p.rules(),
		kit.Close(kit.Section("Read in the notice"), p.read),
		kit.Close(kit.Section("What to know or decide"), p.findings),
		kit.Close(kit.Section("The notice as published"), p.file),
	), p.refreshTender)
}

func (p *Page) tender() fyne.CanvasObject {
	p.first = p.text("title", "Title of the tender", "As the buyer names it; it stands on your pack.", func(o *bid.Opportunity) *string { return &o.Title })
	return kit.Form(p.first,
		p.text("buyer.name", "Buyer", "The body that signs the contract.", func(o *bid.Opportunity) *string { return &o.Buyer.Name }),
		p.text("reference", "Reference", "The buyer’s own number, to be quoted in every message.", func(o *bid.Opportunity) *string { return &o.Reference }),
		pick(p, stageOptions, "stage", "Stage", "Only an open tender can be bid for.", func(o *bid.Opportunity) *bid.Stage { return &o.Stage }),
		pick(p, nationOptions, "nation", "Nation", "Decides which wages, taxes and rules apply.", func(o *bid.Opportunity) *bid.Nation { return &o.Nation }),
		several(p, "places", "Place", "One on each line.", func(o *bid.Opportunity) *[]string { return &o.Places }, func(s string) string { return s }, readLine),
	)
}

func (p *Page) sums() fyne.CanvasObject {
	return kit.Form(
		p.money("budget", "Buyer’s budget a year, for your part", "What the buyer will spend in a year on the part you bid for. Your price is held against it.", func(o *bid.Opportunity) *money.Pounds { return &o.Budget }),
		bind(p, "ceiling", "Highest price of one unit", "What the buyer will consider at most, for example for one meal.", func(commit func(money.Pounds)) (fyne.CanvasObject, func(money.Pounds)) {
			e := kit.NewRateEntry(commit)
			return e, e.Set
		}, func(o *bid.Opportunity) *money.Pounds { return &o.Ceiling }),
		p.money("value.net", "Value without VAT", "For the whole term, all lots. Where a range is given, its upper end.", func(o *bid.Opportunity) *money.Pounds { return &o.Value.Net }),
		p.money("value.gross", "Value with VAT", "", func(o *bid.Opportunity) *money.Pounds { return &o.Value.Gross }),
		p.money("value.min", "Lower end of the value", "Only where the buyer gives a range.", func(o *bid.Opportunity) *money.Pounds { return &o.Value.Min }),
		p.text("value.currency", "Currency", "GBP for pounds. Nothing is converted.", func(o *bid.Opportunity) *string { return &o.Value.Currency }),
		p.whole(1, 365, "paymentDays", "Paid how many days after the invoice", "Public bodies should pay within 30 days.", func(o *bid.Opportunity) *int { return &o.PaymentDays }),
		p.answer("value.above", "Above the threshold", "Decides how formal the procedure must be.", func(o *bid.Opportunity) *bid.Answer { return &o.Value.Above }),
	)
}

func (p *Page) timetable() fyne.CanvasObject {
	return kit.Form(
		p.moment("dates.deadline", "Deadline for bids", "United Kingdom time, such as 14 May 2027, 12:00. Without a time of day we count to the start of that day.", func(o *bid.Opportunity) *bid.Moment { return &o.Dates.Deadline }),
		p.moment("dates.questions", "Questions until", "After this the buyer answers no more.", func(o *bid.Opportunity) *bid.Moment { return &o.Dates.Questions }),
		p.moment("dates.interest", "Interest until", "", func(o *bid.Opportunity) *bid.Moment { return &o.Dates.Interest }),
		p.moment("dates.awardFrom", "Award from", "", func(o *bid.Opportunity) *bid.Moment { return &o.Dates.AwardFrom }),
		p.moment("dates.published", "Published", "", func(o *bid.Opportunity) *bid.Moment { return &o.Dates.Published }),
		p.moment("dates.nextNotice", "Next notice", "", func(o *bid.Opportunity) *bid.Moment { return &o.Dates.NextNotice }),
		p.day("term.start", "Contract starts", "", dayAt(func(t *bid.Term) *day { return &t.Start })),
		p.day("term.end", "Contract ends", "Without renewals.", dayAt(func(t *bid.Term) *day { return &t.End })),
		p.day("term.latest", "Ends at the latest", "With every renewal.", dayAt(func(t *bid.Term) *day { return &t.Latest })),
		p.whole(1, 600, "term.months", "Length in months", "", func(o *bid.Opportunity) *int { return &o.Term.Months }),
		p.answer("term.hasRenewal", "Can it be renewed?", "", func(o *bid.Opportunity) *bid.Answer { return &o.Term.HasRenewal }),
		p.lines(3, "term.renewal", "What is said about renewal", "Kept as words: renewals are never counted as contract years.", func(o *bid.Opportunity) *string { return &o.Term.Renewal }),
	)
}

func (p *Page) rules() fyne.CanvasObject {
	return kit.Form(
		pick(p, regimeOptions, "regime", "Rules that apply", "Where the notice is unclear, what speaks for each stands below: you choose.", func(o *bid.Opportunity) *string { return &o.Regime }),
		p.text("procedure", "Procedure", "As the notice names it.", func(o *bid.Opportunity) *string { return &o.Procedure }),
		pick(p, techniqueOptions, "technique", "Kind of agreement", "", func(o *bid.Opportunity) *string { return &o.Technique }),
		p.lines(3, "howToBid", "How to bid", "Where and in what form. Addresses are shown as text; check them before you follow them.", func(o *bid.Opportunity) *string { return &o.HowToBid }),
		pick(p, suitsOptions, "sme", "Suits small and medium firms", "", func(o *bid.Opportunity) *string { return &o.SME }),
		pick(p, suitsOptions, "vcse", "Suits voluntary and social enterprises", "", func(o *bid.Opportunity) *string { return &o.VCSE }),
		p.text("reserved", "Reserved for", "Some contracts are kept for certain bidders, such as sheltered workshops.", func(o *bid.Opportunity) *string { return &o.Reserved }),
		p.answer("tupe", "Do staff transfer to you (TUPE)?", "If so their pay and pensions come with them: ask the buyer for the list.", func(o *bid.Opportunity) *bid.Answer { return &o.TUPE }),
		several(p, "cpv", "What is bought (CPV codes)", "One on each line: the code, then its words.", func(o *bid.Opportunity) *[]bid.Code { return &o.CPV }, printCode, readCode),
		p.lines(3, "contact", "Contact at the buyer", "Personal data: it stays in this file and is in no pack.", func(o *bid.Opportunity) *string { return &o.Contact }),
	)
}

// edit changes the opportunity as one step and marks the field as typed.
func (p *Page) edit(path, step string, f func(*bid.Opportunity)) bool {
	return p.Edit(step, func(b *bid.Bid) error {
		f(&b.Opportunity)
		typed(&b.Opportunity, path)
		if path == "stage" {
			b.Opportunity.StageWhy = "" // the notice's reason was for the stage it gave
		}
		if path == "title" && b.Title == "" {
			b.Title = b.Opportunity.Title
		}
		return nil
	})
}

// Refresh is part of shell.Page.
func (p *Page) Refresh() {
	if p.view == nil || p.Assessment() == nil {
		return
	}
	fresh := p.shown != p.BidID()
	p.shown = p.BidID()
	if fresh {
		p.lists.Forget()
	}
	p.parts.Refresh(fresh)
}

func (p *Page) refreshTender(bool) {
	if p.Assessment() == nil {
		return
	}
	o := p.Bid().Opportunity
	moved := false
	for _, b := range p.bindings {
		b.set(&o)
		if from := b.from(&o); from != b.origin {
			b.origin = from
			b.field.Origin(from)
			moved = true
		}
	}
	p.showHead(&o)
	p.about.show(o.Description, origin(&o, "description"))
	p.lots.refresh(&o)
	p.criteria.refresh(&o)
	p.showRead(&o)
	if moved {
		kit.Relayout(p.view)
	}
}

// Answer is part of shell.Answerer: what the buyer will spend, and what is open.
func (p *Page) Answer() shell.Answer {
	var out shell.Answer
	for _, id := range []string{"afford.budget", "afford.gap", "contract.value", "route.value.net", "fair.flags"} {
		if f, found := p.AnswerFigure(id); found {
			out.Figures = append(out.Figures, f)
		}
	}
	out.Issues = p.Issues(page.Below("opportunity", "fairness"))
	return out
}

// showHead says whether and until when one can bid, and what the notice makes likely.
func (p *Page) showHead(o *bid.Opportunity) {
	title := Banner(o.Stage)
	p.banner.Set(title+o.StageWhy, func() []fyne.CanvasObject {
		if title == "" {
			return nil
		}
		return []fyne.CanvasObject{bannerBox(title, o.StageWhy)}
	})
	left := countdown(o.Dates.Deadline, p.Now(), p.London)
	switch {
	case left == "":
		p.when.Set(kit.Attention, "No deadline is known. Type it under Dates, so that we can count down to it.")
	case strings.HasPrefix(left, "passed"):
		p.when.Set(kit.Attention, "Deadline "+notice.Shown(o.Dates.Deadline, p.London)+": "+left)
	default:
		p.when.Set(kit.Note, "Deadline "+notice.Shown(o.Dates.Deadline, p.London)+": "+left)
	}
	blank := o.Title == "" && o.Buyer.Name == "" && o.Notice == nil
	p.empty.Set(fmt.Sprint(blank), func() []fyne.CanvasObject {
		if !blank {
			return nil
		}
		return []fyne.CanvasObject{kit.Panel(kit.Strong("Nothing is entered yet."),
			kit.Text("On Find a Tender, Contracts Finder, Public Contracts Scotland or Sell2Wales, open the notice, save it as OCDS JSON, and bring it in with the button above or drop it on this window. Or type what the buyer told you below."))}
	})
	open := p.open(o)
	p.proposals.Set(fmt.Sprint(open), func() []fyne.CanvasObject { return p.proposalRows(open) })
}

// standIns are the fields that a finding about a whole group is shown beside.
var standIns = map[string]string{"opportunity.value": "opportunity.value.net", "opportunity.term": "opportunity.term.months", "opportunity.buyer": "opportunity.buyer.name"}

// beside moves a finding about a group of fields to its main field.
func beside(issues []bid.Issue) []bid.Issue {
	out := make([]bid.Issue, len(issues))
	for i, issue := range issues {
		if at, ok := standIns[issue.Path]; ok {
			issue.Path = at
		}
		out[i] = issue
	}
	return out
}
