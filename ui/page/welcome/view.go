// Package welcome is the first page: three ways to begin, each leading to a figure.
package welcome

import (
	"bidwright/app/bid"
	"bidwright/assets/examples"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// exampleStep names the step that adds the worked example.
const exampleStep = "Add the worked example"

// Page is the page.
type Page struct {
	s       *page.Session
	example *kit.Button
	where   *kit.Small
}

// New makes the page.
func New(s *page.Session) *Page { return &Page{s: s} }

// ID, Title and Group are part of shell.Page.
func (p *Page) ID() string { return page.Welcome }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Welcome" }

// Group says that the page stands with those of the workspace.
func (p *Page) Group() shell.Group { return shell.Workspace }

// Unnumbered leaves Ctrl+1 to Ctrl+9 to the pages of daily work.
func (p *Page) Unnumbered() {}

// View draws the page.
func (p *Page) View() fyne.CanvasObject {
	p.where = kit.NewSmall("")
	p.example = kit.NewPrimaryButton("Open the worked example", p.OpenExample)
	apart := func(label, name, file string) fyne.CanvasObject {
		return kit.NewButton(label, func() { p.openApart(name, file) })
	}
	door := func(title, text string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
		return kit.Panel(kit.Section(title), kit.Text(text), kit.Row(buttons...))
	}
	return kit.NewPage(kit.Scaffold{
		Words:   p.s.PageWords(page.Welcome),
		Title:   "Welcome to Bidwright",
		Purpose: "Find out whether you can afford to deliver a public contract well, and at what price. There are three ways to begin.",
		Body: []fyne.CanvasObject{
			door("Try a worked example", "A community kitchen bids for meals on wheels, and the council’s budget is just too small. See why, change a figure, and watch the answer move. Everything in it is invented. Others show care at home priced by the visit, a special school’s fee with its referrals, a new provider that may not bid alone but may with a partner, three providers who cover a county together, and a social firm with its social value.",
				p.example, apart("Care at home", "home-care", "Example, care at home"), apart("A special school", "sen-day", "Example, special school"),
				apart("A new provider", "new-provider", "Example, new provider"), apart("The same, with a partner", "new-provider-partners", "Example, new provider with a partner"),
				apart("Three partners", "county-partners", "Example, county partners"), apart("A social firm", "stationery", "Example, social firm")),
			door("Start a bid", "Type its name and begin: a guided path leads you to a price, one question at a time. Or bring in a notice that you saved from Find a Tender, Contracts Finder, Public Contracts Scotland or Sell2Wales.",
				kit.NewButton("Start a new bid …", p.s.AskNewBid), kit.NewButton("Bring in a saved notice …", p.s.AskNotice)),
			door("Open a file someone sent you", "A pack from a partner is read and checked first, and shown before anything is taken over. Bids from a colleague’s or adviser’s file are copied into your own. What you were sent is never changed.",
				kit.NewButton("Open a pack from a partner …", p.s.AskPack), kit.NewButton("Copy bids from a file …", p.s.AskCopy), kit.NewButton("Open my own file …", p.s.AskOpen)),
			kit.Text("Bidwright works without the internet and needs no account. Nothing is sent anywhere. Every change is saved at once, in one file of your own."),
			p.where,
		},
	})
}

// Refresh is part of shell.Page.
func (p *Page) Refresh() {
	if state := p.s.State(); state.Open {
		p.where.SetText("Your file: " + state.Path)
	} else {
		p.where.SetText("Your file will be made when you first keep something: " + p.s.NewPath())
	}
}

// FocusFirst gives the first door the keyboard.
func (p *Page) FocusFirst() {
	kit.Focus(p.example)
}

// OpenExample adds the worked example, or opens it where it is already. Where the file
// holds somebody's own organisation, the example gets a file of its own.
func (p *Page) OpenExample() {
	doc, ok := p.read("meals")
	if !ok {
		return
	}
	state := p.s.State()
	for _, row := range state.Bids {
		if row.ID == doc.Bid.ID {
			p.s.OpenBid(row.ID, page.Overview)
			return
		}
	}
	if own := state.Organisation.ID; state.Open && own != "" && own != doc.Organisation.ID {
		p.s.OpenApart("Example, community meals", exampleStep, doc)
		return
	}
	p.s.AddDocument(exampleStep, doc)
}

func (p *Page) openApart(name, file string) {
	if doc, ok := p.read(name); ok {
		p.s.OpenApart(file, exampleStep, doc)
	}
}

func (p *Page) read(name string) (bid.Document, bool) {
	raw, ok := examples.Document(name)
	if !ok {
		return bid.Document{}, false
	}
	doc, err := bid.Decode(raw)
	return doc, p.s.Do(err)
}
