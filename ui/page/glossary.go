package page

import (
	"slices"
	"strings"

	"bidwright/app/reference"
	"bidwright/ui/kit"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Glossary opens the words of the field at one of them, or at the first for an empty
// word.
func (s *Session) Glossary(word string) { s.glossary(word, nil) }

// Help opens the glossary for the page on show: at the word that the field with the
// keyboard is about, else at the words of the page, which then stand first.
func (s *Session) Help(pageID string) {
	words := reference.PageWords(pageID)
	if s.Library() != nil {
		if term, ok := s.Library().Glossary().In(kit.FocusedLabel()); ok {
			s.glossary(term.Name, words)
			return
		}
	}
	if len(words) == 0 {
		s.glossary("", nil)
		return
	}
	s.glossary(words[0], words)
}

// PageWords are the words of a page, and of other topics that stand on it, each of which
// opens its entry; nil where there are none.
func (s *Session) PageWords(topics ...string) fyne.CanvasObject {
	var terms []fyne.CanvasObject
	for _, topic := range topics {
		for _, word := range reference.PageWords(topic) {
			terms = append(terms, kit.NewTerm(word, s.Glossary))
		}
	}
	if len(terms) == 0 {
		return nil
	}
	return kit.Close(kit.NewSmall("Words on this page. F1 opens the glossary from anywhere."), kit.Row(terms...))
}

func (s *Session) glossary(word string, first []string) {
	if s.Library() == nil {
		return
	}
	g := newGlossary(s.Library().Glossary())
	g.first = first
	g.open(word)
	s.Ask(kit.Dialog{Title: "Glossary", Content: g.root, First: g.search, Cancel: "Close", Ems: 46})
}

// glossary is the content of the dialog: a search, the words found, and the chosen one
// in full.
type glossary struct {
	all    reference.Glossary
	first  []string // words of the page, before the others
	search *kit.TextEntry
	table  *kit.Table[reference.Term]
	told   *kit.Marked
	entry  *fyne.Container
	scroll *container.Scroll
	root   *fyne.Container
}

func newGlossary(all reference.Glossary) *glossary {
	g := &glossary{all: all, search: kit.NewTextEntry(nil), told: kit.NewMarked(kit.Note, ""), entry: kit.Close()}
	g.told.Hide()
	g.table = kit.NewTable("Words", func(t reference.Term) string { return t.ID },
		kit.Text("No word of the glossary has that in it. Try a shorter piece of the word."),
		kit.Column[reference.Term]{Title: "Word", Ems: 9, Weight: 2, Text: func(t reference.Term) string { return t.Name }},
		kit.Column[reference.Term]{Title: "Also called", Ems: 7, Weight: 1, Optional: true, Text: func(t reference.Term) string { return strings.Join(t.Also, ", ") }})
	g.table.VisibleRows = 5
	g.table.OnSelect = func(reference.Term) { g.show() }
	g.search.OnChanged = g.find
	g.search.OnEnter = g.table.Focus
	g.scroll = container.NewVScroll(g.entry)
	g.scroll.SetMinSize(fyne.NewSize(theme.Em(14), theme.Em(15)))
	g.root = kit.Stack(kit.NewField("Find a word", g.search),
		g.told, kit.Columns(2, 15, g.table, g.scroll))
	return g
}

// open shows all words, with that one chosen.
func (g *glossary) open(word string) {
	g.find("")
	if word == "" {
		return
	}
	term, ok := g.all.Term(word)
	if !ok {
		g.told.Set(kit.Note, "The glossary has no entry for “"+Clip(word, 40)+"”.")
		g.told.Show()
		return
	}
	g.table.Select(term.ID)
	g.show()
}

// find narrows the words to those with the text in them, those named so first.
func (g *glossary) find(text string) {
	text = strings.ToLower(strings.TrimSpace(text))
	var named, other []reference.Term
	for _, t := range g.all.Terms() {
		switch {
		case strings.Contains(strings.ToLower(t.Name+" "+strings.Join(t.Also, " ")), text):
			named = append(named, t)
		case strings.Contains(strings.ToLower(t.Definition+" "+t.WhyItMatters), text):
			other = append(other, t)
		}
	}
	found := append(named, other...)
	if text == "" {
		slices.SortStableFunc(found, func(a, b reference.Term) int { return g.rank(a) - g.rank(b) })
	}
	g.table.SetRows(found)
	if len(found) > 0 {
		g.table.Select(found[0].ID)
	}
	g.show()
}

// rank is the place of a word of the page; all others come after.
func (g *glossary) rank(t reference.Term) int {
	if at := slices.Index(g.first, t.Name); at >= 0 {
		return at
	}
	return len(g.first)
}

// show shows the chosen word in full.
func (g *glossary) show() {
	g.entry.Objects = nil
	if t, ok := g.table.Selected(); ok {
		g.entry.Add(kit.Strong(t.Name))
		if len(t.Also) > 0 {
			g.entry.Add(kit.NewSmall("Also called: " + strings.Join(t.Also, ", ")))
		}
		g.entry.Add(kit.Text(t.Definition))
		if t.WhyItMatters != "" {
			g.entry.Add(kit.Text("Why it matters: " + t.WhyItMatters))
		}
		if t.Title != "" {
			source := "Source: " + t.Title
			if !t.ReadOn.IsZero() {
				source += ", read on " + t.ReadOn.String()
			}
			g.entry.Add(kit.NewSmall(source + "."))
		}
	}
	g.entry.Refresh()
	g.scroll.ScrollToTop()
	g.scroll.Refresh()
	g.root.Refresh()
}
