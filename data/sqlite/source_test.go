package sqlite

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestNobodyOpensTheDocumentPastTheEngine: closing any other descriptor on an open
// workspace drops the engine's lock, so files are opened in one place only, before
// the engine has seen them.
func TestNobodyOpensTheDocumentPastTheEngine(t *testing.T) {
	calls := regexp.MustCompile(`\bos\.(Open|OpenFile|ReadFile|WriteFile|Create|Rename|Truncate)\(|ioutil\.`)
	allowed := map[string]string{
		"header.go": "reads the header and makes private copies before the engine opens the file",
		"keeper.go": "renames a finished new file to a name that is free",
	}
	files, err := filepath.Glob("*.go")
	must(t, err)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || allowed[name] != "" {
			continue
		}
		raw, err := os.ReadFile(name)
		must(t, err)
		if at := calls.FindString(string(raw)); at != "" {
			t.Errorf("%s calls %s…; see header.go", name, at)
		}
	}
}
