package standing_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/tender/standing"
	"bidwright/app/working"
)

// The weights of the years and the figures counted are those of the facts: with other
// facts they are others. 0.6 × 30 + 0.4 × 20 = 26.
func TestWeightsAndPartsAreFacts(t *testing.T) {
	folder := fstest.MapFS{}
	from := os.DirFS("../../../assets/facts")
	names, _ := fs.Glob(from, "*.csv")
	for _, name := range names {
		data, _ := fs.ReadFile(from, name)
		if path.Base(name) == "financial_tests.csv" {
			data = bytes.ReplaceAll(data, []byte("0.67 * marks_latest + 0.33 * marks_prior"), []byte("0.4 * marks_prior + 0.6 * marks_latest"))
			data = bytes.ReplaceAll(data, []byte("count_pass(FIN-PROFIT,FIN-ACID,FIN-GEAR)"), []byte("count_pass(FIN-PROFIT,FIN-GEAR)"))
		}
		folder[name] = &fstest.MapFile{Data: data}
	}
	lib, err := reference.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	var d bid.Document
	V := money.MustValue
	d.Bid.Eligibility.Tests = []bid.FinancialTest{{ID: "m", TestID: "FIN-M50", Items: []bid.MarkedItem{{ID: "i", Latest: V("30"), Prior: V("20")}}}, {ID: "t", TestID: "FIN-2OF3"}}
	d.Organisation.Standing.Accounts = []bid.AccountsYear{full()}
	for _, c := range []struct {
		lib          *reference.Library
		marks, count string
	}{{lib, "26", "2"}, {facts(), "26.7", "3"}} {
		s := working.New()
		standing.Build(s, standing.Input{Document: d, Library: c.lib})
		marks, _ := s.Graph.Node("elig.fin.FIN-M50")
		count, _ := s.Graph.Node("elig.fin.FIN-2OF3")
		if marks.Decimal().String() != c.marks || count.Decimal().String() != c.count {
			t.Errorf("marks %s, count %s", marks.Format(), count.Format())
		}
	}
}

// Where the facts leave open what failing means, the result says that must is assumed;
// a choice of the user ends that.
func TestBuyerRuleIsTold(t *testing.T) {
	var d bid.Document
	d.Bid.Opportunity.Value.Net, d.Bid.Opportunity.Term.Months = money.MustPounds("1200000"), 12
	d.Organisation.Standing.Accounts = []bid.AccountsYear{{ID: "a", Turnover: money.MustPounds("5")}}
	d.Bid.Eligibility.Tests = []bid.FinancialTest{{ID: "t", TestID: "FIN-TURN-1X"}, {ID: "u", TestID: "FIN-TURN-1X", OnFail: bid.FailMust}}
	_, r := run(t, d)
	if one := r.Tests[0]; one.Outcome != standing.Fail || one.Consequence != bid.FailMust || !strings.Contains(one.Why, "must is assumed until you choose") {
		t.Errorf("%+v", one)
	}
	if r.Tests[1].Why != "" {
		t.Errorf("chosen, yet: %s", r.Tests[1].Why)
	}
}

// Marks of a group are Σ share × total: 0.6 × 30 + 0.4 × 20 = 26 of the 25 asked.
func TestMarksOfAGroup(t *testing.T) {
	var d bid.Document
	V := money.MustValue
	d.Bid.Consortium.OwnShare = money.MustShare("0.6")
	d.Bid.Consortium.Members = []bid.Member{{ID: "m", Name: "Partner", Share: money.MustShare("0.4")}}
	d.Bid.Eligibility.Tests = []bid.FinancialTest{{ID: "t", TestID: "FIN-M50-GRP", Items: []bid.MarkedItem{{ID: "i", Latest: V("30")}, {ID: "j", MemberID: "m", Latest: V("20")}}}}
	s, r := run(t, d)
	if n, _ := s.Graph.Node("elig.fin.FIN-M50-GRP"); n.Decimal().String() != "26" || r.Tests[0].Outcome != standing.Pass {
		t.Errorf("%s %+v", n.Format(), r.Tests[0])
	}
	d.Bid.Eligibility.Tests[0].Items = d.Bid.Eligibility.Tests[0].Items[:1]
	if _, r = run(t, d); r.Tests[0].Outcome != standing.NotComputable || !strings.Contains(r.Tests[0].Why, "Partner") {
		t.Errorf("%+v", r.Tests[0])
	}
}
