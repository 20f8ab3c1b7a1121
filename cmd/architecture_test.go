package cmd_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"sort"
	"strings"
	"testing"
)

// unit is one package as `go list` tells it.
type unit struct {
	ImportPath   string
	Standard     bool
	Imports      []string
	Deps         []string
	TestImports  []string
	XTestImports []string
}

const module = "bidwright/"

// appRooms says what each room of app may import of app's other rooms, and why.
// A room's sub-rooms share its row unless they have one of their own. Nothing
// points back: the order of the rows is the order of the floors.
var appRooms = []struct {
	room string
	may  []string
	why  string
}{
	{"money", nil, "exact pounds rest on nothing of ours"},
	{"date", nil, "calendar days rest on nothing of ours"},
	{"calc", []string{"money", "date"}, "the graph computes in exact numbers"},
	{"brand", nil, "a logo and a colour made fit for print rest on nothing of ours"},
	{"chart", []string{"money"}, "a chart is figures in, shapes out"},
	{"reference", []string{"money", "date"}, "a fact is a value at a date"},
	{"bid", []string{"money", "date"}, "the document is plain data"},
	{"notice", []string{"bid", "money", "date"}, "a notice becomes part of a bid, with what was not understood"},
	{"working", engine, "the sheet of figures that every engine writes on"},
	{"corecost", engine, "an engine: bid and facts in, figures and issues out"},
	{"pricing", append([]string{"corecost"}, engine...), "an engine; its overheads are what the core-cost engine shares out"},
	{"cash", append([]string{"pricing", "corecost"}, engine...), "an engine; what is paid and received when follows the priced years"},
	{"scoring", engine, "an engine: how a price is marked beside rivals"},
	{"risk", engine, "what-if over any graph: scenarios, sensitivity, trials"},
	{"audit", []string{"money", "date", "bid"}, "re-adds a typed schedule; knows nothing of ours"},
	{"tender", append([]string{"scoring", "pricing"}, engine...), "an engine over the priced bid, which its tests price; referrals mark prices by the formulas that tenders print"},
	{"consortium", append([]string{"cash", "corecost", "pricing", "tender"}, engine...), "an engine over the priced bid and what selection and the tests of the accounts found"},
	{"socialvalue", engine, "an engine"},
	{"response", append([]string{"tender"}, engine...), "an engine without figures: what the tender asks for in words; proofs are judged as selection judges them"},
	{"exchange", append([]string{"consortium", "cash", "pricing"}, engine...), "what is sent to a partner is drawn from the plan of the group; what comes back becomes part of it"},
	{"assess", append([]string{"corecost", "pricing", "cash", "scoring", "risk", "tender", "consortium", "socialvalue", "response"}, engine...), "runs the engines over a bid"},
	{"pack", append([]string{"assess", "chart", "corecost", "pricing", "cash", "scoring", "risk", "audit", "tender", "consortium", "socialvalue", "response", "exchange", "brand"}, engine...), "a pack is built from a bid and its assessment"},
	{"workspace", []string{"*"}, "the use cases join all of app"},
}

var engine = []string{"calc", "bid", "reference", "money", "date", "working"}

// owners names the only rooms that may import a package or what lies below it.
var owners = []struct {
	imported string
	by       []string
}{
	{"fyne.io/fyne/v2/app", []string{"cmd/bidwright"}},
	{"fyne.io/fyne/v2", []string{"cmd/bidwright", "ui"}},
	{"github.com/jung-kurt/gofpdf", []string{"data/pdf"}},
	{"github.com/pdfcpu/pdfcpu", []string{"data/pdf"}},
	{"filippo.io/age", []string{"data/packfile"}},
	{"github.com/xuri/excelize", []string{"data/sheet"}},
	{"modernc.org/sqlite", []string{"data/sqlite"}},
	{"database/sql", []string{"data/sqlite"}},
	{"net/http", nil},
}

// appMayImport lists what app may use besides the standard library, and
// appMayNot what it may not use of that: files, processes, the network, logs.
var (
	appMayImport = []string{"github.com/shopspring/decimal", "golang.org/x/text", "golang.org/x/image"}
	appMayNot    = []string{"os", "io/ioutil", "net", "syscall", "log", "database/sql", "path/filepath", "embed", "plugin", "runtime/cgo"}
)

func TestImportsKeepTheArrows(t *testing.T) {
	units := listUnits(t)
	ours := 0
	for _, u := range units {
		if strings.HasPrefix(u.ImportPath, module) {
			ours++
		}
	}
	if ours < 8 {
		t.Fatalf("only %d of our packages were listed, so the arrows were not checked", ours)
	}
	for _, fault := range importFaults(units) {
		t.Error(fault)
	}
}

func listUnits(t *testing.T) []unit {
	t.Helper()
	list := exec.Command("go", "list", "-deps", "-tags", "ci,migrated_fynedo",
		"-json=ImportPath,Standard,Imports,Deps,TestImports,XTestImports", "bidwright/...")
	out, err := list.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %v\n%s", err, exit.Stderr)
		}
		t.Fatalf("go list: %v", err)
	}
	var units []unit
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var u unit
		if err := decoder.Decode(&u); err == io.EOF {
			return units
		} else if err != nil {
			t.Fatal(err)
		}
		units = append(units, u)
	}
}

// importFaults names every import of our packages that points the wrong way.
func importFaults(units []unit) []string {
	standard := map[string]bool{}
	for _, u := range units {
		standard[u.ImportPath] = u.Standard
	}
	var faults []string
	for _, u := range units {
		from, ok := strings.CutPrefix(u.ImportPath, module)
		if !ok {
			continue
		}
		say := func(imported, why string) {
			faults = append(faults, fmt.Sprintf("%s imports %s: %s", from, imported, why))
		}
		for _, imported := range u.Imports {
			if why := forbidden(from, imported, standard[imported]); why != "" {
				say(imported, why)
			}
		}
		// Tests may use test libraries and files, but the same rooms.
		for _, imported := range append(slices.Clone(u.TestImports), u.XTestImports...) {
			if why := forbiddenInTest(from, imported); why != "" {
				say(imported, "(in a test) "+why)
			}
		}
		if within(from, "app") || within(from, "data") || from == "cmd/bidpack" {
			for _, dep := range u.Deps {
				if within(dep, "fyne.io/fyne/v2") || within(dep, "bidwright/ui") {
					say(dep, "(by way of another package) it must run where no window can open")
				}
			}
		}
	}
	sort.Strings(faults)
	return faults
}

// forbidden says why room from may not import a package, or "".
func forbidden(from, imported string, standard bool) string {
	if why := forbiddenInTest(from, imported); why != "" {
		return why
	}
	for _, o := range owners {
		if within(imported, o.imported) && !slices.ContainsFunc(o.by, func(room string) bool { return within(from, room) }) {
			if len(o.by) == 0 {
				return "nothing is sent anywhere"
			}
			return "only " + strings.Join(o.by, ", ") + " may"
		}
	}
	if !within(from, "app") || within(imported, "bidwright/app") {
		return ""
	}
	if within(imported, "bidwright/assets") {
		return "the facts and the fonts are passed in"
	}
	if standard {
		if slices.ContainsFunc(appMayNot, func(p string) bool { return within(imported, p) }) {
			return "app touches no files, network, processes or logs"
		}
		return ""
	}
	if !slices.ContainsFunc(appMayImport, func(p string) bool { return within(imported, p) }) {
		return "app uses the standard library and " + strings.Join(appMayImport, ", ") + " only"
	}
	return ""
}

// forbiddenInTest holds the arrows between our own rooms, which bind tests too.
func forbiddenInTest(from, imported string) string {
	to, ok := strings.CutPrefix(imported, module)
	if !ok || within(to, from) {
		return ""
	}
	switch {
	case within(to, "cmd"):
		return "nothing imports a program"
	case within(from, "assets"):
		if !within(to, "assets") {
			return "assets knows nothing of the rest"
		}
	case within(from, "app"):
		if within(to, "assets") {
			return "" // in a test; forbidden says no elsewhere
		}
		if !within(to, "app") {
			return "app imports nothing of ours but app"
		}
		return forbiddenInApp(strings.TrimPrefix(from, "app/"), strings.TrimPrefix(to, "app/"))
	case within(from, "ui"):
		if within(to, "data") {
			return "ui never imports data"
		}
	case within(from, "data"):
		if within(to, "ui") {
			return "data never imports ui"
		}
	}
	return ""
}

func forbiddenInApp(from, to string) string {
	for _, row := range appRooms {
		if !within(from, row.room) {
			continue
		}
		if within(to, row.room) || slices.Contains(row.may, "*") ||
			slices.ContainsFunc(row.may, func(room string) bool { return within(to, room) }) {
			return ""
		}
		return row.why
	}
	return "this room has no row in appRooms yet: give it one, with the reason"
}

// within says if path is room or lies below it.
func within(path, room string) bool {
	return path == room || strings.HasPrefix(path, room+"/")
}

func TestImportsSeeAPlantedFault(t *testing.T) {
	std := func(paths ...string) (units []unit) {
		for _, p := range paths {
			units = append(units, unit{ImportPath: p, Standard: true})
		}
		return units
	}("os", "net/url", "strings", "time")
	for _, c := range []struct {
		planted unit
		faulty  bool
	}{
		{unit{ImportPath: "bidwright/app/pricing", Imports: []string{"bidwright/app/calc", "strings", "time", "github.com/shopspring/decimal"}}, false},
		{unit{ImportPath: "bidwright/app/pricing", Imports: []string{"os"}}, true},
		{unit{ImportPath: "bidwright/app/pricing", Imports: []string{"net/url"}}, true},
		{unit{ImportPath: "bidwright/app/pricing", Imports: []string{"fyne.io/fyne/v2"}}, true},
		{unit{ImportPath: "bidwright/app/pricing", Imports: []string{"github.com/google/uuid"}}, true},
		{unit{ImportPath: "bidwright/app/pricing", TestImports: []string{"os", "pgregory.net/rapid"}}, false},
		{unit{ImportPath: "bidwright/app/pricing", XTestImports: []string{"bidwright/assets/facts"}}, false},
		{unit{ImportPath: "bidwright/app/pricing", Imports: []string{"bidwright/assets/facts"}}, true},
		{unit{ImportPath: "bidwright/app/pricing", TestImports: []string{"bidwright/data/sqlite"}}, true},
		{unit{ImportPath: "bidwright/app/money", Imports: []string{"bidwright/app/calc"}}, true},
		{unit{ImportPath: "bidwright/app/pack/layout", Imports: []string{"bidwright/app/pack", "bidwright/app/chart"}}, false},
		{unit{ImportPath: "bidwright/app/pack/layout", Imports: []string{"bidwright/app/workspace"}}, true},
		{unit{ImportPath: "bidwright/app/newroom", Imports: []string{"bidwright/app/money"}}, true},
		{unit{ImportPath: "bidwright/assets/fonts", Imports: []string{"bidwright/app/money"}}, true},
		{unit{ImportPath: "bidwright/ui/kit", Imports: []string{"fyne.io/fyne/v2/widget", "bidwright/app/workspace"}}, false},
		{unit{ImportPath: "bidwright/ui/kit", Imports: []string{"bidwright/data/pdf"}}, true},
		{unit{ImportPath: "bidwright/ui/kit", Imports: []string{"fyne.io/fyne/v2/app"}}, true},
		{unit{ImportPath: "bidwright/data/html", Imports: []string{"bidwright/ui/kit"}}, true},
		{unit{ImportPath: "bidwright/data/html", Imports: []string{"github.com/jung-kurt/gofpdf"}}, true},
		{unit{ImportPath: "bidwright/data/pdf", Imports: []string{"github.com/jung-kurt/gofpdf", "bidwright/app/pack/layout", "os"}}, false},
		{unit{ImportPath: "bidwright/data/pdf", Imports: []string{"modernc.org/sqlite"}}, true},
		{unit{ImportPath: "bidwright/data/ocds", Imports: []string{"net/http"}}, true},
		{unit{ImportPath: "bidwright/data/sqlite", Deps: []string{"fyne.io/fyne/v2/storage"}}, true},
		{unit{ImportPath: "bidwright/cmd/bidpack", Imports: []string{"bidwright/data/pdf", "bidwright/app/pack"}}, false},
		{unit{ImportPath: "bidwright/cmd/bidpack", Deps: []string{"bidwright/ui/theme"}}, true},
		{unit{ImportPath: "bidwright/data/pdf", Imports: []string{"bidwright/cmd/bidpack"}}, true},
	} {
		faults := importFaults(append([]unit{c.planted}, std...))
		if (len(faults) > 0) != c.faulty {
			t.Errorf("%+v: faults %q, want some: %v", c.planted, faults, c.faulty)
		}
	}
}
