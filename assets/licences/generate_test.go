package licences_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"bidwright/assets/licences"
)

var update = flag.Bool("update", false, "write THIRD_PARTY.txt from the module cache")

// roots are the two programs; tests and tools are not linked, so their modules need
// no text.
var roots = []string{"bidwright/cmd/bidwright", "bidwright/cmd/bidpack"}

var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|unlicense)([-_. ].*)?$`)

// linked is a module that ends up in a program, and the folders of it that do.
type linked struct {
	version, dir string
	folders      map[string]bool
}

// modules asks Go which modules are linked on a system.
func modules(t *testing.T, system string, into map[string]*linked) {
	t.Helper()
	arguments := append([]string{"list", "-e", "-deps", "-tags", "migrated_fynedo", "-json=Dir,Module"}, roots...)
	command := exec.Command("go", arguments...)
	command.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=1")
	var failure bytes.Buffer
	command.Stderr = &failure
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go list for %s: %v\n%s", system, err, failure.String())
	}
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var unit struct {
			Dir    string
			Module *struct {
				Path, Version, Dir string
				Main               bool
			}
		}
		if err := decoder.Decode(&unit); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		if unit.Module == nil || unit.Module.Main || unit.Module.Dir == "" {
			continue
		}
		m := into[unit.Module.Path]
		if m == nil {
			m = &linked{unit.Module.Version, unit.Module.Dir, map[string]bool{}}
			into[unit.Module.Path] = m
		}
		m.folders[unit.Dir] = true
	}
}

// texts are the licence files of a module: at its root, in the folders that are
// linked and those above them, and one folder below (fonts, C sources).
func (m *linked) texts(t *testing.T) []string {
	t.Helper()
	folders := map[string]bool{}
	for folder := range m.folders {
		for up := folder; strings.HasPrefix(up, m.dir); up = filepath.Dir(up) {
			folders[up] = true
		}
		below, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range below {
			if entry.IsDir() && entry.Name() != "testdata" {
				folders[filepath.Join(folder, entry.Name())] = true
			}
		}
	}
	var found []string
	for _, folder := range slices.Sorted(maps.Keys(folders)) {
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			if !entry.IsDir() && licenceName.MatchString(entry.Name()) && !strings.HasSuffix(entry.Name(), ".go") {
				found = append(found, filepath.Join(folder, entry.Name()))
			}
		}
	}
	return found
}

func read(t *testing.T, file string) string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(strings.ReplaceAll(string(raw), "\r\n", "\n"))
}

func TestEveryLinkedModuleHasItsLicence(t *testing.T) {
	if *update {
		write(t)
		return
	}
	read(t, filepath.Join("..", "..", "go.mod")) // so that a changed go.mod runs this test again
	found := map[string]*linked{}
	modules(t, runtime.GOOS, found)
	if len(found) < 10 {
		t.Fatalf("only %d modules are linked; is this the whole program?", len(found))
	}
	for _, path := range slices.Sorted(maps.Keys(found)) {
		m := found[path]
		if !strings.Contains(licences.ThirdParty, heading(path, m.version)) {
			t.Errorf("%s %s has no text; run go test ./assets/licences -update", path, m.version)
			continue
		}
		files := m.texts(t)
		if len(files) == 0 {
			t.Errorf("%s %s comes without a licence file", path, m.version)
		}
		for _, file := range files {
			if !strings.Contains(licences.ThirdParty, read(t, file)) {
				t.Errorf("%s: %s is not in THIRD_PARTY.txt; run go test ./assets/licences -update", path, filepath.Base(file))
			}
		}
	}
}

func heading(path, version string) string {
	return strings.Repeat("=", 72) + "\n" + path + " " + version + "\n"
}

// write collects the texts for all systems that are built for. A text that several
// modules share, word for word, is printed once.
func write(t *testing.T) {
	t.Helper()
	found := map[string]*linked{}
	for _, system := range []string{"linux", "windows", "darwin"} {
		modules(t, system, found)
	}
	var out strings.Builder
	out.WriteString("Bidwright holds code of the projects below, each under its own licence.\n\n")
	out.WriteString(heading("The Go programming language and its standard library", ""))
	out.WriteString("\n" + read(t, filepath.Join(goRoot(t), "LICENSE")) + "\n")
	printed := map[string]string{}
	for _, path := range slices.Sorted(maps.Keys(found)) {
		m := found[path]
		out.WriteString("\n" + heading(path, m.version))
		for _, file := range m.texts(t) {
			name, err := filepath.Rel(m.dir, file)
			if err != nil {
				t.Fatal(err)
			}
			text := read(t, file)
			if first, again := printed[text]; again {
				fmt.Fprintf(&out, "\n[%s: the same text as %s]\n", filepath.ToSlash(name), first)
				continue
			}
			printed[text] = path + ", " + filepath.ToSlash(name)
			fmt.Fprintf(&out, "\n[%s]\n%s\n", filepath.ToSlash(name), text)
		}
	}
	if err := os.WriteFile("THIRD_PARTY.txt", []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func goRoot(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}
