package route_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/tender/route"
)

func suggested(o bid.Opportunity, field string) string {
	for _, s := range route.Suggest(o, lib) {
		if s.Path == field {
			return s.Value
		}
	}
	return ""
}

// What people know of these buyers.
func TestBuyersByName(t *testing.T) {
	for name, want := range map[string]bid.Authority{
		"Devon County Council": bid.AuthorityCouncil, "London Borough of Haringey": bid.AuthorityCouncil,
		"Martock Parish Council": bid.AuthorityParish, "Harrogate Town Council": bid.AuthorityParish,
		"NHS Devon Integrated Care Board": bid.AuthorityNHS, "Royal Free London NHS Foundation Trust": bid.AuthorityNHS,
		"Betsi Cadwaladr University Health Board": bid.AuthorityNHS, "Northern Health and Social Care Trust": bid.AuthorityNHS,
		"University of Edinburgh": bid.AuthorityOther, "Devon and Cornwall Police": bid.AuthorityPolice,
		"The Police and Crime Commissioner for Dorset": bid.AuthorityPolice, "Ministry of Justice": bid.AuthorityCentral,
		"Department for Education": bid.AuthorityCentral, "Ivybridge Academy Trust": bid.AuthoritySchool, "Thenue Housing Association Limited": bid.AuthorityOther,
		"Unheard-of Ltd": "", "Councillor Press Ltd": "",
	} {
		if got := suggested(bid.Opportunity{Buyer: bid.Party{Name: name}}, "opportunity.route.authority"); got != string(want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestClassByCode(t *testing.T) {
	for code, want := range map[string]bid.ContractClass{
		"85311200": bid.ClassLightTouch, "80000000-4": bid.ClassLightTouch, "45210000": bid.ClassWorks, "55520000": bid.ClassLightTouch,
		"79110000": "", "90910000": bid.ClassGoodsServices, "60000000": bid.ClassGoodsServices, "": "", "x": "",
	} {
		o := bid.Opportunity{CPV: []bid.Code{{ID: code}}}
		if got := suggested(o, "opportunity.route.class"); got != string(want) {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}

func TestNationOfTheBuyer(t *testing.T) {
	for _, c := range []struct {
		region, address string
		want            bid.Nation
	}{
		{"UKM75", "", bid.Scotland}, {"UKL", "", bid.Wales}, {"UKN06", "", bid.NorthernIreland}, {"UKK43", "", bid.England},
		{"UKJ4 (South East)", "", bid.England}, {"England", "", bid.England}, {"United Kingdom", "Dorking, Surrey, RH4 1SJ, United Kingdom", bid.England},
		{"", "Glasgow, G40 1AG", bid.Scotland}, {"", "Shrewsbury SY2 6ND", ""}, {"", "Belfast BT1 5GS", bid.NorthernIreland}, {"", "", ""},
	} {
		o := bid.Opportunity{Buyer: bid.Party{Region: c.region, Address: c.address}}
		if got := suggested(o, "opportunity.nation"); got != string(c.want) {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

func TestKinds(t *testing.T) {
	for i, k := range lib.OpportunityKinds() {
		if i >= len(bid.OpportunityKinds) || k.ID != string(bid.OpportunityKinds[i]) {
			t.Fatalf("%d: %s", i, k.ID)
		}
	}
	if n := len(lib.OpportunityKinds()); n != len(bid.OpportunityKinds) {
		t.Fatalf("%d kinds", n)
	}
	for kind, o := range map[bid.OpportunityKind]bid.Opportunity{
		bid.KindDynamic: {Technique: "dps"}, bid.KindCallOff: {Technique: "framework"}, bid.KindGrant: {Title: "Community grant 2026"},
		bid.KindRFQ:     {Procedure: "Competitive quotation (below threshold)"},
		bid.KindResults: {Title: "Employment support, payment by results"}, bid.KindTender: {Stage: bid.StageTender, Notice: &bid.Notice{}},
	} {
		if got := suggested(o, "opportunity.kind"); got != string(kind) {
			t.Errorf("%s: %q", kind, got)
		}
	}
	// A suggestion of what is typed already is none.
	if got := suggested(bid.Opportunity{Kind: bid.KindBlock, Technique: "dps"}, "opportunity.kind"); got != "" {
		t.Error(got)
	}
}

// A confirmed grant is no purchase; one only suggested by a word still gets a route.
func TestGrantHasNoRoute(t *testing.T) {
	o := council("100000")
	o.Kind = bid.KindGrant
	if r, _ := build(t, o); r.Regime != route.NoPurchase || r.Answer == "" {
		t.Errorf("%+v", r)
	}
	o.Kind, o.Title = "", "Grant funding"
	if r, _ := build(t, o); r.Regime != route.PA23 {
		t.Errorf("%s", r.Answer)
	}
}

// The rate of VAT by the two published values, and the value as published.
func TestPublishedVAT(t *testing.T) {
	o := council("33721")
	o.Route.VAT, o.Value.Gross = "", money.MustPounds("40465.20")
	if got := suggested(o, "opportunity.route.vat"); got != string(bid.VATStandard) {
		t.Errorf("%q", got)
	}
	r, s := build(t, o)
	if r.Basis.Decimal().String() != "40465.2" || strings.Contains(codes(s), route.CodeVATAssumed) {
		t.Errorf("%s %s", r.Basis.Format(), codes(s))
	}
}

// Two rows match a utility's light-touch contract: its own and that for any buyer.
func TestTwoRows(t *testing.T) {
	o := council("700000")
	o.Route.Authority, o.Route.Class = bid.AuthorityUtility, bid.ClassLightTouch
	r, s := build(t, o)
	if r.Limit == nil || r.Limit.ID != "TH-UTLT-2026" || !strings.Contains(codes(s), route.CodeTwoRows) {
		t.Errorf("%s %s", r.Answer, codes(s))
	}
}

// The notice and the answers disagree.
func TestRegimeInDoubt(t *testing.T) {
	o := council("100000")
	o.Regime = "PCR2015" // yet the user says that it began in 2026
	r, s := build(t, o)
	if r.Regime != route.PA23 || !r.InDoubt || !strings.Contains(codes(s), route.CodeRegime) {
		t.Errorf("%s", r.Answer)
	}
}

func TestReservations(t *testing.T) {
	has := func(o bid.Opportunity, who bid.ReservedFor) bool {
		r, _ := build(t, o)
		for _, m := range r.Reservations {
			for _, f := range m.For {
				if f == who {
					return true
				}
			}
		}
		return false
	}
	small, large := council("50000"), council("900000")
	if !has(small, bid.ReservedArea) || has(large, bid.ReservedArea) || !has(large, bid.ReservedSupported) {
		t.Error("area below the threshold only, supported employment at any value")
	}
	early := council("50000")
	early.Route.Began = council("1").Route.Began.AddMonths(-6) // before the order of 2026
	if has(early, bid.ReservedArea) {
		t.Error("before the order came into force")
	}
	light := council("50000")
	light.Route.Class = bid.ClassLightTouch
	if !has(light, bid.ReservedMutual) || has(small, bid.ReservedMutual) {
		t.Error("mutuals for light touch")
	}
}

// A blank opportunity gives one quiet line, not a list of questions.
func TestNothingKnown(t *testing.T) {
	r, s := build(t, bid.Opportunity{Nation: bid.England})
	if len(s.Issues) != 1 || s.Issues[0].Severity != bid.Informs || r.Unavailable == "" || r.Net.Available() {
		t.Errorf("%+v", s.Issues)
	}
}

func TestLightTouchWords(t *testing.T) {
	for text, want := range map[string]bid.ContractClass{
		"This is procured under the Light Touch Regime of the Act.": bid.ClassLightTouch,
		"The contract is not subject to the light touch regime.":    bid.ClassGoodsServices,
		"Transport of pupils.": bid.ClassGoodsServices,
	} {
		o := bid.Opportunity{Description: text, CPV: []bid.Code{{ID: "60000000"}}}
		if got := suggested(o, "opportunity.route.class"); got != string(want) {
			t.Errorf("%q: %q", text, got)
		}
	}
}
