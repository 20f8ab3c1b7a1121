package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/assets/examples"
	"bidwright/data/packfile"
)

// side is one organisation at its own machine: a folder, a key, a bid document.
type side struct {
	t        *testing.T
	dir, key string
	doc      string
}

func newSide(t *testing.T, raw []byte) *side {
	s := &side{t: t, dir: t.TempDir()}
	s.key, s.doc = filepath.Join(s.dir, "key.pem"), filepath.Join(s.dir, "bid.json")
	if raw != nil {
		s.write(raw)
	}
	return s
}

func (s *side) write(raw []byte) {
	s.t.Helper()
	if err := os.WriteFile(s.doc, raw, 0o600); err != nil {
		s.t.Fatal(err)
	}
}

func (s *side) read() bid.Document {
	s.t.Helper()
	raw, err := os.ReadFile(s.doc)
	if err != nil {
		s.t.Fatal(err)
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		s.t.Fatal(err)
	}
	return doc
}

func (s *side) edit(f func(*bid.Bid)) {
	s.t.Helper()
	doc := s.read()
	f(&doc.Bid)
	raw, err := bid.Encode(doc)
	if err != nil {
		s.t.Fatal(err)
	}
	s.write(raw)
}

func (s *side) run(args ...string) string {
	s.t.Helper()
	code, out, errOut := bidpack(s.t, "", args...)
	if code != 0 {
		s.t.Fatalf("bidpack %s: exit %d, %s", strings.Join(args, " "), code, errOut)
	}
	return out
}

// send makes a pack and records it in the bid.
func (s *side) send(name string, to ...string) string {
	s.t.Helper()
	file := filepath.Join(s.dir, name)
	s.run(append([]string{"export", s.doc, "--format", "pdf", "-o", file, "--key", s.key, "--record", s.doc, "--on", "2026-11-22"}, to...)...)
	return file
}

func (s *side) merge(file string) {
	s.t.Helper()
	s.run("merge", s.doc, file, "--accept", "all", "-o", s.doc)
}

func countyExample(t *testing.T) []byte {
	t.Helper()
	raw, found := examples.Document("county-partners")
	if !found {
		t.Fatal("the example of a group is missing")
	}
	return raw
}

// Lead and partner play three rounds, each on its own machine, and end with the same
// agreed figures; the partner's costs stay with it.
func TestThreeRoundsByTheCommandLine(t *testing.T) {
	lead := newSide(t, countyExample(t))
	partner := newSide(t, nil)
	offer := lead.send("offer1.pdf", "--audience", "partner", "--partner", "mem-harbour")
	partner.write([]byte(partner.run("new", "--invitation", offer)))
	partner.edit(func(b *bid.Bid) {
		b.Pricing.WalkAway, b.Notes = money.MustPounds("43210.98"), "our own costs are tight this year"
		b.Invitation.Part.Prices = []bid.PartnerPrice{{ID: "price-1", Name: "Mental health support", Unit: "hour", Price: money.MustPounds("28.41")}}
		b.Invitation.Part.Removed = []string{"prices"}
	})
	for round, change := range []func(){
		func() {},
		func() { // the lead changes a term, the partner its capacity
			lead.edit(func(b *bid.Bid) { b.Consortium.Members[0].Terms.Days = money.MustQuantity("14") })
			partner.merge(lead.send("offer2.pdf", "--audience", "partner", "--partner", "mem-harbour"))
			partner.edit(func(b *bid.Bid) { b.Invitation.Part.Most = money.MustQuantity("3333") })
		},
		func() {
			partner.merge(lead.send("offer3.pdf", "--audience", "partner", "--partner", "mem-harbour"))
			partner.edit(func(b *bid.Bid) { b.Invitation.Part.Agrees = bid.Yes })
		},
	} {
		change()
		answer := partner.send("answer.pdf", "--audience", "lead")
		raw, err := os.ReadFile(answer)
		if err != nil {
			t.Fatal(err)
		}
		opened, err := packfile.Open(t.Context(), raw, packfile.Secrets{})
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(opened.Data, []byte("43210")) || bytes.Contains(opened.Data, []byte("tight this year")) {
			t.Fatalf("round %d: the partner’s own figures are in its answer", round+1)
		}
		lead.merge(answer)
		once := lead.read()
		lead.merge(answer)
		if a, b := encode(t, once), encode(t, lead.read()); a != b {
			t.Errorf("round %d: merging twice changed the bid", round+1)
		}
	}
	l, p := lead.read().Bid.Consortium.Members[0], partner.read().Bid.Invitation
	l.Part.Removed, p.Part.Removed = nil, nil
	if a, b := encode(t, l.Part), encode(t, p.Part); a != b {
		t.Errorf("the agreed parts differ:\n%s\n%s", a, b)
	}
	if l.Part.Agrees != bid.Yes || l.Part.Most.String() != "3333" || l.Part.Prices[0].Price.String() != "28.41" || p.Offer.Days.String() != "14" {
		t.Errorf("what was agreed did not arrive: %+v, %s days", l.Part, p.Offer.Days)
	}
	if l.Exchange.Sequence != 3 || p.Exchange.Sequence != 3 || l.Exchange.Origins["most"] == "" {
		t.Errorf("sent %d and %d packs, origin %q", l.Exchange.Sequence, p.Exchange.Sequence, l.Exchange.Origins["most"])
	}
}

func encode(t *testing.T, v any) string {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// What is received is hostile until proven otherwise: one sentence each, nothing written.
func TestHostilePacksAreRefusedInASentence(t *testing.T) {
	lead := newSide(t, countyExample(t))
	data := filepath.Join(lead.dir, "offer.data")
	lead.run("export", lead.doc, "--audience", "partner", "--partner", "mem-harbour", "--format", "data", "-o", data, "--key", lead.key, "--record", lead.doc, "--on", "2026-11-22")
	pdf := lead.send("offer.pdf", "--audience", "partner", "--partner", "mem-harbour")
	whole := func(file string) []byte {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	before := encode(t, lead.read())
	for name, c := range map[string]struct {
		raw  []byte
		says string
	}{
		"nothing":             {nil, ""},
		"a truncated PDF":     {whole(pdf)[:20000], ""},
		"zeros":               {make([]byte, 100_000), ""},
		"a zip":               {append([]byte("PK\x03\x04"), make([]byte, 50_000)...), ""},
		"five million digits": {[]byte(`{"schema": ` + strings.Repeat("9", 5_000_000) + `}`), ""},
		"an empty object":     {[]byte("{}"), ""},
		"deep nesting":        {[]byte(strings.Repeat("[", 200_000)), ""},
		"its own offer":       {whole(pdf), "offer"},
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "pack.pdf")
			if err := os.WriteFile(file, c.raw, 0o600); err != nil {
				t.Fatal(err)
			}
			target := filepath.Join(t.TempDir(), "merged.json")
			code, _, errOut := bidpack(t, "", "merge", lead.doc, file, "--accept", "all", "-o", target)
			if code != 2 || strings.Count(strings.TrimSpace(errOut), "\n") != 0 || len(errOut) < 30 {
				t.Errorf("exit %d, %q", code, errOut)
			}
			if _, err := os.Stat(target); err == nil {
				t.Error("something was written")
			}
		})
	}
	if encode(t, lead.read()) != before {
		t.Error("the bid was changed")
	}
	// A changed digit is readable, told, and never merged.
	changed := bytes.Replace(whole(data), []byte("Mjgy"), []byte("Mjgz"), 1)
	if bytes.Equal(changed, whole(data)) {
		changed = bytes.Replace(whole(data), []byte("282122.22"), []byte("982122.22"), 1)
	}
	file := filepath.Join(t.TempDir(), "changed.json")
	if err := os.WriteFile(file, changed, 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errOut := bidpack(t, "", "read", file)
	if bytes.Equal(changed, whole(data)) || code == 0 || code == 1 && !strings.Contains(out, `"whole": false`) {
		t.Errorf("a changed pack: exit %d, %s%s", code, out[:min(300, len(out))], errOut)
	}
	if code, _, errOut := bidpack(t, "", "new", "--invitation", file); code != 2 {
		t.Errorf("a bid was started from a changed pack: exit %d, %s", code, errOut)
	}
}
