package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"bidwright/app/pack"
)

// Facts are what a finished file says when it is read again.
type Facts struct {
	Pages     int
	Text      [][]string // for each page its texts in the order painted, one a line of text
	Info      map[string]string
	Bookmarks []string
	// Attachments are the files that it carries; only packs between partners have any.
	Attachments []pack.Attachment
}

// Page is the text of a page, a line each.
func (f Facts) Page(n int) string { return strings.Join(f.Text[n], "\n") }

// All is the text of all pages, a line each.
func (f Facts) All() string {
	var pages []string
	for n := range f.Text {
		pages = append(pages, f.Page(n))
	}
	return strings.Join(pages, "\n")
}

// forbidden are names that make a PDF act or reach out.
var forbidden = []string{"/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/URI", "/OCProperties", "/GoToR", "/SubmitForm", "/Encrypt"}

var (
	rootPattern     = regexp.MustCompile(`/Root (\d+) 0 R`)
	infoPattern     = regexp.MustCompile(`/Info (\d+) 0 R`)
	pagesPattern    = regexp.MustCompile(`/Pages (\d+) 0 R`)
	kidsPattern     = regexp.MustCompile(`/Kids \[([^\]]*)\]`)
	countPattern    = regexp.MustCompile(`/Count (\d+)`)
	contentsPattern = regexp.MustCompile(`/Contents (\d+) 0 R`)
	resourcePattern = regexp.MustCompile(`/Resources (\d+) 0 R`)
	fontPattern     = regexp.MustCompile(`/(F[0-9a-zA-Z]+) (\d+) 0 R`)
	unicodePattern  = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)
	referPattern    = regexp.MustCompile(`(\d+) 0 R`)
	rangePattern    = regexp.MustCompile(`<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>`)
)

// Verify opens a file that Write made, as an export does before giving it its name:
// every part is where the table says, every stream unpacks, the pages are all there,
// nothing in it acts or reaches out. Facts hold the text to compare with the document.
func Verify(raw []byte) (Facts, error) {
	f, err := open(raw)
	if err != nil {
		return Facts{}, err
	}
	facts := Facts{Info: map[string]string{}}
	for n, o := range f.objects {
		if bad := actions(o.head); bad != "" {
			return Facts{}, fmt.Errorf("part %d of the PDF file holds %s, which no pack may", n, bad)
		}
	}
	if bad := actions(f.trailer); bad != "" {
		return Facts{}, fmt.Errorf("the PDF file holds %s, which no pack may", bad)
	}
	if facts.Attachments, err = f.attachments(); err != nil {
		return Facts{}, err
	}
	pages, err := f.pages()
	if err != nil {
		return Facts{}, err
	}
	facts.Pages = len(pages)
	for n, page := range pages {
		content, ok := f.refer(contentsPattern, page.head)
		if !ok {
			return Facts{}, fmt.Errorf("page %d of the PDF file has no content", n+1)
		}
		resources, _ := f.refer(resourcePattern, page.head)
		lines, err := shown(content.stream, f.fonts(resources))
		if err != nil {
			return Facts{}, fmt.Errorf("page %d of the PDF file: %w", n+1, err)
		}
		facts.Text = append(facts.Text, lines)
	}
	if info, ok := f.refer(infoPattern, f.trailer); ok {
		entries(info.head, func(name, value string) { facts.Info[name] = value })
	}
	for n := 1; n <= len(f.objects); n++ {
		if head := f.objects[n].head; bytes.Contains(head, []byte("/Parent")) && bytes.Contains(head, []byte("/Title")) {
			entries(head, func(name, value string) {
				if name == "Title" {
					facts.Bookmarks = append(facts.Bookmarks, value)
				}
			})
		}
	}
	return facts, nil
}

// actions finds a forbidden name outside strings.
func actions(head []byte) (found string) {
	scan(head, func(_ int, word []byte) bool {
		for _, part := range bytes.SplitAfter(word, []byte("/")) {
			for _, name := range forbidden {
				if "/"+strings.TrimSuffix(string(part), "/") == name {
					found = name
				}
			}
		}
		return found == ""
	}, nil)
	return found
}

func (f *file) refer(pattern *regexp.Regexp, from []byte) (object, bool) {
	m := pattern.FindSubmatch(from)
	if m == nil {
		return object{}, false
	}
	n, err := strconv.Atoi(string(m[1]))
	o, ok := f.objects[n]
	return o, ok && err == nil
}

func (f *file) pages() ([]object, error) {
	root, ok := f.refer(rootPattern, f.trailer)
	if !ok {
		return nil, fmt.Errorf("the PDF file is damaged: it has no catalogue")
	}
	tree, ok := f.refer(pagesPattern, root.head)
	kids, count := kidsPattern.FindSubmatch(tree.head), countPattern.FindSubmatch(tree.head)
	if !ok || kids == nil || count == nil {
		return nil, fmt.Errorf("the PDF file is damaged: its pages are not listed")
	}
	var pages []object
	for _, m := range referPattern.FindAllSubmatch(kids[1], -1) {
		n, _ := strconv.Atoi(string(m[1]))
		page, ok := f.objects[n]
		if !ok || !bytes.Contains(page.head, []byte("/Type /Page")) {
			return nil, fmt.Errorf("the PDF file is damaged: page %d is missing", len(pages)+1)
		}
		pages = append(pages, page)
	}
	if strconv.Itoa(len(pages)) != string(count[1]) {
		return nil, fmt.Errorf("the PDF file states %s pages and has %d", count[1], len(pages))
	}
	return pages, nil
}

// toUnicode maps the codes of a font to characters.
type toUnicode []struct{ from, to, first uint16 }

func (m toUnicode) of(code uint16) (uint16, bool) {
	for _, r := range m {
		if code >= r.from && code <= r.to {
			return r.first + code - r.from, true
		}
	}
	return 0, false
}

func (f *file) fonts(resources object) map[string]toUnicode {
	out := map[string]toUnicode{}
	for _, m := range fontPattern.FindAllSubmatch(resources.head, -1) {
		n, _ := strconv.Atoi(string(m[2]))
		font, ok := f.objects[n]
		table, has := f.refer(unicodePattern, font.head)
		if !ok || !has {
			continue
		}
		var ranges toUnicode
		for _, r := range rangePattern.FindAllSubmatch(table.stream, -1) {
			var v [3]uint16
			for i := range v {
				x, _ := strconv.ParseUint(string(r[i+1]), 16, 16)
				v[i] = uint16(x)
			}
			ranges = append(ranges, struct{ from, to, first uint16 }{v[0], v[1], v[2]})
		}
		out[string(m[1])] = ranges
	}
	return out
}

// shown lists the texts that a page paints.
func shown(content []byte, fonts map[string]toUnicode) ([]string, error) {
	var lines []string
	var pending [][]byte
	var current toUnicode
	var fault error
	scan(content, func(_ int, word []byte) bool {
		switch {
		case word[0] == '/':
			if m, known := fonts[string(word[1:])]; known {
				current = m
			}
		case string(word) == "Tj":
			for _, raw := range pending {
				units := make([]uint16, 0, len(raw)/2)
				for i := 0; i+1 < len(raw); i += 2 {
					unit, known := current.of(uint16(raw[i])<<8 | uint16(raw[i+1]))
					if !known {
						fault = fmt.Errorf("a character has no meaning in its typeface")
						return false
					}
					units = append(units, unit)
				}
				lines = append(lines, string(utf16.Decode(units)))
			}
			pending = nil
		}
		return true
	}, func(raw []byte) { pending = append(pending, raw) })
	return lines, fault
}

// entries calls visit with each /Name (string) of a dictionary.
func entries(head []byte, visit func(name, value string)) {
	name := ""
	scan(head, func(_ int, word []byte) bool {
		name = ""
		if word[0] == '/' {
			name = string(word[1:])
		}
		return true
	}, func(raw []byte) {
		if name != "" {
			visit(name, text(raw))
		}
	})
}

// Haystacks turns a finished file into texts for the leak test: the text of each page,
// every string of every part (titles, bookmarks, metadata) read as UTF-16 and as Latin
// letters, attachments decoded, and all other bytes raw.
func Haystacks(raw []byte) ([]pack.Haystack, error) {
	facts, err := Verify(raw)
	if err != nil {
		return nil, err
	}
	f, err := open(raw)
	if err != nil {
		return nil, err
	}
	var out []pack.Haystack
	for n := range facts.Text {
		out = append(out, pack.Haystack{Where: fmt.Sprintf("page %d", n+1), Text: facts.Page(n)})
	}
	for n := 1; n <= len(f.objects); n++ {
		o, where := f.objects[n], fmt.Sprintf("part %d of the file", n)
		out = append(out, StringHaystacks(where, o.head)...)
		switch {
		case !o.packed:
		case bytes.Contains(o.head, []byte("/EmbeddedFile")), bytes.Contains(o.head, []byte("/Metadata")):
			more, err := pack.Decode(where, o.stream)
			if err != nil {
				return nil, err
			}
			out = append(out, more...)
		default:
			if bytes.Contains(o.stream, []byte(" Tj")) {
				out = append(out, StringHaystacks(where, o.stream)...)
			}
			out = append(out, pack.RawHaystacks(where, o.stream)...)
		}
	}
	return append(out, pack.RawHaystacks("the file as a whole", raw)...), nil
}

// StringHaystacks are the strings of a stretch of PDF syntax, literal or hexadecimal,
// read as Latin letters and as UTF-16.
func StringHaystacks(where string, syntax []byte) []pack.Haystack {
	var plain, wide []string
	scan(syntax, nil, func(s []byte) {
		plain, wide = append(plain, text(s)), append(wide, pack.UTF16(s))
	})
	if len(plain) == 0 {
		return nil
	}
	return []pack.Haystack{
		{Where: where, Text: strings.Join(plain, "\n")},
		{Where: where, Text: strings.Join(wide, "\n")},
	}
}
