package eligibility

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/reference"
	"bidwright/app/tender/standing"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// resultOf is what a test came to; false before it is worked out.
func (p *Page) resultOf(id string) (standing.Test, bool) {
	if r := p.tests(); r != nil {
		for _, t := range r.Tests {
			if t.ID == id {
				return t, true
			}
		}
	}
	return standing.Test{}, false
}

// tested says in a word or two how a test of the accounts came out.
func (p *Page) tested(x bid.FinancialTest) (string, kit.State) {
	t, _ := p.resultOf(x.ID)
	return outcomeWords(t.Outcome)
}

func outcomeWords(o standing.Outcome) (string, kit.State) {
	switch o {
	case standing.Pass:
		return "Passed", kit.Ready
	case standing.Fail:
		return "Not passed", kit.Blocked
	case standing.Explain:
		return "Needs explaining", kit.Attention
	case standing.Shown:
		return "For reading", kit.Note
	}
	return "Cannot tell yet", kit.NotStarted
}

// figureOf is the figure of a test as printed.
func (p *Page) figureOf(x bid.FinancialTest) string {
	t, _ := p.resultOf(x.ID)
	return p.s.Printed(t.FigureID)
}

var comparatorWords = map[string]string{">=": "at least ", ">": "more than ", "<=": "at most ", "<": "less than "}

// markWords is what a test asks, as typed or else as it usually is.
func (p *Page) markWords(x bid.FinancialTest) string {
	t, _ := p.known(x.TestID)
	mark, how := number(x.Mark), string(x.Comparator)
	if mark == "" && t.Threshold != "user" {
		mark = t.Threshold
	}
	if how == "" {
		how = t.Comparator
	}
	if mark == "" {
		return ""
	}
	return comparatorWords[how] + mark
}

// divides reports whether a test divides by the current liabilities.
func divides(t reference.FinancialTest, x bid.FinancialTest) bool {
	return strings.Contains(t.Formula, "/ CL") || t.ID == "" && strings.Contains(x.Formula, "CL")
}

// testResults says about the chosen test why it came out so, what would mend it, and
// what it would be in each way of putting a group together.
type testResults struct {
	p     *Page
	e     *lines.Editor[bid.FinancialTest]
	view  *kit.Listing
	modes *kit.Table[standing.ModeResult]
	group *fyne.Container
	box   *page.FigureBox
}

func (p *Page) newTestResults(e *lines.Editor[bid.FinancialTest]) *testResults {
	type one = standing.ModeResult
	r := &testResults{p: p, e: e, view: kit.NewListing(), box: p.s.FigureBox(2)}
	r.modes = kit.NewTable("The test in each way of counting partners", func(m one) string { return string(m.Mode) }, nil,
		kit.Column[one]{Title: "Whose accounts count", Ems: 12, Weight: 2, Text: func(m one) string { return textOf(modeOptions, string(m.Mode)) }},
		kit.Column[one]{Title: "Result", Ems: 9, Text: func(m one) string { text, _ := outcomeWords(m.Outcome); return text },
			State: func(m one) kit.State { _, state := outcomeWords(m.Outcome); return state }},
		kit.Column[one]{Title: "Who sinks it", Ems: 8, Weight: 1, Optional: true, Text: func(m one) string { return orDash(m.Member) }})
	r.modes.VisibleRows = 4
	r.group = kit.Stack(kit.Strong("Counted in each way, the first one decides"), r.modes)
	e.Fill(func(x bid.FinancialTest, _ bool) { r.show(x) })
	return r
}

func (r *testResults) show(x bid.FinancialTest) {
	t, ok := r.p.resultOf(x.ID)
	text, state := outcomeWords(t.Outcome)
	if t.Why != "" {
		text += ": " + strings.TrimSuffix(t.Why, ".") + "."
	}
	var fixes []string
	for _, f := range t.Fixes {
		fix := f.Words
		if f.Prior {
			fix += " in the year before"
		}
		fixes = append(fixes, fix)
	}
	r.view.Set(x.ID+text+strings.Join(append(append([]string{fmt.Sprint(t.NearMiss)}, fixes...), t.Mitigation...), "\n"), func() []fyne.CanvasObject {
		if !ok {
			return nil
		}
		out := []fyne.CanvasObject{kit.NewMarked(state, text)}
		if len(fixes) > 0 {
			out = append(out, kit.Text("What would pass it: "+strings.Join(fixes, "; or ")+"."))
		}
		if t.NearMiss {
			out = append(out, kit.Text("It misses its mark by little: say so to the buyer, with the reason."))
		}
		if len(t.Mitigation) > 0 {
			out = append(out, kit.Text("The buyer may weigh: "+strings.Join(t.Mitigation, ", ")+"."))
		}
		return out
	})
	figures := []string{t.FigureID + ".latest", t.FigureID + ".prior"}
	for _, beside := range t.Beside { // a charity's other reading, shown and never deciding
		figures = append(figures, beside.FigureID)
	}
	r.box.Show(figures...)
	form.SetShown(r.group, len(t.Modes) > 1)
	r.modes.SetRows(t.Modes)
}
