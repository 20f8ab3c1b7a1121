package everything

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
)

// List is the report as a plain text to keep: each file with its size and fingerprint
// (SHA-256), then what was not written and why. It names internal files, so it stands
// beside the folders and not in the buyer's.
func List(doc bid.Document, r Report) string {
	var out strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
	say("Files of the bid: %s", oneLine(doc.Bid.Title))
	say("%s. This list is internal: do not send it.", oneLine(doc.Organisation.Name))
	if r.Stopped {
		say("The export was stopped before all files were written.")
	}
	for _, folder := range []string{ForBuyer, Internal} {
		say("\n%s", folder)
		n := 0
		for _, l := range r.Lines {
			if l.Folder == folder && l.Name != "" {
				n++
				say("  %s\n    %d bytes, SHA-256 %s", l.Name, l.Bytes, l.SHA256)
			}
		}
		if n == 0 {
			say("  No file.")
		}
	}
	say("\nNot written")
	told := map[string]bool{}
	for _, l := range r.Lines {
		what := l.Title
		if !sameForAll(r, l) {
			what += " (" + l.Format + ")"
		}
		if text := "  " + what + ": " + oneLine(l.Why); l.Name == "" && !told[text] {
			told[text] = true
			say("%s", text)
		}
	}
	if len(told) == 0 {
		say("  Nothing was left out.")
	}
	if len(doc.Bid.Consortium.Members) > 0 {
		say("\nPacks for partners are signed and made for one reader each, so they are sent from the Partners page.")
	}
	return out.String()
}

// sameForAll reports whether no format of that paper was written, all for one reason.
func sameForAll(r Report, l Line) bool {
	for _, other := range r.Lines {
		if other.Title == l.Title && (other.Name != "" || other.Why != l.Why) {
			return false
		}
	}
	return true
}

// NotWritten are the sentences on what was not written, one for each paper and reason;
// what has nothing to say is left out.
func (r Report) NotWritten() []string {
	var out []string
	told := map[string]bool{}
	for _, l := range r.Failed() {
		what := l.Title
		if !sameForAll(r, l) {
			what += " (" + l.Format + ")"
		}
		if text := what + ": " + oneLine(l.Why); !told[text] {
			told[text] = true
			out = append(out, text)
		}
	}
	return out
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
