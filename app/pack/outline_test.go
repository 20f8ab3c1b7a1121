package pack_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bidwright/app/bid"
	"bidwright/app/pack"
	"bidwright/assets/examples"
)

func exampleSource(t testing.TB, name string, paper bid.Paper, change func(*bid.Bid)) pack.Source {
	t.Helper()
	raw, found := examples.Document(name)
	if !found {
		t.Fatalf("there is no example %s", name)
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(&doc.Bid)
	}
	s := source(t, doc)
	s.Paper = paper
	return s
}

func built(t testing.TB, audience pack.Audience, s pack.Source) pack.Built {
	t.Helper()
	b, err := pack.Build(audience, s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func mainSections(d pack.Document) []string {
	var out []string
	for _, s := range d.Sections {
		if s.Level <= 1 {
			out = append(out, s.ID)
		}
	}
	return out
}

type namedFile struct {
	audience pack.Audience
	paper    bid.Paper
}

var ownFiles = []namedFile{{pack.Commissioner, bid.PaperCommercial}, {pack.Commissioner, bid.PaperTechnical}, {pack.Commissioner, bid.PaperSelection}, {pack.Commissioner, bid.PaperClarification},
	{pack.Commissioner, bid.PaperSocial}, {pack.Board, bid.PaperCommercial}}

// The outline is what is printed: the same sections in the same order, and beside them
// those that are not in, each with the reason.
func TestTheOutlineIsWhatIsPrinted(t *testing.T) {
	for _, name := range examples.Names() {
		for _, f := range ownFiles {
			s := exampleSource(t, name, f.paper, nil)
			var in []string
			for _, o := range pack.Outline(f.audience, s) {
				if o.Title == "" || o.In == o.Unused || (o.Required || !o.In) != (o.Why != "") {
					t.Errorf("%s, %s %s: %+v", name, f.audience, f.paper, o)
				}
				if o.In && o.ID != pack.CoverSection && o.ID != pack.ContentsSection {
					in = append(in, o.ID)
				}
			}
			if got := mainSections(built(t, f.audience, s).Document); !slices.Equal(got, in) {
				t.Errorf("%s, %s %s: printed %v, in the outline %v", name, f.audience, f.paper, got, in)
			}
		}
	}
}

// What the user leaves out is gone with its links, what is moved stands there, numbers of
// tables follow the print, and what a file cannot do without stays.
func TestSectionsAreLeftOutAndMovedAsChosen(t *testing.T) {
	s := exampleSource(t, "new-provider-partners", bid.PaperSelection, func(b *bid.Bid) {
		b.Pack.Sections = []bid.SectionChoice{
			{Paper: bid.PaperSelection, SectionID: "matrix"}, {Paper: bid.PaperSelection, SectionID: "statement"},
			{Paper: bid.PaperSelection, SectionID: "evidence", Out: true}, {Paper: bid.PaperSelection, SectionID: "bidder", Out: true},
			{Paper: bid.PaperSocial, SectionID: "statement", Out: true}, {Audience: "board", SectionID: "matrix", Out: true},
		}
	})
	b := built(t, pack.Commissioner, s)
	got := mainSections(b.Document)
	if want := []string{"about", "matrix", "statement", "bidder"}; !slices.Equal(got[:4], want) || slices.Contains(got, "evidence") {
		t.Errorf("printed %v", got)
	}
	if !slices.ContainsFunc(b.Withheld, func(o pack.Omission) bool { return o.What == "Evidence list" }) {
		t.Errorf("nothing says that the evidence list was left out: %v", b.Withheld)
	}
	numbers, linked, proofs := []int{}, 0, 0
	for _, section := range b.Document.Sections {
		for _, block := range section.Blocks {
			if table, ok := block.(pack.Table); ok {
				numbers = append(numbers, table.Number)
				for _, row := range table.Rows {
					for _, cell := range row.Cells {
						if cell.Target != "" {
							linked++
						}
						if strings.HasPrefix(cell.Text, "E") && len(cell.Text) == 2 {
							proofs++
						}
					}
				}
			}
		}
	}
	if !slices.IsSorted(numbers) || numbers[0] != 1 || len(numbers) < 2 {
		t.Errorf("the tables are numbered %v", numbers)
	}
	if linked != 0 || proofs == 0 {
		t.Errorf("%d links lead to the list that was left out; %d proofs are named", linked, proofs)
	}
	for _, o := range pack.Outline(pack.Commissioner, s) {
		if o.ID == "bidder" && (!o.In || !o.Required || o.Why == "") || o.ID == "evidence" && (o.In || o.Required || o.Unused) {
			t.Errorf("%+v", o)
		}
	}
}

// Whatever is chosen, a file is made: with every section that it cannot do without, with no
// link into nowhere, and with tables and figures numbered as they are printed.
func TestAnyChoiceOfSectionsGivesAWholeFile(t *testing.T) {
	sources := map[string]pack.Source{}
	for _, name := range []string{"meals", "county-partners", "stationery"} {
		sources[name] = exampleSource(t, name, bid.PaperCommercial, nil)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := sources[rapid.SampledFrom([]string{"meals", "county-partners", "stationery"}).Draw(t, "example")]
		f := rapid.SampledFrom(ownFiles).Draw(t, "file")
		s.Paper, s.Document.Bid.Pack.Sections = f.paper, nil
		for _, o := range rapid.Permutation(pack.Outline(f.audience, s)).Draw(t, "order") {
			if rapid.Bool().Draw(t, "listed") {
				s.Document.Bid.Pack.Sections = append(s.Document.Bid.Pack.Sections, bid.SectionChoice{Audience: string(f.audience), Paper: f.paper, SectionID: o.ID, Out: rapid.Bool().Draw(t, "out")})
			}
		}
		b, err := pack.Build(f.audience, s)
		if err != nil {
			t.Fatal(err)
		}
		printed := mainSections(b.Document)
		var in []string
		for _, o := range pack.Outline(f.audience, s) {
			if o.Required && !o.In && !o.Unused {
				t.Fatalf("%s is required and not in", o.ID)
			}
			if o.In && o.ID != pack.CoverSection && o.ID != pack.ContentsSection {
				in = append(in, o.ID)
			}
		}
		if !slices.Equal(in, printed) {
			t.Fatalf("printed %v, in the outline %v", printed, in)
		}
		tables := 0
		for _, section := range b.Document.Sections {
			for _, block := range section.Blocks {
				var one pack.Table
				switch x := block.(type) {
				case pack.Table:
					one = x
				case pack.Figure:
					if x.Table != nil {
						one = *x.Table
					}
				}
				if one.Number > 0 && len(s.Document.Bid.Pack.Sections) > 0 {
					if tables++; one.Number != tables {
						t.Fatalf("table %d is numbered %d", tables, one.Number)
					}
				}
			}
		}
	})
}

// Open checks on the fields of a section stand beside it, each with its field.
func TestTheOutlineSaysWhatASectionLacks(t *testing.T) {
	s := exampleSource(t, "meals", bid.PaperCommercial, func(b *bid.Bid) { b.Pricing.VAT = bid.VATUndecided })
	for id, path := range map[string]string{"method": "response.questions", "appendices": "organisation.standing.evidence.ev-food"} {
		lacking := exampleSource(t, "meals", bid.PaperTechnical, nil)
		if id == "method" {
			lacking.Document.Bid.Response.Questions = nil
		}
		if !slices.ContainsFunc(pack.Outline(pack.Commissioner, lacking), func(o pack.OutlineSection) bool {
			return o.ID == id && slices.ContainsFunc(o.Missing, func(m pack.Missing) bool { return m.Path == path && m.Text != "" })
		}) {
			t.Errorf("%s does not say what it lacks", id)
		}
	}
	found := false
	for _, o := range pack.Outline(pack.Commissioner, s) {
		for _, m := range o.Missing {
			found = found || o.ID == "offer" && m.Path == "pricing.vat" && m.Text != ""
		}
	}
	if !found {
		t.Error("the offer does not say that VAT is undecided")
	}
}
