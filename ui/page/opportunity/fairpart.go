package opportunity

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/tender/fairness"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

const answersPath = "fairness.answers."

var foundOptions = []kit.Option{
	{ID: string(bid.FairUnknown), Text: "Not looked at yet"}, {ID: string(bid.FairYes), Text: "Met"},
	{ID: string(bid.FairPartly), Text: "Partly met"}, {ID: string(bid.FairNo), Text: "Not met"}, {ID: string(bid.FairNA), Text: "Does not apply"},
}

// The items that the table shows.
const (
	showAll     = ""
	showFlagged = "flagged"
	showAsked   = "asked"
	showOpen    = "open"
	showHeld    = "suggested"
)

var fairFilters = []kit.Option{
	{ID: showAll, Text: "All"}, {ID: showFlagged, Text: "Flagged"}, {ID: showHeld, Text: "Suggested"},
	{ID: showAsked, Text: "To ask"}, {ID: showOpen, Text: "Not answered"},
}

// fairPart is the pledge and the principles, item by item.
type fairPart struct {
	p      *Page
	filter string
	choice *kit.Choice
	list   *lines.Editor[bid.FairAnswer]
	counts *kit.Marked
	about  *kit.Listing
	lines  *kit.Table[fairness.Line]
	line   *kit.Listing
}

func (p *Page) newFairnessPart() *form.Part {
	f := &fairPart{p: p, counts: kit.NewMarked(kit.Note, ""), about: kit.NewListing(), line: kit.NewListing()}
	g := p.group("fairness.")
	f.choice = kit.NewChoice(fairFilters, func(id string) { f.filter = id; f.list.Refresh(); kit.Relayout(f.list.View) })
	f.choice.SetLabel("Which items")
	f.list = f.newList()
	f.lines = f.newLines()
	kind := kit.NewListing()
	view := kit.Stack(
		kit.Close(kit.Text("Thirty items of a voluntary pledge and five principles say what good buying looks like. None is a legal finding and there is no score: each one that is missing is a question that you may ask."), kind),
		kit.Row(kit.NewTerm("value for money", p.Glossary), kit.NewTerm("social value", p.Glossary), kit.NewTerm("lot", p.Glossary)),
		f.counts, f.choice, f.list.View,
		kit.Section("In proportion?"),
		kit.Text("What this tender sets beside what is usual. Some of the limits are our own and say so: they are reasons to ask, not rules."),
		f.lines, f.line,
		kit.Form(
			g.Quantity("passedDownDays", "In how many days must a prime pay its sub-contractors?", "As the terms say. Empty when they are silent.", passedDown),
			g.Quantity("breakMonths", "After how many months may the buyer end it without cause?", "Empty when the terms do not say.", breakMonths)),
		kit.Row(kit.NewButton("See the letter with all questions", func() { p.ShowPart(partLetter) })))
	return form.NewPart(view, func(fresh bool) {
		g.Refresh(fresh)
		f.choice.Set(f.filter)
		p.kindNote(kind, "fairness")
		f.list.Refresh()
		f.refresh()
	})
}

// rows are all items with what the user found, in the order of the facts. An item that
// was not answered yet has an empty answer.
func (f *fairPart) rows() []bid.FairAnswer {
	stored := f.p.Bid().Fairness.Answers
	var out []bid.FairAnswer
	for _, item := range f.p.Library().FairnessItems() {
		answer := bid.FairAnswer{ID: item.ID, ItemID: item.ID}
		for _, a := range stored {
			if a.ItemID == item.ID {
				answer = a
				break
			}
		}
		out = append(out, answer)
	}
	return out
}

func (f *fairPart) shown() []bid.FairAnswer {
	var out []bid.FairAnswer
	for _, a := range f.rows() {
		item, _ := f.item(a.ItemID)
		flagged := a.Found == bid.FairPartly || a.Found == bid.FairNo
		hinted := a.Found == bid.FairUnknown && (item.Suggested == bid.FairPartly || item.Suggested == bid.FairNo)
		keep := map[string]bool{showAll: true, showFlagged: flagged, showAsked: a.Ask, showHeld: hinted,
			showOpen: a.Found == bid.FairUnknown && item.Applies != bid.No}[f.filter]
		if keep {
			out = append(out, a)
		}
	}
	return out
}

// store keeps the items that say anything; the others need no line in the document.
func store(b *bid.Bid, rows []bid.FairAnswer) {
	known := map[string]bool{}
	var out []bid.FairAnswer
	for _, a := range rows {
		known[a.ID] = true
		if a != (bid.FairAnswer{ID: a.ID, ItemID: a.ItemID}) {
			out = append(out, a)
		}
	}
	for _, a := range b.Fairness.Answers { // items that the facts no longer hold are kept
		if !known[a.ID] {
			out = append(out, a)
		}
	}
	b.Fairness.Answers = out
}

func (f *fairPart) newList() *lines.Editor[bid.FairAnswer] {
	type one = bid.FairAnswer
	p := f.p
	e := &lines.Editor[one]{List: lines.List[one]{Noun: "fairness item", NewID: p.NewID, Removed: p.Removed,
		ID: func(x *one) *string { return &x.ID }, Name: func(x one) string { return x.ItemID },
		Read: f.shown,
		Change: func(step string, change func(*[]one)) bool {
			return p.Edit(step, func(b *bid.Bid) error {
				rows := f.rows()
				change(&rows)
				store(b, rows)
				return nil
			})
		}}}
	e.Table = kit.NewTable("Items", func(x one) string { return x.ID },
		kit.Text("No item is of this sort. Choose “All” above to see every item."),
		kit.Column[one]{Title: "Item", Ems: 5, Text: func(x one) string { return x.ItemID }},
		kit.Column[one]{Title: "What Bidwright asks", Ems: 14, Weight: 3, Text: func(x one) string { item, _ := f.item(x.ItemID); return item.Asks }},
		kit.Column[one]{Title: "Found", Ems: 11, Text: func(x one) string { return optionText(foundOptions, string(x.Found)) }, State: foundState},
		kit.Column[one]{Title: "Suggested", Ems: 7, Optional: true, Text: func(x one) string { return f.suggested(x) }},
		kit.Column[one]{Title: "Ask", Ems: 4, Optional: true, Text: func(x one) string {
			if x.Ask {
				return "yes"
			}
			return "no"
		}})
	e.Table.VisibleRows = 9
	l := form.Line[one]{S: p.Session, Fields: p.fields, Prefix: answersPath, List: e}
	found := kit.NewChoice(foundOptions, func(id string) { f.find(e.Selected(), bid.FairMet(id)) })
	e.Fill(func(x one, _ bool) { found.Set(string(x.Found)) })
	first := l.Field("found", "What did you find?", "", found)
	e.First = first
	question := kit.NewMultilineEntry(3, func(text string) {
		f.change(e.Selected(), "question", func(a *one) {
			a.Question = text
			if item, ok := f.item(a.ItemID); ok && text == item.Drafted {
				a.Question = "" // as drafted: it follows what the tender asks
			}
		})
	})
	e.Fill(func(x one, fresh bool) {
		item, _ := f.item(x.ItemID)
		text := x.Question
		if text == "" {
			text = item.Drafted
		}
		if fresh {
			question.Load(text)
		} else {
			question.Set(text)
		}
	})
	e.OnShow = func(x one) { f.showItem(x) }
	e.Form = kit.Panel(f.about, first, kit.Form(
		l.Text("where", "Where you found it", "Document and page, so that the buyer finds it, too.", 1, func(x *one) *string { return &x.Where }),
		l.Text("note", "Note for yourself", "It stays with you.", 1, func(x *one) *string { return &x.Note })),
		l.Field("question", "Question for the buyer", "Drafted for you; change it as you like. Empty brings the draft back.", question),
		l.Check("Ask this in the letter", func(x *one) *bool { return &x.Ask }))
	e.WireGiven()
	e.View = kit.Close(e.Table, e.Form)
	form.Keep(p.lists, answersPath, e)
	return e
}

func (f *fairPart) change(id, what string, set func(*bid.FairAnswer)) {
	f.list.List.Edit(id, what, set)
}

// find records what was found. What is flagged is picked for the letter, which the user
// may untick again.
func (f *fairPart) find(id string, found bid.FairMet) {
	f.change(id, "finding", func(a *bid.FairAnswer) {
		a.Found = found
		a.Ask = found == bid.FairPartly || found == bid.FairNo
	})
}

func foundState(x bid.FairAnswer) kit.State {
	switch x.Found {
	case bid.FairYes:
		return kit.Ready
	case bid.FairPartly, bid.FairNo:
		return kit.Attention
	}
	return kit.Note
}

// item is what the facts and the bid say of an item.
func (f *fairPart) item(id string) (fairness.Item, bool) {
	if r := f.p.fairness(); r != nil {
		return r.Item(id)
	}
	return fairness.Item{}, false
}

func (f *fairPart) suggested(x bid.FairAnswer) string {
	if item, ok := f.item(x.ItemID); ok && x.Found == bid.FairUnknown && item.Suggested != bid.FairUnknown {
		return strings.ToLower(optionText(foundOptions, string(item.Suggested)))
	}
	return ""
}

// showItem says what an item is about and what the bid suggests.
func (f *fairPart) showItem(x bid.FairAnswer) {
	item, ok := f.item(x.ItemID)
	f.about.Set(fmt.Sprint(ok, x.ID, x.Found, item.Suggested, item.Because, item.Applies), func() []fyne.CanvasObject {
		out := []fyne.CanvasObject{kit.Strong(joined(" · ", item.ID, item.Title)), kit.Text(item.Asks), kit.NewSmall("Speaks against it: " + item.Flags + ". " + sourceWords(item.Source))}
		if item.Because != "" && x.Found == bid.FairUnknown && item.Suggested != bid.FairUnknown {
			use := kit.NewButton("Take this over", func() { f.find(x.ID, item.Suggested) })
			use.SetName("Take over for " + item.ID + ": " + optionText(foundOptions, string(item.Suggested)))
			out = append(out, kit.NewMarked(kit.Note, "This bid suggests: "+strings.ToLower(optionText(foundOptions, string(item.Suggested)))+". "+item.Because), kit.Row(use))
		}
		return out
	})
}

func (f *fairPart) refresh() {
	r := f.p.fairness()
	if r == nil {
		f.counts.Set(kit.Note, "The items cannot be shown: the bid cannot be read.")
		f.lines.SetRows(nil)
		return
	}
	c := r.Counts
	text := fmt.Sprintf("%d met, %d partly, %d not met, %d not looked at, %d do not apply.", c.Met, c.Partly, c.NotMet, c.Unknown, c.NA)
	if r.Hints > 0 {
		text += " For " + counted(r.Hints, "more item", "more items") + " the tender itself suggests a flag."
	}
	state := kit.Note
	if c.Partly+c.NotMet > 0 {
		state = kit.Attention
	}
	f.counts.Set(state, text)
	f.lines.SetRows(r.Lines)
	if _, chosen := f.lines.Selected(); !chosen && len(r.Lines) > 0 {
		f.lines.Select(r.Lines[0].ID)
	}
	f.showLine()
}
