package opportunity

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/tender/fairness"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

func passedDown(b *bid.Bid) *money.Quantity  { return &b.Fairness.PassedDownDays }
func breakMonths(b *bid.Bid) *money.Quantity { return &b.Fairness.BreakMonths }

// fairness is how the buyer goes about it; nil when no bid can be read.
func (p *Page) fairness() *fairness.Result {
	if a := p.Assessment(); a != nil && a.Tender != nil {
		return a.Tender.Fairness
	}
	return nil
}

// newLines is the table of what the tender sets beside what is usual.
func (f *fairPart) newLines() *kit.Table[fairness.Line] {
	t := kit.NewTable("In proportion?", func(l fairness.Line) string { return l.ID }, kit.Text("Nothing is known yet. Type what the tender asks first."),
		kit.Column[fairness.Line]{Title: "What", Ems: 11, Weight: 2, Text: func(l fairness.Line) string { return l.Label }},
		kit.Column[fairness.Line]{Title: "This tender", Ems: 8, Weight: 1, Text: func(l fairness.Line) string { return first(l.Shown, "not known") }},
		kit.Column[fairness.Line]{Title: "Beside", Ems: 10, Weight: 2, Optional: true, Text: func(l fairness.Line) string { return l.Beside }},
		kit.Column[fairness.Line]{Title: "So", Ems: 8, Text: beyondWords, State: func(l fairness.Line) kit.State {
			switch l.Beyond {
			case bid.Yes:
				return kit.Attention
			case bid.No:
				return kit.Ready
			}
			return kit.Note
		}})
	t.VisibleRows = 9
	t.OnSelect = func(fairness.Line) { f.showLine() }
	t.OnOpen = func(l fairness.Line) {
		if _, known := f.p.AnswerFigure(l.ID); known {
			f.p.Explain(l.ID)
		}
	}
	return t
}

func beyondWords(l fairness.Line) string {
	switch l.Beyond {
	case bid.Yes:
		return "worth asking"
	case bid.No:
		return "in proportion"
	}
	return "cannot be told"
}

// showLine says of the chosen line what the columns have no room for.
func (f *fairPart) showLine() {
	l, ok := f.lines.Selected()
	f.line.Set(fmt.Sprint(l.ID, l.Shown, l.Beside, l.Beyond), func() []fyne.CanvasObject {
		if !ok {
			return nil
		}
		var out []fyne.CanvasObject
		if l.Beside != "" {
			out = append(out, kit.Text(l.Label+": "+strings.TrimRight(first(l.Shown, "not known"), ".")+". Beside it: "+strings.TrimRight(l.Beside, ".")+"."))
		}
		if l.Source.Title != "" {
			out = append(out, kit.NewSmall(sourceWords(l.Source)))
		}
		var buttons []fyne.CanvasObject
		if l.Path != "" {
			to := kit.NewButton("Go to its field", func() { f.p.Session.GoTo(l.Path) })
			to.SetName("Go to the field of “" + l.Label + "”")
			buttons = append(buttons, to)
		}
		if _, known := f.p.AnswerFigure(l.ID); known {
			explain := kit.NewButton("Explain", func() { f.p.Explain(l.ID) })
			explain.SetName("Explain “" + l.Label + "”")
			buttons = append(buttons, explain)
		}
		return append(out, kit.Row(buttons...))
	})
}
