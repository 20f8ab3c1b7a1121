package response

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/reference"
)

// Input is the bid, the dated facts, and the day on which proofs are judged.
type Input struct {
	Document bid.Document
	Library  *reference.Library
	On       date.Date
}

// Result is how far the response in words is.
type Result struct {
	// Used: the bid says something of it.
	Used      bool
	Questions []Answer // of the lots bid for, in the order of the tender
	Issues    []bid.Issue
}

// Answer is one question with the count of its answer.
type Answer struct {
	ID, Name string
	Words    int
	Limit    int // 0 when there is none
}

// Left is how many words may still be written; below zero when there are too many.
func (a Answer) Left() int { return a.Limit - a.Words }

// Count is the count as a sentence: “312 of 500 words, 188 left”.
func (a Answer) Count() string {
	switch {
	case a.Limit == 0 && a.Words == 1:
		return "1 word; no limit is set"
	case a.Limit == 0:
		return fmt.Sprintf("%d words; no limit is set", a.Words)
	case a.Left() < 0:
		return fmt.Sprintf("%d of %d words, %d too many", a.Words, a.Limit, -a.Left())
	}
	return fmt.Sprintf("%d of %d words, %d left", a.Words, a.Limit, a.Left())
}

// Build counts the answers and looks for what is missing or wrong. It never fails.
func Build(in Input) *Result {
	b := &checker{Input: in, r: &in.Document.Bid.Response, out: &Result{}}
	r := b.r
	b.out.Used = len(r.Questions)+len(r.Mobilisation)+len(r.Risks)+len(r.Declarations)+len(r.Confidential) > 0 || r.Letter != (bid.OfferLetter{})
	b.questions()
	b.mobilisation()
	b.risks()
	b.declarations()
	b.confidential()
	b.kept()
	return b.out
}

// Asked are the questions of the lots that are bid for.
func Asked(b *bid.Bid) []bid.MethodQuestion {
	lots := map[string]bool{}
	for _, id := range b.Opportunity.LotIDs {
		lots[id] = true
	}
	var out []bid.MethodQuestion
	for _, q := range b.Response.Questions {
		if q.LotID == "" || len(lots) == 0 || lots[q.LotID] {
			out = append(out, q)
		}
	}
	return out
}

// Title is what a question is called: its number and title, or the head of its text.
func Title(q bid.MethodQuestion) string {
	name := strings.TrimSpace(q.Title)
	if name == "" {
		if text := strings.Fields(q.Text); len(text) > 8 {
			name = strings.Join(text[:8], " ") + " …"
		} else {
			name = strings.Join(text, " ")
		}
	}
	if name = strings.TrimSpace(q.Number + " " + name); name == "" {
		return "Question without a title"
	}
	return name
}

type checker struct {
	Input
	r   *bid.Response
	out *Result
}

func (c *checker) add(code string, severity bid.Severity, path, format string, args ...any) {
	c.out.Issues = append(c.out.Issues, bid.Issue{Code: code, Severity: severity, Path: path, Message: fmt.Sprintf(format, args...)})
}
