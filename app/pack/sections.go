package pack

import "bidwright/app/bid"

// sectionKind is what is known of a section before a file is built: why it has to stand
// there, why a bid may have none, and the fields that it is made of.
type sectionKind struct {
	id, title string
	required  string // why it cannot be left out; empty when it can
	unused    string // why a bid has none
	fixed     bool   // keeps its place
	paths     []string
}

// kinds are the sections of every file in their standard order. A section that is built
// and not listed may be left out and moved like any other.
func kinds(audience Audience, paper bid.Paper) []sectionKind {
	switch {
	case audience == Board:
		return boardKinds
	case audience == Partner, audience == Lead:
		return nil
	}
	return buyerKinds[paper]
}

const (
	noPartners = "Nobody else is in this bid."
	oneReader  = "It says which file this is and for whom."
)

var aboutKind = sectionKind{id: "about", title: "About this document", required: "It tells a reader who uses assistive technology how to get a version that can be read aloud.", fixed: true}

var controlKind = sectionKind{id: "control", title: "Document control", required: oneReader, fixed: true, paths: []string{"pack.version", "pack.date"}}

var confidentialKind = sectionKind{id: "confidential", title: "Confidentiality and freedom of information", unused: "Nothing in this file is named as confidential.", paths: []string{"response.confidential"}}

var buyerKinds = map[bid.Paper][]sectionKind{
	bid.PaperCommercial: {
		controlKind,
		aboutKind,
		{id: "letter", title: "Form of tender", unused: "The letter of offer is switched off.", paths: []string{"response.letter"}},
		{id: "offer", title: "Our offer", required: "It says what is offered, at which price and for how long.", paths: []string{"pack.offer", "pack.validityDays", "pack.exclusions", "pricing.vat", "pricing.start"}},
		{id: "schedule", title: "Pricing schedule", required: "The buyer marks and re-adds the price by it.", paths: []string{"pricing.asked", "pricing.volume", "pricing.service"}},
		{id: "uplift", title: "How the price changes", required: "Without it nobody knows what is paid after the first year.", paths: []string{"pricing.uplift"}},
		{id: "buildup", title: "How the price is made up", unused: "You chose to show the price alone: choose the heads of cost or every line to have it."},
		{id: "core-costs", title: "Core-cost schedule", unused: "The bid has no core-cost schedule.", paths: []string{"core.schedules"}},
		{id: "low-bid", title: "Why this price can be delivered", unused: "The answer to a low-bid challenge is switched off for this pack."},
		{id: "assumptions", title: "What the price rests on", required: "The price holds only on these assumptions."},
		{id: "declarations", title: "Declarations", required: "The buyer asks for them.", unused: "No declaration on the price has been entered.", paths: []string{"response.declarations"}},
		confidentialKind,
	},
	bid.PaperTechnical: {
		controlKind,
		aboutKind,
		{id: "bidder", title: "The bidder", required: "It says who bids.", paths: []string{"organisation.name"}},
		{id: "delivery", title: "Consortium statement", unused: noPartners, paths: []string{"consortium.cells"}},
		{id: "statement", title: "Eligibility statement", unused: "No condition of participation has been entered."},
		{id: "compliance", title: "Where each question is answered", required: "The buyer finds and marks the answers by it."},
		{id: "method", title: "Method statements", required: "They are what is marked.", unused: "No question of the tender has been entered.", paths: []string{"response.questions"}},
		{id: "mobilisation", title: "Mobilisation", unused: "No step of the mobilisation has been entered.", paths: []string{"response.mobilisation"}},
		{id: "risks", title: "Risks and how they are kept small", unused: "No risk to the service has been entered.", paths: []string{"response.risks"}},
		{id: "social-value", title: "Social value in short", unused: "Nothing has been entered about social value."},
		{id: "commitments", title: "What we commit to", unused: "No commitment has been entered.", paths: []string{"socialValue.commitments"}},
		{id: "declarations", title: "Declarations", required: "The buyer asks for them.", unused: "No declaration has been entered.", paths: []string{"response.declarations"}},
		{id: "appendices", title: "Appendices", unused: "No answer and no condition refers to a piece of evidence.", paths: []string{"organisation.standing.evidence"}},
		confidentialKind,
	},
	bid.PaperSelection: {
		aboutKind,
		{id: "bidder", title: "The bidder", required: "It says who bids.", paths: []string{"organisation.name", "organisation.standing"}},
		{id: "delivery", title: "Consortium statement", unused: noPartners, paths: []string{"consortium.cells"}},
		{id: "statement", title: "Eligibility statement", required: "A buyer may not go on without it.", paths: []string{"organisation.standing"}},
		{id: "matrix", title: "Compliance matrix", required: "It answers the conditions of participation.", paths: []string{"eligibility"}},
		{id: "evidence", title: "Evidence list", unused: "No condition is met with a piece of evidence yet.", paths: []string{"organisation.standing.evidence"}},
		{id: "declaration", title: "Declaration", required: "Whoever may bind the bidder signs here.", paths: []string{"response.declarations"}},
		confidentialKind,
	},
	bid.PaperClarification: {
		{id: "questions", title: "Questions on the tender", required: "The letter is made of them.", paths: []string{"fairness"}},
	},
	bid.PaperSocial: {
		aboutKind,
		{id: "social-value", title: "What this contract changes", required: "It is the case on one page.", paths: []string{"socialValue"}},
		{id: "chain", title: "The outcome chain", unused: "No outcome chain has been drawn.", paths: []string{"socialValue.boxes"}},
		{id: "impact", title: "The impact map", unused: "No outcome is valued yet.", paths: []string{"socialValue.rows"}},
		{id: "gains", title: "Who gains", unused: "No body is named that gains."},
		{id: "challenge", title: "What you may challenge", required: "Figures without their doubts would claim more than we know.", unused: "There is no figure to doubt yet."},
		{id: "commitments", title: "What we commit to", unused: "No commitment has been entered.", paths: []string{"socialValue.commitments", "socialValue.answers"}},
		{id: "together", title: "Planned and delivered together", unused: "Nothing is said about planning and delivering together."},
		{id: "felt", title: "What people themselves say", unused: "No scale has been asked of enough people."},
		{id: "local", title: "Local money", unused: "Local money has not been worked out."},
		{id: "method", title: "How it was worked out", required: "Without it the figures cannot be checked.", unused: "There is no figure to explain yet."},
	},
}

var boardKinds = []sectionKind{
	{id: "decision", title: "The decision", required: "It is what the board decides on.", fixed: true},
	{id: "eligibility", title: "Whether we may bid", unused: "No condition of participation has been entered."},
	{id: "bid-or-not", title: "Bid or not", unused: "Whether to bid has not been weighed."},
	{id: "ladder", title: "The prices that matter"},
	{id: "margins", title: "Year by year"},
	{id: "checks", title: "What was checked", required: "A board has to know what is still open."},
	{id: "scenarios", title: "What if", unused: "The bid has no scenarios."},
	{id: "sensitivity", title: "What matters most", unused: "What matters most cannot be worked out yet."},
	{id: "risk", title: "How sure is it?", unused: "The bid has no uncertain figures."},
	{id: "cash", title: "When the money comes", unused: "When the money comes cannot be worked out yet."},
	{id: "results", title: "Payment by results", unused: "The buyer does not pay by results."},
	{id: "score", title: "How it would be marked", unused: "How the price is marked has not been entered."},
	{id: "group", title: "The group", unused: noPartners},
	{id: "arrangement", title: "Which arrangement fits", unused: noPartners},
	{id: "social-value", title: "Social value", unused: "Nothing has been entered about social value."},
	{id: "core-costs", title: "Core-cost schedule", unused: "The bid has no core-cost schedule."},
	{id: "low-bid", title: "Why this price can be delivered", unused: "What the price rests on cannot be worked out yet."},
	{id: "schedule", title: "Pricing schedule"},
	{id: "uplift", title: "How the price changes"},
	{id: "buildup", title: "How the price is made up", unused: "The price of year 1 cannot be worked out yet."},
	{id: "assumptions", title: "What the price rests on"},
}
