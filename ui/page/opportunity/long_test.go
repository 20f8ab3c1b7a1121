package opportunity

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"
)

// Texts of any length and script stay inside the window at every size.
func TestLongTextsFitTheParts(t *testing.T) {
	long := strings.Repeat("Very long 🧾 \u202eknil ", 300)
	for _, part := range partNames[1:] {
		uitest.Invariants(t, func() shell.Page {
			s := pagetest.Meals(t)
			s.Edit("Prepare the test", func(b *bid.Bid) error {
				councils(b)
				b.Fairness.Answers[0].Question = long
				b.Fairness.Answers[0].Where = long
				b.Fairness.Letter.Own[0].Text = long
				b.Fairness.Letter.To = long
				b.Opportunity.Route.Parts[0].Name = long
				b.Opportunity.Route.Says[0].Reason = long
				b.Opportunity.Route.Says[0].RuleID = strings.Repeat("W", 3000)
				b.Eligibility.Requirements = []bid.Requirement{{ID: "r", Name: strings.Repeat("W", 3000), Ask: true, Question: long}}
				return nil
			})
			return onPart{New(s), part.ID}
		})
	}
}
