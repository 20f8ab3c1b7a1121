// Package sample is a fictional document with every kind of block, for tests of the
// layout and the painters.
package sample

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/chart"
	"bidwright/app/date"
	"bidwright/app/pack"
)

// run is text that a buyer may read.
func run(text string) pack.Run { return pack.Run{Text: text, Label: pack.LabelBuyer} }

func runs(texts ...string) []pack.Run {
	var out []pack.Run
	for _, t := range texts {
		out = append(out, run(t))
	}
	return out
}

func value(text, amount string) chart.Value {
	return chart.Value{Amount: decimal.RequireFromString(amount), Text: text}
}

// Logo is a plum disc beside a grey bar, 240 × 80 pixels.
func Logo() []byte {
	m := image.NewRGBA(image.Rect(0, 0, 240, 80))
	for y := range 80 {
		for x := range 240 {
			c := color.RGBA{255, 255, 255, 255}
			if dx, dy := x-40, y-40; dx*dx+dy*dy < 36*36 {
				c = color.RGBA{0x7a, 0x20, 0x48, 255}
			} else if x > 90 && y > 30 && y < 50 {
				c = color.RGBA{0x60, 0x60, 0x60, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		panic(err) // a picture in memory
	}
	return out.Bytes()
}

// Document has every kind of block and about five pages.
func Document() pack.Document {
	bold := run("lines add to £612,480.00")
	bold.Bold = true
	link := run("assumption 2")
	link.Target = "assumption-2"
	figure := run("£14.20")
	figure.Figure = "price.unit.offer"
	head := pack.Column{Title: "Description", Head: true, Weight: 2}
	money := func(title string) pack.Column { return pack.Column{Title: title, Align: pack.Right} }
	return pack.Document{
		Title: "Pricing schedule", Subject: "Community meals in Penrhyn a Dwyfor", Organisation: "Cegin y Dŵr CIC",
		Reference: "DN-4471", Lot: "Lot 2", Audience: "commissioner", Version: 3, Date: date.MustISO("2027-05-14"),
		Confidential: "Commercial in confidence", Label: pack.LabelBuyer, Logo: Logo(), Accent: "#7a2048",
		Cover: []pack.KeyValue{
			{Key: "Buyer", Value: run("North Dwyfor Council")}, {Key: "Reference", Value: run("DN-4471, Lot 2: weekday lunches")},
			{Key: "Bidder", Value: run("Cegin y Dŵr CIC")}, {Key: "Version", Value: run("3, 14 May 2027")}, {Key: "Offer stands until", Value: run("12 August 2027")},
		},
		Sections: []pack.Section{
			{ID: "summary", Level: 1, Title: "Our price in brief", Label: pack.LabelBuyer, Blocks: pack.Blocks{
				pack.Paragraph{Runs: []pack.Run{run("We offer "), figure, run(" a meal, excluding VAT, for three years – that is 43,200 meals and its "), bold, run(". The price rests on seven assumptions, above all on "), link, run(". The people at Tŷ Ŵyl say ‘it’s good’ and “hot”.")}},
				pack.Callout{Title: "The price at a glance", Label: pack.LabelBuyer, Runs: runs("£14.20 a meal in year 1. Fixed until 31 March 2029, then moved by the named index.")},
				pack.Heading{ID: "covers", Level: 2, Text: "What the price covers", Label: pack.LabelBuyer},
				pack.List{Items: []pack.Item{{Runs: runs("cooking and packing in our own kitchen")}, {Runs: runs("delivery within 12 miles, including a welfare check at the door that takes about four minutes and is recorded on the day")}, {Runs: runs("holiday cover, training and supervision")}}},
				pack.KeyValues{Rows: []pack.KeyValue{{Key: "VAT", Value: run("Exempt: welfare services by a charity")}, {Key: "Payment", Value: run("Monthly in arrears, 30 days")}}},
			}},
			{ID: "schedule", Level: 1, Title: "Pricing schedule by year", Label: pack.LabelBuyer, Blocks: pack.Blocks{schedule(head, money), ladder(), build(head, money)}},
			{ID: "assumptions", Level: 1, Title: "Assumptions", Label: pack.LabelBuyer, Blocks: pack.Blocks{
				pack.List{Numbered: true, Items: []pack.Item{{ID: "assumption-1", Runs: runs("The council orders at least 14,000 meals a year.")}, {ID: "assumption-2", Runs: runs("The National Living Wage follows the published central estimate. Source: Low Pay Commission, read on 2 May 2027.")}, {ID: "assumption-3", Runs: runs("Mileage stays within one round of 34 miles a day.")}}},
				pack.Note{Runs: runs("Figures are rounded to the penny, half away from zero. Totals add the printed lines.")},
				pack.PageBreak{},
				pack.SignatureBox{Statement: "We offer to deliver the service at the prices in this schedule.", Label: pack.LabelBuyer},
			}},
		},
	}
}

func schedule(head pack.Column, money func(string) pack.Column) pack.Table {
	t := pack.Table{ID: "t1", Number: 1, Title: "Price by year", Unit: "£ excl. VAT", Label: pack.LabelBuyer,
		Columns: []pack.Column{{Title: "Ref"}, head, {Title: "Unit"}, money("Quantity"), money("Rate"), money("2027/28"), money("2028/29"), money("Total")},
		Note:    "Rates carry up to six places; lines are rounded to the penny."}
	for i := range 34 {
		kind := pack.Normal
		if i%12 == 11 {
			kind = pack.Subtotal
		}
		t.Rows = append(t.Rows, pack.Row{Kind: kind, Cells: runs(fmt.Sprintf("A%d", i+1), strings.TrimSpace("Hot lunch, delivered "+strings.Repeat("with a welfare check ", i%3)), "meal", fmt.Sprintf("%d,%03d", i+1, 400-i), "14.20", fmt.Sprintf("%d,480.00", 20+i), fmt.Sprintf("%d,916.20", 21+i), fmt.Sprintf("%d,396.20", 41+2*i))})
	}
	t.Rows = append(t.Rows, pack.Row{Kind: pack.Total, Cells: runs("", "Total", "", "43,200", "", "204,160.00", "408,320.00", "612,480.00")})
	return t
}

func ladder() pack.Figure {
	return pack.Figure{ID: "f1", Number: 1, Title: "Where our price stands", Label: pack.LabelBuyer, Alt: "A ladder of four prices a meal. The price asked, £14.20, lies below the full cost of £14.78.",
		Chart: chart.Spec{Kind: chart.Ladder, Rungs: []chart.Rung{{Label: "Full cost and a surplus of 3 %", Value: value("£15.24", "15.24")}, {Label: "Full cost", Value: value("£14.78", "14.78")}, {Label: "Price we ask", Value: value("£14.20", "14.20"), Chosen: true}, {Label: "The council’s budget", Value: value("£14.05", "14.05")}, {Label: "Direct cost only", Value: value("£11.02", "11.02")}}}}
}

func build(head pack.Column, money func(string) pack.Column) pack.Figure {
	bar := func(label, total string, amounts ...string) chart.Bar {
		b := chart.Bar{Label: label, Total: value(total, "0")}
		for _, a := range amounts {
			b.Values = append(b.Values, chart.Value{Amount: decimal.RequireFromString(a)})
		}
		return b
	}
	return pack.Figure{ID: "f2", Number: 2, Title: "What the price is made of", Label: pack.LabelBuyer, Alt: "Three bars, one a year, of people, food, core costs and surplus. In year 3 the surplus is negative.",
		Chart: chart.Spec{Kind: chart.Stacked, Series: []string{"People", "Food and travel", "Core costs", "Surplus (deficit)"}, Bars: []chart.Bar{
			bar("Year 1, 2027/28", "£204,480", "120000", "50480", "28000", "6000"), bar("Year 2, 2028/29", "£204,000", "125000", "51000", "28000", "0"), bar("Year 3, 2029/30", "−£3,120", "131000", "52000", "28000", "-3120")}},
		Table: &pack.Table{ID: "t2", Number: 2, Title: "The same in figures", Unit: "£ excl. VAT", Label: pack.LabelBuyer, Columns: []pack.Column{head, money("Year 1"), money("Year 2"), money("Year 3")},
			Rows: []pack.Row{{Kind: pack.Group, Cells: runs("Cost of delivery")}, {Cells: runs("People", "120,000.00", "125,000.00", "131,000.00")}, {Cells: runs("Food and travel", "50,480.00", "51,000.00", "52,000.00")}, {Kind: pack.Total, Cells: runs("Surplus", "6,000.00", "0.00", "−3,120.00 (deficit)")}}}}
}
