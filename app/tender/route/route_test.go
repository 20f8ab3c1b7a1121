package route_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/tender/route"
	"bidwright/app/working"
	"bidwright/assets/facts"

	"github.com/shopspring/decimal"
)

var lib = func() *reference.Library {
	l, err := reference.Load(facts.Files())
	if err != nil {
		panic(err)
	}
	return l
}()

// build gives the route of an opportunity on 22 November 2026.
func build(t testing.TB, o bid.Opportunity) (*route.Result, *working.Sheet) {
	t.Helper()
	s := working.New()
	r := route.Build(s, route.Input{Document: bid.Document{Bid: bid.Bid{Opportunity: o}}, Library: lib, On: date.MustISO("2026-11-22")})
	if err := s.Graph.Err(); err != nil {
		t.Fatal(err)
	}
	return r, s
}

func codes(s *working.Sheet) string {
	var out []string
	for _, i := range s.Issues {
		out = append(out, i.Code)
	}
	return strings.Join(out, " ")
}

// council is an English council that buys services worth the amount without VAT.
func council(net string) bid.Opportunity {
	return bid.Opportunity{Nation: bid.England, Value: bid.Value{Net: money.MustPounds(net)},
		Route: bid.Route{Authority: bid.AuthorityCouncil, Class: bid.ClassGoodsServices, HealthCare: bid.No, Devolved: bid.No, Began: date.MustISO("2026-06-01"), VAT: bid.VATStandard}}
}

// worked reads a published case; without the folder the test says that nothing was checked.
func worked(t *testing.T, id string, inputs, expected any) {
	t.Helper()
	folder := os.Getenv("BIDWRIGHT_SHARED")
	if folder == "" {
		_, here, _, _ := runtime.Caller(0)
		folder = filepath.Join(filepath.Dir(here), "..", "..", "..", "..", "shared")
	}
	raw, err := os.ReadFile(filepath.Join(folder, "cases", "tender_cases.json"))
	if err != nil {
		t.Skipf("NOT CHECKED: the folder of worked cases is missing (%v); set BIDWRIGHT_SHARED", err)
	}
	var all struct {
		Cases []struct {
			ID               string
			Inputs, Expected json.RawMessage
		}
	}
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	for _, c := range all.Cases {
		if c.ID == id {
			if err := json.Unmarshal(c.Inputs, inputs); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(c.Expected, expected); err != nil {
				t.Fatal(err)
			}
			return
		}
	}
	t.Fatalf("no case %s", id)
}

// TEN-01: published net values of thresholds with VAT.
func TestNetOfGross(t *testing.T) {
	var in struct{ Gross []string }
	var want struct{ Net []string }
	worked(t, "TEN-01", &in, &want)
	for i, gross := range in.Gross {
		o := council("1")
		o.Value = bid.Value{Gross: money.MustPounds(gross)}
		r, _ := build(t, o)
		if !r.Net.Decimal().Equal(decimal.RequireFromString(want.Net[i])) || !r.Basis.Decimal().Equal(decimal.RequireFromString(gross)) {
			t.Errorf("%s: net %s, basis %s", gross, r.Net.Format(), r.Basis.Format())
		}
	}
}

// TEN-02: the published fall of the thresholds on 1 January 2026.
func TestThresholdsFall(t *testing.T) {
	var in struct {
		Before string `json:"date_before"`
		After  string `json:"date_after"`
		Rows   []struct{ Class, Authority string }
	}
	var want struct{ Fall []string }
	worked(t, "TEN-02", &in, &want)
	for i, row := range in.Rows {
		at := func(day string) decimal.Decimal {
			return lib.Rule(reference.RuleQuery{Kind: "threshold", Nation: reference.England, Regime: "PA23", Class: row.Class, Authorities: []string{row.Authority}, On: date.MustISO(day)}).Amount.Decimal()
		}
		if fall := at(in.Before).Sub(at(in.After)); !fall.Equal(decimal.RequireFromString(want.Fall[i])) {
			t.Errorf("%+v: %s", row, fall)
		}
	}
}

// TEN-14: years and extensions add up and VAT counts.
func TestAggregation(t *testing.T) {
	var in struct {
		Annual    string `json:"annual_net"`
		Years     int    `json:"initial_years"`
		Extension int    `json:"extension_years"`
		Start     string
	}
	type side struct {
		Threshold string
		Above     bool `json:"at_or_above"`
	}
	var want struct {
		Net, Basis string
		General    side `json:"general_services"`
		Light      side `json:"light_touch"`
	}
	worked(t, "TEN-14", &in, &want)
	for class, side := range map[bid.ContractClass]side{bid.ClassGoodsServices: want.General, bid.ClassLightTouch: want.Light} {
		o := council("1")
		o.Route.Class, o.Route.Authority, o.Route.Began = class, bid.AuthorityOther, date.MustISO(in.Start)
		o.Route.Parts = []bid.ValuePart{
			{ID: "first", Yearly: money.MustPounds(in.Annual), Years: money.QuantityOf(decimal.NewFromInt(int64(in.Years)))},
			{ID: "more", Kind: bid.ValueExtension, Yearly: money.MustPounds(in.Annual), Years: money.QuantityOf(decimal.NewFromInt(int64(in.Extension)))},
		}
		r, s := build(t, o)
		if !r.Net.Decimal().Equal(decimal.RequireFromString(want.Net)) || !r.Basis.Decimal().Equal(decimal.RequireFromString(want.Basis)) ||
			!r.Threshold.Decimal().Equal(decimal.RequireFromString(side.Threshold)) || (r.AtOrAbove == bid.Yes) != side.Above {
			t.Errorf("%s: %s", class, r.Answer)
		}
		for _, id := range []string{"route.value.net", "route.value.basis", "route.threshold", "route.value.part.more"} {
			if _, found := s.Graph.Node(id); !found {
				t.Errorf("no figure %s", id)
			}
		}
	}
}

// TEN-15: the published decision flow of the Provider Selection Regime.
func TestRollOver(t *testing.T) {
	var in bid.PSR
	var raw struct {
		Existing   bid.Answer `json:"existing_provider"`
		Only       bid.Answer `json:"only_capable_provider"`
		Free       bid.Answer `json:"unrestricted_patient_choice"`
		Satisfying bid.Answer `json:"satisfying_and_likely_to"`
		Change     bid.Answer `json:"considerable_change"`
	}
	var want struct{ Route, Strength string }
	worked(t, "TEN-15", &raw, &want)
	in.Existing, in.OnlyCapable, in.FreeChoice, in.Satisfying, in.Change = raw.Existing, raw.Only, raw.Free, raw.Satisfying, raw.Change
	o := council("1")
	o.Route.HealthCare, o.Route.PSR = bid.Yes, in
	r, _ := build(t, o)
	uses := func(r *route.Result, id string) bool {
		return slices.ContainsFunc(r.Rules, func(x route.Rule) bool { return x.ID == id })
	}
	if !uses(r, "PSR-CHG-PCT") {
		t.Error("the rule of the change test is not told")
	}
	o.Route.PSR.OnlyCapable = bid.Yes // the tree ends before the change test
	if early, _ := build(t, o); early.PSR.Route != route.DirectAwardA || uses(early, "PSR-CHG-PCT") {
		t.Errorf("%+v", early.PSR)
	}
	if r.Regime != route.PSR || r.PSR.Route != want.Route || r.PSR.Strength != want.Strength || r.Standstill == nil || r.Standstill.Days != 8 {
		t.Errorf("%+v", r.PSR)
	}
}

// Every combination of answers of the tree against the rule as the specification words
// it, written apart.
func TestTreeByTheWords(t *testing.T) {
	answers := []bid.Answer{bid.Yes, bid.No, bid.Unknown}
	limits := route.ChangeLimits{Amount: decimal.NewFromInt(500000), Percent: decimal.NewFromInt(25)}
	for i := range 243 {
		pick := func(n int) bid.Answer {
			v := i
			for range n {
				v /= 3
			}
			return answers[v%3]
		}
		p := bid.PSR{Existing: pick(0), OnlyCapable: pick(1), FreeChoice: pick(2), Satisfying: pick(3), Change: pick(4)}
		want := ""
		switch {
		case p.Existing == bid.No:
			want = route.MSPOrCompetitive
		case p.Existing == bid.Unknown:
		case p.OnlyCapable == bid.Yes:
			want = route.DirectAwardA
		case p.OnlyCapable == bid.Unknown:
		case p.FreeChoice == bid.Yes:
			want = route.DirectAwardB
		case p.FreeChoice == bid.Unknown:
		case p.Satisfying == bid.No:
			want = route.MSPOrCompetitive
		case p.Satisfying == bid.Unknown:
		case p.Change == bid.Yes:
			want = route.MSPOrCompetitive
		case p.Change == bid.No:
			want = route.DirectAwardC
		}
		got := route.Walk(p, limits)
		if got.Route != want || (got.Open != nil) != (want == "") {
			t.Errorf("%+v: %+v", p, got)
		}
	}
}

func TestConsiderableChange(t *testing.T) {
	limits := route.ChangeLimits{Amount: decimal.NewFromInt(500000), Percent: decimal.NewFromInt(25)}
	for _, c := range []struct {
		different, caused bid.Answer
		before, after     string
		want              bid.Answer
	}{
		{bid.Yes, bid.No, "", "", bid.Yes},
		{bid.No, bid.No, "", "", bid.No},
		{bid.No, bid.Yes, "2000000", "2500000", bid.Yes},   // both limits met exactly
		{bid.No, bid.Yes, "2000000", "2499999.99", bid.No}, // a penny short of both
		{bid.No, bid.Yes, "2000001", "2500001", bid.No},    // 500,000 more but under 25 %
		{bid.No, bid.Yes, "1000000", "1400000", bid.No},    // 40 % more but under 500,000
		{bid.No, bid.No, "2000000", "9000000", bid.No},     // not caused by the authority
		{bid.No, bid.Unknown, "2000000", "9000000", bid.Unknown},
		{bid.No, bid.Unknown, "2000000", "2000000", bid.No},
		{bid.No, bid.Yes, "", "9000000", bid.Unknown},
		{bid.Unknown, bid.No, "", "", bid.Unknown},
		{bid.Unknown, bid.Yes, "2000000", "9000000", bid.Yes},
	} {
		p := bid.PSR{Different: c.different, CausedByAuthority: c.caused}
		if c.before != "" {
			p.Before = money.MustPounds(c.before)
		}
		if c.after != "" {
			p.After = money.MustPounds(c.after)
		}
		got, field, ask := route.Considerable(p, limits)
		if got != c.want || (got == bid.Unknown) != (ask != "") || got == bid.Unknown && field == "" {
			t.Errorf("%+v: %q %q %q", c, got, field, ask)
		}
	}
}

// The order of the rules, and the edges of each.
func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*bid.Opportunity)
		regime route.Regime
		above  bid.Answer
		row    string
	}{
		{"at the figure", func(o *bid.Opportunity) { o.Value.Net = money.MustPounds("173100") }, route.PA23, bid.Yes, "TH-SUB-2026"},
		{"a penny below", func(o *bid.Opportunity) { o.Value.Net = money.MustPounds("173099.99") }, route.PA23, bid.No, "TH-SUB-2026"},
		{"exempt", func(o *bid.Opportunity) {
			o.Value.Net, o.Route.VAT = money.MustPounds("207719.99"), bid.VATExempt
		}, route.PA23, bid.No, "TH-SUB-2026"},
		{"central", func(o *bid.Opportunity) { o.Route.Authority = bid.AuthorityCentral }, route.PA23, bid.No, "TH-CEN-2026"},
		{"health", func(o *bid.Opportunity) { o.Route.HealthCare = bid.Yes }, route.PSR, bid.Unknown, ""},
		{"health by a parish", func(o *bid.Opportunity) {
			o.Route.HealthCare, o.Route.Authority = bid.Yes, bid.AuthorityParish
		}, route.PA23, bid.No, "TH-SUB-2026"},
		{"the last day of the old rules", func(o *bid.Opportunity) { o.Route.Began = date.MustISO("2025-02-23") }, route.PCR2015, bid.No, "TH-SUB-2024"},
		{"the first day of the Act", func(o *bid.Opportunity) { o.Route.Began = date.MustISO("2025-02-24") }, route.PA23, bid.No, "TH-SUB-2024"},
		{"an older framework", func(o *bid.Opportunity) { o.Route.SetUp = date.MustISO("2024-01-01") }, route.PCR2015, bid.No, "TH-SUB-2026"},
		{"Wales", func(o *bid.Opportunity) { o.Nation, o.Route.Devolved = bid.Wales, bid.Yes }, route.PA23, bid.No, "TH-SUB-WAL-2026"},
		{"Wales, not devolved", func(o *bid.Opportunity) { o.Nation = bid.Wales }, route.PA23, bid.No, "TH-SUB-2026"},
		{"after our rows", func(o *bid.Opportunity) { o.Route.Began = date.MustISO("2028-05-01") }, route.PA23, bid.No, "TH-SUB-2026"},
		{"before our rows", func(o *bid.Opportunity) { o.Route.Began = date.MustISO("2019-05-01") }, route.PCR2015, bid.No, "TH-SUB-2024"},
		{"Scotland above", func(o *bid.Opportunity) {
			o.Nation, o.Route.Devolved, o.Value.Net = bid.Scotland, bid.Yes, money.MustPounds("173100")
		}, route.PCSR2015, bid.Yes, "TH-SCO-SUB-2026"},
		{"Scotland at the floor", func(o *bid.Opportunity) {
			o.Nation, o.Route.Devolved, o.Value.Net = bid.Scotland, bid.Yes, money.MustPounds("50000")
		}, route.PRSA2014, bid.No, "TH-SCO-SUB-2026"},
		{"Scotland under the floor", func(o *bid.Opportunity) {
			o.Nation, o.Route.Devolved, o.Value.Net = bid.Scotland, bid.Yes, money.MustPounds("49999.99")
		}, route.Unregulated, bid.No, "TH-SCO-SUB-2026"},
		{"no estimate", func(o *bid.Opportunity) { o.Value, o.Route.NoEstimate = bid.Value{}, bid.Yes }, route.PA23, bid.Yes, "TH-SUB-2026"},
		{"no value", func(o *bid.Opportunity) { o.Value = bid.Value{} }, route.PA23, bid.Unknown, "TH-SUB-2026"},
		{"no class, but clear", func(o *bid.Opportunity) {
			o.Route.Class, o.Value.Net = "", money.MustPounds("9000000")
		}, route.PA23, bid.Yes, ""},
		{"no class, between", func(o *bid.Opportunity) {
			o.Route.Class, o.Value.Net = "", money.MustPounds("300000")
		}, route.PA23, bid.Unknown, ""},
		{"no buyer, between", func(o *bid.Opportunity) {
			o.Route.Authority, o.Value.Net = "", money.MustPounds("150000")
		}, route.PA23, bid.Unknown, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := council("10000")
			c.change(&o)
			r, _ := build(t, o)
			row := ""
			if r.Limit != nil {
				row = r.Limit.ID
			}
			if r.Regime != c.regime || r.AtOrAbove != c.above || row != c.row {
				t.Errorf("%s %q %q: %s", r.Regime, r.AtOrAbove, row, r.Answer)
			}
			if c.name == "after our rows" && !r.Limit.Projected || c.name == "before our rows" && !r.Limit.Before {
				t.Errorf("not told: %s", r.Limit.Words())
			}
		})
	}
}

// The notice triggers are 25,000 and 10,000 pounds without VAT at 20 % (as the bands of
// the specification say), and schools are outside.
func TestNoticesBelow(t *testing.T) {
	for _, c := range []struct {
		who  bid.Authority
		net  string
		want bid.Answer
	}{
		{bid.AuthorityCouncil, "25000", bid.Yes}, {bid.AuthorityCouncil, "24999.99", bid.No},
		{bid.AuthorityNHS, "10000", bid.Yes}, {bid.AuthorityNHS, "9999.99", bid.No},
		{bid.AuthoritySchool, "100000", bid.No},
	} {
		o := council(c.net)
		o.Route.Authority = c.who
		r, _ := build(t, o)
		if r.Notifiable != c.want {
			t.Errorf("%+v: %q", c, r.Notifiable)
		}
		has := slices.ContainsFunc(r.Notices, func(n route.Notice) bool { return n.Type == "UK4" })
		if has != (c.want == bid.Yes) {
			t.Errorf("%+v: %+v", c, r.Notices)
		}
	}
}

// The default bands: to 10,000, to 25,000, and over, without VAT.
func TestDefaultBands(t *testing.T) {
	for net, want := range map[string]string{"10000": "written quote", "10000.01": "request for quotation", "25000": "request for quotation", "25000.01": "a tender"} {
		r, s := build(t, council(net))
		if r.Band == nil || !strings.Contains(r.Band.Asks, want) || !strings.Contains(codes(s), route.CodeDefaultBand) {
			t.Errorf("%s: %+v %s", net, r.Band, codes(s))
		}
	}
	o := council("20000")
	o.Buyer.Name = "Buckinghamshire Council"
	r, s := build(t, o)
	if r.Band == nil || r.Band.Profile != "QB-BUCKS" || r.Band.Asks != "a quote" || strings.Contains(codes(s), route.CodeDefaultBand) {
		t.Errorf("%+v %s", r.Band, codes(s))
	}
	o = council("21000") // with VAT 25,200, and this council counts VAT
	o.Buyer.Name = "Buckinghamshire Council"
	if r, _ := build(t, o); r.Band == nil || r.Band.Asks != "quotes" {
		t.Errorf("%+v", r.Band)
	}
}

func TestBadValues(t *testing.T) {
	for name, change := range map[string]func(*bid.Opportunity){
		"zero":     func(o *bid.Opportunity) { o.Value.Net = money.MustPounds("0") },
		"negative": func(o *bid.Opportunity) { o.Value.Net = money.MustPounds("-5") },
		"years 0": func(o *bid.Opportunity) {
			o.Route.Parts = []bid.ValuePart{{ID: "a", Yearly: money.MustPounds("5"), Years: money.MustQuantity("0")}}
		},
		"no length": func(o *bid.Opportunity) {
			o.Route.Parts = []bid.ValuePart{{ID: "a", Amount: money.MustPounds("5")}, {ID: "b", Kind: bid.ValueExtension, Yearly: money.MustPounds("5")}}
		},
		"euros": func(o *bid.Opportunity) { o.Value.Currency = "EUR" },
		"lot unvalued": func(o *bid.Opportunity) {
			o.Value = bid.Value{}
			o.Lots = []bid.Lot{{ID: "1", Value: bid.Value{Net: money.MustPounds("5")}}, {ID: "2"}}
		},
		"lot in euros": func(o *bid.Opportunity) {
			o.Value = bid.Value{}
			o.Lots = []bid.Lot{{ID: "1", Value: bid.Value{Net: money.MustPounds("5"), Currency: "EUR"}}}
		},
		"lot not in parts": func(o *bid.Opportunity) {
			o.Value = bid.Value{}
			o.Lots = []bid.Lot{{ID: "1"}, {ID: "2"}}
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := council("100000")
			change(&o)
			r, s := build(t, o)
			if r.Net.Available() || r.Basis.Available() || r.AtOrAbove != bid.Unknown {
				t.Errorf("%s: %s", r.Net.Format(), r.Answer)
			}
			if name == "zero" && !strings.Contains(r.Unavailable, "whole-life value") {
				t.Errorf("%q", r.Unavailable)
			}
			if len(s.Issues) == 0 {
				t.Error("nothing said")
			}
		})
	}
}

func TestLotsAddUp(t *testing.T) {
	o := council("1")
	o.Value = bid.Value{}
	for i, net := range []string{"100000", "60000", "13100"} {
		o.Lots = append(o.Lots, bid.Lot{ID: strconv.Itoa(i + 1), Value: bid.Value{Net: money.MustPounds(net)}})
	}
	o.LotIDs = []string{"1"} // all lots of the procurement count, not only those bid for
	if r, _ := build(t, o); r.Net.Decimal().String() != "173100" || r.AtOrAbove != bid.Yes {
		t.Errorf("%s", r.Answer)
	}
}

// 24 days leave less than the 25 of the Act; with an early notice 10 are enough.
func TestShortPeriod(t *testing.T) {
	for _, c := range []struct {
		to    string
		early bid.Answer
		want  bool
	}{{"2026-06-25", bid.Unknown, true}, {"2026-06-26", bid.Unknown, false}, {"2026-06-25", bid.Yes, false}, {"2026-06-10", bid.Yes, true}} {
		o := council("500000")
		o.Dates.Published.Day, o.Dates.Deadline.Day, o.Route.EarlyNotice = "2026-06-01", c.to, c.early
		_, s := build(t, o)
		i := slices.IndexFunc(s.Issues, func(i bid.Issue) bool { return i.Code == route.CodeShortPeriod })
		if (i >= 0) != c.want || i >= 0 && s.Issues[i].Question == "" {
			t.Errorf("%+v: %s", c, codes(s))
		}
	}
}

// The tender may say otherwise, with a reason, and it is shown.
func TestTenderSays(t *testing.T) {
	o := council("100000")
	o.Route.Says = []bid.TenderSays{{ID: "x", RuleID: "TH-SUB-2026", Value: money.MustValue("120000"), Reason: "page 3"}}
	r, _ := build(t, o)
	if r.AtOrAbove != bid.Yes || len(r.Overrides) == 0 || !strings.Contains(r.Answer, "the tender says otherwise") || r.Threshold.Decimal().String() != "120000" {
		t.Errorf("%s", r.Answer)
	}
	if origin, _ := r.Threshold.Origin(); !strings.Contains(origin.Words(), "page 3") {
		t.Errorf("%s", origin.Words())
	}
	o.Route.Says[0].Reason = ""
	if r, s := build(t, o); r.AtOrAbove != bid.No || !strings.Contains(codes(s), route.CodeSays) {
		t.Errorf("%s %s", r.Answer, codes(s))
	}
}
