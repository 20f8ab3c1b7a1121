package response_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/response"
	"bidwright/assets/facts"
)

func library(t interface{ Fatal(...any) }) *reference.Library {
	l, err := reference.Load(facts.Files())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// sound is a response with nothing to mend.
func sound() bid.Document {
	doc := bid.Document{Schema: bid.SchemaVersion}
	doc.Organisation.Standing.Evidence = []bid.Evidence{{ID: "e", Name: "Safeguarding policy", Expires: date.MustISO("2029-01-01")}}
	doc.Bid.Opportunity.Buyer.Name = "Wrenshire County Council"
	doc.Bid.Opportunity.Nation = bid.England
	doc.Bid.Pricing.Start = date.MustISO("2027-06-01")
	doc.Bid.Response = bid.Response{
		Questions: []bid.MethodQuestion{{ID: "q", Number: "1", Title: "Quality", Weight: money.MustShare("1"), Words: 9, Ready: true, EvidenceIDs: []string{"e"},
			Answer: "We work with Wrenshire County Council staff each day.", KPIs: []bid.KPI{{ID: "k", Name: "On time", Target: "98 %", Measured: "Log of the rounds"}}}},
		Mobilisation: []bid.MobilisationStep{{ID: "a", Name: "Hire", Start: date.MustISO("2027-03-01"), End: date.MustISO("2027-04-01")}, {ID: "b", Name: "Train", Start: date.MustISO("2027-04-01"), End: date.MustISO("2027-05-31"), AfterIDs: []string{"a"}}},
		Risks:        []bid.DeliveryRisk{{ID: "r", Name: "Van breaks down", Likelihood: 2, Effect: 4, Response: "A second van within the hour"}},
		Declarations: []bid.Declaration{{ID: "d", ItemID: "canvassing", Agreed: bid.Yes, Signer: "A. Person", Role: "Chair"}},
		Confidential: []bid.ConfidentialItem{{ID: "c", Name: "Unit prices", Ground: "foia-43-2", Why: "Rivals could price against us", Until: date.MustISO("2030-06-01")}},
		Letter:       bid.OfferLetter{Print: true, Signer: "A. Person", Role: "Chair"},
	}
	return doc
}

func codes(t *testing.T, doc bid.Document) []string {
	var out []string
	for _, i := range response.Build(response.Input{Document: doc, Library: library(t), On: date.MustISO("2026-11-23")}).Issues {
		out = append(out, i.Code+" "+i.Path)
		if !strings.HasSuffix(i.Message, ".") && !strings.HasSuffix(i.Message, "%") || strings.Contains(i.Message, "%!") {
			t.Errorf("%s is no sentence: %s", i.Code, i.Message)
		}
	}
	return out
}

func TestASoundResponseHasNothingToMend(t *testing.T) {
	if got := codes(t, sound()); len(got) > 0 {
		t.Error(got)
	}
}

// Each mistake by itself is named by its code, where it is.
func TestEachMistakeIsNamedWhereItIs(t *testing.T) {
	for want, spoil := range map[string]func(*bid.Response, *bid.Document){
		"RESP-001 response.questions.q.answer":        func(r *bid.Response, _ *bid.Document) { r.Questions[0].Answer = " \n\n" },
		"RESP-002 response.questions.q.answer":        func(r *bid.Response, _ *bid.Document) { r.Questions[0].Words = 8 },
		"RESP-003 response.questions.q.answer":        func(r *bid.Response, _ *bid.Document) { r.Questions[0].Answer = "A meal costs £ 9.25 here." },
		"RESP-004 response.questions.q.answer":        func(r *bid.Response, _ *bid.Document) { r.Questions[0].Answer = "For Devon County Council we do more." },
		"RESP-005 response.questions.q.ready":         func(r *bid.Response, _ *bid.Document) { r.Questions[0].Ready = false },
		"RESP-006 response.questions.q.kpis.k.target": func(r *bid.Response, _ *bid.Document) { r.Questions[0].KPIs[0].Target = "" },
		"RESP-007 response.questions.q.evidenceIds": func(_ *bid.Response, d *bid.Document) {
			d.Organisation.Standing.Evidence[0].Expires = date.MustISO("2027-05-31")
		},
		"RESP-008 response.questions":               func(r *bid.Response, _ *bid.Document) { r.Questions[0].Weight = money.MustShare("0.6") },
		"RESP-008 response.questions.q.weight":      func(r *bid.Response, _ *bid.Document) { r.Questions[0].Weight = money.MustShare("1.2") },
		"RESP-010 response.mobilisation.b.end":      func(r *bid.Response, _ *bid.Document) { r.Mobilisation[1].End = date.Date{} },
		"RESP-011 response.mobilisation.a.end":      func(r *bid.Response, _ *bid.Document) { r.Mobilisation[0].End = date.MustISO("2027-02-01") },
		"RESP-012 response.mobilisation.b.end":      func(r *bid.Response, _ *bid.Document) { r.Mobilisation[1].End = date.MustISO("2027-06-02") },
		"RESP-013 response.mobilisation.b.start":    func(r *bid.Response, _ *bid.Document) { r.Mobilisation[1].Start = date.MustISO("2027-03-31") },
		"RESP-014 response.mobilisation.b.afterIds": func(r *bid.Response, _ *bid.Document) { r.Mobilisation[1].AfterIDs = []string{"b"} },
		"RESP-012 response.mobilisation.a.end": func(r *bid.Response, _ *bid.Document) {
			r.Mobilisation = r.Mobilisation[:1]
			r.Mobilisation[0].Start, r.Mobilisation[0].End = date.Date{}, date.MustISO("2027-06-02")
		},
		"RESP-020 response.risks.r.effect":        func(r *bid.Response, _ *bid.Document) { r.Risks[0].Effect = 0 },
		"RESP-021 response.risks.r.likelihood":    func(r *bid.Response, _ *bid.Document) { r.Risks[0].Likelihood = 6 },
		"RESP-022 response.risks.r.response":      func(r *bid.Response, _ *bid.Document) { r.Risks[0].Response = "" },
		"RESP-030 response.declarations.d.agreed": func(r *bid.Response, _ *bid.Document) { r.Declarations[0].Agreed = bid.Unknown },
		"RESP-031 response.declarations.d.agreed": func(r *bid.Response, _ *bid.Document) { r.Declarations[0].Agreed = bid.No },
		"RESP-032 response.declarations.d.text":   func(r *bid.Response, _ *bid.Document) { r.Declarations[0].ItemID = "" },
		"RESP-033 response.declarations.d.signer": func(r *bid.Response, _ *bid.Document) { r.Declarations[0].Role = "" },
		"RESP-034 response.letter.signer":         func(r *bid.Response, _ *bid.Document) { r.Letter.Signer = "" },
		"RESP-040 response.confidential.c.ground": func(r *bid.Response, _ *bid.Document) { r.Confidential[0].Ground = "" },
		"RESP-041 response.confidential.c.ground": func(_ *bid.Response, d *bid.Document) { d.Bid.Opportunity.Nation = bid.Scotland },
		"RESP-042 response.confidential.c.why":    func(r *bid.Response, _ *bid.Document) { r.Confidential[0].Why = "" },
		"RESP-043 response.confidential.c.until":  func(r *bid.Response, _ *bid.Document) { r.Confidential[0].Until = date.Date{} },
		"RESP-050 organisation.answers.l.review": func(_ *bid.Response, d *bid.Document) {
			d.Organisation.Answers = []bid.LibraryAnswer{{ID: "l", Name: "Safeguarding", Review: date.MustISO("2026-11-22")}}
		},
	} {
		doc := sound()
		spoil(&doc.Bid.Response, &doc)
		if got := codes(t, doc); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %v", want, got)
		}
	}
}

// Only questions of the lots that are bid for have to be answered.
func TestOtherLotsMayWait(t *testing.T) {
	doc := sound()
	doc.Bid.Opportunity.LotIDs = []string{"1"}
	doc.Bid.Response.Questions = append(doc.Bid.Response.Questions, bid.MethodQuestion{ID: "other", LotID: "2"})
	if got := codes(t, doc); len(got) > 0 {
		t.Error(got)
	}
}

// A ring of steps of any length is found, and no chain is called one.
func TestRingsAreFound(t *testing.T) {
	l := library(t)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "steps")
		ring := rapid.Bool().Draw(t, "ring")
		doc := bid.Document{}
		for i := range n {
			s := bid.MobilisationStep{ID: string(rune('A' + i)), End: date.MustISO("2027-01-01")}
			if i > 0 {
				s.AfterIDs = []string{string(rune('A' + i - 1))}
			} else if ring {
				s.AfterIDs = []string{string(rune('A' + n - 1))}
			}
			doc.Bid.Response.Mobilisation = append(doc.Bid.Response.Mobilisation, s)
		}
		found := 0
		for _, i := range response.Build(response.Input{Document: doc, Library: l}).Issues {
			if i.Code == "RESP-014" {
				found++
			}
		}
		if ring && found != n || !ring && found > 0 {
			t.Fatalf("%d of %d steps are said to wait for themselves (ring: %v)", found, n, ring)
		}
	})
}
