package audit

import (
	"slices"

	"github.com/shopspring/decimal"
)

// vector holds one figure for each added column; bad marks those that rest on a
// cell that could not be read.
type vector struct {
	sum []decimal.Decimal
	bad []bool
}

func newVector(n int) vector { return vector{make([]decimal.Decimal, n), make([]bool, n)} }

func (v vector) plus(w vector) vector {
	out := newVector(len(v.sum))
	for i := range out.sum {
		out.sum[i], out.bad[i] = v.sum[i].Add(w.sum[i]), v.bad[i] || w.bad[i]
	}
	return out
}

func (v vector) minus(w vector) vector {
	out := newVector(len(v.sum))
	for i := range out.sum {
		out.sum[i], out.bad[i] = v.sum[i].Sub(w.sum[i]), v.bad[i] || w.bad[i]
	}
	return out
}

func (v vector) times(d decimal.Decimal) vector {
	out := newVector(len(v.sum))
	for i := range out.sum {
		out.sum[i], out.bad[i] = v.sum[i].Mul(d), v.bad[i]
	}
	return out
}

// item is a row that a later total may add.
type item struct {
	row     int
	kind    rowKind
	stated  vector
	right   vector           // as it should be, wrong totals below it mended
	derived *decimal.Decimal // percentage of an addition that has no figure of its own
}

// ledger keeps what no total has added yet, and everything met so far.
type ledger struct {
	open   []item
	cum    []vector // cum[i] adds open[:i]
	rights []vector
	marks  []int // where in open a heading stood

	lines     []item
	flat      vector // all lines
	flatRight vector
	added     vector // all additions
	addRight  vector
	totals    int
}

func newLedger(n int) *ledger {
	zero := newVector(n)
	return &ledger{cum: []vector{zero}, rights: []vector{zero}, flat: zero, flatRight: zero, added: zero, addRight: zero}
}

func (l *ledger) push(it item) {
	l.open = append(l.open, it)
	l.cum = append(l.cum, l.cum[len(l.cum)-1].plus(it.stated))
	l.rights = append(l.rights, l.rights[len(l.rights)-1].plus(it.right))
	switch it.kind {
	case line:
		l.lines = append(l.lines, it)
		l.flat, l.flatRight = l.flat.plus(it.stated), l.flatRight.plus(it.right)
	case addition:
		l.added, l.addRight = l.added.plus(it.stated), l.addRight.plus(it.right)
	}
}

// close takes open[start:] into a total.
func (l *ledger) close(start int) {
	l.open, l.cum, l.rights = l.open[:start], l.cum[:start+1], l.rights[:start+1]
	for len(l.marks) > 0 && l.marks[len(l.marks)-1] >= start {
		l.marks = l.marks[:len(l.marks)-1]
	}
}

func (l *ledger) mark() {
	if n := len(l.marks); n == 0 || l.marks[n-1] != len(l.open) {
		l.marks = append(l.marks, len(l.open))
	}
}

// lastTotal is the index in open of the newest total, −1 without.
func (l *ledger) lastTotal() int {
	for i := len(l.open) - 1; i >= 0; i-- {
		if l.open[i].kind == total {
			return i
		}
	}
	return -1
}

// candidate is one meaning of a total: what it might add.
type candidate struct {
	of    string
	start int // of open that it takes; −1 for everything
	items []item
	sum   vector
	right vector
	loose bool // taken only when it agrees, never to accuse
}

func (l *ledger) from(start int, of string) candidate {
	end := len(l.open)
	return candidate{of: of, start: start, items: l.open[start:end],
		sum: l.cum[end].minus(l.cum[start]), right: l.rights[end].minus(l.rights[start])}
}

// totalCandidates lists what a total at this point may add, likeliest first.
func (l *ledger) totalCandidates(sub, grand bool) []candidate {
	var out []candidate
	n, last := len(l.open), l.lastTotal()
	group := last + 1
	if m := len(l.marks); m > 0 && l.marks[m-1] > group && l.marks[m-1] < n {
		group = l.marks[m-1]
	}
	var near, wide []candidate
	if group < n {
		near = append(near, l.from(group, "the lines of its group"))
	}
	if last+1 < n && last+1 != group {
		near = append(near, l.from(last+1, "the lines since the total before"))
	}
	if last >= 0 && last < n-1 {
		near = append(near, l.from(last, "the total before and what follows it"))
	}
	if n > 0 {
		wide = append(wide, l.from(0, "everything above that no total has added yet"))
	}
	if l.totals > 0 && len(l.lines) > 0 {
		all := candidate{of: "all lines and additions above", start: 0, items: l.lines, sum: l.flat.plus(l.added), right: l.flatRight.plus(l.addRight), loose: true}
		bare := candidate{of: "all lines above, without additions", start: 0, items: l.lines, sum: l.flat, right: l.flatRight, loose: true}
		wide = append(wide, all, bare)
	}
	for i := n - 1; i >= 0 && i >= n-4; i-- { // subtotals only, and earlier headings
		if slices.Contains(l.marks, i) && i != group {
			c := l.from(i, "the groups since an earlier heading")
			c.loose = true
			wide = append(wide, c)
		}
	}
	if last == n-1 && n > 0 {
		c := l.from(last, "the total before, met again")
		c.loose = true
		wide = append(wide, c)
	}
	if grand || !sub && last == n-1 {
		return append(append(out, wide...), near...)
	}
	return append(append(out, near...), wide...)
}
