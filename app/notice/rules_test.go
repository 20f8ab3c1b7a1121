package notice

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"bidwright/app/bid"
)

func london(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// draft reads a release on 1 June 2026 at noon UTC.
func draft(t testing.TB, r Release) (bid.Opportunity, []bid.Issue) {
	t.Helper()
	f := &File{Releases: []Release{r}, SHA256: strings.Repeat("a", 64)}
	return Draft(f, &f.Releases[0], Reading{Now: time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC), London: london(t)})
}

// basic is an ordinary tender under the Procurement Act 2023.
func basic() Release {
	return Release{
		ID: "900001-2026", OCID: "ocds-h6vhtk-0f0001", Date: "2026-05-20T09:00:00+01:00", Tags: []string{"tender"},
		Buyer:   Ref{"b1", "Otterbourne District Council"},
		Parties: []Body{{Ref: Ref{"b1", "Otterbourne District Council"}, Roles: []string{"reviewBody"}}, {Ref: Ref{"b1", "Otterbourne District Council"}, Roles: []string{"buyer"}, Region: "UKJ35", Country: "United Kingdom"}},
		Tender: Tender{
			ID: "T1", Title: "Community meals", Description: "Hot meals.", Status: "active", LegalScheme: "UKPGA", LegalID: "2023/54",
			Value: Amount{Net: "900000", Currency: "GBP"}, Procedure: "Open procedure", TenderEnd: "2026-07-10T12:00:00+01:00",
		},
	}
}

func with(change func(*Release)) Release {
	r := basic()
	change(&r)
	return r
}

func find(issues []bid.Issue, code string) []bid.Issue {
	var out []bid.Issue
	for _, issue := range issues {
		if issue.Code == code {
			out = append(out, issue)
		}
	}
	return out
}

// says fails unless a finding with the code holds every one of the words.
func says(t *testing.T, issues []bid.Issue, code string, words ...string) {
	t.Helper()
	for _, issue := range find(issues, code) {
		all := true
		for _, word := range words {
			all = all && strings.Contains(issue.Message, word)
		}
		if all {
			return
		}
	}
	t.Errorf("no %s with %q in %+v", code, words, issues)
}

func silent(t *testing.T, issues []bid.Issue, codes ...string) {
	t.Helper()
	for _, code := range codes {
		if found := find(issues, code); len(found) > 0 {
			t.Errorf("%+v", found)
		}
	}
}

func TestStages(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Release)
		want   bid.Stage
	}{
		{"tender", func(*Release) {}, bid.StageTender},
		{"tender update", func(r *Release) { r.Tags = []string{"tenderUpdate"} }, bid.StageTender},
		{"planning", func(r *Release) { r.Tags = []string{"planning"} }, bid.StagePlanning},
		{"planned status", func(r *Release) { r.Tender.Status = "planned" }, bid.StagePlanning},
		{"award", func(r *Release) { r.Tags = []string{"award"} }, bid.StageAward},
		{"award and contract", func(r *Release) { r.Tags = []string{"award", "contract"} }, bid.StageContract},
		{"cancelled tag", func(r *Release) { r.Tags = []string{"tenderCancellation"} }, bid.StageCancelled},
		{"cancelled", func(r *Release) { r.Tender.Status = "cancelled" }, bid.StageCancelled},
		{"withdrawn", func(r *Release) { r.Tender.Status = "withdrawn" }, bid.StageCancelled},
		{"complete", func(r *Release) { r.Tender.Status = "complete" }, bid.StageComplete},
		{"every lot cancelled", func(r *Release) {
			r.Tender.Lots = []Lot{{ID: "1", Status: "cancelled"}, {ID: "2", Status: "cancelled"}}
		}, bid.StageCancelled},
		{"one lot cancelled", func(r *Release) { r.Tender.Lots = []Lot{{ID: "1", Status: "cancelled"}, {ID: "2", Status: "active"}} }, bid.StageTender},
		{"UK1 in planning", func(r *Release) { r.Planning = []Document{{NoticeType: "UK1"}} }, bid.StagePlanning},
		{"UK5 direct award", func(r *Release) { r.Tender.Documents = []Document{{NoticeType: "UK5", ID: r.ID}} }, bid.StageIntent},
		{"UK4 after a UK2", func(r *Release) {
			r.Planning = []Document{{NoticeType: "UK2", ID: "old", Date: "2026-01-01"}}
			r.Tender.Documents = []Document{{NoticeType: "UK4", ID: r.ID, Date: "2026-05-20"}}
		}, bid.StageTender},
		{"compiled and open", func(r *Release) { r.Tags = []string{"compiled"} }, bid.StageTender},
		{"compiled and awarded", func(r *Release) { r.Tags = []string{"compiled"}; r.Awards = []Award{{}} }, bid.StageAward},
		{"nothing said", func(r *Release) { r.Tags, r.Tender.Status = nil, "" }, bid.StageUnknown},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, issues := draft(t, with(c.change))
			if o.Stage != c.want {
				t.Errorf("stage %q, want %q", o.Stage, c.want)
			}
			if open := len(find(issues, CodeNotOpen)) == 0; open != (c.want == bid.StageTender) {
				t.Errorf("OCDS-010 is wrong: %+v", issues)
			}
			if c.want != bid.StageTender && c.want != bid.StageUnknown && o.StageWhy == "" {
				t.Error("no reason")
			}
		})
	}
}

func TestProviderSelectionRegime(t *testing.T) {
	const name = "This falls under the Health Care Services (Provider Selection Regime) Regulations 2023. "
	for _, c := range []struct {
		text   string
		stage  bid.Stage
		regime string
	}{
		{name + "Run as a competitive process.", bid.StageTender, RegimePSR},
		{name + "This is an intention to award notice.", bid.StageIntent, RegimePSR},
		{"A provider\u00a0selection  REGIME notice.<br/>The ICB is INTENDING  TO\nAWARD the contract.", bid.StageIntent, RegimePSR},
		{"PSR 2023. This is a (PSR) intended to award notice", bid.StageIntent, RegimePSR},
		{name + "This contract has now been formally awarded using direct award process C.", bid.StageIntent, RegimePSR},
		{name + "This is a confirmation of contract award notice.", bid.StageIntent, RegimePSR},
		{name + "Following evaluation, an intention to award notice will be published.", bid.StageTender, RegimePSR},
		{name + "We will publish a notice of our intention to award in March.", bid.StageTender, RegimePSR},
		{name + "Following the evaluation of bids the ICB is intending to award the contract to Example Ltd, and representations must arrive before 8 June.", bid.StageIntent, RegimePSR},
		{name + "A standstill period will follow this intention to award.", bid.StageIntent, RegimePSR},
		{name + "Once the contract has been awarded, mobilisation begins. If this contract has been awarded to you, call us.", bid.StageTender, RegimePSR},
		{name + "The council intends to award one contract for three years to the best bidder.", bid.StageTender, RegimePSR},
		{name + "A confirmation of award notice will be published.", bid.StageTender, RegimePSR},
		{name + "This contract has not yet formally been awarded; this notice serves as an intention to award.", bid.StageIntent, RegimePSR},
		{name + "This is not an intention to award notice.", bid.StageTender, RegimePSR},
		{"The council intends to award three places.", bid.StageTender, ""},
		{"The Provider Selection Regime does not apply.", bid.StageTender, ""},
		{"This is not a PSR procurement. Bids are due in 2023 prices.", bid.StageTender, ""},
		{"Contact the PSR desk.", bid.StageTender, ""},
		{"The awarding of this contract is subject to the Health Care Services (Provider Selection Regime) Regulations 2023. For the avoidance of doubt, the provisions of the Procurement Act 2023 do not apply to this award.", bid.StageTender, RegimePSR},
	} {
		for where, place := range map[string]func(*Release){
			"release": func(r *Release) { r.Description = c.text },
			"tender":  func(r *Release) { r.Tender.Description = c.text },
		} {
			o, issues := draft(t, with(func(r *Release) {
				r.Tender.LegalScheme, r.Tender.LegalID = "CELEX", "32014L0024"
				place(r)
			}))
			if o.Stage != c.stage || o.Regime != c.regime {
				t.Errorf("%s %q: stage %q, regime %q", where, c.text, o.Stage, o.Regime)
			}
			if c.regime == RegimePSR {
				says(t, issues, CodePSR, "Provider Selection Regime")
			} else {
				says(t, issues, CodeRegime, "choose")
			}
			if (c.stage == bid.StageIntent) != (len(find(issues, CodeIntent)) == 1) {
				t.Errorf("OCDS-011: %+v", issues)
			}
		}
	}
}

func TestRegimes(t *testing.T) {
	celex := func(r *Release) { r.Tender.LegalScheme, r.Tender.LegalID = "CELEX", "32014L0024" }
	none := func(r *Release) { r.Tender.LegalScheme, r.Tender.LegalID = "", "" }
	for _, c := range []struct {
		name    string
		changes []func(*Release)
		want    string
		doubt   bool
	}{
		{"act", nil, RegimePA23, false},
		{"old rules, 2026, England", []func(*Release){celex}, "", true},
		{"old rules, 2024", []func(*Release){celex, func(r *Release) { r.Date = "2024-05-01" }}, RegimePCR, false},
		{"old rules, day before the act", []func(*Release){celex, func(r *Release) { r.Date = "2025-02-23T23:59:59Z" }}, RegimePCR, false},
		{"old rules, PCR in the text", []func(*Release){celex, func(r *Release) { r.Tender.Lots = []Lot{{ID: "1", Description: "A DPS under PCR 2015."}} }}, RegimePCR, false},
		{"old rules, Scottish region", []func(*Release){celex, func(r *Release) { r.Parties[1].Region = "UKM82" }}, RegimeScotland, false},
		{"old rules, Scottish ITL code", []func(*Release){celex, func(r *Release) { r.Parties[1].Region = "TLM" }}, RegimeScotland, false},
		{"old rules, Scotland by name", []func(*Release){celex, func(r *Release) { r.Parties[1].Region, r.Parties[1].Country = "", "Scotland" }}, RegimeScotland, false},
		{"old rules, Scottish portal", []func(*Release){celex, func(r *Release) { r.OCID = "ocds-r6ebe6-1" }}, RegimeScotland, false},
		{"utilities", []func(*Release){func(r *Release) { r.Tender.LegalScheme, r.Tender.LegalID = "CELEX", "32014L0025" }}, RegimeUtilities, false},
		{"act against text", []func(*Release){func(r *Release) { r.Description = "Under the Provider Selection Regime." }}, "", true},
		{"no basis, before the act", []func(*Release){none, func(r *Release) { r.Date = "2025-01-10T10:00:00Z" }}, RegimePCR, true},
		{"no basis, after the act", []func(*Release){none}, "", true},
		{"unknown basis", []func(*Release){func(r *Release) { r.Tender.LegalScheme, r.Tender.LegalID = "X", "9" }}, "", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, issues := draft(t, with(func(r *Release) {
				for _, change := range c.changes {
					change(r)
				}
			}))
			if o.Regime != c.want || (len(find(issues, CodeRegime)) > 0) != c.doubt {
				t.Errorf("regime %q, %+v", o.Regime, find(issues, CodeRegime))
			}
		})
	}
}

func TestProcedureAgainstText(t *testing.T) {
	o, issues := draft(t, with(func(r *Release) {
		r.Tender.Procedure = "Restricted procedure"
		r.Tender.Lots = []Lot{{ID: "1", Description: "Although 'Restricted Procedure' was selected, it was a 'Competitive  Procedure with Negotiation'."}}
	}))
	says(t, issues, CodeRegime, "Restricted procedure", "competitive procedure with negotiation")
	if o.Procedure != "Restricted procedure" {
		t.Errorf("%q", o.Procedure)
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct{ raw, utc, day, code, shown string }{
		{"2026-07-10T12:00:00+01:00", "2026-07-10T11:00:00Z", "2026-07-10", "", "10 July 2026, 12:00 BST"},
		{"2026-12-10T12:00:00Z", "2026-12-10T12:00:00Z", "2026-12-10", "", "10 December 2026, 12:00 GMT"},
		{"2026-07-10t12:00:00.5z", "2026-07-10T12:00:00Z", "2026-07-10", "", "10 July 2026, 13:00 BST"},
		{"2026-07-31T23:30:00Z", "2026-07-31T23:30:00Z", "2026-08-01", "", "1 August 2026, 00:30 BST"},
		{"2026-07-10", "", "2026-07-10", CodeNoTime, "10 July 2026"},
		{"2026-07-10T12:00:00", "2026-07-10T11:00:00Z", "2026-07-10", CodeNoZone, "10 July 2026, 12:00 BST"},
		{"2026-12-10 12:00", "2026-12-10T12:00:00Z", "2026-12-10", CodeNoZone, "10 December 2026, 12:00 GMT"},
		{"2027-03-28T01:30:00", "2027-03-28T01:30:00Z", "2027-03-28", CodeNoZone, ""}, // the hour that the clock change skips
		{"", "", "", CodeNoDeadline, ""},
		{"2026-02-30", "", "", CodeNoDeadline, "2026-02-30"},
		{"next Friday at noon", "", "", CodeNoDeadline, "next Friday at noon"},
		{"99999-01-01T00:00:00Z", "", "", CodeNoDeadline, "99999-01-01T00:00:00Z"},
		{"2026-05-31T12:00:00Z", "2026-05-31T12:00:00Z", "2026-05-31", CodePassed, ""},
		{"2026-06-01T12:00:00Z", "2026-06-01T12:00:00Z", "2026-06-01", CodePassed, ""}, // this very second
	} {
		o, issues := draft(t, with(func(r *Release) { r.Tender.TenderEnd = c.raw }))
		d := o.Dates.Deadline
		if d.UTC != c.utc || d.Day != c.day || d.Text != c.raw {
			t.Errorf("%q gave %+v", c.raw, d)
		}
		for _, code := range []string{CodeNoTime, CodeNoZone, CodeNoDeadline, CodePassed} {
			if (len(find(issues, code)) > 0) != (code == c.code) {
				t.Errorf("%q: %s in %+v", c.raw, code, issues)
			}
		}
		if shown := Shown(d, london(t)); c.shown != "" && shown != c.shown {
			t.Errorf("%q is shown as %q", c.raw, shown)
		}
	}
	// A day without a time has passed when it begins.
	_, issues := draft(t, with(func(r *Release) { r.Tender.TenderEnd = "2026-06-01" }))
	says(t, issues, CodePassed, "1 June 2026")
	_, issues = draft(t, with(func(r *Release) { r.Tender.TenderEnd = "2026-06-02" }))
	silent(t, issues, CodePassed)
}

func TestValues(t *testing.T) {
	for _, c := range []struct {
		name         string
		net, current string
		want         string
		code         string
	}{
		{"plain", "900000", "GBP", "900000", ""},
		{"decimals", "33721.50", "GBP", "33721.5", ""},
		{"float noise", "33721.4999999999", "GBP", "33721.5", ""},
		{"exponent", "1.5E6", "GBP", "1500000", ""},
		{"nought", "0", "GBP", "", CodeNoValue},
		{"less than nought", "-5", "GBP", "", CodeNoValue},
		{"none", "", "", "", CodeNoValue},
		{"words", "about a million", "GBP", "", CodeNoValue},
		{"huge", "1e9999", "GBP", "", CodeHuge},
		{"huge digits", strings.Repeat("9", 40), "GBP", "", CodeHuge},
		{"thousand million million", "1e15", "GBP", "", CodeHuge},
		{"euro", "900000", "EUR", "900000", CodeCurrency},
		{"no currency", "900000", "", "900000", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, issues := draft(t, with(func(r *Release) { r.Tender.Value = Amount{Net: c.net, Currency: c.current} }))
			if o.Value.Net.String() != c.want || o.Value.Currency != c.current {
				t.Errorf("%+v", o.Value)
			}
			for _, code := range []string{CodeNoValue, CodeHuge, CodeCurrency} {
				if (len(find(issues, code)) > 0) != (code == c.code) {
					t.Errorf("%s in %+v", code, issues)
				}
			}
		})
	}
	_, issues := draft(t, with(func(r *Release) { r.Tender.Value = Amount{Gross: "120", Currency: "GBP"} }))
	says(t, issues, CodeNoValue, "only with VAT", "£120.00")
}

func TestValueRangeAndThreshold(t *testing.T) {
	o, issues := draft(t, with(func(r *Release) {
		r.Tender.MinValue, r.Tender.Procedure = Amount{Net: "600000", Currency: "GBP"}, "Open procedure (above threshold)"
	}))
	says(t, issues, CodeRange, "£600,000.00", "£900,000.00", "upper")
	if o.Value.Min.String() != "600000" || o.Value.Above != bid.Yes {
		t.Errorf("%+v", o.Value)
	}
	o, issues = draft(t, with(func(r *Release) { r.Tender.MinValue = Amount{Net: "950000"} }))
	says(t, issues, CodeRange, "above the upper")
	if o.Value.Above != bid.Unknown {
		t.Error("absent is not false")
	}
	o, _ = draft(t, with(func(r *Release) { r.Tender.Above, r.Tender.Procedure = bid.No, "Above threshold" }))
	if o.Value.Above != bid.No {
		t.Error("the field comes before the words")
	}
}

func TestOtherAmounts(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{"The value is £900,000 (£1.2m with the extension).", "£1.2m"},
		{"Worth 1 500 000 GBP in all.", "1 500 000 GBP"},
		{"The council may extend it by two years.", "extended or has options"},
		{"Worth £900k.", ""},
		{"Public liability insurance of £5m and £12.50 per meal. Donations of £20.", ""},
	} {
		_, issues := draft(t, with(func(r *Release) { r.Tender.Description = c.text }))
		if c.says == "" {
			silent(t, issues, CodeOtherAmount)
			continue
		}
		says(t, issues, CodeOtherAmount, c.says)
	}
	_, issues := draft(t, with(func(r *Release) {
		r.Tender.Lots = []Lot{{ID: "1", Term: Term{HasOptions: bid.Yes, Options: "As needed"}}}
	}))
	says(t, issues, CodeOtherAmount, "options")
}

func TestLots(t *testing.T) {
	same := func(r *Release) {
		r.Tender.Lots = []Lot{{ID: "1", Value: Amount{Net: "900000.00"}}, {ID: "2", Value: Amount{Net: "900000"}}}
	}
	o, issues := draft(t, with(same))
	says(t, issues, CodeLotsRepeat, "2 lots", "£900,000.00")
	if o.Value.Net.String() != "900000" {
		t.Errorf("%s", o.Value.Net)
	}
	o, issues = draft(t, with(func(r *Release) { same(r); r.Tender.Lots = r.Tender.Lots[:1] }))
	silent(t, issues, CodeLotsRepeat)
	if len(o.Lots) != 1 {
		t.Error("one lot")
	}
	o, _ = draft(t, basic())
	if len(o.Lots) != 1 || o.Lots[0].ID != "1" {
		t.Errorf("a notice without lots: %+v", o.Lots)
	}
	o, _ = draft(t, with(func(r *Release) { r.Tender.Lots = []Lot{{ID: "1"}, {ID: "1"}, {}} }))
	if o.Lots[0].ID == o.Lots[1].ID || o.Lots[2].ID != "3" {
		t.Errorf("%+v", o.Lots)
	}
	o, issues = draft(t, with(func(r *Release) { r.Tender.MaxLotsBid, r.Tender.MaxLotsAward = "1e9999", "4" }))
	says(t, issues, CodeHuge, "no limit")
	if o.MaxLotsBid != "unlimited" || o.MaxLotsAward != "4" {
		t.Errorf("%q %q", o.MaxLotsBid, o.MaxLotsAward)
	}
	if _, given := o.Sources["maxLotsBid"]; !given {
		t.Error("no source")
	}
}

func TestTerms(t *testing.T) {
	for _, c := range []struct {
		name         string
		term         Term
		start, end   string
		months, days int
		code         bool
		years        string
	}{
		{"dates", Term{Start: "2027-04-01T00:00:00+01:00", End: "2030-03-31T23:59:59+01:00"}, "2027-04-01", "2030-03-31", 0, 0, false, "3"},
		{"dates win over days", Term{Start: "2027-04-01T01:00:00+01:00", End: "2028-03-31T23:59:59+01:00", Days: "720"}, "2027-04-01", "2028-03-31", 0, 0, false, "1"},
		{"midnight in British Summer Time, as UTC", Term{Start: "2027-03-31T23:00:00Z", End: "2028-03-31T22:59:59Z"}, "2027-04-01", "2028-03-31", 0, 0, false, "1"},
		{"summer offset in winter", Term{Start: "2026-12-01T00:00:00+01:00", End: "2027-11-30T23:59:59+01:00"}, "2026-12-01", "2027-11-30", 0, 0, false, "1"},
		{"1080 days", Term{Days: "1080"}, "", "", 36, 0, true, "3"},
		{"2520 days", Term{Days: "2520"}, "", "", 84, 0, true, "7"},
		{"3600 days", Term{Days: "3600"}, "", "", 120, 0, true, ""},
		{"365 days", Term{Days: "365"}, "", "", 0, 365, true, ""},
		{"months", Term{Months: "18"}, "", "", 18, 0, false, ""},
		{"no length", Term{Days: "0"}, "", "", 0, 0, false, ""},
		{"absurd", Term{Days: "99999999"}, "", "", 0, 0, false, ""},
		{"eighteen months", Term{Start: "2026-07-23", End: "2028-01-22"}, "2026-07-23", "2028-01-22", 0, 0, false, ""},
		{"upside down", Term{Start: "2030-01-01", End: "2029-01-01"}, "2030-01-01", "2029-01-01", 0, 0, true, ""},
		{"the text disagrees", Term{Days: "1800", Renewal: "The contract is for a period of 1 year with the option of four more."}, "", "", 60, 0, true, ""},
		{"the text speaks of extensions", Term{Days: "1080", Renewal: "The contract may run for a further period of 2 years."}, "", "", 36, 0, true, "3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, issues := draft(t, with(func(r *Release) { r.Tender.Lots = []Lot{{ID: "1", Term: c.term}, {ID: "2", Term: c.term}} }))
			if o.Term.Start.ISO() != c.start || o.Term.End.ISO() != c.end || o.Term.Months != c.months || o.Term.Days != c.days {
				t.Errorf("%+v", o.Term)
			}
			if (len(find(issues, CodeDaysOnly)) > 0) != c.code {
				t.Errorf("%+v", find(issues, CodeDaysOnly))
			}
			years := ""
			for _, p := range Proposals(o) {
				if p.Path == "pricing.years" {
					years = p.Value
				}
			}
			if years != c.years {
				t.Errorf("%q years are proposed, want %q", years, c.years)
			}
		})
	}
	o, _ := draft(t, with(func(r *Release) {
		r.Tender.Lots = []Lot{{ID: "1", Term: Term{Days: "360"}}, {ID: "2", Term: Term{Days: "720"}}}
	}))
	if o.Term != (bid.Term{}) || o.Lots[1].Term.Months != 24 {
		t.Errorf("%+v", o.Term)
	}
}

func TestWeights(t *testing.T) {
	text := func(kind, name, text string) Criterion { return Criterion{Kind: kind, Name: name, Text: text} }
	number := func(kind, name, n, how string) Criterion {
		return Criterion{Kind: kind, Name: name, Numbers: []Weight{{n, how}}}
	}
	for _, c := range []struct {
		name  string
		lines []Criterion
		want  string // weights as per cents, or words
		codes string
	}{
		{"numbers", []Criterion{number("quality", "Q", "60", "percentageExact"), number("price", "", "40", "percentageExact")}, "60 40", ""},
		{"decimals", []Criterion{number("quality", "Q", "0.6", "decimalExact"), number("price", "", "0.4", "decimalExact")}, "60 40", ""},
		{"numbers before text", []Criterion{{Kind: "quality", Text: "90", Numbers: []Weight{{"60", "percentageExact"}}}, number("price", "", "40", "percentageExact")}, "60 40", ""},
		{"text", []Criterion{text("quality", "Q", "70"), text("price", "", "30 %")}, "70 30", "040"},
		{"text with decimals", []Criterion{text("quality", "Q", "70.00"), text("cost", "", "30 per cent")}, "70 30", "040"},
		{"range", []Criterion{text("quality", "Q", "60-70"), text("price", "", "40")}, "60-70 40", "040 042"},
		{"range in numbers", []Criterion{number("quality", "Q", "65", "percentageRangeMiddle"), number("price", "", "35", "percentageExact")}, "65 % (middle of a range) 35", "042"},
		{"order", []Criterion{number("quality", "Q", "1", "order"), number("price", "", "2", "order")}, "1 (order of importance) 2 (order of importance)", "042"},
		{"pass or fail", []Criterion{text("quality", "Safeguarding", "Pass/Fail"), text("quality", "Q", "60"), text("price", "", "40")}, "Pass/Fail 60 40", "040 042"},
		{"words", []Criterion{text("quality", "Q", "High"), text("price", "", "Low")}, "High Low", "042"},
		{"does not add up", []Criterion{text("quality", "Q", "60"), text("price", "", "30")}, "60 30", "040 041"},
		{"quality by itself", []Criterion{text("quality", "A", "70"), text("quality", "B", "30"), text("price", "", "40")}, "70 30 40", "040 041"},
		{"more than all", []Criterion{text("quality", "A", "170"), text("price", "", "40")}, "170 40", "040 042"},
		{"a fraction is not a per cent", []Criterion{text("quality", "A", "0.6"), text("price", "", "0.4")}, "0.6 0.4", "042"},
		{"no weights", []Criterion{text("quality", "A", ""), text("price", "", "")}, " ", "043"},
		{"prose is no weight", []Criterion{text("quality", "A", "How well the bidder shows that it understands the needs of older residents here."), text("price", "", "")}, " ", "043"},
		{"no criteria", nil, "", "043"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, issues := draft(t, with(func(r *Release) {
				r.Tender.Lots = []Lot{{ID: "1", Award: Criteria{Lines: c.lines}}, {ID: "2", Award: Criteria{Lines: c.lines}}}
			}))
			var got []string
			for _, line := range o.Criteria {
				if line.PassFail && line.Weight.IsSet() {
					t.Error("pass or fail was given a weight")
				}
				got = append(got, line.Weight.EditText()+line.Words)
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
			var codes []string
			for _, code := range []string{"040", "041", "042", "043"} {
				if len(find(issues, "OCDS-"+code)) > 0 {
					codes = append(codes, code)
				}
			}
			if strings.Join(codes, " ") != c.codes {
				t.Errorf("%q, want %q: %+v", codes, c.codes, issues)
			}
			if len(o.Lots[0].Criteria) != 0 {
				t.Error("identical sets are shown once")
			}
		})
	}
	_, issues := draft(t, with(func(r *Release) {
		r.Tender.Lots = []Lot{{ID: "1", Award: Criteria{Lines: []Criterion{text("quality", "A", "70"), text("quality", "B", "30"), text("price", "", "40")}}}}
	}))
	says(t, issues, CodeWeightSum, "quality lines add to 100", "price stands apart", "140")
	o, issues := draft(t, with(func(r *Release) {
		r.Tender.Lots = []Lot{{ID: "1", Award: Criteria{Lines: []Criterion{text("price", "", "100")}}}, {ID: "2", Award: Criteria{Lines: []Criterion{text("price", "", "90")}, Words: "See the pack"}}}
	}))
	says(t, issues, CodeWeightSum, "Lot 2: ", "90")
	if len(o.Criteria) != 0 || len(o.Lots[1].Criteria) != 1 {
		t.Errorf("%+v", o)
	}
}

func TestWhomItSuits(t *testing.T) {
	o, _ := draft(t, with(func(r *Release) { r.Description = "Suitable for small and medium-sized enterprises and charities." }))
	if o.SME != "stated in text" || o.VCSE != "stated in text" {
		t.Errorf("%q %q", o.SME, o.VCSE)
	}
	o, _ = draft(t, with(func(r *Release) { r.Tender.SME, r.Tender.VCSE = bid.No, bid.Yes }))
	if o.SME != "no" || o.VCSE != "yes" {
		t.Errorf("%q %q", o.SME, o.VCSE)
	}
	o, _ = draft(t, with(func(r *Release) { r.Tender.Lots = []Lot{{ID: "1", SME: bid.Yes}, {ID: "2"}} }))
	if o.SME != "see each lot" || o.VCSE != "not stated" || o.Lots[0].SME != "yes" {
		t.Errorf("%q %q", o.SME, o.VCSE)
	}
	o, _ = draft(t, with(func(r *Release) {
		r.Tender.Reserved, r.Tender.ReservedPlace = []string{"shelteredWorkshop"}, "Hampshire"
	}))
	if o.Reserved != "shelteredWorkshop; Hampshire" {
		t.Errorf("%q", o.Reserved)
	}
}

func TestMadeID(t *testing.T) {
	o, issues := draft(t, with(func(r *Release) { r.ID, r.OCID, r.Date = "", "ocds-r6ebe6-77", "2026-05-20" }))
	if o.Notice.ID != "ocds-r6ebe6-77#2026-05-20" || len(find(issues, CodeMadeID)) != 1 {
		t.Errorf("%q", o.Notice.ID)
	}
}

func TestBuyerListedTwice(t *testing.T) {
	o, _ := draft(t, basic())
	if o.Buyer.Region != "UKJ35" || o.Buyer.Name != "Otterbourne District Council" {
		t.Errorf("%+v", o.Buyer)
	}
	for _, p := range Proposals(o) {
		if p.Path == "opportunity.nation" && p.Value == "England" {
			return
		}
	}
	t.Error("no nation proposed")
}

// Every field that holds something says where it came from.
func TestEveryFieldHasASource(t *testing.T) {
	o, _ := draft(t, with(func(r *Release) {
		r.Tender.MinValue = Amount{Net: "1000"}
		r.Tender.Submission = []string{"https://portal.example"}
		r.Tender.SME = bid.Yes
		r.Tender.Codes = []bid.Code{{Scheme: "CPV", ID: "1"}}
		r.Tender.Items = []Item{{Places: []Place{{Region: "UKJ35"}}}}
		r.Tender.Selection = Criteria{Lines: []Criterion{{Kind: "economic", Text: "Turnover of £1m"}}}
		r.Tender.Award = Criteria{Lines: []Criterion{{Kind: "price", Name: "Social value", Text: "100"}}}
		r.Tender.Lots = []Lot{{ID: "1", Term: Term{Days: "360"}}}
	}))
	for _, f := range allFields(&o) {
		if f.text(&o) == "" || f.text(&o) == "not stated" {
			continue
		}
		found := false
		for path := range o.Sources {
			found = found || path == f.path || strings.HasPrefix(path, f.path+".")
		}
		if !found {
			t.Errorf("%s = %q has no source", f.path, f.text(&o))
		}
	}
}
