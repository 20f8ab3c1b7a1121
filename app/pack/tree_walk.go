package pack

import (
	"fmt"
	"strconv"
	"strings"
)

// Leaf is one text of a document as an audience would read it.
type Leaf struct {
	Path   string // where it stands, such as sections[1].blocks[0].rows[2].cells[3]
	Text   string
	Label  Label
	Figure string // id of the figure printed, if any
}

// Walk calls visit for every text of the document in reading order, empty ones left
// out. Page furniture made by the layout (page numbers, "continued") is not included.
func Walk(d Document, visit func(Leaf)) {
	w := walker{visit}
	for _, p := range []struct{ name, text string }{
		{"title", d.Title}, {"subject", d.Subject}, {"organisation", d.Organisation}, {"reference", d.Reference},
		{"lot", d.Lot}, {"audience", d.Audience}, {"confidentiality", d.Confidential},
	} {
		w.text(p.name, p.text, d.Label)
	}
	for i, kv := range d.Cover {
		w.keyValue(fmt.Sprintf("cover[%d]", i), kv)
	}
	for i, s := range d.Sections {
		path := fmt.Sprintf("sections[%d]", i)
		w.text(path+".title", s.Title, s.Label)
		for j, b := range s.Blocks {
			w.block(fmt.Sprintf("%s.blocks[%d]", path, j), b)
		}
	}
}

// Withheld lists the leaves that carry a label outside allowed: what the builder of a
// pack must never let through. A leaf without a label counts as internal.
func Withheld(d Document, allowed ...Label) []Leaf {
	var out []Leaf
	Walk(d, func(l Leaf) {
		for _, a := range allowed {
			if l.Label == a {
				return
			}
		}
		out = append(out, l)
	})
	return out
}

type walker struct{ visit func(Leaf) }

func (w walker) text(path, text string, label Label) {
	if text != "" {
		w.visit(Leaf{Path: path, Text: text, Label: label.Or(LabelInternal)})
	}
}

func (w walker) run(path string, r Run) {
	if r.Text != "" {
		w.visit(Leaf{Path: path, Text: r.Text, Label: r.Label.Or(LabelInternal), Figure: r.Figure})
	}
}

func (w walker) runs(path string, runs []Run) {
	for i, r := range runs {
		w.run(path+".runs["+strconv.Itoa(i)+"]", r)
	}
}

func (w walker) keyValue(path string, kv KeyValue) {
	w.text(path+".key", kv.Key, kv.Value.Label)
	w.run(path+".value", kv.Value)
}

func (w walker) block(path string, b Block) {
	switch b := b.(type) {
	case Paragraph:
		w.runs(path, b.Runs)
	case Heading:
		w.text(path+".text", b.Text, b.Label)
	case List:
		for i, item := range b.Items {
			w.runs(fmt.Sprintf("%s.items[%d]", path, i), item.Runs)
		}
	case KeyValues:
		for i, kv := range b.Rows {
			w.keyValue(fmt.Sprintf("%s.rows[%d]", path, i), kv)
		}
	case Table:
		w.table(path, b)
	case Note:
		w.runs(path, b.Runs)
	case Figure:
		w.text(path+".title", b.Title, b.Label)
		w.text(path+".alt", b.Alt, b.Label)
		for _, t := range b.Chart.Texts() {
			w.visit(Leaf{Path: path + ".chart", Text: t.Text, Label: b.Label.Or(LabelInternal), Figure: t.Figure})
		}
		if b.Table != nil {
			w.table(path+".table", *b.Table)
		}
	case Callout:
		w.text(path+".title", b.Title, b.Label)
		w.runs(path, b.Runs)
	case SignatureBox:
		w.text(path+".statement", b.Statement, b.Label)
		for i, line := range b.Lines {
			w.text(fmt.Sprintf("%s.lines[%d]", path, i), line, b.Label)
		}
	}
}

func (w walker) table(path string, t Table) {
	w.text(path+".title", t.Title, t.Label)
	w.text(path+".unit", t.Unit, t.Label)
	for i, c := range t.Columns {
		w.text(fmt.Sprintf("%s.columns[%d]", path, i), c.Title, t.Label)
	}
	for i, row := range t.Rows {
		for j, cell := range row.Cells {
			w.run(fmt.Sprintf("%s.rows[%d].cells[%d]", path, i, j), cell)
		}
	}
	w.text(path+".note", t.Note, t.Label)
}

// Check finds mistakes of a builder: rows with more cells than columns, links to
// nowhere, ids used twice, a figure without a text alternative.
func Check(d Document) []string {
	ids := map[string]bool{}
	var faults []string
	var targets []Run
	define := func(id string) {
		if id != "" && ids[id] {
			faults = append(faults, fmt.Sprintf("the id %q is used twice", id))
		}
		ids[id] = true
	}
	table := func(t Table) {
		define(t.ID)
		for i, row := range t.Rows {
			if len(row.Cells) > len(t.Columns) {
				faults = append(faults, fmt.Sprintf("row %d of table %q has %d cells for %d columns", i+1, t.Title, len(row.Cells), len(t.Columns)))
			}
			targets = append(targets, row.Cells...)
		}
	}
	for _, kv := range d.Cover {
		targets = append(targets, kv.Value)
	}
	for _, s := range d.Sections {
		define(s.ID)
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case Paragraph:
				targets = append(targets, b.Runs...)
			case Note:
				targets = append(targets, b.Runs...)
			case Callout:
				targets = append(targets, b.Runs...)
			case Heading:
				define(b.ID)
			case List:
				for _, item := range b.Items {
					define(item.ID)
					targets = append(targets, item.Runs...)
				}
			case KeyValues:
				for _, kv := range b.Rows {
					targets = append(targets, kv.Value)
				}
			case Table:
				table(b)
			case Figure:
				define(b.ID)
				if strings.TrimSpace(b.Alt) == "" {
					faults = append(faults, fmt.Sprintf("the figure %q has no text alternative", b.Title))
				}
				if b.Table != nil {
					table(*b.Table)
				}
			}
		}
	}
	for _, r := range targets {
		if r.Target != "" && !ids[r.Target] {
			faults = append(faults, fmt.Sprintf("%q links to %q, which is not in the document", r.Text, r.Target))
		}
	}
	return faults
}

// targets are the ids of a document that links may lead to.
func targets(d Document) []string {
	var out []string
	add := func(id string) {
		if id != "" {
			out = append(out, id)
		}
	}
	for _, s := range d.Sections {
		add(s.ID)
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case Heading:
				add(b.ID)
			case List:
				for _, item := range b.Items {
					add(item.ID)
				}
			case Table:
				add(b.ID)
			case Figure:
				add(b.ID)
				if b.Table != nil {
					add(b.Table.ID)
				}
			}
		}
	}
	return out
}

// FindTable finds a table of the document by its id.
func FindTable(d Document, id string) (Table, bool) {
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if t, ok := b.(Table); ok && t.ID == id {
				return t, true
			}
		}
	}
	return Table{}, false
}
