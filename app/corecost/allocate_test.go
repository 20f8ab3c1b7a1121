package corecost_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/corecost"
	"bidwright/app/money"
	"bidwright/app/working"
)

func build(doc bid.Document) (*working.Sheet, *corecost.Result) {
	s := working.New()
	return s, corecost.Build(s, corecost.Input{Document: doc, On: D("2026-10-01")})
}

func organisation(o bid.Organisation) bid.Document {
	doc := Empty()
	o.Nation = bid.England
	doc.Organisation = o
	return doc
}

func texts(of []money.Pounds) string {
	var out []string
	for _, p := range of {
		out = append(out, p.Decimal().StringFixed(2))
	}
	return strings.Join(out, " ")
}

func figure(t interface {
	Helper()
	Errorf(string, ...any)
}, s *working.Sheet, id, want string) {
	t.Helper()
	n, found := s.Graph.Node(id)
	if !found {
		t.Errorf("there is no figure %s", id)
		return
	}
	if v, known := n.Value(); !known || !v.Equal(decimal.RequireFromString(want)) {
		t.Errorf("%s is %v (%s), want %s", id, v, n.Reason().Text, want)
	}
}

// The worked splits of the specification, with the penny where it says.
func TestWorkedSplits(t *testing.T) {
	for _, c := range []struct{ amount, keys, want string }{
		{"100.00", "3 3 3", "33.34 33.33 33.33"},
		{"0.05", "1 1 1", "0.02 0.02 0.01"},
		{"-100.00", "3 3 3", "-33.34 -33.33 -33.33"},
		{"1000", "0.5 1.5", "250.00 750.00"},
	} {
		var services []bid.Activity
		for i, k := range strings.Fields(c.keys) {
			services = append(services, bid.Activity{ID: fmt.Sprint("s", i), Keys: bid.Keys{FTE: Q(k)}})
		}
		doc := organisation(bid.Organisation{
			RunningCosts: []bid.RunningCost{{ID: "r", Name: "Rent", Amount: P(c.amount), Key: bid.KeyFTE}},
			Allocation:   bid.Allocation{Services: services},
		})
		s, r := build(doc)
		if got := texts(r.Allocation.Rows[0].Parts); got != c.want {
			t.Errorf("%s over %s: %s, want %s", c.amount, c.keys, got, c.want)
		}
		for i, want := range strings.Fields(c.want) {
			figure(t, s, fmt.Sprint("allocation.r.s", i), want)
		}
		if err := s.Graph.Err(); err != nil {
			t.Error(err)
		}
	}
}

// schoolAndHome is the worked step-down: Human resources, then Finance.
func schoolAndHome() bid.Document {
	return organisation(bid.Organisation{
		RunningCosts: []bid.RunningCost{
			{ID: "hr", Name: "Personnel office", Amount: P("30000"), DepartmentID: "d1"},
			{ID: "fin", Name: "Accounts office", Amount: P("42000"), DepartmentID: "d2"},
		},
		Allocation: bid.Allocation{Method: bid.AllocateStepDown, Accounts: P("272000"),
			Departments: []bid.Department{{ID: "d1", Name: "Human resources", Key: bid.KeyHeads},
				{ID: "d2", Name: "Finance", Key: bid.KeyTransactions, Keys: bid.Keys{Heads: Q("2")}}},
			Services: []bid.Activity{
				{ID: "school", Name: "School", Direct: P("120000"), Income: P("150000"), Keys: bid.Keys{Heads: Q("10"), Transactions: Q("300")}},
				{ID: "home", Name: "Home", Direct: P("80000"), Income: P("110000"), Keys: bid.Keys{Heads: Q("8"), Transactions: Q("200")}},
			}},
	})
}

func TestWorkedStepDown(t *testing.T) {
	s, r := build(schoolAndHome())
	hr, finance := r.Allocation.Rows[0], r.Allocation.Rows[1]
	if texts(hr.Parts) != "15000.00 12000.00" || hr.Passed[1].String() != "3000" || hr.Passed[0].IsSet() {
		t.Errorf("Human resources passes on %s and %v", texts(hr.Parts), hr.Passed)
	}
	if texts(finance.Parts) != "27000.00 18000.00" || finance.Amount.String() != "45000" {
		t.Errorf("Finance has %s and passes on %s", finance.Amount, texts(finance.Parts))
	}
	for id, want := range map[string]string{
		"fcr.service.school.overhead": "42000", "fcr.service.home.overhead": "30000", "fcr.running": "72000", "fcr.allocated": "72000",
		"fcr.service.school.full": "162000", "fcr.service.school.subsidy": "12000", "fcr.service.home.recovery": "1", "fcr.rate": "0.36",
		"fcr.full": "272000", "fcr.accounts.difference": "0", "allocation.department.d1.department.d2": "3000", "fcr.pool.d2": "45000",
	} {
		figure(t, s, id, want)
	}
	if len(r.Issues) != 0 || strings.Join(r.Allocation.Order, ", ") != "Human resources, Finance" {
		t.Errorf("%v %v", r.Issues, r.Allocation.Order)
	}
	other := schoolAndHome()
	d := other.Organisation.Allocation.Departments
	d[0], d[1] = d[1], d[0]
	d[0].Keys, d[1].Keys = bid.Keys{}, bid.Keys{Transactions: Q("100")}
	_, turned := build(other)
	if texts([]money.Pounds{turned.Allocation.Services[0].Printed}) == "42000.00" {
		t.Error("the order of closing makes no difference")
	}
}

// All parts add to the organisation's cost to the penny, whatever the keys, the method
// and the amounts, and every figure equals its printed part.
func TestAllPartsAddToTheOrganisation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := func(name string, low, high int, places int32) decimal.Decimal {
			return decimal.New(int64(rapid.IntRange(low, high).Draw(t, name)), -places)
		}
		keys := func(name string) bid.Keys {
			q := func(n string, low int) money.Quantity { return money.QuantityOf(number(name+n, low, 900, 1)) }
			return bid.Keys{Hours: q("h", 0), FTE: q("f", 0), Heads: q("n", 0), FloorArea: q("a", 0), Transactions: q("t", 1), Miles: q("m", 1), Usage: q("u", 1)}
		}
		var org bid.Organisation
		n := rapid.IntRange(1, 6).Draw(t, "services")
		for i := range n {
			org.Allocation.Services = append(org.Allocation.Services, bid.Activity{ID: fmt.Sprint("s", i), Direct: money.PoundsOf(number("d", 1, 9_000_000, 2)), Keys: keys(fmt.Sprint("s", i))})
		}
		org.Allocation.Method = rapid.SampledFrom([]bid.AllocationMethod{bid.AllocateDirect, bid.AllocateStepDown}).Draw(t, "method")
		safe := []bid.AllocationKey{bid.KeyDirectCost, bid.KeyTransactions, bid.KeyMiles, bid.KeyUsage, bid.KeyEqual}
		for i := range rapid.IntRange(0, 4).Draw(t, "departments") {
			org.Allocation.Departments = append(org.Allocation.Departments, bid.Department{ID: fmt.Sprint("d", i), Key: rapid.SampledFrom(safe).Draw(t, "key"), Keys: keys(fmt.Sprint("d", i))})
		}
		total := decimal.Zero
		for i := range rapid.IntRange(1, 12).Draw(t, "costs") {
			c := bid.RunningCost{ID: fmt.Sprint("r", i), Amount: money.PoundsOf(number("amount", -1_000_000, 9_000_000, 2)), Key: rapid.SampledFrom(safe).Draw(t, "key")}
			if d := len(org.Allocation.Departments); d > 0 && org.Allocation.Method == bid.AllocateStepDown && rapid.Bool().Draw(t, "in department") {
				c.DepartmentID = fmt.Sprint("d", rapid.IntRange(0, d-1).Draw(t, "which"))
			}
			total = total.Add(c.Amount.Decimal())
			org.RunningCosts = append(org.RunningCosts, c)
		}
		doc := organisation(org)
		doc.Bid.Core.ServiceID = "s0"
		s, r := build(doc)
		sum := decimal.Zero
		for _, service := range r.Allocation.Services {
			sum = sum.Add(service.Printed.Decimal())
			figure(t, s, "fcr.service."+service.ID+".overhead", service.Printed.String())
		}
		if !sum.Equal(total) {
			t.Fatalf("services bear %s of %s", sum, total)
		}
		figure(t, s, "fcr.running", total.String())
		figure(t, s, "fcr.allocated", total.String())
		for _, row := range r.Allocation.Rows {
			again := decimal.Zero
			for i, p := range append(row.Parts[:len(row.Parts):len(row.Parts)], row.Passed...) {
				again = again.Add(p.Decimal())
				if i < len(row.Parts) {
					if v, known := row.Nodes[i].Value(); !known || !v.Equal(p.Decimal()) {
						t.Fatalf("the figure %s is not its printed part %s", v, p)
					}
				}
			}
			if !again.Equal(row.Amount.Decimal()) {
				t.Fatalf("%s adds to %s, not %s", row.ID, again, row.Amount)
			}
		}
		for _, one := range r.Allocation.Single {
			again := decimal.Zero
			for _, p := range one.Parts {
				again = again.Add(p.Decimal())
			}
			if !again.Equal(total) {
				t.Fatalf("under %q alone the services bear %s of %s", one.Key, again, total)
			}
		}
		if err := s.Graph.Err(); err != nil {
			t.Fatal(err)
		}
	})
}

// A large grid keeps its printed parts and totals; only this bid's service is figures.
func TestLargeGridReAddsWithoutAFigureForEachPart(t *testing.T) {
	var org bid.Organisation
	total := decimal.Zero
	for i := range 20 {
		org.Allocation.Services = append(org.Allocation.Services, bid.Activity{ID: fmt.Sprint("s", i), Direct: P(fmt.Sprint(1000 + 37*i)), Income: P("1")})
	}
	for i := range 200 {
		c := bid.RunningCost{ID: fmt.Sprint("r", i), Amount: P(fmt.Sprintf("%d.%02d", 100+i, i%100))}
		total = total.Add(c.Amount.Decimal())
		org.RunningCosts = append(org.RunningCosts, c)
	}
	doc := organisation(org)
	doc.Bid.Core.ServiceID = "s7"
	s, r := build(doc)
	figure(t, s, "fcr.allocated", total.String())
	figure(t, s, "allocation.r3.s7", r.Allocation.Rows[3].Parts[7].String())
	if _, found := s.Graph.Node("allocation.r3.s8"); found {
		t.Error("every part of a large grid is a figure")
	}
	if s.Graph.Len() > 3000 {
		t.Errorf("%d figures and steps", s.Graph.Len())
	}
}

// Each finding of an allocation can be made and unmade.
func TestAllocationFindings(t *testing.T) {
	for _, c := range []struct {
		code, path string
		spoil      func(*bid.Document)
	}{
		{"CORE-001", "organisation.runningCosts.rent.key", func(d *bid.Document) {
			d.Organisation.RunningCosts = append(d.Organisation.RunningCosts, bid.RunningCost{ID: "rent", Name: "Rent", Amount: P("10"), Key: bid.KeyFloorArea})
		}},
		{"CORE-002", "organisation.allocation.services.home.keys.transactions", func(d *bid.Document) {
			d.Organisation.Allocation.Services[1].Keys.Transactions = Q("-1")
		}},
		{"CORE-003", "organisation.allocation", func(d *bid.Document) {
			d.Organisation.RunningCosts[0].DepartmentID, d.Organisation.RunningCosts[0].Key = "", bid.KeyMiles
		}},
		{"CORE-004", "organisation.runningCosts", func(d *bid.Document) { d.Organisation.Allocation.Method = bid.AllocateDirect }},
		{"CORE-005", "organisation.allocation.accounts", func(d *bid.Document) { d.Organisation.Allocation.Accounts = P("272000.01") }},
		{"CORE-006", "organisation.runningCosts.hr.departmentId", func(d *bid.Document) { d.Organisation.RunningCosts[0].DepartmentID = "gone" }},
		{"CORE-006", "organisation.allocation.departments", func(d *bid.Document) { d.Organisation.Allocation.Departments[1].ID = "d1" }},
		{"CORE-006", "organisation.allocation.departments.d2.key", func(d *bid.Document) { d.Organisation.Allocation.Departments[1].Key = bid.KeyMiles }},
	} {
		doc := schoolAndHome()
		if _, r := build(doc); len(r.Issues) != 0 {
			t.Fatalf("a whole allocation has findings: %v", r.Issues)
		}
		c.spoil(&doc)
		_, r := build(doc)
		found := false
		for _, i := range r.Issues {
			found = found || i.Code == c.code && i.Path == c.path
		}
		if !found {
			t.Errorf("%s at %s does not fire: %v", c.code, c.path, r.Issues)
		}
	}
}

// A part that got the left-over penny says so, and shows line, key and whole.
func TestAPartExplainsItself(t *testing.T) {
	doc := organisation(bid.Organisation{RunningCosts: []bid.RunningCost{{ID: "r", Name: "Rent", Amount: P("100"), Key: bid.KeyFTE}},
		Allocation: bid.Allocation{Services: []bid.Activity{{ID: "a", Name: "A", Keys: bid.Keys{FTE: Q("3")}}, {ID: "b", Name: "B", Keys: bid.Keys{FTE: Q("3")}}, {ID: "c", Name: "C", Keys: bid.Keys{FTE: Q("3")}}}}})
	s, _ := build(doc)
	e, _ := s.Graph.Explain("allocation.r.a")
	for _, want := range []string{"Rent × A: full-time equivalents ÷ Full-time equivalents, all who receive", "penny by largest remainder"} {
		if !strings.Contains(e.Formula, want) {
			t.Errorf("%q does not say %q", e.Formula, want)
		}
	}
	if !strings.Contains(e.Numbers, "£100.00 × 3 ÷ 9") || !strings.Contains(e.Numbers, "£0.01 = £33.34") {
		t.Error(e.Numbers)
	}
	if e, _ = s.Graph.Explain("allocation.r.b"); strings.Contains(e.Formula, "penny by") {
		t.Error(e.Formula)
	}
}
