package corecosts

import (
	"bidwright/app/bid"
	"bidwright/app/corecost"
	"bidwright/ui/kit"
)

// unchosen is the id of nothing chosen, where the empty id is a choice.
const unchosen = "-"

// Templates are the sets of categories to start from, the buyer's own list last.
func (m Model) Templates() []kit.Option {
	var out []kit.Option
	for _, t := range corecost.Templates(m.s.Library()) {
		out = append(out, kit.Option{ID: t.Template, Text: t.Name})
	}
	return append(out, kit.Option{ID: string(bid.TemplateOwn), Text: "The buyer’s own categories", Detail: "an empty list that you fill"})
}

// template is the name of a set of categories and what is to be known of it.
func (m Model) template(t bid.CoreTemplate) (name, note string) {
	for _, one := range corecost.Templates(m.s.Library()) {
		if one.Template == string(t) {
			return one.Name, one.Note
		}
	}
	if t == bid.TemplateOwn {
		return "The buyer’s own", ""
	}
	return string(t), ""
}

// Services are those of the organisation to choose from.
func (m Model) Services() []kit.Option {
	var out []kit.Option
	for _, a := range m.s.Organisation().Allocation.Services {
		out = append(out, kit.Option{ID: a.ID, Text: orUnnamed(a.Name)})
	}
	return out
}

// Schedules are those of the bid to choose from.
func (m Model) Schedules() []kit.Option {
	var out []kit.Option
	for _, x := range m.Core().Schedules {
		out = append(out, kit.Option{ID: x.ID, Text: orUnnamed(x.Name), Detail: x.Establishment})
	}
	return out
}

// Sources are what a line of a schedule may take its amount from.
func (m Model) Sources(from bid.LineSource) []kit.Option {
	var out []kit.Option
	add := func(id, name, amount string) {
		out = append(out, kit.Option{ID: id, Text: orUnnamed(name), Detail: amount})
	}
	switch from {
	case bid.FromRunningCost:
		for _, c := range m.s.Organisation().RunningCosts {
			add(c.ID, c.Name, c.Amount.Format())
		}
	case bid.FromPost:
		for _, x := range m.s.Bid().Pricing.People {
			add(x.ID, x.Role, m.s.Printed("people."+x.ID+".total"))
		}
	case bid.FromCost:
		for _, x := range m.s.Bid().Pricing.Costs {
			add(x.ID, x.Name, m.s.Printed("cost."+x.ID+".year"))
		}
	}
	return out
}
