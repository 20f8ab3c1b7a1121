package pack

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"bidwright/app/bid"
)

// Painter turns a tree into the bytes of one format and reads them back. Package data
// has one for each format.
type Painter interface {
	Paint(ctx context.Context, b Built, progress func(done, total int)) ([]byte, error)
	// Verify re-opens a finished file and compares what it says with the tree.
	Verify(raw []byte, doc Document) error
	// Haystacks are all the texts of a finished file, for the leak test.
	Haystacks(raw []byte) ([]Haystack, error)
}

// Finished is a pack that passed every check and may be written.
type Finished struct {
	Built
	Bytes  []byte
	SHA256 string
}

// BlockedError stops a final pack while checks that block are open.
type BlockedError struct{ Issues []bid.Issue }

// Error names the first check and how many there are.
func (e *BlockedError) Error() string {
	more := ""
	if n := len(e.Issues) - 1; n > 0 {
		more = fmt.Sprintf(" (and %d more)", n)
	}
	return fmt.Sprintf("the final pack is blocked by %s: %s%s Mend it, record a reason, or export a draft.", e.Issues[0].Code, e.Issues[0].Message, more)
}

// ErrNoTable is told by a format of one table of a pack that has no such table.
var ErrNoTable = errors.New("the pack has no pricing schedule and no impact map to write as CSV")

// LeakError stops a pack in which something withheld was found. It names where the
// figure lives, never the figure.
type LeakError struct{ Leaks []Leak }

// Error lists what was found.
func (e *LeakError) Error() string {
	var paths []string
	seen := map[string]bool{}
	for _, l := range e.Leaks {
		if !seen[l.Path] {
			seen[l.Path] = true
			paths = append(paths, l.Path+" (in "+l.Where+")")
		}
	}
	if len(paths) > 5 {
		paths = append(paths[:5], fmt.Sprintf("and %d more", len(paths)-5))
	}
	return "the pack was not written, because it would show what this audience may not see: " + strings.Join(paths, ", ")
}

// Finish builds a pack, paints it, reads the bytes back and runs the leak test. A
// draft may be made while checks block; it says so on every page.
func Finish(ctx context.Context, painter Painter, audience Audience, s Source, draft bool, progress func(done, total int)) (Finished, error) {
	built, err := Build(audience, s)
	if err != nil {
		return Finished{}, err
	}
	if len(built.Blockers) > 0 && !draft {
		return Finished{Built: built}, &BlockedError{Issues: built.Blockers}
	}
	raw, err := painter.Paint(ctx, built, progress)
	if err != nil {
		return Finished{Built: built}, err
	}
	if err := painter.Verify(raw, built.Document); err != nil {
		return Finished{Built: built}, fmt.Errorf("the finished pack did not read back as it should, so it was not written: %w", err)
	}
	if err := LeakTest(painter, raw, built); err != nil {
		return Finished{Built: built}, err
	}
	sum := sha256.Sum256(raw)
	return Finished{Built: built, Bytes: raw, SHA256: hex.EncodeToString(sum[:])}, nil
}

// allowed are the texts that the audience may read, without ids.
func (b Built) allowed() []string {
	out := make([]string, len(b.Allowed))
	for i, text := range b.Allowed {
		out[i] = withoutIDs(text)
	}
	return out
}

// LeakTest searches finished bytes for everything the audience may not learn.
func LeakTest(painter Painter, raw []byte, b Built) error {
	haystacks, err := painter.Haystacks(raw)
	if err != nil {
		return fmt.Errorf("the pack could not be searched for withheld figures, so it was not written: %w", err)
	}
	own := ownNumbersOf(b.Document, haystacks)
	for i := range haystacks {
		haystacks[i].Text = own.without(withoutIDs(haystacks[i].Text))
		for _, mark := range b.marks {
			haystacks[i].Text = strings.ReplaceAll(haystacks[i].Text, mark, " ")
		}
	}
	if leaks := Search(haystacks, b.Secrets, b.allowed()); len(leaks) > 0 {
		return &LeakError{Leaks: leaks}
	}
	return nil
}
