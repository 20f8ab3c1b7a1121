package notice

import (
	"regexp"
	"strings"
)

// Some copies of notices lose the backslashes of "\r\n", and every line break reads
// as the letters "rn"; others show the escapes themselves. Both are undone only
// where the text gives itself away, so that "born" or "return" stay whole.

var (
	writtenEscape = regexp.MustCompile(`(?:\\r)?\\n`)
	// evidence that breaks were lost: a doubled one, one standing alone, or one
	// after the end of a sentence.
	lostEvidence = regexp.MustCompile(`rnrn|(?:^|\s)rn(?:\s|[A-Z]|$)|[.:;?!)]rn(?:[A-Z0-9\s•*-]|rn|$)`)
	lostRun      = regexp.MustCompile(`(?:rn){2,}`)
	lostAlone    = regexp.MustCompile(`(^|[\s\n])(?:rn)(\s|[A-Z0-9•*-]|$)`)
	lostAfter    = regexp.MustCompile(`([.,:;?!)\]"'’”])rn([A-Z0-9\s•*(-]|$)`)
	lostBetween  = regexp.MustCompile(`([A-Za-z]+)rn([A-Z][a-z]|\s|$)`)
)

func lostEscapes(text string) string {
	if strings.Contains(text, "\n") {
		return text // real line breaks came through, so none were lost
	}
	if strings.Contains(text, `\n`) {
		return strings.ReplaceAll(writtenEscape.ReplaceAllString(text, "\n"), `\t`, " ")
	}
	if !strings.Contains(text, "rn") || !lostEvidence.MatchString(text) {
		return text
	}
	text = breakRuns(text)
	for range 2 { // neighbours share a space, so one pass can miss the second
		text = lostAlone.ReplaceAllString(text, "$1\n$2")
	}
	text = lostAfter.ReplaceAllString(text, "$1\n$2")
	return lostBetween.ReplaceAllStringFunc(text, func(match string) string {
		m := lostBetween.FindStringSubmatch(match)
		if wordInRN(m[1]) || (strings.TrimSpace(m[2]) == "" && endsInVowel(m[1])) {
			return match // a word that ends so, or might
		}
		return m[1] + "\n" + m[2]
	})
}

// breakRuns turns rnrn… into line breaks, leaving the first rn to a word that ends
// with it ("to be reborn" + two breaks).
func breakRuns(text string) string {
	var out strings.Builder
	last := 0
	for _, m := range lostRun.FindAllStringIndex(text, -1) {
		start, count := m[0], (m[1]-m[0])/2
		stem := start
		for stem > last && isLetter(text[stem-1]) {
			stem--
		}
		if count%2 == 1 && stem < start && wordInRN(text[stem:start]) {
			start, count = start+2, count-1
		}
		out.WriteString(text[last:start])
		out.WriteString(strings.Repeat("\n", count))
		last = m[1]
	}
	out.WriteString(text[last:])
	return out.String()
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

func endsInVowel(stem string) bool {
	return strings.ContainsRune("aeiouyAEIOUY", rune(stem[len(stem)-1]))
}

var wordsInRN = map[string]bool{
	"concern": true, "modern": true, "pattern": true, "govern": true, "western": true, "eastern": true, "northern": true, "southern": true,
	"intern": true, "stern": true, "fern": true, "discern": true, "lantern": true, "cavern": true, "tavern": true, "lectern": true, "cistern": true,
	"barn": true, "yarn": true, "darn": true, "tarn": true, "warn": true, "forewarn": true, "learn": true, "earn": true, "yearn": true, "unlearn": true, "relearn": true,
	"bairn": true, "cairn": true, "nairn": true, "torn": true, "worn": true, "sworn": true, "shorn": true, "adorn": true, "corn": true, "acorn": true, "scorn": true, "popcorn": true,
	"mourn": true, "adjourn": true, "sojourn": true, "urn": true, "churn": true, "spurn": true, "saturn": true, "auburn": true, "southeastern": true, "southwestern": true, "northeastern": true, "northwestern": true,
	"postmodern": true, "midwestern": true, "unicorn": true, "forlorn": true, "stubborn": true, "lorn": true, "kern": true, "malvern": true, "severn": true,
}

// wordInRN reports whether the letters before "rn" and it make an English word.
func wordInRN(stem string) bool {
	word := strings.ToLower(stem) + "rn"
	if wordsInRN[word] {
		return true
	}
	for _, ending := range []string{"born", "burn", "horn", "turn", "corn", "thorn", "learn"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}
