package response_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"bidwright/app/response"
)

func TestTheMarkup(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []response.Part
		words      int
	}{
		{"nothing", " \r\n\t\n", nil, 0},
		{"paragraphs", "We cook.\nWe bring it.\n\nEvery day.", []response.Part{{Kind: "paragraph", Text: "We cook."}, {Kind: "paragraph", Text: "We bring it."}, {Kind: "paragraph", Text: "Every day."}}, 7},
		{"headings", "# Our staff\n### How we train\n#hashtag\n####### seven", []response.Part{{Kind: "heading", Level: 1, Text: "Our staff"}, {Kind: "heading", Level: 2, Text: "How we train"}, {Kind: "paragraph", Text: "#hashtag"}, {Kind: "paragraph", Text: "####### seven"}}, 8},
		{"lists", "- one\n* two words\n•\tthree\n-5 is a number\n1. first\n2) second\n4. not the third", []response.Part{
			{Kind: "bullets", Items: []string{"one", "two words", "three"}}, {Kind: "paragraph", Text: "-5 is a number"},
			{Kind: "numbered", Items: []string{"first", "second"}}, {Kind: "paragraph", Text: "4. not the third"}}, 14},
		{"a year begins a paragraph", "2026. We began.", []response.Part{{Kind: "paragraph", Text: "2026. We began."}}, 3},
		{"a table", "| Measure | Target |\n|---|:--:|\n| Meals on time | 98 % |\n| a \\| b", []response.Part{{Kind: "table", Head: []string{"Measure", "Target"}, Rows: [][]string{{"Meals on time", "98 %"}, {"a | b", ""}}}}, 10},
		{"pasted from a spreadsheet", "Measure\tTarget\nOn time\t98 %\nA line with\ta tab\tand more", []response.Part{
			{Kind: "table", Head: []string{"Measure", "Target"}, Rows: [][]string{{"On time", "98 %"}}}, {Kind: "paragraph", Text: "A line with a tab and more"}}, 13},
		{"Welsh and line separators", "Ŵyn bach\u2028ar y bryn", []response.Part{{Kind: "paragraph", Text: "Ŵyn bach"}, {Kind: "paragraph", Text: "ar y bryn"}}, 5},
	} {
		if got := response.Parse(c.text); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v", c.name, got)
		}
		if got := response.Words(c.text); got != c.words {
			t.Errorf("%s: %d words, not %d", c.name, got, c.words)
		}
	}
}

// Whatever is typed, every letter and digit of it stands in the parts, in order, but for
// the numbers of lists; no part is empty and every row of a table has its columns.
func TestNothingTypedIsLost(t *testing.T) {
	letters := func(text string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return r
			}
			return -1
		}, text)
	}
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.OneOf(rapid.StringN(0, 40, -1), rapid.StringMatching(`(#{1,3} |- |[1-3]\. |\|)[a-zA-Z|\t ]{0,20}`)), 0, 12).Draw(t, "lines")
		text := strings.Join(lines, "\n")
		var all strings.Builder
		for _, p := range response.Parse(text) {
			all.WriteString(p.Text)
			for _, item := range p.Items {
				if item == "" {
					t.Fatalf("an empty item: %+v", p)
				}
				all.WriteString(item)
			}
			for _, row := range append([][]string{p.Head}, p.Rows...) {
				if len(row) != len(p.Head) {
					t.Fatalf("a row of %d columns in a table of %d", len(row), len(p.Head))
				}
				all.WriteString(strings.Join(row, ""))
			}
		}
		if got, want := letters(all.String()), letters(text); got != want {
			t.Fatalf("%q became %q", want, got)
		}
	})
}

func TestFiftyThousandWords(t *testing.T) {
	if n := response.Words(strings.Repeat("A line of five words\n", 10_000)); n != 50_000 {
		t.Errorf("%d words", n)
	}
	if n := len(response.Parse("- one\n" + strings.Repeat("- item\n", 100_000))[0].Items); n != 100_001 {
		t.Errorf("%d items", n)
	}
}
