package notice

import (
	"fmt"

	"bidwright/app/bid"
)

// Codes of the findings about a notice; permanent, never reused.
const (
	CodeRefused     = "OCDS-001" // not JSON, wrong size or depth, repeated keys
	CodeBareNumber  = "OCDS-002" // bare Infinity or NaN
	CodeHuge        = "OCDS-003" // a number too large
	CodeNotOCDS     = "OCDS-004"
	CodeMadeID      = "OCDS-005"
	CodeKnownOCID   = "OCDS-006"
	CodeNotOpen     = "OCDS-010" // planning, award, contract, cancelled, …
	CodeIntent      = "OCDS-011" // an award is intended or made
	CodePassed      = "OCDS-012"
	CodeNoTime      = "OCDS-013"
	CodeNoZone      = "OCDS-014"
	CodeNoDeadline  = "OCDS-015"
	CodeRegime      = "OCDS-020" // regime or procedure unclear
	CodePSR         = "OCDS-021"
	CodeNoValue     = "OCDS-030"
	CodeLotsRepeat  = "OCDS-031"
	CodeOtherAmount = "OCDS-032"
	CodeDaysOnly    = "OCDS-033"
	CodeRange       = "OCDS-034"
	CodeCurrency    = "OCDS-035"
	CodeWeightText  = "OCDS-040"
	CodeWeightSum   = "OCDS-041"
	CodeWeightWords = "OCDS-042"
	CodeNoWeights   = "OCDS-043"
	CodeMarkup      = "OCDS-050"
	CodeImported    = "OCDS-060"
)

// findings collects what the rules have to say, up to maxFindings.
type findings []bid.Issue

const maxFindings = 500

func (f *findings) add(code string, severity bid.Severity, path, format string, args ...any) {
	if len(*f) >= maxFindings {
		return
	}
	message := format
	if len(args) > 0 {
		message = fmt.Sprintf(format, args...)
	}
	if path != "" {
		path = "opportunity." + path
	}
	*f = append(*f, bid.Issue{Code: code, Severity: severity, Message: message, Path: path})
}
