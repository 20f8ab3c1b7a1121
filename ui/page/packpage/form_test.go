package packpage

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/pack/pricingform"
	"bidwright/ui/kit"
	"bidwright/ui/page/pagetest"
)

// books are workbooks as JSON: by sheet and cell what stands there, "=" for a formula of
// the buyer that doubles C5. The real ones are read where ui may not look.
type books struct{}

type book map[string]map[string]string

func (books) OpenForm(name string, raw []byte) (pricingform.Template, error) {
	var b book
	if json.Unmarshal(raw, &b) != nil {
		return pricingform.Template{}, errors.New("this file is no workbook that can be read")
	}
	t := pricingform.Template{Name: name}
	for _, sheet := range []string{"Prices", "Terms"} {
		if b[sheet] == nil {
			continue
		}
		s := pricingform.Sheet{Name: sheet, Cells: map[pricingform.At]pricingform.Cell{}}
		for cell, text := range b[sheet] {
			at, _ := pricingform.ParseCell(cell)
			_, err := decimal.NewFromString(text)
			s.Cells[at] = pricingform.Cell{Text: text, Formula: text == "=", Number: err == nil}
		}
		t.Sheets = append(t.Sheets, s)
	}
	return t, nil
}

func (books) FillForm(raw []byte, entries []pricingform.Entry) ([]byte, error) {
	var b book
	if err := json.Unmarshal(raw, &b); err != nil {
		return nil, err
	}
	for _, e := range entries {
		b[e.Sheet][e.Cell] = e.Text
		if e.Number != nil {
			b[e.Sheet][e.Cell] = e.Number.String()
		}
	}
	return json.Marshal(b)
}

func (books) ReadForm(raw []byte, places []pricingform.Place) (map[pricingform.Place]pricingform.Reading, error) {
	var b book
	if err := json.Unmarshal(raw, &b); err != nil {
		return nil, err
	}
	out := map[pricingform.Place]pricingform.Reading{}
	for _, p := range places {
		text := b[p.Sheet][p.Cell]
		if text == "=" {
			text = decimal.RequireFromString(b["Prices"]["C5"]).Mul(decimal.NewFromInt(2)).String()
		}
		r := pricingform.Reading{Text: text}
		if n, err := decimal.NewFromString(text); err == nil {
			r.Number = &n
		}
		out[p] = r
	}
	return out, nil
}

const emptyBook = `{"Prices":{"A5":"Year 1","C4":"Price of a meal","C5":"","D4":"Twice","D5":"="},"Terms":{"A1":"Bidder","B1":""}}`

// The buyer's workbook is chosen, a cell is given a figure of the offer, and a copy is
// written that holds it; the buyer's own file stays as it is.
func TestTheBuyersWorkbookIsFilled(t *testing.T) {
	r := newRig(t, nil)
	r.chosen = "/in/Pricing.xlsx"
	r.disk.Put(r.chosen, []byte(emptyBook))
	p, frame, w := r.onScreen()
	p.ShowPart(partForm)
	pagetest.Press(t, w, "Choose the buyer’s workbook …")
	if f := r.Bid().Pack.Form; f.Name != "Pricing.xlsx" || len(f.SHA256) != 64 {
		t.Fatalf("%+v", f)
	}
	pagetest.Press(t, w, "Add a cell")
	offered := p.buyers.cells()
	want := []string{"C5: Year 1 · Price of a meal", "D5: Year 1 · Twice", "B1: Bidder"}
	for i, text := range want {
		if i+1 >= len(offered) || offered[i+1].Text != text {
			t.Fatalf("the cells offered are %v, not %v", offered, want)
		}
	}
	p.buyers.asked.OnChosen("Prices\x1fC5")
	picker := pagetest.Field(t, w, "What goes there Nothing chosen").(*kit.Picker)
	picker.OnChosen("price.asked")
	cell := r.Bid().Pack.Form.Cells[0]
	if cell.Sheet != "Prices" || cell.Cell != "C5" || cell.Compare || cell.Item != "price.asked" {
		t.Fatalf("%+v", cell)
	}
	pagetest.Press(t, w, "Add a cell")
	p.buyers.asked.OnChosen("Prices\x1fD5")
	if !r.Bid().Pack.Form.Cells[1].Compare {
		t.Error("the buyer's formula would be written over")
	}
	if all := shown(w); !strings.Contains(all, "The buyer’s workbook") && !strings.Contains(all, "Nothing has been chosen for this cell") {
		t.Error("what the line lacks is not said")
	}
	pagetest.Press(t, w, "Write a filled copy …")
	if r.disk.File("/out/pack.pdf") != nil || !strings.Contains(shown(w), "No copy was written") {
		t.Fatal("a copy with a gap was written, or nothing was said")
	}
	pagetest.Press(t, w, "Remove this cell")
	pagetest.Press(t, w, "Write a filled copy …")
	var written book
	if err := json.Unmarshal(r.disk.File("/out/pack.pdf"), &written); err != nil {
		t.Fatalf("%v; %s", err, frame.Toasts().Text())
	}
	if written["Prices"]["C5"] != "9.25" || written["Terms"]["B1"] != "" {
		t.Errorf("%v", written)
	}
	if r.asked != "Pricing, filled.xlsx" || !strings.Contains(shown(w), "comes to our figures") {
		t.Errorf("asked for %q; told %q", r.asked, shown(w))
	}
	picture(t, w, "form")
	if string(r.disk.File(r.chosen)) != emptyBook {
		t.Error("the buyer's file was changed")
	}
	issued, err := p.m.Issued()
	if err != nil || len(issued) != 1 || issued[0].Format != "xlsx" {
		t.Errorf("recorded are %v, %v", issued, err)
	}
}

// What cannot be used is said in a sentence, and what was chosen before stays.
func TestWorkbooksThatCannotBeUsed(t *testing.T) {
	cells := []bid.FormCell{{ID: "c", Sheet: "Prices", Cell: "C5", Item: "price.asked"}}
	r := newRig(t, func(b *bid.Bid) {
		b.Pack.Form = bid.PricingForm{Name: "Old.xlsx", SHA256: strings.Repeat("a", 64), Cells: cells}
	})
	p, frame, w := r.onScreen()
	p.ShowPart(partForm)
	if !strings.Contains(shown(w), "is not in this workspace") {
		t.Errorf("that the file is missing is not said: %s", shown(w))
	}
	r.chosen = "/in/letter.xlsx"
	r.disk.Put(r.chosen, []byte("PK no workbook"))
	pagetest.Press(t, w, "Choose a newer version …")
	if f := r.Bid().Pack.Form; f.Name != "Old.xlsx" || !strings.Contains(frame.Toasts().Text(), "no workbook") {
		t.Errorf("%+v; told %q", f, frame.Toasts().Text())
	}
	// A newer version of the form has lost the sheet: the line stays and says so.
	r.chosen = "/in/New.xlsx"
	r.disk.Put(r.chosen, []byte(`{"Terms":{"A1":"Bidder","B1":""}}`))
	pagetest.Press(t, w, "Choose a newer version …")
	if f := r.Bid().Pack.Form; f.Name != "New.xlsx" || len(f.Cells) != 1 {
		t.Fatalf("%+v", f)
	}
	if !strings.Contains(shown(w), "has no sheet “Prices”") {
		t.Errorf("the lost sheet is not told: %s", shown(w))
	}
	r.disk.Refuse = errors.New("the folder is gone")
	r.chosen = "/in/Again.xlsx"
	r.disk.Put(r.chosen, []byte(emptyBook))
	pagetest.Press(t, w, "Choose a newer version …")
	pagetest.Press(t, w, "Write a filled copy …")
	if !strings.Contains(frame.Toasts().Text(), "folder is gone") {
		t.Errorf("told %q", frame.Toasts().Text())
	}
}
