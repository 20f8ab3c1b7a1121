package pdf_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"bidwright/data/pdf"
)

// built is a small PDF of the given objects, its table of offsets right.
func built(objects ...string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return out.Bytes()
}

func packed(head string, size int) string {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	w.Write(bytes.Repeat([]byte("0 "), size/2))
	w.Close()
	return fmt.Sprintf("<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", head, out.Len(), out.String())
}

const pages = "<< /Type /Pages /Kids [] /Count 0 >>"

// What the list of attachments may look like in a file of someone who means harm.
func TestHostileListsOfAttachments(t *testing.T) {
	const spec = "<< /Type /Filespec /F (bid-data.json) /EF << /F 4 0 R >> >>"
	file := "<< /Type /EmbeddedFile /Length 2 >>\nstream\n{}\nendstream"
	catalog := func(names string) string {
		return "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles " + names + " >> >>"
	}
	many := strings.Repeat("(a) 3 0 R ", 500)
	deep := strings.Repeat("<< /Kids [ ", 3000) + strings.Repeat("] >> ", 3000)
	for _, c := range []struct {
		what, want string
		objects    []string
	}{
		{"a whole one", "", []string{catalog("<< /Names [(a) 3 0 R] >>"), pages, spec, file}},
		{"one by a tree", "", []string{catalog("<< /Kids [5 0 R] >>"), pages, spec, file, "<< /Limits [(a) (a)] /Names [(a) 3 0 R] >>"}},
		{"a tree that goes round", "damaged", []string{catalog("5 0 R"), pages, spec, file, "<< /Kids [5 0 R 5 0 R 5 0 R] >>"}},
		{"a tree too deep", "damaged", []string{catalog(deep), pages, spec, file}},
		{"far too many", "damaged", []string{catalog("<< /Names [" + many + "] >>"), pages, spec, file}},
		{"one that leads to itself", "damaged", []string{catalog("<< /Names [(a) 3 0 R] >>"), pages, "<< /F (bid-data.json) /EF << /F 3 0 R >> >>", file}},
		{"one that is not there", "damaged", []string{catalog("<< /Names [(a) 3 0 R] >>"), pages, "<< /F (bid-data.json) /EF << /F 99 0 R >> >>", file}},
		{"the same twice", "two attachments", []string{catalog("<< /Names [(a) 3 0 R (b) 3 0 R] >>"), pages, spec, file}},
		{"a folder in one of its names", "folder in its name", []string{catalog("<< /Names [(a) 3 0 R] >>"), pages, "<< /F (../../x) /UF (bid-data.json) /EF << /F 4 0 R >> >>", file}},
		{"numbers instead", "no Bidwright data", []string{catalog("<< /Names [1 2 3 4] >>"), pages, spec, file}},
		{"a bomb", "unpacks to far more", []string{catalog("<< /Names [(a) 3 0 R] >>"), pages, spec, packed("/Type /EmbeddedFile", 200<<20)}},
		{"a bomb of bombs", "unpacks to far more", []string{catalog("<< /Names [(a) 3 0 R] >>"), pages, spec, strings.Replace(packed("/Type /EmbeddedFile", 60<<20), "/FlateDecode", "[/FlateDecode /FlateDecode]", 1)}},
	} {
		found, err := pdf.ReadAttachments(context.Background(), built(c.objects...), wanted)
		if c.want == "" {
			if err != nil || string(found["bid-data.json"]) != "{}" {
				t.Errorf("%s: %q, %v", c.what, found, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

// crowded is a PDF whose objects stand inside packed parts, as PDF 1.5 allows: to read
// the file, each must be unpacked. Each holds one list of zeros.
func crowded(parts, zeros int) []byte {
	body := fmt.Sprintf("%-9d0 [%s]", 3, strings.Repeat("0 ", zeros))
	var tight bytes.Buffer
	z := zlib.NewWriter(&tight)
	z.Write([]byte(body))
	z.Close()
	var out, table bytes.Buffer
	entry := func(kind, where, index int) {
		table.Write([]byte{byte(kind), byte(where >> 24), byte(where >> 16), byte(where >> 8), byte(where), byte(index)})
	}
	out.WriteString("%PDF-1.7\n")
	entry(0, 0, 255)
	object := func(text string) {
		entry(1, out.Len(), 0)
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", table.Len()/6-1, text)
	}
	names := ""
	for n := range min(parts, 60) {
		names += fmt.Sprintf("(%d) %d 0 R ", n, 3+n)
	}
	object("<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [" + names + "] >> >> >>")
	object(pages)
	first := 3 + parts
	for n := range parts {
		entry(2, first+n, 0)
	}
	for range parts {
		object(fmt.Sprintf("<< /Type /ObjStm /N 1 /First 11 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", tight.Len(), tight.String()))
	}
	start := out.Len()
	entry(1, start, 0)
	fmt.Fprintf(&out, "%d 0 obj\n<< /Type /XRef /Root 1 0 R /Size %d /W [1 4 1] /Length %d >>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n",
		first+parts, first+parts+1, table.Len(), table.String(), start)
	return out.Bytes()
}

// Parts that hide other parts must be unpacked to read a file at all, so a bomb may sit
// there too, and there may be hundreds.
func TestBombsInPartsThatMustBeUnpacked(t *testing.T) {
	for _, c := range []struct {
		what         string
		parts, zeros int
		want         string
	}{
		{"two small parts", 2, 10, "no Bidwright data"}, // so that the others fail for their size
		{"one that is large", 1, 50 << 20, "unpacks to far more"},
		{"hundreds that are each allowed", 300, 3 << 20, "unpacks to far more"},
	} {
		raw := crowded(c.parts, c.zeros)
		found, err := pdf.ReadAttachments(context.Background(), raw, wanted)
		// A slow machine may come to the limit of time before that of size: it is refused as well.
		slow := err != nil && c.parts > 2 && strings.Contains(err.Error(), "takes too long")
		if err == nil || !strings.Contains(err.Error(), c.want) && !slow {
			t.Errorf("%s (%d KB): %d attachments were read, %v", c.what, len(raw)>>10, len(found), err)
		}
	}
}

// Three hundred damaged copies of a real pack: each is read whole or refused in a
// sentence, and what is read is never more than was allowed.
func TestDamagedPDFsAreReadOrRefused(t *testing.T) {
	raw := withAttachments(t, three...)
	random := rand.New(rand.NewPCG(1, 2))
	whole, refused := 0, 0
	for n := range 300 {
		damaged := bytes.Clone(raw)
		switch n % 4 {
		case 0:
			for range 1 + random.IntN(20) {
				damaged[random.IntN(len(damaged))] ^= byte(1 << random.IntN(8))
			}
		case 1: // around the end, where the table is
			for range 1 + random.IntN(6) {
				damaged[len(damaged)-1-random.IntN(2000)] = byte('0' + random.IntN(10))
			}
		case 2:
			at := random.IntN(len(damaged) - 100)
			damaged = append(damaged[:at:at], damaged[at+1+random.IntN(99):]...)
		case 3:
			at, from := random.IntN(len(damaged)-4000), random.IntN(len(raw)-4000)
			copy(damaged[at:], raw[from:from+random.IntN(4000)])
		}
		found, err := pdf.ReadAttachments(context.Background(), damaged, wanted)
		if err != nil {
			refused++
			if strings.Contains(err.Error(), "\n") || len(err.Error()) > 250 || strings.Contains(err.Error(), "pdfcpu") {
				t.Errorf("not a sentence: %v", err)
			}
			continue
		}
		whole++
		for name, content := range found {
			if len(content) > wanted[name] {
				t.Errorf("%s has %d bytes", name, len(content))
			}
		}
	}
	if whole == 0 || refused == 0 {
		t.Errorf("%d read, %d refused: the damage tests nothing", whole, refused)
	}
}

func TestReadingStopsWhenAsked(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := pdf.ReadAttachments(ctx, withAttachments(t, three...), wanted); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
