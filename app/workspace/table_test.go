package workspace

import (
	"errors"
	"testing"
	"time"

	"bidwright/app/audit"
)

type oneFile struct{ content []byte }

func (oneFile) MakeFolder(string) error { return nil }

func (oneFile) WriteAtomic(string, []byte, func([]byte) error) error { return nil }

func (f oneFile) Read(_ string, limit int64) ([]byte, error) {
	if int64(len(f.content)) > limit {
		return nil, &Failure{Kind: TooLarge}
	}
	return f.content, nil
}

type pasted struct{}

func (pasted) ReadTable(name string, raw []byte, sheet string) (audit.Table, error) {
	t := audit.Paste(string(raw))
	t.Name, t.Sheet = name, sheet
	return t, nil
}

func TestATableIsReadForAnAudit(t *testing.T) {
	clock := func() time.Time { return time.Date(2027, 4, 1, 0, 0, 0, 0, time.UTC) }
	s := New(Params{Files: oneFile{[]byte("Rent\t5\nHeat\t6\nTotal\t12")}, Tables: pasted{}, Now: clock})
	table, err := s.ReadTable(`C:\Bids\costs.tsv`, "Main")
	if err != nil || table.Name != "costs.tsv" || table.Sheet != "Main" {
		t.Fatalf("%+v, %v", table, err)
	}
	if r := audit.Check(table, audit.Options{}); len(r.Findings) != 1 {
		t.Errorf("%+v", r.Findings)
	}
	s = New(Params{Files: oneFile{make([]byte, MaxTable+1)}, Tables: pasted{}, Now: clock})
	if _, err := s.ReadTable("x", ""); !errors.Is(err, TooLarge) {
		t.Errorf("a huge file: %v", err)
	}
}
