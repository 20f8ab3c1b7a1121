package cmd_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// root is the repository's top folder, seen from this package.
const root = ".."

// forbiddenCalls are calls that a room may not make outside its tests.
var forbiddenCalls = []struct {
	room  string
	calls []string // package path and name
	but   []string // files that may: for data/sqlite, only on a claimed file that SQLite has not opened
	why   string
}{
	{"app", []string{"time.Now", "time.Since", "time.Until", "time.Sleep", "time.After", "time.NewTimer", "time.NewTicker"},
		nil, "app has no clock: the time is passed in"},
	{"app", []string{"github.com/shopspring/decimal.NewFromFloat", "github.com/shopspring/decimal.NewFromFloat32", "github.com/shopspring/decimal.NewFromFloatWithExponent"},
		nil, "money never comes from a float"},
	{"data", []string{"github.com/shopspring/decimal.NewFromFloat", "github.com/shopspring/decimal.NewFromFloat32", "github.com/shopspring/decimal.NewFromFloatWithExponent"},
		nil, "money never comes from a float"},
	{"data/sqlite", []string{"os.Open", "os.OpenFile", "os.ReadFile"},
		[]string{"data/sqlite/header.go"}, "closing any descriptor of an open workspace drops SQLite's lock"},
}

func TestSourcesMakeNoForbiddenCalls(t *testing.T) {
	files := trackedFiles(t)
	read := 0
	for _, name := range files {
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		faults, err := callFaults(name, source)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range faults {
			t.Error(fault)
		}
		read++
	}
	if read < 10 {
		t.Fatalf("only %d source files were read", read)
	}
}

// callFaults lists the forbidden calls in one source file; naming the function
// without calling it counts too.
func callFaults(name string, source []byte) ([]string, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	paths := map[string]string{} // the name in this file → the import path
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		local := path[strings.LastIndex(path, "/")+1:]
		if spec.Name != nil {
			local = spec.Name.Name
		}
		paths[local] = path
	}
	var faults []string
	ast.Inspect(file, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		pkg, ok := selector.X.(*ast.Ident)
		if !ok || paths[pkg.Name] == "" {
			return true
		}
		call := paths[pkg.Name] + "." + selector.Sel.Name
		for _, rule := range forbiddenCalls {
			if within(name, rule.room) && slices.Contains(rule.calls, call) && !slices.Contains(rule.but, name) {
				faults = append(faults, fmt.Sprintf("%s: %s: %s", files.Position(selector.Pos()), call, rule.why))
			}
		}
		return true
	})
	return faults, nil
}

func TestSourcesSeeAPlantedCall(t *testing.T) {
	for _, c := range []struct {
		file, source string
		faulty       bool
	}{
		{"app/bid/x.go", `package bid; import "time"; var d = time.Hour`, false},
		{"app/bid/x.go", `package bid; import "time"; var t = time.Now()`, true},
		{"app/bid/x.go", `package bid; import clock "time"; var now = clock.Now`, true},
		{"app/bid/x.go", `package bid; import "github.com/shopspring/decimal"; var x = decimal.NewFromFloat(1)`, true},
		{"ui/kit/x.go", `package kit; import "time"; var t = time.Now()`, false},
		{"data/sqlite/x.go", `package sqlite; import "os"; var f, err = os.Open("x")`, true},
		{"data/html/x.go", `package html; import "os"; var f, err = os.Open("x")`, false},
	} {
		faults, err := callFaults(c.file, []byte(c.source))
		if err != nil || (len(faults) > 0) != c.faulty {
			t.Errorf("%s in %s: faults %q, %v", c.source, c.file, faults, err)
		}
	}
}

// topLevel is the agreed list; dotfiles may stand beside it.
var topLevel = []string{"cmd", "app", "ui", "data", "assets", "FyneApp.toml", "go.mod", "go.sum", "README.md", "Makefile"}

func TestTopLevelHoldsOnlyTheAgreedNames(t *testing.T) {
	for _, name := range trackedFiles(t) {
		top, _, _ := strings.Cut(name, "/")
		if !strings.HasPrefix(top, ".") && !slices.Contains(topLevel, top) {
			t.Errorf("%s stands at the top level; it belongs in a room", name)
		}
	}
}

// pins are versions that must not drift, each for a reason found the hard way.
var pins = []struct{ module, version, why string }{
	{"fyne.io/fyne/v2", "v2.8.1", "@latest names an older release, and versions do not render alike"},
	{"modernc.org/sqlite", "v1.61.1", "the power-cut tests were run on it"},
	{"modernc.org/libc", "v1.79.0", "the driver works with exactly the libc of its own go.mod"},
	{"github.com/jung-kurt/gofpdf", "v1.16.2", "its faults are known and worked round"},
	{"github.com/shopspring/decimal", "v1.6.0", "earlier ones hang on hostile exponents"},
}

func TestModulesArePinned(t *testing.T) {
	file, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	for _, pin := range pins {
		if !strings.Contains(string(file), "\t"+pin.module+" "+pin.version+"\n") &&
			!strings.Contains(string(file), "\t"+pin.module+" "+pin.version+" // indirect\n") {
			t.Errorf("go.mod must name %s %s: %s", pin.module, pin.version, pin.why)
		}
	}
	if strings.Contains(string(file), "\nreplace ") {
		t.Error("go.mod replaces a module, so a pin does not say what is built")
	}
}

func TestProgramsGiveOneVersion(t *testing.T) {
	versions := map[string]string{}
	for file, pattern := range map[string]string{
		"FyneApp.toml":              `(?m)^Version = "(.+)"$`,
		"cmd/bidwright/metadata.go": `(?m)^\s*appVersion\s*= "(.+)"$`,
		"cmd/bidpack/main.go":       `(?m)^const version = "(.+)"$`,
	} {
		text, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		found := regexp.MustCompile(pattern).FindSubmatch(text)
		if found == nil {
			t.Fatalf("%s names no version", file)
		}
		versions[string(found[1])] = file
	}
	if len(versions) != 1 {
		t.Errorf("the programs and FyneApp.toml name different versions: %v", versions)
	}
}

// trackedFiles lists what git holds or would hold, by path from the top. In an
// archive without git it walks the rooms instead.
func trackedFiles(t *testing.T) []string {
	t.Helper()
	list := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = root
	if out, err := list.Output(); err == nil {
		var names []string
		for _, name := range strings.Split(strings.TrimRight(string(out), "\x00"), "\x00") {
			if _, err := os.Lstat(filepath.Join(root, name)); err == nil {
				names = append(names, name)
			}
		}
		return names
	}
	var names []string
	for _, room := range topLevel {
		err := filepath.WalkDir(filepath.Join(root, room), func(path string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			name, err := filepath.Rel(root, path)
			names = append(names, filepath.ToSlash(name))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return names
}
