package pack

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/response"
)

// declarations are the statements that the buyer asks for in this file, and a place to sign
// them.
func (b *builder) declarations() {
	t, ok := b.declared()
	if !ok {
		return
	}
	b.section("declarations", 1, "Declarations", t, b.signature("These declarations go with the pack named at the foot of this page."))
}

// declared is one row for each declaration of this file.
func (b *builder) declared() (Table, bool) {
	t := Table{ID: "table-declarations", Title: "What we declare", Columns: []Column{{Title: "No.", Head: true, Weight: 0.3}, {Title: "Statement", Weight: 3}, {Title: "Declared", Weight: 0.7}, {Title: "By", Weight: 1.2}, {Title: "On", Weight: 0.9}}}
	words := map[bid.Answer]string{bid.Yes: "Yes", bid.No: "No", bid.Unknown: "Open"}
	signed, days := map[string]bool{}, map[string]bool{} // one for all needs no column
	for _, d := range b.bid.Response.Declarations {
		name, text := response.DeclarationName(d, b.s.Library), response.DeclarationText(d, b.s.Library)
		if b.declarationPaper(d) != b.s.Paper {
			continue
		}
		if text != "" && name != "" && !strings.EqualFold(text, name) {
			name += ": "
		} else if text == name {
			text = ""
		}
		by := strings.Join(nonEmpty(d.Signer, d.Role), ", ")
		signed[by], days[day(d.On)] = true, true
		t.Rows = append(t.Rows, Row{Cells: []Run{plain(numeral(len(t.Rows) + 1)), b.typed(name + text), plain(words[d.Agreed]), b.say(orDash(by)), plain(orDash(day(d.On)))}})
	}
	if len(t.Rows) == 0 {
		return t, false
	}
	if len(signed) == 1 && len(days) == 1 {
		t.Columns = t.Columns[:3]
		by, on := t.Rows[0].Cells[3].Text, t.Rows[0].Cells[4].Text
		for i := range t.Rows {
			t.Rows[i].Cells = t.Rows[i].Cells[:3]
		}
		switch {
		case by != "–" && on != "–":
			t.Note = "Declared by " + by + ", on " + on + "."
		case by != "–":
			t.Note = "Declared by " + by + "."
		}
		b.say(t.Note)
	}
	return b.table(t), true
}

// declarationPaper is the file in which a declaration stands. Where no question is asked
// there is no technical response: what would stand there goes with the answers on
// selection, or else with the prices.
func (b *builder) declarationPaper(d bid.Declaration) bid.Paper {
	paper := response.DeclarationPaper(d, b.s.Library)
	switch {
	case paper != bid.PaperTechnical || len(b.questions()) > 0:
		return paper
	case len(b.conditions()) > 0:
		return bid.PaperSelection
	}
	return bid.PaperCommercial
}
