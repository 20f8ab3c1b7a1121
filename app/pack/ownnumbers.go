package pack

import (
	"regexp"
	"strconv"
	"strings"
)

// ownNumbers are what the pages themselves count: pages, tables and figures. In a long pack
// these run through every number, so the leak test passes them over where they stand as
// such, and nowhere else.
type ownNumbers struct {
	pages, tables, figures int
	headings               map[string]bool // the ends of all headings, word by word
}

var (
	pageNumbers = regexp.MustCompile(`\bPage [0-9]+ of [0-9]+\b`)
	captions    = regexp.MustCompile(`\b(Table|Figure) ([0-9]+)\b`)
	loneNumber  = regexp.MustCompile(`^[0-9]{1,5}$`)
)

// ownNumbersOf counts a document and the pages that were found in its file.
func ownNumbersOf(doc Document, haystacks []Haystack) ownNumbers {
	n := ownNumbers{headings: map[string]bool{}}
	for _, h := range haystacks {
		if strings.HasPrefix(h.Where, "page ") {
			n.pages++
		}
	}
	heading := func(text string) {
		words := strings.Fields(text)
		for i := range words {
			n.headings[strings.Join(words[i:], " ")] = true
		}
	}
	for _, s := range doc.Sections {
		heading(s.Title)
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case Heading:
				heading(b.Text)
			case Table:
				n.tables = max(n.tables, b.Number)
			case Figure:
				n.figures = max(n.figures, b.Number)
				if b.Table != nil {
					n.tables = max(n.tables, b.Table.Number)
				}
			}
		}
	}
	return n
}

// without is a text without "Page 3 of 7", without the number of a table or figure that
// the document has, and without the page number behind a heading in the contents.
func (n ownNumbers) without(text string) string {
	text = pageNumbers.ReplaceAllString(text, " ")
	text = captions.ReplaceAllStringFunc(text, func(caption string) string {
		name, number, _ := strings.Cut(caption, " ")
		if at, err := strconv.Atoi(number); err == nil && (name == "Table" && at <= n.tables || name == "Figure" && at <= n.figures) {
			return name
		}
		return caption
	})
	lines := strings.Split(text, "\n")
	for i := 1; i < len(lines); i++ {
		number := strings.TrimSpace(lines[i])
		if !loneNumber.MatchString(number) || !n.headings[strings.Join(strings.Fields(lines[i-1]), " ")] {
			continue
		}
		if at, err := strconv.Atoi(number); err == nil && at <= n.pages {
			lines[i] = ""
		}
	}
	return strings.Join(lines, "\n")
}
