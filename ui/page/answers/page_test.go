package answers_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/answers"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// onPart is the page with one of its parts on show from the first.
type onPart struct {
	*answers.Page
	part string
}

func (p onPart) View() fyne.CanvasObject {
	view := p.Page.View()
	p.ShowPart(p.part)
	return view
}

func open(t *testing.T, s *page.Session, part string) (*shell.Shell, fyne.Window) {
	t.Helper()
	p := answers.New(s)
	frame, w := pagetest.Window(t, s, p)
	p.ShowPart(part)
	return frame, w
}

func at(path string) shell.Route { return shell.Route{Page: page.Answers, Path: path} }

// text is every word on show.
func text(w fyne.Window) string {
	var out strings.Builder
	for _, o := range test.LaidOutObjects(w.Content()) {
		switch o := o.(type) {
		case *widget.Label:
			out.WriteString(o.Text + "\n")
		case *kit.Small:
			out.WriteString(o.Text() + "\n")
		case *kit.Line:
			out.WriteString(o.Text + "\n")
		case *kit.Marked:
			out.WriteString(o.Text() + "\n")
		case *canvas.Text:
			out.WriteString(o.Text + "\n")
		}
	}
	return strings.ReplaceAll(out.String(), "\u00a0", " ")
}

func contains(t *testing.T, w fyne.Window, wanted ...string) {
	t.Helper()
	shown := text(w)
	for _, want := range wanted {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not shown in\n%s", want, shown)
		}
	}
}

// spoilt is the example with one mistake of every kind, and texts longer than anybody types.
func spoilt(t *testing.T) *page.Session {
	t.Helper()
	s := pagetest.Meals(t)
	long := strings.Repeat("A very long text ", 20)
	s.Edit("Spoil", func(b *bid.Bid) error {
		b.Opportunity.Nation = bid.Scotland
		b.Response = bid.Response{
			Questions: []bid.MethodQuestion{
				{ID: "empty", Title: long, Weight: money.MustShare("0.5")},
				{ID: "over", Number: "2", Title: "Staff", Text: long, Weight: money.MustShare("0.4"), Words: 3, EvidenceIDs: []string{"gone"},
					Answer: "# Our staff\n- one\n- two\n1. first\n| a | b |\n| 1 | 2 |\nWe asked Devon County Council for £ 9.25 a meal. " + long, KPIs: []bid.KPI{{ID: "k", Name: "On time"}}},
			},
			Mobilisation: []bid.MobilisationStep{{ID: "m", Name: long, AfterIDs: []string{"m"}}, {ID: "n", Start: date.MustISO("2027-03-01"), End: date.MustISO("2027-02-01"), AfterIDs: []string{"gone"}}},
			Risks:        []bid.DeliveryRisk{{ID: "r", Name: long, Effect: 9}},
			Declarations: []bid.Declaration{{ID: "d", ItemID: "canvassing"}, {ID: "f", Name: long, Agreed: bid.No}},
			Confidential: []bid.ConfidentialItem{{ID: "c", Name: long}, {ID: "e", Ground: "foia-43-2"}},
			Letter:       bid.OfferLetter{Print: true},
		}
		return nil
	})
	s.EditOrganisation("Spoil", func(o *bid.Organisation) error {
		o.Answers = []bid.LibraryAnswer{{ID: "l", Name: long, Text: long, Review: date.MustISO("2026-01-01")}}
		return nil
	})
	return s
}

func TestInvariants(t *testing.T) {
	for _, part := range answers.New(pagetest.Empty(t)).Parts() {
		uitest.Invariants(t, func() shell.Page { return onPart{answers.New(pagetest.Empty(t)), part} })
		uitest.Invariants(t, func() shell.Page { return onPart{answers.New(pagetest.Meals(t)), part} })
		uitest.Invariants(t, func() shell.Page { return onPart{answers.New(spoilt(t)), part} })
	}
}

// Every finding on what the tender asks for in words leads to a field, and stands there.
func TestEveryFindingLeadsToItsField(t *testing.T) {
	s := spoilt(t)
	frame, w := open(t, s, "questions")
	seen := map[string]bool{}
	for _, i := range s.Issues(page.Below("response", "organisation.answers")) {
		seen[i.Code] = true
		if got := s.PageOf(i.Path); got != page.Answers {
			t.Errorf("%s leads to the page %q", i.Code, got)
		}
		frame.Go(at(i.Path))
		if w.Canvas().Focused() == nil {
			t.Errorf("%s (%s) leads to no field", i.Code, i.Path)
		}
		if !strings.Contains(text(w), i.Code) && strings.Count(i.Path, ".") > 1 {
			t.Errorf("%s does not stand at its field %s", i.Code, i.Path)
		}
	}
	if len(seen) < 18 {
		t.Errorf("only %d kinds of findings were raised: %v", len(seen), seen)
	}
}

// A question is answered by typing: the count follows each letter, the limit is named, and
// the answer is read as it will be printed.
func TestAnAnswerByTyping(t *testing.T) {
	s := pagetest.Meals(t)
	s.Edit("Begin", func(b *bid.Bid) error { b.Response = bid.Response{}; return nil })
	_, w := open(t, s, "questions")
	contains(t, w, "What does the tender ask you to describe?")
	pagetest.Press(t, w, "Add a question")
	pagetest.Type(t, w, "Number in the tender", "4.2")
	pagetest.Type(t, w, "Title of the question", "Staff who are ill")
	pagetest.Type(t, w, "Most words", "5")
	contains(t, w, "RESP-001")
	answer := pagetest.Field(t, w, "Your answer").(*kit.TextEntry)
	w.Canvas().Focus(answer)
	test.Type(answer, "We cook every day")
	contains(t, w, "4 of 5 words, 1 left")
	if w.Canvas().Focused() != fyne.Focusable(answer) {
		t.Error("the keyboard left the answer while it was typed")
	}
	test.Type(answer, " for all")
	contains(t, w, "6 of 5 words, 1 too many")
	answer.FocusLost()
	contains(t, w, "RESP-002", "How it reads")
	if q := s.Bid().Response.Questions[0]; q.Answer != "We cook every day for all" || q.Words != 5 {
		t.Errorf("%+v", q)
	}
	pagetest.Press(t, w, "Add a measure")
	pagetest.Type(t, w, "What is measured", "Meals on time")
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	if q := s.Bid().Response.Questions; len(q) != 1 || len(q[0].KPIs) != 2 {
		t.Errorf("Ctrl+Enter in a measure made %d questions and %d measures", len(q), len(q[0].KPIs))
	}
}

// An answer goes into the library and from there into another bid, with its measures; the
// copy is the bid's own.
func TestAnAnswerIsUsedAgain(t *testing.T) {
	s := pagetest.Meals(t)
	s.EditOrganisation("Begin", func(o *bid.Organisation) error { o.Answers = nil; return nil })
	s.Edit("Begin", func(b *bid.Bid) error {
		b.Response.Questions = []bid.MethodQuestion{{ID: "q", Title: "Quality", Answer: "We taste every batch.", KPIs: []bid.KPI{{ID: "k", Name: "On time"}}}, {ID: "other", Title: "Safety"}}
		return nil
	})
	frame, w := open(t, s, "questions")
	pagetest.Press(t, w, "Keep this answer in the library")
	kept := s.Organisation().Answers
	if len(kept) != 1 || kept[0].Text != "We taste every batch." || len(kept[0].KPIs) != 1 || kept[0].Updated != s.Today() {
		t.Fatalf("%+v", kept)
	}
	contains(t, w, "As kept in the library under “Quality”.")
	frame.Go(at("response.questions.other.title"))
	pagetest.Field(t, w, "Take an answer from your library None chosen").(*kit.Picker).OnChosen(kept[0].ID)
	contains(t, w, "As kept in the library")
	pagetest.Type(t, w, "Title of the question", "Safe food")
	s.Edit("Change", func(b *bid.Bid) error { b.Response.Questions[1].Answer = "Another."; return nil })
	contains(t, w, "and changed since")
	if got := s.Organisation().Answers[0].Text; got != "We taste every batch." {
		t.Errorf("the library changed with the bid: %q", got)
	}
	q := s.Bid().Response.Questions
	if len(q[1].KPIs) != 1 || q[1].KPIs[0].ID == q[0].KPIs[0].ID {
		t.Errorf("%+v", q[1].KPIs)
	}
}

// The usual declarations come in one step and are answered one by one; the nation decides
// which grounds of confidentiality can be chosen.
func TestDeclarationsAndGrounds(t *testing.T) {
	s := pagetest.Meals(t)
	s.Edit("Begin", func(b *bid.Bid) error { b.Response = bid.Response{}; return nil })
	frame, w := open(t, s, "declarations")
	pagetest.Type(t, w, "Who signs", "A. Person")
	pagetest.Press(t, w, "Add the usual declarations")
	all := s.Bid().Response.Declarations
	if len(all) != len(s.Library().StandardDeclarations()) || all[0].Signer != "A. Person" {
		t.Fatalf("%+v", all)
	}
	contains(t, w, "Printed: We have worked out this offer ourselves.", "Open")
	frame.Go(at("response.confidential"))
	pagetest.Press(t, w, "Add an item")
	pagetest.Type(t, w, "What it is", "Unit prices")
	pagetest.Field(t, w, "Ground None chosen").(*kit.Picker).OnChosen("foia-43-2")
	contains(t, w, "The buyer also weighs whether the public interest asks for disclosure.")
	if undo := s.State().Undo; undo != "Change “Ground” of a confidential item" {
		t.Error(undo)
	}
}
