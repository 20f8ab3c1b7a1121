package opportunity

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/reference"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// asked says in words what a part named in the table of kinds is, and where it stands.
var asked = map[string]struct{ words, path, page string }{
	"route":              {words: "how the buyer has to buy", path: "opportunity.route"},
	"requirements":       {words: "what a bidder must show", page: "eligibility"},
	"exclusion":          {words: "grounds for exclusion", page: "eligibility"},
	"standing":           {words: "tests of your accounts", page: "eligibility"},
	"evidence":           {words: "proof and when it runs out", page: "eligibility"},
	"fairness":           {words: "how fair the tender is, and what to ask", path: "fairness"},
	"principles":         {words: "the five principles of good buying", path: "fairness"},
	"price_marks":        {words: "marks for the price", page: page.Trial},
	"decision":           {words: "whether to bid at all", path: "choice"},
	"consortium":         {words: "bidding with others", page: "eligibility"},
	"dynamic_purchasing": {words: "qualifying each place and answering each referral", page: "eligibility"},
	"clawback":           {words: "money that must be given back if it is not spent", page: page.Trial},
	"aggregation":        {words: "small pieces of work that add up", path: "opportunity.route.parts"},
	"volume_zero":        {words: "no work is promised, so begin with a volume of 0", page: page.Price},
	"volume_cap":         {words: "a limit on how much work the fixed sum covers", page: page.Price},
	"consumer_terms":     {words: "terms for people who buy themselves", page: page.Price},
	"bad_debt":           {words: "people who do not pay", page: page.Trial},
	"results":            {words: "money that comes only on proof of results", page: page.Trial},
	"stock":              {words: "stock, repair and support", page: page.Price},
	"ring_fence":         {words: "one person’s money kept apart", page: page.CoreCosts},
}

func partWords(id string) string {
	if a, ok := asked[id]; ok {
		return a.words
	}
	return strings.ReplaceAll(id, "_", " ")
}

// newKindPart says what kind of opportunity it is and what follows from that.
func (p *Page) newKindPart() *form.Part {
	g := p.group("opportunity.")
	kinds := p.Library().OpportunityKinds()
	options := []kit.Option{{ID: "", Text: "Not known yet"}}
	for _, k := range kinds {
		options = append(options, kit.Option{ID: k.ID, Text: k.Name, Detail: k.WhatItIs})
	}
	field := form.Pick(g, "kind", "What kind of opportunity is it?",
		"It decides what Bidwright puts first. Whatever you have typed elsewhere stays.", options, func(b *bid.Bid) *bid.OpportunityKind { return &b.Opportunity.Kind })
	about, suggested := kit.NewListing(), kit.NewListing()
	table := kit.NewTable("All kinds", func(k reference.OpportunityKind) string { return k.ID }, nil,
		kit.Column[reference.OpportunityKind]{Title: "Kind", Ems: 9, Weight: 1, Text: func(k reference.OpportunityKind) string { return k.Name }},
		kit.Column[reference.OpportunityKind]{Title: "What it is", Ems: 14, Weight: 2, Text: func(k reference.OpportunityKind) string { return k.WhatItIs }})
	table.VisibleRows = 8
	table.SetRows(kinds)
	compared := kit.NewListing()
	read := func(k reference.OpportunityKind) {
		compared.Set(k.ID, func() []fyne.CanvasObject {
			choose := kit.NewButton("It is this kind", func() {
				g.Change("kind of opportunity", func(b *bid.Bid) { b.Opportunity.Kind = bid.OpportunityKind(k.ID) })
			})
			choose.SetName("It is this kind: " + k.Name)
			return append(p.kindWords(k), kit.Row(choose))
		})
	}
	table.OnSelect = read
	if len(kinds) > 0 {
		table.Select(kinds[0].ID)
		read(kinds[0])
	}
	view := kit.Stack(
		kit.Close(kit.Text("A council buys in many ways: a tender, a list of approved providers, a grant, one person’s package. Each asks something else of you."), suggested),
		field, about, kit.Section("Compare the kinds"), table, compared)
	return form.NewPart(view, func(fresh bool) {
		g.Refresh(fresh)
		b := p.Bid()
		p.showSuggestions(suggested, "opportunity.kind")
		about.Set(string(b.Opportunity.Kind), func() []fyne.CanvasObject {
			k, ok := p.Library().OpportunityKind(string(b.Opportunity.Kind))
			if !ok {
				return []fyne.CanvasObject{kit.NewMarked(kit.NotStarted, "Not chosen yet: every part is offered. Compare the kinds below, or ask the buyer.")}
			}
			return []fyne.CanvasObject{kit.Panel(append(p.kindWords(k), p.kindLinks(k)...)...)}
		})
	})
}

// kindWords is what there is to know of a kind.
func (p *Page) kindWords(k reference.OpportunityKind) []fyne.CanvasObject {
	list := func(ids []string) string {
		var out []string
		for _, id := range ids {
			out = append(out, partWords(id))
		}
		return strings.Join(out, "; ")
	}
	out := []fyne.CanvasObject{kit.Strong(k.Name), kit.Text(k.WhatItIs), kit.Text("For you: " + k.Means)}
	if len(k.Shows) > 0 {
		out = append(out, kit.Text("Bidwright then asks about: "+list(k.Shows)+"."))
	}
	if len(k.LeavesOut) > 0 {
		out = append(out, kit.Text("It does not press you about: "+list(k.LeavesOut)+". You may still use them."))
	}
	return append(out, kit.NewSmall(sourceWords(k.Source)))
}

// kindLinks leads to what a kind puts first.
func (p *Page) kindLinks(k reference.OpportunityKind) []fyne.CanvasObject {
	out := []fyne.CanvasObject{kit.Strong("Where to go next")}
	known := map[string]bool{}
	for _, id := range k.Shows {
		a := asked[id]
		to := a.path + a.page
		if to == "" || known[to] {
			continue
		}
		known[to] = true
		out = append(out, kit.NewLink(upperFirst(partWords(id)), func() {
			if a.path != "" {
				p.Session.GoTo(a.path)
			} else {
				p.Go(shell.Route{Page: a.page})
			}
		}))
	}
	return out
}

// sourceWords is where a row comes from, when it was read and how certain it is.
func sourceWords(s reference.Source) string {
	words := "Source: " + first(s.Title, "not stated")
	if !s.ReadOn.IsZero() {
		words += ", read on " + s.ReadOn.String()
	}
	if s.Certainty != "" {
		words += ", certainty " + string(s.Certainty)
	}
	if s.Certainty == reference.Low {
		words += ": check it before you rely on it"
	}
	return words + "."
}

func upperFirst(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// kindNote says that the kind does not usually ask for a part of the page. What was typed
// there stays.
func (p *Page) kindNote(list *kit.Listing, part string) {
	k, ok := p.Library().OpportunityKind(string(p.Bid().Opportunity.Kind))
	left := ok && slices.Contains(k.LeavesOut, part)
	list.Set(fmt.Sprint(k.ID, left), func() []fyne.CanvasObject {
		if !left {
			return nil
		}
		return []fyne.CanvasObject{kit.NewMarked(kit.Note, "This is of the kind “"+k.Name+"”, which does not usually need this part: "+partWords(part)+". What you have typed stays, and you may go on.")}
	})
}
