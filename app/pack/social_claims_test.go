package pack_test

import (
	"context"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pack"
)

func inGroup(b *bid.Bid, shares ...string) {
	b.Consortium.Members = []bid.Member{{ID: "open", Name: "Harbour Trust", Agreed: bid.Yes}, {ID: "shy", Name: "Heron Works"}}
	for i, id := range []string{"", "open", "shy"} {
		b.SocialValue.Rows[0].Claims = append(b.SocialValue.Rows[0].Claims, bid.ClaimShare{MemberID: id, Share: money.MustShare(shares[i])})
	}
}

// Who claims which part of an outcome stands in the response, a partner by name only where
// it agreed to be named.
func TestThePartiesClaimsAreNamed(t *testing.T) {
	alone, whole := socialPack(t, nil)
	if strings.Contains(textOf(alone), "Who claims what") {
		t.Error("nobody has split an outcome, and a table of it stands there")
	}
	built, a := socialPack(t, func(b *bid.Bid) { inGroup(b, "0.5", "0.3", "0.1") })
	text := strings.ReplaceAll(textOf(built), "\u00a0", " ")
	if !strings.Contains(text, "Quayside Print and Paper CIC 50 %, Harbour Trust 30 %, a further member (not named) 10 %\n90 %") {
		t.Errorf("the claims do not stand in\n%s", text)
	}
	if strings.Contains(text, "Heron") {
		t.Error("a partner that did not agree to be named is named")
	}
	// 90 % of the row is what all of it was, less a tenth.
	now, _ := a.Social.Rows[0].PV.Value()
	before, _ := whole.Social.Rows[0].PV.Value()
	if !now.Round(6).Equal(before.Mul(money.MustShare("0.9").Decimal()).Round(6)) {
		t.Errorf("%s of %s is counted", now, before)
	}
	if _, err := pack.Finish(context.Background(), pack.DataPainter{}, pack.Commissioner, exampleSource(t, "stationery", bid.PaperSocial, func(b *bid.Bid) { inGroup(b, "0.5", "0.3", "0.1") }), true, nil); err != nil {
		t.Errorf("the response does not go out: %v", err)
	}
}

// Claims above the whole are a doubt that the buyer reads without the partners' names, and
// the final response waits for them.
func TestClaimsAboveTheWholeStopTheResponse(t *testing.T) {
	built, a := socialPack(t, func(b *bid.Bid) { inGroup(b, "0.5", "0.3", "0.4") })
	text := textOf(built)
	if strings.Contains(text, "Heron") || strings.Contains(text, "Who claims what") || !strings.Contains(text, "claim more than the whole of it together") {
		t.Errorf("the doubt is not told as it should be:\n%s", text)
	}
	named := false
	for _, i := range a.Issues {
		named = named || i.Code == "SV-009" && strings.Contains(i.Message, "Heron Works") && strings.Contains(i.Message, "Harbour Trust")
	}
	if !named {
		t.Error("the bidder is not told who claims too much")
	}
	waits := false
	for _, i := range built.Blockers {
		waits = waits || i.Code == "SV-009"
	}
	if !waits {
		t.Errorf("the final response does not wait: %v", built.Blockers)
	}
}

// The board reads every party by its name, also one that the buyer does not.
func TestTheBoardReadsWhoClaimsWhat(t *testing.T) {
	for _, c := range []struct{ last, want string }{{"0.1", "Harbour Trust 30 %, Heron Works 10 %\n90 %"}, {"0.4", ""}} {
		src := exampleSource(t, "stationery", "", func(b *bid.Bid) { inGroup(b, "0.5", "0.3", c.last) })
		built, err := pack.Build(pack.Board, src)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(textOf(built), "\u00a0", " ")
		if c.want != "" && !strings.Contains(text, c.want) {
			t.Errorf("the claims do not stand in the board's pack:\n%s", text)
		}
		if over := c.want == ""; over && !strings.Contains(text, "more than 100 %") {
			t.Error("the board does not read that too much is claimed")
		}
	}
}
