package eligibility

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

// newQualifications edits the places on the list.
func (p *Page) newQualifications() *lines.Editor[bid.Qualification] {
	type one = bid.Qualification
	e := &lines.Editor[one]{List: form.Of(p.s, "place on the list", func(b *bid.Bid) *[]one { return &b.Dynamic.Qualifications },
		func(x *one) *string { return &x.ID }, func(x one) string { return p.placeName(x) })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: qualificationPath, List: e}
	e.Table = kit.NewTable("Places on the list", func(x one) string { return x.ID },
		kit.NewEmptyState("Which of your places is on the list, or wants to be?", "For example: Orchard House School. Eight points have to be met; three answers are marked and carried into every referral.", "Add a place", e.Add),
		kit.Column[one]{Title: "Place", Ems: 10, Weight: 2, Text: p.placeName},
		kit.Column[one]{Title: "Score in force", Ems: 8, Right: true, Optional: true, Text: func(x one) string { return p.s.Printed("dps.qualification." + x.ID + ".score") }},
		kit.Column[one]{Title: "How it stands", Ems: 9, Weight: 1, Text: func(x one) string { text, _ := p.qualified(x.ID); return text },
			State: func(x one) kit.State { _, state := p.qualified(x.ID); return state }})
	e.Table.VisibleRows = 4
	name := l.Text("name", "Name", "Empty takes that of the establishment.", 1, func(x *one) *string { return &x.Name })
	e.First = name
	words := kit.NewSmall("")
	e.Fill(func(x one, _ bool) { say(words, p.qualifiedWords(x.ID)) })
	e.Form = kit.Stack(kit.Section("The chosen place"), words, kit.Form(name,
		form.LinePickOf(l, "establishmentId", "Establishment", "From the Organisation page.", "None chosen", func(one) []kit.Option { return p.places() }, func(x *one) *string { return &x.EstablishmentID }),
		l.Amount("core", "Core cost of a placement week", "It may fall later, never rise.", func(x *one) *money.Pounds { return &x.Core })))
	return e
}

func (p *Page) placeName(x bid.Qualification) string {
	if x.Name != "" {
		return x.Name
	}
	if text := textOf(p.places(), x.EstablishmentID); text != x.EstablishmentID {
		return text
	}
	return "No name yet"
}

// chosenPlace is the qualification of the chosen place.
func chosenPlace(b *bid.Bid, id string) *bid.Qualification {
	if i := slices.IndexFunc(b.Dynamic.Qualifications, func(x bid.Qualification) bool { return x.ID == id && id != "" }); i >= 0 {
		return &b.Dynamic.Qualifications[i]
	}
	return new(bid.Qualification)
}

// gatesOf are the answers of a place, one for each criterion of the scheme; what is not
// answered yet is there without an answer.
func (p *Page) gatesOf(q *bid.Qualification) []bid.QualificationGate {
	stored := slices.Clone(q.Gates)
	var out []bid.QualificationGate
	for _, c := range p.s.Library().DynamicScheme().Criteria {
		gate := bid.QualificationGate{ID: c.Key, Code: c.Key}
		if i := slices.IndexFunc(stored, func(x bid.QualificationGate) bool { return x.Code == c.Key }); i >= 0 {
			gate = stored[i]
			stored = slices.Delete(stored, i, i+1)
		}
		out = append(out, gate)
	}
	return append(out, stored...)
}

// newGates answers what each place has to meet.
func (p *Page) newGates(of *lines.Editor[bid.Qualification]) *lines.Editor[bid.QualificationGate] {
	type one = bid.QualificationGate
	e := &lines.Editor[one]{List: lines.List[one]{
		Noun: "point to be met", ID: func(x *one) *string { return &x.ID }, Name: func(x one) string { return p.gateName(x.Code) },
		Read: func() []one { b := p.s.Bid(); return p.gatesOf(chosenPlace(&b, of.Selected())) },
		Change: func(step string, f func(*[]one)) bool {
			return p.s.Edit(step, func(b *bid.Bid) error {
				q := chosenPlace(b, of.Selected())
				rows := p.gatesOf(q)
				f(&rows)
				q.Gates = slices.DeleteFunc(rows, func(x one) bool { return x == one{ID: x.ID, Code: x.Code} && x.ID == x.Code })
				return nil
			})
		}}}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: gatePath, List: e}
	e.Table = kit.NewTable("Points that have to be met", func(x one) string { return x.ID }, nil,
		kit.Column[one]{Title: "Point", Ems: 12, Weight: 2, Text: func(x one) string { return p.gateName(x.Code) }},
		kit.Column[one]{Title: "Met", Ems: 8, Text: func(x one) string { return answerWords(x.Met) }, State: func(x one) kit.State {
			return map[bid.Answer]kit.State{bid.Yes: kit.Ready, bid.No: kit.Blocked}[x.Met]
		}},
		kit.Column[one]{Title: "Checked", Ems: 9, Optional: true, Text: func(x one) string { return orDash(x.Checked.String()) }})
	e.Table.VisibleRows = 8
	question := kit.Strong("")
	met := l.Answer("met", "Is it met?", "", func(x *one) *bid.Answer { return &x.Met })
	e.First = met
	e.Fill(func(x one, _ bool) { question.SetText(p.gateQuestion(x.Code)) })
	e.Form = kit.Stack(question, met, kit.Form(
		l.Day("checked", "Last checked on", "It is checked again every year.", func(x *one) *date.Date { return &x.Checked }),
		form.LinePickOf(l, "evidenceId", "Proof", "From your evidence vault.", "No proof linked yet", func(one) []kit.Option { return p.evidence("") }, func(x *one) *string { return &x.EvidenceID }),
		l.Text("note", "Note", "", 1, func(x *one) *string { return &x.Note })))
	e.WireGiven()
	e.View = kit.Stack(kit.Section("What it has to meet"), e.Table, e.Form)
	of.Form.Add(e.View)
	return e
}

func (p *Page) gateName(code string) string {
	for _, c := range p.s.Library().DynamicScheme().Criteria {
		if c.Key == code {
			return c.Name
		}
	}
	return orUnnamed(code)
}

func (p *Page) gateQuestion(code string) string {
	for _, c := range p.s.Library().DynamicScheme().Criteria {
		if c.Key == code {
			return c.Question
		}
	}
	return ""
}

// newStatements edits the marked answers of a place.
func (p *Page) newStatements(of *lines.Editor[bid.Qualification]) *lines.Editor[bid.MethodStatement] {
	type one = bid.MethodStatement
	e := &lines.Editor[one]{List: form.Of(p.s, "marked answer", func(b *bid.Bid) *[]one { return &chosenPlace(b, of.Selected()).Statements },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: statementPath, List: e}
	scheme := func() {
		p.s.Edit("Add the marked answers of the scheme", func(b *bid.Bid) error {
			q := chosenPlace(b, of.Selected())
			for _, s := range p.s.Library().DynamicScheme().Statements {
				q.Statements = append(q.Statements, one{ID: p.s.NewID(), Name: s.Name})
			}
			return nil
		})
	}
	e.Table = kit.NewTable("Marked answers", func(x one) string { return x.ID },
		kit.NewEmptyState("Which answers are marked at qualification?", "The scheme marks the workforce, outcomes and contract management. The weights together make 100 %.", "Take those of the scheme", scheme),
		kit.Column[one]{Title: "Answer", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Weight", Ems: 5, Right: true, Text: func(x one) string { return orDash(x.Weight.Format()) }},
		kit.Column[one]{Title: "Mark", Ems: 5, Right: true, Text: func(x one) string { return orDash(x.Score.Format()) }},
		kit.Column[one]{Title: "Of", Ems: 4, Right: true, Text: func(x one) string { return orDash(x.Max.Format()) }})
	e.Table.VisibleRows = 4
	name := l.Text("name", "Answer", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Form(name,
		l.Share("weight", "Weight of the answer", "", func(x *one) *money.Share { return &x.Weight }),
		l.Quantity("score", "Mark", "As given, or your guess.", func(x *one) *money.Quantity { return &x.Score }),
		l.Quantity("max", "Highest mark", "", func(x *one) *money.Quantity { return &x.Max })))
	e.Wire("Remove this answer")
	e.View = kit.Stack(kit.Section("Marked answers"), kit.Row(kit.NewButton("Add an answer", e.Add)), e.Table, e.Form)
	of.Form.Add(e.View)
	return e
}

// newHistory edits the scores that counted from a day on.
func (p *Page) newHistory(of *lines.Editor[bid.Qualification]) *lines.Editor[bid.DatedScore] {
	type one = bid.DatedScore
	e := &lines.Editor[one]{List: form.Of(p.s, "dated score", func(b *bid.Bid) *[]one { return &chosenPlace(b, of.Selected()).History },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.On.String() })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: historyPath, List: e}
	e.Table = kit.NewTable("Scores from the buyer", func(x one) string { return x.ID },
		kit.NewEmptyState("Has the buyer given this place a score?", "For example: 78 of 100 from 1 April 2026. It is reviewed every 6 or 12 months; the latest one counts.", "Add a score", e.Add),
		kit.Column[one]{Title: "From", Ems: 10, Weight: 1, Text: func(x one) string { return orDash(x.On.String()) }},
		kit.Column[one]{Title: "Score of 100", Ems: 7, Right: true, Text: func(x one) string { return orDash(x.Score.Format()) }},
		kit.Column[one]{Title: "Why", Ems: 8, Weight: 2, Optional: true, Text: func(x one) string { return x.Why }})
	e.Table.VisibleRows = 4
	on := l.Day("on", "It counts from", "", func(x *one) *date.Date { return &x.On })
	e.First = on
	e.Form = kit.Stack(kit.Form(on,
		l.Quantity("score", "Score, of 100", "", func(x *one) *money.Quantity { return &x.Score }),
		l.Text("why", "Why", "Such as: yearly review.", 1, func(x *one) *string { return &x.Why })))
	e.Wire("Remove this score")
	e.View = kit.Stack(kit.Section("Scores from the buyer"), kit.Row(kit.NewButton("Add a score", e.Add)), e.Table, e.Form)
	of.Form.Add(e.View)
	return e
}
