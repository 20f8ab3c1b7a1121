package exchange

import (
	"errors"
	"fmt"
)

// Codes of what can be wrong with a pack; permanent, as all codes are.
const (
	CodeLabel      = "CONS-060" // it would carry what its reader may not see
	CodeConflict   = "CONS-061" // both sides changed the same field
	CodeNotTheirs  = "CONS-062" // a change outside the sender's own part
	CodeTotals     = "CONS-063" // totals differ from those added up here
	CodeOtherBid   = "CONS-064" // other bid, or not addressed to us
	CodeOlder      = "CONS-065" // older than one merged, or merged already
	CodeNoBase     = "CONS-066" // what it was based on is not known here
	CodeAltered    = "CONS-067" // hash or signature wrong
	CodeChain      = "CONS-070" // it does not follow on the sender's last pack
	CodeNotPack    = "CONS-071" // not a pack, damaged, or over the limits
	CodeNewer      = "CONS-072" // made by a newer version
	CodeDifference = "CONS-073" // an ordinary difference, taken and listed
)

// Refusal is why a pack is not made, not read or not merged: a sentence that says what
// happened, what it means and what to do.
type Refusal struct {
	Code    string
	Message string
}

func (r *Refusal) Error() string { return r.Message }

func refuse(code, format string, args ...any) *Refusal {
	return &Refusal{Code: code, Message: fmt.Sprintf(format, args...)}
}

// CodeOf is the code of a refusal, empty for any other error.
func CodeOf(err error) string {
	var r *Refusal
	if errors.As(err, &r) {
		return r.Code
	}
	return ""
}
