package html

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"

	"bidwright/app/chart"
	"bidwright/app/pack"
)

// table writes a table with its caption, column heads and row heads. It scrolls inside
// its own frame on a narrow screen, reachable by keyboard.
func (w *writer) table(t pack.Table) {
	if len(t.Columns) == 0 {
		return
	}
	title := t.Title
	if t.Number > 0 {
		title = fmt.Sprintf("Table %d. %s", t.Number, t.Title)
	}
	w.printf("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">\n<table>\n<caption>", esc(title))
	w.anchor(t.ID)
	w.raw(esc(title))
	if t.Unit != "" {
		w.raw(` <span class="unit">` + esc(t.Unit) + "</span>")
	}
	w.raw("</caption>\n<thead>\n<tr>")
	for _, c := range t.Columns {
		// An empty head cell has nothing to read out, so it is plain.
		if strings.TrimSpace(c.Title) == "" {
			w.raw("<td></td>")
		} else {
			w.raw("<th scope=\"col\"" + align(c) + ">" + esc(c.Title) + "</th>")
		}
	}
	w.raw("</tr>\n</thead>\n<tbody>\n")
	names := nameColumn(t)
	for _, row := range t.Rows {
		w.row(t, row, names)
	}
	w.raw("</tbody>\n</table>\n</div>\n")
	w.line("p", ` class="note"`, t.Note)
}

// nameColumn is the column that names the rows: the first marked as head, else the
// first one.
func nameColumn(t pack.Table) int {
	for i, c := range t.Columns {
		if c.Head {
			return i
		}
	}
	return 0
}

func (w *writer) row(t pack.Table, row pack.Row, names int) {
	if row.Kind == pack.Group && len(row.Cells) > 0 {
		w.printf(`<tr class="group"><th scope="colgroup" colspan="%d">`, len(t.Columns))
		w.runs(row.Cells[:1])
		w.raw("</th></tr>\n")
		return
	}
	class := ""
	if row.Kind != pack.Normal {
		class = ` class="` + esc(string(row.Kind)) + `"`
	}
	w.raw("<tr" + class + ">")
	for i, c := range t.Columns {
		var cell pack.Run
		if i < len(row.Cells) {
			cell = row.Cells[i]
		}
		tag, scope := "td", ""
		if i == names && strings.TrimSpace(cell.Text) != "" {
			tag, scope = "th", ` scope="row"`
		}
		w.raw("<" + tag + scope + align(c) + ">")
		w.runs([]pack.Run{cell})
		w.raw("</" + tag + ">")
	}
	w.raw("</tr>\n")
}

func align(c pack.Column) string {
	if c.Align == pack.Right {
		return ` class="figure"`
	}
	return ""
}

// figure is the chart as a picture with its text alternative, and the table of its data.
func (w *writer) figure(f pack.Figure) {
	title := f.Title
	if f.Number > 0 {
		title = fmt.Sprintf("Figure %d. %s", f.Number, f.Title)
	}
	w.raw("<figure>\n<figcaption>")
	w.anchor(f.ID)
	w.raw(esc(title) + "</figcaption>\n")
	const width = 560.0
	look := chart.PrintStyle()
	if height := chart.Height(f.Chart, width, look, w.measure); height > 0 {
		w.charts++
		id := "chart-" + strconv.Itoa(w.charts)
		w.printf("<svg viewBox=\"-2 -2 %s %s\" role=\"img\" aria-labelledby=\"%s\">\n<title id=\"%s\">%s</title>\n", n(width+4), n(height+4), id, id, esc(f.Alt))
		for _, s := range chart.Layout(f.Chart, width, height, look, w.measure) {
			w.shape(s)
		}
		w.raw("</svg>\n")
	} else {
		w.line("p", ` class="note"`, "There is nothing to draw yet.")
	}
	w.raw("</figure>\n")
	if f.Table != nil {
		w.table(*f.Table)
	}
}

func (w *writer) shape(s chart.Shape) {
	switch s := s.(type) {
	case chart.Text:
		weight := ""
		if s.Bold {
			weight = ` font-weight="bold"`
		}
		// The measured width holds the text to its place in the reader's typeface.
		w.printf("<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s fill=\"%s\" textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\">%s</text>\n",
			n(s.X), n(s.Y), n(s.Size), weight, hex(s.Colour), n(s.Width), esc(s.String))
	case chart.Line:
		w.printf("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>\n",
			n(s.X1), n(s.Y1), n(s.X2), n(s.Y2), hex(s.Colour), n(s.Width))
	case chart.Rect:
		w.printf("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"%s/>\n", n(s.X), n(s.Y), n(s.W), n(s.H), paint(s.Fill, s.Stroke, s.Width))
	case chart.Polygon:
		points := make([]string, len(s.Points))
		for i, p := range s.Points {
			points[i] = n(p.X) + "," + n(p.Y)
		}
		w.printf("<polygon points=\"%s\"%s/>\n", strings.Join(points, " "), paint(s.Fill, s.Stroke, s.Width))
	}
}

func paint(fill, edge chart.Colour, width float64) string {
	out := ` fill="` + hex(fill) + `"`
	if edge.A > 0 {
		out += ` stroke="` + hex(edge) + `" stroke-width="` + n(width) + `"`
	}
	return out
}

func hex(c color.NRGBA) string {
	if c.A == 0 {
		return "none"
	}
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}

func n(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }
