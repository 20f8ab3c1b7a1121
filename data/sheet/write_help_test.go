package sheet_test

import (
	"context"
	"testing"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/pack"
	"bidwright/app/reference"
	"bidwright/assets/examples"
	"bidwright/assets/facts"
	"bidwright/data/sheet"
)

func document(t testing.TB, name string) bid.Document {
	t.Helper()
	raw, ok := examples.Document(name)
	if !ok {
		t.Fatalf("there is no example %q", name)
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func source(t testing.TB, doc bid.Document) pack.Source {
	t.Helper()
	lib, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatal(err)
	}
	today := date.MustISO("2026-11-22")
	return pack.Source{Document: doc, Assessment: assess.Assess(assess.Input{Document: doc, Library: lib, On: today}), Library: lib, On: today}
}

// finished is the spreadsheet of a bid after every check of an export.
func finished(t testing.TB, audience pack.Audience, doc bid.Document) pack.Finished {
	t.Helper()
	done, err := pack.Finish(context.Background(), sheet.Painter{}, audience, source(t, doc), true, nil)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// model is the workbook of a bid as the program holds it.
func model(t testing.TB, audience pack.Audience, doc bid.Document) *pack.Workbook {
	t.Helper()
	built, err := pack.Build(audience, source(t, doc))
	if err != nil {
		t.Fatal(err)
	}
	w, err := built.Workbook()
	if err != nil {
		t.Fatal(err)
	}
	return w
}
