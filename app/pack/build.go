package pack

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/exchange"
	"bidwright/app/reference"
	"bidwright/app/risk"
)

// Audience is who a pack is for. Each has its own allow-list of labels and its own
// builder, which reads nothing else.
type Audience string

const (
	// Commissioner is the buyer's own copy: the commercial response.
	Commissioner Audience = "commissioner"
	// Board is the organisation's own copy: nothing is withheld from it.
	Board Audience = "board"
	// Partner is one named partner: the lead's invitation with the partner's own data.
	Partner Audience = "partner"
	// Lead is the lead of the group: a partner's answer.
	Lead Audience = "lead"
)

// Allowed lists the labels that an audience may read.
func (a Audience) Allowed() []Label {
	switch a {
	case Commissioner:
		return []Label{LabelPublic, LabelBuyer}
	case Board:
		return []Label{LabelPublic, LabelBuyer, LabelLead, LabelPartner, LabelInternal}
	case Partner, Lead:
		return []Label{LabelPublic, LabelBuyer, LabelPartner}
	}
	return nil
}

// ErrAudience is returned for an audience that no pack is made for.
var ErrAudience = errors.New("there is no pack for that audience; choose commissioner, board, partner or lead")

// Source is what a pack is built from.
type Source struct {
	Document   bid.Document
	Assessment *assess.Assessment
	Library    *reference.Library
	On         date.Date // the day that stands on the pack when the bid sets none
	// London is the zone in which the buyer's hours are shown; UTC, and so marked, without it.
	London *time.Location
	Paper  bid.Paper // which of the buyer's files
	// Attachments are the data of a pack between partners, made and signed elsewhere.
	Attachments []Attachment
	// Made is what was composed for the one reader of a pack between partners.
	Made *exchange.Made
}

// Built is a pack ready for layout, with what the leak test needs.
type Built struct {
	Document Document
	Secrets  []Secret // everything the audience may not learn
	Allowed  []string // texts the audience may read, by their own labels
	Figures  map[string]dataFigure
	// Blockers are the checks that stop a final pack; the tree is then marked a draft.
	Blockers []bid.Issue
	Withheld []Omission

	// Attachments are what another Bidwright reads: only packs between partners carry any.
	Attachments []Attachment

	// marks are ids, hashes and signatures of a pack between partners: drawn at random, so
	// that the digits of any figure turn up in one by chance. The search passes them over.
	marks []string

	workbook func() (*Workbook, error)
}

// Workbook is the pack as a spreadsheet: for the board the whole live model, for others
// what their tree shows. It is made when asked for.
func (b Built) Workbook() (*Workbook, error) {
	if b.workbook == nil {
		return nil, errors.New("this pack was not built from a bid, so it has no workbook")
	}
	return b.workbook()
}

// Omission says in words what a pack leaves out and why.
type Omission struct{ What, Why string }

// Build makes the pack of an audience.
func Build(audience Audience, s Source) (Built, error) {
	if len(s.Attachments) > 0 && !audience.Carries() {
		return Built{}, ErrAttached
	}
	b := newBuilder(audience, s)
	if audience.Allowed() == nil {
		return Built{}, fmt.Errorf("%w, not %q", ErrAudience, audience)
	}
	if audience.Carries() && s.Made == nil {
		return Built{}, ErrUnmade
	}
	make := b.makers()[paperFor{audience, s.Paper}]
	if make == nil {
		return Built{}, fmt.Errorf("%w, not %q for %s", ErrPaper, s.Paper, audience)
	}
	make()
	if faults := Check(b.doc); len(faults) > 0 { // also in a section that is then left out
		return Built{}, fmt.Errorf("the pack was not made: %s", faults[0])
	}
	b.arrange()
	if hidden := Withheld(b.doc, b.allowed...); len(hidden) > 0 {
		return Built{}, fmt.Errorf("the pack was not made: %s would show a text marked %s", hidden[0].Path, hidden[0].Label)
	}
	if faults := Check(b.doc); len(faults) > 0 {
		return Built{}, fmt.Errorf("the pack was not made: %s", faults[0])
	}
	secrets, shown := b.withheldFrom()
	return Built{marks: b.marks(), Document: b.doc, Secrets: secrets, Allowed: shown, Blockers: b.blockers, Withheld: b.omitted, Figures: b.printed(), Attachments: s.Attachments, workbook: b.workbook}, nil
}

// withheldFrom is what the audience may not learn, and what it may.
func (b *builder) withheldFrom() ([]Secret, []string) {
	if b.audience.Carries() {
		return b.betweenSecrets()
	}
	return b.secrets()
}

// workbook is the pack as a spreadsheet, held to the same labels as the tree.
func (b *builder) workbook() (*Workbook, error) {
	make := b.treeBook
	if b.audience == Board {
		make = b.boardBook
	}
	w := make()
	if where, hidden := w.withheldCell(b.may); hidden {
		return nil, fmt.Errorf("the workbook was not made: %s would show what this audience may not see", where)
	}
	return w, nil
}

// builder reads the bid only through its allow-list.
type builder struct {
	s        Source
	bid      *bid.Bid
	audience Audience
	allowed  []Label
	may      map[Label]bool
	released map[string]bool // figures the user opens to this audience by the chosen depth
	// priceless: no amount of the price or of a cost may stand in this file, whatever its
	// label; see unpriced.
	priceless bool
	doc       Document
	tables    int
	figures   int
	told      []string // texts said to the reader, whole
	answered  []string // texts that the answer to a challenge opens to the buyer
	blockers  []bid.Issue
	omitted   []Omission
	notes     []assumption

	outcome       *risk.Outcome // of the trials, once they ran
	outcomeIssues []bid.Issue
}

func newBuilder(audience Audience, s Source) *builder {
	b := &builder{s: s, bid: &s.Document.Bid, audience: audience, allowed: audience.Allowed(), may: map[Label]bool{}, released: map[string]bool{}}
	for _, l := range b.allowed {
		b.may[l] = true
	}
	for _, issue := range Stops(audience, s.Paper, s.Assessment) {
		if issue.Accepted == "" {
			b.blockers = append(b.blockers, issue)
		}
	}
	return b
}

// mayShow reports whether the audience may read a figure: by its label, or because
// the chosen depth releases it.
func (b *builder) mayShow(id string) bool {
	if b.priceless && !b.released[id] {
		if n, found := b.graph().Node(id); found && strings.HasPrefix(n.Unit().String(), "GBP") {
			return false
		}
	}
	return b.may[b.s.Assessment.Pricing.Label(id)] || b.released[id]
}

// figure is a figure as printed, or a dash with its reason kept for the list of what
// is missing; ok is false when the audience may not read it.
func (b *builder) figure(n calc.Node) (Run, bool) {
	id := n.ID()
	if !b.mayShow(id) {
		return Run{}, false
	}
	return Run{Text: b.shown(n), Figure: id, Label: LabelBuyer}, true
}

// shown is a figure as its reader sees it. Why one is not available names lines that
// only the organisation itself may read, and says what to do, which is not for others.
func (b *builder) shown(n calc.Node) string {
	if !n.Available() && b.audience != Board {
		return "not available"
	}
	return n.Format()
}

// plain is wording of the program or a fact that the buyer itself published or asked for.
func plain(text string) Run { return Run{Text: text, Label: LabelBuyer} }

func bold(text string) Run { return Run{Text: text, Bold: true, Label: LabelBuyer} }

func paragraph(text string) Paragraph { return Paragraph{Runs: []Run{plain(text)}} }

func (b *builder) section(id string, level int, title string, blocks ...Block) {
	b.doc.Sections = append(b.doc.Sections, Section{ID: id, Level: level, Title: title, Label: LabelBuyer, Blocks: blocks})
}

func (b *builder) table(t Table) Table {
	b.tables++
	t.Number, t.Label = b.tables, LabelBuyer
	return t
}

func (b *builder) omit(what, why string) {
	b.omitted = append(b.omitted, Omission{What: what, Why: why})
}

// printed are the figures that the tree names, as data.
func (b *builder) printed() map[string]dataFigure {
	out := map[string]dataFigure{}
	Walk(b.doc, func(l Leaf) {
		if l.Figure == "" {
			return
		}
		n, found := b.s.Assessment.Pricing.Graph.Node(l.Figure)
		if !found {
			return
		}
		f := dataFigure{Unit: n.Unit().String(), Label: n.Label()}
		if v, ok := n.Value(); ok {
			text := v.String()
			f.Value = &text
		} else {
			f.Reason = "not available"
			if b.audience == Board {
				f.Reason = n.Reason().Text
			}
		}
		out[l.Figure] = f
	})
	return out
}
