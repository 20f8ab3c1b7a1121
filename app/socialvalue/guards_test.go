package socialvalue_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/date"
	"bidwright/app/money"
)

// sound is a small map that no guard speaks against.
func sound() bid.SocialValue {
	row := func(id, group, value string, ledger bid.Ledger) bid.ImpactRow {
		return bid.ImpactRow{ID: id, Name: "Row " + id, Stakeholder: "people", Ledger: ledger, GroupID: group, Quantity: because("10"), Duration: Q("1"), Evidence: Q("3"),
			Deadweight: because("0.2"), Attribution: because("0.1"), Displacement: because("0"), ValueID: value, Cashable: bid.CashableCapacity, Bodies: []bid.BodyShare{{Body: "council", Share: S("1")}}}
	}
	own := func(id string) bid.OwnValue {
		return bid.OwnValue{ID: id, Code: id, Name: "Value " + id, Value: v("100"), Unit: "visit", PriceYear: "2024", Source: "a study", Licence: "fact, cited"}
	}
	return bid.SocialValue{Body: "council", PriceYear: "2024", Inputs: bid.SocialInputs{Price: P("1000"), NoHelp: true}, Rows: []bid.ImpactRow{row("a", "g", "x", bid.LedgerFiscal), row("b", "h", "y", bid.LedgerFiscal)},
		Groups: []bid.PeopleGroup{{ID: "g", Name: "G", Size: Q("40")}, {ID: "h", Name: "H", Size: Q("40")}}, Values: []bid.OwnValue{own("x"), own("y")}}
}

// Every guard speaks where its rule is broken and is silent on a sound map; a guard that
// blocks leaves the row out of every total.
func TestGuards(t *testing.T) {
	_, out := build(sound(), 1)
	for _, i := range out.Issues {
		t.Errorf("a sound map raises %s: %s", i.Code, i.Message)
	}
	for _, c := range []struct {
		code   string
		out    string // row that no longer counts
		change func(*bid.SocialValue)
	}{
		{"SV-001", "a", func(s *bid.SocialValue) { s.Rows[0].Deadweight = bid.Estimate{} }},
		{"SV-002", "a", func(s *bid.SocialValue) { s.Rows[0].Attribution = bid.Estimate{} }},
		{"SV-003", "a", func(s *bid.SocialValue) { s.Rows[0].Displacement = bid.Estimate{} }},
		{"SV-004", "a", func(s *bid.SocialValue) { s.Rows[0].Displacement = bid.Estimate{Central: v("0")} }},
		{"SV-005", "a", func(s *bid.SocialValue) { s.Values[0].Source = "" }},
		{"SV-005", "a", func(s *bid.SocialValue) { s.Values[0].Unit = "" }},
		{"SV-006", "a", func(s *bid.SocialValue) { s.Values[0].PriceYear = "" }},
		{"SV-006", "a", func(s *bid.SocialValue) { s.Values[0].PriceYear = "2019/21" }},
		{"SV-006", "a", func(s *bid.SocialValue) { s.Values[0].PriceYear = "1950" }},
		{"SV-007", "a", func(s *bid.SocialValue) { s.Rows[0].Deadweight.Central = v("1.4") }},
		{"SV-007", "a", func(s *bid.SocialValue) { s.Rows[0].Deadweight.Low = v("0.5") }},
		{"SV-008", "a", func(s *bid.SocialValue) { s.Values[0].Unit, s.Rows[0].Quantity = "person", because("41") }},
		{"SV-009", "a", func(s *bid.SocialValue) {
			s.Rows[0].Bodies = append(s.Rows[0].Bodies, bid.BodyShare{Body: "nhs", Share: S("0.1")})
		}},
		{"SV-009", "a", func(s *bid.SocialValue) {
			s.Rows[0].Claims = []bid.ClaimShare{{Share: S("0.7")}, {MemberID: "m", Share: S("0.4")}}
		}},
		{"SV-010", "b", func(s *bid.SocialValue) {
			s.Rows[0].GroupID, s.Rows[1].GroupID, s.Rows[0].BoxID, s.Rows[1].BoxID = "g", "g", "box", "box"
			s.Rows[0].ValueID, s.Rows[0].ProxyCode, s.Rows[1].ValueID, s.Rows[1].ProxyCode = "", "GMCA-CR2.0-F", "", "GMCA-CR2.0-F"
		}},
		{"SV-011", "b", func(s *bid.SocialValue) {
			s.Rows[1].GroupID = "g"
			s.Values[0].Wellbeing, s.Values[1].Wellbeing = true, true
		}},
		{"SV-012", "b", func(s *bid.SocialValue) { s.Rows[1].GroupID, s.Values[0].Lifetime = "g", true }},
		{"SV-013", "a", func(s *bid.SocialValue) { s.Rows[0].Ledger, s.Rows[0].Transfer = bid.LedgerSocial, "yes" }},
		{"SV-014", "b", func(s *bid.SocialValue) {
			s.Rows[0].Event, s.Rows[1].Event = "a fire", "A fire"
			s.Rows[0].ValueID, s.Rows[0].ProxyCode = "", "GMCA-FI3.0-F"
		}},
		{"SV-020", "", func(s *bid.SocialValue) {
			s.Rows[0].Duration, s.Rows[0].DropOff, s.Rows[0].Evidence = Q("6"), because("0.1"), Q("1")
		}},
		{"SV-021", "", func(s *bid.SocialValue) { s.Values[0].PriceYear = "2012" }},
		{"SV-022", "", func(s *bid.SocialValue) {
			s.Rows[0].ValueID, s.Rows[0].ProxyCode, s.Rows[0].Proxy = "", "GMCA-CR2.0-F", bid.Estimate{Central: v("9000")}
		}},
		{"SV-023", "", func(s *bid.SocialValue) { s.Values[0].PriceYear = "2019/20" }},
		{"SV-026", "", func(s *bid.SocialValue) {
			s.Values[1].Value, s.Rows[0].Event, s.Rows[1].Event = v("-50"), "move", "move"
			s.Values[0].Body, s.Values[1].Body = "council", "council"
		}},
		{"SV-027", "", func(s *bid.SocialValue) { s.Values[0].Unit, s.Rows[0].Cashable = "hour", bid.CashableNow }},
		{"SV-028", "", func(s *bid.SocialValue) {
			s.Rows[0].ValueID, s.Rows[0].ProxyCode, s.Rows[0].Quantity.Source = "", "GMCA-CR8.0-F", "police recorded crime, ward table"
		}},
		{"SV-029", "", func(s *bid.SocialValue) { s.Themes = []bid.SoftTheme{{ID: "t", Name: "T", Pairs: pairs(6)}} }},
		{"SV-030", "", func(s *bid.SocialValue) { s.Rows[0].Quantity = because("30") }},
		{"SV-031", "", func(s *bid.SocialValue) { s.Rows[0].Evidence, s.Rows[1].Evidence = Q("1"), Q("0") }},
		{"SV-032", "", func(s *bid.SocialValue) { s.Inputs.Price = P("10") }},
		{"SV-033", "", func(s *bid.SocialValue) {
			s.Boxes, s.Rows[0].BoxID = []bid.ChainBox{{ID: "o", Column: bid.ColumnOutput, Text: "Training days"}}, "o"
		}},
		{"SV-034", "", func(s *bid.SocialValue) {
			s.Inputs.NoHelp, s.Boxes = false, []bid.ChainBox{{ID: "o", Column: bid.ColumnActivity, Text: "Volunteers visit people"}}
		}},
		{"SV-035", "", func(s *bid.SocialValue) { s.Body = "nhs" }},
		{"SV-036", "", func(s *bid.SocialValue) {
			s.Boxes = []bid.ChainBox{{ID: "o", Column: bid.ColumnCommunity, Text: "A friendlier street"}}
		}},
		{"SV-040", "", func(s *bid.SocialValue) {
			s.Commitments = []bid.Commitment{{ID: "c", Text: "Two placements", Free: true}}
		}},
		{"SV-041", "", func(s *bid.SocialValue) { s.Commitments = []bid.Commitment{promise("local people only")} }},
		{"SV-042", "", func(s *bid.SocialValue) { c := promise(""); c.Free = false; s.Commitments = []bid.Commitment{c} }},
		{"SV-043", "", func(s *bid.SocialValue) {
			c := promise("")
			c.UnitCost = P("501")
			s.Commitments = []bid.Commitment{c}
		}},
		{"SV-050", "", func(s *bid.SocialValue) { s.Score.Model, s.Score.Weight = bid.Yes, S("0.05") }},
		{"SV-051", "", func(s *bid.SocialValue) { s.Answers = []bid.MissionReply{{ID: "a", OutcomeID: "2"}} }},
		{"SV-052", "", func(s *bid.SocialValue) {
			s.Values[0].Value, s.Values[0].Restricted, s.Rows[0].Deadweight.Reason = v("8731.5"), true, "half of the £8,731.50 of the bank of values"
		}},
		{"SV-053", "", func(s *bid.SocialValue) {
			s.Score.Points, s.Score.Best, s.Rows[0].Evidence = Q("10"), P("1000000"), Q("0")
		}},
		{"SV-054", "", func(s *bid.SocialValue) { s.Score.Points, s.Score.Best = Q("10"), P("0") }},
		{"SV-060", "", func(s *bid.SocialValue) {
			s.Local = bid.LocalMoney{Meaning: "here", Options: []bid.LocalOption{{ID: "l", Name: "L", Income: P("10"), Round2: P("11"), Round3: P("1")}}}
		}},
		{"SV-061", "", func(s *bid.SocialValue) {
			s.Local.Options = []bid.LocalOption{{ID: "l", Name: "L", Share2: S("0.5"), Share3: S("0.5")}}
		}},
		{"SV-070", "", func(s *bid.SocialValue) {
			s.Steps = []bid.ResultStep{{ID: "s", Tariff: P("-1"), Volume: Q("1"), Mid: S("1")}}
		}},
		{"SV-071", "", func(s *bid.SocialValue) {
			s.StepCost, s.Steps = P("500"), []bid.ResultStep{{ID: "s", Name: "Job", Tariff: P("100"), Volume: Q("4"), Low: S("0.5"), Mid: S("1")}}
		}},
		{"SV-080", "", func(s *bid.SocialValue) {
			s.Themes = []bid.SoftTheme{{ID: "t", Name: "T", Starters: Q("20"), Pairs: pairs(6)}}
		}},
		{"SV-081", "", func(s *bid.SocialValue) { s.Together = bid.CoProduction{Today: "together/together", Consulted: true} }},
		{"SV-090", "", func(s *bid.SocialValue) { s.Inputs.Price = P("0") }},
		{"SV-091", "", func(s *bid.SocialValue) { s.Trials.Runs = Q("60000") }},
		{"SV-115", "", func(s *bid.SocialValue) { s.Rows[0].ModelID = "SVM-NONE" }},
		{"SV-115", "", func(s *bid.SocialValue) { s.Answers = []bid.MissionReply{{ID: "a", Metric: "m", ModelID: "O6"}} }},
		{"SV-100", "a", func(s *bid.SocialValue) { s.Rows[0].Duration = Q("2") }},
		{"SV-103", "a", func(s *bid.SocialValue) { s.Rows[0].Quantity = because("-1") }},
		{"SV-104", "a", func(s *bid.SocialValue) { s.Rows[0].Duration = Q("2.5") }},
		{"SV-104", "a", func(s *bid.SocialValue) { s.Rows[0].Duration = Q("61") }},
		{"SV-108", "a", func(s *bid.SocialValue) { s.Rows[0].Ledger = "" }},
		{"SV-109", "a", func(s *bid.SocialValue) { s.Rows[0].ValueID, s.Rows[0].ProxyCode = "", "NO-SUCH" }},
	} {
		sv := sound()
		c.change(&sv)
		sheet, out := build(sv, 1)
		if !told(out.Issues, c.code) {
			t.Errorf("%s is not raised: %v", c.code, out.Issues)
			continue
		}
		for _, i := range out.Issues {
			if i.Code == c.code && (i.Path == "" || strings.Contains(i.Message, "%!")) {
				t.Errorf("%s has no place or is not a sentence: %q at %q", c.code, i.Message, i.Path)
			}
		}
		if c.out != "" {
			if n, _ := sheet.Graph.Node("sv.row." + c.out + ".pv"); n.Available() {
				t.Errorf("%s: row %s still counts", c.code, c.out)
			}
		}
	}
}

func pairs(n int) []bid.SoftPair {
	list := make([]bid.SoftPair, n)
	for i := range list {
		list[i] = bid.SoftPair{Start: Q("3"), End: Q("5")}
	}
	return list
}

func promise(target string) bid.Commitment {
	return bid.Commitment{ID: "c", Kind: bid.CommitPlacement, Text: "Two work placements a year", Number: Q("2"), Unit: "placements", End: date.MustISO("2028-03-31"), Owner: "Manager", Target: target, Free: true, Measure: "register"}
}

// Whatever the percentages, what is kept lies between nothing and everything, more
// deadweight never helps a gain, and the low case is never above the high one.
func TestMoreDeadweightNeverHelps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		percent := func(name string) string { return decimal.New(rapid.Int64Range(0, 100).Draw(t, name), -2).String() }
		sv := sound()
		sv.Rows = sv.Rows[:1]
		r := &sv.Rows[0]
		r.Attribution, r.Displacement = because(percent("attribution")), because(percent("displacement"))
		years := rapid.Int64Range(1, 8).Draw(t, "years")
		r.Duration, r.DropOff = Q(decimal.NewFromInt(years).String()), because(percent("drop-off"))
		harm := rapid.Bool().Draw(t, "harm")
		if harm {
			sv.Values[0].Value = v("-100")
		}
		low, high := rapid.Int64Range(0, 50).Draw(t, "low"), rapid.Int64Range(50, 100).Draw(t, "high")
		r.Deadweight = bid.Estimate{Low: money.ValueOf(decimal.New(low, -2)), Central: v("0.5"), High: money.ValueOf(decimal.New(high, -2)), Reason: "r", Source: "s"}
		pv := func() (central, less, more decimal.Decimal) {
			_, out := build(sv, int(rapid.Int64Range(1, 3).Draw(t, "contract years")))
			central, _ = out.Rows[0].PV.Value()
			less, _ = out.Rows[0].Low.Value()
			more, _ = out.Rows[0].High.Value()
			return
		}
		central, less, more := pv()
		if less.GreaterThan(central) || central.GreaterThan(more) {
			t.Fatalf("low %s, central %s, high %s", less, central, more)
		}
	})
}

// No typed values make the engine panic, and a row counts or says why not.
func TestAnyMapIsAnswered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := func(name string) money.Value {
			if rapid.IntRange(0, 4).Draw(t, name+" missing") == 0 {
				return money.Value{}
			}
			return money.ValueOf(decimal.New(rapid.Int64Range(-3_000_000, 3_000_000).Draw(t, name), int32(-rapid.IntRange(0, 6).Draw(t, name+" places"))))
		}
		estimate := func(name string) bid.Estimate {
			return bid.Estimate{Low: number(name + " low"), Central: number(name), High: number(name + " high"), Reason: rapid.SampledFrom([]string{"", "r"}).Draw(t, name+" reason"), SharedID: rapid.SampledFrom([]string{"", "", "s1", "none"}).Draw(t, name+" shared")}
		}
		sv := bid.SocialValue{Added: rapid.Bool().Draw(t, "added"), PriceYear: rapid.SampledFrom([]string{"", "2024", "2015/16", "soon"}).Draw(t, "year"), Shared: []bid.Estimate{{ID: "s1", Central: number("shared"), Reason: "r"}}}
		for i := range rapid.IntRange(1, 4).Draw(t, "rows") {
			sv.Rows = append(sv.Rows, bid.ImpactRow{ID: string(rune('a' + i)), Ledger: rapid.SampledFrom([]bid.Ledger{"", bid.LedgerFiscal, bid.LedgerEconomic, bid.LedgerSocial}).Draw(t, "ledger"),
				ProxyCode: rapid.SampledFrom([]string{"", "SEED-1", "GMCA-CR2.0-F", "UK-LFT24", "NONE"}).Draw(t, "proxy"), GroupID: rapid.SampledFrom([]string{"", "g"}).Draw(t, "group"),
				How: rapid.SampledFrom([]bid.QuantityHow{"", bid.QuantityEach, bid.QuantityRates, bid.QuantityCompleted}).Draw(t, "how"), Quantity: estimate("quantity"), Proxy: estimate("own"),
				Deadweight: estimate("deadweight"), Attribution: estimate("attribution"), Displacement: estimate("displacement"), DropOff: estimate("drop-off"),
				Duration: money.QuantityOf(decimal.NewFromInt(rapid.Int64Range(-1, 70).Draw(t, "duration")))})
		}
		s, out := build(sv, rapid.IntRange(0, 7).Draw(t, "contract years"))
		for _, r := range out.Rows {
			if !r.Counted && r.Waits == "" {
				t.Fatalf("row %s neither counts nor says why", r.ID)
			}
		}
		if err := s.Graph.Err(); err != nil {
			t.Fatal(err)
		}
	})
}
