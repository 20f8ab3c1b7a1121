package ownvalues_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/socialvalue/ownvalues"
)

const heading = "id,label,value,unit,price_year,ledger,body,source,licence,note\n"

const good = `W1,A year with more friends,"1,850.25",person,2023,social,individuals,"A bank of values, p. 4",members only,ask first` + "\n"

func read(t *testing.T, text string, have ...bid.OwnValue) ownvalues.Result {
	t.Helper()
	r, err := ownvalues.Read(strings.NewReader(text), have)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A good line arrives with every column, and a licence that is not open marks it.
func TestAValueArrivesWhole(t *testing.T) {
	r := read(t, "\ufeff"+heading+good+"C1,Council hostel week,-312,week,2021/22,FISCAL,council,Budget book,OGL v3.0,\n")
	if len(r.Taken) != 2 || len(r.Left) != 0 || r.Restricted != 1 {
		t.Fatalf("%+v", r)
	}
	a, b := r.Taken[0], r.Taken[1]
	if a.Code != "W1" || a.Name != "A year with more friends" || a.Value.String() != "1850.25" || a.Unit != "person" || a.PriceYear != "2023" || a.Ledger != bid.LedgerSocial ||
		a.Body != "individuals" || a.Source != "A bank of values, p. 4" || a.Licence != "members only" || a.Note != "ask first" || !a.Restricted || !a.Imported || a.ID == "" || strings.Contains(a.ID, ".") {
		t.Errorf("%+v", a)
	}
	if b.Restricted || b.Value.String() != "-312" || b.Ledger != bid.LedgerFiscal {
		t.Errorf("%+v", b)
	}
}

// What cannot be taken is named with its line and column, and everything else is taken.
func TestEachLineThatCannotBeTakenIsNamed(t *testing.T) {
	for _, c := range []struct{ name, line, code, column string }{
		{"code twice", "w1,Other,1,person,2023,social,,s,OGL,", ownvalues.CodeTwice, "id"},
		{"formula", `X,"=HYPERLINK(""http://x"")",1,person,2023,social,,s,OGL,`, ownvalues.CodeFormula, "label"},
		{"formula in the value", "X,L,=1+1,person,2023,social,,s,OGL,", ownvalues.CodeFormula, "value"},
		{"plus", "X,L,1,person,2023,social,,+cmd|' /C calc'!A0,OGL,", ownvalues.CodeFormula, "source"},
		{"at", "X,L,1,person,2023,social,,@SUM(A1),OGL,", ownvalues.CodeFormula, "source"},
		{"minus", "X,L,1,person,2023,social,,s,OGL,-x", ownvalues.CodeFormula, "note"},
		{"no code", ",L,1,person,2023,social,,s,OGL,", ownvalues.CodeNoName, "id"},
		{"no label", "X,,1,person,2023,social,,s,OGL,", ownvalues.CodeNoName, "label"},
		{"no value", "X,L,,person,2023,social,,s,OGL,", ownvalues.CodeNumber, "value"},
		{"words", "X,L,about 500,person,2023,social,,s,OGL,", ownvalues.CodeNumber, "value"},
		{"a huge number", "X,L,1e999999999,person,2023,social,,s,OGL,", ownvalues.CodeNumber, "value"},
		{"digits without end", "X,L," + strings.Repeat("9", 100_000) + ",person,2023,social,,s,OGL,", ownvalues.CodeNumber, "value"},
		{"no year", "X,L,1,person,,social,,s,OGL,", "SV-006", "price_year"},
		{"no such year", "X,L,1,person,2019/21,social,,s,OGL,", "SV-006", "price_year"},
		{"no ledger", "X,L,1,person,2023,,,s,OGL,", ownvalues.CodeWord, "ledger"},
		{"unknown ledger", "X,L,1,person,2023,spiritual,,s,OGL,", ownvalues.CodeWord, "ledger"},
		{"unknown body", "X,L,1,person,2023,social,the moon,s,OGL,", ownvalues.CodeWord, "body"},
		{"no unit", "X,L,1,,2023,social,,s,OGL,", "SV-005", "unit"},
		{"no source", "X,L,1,person,2023,social,,,OGL,", "SV-005", "source"},
		{"no licence", "X,L,1,person,2023,social,,s,,", "SV-005", "licence"},
		{"hidden", "X,L\u202egnp.exe,1,person,2023,social,,s,OGL,", bid.CodeHidden, "label"},
		{"too long", "X," + strings.Repeat("L", 500) + ",1,person,2023,social,,s,OGL,", bid.CodeTooLong, "label"},
	} {
		r := read(t, heading+good+c.line+"\n"+"Z,Last,1,person,2023,social,,s,OGL,\n")
		if len(r.Taken) != 2 || len(r.Left) != 1 {
			t.Errorf("%s: %d taken, left %+v", c.name, len(r.Taken), r.Left)
			continue
		}
		if l := r.Left[0]; l.Line != 3 || l.Code != c.code || l.Column != c.column || l.Why == "" || strings.ContainsAny(l.Label, "\u202e\n") {
			t.Errorf("%s: %+v", c.name, l)
		}
	}
}

// A file that is not of the agreed form is refused whole, with the line.
func TestAWrongFileIsRefusedWhole(t *testing.T) {
	var many strings.Builder
	many.WriteString(heading)
	for i := range ownvalues.MaxLines + 1 {
		fmt.Fprintf(&many, "C%d,L,1,person,2023,social,,s,OGL,\n", i)
	}
	for name, c := range map[string]struct {
		text string
		line int
	}{
		"empty":           {"", 1},
		"other columns":   {"code,label,value\nA,B,1\n", 1},
		"swapped columns": {strings.Replace(heading, "id,label", "label,id", 1) + good, 1},
		"no heading":      {good, 1},
		"a cell too many": {heading + good + "X,L,1,person,2023,social,,s,OGL,,\n", 3},
		"a cell too few":  {heading + "X,L,1\n", 2},
		"open quote":      {heading + good + `X,"L,1,person` + "\n", 3},
		"too many":        {many.String(), ownvalues.MaxLines + 2},
		"no text":         {heading + good + "X,\xff\xfe,1,person,2023,social,,s,OGL,\n", 3},
		"a workbook":      {"PK\x03\x04\x00\x00", 1},
		"too large":       {heading + strings.Repeat("x", ownvalues.MaxBytes), 2},
	} {
		_, err := ownvalues.Read(strings.NewReader(c.text), nil)
		var refusal *ownvalues.Refusal
		if !errors.As(err, &refusal) {
			t.Errorf("%s: not refused: %v", name, err)
			continue
		}
		if refusal.Line != c.line || !strings.HasSuffix(refusal.Message, ".") {
			t.Errorf("%s: line %d, %q", name, refusal.Line, refusal.Message)
		}
	}
	if r := read(t, strings.Join(strings.SplitAfter(many.String(), "\n")[:ownvalues.MaxLines+1], "")); len(r.Taken) != ownvalues.MaxLines {
		t.Errorf("a file at the limit: %d taken", len(r.Taken))
	}
}

// The same file read again replaces what it brought, under the same ids, and adds
// nothing; a value that the user typed is never overwritten.
func TestAFileReadAgainReplaces(t *testing.T) {
	var b bid.Bid
	b.SocialValue.Values = []bid.OwnValue{{ID: "mine", Code: "T1", Name: "Typed", Value: money.MustValue("9")}}
	text := heading + good + "T1,Theirs,1,person,2023,social,,s,OGL,\n"
	r := read(t, text, b.SocialValue.Values...)
	if len(r.Left) != 1 || r.Left[0].Code != ownvalues.CodeTwice {
		t.Fatalf("%+v", r)
	}
	ownvalues.Into(&b, r)
	id := b.SocialValue.Values[1].ID
	again := read(t, strings.Replace(text, `"1,850.25"`, "1900", 1), b.SocialValue.Values...)
	ownvalues.Into(&b, again)
	v := b.SocialValue.Values
	if again.Replaced != 1 || len(v) != 2 || v[0].Name != "Typed" || v[0].Value.String() != "9" || v[1].ID != id || v[1].Value.String() != "1900" {
		t.Errorf("%+v, %+v", again, v)
	}
}

// Whatever is in a file, it is refused in a sentence, or every line is taken or named;
// what is taken is accepted by the document.
func FuzzRead(f *testing.F) {
	f.Add(heading + good)
	f.Add(heading + "X,=1,2,3,4,5,6,7,8,9\n")
	f.Add("id,label\n")
	f.Add(heading + "\"a\nb\",L,1,u,2020,social,,s,OGL,\n,,,,,,,,,\n")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := ownvalues.Read(strings.NewReader(text), nil)
		if err != nil {
			var refusal *ownvalues.Refusal
			if !errors.As(err, &refusal) || refusal.Message == "" {
				t.Fatal(err)
			}
			return
		}
		records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
		if err != nil || len(records)-1 != len(r.Taken)+len(r.Left) {
			t.Fatalf("%d lines, %d taken, %d left, %v", len(records)-1, len(r.Taken), len(r.Left), err)
		}
		var doc bid.Document
		ownvalues.Into(&doc.Bid, r)
		for _, i := range bid.Check(doc) {
			if strings.HasPrefix(i.Path, "socialValue.values") {
				t.Fatal(i)
			}
		}
	})
}
