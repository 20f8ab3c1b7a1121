package pack

import (
	"errors"
	"slices"
	"strings"

	"bidwright/app/assess"
	"bidwright/app/bid"
)

// ErrPaper is returned for a paper that no audience gets.
var ErrPaper = errors.New("there is no such paper for that audience; choose commercial, technical, selection, clarification or social-value for the commissioner, commercial for everyone else")

type paperFor struct {
	audience Audience
	paper    bid.Paper
}

// makers are the builders of every paper. A buyer's prices and qualification are files
// of their own: a price in the wrong one can put a bidder out.
func (b *builder) makers() map[paperFor]func() {
	return map[paperFor]func(){
		{Commissioner, bid.PaperCommercial}:    b.commissioner,
		{Commissioner, bid.PaperTechnical}:     b.technical,
		{Commissioner, bid.PaperSelection}:     b.selection,
		{Commissioner, bid.PaperClarification}: b.clarification,
		{Commissioner, bid.PaperSocial}:        b.social,
		{Board, bid.PaperCommercial}:           b.board,
		{Partner, bid.PaperCommercial}:         b.partner,
		{Lead, bid.PaperCommercial}:            b.lead,
	}
}

// PaperTitle is what a paper is called on its cover and in its file name.
func PaperTitle(audience Audience, paper bid.Paper) string {
	switch {
	case audience == Board:
		return "Price for the board"
	case audience == Partner:
		return "Invitation to bid together"
	case audience == Lead:
		return "Answer to the lead"
	case paper == bid.PaperTechnical:
		return "Technical response"
	case paper == bid.PaperSelection:
		return "Selection response"
	case paper == bid.PaperClarification:
		return "Clarification questions"
	case paper == bid.PaperSocial:
		return "Social value response"
	}
	return "Commercial response"
}

// concerns reports whether a finding stops that paper: questions may go out while the
// price is not ready, and the selection response does not wait for it.
func concerns(paper bid.Paper, issue bid.Issue) bool {
	section := assess.SectionOf(issue.Path)
	if field, found := strings.CutPrefix(issue.Path, "response."); found {
		return inFile(paper, field)
	}
	switch paper {
	case bid.PaperTechnical:
		return section == "opportunity" || section == "partners" && ofSelection(issue.Code)
	case bid.PaperSelection:
		return section == "eligibility" || section == "opportunity" || section == "partners" && ofSelection(issue.Code)
	case bid.PaperClarification:
		return section == "opportunity" && len(issue.Code) > 5 && issue.Code[:5] == "FAIR-"
	}
	if paper == bid.PaperSocial {
		return section == "social-value"
	}
	return section != "decision"
}

// inFile reports whether a field of the response in words stands in a file.
func inFile(paper bid.Paper, field string) bool {
	part, _, _ := strings.Cut(field, ".")
	switch part {
	case "letter":
		return paper == bid.PaperCommercial
	case "declarations", "confidential":
		return paper != bid.PaperClarification && paper != bid.PaperSocial
	}
	return paper == bid.PaperTechnical
}

// ofSelection reports whether a finding about partners bears on the selection response:
// all but those about the group's money and terms.
func ofSelection(code string) bool {
	return !strings.HasPrefix(code, "CONS-") || slices.Contains([]string{"CONS-005", "CONS-006", "CONS-056"}, code)
}
