package difference

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/pack"
)

// blocks compares what stands in a section: tables and particulars by their names, and
// the running text line by line.
func (c *comparison) blocks(section string, was, is pack.Blocks) {
	c.tables(section, tablesOf(was), tablesOf(is))
	var old, now []pack.KeyValue
	for _, b := range was {
		if kv, ok := b.(pack.KeyValues); ok {
			old = append(old, kv.Rows...)
		}
	}
	for _, b := range is {
		if kv, ok := b.(pack.KeyValues); ok {
			now = append(now, kv.Rows...)
		}
	}
	c.keyed(section, old, now)
	c.lines(section, linesOf(was), linesOf(is))
}

// tablesOf are the tables of a section, those beside charts too.
func tablesOf(blocks pack.Blocks) []pack.Table {
	var out []pack.Table
	for _, b := range blocks {
		switch b := b.(type) {
		case pack.Table:
			out = append(out, b)
		case pack.Figure:
			if b.Table != nil {
				out = append(out, *b.Table)
			}
		}
	}
	return out
}

// linesOf are the running texts of a section, one for each paragraph or item.
func linesOf(blocks pack.Blocks) []string {
	var out []string
	add := func(text string) {
		if text = strings.TrimSpace(text); text != "" {
			out = append(out, text)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case pack.Paragraph:
			add(textOf(b.Runs))
		case pack.Heading:
			add(b.Text)
		case pack.Note:
			add(textOf(b.Runs))
		case pack.Callout:
			add(b.Title)
			add(textOf(b.Runs))
		case pack.List:
			for _, item := range b.Items {
				add(textOf(item.Runs))
			}
		case pack.SignatureBox:
			add(b.Statement)
			for _, line := range b.Lines {
				add(line)
			}
		case pack.Figure:
			add(b.Title)
			add(b.Alt)
		}
	}
	return out
}

func (c *comparison) tables(section string, was, is []pack.Table) {
	name := func(t pack.Table) string { return t.Title }
	old, now := keysOf(was, name), keysOf(is, name)
	for i, t := range was {
		if !slices.Contains(now, old[i]) {
			c.add(Gone, place(section, "the table “"+t.Title+"”"), "", "")
		}
	}
	for i, t := range is {
		at := slices.Index(old, now[i])
		if at < 0 {
			c.add(Added, place(section, "the table “"+t.Title+"”"), "", "")
			continue
		}
		c.rows(place(section, t.Title), was[at], t)
		c.pair(place(section, t.Title)+", unit", was[at].Unit, t.Unit)
		c.pair(place(section, t.Title)+", note", was[at].Note, t.Note)
	}
}

func place(section, what string) string {
	if strings.EqualFold(section, what) {
		return section
	}
	return section + ", " + what
}

// rows compares by the head of each row, and cell by cell by the head of its column.
func (c *comparison) rows(where string, was, is pack.Table) {
	old, now := keysOf(was.Rows, rowName(was)), keysOf(is.Rows, rowName(is))
	for i := range was.Rows {
		if !slices.Contains(now, old[i]) {
			c.add(Gone, where+", the row “"+old[i]+"”", "", "")
		}
	}
	title := func(col pack.Column) string { return col.Title }
	oldColumns, columns := keysOf(was.Columns, title), keysOf(is.Columns, title)
	for _, gone := range oldColumns {
		if !slices.Contains(columns, gone) {
			c.add(Gone, where+", the column “"+gone+"”", "", "")
		}
	}
	for _, fresh := range columns {
		if !slices.Contains(oldColumns, fresh) {
			c.add(Added, where+", the column “"+fresh+"”", "", "")
		}
	}
	for i, row := range is.Rows {
		at := slices.Index(old, now[i])
		if at < 0 {
			c.add(Added, where+", the row “"+now[i]+"”", "", "")
			continue
		}
		for k, cell := range row.Cells {
			if k >= len(columns) {
				break
			}
			from := slices.Index(oldColumns, columns[k])
			if from < 0 || from >= len(was.Rows[at].Cells) {
				continue
			}
			c.pair(where+", "+now[i]+", "+columns[k], was.Rows[at].Cells[from].Text, cell.Text)
		}
	}
}

// rowName is what a row is called: the text of its head, or its first text where the head
// is a mere reference or empty.
func rowName(t pack.Table) func(pack.Row) string {
	return func(r pack.Row) string {
		var parts []string
		for i, cell := range r.Cells {
			if i < len(t.Columns) && t.Columns[i].Head && cell.Text != "" {
				parts = append(parts, cell.Text)
			}
		}
		if len(parts) == 0 {
			for _, cell := range r.Cells {
				if cell.Text != "" {
					parts = append(parts, cell.Text)
					break
				}
			}
		}
		if len(parts) == 0 {
			return "an empty row"
		}
		return strings.Join(parts, " ")
	}
}

// lines compares running text. Lines between two that stayed are paired in their order.
func (c *comparison) lines(section string, was, is []string) {
	stays := common(was, is)
	i, k := 0, 0
	for n := 0; n <= len(stays); n++ {
		endWas, endIs := len(was), len(is)
		if n < len(stays) {
			endWas, endIs = i+slices.Index(was[i:], stays[n]), k+slices.Index(is[k:], stays[n])
		}
		for ; i < endWas && k < endIs; i, k = i+1, k+1 {
			c.pair(fmt.Sprintf("%s, text", section), was[i], is[k])
		}
		for ; i < endWas; i++ {
			c.add(Gone, section+", text", was[i], "")
		}
		for ; k < endIs; k++ {
			c.add(Added, section+", text", "", is[k])
		}
		i, k = i+1, k+1
	}
}
