package opportunity

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/notice"
	"bidwright/app/tender/fairness"
	"bidwright/ui/kit"
	"bidwright/ui/page"

	"fyne.io/fyne/v2"
)

// letterView is the letter as it may be sent, with all questions to tick.
type letterView struct {
	p         *Page
	when      *kit.Marked
	questions *kit.Listing
	others    *kit.Listing
	shown     *kit.Listing
	buttons   fyne.CanvasObject
}

func newLetterView(p *Page) *letterView {
	v := &letterView{p: p, when: kit.NewMarked(kit.Note, ""), questions: kit.NewListing(), others: kit.NewListing(), shown: kit.NewListing()}
	v.buttons = kit.Row(kit.NewPrimaryButton("Copy the letter", v.copy), kit.NewButton("Save as text", v.save), kit.NewButton("I have sent it", v.sent))
	return v
}

// asking is a question that may be picked for the letter.
type asking struct {
	from, name, text, where, path string
	on                            bool
	set                           func(b *bid.Bid, on bool) // nil where it is always asked until it was sent
}

// askings are the questions that were drafted or written, in the order of the letter.
func (v *letterView) askings() []asking {
	b := v.p.Bid()
	r := v.p.fairness()
	if r == nil {
		return nil
	}
	var out []asking
	for _, q := range b.Eligibility.Requirements {
		text, open := v.p.requirementQuestion(q)
		if !q.Ask && !open {
			continue
		}
		out = append(out, asking{"What is asked of bidders", first(q.Name, "Requirement"), text, q.Where, "eligibility.requirements." + q.ID + ".question", q.Ask, func(b *bid.Bid, on bool) {
			for i := range b.Eligibility.Requirements {
				if b.Eligibility.Requirements[i].ID == q.ID {
					b.Eligibility.Requirements[i].Ask = on
				}
			}
		}})
	}
	for _, item := range r.Items {
		flagged := item.Answer == bid.FairPartly || item.Answer == bid.FairNo
		if item.Applies == bid.No || !item.Ask && !flagged {
			continue
		}
		out = append(out, asking{"Fairness", item.ID, item.Question, item.Where, item.Path + ".question", item.Ask, func(b *bid.Bid, on bool) {
			for i := range b.Fairness.Answers {
				if b.Fairness.Answers[i].ItemID == item.ID {
					b.Fairness.Answers[i].Ask = on
					return
				}
			}
			b.Fairness.Answers = append(b.Fairness.Answers, bid.FairAnswer{ID: item.ID, ItemID: item.ID, Ask: on})
		}})
	}
	for _, q := range b.Fairness.Letter.Own {
		if q.Sent.IsZero() && strings.TrimSpace(q.Text) != "" {
			out = append(out, asking{"Your own", "your own question", q.Text, q.Where, letterPath + "own." + q.ID + ".text", true, nil})
		}
	}
	return out
}

// requirementQuestion is what would be asked about a requirement, and whether a check
// doubts that it should be there.
func (p *Page) requirementQuestion(q bid.Requirement) (text string, doubted bool) {
	text = q.Question
	for _, i := range p.Issues(func(path string) bool { return strings.HasPrefix(path, "eligibility.requirements."+q.ID) }) {
		if i.Question != "" {
			doubted = true
			if text == "" {
				text = i.Question
			}
		}
	}
	return text, doubted || q.Doubt != ""
}

// letter is the letter as it may leave.
func (v *letterView) letter() (fairness.Letter, bool) {
	a, r := v.p.Assessment(), v.p.fairness()
	if r == nil {
		return fairness.Letter{}, false
	}
	return fairness.NewLetter(r, a.Document, a.Pricing.Graph), true
}

func (v *letterView) refresh() {
	o := v.p.Bid().Opportunity
	left := countdown(o.Dates.Questions, v.p.Now(), v.p.London)
	switch {
	case left == "":
		v.when.Set(kit.Attention, "The last day for questions is not known. Look for it in the tender and type it under The tender, Dates.")
	case strings.HasPrefix(left, "passed"):
		v.when.Set(kit.Attention, "Questions were due by "+notice.Shown(o.Dates.Questions, v.p.London)+": "+left+". Ask the buyer whether a late question is answered.")
	default:
		v.when.Set(kit.Note, "Questions until "+notice.Shown(o.Dates.Questions, v.p.London)+": "+left+".")
	}
	all := v.askings()
	key := ""
	for _, q := range all {
		key += fmt.Sprint(q.from, q.name, q.text, q.where, q.on) + "\n"
	}
	letter, ok := v.letter()
	faults := map[string][]string{}
	for _, q := range letter.Refused {
		for _, f := range q.Faults {
			faults[q.Path] = append(faults[q.Path], f.Words)
		}
		key += q.Path + strings.Join(faults[q.Path], "\n")
	}
	v.questions.Set(key, func() []fyne.CanvasObject {
		if len(all) == 0 {
			return []fyne.CanvasObject{kit.Panel(kit.Strong("No question is picked yet."),
				kit.Text("Look through Fairness: each item that is not met drafts a question. What you doubt on Eligibility does, too. Or write one of your own below."),
				kit.Row(kit.NewButton("Go to Fairness", func() { v.p.ShowPart(partFairness) })))}
		}
		out := []fyne.CanvasObject{kit.Section("Pick what to ask")}
		for _, q := range all {
			out = append(out, v.row(q, faults[q.path]))
		}
		return out
	})
	v.showDrafted()
	plain := letter.Plain()
	v.shown.Set(fmt.Sprint(ok, plain, letter.Refused), func() []fyne.CanvasObject {
		if !ok {
			return nil
		}
		out := []fyne.CanvasObject{kit.Panel(kit.Strong("As it will read"), kit.Text(plain))}
		for _, q := range letter.Refused {
			if strings.HasPrefix(q.Path, letterPath+"intro") || strings.HasPrefix(q.Path, letterPath+"closes") {
				for _, f := range q.Faults {
					out = append(out, kit.NewMarked(kit.Attention, "This text stays out of the letter. "+f.Words))
				}
			}
		}
		return append(out, kit.NewSmall("Most buyers take questions through their portal: copy the letter there. The pack holds it as a page of its own, for a PDF."))
	})
}

// row is one question with its tick and what stands against it.
func (v *letterView) row(q asking, faults []string) fyne.CanvasObject {
	text := q.text
	if q.where != "" {
		text = "(" + q.where + ") " + text
	}
	parts := []fyne.CanvasObject{kit.NewSmall(q.from + " · " + page.Clip(q.name, 80)), kit.Text(first(text, "No question is written yet."))}
	if q.set != nil {
		check := kit.NewCheck("Ask this: "+page.Clip(q.name, 24), func(on bool) {
			v.p.Edit(map[bool]string{true: "Pick a question", false: "Leave out a question"}[on], func(b *bid.Bid) error { q.set(b, on); return nil })
		})
		check.Set(q.on)
		parts = append(parts, check)
	}
	slices.Sort(faults)
	for _, f := range slices.Compact(faults) {
		parts = append(parts, kit.NewMarked(kit.Attention, "It stays out of the letter. "+f))
	}
	change := kit.NewButton("Change", func() { v.p.Session.GoTo(q.path) })
	change.SetName("Change the question: " + clipped(q.text))
	return kit.Close(append(parts, kit.Row(change))...)
}
