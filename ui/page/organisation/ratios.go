package organisation

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/tender/standing"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"
)

// newRatioTable shows the usual tests of both years; opening a line explains its figure.
func (a *accounts) newRatioTable() *kit.Table[workspace.Ratio] {
	type one = workspace.Ratio
	t := kit.NewTable("Your ratios", func(x one) string { return x.ID }, nil,
		kit.Column[one]{Title: "Test", Ems: 10, Weight: 2, Text: func(x one) string { return x.Name }},
		kit.Column[one]{Title: "Usual mark", Ems: 6, Weight: 1, Optional: true, Text: usualMark},
		kit.Column[one]{Title: "Newer year", Ems: 6, Right: true, Text: func(x one) string { return readingText(x, 0) }},
		kit.Column[one]{Title: "Year before", Ems: 6, Right: true, Optional: true, Text: func(x one) string { return readingText(x, 1) }},
		kit.Column[one]{Title: "By the usual mark", Ems: 9, Weight: 1, Text: func(x one) string { return verdict(x) }, State: func(x one) kit.State {
			switch reading(x, 0).Outcome {
			case standing.Pass:
				return kit.Ready
			case standing.Fail:
				return kit.Attention
			}
			return kit.Note
		}})
	t.OnOpen = func(x one) {
		if a.figures != nil {
			a.p.s.ExplainIn(page.Explained{Find: a.figures.Graph.Explain}, x.FigureID+".latest")
		}
	}
	return t
}

// reading is the result of one year, 0 the newer.
func reading(x workspace.Ratio, at int) standing.Reading {
	if len(x.Modes) == 0 || at >= len(x.Modes[0].Years) {
		return standing.Reading{Outcome: standing.NotComputable, Why: x.Why}
	}
	return x.Modes[0].Years[at]
}

func readingText(x workspace.Ratio, at int) string {
	r := reading(x, at)
	if r.Outcome == standing.NotComputable {
		return "not known"
	}
	v, known := r.Figure.Value()
	switch {
	case !known:
		return "not known"
	case r.Figure.Unit() == calc.Pounds:
		return money.FormatWholePounds(v)
	}
	return r.Figure.Unit().Format(v.Round(2))
}

// usualMark is the mark of the facts, in words.
func usualMark(x workspace.Ratio) string {
	words := map[bid.Comparator]string{bid.AtLeast: "at least", bid.Over: "over", bid.AtMost: "at most", bid.Below: "under"}
	word := words[bid.Comparator(x.Fact.Comparator)]
	if word == "" || x.Fact.Threshold == "" {
		return "none"
	}
	switch x.Fact.Unit {
	case "GBP":
		return word + " £" + x.Fact.Threshold
	case "percent":
		return word + " " + x.Fact.Threshold + " %"
	}
	return word + " " + x.Fact.Threshold
}

func verdict(x workspace.Ratio) string {
	switch reading(x, 0).Outcome {
	case standing.Pass:
		return "would pass"
	case standing.Fail, standing.Explain:
		return "would not pass"
	case standing.Shown:
		return "shown beside"
	}
	return "accounts incomplete"
}
