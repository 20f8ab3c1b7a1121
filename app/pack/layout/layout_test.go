package layout_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bidwright/app/chart"
	"bidwright/app/pack"
	"bidwright/app/pack/layout"
	"bidwright/app/pack/sample"
	"bidwright/assets/fonts"
)

func faces(t testing.TB) *layout.Faces {
	t.Helper()
	f, err := layout.NewFaces(fonts.Regular(), fonts.Bold())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

type fataler interface{ Fatalf(string, ...any) }

func set(t fataler, f *layout.Faces, doc pack.Document) layout.Result {
	r, err := layout.Layout(context.Background(), doc, f, nil)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return r
}

// texts are the texts of a page between header and footer.
func texts(p layout.Page) []chart.Text {
	var out []chart.Text
	for _, s := range p.Shapes {
		if text, ok := s.(chart.Text); ok && text.Y > 60 && text.Y < layout.PageHeight-46 {
			out = append(out, text)
		}
	}
	return out
}

func insideMargins(t fataler, r layout.Result) {
	for n, p := range r.Pages {
		for _, s := range p.Shapes {
			text, ok := s.(chart.Text)
			if ok && (text.X < 50 || text.X+text.Width > layout.PageWidth-50 || text.Y < 30 || text.Y > layout.PageHeight-24) {
				t.Fatalf("page %d: %q stands at %.1f to %.1f, %.1f: outside the margins", n+1, text.String, text.X, text.X+text.Width, text.Y)
			}
		}
	}
}

// TestTables draws tables of any shape: nothing leaves the margins, each cell is printed
// exactly once and on one page, each page of a table has its head.
func TestTables(t *testing.T) {
	f := faces(t)
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(1, 6).Draw(t, "columns")
		rows := rapid.IntRange(0, 90).Draw(t, "rows")
		table := pack.Table{Title: "Lines", Unit: "£ excl. VAT"}
		for c := range columns {
			table.Columns = append(table.Columns, pack.Column{Title: fmt.Sprintf("Head%d", c), Align: rapid.SampledFrom([]pack.Align{pack.Left, pack.Right}).Draw(t, "align")})
		}
		for r := range rows {
			row := pack.Row{Kind: rapid.SampledFrom([]pack.RowKind{pack.Normal, pack.Normal, pack.Subtotal, pack.Total}).Draw(t, "kind")}
			for c := range columns {
				words := rapid.SampledFrom([]int{0, 1, 3, 12}).Draw(t, "words")
				row.Cells = append(row.Cells, pack.Run{Text: fmt.Sprintf("r%dc%d ", r, c) + strings.Repeat("lunch ", words)})
			}
			table.Rows = append(table.Rows, row)
		}
		doc := pack.Document{Sections: []pack.Section{{Title: "Prices", Blocks: pack.Blocks{pack.Paragraph{Runs: []pack.Run{{Text: strings.Repeat("word ", rapid.IntRange(0, 600).Draw(t, "before"))}}}, table}}}}
		result := set(t, f, doc)
		insideMargins(t, result)
		where := map[string]int{}
		for n, p := range result.Pages {
			heads, cells := 0, 0
			rowPages := map[string]bool{}
			for _, text := range texts(p) {
				first, _, _ := strings.Cut(text.String, " ")
				switch {
				case strings.HasPrefix(first, "Head"):
					heads++
				case strings.HasPrefix(first, "r") && strings.Contains(first, "c"):
					cells++
					where[first]++
					name, _, _ := strings.Cut(first, "c")
					rowPages[name] = true
				}
			}
			if cells > 0 && heads != columns {
				t.Fatalf("page %d has %d cells and %d column heads of %d", n+1, cells, heads, columns)
			}
			for name := range rowPages {
				got := 0
				for _, text := range texts(p) {
					if strings.HasPrefix(text.String, name+"c") {
						got++
					}
				}
				if got != columns {
					t.Fatalf("page %d: row %s has %d of its %d cells", n+1, name, got, columns)
				}
			}
		}
		if len(where) != rows*columns {
			t.Fatalf("%d of %d cells are printed", len(where), rows*columns)
		}
		for cell, count := range where {
			if count != 1 {
				t.Fatalf("cell %s is printed %d times", cell, count)
			}
		}
	})
}

func TestHostileContentIsSetAndReported(t *testing.T) {
	f := faces(t)
	long := strings.Repeat("Ŵ", 10_000)
	huge := pack.Table{Title: "Rows", Columns: []pack.Column{{Title: "Name"}, {Title: "£", Align: pack.Right}}}
	for i := range 500 {
		huge.Rows = append(huge.Rows, pack.Row{Cells: []pack.Run{{Text: fmt.Sprint("line ", i)}, {Text: "1.00"}}})
	}
	tall := pack.Table{Title: "Tall", Columns: []pack.Column{{Title: "Note"}, {Title: long[:400]}}, Rows: []pack.Row{{Cells: []pack.Run{{Text: strings.Repeat("reason ", 4000)}, {Text: long}}}}}
	wide := pack.Table{Title: "Wide", Columns: []pack.Column{{Title: "Line", Head: true}}, Rows: []pack.Row{{Cells: []pack.Run{{Text: "All of it"}}}}}
	for i := range 40 {
		wide.Columns = append(wide.Columns, pack.Column{Title: fmt.Sprint("Y", i), Align: pack.Right})
		wide.Rows[0].Cells = append(wide.Rows[0].Cells, pack.Run{Text: fmt.Sprintf("999,999,%03d.00", i)})
	}
	for name, doc := range map[string]pack.Document{
		"empty":       {},
		"no columns":  {Sections: []pack.Section{{Blocks: pack.Blocks{pack.Table{}, pack.Paragraph{}, pack.List{}, pack.KeyValues{}, pack.Callout{}, pack.Figure{}, pack.SignatureBox{}, pack.PageBreak{}}}}},
		"long names":  {Title: long, Organisation: long, Reference: long, Subject: long, Cover: []pack.KeyValue{{Key: long, Value: pack.Run{Text: long}}}, Sections: []pack.Section{{Title: long, Blocks: pack.Blocks{pack.Heading{Text: long}, pack.Callout{Title: long, Runs: []pack.Run{{Text: long}}}, pack.List{Items: []pack.Item{{Runs: []pack.Run{{Text: long}}}}}}}}},
		"many rows":   {Contents: true, Sections: []pack.Section{{Title: "Rows", Blocks: pack.Blocks{huge}}}},
		"tall row":    {Sections: []pack.Section{{Title: "Tall", Blocks: pack.Blocks{tall}}}},
		"wide table":  {Sections: []pack.Section{{Title: "Wide", Blocks: pack.Blocks{wide}}}},
		"broken text": {Title: "a\xffb\x00c", Sections: []pack.Section{{Title: "\u202Eright to left", Blocks: pack.Blocks{pack.Paragraph{Runs: []pack.Run{{Text: "meals 🍲 \u200f and\r\nmore\ttext"}}}}}}},
	} {
		result := set(t, f, doc)
		if len(result.Pages) == 0 {
			t.Errorf("%s: no page", name)
		}
		insideMargins(t, result)
		for _, p := range result.Pages {
			for _, s := range p.Shapes {
				if text, ok := s.(chart.Text); ok {
					for _, r := range text.String {
						if !f.Has(r) {
							t.Errorf("%s: %q cannot be painted", name, r)
						}
					}
				}
			}
		}
		if name == "wide table" {
			all := ""
			for _, p := range result.Pages {
				for _, text := range texts(p) {
					all += text.String + "\n"
				}
			}
			for i := range 40 {
				if figure := fmt.Sprintf("999,999,%03d.00", i); strings.Count(all, figure+"\n") != 1 {
					t.Errorf("the figure %s is not printed whole and once", figure)
				}
			}
		}
	}
}

func TestMissingNamesCharactersAndPlaces(t *testing.T) {
	doc := pack.Document{Title: "Meals", Sections: []pack.Section{{Title: "Hot 🍲 and 🍲", Blocks: pack.Blocks{pack.Paragraph{Runs: []pack.Run{{Text: "a\u202Eb −£ŵŷ"}}}}}}}
	got := layout.Missing(doc, faces(t))
	if len(got) != 2 || got[0].Rune != '🍲' || got[0].Count != 2 || got[0].Path != "sections[0].title" || got[0].Hidden || got[1].Rune != '\u202E' || !got[1].Hidden {
		t.Errorf("%+v", got)
	}
	if got := layout.Missing(sample.Document(), faces(t)); len(got) != 0 {
		t.Errorf("the sample prints as typed, but %v", got)
	}
}

func TestFurnitureContentsAndLinks(t *testing.T) {
	doc := sample.Document()
	for i := range 12 {
		doc.Sections = append(doc.Sections, pack.Section{Title: fmt.Sprintf("Annex %d", i+1), Blocks: pack.Blocks{pack.Paragraph{Runs: []pack.Run{{Text: "Text."}}}, pack.PageBreak{}}})
	}
	f := faces(t)
	r := set(t, f, doc)
	if len(r.Pages) <= 10 {
		t.Fatalf("only %d pages", len(r.Pages))
	}
	contents := texts(r.Pages[1])
	if contents[0].String != "Contents" {
		t.Fatalf("page 2 begins %q", contents[0].String)
	}
	if len(r.Pages[1].Links) != len(doc.Sections) {
		t.Errorf("%d links for %d sections", len(r.Pages[1].Links), len(doc.Sections))
	}
	// Each link leads to the page and the number that stands beside it.
	for i, l := range r.Pages[1].Links {
		found := false
		for _, text := range texts(r.Pages[l.Page]) {
			found = found || text.String == doc.Sections[i].Title
		}
		if number := contents[2+2*i].String; !found || number != fmt.Sprint(l.Page+1) {
			t.Errorf("%q: link to page %d (found %v), printed %s", doc.Sections[i].Title, l.Page+1, found, number)
		}
	}
	for i, p := range r.Pages {
		last := p.Shapes
		want := fmt.Sprintf("Page %d of %d · Commercial in confidence · Pack %s v3 · 14 May 2027", i+1, len(r.Pages), doc.Hash())
		ok := false
		for _, s := range last {
			text, is := s.(chart.Text)
			ok = ok || is && text.String == want
		}
		if !ok {
			t.Errorf("page %d has no footer %q", i+1, want)
		}
	}
	level := -1
	for _, b := range r.Bookmarks {
		if b.Level > level+1 {
			t.Errorf("bookmark %q skips a level", b.Title)
		}
		level = b.Level
	}
}

func TestCancelledLayoutStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := layout.Layout(ctx, sample.Document(), faces(t), nil); err == nil {
		t.Error("a cancelled layout should say so")
	}
}

func TestAFontThatIsNotOneIsRefused(t *testing.T) {
	if _, err := layout.NewFaces([]byte("not a font"), fonts.Bold()); err == nil {
		t.Error("no error")
	}
}

func long() pack.Document {
	doc := sample.Document()
	for range 5 {
		doc.Sections = append(doc.Sections, doc.Sections[:3]...)
	}
	return doc
}

func BenchmarkLayout(b *testing.B) {
	f, doc := faces(b), long()
	for b.Loop() {
		r := set(b, f, doc)
		b.ReportMetric(float64(len(r.Pages)), "pages")
	}
}

// A schedule of a few years stands on one page wherever the text before it ends.
func TestAShortTableIsNotBroken(t *testing.T) {
	f := faces(t)
	for words := 0; words <= 900; words += 30 {
		table := pack.Table{Title: "Schedule", Columns: []pack.Column{{Title: "Year"}, {Title: "Total", Align: pack.Right}}}
		for y := range 5 {
			table.Rows = append(table.Rows, pack.Row{Cells: []pack.Run{{Text: fmt.Sprintf("year%d", y)}, {Text: "£1.00"}}})
		}
		doc := pack.Document{Sections: []pack.Section{{Title: "Prices", Blocks: pack.Blocks{
			pack.Paragraph{Runs: []pack.Run{{Text: strings.Repeat("word ", words)}}}, table}}}}
		pages := map[int]bool{}
		for n, p := range set(t, f, doc).Pages {
			for _, text := range texts(p) {
				if strings.HasPrefix(text.String, "year") {
					pages[n] = true
				}
			}
		}
		if len(pages) != 1 {
			t.Errorf("after %d words the table stands on %d pages", words, len(pages))
		}
	}
}
