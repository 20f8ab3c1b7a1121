// Package everything writes every file of a bid at once: what goes to the buyer into one
// folder, what is internal into another, and a list of it all beside them.
package everything

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/pack"
)

// The folders, so that nobody sends the board's paper by mistake, and the name of the list.
const (
	ForBuyer = "For the buyer"
	Internal = "Internal, never send"
	ListName = "List of files.txt"
)

// Formats are the endings of the files, the printed one first.
var Formats = []string{"pdf", "html", "xlsx", "csv", "json"}

// papers are the files of a bid that are made without another party.
var papers = []struct {
	audience pack.Audience
	paper    bid.Paper
}{
	{pack.Commissioner, bid.PaperCommercial}, {pack.Commissioner, bid.PaperTechnical}, {pack.Commissioner, bid.PaperSelection},
	{pack.Commissioner, bid.PaperClarification}, {pack.Commissioner, bid.PaperSocial}, {pack.Board, bid.PaperCommercial},
}

// Disk is where the files go. Its errors are told by Params.Sentence.
type Disk interface {
	MakeFolder(path string) error
	// WriteFile leaves the whole verified content under the path, or nothing new.
	WriteFile(path string, content []byte, verify func([]byte) error) error
}

// Params are what is written and where.
type Params struct {
	Source   pack.Source // its Paper is not looked at
	Painters map[string]pack.Painter
	Folder   string // new, or empty
	Join     func(parts ...string) string
	Disk     Disk
	// Draft lets a file that checks stop be written as a draft, which says so in its name
	// and on every page. Without it such a file is not written.
	Draft bool
	// Sentence is an error in a whole sentence.
	Sentence func(error) string
	// Progress is told how many files of how many have been dealt with; may be nil.
	Progress func(done, of int)
	// Written is told each file that was written; may be nil.
	Written func(Line)
}

// Line is one file, written or not.
type Line struct {
	Audience pack.Audience `json:"audience"`
	Paper    bid.Paper     `json:"paper"`
	Format   string        `json:"format"`
	Title    string        `json:"title"`
	Folder   string        `json:"folder"`
	Name     string        `json:"name,omitempty"` // empty for a file that was not written
	SHA256   string        `json:"sha256,omitempty"`
	Bytes    int           `json:"bytes,omitempty"`
	Version  int           `json:"version,omitempty"`
	Draft    bool          `json:"draft,omitempty"`
	// Why is why it was not written, in a sentence.
	Why string `json:"why,omitempty"`
	// Empty: it was not written because nothing would stand in it.
	Empty bool `json:"empty,omitempty"`
}

// Report is what was written and what was not.
type Report struct {
	Lines   []Line `json:"files"`
	Stopped bool   `json:"stopped,omitempty"` // by the user, before all were dealt with
}

// Written counts the files that were written.
func (r Report) Written() (n int) {
	for _, l := range r.Lines {
		if l.Name != "" {
			n++
		}
	}
	return n
}

// Failed are the files that have something to say and could not be written.
func (r Report) Failed() (out []Line) {
	for _, l := range r.Lines {
		if l.Name == "" && !l.Empty {
			out = append(out, l)
		}
	}
	return out
}

// Write makes every file that has content in every format, each checked, read back and
// searched for what its reader may not see, and writes it whole or not at all. What one
// file is refused for is told in its line; the others are written all the same. An error
// is of the place itself: the folder or the disk; what stands there is in the report.
// When ctx ends, the files written so far stay and the list says that it was stopped.
func Write(ctx context.Context, p Params) (Report, error) {
	var r Report
	if err := p.Disk.MakeFolder(p.Folder); err != nil {
		return r, err
	}
	for _, folder := range []string{ForBuyer, Internal} {
		if err := p.Disk.MakeFolder(p.Join(p.Folder, folder)); err != nil {
			return r, err
		}
	}
	of := len(papers) * len(Formats)
	for _, one := range papers {
		for _, format := range Formats {
			if ctx.Err() != nil {
				r.Stopped = true
				return r, p.list(r)
			}
			line, err := p.one(ctx, one.audience, one.paper, format)
			if ctx.Err() != nil && line.Name == "" {
				continue // the next turn ends it
			}
			r.Lines = append(r.Lines, line)
			if err != nil {
				return r, err
			}
			if line.Name != "" && p.Written != nil {
				p.Written(line)
			}
			if p.Progress != nil {
				p.Progress(len(r.Lines), of)
			}
		}
	}
	return r, p.list(r)
}

// one makes and writes one file; an error is of the disk.
func (p Params) one(ctx context.Context, audience pack.Audience, paper bid.Paper, format string) (Line, error) {
	l := Line{Audience: audience, Paper: paper, Format: format, Title: pack.PaperTitle(audience, paper), Folder: ForBuyer}
	if audience != pack.Commissioner {
		l.Folder = Internal
	}
	painter := p.Painters[format]
	if painter == nil {
		l.Why = fmt.Sprintf("No %s files can be made here.", format)
		return l, nil
	}
	source := p.Source
	source.Paper = paper
	for _, issue := range pack.Stops(audience, paper, source.Assessment) {
		if pack.SaysNothing(issue) && issue.Accepted == "" {
			l.Why, l.Empty = issue.Message, true
			return l, nil
		}
	}
	done, err := pack.Finish(ctx, painter, audience, source, p.Draft, nil)
	switch {
	case errors.Is(err, pack.ErrNoTable):
		l.Why, l.Empty = p.Sentence(err), true
		return l, nil
	case err != nil:
		l.Why = p.Sentence(err)
		return l, nil
	case ctx.Err() != nil:
		return l, nil
	}
	draft := len(done.Blockers) > 0
	name := pack.FileName(done.Document, l.Title, draft, format)
	err = p.Disk.WriteFile(p.Join(p.Folder, l.Folder, name), done.Bytes, func(raw []byte) error { return painter.Verify(raw, done.Document) })
	if err != nil {
		l.Why = p.Sentence(err)
		return l, err
	}
	l.Name, l.SHA256, l.Bytes, l.Version, l.Draft = name, done.SHA256, len(done.Bytes), done.Document.Version, draft
	return l, nil
}

// list writes the list beside the two folders.
func (p Params) list(r Report) error {
	text := []byte(List(p.Source.Document, r))
	return p.Disk.WriteFile(p.Join(p.Folder, ListName), text, func(raw []byte) error {
		if sha256.Sum256(raw) != sha256.Sum256(text) {
			return errors.New("the list does not read back as it was written")
		}
		return nil
	})
}
