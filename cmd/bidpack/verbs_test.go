package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/workspace"
	"bidwright/data/file"
	"bidwright/data/sqlite"
)

var update = flag.Bool("update", false, "write the published schema")

// bidpack runs a command line as a script would.
func bidpack(t *testing.T, in string, args ...string) (code int, out, errOut string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(env{in: strings.NewReader(in), out: &o, err: &e}, commands, args)
	if strings.Count(e.String(), "\n") > 1 && len(args) > 0 {
		t.Errorf("bidpack %s wrote more than one line of error: %s", args[0], e.String())
	}
	return code, o.String(), e.String()
}

func example(t *testing.T) string {
	t.Helper()
	code, out, errOut := bidpack(t, "", "example", "meals")
	if code != 0 {
		t.Fatal(errOut)
	}
	return out
}

func saved(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestThePublishedSchemaIsTheProgramsOwn(t *testing.T) {
	_, out, _ := bidpack(t, "", "schema")
	path := "../../assets/schema/bid.schema.json"
	if *update {
		if err := os.WriteFile(path, []byte(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	published, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(published) != out {
		t.Error("assets/schema/bid.schema.json is not what the program writes; run this test with -update")
	}
}

type figures struct {
	Figures map[string]struct {
		Value  *string `json:"value"`
		Unit   string  `json:"unit"`
		Label  string  `json:"label"`
		Reason string  `json:"reason"`
	} `json:"figures"`
	Issues []struct{ Code, Severity, Message, Path string } `json:"issues"`
}

func assessed(t *testing.T, doc string, args ...string) (int, figures) {
	t.Helper()
	code, out, errOut := bidpack(t, doc, append([]string{"assess", "-", "--json", "--on", "2026-11-22"}, args...)...)
	var f figures
	if err := json.Unmarshal([]byte(out), &f); err != nil {
		t.Fatalf("exit %d, %v, %s", code, err, errOut)
	}
	return code, f
}

func value(t *testing.T, f figures, id string) decimal.Decimal {
	t.Helper()
	figure := f.Figures[id]
	if figure.Value == nil {
		t.Fatalf("%s is not available: %s", id, figure.Reason)
	}
	whole, places, _ := strings.Cut(*figure.Value, ".") // exact figures may carry more places than a stored one may
	return decimal.RequireFromString(whole + "." + (places + "0")[:min(len(places)+1, 12)])
}

// The worked example tells its story: below full cost until the question about the
// Employment Allowance is answered.
func TestTheWorkedExampleIsJustBelowFullCostUntilTheUserFindsWhy(t *testing.T) {
	doc := example(t)
	code, before := assessed(t, doc)
	if code != 0 {
		t.Errorf("the example has checks that block: %v", before.Issues)
	}
	if gap := value(t, before, "afford.gap"); !gap.IsNegative() || gap.LessThan(decimal.NewFromInt(-6000)) {
		t.Errorf("the budget should be just below full cost, not %s away", gap)
	}
	asked := false
	for _, i := range before.Issues {
		asked = asked || i.Code == "PRICE-011" && i.Path == "organisation.employmentAllowance"
	}
	if !asked {
		t.Error("nothing asks whether the Employment Allowance may be claimed")
	}
	_, after := assessed(t, strings.Replace(doc, `"charity": "yes"`, `"charity": "yes", "employmentAllowance": "yes"`, 1))
	if gap := value(t, after, "afford.gap"); !gap.IsPositive() {
		t.Errorf("with the allowance the budget should cover full cost, not miss it by %s", gap)
	}
	if gap := value(t, after, "year.1.gap"); !gap.IsPositive() {
		t.Errorf("with the allowance year 1 should leave something over, not %s", gap)
	}
}

func TestAFigureThatIsNotAvailableIsNullWithAReason(t *testing.T) {
	_, f := assessed(t, `{"schema":1,"organisation":{},"bid":{"id":"b","title":"Blank","status":"preparing","opportunity":{},"pricing":{},"core":{},"pack":{}}}`)
	target := f.Figures["price.target"]
	if target.Value != nil || target.Reason == "" {
		t.Errorf("a blank bid has the price %v, reason %q", target.Value, target.Reason)
	}
}

func TestExplainNamesTheInputs(t *testing.T) {
	code, out, errOut := bidpack(t, example(t), "explain", "-", "people.cook.ni", "--on", "2026-11-22")
	if code != 0 {
		t.Fatal(errOut)
	}
	for _, want := range []string{"15 %", "£5,000.00", "£14.60", "typed", "Secondary threshold"} {
		if !strings.Contains(out, want) {
			t.Errorf("the working does not name %q:\n%s", want, out)
		}
	}
}

func TestExportWritesEachFormatTheSameTwice(t *testing.T) {
	doc := saved(t, "bid.json", example(t))
	for _, format := range []string{"pdf", "html", "json"} {
		var first []byte
		for round := range 2 {
			target := filepath.Join(t.TempDir(), "pack."+format)
			if code, _, errOut := bidpack(t, "", "export", doc, "--audience", "commissioner", "--format", format, "-o", target, "--on", "2026-11-22"); code != 0 {
				t.Fatalf("%s: exit %d, %s", format, code, errOut)
			}
			raw, err := os.ReadFile(target)
			if err != nil {
				t.Fatal(err)
			}
			if round == 1 && !bytes.Equal(raw, first) {
				t.Errorf("%s differs from one run to the next", format)
			}
			first = raw
		}
	}
}

func TestAFinalPackIsRefusedWhileChecksBlock(t *testing.T) {
	doc := strings.Replace(example(t), `"vat": "exempt"`, `"vat": ""`, 1)
	target := filepath.Join(t.TempDir(), "pack.pdf")
	args := []string{"export", "-", "--audience", "commissioner", "--format", "pdf", "-o", target}
	if code, _, errOut := bidpack(t, doc, args...); code != 1 || !strings.Contains(errOut, "PRICE-024") {
		t.Errorf("exit %d, %s", code, errOut)
	}
	if _, err := os.Stat(target); err == nil {
		t.Error("a refused pack was written")
	}
	if code, out, errOut := bidpack(t, doc, append(args, "--draft")...); code != 0 || !strings.Contains(out, `"draft": true`) {
		t.Errorf("a draft: exit %d, %s%s", code, out, errOut)
	}
}

func TestBadUseIsOneSentenceAndExit2(t *testing.T) {
	huge := saved(t, "huge.json", "["+strings.Repeat(" ", bid.MaxBytes+10)+"]")
	for _, c := range []struct {
		in   string
		args []string
		want string
	}{
		{"", []string{"assess"}, "the bid document is missing"},
		{"", []string{"assess", "nowhere.json"}, "no file nowhere.json"},
		{"{", []string{"assess", "-"}, "JSON"},
		{"{\"schema\":99}", []string{"assess", "-"}, "newer version"},
		{"", []string{"assess", huge}, "larger than"},
		{"", []string{"assess", "-", "--on", "22/11/2026"}, ""},
		{"", []string{"example", "no-such"}, "choose one of: county-partners, home-care, "},
		{"", []string{"new"}, "--notice"},
		{"", []string{"new", "--notice", saved(t, "n.json", "this is not JSON")}, "OCDS-001"},
		{"", []string{"new", "--notice", saved(t, "n.json", `{"releases":[{"id":"1","ocid":"o","tag":["tender"],"tender":{"value":{"amount":Infinity}}}]}`)}, "--repair"},
		{"", []string{"new", "--notice", saved(t, "n.json", `{"hello":1}`)}, "OCDS-004"},
		{"", []string{"explain", "-"}, "the id of a figure is missing"},
		{"", []string{"export", "-"}, "--audience is missing"},
		{"", []string{"workspace", saved(t, "x.bidwright", "not a workspace"), "list"}, ""},
	} {
		if code, _, errOut := bidpack(t, c.in, c.args...); code != 2 || !strings.Contains(errOut, c.want) {
			t.Errorf("%q: exit %d, %q should mention %q", c.args, code, errOut, c.want)
		}
	}
	if code, _, errOut := bidpack(t, example(t), "export", "-", "--audience", "rival", "--format", "pdf", "-o", "x.pdf"); code != 2 || !strings.Contains(errOut, "commissioner") {
		t.Errorf("an audience without a pack: exit %d, %s", code, errOut)
	}
	if code, _, errOut := bidpack(t, example(t), "explain", "-", "price.nothing"); code != 2 || !strings.Contains(errOut, "price.nothing") {
		t.Errorf("an unknown figure: exit %d, %s", code, errOut)
	}
}

func TestASeveralNoticeFileAsksForAChoice(t *testing.T) {
	notice := `{"releases":[
		{"id":"1-2026","ocid":"ocds-h6vhtk-1","date":"2026-11-01T10:00:00Z","tag":["tender"],"tender":{"title":"Meals"}},
		{"id":"2-2026","ocid":"ocds-h6vhtk-2","date":"2026-11-01T10:00:00Z","tag":["tender"],"tender":{"title":"Day support"}}]}`
	path := saved(t, "two.json", notice)
	code, out, errOut := bidpack(t, "", "new", "--notice", path)
	if code != 2 || !strings.Contains(out, "Day support") || !strings.Contains(errOut, "2 notices") {
		t.Errorf("exit %d, %s%s", code, out, errOut)
	}
	first := ""
	for range 2 {
		code, out, errOut = bidpack(t, "", "new", "--notice", path, "--release", "2-2026", "--at", "2026-11-22T09:00:00Z")
		if code != 0 {
			t.Fatal(errOut)
		}
		if first != "" && out != first {
			t.Error("the same notice gave two different bids")
		}
		first = out
	}
	doc, err := bid.Decode([]byte(out))
	if err != nil || doc.Bid.Title != "Day support" {
		t.Errorf("the new bid is %q, %v", doc.Bid.Title, err)
	}
}

func TestWorkspaceVerbsReadWithoutWriting(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Ŵork #1.bidwright")
	ids := 0
	s := workspace.New(workspace.Params{Keeper: sqlite.NewKeeper(), Files: file.Files{}, Now: time.Now, NewID: func() string {
		ids++
		return "5d0c0f4e-6d0f-4b8e-9a53-" + strings.Repeat("0", 11) + string(rune('0'+ids))
	}})
	if err := s.Create(path); err != nil {
		t.Fatal(err)
	}
	doc, err := bid.Decode([]byte(example(t)))
	if err != nil {
		t.Fatal(err)
	}
	id, err := s.AddDocument("Add the worked example", doc)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if code, out, errOut := bidpack(t, "", "workspace", path, "list"); code != 0 || !strings.Contains(out, id) {
		t.Errorf("list: exit %d, %s%s", code, out, errOut)
	}
	if code, out, errOut := bidpack(t, "", "workspace", path, "check"); code != 0 || !strings.Contains(out, `"whole": true`) {
		t.Errorf("check: exit %d, %s%s", code, out, errOut)
	}
	code, out, errOut := bidpack(t, "", "workspace", path, "extract", id)
	if code != 0 {
		t.Fatalf("extract: %s", errOut)
	}
	taken, err := bid.Decode([]byte(out))
	if err != nil || taken.Bid.Title != doc.Bid.Title || len(taken.Bid.Pricing.People) != len(doc.Bid.Pricing.People) {
		t.Errorf("the bid taken out is %q, %v", taken.Bid.Title, err)
	}
	if code, _, errOut := bidpack(t, "", "assess", path+"#"+id); code != 0 {
		t.Errorf("assess from a workspace: exit %d, %s", code, errOut)
	}
	copyTo := filepath.Join(t.TempDir(), "copy.bidwright")
	if code, _, errOut := bidpack(t, "", "workspace", path, "backup", "-o", copyTo); code != 0 {
		t.Errorf("backup: %s", errOut)
	}
	if code, out, _ := bidpack(t, "", "workspace", copyTo, "check"); code != 0 || !strings.Contains(out, `"bids": 1`) {
		t.Errorf("the copy: exit %d, %s", code, out)
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Error("looking into a workspace changed it")
	}
	if code, out, _ := bidpack(t, "", "workspace", saved(t, "x.bidwright", "not a workspace"), "check"); code != 1 || !strings.Contains(out, `"whole": false`) {
		t.Errorf("checking a damaged file: exit %d, %s", code, out)
	}
}
