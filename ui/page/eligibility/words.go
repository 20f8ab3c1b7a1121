package eligibility

import (
	"fmt"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
)

var metOptions = []kit.Option{
	{ID: string(bid.MeetsUnknown), Text: "Not known yet"}, {ID: string(bid.MeetsHave), Text: "Met now"},
	{ID: string(bid.MeetsByAward), Text: "Will be met by the award"}, {ID: string(bid.MeetsGap), Text: "Not met"},
}

func metWords(m bid.Meets) string { return textOf(metOptions, string(m)) }

var doubtOptions = []kit.Option{
	{Text: "No doubt"},
	{ID: string(bid.DoubtAudited), Text: "Audited accounts, though we need no audit"},
	{ID: string(bid.DoubtInsurance), Text: "Insurance in force before the award"},
	{ID: string(bid.DoubtSuitability), Text: "A suitability stage for a small contract"},
	{ID: string(bid.DoubtTurnover), Text: "Turnover above twice the contract value"},
	{ID: string(bid.DoubtCertificate), Text: "One named certificate, no equivalent"},
	{ID: string(bid.DoubtEntity), Text: "A new legal body before the award"},
	{ID: string(bid.DoubtReserved), Text: "Reserved, but the notice does not say so"},
	{ID: string(bid.DoubtUnrelated), Text: "It has nothing to do with the contract"},
}

var comparatorOptions = []kit.Option{
	{Text: "As the test usually is"}, {ID: string(bid.AtLeast), Text: "at least"}, {ID: string(bid.Over), Text: "more than"},
	{ID: string(bid.AtMost), Text: "at most"}, {ID: string(bid.Below), Text: "less than"},
}

var yearOptions = []kit.Option{
	{Text: "As the test usually is"}, {ID: string(bid.LatestYear), Text: "The latest year"}, {ID: string(bid.BothYears), Text: "Each of the two years"},
}

var failOptions = []kit.Option{
	{Text: "As the test usually is"}, {ID: string(bid.FailMust), Text: "The bid is out"},
	{ID: string(bid.FailMay), Text: "The buyer may leave us out"}, {ID: string(bid.FailExplain), Text: "We may explain it"},
}

var liabilityOptions = []kit.Option{
	{Text: "Not known, or bidding alone"}, {ID: string(bid.LiabilityLead), Text: "One of us contracts, the others work for it"},
	{ID: string(bid.LiabilityJoint), Text: "Each answers for everything"}, {ID: string(bid.LiabilityNewEntity), Text: "A new body of its own contracts"},
}

var modeOptions = []kit.Option{
	{Text: "By how the partners answer to the buyer"}, {ID: string(bid.GroupAggregate), Text: "All accounts added together"},
	{ID: string(bid.GroupLeadOnly), Text: "The lead’s accounts alone"}, {ID: string(bid.GroupEachMember), Text: "Each partner has to pass"},
	{ID: string(bid.GroupShareWeighted), Text: "Scores weighted by share"},
}

var roleOptions = []kit.Option{
	{ID: string(bid.RoleMember), Text: "Partner in the group"}, {ID: string(bid.RoleSubcontractor), Text: "Sub-contractor"}, {ID: string(bid.RoleGuarantor), Text: "Guarantor"},
}

var coreOptions = []kit.Option{
	{Text: "As the scheme has it"}, {ID: string(bid.CCOfTotal), Text: "20 of all 100 marks"}, {ID: string(bid.CCOfQuality), Text: "20 % of the quality marks"},
}

var distanceOptions = []kit.Option{
	{Text: "As the scheme has it"}, {ID: string(bid.BandLower), Text: "10 miles is in the band from 10 to 20"}, {ID: string(bid.BandUpper), Text: "10 miles is in the band up to 10"},
}

var gapOptions = []kit.Option{
	{Text: "As the scheme has it"}, {ID: string(bid.GapPoints), Text: "Less than 5 marks below the best"}, {ID: string(bid.GapRelative), Text: "Less than 5 % below the best"},
}

// textOf is what an option says.
func textOf(options []kit.Option, id string) string {
	for _, o := range options {
		if o.ID == id {
			return o.Text
		}
	}
	return id
}

func orUnnamed(text string) string {
	if text == "" {
		return "No name yet"
	}
	return text
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

func answerWords(a bid.Answer) string {
	switch a {
	case bid.Yes:
		return "Yes"
	case bid.No:
		return "No"
	}
	return "Not known"
}

func countOf(n, all int) string {
	switch n {
	case 0:
		return "None answered yet"
	case all:
		return "All answered"
	}
	return fmt.Sprintf("%d of %d answered", n, all)
}

// say shows a small text, and takes no room for none.
func say(s *kit.Small, text string) {
	s.SetText(text)
	form.SetShown(s, text != "")
}
