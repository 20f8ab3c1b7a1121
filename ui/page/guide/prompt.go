package guide

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// prompt is a cost that small bidders forget, asked for by name. Its line is an
// ordinary cost line of the bid, found by its id or by its name.
type prompt struct {
	id, step string
	name     string
	why      string
	basis    bid.CostBasis // how often, unless chosen otherwise
	exit     bool
}

var prompts = []prompt{
	{"guided-materials", stepUsed, "Food, materials and supplies", "Ingredients, packaging, craft or cleaning materials.", bid.PerUnit, false},
	{"guided-ppe", stepUsed, "Gloves, aprons and other protection", "PPE and hygiene.", bid.PerMonth, false},
	{"guided-travel", stepUsed, "Vehicles, fuel and fares", "Beside the mileage that you pay to care workers.", bid.PerMonth, false},
	{"guided-room", stepPremises, "Room, kitchen or premises", "Rent, heating and cleaning for this contract alone.", bid.PerMonth, false},
	{"guided-phones", stepPremises, "Phones, computers and software", "Rostering, care records, mobile phones.", bid.PerMonth, false},
	{"guided-equipment", stepPremises, "Equipment and repairs", "Hire, service and small replacements.", bid.PerYear, false},
	{"guided-insurance", stepRunning, "Insurance for this contract", "What the tender asks for beyond what you have.", bid.PerYear, false},
	{"guided-recruitment", stepRunning, "Recruitment, checks and uniforms", "For those who replace people who leave.", bid.PerYear, false},
	{"guided-courses", stepRunning, "Courses and professional fees", "The price of the course; the paid hours were asked before.", bid.PerYear, false},
	{"guided-begin", stepSetUp, "Recruiting and training before the first day", "Advertising, checks, paid training before any income.", bid.Once, false},
	{"guided-buy", stepSetUp, "Equipment and vehicles to buy", "What they will be worth at the end can be typed in the table.", bid.Once, false},
	{"guided-close", stepSetUp, "Closing at the end", "Redundancy, handing over, making good.", bid.Once, true},
}

// promptsOf are those of a step.
func promptsOf(step string) []prompt {
	var out []prompt
	for _, p := range prompts {
		if p.step == step {
			out = append(out, p)
		}
	}
	return out
}

// line is the cost line of a prompt, nil when there is none.
func (p prompt) line(b *bid.Bid) *bid.CostLine {
	for i := range b.Pricing.Costs {
		x := &b.Pricing.Costs[i]
		if x.ID == p.id || strings.EqualFold(strings.TrimSpace(x.Name), p.name) {
			return x
		}
	}
	return nil
}

// setAmount stores the amount; an empty one takes away the line that was made by it.
func (p prompt) setAmount(b *bid.Bid, amount money.Pounds) {
	x := p.line(b)
	switch {
	case x == nil && amount.IsSet():
		b.Pricing.Costs = append(b.Pricing.Costs, bid.CostLine{ID: p.id, Name: p.name, Basis: p.basis, Amount: amount, Exit: p.exit})
	case x != nil && !amount.IsSet():
		kept := make([]bid.CostLine, 0, len(b.Pricing.Costs))
		for i := range b.Pricing.Costs {
			if y := &b.Pricing.Costs[i]; y != x {
				kept = append(kept, *y)
			}
		}
		b.Pricing.Costs = kept
	case x != nil:
		x.Amount = amount
	}
}

// how is how often the amount of a prompt is paid.
func (p prompt) how(b *bid.Bid) bid.CostBasis {
	x := p.line(b)
	switch {
	case x == nil:
		return p.basis
	case x.Basis == "":
		return bid.PerYear
	}
	return x.Basis
}

// prompted reports that any prompt of the step has a line.
func prompted(step string) func(*bid.Document) bool {
	return func(d *bid.Document) bool {
		for _, p := range promptsOf(step) {
			if p.line(&d.Bid) != nil {
				return true
			}
		}
		return false
	}
}
