package main

import (
	"context"
	"sync"

	"bidwright/app/pack"
	"bidwright/app/pack/layout"
	"bidwright/assets/fonts"
	"bidwright/data/html"
	"bidwright/data/pdf"
	"bidwright/data/sheet"
	"bidwright/ui/page"
	"bidwright/ui/page/packpage"
	"bidwright/ui/page/partners"
)

// pdfPainter reads the typeface when the first page is drawn, not at the start.
var pdfPainter = sync.OnceValues(func() (*pdf.Painter, error) {
	return pdf.NewPainter(pdf.Typeface{Regular: fonts.Regular(), Bold: fonts.Bold()})
})

func faces() (*layout.Faces, error) {
	p, err := pdfPainter()
	if err != nil {
		return nil, err
	}
	return p.Faces(), nil
}

// latePainter is a painter that is made when it is first needed.
type latePainter struct{ make func() (pack.Painter, error) }

func (l latePainter) Paint(ctx context.Context, b pack.Built, progress func(done, total int)) ([]byte, error) {
	p, err := l.make()
	if err != nil {
		return nil, err
	}
	return p.Paint(ctx, b, progress)
}

func (l latePainter) Verify(raw []byte, doc pack.Document) error {
	p, err := l.make()
	if err != nil {
		return err
	}
	return p.Verify(raw, doc)
}

func (l latePainter) Haystacks(raw []byte) ([]pack.Haystack, error) {
	p, err := l.make()
	if err != nil {
		return nil, err
	}
	return p.Haystacks(raw)
}

func partnersPage(s *page.Session) *partners.Page {
	return partners.New(partners.Deps{Session: s, Painter: latePainter{func() (pack.Painter, error) { return pdfPainter() }}})
}

func packPage(s *page.Session) *packpage.Page {
	return packpage.New(packpage.Deps{Session: s, Faces: faces, Forms: sheet.Forms{}, Program: appVersion, Painters: map[string]pack.Painter{
		"pdf": latePainter{func() (pack.Painter, error) { return pdfPainter() }},
		"html": latePainter{func() (pack.Painter, error) {
			p, err := pdfPainter()
			if err != nil {
				return nil, err
			}
			return html.Painter{Measure: p.Faces().Width}, nil
		}},
		"json": pack.DataPainter{},
		"xlsx": sheet.Painter{},
		"csv":  sheet.CSVPainter{},
	}})
}
