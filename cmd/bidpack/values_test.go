package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bidwright/app/bid"
)

const valuesTable = "id,label,value,unit,price_year,ledger,body,source,licence,note\n" +
	"W1,A year with more friends,1850.25,person,2023,social,individuals,A bank of values,members only,\n" +
	"C1,Week in the council's hostel,312,week,2021/22,fiscal,council,Budget book,OGL v3.0,\n"

// A table of values goes into a bid document; lines that cannot be taken are listed, and
// the exit code says so. What was taken is in the document, and no figure is printed.
func TestValuesGoIntoABid(t *testing.T) {
	doc := saved(t, "bid.json", example(t))
	table := saved(t, "values.csv", valuesTable+"X,No year,5,person,,social,,s,OGL,\n")
	target := filepath.Join(t.TempDir(), "out.json")
	code, out, errOut := bidpack(t, "", "values", table, "--into", doc, "-o", target)
	if code != 1 || strings.Contains(out, "1850") {
		t.Fatalf("exit %d, %s%s", code, out, errOut)
	}
	var said valuesTaken
	if err := json.Unmarshal([]byte(out), &said); err != nil {
		t.Fatal(err)
	}
	if said.Taken != 2 || said.Restricted != 1 || !said.Written || len(said.Left) != 1 || said.Left[0].Line != 4 || said.Left[0].Code != "SV-006" {
		t.Errorf("%+v", said)
	}
	raw, err := os.ReadFile(target)
	if err != nil {
		t.Fatal(err)
	}
	got, err := bid.Decode(raw)
	if err != nil || len(got.Bid.SocialValue.Values) < 2 {
		t.Fatalf("%v, %+v", err, got.Bid.SocialValue.Values)
	}
	// Without a target it is a preview.
	if code, out, _ := bidpack(t, valuesTable, "values", "-", "--into", doc); code != 0 || !strings.Contains(out, `"written": false`) {
		t.Errorf("a preview: exit %d, %s", code, out)
	}
}

// A wrong file, a missing bid: one sentence, exit 2, nothing written.
func TestWrongValuesAreRefused(t *testing.T) {
	doc, target := saved(t, "bid.json", example(t)), filepath.Join(t.TempDir(), "out.json")
	for name, args := range map[string][]string{
		"columns": {"values", saved(t, "a.csv", "code,value\nA,1\n"), "--into", doc, "-o", target},
		"cells":   {"values", saved(t, "b.csv", valuesTable+"X,1\n"), "--into", doc, "-o", target},
		"size":    {"values", saved(t, "c.csv", valuesTable+strings.Repeat("x", 2<<20)), "--into", doc, "-o", target},
		"no bid":  {"values", saved(t, "d.csv", valuesTable)},
	} {
		code, out, errOut := bidpack(t, "", args...)
		if code != 2 || out != "" || strings.Count(strings.TrimSpace(errOut), "\n") != 0 {
			t.Errorf("%s: exit %d, %q, %q", name, code, out, errOut)
		}
		if _, err := os.Stat(target); err == nil {
			t.Errorf("%s: something was written", name)
		}
	}
}
