package audit

import (
	"regexp"
	"strings"
)

// base is what a percentage may be taken of.
type base struct {
	of    string
	start int // of open that an after-total takes
	sum   vector
	right vector
	soft  bool // taken only when it agrees
}

var ofPhrase = regexp.MustCompile(`(?:%|per ?cent)\s*(?:of|on)\s+(?:the |all |our )?([a-z][a-z &/-]{2,40})`)

var ofWhole = regexp.MustCompile(`(?:%|per ?cent)\s*(?:of|on)\s+(?:the |all |our )?(?:\w+ )?(?:total|price|fee|turnover|revenue|income)`)

// as names a base that another row has found, so that "of gross pay" means the same
// throughout.
func (b base) as(of string) base {
	b.of, b.soft = of, false
	return b
}

// bases lists what a percentage at this point may be taken of, likeliest first.
func (g *grid) bases(l *ledger, row int) []base {
	var out []base
	n, last := len(l.open), l.lastTotal()
	from := func(start, end int, of string, soft bool) {
		if start < end {
			out = append(out, base{of, start, l.cum[end].minus(l.cum[start]), l.rights[end].minus(l.rights[start]), soft})
		}
	}
	if b, ok := g.namedBase(l, row); ok {
		out = append(out, b)
	} else if ofWhole.MatchString(g.rowText(row)) {
		if whole, ok := g.wholeTotal(row); ok {
			out = append(out, base{"“the total at the end”", 0, whole, whole, false})
		}
	}
	only := n
	for only > 0 && l.open[only-1].kind == addition {
		only--
	}
	if last >= 0 && last == only-1 && (last == 0 || !g.everOpen(l, last)) {
		from(last, last+1, "the total before", false)
	}
	from(0, only, "everything above", false)
	if last >= 0 && last == only-1 {
		from(last, last+1, "the total before", false)
	}
	if only < n {
		from(0, n, "everything above, earlier additions included", true)
		from(max(last, 0), n, "the total before and the additions since", true)
	}
	group := last + 1
	if m := len(l.marks); m > 0 && l.marks[m-1] > group {
		group = l.marks[m-1]
	}
	from(group, only, "the lines of its group", true)
	from(last+1, only, "the lines since the total before", true)
	if l.totals > 0 {
		out = append(out, base{"all lines above", 0, l.flat, l.flatRight, true},
			base{"all lines and additions above", 0, l.flat.plus(l.added), l.flatRight.plus(l.addRight), true})
	}
	if softWords.MatchString(strings.ToLower(g.label[row])) || g.kind[row] == addition && !strings.Contains(strings.ToLower(g.label[row]), "conting") {
		for end := group + 1; end < min(only, group+60); end++ {
			from(group, end, "the first lines of its group", true)
		}
		for i := group; i < min(only, group+60); i++ {
			from(i, i+1, "one line above", true)
		}
	}
	if whole, ok := g.wholeTotal(row); ok {
		out = append(out, base{"the total at the end", 0, whole, whole, true})
	}
	return out
}

// everOpen reports that more than one total waits to be added, so that the newest
// alone is an unlikely base.
func (g *grid) everOpen(l *ledger, last int) bool {
	for i := range last {
		if l.open[i].kind == total {
			return true
		}
	}
	return false
}

// namedBase finds the row that the label names: "12 % of direct costs".
func (g *grid) namedBase(l *ledger, row int) (base, bool) {
	m := ofPhrase.FindStringSubmatch(g.rowText(row))
	if m == nil {
		return base{}, false
	}
	name := strings.TrimSpace(m[1])
	if b, ok := g.named[name]; ok {
		return b, true
	}
	short := strings.TrimSuffix(strings.TrimSuffix(name, "s"), " cost")
	for _, exact := range []bool{true, false} {
		for r := row - 1; r >= g.first; r-- {
			label := strings.ToLower(g.label[r])
			if !g.moneyIn(r) || label == "" || g.rate[r] != nil || exact && label != name || !strings.Contains(label, short) {
				continue
			}
			v := g.values(r)
			return base{of: "“" + clip(g.label[r]) + "”", sum: v, right: v}, true
		}
	}
	return base{}, false
}

// wholeTotal is the last total of the table, for shares of the price.
func (g *grid) wholeTotal(row int) (vector, bool) {
	for r := g.rows - 1; r > row; r-- {
		if g.kind[r] == total {
			return g.values(r), true
		}
	}
	return vector{}, false
}
