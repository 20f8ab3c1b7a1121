package eligibility

import (
	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page/lines"
)

func (p *Page) qualified(string) (string, kit.State)             { return "Not known yet", kit.NotStarted }
func (p *Page) qualifiedWords(string) string                     { return "" }
func (p *Page) ownPlace(string) string                           { return "–" }
func (p *Page) bidderCost(_ string, x bid.ReferralBidder) string { return orDash(x.Cost.Format()) }
func (p *Page) bidderTotal(string, bid.ReferralBidder) string    { return "–" }

type schemeRules struct{ *kit.Listing }

func (p *Page) newSchemeRules() schemeRules { return schemeRules{kit.NewListing()} }
func (schemeRules) refresh()                {}

type referralResults struct{}

func (p *Page) newReferralResults(*lines.Editor[bid.ScoredReferral]) referralResults {
	return referralResults{}
}
func (referralResults) refresh() {}
