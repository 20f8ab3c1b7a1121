package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"

	"github.com/jung-kurt/gofpdf"

	"bidwright/app/pack"
)

// attach hands the attachments to the writer.
func attach(f *gofpdf.Fpdf, attachments []pack.Attachment) {
	var out []gofpdf.Attachment
	for _, a := range attachments {
		out = append(out, gofpdf.Attachment{Content: a.Content, Filename: plain(a.Name), Description: plain(a.Description)})
	}
	f.SetAttachments(out)
}

var (
	embeddedPattern = regexp.MustCompile(`/EmbeddedFiles << /Names \[([^\]]*)\]`)
	contentPattern  = regexp.MustCompile(`/EF << /F (\d+) 0 R >>`)
	sizePattern     = regexp.MustCompile(`/Size (\d+)`)
)

// attachments are the attached files of a file of ours, in the order of their list.
func (f *file) attachments() ([]pack.Attachment, error) {
	root, ok := f.refer(rootPattern, f.trailer)
	if !ok {
		return nil, fmt.Errorf("the PDF file is damaged: it has no catalogue")
	}
	list := embeddedPattern.FindSubmatch(root.head)
	if list == nil {
		if bytes.Contains(root.head, []byte("/EmbeddedFiles")) {
			return nil, fmt.Errorf("the PDF file is damaged: its attachments are not listed")
		}
		return nil, nil
	}
	var out []pack.Attachment
	for _, m := range referPattern.FindAllSubmatch(list[1], -1) {
		n, _ := strconv.Atoi(string(m[1]))
		spec := f.objects[n]
		content, ok := f.refer(contentPattern, spec.head)
		size := sizePattern.FindSubmatch(content.head)
		if !ok || size == nil || string(size[1]) != strconv.Itoa(len(content.stream)) {
			return nil, fmt.Errorf("the PDF file is damaged: attachment %d is missing or cut short", len(out)+1)
		}
		a := pack.Attachment{Content: content.stream}
		entries(spec.head, func(name, value string) {
			switch name {
			case "UF":
				a.Name = value
			case "Desc":
				a.Description = value
			}
		})
		out = append(out, a)
	}
	return out, nil
}

// sameAttachments compares what a finished file holds with what was to be attached.
func sameAttachments(raw []byte, want []pack.Attachment) error {
	facts, err := Verify(raw)
	if err != nil {
		return err
	}
	if len(facts.Attachments) != len(want) {
		return fmt.Errorf("the PDF holds %d attachments instead of %d, so it was not made", len(facts.Attachments), len(want))
	}
	for i, got := range facts.Attachments {
		if got.Name != want[i].Name || !bytes.Equal(got.Content, want[i].Content) {
			return fmt.Errorf("the attachment %s did not read back as it was written, so the PDF was not made", want[i].Name)
		}
	}
	return nil
}
