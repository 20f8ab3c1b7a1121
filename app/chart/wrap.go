package chart

import (
	"strings"
	"unicode/utf8"
)

// Measure is the advance width in points of text set at size points. It must be
// additive (no kerning), as the painters are.
type Measure func(text string, size float64, bold bool) float64

// Piece is a stretch of text in one style. Ref is the caller's own mark (a link, the
// index of a run) and travels with every part of the piece.
type Piece struct {
	Text string
	Bold bool
	Ref  int
}

// Wrap breaks pieces into lines no wider than width points: at spaces, after hyphens,
// dashes and slashes between letters, and inside a word only when the word alone is
// wider than a line (there after a comma if one fits, so that figures break between
// thousands). Line feeds force a break. Time is linear in the length of the text.
// There is always at least one line; an empty one has no pieces.
func Wrap(pieces []Piece, size, width float64, measure Measure) [][]Piece {
	w := wrapper{size: size, width: width, measure: measure}
	for _, p := range pieces {
		w.add(p)
	}
	w.endWord()
	w.endLine()
	return w.lines
}

// WrapText is Wrap for text in a single style.
func WrapText(text string, bold bool, size, width float64, measure Measure) []string {
	var lines []string
	for _, line := range Wrap([]Piece{{Text: text, Bold: bold}}, size, width, measure) {
		var b strings.Builder
		for _, p := range line {
			b.WriteString(p.Text)
		}
		lines = append(lines, b.String())
	}
	return lines
}

type wrapper struct {
	size, width float64
	measure     Measure

	lines     [][]Piece
	line      []Piece
	lineWidth float64
	word      []Piece // unbroken so far, without spaces
	wordWidth float64
	space     Piece // pending between line and word
	spaced    bool
}

func (w *wrapper) add(p Piece) {
	text := p.Text
	for text != "" {
		r, n := utf8.DecodeRuneInString(text)
		if r == '\n' || r == ' ' || r == '\t' || r == '\r' {
			w.endWord()
			switch {
			case r == '\n':
				w.endLine()
			case r != '\r' && len(w.line) > 0:
				w.space, w.spaced = Piece{" ", p.Bold, p.Ref}, true
			}
			text = text[n:]
			continue
		}
		end, breakable := wordEnd(text)
		w.put(Piece{text[:end], p.Bold, p.Ref})
		if breakable {
			w.endWord()
		}
		text = text[end:]
	}
}

// wordEnd is the length of the first unbreakable stretch of text, and whether a line
// may end straight after it.
func wordEnd(text string) (int, bool) {
	var before rune
	for i, r := range text {
		switch r {
		case ' ', '\t', '\n', '\r':
			return i, false
		case '-', '–', '—', '/':
			next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			if letter(before) && letter(next) {
				return i + utf8.RuneLen(r), true
			}
		}
		before = r
	}
	return len(text), false
}

func letter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r != utf8.RuneError && r < 0x2000
}

func (w *wrapper) put(p Piece) {
	w.word = append(w.word, p)
	w.wordWidth += w.measure(p.Text, w.size, p.Bold)
}

func (w *wrapper) endWord() {
	if len(w.word) == 0 {
		return
	}
	gap := 0.0
	if w.spaced {
		gap = w.measure(" ", w.size, w.space.Bold)
	}
	const slack = 1e-6 // sums of the same widths in another order
	switch {
	case w.lineWidth+gap+w.wordWidth <= w.width+slack:
		if w.spaced {
			w.join(w.space)
			w.lineWidth += gap
		}
		for _, p := range w.word {
			w.join(p)
		}
		w.lineWidth += w.wordWidth
	default:
		if len(w.line) > 0 {
			w.endLine()
		}
		if w.wordWidth <= w.width+slack {
			for _, p := range w.word {
				w.join(p)
			}
			w.lineWidth = w.wordWidth
		} else {
			w.breakWord()
		}
	}
	w.word, w.wordWidth, w.spaced = w.word[:0], 0, false
}

// breakWord spreads a word wider than the line over as many lines as it needs.
func (w *wrapper) breakWord() {
	for _, p := range w.word {
		start, comma := 0, -1
		for i, r := range p.Text {
			step := w.measure(string(r), w.size, p.Bold)
			if w.lineWidth+step > w.width && (i > start || len(w.line) > 0) {
				cut := i
				if comma > start {
					cut = comma
				}
				if cut > start {
					w.join(Piece{p.Text[start:cut], p.Bold, p.Ref})
				}
				w.endLine()
				start, comma = cut, -1
				w.lineWidth = w.measure(p.Text[start:i], w.size, p.Bold)
			}
			w.lineWidth += step
			if r == ',' {
				comma = i + 1
			}
		}
		w.join(Piece{p.Text[start:], p.Bold, p.Ref})
	}
}

func (w *wrapper) join(p Piece) {
	if p.Text == "" {
		return
	}
	if n := len(w.line); n > 0 && w.line[n-1].Bold == p.Bold && w.line[n-1].Ref == p.Ref {
		w.line[n-1].Text += p.Text
		return
	}
	w.line = append(w.line, p)
}

func (w *wrapper) endLine() {
	w.lines = append(w.lines, w.line)
	w.line, w.lineWidth, w.spaced = nil, 0, false
}
