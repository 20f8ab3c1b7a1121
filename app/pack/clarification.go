package pack

import "bidwright/app/tender/fairness"

// clarification builds the letter of questions to the buyer: those that were picked and
// hold no figure of ours and no rival's name. What was refused is told, not printed.
func (b *builder) clarification() {
	b.head("Draft clarification questions", "For the buyer’s answer to all bidders")
	letter := fairness.NewLetter(b.s.Assessment.Tender.Fairness, b.s.Document, b.s.Assessment.Pricing.Graph)
	opening := []Block{}
	if letter.To != "" {
		opening = append(opening, Paragraph{Runs: []Run{bold("To: "), b.say(letter.To)}})
	}
	opening = append(opening, Paragraph{Runs: []Run{b.say(letter.Intro)}})
	items := make([]Item, 0, len(letter.Questions))
	for _, q := range letter.Questions {
		items = append(items, Item{Runs: []Run{b.say(q.Printed())}})
	}
	if len(items) == 0 {
		opening = append(opening, paragraph("No question has been picked yet."))
	} else {
		opening = append(opening, List{Numbered: true, Items: items})
	}
	opening = append(opening, Paragraph{Runs: []Run{b.say(letter.Closes)}}, Paragraph{Runs: []Run{b.say(letter.Signed)}})
	b.section("questions", 1, "Questions on the tender", opening...)
	if n := len(letter.Refused); n > 0 {
		b.omit(counted(n, "question", "questions"), "It would show a figure of your own or name a rival; change its words on the Opportunity page")
	}
}
