package sheet_test

import (
	"context"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/assets/examples"
	"bidwright/data/sheet"
)

// socialBook is the spreadsheet of the social value response.
func socialBook(t *testing.T, doc bid.Document) (pack.Built, pack.Finished) {
	t.Helper()
	from := source(t, doc)
	from.Paper = bid.PaperSocial
	built, err := pack.Build(pack.Commissioner, from)
	if err != nil {
		t.Fatal(err)
	}
	done, err := pack.Finish(context.Background(), sheet.Painter{}, pack.Commissioner, from, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	return built, done
}

func tabNamed(t *testing.T, w *pack.Workbook, name string) *pack.Sheet {
	t.Helper()
	for _, s := range w.Sheets {
		if s.Name == name {
			return s
		}
	}
	t.Fatalf("there is no tab %q", name)
	return nil
}

// The social value response leaves as a spreadsheet for every example, without a blocker
// of the leak test.
func TestTheSocialValueResponseIsASpreadsheetForEveryExample(t *testing.T) {
	for _, name := range examples.Names() {
		if _, done := socialBook(t, document(t, name)); len(done.Bytes) < 2000 {
			t.Errorf("%s: %d bytes", name, len(done.Bytes))
		}
	}
}

// What a row rests on can be changed on the tab, and what follows is a formula; a cell
// that no formula rests on is not offered.
func TestTheBoardsImpactMapLives(t *testing.T) {
	doc := document(t, "stationery")
	w := model(t, pack.Board, doc)
	s := tabNamed(t, w, "Social value")
	inputs, formulas := map[string]bool{}, map[string]bool{}
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			if c.Input {
				inputs[c.Figure] = true
			}
			if c.Formula != nil {
				formulas[c.Figure] = true
			}
		}
	}
	for _, r := range doc.Bid.SocialValue.Rows {
		for _, field := range []string{"quantity", "deadweight", "attribution", "displacement"} {
			if id := "socialValue.rows." + r.ID + "." + field + ".central"; !inputs[id] {
				t.Errorf("%s cannot be changed", id)
			}
		}
		for _, figure := range []string{"gross", "impact", "pv"} {
			if id := "sv.row." + r.ID + "." + figure; !formulas[id] {
				t.Errorf("%s is no formula", id)
			}
		}
		if r.ValueID != "" && inputs["socialValue.rows."+r.ID+".proxy.central"] {
			t.Errorf("%s has a second unit value that nothing rests on", r.ID)
		}
	}
	for _, id := range []string{"sv.ratio", "sv.ratio.net", "sv.npv", "sv.inputs", "sv.pv.fiscal", "sv.switch.inputs"} {
		if !formulas[id] {
			t.Errorf("%s is no formula", id)
		}
	}
	if gift := "socialValue.inputs.grants." + doc.Bid.SocialValue.Inputs.Grants[0].ID + ".amount"; inputs[gift] {
		t.Errorf("%s can be changed, but its contract years are what counts", gift)
	}
}

// The licence of a unit value keeps its figure in the organisation: the board's workbook
// has it, and says so; what goes to the buyer has the name alone.
func TestALicensedValueStaysInTheBoardsWorkbook(t *testing.T) {
	doc := document(t, "stationery")
	sv := &doc.Bid.SocialValue
	sv.Values = append(sv.Values, bid.OwnValue{ID: "licensed", Name: "A licensed wellbeing value", Value: money.ValueOf(decimal.RequireFromString("8731.55")), Unit: "person", PriceYear: "2024",
		Source: "A licensed bank of values", Licence: "members only", Ledger: bid.LedgerFiscal, Restricted: true})
	sv.Rows[0].ProxyCode, sv.Rows[0].ValueID, sv.Rows[0].Proxy = "", "licensed", bid.Estimate{}
	text := func(w *pack.Workbook) string {
		var out strings.Builder
		for _, s := range w.Sheets {
			for _, row := range s.Rows {
				for _, c := range row.Cells {
					out.WriteString(c.Text + "\n")
					if c.Value != nil {
						out.WriteString(c.Value.String() + "\n")
					}
				}
			}
		}
		return out.String()
	}
	own := text(model(t, pack.Board, doc))
	if !strings.Contains(own, "8731.55") || !strings.Contains(own, "For your own use only: the licence does not let these unit values be passed on: A licensed wellbeing value.") {
		t.Error("the board's workbook lacks the value or its warning")
	}
	built, _ := socialBook(t, doc)
	w, err := built.Workbook()
	if err != nil {
		t.Fatal(err)
	}
	if theirs := text(w); strings.Contains(theirs, "8731") || strings.Contains(theirs, "8,731") || !strings.Contains(theirs, "licensed value") {
		t.Error("the buyer's workbook has the licensed figure, or does not say that there is one")
	}
}

// Words of the case that look like formulas stay words, in the spreadsheet and in CSV.
func TestWordsOfTheSocialValueCaseAreNeverFormulas(t *testing.T) {
	doc := document(t, "stationery")
	sv := &doc.Bid.SocialValue
	sv.Rows[0].Name, sv.Rows[0].Stakeholder, sv.Rows[0].Deadweight.Reason = "=1+1", "@SUM(A1)", "+2+2"
	sv.Commitments[0].Text, sv.Local.Options[0].Name = "=cmd|' /C calc'!A0", "-3+4"
	_, done := socialBook(t, doc)
	for audience, raw := range map[string][]byte{"buyer": done.Bytes, "board": finished(t, pack.Board, doc).Bytes} {
		f, found := open(t, raw), false
		for _, name := range f.GetSheetList() {
			rows, err := f.GetRows(name)
			if err != nil {
				t.Fatal(err)
			}
			for r, row := range rows {
				for c, text := range row {
					at, _ := excelize.CoordinatesToCellName(c+1, r+1)
					formula, _ := f.GetCellFormula(name, at)
					found = found || strings.Contains(text, "=1+1")
					if strings.Contains(formula, "cmd") || formula == "1+1" || formula == "SUM(A1)" {
						t.Errorf("%s: %s!%s became the formula %q", audience, name, at, formula)
					}
				}
			}
		}
		if !found {
			t.Errorf("%s: the name of the row is not there", audience)
		}
	}
	from := source(t, doc)
	from.Paper = bid.PaperSocial
	built, err := pack.Build(pack.Commissioner, from)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := sheet.CSVPainter{}.Paint(context.Background(), built, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := (sheet.CSVPainter{}).Verify(raw, built.Document); err != nil {
		t.Error(err)
	}
	if !strings.Contains(string(raw), ",'=1+1 – @SUM(A1),") {
		t.Errorf("the CSV is\n%s", raw)
	}
}
