package opportunity

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/tender/route"
	"bidwright/ui/kit"
	"bidwright/ui/page"

	"fyne.io/fyne/v2"
)

// showSuggestions lists what the notice points to below some paths; each is used only
// once it is confirmed.
func (p *Page) showSuggestions(list *kit.Listing, prefixes ...string) {
	wanted := page.Below(prefixes...)
	var open []route.Suggestion
	for _, s := range route.Suggest(p.Bid().Opportunity, p.Library()) {
		if wanted(s.Path) {
			open = append(open, s)
		}
	}
	list.Set(fmt.Sprint(open), func() []fyne.CanvasObject {
		if len(open) == 0 {
			return nil
		}
		rows := []fyne.CanvasObject{kit.Strong("The notice suggests")}
		for _, s := range open {
			words := p.suggestedWords(s)
			use := kit.NewButton("Confirm this", func() { p.confirm(s, words) })
			use.SetName("Confirm “" + words + "” for " + s.Label)
			rows = append(rows, kit.Text(s.Label+": "+words+". "+s.Why), kit.Row(use))
		}
		return []fyne.CanvasObject{kit.Panel(rows...)}
	})
}

// suggestedWords is the value as its field shows it.
func (p *Page) suggestedWords(s route.Suggestion) string {
	if kind, ok := p.Library().OpportunityKind(s.Value); ok && s.Path == "opportunity.kind" {
		return kind.Name
	}
	options := map[string][]kit.Option{
		routePath + "authority": authorityOptions, routePath + "class": classOptions, routePath + "vat": boughtVATOptions,
		routePath + "reserved.for": reservedOptions, "opportunity.nation": nationOptions,
	}
	if day, err := date.ParseISO(s.Value); err == nil {
		return day.String()
	}
	switch s.Value {
	case string(bid.Yes):
		return "Yes"
	case string(bid.No):
		return "No"
	}
	return optionText(options[s.Path], s.Value)
}

// confirm takes a suggestion over as one step; its source stays that of the notice.
func (p *Page) confirm(s route.Suggestion, words string) {
	p.Edit("Confirm “"+words+"” for "+s.Label, func(b *bid.Bid) error {
		o, r := &b.Opportunity, routeOf(b)
		day, dayErr := date.ParseISO(s.Value)
		switch s.Path {
		case "opportunity.kind":
			o.Kind = bid.OpportunityKind(s.Value)
		case "opportunity.nation":
			o.Nation = bid.Nation(s.Value)
			if o.Sources == nil {
				o.Sources = map[string]bid.Source{}
			}
			o.Sources["nation"] = bid.Source{Kind: "notice", Detail: "confirmed by you"}
		case routePath + "authority":
			r.Authority = bid.Authority(s.Value)
		case routePath + "class":
			r.Class = bid.ContractClass(s.Value)
		case routePath + "healthCare":
			r.HealthCare = bid.Answer(s.Value)
		case routePath + "devolved":
			r.Devolved = bid.Answer(s.Value)
		case routePath + "vat":
			r.VAT = bid.VATTreatment(s.Value)
		case routePath + "began":
			if dayErr != nil {
				return dayErr
			}
			r.Began = day
		case routePath + "setUp":
			if dayErr != nil {
				return dayErr
			}
			r.SetUp = day
		case routePath + "advertised":
			r.Advertised = bid.Answer(s.Value)
		case routePath + "earlyNotice":
			r.EarlyNotice = bid.Answer(s.Value)
		case routePath + "noEstimate":
			r.NoEstimate = bid.Answer(s.Value)
		case routePath + "reserved.for":
			r.Reserved.For = bid.ReservedFor(s.Value)
		default:
			return fmt.Errorf("the notice suggests %s, which this page cannot take over", s.Label)
		}
		return nil
	})
}
