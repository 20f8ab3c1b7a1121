package html

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"

	"bidwright/app/pack"
)

// geometry are the attributes whose numbers are positions, not figures.
var geometry = map[string]bool{
	"x": true, "y": true, "x1": true, "x2": true, "y1": true, "y2": true, "width": true, "height": true,
	"points": true, "viewbox": true, "textlength": true, "font-size": true, "stroke-width": true,
	"fill": true, "stroke": true, "colspan": true,
}

// Haystacks turns a web page into texts for the leak test: what is read, every
// attribute, comments and scripts, with entities decoded, and the whole page raw.
func Haystacks(raw []byte) ([]pack.Haystack, error) {
	var shown, hidden, positions strings.Builder
	z := html.NewTokenizer(bytes.NewReader(raw))
	inside := "" // style or script
	out := []pack.Haystack{}
	var pictures []string
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			if z.Err() != io.EOF {
				return nil, fmt.Errorf("the web page cannot be read back: %w", z.Err())
			}
			break
		}
		token := z.Token()
		switch kind {
		case html.TextToken:
			switch inside {
			case "style":
				positions.WriteString(token.Data + "\n")
			case "script":
				more, err := pack.Decode("a script of the page", []byte(token.Data))
				if err != nil {
					return nil, err
				}
				out = append(out, more...)
			default:
				shown.WriteString(token.Data + "\n")
			}
		case html.CommentToken, html.DoctypeToken:
			hidden.WriteString(token.Data + "\n")
		case html.StartTagToken, html.SelfClosingTagToken:
			for _, a := range token.Attr {
				if code, ok := strings.CutPrefix(a.Val, picture); ok && a.Key == "src" {
					raw, err := base64.StdEncoding.DecodeString(code)
					if err != nil {
						return nil, fmt.Errorf("a picture of the web page cannot be read back: %w", err)
					}
					out = append(out, pack.RawHaystacks("a picture of the page", raw)...)
					pictures = append(pictures, code)
				} else if geometry[strings.ToLower(a.Key)] {
					positions.WriteString(a.Val + "\n")
				} else {
					hidden.WriteString(a.Val + "\n")
				}
			}
			if kind == html.StartTagToken && (token.Data == "style" || token.Data == "script") {
				inside = token.Data
			}
		case html.EndTagToken:
			if token.Data == inside {
				inside = ""
			}
		}
	}
	out = append(out,
		pack.Haystack{Where: "the text of the page", Text: shown.String()},
		pack.Haystack{Where: "an attribute or a comment", Text: hidden.String()},
		pack.Haystack{Where: "the drawing or the style", Text: positions.String(), Raw: true})
	whole := string(raw)
	for _, code := range pictures { // looked through above, as what they are
		whole = strings.ReplaceAll(whole, code, "")
	}
	return append(out, pack.RawHaystacks("the page as a whole", []byte(whole))...), nil
}
