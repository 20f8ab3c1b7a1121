package pack

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"golang.org/x/text/unicode/norm"
)

// Secret is something that an audience may not learn: a text (name, note) or a number.
// A Share is a fraction (0.125) that is shown as a percentage (12.5 %).
type Secret struct {
	Path   string
	Label  Label
	Text   string
	Number *decimal.Decimal
	Share  bool
}

// Haystack is text found in a finished file. Raw marks bytes that were not understood
// as text (fonts, page coordinates): only long secrets are looked for there, because
// short ones would turn up by chance.
type Haystack struct {
	Where string
	Text  string
	Raw   bool
}

// Leak is a secret found in a finished file.
type Leak struct {
	Path  string
	Label Label
	Form  string // how it is written there
	Where string
}

const (
	shortestText   = 4  // letters of a name or note worth looking for
	rawDigits      = 6  // digits of a number looked for in raw bytes
	rawLetters     = 8  // letters of a text looked for in raw bytes
	squeezedLength = 12 // letters, without spaces, of a text looked for across broken words
)

// Forms lists the ways in which a secret may be written, numbers with and without
// thousands commas, pound sign, percent sign and minus. Nothing is returned for what
// is too common to be told apart: texts under four characters, and numbers under three
// significant digits (noughts before the point count from 1,000 up, noughts after it
// only in numbers such as 12.00).
func Forms(s Secret) []string {
	if s.Number == nil {
		if text := folded(s.Text); utf8.RuneCountInString(text) >= shortestText {
			return []string{text}
		}
		return nil
	}
	var out []string
	for _, plain := range numerals(s) {
		grouped := commas(plain)
		cores := []string{plain}
		if grouped != plain {
			cores = append(cores, grouped)
		}
		for _, core := range cores {
			out = append(out, core, "£"+core)
			if s.Number.IsNegative() {
				out = append(out, "−"+core, "-"+core, "−£"+core, "-£"+core, "("+core+")")
			}
			if s.Share {
				out = append(out, core+"%", core+" %")
			}
		}
	}
	return out
}

// numerals are the unsigned digits of every form, without commas: every printed form
// of a number contains one of them.
func numerals(s Secret) []string {
	seen := map[string]bool{}
	add := func(text string) {
		if distinctive(text) {
			seen[text] = true
		}
	}
	values := []decimal.Decimal{s.Number.Abs()}
	if s.Share {
		values = append(values, values[0].Shift(2))
	}
	for _, v := range values {
		add(v.String())
		exact := max(2, min(6, -v.Exponent()))
		for places := int32(0); places <= exact; places++ {
			add(v.StringFixed(places)) // rounds half away from zero, as the program prints
		}
	}
	out := make([]string, 0, len(seen))
	for text := range seen {
		out = append(out, text)
	}
	sort.Strings(out)
	return out
}

// distinctive applies the rule of three significant digits.
func distinctive(text string) bool {
	whole, places, fraction := strings.Cut(text, ".")
	whole = strings.TrimLeft(whole, "0")
	if len(whole) >= 4 {
		return true
	}
	digits := strings.TrimLeft(whole+places, "0")
	strict := len(strings.TrimRight(digits, "0"))
	return strict >= 3 || fraction && strict == 2 && len(digits) >= 3
}

func commas(plain string) string {
	whole, places, fraction := strings.Cut(plain, ".")
	var b strings.Builder
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	if fraction {
		b.WriteString("." + places)
	}
	return b.String()
}

// Search looks for every secret in the texts of a finished file.
//
// A number is found where the same digits stand as a number of their own: 1,234.50 is
// found in "£1,234.50" and not in "51,234.50". A text is found whole, whatever its
// case and spacing.
//
// allowed are texts that the audience may read. A form of a secret that stands, by the
// same rule, in one of them cannot be told apart from the legitimate figure and is
// passed over; its other forms are still looked for. So allowed must be collected from
// what may be shown (fields of the bid and figures by their own labels), never from
// the finished tree: a tree that holds a secret by mistake would excuse it.
func Search(haystacks []Haystack, secrets []Secret, allowed []string) []Leak {
	excused := index(Haystack{Text: strings.Join(allowed, "\n¶\n")})
	indexed := make([]indexedText, len(haystacks))
	for i, h := range haystacks {
		indexed[i] = index(h)
	}
	anywhere := map[string]bool{} // numbers of all texts together
	for _, t := range indexed {
		for number := range t.numbers {
			anywhere[number] = true
		}
	}
	nowhere := map[string]bool{} // texts looked for in vain: many lines share a note
	var leaks []Leak
	for _, s := range secrets {
		var forms []string
		if s.Number != nil {
			forms = numerals(s)
		} else {
			forms = Forms(s)
		}
		for _, form := range forms {
			if s.Number != nil && !anywhere[form] || s.Number == nil && nowhere[form] || excused.holds(form, s.Number != nil) {
				continue
			}
			found := len(leaks)
			for i := range indexed {
				if indexed[i].holds(form, s.Number != nil) {
					leaks = append(leaks, Leak{Path: s.Path, Label: s.Label.Or(LabelInternal), Form: form, Where: haystacks[i].Where})
				}
			}
			if s.Number == nil && len(leaks) == found {
				nowhere[form] = true
			}
		}
	}
	return leaks
}

// indexedText is a haystack ready for many look-ups.
type indexedText struct {
	raw      bool
	numbers  map[string]bool
	text     string // folded
	squeezed string // folded, without spaces
	inText   grams
	inTight  grams
}

func index(h Haystack) indexedText {
	text := folded(h.Text)
	squeezed := strings.ReplaceAll(text, " ", "")
	return indexedText{raw: h.Raw, numbers: numbersIn(h.Text), text: text, squeezed: squeezed, inText: newGrams(text), inTight: newGrams(squeezed)}
}

func (t indexedText) holds(form string, number bool) bool {
	if number {
		return (!t.raw || len(strings.ReplaceAll(form, ".", "")) >= rawDigits) && t.numbers[form]
	}
	if t.raw && utf8.RuneCountInString(form) < rawLetters {
		return false
	}
	for from := 0; t.inText.mayHold(form); {
		at := strings.Index(t.text[from:], form)
		if at < 0 {
			break
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(t.text[:at])
		after, _ := utf8.DecodeRuneInString(t.text[at+len(form):])
		if t.raw || !wordRune(before) && !wordRune(after) {
			return true
		}
		from = at + len(form)
	}
	tight := strings.ReplaceAll(form, " ", "")
	return utf8.RuneCountInString(tight) >= squeezedLength && t.inTight.mayHold(tight) && strings.Contains(t.squeezed, tight)
}

func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// folded is text composed, in lower case, with single spaces and plain apostrophes.
func folded(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	space := true // drops leading space
	for _, r := range norm.NFC.String(text) {
		switch {
		case unicode.IsSpace(r):
			if !space {
				b.WriteByte(' ')
				space = true
			}
			continue
		case unicode.Is(unicode.Cf, r): // marks that do not print
			continue
		case r == '’' || r == '‘':
			r = '\''
		case r == '“' || r == '”':
			r = '"'
		}
		b.WriteRune(unicode.ToLower(r))
		space = false
	}
	return strings.TrimRight(b.String(), " ")
}

// numbersIn lists the numbers of a text without their thousands separators. Where a
// space may or may not be a separator (12 345) both readings are listed.
func numbersIn(text string) map[string]bool {
	out := map[string]bool{}
	for i := 0; i < len(text); {
		if !digit(text[i]) {
			i++
			continue
		}
		start := i
		var plain, split []byte // with spaces as separators, and not
		for i < len(text) {
			switch gap, wide := separator(text[i:]); {
			case digit(text[i]):
				plain, split = append(plain, text[i]), append(split, text[i])
				i++
				continue
			case gap > 0 && len(text) >= i+gap+3 && digits(text[i+gap:i+gap+3]) && (len(text) == i+gap+3 || !digit(text[i+gap+3])):
				if wide {
					out[string(split)] = true
					split = nil
				}
				i += gap
				continue
			}
			break
		}
		if i+1 < len(text) && text[i] == '.' && digit(text[i+1]) {
			plain, split = append(plain, '.'), append(split, '.')
			for i++; i < len(text) && digit(text[i]); i++ {
				plain, split = append(plain, text[i]), append(split, text[i])
			}
		}
		out[string(plain)], out[string(split)] = true, true
		if i == start {
			i++
		}
	}
	return out
}

// separator is the length of a thousands separator at the start of text; wide ones
// (spaces) may also stand between two numbers.
func separator(text string) (length int, wide bool) {
	switch r, n := utf8.DecodeRuneInString(text); r {
	case ',', '\'':
		return n, false
	case ' ', '\u00A0', '\u202F', '\u2009':
		return n, true
	}
	return 0, false
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

func digits(text string) bool {
	for i := range len(text) {
		if !digit(text[i]) {
			return false
		}
	}
	return true
}
