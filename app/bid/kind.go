package bid

// OpportunityKind is what kind of competition or arrangement it is; it decides which
// pages and checks appear. Not known when empty.
type OpportunityKind string

// The kinds of section 2 of the tender specification.
const (
	KindTender        OpportunityKind = "tender"
	KindRFQ           OpportunityKind = "rfq"
	KindGrant         OpportunityKind = "grant"
	KindSpot          OpportunityKind = "spot"
	KindCallOff       OpportunityKind = "call_off"
	KindDynamic       OpportunityKind = "dynamic_purchasing" // DPS or dynamic market
	KindDirectPayment OpportunityKind = "direct_payment"
	KindSelfFunder    OpportunityKind = "self_funder"
	KindBlock         OpportunityKind = "block"
	KindServiceFund   OpportunityKind = "individual_service_fund"
	KindResults       OpportunityKind = "payment_by_results"
	KindOutcomes      OpportunityKind = "outcomes_based"
	KindAssistive     OpportunityKind = "assistive_technology"
	KindIndividual    OpportunityKind = "individual"
	KindSubcontract   OpportunityKind = "sub_contract"
	KindAlliance      OpportunityKind = "alliance"
)

// OpportunityKinds are all of them in the order in which they are offered.
var OpportunityKinds = []OpportunityKind{
	KindTender, KindRFQ, KindGrant, KindSpot, KindCallOff, KindDynamic, KindDirectPayment, KindSelfFunder, KindBlock,
	KindServiceFund, KindResults, KindOutcomes, KindAssistive, KindIndividual, KindSubcontract, KindAlliance,
}
