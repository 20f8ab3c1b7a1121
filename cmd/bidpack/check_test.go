//go:build check

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/assets/examples"
	"bidwright/data/packfile"
)

// tool runs a checker that is not ours.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

func exported(t *testing.T, name, format string) string {
	t.Helper()
	raw, _ := examples.Document(name)
	target := filepath.Join(t.TempDir(), name+"."+format)
	args := []string{"export", "-", "--audience", "commissioner", "--format", format, "-o", target, "--on", "2026-11-22"}
	code, _, errOut := bidpack(t, string(raw), args...)
	if code == exitFound && strings.Contains(errOut, "the final pack is blocked by") {
		code, _, errOut = bidpack(t, string(raw), append(args, "--draft")...) // an example may show a bidder who may not bid yet
	}
	if code != exitFine {
		t.Fatalf("%s: exit %d, %s", name, code, errOut)
	}
	return target
}

// Every bundled example's pack is sound to programs that did not make it, reads in
// order, and adds up when re-added from what another program reads.
func TestCheckPacksWithOtherPrograms(t *testing.T) {
	for _, name := range examples.Names() {
		file := exported(t, name, "pdf")
		tool(t, "qpdf", "--check", file)
		if attached := tool(t, "pdfdetach", "-list", file); !strings.HasPrefix(attached, "0 ") {
			t.Errorf("%s: a buyer's pack carries attachments: %s", name, attached)
		}
		fonts := strings.Split(strings.TrimSpace(tool(t, "pdffonts", file)), "\n")
		for _, line := range fonts[2:] {
			if fields := strings.Fields(line); fields[len(fields)-5] != "yes" {
				t.Errorf("%s: a typeface is not embedded: %s", name, line)
			}
		}
		info := tool(t, "pdfinfo", file)
		for _, want := range []string{"Title:", "Author:", "Producer:        Bidwright", "JavaScript:      no", "Encrypted:       no"} {
			if !strings.Contains(info, want) {
				t.Errorf("%s: pdfinfo does not say %q:\n%s", name, want, info)
			}
		}
		text := tool(t, "pdftotext", "-layout", "-enc", "UTF-8", file, "-")
		at := 0
		for _, heading := range []string{"ommercial response", "About this document", "Our offer", "Pricing schedule", "How the price changes", "What the price rests on"} {
			next := strings.Index(text[at:], heading)
			if next < 0 {
				t.Fatalf("%s: %q does not follow in reading order", name, heading)
			}
			at += next
		}
		readds(t, name, text)
	}
}

var scheduleRow = regexp.MustCompile(`(?m)^\s*P\d\s.*?([\d,]+)\s+£([\d,.]+)\s+£([\d,.]+)\s*$`)
var scheduleTotal = regexp.MustCompile(`(?m)^\s*Contract value\s+£([\d,.]+)\s*$`)

func readds(t *testing.T, name, text string) {
	t.Helper()
	number := func(s string) decimal.Decimal { return decimal.RequireFromString(strings.ReplaceAll(s, ",", "")) }
	rows := scheduleRow.FindAllStringSubmatch(text, -1)
	total := scheduleTotal.FindStringSubmatch(text)
	if len(rows) == 0 || total == nil {
		t.Fatalf("%s: the schedule cannot be read back:\n%s", name, text)
	}
	sum := decimal.Zero
	for _, row := range rows {
		if want := number(row[1]).Mul(number(row[2])).Round(2); !want.Equal(number(row[3])) {
			t.Errorf("%s: %s × %s is %s, printed %s", name, row[1], row[2], want, row[3])
		}
		sum = sum.Add(number(row[3]))
	}
	if !sum.Equal(number(total[1])) {
		t.Errorf("%s: the lines add to %s, printed %s", name, sum, total[1])
	}
}

// Welsh letters, the pound sign, dashes and the true minus survive the way through
// another program's eyes.
func TestCheckLettersSurvive(t *testing.T) {
	raw, _ := examples.Document("meals")
	doc := strings.Replace(string(raw), `"name": "Hartwell Community Kitchen"`, `"name": "Cegin Ŵyl y Tŷ – ‘Pryd’ “ar glud”"`, 1)
	target := filepath.Join(t.TempDir(), "pack.pdf")
	if code, _, errOut := bidpack(t, doc, "export", "-", "--audience", "commissioner", "--format", "pdf", "-o", target); code != 0 {
		t.Fatal(errOut)
	}
	text := tool(t, "pdftotext", "-enc", "UTF-8", target, "-")
	for _, want := range []string{"Cegin Ŵyl y Tŷ – ‘Pryd’ “ar glud”", "£9.25", "−"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is lost", want)
		}
	}
}

// Packs between partners are sound to other programs too: they carry exactly the three
// parts that were signed, byte for byte, and read in order.
func TestCheckPacksBetweenPartnersWithOtherPrograms(t *testing.T) {
	lead := newSide(t, countyExample(t))
	partner := newSide(t, nil)
	offer := lead.send("offer.pdf", "--audience", "partner", "--partner", "mem-harbour")
	partner.write([]byte(partner.run("new", "--invitation", offer)))
	answer := partner.send("answer.pdf", "--audience", "lead")
	for file, headings := range map[string][]string{
		offer:  {"Invitation", "The contract", "What you would deliver", "What you would be paid", "Payment and risk", "What is asked, and when", "Heads of terms", "Form for your answer", "What is left out, and why"},
		answer: {"About this answer", "What we offer", "Agreement"},
	} {
		tool(t, "qpdf", "--check", file)
		listed := strings.Split(strings.TrimSpace(tool(t, "pdfdetach", "-list", file)), "\n")
		if len(listed) != 4 || !strings.HasPrefix(listed[0], "3 ") {
			t.Fatalf("%s: %q", file, listed)
		}
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		opened, err := packfile.Open(t.Context(), raw, packfile.Secrets{})
		if err != nil {
			t.Fatal(err)
		}
		out := t.TempDir()
		tool(t, "pdfdetach", "-saveall", "-o", out, file)
		for name, want := range map[string][]byte{packfile.DataName: opened.Data, packfile.ManifestName: opened.Manifest, packfile.SignatureName: opened.Signature} {
			got, err := os.ReadFile(filepath.Join(out, name))
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s: %s is not what was signed: %v", file, name, err)
			}
		}
		info := tool(t, "pdfinfo", file)
		for _, want := range []string{"Title:", "Author:", "Producer:        Bidwright", "JavaScript:      no", "Encrypted:       no"} {
			if !strings.Contains(info, want) {
				t.Errorf("%s: pdfinfo does not say %q:\n%s", file, want, info)
			}
		}
		text, at := tool(t, "pdftotext", "-enc", "UTF-8", file, "-"), 0
		for _, heading := range headings {
			place := regexp.MustCompile(`(?m)^\s*(` + heading + `)`).FindStringIndex(text[at:])
			if place == nil {
				t.Fatalf("%s: %q does not follow in reading order", file, heading)
			}
			at += place[1]
		}
	}
}
