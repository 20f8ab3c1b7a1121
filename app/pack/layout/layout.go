// Package layout turns the document tree of a pack into pages of positioned shapes,
// measured with the metrics of the typeface itself. The pages are the single source
// of the PDF file and of the preview on screen.
package layout

import (
	"context"

	"bidwright/app/chart"
	"bidwright/app/pack"
)

// A4 portrait and its margins, in points.
const (
	PageWidth    = 595.28
	PageHeight   = 841.89
	marginSide   = 56.0
	marginTop    = 74.0 // the header stands in it
	marginBottom = 66.0 // the footer stands in it

	bodyWidth  = PageWidth - 2*marginSide
	bodyBottom = PageHeight - marginBottom
	bodyHeight = bodyBottom - marginTop
)

// Result is a laid-out document.
type Result struct {
	Pages     []Page
	Bookmarks []Bookmark
	// Replaced lists what could not be printed as typed; see Missing.
	Replaced []MissingGlyph
}

// Page is one sheet. Shapes are painted in order; Links are areas over them.
type Page struct {
	Width, Height float64
	Shapes        []chart.Shape
	Links         []Link
}

// Link is an area that leads to a place in the same document. Page counts from 0.
type Link struct {
	X, Y, W, H float64
	Page       int
	ToY        float64
}

// Bookmark is an entry of the outline. Level counts from 0 and never skips one.
type Bookmark struct {
	Title string
	Level int
	Page  int
	Y     float64
}

// Progress hears how far a long layout has come; it may be nil.
type Progress func(done, total int)

// contentsFrom is the number of pages above which a contents page is always printed.
const contentsFrom = 10

// Layout sets a document on pages. The only error is that of a cancelled context.
func Layout(ctx context.Context, doc pack.Document, faces *Faces, progress Progress) (Result, error) {
	s := &setter{ctx: ctx, doc: doc, faces: faces}
	body, err := s.body(progress)
	if err != nil {
		return Result{}, err
	}
	front := s.pages(s.cover())
	sheets, err := s.paginate(body)
	if err != nil {
		return Result{}, err
	}
	if doc.Contents || len(front)+len(sheets) > contentsFrom {
		// The entries take the same room whatever the page numbers are, so one trial
		// with any numbers tells how many pages the contents need.
		trial := s.pages(s.contents(entries(sheets, 0)))
		shift := len(front) + len(trial)
		front = append(front, s.pages(s.contents(entries(sheets, shift)))...)
	}
	all := append(front, sheets...)
	result := s.finish(all, len(doc.Cover) > 0)
	coloured(result.Pages, doc.Accent)
	result.Replaced = Missing(doc, faces)
	if progress != nil {
		progress(1, 1)
	}
	return result, ctx.Err()
}

// setter holds what the steps of one layout share.
type setter struct {
	ctx   context.Context
	doc   pack.Document
	faces *Faces
}
