package main

import (
	"regexp"
	"slices"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/pack"
)

// offered are the parts of the response in words that stand in more than one of the
// buyer's files: what is declared, and what is to be kept confidential.
const offered = `bid.response.(declarations` + anyID + `|confidential` + anyID + `).(name|text|signer|role|where|why|ground)`

const bidder = `organisation.(name|legalForm|companyNumber|charityNumber|address)`

// byTheBuyer are the fields that each of the buyer's papers may show: who bids and what
// the buyer published in all of them, and what each is there to say. No price stands in
// the others than the commercial one, and nobody's name or contact in any.
var byTheBuyer = map[bid.Paper]*regexp.Regexp{
	bid.PaperCommercial: may(bidder, offered, `bid.response.letter`, `bid.title`, `bid.opportunity.`, `bid.pack.(offer|exclusions)`,
		`bid.pricing.(unit|volume|guaranteed|weeks|asked|uplift.(wording|expected)|service.offers`+anyID+`.(name|unit|quantity))`,
		`bid.core.schedules`+anyID+`.(name|establishment|places|weeks|categories`+anyID+`.name|included`+anyID+`.(name|note)|versions`+anyID+`|discounts`+anyID+`.(name|cap)|referrals`+anyID+`.(name|weeks|needs))`),
	bid.PaperTechnical: may(bidder, offered, `organisation.standing.(shareCode|evidence`+anyID+`.(name|file.name))`, `bid.title`, `bid.opportunity.`,
		`bid.consortium.(name|cells`+anyID+`.(area|specialism))`, `bid.eligibility.requirements`+anyID+`.name`,
		`bid.response.questions`+anyID+`.(number|title|text|weight|pages|answer|kpis)`, `bid.response.(mobilisation|risks)`+anyID+`.(name|owner|result|response|sign)`, `bid.response.letter.(signer|role)`,
		`bid.socialValue.rows`+anyID+`.(name|stakeholder)`, `bid.socialValue.commitments`+anyID+`.(text|number|unit|target|owner|measure|evidence|missed)`, `bid.socialValue.(answers|coProduction.mission|boxes`+anyID+`.text)`),
	bid.PaperSelection: may(bidder, offered, `organisation.standing.(shareCode|evidence`+anyID+`.(name|level|grade))`, `bid.title`, `bid.opportunity.`,
		`bid.consortium.(name|cells`+anyID+`.(area|specialism))`, `bid.eligibility.requirements`+anyID+`.(name|text|where|level|grade)`),
	bid.PaperClarification: may(bidder, `bid.title`, `bid.opportunity.`, `bid.fairness.(letter|answers`+anyID+`.(question|where))`, `bid.eligibility.requirements`+anyID+`.(name|text|where)`),
	bid.PaperSocial: may(bidder, `bid.title`, `bid.opportunity.`, `bid.socialValue.(boxes|rows`+anyID+`.(name|stakeholder|duration)|themes`+anyID+`.name|local.(meaning|options`+anyID+`.name)|trials.runs)`,
		`bid.socialValue.commitments`+anyID+`.(text|number|unit|target|owner|measure|evidence|missed)`, `bid.socialValue.(coProduction|answers)`),
}

// What the buyer may not see stands in none of its papers, in no format.
func TestNoFieldReachesTheBuyerWhoMayNotReadIt(t *testing.T) {
	long(t)
	for _, all := range []bool{false, true} {
		doc, fields := plantedBid(t, richest(t), all)
		for i := range doc.Bid.Consortium.Members {
			doc.Bid.Consortium.Members[i].Agreed = bid.Unknown
		}
		fields = slices.DeleteFunc(fields, soleLines(doc))
		for name, paper := range papers {
			formats := everyFormat
			if paper == bid.PaperCommercial {
				formats = append([]string{"csv"}, everyFormat...)
			}
			reader{"the buyer, the " + name + " paper", byTheBuyer[paper], formats, 2, func(t *testing.T, doc bid.Document, maker pack.Painter) pack.Finished {
				src := sourceOf(t, doc)
				src.Paper = paper
				return finished(t, maker, pack.Commissioner, src)
			}}.reads(t, doc, fields)
		}
	}
}

// soleLines are the amounts that are the only ones under their head of cost: the head
// that the user opens to the buyer is the same figure.
func soleLines(doc bid.Document) func(plantedField) bool {
	sole := map[string]bool{}
	for _, s := range doc.Bid.Core.Schedules {
		for _, c := range s.Categories {
			if len(c.Lines) == 1 {
				sole["bid.core.schedules["+s.ID+"].categories["+c.ID+"].lines["+c.Lines[0].ID+"].amount"] = true
			}
		}
	}
	return func(f plantedField) bool { return sole[f.path] }
}
