package bid_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
)

func small() bid.Document {
	doc := bid.Document{Schema: bid.SchemaVersion}
	doc.Bid.Title = "Meals at home"
	doc.Bid.Pricing.Start = date.MustISO("2026-04-06")
	doc.Bid.Pricing.Years = 3
	doc.Bid.Pricing.Volume = []bid.Volume{{Year: 1, Quantity: money.MustQuantity("1000")}}
	doc.Bid.Pricing.People = []bid.Post{{Role: "Cook", HourlyPay: money.MustPounds("12.71"), HoursPerWeek: money.MustQuantity("30")}}
	doc.Organisation.Brand = bid.Brand{Logo: []byte("\x89PNG …"), Colour: "#1B4F5C"}
	bid.Normalise(&doc, bid.Sequence("id"))
	return doc
}

func TestRoundTripIsCanonical(t *testing.T) {
	first, err := bid.Encode(small())
	if err != nil {
		t.Fatal(err)
	}
	doc, err := bid.Decode(first)
	if err != nil {
		t.Fatal(err)
	}
	second, err := bid.Encode(doc)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Errorf("a second writing differs:\n%s\n%s", first, second)
	}
	if issues := bid.Check(doc); len(issues) != 0 {
		t.Errorf("a plain document has findings: %v", issues)
	}
}

func TestDecodeRefuses(t *testing.T) {
	cases := map[string]struct{ text, says string }{
		"not JSON":          {"hello", "not readable JSON at line 1"},
		"empty":             {"", "JSON"},
		"cut off":           {`{"schema":1,"bid":{`, "JSON"},
		"trailing data":     {`{"schema":1}{"schema":1}`, "after"},
		"unknown field":     {`{"schema":1,"bid":{"colour":"red"}}`, `"colour"`},
		"field twice":       {`{"schema":1,"bid":{"title":"a","title":"b"}}`, "twice"},
		"other capitals":    {`{"schema":1,"bid":{"Title":"a"}}`, `"Title"`},
		"capitals twice":    {`{"schema":1,"bid":{"title":"a","TITLE":"b"}}`, "twice"},
		"bare number":       {`{"schema":1,"bid":{"pricing":{"asked":12.5}}}`, "bare number"},
		"exponent":          {`{"schema":1,"bid":{"pricing":{"asked":"1e9"}}}`, "1e9"},
		"infinity":          {`{"schema":1,"bid":{"pricing":{"asked":"Infinity"}}}`, "Infinity"},
		"huge number":       {`{"schema":1,"bid":{"pricing":{"asked":"` + strings.Repeat("9", 400) + `"}}}`, "asked"},
		"not a date":        {`{"schema":1,"bid":{"pricing":{"start":"31/12/2026"}}}`, "start"},
		"list for a text":   {`{"schema":1,"bid":{"title":["a"]}}`, "list or group"},
		"text for a list":   {`{"schema":1,"bid":{"pricing":{"people":"many"}}}`, "list"},
		"a list for a logo": {`{"schema":1,"organisation":{"brand":{"logo":[1,2]}}}`, "not a picture"},
		"no base64 logo":    {`{"schema":1,"organisation":{"brand":{"logo":"§§"}}}`, "not a picture"},
		"deep":              {`{"schema":1,"bid":` + strings.Repeat(`{"pricing":`, 200) + "1" + strings.Repeat("}", 200) + "}", "pricing"},
		"very deep":         {strings.Repeat("[", 200000), "JSON"},
		"no schema":         {`{"bid":{}}`, "schema"},
		"not UTF-8":         {"{\"schema\":1,\"bid\":{\"title\":\"\xff\"}}", "UTF-8"},
		"fraction of years": {`{"schema":1,"bid":{"pricing":{"years":2.5}}}`, "years"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := bid.Decode([]byte(c.text))
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want a sentence with %q", err, c.says)
			}
		})
	}
	if _, err := bid.Decode(bytes.Repeat([]byte(" "), bid.MaxBytes+1)); err == nil || !strings.Contains(err.Error(), "larger than 4 MB") {
		t.Errorf("a file over the limit: %v", err)
	}
	if _, err := bid.Decode([]byte(`{"schema":99,"future":true}`)); !errors.Is(err, bid.ErrNewer) {
		t.Errorf("a newer document: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	raw, _ := bid.Encode(small())
	f.Add(raw)
	f.Add([]byte(`{"schema":1,"bid":{"title":null,"pricing":{"people":[{"id":"a","hourlyPay":"1"}]}}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		doc, err := bid.Decode(raw)
		if err != nil {
			return
		}
		bid.Normalise(&doc, bid.Sequence("id"))
		bid.Check(doc)
		written, err := bid.Encode(doc)
		if err != nil {
			t.Fatal(err)
		}
		again, err := bid.Decode(written)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v\n%s", err, written)
		}
		twice, _ := bid.Encode(again)
		if !bytes.Equal(written, twice) {
			t.Fatal("writing is not stable")
		}
	})
}

// Findings about a document had the codes BID-001 to BID-006 before schema 3; what was
// accepted under them stays accepted.
func TestAcceptancesOfEarlierDocumentsKeepTheirFinding(t *testing.T) {
	doc, err := bid.Decode([]byte(`{"schema": 2, "organisation": {}, "bid": {"id": "1", "title": "Meals", "status": "preparing",
		"opportunity": {}, "pricing": {}, "core": {}, "pack": {}, "accepted": [{"code": "BID-002", "reason": "long on purpose"}, {"code": "PRICE-001", "reason": "r"}]}}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := doc.Bid.Accepted; got[0].Code != "DOC-002" || got[1].Code != "PRICE-001" {
		t.Errorf("accepted codes are %v", got)
	}
}
