package pack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/reference"
)

// Issue is what a pack was made from when it left, so that the same file can be made
// again. It holds the whole bid: it stays in the workspace and never leaves in a pack.
type Issue struct {
	Document bid.Document
	Audience Audience
	Paper    bid.Paper
	Draft    bool
	On       date.Date
	Program  string // version of the program that made it
}

type storedIssue struct {
	Audience Audience        `json:"audience"`
	Paper    bid.Paper       `json:"paper,omitempty"`
	Draft    bool            `json:"draft,omitempty"`
	On       date.Date       `json:"on"`
	Program  string          `json:"program,omitempty"`
	Document json.RawMessage `json:"document"`
}

// Encode writes an issue for the workspace; equal issues give equal bytes.
func (i Issue) Encode() ([]byte, error) {
	doc, err := bid.Encode(i.Document)
	if err != nil {
		return nil, err
	}
	return json.Marshal(storedIssue{i.Audience, i.Paper, i.Draft, i.On, i.Program, doc})
}

// ErrNotKept is returned for a pack whose making was not kept: one issued by an earlier
// version of the program, or one between partners, which is signed anew each time.
var ErrNotKept = errors.New("what this pack was made from was not kept, so it cannot be made again; the file that you handed over is the only one")

// DecodeIssue reads what Encode wrote; ErrNotKept for nothing.
func DecodeIssue(raw []byte) (Issue, error) {
	if len(raw) == 0 {
		return Issue{}, ErrNotKept
	}
	var s storedIssue
	if err := json.Unmarshal(raw, &s); err != nil {
		return Issue{}, fmt.Errorf("what this pack was made from cannot be read: %w", err)
	}
	doc, err := bid.Decode(s.Document)
	if err != nil {
		return Issue{}, fmt.Errorf("what this pack was made from cannot be read: %w", err)
	}
	return Issue{doc, s.Audience, s.Paper, s.Draft, s.On, s.Program}, nil
}

// Source is what the pack is built from, worked out again with these facts.
func (i Issue) Source(library *reference.Library, london *time.Location) Source {
	a := assess.Assess(assess.Input{Document: i.Document, Library: library, On: i.On})
	return Source{Document: a.Document, Assessment: a, Library: library, On: i.On, Paper: i.Paper, London: london}
}

// DiffersError says that a pack cannot be made again as it left.
type DiffersError struct{ Program, Now string }

// Error says what is known of the reason.
func (e *DiffersError) Error() string {
	why := "the dated facts or the program have changed since"
	if e.Program != e.Now && e.Program != "" {
		why = fmt.Sprintf("it was made by version %s of Bidwright, and this is version %s", e.Program, e.Now)
	}
	return "the file would not be the same byte for byte, because " + why + "; nothing was written. Use the file that you handed over, or export the bid as a new version."
}

// Again makes an issued pack again and holds it against the digest of the file that left;
// a DiffersError where the bytes would not be the same.
func Again(ctx context.Context, painter Painter, i Issue, library *reference.Library, london *time.Location, sha256, program string) (Finished, error) {
	done, err := Finish(ctx, painter, i.Audience, i.Source(library, london), i.Draft, nil)
	if err != nil {
		return done, err
	}
	if done.SHA256 != sha256 {
		return Finished{}, &DiffersError{i.Program, program}
	}
	return done, nil
}
