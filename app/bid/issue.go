package bid

// Severity is the weight of a finding.
type Severity string

// The severities: Blocks stops the final pack until it is mended or a reason is
// recorded; Warns asks for attention; Informs only tells.
const (
	Blocks  Severity = "blocks"
	Warns   Severity = "warns"
	Informs Severity = "informs"
)

// Issue is a finding about a bid: a permanent code, a sentence for people, and the
// field it points to (a path in the document such as pricing.people.<id>.hourlyPay).
type Issue struct {
	Code     string   `json:"code"`
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
	Path     string   `json:"path,omitempty"`
	// Question is drafted for the buyer where the finding is answered by asking.
	Question string `json:"question,omitempty"`
	// Accepted is the recorded reason why the finding stands as it is.
	Accepted string `json:"accepted,omitempty"`
}
