package ocds

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"
	_ "time/tzdata" // Europe/London on machines without a zone database
	"unicode/utf8"

	"bidwright/app/notice"
)

// London is the clock that notices are read by.
func London() *time.Location {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		return time.UTC // cannot happen with the embedded database
	}
	return london
}

// Read reads a notice file. It takes at most MaxBytes from the reader, so a huge
// file is refused at once. A *Refusal says what is wrong; one that is Repairable
// carries the bytes to hand to ReadRepaired. Progress may be nil.
func Read(ctx context.Context, r io.Reader, progress func(done, total int64)) (*notice.File, error) {
	if sized, ok := r.(interface{ Stat() (fs.FileInfo, error) }); ok {
		if info, err := sized.Stat(); err == nil && info.Mode().IsRegular() && info.Size() > MaxBytes {
			return nil, tooLarge()
		}
	}
	if sized, ok := r.(interface{ Len() int }); ok && sized.Len() > MaxBytes {
		return nil, tooLarge()
	}
	data, err := io.ReadAll(io.LimitReader(&stoppable{ctx, r}, MaxBytes+1))
	if err != nil {
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			return nil, refuse(notice.CodeRefused, "Reading the notice was stopped. Nothing was imported.")
		}
		return nil, fmt.Errorf("the notice file could not be read to its end, so nothing was imported. Copy it to this computer and try again: %w", err)
	}
	return ReadBytes(ctx, data, progress)
}

// stoppable stops reading when the work is cancelled.
type stoppable struct {
	ctx context.Context
	r   io.Reader
}

func (s *stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(p)
}

// ReadBytes reads a notice file that is already in memory.
func ReadBytes(ctx context.Context, data []byte, progress func(done, total int64)) (*notice.File, error) {
	return read(ctx, data, data, 0, progress)
}

// ReadRepaired reads a mended copy of a file (see Repair). The file's identity, its
// bytes and its hash, stays that of the original.
func ReadRepaired(ctx context.Context, original []byte, progress func(done, total int64)) (*notice.File, error) {
	if len(original) > MaxBytes {
		return nil, tooLarge()
	}
	fixed, changes := Repair(original)
	return read(ctx, original, fixed, changes, progress)
}

func read(ctx context.Context, original, data []byte, repaired int, progress func(done, total int64)) (*notice.File, error) {
	if len(original) > MaxBytes {
		return nil, tooLarge()
	}
	if progress != nil {
		progress(0, int64(len(data)))
	}
	text := withoutMark(string(data))
	s := &scanner{data: text}
	if s.space(); s.at == len(text) {
		return nil, refuse(notice.CodeRefused, "This file is empty, so there is no notice in it. Save the notice from the portal again as JSON.")
	}
	if !utf8.ValidString(text) {
		s.at = invalidAt(text)
		return nil, s.wrong("it is not UTF-8 text")
	}
	root, bad := scan(ctx, text, progress)
	if bad != nil {
		if bad.Repairable {
			bad.Original = original
		}
		return nil, bad
	}
	f := &notice.File{Original: original, Repaired: repaired}
	sum := sha256.Sum256(original)
	f.SHA256 = hex.EncodeToString(sum[:])
	if bad := open(root, f); bad != nil {
		return nil, bad
	}
	if progress != nil {
		progress(int64(len(data)), int64(len(data)))
	}
	return f, nil
}

func invalidAt(text string) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(text)
}
