//go:build check

package pdf_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"bidwright/app/pack/sample"
)

// What two programs that are not ours make of a painted document.

func sampleFile(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(name, write(t, sample.Document()), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestCheckQpdfFindsNoFault(t *testing.T) {
	out, err := exec.Command("qpdf", "--check", sampleFile(t)).CombinedOutput()
	if err != nil || strings.Contains(string(out), "WARNING") {
		t.Errorf("qpdf --check: %v\n%s", err, out)
	}
}

func TestCheckPopplerReadsTheTextInOrder(t *testing.T) {
	out, err := exec.Command("pdftotext", "-enc", "UTF-8", sampleFile(t), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(out)), " ")
	from := 0
	for _, phrase := range []string{
		"Cegin y Dŵr CIC", "Pricing schedule", "Page 1 of", "Our price in brief", "We offer £14.20 a meal, excluding VAT, for three years – that is 43,200",
		"Tŷ Ŵyl say ‘it’s good’ and “hot”", "• cooking and packing", "Table 1. Price by year", "£ excl. VAT", "A1 Hot lunch", "612,480.00",
		"Figure 1.", "The council’s budget", "−3,120.00 (deficit)", "1. The council orders", "Totals add the printed lines.", "Signed",
	} {
		at := strings.Index(text[from:], phrase)
		if at < 0 {
			t.Fatalf("%q is not in the text, or comes too early", phrase)
		}
		from += at + len(phrase)
	}
}

func TestCheckPopplerReadsMetadataAndTypeface(t *testing.T) {
	name := sampleFile(t)
	info, err := exec.Command("pdfinfo", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Producer: Bidwright", "Creator: Bidwright", "Author: Cegin y Dŵr CIC", "JavaScript: no", "Encrypted: no"} {
		if !strings.Contains(strings.Join(strings.Fields(string(info)), " "), want) {
			t.Errorf("pdfinfo lacks %q:\n%s", want, info)
		}
	}
	typefaces, err := exec.Command("pdffonts", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(string(typefaces)), "\n")[2:]
	for _, row := range rows {
		// The columns are name, type (two words), encoding, embedded, subset, Unicode map.
		if f := strings.Fields(row); len(rows) != 2 || len(f) < 7 || f[4] != "yes" || f[6] != "yes" {
			t.Errorf("both weights should be embedded and map to Unicode:\n%s", typefaces)
		}
	}
}
