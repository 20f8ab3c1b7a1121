package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/pack"
	"bidwright/app/pack/layout"
	"bidwright/app/pack/sample"
	"bidwright/assets/fonts"
	"bidwright/data/pdf"
)

var three = []pack.Attachment{
	{Name: "bid-data.json", Description: "What is exchanged", Content: []byte(`{"note":"Tŷ Ŵyl (stream) endstream >> 12,345.67"}`)},
	{Name: "bid-manifest.json", Description: "What the pack is", Content: bytes.Repeat([]byte(`{"sha256":"0a1b"}`), 500)},
	{Name: "bid-manifest.sig", Description: "Who signed it", Content: []byte("algorithm: Ed25519\n")},
}

var wanted = map[string]int{"bid-data.json": 1 << 20, "bid-manifest.json": 1 << 20, "bid-manifest.sig": 4 << 10}

func withAttachments(t testing.TB, attachments ...pack.Attachment) []byte {
	t.Helper()
	faces, err := layout.NewFaces(fonts.Regular(), fonts.Bold())
	if err != nil {
		t.Fatal(err)
	}
	pages, err := layout.Layout(context.Background(), sample.Document(), faces, nil)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := pdf.Write(context.Background(), pages, pdf.MetaOf(sample.Document()), typeface(), attachments...)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// Both readers, ours for our own files and the library for a stranger's, give back the
// very bytes.
func TestAttachmentsReadBackByteForByte(t *testing.T) {
	raw := withAttachments(t, three...)
	facts, err := pdf.Verify(raw)
	if err != nil {
		t.Fatal(err)
	}
	found, err := pdf.ReadAttachments(context.Background(), raw, wanted)
	if err != nil {
		t.Fatal(err)
	}
	if len(facts.Attachments) != 3 || len(found) != 3 {
		t.Fatalf("%d and %d attachments were read", len(facts.Attachments), len(found))
	}
	for i, a := range three {
		if got := facts.Attachments[i]; got.Name != a.Name || got.Description != a.Description || !bytes.Equal(got.Content, a.Content) {
			t.Errorf("our reader gives %q, %q, %q", got.Name, got.Description, got.Content)
		}
		if !bytes.Equal(found[a.Name], a.Content) {
			t.Errorf("%s reads back as %.60q", a.Name, found[a.Name])
		}
	}
	if !bytes.Equal(raw, withAttachments(t, three...)) {
		t.Error("the same pack twice gives different bytes")
	}
}

func TestTheLeakTestSeesInsideAttachments(t *testing.T) {
	secret := decimal.RequireFromString("12345.67")
	haystacks, err := pdf.Haystacks(withAttachments(t, three...))
	if err != nil {
		t.Fatal(err)
	}
	leaks := pack.Search(haystacks, []pack.Secret{{Path: "planted", Number: &secret}}, nil)
	if len(leaks) == 0 {
		t.Error("a figure in an attachment is not found")
	}
}

func TestOtherAttachmentsAreNotRead(t *testing.T) {
	other := pack.Attachment{Name: "holiday.txt", Content: []byte("hello")}
	found, err := pdf.ReadAttachments(context.Background(), withAttachments(t, append(three[:3:3], other)...), wanted)
	if err != nil || len(found) != 3 || found["holiday.txt"] != nil {
		t.Errorf("read %d attachments, %v", len(found), err)
	}
	if _, err := pdf.ReadAttachments(context.Background(), withAttachments(t, other), wanted); !errors.Is(err, pdf.ErrNoData) {
		t.Errorf("a PDF with another attachment: %v", err)
	}
	if _, err := pdf.ReadAttachments(context.Background(), withAttachments(t), wanted); !errors.Is(err, pdf.ErrNoData) {
		t.Errorf("a PDF without attachments: %v", err)
	}
}

func TestHostileAttachmentsAreRefusedInASentence(t *testing.T) {
	named := func(name string) pack.Attachment { return pack.Attachment{Name: name, Content: []byte("{}")} }
	for _, c := range []struct {
		what  string
		files []pack.Attachment
		want  string
	}{
		{"two of one name", append(three[:3:3], named("bid-data.json")), "two attachments called bid-data.json"},
		{"the same name in capitals", append(three[:3:3], named("BID-DATA.JSON")), "two attachments called bid-data.json"},
		{"a way up", append(three[:3:3], named("../bid-data.json")), "a folder in its name"},
		{"a drive", append(three[:3:3], named(`C:\bid-data.json`)), "a folder in its name"},
		{"a drive without folder", append(three[:3:3], named(`C:x.json`)), "a folder in its name"},
		{"an absolute path", append(three[:3:3], named("/etc/passwd")), "a folder in its name"},
		{"one that unpacks to 100 MB", []pack.Attachment{{Name: "bid-data.json", Content: make([]byte, 100<<20)}}, "unpacks to far more"},
		{"one that unpacks a thousandfold", []pack.Attachment{{Name: "bid-data.json", Content: make([]byte, 1<<20)}}, "unpacks to far more"},
		{"one that is too large", []pack.Attachment{{Name: "bid-manifest.sig", Content: bytes.Repeat([]byte("0123456789abcdef\n"), 1000)}}, "unpacks to far more"},
	} {
		_, err := pdf.ReadAttachments(context.Background(), withAttachments(t, c.files...), wanted)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

func TestACutPDFIsToldAsSuch(t *testing.T) {
	raw := withAttachments(t, three...)
	for cut := 1; cut < len(raw)-8; cut += 1 + len(raw)/97 {
		_, err := pdf.ReadAttachments(context.Background(), raw[:cut], wanted)
		if err == nil || cut > 1024 && !strings.Contains(err.Error(), "cut short") {
			t.Fatalf("cut at %d of %d: %v", cut, len(raw), err)
		}
	}
}

// The buyer and the board get no data for another program, whoever asks.
func TestNoBuyersOrBoardsPackCarriesAttachments(t *testing.T) {
	for _, audience := range []pack.Audience{pack.Commissioner, pack.Board} {
		if _, err := pack.Build(audience, pack.Source{Attachments: three}); !errors.Is(err, pack.ErrAttached) {
			t.Errorf("%s: %v", audience, err)
		}
		p, err := pdf.NewPainter(typeface())
		if err != nil {
			t.Fatal(err)
		}
		doc := sample.Document()
		doc.Audience = string(audience)
		if err := p.Verify(withAttachments(t, three...), doc); !errors.Is(err, pack.ErrAttached) {
			t.Errorf("%s: a finished file with attachments passes: %v", audience, err)
		}
	}
}
