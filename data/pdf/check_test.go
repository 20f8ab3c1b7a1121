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
	for _, phrase := range []string{"Cegin y Dŵr CIC", "Our price in brief", "We offer £14.20 a meal",
		"that is 43,200 meals", "Tŷ Ŵyl", "Pricing schedule by year", "Totals add the printed lines."} {
		at := strings.Index(text[from:], phrase)
		if at < 0 {
			t.Fatalf("%q is not in the text, or comes too early", phrase)
		}
		from += at + len(phrase)
	}
}
