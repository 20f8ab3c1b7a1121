package calloff

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// State is whether an establishment may be invited.
type State string

// The states.
const (
	StateQualified State = "qualified"
	StateSuspended State = "suspended" // a gate failed, until that item alone is put right
	StateUnknown   State = "unknown"
)

// Gate is one pass-or-fail criterion of one establishment.
type Gate struct {
	Code, Name, Question string
	Met                  bid.Answer
	Checked, NextCheck   date.Date // zero when not known
	Due                  bool      // the yearly check is due
	Note, Path           string
	Source               reference.Source
}

// Qualification is one establishment on the list.
type Qualification struct {
	ID, Name, Path string
	Gates          []Gate
	State          State
	Words          string
	// Q is the score that the marked statements make, Score the one in force: the latest
	// dated one, else Q. A low score never bars entry.
	Q, Score calc.Node
	ScoreOn  date.Date        // from when Score holds; zero when it is Q
	History  []bid.DatedScore // oldest first
	Core     calc.Node        // core cost of a placement week
	OverCap  bool

	doc bid.Qualification
}

func (b *builder) qualifications() {
	for i, q := range working.Unique(b.doc.Qualifications, func(q *bid.Qualification) *string { return &q.ID }) {
		b.out.Qualifications = append(b.out.Qualifications, b.qualification(i, q))
	}
}

func (b *builder) qualification(i int, doc bid.Qualification) Qualification {
	q := Qualification{ID: doc.ID, Path: "dynamicPurchasing.qualifications." + doc.ID, doc: doc}
	name := doc.Name
	for _, e := range b.in.Document.Organisation.Standing.Establishments {
		if name == "" && e.ID == doc.EstablishmentID {
			name = e.Name
		}
	}
	q.Name = working.Named(name, fmt.Sprintf("Establishment %d", i+1))
	b.gates(&q)
	b.score(&q)
	q.Core = b.Input(fig{Label: q.Name + ": core cost of a placement week", Unit: calc.PoundsPer("placement-week"), Path: q.Path + ".core"}, doc.Core,
		working.Ask("The core cost of a placement week is missing. Type it, or take it from the core-cost schedule."))
	if limit := b.doc.Scheme.Cap; limit.IsSet() {
		if core, known := q.Core.Value(); known && core.GreaterThan(limit.Decimal()) {
			q.OverCap = true
			b.Issue("CORE-017", bid.Blocks, q.Path+".core", "The core cost of “%s”, %s a placement week, is %s over the buyer’s cap of %s, so it cannot qualify. Lower the core, or ask whether the cap stands.",
				q.Name, money.FormatPounds(core), money.FormatPounds(core.Sub(limit.Decimal())), limit.Format())
		}
	}
	return q
}

// gates answers every criterion of the scheme, and any others that were typed.
func (b *builder) gates(q *Qualification) {
	typed := map[string]bid.QualificationGate{}
	for _, g := range q.doc.Gates {
		if _, twice := typed[g.Code]; !twice {
			typed[g.Code] = g
		}
	}
	add := func(g bid.QualificationGate, row reference.DynamicRow) {
		gate := Gate{Code: row.Key, Name: row.Name, Question: row.Question, Met: g.Met, Checked: g.Checked, Note: g.Note, Path: q.Path + ".gates", Source: row.Source}
		if g.ID != "" {
			gate.Path += "." + g.ID + ".met"
		}
		if !g.Checked.IsZero() {
			gate.NextCheck = g.Checked.AddMonths(int(b.out.Settings.checkMonths))
			gate.Due = !b.in.On.IsZero() && !b.in.On.Before(gate.NextCheck)
		}
		q.Gates = append(q.Gates, gate)
	}
	for _, row := range b.scheme.Criteria {
		add(typed[row.Key], row)
		delete(typed, row.Key)
	}
	for _, g := range q.doc.Gates {
		if kept, left := typed[g.Code]; left && kept.ID == g.ID {
			add(g, reference.DynamicRow{Key: g.Code, Name: working.Named(g.Note, "Criterion "+working.Named(g.Code, "of the buyer"))})
		}
	}
	var failed, unknown, due []string
	for _, g := range q.Gates {
		switch {
		case g.Met == bid.No:
			failed = append(failed, g.Name)
		case g.Met != bid.Yes:
			unknown = append(unknown, g.Name)
		case g.Due:
			due = append(due, fmt.Sprintf("%s (since %s)", g.Name, g.NextCheck))
		}
	}
	severity := bid.Warns
	if b.bidsFrom(q.ID) {
		severity = bid.Blocks
	}
	switch {
	case len(failed) > 0:
		q.State = StateSuspended
		q.Words = "Suspended until put right: " + strings.Join(failed, "; ") + ". Nothing else has to be shown again."
	case len(unknown) > 0:
		q.State = StateUnknown
		q.Words = "Not known: " + strings.Join(unknown, "; ") + "."
	default:
		q.State = StateQualified
		q.Words = "Qualified: every criterion is met."
	}
	for _, g := range q.Gates {
		if g.Met == bid.No {
			b.Issue(working.Named(g.Code, "DPS-009"), severity, g.Path, "“%s” fails “%s”, so it is suspended from referrals until that item alone is put right.", q.Name, g.Name)
		}
	}
	if len(unknown) > 0 {
		b.Issue("DPS-020", bid.Warns, q.Path+".gates", "Whether “%s” is qualified is not known. Answer: %s.", q.Name, strings.Join(unknown, "; "))
	}
	if len(due) > 0 {
		b.Issue("DPS-009", bid.Warns, q.Path+".gates", "The yearly check of “%s” is due: %s. Renew the proof and type the day.", q.Name, strings.Join(due, "; "))
	}
}

// bidsFrom reports whether our own bid in a referral that is not past rests on it.
func (b *builder) bidsFrom(id string) bool {
	for _, r := range b.doc.Referrals {
		if !r.Date.IsZero() && r.Date.Before(b.in.On) {
			continue
		}
		if slices.ContainsFunc(r.Bidders, func(o bid.ReferralBidder) bool { return o.Own && o.QualificationID == id }) {
			return true
		}
	}
	return false
}

// score is q = Σ w·(s/max)·100 over the marked statements, whose weights make 1
// (DPS-010), and the score in force.
func (b *builder) score(q *Qualification) {
	f := fig{ID: "dps.qualification." + q.ID + ".q", Label: q.Name + ": qualification score from the marked answers", Unit: marks, Key: "dps.q", Path: q.Path + ".statements"}
	q.Q = b.statements(q, f)
	for _, h := range q.doc.History {
		if !h.On.IsZero() && h.Score.IsSet() {
			q.History = append(q.History, h)
		}
	}
	slices.SortStableFunc(q.History, func(x, y bid.DatedScore) int { return strings.Compare(x.On.ISO(), y.On.ISO()) })
	n, on := b.scoreOn(q, b.in.On)
	q.ScoreOn = on
	q.Score = b.Name(n, fig{ID: "dps.qualification." + q.ID + ".score", Label: q.Name + ": qualification score in force", Unit: marks, Key: "dps.q", Path: q.Path + ".history"})
}

func (b *builder) statements(q *Qualification, f fig) calc.Node {
	lines := working.Unique(q.doc.Statements, func(m *bid.MethodStatement) *string { return &m.ID })
	if len(lines) == 0 {
		return b.None(f, "No marked answers are typed for “"+q.Name+"”. Type them, or the score that the buyer gave.")
	}
	sum := zero
	var terms []calc.Node
	for i, m := range lines {
		sum = sum.Add(m.Weight.Decimal())
		path, name := f.Path+"."+m.ID, working.Named(m.Name, fmt.Sprintf("Answer %d", i+1))
		weight := b.Input(fig{Label: name + ": weight", Unit: calc.Percent, Path: path + ".weight"}, m.Weight, working.Ask("The weight of “"+name+"” is missing."), working.UpToOne)
		most := b.Input(fig{Label: name + ": highest mark", Unit: marks, Path: path + ".max"}, m.Max, working.Ask("The highest mark of “"+name+"” is missing."))
		sf := fig{Label: name + ": mark", Unit: marks, Path: path + ".score"}
		limit := m.Score.Decimal()
		if m.Max.IsSet() {
			limit = m.Max.Decimal()
		}
		got := b.checked(sf, m.Score, limit, working.Ask("The mark of “"+name+"” is missing."))
		terms = append(terms, b.Graph.Mul(weight, b.Div(fig{Path: path + ".max"}, got, most, "the highest mark of “"+name+"” is 0"), b.Graph.Const(hundred)))
	}
	if !sum.Equal(one) {
		why := fmt.Sprintf("The weights of the marked answers of “%s” make %s, not 100 %%.", q.Name, money.FormatPercent(sum, 2))
		b.Issue("DPS-010", bid.Warns, f.Path, "%s Correct them, so that the score can be worked out.", why)
		return b.NoneCode(f, "DPS-010", why)
	}
	return b.Sum(f, terms...)
}

// scoreOn is the score that holds on a day: the latest dated one that has begun, else
// the one that the marked answers make.
func (b *builder) scoreOn(q *Qualification, on date.Date) (calc.Node, date.Date) {
	for _, h := range slices.Backward(q.History) {
		if !on.IsZero() && h.On.After(on) {
			continue
		}
		id := h.ID
		if id == "" {
			id = h.On.ISO()
		}
		return b.checked(fig{Label: q.Name + ": score from " + h.On.String(), Unit: marks, Path: q.Path + ".history." + id + ".score"}, h.Score, hundred), h.On
	}
	return q.Q, date.Date{}
}

// find is an establishment by its id, or nil.
func (b *builder) find(id string) *Qualification {
	for i := range b.out.Qualifications {
		if id != "" && b.out.Qualifications[i].ID == id {
			return &b.out.Qualifications[i]
		}
	}
	return nil
}
