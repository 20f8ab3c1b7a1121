package ocds

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"bidwright/app/bid"
	"bidwright/app/notice"
)

// wellFormed checks what must hold of every draft, whatever the notice says: it is a
// document without structural faults that fits its limits.
func wellFormed(t testing.TB, o bid.Opportunity) {
	t.Helper()
	doc := bid.Document{Schema: bid.SchemaVersion, Organisation: bid.Organisation{ID: "o"}, Bid: bid.Bid{ID: "b", Title: "t", Status: bid.StatusPreparing, Opportunity: o}}
	for _, issue := range bid.Check(doc) {
		t.Errorf("the draft is not a sound document: %s %s %s", issue.Code, issue.Path, issue.Message)
	}
	raw, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	if len(raw) > bid.MaxBytes {
		t.Errorf("the document has %d bytes", len(raw))
	}
	bid.Normalise(&doc, bid.Sequence("x"))
	if d := notice.Differences(doc.Bid.Opportunity, o); len(d) != 0 {
		t.Errorf("normalising the draft changes it: %+v", d)
	}
	if o.Stage != bid.StageTender && o.Stage != bid.StageUnknown && o.StageWhy == "" {
		t.Error("no reason why it cannot be bid for")
	}
}

// draftAll reads and drafts everything in a file; only a Refusal may stop it.
func draftAll(t testing.TB, data []byte) {
	t.Helper()
	f, err := ReadBytes(context.Background(), data, nil)
	var r *Refusal
	if errors.As(err, &r) && r.Repairable {
		f, err = ReadRepaired(context.Background(), data, nil)
	}
	if err != nil {
		if !errors.As(err, &r) || r.Message == "" || !utf8.ValidString(r.Message) {
			t.Fatalf("not a refusal: %v", err)
		}
		return
	}
	notice.Choices(f, now)
	for i := range f.Releases {
		o, issues := notice.Draft(f, &f.Releases[i], now)
		for _, issue := range issues {
			if issue.Code == "" || issue.Message == "" || strings.Contains(issue.Message, "%!") {
				t.Errorf("%+v", issue)
			}
		}
		wellFormed(t, o)
		notice.Proposals(o)
	}
}

// mutate replaces values at random by others of any kind.
func mutate(v any, r *rand.Rand) any {
	odd := []any{nil, true, false, "", "x", json.Number("1e9999"), json.Number("-1"), json.Number("0"), json.Number("1e15"), json.Number("0.00000001"),
		[]any{}, map[string]any{}, []any{nil, "a", 1}, "2026-02-30T12:00:00", "2026-03-29T01:30:00", "9999-12-31", "<script>\u202e&amp;rnrn", strings.Repeat("rn. ", 50), "ocds-r6ebe6-1", "cancelled", "€5", "Pass / fail", "10-20%", strings.Repeat("é", 500)}
	if r.IntN(12) == 0 {
		return odd[r.IntN(len(odd))]
	}
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any)
		for key, value := range v {
			if r.IntN(15) > 0 {
				out[key] = mutate(value, r)
			}
		}
		return out
	case []any:
		var out []any
		for _, value := range v {
			for range 1 + r.IntN(8)/7 {
				out = append(out, mutate(value, r))
			}
		}
		return out
	}
	return v
}

func TestRandomNoticesNeverBreakTheRules(t *testing.T) {
	for _, name := range []string{"release_bare.json", "record_package.json", "contracts_finder.json"} {
		decoder := json.NewDecoder(strings.NewReader(string(fixture(t, name))))
		decoder.UseNumber()
		var whole any
		if err := decoder.Decode(&whole); err != nil {
			t.Fatal(err)
		}
		for seed := range uint64(400) {
			data, err := json.Marshal(mutate(whole, rand.New(rand.NewPCG(seed, 7))))
			if err != nil {
				t.Fatal(err)
			}
			draftAll(t, data)
			if t.Failed() {
				t.Fatalf("%s with seed %d: %s", name, seed, data)
			}
		}
	}
}

func TestRandomBytesNeverPanic(t *testing.T) {
	base := fixture(t, "package_two_releases_bare_infinity.json")
	for seed := range uint64(1500) {
		r := rand.New(rand.NewPCG(seed, 11))
		data := append([]byte(nil), base...)
		for range 1 + r.IntN(4) {
			at := r.IntN(len(data))
			switch r.IntN(3) {
			case 0:
				data[at] = byte(r.IntN(256))
			case 1:
				data = append(data[:at], data[min(len(data), at+r.IntN(40)):]...)
			default:
				data = append(data[:at:at], append([]byte(`{"[,:e\`)[r.IntN(7):], data[at:]...)...)
			}
		}
		draftAll(t, data)
	}
}

// The largest texts still make a document that can be stored.
func TestLargestNoticeStillFits(t *testing.T) {
	text := strings.Repeat("Service & support <b>", 9000)
	var lots []any
	for i := range 6 {
		lots = append(lots, map[string]any{"id": i, "title": text, "description": text})
	}
	for i := range 900 {
		lots = append(lots, map[string]any{"id": 100 + i, "title": "Lot", "description": strings.Repeat("May be extended. PSR 2023. ", 60),
			"value": map[string]any{"amount": 1}, "awardCriteria": map[string]any{"criteria": []any{map[string]any{"type": "price", "description": i}}}})
	}
	data, err := json.Marshal(map[string]any{"ocid": "ocds-h6vhtk-1", "id": "1", "tag": []string{"tender"}, "description": text,
		"tender": map[string]any{"title": text, "description": text, "submissionMethodDetails": text, "status": "active", "lots": lots}})
	if err != nil {
		t.Fatal(err)
	}
	if f := mustRead(t, data); len(f.Releases[0].Tender.Lots) != 906 {
		t.Error("the large notice was not read whole")
	}
	draftAll(t, data)
}

// What strict readers accept, this one accepts, apart from its own limits; and the
// other way round.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"release_bare.json", "record_package.json", "contracts_finder.json", "package_two_releases_bare_infinity.json"} {
		f.Add(fixture(f, name))
	}
	for _, text := range []string{`{"a":[1,2.5e-3,"\u00e9\ud83d\ude00\ud800"],"b":{}}`, `{"tender":{"value":{"amount":1e9999}}}`, "\ufeff[]", `{"a":1,"A":2}`, `[NaN,-Infinity]`, `-0`, `"\u2028"`, ``} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 64<<10 {
			return
		}
		if utf8.Valid(data) && !strings.HasPrefix(string(data), "\ufeff") {
			_, bad := scan(context.Background(), string(data), nil)
			limits := bad != nil && (bad.Repairable || strings.Contains(bad.Message, "twice") || strings.Contains(bad.Message, "capital letters") || strings.Contains(bad.Message, "nested") || strings.Contains(bad.Message, "values"))
			if valid := json.Valid(data); valid != (bad == nil) && !limits {
				t.Fatalf("%q: valid %v, but %v", data, valid, bad)
			}
			if json.Valid(data) {
				if fixed, changes := Repair(data); changes != 0 || string(fixed) != string(data) {
					t.Fatalf("valid JSON was changed by the repair: %q", fixed)
				}
			}
		}
		draftAll(t, data)
	})
}

func BenchmarkRead20Releases(b *testing.B) {
	data := fixture(b, "release_bare.json")
	all := []byte("[" + strings.TrimSuffix(strings.Repeat(string(data)+",", 20), ",") + "]")
	if folder := shared(b); folder != "" {
		all = real(b, folder, wholePackage).Original
	}
	b.SetBytes(int64(len(all)))
	b.ReportAllocs()
	for b.Loop() {
		f, err := ReadRepaired(context.Background(), all, nil)
		if err != nil {
			b.Fatal(err)
		}
		for i := range f.Releases {
			notice.Draft(f, &f.Releases[i], now)
		}
	}
}
