package pack

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Expr is a formula as a tree. Op is "number", "text", "cell", "range" (two cells), an
// operator (+ − as "-", *, /, ^, neg, and the comparisons =, >, >=, <>) or the name of a
// function that every spreadsheet program has.
type Expr struct {
	Op     string
	Args   []Expr
	Number decimal.Decimal
	Text   string
	Cell   Place
}

func number(d decimal.Decimal) Expr { return Expr{Op: "number", Number: d} }

func whole(n int64) Expr { return number(decimal.NewFromInt(n)) }

// words is a text inside a formula, where programs take at most 255 letters.
func words(text string) Expr { return Expr{Op: "text", Text: cut(text, 240, "…")} }

func at(p Place) Expr { return Expr{Op: "cell", Cell: p} }

func call(op string, args ...Expr) Expr { return Expr{Op: op, Args: args} }

// How tightly an operator binds; in a spreadsheet a leading minus binds tighter than ^.
var binding = map[string]int{"=": 1, "<>": 1, ">": 1, ">=": 1, "+": 2, "-": 2, "*": 3, "/": 3, "^": 4, "neg": 5}

// A1 writes the formula as it stands in a cell of the given sheet, without the leading
// equals sign, in the notation of XLSX files: commas between arguments, a point before
// decimals.
func (w *Workbook) A1(e Expr, sheet int) string {
	var b strings.Builder
	w.write(&b, e, sheet)
	return b.String()
}

func (w *Workbook) write(b *strings.Builder, e Expr, sheet int) {
	switch e.Op {
	case "number":
		if e.Number.IsNegative() {
			b.WriteString("(" + e.Number.String() + ")")
		} else {
			b.WriteString(e.Number.String())
		}
	case "text":
		b.WriteString(`"` + strings.ReplaceAll(e.Text, `"`, `""`) + `"`)
	case "cell":
		b.WriteString(w.name(e.Cell, sheet))
	case "range":
		b.WriteString(w.name(e.Args[0].Cell, sheet) + ":" + w.name(e.Args[1].Cell, e.Args[0].Cell.Sheet))
	case "neg":
		b.WriteByte('-')
		w.operand(b, e.Args[0], sheet, 5)
	default:
		if bound, isOperator := binding[e.Op]; isOperator {
			for i, a := range e.Args {
				if i > 0 {
					b.WriteString(e.Op)
				}
				// The right side of − and ÷, and both sides of ^, need brackets sooner.
				need := bound
				if i > 0 || e.Op == "^" {
					need++
				}
				w.operand(b, a, sheet, need)
			}
			return
		}
		b.WriteString(e.Op + "(")
		for i, a := range e.Args {
			if i > 0 {
				b.WriteByte(',')
			}
			w.write(b, a, sheet)
		}
		b.WriteByte(')')
	}
}

func (w *Workbook) operand(b *strings.Builder, e Expr, sheet, need int) {
	if bound, isOperator := binding[e.Op]; isOperator && bound < need {
		b.WriteByte('(')
		w.write(b, e, sheet)
		b.WriteByte(')')
		return
	}
	w.write(b, e, sheet)
}

// name is a cell's address, with its sheet when that is another one.
func (w *Workbook) name(p Place, from int) string {
	text := ColumnName(p.Col) + strconv.Itoa(p.Row+1)
	if p.Sheet != from {
		text = "'" + strings.ReplaceAll(w.Sheets[p.Sheet].Name, "'", "''") + "'!" + text
	}
	return text
}

// ColumnName is the letters of a column from 0: A, B … Z, AA.
func ColumnName(n int) string {
	text := ""
	for n++; n > 0; n = (n - 1) / 26 {
		text = string(rune('A'+(n-1)%26)) + text
	}
	return text
}

// sum adds, with ranges where cells stand side by side.
func sum(of []Expr) Expr {
	var parts []Expr
	for i := 0; i < len(of); {
		j := i + 1
		for ; j < len(of) && next(of[j-1], of[j], of[i]); j++ {
		}
		if j-i > 1 {
			parts = append(parts, call("range", of[i], of[j-1]))
		} else {
			parts = append(parts, of[i])
		}
		i = j
	}
	if len(parts) == 1 && parts[0].Op != "range" {
		return parts[0]
	}
	for _, p := range parts {
		if p.Op == "range" || len(parts) > 4 {
			return Expr{Op: "SUM", Args: parts}
		}
	}
	return Expr{Op: "+", Args: parts}
}

// count is how many of the cells hold a number.
func count(of []Expr) Expr {
	args := []Expr{sum(of)}
	if args[0].Op == "SUM" || args[0].Op == "+" {
		args = args[0].Args
	}
	var parts []Expr
	for len(args) > 0 {
		n := min(mostTerms, len(args))
		parts, args = append(parts, call("COUNT", args[:n]...)), args[n:]
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return call("+", parts...)
}

// next reports whether b stands right below or right of a, in line with the first.
func next(a, b, first Expr) bool {
	if a.Op != "cell" || b.Op != "cell" || a.Cell.Sheet != b.Cell.Sheet || b.Cell.Sheet != first.Cell.Sheet {
		return false
	}
	down := b.Cell.Col == a.Cell.Col && b.Cell.Col == first.Cell.Col && b.Cell.Row == a.Cell.Row+1
	right := b.Cell.Row == a.Cell.Row && b.Cell.Row == first.Cell.Row && b.Cell.Col == a.Cell.Col+1
	return down || right
}
