package corecost

import (
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// stepDown closes the departments one at a time in their order (key fcr.step): each
// passes its own cost and what it received to those still open and to the services,
// rounded at every step; a closed one receives nothing.
func (w *allocator) stepDown(org bid.Organisation) {
	for i, d := range w.departments {
		path := "organisation.allocation.departments." + d.id
		pool := w.pools[d.id]
		row := Row{ID: d.id, Name: d.name, Path: path, Department: true, Key: org.Allocation.Departments[i].Key, Label: bid.LabelInternal}
		own, known := decimal.Zero, true
		var nodes []calc.Node
		for _, p := range pool {
			own, known = own.Add(p.amount), known && p.known
			nodes = append(nodes, p.node)
			row.growth = mix(row.growth, p.growth)
		}
		sum := own
		for _, earlier := range w.Rows {
			if !earlier.Department {
				continue
			}
			part := earlier.Passed[i]
			nodes = append(nodes, earlier.Onward[i])
			if !part.IsSet() {
				known = false
				continue
			}
			sum = sum.Add(part.Decimal())
			row.growth = mix(row.growth, scaled(earlier.growth, part.Decimal()))
		}
		row.Own = money.PoundsOf(own)
		if known {
			row.Amount = money.PoundsOf(sum)
		}
		row.AmountNode = w.s.Sum(working.Fig{ID: "fcr.pool." + d.id, Label: d.name + ": own cost and what it received", Unit: calc.PoundsYear, Key: "fcr.step", Path: path}, nodes...)
		to := append(slices.Clone(w.departments[i+1:]), w.services...)
		if !known {
			w.Unallocated = w.Unallocated.Add(sum)
			w.refuse(&row, to, "PRICE-101", d.name+": a cost that reaches it is not known.")
		} else {
			w.share(&row, to, "CORE-006", path+".key")
		}
		w.Rows = append(w.Rows, row)
	}
}

// mix adds amounts that follow growths, like to like.
func mix(all, more []grown) []grown {
	out := slices.Clone(all)
	for _, m := range more {
		i := slices.IndexFunc(out, func(g grown) bool {
			return g.growth.Kind == m.growth.Kind && g.growth.Rate.IsSet() == m.growth.Rate.IsSet() && g.growth.Rate.Decimal().Equal(m.growth.Rate.Decimal())
		})
		if i < 0 {
			out = append(out, m)
		} else {
			out[i].amount = out[i].amount.Add(m.amount)
		}
	}
	return out
}

// scaled spreads a part over the growths of the whole in proportion.
func scaled(all []grown, part decimal.Decimal) []grown {
	sum := decimal.Zero
	for _, g := range all {
		sum = sum.Add(g.amount)
	}
	if sum.IsZero() {
		return nil
	}
	out := slices.Clone(all)
	for i := range out {
		out[i].amount = part.Mul(out[i].amount).DivRound(sum, 16)
	}
	return out
}

func (a *Allocation) issue(code string, severity bid.Severity, path, format string, args ...any) {
	a.issues = append(a.issues, bid.Issue{Code: code, Severity: severity, Path: path, Message: fmt.Sprintf(format, args...)})
}

// checkKeys warns when every cost is shared by one key (CORE-004).
func (a *Allocation) checkKeys() {
	lines := 0
	var key bid.AllocationKey
	for _, r := range a.Rows {
		if !r.Amount.IsSet() || r.Amount.Decimal().IsZero() {
			continue
		}
		if lines++; lines == 1 {
			key = r.Key
		}
		if r.Key != key {
			return
		}
	}
	if lines > 1 && len(a.services) > 1 {
		a.issue("CORE-004", bid.Warns, "organisation.runningCosts", "Every running cost is shared by %s. Rent follows floor area and payroll follows heads: check that one key suits them all.", KeyWords(key))
	}
}

func upperFirst(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(r)) + text[size:]
}
