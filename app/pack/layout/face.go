package layout

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"

	"bidwright/app/pack"
)

// Faces are the two weights of the one typeface. They are safe for use by several
// goroutines.
type Faces struct {
	regular, bold *face
	standIn       string // printed for a character that the typeface lacks
}

// NewFaces reads two TrueType files. An error means that they are not usable.
func NewFaces(regular, bold []byte) (*Faces, error) {
	r, err := newFace(regular)
	if err != nil {
		return nil, fmt.Errorf("regular typeface: %w", err)
	}
	b, err := newFace(bold)
	if err != nil {
		return nil, fmt.Errorf("bold typeface: %w", err)
	}
	f := &Faces{regular: r, bold: b, standIn: "?"}
	for _, s := range []rune{'\uFFFD', '□'} {
		if f.Has(s) {
			f.standIn = string(s)
			break
		}
	}
	return f, nil
}

// Width is the advance in points of text set at size points, without kerning.
func (f *Faces) Width(text string, size float64, bold bool) float64 {
	face := f.regular
	if bold {
		face = f.bold
	}
	units := 0
	for _, r := range text {
		units += face.advance(r)
	}
	return float64(units) * size / 1000
}

// Has reports whether both weights can draw the character.
func (f *Faces) Has(r rune) bool {
	return r <= 0xFFFF && f.regular.has(r) && f.bold.has(r)
}

// Printable is text as it is set: composed (NFC), without invisible characters, and
// with a stand-in for each character that the typeface lacks (Missing names those).
func (f *Faces) Printable(text string) string {
	plain := true
	for _, r := range text {
		if r < ' ' && r != '\n' || r > '~' {
			plain = false
			break
		}
	}
	if plain {
		return text
	}
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		switch {
		case r == '\n':
			b.WriteRune(r)
		case r == '\u202F': // narrow no-break space
			b.WriteRune('\u00A0')
		case r == '\t' || r == '\u2028' || r == '\u2029':
			b.WriteByte(' ')
		case hidden(r):
		case f.Has(r):
			b.WriteRune(r)
		default:
			b.WriteString(f.standIn)
		}
	}
	return b.String()
}

// hidden are control and format characters: direction marks, zero-width characters,
// variation selectors, byte order marks.
func hidden(r rune) bool {
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || r >= 0xFE00 && r <= 0xFE0F
}

// MissingGlyph is a character that the pack cannot print as typed.
type MissingGlyph struct {
	Rune   rune
	Hidden bool   // an invisible character that is left out, rather than one replaced
	Path   string // the first leaf of the document that holds it
	Place  string // the section that holds it, as it is headed; empty outside of them
	Text   string // a few characters around it
	Count  int    // in the whole document
}

// String names the character and where it stands, such as "U+1F600 in “Meals ? for all”
// (section “The bidder”)". It does not show the character, which the reader's own screen
// may lack as well.
func (m MissingGlyph) String() string {
	name := fmt.Sprintf("U+%04X", m.Rune)
	if m.Hidden {
		name = "the invisible character " + name
	}
	around := strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == m.Rune {
			return '?'
		}
		return r
	}, m.Text))
	name += " in “" + around + "”"
	if m.Place != "" {
		name += " (section “" + m.Place + "”)"
	}
	return name
}

var sectionPath = regexp.MustCompile(`^sections\[([0-9]+)\]`)

// placeOf is the title of the section that a path leads into.
func placeOf(doc pack.Document, path string) string {
	found := sectionPath.FindStringSubmatch(path)
	if found == nil {
		return ""
	}
	at, err := strconv.Atoi(found[1])
	if err != nil || at >= len(doc.Sections) {
		return ""
	}
	return doc.Sections[at].Title
}

// Missing lists the characters of a document that the typeface lacks or that print as
// nothing, each once, in order of appearance.
func Missing(doc pack.Document, faces *Faces) []MissingGlyph {
	var out []MissingGlyph
	index := map[rune]int{}
	pack.Walk(doc, func(l pack.Leaf) {
		text := []rune(norm.NFC.String(l.Text))
		for i, r := range text {
			if r == '\n' || r == '\t' || r == '\r' || r == '\u202F' || r == '\u2028' || r == '\u2029' {
				continue
			}
			invisible := hidden(r)
			if !invisible && faces.Has(r) {
				continue
			}
			at, known := index[r]
			if !known {
				at = len(out)
				index[r] = at
				around := string(text[max(0, i-12):min(len(text), i+13)])
				out = append(out, MissingGlyph{Rune: r, Hidden: invisible, Path: l.Path, Place: placeOf(doc, l.Path), Text: around})
			}
			out[at].Count++
		}
	})
	return out
}

// face caches the advances of one weight in thousandths of the size, rounded as the PDF
// painter stores them.
type face struct {
	mu       sync.Mutex
	font     *sfnt.Font
	buffer   sfnt.Buffer
	units    int
	low      [0x250]int32 // ASCII to Latin Extended-B, filled at once
	others   map[rune]int32
	fallback int32
}

const noGlyph = math.MinInt32

func newFace(raw []byte) (*face, error) {
	parsed, err := sfnt.Parse(raw)
	if err != nil {
		return nil, err
	}
	f := &face{font: parsed, units: int(parsed.UnitsPerEm()), others: map[rune]int32{}}
	if f.units <= 0 {
		return nil, fmt.Errorf("the typeface states no size")
	}
	for r := range f.low {
		f.low[r] = f.look(rune(r))
	}
	if f.low['x'] == noGlyph || f.low['0'] == noGlyph || f.low['£'] == noGlyph {
		return nil, fmt.Errorf("the typeface lacks plain letters, figures or the pound sign")
	}
	f.fallback = f.low['x']
	return f, nil
}

func (f *face) look(r rune) int32 {
	glyph, err := f.font.GlyphIndex(&f.buffer, r)
	if err != nil || glyph == 0 {
		return noGlyph
	}
	// At a size equal to the units of the em the advance comes back in those units.
	advance, err := f.font.GlyphAdvance(&f.buffer, glyph, fixed.I(f.units), 0)
	if err != nil {
		return noGlyph
	}
	return int32(math.Round(float64(advance) / 64 * 1000 / float64(f.units)))
}

func (f *face) raw(r rune) int32 {
	if r >= 0 && int(r) < len(f.low) {
		return f.low[r]
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	units, known := f.others[r]
	if !known {
		units = f.look(r)
		if len(f.others) < 70000 { // at most the whole of the basic plane
			f.others[r] = units
		}
	}
	return units
}

func (f *face) has(r rune) bool { return f.raw(r) != noGlyph }

func (f *face) advance(r rune) int {
	if units := f.raw(r); units != noGlyph {
		return int(units)
	}
	return int(f.fallback)
}
