//go:build check

package sheet_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"bidwright/app/bid"
	"bidwright/app/bid/bidtest"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/assets/examples"
	"bidwright/data/sheet"
)

// change is one thing typed into the workbook and into the bid.
type change struct {
	name, id string
	value    string
}

// changes are what is tried on a bid: an hourly pay, a quantity, a cost, the surplus,
// a running cost, as far as the bid has them.
func changes(doc *bid.Document) map[change]func(*bid.Document) {
	out := map[change]func(*bid.Document){}
	add := func(name, id string, value decimal.Decimal, set func(*bid.Document, decimal.Decimal)) {
		out[change{name, id, value.String()}] = func(d *bid.Document) { set(d, value) }
	}
	for i, p := range doc.Bid.Pricing.People {
		if p.HourlyPay.IsSet() {
			add("pay", "pricing.people."+p.ID+".hourlyPay", p.HourlyPay.Decimal().Add(decimal.RequireFromString("1.37")), func(d *bid.Document, v decimal.Decimal) { d.Bid.Pricing.People[i].HourlyPay = money.PoundsOf(v) })
			break
		}
	}
	for i, v := range doc.Bid.Pricing.Volume {
		if v.Quantity.IsSet() {
			add("volume", fmt.Sprintf("pricing.volume.%d.quantity", v.Year), v.Quantity.Decimal().Mul(decimal.RequireFromString("0.9")).Round(0), func(d *bid.Document, v decimal.Decimal) { d.Bid.Pricing.Volume[i].Quantity = money.QuantityOf(v) })
			break
		}
	}
	for i, c := range doc.Bid.Pricing.Costs {
		if c.Amount.IsSet() {
			add("cost", "pricing.costs."+c.ID+".amount", c.Amount.Decimal().Mul(decimal.RequireFromString("1.5")).Round(2), func(d *bid.Document, v decimal.Decimal) { d.Bid.Pricing.Costs[i].Amount = money.PoundsOf(v) })
			break
		}
	}
	for i, r := range doc.Bid.SocialValue.Rows {
		e, more := r.Deadweight, r.Deadweight.Central.Decimal().Add(decimal.RequireFromString("0.0173"))
		if e.Central.IsSet() && e.SharedID == "" && !r.Left && (!e.High.IsSet() || !more.GreaterThan(e.High.Decimal())) {
			add("deadweight", "socialValue.rows."+r.ID+".deadweight.central", more, func(d *bid.Document, v decimal.Decimal) {
				d.Bid.SocialValue.Rows[i].Deadweight.Central = money.ValueOf(v)
			})
			break
		}
	}
	if doc.Bid.Pricing.Surplus.IsSet() {
		add("surplus", "pricing.surplus", doc.Bid.Pricing.Surplus.Decimal().Add(decimal.RequireFromString("0.025")), func(d *bid.Document, v decimal.Decimal) { d.Bid.Pricing.Surplus = money.ShareOf(v) })
	}
	if len(doc.Bid.Core.Schedules) > 0 {
		c := doc.Bid.Core.Schedules[0]
		found := false
		for i, k := range c.Categories {
			for j, l := range k.Lines {
				if l.Amount.IsSet() && !found {
					found = true
					add("line", "core.schedules."+c.ID+".categories."+k.ID+".lines."+l.ID+".amount", l.Amount.Decimal().Add(decimal.RequireFromString("1234.56")),
						func(d *bid.Document, v decimal.Decimal) {
							d.Bid.Core.Schedules[0].Categories[i].Lines[j].Amount = money.PoundsOf(v)
						})
				}
			}
		}
	}
	return out
}

// wrongStored replaces the stored result of every formula by a wrong one, so that what
// is read back was worked out by the other program.
func wrongStored(t *testing.T, from, to string, w *pack.Workbook) {
	t.Helper()
	f, err := excelize.OpenFile(from)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i, s := range w.Sheets {
		for r, row := range s.Rows {
			for c, cell := range row.Cells {
				if cell.Formula == nil {
					continue
				}
				name, _ := excelize.CoordinatesToCellName(c+1, r+1)
				if got, _ := f.GetCellFormula(s.Name, name); got != w.A1(*cell.Formula, i) {
					t.Fatalf("%s!%s holds %q, not %q", s.Name, name, got, w.A1(*cell.Formula, i))
				}
				if err := f.SetCellValue(s.Name, name, "stale"); err != nil {
					t.Fatal(err)
				}
				if err := f.SetCellFormula(s.Name, name, w.A1(*cell.Formula, i)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if err := f.SaveAs(to); err != nil {
		t.Fatal(err)
	}
}

// recalculated lets LibreOffice open every spreadsheet of a folder, work it out and
// save it again; the folder of the results is given.
func recalculated(t *testing.T, folder string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.xlsx"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no spreadsheets in %s: %v", folder, err)
	}
	out := t.TempDir()
	args := append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "xlsx", "--outdir", out}, files...)
	if said, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, said)
	}
	return out
}

// compare reads what LibreOffice worked out and holds every formula cell of the model
// against it: want gives the value of a cell, or its text when not available. Figures
// in pennies may be a few pennies off.
func compare(t *testing.T, name, file string, w *pack.Workbook, pennies map[string]bool, want func(pack.Cell) (decimal.Decimal, string, bool)) (compared int) {
	t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	wrong := 0
	for _, s := range w.Sheets {
		for r, row := range s.Rows {
			for c, cell := range row.Cells {
				value, text, known := want(cell)
				if cell.Formula == nil || !known {
					continue
				}
				at, _ := excelize.CoordinatesToCellName(c+1, r+1)
				got, err := f.GetCellValue(s.Name, at, excelize.Options{RawCellValue: true})
				if err != nil {
					t.Fatal(err)
				}
				compared++
				agrees := got == text
				if text == "" {
					number, err := strconv.ParseFloat(got, 64)
					exact := value.InexactFloat64()
					near := 1e-9 * math.Max(1, math.Abs(exact))
					if pennies[cell.Figure] {
						near = 0.05
					}
					agrees = err == nil && math.Abs(number-exact) <= near
				}
				if !agrees && wrong < 12 {
					t.Errorf("%s: %s!%s (%s): LibreOffice has %q, Bidwright %s%s", name, s.Name, at, cell.Figure, got, value, text)
					wrong++
				}
			}
		}
	}
	return compared
}

// Every figure of the live workbook is the one that Bidwright has when LibreOffice
// works it out again; and after a change in the sheet every figure is the one that
// Bidwright has for the bid with that change.
func TestCheckLiveWorkbookInLibreOffice(t *testing.T) {
	folder := t.TempDir()
	type trial struct {
		name string
		base *pack.Workbook
		want *pack.Workbook // of the changed bid; nil for the bid as it is
		// fixed are figures that Bidwright finds outside the graph, by trial or day by
		// day, and what rests on them: the workbook says that they do not follow.
		fixed map[string]bool
		// pennies are figures with a penny in them by largest remainder, in the one or the
		// other bid: the workbook leaves that penny where it is.
		pennies map[string]bool
	}
	var trials []trial
	bids := map[string]func() bid.Document{
		"large":    func() bid.Document { return bidtest.Large(1) },
		"school":   func() bid.Document { return school(t) },
		"services": func() bid.Document { return services(t) },
		"map":      func() bid.Document { return largeMap(t) },
	}
	for _, name := range examples.Names() {
		bids[name] = func() bid.Document { return document(t, name) }
	}
	for name, read := range bids {
		doc := read()
		target := filepath.Join(t.TempDir(), name+".xlsx")
		if err := os.WriteFile(target, finished(t, pack.Board, doc).Bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		base := model(t, pack.Board, doc)
		wrongStored(t, target, filepath.Join(folder, name+".xlsx"), base)
		trials = append(trials, trial{name, base, nil, nil, nil})
		fixed := outside(t, doc)
		tried := changes(&doc)
		if len(tried) < 3 {
			t.Errorf("%s has only %d things to change", name, len(tried))
		}
		for c, apply := range tried {
			changed := read()
			apply(&changed)
			typed := filepath.Join(folder, name+"-"+c.name+".xlsx")
			typeInto(t, filepath.Join(folder, name+".xlsx"), typed, base, c)
			trials = append(trials, trial{name + "-" + c.name, base, model(t, pack.Board, changed), fixed, pennies(t, doc, changed)})
		}
	}
	results := recalculated(t, folder)
	for _, x := range trials {
		file := filepath.Join(results, x.name+".xlsx")
		if _, err := os.Stat(file); err != nil {
			t.Fatalf("LibreOffice wrote no %s: %v", x.name, err)
		}
		if x.want == nil {
			n := compare(t, x.name, file, x.base, nil, func(c pack.Cell) (decimal.Decimal, string, bool) {
				if c.Value != nil {
					return *c.Value, "", true
				}
				return decimal.Zero, c.Text, true
			})
			t.Logf("%s: %d formulas agree", x.name, n)
			continue
		}
		figures, moved := map[string]pack.Cell{}, false
		for _, s := range x.want.Sheets {
			for _, row := range s.Rows {
				for _, c := range row.Cells {
					if c.Figure != "" {
						figures[c.Figure] = c
					}
				}
			}
		}
		n := compare(t, x.name, file, x.base, x.pennies, func(c pack.Cell) (decimal.Decimal, string, bool) {
			now, found := figures[c.Figure]
			if c.Figure == "" || !found || now.Value == nil || x.fixed[c.Figure] {
				return decimal.Zero, "", false
			}
			moved = moved || c.Value != nil && (c.Figure == "price.target" || strings.HasPrefix(c.Figure, "schedule.") || c.Figure == "sv.ratio") && !c.Value.Equal(*now.Value)
			return *now.Value, "", true
		})
		if n < 50 || !moved {
			t.Errorf("%s: %d figures compared, price moved: %v", x.name, n, moved)
		}
	}
}

func outside(t *testing.T, doc bid.Document) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	g := source(t, doc).Assessment.Pricing.Graph
	for _, n := range g.Figures() {
		e, _ := g.Explain(n.ID())
		for _, input := range append(e.Inputs, e.Part) {
			if strings.HasPrefix(input.Origin, "set by Bidwright") {
				out[n.ID()] = true
			}
		}
	}
	return out
}

func pennies(t *testing.T, docs ...bid.Document) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, doc := range docs {
		steps := source(t, doc).Assessment.Pricing.Graph.Steps()
		in := make([]bool, len(steps))
		for i, s := range steps {
			in[i] = strings.HasSuffix(s.Node.ID(), ".penny")
			for _, a := range s.Args {
				in[i] = in[i] || in[a.Order()]
			}
			if in[i] {
				out[s.Node.ID()] = true
			}
		}
	}
	return out
}

// typeInto changes an input cell.
func typeInto(t *testing.T, from, to string, w *pack.Workbook, c change) {
	t.Helper()
	f, err := excelize.OpenFile(from)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, s := range w.Sheets {
		for r, row := range s.Rows {
			for col, cell := range row.Cells {
				if cell.Figure == c.id && cell.Input {
					at, _ := excelize.CoordinatesToCellName(col+1, r+1)
					number, _ := strconv.ParseFloat(c.value, 64)
					if err := f.SetCellValue(s.Name, at, number); err != nil {
						t.Fatal(err)
					}
					if err := f.SaveAs(to); err != nil {
						t.Fatal(err)
					}
					return
				}
			}
		}
	}
	t.Fatalf("there is no input cell for %s", c.id)
}

// The buyer's spreadsheet works out to the printed contract value in LibreOffice, and
// its own check row says so.
func TestCheckBuyersSheetInLibreOffice(t *testing.T) {
	folder := t.TempDir()
	for _, name := range examples.Names() {
		if err := os.WriteFile(filepath.Join(folder, name+".xlsx"), finished(t, pack.Commissioner, document(t, name)).Bytes, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	results := recalculated(t, folder)
	for _, name := range examples.Names() {
		f, err := excelize.OpenFile(filepath.Join(results, name+".xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows("Pricing schedule", excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		said := ""
		for _, row := range rows {
			if strings.Contains(strings.Join(row, " "), "Difference from the PDF") {
				said = row[len(row)-1]
			}
		}
		if said != "0" {
			t.Errorf("%s: the difference from the PDF is %q", name, said)
		}
		f.Close()
	}
}

// Half pennies round away from zero in LibreOffice as in Bidwright, though it holds
// 1.005 as 1.00499999999999989: prices × quantities, quotients, sums and shares.
func TestCheckHalfPenniesInLibreOffice(t *testing.T) {
	s := &pack.Sheet{Name: "Halves"}
	w := &pack.Workbook{Title: "Halves", Sheets: []*pack.Sheet{s}}
	cell := func(row, col int) pack.Expr { return pack.Expr{Op: "cell", Cell: pack.Place{Row: row, Col: col}} }
	two := pack.Expr{Op: "number", Number: decimal.NewFromInt(2)}
	half := decimal.RequireFromString("0.005")
	random := rand.New(rand.NewPCG(1, 2))
	for len(s.Rows) < 1500 {
		a, b := decimal.New(random.Int64N(4_000_000)-2_000_000, -3), decimal.New(random.Int64N(90_000)+1, -1)
		op, exact := "*", a.Mul(b)
		switch len(s.Rows) % 3 {
		case 1:
			op, exact = "+", a.Add(b)
		case 2: // a ÷ b is the half penny
			q := decimal.New(random.Int64N(1_000_000), -2).Add(half)
			op, a, exact = "/", q.Mul(b), q
		}
		if !exact.Sub(exact.Truncate(2)).Abs().Equal(half) {
			continue
		}
		row := len(s.Rows)
		value := exact.Round(2)
		e := pack.Expr{Op: "ROUND", Args: []pack.Expr{{Op: op, Args: []pack.Expr{cell(row, 0), cell(row, 1)}}, two}}
		s.Rows = append(s.Rows, pack.SheetRow{Cells: []pack.Cell{{Value: &a}, {Value: &b}, {Value: &value, Formula: &e}}})
	}
	raw, err := sheet.Write(t.Context(), w, nil)
	if err != nil {
		t.Fatal(err)
	}
	folder, plain := t.TempDir(), filepath.Join(t.TempDir(), "halves.xlsx")
	if err := os.WriteFile(plain, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	wrongStored(t, plain, filepath.Join(folder, "halves.xlsx"), w)
	compare(t, "halves", filepath.Join(recalculated(t, folder), "halves.xlsx"), w, nil, func(c pack.Cell) (decimal.Decimal, string, bool) {
		if c.Value == nil {
			return decimal.Zero, "", false
		}
		return *c.Value, "", true
	})
}

// A bid with a missing pay says why in LibreOffice wherever the pay is needed, and comes
// to life when the pay is typed into the sheet.
func TestCheckUnfinishedWorkbookInLibreOffice(t *testing.T) {
	whole, doc := document(t, "meals"), document(t, "meals")
	person := &doc.Bid.Pricing.People[0]
	typed := change{"pay", "pricing.people." + person.ID + ".hourlyPay", person.HourlyPay.Decimal().String()}
	person.HourlyPay = money.Pounds{}
	folder, plain := t.TempDir(), filepath.Join(t.TempDir(), "plain.xlsx")
	if err := os.WriteFile(plain, finished(t, pack.Board, doc).Bytes, 0o600); err != nil {
		t.Fatal(err)
	}
	base := model(t, pack.Board, doc)
	wrongStored(t, plain, filepath.Join(folder, "missing.xlsx"), base)
	typeInto(t, filepath.Join(folder, "missing.xlsx"), filepath.Join(folder, "typed.xlsx"), base, typed)
	results := recalculated(t, folder)
	compare(t, "missing", filepath.Join(results, "missing.xlsx"), base, nil, func(c pack.Cell) (decimal.Decimal, string, bool) {
		if c.Value != nil {
			return *c.Value, "", true
		}
		return decimal.Zero, c.Text, true
	})
	fixed, graph := outside(t, whole), source(t, whole).Assessment.Pricing.Graph
	alive := compare(t, "typed", filepath.Join(results, "typed.xlsx"), base, nil, func(c pack.Cell) (decimal.Decimal, string, bool) {
		n, found := graph.Node(c.Figure)
		if !found || fixed[c.Figure] || c.Value != nil || !n.Available() || !reachable[strings.SplitN(c.Figure, ".", 2)[0]] {
			return decimal.Zero, "", false
		}
		return n.Decimal(), "", true
	})
	if alive < 30 {
		t.Errorf("only %d figures came to life", alive)
	}
}

// reachable are the figures that follow from cells alone; the others are found outside
// the graph, or not at all while the price is missing.
var reachable = map[string]bool{"people": true, "cost": true, "core": true, "price": true, "year": true, "contract": true, "ladder": true}

// largeMap is the stationery example with sixty more rows: benefits of one to twelve years,
// harms, values of several price years, rates, and assumptions that rows share.
func largeMap(t testing.TB) bid.Document {
	t.Helper()
	doc := document(t, "stationery")
	sv := &doc.Bid.SocialValue
	random := rand.New(rand.NewPCG(7, 11))
	value := func(low, high int64, places int32) money.Value {
		return money.ValueOf(decimal.New(low+random.Int64N(high-low), -places))
	}
	why := func(v money.Value) bid.Estimate {
		return bid.Estimate{Central: v, Reason: "Half of those asked", Source: "Survey of 2026"}
	}
	shared := why(value(20, 60, 2))
	shared.ID, shared.Name = "common", "Would have happened anyway"
	sv.Shared, sv.Added = append(sv.Shared, shared), true
	for i := range 20 {
		sv.Values = append(sv.Values, bid.OwnValue{ID: fmt.Sprintf("v%d", i), Name: fmt.Sprintf("Value %d", i), Value: value(-20_000, 900_000, 2), Unit: "case", PriceYear: []string{"2024", "2019", "2008"}[i%3],
			Source: "Our accounts", Licence: "fact cited"})
	}
	for i := range 60 {
		row := bid.ImpactRow{ID: fmt.Sprintf("g%d", i), Name: fmt.Sprintf("Change %d", i), Stakeholder: "Trainees", Event: fmt.Sprintf("event %d", i),
			Ledger: []bid.Ledger{bid.LedgerFiscal, bid.LedgerEconomic, bid.LedgerSocial}[i%3], Quantity: why(value(1, 900, 1)), ValueID: fmt.Sprintf("v%d", i%20),
			Deadweight: why(value(0, 90, 2)), Attribution: why(value(0, 90, 2)), Displacement: why(value(0, 50, 2)), DropOff: why(value(1, 60, 2)),
			Duration: money.QuantityOf(decimal.NewFromInt(int64(1 + i%12))), Evidence: money.QuantityOf(decimal.NewFromInt(int64(i % 6)))}
		if i%4 == 0 {
			row.Deadweight = bid.Estimate{SharedID: "common"}
		}
		sv.Rows = append(sv.Rows, row)
	}
	counted := 0
	for _, r := range source(t, doc).Assessment.Social.Rows {
		if r.Counted {
			counted++
		}
	}
	if counted < 50 {
		t.Fatalf("only %d rows of the larger map count", counted)
	}
	return doc
}

func TestCheckTheLargerMapCounts(t *testing.T) { largeMap(t) }

// services is the example with running costs shared out over two services by step-down.
func services(t testing.TB) bid.Document {
	t.Helper()
	doc := document(t, "meals")
	o := &doc.Organisation
	for i := range o.RunningCosts {
		o.RunningCosts[i].Key = []bid.AllocationKey{bid.KeyHeads, bid.KeyMiles, bid.KeyTransactions}[i%3]
	}
	o.RunningCosts[0].DepartmentID, o.RunningCosts[1].DepartmentID = "d1", "d2"
	o.Allocation = bid.Allocation{Method: bid.AllocateStepDown,
		Departments: []bid.Department{{ID: "d1", Name: "Human resources", Key: bid.KeyHeads}, {ID: "d2", Name: "Finance", Key: bid.KeyTransactions, Keys: bid.Keys{Heads: bidtest.Q("2")}}},
		Services: []bid.Activity{
			{ID: "meals", Name: "Meals", Direct: bidtest.P("120000"), Income: bidtest.P("150000"), Keys: bid.Keys{Heads: bidtest.Q("7"), Miles: bidtest.Q("1001"), Transactions: bidtest.Q("301")}},
			{ID: "home", Name: "Home", Direct: bidtest.P("80000.01"), Income: bidtest.P("110000"), Keys: bid.Keys{Heads: bidtest.Q("6"), Miles: bidtest.Q("37"), Transactions: bidtest.Q("200")}},
		}}
	doc.Bid.Core.ServiceID = "meals"
	doc.Bid.Core.Method = bid.CoreAllocated
	return doc
}
