package pack

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/calc"
)

// result is what a cell works out to: a number or a text.
type result struct {
	number decimal.Decimal
	text   string
	isText bool
}

// evaluator works formulas out as a spreadsheet does, in exact decimals: it knows the
// tree of a formula and nothing of the graph.
type evaluator struct {
	t    *rapid.T
	book *Workbook
	over map[Place]decimal.Decimal
	seen map[Place]result
}

func (e *evaluator) cell(p Place) result {
	if v, found := e.over[p]; found {
		return result{number: v}
	}
	if r, found := e.seen[p]; found {
		return r
	}
	c := e.book.At(p)
	var r result
	switch {
	case c.Formula != nil:
		r = e.eval(*c.Formula)
	case c.Value != nil:
		r = result{number: *c.Value}
	default:
		r = result{text: c.Text, isText: true}
	}
	e.seen[p] = r
	return r
}

func (e *evaluator) number(x Expr) decimal.Decimal {
	r := e.eval(x)
	if r.isText {
		e.t.Fatalf("#VALUE!: %q in a calculation", r.text)
	}
	return r.number
}

func (e *evaluator) list(args []Expr) []decimal.Decimal {
	var out []decimal.Decimal
	for _, a := range args {
		if a.Op == "range" {
			from, to := a.Args[0].Cell, a.Args[1].Cell
			for r := from.Row; r <= to.Row; r++ {
				for c := from.Col; c <= to.Col; c++ {
					out = append(out, e.number(at(Place{from.Sheet, r, c})))
				}
			}
			continue
		}
		out = append(out, e.number(a))
	}
	return out
}

func truth(yes bool) result {
	if yes {
		return result{number: decimal.NewFromInt(1)}
	}
	return result{}
}

func (e *evaluator) eval(x Expr) result {
	switch x.Op {
	case "number":
		return result{number: x.Number}
	case "text":
		return result{text: x.Text, isText: true}
	case "cell":
		return e.cell(x.Cell)
	case "ISTEXT":
		return truth(e.eval(x.Args[0]).isText)
	case "COUNT":
		var n int64
		for _, a := range x.Args {
			cells := []Expr{a}
			if a.Op == "range" {
				cells = nil
				from, to := a.Args[0].Cell, a.Args[1].Cell
				for r := from.Row; r <= to.Row; r++ {
					for c := from.Col; c <= to.Col; c++ {
						cells = append(cells, at(Place{from.Sheet, r, c}))
					}
				}
			}
			for _, c := range cells {
				if !e.eval(c).isText {
					n++
				}
			}
		}
		return result{number: decimal.NewFromInt(n)}
	case "IF":
		if !e.eval(x.Args[0]).number.IsZero() {
			return e.eval(x.Args[1])
		}
		return e.eval(x.Args[2])
	}
	v := e.list(x.Args)
	switch x.Op {
	case "SUM", "+":
		return result{number: decimal.Sum(decimal.Zero, v...)}
	case "-":
		return result{number: v[0].Sub(v[1])}
	case "*":
		product := v[0]
		for _, f := range v[1:] {
			product = product.Mul(f).Round(28)
		}
		return result{number: product}
	case "/":
		if v[1].IsZero() {
			e.t.Fatal("#DIV/0!")
		}
		return result{number: v[0].DivRound(v[1], 16)}
	case "neg":
		return result{number: v[0].Neg()}
	case "^":
		power := decimal.NewFromInt(1)
		for range v[1].IntPart() {
			power = power.Mul(v[0]).Round(28)
		}
		return result{number: power}
	case "MIN":
		return result{number: decimal.Min(v[0], v[1:]...)}
	case "MAX":
		return result{number: decimal.Max(v[0], v[1:]...)}
	case "ROUND":
		return result{number: v[0].Round(int32(v[1].IntPart()))}
	case "INT":
		return result{number: v[0].Floor()}
	case "=":
		return truth(v[0].Equal(v[1]))
	case "<>":
		return truth(!v[0].Equal(v[1]))
	case ">":
		return truth(v[0].GreaterThan(v[1]))
	case ">=":
		return truth(v[0].GreaterThanOrEqual(v[1]))
	case "AND", "OR":
		all, any := true, false
		for _, a := range v {
			all, any = all && !a.IsZero(), any || !a.IsZero()
		}
		return truth(x.Op == "AND" && all || x.Op == "OR" && any)
	}
	e.t.Fatalf("no spreadsheet has the function %q", x.Op)
	return result{}
}

// drawGraph makes a graph of every operation over a few inputs, some of them missing.
func drawGraph(t *rapid.T) *calc.Graph {
	g := calc.New()
	var nodes []calc.Node
	pick := func() calc.Node { return nodes[rapid.IntRange(0, len(nodes)-1).Draw(t, "operand")] }
	several := func() []calc.Node {
		out := make([]calc.Node, rapid.IntRange(1, 5).Draw(t, "operands"))
		for i := range out {
			out[i] = pick()
		}
		return out
	}
	for i := range rapid.IntRange(2, 6).Draw(t, "inputs") {
		id := fmt.Sprintf("in%d", i)
		if rapid.IntRange(0, 5).Draw(t, "missing") == 0 {
			nodes = append(nodes, g.Missing(id, "Input", calc.Pounds, calc.Reason{Text: "no " + id, Path: id}))
			continue
		}
		value := decimal.New(rapid.Int64Range(-3000, 3000).Draw(t, "value"), -2)
		nodes = append(nodes, g.Input(id, "Input", calc.Pounds, value, calc.Origin{Kind: calc.Typed, Path: id}))
	}
	nodes = append(nodes, g.Zero(), g.Const(decimal.RequireFromString("-1.25")))
	for i := range rapid.IntRange(1, 40).Draw(t, "steps") {
		var n calc.Node
		switch rapid.IntRange(0, 16).Draw(t, "operation") {
		case 0:
			n = g.Add(several()...)
		case 1:
			n = g.Sub(pick(), pick())
		case 2:
			n = g.Mul(pick(), pick())
		case 3:
			n = g.Div(pick(), pick())
		case 4:
			n = g.Neg(pick())
		case 5:
			n = g.Min(several()...)
		case 6:
			n = g.Max(several()...)
		case 7:
			n = g.Clamp(pick(), pick(), pick())
		case 8:
			n = g.Pow(pick(), rapid.IntRange(0, 3).Draw(t, "power"))
		case 9:
			n = g.Round(pick(), rapid.Int32Range(0, 4).Draw(t, "places"), 0)
		case 10:
			n = g.RoundUp(g.Round(pick(), 6, 0))
		case 11:
			n = g.Greater(pick(), pick())
		case 12:
			n = g.AtLeast(pick(), pick())
		case 13:
			n = g.Equal(pick(), pick())
		case 14:
			n = g.If(pick(), pick(), pick())
		case 15:
			n = g.And(several()...)
		default:
			n = g.Or(g.Not(pick()), pick())
		}
		if rapid.Bool().Draw(t, "named") {
			n = n.As(fmt.Sprintf("n%d", i), "Figure", calc.Pounds)
		}
		nodes = append(nodes, n)
	}
	return g
}

// compiled lays a graph out on one sheet: named figures in a column, the rest below.
func compiled(g *calc.Graph) *drafter {
	d := &drafter{book: &Workbook{Sheets: []*Sheet{{Name: "Working"}}}, steps: g.Steps(), home: map[int]Place{},
		label: func(string) Label { return LabelInternal }}
	for i, n := range g.Figures() {
		d.put(Place{0, i, workingValue}, n)
	}
	for _, n := range d.rest() {
		d.put(Place{0, len(d.book.Sheets[0].Rows), workingValue}, n)
	}
	d.fill()
	return d
}

// Every figure of any graph stands in the workbook with its value or its reason, and
// the formulas alone give the same; with inputs changed they give what the graph gives.
func TestFormulasSayWhatTheGraphSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		d := compiled(g)
		check := func(over map[Place]decimal.Decimal, run *calc.Run, exactly bool) {
			e := &evaluator{t, d.book, over, map[Place]result{}}
			for _, n := range g.Figures() {
				want, known := run.Value(n.ID())
				if !known && !exactly {
					continue
				}
				got := e.cell(d.home[n.Order()])
				if got.isText == known || known && !got.number.Sub(want).Abs().LessThan(decimal.New(1, -9)) {
					t.Fatalf("%s: the sheet has %v %q, the graph %v (%v)", n.ID(), got.number, got.text, want, known)
				}
				if !known && got.text != "not available: "+run.Reason(n.ID()).Text {
					t.Fatalf("%s: the sheet says %q, the graph %q", n.ID(), got.text, run.Reason(n.ID()).Text)
				}
			}
		}
		check(nil, g.Base(), true)
		// Only numbers are typed, and a figure that was defined must stay so.
		over, typed := map[string]decimal.Decimal{}, map[Place]decimal.Decimal{}
		for _, n := range g.Figures() {
			if n.IsInput() && n.Available() && rapid.Bool().Draw(t, "typed") {
				v := decimal.New(rapid.Int64Range(-3000, 3000).Draw(t, "new"), -2)
				over[n.ID()], typed[d.home[n.Order()]] = v, v
			}
		}
		run, err := g.Evaluate(over)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range g.Figures() {
			if _, known := run.Value(n.ID()); known != n.Available() {
				return
			}
		}
		for _, s := range d.steps {
			if s.Op == calc.OpDiv {
				return // a step between may have lost its divisor; Excel then says so itself
			}
		}
		check(typed, run, false)
	})
}

func TestFormulasAreWrittenWithBrackets(t *testing.T) {
	w := &Workbook{Sheets: []*Sheet{{Name: "Core costs"}, {Name: "It’s o'clock"}}}
	a, b, c := at(Place{0, 0, 0}), at(Place{0, 1, 1}), at(Place{1, 9, 27})
	for want, e := range map[string]Expr{
		"A1-(B2-'It’s o''clock'!AB10)": call("-", a, call("-", b, c)),
		"A1-B2-1":                      call("-", call("-", a, b), whole(1)),
		"A1/(B2*2)":                    call("/", a, call("*", b, whole(2))),
		"A1*B2/2":                      call("/", call("*", a, b), whole(2)),
		"(A1+B2)*2":                    call("*", call("+", a, b), whole(2)),
		"-(A1+B2)":                     call("neg", call("+", a, b)),
		"-A1^2":                        call("^", call("neg", a), whole(2)), // in a sheet (−A1)²
		"A1^(B2^2)":                    call("^", a, call("^", b, whole(2))),
		"A1*(-1.5)":                    call("*", a, number(decimal.RequireFromString("-1.5"))),
		`IF(A1>=B2,"say ""no""",0)`:    call("IF", call(">=", a, b), words(`say "no"`), whole(0)),
		"SUM(A1:A3,B2,A1)":             sum([]Expr{a, at(Place{0, 1, 0}), at(Place{0, 2, 0}), b, a}),
		"A1+B2":                        sum([]Expr{a, b}),
	} {
		if got := w.A1(e, 0); got != want {
			t.Errorf("%s is written %s", want, got)
		}
	}
	for n, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := ColumnName(n); got != want {
			t.Errorf("column %d is %s, not %s", n, got, want)
		}
	}
}

func TestSumsTooLongForOneCellAreSplit(t *testing.T) {
	g := calc.New()
	var terms []calc.Node
	total := decimal.Zero
	for i := range 900 {
		v := decimal.NewFromInt(int64(i * i))
		terms = append(terms, g.Input(fmt.Sprintf("i%d", i), "I", calc.Pounds, v, calc.Origin{}))
		total = total.Add(v)
	}
	n := g.Add(terms...).As("sum", "Sum", calc.Pounds)
	d := &drafter{book: &Workbook{Sheets: []*Sheet{{Name: "A"}, {Name: "Working"}}}, steps: g.Steps(), home: map[int]Place{}, working: 1,
		label: func(string) Label { return LabelInternal }}
	for i, term := range terms { // no two side by side
		d.put(Place{0, 2 * i, i % 2}, term)
	}
	d.put(Place{0, 5000, 0}, n)
	d.fill()
	for i, s := range d.book.Sheets {
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				if c.Formula != nil && len(d.book.A1(*c.Formula, i)) > 8000 {
					t.Error("a formula is too long")
				}
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		e := &evaluator{t, d.book, nil, map[Place]result{}}
		if got := e.cell(d.home[n.Order()]); !got.number.Equal(total) {
			t.Fatalf("the sum is %s, not %s", got.number, total)
		}
	})
}

// Many missing parts stay inside the depth that spreadsheet programs take, and come to
// life when all are typed.
func TestManyMissingPartsAreNotNestedTooDeep(t *testing.T) {
	g := calc.New()
	var terms []calc.Node
	for i := range 150 {
		id := fmt.Sprintf("i%d", i)
		terms = append(terms, g.Missing(id, "I", calc.Pounds, calc.Reason{Text: "no " + id, Path: id}))
	}
	n := g.Add(terms...).As("sum", "Sum", calc.Pounds)
	d := compiled(g)
	home := d.home[n.Order()]
	text := d.book.A1(*d.book.At(home).Formula, 0)
	if depth := strings.Count(text, "IF("); depth > 20 || len(text) > 8000 {
		t.Errorf("%d levels, %d letters", depth, len(text))
	}
	rapid.Check(t, func(t *rapid.T) {
		typed := map[Place]decimal.Decimal{}
		left := rapid.IntRange(0, 150).Draw(t, "left") // 150 leaves none
		for i, term := range terms {
			if i != left {
				typed[d.home[term.Order()]] = decimal.NewFromInt(1)
			}
		}
		got := (&evaluator{t, d.book, typed, map[Place]result{}}).cell(home)
		if left == 150 && (got.isText || !got.number.Equal(decimal.NewFromInt(150))) || left < 150 && !strings.HasPrefix(got.text, "not available") {
			t.Fatalf("without part %d the sum is %v %q", left, got.number, got.text)
		}
	})
}

func TestTabNames(t *testing.T) {
	w := &Workbook{}
	for want, name := range map[string]string{
		"Sheet": "[]", "a b": "a/b", "o'clock": "'o'clock'", "Price of one very long name of": "Price of one very long name of a unit of service"} {
		if got := w.sheetName(name); got != want && !strings.HasPrefix(got, want) {
			t.Errorf("%q is named %q", name, got)
		}
		if got := []rune(w.sheetName(name)); len(got) > 31 {
			t.Errorf("%q is too long a name", string(got))
		}
	}
	w.Sheets = []*Sheet{{Name: "Twice"}}
	if got := w.sheetName("twice"); got == "twice" {
		t.Error("two tabs have one name")
	}
}
