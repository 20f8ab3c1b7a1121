package pack

import "bidwright/app/bid"

// The labels, widest first.
const (
	LabelPublic   = bid.LabelPublic
	LabelBuyer    = bid.LabelBuyer
	LabelLead     = bid.LabelLead
	LabelPartner  = bid.LabelPartner
	LabelInternal = bid.LabelInternal
)
