package socialvalue

import (
	"bytes"
	"errors"
	"strconv"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/socialvalue/ownvalues"
	"bidwright/ui/kit"
	"bidwright/ui/page"

	"fyne.io/fyne/v2"
)

// askValues asks for a file of values.
func (p *Page) askValues() {
	p.s.AskFile(kit.FileQuestion{Title: "Take values from a file", Extensions: []string{".csv", ".txt"}, Chosen: p.TakeValues})
}

// TakeValues reads a file of values elsewhere and shows what would be taken and what not,
// before anything changes.
func (p *Page) TakeValues(path string) {
	b := p.s.Bid()
	have := b.SocialValue.Values
	p.s.Run(func() {
		raw, err := p.s.Service.ReadFile(path, ownvalues.MaxBytes+1)
		var r ownvalues.Result
		var refusal *ownvalues.Refusal
		if err == nil {
			r, err = ownvalues.Read(bytes.NewReader(raw), have)
		}
		p.s.Post(func() {
			switch {
			case errors.As(err, &refusal):
				p.s.Warn(refusal.Message)
			case p.s.Do(err):
				p.previewValues(r)
			}
		})
	})
}

// previewValues shows what is taken and what is not; taking it over is one step.
func (p *Page) previewValues(r ownvalues.Result) {
	taken := kit.NewTable("Values to be taken", func(x bid.OwnValue) string { return x.ID }, kit.Text("None."),
		kit.Column[bid.OwnValue]{Title: "Value of", Ems: 12, Weight: 3, Text: func(x bid.OwnValue) string { return page.Clip(x.Name, 120) }},
		kit.Column[bid.OwnValue]{Title: "Pounds", Ems: 8, Right: true, Text: func(x bid.OwnValue) string { return money.FormatRate(x.Value.Decimal()) }},
		kit.Column[bid.OwnValue]{Title: "Year", Ems: 6, Text: func(x bid.OwnValue) string { return x.PriceYear }},
		kit.Column[bid.OwnValue]{Title: "May be printed?", Ems: 8, Text: func(x bid.OwnValue) string {
			if x.Restricted {
				return "No"
			}
			return "Yes"
		}})
	taken.VisibleRows = 5
	taken.SetRows(r.Taken)
	content := []fyne.CanvasObject{kit.Text(takenWords(r)), taken}
	if len(r.Left) > 0 {
		left := kit.NewTable("Lines that are not taken", func(x ownvalues.Left) string { return strconv.Itoa(x.Line) }, kit.Text("None."),
			kit.Column[ownvalues.Left]{Title: "Line", Ems: 4, Right: true, Text: func(x ownvalues.Left) string { return strconv.Itoa(x.Line) }},
			kit.Column[ownvalues.Left]{Title: "Value of", Ems: 9, Weight: 1, Text: func(x ownvalues.Left) string { return orDash(x.Label) }},
			kit.Column[ownvalues.Left]{Title: "Why not", Ems: 16, Weight: 3, Text: func(x ownvalues.Left) string { return x.Why + " (" + x.Code + ")" }})
		left.VisibleRows = 4
		left.SetRows(r.Left)
		content = append(content, kit.Text("Not taken, and why:"), left)
	}
	d := kit.Dialog{Title: "Take values from a file", Content: kit.Stack(content...), Cancel: "Leave it", Ems: 46}
	if len(r.Taken) > 0 {
		d.Accept = "Take them over"
		d.OnAccept = func() bool {
			if p.s.Edit(ownvalues.Step, func(b *bid.Bid) error { ownvalues.Into(b, r); return nil }) {
				p.s.Say(page.Count(len(r.Taken), "value was", "values were") + " taken over. They stand among the values of your own.")
			}
			return true
		}
	}
	p.s.Ask(d)
}

// takenWords says what is taken, in one or two sentences.
func takenWords(r ownvalues.Result) string {
	words := page.Count(len(r.Taken), "value is", "values are") + " taken."
	if r.Replaced > 0 {
		words += " " + page.Count(r.Replaced, "replaces one", "replace those") + " that you took before, under the same code."
	}
	if r.Restricted > 0 {
		words += " " + page.Count(r.Restricted, "may", "may") + " not be printed by their licence: you can work with them here, and a pack names only the source."
	}
	return words
}
