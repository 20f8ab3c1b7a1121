package pack

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"bidwright/app/money"
)

// treeBook is the workbook of an audience outside: what stands in the tree of the pack
// and nothing else, so that it says the same as the PDF. Figures are numbers; a line of
// the pricing schedule is quantity × price, rounded to the penny, and a total adds the
// cells above it wherever the printed figures add.
func (b *builder) treeBook() *Workbook {
	t := &treeBook{book: b.newBook()}
	t.front(b.doc)
	for _, section := range b.doc.Sections {
		for _, block := range section.Blocks {
			if table, ok := block.(Table); ok {
				t.table(table)
			}
			if figure, ok := block.(Figure); ok && figure.Table != nil {
				t.table(*figure.Table)
			}
		}
	}
	if value, ok := b.figureValue("contract.value"); ok {
		t.check(value)
	}
	return t.book
}

func (b *builder) figureValue(id string) (decimal.Decimal, bool) {
	n, found := b.s.Assessment.Pricing.Graph.Node(id)
	if !found || !b.mayShow(id) {
		return decimal.Zero, false
	}
	return n.Value()
}

type treeBook struct {
	book  *Workbook
	total *Place // of the pricing schedule
}

// front is the first sheet: the particulars, and every text of the pack in order.
func (t *treeBook) front(d Document) {
	s := &Sheet{Name: "About", Widths: []int{46, 80}}
	t.book.Sheets = append(t.book.Sheets, s)
	add := func(kind SheetRowKind, label Label, texts ...string) {
		row := SheetRow{Kind: kind}
		for i, text := range texts {
			row.Cells = append(row.Cells, Cell{Text: text, Label: label, Wrap: kind == SheetNormal && i > 0})
		}
		s.Rows = append(s.Rows, row)
	}
	add(SheetTitle, d.Label, d.Title)
	add(SheetNote, d.Label, d.Confidential)
	for _, kv := range d.Cover {
		add(SheetNormal, kv.Value.Label, kv.Key, kv.Value.Text)
	}
	for _, section := range d.Sections {
		if section.ID == "about" {
			continue // about the PDF
		}
		first := true
		for _, block := range section.Blocks {
			for _, row := range texts(block) {
				if first {
					add(SheetGroup, section.Label, section.Title)
					first = false
				}
				add(SheetNormal, row.label, row.key, row.text)
			}
		}
	}
}

type textRow struct {
	key, text string
	label     Label
}

// texts are the words of a block; tables have sheets of their own.
func texts(block Block) []textRow {
	plain := func(key string, runs []Run) textRow {
		row := textRow{key: key, label: LabelPublic}
		for _, r := range runs {
			row.text += r.Text
			row.label = stricter(row.label, r.Label)
		}
		return row
	}
	var out []textRow
	switch x := block.(type) {
	case Paragraph:
		out = append(out, plain("", x.Runs))
	case Note:
		out = append(out, plain("", x.Runs))
	case Heading:
		out = append(out, textRow{x.Text, "", x.Label})
	case Callout:
		row := plain(x.Title, x.Runs)
		row.label = stricter(row.label, x.Label)
		out = append(out, row)
	case SignatureBox:
		out = append(out, textRow{"", x.Statement, x.Label})
	case KeyValues:
		for _, kv := range x.Rows {
			out = append(out, textRow{kv.Key, kv.Value.Text, kv.Value.Label})
		}
	case List:
		for i, item := range x.Items {
			key := ""
			if x.Numbered {
				key = decimal.NewFromInt(int64(i+1)).String() + "."
				if strings.HasPrefix(item.ID, "assumption-") {
					key = "Assumption " + decimal.NewFromInt(int64(i+1)).String()
				}
			}
			out = append(out, plain(key, item.Runs))
		}
	}
	return out
}

// stricter is the label that fewer may read.
func stricter(a, b Label) Label {
	order := []Label{LabelPublic, LabelBuyer, LabelLead, LabelPartner, LabelInternal}
	rank := func(l Label) int {
		for i, o := range order {
			if l == o {
				return i
			}
		}
		return len(order) - 1
	}
	if rank(a) >= rank(b) {
		return a.Or(LabelInternal)
	}
	return b.Or(LabelInternal)
}

// table is a sheet of its own.
func (t *treeBook) table(table Table) {
	s := &Sheet{Name: t.book.sheetName(table.Title), Side: 1}
	t.book.Sheets = append(t.book.Sheets, s)
	index := len(t.book.Sheets) - 1
	s.Rows = append(s.Rows, SheetRow{Kind: SheetTitle, Cells: []Cell{{Text: table.Title, Label: table.Label}}},
		SheetRow{Kind: SheetNote, Cells: []Cell{{Text: table.Unit, Label: table.Label}}}, SheetRow{})
	head := SheetRow{Kind: SheetHead}
	for _, c := range table.Columns {
		head.Cells = append(head.Cells, Cell{Text: c.Title, Label: table.Label, Wrap: true, Align: c.Align})
	}
	s.Widths = widths(table)
	s.Rows = append(s.Rows, head)
	s.Head = len(s.Rows)
	for _, row := range table.Rows {
		kind := map[RowKind]SheetRowKind{Group: SheetGroup, Subtotal: SheetTotal, Total: SheetTotal}[row.Kind]
		out := SheetRow{Kind: kind}
		for i, run := range row.Cells {
			cell := Cell{Text: run.Text, Label: run.Label, Figure: run.Figure, Wrap: true, Align: table.Columns[i].Align}
			if table.Columns[i].Align == Right {
				if value, form, ok := PrintedNumber(run.Text); ok {
					cell = Cell{Value: &value, Form: form, Label: run.Label, Figure: run.Figure}
				}
			}
			out.Cells = append(out.Cells, cell)
		}
		s.Rows = append(s.Rows, out)
	}
	if table.Note != "" {
		s.Rows = append(s.Rows, SheetRow{}, SheetRow{Kind: SheetNote, Cells: []Cell{{Text: table.Note, Label: table.Label}}})
	}
	t.products(table, index)
	t.totals(table, index)
}

// widths are as wide as the longest text of a column, within reason.
func widths(table Table) []int {
	out := make([]int, len(table.Columns))
	for i, c := range table.Columns {
		longest := utf8.RuneCountInString(c.Title)
		for _, row := range table.Rows {
			if i < len(row.Cells) {
				longest = max(longest, utf8.RuneCountInString(row.Cells[i].Text))
			}
		}
		most := 46
		if c.Align == Right {
			most = 22
		}
		out[i] = min(max(longest+4, 9), most)
	}
	return out
}

// PrintedNumber reads a figure as the program prints it: £1,234.50, 12.5 %, 26,000.
func PrintedNumber(text string) (decimal.Decimal, Form, bool) {
	body := strings.TrimSpace(text)
	switch {
	case strings.Contains(body, "£"):
		if v, err := money.ParseRate(body); err == nil && v.IsSet() {
			form := FormPounds
			if !v.Decimal().Equal(money.RoundPence(v.Decimal())) {
				form = FormRate
			}
			return v.Decimal(), form, true
		}
	case strings.HasSuffix(body, "%"):
		if v, err := money.ParsePercent(body); err == nil && v.IsSet() {
			return v.Decimal(), FormShare, true
		}
	default:
		if v, err := money.ParseQuantity(body); err == nil && v.IsSet() {
			return v.Decimal(), FormQuantity, true
		}
	}
	return decimal.Zero, FormPlain, false
}

// products makes the totals of the pricing schedule live: ROUND(quantity × price, 2).
func (t *treeBook) products(table Table, index int) {
	column := map[string]int{}
	for i, c := range table.Columns {
		column[c.Title] = i
	}
	quantity, ok1 := column["Quantity"]
	price, ok2 := column["Price of one"]
	total, ok3 := column["Total"]
	if table.ID != "table-schedule" || !ok1 || !ok2 || !ok3 {
		return
	}
	s := t.book.Sheets[index]
	for r := s.Head; r < len(s.Rows); r++ {
		cells := s.Rows[r].Cells
		if len(cells) <= max(quantity, price, total) || cells[quantity].Value == nil || cells[price].Value == nil || cells[total].Value == nil {
			continue
		}
		if money.RoundPence(cells[quantity].Value.Mul(*cells[price].Value)).Equal(*cells[total].Value) {
			e := call("ROUND", call("*", at(Place{index, r, quantity}), at(Place{index, r, price})), whole(2))
			cells[total].Formula = &e
		}
		cells[quantity].Input, cells[price].Input = true, true
	}
	if last := s.Head + len(table.Rows) - 1; len(table.Rows) > 0 && s.Rows[last].Kind == SheetTotal {
		t.total = &Place{index, last, total}
	}
}

// totals makes total rows live where the printed cells above add to them. Indented rows
// are parts of the row above and not added twice.
func (t *treeBook) totals(table Table, index int) {
	s := t.book.Sheets[index]
	for c := range table.Columns {
		var since, all []Expr
		part, whole := decimal.Zero, decimal.Zero
		for i, row := range table.Rows {
			r := s.Head + i
			if row.Kind == Group {
				since, part = nil, decimal.Zero
			}
			if c >= len(s.Rows[r].Cells) || s.Rows[r].Cells[c].Value == nil {
				continue
			}
			cell := &s.Rows[r].Cells[c]
			switch {
			case row.Kind == Subtotal && len(since) > 0 && part.Equal(*cell.Value):
				e := sum(since)
				cell.Formula = &e
			case row.Kind == Total && len(all) > 0 && whole.Equal(*cell.Value):
				e := sum(all)
				cell.Formula = &e
			case row.Kind == Normal && !strings.HasPrefix(row.Cells[0].Text, " "):
				since, all = append(since, at(Place{index, r, c})), append(all, at(Place{index, r, c}))
				part, whole = part.Add(*cell.Value), whole.Add(*cell.Value)
			}
			if row.Kind == Subtotal {
				since, part = nil, decimal.Zero
			}
		}
	}
}

// check compares the live total of the schedule with the printed contract value.
func (t *treeBook) check(printed decimal.Decimal) {
	if t.total == nil {
		return
	}
	s := t.book.Sheets[t.total.Sheet]
	stated, zero := money.RoundPence(printed), decimal.Zero
	row := len(s.Rows) + 1
	name, there, here := Place{t.total.Sheet, row, 1}, Place{t.total.Sheet, row, t.total.Col}, Place{t.total.Sheet, row + 1, t.total.Col}
	*t.book.At(name) = Cell{Text: "Contract value as printed in the PDF", Label: LabelBuyer}
	*t.book.At(there) = Cell{Value: &stated, Form: FormPounds, Label: LabelBuyer}
	*t.book.At(Place{t.total.Sheet, row + 1, 1}) = Cell{Text: "Difference from the PDF", Label: LabelBuyer}
	e := call("-", call("ROUND", at(*t.total), whole(2)), at(there))
	*t.book.At(here) = Cell{Value: &zero, Formula: &e, Form: FormPounds, Label: LabelBuyer}
}
