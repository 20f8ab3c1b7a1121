package sheet

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"bidwright/app/pack/pricingform"
)

// Forms reads and fills the buyer's own pricing workbooks.
type Forms struct{}

var _ pricingform.Books = Forms{}

// Limits of a buyer's workbook. Its own headers are not believed: every part is unpacked
// under a limit before anything is made of it.
const (
	maxFormParts    = 200
	maxFormPart     = 8 << 20
	maxFormUnpacked = 32 << 20
	maxFormRatio    = 100 // unpacked to packed, beyond the first megabyte
	maxFormCells    = 200_000
)

// form is a buyer's workbook whose parts were found harmless.
type form struct {
	archive *zip.Reader
	content map[string][]byte // by the names of the parts, as the archive spells them
	holds   []string
	sheets  []formSheet
	shared  []string
	locked  []bool // of the cell formats
}

// formSheet is one worksheet with the name of its part.
type formSheet struct {
	name, part string
	hidden     bool
}

func formDamaged() error {
	return refuse("The file is not a workbook that can be read; it may be damaged. Open it in your spreadsheet program, save it again as .xlsx and choose that.")
}

// openForm unpacks a workbook under the limits and finds its sheets.
func openForm(raw []byte) (*form, error) {
	switch {
	case len(raw) > MaxBytes:
		return nil, refuse("The file is larger than %d MB, so it was not read. Ask the buyer for the pricing sheets alone.", MaxBytes>>20)
	case len(bytes.TrimSpace(raw)) == 0:
		return nil, refuse("The file is empty. Choose the buyer's pricing workbook.")
	case bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")):
		return nil, refuse("The file is an old .xls workbook or is locked with a password, so it cannot be filled. Open it in your spreadsheet program and save it as .xlsx without a password, or ask the buyer for one.")
	case !bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		return nil, refuse("The file is not an .xlsx workbook, so it cannot be filled. Open it in your spreadsheet program and save it as .xlsx.")
	}
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, formDamaged()
	}
	f := &form{archive: archive, content: map[string][]byte{}}
	if err := f.unpack(); err != nil {
		return nil, err
	}
	if kind, is := f.content["mimetype"]; is && bytes.Contains(kind, []byte("opendocument")) {
		return nil, refuse("The file is an OpenDocument spreadsheet, so it cannot be filled. Save it as .xlsx and choose that.")
	}
	if err := f.describe(); err != nil {
		return nil, err
	}
	return f, f.findSheets()
}

func formTooBig() error {
	return refuse("The workbook unpacks to far more than a pricing form needs, so it was not read. Ask the buyer for the pricing sheets alone.")
}

func (f *form) unpack() error {
	if len(f.archive.File) > maxFormParts {
		return formTooBig()
	}
	seen, total := map[string]bool{}, int64(0)
	for _, file := range f.archive.File {
		low := strings.ToLower(file.Name)
		if seen[low] || strings.Contains(low, `\`) || strings.HasPrefix(low, "/") || low != strings.TrimSuffix(path.Clean(low), "/") && !strings.HasSuffix(low, "/") || strings.HasPrefix(path.Clean(low), "..") {
			return formDamaged()
		}
		seen[low] = true
		r, err := file.Open()
		if err != nil {
			return formDamaged()
		}
		content, err := io.ReadAll(io.LimitReader(r, maxFormPart+1))
		if closed := r.Close(); err != nil || closed != nil && len(content) <= maxFormPart {
			return formDamaged()
		}
		n := int64(len(content))
		if total += n; n > maxFormPart || total > maxFormUnpacked || n > 1<<20 && n > maxFormRatio*int64(file.CompressedSize64) {
			return formTooBig()
		}
		if strings.HasSuffix(low, ".xml") || strings.HasSuffix(low, ".rels") {
			if bytes.Contains(content, []byte("<!DOCTYPE")) || bytes.Contains(content, []byte("<!ENTITY")) {
				return formDamaged()
			}
		}
		f.content[file.Name] = content
	}
	return nil
}

// describe says what is in the file beside its sheets, and refuses what runs.
func (f *form) describe() error {
	found := map[string]bool{}
	for name, content := range f.content {
		low := strings.ToLower(name)
		if strings.HasSuffix(low, "vbaproject.bin") || strings.HasPrefix(low, "xl/macrosheets/") || low == "[content_types].xml" && bytes.Contains(content, []byte("macroEnabled")) {
			return refuse("The workbook holds macros (.xlsm), which run programs, so it is not filled here. Open it in your spreadsheet program, save it as .xlsx without macros, and ask the buyer whether that may be sent.")
		}
		for _, part := range []struct{ begins, says string }{
			{"xl/externallinks/", "Figures of the workbook come from other files. Those are not opened."},
			{"xl/embeddings/", "Other files are embedded in the workbook. They are left as they are and not opened."},
			{"xl/activex/", "The workbook has controls of its own. They are left as they are and not run."},
			{"xl/connections.xml", "The workbook has connections to other data. They are left as they are and not followed."},
			{"_xmlsignatures/", "The workbook carries a digital signature, which no longer holds once a cell is filled."},
		} {
			if strings.HasPrefix(low, part.begins) && !found[part.says] {
				found[part.says] = true
				f.holds = append(f.holds, part.says)
			}
		}
	}
	slices.Sort(f.holds)
	return nil
}

// relation is one line of a list of relations.
type relation struct{ id, kind, target string }

// relations are what a part refers to, by full names of parts.
func (f *form) relations(part string) []relation {
	var list struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
			Mode   string `xml:"TargetMode,attr"`
		}
	}
	dir, base := path.Split(part)
	if xml.Unmarshal(f.content[dir+"_rels/"+base+".rels"], &list) != nil {
		return nil
	}
	var out []relation
	for _, r := range list.Relationship {
		if r.Mode == "External" {
			continue
		}
		to := r.Target
		if !strings.HasPrefix(to, "/") {
			to = dir + to
		}
		out = append(out, relation{r.ID, path.Base(r.Type), strings.TrimPrefix(path.Clean(to), "/")})
	}
	return out
}

// book is the name of the part that lists the sheets.
func (f *form) book() string {
	for _, r := range f.relations("") {
		if r.kind == "officeDocument" {
			return r.target
		}
	}
	return "xl/workbook.xml"
}

// findSheets lists the worksheets in the order of their tabs, and reads the shared texts
// and the locks of the formats.
func (f *form) findSheets() error {
	var book struct {
		Sheets struct {
			Sheet []struct {
				Name  string     `xml:"name,attr"`
				State string     `xml:"state,attr"`
				Attrs []xml.Attr `xml:",any,attr"`
			} `xml:"sheet"`
		} `xml:"sheets"`
	}
	part := f.book()
	if f.content[part] == nil {
		return refuse("The file is a zip archive, but no .xlsx workbook, so it cannot be filled. Unpack it and choose the workbook inside.")
	}
	if xml.Unmarshal(f.content[part], &book) != nil {
		return formDamaged()
	}
	target := map[string]relation{}
	for _, r := range f.relations(part) {
		target[r.id] = r
		var err error
		switch r.kind {
		case "sharedStrings":
			f.shared, err = sharedTexts(f.content[r.target])
		case "styles":
			f.locked, err = locks(f.content[r.target])
		}
		if err != nil {
			return err
		}
	}
	names := map[string]bool{}
	for _, s := range book.Sheets.Sheet {
		to := relation{}
		for _, a := range s.Attrs {
			if a.Name.Local == "id" {
				to = target[a.Value]
			}
		}
		low := strings.ToLower(s.Name)
		if s.Name == "" || names[low] {
			return refuse("Two sheets of the workbook have the same name, so it cannot be said which one is filled. Open it in your spreadsheet program and save it again.")
		}
		names[low] = true
		if to.kind == "worksheet" && f.content[to.target] != nil {
			f.sheets = append(f.sheets, formSheet{name: s.Name, part: to.target, hidden: s.State == "hidden" || s.State == "veryHidden"})
		}
	}
	if len(f.sheets) == 0 {
		return formDamaged()
	}
	return nil
}

// sharedTexts are the texts that cells share. What the list says of its own length is not
// believed.
func sharedTexts(raw []byte) ([]string, error) {
	var out []string
	d := xml.NewDecoder(bytes.NewReader(raw))
	var text strings.Builder
	inText, spoken := false, 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, formDamaged()
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "si":
				text.Reset()
			case "rPh": // how a text is spoken
				spoken++
			case "t":
				inText = spoken == 0
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "si":
				out = append(out, text.String())
			case "rPh":
				spoken--
			case "t":
				inText = false
			}
		case xml.CharData:
			if inText {
				text.Write(e)
			}
		}
	}
}

// locks reads which cell formats lock their cells; a format is locked unless it says not.
func locks(raw []byte) ([]bool, error) {
	var styles struct {
		Formats struct {
			XF []struct {
				Protection *struct {
					Locked string `xml:"locked,attr"`
				} `xml:"protection"`
			} `xml:"xf"`
		} `xml:"cellXfs"`
	}
	if err := xml.Unmarshal(raw, &styles); err != nil {
		return nil, formDamaged()
	}
	var out []bool
	for _, x := range styles.Formats.XF {
		out = append(out, x.Protection == nil || x.Protection.Locked != "0" && x.Protection.Locked != "false")
	}
	return out, nil
}

// OpenForm reads the structure of a buyer's workbook. Every error is a *Refusal.
func (Forms) OpenForm(name string, raw []byte) (pricingform.Template, error) {
	f, err := openForm(raw)
	if err != nil {
		return pricingform.Template{}, err
	}
	sum := sha256.Sum256(raw)
	t := pricingform.Template{Name: name, SHA256: hex.EncodeToString(sum[:]), Holds: f.holds}
	cells := 0
	for _, s := range f.sheets {
		read, err := f.structure(s)
		if err != nil {
			return pricingform.Template{}, err
		}
		if cells += len(read.Cells); cells > maxFormCells {
			return pricingform.Template{}, formTooBig()
		}
		t.Sheets = append(t.Sheets, read)
	}
	return t, nil
}

// part finds the part of a sheet by its name.
func (f *form) part(sheet string) (string, error) {
	for _, s := range f.sheets {
		if s.name == sheet {
			return s.part, nil
		}
	}
	return "", fmt.Errorf("there is no sheet %.60q", sheet)
}
