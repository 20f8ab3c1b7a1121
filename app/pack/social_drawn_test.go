package pack_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pack"
)

// figures are those of a tree, by id.
func figures(built pack.Built) map[string]pack.Figure {
	out := map[string]pack.Figure{}
	for _, s := range built.Document.Sections {
		for _, b := range s.Blocks {
			if f, ok := b.(pack.Figure); ok {
				out[f.ID] = f
			}
		}
	}
	return out
}

// Every drawing of the response stands beside a table that holds each of its amounts, so
// that nobody has to read them off the bars.
func TestEveryDrawingOfTheSocialResponseHasItsTable(t *testing.T) {
	built, _ := socialPack(t, nil)
	drawn := figures(built)
	for _, id := range []string{"figure-gross-net", "figure-gains-fiscal", "figure-years", "figure-felt", "figure-local", "figure-chain", "figure-together"} {
		if _, found := drawn[id]; !found {
			t.Errorf("%s is not drawn", id)
		}
	}
	for id, f := range drawn {
		if f.Table == nil || f.Alt == "" || f.Title == "" {
			t.Errorf("%s has no table, no words or no title", id)
			continue
		}
		var cells []string
		for _, r := range f.Table.Rows {
			for _, c := range r.Cells {
				cells = append(cells, c.Text)
			}
		}
		for _, b := range f.Chart.Bars {
			for _, v := range b.Values {
				amount, _, _ := strings.Cut(v.Text, " (") // the share of gross has a column of its own
				amount = strings.TrimPrefix(amount, "all: +")
				if id != "figure-together" && amount != "£1.00" && !slices.Contains(cells, amount) {
					t.Errorf("%s: %q of the drawing is not in the table", id, v.Text)
				}
			}
		}
	}
}

// The published example of Norfolk: 80p and 35p of a pound, 2.15 in all, against 17p, 6p
// and 1.23. Of this bid the multiplier is told and not the shares, which with the price
// are what we pay people.
func TestThePoundIsDrawnOverThreeRounds(t *testing.T) {
	built, a := socialPack(t, nil)
	f := figures(built)["figure-local"]
	var texts []string
	for _, b := range f.Chart.Bars {
		texts = append(texts, b.Values[0].Text)
	}
	if got := strings.Join(texts, " "); got != "£1.00 £0.80 £0.35 £1.00 £0.17 £0.06" {
		t.Errorf("drawn: %s", got)
	}
	rows := map[string][]string{}
	for _, r := range f.Table.Rows {
		for _, c := range r.Cells[1:] {
			rows[r.Cells[0].Text] = append(rows[r.Cells[0].Text], c.Text)
		}
	}
	if got := rows["This bid"]; len(got) < 3 || got[0] != "–" || got[1] != "–" || !strings.HasPrefix(got[2], "1.") {
		t.Errorf("this bid: %q", got)
	}
	if rows["Norfolk, local firm (published example)"][2] != "2.15" || rows["Norfolk, firm from outside (published example)"][2] != "1.23" {
		t.Errorf("%v", rows)
	}
	for _, l := range a.Social.Local {
		for _, n := range []string{l.ID + ".round2", l.ID + ".round3", l.ID + ".left"} {
			if _, printed := built.Figures["sv.lm3."+n]; printed {
				t.Errorf("sv.lm3.%s is printed", n)
			}
		}
	}
	only, _ := socialPack(t, func(b *bid.Bid) {
		b.SocialValue.Local.Options = []bid.LocalOption{{ID: "x", Name: "By shares", Share2: money.MustShare("0.5"), Share3: money.MustShare("0.4")}}
	})
	if table := figures(only)["figure-local"].Table; len(table.Columns) != 4 || strings.Contains(textOf(only), "our own costs") {
		t.Errorf("nothing is known of unknown places, and a column stands for it: %d columns", len(table.Columns))
	}
}

// A group under five people is in no drawing and no table: a reader who knows one of them
// would read the score of the others.
func TestASmallGroupIsNotDrawn(t *testing.T) {
	built, a := socialPack(t, func(b *bid.Bid) {
		theme := &b.SocialValue.Themes[0]
		theme.Pairs = theme.Pairs[:4]
	})
	if _, found := figures(built)["figure-felt"]; found || strings.Contains(textOf(built), a.Document.Bid.SocialValue.Themes[0].Name+"\n") {
		t.Error("four people are shown")
	}
}

// The mean of those who completed goes from 2.89 to 4.89, up by 2; of all fourteen who
// started nine came back, so that the change of all is 2 × 9 ÷ 14 = 1.29.
func TestAllWhoStartedAreDrawnDashed(t *testing.T) {
	built, _ := socialPack(t, nil)
	chart := figures(built)["figure-felt"].Chart
	v := chart.Bars[0].Values
	if v[0].Text != "2.89" || v[1].Text != "4.89" || v[2].Text != "all: +1.29" || v[2].Amount.StringFixed(2) != "4.17" || chart.Base.Amount.String() != "10" {
		t.Errorf("%+v of %s", v, chart.Base.Amount)
	}
}

// Purses are never added: each has a drawing of its own, in which the buyer stands first
// even when it gains nothing.
func TestEachPurseIsDrawnByItself(t *testing.T) {
	built, a := socialPack(t, func(b *bid.Bid) {
		r := b.SocialValue.Rows[0]
		r.ID, r.Name, r.GroupID, r.Ledger, r.Event = "earned", "Earnings of trainees", "", bid.LedgerEconomic, ""
		r.Bodies, r.SplitCode = []bid.BodyShare{{ID: "i", Body: "individuals", Share: money.MustShare("1")}}, ""
		r.ProxyCode, r.ValueID = "", "wage"
		b.SocialValue.Values = append(b.SocialValue.Values, bid.OwnValue{ID: "wage", Name: "A year of part-time work", Value: money.MustValue("6000"), Unit: "person-year", PriceYear: "2024", Source: "Pay scale", Licence: "Ours"})
		b.SocialValue.Rows = append(b.SocialValue.Rows, r)
	})
	if n, found := a.Figure("sv.pv.economic"); !found || !n.Available {
		t.Fatalf("the case has no economic value: %+v", a.Social.Issues)
	}
	drawn := figures(built)
	fiscal, economic := drawn["figure-gains-fiscal"].Chart.Bars, drawn["figure-gains-economic"].Chart.Bars
	if len(fiscal) < 2 || len(economic) != 2 {
		t.Fatalf("%d and %d bars", len(fiscal), len(economic))
	}
	if !strings.HasSuffix(economic[0].Label, "(you)") || !economic[0].Values[0].Amount.IsZero() || !economic[0].Strong {
		t.Errorf("the buyer does not stand first: %+v", economic)
	}
	if unit := drawn["figure-gross-net"].Table.Unit; !strings.Contains(unit, "adds fiscal, economic and social value") {
		t.Errorf("the way from gross to net adds purses and does not say so: %q", unit)
	}
	if _, found := drawn["figure-gains-social"]; found {
		t.Error("a purse in which nothing falls is drawn")
	}
}

// A price, a cost or a rate that is typed into a text of the social value response stops
// it: that file goes with the quality response.
func TestAPriceTypedIntoTheSocialValueResponseStopsIt(t *testing.T) {
	where := map[string]func(*bid.SocialValue, string){
		"mission": func(v *bid.SocialValue, text string) { v.Together.Mission = text }, "answer": func(v *bid.SocialValue, text string) { v.Answers[0].What = text },
		"box": func(v *bid.SocialValue, text string) { v.Boxes[0].Text = text }, "theme": func(v *bid.SocialValue, text string) { v.Themes[0].Name = text },
		"arrangement": func(v *bid.SocialValue, text string) { v.Local.Options[0].Name = text }, "meaning of local": func(v *bid.SocialValue, text string) { v.Local.Meaning = text },
		"commitment": func(v *bid.SocialValue, text string) { v.Commitments[0].Missed = text }, "reason": func(v *bid.SocialValue, text string) { v.Rows[0].Deadweight.Reason = text },
		"outcome": func(v *bid.SocialValue, text string) { v.Rows[0].Name = text }, "quote": func(v *bid.SocialValue, text string) {
			v.Boxes[9].Evidence, v.Boxes[9].Quote = "", text
		},
	}
	_, a := socialPack(t, nil)
	value, found := a.Figure("contract.value")
	if !found || !value.Available {
		t.Fatal("the example has no contract value")
	}
	for what, words := range map[string]string{"the price asked": "We do it for £25.40 an order", "its contract value": value.Printed + " in all", "pay": "a coach at £15.20", "a salary": "a manager at £31,800"} {
		for place, put := range where {
			s := exampleSource(t, "stationery", bid.PaperSocial, func(b *bid.Bid) { put(&b.SocialValue, words) })
			var leak *pack.LeakError
			if _, err := pack.Finish(context.Background(), pack.DataPainter{}, pack.Commissioner, s, true, nil); !errors.As(err, &leak) {
				t.Errorf("%s (%q) in %s goes out: %v", what, words, place, err)
			}
		}
	}
	if _, err := pack.Finish(context.Background(), pack.DataPainter{}, pack.Commissioner, exampleSource(t, "stationery", bid.PaperSocial, nil), true, nil); err != nil {
		t.Errorf("the example itself is stopped: %v", err)
	}
}

// So does an amount on which the case rests but that the response does not show: what a
// promise costs, a gift, an hour of unpaid help, a value that a licence keeps back.
func TestAnAmountBehindTheCaseStopsTheResponse(t *testing.T) {
	for what, words := range map[string]string{"cost of a promise": "each costs us £4,319.57", "a grant": "a grant of £41,973.13", "an hour of help": "an hour at £17.93", "a licensed value": "we count £8,731.55 for it", "": "we make it good in a week"} {
		s := exampleSource(t, "stationery", bid.PaperSocial, func(b *bid.Bid) {
			v := &b.SocialValue
			v.Commitments[0].UnitCost = money.MustPounds("4319.57")
			v.Inputs.Grants = []bid.SocialGift{{ID: "g", Name: "A trust", Amount: money.MustPounds("41973.13")}}
			v.Inputs.Volunteers = []bid.VolunteerJob{{ID: "v", Name: "Helpers", Hours: money.MustQuantity("100"), Rate: money.MustPounds("17.93")}}
			v.Values = append(v.Values, bid.OwnValue{ID: "licensed", Name: "A licensed value", Value: money.MustValue("8731.55"), Unit: "person", PriceYear: "2024", Source: "A bank of values", Licence: "members only", Restricted: true})
			v.Rows[0].ProxyCode, v.Rows[0].ValueID, v.Rows[0].Proxy = "", "licensed", bid.Estimate{}
			v.Commitments[0].Missed = words
		})
		var leak *pack.LeakError
		if _, err := pack.Finish(context.Background(), pack.DataPainter{}, pack.Commissioner, s, true, nil); errors.As(err, &leak) == (what == "") {
			t.Errorf("%s (%q): %v", what, words, err)
		}
	}
}
