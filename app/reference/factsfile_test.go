package reference_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"bidwright/app/money"
	"bidwright/app/reference"
)

func adviserFile() reference.File {
	return reference.File{
		Title: "Rates for 2027-28", From: "A. Adviser", Date: on("2026-11-22"),
		Overrides: []reference.Override{
			{FactID: "ni.secondary_rate@2027-04-06", Value: money.MustValue("15"), Reason: "Autumn Budget", Who: "A. Adviser", When: on("2026-11-22")},
			{FactID: "hc.local@2026-04-01", Value: money.MustValue("24.1"), Reason: "corrected & <checked>"},
		},
		Rows: []reference.FileRow{{ID: "hc.local@2026-04-01", Nation: "Wales", Label: "Council's homecare rate, Gŵyr", Value: "24.50", Unit: "GBP/contact hour",
			ValidFrom: "2026-04-01", Status: "announced", SourceTitle: "Council fee letter", SourceURL: "https://example.org/fees", ReadOn: "2026-05-01", Certainty: "high", Benchmark: true}},
	}
}

func TestAFactsFileGoesRoundIdentically(t *testing.T) {
	l := library(t)
	first, err := adviserFile().Encode()
	if err != nil {
		t.Fatal(err)
	}
	read, err := l.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	second, err := read.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Errorf("it changed on the way:\n%s\n%s", first, second)
	}
	wider, err := l.With(read.Rows)
	if err != nil {
		t.Fatal(err)
	}
	ov, refused := wider.Overrides(read.Overrides, false)
	if len(refused) > 0 {
		t.Fatal(refused)
	}
	value(t, wider.At("ni.secondary_rate", reference.Wales, on("2027-09-01"), ov), "15")
	value(t, wider.At("hc.local", reference.Wales, on("2026-09-01"), ov), "24.1")
	if wider.At("hc.local", reference.England, on("2026-09-01"), ov).Known() {
		t.Error("a Welsh fact answers in England")
	}
	if l.At("hc.local", reference.Wales, on("2026-09-01"), reference.Overrides{}).Known() {
		t.Error("the first library changed")
	}
}

func TestAHostileFactsFileChangesNothing(t *testing.T) {
	l := library(t)
	good, err := adviserFile().Encode()
	if err != nil {
		t.Fatal(err)
	}
	swap := func(old, new string) []byte {
		if !bytes.Contains(good, []byte(old)) {
			t.Fatalf("no %q", old)
		}
		return bytes.Replace(good, []byte(old), []byte(new), 1)
	}
	for name, raw := range map[string][]byte{
		"nothing":                 nil,
		"not JSON":                []byte("id,nation"),
		"a list":                  []byte("[]"),
		"half":                    good[:len(good)/2],
		"more after the end":      append(bytes.Clone(good), '{'),
		"another kind of file":    swap("bidwright-facts", "bidwright-pack"),
		"a newer version":         swap(`"version": 1`, `"version": 2`),
		"a field nobody knows":    swap(`"title"`, `"run"`),
		"a number as a float":     swap(`"15"`, `15`),
		"infinity":                swap(`"15"`, `"Infinity"`),
		"a million digits":        swap(`"15"`, `"`+strings.Repeat("9", 1_000_000)+`"`),
		"no reason":               swap("Autumn Budget", ""),
		"an unknown fact":         swap("ni.secondary_rate@", "ni.no_such@"),
		"the same fact twice":     swap("hc.local@2026-04-01", "ni.secondary_rate@2027-04-06"),
		"right-to-left":           swap("A. Adviser", "\u202eA. Adviser"),
		"a row that we hold":      bytes.ReplaceAll(good, []byte("hc.local@2026-04-01"), []byte("pay.nlw_adult@2026-04-01")),
		"a row without a source":  swap("Council fee letter", ""),
		"a row with a wild date":  swap(`"validFrom": "2026-04-01"`, `"validFrom": "0000-13-99"`),
		"too large":               append(bytes.Clone(good), bytes.Repeat([]byte(" "), 3<<20)...),
		"ten thousand overrides":  swap(`"overrides": [`, `"overrides": [`+strings.Repeat(`{"factId":"x","reason":"y"},`, 10_001)),
		"nested without an end":   []byte(strings.Repeat("[", 100_000)),
		"overlapping a held row":  bytes.ReplaceAll(good, []byte("hc.local@2026-04-01"), []byte("hc.llw@2026-05-01")),
		"a series in other units": bytes.ReplaceAll(good, []byte("hc.local@2026-04-01"), []byte("ea.limit@2026-04-01")),
	} {
		t.Run(name, func(t *testing.T) {
			read, err := l.ReadFile(raw)
			var problems reference.Problems
			if err == nil || !errors.As(err, &problems) || len(err.Error()) > 20_000 {
				t.Fatalf("read as %+.200v, error %.200v", read, err)
			}
			if len(read.Rows)+len(read.Overrides) > 0 {
				t.Error("part of it was used")
			}
		})
	}
}

func FuzzFactsFile(f *testing.F) {
	good, err := adviserFile().Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte(`{"format":"bidwright-facts","version":1}`))
	l := library(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		read, err := l.ReadFile(raw)
		if err != nil {
			return
		}
		first, err := read.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := l.ReadFile(first)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		second, err := again.Encode()
		if err != nil || !bytes.Equal(first, second) {
			t.Fatalf("not identical: %v", err)
		}
	})
}

func TestBrowse(t *testing.T) {
	l := library(t)
	total := 0
	for _, topic := range l.Topics() {
		found := l.Browse(reference.Filter{Topic: topic.ID}, reference.Overrides{})
		if len(found) != topic.Facts || topic.Label == "" {
			t.Errorf("%s: %d facts, the list says %d", topic.ID, len(found), topic.Facts)
		}
		total += len(found)
	}
	if total != len(l.Facts()) {
		t.Errorf("topics hold %d of %d facts", total, len(l.Facts()))
	}
	missing := l.Browse(reference.Filter{Status: reference.Missing, Topic: "ni"}, reference.Overrides{})
	if len(missing) != 1 || missing[0].Status.Words() != "missing – you must enter it" {
		t.Errorf("%+v", missing)
	}
	ov, _ := l.Overrides([]reference.Override{{FactID: "ni.secondary_rate@2027-04-06", Value: money.MustValue("15"), Reason: "Budget"},
		{FactID: "ni.secondary_rate@2028-04-06", Value: money.MustValue("15"), Reason: "Budget"}}, false)
	if yours := l.Browse(reference.Filter{Status: reference.Yours}, ov); len(yours) != 2 || yours[0].Was.IsSet() {
		t.Errorf("%+v", yours)
	}
	day := l.Browse(reference.Filter{Topic: "pay", On: on("2026-09-01"), Text: "Wage NLW_adult", Nation: reference.Wales}, reference.Overrides{})
	if len(day) != 1 || day[0].ID != "pay.nlw_adult@2026-04-01" {
		t.Errorf("%+v", day)
	}
}
