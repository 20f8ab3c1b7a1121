package words

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var used = regexp.MustCompile(`(?:words\.T\("([^"]+)"|(?:add|widgets)\("(cmd\.[a-zA-Z]+)"(?:, "(menu\.[a-z]+)")?)`)

// Every id that the program asks for is in the file, and every sentence is used.
func TestIDsInCodeAndFileAreTheSame(t *testing.T) {
	seen := map[string]bool{}
	for _, room := range []string{"ui", "cmd"} {
		err := filepath.WalkDir(filepath.Join("..", "..", room), func(path string, entry fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") {
				return err
			}
			source, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, match := range used.FindAllStringSubmatch(string(source), -1) {
				for _, id := range match[1:] {
					seen[id] = true
					if id != "" && !Has(id) {
						t.Errorf("%s asks for %q, which en-GB.json lacks", path, id)
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for id := range table() {
		if !seen[id] {
			t.Errorf("%q is in en-GB.json but nothing asks for it", id)
		}
	}
}

func TestUnknownIDIsShownAsItIs(t *testing.T) {
	if got := T("nothing.like.this"); got != "nothing.like.this" {
		t.Errorf("got %q", got)
	}
}

// The typeface has no arrows and no geometric signs; a stand-in from another font
// draws them badly.
func TestSentencesUseOnlySignsOfTheTypeface(t *testing.T) {
	for id, text := range table() {
		for _, r := range text {
			if r >= 0x2190 && r <= 0x2bff && r != '\u2212' {
				t.Errorf("%s holds %q", id, r)
			}
		}
	}
}
