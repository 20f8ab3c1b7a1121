package audit

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// schedule is a random correct table with the places of its totals.
type schedule struct {
	rows   [][]string
	totals [][2]int // row and column of every printed total
}

var names = []string{"Rent", "Heat", "Cleaning", "Repairs", "Food", "Transport", "Books", "Phones", "Insurance", "Audit", "Recruitment", "Stationery"}

func pounds(d decimal.Decimal) string {
	whole, pence, _ := strings.Cut(d.StringFixed(2), ".")
	var out []byte
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out = append(out, ',')
		}
		out = append(out, whole[i])
	}
	return "£" + string(out) + "." + pence
}

// correct draws a table that re-adds: groups with subtotals, some years across with
// their own total, a percentage on top or none.
func correct(t *rapid.T) schedule {
	years := rapid.IntRange(1, 4).Draw(t, "years")
	groups := rapid.IntRange(1, 4).Draw(t, "groups")
	contingency := rapid.SampledFrom([]int64{0, 0, 5, 10, 20}).Draw(t, "percent")
	headings := rapid.Bool().Draw(t, "headings")
	s := schedule{}
	columns := years
	head := []string{"Item"}
	for y := range years {
		head = append(head, fmt.Sprintf("Year %d", y+1))
	}
	if years > 1 {
		columns++
		head = append(head, "Total")
	}
	s.rows = append(s.rows, head)
	add := func(label string, values []decimal.Decimal, isTotal bool) {
		row := []string{label}
		sum := decimal.Zero
		for y := range years {
			row = append(row, pounds(values[y]))
			sum = sum.Add(values[y])
		}
		if years > 1 {
			row = append(row, pounds(sum))
		}
		if isTotal {
			for c := 1; c <= columns; c++ {
				s.totals = append(s.totals, [2]int{len(s.rows), c})
			}
		}
		s.rows = append(s.rows, row)
	}
	all := make([]decimal.Decimal, years)
	n := 0
	for group := range groups {
		if headings {
			s.rows = append(s.rows, []string{fmt.Sprintf("Group %c", 'A'+group)})
		}
		sub := make([]decimal.Decimal, years)
		for range rapid.IntRange(2, 5).Draw(t, "lines") {
			values := make([]decimal.Decimal, years)
			for y := range years {
				// Thousands apart from a penny, so that no other sum comes near by chance.
				values[y] = decimal.New(rapid.Int64Range(100_000, 99_999_999).Draw(t, "pence"), -2)
				sub[y], all[y] = sub[y].Add(values[y]), all[y].Add(values[y])
			}
			add(fmt.Sprintf("%s %d", names[n%len(names)], n), values, false)
			n++
		}
		if groups > 1 {
			add("Subtotal", sub, true)
		}
	}
	if groups > 1 && contingency > 0 {
		add("Total before contingency", all, true)
	} else if contingency > 0 {
		add("Subtotal", all, true)
	}
	if contingency > 0 {
		more := make([]decimal.Decimal, years)
		for y := range years {
			more[y] = all[y].Mul(decimal.New(contingency, -2)).Round(2)
			all[y] = all[y].Add(more[y])
		}
		add(fmt.Sprintf("Contingency %d%%", contingency), more, false)
	}
	add("Grand total", all, true)
	return s
}

func TestACorrectTableHasNoFindings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := correct(t)
		if r := Check(Table{}.WithText(s.rows), Options{}); len(r.Findings) > 0 {
			t.Fatalf("found %s in\n%s", r, s.text())
		}
	})
}

// A total that is a penny off is reported at its place; in a table without years
// across, nothing else is.
func TestAPennyOffIsFoundWhereItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := correct(t)
		at := rapid.SampledFrom(s.totals).Draw(t, "total")
		old := readMoney(s.rows[at[0]][at[1]])
		off := decimal.New(rapid.SampledFrom([]int64{-1, 1, 10000, -90}).Draw(t, "off"), -2)
		s.rows[at[0]][at[1]] = pounds(old.Add(off))
		r := Check(Table{}.WithText(s.rows), Options{})
		place := fmt.Sprintf("%s%d", ColumnName(at[1]), at[0]+1)
		hit := 0
		for _, f := range r.Findings {
			switch {
			case f.Where == place:
				hit++
				if !f.Difference.Equal(off) {
					t.Fatalf("%s is off by %s, reported %s\n%s", place, off, f.Difference, s.text())
				}
			case f.Row != at[0]+1: // the total of its row differs too
				t.Fatalf("%s was changed, %s reported\n%s\n%s", place, f.Where, r, s.text())
			}
		}
		if hit == 0 {
			t.Fatalf("%s is off by %s, not reported: %s\n%s", place, off, r, s.text())
		}
	})
}

// A line of quantity × rate that is off is reported at its place, with what it should be.
func TestAWrongProductIsFoundWhereItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "lines")
		rows := [][]string{{"Item", "Quantity", "Rate", "Amount"}}
		var amounts []decimal.Decimal
		for i := range n {
			quantity := decimal.New(rapid.Int64Range(2, 4000).Draw(t, "quantity"), -1)
			rate := decimal.New(rapid.Int64Range(101, 99999).Draw(t, "rate"), -2)
			product := quantity.Mul(rate).Round(2)
			amounts = append(amounts, product)
			rows = append(rows, []string{fmt.Sprintf("%s %d", names[i], i), quantity.String(), pounds(rate), pounds(product)})
		}
		wrong := rapid.IntRange(-1, n-1).Draw(t, "wrong")
		if wrong >= 0 {
			amounts[wrong] = amounts[wrong].Add(decimal.New(rapid.SampledFrom([]int64{2, -2, 900, 12345}).Draw(t, "off"), -2))
			rows[wrong+1][3] = pounds(amounts[wrong])
		}
		sum := decimal.Zero
		for _, a := range amounts {
			sum = sum.Add(a)
		}
		rows = append(rows, []string{"Total", "", "", pounds(sum)})
		r := Check(Table{}.WithText(rows), Options{})
		switch {
		case wrong < 0 && len(r.Findings) > 0:
			t.Fatalf("found %s in %q", r, rows)
		case wrong >= 0 && (len(r.Findings) != 1 || r.Findings[0].Where != fmt.Sprintf("D%d", wrong+2) || r.Findings[0].Code != CodeSum):
			t.Fatalf("row %d is wrong, found %s in %q", wrong+2, r, rows)
		}
	})
}

// A percentage on top that is off is reported as such, and nothing else is.
func TestAWrongPercentageIsFoundWhereItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := [][]string{{"Item", "Cost"}}
		sum := decimal.Zero
		for i := range rapid.IntRange(2, 9).Draw(t, "lines") {
			v := decimal.New(rapid.Int64Range(100_000, 99_999_999).Draw(t, "pence"), -2)
			sum = sum.Add(v)
			rows = append(rows, []string{names[i], pounds(v)})
		}
		subtotal := rapid.Bool().Draw(t, "subtotal")
		if subtotal {
			rows = append(rows, []string{"Subtotal", pounds(sum)})
		}
		percent := rapid.Int64Range(1, 40).Draw(t, "percent")
		name := rapid.SampledFrom([]string{"Contingency %d%%", "VAT at %d%%", "Overheads (%d %%)", "+ %d%%", "Add %d per cent for inflation"}).Draw(t, "name")
		right := sum.Mul(decimal.New(percent, -2)).Round(2)
		off := decimal.New(rapid.SampledFrom([]int64{0, 1, -1, 5000, -97000}).Draw(t, "off"), -2)
		printed := right.Add(off)
		after := rapid.Bool().Draw(t, "only the total after it")
		at := len(rows) + 1
		if after {
			rows = append(rows, []string{fmt.Sprintf(name, percent), pounds(sum.Add(printed))})
		} else {
			rows = append(rows, []string{fmt.Sprintf(name, percent), pounds(printed)}, []string{"Total", pounds(sum.Add(printed))})
		}
		exact := sum.Mul(decimal.New(percent, -2))
		if printed.LessThan(right.Mul(decimal.New(3, -1))) || !off.IsZero() && printed.Sub(exact).Abs().LessThanOrEqual(decimal.New(5, -3)) {
			return // so far off that it may be anything, or half a penny rounded the other way
		}
		r := Check(Table{}.WithText(rows), Options{})
		if off.IsZero() != (len(r.Findings) == 0) || len(r.Findings) > 1 {
			t.Fatalf("off by %s, found %s in %q", off, r, rows)
		}
		for _, f := range r.Findings {
			if f.Code != CodePercent || f.Where != fmt.Sprintf("B%d", at) || !f.Difference.Equal(off) {
				t.Fatalf("off by %s, found %s in %q", off, r, rows)
			}
		}
	})
}

func readMoney(text string) decimal.Decimal { return read(Cell{Text: text}).value }

func (s schedule) text() string {
	var out strings.Builder
	for _, row := range s.rows {
		out.WriteString(strings.Join(row, " | ") + "\n")
	}
	return out.String()
}

// Whatever is pasted, the audit ends without panic and alters nothing.
func FuzzPaste(f *testing.F) {
	f.Add("Item\tCost\nRent\t£12,000\nTotal\t12,000\n+10%\t13,200")
	f.Add("Post|FTE|Salary\nA|0.5|20,000\nTotal||20,000")
	f.Add("1\t2\t3\n4\t5\t9\n\"x\ty\"\t1e9\t%")
	f.Add("Category  Weekly  Weeks  Annual\nA  1  52  52\nB  0  0  0\nTotal  1    52")
	f.Add("%|% of total|Total\n|100%|0\nTotal|-|()")
	f.Add("Cost £\tCost $0") // a mix in headings alone, with no line below
	f.Fuzz(func(t *testing.T, text string) {
		table := Paste(text)
		before := fmt.Sprint(table)
		r := Check(table, Options{})
		if fmt.Sprint(table) != before {
			t.Fatal("the source was altered")
		}
		_ = r.String()
	})
}
