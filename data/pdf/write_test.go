package pdf_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/pack"
	"bidwright/app/pack/layout"
	"bidwright/app/pack/sample"
	"bidwright/assets/fonts"
	"bidwright/data/pdf"
)

func typeface() pdf.Typeface { return pdf.Typeface{Regular: fonts.Regular(), Bold: fonts.Bold()} }

func write(t testing.TB, doc pack.Document) []byte {
	t.Helper()
	faces, err := layout.NewFaces(fonts.Regular(), fonts.Bold())
	if err != nil {
		t.Fatal(err)
	}
	pages, err := layout.Layout(context.Background(), doc, faces, nil)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := pdf.Write(context.Background(), pages, pdf.MetaOf(doc), typeface())
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	first, second := write(t, sample.Document()), write(t, sample.Document())
	if !bytes.Equal(first, second) {
		t.Fatal("two files of one document differ")
	}
	if path := os.Getenv("BIDWRIGHT_SAMPLE"); path != "" {
		if err := os.WriteFile(path, first, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestTheFileSaysWhatTheTreeSays re-reads the file and finds every text of the tree on
// its pages, in order of reading within each block.
func TestTheFileSaysWhatTheTreeSays(t *testing.T) {
	doc := sample.Document()
	facts, err := pdf.Verify(write(t, doc))
	if err != nil {
		t.Fatal(err)
	}
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	all := squeeze(facts.All())
	alt := map[string]bool{}
	for _, s := range doc.Sections {
		for _, b := range s.Blocks {
			if f, ok := b.(pack.Figure); ok {
				alt[f.Alt] = true // for the web twin only
			}
		}
	}
	pack.Walk(doc, func(l pack.Leaf) {
		if l.Path != "audience" && !alt[l.Text] && !strings.Contains(all, squeeze(l.Text)) {
			t.Errorf("%s: %q is not in the file", l.Path, l.Text)
		}
	})
	if facts.Pages < 5 || facts.Info["Title"] != doc.Title || facts.Info["Author"] != doc.Organisation ||
		facts.Info["Producer"] != "Bidwright" || facts.Info["Creator"] != "Bidwright" || facts.Info["CreationDate"] != "D:20270514000000" {
		t.Errorf("%d pages, %q", facts.Pages, facts.Info)
	}
	if !slices.Contains(facts.Bookmarks, "Table 1. Price by year") || !slices.Contains(facts.Bookmarks, "Assumptions") {
		t.Errorf("bookmarks %q", facts.Bookmarks)
	}
}

// TestTheSameBytesInAnotherProcess: neither maps, clock nor time zone leave a trace.
func TestTheSameBytesInAnotherProcess(t *testing.T) {
	const marker = "BIDWRIGHT_PDF_CHILD"
	sum := fmt.Sprintf("%x", sha256.Sum256(write(t, sample.Document())))
	if os.Getenv(marker) != "" {
		fmt.Println("sum:" + sum)
		return
	}
	child := exec.Command(os.Args[0], "-test.run=^TestTheSameBytesInAnotherProcess$")
	child.Env = append(os.Environ(), marker+"=1", "TZ=Pacific/Auckland")
	out, err := child.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "sum:"+sum) {
		t.Errorf("another process made another file: %v\n%s", err, out)
	}
}

// TestPlantedSecretsAreFound plants a figure and a name in each place that a PDF has
// for text, and expects the leak test to see it.
func TestPlantedSecretsAreFound(t *testing.T) {
	amount := decimal.RequireFromString("48217.35")
	secrets := []pack.Secret{{Path: "price.walkAway", Number: &amount}, {Path: "people.1.name", Text: "Angharad Pŵer"}}
	leaks := func(raw []byte) []pack.Leak {
		t.Helper()
		hay, err := pdf.Haystacks(raw)
		if err != nil {
			t.Fatal(err)
		}
		return pack.Search(hay, secrets, nil)
	}
	if got := leaks(write(t, sample.Document())); len(got) != 0 {
		t.Fatalf("a clean document leaks: %v", got)
	}
	for name, plant := range map[string]func(*pack.Document){
		"text": func(d *pack.Document) {
			d.Sections[0].Blocks = append(d.Sections[0].Blocks, pack.Note{Runs: []pack.Run{{Text: "not below £48,217.35"}}})
		},
		"rounded":  func(d *pack.Document) { d.Sections[0].Title = "48,217 at least" },
		"name":     func(d *pack.Document) { d.Sections[0].Title = "By Angharad Pŵer" },
		"metadata": func(d *pack.Document) { d.Subject = "walk away at 48217.35" },
		"cell": func(d *pack.Document) {
			d.Sections[1].Blocks[0].(pack.Table).Rows[5].Cells[4].Text = "48,217.35"
		},
		"chart": func(d *pack.Document) {
			d.Sections[1].Blocks[1].(pack.Figure).Chart.Rungs[0].Value.Text = "£48,217.35"
		},
	} {
		doc := sample.Document()
		plant(&doc)
		if len(leaks(write(t, doc))) == 0 {
			t.Errorf("%s: the planted secret is not found", name)
		}
	}
	// In forms that our painter does not use.
	for name, text := range map[string]string{
		"literal": "(48,217.35)", "octal": `(\064\070,217.35)`, "hex": "<34382C3231372E3335>",
		"UTF-16 hex": "<FEFF00340038002C003200310037002E00330035>",
	} {
		raw := write(t, sample.Document())
		raw = append(raw, []byte("\n% "+text)...)
		if _, err := pdf.Haystacks(raw); err == nil {
			t.Errorf("%s: bytes after the end of the file are not noticed", name)
		}
		if hay := pdf.StringHaystacks("planted", []byte("<</Hidden "+text+">>")); len(pack.Search(hay, secrets, nil)) == 0 {
			t.Errorf("%s: the planted secret is not found", name)
		}
	}
	var raw bytes.Buffer
	f := gofpdf.New("P", "pt", "A4", "")
	f.SetAttachments([]gofpdf.Attachment{{Content: []byte(`{"floor":"48217.35"}`), Filename: "bid-data.json"}})
	f.AddPage()
	if err := f.Output(&raw); err != nil {
		t.Fatal(err)
	}
	if len(leaks(raw.Bytes())) == 0 {
		t.Error("attachment: the planted secret is not found")
	}
}

// TestDamagedFilesAreRefused cuts and flips a good file anywhere: Verify answers and
// never panics, and a file cut short is never accepted.
func TestDamagedFilesAreRefused(t *testing.T) {
	good := write(t, sample.Document())
	rapid.Check(t, func(t *rapid.T) {
		bad := bytes.Clone(good)
		if rapid.Bool().Draw(t, "cut") {
			bad = bad[:rapid.IntRange(0, len(bad)-2).Draw(t, "length")]
			if _, err := pdf.Verify(bad); err == nil {
				t.Fatal("a file cut short is accepted")
			}
			return
		}
		for range rapid.IntRange(1, 20).Draw(t, "flips") {
			bad[rapid.IntRange(0, len(bad)-1).Draw(t, "at")] ^= byte(rapid.IntRange(1, 255).Draw(t, "by"))
		}
		_, _ = pdf.Verify(bad)
	})
}

func TestWhatActsIsRefused(t *testing.T) {
	f := gofpdf.New("P", "pt", "A4", "")
	f.SetJavascript("app.alert(1)")
	f.AddPage()
	var raw bytes.Buffer
	if err := f.Output(&raw); err != nil {
		t.Fatal(err)
	}
	if _, err := pdf.Verify(raw.Bytes()); err == nil || !strings.Contains(err.Error(), "/JavaScript") && !strings.Contains(err.Error(), "/JS") {
		t.Errorf("a file with a script is accepted: %v", err)
	}
}

func TestNoDateNoFile(t *testing.T) {
	if _, err := pdf.Write(context.Background(), layout.Result{Pages: make([]layout.Page, 1)}, pdf.Meta{}, typeface()); err == nil {
		t.Error("a file without a fixed date would differ each time")
	}
	if _, err := pdf.Write(context.Background(), layout.Result{}, pdf.MetaOf(sample.Document()), typeface()); err == nil {
		t.Error("no pages, no file")
	}
}

func TestAnyTitleIsSafe(t *testing.T) {
	doc := sample.Document()
	doc.Title, doc.Organisation = "🍲 (a\\b) \xff endobj stream \u202E", strings.Repeat("ŷ", 10_000)
	facts, err := pdf.Verify(write(t, doc))
	if err != nil || !strings.Contains(facts.Info["Title"], "endobj stream") {
		t.Errorf("%q %v", facts.Info["Title"], err)
	}
}

func BenchmarkTwentyPages(b *testing.B) {
	doc := sample.Document()
	for len(doc.Sections) < 13 {
		doc.Sections = append(doc.Sections, doc.Sections...)
	}
	for b.Loop() {
		b.ReportMetric(float64(len(write(b, doc)))/1024, "KB")
	}
}

// A paragraph that runs over the end of a page reads back whole: the footer and the
// header between its halves are no part of it.
func TestAParagraphOverTwoPagesReadsBack(t *testing.T) {
	doc := sample.Document()
	for n := range 6 { // some of them meet the end of a page
		long := strings.Repeat(fmt.Sprintf("Minutes to visit %d were counted on the rosters of four weeks. ", n), 40)
		doc.Sections[0].Blocks = append(doc.Sections[0].Blocks, pack.Paragraph{Runs: []pack.Run{{Text: long, Label: doc.Label}}})
	}
	painter, err := pdf.NewPainter(typeface())
	if err != nil {
		t.Fatal(err)
	}
	if err := painter.Verify(write(t, doc), doc); err != nil {
		t.Error(err)
	}
	doc.Sections[0].Blocks = append(doc.Sections[0].Blocks, pack.Paragraph{Runs: []pack.Run{{Text: "This was never painted.", Label: doc.Label}}})
	if err := painter.Verify(write(t, sample.Document()), doc); err == nil {
		t.Error("a text that is not in the file was not missed")
	}
}
