package packpage

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"bidwright/app/chart"
	"bidwright/app/pack"
	"bidwright/app/pack/layout"
)

// Preview is a pack set on pages: the shapes that the PDF is painted from.
type Preview struct {
	Built pack.Built
	Pages []layout.Page
	// Bookmarks are the sections with the pages that they begin on.
	Bookmarks []layout.Bookmark
	// Missing are the characters that the typeface cannot print, each with its place.
	Missing []string
	// Leaks are the places of withheld figures found on the pages; none in a sound pack.
	Leaks []string
	// Searched is how many withheld values were looked for.
	Searched int
	// Err says why there are no pages.
	Err error
}

// Draft reports whether the pack is marked as a draft, because checks block it.
func (p *Preview) Draft() bool { return len(p.Built.Blockers) > 0 }

// draw builds the pack, sets it and searches what would be on paper for everything
// withheld. It is slow work: run it off Fyne's thread. Nil when ctx was cancelled.
func draw(ctx context.Context, audience pack.Audience, s pack.Source, faces *layout.Faces) *Preview {
	built, err := pack.Build(audience, s)
	if err != nil {
		return &Preview{Err: err}
	}
	out := &Preview{Built: built, Searched: len(built.Secrets)}
	result, err := layout.Layout(ctx, built.Document, faces, nil)
	if errors.Is(err, context.Canceled) {
		return nil
	}
	if err != nil {
		out.Err = err
		return out
	}
	out.Pages, out.Bookmarks = result.Pages, result.Bookmarks
	for _, m := range result.Replaced {
		out.Missing = append(out.Missing, m.String())
	}
	seen := map[string]bool{}
	for _, leak := range pack.Search(paper(result.Pages), built.Secrets, built.Allowed) {
		if place := leak.Path + " (" + leak.Where + ")"; !seen[place] {
			seen[place] = true
			out.Leaks = append(out.Leaks, place)
		}
	}
	if ctx.Err() != nil {
		return nil
	}
	return out
}

// paper is the words of each page, as the leak test reads them.
func paper(pages []layout.Page) []pack.Haystack {
	var out []pack.Haystack
	for i, page := range pages {
		var text strings.Builder
		for _, s := range page.Shapes {
			if t, ok := s.(chart.Text); ok {
				text.WriteString(t.String)
				text.WriteByte('\n')
			}
		}
		out = append(out, pack.Haystack{Where: fmt.Sprintf("page %d", i+1), Text: text.String()})
	}
	return out
}
