package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/app/pack/everything"
)

// under are the files of a folder by their paths inside it.
func under(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		inside, _ := filepath.Rel(folder, path)
		out[filepath.ToSlash(inside)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Every file that is listed stands in its folder with that fingerprint and nothing else
// does; the buyer's folder holds nothing internal; each file passes its own checks.
func TestEveryFileOfABidIsWritten(t *testing.T) {
	for _, name := range []string{"meals", "county-partners"} {
		doc := exampleBid(t, name)
		raw, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		target := filepath.Join(t.TempDir(), "all of it")
		var out, told bytes.Buffer
		code := run(env{in: strings.NewReader(""), out: &out, err: &told}, commands, []string{"export", saved(t, "bid.json", string(raw)), "--all", "--draft", "--on", "2026-11-02", "-o", target})
		if code == exitBadUse {
			t.Fatal(told.String())
		}
		var printed struct{ Report everything.Report }
		if err := json.Unmarshal(out.Bytes(), &printed); err != nil {
			t.Fatal(err, out.String())
		}
		if (len(printed.Report.Failed()) > 0) != (code == exitFound) {
			t.Errorf("%s: exit %d with %v", name, code, printed.Report.Failed())
		}
		files, listed := under(t, target), 0
		list := string(files[everything.ListName])
		for _, l := range printed.Report.Lines {
			if l.Name == "" {
				if l.Why == "" || !strings.HasSuffix(l.Why, ".") {
					t.Errorf("%s: %s %s is not written and says %q", name, l.Title, l.Format, l.Why)
				}
				continue
			}
			listed++
			content := files[l.Folder+"/"+l.Name]
			sum := sha256.Sum256(content)
			if hex.EncodeToString(sum[:]) != l.SHA256 || len(content) != l.Bytes || !strings.Contains(list, l.Name) || !strings.Contains(list, l.SHA256) {
				t.Errorf("%s: %s is not as it is listed", name, l.Name)
			}
			if (l.Folder == everything.ForBuyer) != (l.Audience == pack.Commissioner) {
				t.Errorf("%s: %s for %s stands in %s", name, l.Name, l.Audience, l.Folder)
			}
			if strings.HasPrefix(l.Folder, everything.ForBuyer) && strings.Contains(l.Name, "board") {
				t.Errorf("%s: %s is with the buyer's files", name, l.Name)
			}
		}
		if len(files) != listed+1 || listed < 10 {
			t.Errorf("%s: %d files stand there, %d are listed", name, len(files), listed)
		}
		// A second time the folder is not empty: nothing is mixed or written over.
		if code := run(env{out: &out, err: &told}, commands, []string{"export", saved(t, "bid.json", string(raw)), "--all", "--draft", "-o", target}); code != exitBadUse {
			t.Errorf("%s: exit %d for a folder with files in it", name, code)
		}
		if again := under(t, target); len(again) != len(files) || !bytes.Equal(again[everything.ListName], files[everything.ListName]) {
			t.Errorf("%s: the folder was changed", name)
		}
	}
}

// Without --draft what checks stop is told in a sentence and not written; the rest is.
func TestEveryFileButWhatIsStopped(t *testing.T) {
	doc := exampleBid(t, "meals")
	doc.Bid.Opportunity.Ceiling = money.MustPounds("1.00")
	raw, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	target := t.TempDir() // there, and empty
	code, _, told := bidpack(t, "", "export", saved(t, "bid.json", string(raw)), "--all", "-o", target)
	list := string(under(t, target)[everything.ListName])
	for _, text := range []string{told, list} {
		if got := strings.Count(text, "Commercial response: The final pack is blocked by PRICE-004"); got != 1 || code != exitFound {
			t.Errorf("exit %d, %d sentences:\n%s", code, got, text)
		}
	}
	for name := range under(t, target) {
		if strings.Contains(name, "Commercial response") || strings.Contains(name, "DRAFT") {
			t.Errorf("%s was written", name)
		}
	}
}

// What goes wrong with the place is told; other flags do not go with --all.
func TestPlacesForEveryFile(t *testing.T) {
	raw, err := json.Marshal(exampleBid(t, "meals"))
	if err != nil {
		t.Fatal(err)
	}
	path := saved(t, "bid.json", string(raw))
	gone := filepath.Join(t.TempDir(), "gone", "folder")
	for _, args := range [][]string{{"-o", gone}, {"-o", path}, {}, {"-o", gone, "--format", "pdf"}, {"-o", gone, "--audience", "board"}, {"-o", gone, "--paper", "technical"}} {
		var out, told bytes.Buffer
		if code := run(env{out: &out, err: &told}, commands, append([]string{"export", path, "--all"}, args...)); code != exitBadUse || told.Len() == 0 {
			t.Errorf("%v: exit %d, %s", args, code, told.String())
		}
	}
	if _, err := os.Stat(gone); err == nil {
		t.Error("a folder was made")
	}
}

// vanishing is a disk whose folder goes after some files, or on which the user stops.
type vanishing struct {
	folders
	after int
	then  func()
	n     *int
}

func (v vanishing) WriteFile(path string, content []byte, verify func([]byte) error) error {
	if *v.n++; *v.n == v.after {
		v.then()
	}
	return v.folders.WriteFile(path, content, verify)
}

func everyFile(t *testing.T, ctx context.Context, target string, disk everything.Disk) (everything.Report, error) {
	t.Helper()
	doc := exampleBid(t, "meals")
	a, lib, today, err := assessment(doc, "2026-11-02")
	if err != nil {
		t.Fatal(err)
	}
	painters := map[string]pack.Painter{}
	for _, format := range everything.Formats {
		if painters[format], err = painter(format); err != nil {
			t.Fatal(err)
		}
	}
	return everything.Write(ctx, everything.Params{Source: pack.Source{Document: doc, Assessment: a, Library: lib, On: today, Paper: bid.PaperTechnical},
		Painters: painters, Folder: target, Join: filepath.Join, Disk: disk, Draft: true, Sentence: sentence})
}

// A folder that goes in the middle is told; nothing is made in its place.
func TestTheFolderGoesInTheMiddle(t *testing.T) {
	target, n := filepath.Join(t.TempDir(), "all"), 0
	report, err := everyFile(t, context.Background(), target, vanishing{after: 3, n: &n, then: func() { _ = os.RemoveAll(target) }})
	if err == nil || report.Written() != 2 || len(report.Failed()) != 1 {
		t.Errorf("%v, %d written", err, report.Written())
	}
	if _, err := os.Stat(target); err == nil {
		t.Error("the folder was made again")
	}
}

// Stopped in the middle, only whole files stand there, each listed with its fingerprint.
func TestEveryFileIsStoppedInTheMiddle(t *testing.T) {
	for _, after := range []int{1, 4} {
		ctx, stop := context.WithCancel(context.Background())
		target, n := filepath.Join(t.TempDir(), "all"), 0
		report, err := everyFile(t, ctx, target, vanishing{after: after, n: &n, then: stop})
		stop()
		files := under(t, target)
		if err != nil || !report.Stopped || report.Written() != after || len(files) != after+1 {
			t.Fatalf("%v, %+v, %d files", err, report, len(files))
		}
		for _, l := range report.Lines {
			sum := sha256.Sum256(files[l.Folder+"/"+l.Name])
			if l.Name != "" && hex.EncodeToString(sum[:]) != l.SHA256 {
				t.Errorf("%s is not whole", l.Name)
			}
		}
		if !strings.Contains(string(files[everything.ListName]), "stopped before all files were written") {
			t.Error("the list does not say that it was stopped")
		}
	}
}
