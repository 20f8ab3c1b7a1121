package main

import (
	"archive/zip"
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/exchange"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/data/packfile"
)

// forger makes the files of somebody who means harm out of a whole answer to a lead.
type forger struct {
	t    *testing.T
	key  packfile.Key
	made *exchange.Made
	lead bid.Document
}

func newForger(t *testing.T) *forger {
	k, err := packfile.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	lead := exampleBid(t, "county-partners")
	offered := offerTo(t, lead, "mem-harbour")
	if lead, err = exchange.Sent(lead, offered.Made); err != nil {
		t.Fatal(err)
	}
	partner := invitedBy(t, offered)
	partner.Bid.Invitation.Part.Prices = []bid.PartnerPrice{{ID: "6f0c1d1e-0000-4000-8000-0000000000aa", Name: "One hour", Unit: "hour", Price: money.MustPounds("28.41")}}
	return &forger{t: t, key: k, made: answerOf(t, partner).Made, lead: lead}
}

// pdf carries attachments in the pages of a real pack.
func (f *forger) pdf(attached ...pack.Attachment) []byte {
	f.t.Helper()
	maker, err := painter("pdf")
	if err != nil {
		f.t.Fatal(err)
	}
	built, err := pack.Build(pack.Partner, offerTo(f.t, exampleBid(f.t, "county-partners"), "mem-harbour"))
	if err != nil {
		f.t.Fatal(err)
	}
	built.Attachments = attached
	raw, err := maker.Paint(context.Background(), built, nil)
	if err != nil {
		f.t.Fatal(err)
	}
	return raw
}

func (f *forger) parts(data, manifest []byte) []pack.Attachment {
	f.t.Helper()
	signature, err := f.key.Sign(manifest)
	if err != nil {
		f.t.Fatal(err)
	}
	return []pack.Attachment{{Name: exchange.DataName, Content: data}, {Name: exchange.ManifestName, Content: manifest}, {Name: exchange.SignatureName, Content: signature}}
}

// fitting is a manifest that names these data, however odd they are.
func (f *forger) fitting(data []byte, change func(*exchange.Manifest)) []byte {
	f.t.Helper()
	m := f.made.Manifest
	m.Parts = []exchange.File{{Name: exchange.DataName, Size: len(data), SHA256: exchange.Hash(data)}}
	if change != nil {
		change(&m)
	}
	raw, err := exchange.Encode(m)
	if err != nil {
		f.t.Fatal(err)
	}
	return raw
}

// saying is a whole and signed pack whose data were edited before they were signed.
func (f *forger) saying(old, text string) []byte {
	f.t.Helper()
	data := bytes.Replace(f.made.DataBytes, []byte(old), []byte(text), 1)
	if bytes.Equal(data, f.made.DataBytes) {
		f.t.Fatalf("%q is not in the data", old)
	}
	return f.pdf(f.parts(data, f.fitting(data, nil))...)
}

// offering is a whole and signed pack that says something impossible.
func (f *forger) offering(change func(*exchange.Data)) []byte {
	f.t.Helper()
	d := f.made.Data
	change(&d)
	data, err := exchange.Encode(d)
	if err != nil {
		f.t.Fatal(err)
	}
	return f.pdf(f.parts(data, f.fitting(data, nil))...)
}

// digits are so many that do not pack well.
func digits(n int) string {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]byte, n)
	for i := range out {
		out[i] = byte('1' + r.IntN(9))
	}
	return string(out)
}

func zipOf(t *testing.T, names []string, content []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range names {
		part, err := w.Create(name)
		if err == nil {
			_, err = part.Write(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// hostile is a file and what the two commands make of it: 0 fine, 1 readable but not
// whole, 2 refused.
type hostile struct {
	raw         []byte
	read, merge int
	says        string // in the refusal of merge
}

func hostileFiles(t *testing.T) (*forger, map[string]hostile) {
	f := newForger(t)
	data, manifest := f.made.DataBytes, f.made.ManifestBytes
	good := f.parts(data, manifest)
	whole := f.pdf(good...)
	stranger, err := packfile.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	forged, err := stranger.Sign([]byte("another manifest"))
	if err != nil {
		t.Fatal(err)
	}
	named := func(name string) []pack.Attachment {
		return append(good[:2:2], pack.Attachment{Name: name, Content: []byte("x")})
	}
	changed := bytes.Replace(data, []byte("28.41"), []byte("98.41"), 1)
	ofSchema := func(text string) []byte {
		edited := bytes.Replace(data, []byte(`"schema": 1`), []byte(text), 1)
		return f.pdf(f.parts(edited, bytes.Replace(f.fitting(edited, nil), []byte(`"schema": 1`), []byte(text), 1))...)
	}
	bidi := "Harbour \u202emalicious"
	return f, map[string]hostile{
		"a whole pack":                             {whole, 0, 0, ""},
		"nothing":                                  {nil, 2, 2, "pack"},
		"a PDF cut in the middle":                  {whole[:len(whole)/2], 2, 2, "cut"},
		"a PDF cut at its end":                     {whole[:len(whole)-30], 2, 2, ""},
		"the first bytes of a PDF":                 {whole[:9], 2, 2, "cut"},
		"two attachments of one name":              {f.pdf(append(good, good[0])...), 2, 2, "CONS-071: "},
		"a folder in a name":                       {f.pdf(named("../../" + exchange.SignatureName)...), 2, 2, "folder"},
		"a drive in a name":                        {f.pdf(named(`C:\` + exchange.SignatureName)...), 2, 2, "folder"},
		"half of a pack":                           {f.pdf(good[1:]...), 2, 2, "half"},
		"no data at all":                           {f.pdf(), 2, 2, "no Bidwright data"},
		"a changed digit":                          {f.pdf(append([]pack.Attachment{{Name: exchange.DataName, Content: changed}}, good[1:]...)...), 1, 2, "CONS-067: "},
		"a signature over another manifest":        {f.pdf(good[0], good[1], pack.Attachment{Name: exchange.SignatureName, Content: forged}), 1, 2, "CONS-067: "},
		"no signature":                             {f.pdf(good[:2]...), 1, 2, "CONS-067: "},
		"another bid":                              {f.pdf(f.parts(bytes.ReplaceAll(data, []byte(f.made.Manifest.BidID), []byte("another-bid")), f.fitting(bytes.ReplaceAll(data, []byte(f.made.Manifest.BidID), []byte("another-bid")), func(m *exchange.Manifest) { m.BidID = "another-bid" }))...), 0, 2, "CONS-064: "},
		"a newer schema":                           {ofSchema(`"schema": 7`), 1, 2, "CONS-072: "},
		"a newer schema with fields of its own":    {ofSchema(`"schema": 7, "more": {"a": [1]}`), 1, 2, "newer"},
		"an older schema":                          {ofSchema(`"schema": 0`), 1, 0, ""},
		"a schema that is no number":               {ofSchema(`"schema": "one"`), 2, 2, "version"},
		"five million digits":                      {f.saying(`"28.41"`, `"`+digits(5_000_000)+`"`), 2, 2, "far more"},
		"a million digits":                         {f.saying(`"28.41"`, `"`+digits(1_000_000)+`"`), 2, 2, ""},
		"a million digits without quotes":          {f.saying(`"28.41"`, digits(1_000_000)), 2, 2, ""},
		"a power of ten":                           {f.saying(`"28.41"`, `"1e999999999"`), 2, 2, ""},
		"NaN":                                      {f.saying(`"28.41"`, `"NaN"`), 2, 2, "CONS-071: "},
		"NaN without quotes":                       {f.saying(`"28.41"`, `NaN`), 2, 2, "JSON"},
		"an amount below nothing":                  {f.saying(`"28.41"`, `"-28.41"`), 2, 2, ""},
		"a share over the whole":                   {f.offering(func(d *exchange.Data) { d.Offer.FeeRate = money.ShareOf(decimal.New(14, -1)) }), 2, 2, ""},
		"terms of 400 days":                        {f.offering(func(d *exchange.Data) { d.Offer.Days = money.MustQuantity("400") }), 2, 2, ""},
		"a field twice":                            {f.saying(`"price": "28.41"`, `"price": "28.41", "price": "1"`), 2, 2, "twice"},
		"a field in other letters":                 {f.saying(`"price": "28.41"`, `"price": "28.41", "PRICE": "1"`), 2, 2, ""},
		"a field of nobody":                        {f.saying(`"price": "28.41"`, `"price": "28.41", "sum": "1"`), 2, 2, ""},
		"NUL in a name":                            {f.saying(`"One hour"`, `"One\u0000hour"`), 2, 2, ""},
		"letters that run backwards":               {f.saying(`"One hour"`, `"`+bidi+`"`), 2, 2, ""},
		"broken letters":                           {f.saying(`"One hour"`, "\"One\xff hour\""), 2, 2, ""},
		"deep lists":                               {f.saying(`"28.41"`, strings.Repeat("[", 500_000)), 2, 2, ""},
		"deep groups":                              {f.saying(`"28.41"`, strings.Repeat(`{"a":`, 300_000)), 2, 2, ""},
		"more behind the end":                      {f.pdf(f.parts(append(bytes.Clone(data), "{}"...), f.fitting(append(bytes.Clone(data), "{}"...), nil))...), 2, 2, ""},
		"data that unpack to a hundred times more": {f.pdf(f.parts(make([]byte, 60<<20), manifest)...), 2, 2, ""},
		"a zip of zeros":                           {zipOf(t, []string{"zeros"}, make([]byte, 50<<20)), 2, 2, "CONS-071: "},
		"a zip of paths":                           {zipOf(t, []string{"../../bid-data.json", "/etc/bid-manifest.json"}, data), 2, 2, "not a Bidwright pack"},
		"zeros":                                    {make([]byte, 1<<20), 2, 2, "not a Bidwright pack"},
		"a file over the limit":                    {append(bytes.Clone(whole), make([]byte, 20<<20)...), 2, 2, "larger"},
	}
}

// What is received is hostile until proven otherwise: by the command line too each file
// is read or refused in one sentence, with its exit code, and nothing is written.
func TestHostileFilesByTheCommandLine(t *testing.T) {
	f, files := hostileFiles(t)
	lead := newSide(t, nil)
	raw, err := bid.Encode(f.lead)
	if err != nil {
		t.Fatal(err)
	}
	lead.write(raw)
	for name, h := range files {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			file, target := filepath.Join(dir, "pack.pdf"), filepath.Join(dir, "merged.json")
			if err := os.WriteFile(file, h.raw, 0o600); err != nil {
				t.Fatal(err)
			}
			code, out, errOut := bidpack(t, "", "read", file)
			if code != h.read || code != 2 && strings.Contains(out, `"whole": true`) != (code == 0 || strings.Contains(out, "CONS-072")) {
				t.Errorf("read exits %d, not %d: %.300s%.300s", code, h.read, out, errOut)
			}
			plainRefusal(t, dir, code, errOut)
			code, out, errOut = bidpack(t, "", "merge", lead.doc, file, "--accept", "all", "-o", target)
			if code != h.merge || !strings.Contains(errOut, h.says) {
				t.Errorf("merge exits %d, not %d: %.300s%.300s", code, h.merge, out, errOut)
			}
			plainRefusal(t, dir, code, errOut)
			if _, err := os.Stat(target); (err == nil) != (h.merge == 0) {
				t.Errorf("merged and written: %v", err)
			}
			left, err := os.ReadDir(dir)
			if err != nil || len(left) > 2 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
	if now, err := os.ReadFile(lead.doc); err != nil || !bytes.Equal(now, raw) {
		t.Errorf("the lead’s bid was changed: %v", err)
	}
}

// plainRefusal is one line that a person can read.
func plainRefusal(t *testing.T, dir string, code int, errOut string) {
	t.Helper()
	text := strings.TrimSuffix(errOut, "\n")
	switch {
	case code != 2:
		if errOut != "" {
			t.Errorf("exit %d, yet it says %q", code, errOut)
		}
	case strings.ContainsAny(text, "\n\r\x00\u202e\ufffd") || len(text) < 40 || len(text) > 500 || strings.Contains(text, dir) || strings.Contains(text, "goroutine"):
		t.Errorf("not a sentence: %.600q", errOut)
	}
}

// Another key in a known name, and a pack sent once more, are told apart.
func TestAKnownSignerIsHeldToItsKey(t *testing.T) {
	f := newForger(t)
	lead := newSide(t, nil)
	raw, err := bid.Encode(f.lead)
	if err != nil {
		t.Fatal(err)
	}
	lead.write(raw)
	file := filepath.Join(lead.dir, "answer.pdf")
	put := func(key packfile.Key) {
		f.key = key
		if err := os.WriteFile(file, f.pdf(f.parts(f.made.DataBytes, f.made.ManifestBytes)...), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	own := f.key
	put(own)
	lead.merge(file)
	once := encode(t, lead.read())
	stranger, err := packfile.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	put(stranger)
	if code, _, errOut := bidpack(t, "", "merge", lead.doc, file, "--accept", "all", "-o", lead.doc); code != 2 || !strings.Contains(errOut, "another key") {
		t.Errorf("exit %d, %s", code, errOut)
	}
	put(own)
	if out := lead.run("merge", lead.doc, file, "--accept", "all", "-o", lead.doc); !strings.Contains(out, `"mergedBefore": true`) || !strings.Contains(out, exchange.CodeOlder) {
		t.Errorf("a pack sent once more: %s", out)
	}
	if encode(t, lead.read()) != once {
		t.Error("the bid was changed")
	}
}
