// Package html writes the accessible twin of a pack: one self-contained page from the
// same document tree, with real headings, table heads and text alternatives.
package html

import (
	"context"
	"encoding/base64"
	"fmt"
	"html"
	"strconv"
	"strings"

	"bidwright/app/brand"
	"bidwright/app/chart"
	"bidwright/app/pack"
)

// Write makes the page. measure gives the widths of the typeface of the charts. The same
// document gives the same bytes. The only error is that of a cancelled context.
func Write(ctx context.Context, doc pack.Document, measure chart.Measure) ([]byte, error) {
	w := &writer{measure: measure, ids: ids(doc)}
	w.head(doc)
	w.open("main", ` id="main"`)
	w.logo(doc)
	w.line("h1", "", doc.Title)
	if doc.Subject != "" {
		w.line("p", ` class="subject"`, doc.Subject)
	}
	w.keyValues(doc.Cover)
	if len(doc.Sections) > 1 {
		w.contents(doc)
	}
	level := 0
	for i, s := range doc.Sections {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		// Levels of headings never skip one, whatever the tree says.
		level = min(max(s.Level, 1), level+1)
		w.deepest = level + 1
		w.open("section", fmt.Sprintf(` aria-labelledby="section-%d"`, i+1))
		w.printf(`<h%d id="section-%d">`, level+1, i+1)
		w.anchor(s.ID)
		w.raw(esc(s.Title) + fmt.Sprintf("</h%d>\n", level+1))
		for _, b := range s.Blocks {
			w.block(b, level+1)
		}
		w.raw("</section>\n")
	}
	w.raw("</main>\n")
	w.foot(doc)
	return []byte(w.out.String()), nil
}

// logo is the organisation's picture, inside the page itself.
func (w *writer) logo(doc pack.Document) {
	if width, height, ok := brand.Size(doc.Logo); ok {
		w.printf(`<img class="logo" width="%d" height="%d" alt="%s" src="%s%s">`+"\n", width, height, esc(doc.Organisation), picture, base64.StdEncoding.EncodeToString(doc.Logo))
	}
}

// picture begins the address of a picture that is inside the page.
const picture = "data:image/png;base64,"

type writer struct {
	out     strings.Builder
	measure chart.Measure
	ids     map[string]string // of the tree → of the page
	deepest int               // level of the last heading
	charts  int
}

func esc(text string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD")))
}

func (w *writer) raw(text string)                     { w.out.WriteString(text) }
func (w *writer) printf(format string, values ...any) { fmt.Fprintf(&w.out, format, values...) }
func (w *writer) open(tag, attributes string)         { w.raw("<" + tag + attributes + ">\n") }
func (w *writer) line(tag, attributes, text string) {
	if text != "" {
		w.raw("<" + tag + attributes + ">" + esc(text) + "</" + tag + ">\n")
	}
}

// ids gives every id of the tree a short safe name, in the order of the document.
func ids(doc pack.Document) map[string]string {
	out := map[string]string{}
	define := func(id string) {
		if _, known := out[id]; !known && id != "" {
			out[id] = "to-" + strconv.Itoa(len(out)+1)
		}
	}
	for _, s := range doc.Sections {
		define(s.ID)
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case pack.Heading:
				define(b.ID)
			case pack.List:
				for _, item := range b.Items {
					define(item.ID)
				}
			case pack.Table:
				define(b.ID)
			case pack.Figure:
				define(b.ID)
				if b.Table != nil {
					define(b.Table.ID)
				}
			}
		}
	}
	return out
}

// anchor marks the place of an id, once.
func (w *writer) anchor(id string) {
	if name := w.ids[id]; name != "" {
		w.raw(`<a id="` + name + `"></a>`)
	}
}

func (w *writer) head(doc pack.Document) {
	language := doc.Language
	if language == "" {
		language = "en-GB"
	}
	title := doc.Title
	if doc.Organisation != "" {
		title += " – " + doc.Organisation
	}
	w.printf("<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", esc(language))
	w.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
	pictures := ""
	if len(doc.Logo) > 0 {
		pictures = "; img-src data:"
	}
	w.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'" + pictures + "\">\n")
	w.raw("<meta name=\"generator\" content=\"Bidwright\">\n")
	w.line("title", "", title)
	style := sheet
	if c, _, err := brand.Colour(doc.Accent); err == nil {
		style = strings.ReplaceAll(style, accent, fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B))
	}
	w.raw("<style>\n" + style + "</style>\n</head>\n<body>\n")
	w.raw("<a class=\"skip\" href=\"#main\">Skip to the content</a>\n")
	if line := dotted(doc.Organisation, doc.Reference, doc.Lot); line != "" {
		w.line("header", "", line)
	}
}

func (w *writer) foot(doc pack.Document) {
	name := "Pack " + doc.Hash()
	if doc.Version > 0 {
		name += " v" + strconv.Itoa(doc.Version)
	}
	w.line("footer", "", dotted(doc.Confidential, name, doc.Date.String()))
	w.raw("</body>\n</html>\n")
}

func dotted(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " · ")
}

func (w *writer) contents(doc pack.Document) {
	w.raw("<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ol>\n")
	for i, s := range doc.Sections {
		w.printf("<li><a href=\"#section-%d\">%s</a></li>\n", i+1, esc(s.Title))
	}
	w.raw("</ol>\n</nav>\n")
}

func (w *writer) runs(runs []pack.Run) {
	for _, r := range runs {
		text := strings.ReplaceAll(esc(r.Text), "\n", "<br>")
		if r.Bold {
			text = "<strong>" + text + "</strong>"
		}
		if name := w.ids[r.Target]; name != "" && r.Target != "" {
			text = `<a href="#` + name + `">` + text + "</a>"
		}
		w.raw(text)
	}
}

func (w *writer) block(b pack.Block, above int) {
	switch b := b.(type) {
	case pack.Paragraph:
		w.raw("<p>")
		w.runs(b.Runs)
		w.raw("</p>\n")
	case pack.Note:
		w.raw(`<p class="note">`)
		w.runs(b.Runs)
		w.raw("</p>\n")
	case pack.Heading:
		w.deepest = min(max(b.Level+1, above+1), w.deepest+1, 6)
		w.printf("<h%d>", w.deepest)
		w.anchor(b.ID)
		w.printf("%s</h%d>\n", esc(b.Text), w.deepest)
	case pack.List:
		tag := "ul"
		if b.Numbered {
			tag = "ol"
		}
		w.open(tag, "")
		for _, item := range b.Items {
			w.raw("<li>")
			w.anchor(item.ID)
			w.runs(item.Runs)
			w.raw("</li>\n")
		}
		w.raw("</" + tag + ">\n")
	case pack.KeyValues:
		w.keyValues(b.Rows)
	case pack.Table:
		w.table(b)
	case pack.Figure:
		w.figure(b)
	case pack.Callout:
		w.raw(`<div class="callout">` + "\n")
		if b.Title != "" {
			w.raw("<p><strong>" + esc(b.Title) + "</strong></p>\n")
		}
		if len(b.Runs) > 0 {
			w.raw("<p>")
			w.runs(b.Runs)
			w.raw("</p>\n")
		}
		w.raw("</div>\n")
	case pack.SignatureBox:
		w.line("p", "", b.Statement)
		names := b.Lines
		if len(names) == 0 {
			names = pack.SignatureLines
		}
		w.raw("<dl class=\"sign\">\n")
		for _, name := range names {
			w.raw("<div><dt>" + esc(name) + "</dt><dd><span class=\"hidden\">to be filled in by hand</span></dd></div>\n")
		}
		w.raw("</dl>\n")
	}
}

func (w *writer) keyValues(rows []pack.KeyValue) {
	if len(rows) == 0 {
		return
	}
	w.raw("<dl>\n")
	for _, kv := range rows {
		w.raw("<div><dt>" + esc(kv.Key) + "</dt><dd>")
		w.runs([]pack.Run{kv.Value})
		w.raw("</dd></div>\n")
	}
	w.raw("</dl>\n")
}
