package bid

import "bidwright/app/money"

// Scenario is a named set of changes on the base; what it does not change follows it.
type Scenario struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Note    string   `json:"note,omitempty"`
	Changes []Change `json:"changes,omitempty"`
}

// Change is another value for one input of the document, or a factor on it.
type Change struct {
	ID     string      `json:"id"`
	Path   string      `json:"path"` // id of the input: pricing.people.<id>.hourlyPay
	Value  money.Value `json:"value,omitzero"`
	Factor money.Value `json:"factor,omitzero"` // used when Value is empty: 1.1 is ten per cent more
}

// Risk is what a run of trials varies.
type Risk struct {
	Seed    int64    `json:"seed,omitempty"`   // 1 when empty; printed with the answer
	Trials  int      `json:"trials,omitempty"` // 5,000 when empty
	Drivers []Driver `json:"drivers,omitempty"`
}

// Driver is one uncertain input: its low, most likely and high value.
type Driver struct {
	ID      string      `json:"id"`
	Path    string      `json:"path"`
	Low     money.Value `json:"low,omitzero"`
	Central money.Value `json:"central,omitzero"` // the value of the bid when empty
	High    money.Value `json:"high,omitzero"`
	Linked  string      `json:"linked,omitempty"` // drivers with the same word share one draw
	Why     string      `json:"why,omitempty"`
}
