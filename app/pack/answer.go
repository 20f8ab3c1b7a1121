package pack

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/response"
)

// length is how many words the answer to a question has.
func (b *builder) length(q bid.MethodQuestion) int { return response.Words(q.Answer) }

// answer is the answer to a question with its headings, lists and tables. A table is named
// after the question and the heading above it, so that it can be found in lists of tables.
func (b *builder) answer(q bid.MethodQuestion, name string) []Block {
	var out []Block
	about := name
	for _, p := range response.Parse(q.Answer) {
		switch p.Kind {
		case response.Heading:
			about = name + ": " + p.Text
			b.say(p.Text)
			out = append(out, Heading{Level: p.Level + 2, Text: p.Text, Label: LabelBuyer})
		case response.Bullets, response.Numbered:
			list := List{Numbered: p.Kind == response.Numbered}
			for _, item := range p.Items {
				list.Items = append(list.Items, Item{Runs: []Run{b.say(item)}})
			}
			out = append(out, list)
		case response.Table:
			out = append(out, b.answerTable(p, about))
		default:
			out = append(out, Paragraph{Runs: []Run{b.say(p.Text)}})
		}
	}
	return out
}

// answerTable is a table of an answer. Every column has a head: programs that read a table
// aloud name each cell by it. A head without rows is a line of text.
func (b *builder) answerTable(p response.Part, about string) Block {
	if len(p.Rows) == 0 {
		return Paragraph{Runs: []Run{b.say(strings.Join(nonEmpty(p.Head...), " · "))}}
	}
	t := Table{Title: about}
	for i, head := range p.Head {
		b.say(head)
		t.Columns = append(t.Columns, Column{Title: orDash(head), Head: i == 0})
	}
	for _, row := range p.Rows {
		var cells []Run
		for _, cell := range row {
			cells = append(cells, b.say(cell))
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	return b.table(t)
}
