package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/app/reference"
	"bidwright/app/workspace"
	"bidwright/assets/examples"
	"bidwright/assets/facts"
)

// Every format of an issued pack is written again byte for byte after the bid has changed;
// what changed is told; a pack that nobody knows is named.
func TestIssuedPacksAreWrittenAgainInEveryFormat(t *testing.T) {
	path := newFile(t, "Hartwell Community Kitchen")
	raw, _ := examples.Document("meals")
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	library, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatal(err)
	}
	var bidID string
	left := map[string][]byte{}
	in(t, path, false, func(s *workspace.Service) {
		if bidID, err = s.AddDocument("Add", doc); err != nil {
			t.Fatal(err)
		}
		now, err := s.Document(bidID)
		if err != nil {
			t.Fatal(err)
		}
		issue := pack.Issue{Document: now, Audience: pack.Commissioner, On: doc.Bid.Pack.Date}
		a := assess.Assess(assess.Input{Document: now, Library: library, On: issue.On})
		for _, format := range []string{"pdf", "html", "xlsx", "csv", "json"} {
			maker, err := painter(format)
			if err != nil {
				t.Fatal(err)
			}
			done, err := pack.Finish(context.Background(), maker, issue.Audience, pack.Source{Document: now, Assessment: a, Library: library, On: issue.On}, false, nil)
			if err != nil {
				t.Fatal(err)
			}
			made, err := issue.Encode()
			if err != nil {
				t.Fatal(err)
			}
			p, err := s.RecordPack(workspace.IssuedPack{BidID: bidID, Audience: "commissioner", Version: 1, Format: format, Name: "a." + format, SHA256: done.SHA256, Snapshot: made})
			if err != nil {
				t.Fatal(err)
			}
			left[p.ID] = done.Bytes
		}
		if err := s.EditBid(bidID, "Ask more", func(b *bid.Bid) error { b.Pricing.Asked = money.MustPounds("9.30"); return nil }); err != nil {
			t.Fatal(err)
		}
	})
	code, out, _ := bidpack(t, "", "workspace", path, "packs", bidID)
	var listed struct{ Packs []handedOver }
	if err := json.Unmarshal([]byte(out), &listed); code != 0 || err != nil || len(listed.Packs) != len(left) {
		t.Fatalf("%d %v %s", code, err, out)
	}
	for _, p := range listed.Packs {
		target := filepath.Join(t.TempDir(), p.Name)
		if code, _, errOut := bidpack(t, "", "workspace", path, "reissue", p.ID, "-o", target); code != 0 {
			t.Fatalf("%s: exit %d, %s", p.Name, code, errOut)
		}
		if again, err := os.ReadFile(target); err != nil || !slices.Equal(again, left[p.ID]) {
			t.Errorf("%s is another file, %v", p.Name, err)
		}
	}
	code, out, _ = bidpack(t, "", "workspace", path, "differ", listed.Packs[0].ID)
	if code != 0 || !strings.Contains(out, "£9.30, was £9.25 (+£0.05") {
		t.Errorf("%d %s", code, out)
	}
	code, out, _ = bidpack(t, "", "workspace", path, "differ", listed.Packs[0].ID, listed.Packs[1].ID)
	if code != 0 || out != "No difference but the version and the date.\n" {
		t.Errorf("%d %s", code, out)
	}
	if code, _, errOut := bidpack(t, "", "workspace", path, "reissue", "nobody", "-o", filepath.Join(t.TempDir(), "x")); code != 2 || !strings.Contains(errOut, "no pack has the id") {
		t.Errorf("%d %s", code, errOut)
	}
}
