package ocds

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bidwright/app/bid"
	"bidwright/app/notice"
)

var now = notice.Reading{Now: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC), London: London()}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func mustRead(t testing.TB, data []byte) *notice.File {
	t.Helper()
	f, err := ReadBytes(context.Background(), data, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func refusal(t *testing.T, data string) *Refusal {
	t.Helper()
	f, err := ReadBytes(context.Background(), []byte(data), nil)
	var r *Refusal
	if !errors.As(err, &r) {
		t.Fatalf("%.80q was read as %+v, %v", data, f, err)
	}
	if f != nil {
		t.Error("something was created from a refused file")
	}
	return r
}

func TestRefusals(t *testing.T) {
	nested := strings.Repeat(`{"a":`, 70) + "1" + strings.Repeat("}", 70)
	for _, c := range []struct {
		name, data, code, says string
		line, column           int
	}{
		{"empty", " \n", "OCDS-001", "empty", 0, 0},
		{"a web page", "<!DOCTYPE html>", "OCDS-001", "“<” stands where a value belongs", 1, 1},
		{"cut off", "{\"ocid\": \"a\",\n  \"tag\"", "OCDS-001", "colon", 2, 8},
		{"one name twice", "{\"ocid\":\"a\",\n \"ocid\":\"b\"}", "OCDS-001", "“ocid” stands twice", 2, 2},
		{"names by case", `{"price":1,"PRICE":2}`, "OCDS-001", "differ only in capital letters", 1, 12},
		{"names by the Kelvin sign", "{\"k\":1,\"\u212a\":2}", "OCDS-001", "differ only in capital letters", 1, 8},
		{"deep", nested, "OCDS-001", "nested more than 64 deep", 1, 321},
		{"something after the end", `{"ocid":"a","tender":{}} {}`, "OCDS-001", "follows the end", 1, 26},
		{"trailing comma", `{"tender":{},}`, "OCDS-001", "name in quotation marks", 1, 14},
		{"leading zero", `{"a":01}`, "OCDS-001", "runs into other characters", 1, 7},
		{"half a number", `{"a":1.}`, "OCDS-001", "number is not complete", 1, 8},
		{"not UTF-8", "{\"a\":\"\xff\"}", "OCDS-001", "not UTF-8", 1, 7},
		{"raw line break", "{\"a\":\"x\ny\"}", "OCDS-001", "inside a text", 1, 8},
		{"bad escape", `{"a":"\x"}`, "OCDS-001", "escape", 1, 7},
		{"long text", `{"a":"` + strings.Repeat("é", MaxText+1) + `"}`, "OCDS-001", "longer than 200000 characters", 1, 6},
		{"too many values", "[" + strings.Repeat("0,", maxValues) + "0]", "OCDS-001", "values", 1, 0},
		{"Infinity", "{\"tender\":{\"a\":\n Infinity}}", "OCDS-002", "Infinity", 2, 2},
		{"NaN", `{"tender":{"a":NaN}}`, "OCDS-002", "NaN", 1, 16},
		{"both faults", `{"a":Infinity,"a":1}`, "OCDS-001", "twice", 1, 15},
		{"no notice", `{"hello":"world"}`, "OCDS-004", "This is not an OCDS notice", 0, 0},
		{"a number", `7`, "OCDS-004", "This is not an OCDS notice", 0, 0},
		{"no releases", `{"releases":[]}`, "OCDS-004", "This is not an OCDS notice", 0, 0},
		{"empty releases", `{"releases":[{},7,null]}`, "OCDS-004", "This is not an OCDS notice", 0, 0},
		{"releases of another kind", `{"releases":{"a":1}}`, "OCDS-004", "This is not an OCDS notice", 0, 0},
		{"too many releases", `[` + strings.Repeat(`{"tender":{}},`, 500) + `{"tender":{}}]`, "OCDS-001", "501 notices", 0, 0},
		{"too many lots", `{"tender":{"lots":[` + strings.Repeat("{},", 1000) + `{}]}}`, "OCDS-001", "1001 lots", 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := refusal(t, c.data)
			if r.Code != c.code || !strings.Contains(r.Message, c.says) {
				t.Errorf("%s: %s\nwant %s with %q", r.Code, r.Message, c.code, c.says)
			}
			if c.column > 0 && (r.Line != c.line || r.Column != c.column) {
				t.Errorf("at %d:%d, want %d:%d", r.Line, r.Column, c.line, c.column)
			}
			if r.Repairable != (c.code == "OCDS-002") {
				t.Error("repair is offered for the wrong fault")
			}
		})
	}
}

func TestByteOrderMarkIsDropped(t *testing.T) {
	f := mustRead(t, append([]byte("\xef\xbb\xbf"), fixture(t, "release_bare.json")...))
	if len(f.Releases) != 1 || f.Shape != "release" || !bytes.HasPrefix(f.Original, []byte("\xef\xbb\xbf")) {
		t.Errorf("%s with %d releases", f.Shape, len(f.Releases))
	}
}

// endless is a reader of any size that counts what was taken.
type endless struct{ taken int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '['
	}
	e.taken += len(p)
	return len(p), nil
}

func TestHugeFileIsRefusedBySize(t *testing.T) {
	source := &endless{}
	_, err := Read(context.Background(), io.LimitReader(source, 200<<20), nil)
	var r *Refusal
	if !errors.As(err, &r) || r.Code != "OCDS-001" || !strings.Contains(r.Message, "larger than 8 MB") {
		t.Fatal(err)
	}
	if source.taken > 2*MaxBytes {
		t.Errorf("%d bytes were read", source.taken)
	}
	path := filepath.Join(t.TempDir(), "huge.json")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := file.Truncate(200 << 20); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(context.Background(), file, nil); !errors.As(err, &r) || !strings.Contains(r.Message, "larger than 8 MB") {
		t.Error(err)
	}
	if at, _ := file.Seek(0, io.SeekCurrent); at != 0 {
		t.Errorf("%d bytes of a file known to be too large were read", at)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, bytes.NewBuffer(fixture(t, "release_bare.json")), nil); err == nil || !strings.Contains(err.Error(), "stopped") {
		t.Error(err)
	}
}

func TestProgressReachesTheEnd(t *testing.T) {
	var last, total int64
	data := fixture(t, "release_bare.json")
	if _, err := Read(context.Background(), bytes.NewReader(data), func(done, all int64) {
		if done < last {
			t.Error("progress went back")
		}
		last, total = done, all
	}); err != nil {
		t.Fatal(err)
	}
	if last != total || total != int64(len(data)) {
		t.Errorf("%d of %d", last, total)
	}
}

func TestRepair(t *testing.T) {
	for _, c := range []struct {
		in, want string
		changes  int
	}{
		{`{"a":Infinity,"b":-Infinity,"c":NaN}`, `{"a":1e9999,"b":-1e9999,"c":null}`, 3},
		{`{"a":"Infinity NaN \" NaN","Infinity":[NaN]}`, `{"a":"Infinity NaN \" NaN","Infinity":[null]}`, 1},
		{`{"a":"\\",NaN}`, `{"a":"\\",null}`, 1},
		{`{"a":xNaN,"b":NaNs}`, `{"a":xNaN,"b":NaNs}`, 0},
		{``, ``, 0},
		{`"\`, `"\`, 0},
	} {
		original := []byte(c.in)
		fixed, changes := Repair(original)
		if string(fixed) != c.want || changes != c.changes || string(original) != c.in {
			t.Errorf("Repair(%s) = %s, %d", c.in, fixed, changes)
		}
	}
}

func TestRepairedPackage(t *testing.T) {
	data := fixture(t, "package_two_releases_bare_infinity.json")
	_, err := ReadBytes(context.Background(), data, nil)
	var r *Refusal
	if !errors.As(err, &r) || !r.Repairable {
		t.Fatal(err)
	}
	if !bytes.Equal(r.Original, data) {
		t.Error("the refusal does not carry the file")
	}
	f, err := ReadRepaired(context.Background(), r.Original, nil)
	if err != nil {
		t.Fatal(err)
	}
	if f.Repaired != 2 || !bytes.Equal(f.Original, data) || len(f.SHA256) != 64 {
		t.Errorf("%d repairs, hash %q", f.Repaired, f.SHA256)
	}
	choices := notice.Choices(f, now)
	if len(choices) != 2 || choices[0].ID != "900001-2026" || choices[0].Lots != 2 || choices[0].Deadline != "11 December 2026, 12:00 GMT" ||
		choices[0].Buyer != "Otterbourne District Council" || choices[0].Stage != bid.StageTender || choices[1].Stage != bid.StageIntent {
		t.Errorf("%+v", choices)
	}
	o, issues := notice.Draft(f, &f.Releases[0], now)
	if o.MaxLotsBid != "unlimited" || o.MaxLotsAward != "2" || !has(issues, "OCDS-002", "") || !has(issues, "OCDS-003", "maxLotsBid") {
		t.Errorf("%q %q %+v", o.MaxLotsBid, o.MaxLotsAward, issues)
	}
	if o.Regime != "PA23" || o.Notice.Type != "UK4" || o.Value.Gross.String() != "1080000" || o.Value.Above != bid.Yes || o.SME != "yes" || o.VCSE != "yes" {
		t.Errorf("%+v", o)
	}
	if o.Description != "Hot midday meals, seven days a week.\nTwo areas: North & South.\n\nSmaller organisations are welcome. Social value is part of the quality score." {
		t.Errorf("%q", o.Description)
	}
	if len(o.CPV) != 2 || len(o.Criteria) != 3 || len(o.Lots[1].Criteria) != 0 || o.Lots[1].Places[0] != "UKJ36 (South East)" || o.Buyer.Region != "UKJ35" {
		t.Errorf("%+v", o)
	}
	if strings.Join(o.Suggestions, "|") != "Public liability insurance of £5 million|Employer's liability insurance of £10 million" {
		t.Errorf("%q", o.Suggestions)
	}
	if strings.Join(o.SocialValue, "|") != "Award criterion: Social value|Social value is part of the quality score." {
		t.Errorf("%q", o.SocialValue)
	}
	if strings.Join(o.Notice.Skipped, " ") != "tender.futureExtension" {
		t.Errorf("%q", o.Notice.Skipped)
	}
	if o.Term.Start.ISO() != "2027-04-01" || o.Term.End.ISO() != "2030-03-31" || o.Term.Latest.ISO() != "2032-03-31" || has(issues, "OCDS-031", "") {
		t.Errorf("%+v", o.Term)
	}
	if !strings.Contains(o.Contact, "desk@otterbourne.example") || o.Notice.Link != "https://www.find-tender.service.gov.uk/Notice/900001-2026" {
		t.Errorf("%q %q", o.Contact, o.Notice.Link)
	}
	second, issues := notice.Draft(f, &f.Releases[1], now)
	if second.Stage != bid.StageIntent || second.Regime != "PSR" || !has(issues, "OCDS-011", "stage") || !has(issues, "OCDS-021", "") || !has(issues, "OCDS-013", "") || !has(issues, "OCDS-030", "") || second.Value.Net.IsSet() {
		t.Errorf("%s %s %+v", second.Stage, second.Regime, issues)
	}
}

func TestShapes(t *testing.T) {
	bare := string(fixture(t, "release_bare.json"))
	for _, c := range []struct {
		name, data, shape string
		releases          int
	}{
		{"release", bare, "release", 1},
		{"list", "[" + bare + "," + bare + "]", "list of releases", 2},
		{"package", `{"releases":[` + bare + `]}`, "release package", 1},
		{"record", `{"ocid":"a","compiledRelease":` + bare + `}`, "record", 1},
		{"record of releases", `{"ocid":"a","releases":[` + bare + `]}`, "record", 1},
		{"list of packages", `[{"releases":[` + bare + `,` + bare + `]}]`, "list of releases", 2},
		{"list of records", `[{"ocid":"a","compiledRelease":` + bare + `}]`, "list of releases", 1},
	} {
		f := mustRead(t, []byte(c.data))
		if f.Shape != c.shape || len(f.Releases) != c.releases {
			t.Errorf("%s: %q with %d", c.name, f.Shape, len(f.Releases))
		}
		if o, _ := notice.Draft(f, &f.Releases[0], now); o.Title != "Community meals for older residents" || o.Lots[0].Value.Net.String() != "450000" {
			t.Errorf("%s: %q", c.name, o.Title)
		}
	}
}

func TestRecordPackage(t *testing.T) {
	f := mustRead(t, fixture(t, "record_package.json"))
	if len(f.Releases) != 2 || len(f.Skipped) != 1 {
		t.Fatalf("%d releases, skipped %q", len(f.Releases), f.Skipped)
	}
	o, issues := notice.Draft(f, &f.Releases[0], now)
	if o.Title != "Befriending service" || o.Regime != "Scotland" || o.Notice.Portal != "pcs" || o.Notice.ID != "ocds-r6ebe6-0000000001#2026-10-05T08:00:00Z" {
		t.Errorf("%q %q %+v", o.Title, o.Regime, o.Notice)
	}
	if !has(issues, "OCDS-005", "") || !has(issues, "OCDS-014", "dates.deadline") || !has(issues, "OCDS-042", "") || has(issues, "OCDS-041", "") {
		t.Errorf("%+v", issues)
	}
	if o.Dates.Deadline.UTC != "2026-11-30T12:00:00Z" {
		t.Errorf("%+v", o.Dates.Deadline)
	}
	won, issues := notice.Draft(f, &f.Releases[1], now)
	if won.Stage != bid.StageAward || !has(issues, "OCDS-010", "stage") || len(won.Notice.Winners) != 1 || won.Notice.Winners[0].Name != "Hillside Care CIC" ||
		won.Notice.Winners[0].Value.String() != "120000" || won.Value.Net.IsSet() || won.Notice.OCID != "ocds-r6ebe6-0000000002" {
		t.Errorf("%+v %+v", won.Notice, issues)
	}
}

func TestContractsFinder(t *testing.T) {
	f := mustRead(t, fixture(t, "contracts_finder.json"))
	o, issues := notice.Draft(f, &f.Releases[0], now)
	want := "For all residents.\n\nQuotes from those born or based in the northern parishes are welcome.\nPlease return by noon."
	if o.Description != want || !has(issues, "OCDS-050", "") {
		t.Errorf("%q", o.Description)
	}
	if o.Value.Min.String() != "30000" || o.Value.Net.String() != "40000" || !has(issues, "OCDS-034", "value") || o.Value.Above != bid.No {
		t.Errorf("%+v", o.Value)
	}
	if o.SME != "yes" || o.VCSE != "no" || o.Regime != "PCR2015" || o.Technique != "dps" || len(o.CPV) != 2 || len(o.Lots) != 1 || o.Notice.Portal != "cf" {
		t.Errorf("%+v", o)
	}
	if o.Term.Start.ISO() != "2025-04-01" || o.Term.End.ISO() != "2026-03-31" || o.Notice.Link != "https://www.contractsfinder.service.gov.uk/Notice/aaaa" {
		t.Errorf("%+v %q", o.Term, o.Notice.Link)
	}
}

// Same file, same draft; and nothing differs on importing it again (rule 8).
func TestTwiceIsTheSame(t *testing.T) {
	for _, name := range []string{"release_bare.json", "contracts_finder.json", "record_package.json"} {
		f, again := mustRead(t, fixture(t, name)), mustRead(t, fixture(t, name))
		for i := range f.Releases {
			one, _ := notice.Draft(f, &f.Releases[i], now)
			two, _ := notice.Draft(again, &again.Releases[i], now)
			a, _ := json.Marshal(one)
			b, _ := json.Marshal(two)
			if !bytes.Equal(a, b) {
				t.Errorf("%s: two readings differ", name)
			}
			if d := notice.Differences(one, two); len(d) != 0 {
				t.Errorf("%s: %+v", name, d)
			}
		}
	}
}

func has(issues []bid.Issue, code, path string) bool {
	for _, issue := range issues {
		if issue.Code == code && (path == "" || issue.Path == "opportunity."+path) {
			return true
		}
	}
	return false
}
