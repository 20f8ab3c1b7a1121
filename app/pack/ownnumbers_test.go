package pack_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/pack"
)

// read is a painter whose file reads as given, page by page.
type read []string

func (read) Paint(context.Context, pack.Built, func(done, total int)) ([]byte, error) {
	return nil, nil
}
func (read) Verify([]byte, pack.Document) error { return nil }

func (r read) Haystacks([]byte) ([]pack.Haystack, error) {
	var out []pack.Haystack
	for i, text := range r {
		out = append(out, pack.Haystack{Where: fmt.Sprintf("page %d", i+1), Text: text})
	}
	return out, nil
}

// In a pack of 200 pages the numbers of pages and tables run through every small figure:
// they are passed over as what they are, and the same digits anywhere else are found.
func TestTheNumbersOfPagesAndTablesAreNoLeak(t *testing.T) {
	amount := decimal.NewFromInt(136)
	built := pack.Built{Secrets: []pack.Secret{{Path: "people.cook.hours", Number: &amount}}}
	section := pack.Section{ID: "m", Level: 1, Title: "Where each question is answered"}
	for i := range 140 {
		section.Blocks = append(section.Blocks, pack.Table{Number: i + 1, Title: "Steps"})
	}
	built.Document.Sections = []pack.Section{section}
	for text, leaks := range map[string]bool{
		"Page 136 of 200 · In confidence":                  false,
		"Contents\nWhere each\nquestion is answered\n136":  false,
		"Contents\nWhere each question is answered\n136\n": false,
		"Table 136. Steps":                                 false,
		"Steps\n136":                                       true, // a cell under the name of a table
		"Table 136 hours":                                  false,
		"Figure 136. Steps":                                true, // there is no such figure
		"We work 136 hours":                                true,
		"is answered 136":                                  true, // in one line, so it is no entry of the contents
		"Table 1360. Steps for 136":                        true,
	} {
		pages := make(read, 200)
		pages[7] = text
		if got := pack.LeakTest(pages, nil, built) != nil; got != leaks {
			t.Errorf("%q: found is %v", strings.ReplaceAll(text, "\n", " / "), got)
		}
	}
	short := read{"Contents\nWhere each question is answered\n136"}
	if pack.LeakTest(short, nil, built) == nil {
		t.Error("a file of one page has no page 136")
	}
}
