// Package pdf paints laid-out pages to a PDF file and reads such a file back to check
// it. It is the only user of gofpdf.
package pdf

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"unicode"

	"github.com/jung-kurt/gofpdf"

	"bidwright/app/chart"
	"bidwright/app/date"
	"bidwright/app/pack"
	"bidwright/app/pack/layout"
)

// producer is what a file says of its maker; nothing about the machine or its user.
const producer = "Bidwright"

// Typeface is the two weights as TrueType bytes, the same that measured the pages.
type Typeface struct{ Regular, Bold []byte }

// Meta is what the file says about itself. The date is kept to the day.
type Meta struct {
	Title, Author, Subject string
	Date                   date.Date
}

// MetaOf takes the particulars from a document: the author is the organisation.
func MetaOf(doc pack.Document) Meta {
	return Meta{Title: doc.Title, Author: doc.Organisation, Subject: doc.Subject, Date: doc.Date}
}

// Write paints the pages. The same pages and meta give the same bytes, in any process.
// An error means that there is no document; nothing is half written.
func Write(ctx context.Context, pages layout.Result, meta Meta, faces Typeface, attachments ...pack.Attachment) ([]byte, error) {
	if len(pages.Pages) == 0 {
		return nil, fmt.Errorf("the document has no pages, so no PDF was made")
	}
	if meta.Date.IsZero() {
		return nil, fmt.Errorf("the document has no date, so no PDF was made: a PDF without a fixed date would differ each time")
	}
	f := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: gofpdf.SizeType{Wd: layout.PageWidth, Ht: layout.PageHeight}})
	f.SetMargins(0, 0, 0)
	f.SetAutoPageBreak(false, 0)
	f.SetCompression(true)
	f.SetCatalogSort(true)
	f.SetCreationDate(meta.Date.Time())
	f.SetModificationDate(meta.Date.Time())
	f.SetProducer(producer, true)
	f.SetCreator(producer, true)
	f.SetTitle(plain(meta.Title), true)
	f.SetAuthor(plain(meta.Author), true)
	f.SetSubject(plain(meta.Subject), true)
	// gofpdf appends into the font bytes that it is given: clone them.
	f.AddUTF8FontFromBytes("body", "", bytes.Clone(faces.Regular))
	f.AddUTF8FontFromBytes("body", "B", bytes.Clone(faces.Bold))
	f.SetFont("body", "", 10)
	if err := f.Error(); err != nil {
		return nil, fmt.Errorf("the typeface could not be used, so no PDF was made: %w", err)
	}

	attach(f, attachments)
	links := destinations(f, pages)
	next := 0
	for i, page := range pages.Pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		f.AddPageFormat("P", gofpdf.SizeType{Wd: page.Width, Ht: page.Height})
		for ; next < len(pages.Bookmarks) && pages.Bookmarks[next].Page == i; next++ {
			b := pages.Bookmarks[next]
			f.Bookmark(b.Title, b.Level, b.Y)
		}
		for _, shape := range page.Shapes {
			paint(f, shape)
		}
		for _, l := range page.Links {
			f.Link(l.X, l.Y, l.W, l.H, links[target{l.Page, l.ToY}])
		}
		if err := f.Error(); err != nil {
			return nil, fmt.Errorf("page %d could not be painted, so no PDF was made: %w", i+1, err)
		}
	}
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		return nil, fmt.Errorf("the PDF could not be finished: %w", err)
	}
	return out.Bytes(), nil
}

// plain makes text safe for gofpdf's UTF-16, which knows neither broken UTF-8 nor
// characters above U+FFFF.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF || unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}

type target struct {
	page int
	y    float64
}

// destinations registers each place that is linked to once.
func destinations(f *gofpdf.Fpdf, pages layout.Result) map[target]int {
	out := map[target]int{}
	for _, page := range pages.Pages {
		for _, l := range page.Links {
			at := target{l.Page, l.ToY}
			if _, known := out[at]; !known {
				out[at] = f.AddLink()
				f.SetLink(out[at], l.ToY, l.Page+1)
			}
		}
	}
	return out
}

func paint(f *gofpdf.Fpdf, shape chart.Shape) {
	switch s := shape.(type) {
	case chart.Text:
		weight := ""
		if s.Bold {
			weight = "B"
		}
		f.SetFont("body", weight, s.Size)
		f.SetTextColor(int(s.Colour.R), int(s.Colour.G), int(s.Colour.B))
		f.Text(s.X, s.Y, s.String)
	case chart.Line:
		stroke(f, s.Colour, s.Width)
		f.Line(s.X1, s.Y1, s.X2, s.Y2)
	case chart.Rect:
		if how := style(f, s.Fill, s.Stroke, s.Width); how != "" {
			f.Rect(s.X, s.Y, s.W, s.H, how)
		}
	case chart.Image:
		// One picture for the whole file: several of one width would be written in any order.
		options := gofpdf.ImageOptions{ImageType: "PNG"}
		f.RegisterImageOptionsReader("logo", options, bytes.NewReader(s.PNG))
		f.ImageOptions("logo", s.X, s.Y, s.W, s.H, false, options, 0, "")
	case chart.Polygon:
		if how := style(f, s.Fill, s.Stroke, s.Width); how != "" {
			points := make([]gofpdf.PointType, len(s.Points))
			for i, p := range s.Points {
				points[i] = gofpdf.PointType{X: p.X, Y: p.Y}
			}
			f.Polygon(points, how)
		}
	}
}

func stroke(f *gofpdf.Fpdf, c chart.Colour, width float64) {
	f.SetDrawColor(int(c.R), int(c.G), int(c.B))
	f.SetLineWidth(width)
}

// style sets the colours and says what to paint: F fill, D stroke, FD both, nothing.
func style(f *gofpdf.Fpdf, fill, edge chart.Colour, width float64) string {
	how := ""
	if fill.A > 0 {
		f.SetFillColor(int(fill.R), int(fill.G), int(fill.B))
		how = "F"
	}
	if edge.A > 0 && width > 0 {
		stroke(f, edge, width)
		how += "D"
	}
	return how
}
