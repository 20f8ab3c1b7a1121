package main

import (
	"bidwright/ui/page/answers"
	"bidwright/ui/page/bids"
	"bidwright/ui/page/corecosts"
	"bidwright/ui/page/eligibility"
	"bidwright/ui/page/facts"
	"bidwright/ui/page/guide"
	"bidwright/ui/page/organisation"
	"bidwright/ui/page/overview"
	"bidwright/ui/page/price"
	"bidwright/ui/page/socialvalue"
	"bidwright/ui/page/trial"
	"bidwright/ui/page/welcome"
	"bidwright/ui/shell"
)

// pages are all pages in the order of the navigation.
func (p *program) pages() []shell.Page {
	s := p.session
	return []shell.Page{
		welcome.New(s),
		bids.New(s),
		organisation.New(s),
		facts.New(s),
		overview.New(s),
		guide.New(s),
		opportunityPage(s),
		eligibility.New(s),
		corecosts.New(s),
		price.New(s),
		trial.New(s),
		partnersPage(s),
		socialvalue.New(s),
		answers.New(s),
		packPage(s),
	}
}
