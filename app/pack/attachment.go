package pack

import "errors"

// Attachment is a file inside a pack, for another program to read.
type Attachment struct {
	Name        string
	Description string
	Content     []byte
}

// Carries reports whether packs for an audience hold data for another Bidwright: those
// between partners do, the buyer's and the board's never.
func (a Audience) Carries() bool { return a != Commissioner && a != Board && a.Allowed() != nil }

// ErrAttached is returned when a pack would carry data that its audience gets none of.
var ErrAttached = errors.New("the pack was not made: only packs between partners carry data for another program")
