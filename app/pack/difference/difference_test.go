package difference_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/app/pack/difference"
	"bidwright/app/reference"
	"bidwright/assets/examples"
	"bidwright/assets/facts"
)

func document(t testing.TB, name string) bid.Document {
	t.Helper()
	raw, ok := examples.Document(name)
	if !ok {
		t.Fatal("no example " + name)
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func built(t testing.TB, doc bid.Document, audience pack.Audience, paper bid.Paper) pack.Document {
	t.Helper()
	library, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatal(err)
	}
	on := date.MustISO("2026-11-23")
	b, err := pack.Build(audience, pack.Source{Document: doc, Assessment: assess.Assess(assess.Input{Document: doc, Library: library, On: on}), Library: library, On: on, Paper: paper})
	if err != nil {
		t.Fatal(err)
	}
	return b.Document
}

func words(changes []difference.Change) string {
	var out []string
	for _, c := range changes {
		out = append(out, c.Words)
	}
	return strings.ReplaceAll(strings.Join(out, "\n"), "\u00a0", " ")
}

// A price that was changed is told with the amount and the share by which it moved; a
// version alone is no difference.
func TestAPriceIsToldWithItsMove(t *testing.T) {
	doc := document(t, "meals")
	before := built(t, doc, pack.Commissioner, bid.PaperCommercial)
	doc.Bid.Pack.Version++
	if got := difference.Between(before, built(t, doc, pack.Commissioner, bid.PaperCommercial)); !difference.Same(got) || len(got) == 0 {
		t.Errorf("a new version: %s", words(got))
	}
	doc.Bid.Pricing.Asked = money.MustPounds("9.62") // was 9.25: 0.37 more, which is 4 %
	got := difference.Between(before, built(t, doc, pack.Commissioner, bid.PaperCommercial))
	if difference.Same(got) || !strings.Contains(words(got), "£9.62, was £9.25 (+£0.37, +4.0 %)") {
		t.Errorf("%s", words(got))
	}
}

func TestSectionsTextsAndRows(t *testing.T) {
	doc := document(t, "meals")
	before := built(t, doc, pack.Commissioner, bid.PaperTechnical)
	r := &doc.Bid.Response
	r.Risks = r.Risks[1:]
	gone := document(t, "meals").Bid.Response.Risks[0].Name
	r.Questions[0].Answer = strings.Replace(r.Questions[0].Answer, "Every meal is cooked", "Every single meal is cooked", 1)
	doc.Bid.Pack.Sections = []bid.SectionChoice{{Audience: "commissioner", Paper: bid.PaperTechnical, SectionID: "mobilisation", Out: true}}
	got := words(difference.Between(before, built(t, doc, pack.Commissioner, bid.PaperTechnical)))
	for _, want := range []string{"“single” is new after “Every”", gone, "Mobilisation", "no longer there"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// A pack does not differ from itself, and no text of it can change without being told.
func TestNoTextChangesUntold(t *testing.T) {
	for _, one := range []struct {
		name     string
		audience pack.Audience
		paper    bid.Paper
	}{{"meals", pack.Commissioner, bid.PaperCommercial}, {"meals", pack.Commissioner, bid.PaperTechnical}, {"county-partners", pack.Board, ""}, {"stationery", pack.Commissioner, bid.PaperSocial}} {
		doc := document(t, one.name)
		tree := built(t, doc, one.audience, one.paper)
		if got := difference.Between(tree, tree); len(got) > 0 {
			t.Errorf("%s differs from itself: %s", one.name, words(got))
		}
		rapid.Check(t, func(r *rapid.T) {
			changed := clone(tree)
			texts := leaves(&changed)
			at := rapid.IntRange(0, len(texts)-1).Draw(r, "leaf")
			*texts[at] += rapid.SampledFrom([]string{" more", "1", "."}).Draw(r, "more")
			if len(difference.Between(tree, changed)) == 0 {
				r.Fatalf("a change to %q is not told", *texts[at])
			}
		})
	}
}

// clone copies a tree as deep as its texts.
func clone(d pack.Document) pack.Document {
	d.Cover, d.Sections = slices.Clone(d.Cover), slices.Clone(d.Sections)
	for i := range d.Sections {
		blocks := slices.Clone(d.Sections[i].Blocks)
		for k, b := range blocks {
			switch b := b.(type) {
			case pack.Paragraph:
				b.Runs = slices.Clone(b.Runs)
				blocks[k] = b
			case pack.KeyValues:
				b.Rows = slices.Clone(b.Rows)
				blocks[k] = b
			case pack.Table:
				b.Rows = slices.Clone(b.Rows)
				for n := range b.Rows {
					b.Rows[n].Cells = slices.Clone(b.Rows[n].Cells)
				}
				blocks[k] = b
			case pack.List:
				b.Items = slices.Clone(b.Items)
				for n := range b.Items {
					b.Items[n].Runs = slices.Clone(b.Items[n].Runs)
				}
				blocks[k] = b
			}
		}
		d.Sections[i].Blocks = blocks
	}
	return d
}

// leaves are the texts of a cloned tree that can be changed in place.
func leaves(d *pack.Document) []*string {
	out := []*string{&d.Title, &d.Organisation}
	for i := range d.Cover {
		if k := d.Cover[i].Key; k != "Contract" && k != "Bidder" && k != "Reference" && k != "Lot" { // told by the page heads
			out = append(out, &d.Cover[i].Value.Text)
		}
	}
	for i := range d.Sections {
		out = append(out, &d.Sections[i].Title)
		for _, b := range d.Sections[i].Blocks {
			switch b := b.(type) {
			case pack.Paragraph:
				for n := range b.Runs {
					out = append(out, &b.Runs[n].Text)
				}
			case pack.KeyValues:
				for n := range b.Rows {
					out = append(out, &b.Rows[n].Value.Text, &b.Rows[n].Key)
				}
			case pack.Table:
				for n := range b.Rows {
					for m := range b.Rows[n].Cells {
						out = append(out, &b.Rows[n].Cells[m].Text)
					}
				}
			case pack.List:
				for n := range b.Items {
					for m := range b.Items[n].Runs {
						out = append(out, &b.Items[n].Runs[m].Text)
					}
				}
			}
		}
	}
	return out
}
