package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/pack"
	"bidwright/data/pdf"
)

// A price in the technical response puts a bidder out: typed into an answer, it stops the
// file in every format. Without it the same file goes out.
func TestAPriceInAnAnswerStopsTheTechnicalResponseInEveryFormat(t *testing.T) {
	long(t)
	for _, name := range []string{"meals", "county-partners"} {
		src := sourceOf(t, exampleBid(t, name))
		src.Paper = bid.PaperTechnical
		for _, id := range []string{"price.asked", "contract.value", "year.1.income"} {
			figure, found := src.Assessment.Figure(id)
			if !found || !figure.Available {
				t.Fatalf("%s has no %s", name, id)
			}
			for _, format := range everyFormat {
				maker, err := painter(format)
				if err != nil {
					t.Fatal(err)
				}
				for _, typed := range []string{figure.Printed, strings.ReplaceAll(figure.Printed, ",", ""), "nothing"} {
					priced := src
					q := append([]bid.MethodQuestion{}, src.Document.Bid.Response.Questions...)
					q[0].Answer += "\nAll this for " + typed + " and no more."
					priced.Document.Bid.Response.Questions = q
					_, err := pack.Finish(context.Background(), maker, pack.Commissioner, priced, true, nil)
					var leak *pack.LeakError
					if errors.As(err, &leak) != (typed != "nothing") || err != nil && leak == nil {
						t.Errorf("%s, %s: %s with %q gives %v", name, format, id, typed, err)
					}
				}
			}
		}
	}
}

// The page limit of the tender is told beside the file, which is written all the same:
// whether cover and contents count is for the tender to say.
func TestAPageLimitIsToldBesideTheFile(t *testing.T) {
	for limit, told := range map[string]bool{"3": true, "300": false} {
		doc := strings.Replace(example(t), `"validityDays": 90`, `"validityDays": 90, "pages": `+limit, 1)
		target := filepath.Join(t.TempDir(), "technical.pdf")
		code, _, errOut := bidpack(t, doc, "export", "-", "--audience", "commissioner", "--paper", "technical", "--format", "pdf", "-o", target, "--on", "2026-11-22")
		if code != 0 || strings.Contains(errOut, "the tender allows "+limit) != told {
			t.Errorf("limit %s: exit %d, %q", limit, code, errOut)
		}
		if _, err := os.Stat(target); err != nil {
			t.Error(err)
		}
	}
}

// Strange content gives a file, not a fault: a very long answer, a table of forty
// columns, a row taller than a page.
// An emoji, which the typeface of the PDF lacks, is named in a clear sentence.
func TestStrangeAnswersGiveAFile(t *testing.T) {
	long(t)
	cell := strings.Repeat("A cell as long as a page has very many words. ", 200)
	for what, change := range map[string]func(*bid.Bid){
		"50,000 words": func(b *bid.Bid) {
			b.Response.Questions[0].Answer = strings.Repeat("Each of these ten words stands in the long answer. ", 5000)
		},
		"10,000 paragraphs": func(b *bid.Bid) { b.Response.Questions[0].Answer = strings.Repeat("One.\n", 10000) },
		"an emoji": func(b *bid.Bid) {
			b.Opportunity.Title, b.Response.Questions[0].Title = "Meals 🍲 for all", "Why 😀"
		},
		"forty columns": func(b *bid.Bid) {
			b.Response.Questions[0].Answer = strings.Repeat("| column ", 40) + "|\n" + strings.Repeat("| cell ", 40) + "|"
		},
		"a row of pages": func(b *bid.Bid) {
			b.Response.Questions[0].Answer = "| Head | Other |\n| " + cell + " | " + cell + " |\n| next | row |"
		},
		"a word of 5,000 letters": func(b *bid.Bid) {
			b.Response.Questions[0].Answer = strings.Repeat("Llanfair", 625)
			b.Response.Questions[0].Title = strings.Repeat("gogerych", 60)
		},
		"a title of 500 letters": func(b *bid.Bid) { b.Opportunity.Title = strings.Repeat("Community ", 50) },
		"an empty bid":           func(b *bid.Bid) { *b = bid.Bid{ID: b.ID} },
		"a table of 3,000 rows": func(b *bid.Bid) {
			b.Response.Questions[0].Answer = "| What | When |\n" + strings.Repeat("| step | later |\n", 3000)
		},
		"a head alone":  func(b *bid.Bid) { b.Response.Questions[0].Answer = "| Head | Other |" },
		"an empty head": func(b *bid.Bid) { b.Response.Questions[0].Answer = "| | |\n| one | two |" },
		"signs of markup": func(b *bid.Bid) {
			b.Response.Questions[0].Answer = "#\n-\n1.\n|\n<script>alert(1)</script> & \"quotes\""
		},
	} {
		doc := exampleBid(t, "meals")
		change(&doc.Bid)
		src := sourceOf(t, doc)
		src.Paper = bid.PaperTechnical
		for _, format := range everyFormat {
			maker, err := painter(format)
			if err != nil {
				t.Fatal(err)
			}
			if done, err := pack.Finish(context.Background(), maker, pack.Commissioner, src, true, nil); what == "an emoji" && format == "pdf" {
				if err == nil || !strings.Contains(err.Error(), "U+1F372 in “Meals ? for all”") {
					t.Errorf("the emoji is not named: %v", err)
				}
			} else if err != nil || len(done.Bytes) == 0 {
				t.Errorf("%s as %s: %v", what, format, err)
			}
		}
	}
}

// Welsh, and every other language in Latin letters, is read back from the PDF as it was
// typed.
func TestLatinLettersReadBack(t *testing.T) {
	words := []string{"Tŷ Ŵyn a’r gŵr hŷn, siŵr", "âêîôûŵŷ ÂÊÎÔÛŴŶ äëïöü", "Zażółć gęślą jaźń", "Příliš žluťoučký kůň", "İstanbul’da ığdır", "Lưu trữ quốc ngữ ướt", "Ærøskøbing, Þingvellir, Łódź", "Niño, çà, ß, œuvre"}
	doc := exampleBid(t, "meals")
	doc.Bid.Response.Questions[0].Answer = strings.Join(words, "\n\n")
	src := sourceOf(t, doc)
	src.Paper = bid.PaperTechnical
	maker, err := painter("pdf")
	if err != nil {
		t.Fatal(err)
	}
	done, err := pack.Finish(context.Background(), maker, pack.Commissioner, src, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	facts, err := pdf.Verify(done.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range words {
		if !strings.Contains(facts.All(), word) {
			t.Errorf("%q is not read back", word)
		}
	}
}
