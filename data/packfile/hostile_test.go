package packfile

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"
)

// What is no pack is refused with one sentence, whatever it is.
func TestWhatIsNoPackIsRefusedInASentence(t *testing.T) {
	k := newKey(t)
	whole := dataFile(t, signed(t, k))
	quote := func(text string) string { b, _ := json.Marshal(text); return string(b) }
	for _, c := range []struct{ what, raw, want string }{
		{"nothing", "", "not a Bidwright pack"},
		{"a text", "Dear partner", "not a Bidwright pack"},
		{"a zip", "PK\x03\x04" + strings.Repeat("\x00", 100), "not a Bidwright pack"},
		{"a workspace", "SQLite format 3\x00", "not a Bidwright pack"},
		{"an empty group", "{}", "not a Bidwright pack"},
		{"a bid document", `{"schema":4,"organisation":{}}`, "not a Bidwright pack"},
		{"deep lists", `{"bidwrightPack":` + strings.Repeat("[", 1_000_000), "something else than text"},
		{"deep groups", strings.Repeat(`{"a":`, 1_000_000), "not a Bidwright pack"},
		{"a field twice", `{"bidwrightPack":"1","data":"a","data":"b"}`, "twice"},
		{"a field of nobody", `{"bidwrightPack":"1","extra":"b"}`, "which no pack has"},
		{"a field in capitals", `{"bidwrightPack":"1","Data":"b"}`, "which no pack has"},
		{"a huge number", `{"bidwrightPack":"1","data":` + strings.Repeat("9", 5_000_000) + `}`, "something else than text"},
		{"a newer shape", `{"bidwrightPack":"2","data":{}}`, "newer version"},
		{"more behind", string(whole) + "{}", "follows after the end"},
		{"data over the limit", `{"bidwrightPack":"1","manifest":"{}","data":` + quote(strings.Repeat("x", maxData+1)) + `}`, "larger than 4096 KB"},
		{"a manifest over the limit", `{"bidwrightPack":"1","data":"{}","manifest":` + quote(strings.Repeat("x", maxManifest+1)) + `}`, "larger than 64 KB"},
		{"a file over the limit", strings.Repeat("x", MaxFile+1), "larger than 20 MB"},
		{"no data", `{"bidwrightPack":"1","manifest":"{}"}`, "half of this pack is missing"},
		{"broken letters", "{\"bidwrightPack\":\"1\",\"data\":\"\xff\"}", "not a Bidwright pack"},
		{"the head of a PDF", "%PDF-1.7", "cut short"},
		{"the head and end of a PDF", "%PDF-1.7\n%%EOF", "damaged"},
		{"the head of a locked file", "age-encryption.org/v1\n", "damaged or cut short"},
		{"the head of a locked text", "-----BEGIN AGE ENCRYPTED FILE-----\n", "damaged or cut short"},
	} {
		_, err := Open(context.Background(), []byte(c.raw), Secrets{Passphrase: "x"})
		if err == nil || !strings.Contains(err.Error(), c.want) || len(err.Error()) > 300 || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %.300v", c.what, err)
		}
	}
	for cut := range whole {
		if cut < len(whole)-2 {
			if _, err := Open(context.Background(), whole[:cut], Secrets{}); err == nil {
				t.Fatalf("a data file cut at %d opens", cut)
			}
		}
	}
}

func TestAChangedOrUnsignedPackIsReadableAndSaysSo(t *testing.T) {
	k := newKey(t)
	p := signed(t, k)
	for _, c := range []struct {
		what string
		edit func(*Parts)
		want Verdict
	}{
		{"a changed manifest", func(p *Parts) { p.Manifest = bytes.Replace(p.Manifest, []byte("1"), []byte("2"), 1) }, Changed},
		{"no signature", func(p *Parts) { p.Signature = nil }, Unsigned},
		{"an unreadable signature", func(p *Parts) { p.Signature = []byte("signed, honestly") }, Changed},
		{"another's key", func(p *Parts) {
			p.Signature = bytes.Replace(p.Signature, []byte(k.Public()), []byte(newKey(t).Public()), 1)
		}, Changed},
	} {
		edited := p
		c.edit(&edited)
		r, err := Open(context.Background(), dataFile(t, edited), Secrets{})
		if err != nil || r.Verdict != c.want || r.SignedBy != "" {
			t.Errorf("%s: %+v, %v", c.what, r, err)
		}
	}
}

func FuzzOpen(f *testing.F) {
	k := newKey(f)
	whole := dataFile(f, signed(f, k))
	locked, err := LockForKey(whole, k.Recipient())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(locked)
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Names<</EmbeddedFiles<</Names[(a)2 0 R]>>>>>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, err := Open(context.Background(), raw, Secrets{Key: k})
		if (r == nil) == (err == nil) {
			t.Fatalf("%v, %v", r, err)
		}
		if err != nil && (strings.Contains(err.Error(), "\n") || len(err.Error()) > 400) {
			t.Fatalf("not a sentence: %q", err)
		}
		if err == nil && (len(r.Data) > maxData || len(r.Manifest) > maxManifest || (r.Verdict == Signed) != (r.SignedBy != "")) {
			t.Fatalf("%+v", r)
		}
	})
}
