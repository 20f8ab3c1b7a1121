package eligibility

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/reference"
	"bidwright/ui/kit"
)

// excluded says in a word or two how somebody stands.
func (p *Page) excluded(x subject) (string, kit.State) {
	if _, ok := p.clearance(x); ok {
		return "None applies", kit.Ready
	}
	return "Not known yet", kit.NotStarted
}

// excludedWords says the same in a sentence.
func (p *Page) excludedWords(subject) (string, kit.State) { return "", kit.Note }

// groundWords is what follows from one answer.
func (p *Page) groundWords(subject, reference.ExclusionGround, bid.Exclusion) (string, kit.State) {
	return "", kit.Note
}

// tested says how a test of the accounts came out.
func (p *Page) tested(bid.FinancialTest) (string, kit.State) { return "Not known yet", kit.NotStarted }

// markWords is what a test asks.
func (p *Page) markWords(x bid.FinancialTest) string { return number(x.Mark) }

// divides reports whether a test divides by the current liabilities.
func divides(t reference.FinancialTest, x bid.FinancialTest) bool {
	return strings.Contains(t.Formula, "/ CL") || strings.Contains(x.Formula, "CL")
}

type testResults struct{ view *kit.Listing }

func (p *Page) newTestResults() *testResults { return &testResults{kit.NewListing()} }

func (r *testResults) refresh() {}
