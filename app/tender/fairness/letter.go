package fairness

import (
	"regexp"
	"strconv"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/working"
)

// Question is one question of the letter.
type Question struct {
	From  string // route, requirement, fairness or own
	Text  string
	Where string // document and page
	Path  string // of the field that holds it
	// Faults are why it may not be sent; it is left out of the letter then.
	Faults []Fault
}

// Letter is the clarification letter as it may leave: only questions without a fault.
type Letter struct {
	To, Subject   string
	On            date.Date
	Intro, Closes string
	Signed        string // the organisation
	Questions     []Question
	Refused       []Question // with their faults; so are an intro or a close that were refused
}

const (
	standardIntro  = "Thank you for the chance to bid. We would be grateful for answers to the questions below."
	standardCloses = "Thank you for your help."
)

// NewLetter puts the picked questions in order – the route, what is asked of bidders,
// fairness, our own –, each once. The graph, which may be nil, should be the finished
// one: a question that holds any figure of it is refused. Extra are questions of checks
// that ran later.
func NewLetter(r *Result, doc bid.Document, graph *calc.Graph, extra ...Question) Letter {
	guard := NewGuard(graph, doc)
	typed, o := doc.Bid.Fairness.Letter, doc.Bid.Opportunity
	l := Letter{To: line(o.Buyer.Name), On: typed.On, Signed: line(doc.Organisation.Name), Intro: standardIntro, Closes: standardCloses}
	subject := orElse(line(o.Title), line(doc.Bid.Title))
	if o.Reference != "" {
		subject += " (" + line(o.Reference) + ")"
	}
	if len(guard.Faults(subject)) > 0 { // a title of our own that says too much
		subject = ""
	}
	l.Subject = strings.TrimSpace("Questions on the tender " + subject)
	for _, text := range []struct {
		typed, path string
		to          *string
	}{{line(typed.To), "fairness.letter.to", &l.To}, {typed.Intro, "fairness.letter.intro", &l.Intro}, {typed.Closes, "fairness.letter.closes", &l.Closes}} {
		if strings.TrimSpace(text.typed) == "" {
			continue
		}
		if faults := guard.Faults(text.typed); len(faults) > 0 {
			l.Refused = append(l.Refused, Question{From: "own", Text: text.typed, Path: text.path, Faults: faults})
			continue
		}
		*text.to = strings.TrimSpace(plainLines(text.typed))
	}
	at := map[string]int{}
	for _, q := range picked(r, doc, extra) {
		key := fold(q.Text)
		if known, twice := at[key]; twice {
			first := &l.Questions[known]
			if q.Where != "" && !strings.Contains(first.Where, q.Where) && len(guard.Faults(q.Where)) == 0 {
				first.Where = strings.TrimPrefix(first.Where+"; "+q.Where, "; ")
			}
			continue
		}
		if q.Faults = guard.Faults(q.Text + "\n" + q.Where); len(q.Faults) > 0 {
			l.Refused = append(l.Refused, q)
			continue
		}
		at[key] = len(l.Questions)
		l.Questions = append(l.Questions, q)
	}
	return l
}

// picked are all questions that the user wants to send and has not sent, in order.
func picked(r *Result, doc bid.Document, extra []Question) []Question {
	var all []Question
	add := func(from, text, where, path string) {
		if text = line(text); text != "" {
			all = append(all, Question{From: from, Text: text, Where: line(where), Path: path})
		}
	}
	for _, q := range append(append([]Question(nil), r.in.Questions...), extra...) {
		add(orElse(q.From, "route"), q.Text, q.Where, q.Path)
	}
	for _, q := range unique(doc) {
		if q.Ask {
			add("requirement", r.requirementQuestion(q), q.Where, "eligibility.requirements."+q.ID+".question")
		}
	}
	for _, item := range r.Items {
		if item.Ask && item.Applies != bid.No {
			add("fairness", item.Question, item.Where, item.Path+".question")
		}
	}
	for _, q := range doc.Bid.Fairness.Letter.Own {
		if q.Sent.IsZero() {
			add("own", q.Text, q.Where, "fairness.letter.own."+q.ID+".text")
		}
	}
	return all
}

// requirementQuestion is as edited, else as drafted by the check that doubts it, else
// the general one of item 15.
func (r *Result) requirementQuestion(q bid.Requirement) string {
	if strings.TrimSpace(q.Question) != "" {
		return q.Question
	}
	for _, d := range r.in.Doubts {
		if d.RequirementID == q.ID && strings.TrimSpace(d.Question) != "" {
			return d.Question
		}
	}
	name := "this condition"
	if q.Name != "" {
		name = "the condition “" + clip(q.Name, 80) + "”"
	}
	if row, found := r.library.FairnessItem("FAIR-15"); found {
		return strings.Replace(row.Question, "requirement [x]", name, 1)
	}
	return "How does " + name + " serve this contract?"
}

// Printed is a question as it is printed, with its place first.
func (q Question) Printed() string {
	if q.Where == "" {
		return q.Text
	}
	return "(" + q.Where + ") " + q.Text
}

// Plain is the letter for a portal that takes text only: lines end with LF.
func (l Letter) Plain() string {
	var b strings.Builder
	if l.Subject != "" {
		b.WriteString(l.Subject + "\n\n")
	}
	if l.To != "" {
		b.WriteString("To: " + l.To + "\n")
	}
	if !l.On.IsZero() {
		b.WriteString(l.On.String() + "\n")
	}
	b.WriteString("\n" + l.Intro + "\n\n")
	for i, q := range l.Questions {
		b.WriteString(strconv.Itoa(i+1) + ". " + q.Printed() + "\n\n")
	}
	b.WriteString(l.Closes + "\n")
	if l.Signed != "" {
		b.WriteString(l.Signed + "\n")
	}
	return b.String()
}

var lawWord = regexp.MustCompile(`(?i)\b(unlawful|illegal|illegally|breach of (the )?(law|act|regulations)|against the law)\b`)

// checkQuestions adds findings about the questions picked for the letter.
func (r *Result) checkQuestions(s *working.Sheet) {
	doc := r.in.Document
	if len(doc.Bid.Fairness.Answers)+len(doc.Bid.Fairness.Letter.Own)+len(doc.Bid.Eligibility.Requirements)+len(r.in.Questions) == 0 &&
		doc.Bid.Fairness.Letter.To+doc.Bid.Fairness.Letter.Intro+doc.Bid.Fairness.Letter.Closes == "" {
		return
	}
	l := NewLetter(r, doc, s.Graph)
	for _, q := range l.Refused {
		for _, fault := range q.Faults {
			s.Issue(fault.Code, bid.Warns, q.Path, "This text stays out of the letter: “%s” %s", clip(q.Text, 80), fault.Words)
		}
	}
	for _, q := range l.Questions {
		if strings.Count(q.Text, "?") > 1 {
			s.Issue(CodeTwoAsked, bid.Informs, q.Path, "“%s” asks more than one thing. Make it two questions: buyers answer one at a time.", clip(q.Text, 80))
		}
		if lawWord.MatchString(q.Text) {
			s.Issue(CodeImpolite, bid.Informs, q.Path, "“%s” says that the buyer breaks the law. Ask for the reason instead: the pledge is voluntary and an answer is more likely.", clip(q.Text, 80))
		}
	}
}

// line is a text on one line.
func line(text string) string { return strings.Join(strings.Fields(plainLines(text)), " ") }

// plainLines keeps a text's lines and drops characters that cannot be seen.
func plainLines(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (r < ' ' || r == 0x7f) || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x2069 || r == 0xFEFF {
			if r == '\t' || r == '\r' {
				return ' '
			}
			return -1
		}
		return r
	}, text)
}

func orElse(text, standard string) string {
	if text == "" {
		return standard
	}
	return text
}
