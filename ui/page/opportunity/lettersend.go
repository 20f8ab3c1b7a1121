package opportunity

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/tender/fairness"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// ready is the letter when there is anything to send; else it says what is missing.
func (v *letterView) ready() (fairness.Letter, bool) {
	letter, ok := v.letter()
	if !ok || len(letter.Questions) == 0 {
		v.p.Warn("There is no question to send yet: pick or write one first.")
		return letter, false
	}
	return letter, true
}

func (v *letterView) copy() {
	letter, ok := v.ready()
	if !ok {
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(letter.Plain())
	v.p.Say("The letter is in the clipboard: " + counted(len(letter.Questions), "question", "questions") + ". Paste it into the buyer’s portal.")
}

func (v *letterView) save() {
	if letter, ok := v.ready(); ok {
		v.p.SaveAs("Save the letter as text", "Questions to the buyer.txt", func(path string) { v.write(path, letter) })
	}
}

func (v *letterView) write(path string, letter fairness.Letter) {
	text := strings.ReplaceAll(letter.Plain(), "\n", "\r\n") // plain editors of every system read it
	if v.p.Do(v.p.Service.WriteFile(path, []byte(text), nil)) {
		v.p.Written("The letter is saved.", path)
	}
}

// sent records each question of the letter with today's date, ready for the buyer's
// answer, and leaves the next letter empty. A question that may not be sent stays.
func (v *letterView) sent() {
	letter, ok := v.ready()
	if !ok {
		return
	}
	today, all := v.p.Today(), v.askings()
	done := v.p.Edit("Record the letter as sent", func(b *bid.Bid) error {
		own := &b.Fairness.Letter.Own
		for _, q := range letter.Questions {
			mine := false
			for i := range *own {
				if q.Path == letterPath+"own."+(*own)[i].ID+".text" {
					(*own)[i].Sent, mine = today, true
				}
			}
			if mine {
				continue
			}
			*own = append(*own, bid.LetterQuestion{ID: v.p.NewID(), Text: q.Text, Where: q.Where, Sent: today})
			for _, a := range all {
				if a.path == q.Path && a.set != nil {
					a.set(b, false)
				}
			}
		}
		if b.Fairness.Letter.On.IsZero() {
			b.Fairness.Letter.On = today
		}
		return nil
	})
	if done {
		v.p.Say(upperFirst(counted(len(letter.Questions), "question is", "questions are")) + " recorded as sent today. Write the buyer’s answers beside them, under Your own questions.")
	}
}

// drafted are questions of other checks – the route, the tests of the accounts, who bids
// together – that are not in the letter.
func (v *letterView) drafted() []bid.Issue {
	var out []bid.Issue
	known := map[string]bool{}
	for _, q := range v.p.Bid().Fairness.Letter.Own {
		known[q.Text] = true
	}
	for _, i := range v.p.Issues(func(path string) bool {
		return !strings.HasPrefix(path, "fairness") && !strings.HasPrefix(path, "eligibility.requirements")
	}) {
		if i.Question != "" && i.Accepted == "" && !known[i.Question] {
			known[i.Question] = true
			out = append(out, i)
		}
	}
	return out
}

// showDrafted lists them, each with the way into the letter.
func (v *letterView) showDrafted() {
	all := v.drafted()
	v.others.Set(fmt.Sprint(all), func() []fyne.CanvasObject {
		if len(all) == 0 {
			return nil
		}
		out := []fyne.CanvasObject{kit.Section("Drafted by other checks")}
		for _, i := range all {
			put := kit.NewButton("Put it into the letter", func() { v.p.askBuyer(i.Question) })
			put.SetName("Put into the letter: " + clipped(i.Question))
			out = append(out, kit.NewSmall(i.Code+" · "+i.Message), kit.Text(i.Question), kit.Row(put))
		}
		return out
	})
}
