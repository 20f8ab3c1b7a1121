package opportunity

import (
	"fmt"
	"strconv"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/notice"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// offer is a proposal with the words for its value, and what stands there now.
type offer struct {
	notice.Proposal
	words, now string
}

// open lists what the notice makes likely and the bid does not say yet.
func (p *Page) open(o *bid.Opportunity) []offer {
	if o.Notice == nil {
		return nil
	}
	b := p.Bid()
	var out []offer
	for _, proposal := range notice.Proposals(*o) {
		words, now := proposal.Value, ""
		switch proposal.Path {
		case "pricing.start":
			day, err := date.ParseISO(proposal.Value)
			if err != nil {
				continue
			}
			words, now = day.String(), b.Pricing.Start.String()
		case "pricing.years":
			if b.Pricing.Years > 0 {
				now = strconv.Itoa(b.Pricing.Years)
			}
		case "opportunity.value.net":
			if amount, err := money.ParsePounds(proposal.Value); err == nil {
				words = amount.Format()
			}
		}
		if words != now {
			out = append(out, offer{proposal, words, now})
		}
	}
	return out
}

func (p *Page) proposalRows(open []offer) []fyne.CanvasObject {
	if len(open) == 0 {
		return nil
	}
	rows := []fyne.CanvasObject{kit.Strong("The notice suggests")}
	for _, proposal := range open {
		text := fmt.Sprintf("%s: %s. %s", proposal.Label, proposal.words, proposal.Why)
		if proposal.now != "" {
			text += fmt.Sprintf(" Now it is %s.", proposal.now)
		}
		use := kit.NewButton("Use this", func() { p.use(proposal) })
		use.SetName("Use “" + proposal.words + "” for " + proposal.Label)
		rows = append(rows, kit.Text(text), kit.Row(use))
	}
	return []fyne.CanvasObject{kit.Panel(rows...)}
}

// use takes a proposal over as one step. It is the user's own choice from then on, but
// its source stays that of the notice.
func (p *Page) use(f offer) {
	p.Edit("Use “"+f.words+"” for "+f.Label, func(b *bid.Bid) error {
		o := &b.Opportunity
		from := func(path string) {
			if o.Sources == nil {
				o.Sources = map[string]bid.Source{}
			}
			o.Sources[path] = bid.Source{Kind: "notice", Detail: "confirmed by you"}
		}
		switch f.Path {
		case "pricing.start":
			day, err := date.ParseISO(f.Value)
			if err != nil {
				return err
			}
			b.Pricing.Start = day
		case "pricing.years":
			years, err := strconv.Atoi(f.Value)
			if err != nil {
				return err
			}
			b.Pricing.Years = years
		case "opportunity.nation":
			o.Nation = bid.Nation(f.Value)
			from("nation")
		case "opportunity.value.currency":
			o.Value.Currency = f.Value
			from("value.currency")
		case "opportunity.value.net":
			amount, err := money.ParsePounds(f.Value)
			if err != nil {
				return err
			}
			o.Value.Net = amount
			from("value.net")
		case "opportunity.lotIds":
			o.LotIDs = []string{f.Value}
			from("lotIds")
		default:
			return fmt.Errorf("the notice suggests %s, which this page cannot take over", f.Label)
		}
		return nil
	})
}
