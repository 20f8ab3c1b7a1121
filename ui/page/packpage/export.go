package packpage

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"unicode"
	"unicode/utf8"

	"bidwright/app/pack"
	"bidwright/app/workspace"
)

// Exported is a pack that was written.
type Exported struct {
	Path  string
	Draft bool
	// Unrecorded says why the workspace does not remember it; the file is whole.
	Unrecorded string
}

// draft marks the record of a draft: a draft does not use up a version.
const draft = " (draft)"

// ErrStopped is told when the user stopped an export: no file was written.
var ErrStopped = errors.New("the export was stopped; no file was written")

// Name is the file name offered for a format.
func (m *Model) Name(f Format) string {
	if m.preview == nil {
		return pack.FileName(pack.Document{}, m.file().title(), m.Draft(), string(f))
	}
	return pack.FileName(m.preview.Built.Document, m.file().title(), m.Draft(), string(f))
}

// Export makes the file of the bid as it now stands, checks it, searches it for what
// is withheld, writes it whole or not at all, and records it. While checks block, it
// makes a draft. Progress and done are called on Fyne's thread.
func (m *Model) Export(f Format, path string, progress func(done, total int), done func(Exported, error)) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	id, a := m.d.BidID(), m.d.Assessment()
	painter := m.d.Painters[string(f)]
	if a == nil || painter == nil {
		cancel()
		done(Exported{}, fmt.Errorf("no pack can be written as %s here", f.Words()))
		return cancel
	}
	source, of, draft := m.source(a), m.file(), m.Draft()
	m.d.Run(func() {
		out, err := m.write(ctx, f, painter, of, source, draft, path, id, progress)
		cancel()
		m.d.Post(func() { done(out, err) })
	})
	return cancel
}

func (m *Model) write(ctx context.Context, f Format, painter pack.Painter, of file, source pack.Source, isDraft bool, path, id string, progress func(int, int)) (Exported, error) {
	finished, err := pack.Finish(ctx, painter, of.audience, source, isDraft, func(n, of int) {
		m.d.Post(func() { progress(n, of) })
	})
	if ctx.Err() != nil {
		return Exported{}, ErrStopped
	}
	if err != nil {
		return Exported{}, err
	}
	err = m.d.Service.WriteFile(path, finished.Bytes, func(raw []byte) error { return painter.Verify(raw, finished.Document) })
	if err != nil {
		return Exported{}, err
	}
	out := Exported{Path: path, Draft: isDraft}
	err = m.record(id, source, of, isDraft, finished.Document.Version, string(f), filepath.Base(path), finished.SHA256)
	if err != nil {
		out.Unrecorded = m.d.Sentence(err)
	}
	return out, nil
}

// Sentence is an error of an export for people.
func (m *Model) Sentence(err error) string {
	var failure *workspace.Failure
	if errors.As(err, &failure) {
		return m.d.Sentence(err)
	}
	text := err.Error()
	first, size := utf8.DecodeRuneInString(text)
	text = string(unicode.ToUpper(first)) + text[size:]
	if last, _ := utf8.DecodeLastRuneInString(text); unicode.IsLetter(last) || unicode.IsDigit(last) || last == ')' {
		text += "."
	}
	return text
}
