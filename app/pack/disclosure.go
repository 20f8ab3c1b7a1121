package pack

import (
	"regexp"
	"slices"
	"strings"

	"bidwright/app/bid"
)

// disclosure lists what the bidder asks the buyer to keep confidential. An item stands in
// the file that its place names; one that names none stands in every file.
func (b *builder) disclosure() {
	t := Table{ID: "table-confidential", Title: "What we ask you to keep confidential", Columns: []Column{{Title: "Item", Head: true, Weight: 1.3}, {Title: "Where", Weight: 1.2}, {Title: "Why it is sensitive", Weight: 2}, {Title: "Ground", Weight: 1.4}, {Title: "Until", Weight: 0.8}}}
	for _, item := range b.bid.Response.Confidential {
		if papers := namedPapers(item.Where); len(papers) > 0 && !slices.Contains(papers, b.s.Paper) {
			continue
		}
		where := b.typed(orDash(item.Where))
		where.Target = b.sectionNamed(item.Where)
		t.Rows = append(t.Rows, Row{Cells: []Run{b.typed(item.Name), where, b.typed(orDash(item.Why)), b.say(orDash(b.ground(item.Ground))), plain(or(day(item.Until), "not stated"))}})
	}
	if len(t.Rows) == 0 {
		return
	}
	b.section("confidential", 1, "Confidentiality and freedom of information",
		b.table(t), paragraph("We ask you to treat these items as confidential for the reasons given. The decision is yours. Where the law asks for it, you weigh the public interest first, and you may disclose any of them. Please tell us before you do, so that we can say what harm it would cause."))
}

// namedPapers are the buyer's files that a place names, by the title of a file or of one of
// its sections.
func namedPapers(where string) []bid.Paper {
	var out []bid.Paper
	for _, paper := range []bid.Paper{bid.PaperTechnical, bid.PaperCommercial, bid.PaperSelection, bid.PaperSocial} {
		if names(where, PaperTitle(Commissioner, paper)) {
			return []bid.Paper{paper}
		}
		for _, k := range buyerKinds[paper] {
			if names(where, k.title) && k.id != aboutKind.id {
				out = append(out, paper)
				break
			}
		}
	}
	for _, paper := range []bid.Paper{bid.PaperCommercial, bid.PaperTechnical} {
		if len(out) == 0 && slices.ContainsFunc(placeWords[paper], func(word string) bool { return names(where, word) }) {
			out = append(out, paper)
		}
	}
	return out
}

// placeWords are words in which people name a place, where they do not use its title.
var placeWords = map[bid.Paper][]string{
	bid.PaperCommercial: {"commercial", "price", "pricing", "cost"},
	bid.PaperTechnical:  {"technical", "method statement", "question", "answer"},
}

func names(where, title string) bool {
	return title != "" && strings.Contains(strings.ToLower(where), strings.ToLower(title))
}

// subnumber is what follows the number of a question where another is meant: 4.1 in 4.
var subnumber = regexp.MustCompile(`^\.[0-9]`)

// sectionNamed is the section of this file that a place names, for a link to it.
func (b *builder) sectionNamed(where string) string {
	longest, id := 0, ""
	for _, s := range b.doc.Sections {
		if names(where, s.Title) && len(s.Title) > longest {
			longest, id = len(s.Title), s.ID
		}
	}
	for i, q := range b.questions() { // the answer is nearer than its file
		_, rest, found := strings.Cut(strings.ToLower(where)+" ", strings.ToLower(questionName(q, i)))
		if found && b.s.Paper == bid.PaperTechnical && !strings.ContainsAny(rest[:1], "0123456789") && !subnumber.MatchString(rest) {
			return questionSection(q)
		}
	}
	return id
}

// ground is a ground of the law as printed.
func (b *builder) ground(id string) string {
	if g, found := b.s.Library.DisclosureGround(id); found {
		return g.Title()
	}
	return ""
}
