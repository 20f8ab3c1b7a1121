package workspace

import (
	"bytes"
	"crypto/sha256"
	"fmt"
)

// Patch is what one step did to one document, reversibly and compactly: what
// stands between the common beginning and the common end, before and after.
type Patch struct {
	Key       Key
	Had, Has  bool // did the document exist before, and after
	Prefix    int  // bytes kept at the beginning
	Suffix    int  // bytes kept at the end
	Before    []byte
	After     []byte
	BeforeSum []byte // digest of the whole document before, nil when there was none
	AfterSum  []byte
}

// digest guards a patch against being applied to content it was not made for.
func digest(content []byte) []byte {
	sum := sha256.Sum256(content)
	return sum[:16]
}

// diff makes the patch from before to after; nil stands for "no document".
func diff(key Key, before, after []byte) Patch {
	p := Patch{Key: key, Had: before != nil, Has: after != nil}
	if p.Had {
		p.BeforeSum = digest(before)
	}
	if p.Has {
		p.AfterSum = digest(after)
	}
	shorter := min(len(before), len(after))
	for p.Prefix < shorter && before[p.Prefix] == after[p.Prefix] {
		p.Prefix++
	}
	for p.Suffix < shorter-p.Prefix && before[len(before)-1-p.Suffix] == after[len(after)-1-p.Suffix] {
		p.Suffix++
	}
	p.Before = bytes.Clone(before[p.Prefix : len(before)-p.Suffix])
	p.After = bytes.Clone(after[p.Prefix : len(after)-p.Suffix])
	return p
}

// reversed is the patch that takes p back.
func (p Patch) reversed() Patch {
	p.Had, p.Has = p.Has, p.Had
	p.Before, p.After = p.After, p.Before
	p.BeforeSum, p.AfterSum = p.AfterSum, p.BeforeSum
	return p
}

// apply gives the content after the patch, or BadHistory when the content is not
// the one the patch was made for.
func (p Patch) apply(content []byte) ([]byte, error) {
	misfit := func(why string) error { return fail(BadHistory, "undo", fmt.Errorf("%s", why)) }
	if (content != nil) != p.Had {
		return nil, misfit("a document is missing or should not be there")
	}
	if p.Had && !bytes.Equal(digest(content), p.BeforeSum) {
		return nil, misfit("the document differs from the one the step changed")
	}
	if p.Prefix < 0 || p.Suffix < 0 || p.Prefix+p.Suffix+len(p.Before) != len(content) {
		return nil, misfit("the step has the wrong length")
	}
	if !p.Has {
		return nil, nil
	}
	out := make([]byte, 0, p.Prefix+len(p.After)+p.Suffix)
	out = append(out, content[:p.Prefix]...)
	out = append(out, p.After...)
	out = append(out, content[len(content)-p.Suffix:]...)
	if !bytes.Equal(digest(out), p.AfterSum) {
		return nil, misfit("the step does not lead where it should")
	}
	return out, nil
}

// size is what the patch costs in the history, in bytes.
func (p Patch) size() int64 { return int64(len(p.Before) + len(p.After) + 96) }
