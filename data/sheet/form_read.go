package sheet

import (
	"bytes"
	"regexp"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"bidwright/app/pack/pricingform"
)

// Limits of what is worked out again here; beyond them the user's own spreadsheet program
// has to say what a formula comes to.
const (
	maxFormFormulas = 5_000
	maxFormArea     = 100_000 // cells of one block that a formula reads
	formPatience    = 5 * time.Second
)

const notWorkedOut = "The formula could not be worked out here. Open the copy in your spreadsheet program and compare it there."

// ReadForm opens a finished copy with another reader than the one that wrote it, and gives
// what stands in the cells. Formulas are worked out again.
func (Forms) ReadForm(raw []byte, places []pricingform.Place) (map[pricingform.Place]pricingform.Reading, error) {
	f, err := openForm(raw)
	if err != nil {
		return nil, err
	}
	return f.read(raw, places)
}

func (f *form) read(raw []byte, places []pricingform.Place) (out map[pricingform.Place]pricingform.Reading, err error) {
	defer func() { // the library meets files that no program wrote
		if recover() != nil {
			out, err = nil, formDamaged()
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: maxFormUnpacked, UnzipXMLSizeLimit: maxFormUnpacked})
	if err != nil {
		return nil, formDamaged()
	}
	defer func() { _ = book.Close() }()
	out = map[pricingform.Place]pricingform.Reading{}
	computable := f.computable()
	for _, p := range places {
		formula, err := book.GetCellFormula(p.Sheet, p.Cell)
		if err != nil {
			return nil, formDamaged()
		}
		if formula != "" {
			if out[p] = (pricingform.Reading{Reason: notWorkedOut}); computable {
				out[p] = workedOut(raw, p)
			}
			continue
		}
		text, err := book.GetCellValue(p.Sheet, p.Cell, excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, formDamaged()
		}
		kind, err := book.GetCellType(p.Sheet, p.Cell)
		if err != nil {
			return nil, formDamaged()
		}
		reading := pricingform.Reading{Text: text}
		if kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber {
			if n, err := decimal.NewFromString(text); err == nil {
				reading = pricingform.Reading{Number: &n}
			}
		}
		out[p] = reading
	}
	return out, nil
}

// workedOut is what a formula comes to, if that is known before patience ends. It works
// on a book of its own, because a calculation that takes too long cannot be stopped.
func workedOut(raw []byte, p pricingform.Place) pricingform.Reading {
	done := make(chan pricingform.Reading, 1)
	go func() {
		reading := pricingform.Reading{Reason: notWorkedOut}
		defer func() { _ = recover(); done <- reading }()
		book, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: maxFormUnpacked, UnzipXMLSizeLimit: maxFormUnpacked})
		if err != nil {
			return
		}
		defer func() { _ = book.Close() }()
		text, err := book.CalcCellValue(p.Sheet, p.Cell, excelize.Options{RawCellValue: true})
		if err != nil {
			return
		}
		if n, err := decimal.NewFromString(plainNumber(text)); err == nil {
			reading = pricingform.Reading{Number: &n}
		} else {
			reading = pricingform.Reading{Text: text}
		}
	}()
	select {
	case reading := <-done:
		return reading
	case <-time.After(formPatience):
		return pricingform.Reading{Reason: notWorkedOut}
	}
}

var (
	formulaMark  = regexp.MustCompile(`<(?:\w+:)?f[ >/]`)
	formulaRange = regexp.MustCompile(`\$?[A-Za-z]{1,3}\$?\d{1,7}:\$?[A-Za-z]{1,3}\$?\d{1,7}`)
	wholeRange   = regexp.MustCompile(`\$?\b[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}\b|\$?\b\d{1,7}:\$?\d{1,7}\b`)
	formulaText  = regexp.MustCompile(`(?s)<(?:\w+:)?f(?: [^>]*)?>([^<]*)<`)
)

// computable reports whether the formulas of the workbook are few and small enough to be
// worked out here.
func (f *form) computable() bool {
	count := 0
	for _, s := range f.sheets {
		content := f.content[s.part]
		if count += len(formulaMark.FindAllIndex(content, maxFormFormulas+1)); count > maxFormFormulas {
			return false
		}
		for _, found := range formulaText.FindAllSubmatch(content, -1) {
			if wholeRange.Match(formulaRange.ReplaceAll(found[1], nil)) {
				return false
			}
			for _, block := range formulaRange.FindAll(found[1], -1) {
				r, valid := parseRange(string(block))
				if !valid || (r.To.Row-r.From.Row+1)*(r.To.Column-r.From.Column+1) > maxFormArea {
					return false
				}
			}
		}
	}
	return true
}
