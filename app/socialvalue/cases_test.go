package socialvalue_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/socialvalue"
	"bidwright/app/working"
	"bidwright/assets/facts"
)

var library = func() *reference.Library {
	l, err := reference.Load(facts.Files())
	if err != nil {
		panic(err)
	}
	return l
}()

var day, _ = date.New(2026, 11, 22)

type workedCase struct {
	ID        string
	Inputs    json.RawMessage
	Expected  json.RawMessage
	Tolerance map[string]string
}

func cases(t *testing.T) map[string]workedCase {
	t.Helper()
	folder := os.Getenv("BIDWRIGHT_SHARED")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared")
	}
	raw, err := os.ReadFile(filepath.Join(folder, "cases", "social_value_cases.json"))
	if err != nil {
		t.Skipf("the folder of worked cases is not beside the repository: %v", err)
	}
	var file struct{ Cases []workedCase }
	if err := json.Unmarshal(raw, &file); err != nil {
		t.Fatal(err)
	}
	out := map[string]workedCase{}
	for _, c := range file.Cases {
		out[c.ID] = c
	}
	return out
}

func read[T any](t *testing.T, raw json.RawMessage) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func v(text string) money.Value { return money.ValueOf(decimal.RequireFromString(text)) }

// because is an estimate with the reason and source that every percentage needs.
func because(text string) bid.Estimate {
	return bid.Estimate{Central: v(text), Reason: "as the published map says", Source: "the map"}
}

type mapRow struct {
	ID, Stakeholder, Outcome, Proxy, Quantity   string
	Deadweight, Attribution, Displacement, Body string
	DurationYears                               int    `json:"duration_years"`
	DropOff                                     string `json:"drop_off"`
	Gross, ImpactYear1                          string
	Impact                                      string `json:"impact_year_1"`
	PV                                          string `json:"present_value"`
}

func rowOf(r mapRow, ledger bid.Ledger) bid.ImpactRow {
	return bid.ImpactRow{ID: r.ID, Name: r.Outcome, Stakeholder: r.Stakeholder, Ledger: ledger, ValueID: "value-" + r.ID,
		Quantity: bid.Estimate{Central: v(r.Quantity), Reason: "counted", Source: "the map"}, Duration: Q(decimal.NewFromInt(int64(r.DurationYears)).String()),
		Deadweight: because(r.Deadweight), Attribution: because(r.Attribution), Displacement: because(r.Displacement), DropOff: because(r.DropOff),
		Bodies: []bid.BodyShare{{Body: r.Body, Share: S("1")}}}
}

func valueOf(r mapRow) bid.OwnValue {
	return bid.OwnValue{ID: "value-" + r.ID, Name: r.Outcome, Value: v(r.Proxy), Unit: "one", PriceYear: "2012", Source: "the map", Licence: "fact, cited"}
}

func build(sv bid.SocialValue, years int) (*working.Sheet, *socialvalue.Result) {
	doc := Empty()
	doc.Bid.Pricing.Years = years
	doc.Bid.SocialValue = sv
	s := working.New()
	return s, socialvalue.Build(s, socialvalue.Input{Document: doc, Library: library, On: day})
}

func near(t *testing.T, s *working.Sheet, id, want, tolerance string) {
	t.Helper()
	n, found := s.Graph.Node(id)
	if !found {
		t.Errorf("there is no figure %s", id)
		return
	}
	got, known := n.Value()
	if !known {
		t.Errorf("%s is not available: %s", id, n.Reason().Text)
		return
	}
	if got.Sub(decimal.RequireFromString(want)).Abs().GreaterThan(decimal.RequireFromString(tolerance)) {
		t.Errorf("%s is %s, the case says %s", id, got, want)
	}
}

// The worked map of the SROI guide: rows, years, steps from gross to net, ratio, payback,
// and the same map under the Green Book.
func TestTheMapOfTheGuide(t *testing.T) {
	c, found := cases(t)["sv-sroi-guide-map"]
	if !found {
		t.Fatal("the case is missing")
	}
	in := read[struct {
		Grant     string `json:"council_grant"`
		Volunteer struct {
			People, Rate string
			RatePerHour  string `json:"rate_per_hour"`
			Hours        string `json:"hours_per_day"`
			Days         string `json:"days_per_week"`
			Weeks        string
		} `json:"volunteer_time"`
		Total string `json:"total_inputs"`
		Rows  []mapRow
	}](t, c.Inputs)
	want := read[struct {
		Rows     []mapRow
		ByYear   []string          `json:"impact_by_year"`
		PVByYear []string          `json:"present_value_by_year"`
		PV       string            `json:"total_present_value"`
		NPV      string            `json:"net_present_value"`
		Ratio    string            `json:"ratio"`
		Net      string            `json:"net_ratio"`
		Payback  string            `json:"payback_months"`
		Steps    map[string]string `json:"gross_to_net"`
		Green    struct {
			PV    string `json:"total_present_value"`
			Ratio string
		} `json:"same_map_green_book"`
	}](t, c.Expected)
	hours := decimal.NewFromInt(1)
	for _, n := range []string{in.Volunteer.People, in.Volunteer.Hours, in.Volunteer.Days, in.Volunteer.Weeks} {
		hours = hours.Mul(decimal.RequireFromString(n))
	}
	sv := bid.SocialValue{Added: true, Inputs: bid.SocialInputs{Price: P(in.Grant),
		Volunteers: []bid.VolunteerJob{{ID: "v", Name: "Helpers", Hours: Q(hours.String()), Rate: P(in.Volunteer.RatePerHour)}}}}
	for i, r := range in.Rows {
		ledger := bid.LedgerFiscal
		if r.Body == "individuals" {
			ledger = bid.LedgerSocial
		}
		sv.Rows = append(sv.Rows, rowOf(r, ledger))
		sv.Values = append(sv.Values, valueOf(in.Rows[i]))
	}
	s, out := build(sv, 1)
	for _, i := range out.Issues {
		if i.Severity == bid.Blocks {
			t.Errorf("%s %s: %s", i.Code, i.Path, i.Message)
		}
	}
	near(t, s, "sv.inputs", in.Total, "0")
	for _, r := range want.Rows {
		near(t, s, "sv.row."+r.ID+".gross", r.Gross, "0.005")
		near(t, s, "sv.row."+r.ID+".impact", r.Impact, "0.005")
		near(t, s, "sv.row."+r.ID+".pv", r.PV, "0.005")
	}
	for j, text := range want.ByYear {
		sum := decimal.Zero
		for _, ledger := range []string{"fiscal", "economic", "social"} {
			n, _ := s.Graph.Node("sv.year." + decimal.NewFromInt(int64(j+1)).String() + "." + ledger)
			x, _ := n.Value()
			sum = sum.Add(x)
		}
		if sum.Sub(decimal.RequireFromString(text)).Abs().GreaterThan(decimal.RequireFromString("0.005")) {
			t.Errorf("impact of year %d is %s, the case says %s", j+1, sum, text)
		}
		near(t, s, "sv.year."+decimal.NewFromInt(int64(j+1)).String()+".pv", want.PVByYear[j], "0.005")
	}
	near(t, s, "sv.pv", want.PV, "0.005")
	near(t, s, "sv.npv", want.NPV, "0.005")
	near(t, s, "sv.ratio", want.Ratio, "0.0001")
	near(t, s, "sv.ratio.net", want.Net, "0.0001")
	near(t, s, "sv.payback", want.Payback, "0.01")
	for id, key := range map[string]string{"sv.gross": "gross", "sv.net.1": "after_deadweight", "sv.net.2": "after_attribution", "sv.net.3": "after_displacement", "sv.net.4": "after_drop_off", "sv.pv": "after_discounting"} {
		near(t, s, id, want.Steps[key], "0.005")
	}
	sv.Convention = bid.ConventionGreenBook
	s, _ = build(sv, 1)
	near(t, s, "sv.pv", want.Green.PV, "0.005")
	near(t, s, "sv.ratio", want.Green.Ratio, "0.0001")
	// Three ledgers are not added unless somebody says so.
	sv.Added = false
	s, _ = build(sv, 1)
	if n, _ := s.Graph.Node("sv.ratio"); n.Available() {
		t.Error("a ratio adds fiscal and social value though nobody switched that on")
	}
}

// A service that does not pay for itself is a legitimate answer, with the values at which
// it would.
func TestBelowOneIsAnAnswer(t *testing.T) {
	c := cases(t)["sv-befriending"]
	in := read[struct {
		Total string `json:"total_inputs"`
		Rows  []mapRow
	}](t, c.Inputs)
	want := read[struct {
		Gross  string
		Impact string `json:"impact_year_1"`
		PV     string `json:"total_present_value"`
		NPV    string `json:"net_present_value"`
		Ratio  string
		Switch struct{ Quantity, Proxy, Deadweight, Inputs string } `json:"derived_switching_values"`
		Guide  struct {
			PV    string `json:"total_present_value"`
			Ratio string
		} `json:"derived_same_row_sroi_guide"`
	}](t, c.Expected)
	in.Rows[0].Body = "individuals"
	sv := bid.SocialValue{Convention: bid.ConventionGreenBook, Inputs: bid.SocialInputs{Price: P(in.Total)}, Rows: []bid.ImpactRow{rowOf(in.Rows[0], bid.LedgerSocial)}, Values: []bid.OwnValue{valueOf(in.Rows[0])}}
	s, _ := build(sv, 1)
	near(t, s, "sv.row.B1.gross", want.Gross, "0.005")
	near(t, s, "sv.row.B1.impact", want.Impact, "0.005")
	near(t, s, "sv.pv", want.PV, "0.005")
	near(t, s, "sv.npv", want.NPV, "0.005")
	near(t, s, "sv.ratio", want.Ratio, "0.0001")
	near(t, s, "sv.switch.B1.quantity", want.Switch.Quantity, "0.0001")
	near(t, s, "sv.switch.socialValue.values.value-B1.value", want.Switch.Proxy, "0.005")
	near(t, s, "sv.switch.B1.deadweight", want.Switch.Deadweight, "0.0001")
	if n, _ := s.Graph.Node("sv.switch.B1.attribution"); n.Available() || n.Reason().Text == "" {
		t.Error("no attribution brings the ratio to 1, so there is no figure but a sentence")
	}
	near(t, s, "sv.switch.inputs", want.Switch.Inputs, "0.005")
	near(t, s, "sv.breakeven.B1", "99", "0")
	sv.Convention = bid.ConventionGuide
	s, _ = build(sv, 1)
	near(t, s, "sv.pv", want.Guide.PV, "0.005")
	near(t, s, "sv.ratio", want.Guide.Ratio, "0.0001")
}

// Two building contracts in Norfolk: from pounds and from shares alike.
func TestLocalMoney(t *testing.T) {
	c := cases(t)["sv-lm3-norfolk"]
	in := read[struct {
		Bids []struct {
			ID     string
			Round1 string `json:"round_1"`
			Round2 string `json:"round_2"`
			Round3 string `json:"round_3"`
		}
	}](t, c.Inputs)
	want := read[struct {
		Bids []struct {
			LM3    string
			Share2 string `json:"share_round_2"`
			Left   string `json:"left_in_area_after_round_1"`
		}
	}](t, c.Expected)
	sv := bid.SocialValue{Local: bid.LocalMoney{Meaning: "the district"}}
	for i, b := range in.Bids {
		id := decimal.NewFromInt(int64(i)).String()
		r1, r2, r3 := decimal.RequireFromString(b.Round1), decimal.RequireFromString(b.Round2), decimal.RequireFromString(b.Round3)
		sv.Local.Options = append(sv.Local.Options, bid.LocalOption{ID: "pounds-" + id, Name: b.ID, Income: P(b.Round1), Round2: P(b.Round2), Round3: P(b.Round3)},
			bid.LocalOption{ID: "shares-" + id, Name: b.ID, Share2: S(r2.DivRound(r1, 12).String()), Share3: S(r3.DivRound(r2, 12).String())})
	}
	s, out := build(sv, 1)
	if len(out.Issues) > 0 {
		t.Errorf("%v", out.Issues)
	}
	for i, b := range want.Bids {
		id := decimal.NewFromInt(int64(i)).String()
		near(t, s, "sv.lm3.pounds-"+id, b.LM3, "0.0001")
		near(t, s, "sv.lm3.shares-"+id, b.LM3, "0.0001")
		near(t, s, "sv.lm3.pounds-"+id+".left", b.Left, "0")
	}
}

// Values of the library and of the owner's papers, moved to 2015/16 in one step.
func TestPriceYears(t *testing.T) {
	all := cases(t)
	one := read[struct {
		Value string
		From  string `json:"from_year"`
		To    string `json:"to_year"`
	}](t, all["sv-price-year-cr1"].Inputs)
	moved := func(code string, value money.Value, from, to string) (*working.Sheet, *socialvalue.Result) {
		r := bid.ImpactRow{ID: "r", Name: "One", Ledger: bid.LedgerFiscal, Quantity: because("1"), Duration: Q("1"), Deadweight: because("0"), Attribution: because("0"), Displacement: because("0"), ProxyCode: code}
		sv := bid.SocialValue{PriceYear: to, Inputs: bid.SocialInputs{Price: P("1000")}, Convention: bid.ConventionGreenBook, Rows: []bid.ImpactRow{r}}
		if code == "" {
			sv.Rows[0].ValueID = "own"
			sv.Values = []bid.OwnValue{{ID: "own", Name: "own", Value: value, Unit: "one", PriceYear: from, Source: "s", Licence: "l"}}
		}
		return build(sv, 1)
	}
	s, out := moved("", v(one.Value), one.From, one.To)
	near(t, s, "sv.pv", read[struct{ Value string }](t, all["sv-price-year-cr1"].Expected).Value, "0.005")
	if !told(out.Issues, "SV-023") {
		t.Error("a forecast index is not told")
	}
	s, _ = moved("GMCA-CR1.0-F", money.Value{}, "", one.To)
	near(t, s, "sv.pv", "673.23", "0.005")
	for code, want := range read[struct{ Values map[string]string }](t, all["sv-seed-figures-redated"].Expected).Values {
		s, _ := moved(code, money.Value{}, "", "2015/16")
		near(t, s, "sv.pv", want, "0.01")
	}
	s, out = moved("", v("100"), "2012", "2031")
	if n, _ := s.Graph.Node("sv.pv"); n.Available() || !told(out.Issues, "SV-006") {
		t.Error("a year beyond every index is not refused")
	}
	wellby := read[struct {
		Gross   struct{ Central string }
		Uprated struct{ Value string } `json:"derived_uprated_2024"`
	}](t, all["sv-wellby"].Expected)
	s, _ = moved("", v(wellby.Gross.Central), "2019", "2024")
	near(t, s, "sv.pv", wellby.Uprated.Value, "0.005")
}

// Percentages are multiplied, never added.
func TestAdditionality(t *testing.T) {
	in := read[struct{ Deadweight, Displacement, Leakage, Substitution string }](t, cases(t)["sv-additionality"].Inputs)
	r := bid.ImpactRow{ID: "r", Name: "One", Ledger: bid.LedgerEconomic, Quantity: because("1"), Duration: Q("1"), Deadweight: because(in.Deadweight), Attribution: because("0"),
		Displacement: because(in.Displacement), Leakage: because(in.Leakage), Substitution: because(in.Substitution), ValueID: "own"}
	s, _ := build(bid.SocialValue{Convention: bid.ConventionGreenBook, Inputs: bid.SocialInputs{Price: P("1")}, Rows: []bid.ImpactRow{r},
		Values: []bid.OwnValue{{ID: "own", Name: "own", Value: v("1"), Unit: "one", PriceYear: "2024", Source: "s", Licence: "l"}}}, 1)
	near(t, s, "sv.pv", "0.54", "0.0000001")
}

// Marks in proportion, never above the points there are.
func TestProportionalScore(t *testing.T) {
	in := read[struct {
		Points string `json:"points_available"`
		Own    string `json:"own_value"`
		Best   string `json:"best_value"`
	}](t, cases(t)["sv-proportional-score"].Inputs)
	r := bid.ImpactRow{ID: "r", Name: "One", Ledger: bid.LedgerSocial, Quantity: because("1"), Duration: Q("1"), Deadweight: because("0"), Attribution: because("0"), Displacement: because("0"), ValueID: "own", Evidence: Q("3")}
	sv := bid.SocialValue{Convention: bid.ConventionGreenBook, Inputs: bid.SocialInputs{Price: P("1000")}, Rows: []bid.ImpactRow{r}, Score: bid.SocialScore{Points: Q(in.Points), Best: P(in.Best)},
		Values: []bid.OwnValue{{ID: "own", Name: "own", Value: v(in.Own), Unit: "one", PriceYear: "2024", Source: "s", Licence: "l"}}}
	s, _ := build(sv, 1)
	near(t, s, "sv.score.claimed", "4.4444", "0.0001")
	sv.Score.Best = P("20000")
	s, _ = build(sv, 1)
	near(t, s, "sv.score.claimed", in.Points, "0")
	sv.Score.Best = P("0")
	if _, out := build(sv, 1); !told(out.Issues, "SV-054") {
		t.Error("a best value of nothing is not told")
	}
}

// Historic tariffs of a work programme, step by step.
func TestPaymentByResults(t *testing.T) {
	in := read[struct {
		Steps []struct{ Step, Tariff, Volume, Probability string }
	}](t, cases(t)["sv-payment-by-results"].Inputs)
	var sv bid.SocialValue
	for i, x := range in.Steps {
		sv.Steps = append(sv.Steps, bid.ResultStep{ID: decimal.NewFromInt(int64(i)).String(), Name: x.Step, Tariff: P(x.Tariff), Volume: Q(x.Volume), Mid: S(x.Probability)})
	}
	s, _ := build(sv, 1)
	near(t, s, "sv.pbr.income", "114200.00", "0")
	near(t, s, "sv.pbr.2.mid", "44200.00", "0")
}

// Who saves: the split of an incident, and a claimant whose benefit is a transfer.
func TestWhoGains(t *testing.T) {
	want := read[struct {
		ByBody  map[string]string `json:"incident_by_body"`
		Share   string            `json:"incident_commissioner_share"`
		Society string            `json:"claimant_all_society_without_transfers"`
	}](t, cases(t)["sv-who-gains"].Expected)
	row := func(id, code string, ledger bid.Ledger) bid.ImpactRow {
		return bid.ImpactRow{ID: id, Name: id, Ledger: ledger, Quantity: because("1"), Duration: Q("1"), Deadweight: because("0"), Attribution: because("0"), Displacement: because("0"), ProxyCode: code}
	}
	sv := bid.SocialValue{Convention: bid.ConventionGreenBook, Body: "council", Inputs: bid.SocialInputs{Price: P("1000")}, Rows: []bid.ImpactRow{row("a", "GMCA-CR2.0-F", bid.LedgerFiscal)}}
	s, out := build(sv, 1)
	for body, amount := range want.ByBody {
		near(t, s, "sv.body."+body+".fiscal", amount, "0.0000001")
	}
	if len(out.Bodies) == 0 || !out.Bodies[0].Commissioner || out.Bodies[0].ID != "council" {
		t.Errorf("the commissioner does not stand first: %v", out.Bodies)
	}
	sv.Rows = []bid.ImpactRow{row("f", "GMCA-E&E1.0-F", bid.LedgerFiscal), row("e", "GMCA-E&E1.0-E", bid.LedgerEconomic)}
	sv.Added = true
	s, out = build(sv, 1)
	near(t, s, "sv.pv.fiscal", "9800", "0")
	near(t, s, "sv.pv.society", want.Society, "0.0000001")
	if !told(out.Issues, "SV-035") {
		t.Error("a commissioner who gains nothing of the fiscal value is not told")
	}
}

// Discount factors by year index, chained over the bands.
func TestDiscountFactors(t *testing.T) {
	want := read[map[string]map[string]string](t, cases(t)["sv-discount-factors"].Expected)
	for year, factor := range want["green_book_standard"] {
		n := decimal.RequireFromString(year).IntPart()
		if n > 59 {
			continue
		}
		r := bid.ImpactRow{ID: "r", Name: "One", Ledger: bid.LedgerEconomic, Quantity: because("1"), Duration: Q(decimal.NewFromInt(n + 1).String()), DropOff: because("0"), Evidence: Q("4"),
			Deadweight: because("0"), Attribution: because("0"), Displacement: because("0"), ValueID: "own"}
		sv := bid.SocialValue{Convention: bid.ConventionGreenBook, Inputs: bid.SocialInputs{Price: P("1")}, Rows: []bid.ImpactRow{r},
			Values: []bid.OwnValue{{ID: "own", Name: "own", Value: v("1"), Unit: "one", PriceYear: "2024", Source: "s", Licence: "l"}}}
		s, _ := build(sv, 1)
		near(t, s, "sv.year."+decimal.NewFromInt(n+1).String()+".pv", factor, "0.000001")
	}
}

func told(issues []bid.Issue, code string) bool {
	for _, i := range issues {
		if i.Code == code {
			return true
		}
	}
	return false
}
