package eligibility

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/reference"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// exclusion asks the grounds of exclusion about each body and person.
type exclusion struct {
	p        *Page
	who      *kit.Table[subject]
	grounds  *kit.Table[reference.ExclusionGround]
	chosen   *fyne.Container // all about the chosen body or person
	title    *kit.Listing
	clear    fyne.CanvasObject
	cleared  *fyne.Container
	on       *kit.Field
	onEntry  *kit.DateEntry
	asker    *kit.TextEntry
	question *kit.Listing
	applies  *kit.Choice
	first    *kit.Field
	details  *details
	words    *kit.Listing
	load     string // whose clearance is in the fields
}

// newExclusionPart is the questions on exclusion.
func (p *Page) newExclusionPart() *form.Part {
	x := &exclusion{p: p, title: kit.NewListing(), question: kit.NewListing(), words: kit.NewListing()}
	p.exclusion = x
	x.who = kit.NewTable("Bodies and persons", subject.key, nil,
		kit.Column[subject]{Title: "Who", Ems: 9, Weight: 2, Text: func(s subject) string { return s.name }},
		kit.Column[subject]{Title: "What", Ems: 8, Weight: 1, Optional: true, Text: func(s subject) string { return s.what }},
		kit.Column[subject]{Title: "Answered", Ems: 14, Text: p.answered},
		kit.Column[subject]{Title: "Result", Ems: 8, Weight: 1, Text: func(s subject) string { text, _ := p.excluded(s); return text },
			State: func(s subject) kit.State { _, state := p.excluded(s); return state }})
	x.who.VisibleRows = 5
	x.who.OnSelect = func(subject) { x.show() }
	x.grounds = kit.NewTable("Questions", func(g reference.ExclusionGround) string { return g.ID }, nil,
		kit.Column[reference.ExclusionGround]{Title: "Question", Ems: 13, Weight: 3, Text: func(g reference.ExclusionGround) string { return g.Question }},
		kit.Column[reference.ExclusionGround]{Title: "A buyer", Ems: 8, Optional: true, Text: func(g reference.ExclusionGround) string { return groundKind(g.Kind) }},
		kit.Column[reference.ExclusionGround]{Title: "Applies", Ems: 8, Text: x.appliesWords,
			State: func(g reference.ExclusionGround) kit.State {
				if x.answerTo(g) == bid.Yes {
					return kit.Attention
				}
				return kit.Note
			}})
	x.grounds.VisibleRows = 9
	x.grounds.OnSelect = func(reference.ExclusionGround) { x.ground() }
	x.grounds.OnOpen = func(reference.ExclusionGround) { x.first.Focus() }
	view := kit.Stack(
		kit.Text("Some past events mean that a buyer must or may leave a bidder out. The questions go to your organisation, to each director, trustee or person with control, and to partners that the bid relies on."),
		kit.Row(kit.NewTerm("Connected person", p.s.Glossary), kit.NewTerm("Self-cleaning", p.s.Glossary)),
		x.who,
		kit.Close(kit.NewLink("Add directors and persons with control", func() { p.s.Go(shell.Route{Page: page.Organisation, Path: "organisation.standing.persons"}) }),
			kit.NewLink("Add a partner", func() { p.parts.Show(partPartners) })),
		x.aboutChosen())
	return form.NewPart(view, func(bool) { x.refresh() })
}

// aboutChosen is all that is asked about the chosen body or person.
func (x *exclusion) aboutChosen() fyne.CanvasObject {
	p := x.p
	x.clear = kit.Row(kit.NewPrimaryButton("I asked every question below: none applies", func() {
		p.setClearance(x.subject(), "Record that no ground of exclusion applies", func(*bid.Clearance) {})
	}))
	x.onEntry = kit.NewDateEntry(p.s.Today, func(d date.Date) {
		p.setClearance(x.subject(), "Change the day of an exclusion check", func(c *bid.Clearance) { c.On = d })
	})
	x.asker = kit.NewTextEntry(func(t string) {
		p.setClearance(x.subject(), "Change who asked about exclusion", func(c *bid.Clearance) { c.Who = t })
	})
	x.on = kit.NewField("Asked on", x.onEntry)
	x.cleared = kit.Stack(kit.Form(x.on, kit.NewField("Who asked", x.asker)),
		kit.Row(kit.NewButton("Take this answer back", func() {
			s := x.subject()
			p.editStanding(s.member, "Take back an exclusion answer", func(st *bid.Standing) {
				kept := st.Cleared[:0:0]
				for _, c := range st.Cleared {
					if c.AboutID != s.about {
						kept = append(kept, c)
					}
				}
				st.Cleared = kept
			})
		})))
	x.applies = kit.NewYesNoUnknown(func(id string) {
		x.set("answer", func(e *bid.Exclusion) { e.Applies = bid.Answer(id) })
	})
	x.first = kit.NewField("Does it apply?", x.applies)
	x.details = newDetails(x)
	x.chosen = kit.Stack(x.title, x.clear, x.cleared, x.grounds, x.question, x.first, x.words, x.details.view)
	return x.chosen
}

func (x *exclusion) subject() subject {
	s, _ := x.who.Selected()
	return s
}

// set changes the answer to the chosen question about the chosen body or person.
func (x *exclusion) set(what string, f func(*bid.Exclusion)) {
	if g, ok := x.grounds.Selected(); ok {
		x.p.setAnswer(x.subject(), g.ID, what, f)
	}
}

// answerTo is the answer that stands for a question: its own, or no by the clearance.
func (x *exclusion) answerTo(g reference.ExclusionGround) bid.Answer {
	s := x.subject()
	own := x.p.answer(s, g.ID).Applies
	if own == bid.Unknown && x.p.cleared(s) {
		return bid.No
	}
	return own
}

func (x *exclusion) appliesWords(g reference.ExclusionGround) string {
	return answerWords(x.answerTo(g))
}

func (x *exclusion) refresh() {
	all := x.p.subjects()
	x.who.SetRows(all)
	if _, ok := x.who.Selected(); !ok {
		x.who.Select(all[0].key())
	}
	x.grounds.SetRows(x.p.grounds())
	if rows := x.grounds.Rows(); len(rows) > 0 {
		if _, ok := x.grounds.Selected(); !ok {
			x.grounds.Select(rows[0].ID)
		}
	}
	x.show()
}

// show shows the answers about the chosen body or person.
func (x *exclusion) show() {
	s := x.subject()
	text, state := x.p.excludedWords(s)
	x.title.Set(s.key()+"\x00"+s.name+"\x00"+text, func() []fyne.CanvasObject {
		out := []fyne.CanvasObject{kit.Section("About " + s.name)}
		if text != "" {
			out = append(out, kit.NewMarked(state, text))
		}
		return out
	})
	c, ok := x.p.clearance(s)
	form.SetShown(x.clear, !ok)
	form.SetShown(x.cleared, ok)
	if key := s.key() + x.p.s.BidID(); key != x.load {
		x.load = key
		x.onEntry.Load(c.On)
		x.asker.Load(c.Who)
	} else {
		x.onEntry.Set(c.On)
		x.asker.Set(c.Who)
	}
	wrong := x.onEntry.Problem() // what cannot be read stays with its sentence
	if wrong == nil && ok && c.On.After(x.p.s.Today()) {
		wrong = page.Problem("This day is still to come, so the questions do not count as answered. Type the day on which you asked.")
	}
	x.on.ShowProblem(wrong)
	x.grounds.Refresh()
	x.ground()
}

// ground shows the chosen question in full with its answer.
func (x *exclusion) ground() {
	g, ok := x.grounds.Selected()
	if !ok {
		return
	}
	x.question.Set(g.ID, func() []fyne.CanvasObject {
		small := g.Label + ". " + sentence(g)
		return []fyne.CanvasObject{kit.Section("The chosen question"), kit.Strong(g.Question), kit.NewSmall(small)}
	})
	s := x.subject()
	e := x.p.answer(s, g.ID)
	x.applies.Set(string(x.answerTo(g)))
	form.SetShown(x.details.view, e.Applies == bid.Yes)
	words, state := x.p.groundWords(s, g, e)
	x.words.Set(words+string(state), func() []fyne.CanvasObject {
		if words == "" {
			return nil
		}
		return []fyne.CanvasObject{kit.NewMarked(state, words)}
	})
	x.details.show(s.key()+"/"+g.ID+"/"+x.p.s.BidID(), e)
}

// sentence says what the ground means and where it is from.
func sentence(g reference.ExclusionGround) string {
	text := "A buyer may leave a bidder out for it."
	switch g.Kind {
	case "mandatory":
		text = "A buyer must leave a bidder out for it, while it goes on or may happen again."
	case "listed":
		text = "Looked up on a public list."
	}
	if g.LookbackYears.IsSet() {
		text += " It counts for " + g.LookbackYears.Format() + " years."
	}
	return text + " Source: " + g.Title + ", read " + g.ReadOn.String() + "."
}

// goTo goes to the answer of a path: of a partner, or of ourselves.
func (x *exclusion) goTo(path string) bool {
	member := ""
	rest, ours := strings.CutPrefix(path, "organisation.standing.")
	if !ours {
		var id string
		id, rest, _ = strings.Cut(strings.TrimPrefix(path, memberPath), ".")
		member, rest = id, strings.TrimPrefix(rest, "standing.")
	}
	list, id, _ := strings.Cut(rest, ".")
	id, _, _ = strings.Cut(id, ".")
	about, ground := "", ""
	all := x.p.vaultOf(member)
	for _, e := range all.Exclusions {
		if list == "exclusions" && e.ID == id {
			about, ground = e.AboutID, e.GroundID
		}
	}
	for _, c := range all.Cleared {
		if list == "cleared" && c.ID == id {
			about = c.AboutID
		}
	}
	for _, y := range all.Persons {
		if list == "persons" && y.ID == id {
			about = y.ID
		}
	}
	if !x.who.Select(subject{member: member, about: about}.key()) {
		x.who.Focus()
		return true
	}
	x.show()
	if ground == "" || !x.grounds.Select(ground) {
		x.who.Focus()
		return true
	}
	x.ground()
	return x.first.Focus()
}
