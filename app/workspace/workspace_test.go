package workspace

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestAPatchLeadsThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := rapid.Custom(func(t *rapid.T) []byte {
			if rapid.IntRange(0, 9).Draw(t, "none") == 0 {
				return nil
			}
			return append([]byte{}, rapid.StringMatching(`[abŷ£]{0,12}`).Draw(t, "text")...)
		})
		before, after, other := doc.Draw(t, "before"), doc.Draw(t, "after"), doc.Draw(t, "other")
		p := diff(Key{Kind: EntryBid, ID: "x"}, before, after)
		same := func(a, b []byte) bool { return (a == nil) == (b == nil) && string(a) == string(b) }
		if got, err := p.apply(before); err != nil || !same(got, after) {
			t.Fatalf("forward: %q %v", got, err)
		}
		if got, err := p.reversed().apply(after); err != nil || !same(got, before) {
			t.Fatalf("back: %q %v", got, err)
		}
		if got, err := p.apply(other); err == nil && !same(other, before) {
			t.Fatalf("applied to other content: %q", got)
		}
	})
}

func TestTheRulesOfKeepingBackups(t *testing.T) {
	now := time.Date(2027, 3, 29, 12, 0, 0, 0, time.UTC)
	at := func(text string, reason Reason) Backup {
		when, err := time.Parse("2006-01-02 15:04", text)
		if err != nil {
			t.Fatal(err)
		}
		return Backup{Path: text, At: when, Reason: reason}
	}
	all := []Backup{
		at("2027-03-29 11:00", ReasonTimed), at("2027-03-29 10:00", ReasonTimed), at("2027-03-29 09:00", ReasonTimed), at("2027-03-29 08:00", ReasonOpened),
		at("2027-03-28 17:00", ReasonTimed), at("2027-03-28 09:00", ReasonOpened),
		at("2026-03-28 09:00", ReasonSubmitted), at("2020-03-28 09:00", ReasonSubmitted), at("2021-03-29 12:01", ReasonSubmitted),
	}
	gone := map[string]bool{}
	for _, b := range Expired(all, now) {
		gone[b.Path] = true
	}
	for path, expect := range map[string]bool{
		"2027-03-29 11:00": false, "2027-03-29 10:00": false, "2027-03-29 09:00": false, "2027-03-29 08:00": true,
		"2027-03-28 17:00": false, "2027-03-28 09:00": true,
		"2026-03-28 09:00": false, "2021-03-29 12:01": false,
		"2020-03-28 09:00": false, // over six years, but still one of the ten daily ones
	} {
		if gone[path] != expect {
			t.Errorf("%s: gone %v, want %v", path, gone[path], expect)
		}
	}
	var days []Backup
	for d := range 40 {
		days = append(days, Backup{Path: fmt.Sprint(d), At: now.AddDate(0, 0, -d)})
	}
	if kept := len(days) - len(Expired(days, now)); kept != 10 {
		t.Errorf("%d kept of 40 days, want 10", kept)
	}
	// A clock set back does not make the newest vanish.
	if len(Expired([]Backup{{At: now.AddDate(1, 0, 0)}}, now)) != 0 {
		t.Error("a backup from the future was dropped")
	}
}

// TestEveryKindOfFailureHasASentence reads the constants from the source, so that
// a new kind cannot be forgotten.
func TestEveryKindOfFailureHasASentence(t *testing.T) {
	source, err := parser.ParseFile(token.NewFileSet(), "failure.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	kinds := 0
	ast.Inspect(source, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if id, ok := spec.Type.(*ast.Ident); ok && id.Name == "Kind" && len(spec.Values) == 1 {
			kinds++
		}
		return true
	})
	if kinds != len(sentences) {
		t.Errorf("%d kinds, %d sentences", kinds, len(sentences))
	}
	for kind := range sentences {
		for _, doing := range []string{"", "open", "save", "export", "back up"} {
			s := Explain(fmt.Errorf("while testing: %w", &Failure{Kind: kind, Doing: doing, Name: "Bids.bidwright", Cause: errors.New("secret cause")}))
			if s.Happened == "" || s.Means == "" || s.Do == "" {
				t.Errorf("%s: %+v", kind, s)
			}
		}
	}
	if s := Explain(errors.New("boom")); s.Do == "" {
		t.Error(s)
	}
	if !Explain(nil).IsZero() {
		t.Error("a sentence about nothing")
	}
}

func TestCloudFoldersAreNoticed(t *testing.T) {
	for path, expect := range map[string]string{
		`C:\Users\Mair\OneDrive - Tamar Care\Documents\Bids.bidwright`:                "OneDrive",
		"/Users/mair/Library/Mobile Documents/com~apple~CloudDocs/Bids.bidwright":     "iCloud",
		"/home/mair/Dropbox/Bids.bidwright":                                           "Dropbox",
		"/home/mair/Documents/onedrive.bidwright":                                     "",
		"/Users/mair/Library/CloudStorage/OneDrive-Personal/Documents/Bids.bidwright": "OneDrive",
	} {
		if got := cloudOf(path); got != expect {
			t.Errorf("%s: %q", path, got)
		}
	}
	notes := notesAbout(Info{Path: `\\server\bids\x.bidwright`, Recovered: true}, []string{"x (conflict).bidwright"})
	if len(notes) != 3 {
		t.Errorf("%q", notes)
	}
}
