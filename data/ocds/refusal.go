// Package ocds reads saved procurement notices in the Open Contracting Data
// Standard: release packages, record packages, single releases and lists of them. A
// file is hostile until proven otherwise, so it is read token by token under hard
// limits, and what it means is for app/notice to say.
package ocds

import (
	"fmt"

	"bidwright/app/notice"
)

// Limits of a notice file.
const (
	MaxBytes    = 8 << 20
	MaxNesting  = 64
	MaxReleases = 500
	MaxLots     = 1000    // in one release
	MaxText     = 200_000 // characters of one text
	maxValues   = 600_000 // values in all, so that a file of brackets cannot fill the memory
)

// Refusal says why a file was not read. Nothing was created from it. The message is
// a whole sentence for people.
type Refusal struct {
	Code         string // OCDS-001, -002 or -004
	Message      string
	Line, Column int // where, from 1; 0 when the place does not matter
	// Repairable: the only fault found is a bare Infinity or NaN, so ReadRepaired can
	// read a mended copy if the user agrees.
	Repairable bool
	Original   []byte // the file as saved, when it is repairable
}

func (r *Refusal) Error() string { return r.Message }

func refuse(code, format string, args ...any) *Refusal {
	return &Refusal{Code: code, Message: fmt.Sprintf(format, args...)}
}

// tooLarge is the refusal of a file by its size alone.
func tooLarge() *Refusal {
	return refuse(notice.CodeRefused, "This file is larger than %d MB, far more than any notice, so it was not read. Save the single notice from the portal as JSON and try again.", MaxBytes>>20)
}
