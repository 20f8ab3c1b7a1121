package standing

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Limits of a typed formula, so that a pasted page neither hangs nor overflows.
const (
	maxFormula = 300
	maxDepth   = 20
	maxDigits  = 15
)

// expr is a formula as read: a number, a name, or an operation on two others.
type expr struct {
	op          byte // 'n' number, 'v' name, or + - * /
	name        string
	number      decimal.Decimal
	left, right *expr
}

// parse reads a formula of names, decimals, + - * / and brackets. The error is a
// sentence for whoever typed it.
func parse(text string, known []string) (*expr, error) {
	if strings.TrimSpace(text) == "" {
		return nil, fmt.Errorf("no formula is typed, so there is nothing to work out; type one such as CA / CL")
	}
	if len(text) > maxFormula {
		return nil, fmt.Errorf("the formula is longer than %d characters, so it is not read; shorten it", maxFormula)
	}
	p := &parser{text: strings.NewReplacer("−", "-", "×", "*", "÷", "/").Replace(text), known: known}
	e, err := p.sum(0)
	if err != nil {
		return nil, err
	}
	if p.space(); p.at < len(p.text) {
		return nil, p.unexpected()
	}
	return e, nil
}

type parser struct {
	text  string
	at    int
	known []string
}

func (p *parser) space() {
	for p.at < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.at]) >= 0 {
		p.at++
	}
}

func (p *parser) unexpected() error {
	if p.at >= len(p.text) {
		return fmt.Errorf("the formula ends too early; complete it, for example CA / CL")
	}
	return fmt.Errorf("the formula cannot be read from %q on; use names, numbers, + − * / and brackets", string([]rune(p.text[p.at:])[:1]))
}

// chain reads terms joined by one of two operators.
func (p *parser) chain(depth int, operators string, next func(int) (*expr, error)) (*expr, error) {
	left, err := next(depth)
	for err == nil {
		p.space()
		if p.at >= len(p.text) || strings.IndexByte(operators, p.text[p.at]) < 0 {
			return left, nil
		}
		op := p.text[p.at]
		p.at++
		var right *expr
		if right, err = next(depth); err == nil {
			left = &expr{op: op, left: left, right: right}
		}
	}
	return nil, err
}

func (p *parser) sum(depth int) (*expr, error) { return p.chain(depth, "+-", p.product) }

func (p *parser) product(depth int) (*expr, error) { return p.chain(depth, "*/", p.factor) }

func (p *parser) factor(depth int) (*expr, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("the formula has more than %d brackets or signs inside each other; simplify it", maxDepth)
	}
	p.space()
	if p.at >= len(p.text) {
		return nil, p.unexpected()
	}
	switch c := p.text[p.at]; {
	case c == '(':
		p.at++
		e, err := p.sum(depth + 1)
		if err != nil {
			return nil, err
		}
		if p.space(); p.at >= len(p.text) || p.text[p.at] != ')' {
			return nil, fmt.Errorf("a bracket is opened and not closed; add the closing bracket")
		}
		p.at++
		return e, nil
	case c == '-':
		p.at++
		e, err := p.factor(depth + 1)
		if err != nil {
			return nil, err
		}
		return &expr{op: '-', left: &expr{op: 'n'}, right: e}, nil
	case c >= '0' && c <= '9' || c == '.':
		word := p.run(func(c byte) bool { return c >= '0' && c <= '9' || c == '.' })
		number, err := decimal.NewFromString(word)
		if err != nil || len(word) > maxDigits || strings.HasSuffix(word, ".") {
			return nil, fmt.Errorf("%q is no number that can be used; type it like 0.67, without commas", word)
		}
		return &expr{op: 'n', number: number}, nil
	case letter(c):
		word := p.run(func(c byte) bool { return letter(c) || c >= '0' && c <= '9' })
		if at := slices.IndexFunc(p.known, func(k string) bool { return strings.EqualFold(k, word) }); at >= 0 {
			return &expr{op: 'v', name: p.known[at]}, nil
		}
		return nil, fmt.Errorf("the name %q is not known; the names that may be used are %s", word, strings.Join(p.known, ", "))
	}
	return nil, p.unexpected()
}

func letter(c byte) bool { return c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z' }

func (p *parser) run(in func(byte) bool) string {
	from := p.at
	for p.at < len(p.text) && in(p.text[p.at]) {
		p.at++
	}
	return p.text[from:p.at]
}

// names are the different names of a formula, in the order of reading.
func (e *expr) names() []string {
	var out []string
	var walk func(*expr)
	walk = func(e *expr) {
		switch {
		case e == nil:
		case e.op == 'v':
			if !slices.Contains(out, e.name) {
				out = append(out, e.name)
			}
		default:
			walk(e.left)
			walk(e.right)
		}
	}
	walk(e)
	return out
}
