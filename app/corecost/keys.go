package corecost

import (
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Keys are the measures by which a cost can be shared, in the order of the lists.
var Keys = []bid.AllocationKey{bid.KeyDirectCost, bid.KeyHours, bid.KeyFTE, bid.KeyHeads, bid.KeyFloorArea,
	bid.KeyTransactions, bid.KeyMiles, bid.KeyUsage, bid.KeyEqual}

// KeyWords names a key for people.
func KeyWords(key bid.AllocationKey) string {
	switch key {
	case bid.KeyHours:
		return "staff hours"
	case bid.KeyFTE:
		return "full-time equivalents"
	case bid.KeyHeads:
		return "headcount"
	case bid.KeyFloorArea:
		return "floor area"
	case bid.KeyTransactions:
		return "transactions"
	case bid.KeyMiles:
		return "miles"
	case bid.KeyUsage:
		return "use"
	case bid.KeyEqual:
		return "equal parts"
	}
	return "direct cost"
}

var keyFields = map[bid.AllocationKey]string{
	bid.KeyHours: "keys.hours", bid.KeyFTE: "keys.fte", bid.KeyHeads: "keys.heads", bid.KeyFloorArea: "keys.floorArea",
	bid.KeyTransactions: "keys.transactions", bid.KeyMiles: "keys.miles", bid.KeyUsage: "keys.usage",
	bid.KeyDirectCost: "direct", bid.KeyEqual: "",
}

func keyUnit(key bid.AllocationKey) calc.Unit {
	switch key {
	case bid.KeyDirectCost:
		return calc.PoundsYear
	case bid.KeyEqual:
		return calc.Count
	case bid.KeyHours:
		return calc.HoursYear
	}
	return calc.Counted(KeyWords(key))
}

// receiver is a department or service that can bear a part of a cost.
type receiver struct {
	id, name, path string
	direct         money.Pounds
	keys           bid.Keys
	department     bool
	index          int // in its own list
}

// measure is the typed key value; equal parts count one each.
func (r receiver) measure(key bid.AllocationKey) working.Typed {
	switch key {
	case bid.KeyHours:
		return r.keys.Hours
	case bid.KeyFTE:
		return r.keys.FTE
	case bid.KeyHeads:
		return r.keys.Heads
	case bid.KeyFloorArea:
		return r.keys.FloorArea
	case bid.KeyTransactions:
		return r.keys.Transactions
	case bid.KeyMiles:
		return r.keys.Miles
	case bid.KeyUsage:
		return r.keys.Usage
	case bid.KeyEqual:
		return money.QuantityOf(decimal.NewFromInt(1))
	}
	return r.direct
}

// node is the key value on the sheet; one that was not typed counts as none.
func (r receiver) node(s *working.Sheet, key bid.AllocationKey) calc.Node {
	value := r.measure(key)
	switch {
	case key == bid.KeyEqual:
		return s.One
	case !value.IsSet():
		return s.Zero
	}
	return s.Input(working.Fig{Label: r.name + ": " + KeyWords(key), Unit: keyUnit(key), Path: r.path + keyFields[key]}, value)
}

func receivers(org bid.Allocation) (departments, services []receiver) {
	for i, d := range org.Departments {
		departments = append(departments, receiver{id: d.ID, name: working.Named(d.Name, "Department"), path: "organisation.allocation.departments." + d.ID + ".",
			keys: d.Keys, department: true, index: i})
	}
	for i, a := range org.Services {
		services = append(services, receiver{id: a.ID, name: working.Named(a.Name, "Service"), path: "organisation.allocation.services." + a.ID + ".",
			direct: a.Direct, keys: a.Keys, index: i})
	}
	return departments, services
}
