package pack

import (
	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/response"
	"bidwright/app/tender/fairness"
)

// Stops are the findings that stop a file, those with a recorded reason last: what the
// engines found and the file rests on, and what the file itself lacks (PACK-001 to
// PACK-004). A pack between partners waits for none of them.
func Stops(audience Audience, paper bid.Paper, a *assess.Assessment) []bid.Issue {
	if a == nil || audience.Carries() {
		return nil
	}
	var open, accepted []bid.Issue
	add := func(issue bid.Issue) {
		if issue.Accepted == "" {
			open = append(open, issue)
		} else {
			accepted = append(accepted, issue)
		}
	}
	for _, issue := range a.Issues {
		if issue.Severity == bid.Blocks && concerns(paper, issue) {
			add(issue)
		}
	}
	if audience == Commissioner {
		if issue, found := bare(paper, a); found {
			for _, x := range a.Document.Bid.Accepted {
				if x.Code == issue.Code && (x.Path == "" || x.Path == issue.Path) {
					issue.Accepted = x.Reason
				}
			}
			add(issue)
		}
	}
	return append(open, accepted...)
}

// SaysNothing reports whether a check says that a file is empty: no question answered or
// asked, nothing of social value. Such a file is left out where files are made together.
func SaysNothing(issue bid.Issue) bool {
	return issue.Code == "PACK-001" || issue.Code == "PACK-003" || issue.Code == "PACK-004"
}

// bare is what a buyer's file lacks so that nobody means to hand it over like that.
func bare(paper bid.Paper, a *assess.Assessment) (bid.Issue, bool) {
	stop := func(code, path, message string) (bid.Issue, bool) {
		return bid.Issue{Code: code, Severity: bid.Blocks, Path: path, Message: message}, true
	}
	doc := a.Document
	switch paper {
	case bid.PaperTechnical:
		if len(response.Asked(&doc.Bid)) == 0 {
			return stop("PACK-001", "response.questions", "No question of the tender has been entered, so this file answers nothing. Enter the questions of the quality part on the Answers page, or do not hand this file in.")
		}
	case bid.PaperSelection:
		for _, one := range standings(doc) {
			if !answered(one.standing) {
				return stop("PACK-002", one.path, "The exclusion grounds have not all been answered for "+one.name+", and this file would tell the buyer so. Answer them, or record why the answers reach the buyer another way.")
			}
		}
	case bid.PaperClarification:
		if len(fairness.NewLetter(a.Tender.Fairness, doc, a.Pricing.Graph).Questions) == 0 {
			return stop("PACK-003", "fairness", "No question to the buyer has been picked, so this letter asks nothing. Pick one on the Opportunity page.")
		}
	case bid.PaperSocial:
		if a.Social == nil || !a.Social.Used {
			return stop("PACK-004", "socialValue", "Nothing has been entered about social value, so this file says nothing. Begin on the Social value page, or do not hand this file in.")
		}
	}
	return bid.Issue{}, false
}

// oneStanding is a body that bids, its standing, and the field that holds its answers.
type oneStanding struct {
	name     string
	standing bid.Standing
	path     string
}

// standings are those of the bidder and of the members that the buyer looks at.
func standings(doc bid.Document) []oneStanding {
	out := []oneStanding{{or(doc.Organisation.Name, "your organisation"), doc.Organisation.Standing, "organisation.standing.exclusions"}}
	for _, m := range doc.Bid.Consortium.Members {
		if m.Role != bid.RoleGuarantor {
			out = append(out, oneStanding{or(m.Name, "a partner without a name"), m.Standing, "consortium.members." + m.ID + ".standing.exclusions"})
		}
	}
	return out
}

// answered reports whether the body and each of its connected persons have said which
// exclusion grounds apply.
func answered(s bid.Standing) bool {
	cleared, persons := clearedOf(s)
	return cleared[""] && persons == len(s.Persons)
}

// clearedOf are those of whom the grounds have been answered, the body itself by an empty
// id, and how many connected persons are among them.
func clearedOf(s bid.Standing) (map[string]bool, int) {
	cleared := map[string]bool{}
	for _, c := range s.Cleared {
		cleared[c.AboutID] = true
	}
	n := 0
	for _, p := range s.Persons {
		if cleared[p.ID] {
			n++
		}
	}
	return cleared, n
}
