package eligibility

import (
	"bidwright/app/tender/calloff"
	"bidwright/app/tender/selection"
	"bidwright/app/tender/standing"
)

// selected is what selection came to; nil when no bid is open.
func (p *Page) selected() *selection.Result {
	if a := p.s.Assessment(); a != nil && a.Tender != nil {
		return a.Tender.Selection
	}
	return nil
}

// tests are the tests of the accounts; nil when no bid is open.
func (p *Page) tests() *standing.Result {
	if a := p.s.Assessment(); a != nil && a.Tender != nil {
		return a.Tender.Standing
	}
	return nil
}

// callOff is how referrals are scored; nil when no bid is open.
func (p *Page) callOff() *calloff.Result {
	if a := p.s.Assessment(); a != nil && a.Tender != nil {
		return a.Tender.CallOff
	}
	return nil
}
