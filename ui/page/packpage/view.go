package packpage

import (
	"fmt"
	"strconv"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/shell"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Page is the Pack page.
type Page struct {
	m *Model

	view   fyne.CanvasObject
	shown  string // the bid
	parts  *form.Parts
	fields *kit.FieldSet
	sync   []func(bid.Pack)

	action  *kit.Button
	others  map[Format]*kit.Button
	status  *kit.Marked
	checks  *kit.Listing
	agreed  *kit.Listing
	leak    *kit.Marked
	missing *kit.Marked
	sheet   *sheet
	number  *kit.Line
	zoom    *kit.Line
	back    *kit.Button
	next    *kit.Button
	hidden  *kit.Listing
	again   *kit.Listing
	issued  *kit.Table[issuedRow]
	depth   *kit.Small
	about   *kit.Small

	finder    *finder
	sections  *kit.Picker
	thumbs    *thumbs
	composer  *composer
	handed    *handed
	everyTold *kit.Listing
	everyOf   string // the bid that it tells of
	buyers    *formPart
}

// The parts of the page, in the order of the work.
const (
	partPreview  = "preview"
	partPages    = "pages"
	partSections = "sections"
	partWords    = "words"
	partForm     = "form"
	partHanded   = "handed"
)

var partNames = []kit.Option{
	{ID: partPreview, Text: "Preview"}, {ID: partPages, Text: "All pages"}, {ID: partSections, Text: "Sections and limits"},
	{ID: partWords, Text: "What it says"}, {ID: partForm, Text: "The buyer’s workbook"}, {ID: partHanded, Text: "Other forms and handed over"},
}

var (
	_ shell.Page     = (*Page)(nil)
	_ shell.Leaver   = (*Page)(nil)
	_ shell.Goer     = (*Page)(nil)
	_ shell.Focuser  = (*Page)(nil)
	_ shell.Answerer = (*Page)(nil)
	_ shell.Finder   = (*Page)(nil)
	_ shell.Parted   = (*Page)(nil)
)

// New makes the page.
func New(d Deps) *Page {
	p := &Page{m: NewModel(d)}
	p.m.Changed = p.showPreview
	return p
}

// ID is part of shell.Page.
func (p *Page) ID() string { return page.Pack }

// Title is part of shell.Page.
func (p *Page) Title() string { return "Pack" }

// Group is part of shell.Page.
func (p *Page) Group() shell.Group { return shell.Bid }

// OnLeave stops drawing the preview.
func (p *Page) OnLeave() { p.m.Leave() }

// FocusFirst gives the keyboard to the button that reads on; what stops the pack stays
// in view above it.
func (p *Page) FocusFirst() {
	first := p.next
	if first.Disabled() {
		first = p.action
	}
	kit.Focus(first)
}

// GoTo goes to the field of a path, first to the part that holds it.
func (p *Page) GoTo(path string) bool {
	switch {
	case page.Below("pack.sections", "pack.pages")(path):
		p.parts.Show(partSections)
	case page.Below("pack.form")(path):
		p.parts.Show(partForm)
	default:
		p.parts.Show(partWords)
	}
	return p.fields.Focus(path)
}

// Parts are the parts of the page.
func (p *Page) Parts() []string { return form.Names(partNames) }

// ShowPart shows one of them.
func (p *Page) ShowPart(name string) { p.parts.Show(name) }

// Export asks where to put the file: the window's command for it.
func (p *Page) Export() { p.export(PDF) }

// View is part of shell.Page.
func (p *Page) View() fyne.CanvasObject {
	p.action = kit.NewPrimaryButton("Export the PDF", func() { p.export(PDF) })
	p.others = map[Format]*kit.Button{
		HTML: kit.NewButton("", func() { p.export(HTML) }),
		JSON: kit.NewButton("", func() { p.export(JSON) }),
		XLSX: kit.NewButton("", func() { p.export(XLSX) }),
		CSV:  kit.NewButton("", func() { p.export(CSV) }),
	}
	p.status = kit.NewMarked(kit.Note, "")
	p.checks, p.agreed, p.hidden, p.again = kit.NewListing(), kit.NewListing(), kit.NewListing(), kit.NewListing()
	p.fields = kit.NewFieldSet()
	who := p.who()
	views := map[string]fyne.CanvasObject{
		partPreview:  kit.Stack(kit.Close(p.status, p.checks, p.agreed, p.again), p.preview()),
		partPages:    p.allPages(),
		partSections: p.newSections(),
		partWords: kit.Stack(p.choices(),
			kit.Close(kit.Section("What is withheld, and why"), p.hidden)),
		partHanded: kit.Stack(
			kit.Close(kit.Section("Other forms of the same pack"),
				kit.Text("The web page can be read aloud by a screen reader, which the PDF cannot do as well: send both. The spreadsheet has live formulas: for your board it is the whole working, for the buyer the pricing schedule. The data is for other programs."),
				kit.Row(p.others[HTML], p.others[XLSX], p.others[CSV], p.others[JSON])),
			p.everyFile(),
			kit.Section("Packs handed over before"),
			p.history()),
	}
	p.buyers = p.newFormPart()
	p.parts = form.NewParts(partNames, func(name string) *form.Part {
		if name == partForm {
			return form.NewPart(p.buyers.view, p.buyers.refresh)
		}
		return form.NewPart(views[name], func(bool) {})
	}, p.showPages)
	p.view = kit.NewPage(kit.Scaffold{
		Words:   p.m.d.PageWords(page.Pack),
		Title:   "Pack",
		Purpose: "What you hand over, page for page as it will be printed.",
		Action:  p.action,
		Body:    append([]fyne.CanvasObject{who}, p.parts.Body()...),
	})
	p.parts.Show(partPreview)
	return p.view
}

// showPages draws the small pages when their part comes on show.
func (p *Page) showPages() {
	if p.parts != nil && p.parts.Chosen() == partPages {
		p.thumbs.Refresh()
	}
}

// allPages is every page small.
func (p *Page) allPages() fyne.CanvasObject {
	p.thumbs = newThumbs(func(at int) {
		p.m.Open(at)
		p.parts.Show(partPreview)
		p.showPreview()
		p.sheet.top()
	})
	return kit.Stack(kit.Text("Every page at a glance. Choose one to read it."), container.New(tall{34}, p.thumbs.GridWrap))
}

// newSections is which sections stand in the file, and the limits of the tender.
func (p *Page) newSections() fyne.CanvasObject {
	p.composer = p.newComposer()
	most := kit.NewWholeEntry(1, 2000, func(w kit.Whole) { p.edit("Change the page limit", func(k *bid.Pack) { k.Pages = w.N }) })
	p.sync = append(p.sync, func(k bid.Pack) { most.Set(kit.Whole{N: k.Pages, Set: k.Pages > 0}) })
	limit := p.fields.Add("pack.pages", kit.NewField("Most pages of the technical response", most).Why("Empty where the tender sets no limit."))
	return kit.Stack(p.composer.view, kit.Form(limit))
}

// tall gives a place as many lines of height as are named.
type tall struct{ ems float32 }

func (l tall) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
func (l tall) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Em(12), theme.Em(l.ems))
}

// who chooses the reader, and which of the buyer's files it is.
func (p *Page) who() fyne.CanvasObject {
	options := make([]kit.Option, len(files))
	for i, one := range files {
		options[i] = kit.Option{ID: one.id(), Text: one.text}
	}
	choice := kit.NewChoice(options, func(id string) {
		for _, one := range files {
			if one.id() == id {
				p.edit("Choose what the pack is", func(k *bid.Pack) { k.Audience, k.Paper = string(one.audience), one.paper })
			}
		}
	})
	choice.SetLabel("What the pack is and who it is for")
	p.about = kit.NewSmall("")
	p.sync = append(p.sync, func(bid.Pack) { choice.Set(p.m.file().id()) })
	return kit.Close(choice, p.about)
}

// preview is the page on show with its buttons.
func (p *Page) preview() fyne.CanvasObject {
	p.sheet = newSheet(p.turn)
	p.back = kit.NewButton("Previous page", func() { p.turn(-1) })
	p.next = kit.NewButton("Next page", func() { p.turn(1) })
	smaller := kit.NewButton("−", func() { p.sheet.zoomBy(0.8); p.showZoom() })
	smaller.SetName("Smaller")
	larger := kit.NewButton("+", func() { p.sheet.zoomBy(1.25); p.showZoom() })
	larger.SetName("Larger")
	fit := kit.NewButton("Fit the width", func() { p.sheet.fitWidth(); p.showZoom() })
	p.number, p.zoom = kit.OneLine(""), kit.OneLine("")
	p.sheet.zoomed = p.showZoom
	p.leak, p.missing = kit.NewMarked(kit.Note, ""), kit.NewMarked(kit.Attention, "")
	p.missing.Hide()
	bar := kit.Row(p.back, p.next, wide(p.number, 10), smaller, larger, fit, wide(p.zoom, 4.5))
	p.finder = p.newFinder()
	p.sections = kit.NewPicker("The top of the file", nil, func(id string) {
		if at, err := strconv.Atoi(id); err == nil && at < len(p.m.Bookmarks()) {
			p.m.Open(p.m.Bookmarks()[at].Page)
		} else {
			p.m.Open(0)
		}
		p.showPreview()
		p.sheet.top()
	})
	leads := kit.NewField("Go to a section", p.sections)
	return kit.Close(bar, p.missing, p.sheet, kit.Form(p.finder.field, leads), kit.Row(p.finder.back, p.finder.next, wide(p.finder.found, 8)), p.leak)
}

// choices are the fields of the pack.
func (p *Page) choices() fyne.CanvasObject {
	add := func(path, label, why string, control fyne.CanvasObject, sync func(bid.Pack)) *kit.Field {
		p.sync = append(p.sync, sync)
		return p.fields.Add("pack."+path, kit.NewField(label, control).Why(why))
	}
	depth := kit.NewChoice([]kit.Option{
		{ID: string(bid.DepthPrice), Text: "The price only"},
		{ID: string(bid.DepthHeads), Text: "Heads of cost"},
		{ID: string(bid.DepthLines), Text: "Lines marked for the buyer"},
	}, func(id string) {
		p.edit("Choose how deep the price build-up goes", func(k *bid.Pack) { k.Depth = bid.Depth(id) })
	})
	p.depth = kit.NewSmall("")
	version := kit.NewWholeEntry(1, 999, func(w kit.Whole) { p.edit("Change the version of the pack", func(k *bid.Pack) { k.Version = w.N }) })
	day := kit.NewDateEntry(p.m.d.Today, func(d date.Date) { p.edit("Change the date of the pack", func(k *bid.Pack) { k.Date = d }) })
	validity := kit.NewWholeEntry(1, 730, func(w kit.Whole) { p.edit("Change how long the offer stands", func(k *bid.Pack) { k.Validity = w.N }) })
	offer := kit.NewMultilineEntry(4, func(text string) { p.edit("Change the words of the offer", func(k *bid.Pack) { k.Offer = text }) })
	exclusions := kit.NewMultilineEntry(4, func(text string) {
		p.edit("Change what the price leaves out", func(k *bid.Pack) { k.Exclusions = text })
	})
	contact := kit.NewCheck("Print the contact person of your organisation", func(on bool) {
		p.edit("Choose whether to print the contact person", func(k *bid.Pack) { k.Contact = on })
	})
	answer := kit.NewCheck("Print what every cost rests on (low-bid answer)", func(on bool) {
		p.edit("Choose whether to print the answer to a low-bid challenge", func(k *bid.Pack) { k.LowBid = on })
	})
	whole := func(e *kit.WholeEntry, n int) {
		e.Set(kit.Whole{N: n, Set: n > 0})
	}
	open := add("depth", "How far the price build-up opens your books", "The buyer sees the price in any case. Open more only if the tender asks for it.", depth, func(k bid.Pack) { depth.Set(string(k.Depth)) })
	form := kit.Form(
		add("version", "Version", "Give a changed pack a new number, so that nobody mixes them up.", version, func(k bid.Pack) { whole(version, max(k.Version, 1)) }),
		add("date", "Date on the pack", "Blank prints the day of the export.", day, func(k bid.Pack) { day.Set(k.Date) }),
		add("validityDays", "The offer stands for (days)", "Counted from the deadline for offers. Tenders often ask for 90.", validity, func(k bid.Pack) { whole(validity, k.Validity) }),
	)
	words := kit.Form(
		add("offer", "Words before the price", "Two or three sentences on what you offer. The buyer reads them first.", offer, func(k bid.Pack) { offer.Set(k.Offer) }),
		add("exclusions", "What the price does not include", "Saying it now saves an argument later.", exclusions, func(k bid.Pack) { exclusions.Set(k.Exclusions) }),
	)
	p.sync = append(p.sync, func(k bid.Pack) { contact.Set(k.Contact); answer.Set(k.LowBid) })
	return kit.Stack(kit.Close(open, p.depth), form, words, kit.Close(contact, answer))
}

// depths says what each depth shows.
var depths = map[bid.Depth]string{
	bid.DepthPrice: "The pack shows the price and nothing of your costs.",
	bid.DepthHeads: "The pack shows what each head of cost comes to in a year, and your surplus.",
	bid.DepthLines: "The pack also shows each line of cost that you have marked for the buyer, with its amount.",
}

// Refresh is part of shell.Page.
func (p *Page) Refresh() {
	if p.view == nil || p.m.d.Assessment() == nil {
		return
	}
	k := p.m.Pack()
	for _, sync := range p.sync {
		sync(k)
	}
	p.depth.SetText(depths[k.Depth])
	p.about.SetText(p.m.file().about)
	p.fields.ShowIssues(p.m.d.Assessment().Issues)
	p.showStatus()
	p.showHistory()
	if p.everyOf != p.m.d.BidID() {
		p.everyTold.Set("", func() []fyne.CanvasObject { return nil })
	}
	p.m.Refresh()
	other := p.m.d.BidID() != p.shown
	p.shown = p.m.d.BidID()
	p.parts.Refresh(other)
	p.showPreview()
}

// edit commits a change and shows a failure.
func (p *Page) edit(step string, f func(*bid.Pack)) { p.present(p.m.Edit(step, f)) }

func (p *Page) present(err error) {
	if err != nil {
		p.m.d.Warn(p.m.Sentence(err))
	}
}

// showStatus says whether the pack is final, and lists what stops it.
func (p *Page) showStatus() {
	blockers := p.m.Blockers()
	draft := len(blockers) > 0
	switch n := len(blockers); {
	case n == 1:
		p.status.Set(kit.Blocked, "One check stops the final pack. Mend it, or record why it stands. Until then you can export a draft, which says so on every page.")
	case draft:
		p.status.Set(kit.Blocked, fmt.Sprintf("%d checks stop the final pack. Mend them, or record why they stand. Until then you can export a draft, which says so on every page.", n))
	default:
		p.status.Set(kit.Ready, "Nothing stops the pack: it can be handed over.")
	}
	verb, main := "Export", "Export the PDF"
	if draft {
		verb, main = "Draft", "Export a draft PDF"
	}
	p.action.SetText(main)
	for f, button := range p.others {
		button.SetText(verb + " as a " + f.Words())
	}
	p.checks.Set(signature(blockers), func() []fyne.CanvasObject { return p.checkRows(blockers, false) })
	accepted := p.m.Accepted()
	p.agreed.Set(signature(accepted), func() []fyne.CanvasObject { return p.checkRows(accepted, true) })
	next := p.m.NextVersion()
	p.again.Set(fmt.Sprint(next), func() []fyne.CanvasObject {
		if next == 0 {
			return nil
		}
		use := kit.NewButton(fmt.Sprintf("Make it version %d", next), func() {
			p.edit("Change the version of the pack", func(k *bid.Pack) { k.Version = next })
		})
		return []fyne.CanvasObject{kit.NewMarked(kit.Note, fmt.Sprintf("Version %d has been handed over already. If anything has changed since, give this one a new number.", next-1)), kit.Row(use)}
	})
}

func signature(issues []bid.Issue) string {
	var out strings.Builder
	for _, i := range issues {
		fmt.Fprintln(&out, i.Code, i.Path, i.Message, i.Accepted)
	}
	return out.String()
}

// Answer is part of shell.Answerer: the price that is handed over, and what stops it.
func (p *Page) Answer() shell.Answer {
	a := p.m.d.Assessment()
	if a == nil {
		return shell.Answer{}
	}
	out := shell.Answer{Issues: append(p.m.Blockers(), p.m.Accepted()...)}
	for _, id := range []string{"price.asked", "contract.value"} {
		if f, found := p.m.d.AnswerFigure(id); found {
			out.Figures = append(out.Figures, f)
		}
	}
	return out
}
