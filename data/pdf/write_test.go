package pdf_test

import (
	"bytes"
	"context"
	"os"
	"testing"

	"bidwright/app/pack"
	"bidwright/app/pack/layout"
	"bidwright/app/pack/sample"
	"bidwright/assets/fonts"
	"bidwright/data/pdf"
)

func typeface() pdf.Typeface { return pdf.Typeface{Regular: fonts.Regular(), Bold: fonts.Bold()} }

func write(t testing.TB, doc pack.Document) []byte {
	t.Helper()
	faces, err := layout.NewFaces(fonts.Regular(), fonts.Bold())
	if err != nil {
		t.Fatal(err)
	}
	pages, err := layout.Layout(context.Background(), doc, faces, nil)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := pdf.Write(context.Background(), pages, pdf.MetaOf(doc), typeface())
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	first, second := write(t, sample.Document()), write(t, sample.Document())
	if !bytes.Equal(first, second) {
		t.Fatal("two files of one document differ")
	}
	if path := os.Getenv("BIDWRIGHT_SAMPLE"); path != "" {
		if err := os.WriteFile(path, first, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
