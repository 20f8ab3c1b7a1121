package notice

import (
	"html"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean makes a published text plain: markup becomes line breaks, entities are
// decoded once, lost line breaks come back, and characters that cannot be seen or
// that turn the reading direction are dropped. It reports whether markup or lost
// escapes were found (OCDS-050). The file itself is kept as published.
func Clean(raw string) (text string, mended bool) {
	if raw == "" {
		return "", false
	}
	text = lineEnds(raw)
	before := text
	text = unmark(text)
	text = entity.ReplaceAllStringFunc(text, html.UnescapeString)
	text = lostEscapes(text)
	mended = text != before
	text = norm.NFC.String(strings.Map(visible, lineEnds(text)))
	return tidyLines(text), mended
}

// cleanLine is Clean for a name: everything on one line.
func cleanLine(raw string) (string, bool) {
	text, mended := Clean(raw)
	return strings.Join(strings.Fields(text), " "), mended
}

var lineEnd = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n", "\u000b", "\n", "\u000c", "\n")

func lineEnds(text string) string { return lineEnd.Replace(text) }

// visible drops what cannot be seen and turns odd spaces into plain ones.
func visible(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\t' || unicode.Is(unicode.Zs, r):
		return ' '
	case r == '\uf0b7' || r == '\uf0a7': // bullets of an old symbol font
		return '•'
	case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}

// tidyLines trims each line and keeps at most one empty line in a row.
func tidyLines(text string) string {
	var out strings.Builder
	out.Grow(len(text))
	empty := 2
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			empty++
			continue
		}
		if out.Len() > 0 {
			out.WriteByte('\n')
			if empty > 0 {
				out.WriteByte('\n')
			}
		}
		empty = 0
		out.WriteString(line)
	}
	return out.String()
}

// entity asks for the closing semicolon, so the & of a web address stays as it is.
var entity = regexp.MustCompile(`&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

var href = regexp.MustCompile(`(?i)\bhref\s*=\s*["']?([^"'\s<>]+)`)

var blockTags = map[string]bool{
	"br": true, "p": true, "div": true, "ul": true, "ol": true, "tr": true, "table": true, "hr": true, "h1": true, "h2": true,
	"h3": true, "h4": true, "h5": true, "h6": true, "tbody": true, "thead": true, "section": true, "article": true, "blockquote": true, "pre": true, "dl": true, "dt": true, "dd": true,
}

var inlineTags = map[string]bool{
	"b": true, "strong": true, "i": true, "em": true, "u": true, "span": true, "font": true, "sup": true, "sub": true, "small": true,
	"s": true, "a": true, "td": true, "th": true, "li": true, "img": true, "body": true, "html": true, "head": true, "o": true, "center": true, "code": true, "label": true, "iframe": true, "input": true, "button": true, "form": true, "object": true, "svg": true, "script": true, "style": true,
}

// unmark takes out HTML tags, comments and scripts. The address behind a link
// stays, as text. Only names of HTML count, so "<5 staff" is no tag. One pass: a
// hostile text cannot make it slow.
func unmark(text string) string {
	if !strings.Contains(text, "<") {
		return text
	}
	var out strings.Builder
	out.Grow(len(text))
	address, anchor := "", 0
	unclosed := make(map[string]bool) // endings known not to follow
	lower := asciiLower(text)
	skip := func(from int, ending string) int {
		if !unclosed[ending] {
			if at := strings.Index(lower[from:], ending); at >= 0 {
				return from + at + len(ending)
			}
			unclosed[ending] = true
		}
		return -1
	}
	for at := 0; at < len(text); {
		open := strings.IndexByte(text[at:], '<')
		if open < 0 {
			out.WriteString(text[at:])
			break
		}
		out.WriteString(text[at : at+open])
		at += open
		if strings.HasPrefix(text[at:], "<!--") {
			if end := skip(at, "-->"); end > 0 {
				at = end
				continue
			}
		}
		name, attributes, closing, end := tagAt(text, lower, at)
		if end < 0 {
			out.WriteByte('<')
			at++
			continue
		}
		at = end
		switch {
		case (name == "script" || name == "style") && !closing:
			if end := skip(at, "</"+name+">"); end > 0 {
				at = end
			}
		case blockTags[name]:
			out.WriteByte('\n')
		case name == "li" && !closing:
			out.WriteString("\n• ")
		case name == "td" || name == "th":
			out.WriteByte(' ')
		case name == "a" && !closing:
			if link := href.FindStringSubmatch(attributes); link != nil {
				address, anchor = link[1], out.Len()
			}
		case name == "a" && address != "":
			if !strings.Contains(out.String()[anchor:], address) {
				out.WriteString(" (" + address + ")")
			}
			address = ""
		}
	}
	return out.String()
}

// tagAt reads the HTML tag that starts at the given "<"; end is −1 when there is none.
func tagAt(text, lower string, at int) (name, attributes string, closing bool, end int) {
	from := at + 1
	if from < len(text) && text[from] == '/' {
		closing = true
		from++
	}
	stop := from
	for stop < len(lower) && (lower[stop] >= 'a' && lower[stop] <= 'z' || stop > from && lower[stop] >= '1' && lower[stop] <= '6') {
		stop++
	}
	name = lower[from:stop]
	if !blockTags[name] && !inlineTags[name] {
		return "", "", false, -1
	}
	close := strings.IndexAny(text[stop:], "<>")
	if close < 0 || text[stop+close] == '<' {
		return "", "", false, -1
	}
	attributes = text[stop : stop+close]
	if attributes != "" && !strings.ContainsRune(" \n/", rune(attributes[0])) {
		return "", "", false, -1
	}
	return name, attributes, closing, stop + close + 1
}

// asciiLower keeps every byte at its place.
func asciiLower(text string) string {
	lower := []byte(text)
	for i, b := range lower {
		if b >= 'A' && b <= 'Z' {
			lower[i] = b + 'a' - 'A'
		}
	}
	return string(lower)
}
