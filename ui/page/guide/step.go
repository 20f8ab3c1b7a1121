package guide

import (
	"strings"

	"bidwright/app/bid"
)

// step is one question of the path: which it is depends on what is bought, and
// whether it is answered on the document alone.
type step struct {
	id    string
	name  string // in the list of steps
	title string // the question
	why   string
	path  string   // where "See it in the table" leads
	asks  []string // paths of the document that the step asks for, at or above its fields
	// applies says whether the step is asked; always when nil.
	applies func(*bid.Bid) bool
	// answered says whether the document holds the answer.
	answered func(*bid.Document) bool
}

// The ids of the steps.
const (
	stepBought      = "bought"
	stepTerm        = "term"
	stepRates       = "rates"
	stepDelivery    = "delivery"
	stepVisits      = "visits"
	stepTravel      = "travel"
	stepPlaces      = "places"
	stepResults     = "results"
	stepVolume      = "volume"
	stepCarers      = "carers"
	stepPeople      = "people"
	stepManagers    = "managers"
	stepAway        = "away"
	stepEmployer    = "employer"
	stepUsed        = "used"
	stepPremises    = "premises"
	stepRunning     = "running"
	stepMore        = "more"
	stepSetUp       = "setup"
	stepOffice      = "office"
	stepShare       = "share"
	stepContingency = "contingency"
	stepSurplus     = "surplus"
	stepUplift      = "uplift"
	stepVAT         = "vat"
	stepBudget      = "budget"
	stepPrice       = "price"
	stepDone        = "done"
)

// byVisit reports care paid by contact time.
func byVisit(b *bid.Bid) bool {
	v := &b.Pricing.Service.Visits
	return b.Pricing.Unit.Kind == bid.UnitVisit || b.Pricing.Unit.Kind == bid.UnitHour && (len(v.Lengths) > 0 || v.Pay.IsSet())
}

func kindIs(kind bid.UnitKind) func(*bid.Bid) bool {
	return func(b *bid.Bid) bool { return b.Pricing.Unit.Kind == kind }
}

// counted reports a bid whose quantity is typed as such.
func counted(b *bid.Bid) bool {
	return !byVisit(b) && b.Pricing.Unit.Kind != bid.UnitPlaceWeek && b.Pricing.Unit.Kind != bid.UnitOutcome
}

func hasVolume(b *bid.Bid) bool {
	for _, v := range b.Pricing.Volume {
		if v.Quantity.IsSet() {
			return true
		}
	}
	return false
}

// steps are all steps, in the order in which they are asked.
var steps = []step{
	{id: stepBought, name: "What is bought", title: "What does the buyer pay for?",
		why:  "Your price will be for one of these, so everything else is worked out for it. The tender’s price schedule says which.",
		path: "pricing.unit.kind", asks: []string{"pricing.unit"},
		answered: func(d *bid.Document) bool {
			return d.Bid.Pricing.Unit.Kind != "" && d.Bid.Pricing.Unit.Singular != ""
		}},
	{id: stepTerm, name: "Start and years", title: "When does it start, and for how many years?",
		why:  "Wages, National Insurance and prices change each April: the start decides which count. Count only the years that are sure, not possible extensions.",
		path: "pricing.start", asks: []string{"pricing.start", "pricing.years"},
		answered: func(d *bid.Document) bool { return !d.Bid.Pricing.Start.IsZero() && d.Bid.Pricing.Years > 0 }},
	{id: stepRates, name: "Rates of later years", title: "May rates that are not announced yet stay as they are?",
		why:  "National Insurance, pension limits and the pay floor are announced a year ahead at most. Without them no later year can be worked out. What stays as it is is marked as projected by you, and changes when the real rate is known.",
		path: "pricing.carryFacts", asks: []string{"pricing.carryFacts"},
		answered: func(d *bid.Document) bool { return d.Bid.Pricing.CarryFacts }},
	{id: stepDelivery, name: "In visits or not", title: "Is the work done in visits to people at home?",
		why:  "Between two visits somebody travels and is paid. That time is the largest hidden cost of home care, so it gets its own questions.",
		path: "pricing.service.visits.pay", asks: []string{"pricing.service.visits"}, applies: kindIs(bid.UnitHour),
		answered: func(d *bid.Document) bool {
			return byVisit(&d.Bid) || len(d.Bid.Pricing.People) > 0 || hasVolume(&d.Bid)
		}},
	{id: stepVisits, name: "Visits a week", title: "How many visits are there in a week?",
		why:  "A short visit has the same journey as a long one, so it costs more an hour. Leave empty what does not occur. The year follows from the weeks.",
		path: "pricing.service.visits.lengths", asks: []string{"pricing.service.visits.lengths"}, applies: byVisit,
		answered: func(d *bid.Document) bool {
			for _, x := range d.Bid.Pricing.Service.Visits.Lengths {
				if x.Quantity.IsSet() {
					return true
				}
			}
			return false
		}},
	{id: stepTravel, name: "Travel", title: "How far is it from one visit to the next?",
		why:  "Take an ordinary day’s round: all the driving, divided by the visits. Travel between visits is working time by law.",
		path: "pricing.service.visits.mileRate", asks: []string{"pricing.service.visits.lengths", "pricing.service.visits.mileRate"}, applies: byVisit,
		answered: func(d *bid.Document) bool {
			for _, x := range d.Bid.Pricing.Service.Visits.Lengths {
				if x.Travel.IsSet() {
					return true
				}
			}
			return false
		}},
	{id: stepPlaces, name: "Places", title: "How many places are there, and how full will they be?",
		why:  "An empty place costs nearly as much as a full one, and the full ones pay for it. Be careful rather than hopeful.",
		path: "pricing.service.capacity.places", asks: []string{"pricing.service.capacity.places", "pricing.service.capacity.weeks", "pricing.service.capacity.occupancy"}, applies: kindIs(bid.UnitPlaceWeek),
		answered: func(d *bid.Document) bool {
			c := &d.Bid.Pricing.Service.Capacity
			return c.Places.IsSet() && c.Occupancy.IsSet()
		}},
	{id: stepResults, name: "Results", title: "How many people begin in a year, and how many reach the result?",
		why:  "You help everybody and are paid for those who get there. Their price carries the cost of all.",
		path: "pricing.service.capacity.starts", asks: []string{"pricing.service.capacity.starts", "pricing.service.capacity.success"}, applies: kindIs(bid.UnitOutcome),
		answered: func(d *bid.Document) bool {
			c := &d.Bid.Pricing.Service.Capacity
			return c.Starts.IsSet() && c.Success.IsSet()
		}},
	{id: stepVolume, name: "How much", title: "How much of it in a year?",
		why:  "Costs that stay the same are shared by all that you deliver. If the buyer gives a range, take a careful figure: fewer make each one dearer.",
		path: "pricing.volume.1.quantity", asks: []string{"pricing.volume", "pricing.guaranteed"}, applies: counted,
		answered: func(d *bid.Document) bool { return hasVolume(&d.Bid) }},
	{id: stepCarers, name: "Care workers", title: "What do you pay your care workers?",
		why:  "The pay for an hour with a person, before employer’s costs. National Insurance and pension depend on how many hours one person has.",
		path: "pricing.service.visits.pay", asks: []string{"pricing.service.visits.pay", "pricing.service.visits.hoursPerWeek"}, applies: byVisit,
		answered: func(d *bid.Document) bool { return d.Bid.Pricing.Service.Visits.Pay.IsSet() }},
	{id: stepPeople, name: "People", title: "Who does the work?",
		why:  "Add each role once: how many people, their hours, their pay. Holiday, National Insurance and pension are added for you.",
		path: "pricing.people", asks: []string{"pricing.people"}, applies: func(b *bid.Bid) bool { return !byVisit(b) },
		answered: func(d *bid.Document) bool { return hasPost(&d.Bid, false) }},
	{id: stepManagers, name: "Management", title: "Who manages and supports this contract?",
		why:  "A manager, a coordinator, somebody for rotas and invoices: only the part of their time that this contract takes. Who works for all your contracts belongs to running costs, a few steps on.",
		path: "pricing.people", asks: []string{"pricing.people"},
		answered: func(d *bid.Document) bool { return hasPost(&d.Bid, true) }},
	{id: stepAway, name: "Holiday and sickness", title: "How much paid time is not worked?",
		why:  "Holiday, sickness and training are paid although nobody is served in those hours. Small bidders forget them most often.",
		path: "pricing.people", asks: []string{"pricing.people", "pricing.service.visits.holidayWeeks", "pricing.service.visits.sickness", "pricing.service.visits.training"},
		answered: func(d *bid.Document) bool {
			if byVisit(&d.Bid) {
				return d.Bid.Pricing.Service.Visits.Sickness.IsSet()
			}
			for _, x := range d.Bid.Pricing.People {
				if !x.Sickness.IsSet() {
					return false
				}
			}
			return len(d.Bid.Pricing.People) > 0
		}},
	{id: stepEmployer, name: "National Insurance", title: "May you claim the Employment Allowance?",
		why:  "National Insurance and pension are worked out for each person by the law; there is nothing to type. Most small employers and all charities may take the Employment Allowance off the bill.",
		path: "organisation.employmentAllowance", asks: []string{"organisation.employmentAllowance", "organisation.charity", "organisation.publicFunctions"},
		answered: func(d *bid.Document) bool { return d.Organisation.EmploymentAllowance != bid.Unknown }},
	{id: stepUsed, name: "Materials and travel", title: "What is used up in the work?",
		why:  "Costs that grow with the work. Without the VAT that you get back. Leave empty what you do not have.",
		path: "pricing.costs", asks: []string{"pricing.costs"}, answered: prompted(stepUsed)},
	{id: stepPremises, name: "Premises and phones", title: "What does this contract need to work in and with?",
		why:  "Only what you would not pay without this contract. What you pay anyway comes with the running costs, a few steps on.",
		path: "pricing.costs", asks: []string{"pricing.costs"}, answered: prompted(stepPremises)},
	{id: stepRunning, name: "Insurance, recruitment", title: "What does it take to run it properly?",
		why:  "Extra insurance that the tender asks for, replacing people who leave, keeping skills up. These come back every year.",
		path: "pricing.costs", asks: []string{"pricing.costs"}, answered: prompted(stepRunning)},
	{id: stepMore, name: "Anything else", title: "Is there anything else that you buy for it?",
		why:  "Food, partners, laundry, waste, a licence. All yearly costs so far are in the list.",
		path: "pricing.costs", asks: []string{"pricing.costs"},
		answered: func(d *bid.Document) bool { return hasCost(&d.Bid, false) }},
	{id: stepSetUp, name: "Set-up and closing", title: "What do you pay once, to begin and to end?",
		why:  "It is spread over the years of the contract. If you leave it out, the first year eats your reserves.",
		path: "pricing.costs", asks: []string{"pricing.costs"}, answered: prompted(stepSetUp)},
	{id: stepOffice, name: "Running costs", title: "What does it cost to be there at all?",
		why:  "Rent, accounts, insurance, the director: what you pay whichever contract you win. You say it once, for all your bids.",
		path: "organisation.runningCosts", asks: []string{"organisation.runningCosts"},
		answered: func(d *bid.Document) bool {
			return len(d.Organisation.RunningCosts) > 0 || d.Bid.Core.Method != bid.CoreNotStated
		}},
	{id: stepShare, name: "Share of running costs", title: "What part of the running costs does this contract carry?",
		why:  "Each contract pays its fair part, or another one pays it. Shared by paid hours is usual and easy to defend.",
		path: "core.share", asks: []string{"core.method", "core.share", "core.amount", "core.rate"},
		answered: func(d *bid.Document) bool {
			c := &d.Bid.Core
			switch c.Method {
			case bid.CoreRunningCosts:
				return c.Share.IsSet()
			case bid.CoreAmount:
				return c.Amount.IsSet()
			case bid.CoreShareOfDirect, bid.CoreShareOfPrice:
				return c.Rate.IsSet()
			}
			return c.Method != bid.CoreNotStated
		}},
	{id: stepContingency, name: "Contingency", title: "How much do you keep for what nobody can foresee?",
		why:  "A boiler breaks, a van is off the road, somebody is off for months. Put known risks in as costs, and only the rest here.",
		path: "pricing.contingency", asks: []string{"pricing.contingency"},
		answered: func(d *bid.Document) bool { return d.Bid.Pricing.Contingency.IsSet() }},
	{id: stepSurplus, name: "Surplus", title: "What should be left over?",
		why:  "Charities need a surplus too: for reserves, for late payment, for the next van. It is a share of the price.",
		path: "pricing.surplus", asks: []string{"pricing.surplus"},
		answered: func(d *bid.Document) bool { return d.Bid.Pricing.Surplus.IsSet() }},
	{id: stepUplift, name: "Yearly uplift", title: "How does the price rise each year?",
		why:  "Wages rise every April. If the price does not, each year leaves less. The tender or the draft contract has the clause; if it does not, ask the buyer.",
		path: "pricing.uplift.kind", asks: []string{"pricing.uplift"}, applies: func(b *bid.Bid) bool { return b.Pricing.Years > 1 },
		answered: func(d *bid.Document) bool { return d.Bid.Pricing.Uplift.Kind != bid.UpliftNotStated }},
	{id: stepVAT, name: "VAT", title: "Is there VAT on your price?",
		why:  "Prices are without VAT. Whether it comes on top depends on who you are and what you do. Bidwright never decides it: ask your accountant if you are not sure.",
		path: "pricing.vat", asks: []string{"pricing.vatAnswers", "pricing.vat"},
		answered: func(d *bid.Document) bool { return d.Bid.Pricing.VAT != bid.VATUndecided }},
	{id: stepBudget, name: "The buyer’s budget", title: "What can the buyer pay?",
		why:  "You see at once whether the money is enough for good work. Many tenders state a budget or a highest price; leave empty what is not known.",
		path: "opportunity.budget", asks: []string{"opportunity.budget", "opportunity.ceiling"},
		answered: func(d *bid.Document) bool {
			return d.Bid.Opportunity.Budget.IsSet() || d.Bid.Opportunity.Ceiling.IsSet()
		}},
	{id: stepPrice, name: "Your price", title: "What price do you ask?",
		why:  "Below full cost, somebody else pays the rest: say who. Below the legal floor it cannot be delivered lawfully.",
		path: "pricing.asked", asks: []string{"pricing.asked", "pricing.walkAwayWhy"},
		answered: func(d *bid.Document) bool { return d.Bid.Pricing.Asked.IsSet() }},
	{id: stepDone, name: "What next", title: "What is left, and where to go on",
		why:      "All that you said stands in the tables, where every figure explains itself.",
		path:     "pricing.benchmarks",
		answered: func(*bid.Document) bool { return true }}, // it asks nothing
}

// stepsOf are the steps that a bid is asked, in order.
func stepsOf(b *bid.Bid) []step {
	var out []step
	for _, s := range steps {
		if s.applies == nil || s.applies(b) {
			out = append(out, s)
		}
	}
	return out
}

// stepAt is the step that asks for a path, or most closely for what holds it.
func stepAt(all []step, path string) (step, bool) {
	var best step
	longest := 0
	for _, s := range all {
		for _, one := range s.asks {
			if (path == one || strings.HasPrefix(path, one+".")) && len(one) > longest {
				best, longest = s, len(one)
			}
		}
	}
	return best, longest > 0
}

// hasPost reports a post that stays when there is less work, such as management, or
// one that does the work.
func hasPost(b *bid.Bid, fixed bool) bool {
	for _, x := range b.Pricing.People {
		if x.Fixed == fixed {
			return true
		}
	}
	return false
}

// hasCost reports a cost line that is paid once, or one that comes back.
func hasCost(b *bid.Bid, once bool) bool {
	for _, x := range b.Pricing.Costs {
		if (x.Basis == bid.Once) == once {
			return true
		}
	}
	return false
}
