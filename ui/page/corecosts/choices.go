package corecosts

import (
	"bidwright/app/bid"
	"bidwright/ui/kit"
)

// unchosen is the id of nothing chosen, where the empty id is a choice.
const unchosen = "-"

// templates are the sets of categories to start from.
var templates = []kit.Option{
	{ID: string(bid.TemplateSENDay), Text: "Special school, day places", Detail: "the nine core categories"},
	{ID: string(bid.TemplateSENTermly), Text: "Special school, weekly and termly boarding", Detail: "what boarding adds to the day"},
	{ID: string(bid.TemplateSENYear), Text: "Special school, 42 to 52 weeks’ residence", Detail: "what residence adds to the day"},
	{ID: string(bid.TemplateFostering), Text: "Foster care", Detail: "by placement and week"},
	{ID: string(bid.TemplateResidential), Text: "Residential care", Detail: "by place and week"},
	{ID: string(bid.TemplateGeneral), Text: "Any service", Detail: "general headings of overheads"},
	{ID: string(bid.TemplateOwn), Text: "The buyer’s own categories", Detail: "an empty list that you fill"},
}

func templateName(t bid.CoreTemplate) string {
	for _, o := range templates {
		if o.ID == string(t) {
			return o.Text
		}
	}
	return string(t)
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
