package layout

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"bidwright/app/chart"
)

// Hit is a place on a page where a text was found, in points.
type Hit struct {
	Page       int // from 0
	X, Y, W, H float64
}

// Find looks for a text on the pages, in reading order, whatever its case and accents. A
// text that goes over the end of a line, or into the next cell of a table, is not found.
func Find(pages []Page, faces *Faces, text string) []Hit {
	wanted, _ := folded(strings.TrimSpace(text))
	if len(wanted) == 0 {
		return nil
	}
	var out []Hit
	for n, page := range pages {
		for _, shape := range page.Shapes {
			t, ok := shape.(chart.Text)
			if !ok {
				continue
			}
			runes := []rune(t.String)
			plain, from := folded(t.String)
			for at := 0; at+len(wanted) <= len(plain); {
				if string(plain[at:at+len(wanted)]) != string(wanted) {
					at++
					continue
				}
				first, last := from[at], from[at+len(wanted)-1]
				before := faces.Width(string(runes[:first]), t.Size, t.Bold)
				width := faces.Width(string(runes[first:last+1]), t.Size, t.Bold)
				out = append(out, Hit{Page: n, X: t.X + before, Y: t.Y - t.Size, W: width, H: t.Size * 1.3})
				at += len(wanted)
			}
		}
	}
	return out
}

// folded is a text in small letters without accents, and from which letter each came.
func folded(text string) (plain []rune, from []int) {
	for i, r := range []rune(text) {
		for _, d := range norm.NFD.String(string(unicode.ToLower(r))) {
			if unicode.Is(unicode.Mn, d) {
				continue
			}
			if unicode.IsSpace(d) {
				d = ' '
			}
			plain, from = append(plain, d), append(from, i)
		}
	}
	return plain, from
}
