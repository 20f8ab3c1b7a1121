package pack_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bidwright/app/pack"
	"bidwright/app/pack/sample"
)

// TestTreeAsJSON compares the tree of the sample document with the reviewed file.
// BIDWRIGHT_UPDATE=1 writes it anew.
func TestTreeAsJSON(t *testing.T) {
	doc := sample.Document()
	doc.Sections[1].Blocks = doc.Sections[1].Blocks[1:] // without the long table
	got, err := json.MarshalIndent(doc, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	path := filepath.Join("testdata", "sample.json")
	if os.Getenv("BIDWRIGHT_UPDATE") != "" {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the tree has changed; if that is meant, run with BIDWRIGHT_UPDATE=1 and read the difference\n%s", got)
	}
}

func TestHashNamesTheContent(t *testing.T) {
	doc := sample.Document()
	first := doc.Hash()
	if len(first) != 9 || first[4] != '-' || strings.ToUpper(first) != first {
		t.Errorf("%q is not like 7F3A-91C2", first)
	}
	doc.ShortHash = "7F3A-91C2"
	if doc.Hash() != "7F3A-91C2" || doc.OwnHash() != first {
		t.Error("a given hash is printed and does not change the document's own")
	}
	doc.Version++
	if doc.OwnHash() == first {
		t.Error("another version has another hash")
	}
}

func TestWithheldFindsWhatTheAudienceMayNotRead(t *testing.T) {
	doc := sample.Document()
	if got := pack.Withheld(doc, pack.LabelPublic, pack.LabelBuyer); len(got) != 0 {
		t.Fatalf("the sample is for a buyer, but %v", got)
	}
	table := doc.Sections[1].Blocks[0].(pack.Table)
	table.Rows[2].Cells[3].Label = "" // forgotten: counts as internal
	got := pack.Withheld(doc, pack.LabelPublic, pack.LabelBuyer)
	if len(got) != 1 || got[0].Path != "sections[1].blocks[0].rows[2].cells[3]" || got[0].Label != pack.LabelInternal {
		t.Errorf("%v", got)
	}
}

func TestCheckFindsBuildersMistakes(t *testing.T) {
	if faults := pack.Check(sample.Document()); len(faults) != 0 {
		t.Fatal(faults)
	}
	bad := pack.Document{Sections: []pack.Section{{ID: "a", Blocks: pack.Blocks{
		pack.Heading{ID: "a"}, pack.Figure{}, pack.Paragraph{Runs: []pack.Run{{Text: "x", Target: "nowhere"}}},
		pack.Table{Columns: []pack.Column{{}}, Rows: []pack.Row{{Cells: make([]pack.Run, 2)}}},
	}}}}
	if faults := pack.Check(bad); len(faults) != 4 {
		t.Errorf("%q", faults)
	}
}
