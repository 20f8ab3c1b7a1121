package pack

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/socialvalue"
)

// priceWords are findings that speak of the price, of what lines cost or of the score;
// they stay inside.
var priceWords = []string{"SV-030", "SV-031", "SV-032", "SV-035", "SV-042", "SV-043", "SV-053", "SV-073", "SV-090", "SV-101", "SV-107"}

// challenge is the sheet for the reader who must defend the figures: what may be doubted
// about each row, and how far a figure may move.
func (b *builder) challenge(v *socialvalue.Result) {
	t := Table{ID: "table-challenge", Title: "Challenge this", Columns: []Column{{Title: "Check", Head: true, Weight: 0.6}, {Title: "What may be doubted", Weight: 4}}}
	for _, i := range v.Issues {
		if i.Severity == bid.Informs || slices.Contains(priceWords, i.Code) || !strings.HasPrefix(i.Path, "socialValue.") {
			continue
		}
		if strings.HasSuffix(i.Path, ".claims") { // it names partners, also those that stay unnamed
			i.Message = claimed(i, v)
		}
		for _, restricted := range v.Rows {
			if restricted.Restricted && strings.HasPrefix(i.Path, restricted.Path) {
				i.Message = restricted.Name + ": this row uses a licensed value, whose figure is not ours to print."
			}
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{plain(i.Code), b.say(i.Message)}})
	}
	var blocks []Block
	blocks = append(blocks, paragraph("Every figure above rests on something that can be doubted. These are the doubts we would raise in your place."))
	if len(t.Rows) > 0 {
		blocks = append(blocks, b.table(t))
	} else {
		blocks = append(blocks, paragraph("No check of this kind stands open."))
	}
	var items []Item
	for _, r := range v.Rows {
		if (r.Counted || r.Placement) && r.Evidence == "opinion" {
			items = append(items, Item{Runs: []Run{b.say(r.Name + " rests on opinion alone; our lowest figure leaves it out.")}})
		}
	}
	if len(items) > 0 {
		blocks = append(blocks, List{Items: items})
	}
	b.section("challenge", 1, "What you may challenge", blocks...)
}

// commitments are the commitments that can be written into the contract, and the answers to
// the Social Value Model.
func (b *builder) commitments(v *socialvalue.Result) {
	var blocks []Block
	if len(v.Promises) > 0 {
		t := Table{ID: "table-commitments", Title: "Commitments", Columns: []Column{{Title: "Ref", Head: true, Weight: 0.3}, {Title: "Commitment", Weight: 2.2}, {Title: "When", Weight: 1.2}, {Title: "For", Weight: 1.2}, {Title: "Measured and shown", Weight: 1.5}, {Title: "If missed", Weight: 1.5}, {Title: "Owner", Weight: 0.9}}}
		for i, p := range v.Promises {
			c := p.Commitment()
			b.answered = append(b.answered, c.Number.Format(), c.Number.String())
			what := strings.TrimSpace(c.Number.Format() + " " + c.Unit + ": " + p.Text)
			if labels := b.labels(c.ModelID, c.Codes); labels != "" {
				what += " (" + labels + ")"
			}
			when := c.End.String()
			if !c.Start.IsZero() {
				when = c.Start.String() + " to " + when
			}
			t.Rows = append(t.Rows, Row{Cells: []Run{plain(fmt.Sprintf("C%d", i+1)), b.say(what), b.say(when), b.say(c.Target), b.say(strings.Join(nonEmpty(c.Measure, c.Evidence), "; ")), b.say(c.Missed), b.say(c.Owner)}})
		}
		blocks = append(blocks, paragraph("Each of these may be written into the contract. What they cost is part of our price."), b.table(t))
	}
	for _, a := range b.bid.SocialValue.Answers {
		heading := replyTitle(a, b.s.Library)
		b.answered = append(b.answered, heading)
		blocks = append(blocks, Heading{Level: 2, Text: heading, Label: LabelBuyer})
		var rows []KeyValue
		rows = append(rows, b.modelRows(a.ModelID)...)
		for _, x := range [][2]string{{"What", a.What}, {"How many", a.HowMany}, {"By when", a.When}, {"Who", a.Who}, {"Metric", a.Metric}, {"How measured", a.Measured}, {"How reported", a.Reported}, {"If not", a.IfNot}} {
			if x[1] != "" {
				rows = append(rows, KeyValue{Key: x[0], Value: b.say(x[1])})
			}
		}
		if behind := b.behind(a); behind != "" {
			rows = append(rows, KeyValue{Key: "The change behind it", Value: b.say(behind)})
		}
		if len(rows) > 0 {
			blocks = append(blocks, KeyValues{Rows: rows})
		}
	}
	if len(blocks) > 0 {
		b.section("commitments", 1, "What we commit to", blocks...)
	}
}

// together is co-production: who plans and delivers, today and as planned, and three answers.
func (b *builder) together() {
	c := b.bid.SocialValue.Together
	var blocks []Block
	if c.Today != "" || c.Planned != "" {
		t := Table{ID: "table-together", Title: "Who plans and who delivers", Columns: []Column{{Title: "When", Head: true, Weight: 0.8}, {Title: "Delivered by", Weight: 1.2}, {Title: "Planned by", Weight: 1.2}, {Title: "Called", Weight: 2}}}
		for _, x := range [][2]string{{"Today", c.Today}, {"As planned", c.Planned}} {
			for _, w := range socialvalue.Ways() {
				if w.ID == x[1] {
					t.Rows = append(t.Rows, Row{Cells: []Run{plain(x[0]), plain(socialvalue.SideName(w.Deliver)), plain(socialvalue.SideName(w.Plan)), plain(or(w.Name, "–"))}})
				}
			}
		}
		table := b.table(t)
		b.figures++
		blocks = append(blocks, Figure{ID: "figure-together", Number: b.figures, Title: "Who plans and who delivers", Label: LabelBuyer, Chart: TogetherChart(c), Table: &table,
			Alt: "A grid of nine boxes: who delivers down the side, who plans across the top. Today’s way and the planned one are marked. The table beside holds the same."})
	}
	var principles []Item
	for _, x := range socialvalue.Principles() {
		if contains(c.Principles, x.ID) {
			principles = append(principles, Item{Runs: []Run{plain(x.Name)}})
		}
	}
	if len(principles) > 0 {
		blocks = append(blocks, Heading{Level: 2, Text: "The principles we work by", Label: LabelBuyer}, List{Items: principles})
	}
	for _, x := range [][2]string{{"What role will people who use the service have in developing and delivering it?", c.Role},
		{"How are their strengths found and put to use?", c.Strengths}, {"How is what users, carers, families and neighbours contribute measured and rewarded?", c.Rewarded}, {"Proof", c.Proof}} {
		if x[1] != "" {
			blocks = append(blocks, Heading{Level: 2, Text: x[0], Label: LabelBuyer}, Paragraph{Runs: []Run{b.say(x[1])}})
		}
	}
	if len(blocks) > 0 {
		b.section("together", 1, "Planned and delivered together", blocks...)
	}
}

// felt is distance travelled: never money, never a group under five.
func (b *builder) felt(v *socialvalue.Result) {
	t := Table{ID: "table-felt", Title: "Change on our own scale from 0 to 10", Columns: []Column{{Title: "Theme", Head: true, Weight: 1.6}, {Title: "People", Align: Right, Weight: 0.6}, {Title: "Start", Align: Right, Weight: 0.6}, {Title: "End", Align: Right, Weight: 0.6},
		{Title: "Better, same, worse", Weight: 1}, {Title: "Mean change, completers", Align: Right, Weight: 0.9}, {Title: "Mean change, all starters", Align: Right, Weight: 0.9}}}
	for _, x := range v.Themes {
		if x.Shown {
			t.Rows = append(t.Rows, Row{Cells: []Run{b.say(x.Name), plain(numeral(x.Pairs)), b.tell(x.Start), b.tell(x.End), plain(fmt.Sprintf("%d, %d, %d", x.Better, x.Same, x.Less)), b.tell(x.Completers), b.tell(x.All)}})
		}
	}
	if len(t.Rows) > 0 {
		b.section("felt", 1, "What people themselves say", paragraph("These changes are told, not valued. Those who left count as no change in the last column. Groups of fewer than five people are not shown. Each drawing runs from 0 at its foot to 10 at its top."), b.slopes(v, t))
	}
}

// localMoney is what stays in the area; the meaning of local is printed.
func (b *builder) localMoney(v *socialvalue.Result) {
	t := Table{ID: "table-local", Title: "Local multiplier (LM3)", Columns: []Column{{Title: "Arrangement", Head: true, Weight: 2.4}, {Title: "Of each pound, to local people and firms", Align: Right, Weight: 1.1}, {Title: "Spent locally in turn", Align: Right, Weight: 1},
		{Title: "LM3: pounds that circulate for each pound", Align: Right, Weight: 1.2}, {Title: "Spending of unknown place", Align: Right, Weight: 0.9}},
		Note: "One pound, and the two rounds after it, make the multiplier; each figure is rounded by itself."}
	own := false
	spec, rounds := RoundsChart(v.Local)
	for i, x := range v.Local {
		own = own || x.OwnLines
		t.Rows = append(t.Rows, Row{Cells: []Run{b.say(x.Name), plain(rounds[i][0]), plain(rounds[i][1]), b.tell(x.LM3), b.tell(x.Unknown)}})
	}
	if len(t.Rows) == 0 {
		return
	}
	if own {
		t.Note += " The rounds of an arrangement that reads our own costs are not printed: costs do not belong in this file."
	} else { // only our own lines tell how much is of unknown place
		last := len(t.Columns) - 1
		t.Columns = t.Columns[:last]
		for i := range t.Rows {
			t.Rows[i].Cells = t.Rows[i].Cells[:last]
		}
	}
	b.section("local", 1, "Local money", Paragraph{Runs: []Run{plain("Local means: "), b.say(ended(or(b.bid.SocialValue.Local.Meaning, "not defined yet"))), plain(" The multiplier is a flow; it is part of no value above. 1 means that nothing stays, 3 that all of it does. Spending of which the place is not known counts as not local.")}},
		b.drawn("figure-local", "What becomes of one pound, over three rounds", "For each arrangement three bars that narrow: one pound spent, what of it goes to local people and firms, and what they spend locally in turn.", spec, t))
}

// socialMethod says how the figures were made and from which sources.
func (b *builder) socialMethod(v *socialvalue.Result) {
	blocks := []Block{paragraph(v.Convention.Words)}
	if v.PriceYear.Text != "" {
		blocks = append(blocks, paragraph("Values are in pounds of "+v.PriceYear.Text+", moved once by a price index from their own year."))
	}
	var items []Item
	seen := map[string]bool{}
	for _, r := range v.Rows {
		if text := strings.Join(nonEmpty(r.Value, r.ValueSource), ": "); (r.Counted || r.Placement) && text != "" && !seen[text] {
			seen[text] = true
			items = append(items, Item{Runs: []Run{b.say(text)}})
		}
	}
	if len(items) > 0 {
		blocks = append(blocks, Heading{Level: 2, Text: "Sources of unit values", Label: LabelBuyer}, List{Items: items})
	}
	b.section("method", 1, "How it was worked out", blocks...)
}

// socialBoard tells the board what the buyer is told and, with it, the ratio, its range
// and how far each assumption may move.
func (b *builder) socialBoard() {
	v := b.s.Assessment.Social
	if v == nil || !v.Used {
		return
	}
	t := v.Totals
	var rows []KeyValue
	for _, n := range []calc.Node{v.Inputs.Total, t.Fiscal, t.Economic, t.Social, t.PV, t.Ratio, t.LowRatio, t.HighRatio, t.NetRatio, t.Defended, t.Payback} {
		if (n != calc.Node{}) && b.has(n.ID()) {
			rows = append(rows, b.pair(n.Label(), n.ID()))
		}
	}
	blocks := []Block{KeyValues{Rows: rows}, innerParagraph("A ratio below 1 is a legitimate answer. Ratios of different organisations cannot be compared.")}
	if len(v.Switches) > 0 {
		table := Table{ID: "table-switch", Title: "How far each assumption may move", Columns: []Column{{Title: "Assumption", Head: true, Weight: 2.4}, {Title: "Now", Align: Right, Weight: 0.8}, {Title: "Where the ratio is on target", Weight: 2.4}}}
		for _, s := range v.Switches {
			now, words := s.Now.Format(), s.Words
			if s.Licensed {
				now, words = "licensed", s.Moved
			}
			table.Rows = append(table.Rows, Row{Cells: []Run{inner(s.Name), inner(now), inner(words)}})
		}
		blocks = append(blocks, b.privateTable(table))
	}
	if table := b.whoClaimsInside(v); len(table.Rows) > 0 {
		blocks = append(blocks, b.privateTable(table))
	}
	if table := b.socialTornado(v); len(table.Rows) > 0 {
		blocks = append(blocks, b.privateTable(table))
	}
	b.private("social-value", "Social value", blocks...)
}

// socialTornado tells what moves the ratio most. The ends of the assumptions themselves
// are left out: one may be a licensed value, which is printed nowhere.
func (b *builder) socialTornado(v *socialvalue.Result) Table {
	t := Table{ID: "table-social-tornado", Title: "What moves the ratio most, one at a time", Columns: []Column{{Title: "Assumption", Head: true, Weight: 2.4}, {Title: "Ratio at its low end", Align: Right}, {Title: "Ratio at its high end", Align: Right}},
		Note: "Each assumption goes by itself to the low and the high typed for it; all others stay as they are."}
	for _, bar := range v.Tornado(b.graph()) {
		unit := v.Totals.Ratio.Unit()
		t.Rows = append(t.Rows, Row{Cells: []Run{inner(bar.Name), inner(unit.Format(bar.AtLow.Round(3))), inner(unit.Format(bar.AtHigh.Round(3)))}})
	}
	return t
}
