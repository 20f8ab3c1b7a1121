package pack

import (
	"slices"
	"strings"

	"bidwright/app/bid"
)

// cited are the proofs that go with the technical response: those of the conditions, under
// the same numbers as in the selection response, then those that answers refer to.
func (b *builder) cited() []proof {
	out := b.proofs()
	holder, vault := b.vault("")
	for _, q := range b.questions() {
		for _, id := range q.EvidenceIDs {
			i := slices.IndexFunc(vault, func(e bid.Evidence) bool { return e.ID == id })
			if i >= 0 && !slices.ContainsFunc(out, func(p proof) bool { return p.ID == id && p.holder == holder }) {
				out = append(out, proof{len(out) + 1, holder, vault[i]})
			}
		}
	}
	return out
}

// citedBy are the bidder's own proofs that an answer refers to, in its order.
func (b *builder) citedBy(q bid.MethodQuestion, proofs []proof) []proof {
	holder, _ := b.vault("")
	var out []proof
	for _, id := range q.EvidenceIDs {
		if i := slices.IndexFunc(proofs, func(p proof) bool { return p.ID == id && p.holder == holder }); i >= 0 {
			out = append(out, proofs[i])
		}
	}
	return out
}

// appendices lists the files that go with the response and which answers they prove.
func (b *builder) appendices(proofs []proof) {
	if len(proofs) == 0 {
		return
	}
	files := slices.ContainsFunc(proofs, func(p proof) bool { return p.File.Name != "" })
	t := Table{ID: "table-appendices", Title: "Evidence that goes with this response", Columns: []Column{{Title: "Ref", Head: true, Weight: 0.3}, {Title: "Evidence", Weight: 1.8}, {Title: "Held by", Weight: 1.4},
		{Title: "Issued", Weight: 0.9}, {Title: "Runs out", Weight: 0.9}, {Title: "Proves", Weight: 1}}}
	own := !slices.ContainsFunc(proofs, func(p proof) bool { return p.holder != proofs[0].holder })
	if files {
		t.Columns = slices.Insert(t.Columns, 3, Column{Title: "File", Weight: 1.4})
	}
	if own { // one holder for all needs no column
		t.Columns = slices.Delete(t.Columns, 2, 3)
	}
	for _, p := range proofs {
		issued, until := p.life()
		cells := []Run{plain(p.ref()), b.say(b.itemName(p.Evidence)), b.say(p.holder), plain(issued), plain(until), b.say(b.proves(p, proofs))}
		if files {
			cells = slices.Insert(cells, 3, b.say(orDash(p.File.Name)))
		}
		if own {
			cells = slices.Delete(cells, 2, 3)
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	t.Note = "Each goes with this response through the buyer’s portal as a file of its own."
	b.section("appendices", 1, "Appendices", b.table(t))
}

// proves names what a proof is referred to from: questions, or conditions of participation.
func (b *builder) proves(p proof, proofs []proof) string {
	var out []string
	for i, q := range b.questions() {
		if slices.ContainsFunc(b.citedBy(q, proofs), func(x proof) bool { return x.number == p.number }) {
			out = append(out, questionName(q, i))
		}
	}
	for i, r := range b.conditions() {
		holder, _ := b.vault(r.ByID)
		if r.EvidenceID == p.ID && holder == p.holder {
			out = append(out, "condition R"+numeral(i+1))
		}
	}
	return sentence(strings.Join(out, ", "))
}
