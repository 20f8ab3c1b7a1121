package form

import (
	"bidwright/ui/kit"
	"bidwright/ui/page"
)

// Row is a line of a table of figures; ID is the figure that the line explains.
type Row struct {
	ID, Name, Note string
	Cells          []string
}

// FigureTable is a table of figures that are read; opening a line explains it.
func FigureTable(s *page.Session, label string, columns ...kit.Column[Row]) *kit.Table[Row] {
	t := kit.NewTable(label, func(r Row) string { return r.ID }, nil, columns...)
	t.OnOpen = func(r Row) { s.Explain(r.ID) }
	return t
}

// Cell is the text of a column.
func Cell(i int) func(Row) string {
	return func(r Row) string {
		if i >= len(r.Cells) {
			return ""
		}
		return r.Cells[i]
	}
}
