package tender

import (
	"bidwright/app/bid"
	"bidwright/app/tender/selection"
	"bidwright/app/working"
)

// supportedRule is the row with the share of disabled or disadvantaged staff from which
// an organisation is a supported employment provider.
const supportedRule = "RES-SE"

// reserved checks whether we belong to those for whom the competition is kept: ELIG-050
// by kind, ELIG-051 by area. Not known is a question and stops nothing. Both answers go on
// to the verdict of selection.
func reserved(s *working.Sheet, in Input) []selection.Reservation {
	r, own := in.Document.Bid.Opportunity.Route.Reserved, in.Document.Organisation.Standing
	kind, area := bid.Yes, bid.Yes
	kindPath := "organisation.standing.sme"
	switch r.For {
	case bid.ReservedArea:
		area = r.InArea
	case bid.ReservedSMEs, bid.ReservedAreaSMEs:
		kind = either(own.SME, own.VCSE)
		if r.For == bid.ReservedAreaSMEs {
			area = r.InArea
		}
	case bid.ReservedSupported:
		kind, kindPath = supported(in), "organisation.standing.disabledStaff"
	case bid.ReservedMutual:
		kind, kindPath = own.Mutual, "organisation.standing.mutual"
	}
	tell(s, "ELIG-050", kind, kindPath, "The competition is kept for a kind of organisation", "and yours is not of that kind. Check the notice before you spend time on a bid.", "Say on Organisation whether yours is one.")
	tell(s, "ELIG-051", area, "opportunity.route.reserved.inArea", "The competition is kept for suppliers of an area", "and you are not in it. Check the notice before you spend time on a bid.", "Say whether you are in it.")
	return []selection.Reservation{
		{What: "The competition is kept for a kind of organisation", Meets: kind, Path: kindPath},
		{What: "The competition is kept for suppliers of an area", Meets: area, Path: "opportunity.route.reserved.inArea"},
	}
}

func tell(s *working.Sheet, code string, meets bid.Answer, path, what, no, unknown string) {
	switch meets {
	case bid.No:
		s.Issue(code, bid.Blocks, path, "%s, %s", what, no)
	case bid.Unknown:
		s.Issue(code, bid.Warns, path, "%s. %s", what, unknown)
	}
}

// either is yes when one is, no when both are no, else not known.
func either(a, b bid.Answer) bid.Answer {
	switch {
	case a == bid.Yes || b == bid.Yes:
		return bid.Yes
	case a == bid.No && b == bid.No:
		return bid.No
	}
	return bid.Unknown
}

// supported compares the share of disabled or disadvantaged staff with the rule, whose
// amount is in per cent.
func supported(in Input) bid.Answer {
	share := in.Document.Organisation.Standing.DisabledStaff
	if in.Library == nil || !share.IsSet() {
		return bid.Unknown
	}
	rule := in.Library.RuleByID(supportedRule, in.On)
	switch {
	case !rule.Found || !rule.Amount.IsSet():
		return bid.Unknown
	case share.Decimal().Shift(2).LessThan(rule.Amount.Decimal()):
		return bid.No
	}
	return bid.Yes
}
