// Package allocation edits what the organisation does and by which measures its
// running costs are shared between that: the same on the page of the organisation and
// on that of core costs.
package allocation

import (
	"bidwright/app/bid"
	"bidwright/ui/kit"
)

// Keys are the measures in words.
var Keys = []kit.Option{
	{ID: string(bid.KeyDirectCost), Text: "By direct cost"}, {ID: string(bid.KeyHours), Text: "By staff hours"},
	{ID: string(bid.KeyFTE), Text: "By full-time equivalents"}, {ID: string(bid.KeyHeads), Text: "By number of staff"},
	{ID: string(bid.KeyFloorArea), Text: "By floor area"}, {ID: string(bid.KeyTransactions), Text: "By transactions"},
	{ID: string(bid.KeyMiles), Text: "By miles"}, {ID: string(bid.KeyUsage), Text: "By another measure of use"},
	{ID: string(bid.KeyEqual), Text: "In equal parts"},
}

// KeyWords is a measure in words.
func KeyWords(key bid.AllocationKey) string {
	for _, k := range Keys {
		if k.ID == string(key) {
			return k.Text
		}
	}
	return ""
}

// Departments are those of the organisation to choose from, with none first.
func Departments(o bid.Organisation) []kit.Option {
	out := []kit.Option{{ID: "", Text: "None: it goes straight to the services"}}
	for _, d := range o.Allocation.Departments {
		out = append(out, kit.Option{ID: d.ID, Text: orUnnamed(d.Name)})
	}
	return out
}

func departmentWords(o bid.Organisation, id string) string {
	for _, d := range o.Allocation.Departments {
		if id != "" && d.ID == id {
			return orUnnamed(d.Name)
		}
	}
	return "–"
}

func orUnnamed(name string) string {
	if name == "" {
		return "(no name yet)"
	}
	return name
}
