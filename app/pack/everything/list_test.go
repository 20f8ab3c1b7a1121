package everything_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/pack/everything"
)

// One reason that holds for every form of a file is told once; one that holds for a form
// names it. What is empty is in the list but is no failure; a text of several lines stays
// on its own line.
func TestTheListOfFiles(t *testing.T) {
	var doc bid.Document
	doc.Bid.Title = "Meals\n  Internal, never send\n  other.pdf"
	doc.Bid.Consortium.Members = []bid.Member{{ID: "m"}}
	line := func(title, format, folder, name, why string, empty bool) everything.Line {
		return everything.Line{Title: title, Format: format, Folder: folder, Name: name, Why: why, Empty: empty, SHA256: "abc", Bytes: 7}
	}
	r := everything.Report{Stopped: true, Lines: []everything.Line{
		line("Price", "pdf", everything.ForBuyer, "price.pdf", "", false),
		line("Price", "csv", everything.ForBuyer, "", "It would leak.", false),
		line("Quality", "pdf", everything.ForBuyer, "", "Blocked.", false),
		line("Quality", "csv", everything.ForBuyer, "", "Blocked.", false),
		line("Questions", "pdf", everything.ForBuyer, "", "Nothing was asked.", true),
	}}
	got := everything.List(doc, r)
	for text, times := range map[string]int{
		"  price.pdf\n    7 bytes, SHA-256 abc\n": 1, "  Price (csv): It would leak.\n": 1, "  Quality: Blocked.\n": 1, "Blocked.": 1,
		"  Questions: Nothing was asked.\n": 1, "\nInternal, never send\n  No file.\n": 1, "\nInternal, never send": 1,
		"stopped before all": 1, "Packs for partners": 1,
	} {
		if n := strings.Count(got, text); n != times {
			t.Errorf("%q stands there %d times:\n%s", text, n, got)
		}
	}
	if told := strings.Join(r.NotWritten(), "|"); told != "Price (csv): It would leak.|Quality: Blocked." || r.Written() != 1 {
		t.Errorf("%q, %d written", told, r.Written())
	}
	if whole := everything.List(bid.Document{}, everything.Report{Lines: r.Lines[:1]}); !strings.Contains(whole, "Nothing was left out.") || strings.Contains(whole, "partners") {
		t.Error(whole)
	}
}
