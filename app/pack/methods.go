package pack

import (
	"strings"

	"bidwright/app/bid"
)

// compliance is the buyer's way into the answers: each question with its weight and limit,
// how long the answer is and where it stands.
func (b *builder) compliance() {
	questions := b.questions()
	if len(questions) == 0 {
		b.section("compliance", 1, "Where each question is answered", paragraph("No question of the tender has been entered yet."))
		return
	}
	t := Table{ID: "table-compliance", Title: "Questions of the tender and our answers", Columns: []Column{{Title: "No.", Head: true, Weight: 0.4}, {Title: "Question", Weight: 2.4}, {Title: "Weight", Align: Right, Weight: 0.6}, {Title: "Limit", Align: Right, Weight: 0.9},
		{Title: "Words used", Align: Right, Weight: 0.7}, {Title: "Answer", Weight: 1.2}}}
	for i, q := range questions {
		at := Run{Text: "Answer to " + strings.TrimPrefix(questionName(q, i), "Question "), Target: questionSection(q), Label: LabelBuyer}
		if b.length(q) == 0 {
			at.Text = "Not answered yet"
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{b.say(strings.TrimPrefix(questionName(q, i), "Question ")), b.say(b.asksFor(q)), plain(orDash(b.weight(q))), plain(orDash(limitWords(q))), plain(numeral(b.length(q))), at}})
	}
	t.Note = "Weights are shares of the marks for quality, as the tender states them."
	b.section("compliance", 1, "Where each question is answered", b.table(t))
}

// asksFor is what a question is about in few words, and of which lot.
func (b *builder) asksFor(q bid.MethodQuestion) string {
	text := or(q.Title, cut(strings.Join(strings.Fields(q.Text), " "), 120, "…"))
	if q.LotID != "" && len(b.bid.Opportunity.Lots) > 1 {
		text = strings.TrimSpace(text + " (" + b.lotName(q.LotID) + ")")
	}
	return or(text, "Not worded yet")
}

// weight is what a question counts for, empty when the tender does not say.
func (b *builder) weight(q bid.MethodQuestion) string {
	if !q.Weight.IsSet() {
		return ""
	}
	b.answered = append(b.answered, q.Weight.Format(), q.Weight.String())
	return q.Weight.Format()
}

func limitWords(q bid.MethodQuestion) string {
	var out []string
	if q.Words > 0 {
		out = append(out, numeral(q.Words)+" words")
	}
	if q.Pages.IsSet() {
		pages := " pages"
		if q.Pages.Format() == "1" {
			pages = " page"
		}
		out = append(out, q.Pages.Format()+pages)
	}
	return strings.Join(out, ", ")
}

// methods are the answers, each after its question as the tender asks it, with the measures
// that it promises and the proofs that it refers to.
func (b *builder) methods(proofs []proof) {
	questions := b.questions()
	if len(questions) == 0 {
		return
	}
	b.section("method", 1, "Method statements", paragraph("Each answer stands after its question as the tender asks it."))
	for i, q := range questions {
		var blocks []Block
		if text := strings.TrimSpace(q.Text); text != "" {
			blocks = append(blocks, Callout{Title: "The question", Label: LabelBuyer, Runs: []Run{b.say(text)}})
		}
		var facts []string
		if w := b.weight(q); w != "" {
			facts = append(facts, "Weight "+w+".")
		}
		if l := limitWords(q); l != "" {
			facts = append(facts, "Limit "+l+".")
		}
		if n := b.length(q); n > 0 {
			facts = append(facts, "Our answer has "+counted(n, "word", "words")+".")
		}
		if len(facts) > 0 {
			blocks = append(blocks, Note{Runs: []Run{plain(strings.Join(facts, " "))}})
		}
		if answer := b.answer(q, questionName(q, i)); len(answer) > 0 {
			blocks = append(blocks, answer...)
		} else {
			blocks = append(blocks, paragraph("This question has not been answered yet."))
		}
		if t, ok := b.measures(q, i); ok {
			blocks = append(blocks, t)
		}
		if cited := b.citedBy(q, proofs); len(cited) > 0 {
			blocks = append(blocks, b.refers(cited))
		}
		title := questionName(q, i)
		if q.Title != "" {
			title += ": " + q.Title
		}
		b.say(title)
		b.section(questionSection(q), 2, title, blocks...)
	}
}

// measures are how the buyer can see that the answer is kept.
func (b *builder) measures(q bid.MethodQuestion, at int) (Table, bool) {
	if len(q.KPIs) == 0 {
		return Table{}, false
	}
	name := questionName(q, at) + ": how we show that we keep our answer"
	t := Table{ID: "table-measures-" + q.ID, Title: name, Columns: []Column{{Title: "Measure", Head: true, Weight: 1.8}, {Title: "Today", Weight: 0.9}, {Title: "Target", Weight: 0.9}, {Title: "How it is measured", Weight: 1.6}, {Title: "How often", Weight: 0.9}, {Title: "Who", Weight: 1}}}
	for _, k := range q.KPIs {
		t.Rows = append(t.Rows, Row{Cells: []Run{b.say(k.Name), b.say(orDash(k.Baseline)), b.say(orDash(k.Target)), b.say(orDash(k.Measured)), b.say(orDash(k.Often)), b.say(orDash(k.Owner))}})
	}
	b.say(name)
	return b.table(t), true
}

// refers names the proofs of an answer with links to the list of appendices.
func (b *builder) refers(cited []proof) Paragraph {
	runs := []Run{bold("Evidence: ")}
	for i, p := range cited {
		if i > 0 {
			runs = append(runs, plain("; "))
		}
		runs = append(runs, Run{Text: p.ref(), Target: "table-appendices", Label: LabelBuyer}, b.say(" "+b.itemName(p.Evidence)))
	}
	return Paragraph{Runs: append(runs, plain("."))}
}
