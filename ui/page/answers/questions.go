package answers

import (
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/response"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// newQuestionsPart is the questions of the tender with their answers.
func (p *Page) newQuestionsPart() *form.Part {
	e := p.newQuestions()
	kpis := p.newKPIs(e)
	lines.Follow(e, kpis)
	e.Wire("Remove this question")
	p.keep(partQuestions, &lines.Tree{Prefix: questionPath, List: e, Within: []*lines.Tree{{Prefix: kpiPath, List: kpis}}}, e.Forget, kpis.Forget)
	take := kit.NewButton("Take the criteria over as questions", p.takeCriteria)
	view := kit.Stack(
		kit.Text("Copy each question of the tender with its weight and limit, and answer it here. The count follows as you type."),
		kit.Row(kit.NewPrimaryButton("Add a question", e.Add), take),
		e.Table, e.Form)
	return form.NewPart(view, func(bool) {
		b := p.s.Bid()
		form.SetShown(take, len(response.Untaken(&b)) > 0)
		e.Refresh()
	})
}

func (p *Page) newQuestions() *lines.Editor[bid.MethodQuestion] {
	type one = bid.MethodQuestion
	e := &lines.Editor[one]{List: form.Of(p.s, "question", func(b *bid.Bid) *[]one { return &b.Response.Questions },
		func(x *one) *string { return &x.ID }, response.Title)}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: questionPath, List: e}
	words := func(x one) string {
		if a, ok := p.answer(x.ID); ok {
			return a.Count()
		}
		return "Another lot"
	}
	e.Table = kit.NewTable("Questions", func(x one) string { return x.ID },
		kit.NewEmptyState("What does the tender ask you to describe?", "For example: “4.2 How will you keep the service running when staff are ill? 500 words, 15 % of the marks.” Copy the question as it stands.", "Add a question", e.Add),
		kit.Column[one]{Title: "Question", Ems: 12, Weight: 2, Text: func(x one) string { return page.Clip(response.Title(x), 120) }},
		kit.Column[one]{Title: "Weight", Ems: 5, Right: true, Text: func(x one) string { return orDash(x.Weight.Format()) }},
		kit.Column[one]{Title: "Words", Ems: 11, Weight: 1, Text: words},
		kit.Column[one]{Title: "State", Ems: 7, Text: func(x one) string { word, _ := p.stateOf(x); return word }, State: func(x one) kit.State { _, state := p.stateOf(x); return state }})
	e.Table.VisibleRows = 7
	title := l.Text("title", "Title of the question", "In a few words; it stands in the contents.", 1, func(x *one) *string { return &x.Title })
	e.First = title
	e.Form = kit.Stack(kit.Section("The chosen question"),
		kit.Form(l.Text("number", "Number in the tender", "Such as 4.2.", 1, func(x *one) *string { return &x.Number }), title),
		l.Text("text", "The question, as asked", "Copy it word for word: it is printed above your answer.", 4, func(x *one) *string { return &x.Text }),
		kit.Form(l.Share("weight", "Share of the marks for quality", "Such as 15 %.", func(x *one) *money.Share { return &x.Weight }),
			l.Count("words", "Most words", "Empty where there is no limit.", 1, 100_000, func(x *one) *int { return &x.Words }),
			form.LinePickOf(l, "lotId", "Lot", "", "All lots", func(one) []kit.Option { return p.lots() }, func(x *one) *string { return &x.LotID })))
	p.addAnswer(e, l)
	e.Form.Add(p.proofs(e, l))
	e.Form.Add(kit.Form(l.Text("owner", "Who writes it", "For you; it is not printed.", 1, func(x *one) *string { return &x.Owner }),
		l.Day("due", "Written by", "For you; it is not printed.", func(x *one) *date.Date { return &x.Due })))
	e.Form.Add(l.Field("ready", "Read through", "", l.Check("Somebody who did not write it has read it", func(x *one) *bool { return &x.Ready })))
	e.Form.Add(l.Text("note", "Note", "For you; it is not printed.", 2, func(x *one) *string { return &x.Note }))
	return e
}

// stateOf is how a question stands, as word and mark.
func (p *Page) stateOf(x bid.MethodQuestion) (string, kit.State) {
	good := "Not read yet"
	if x.Ready {
		good = "Ready"
	}
	word, state := p.standing(strings.TrimSuffix(questionPath, ".")+"."+x.ID, good)
	if state == kit.Ready && !x.Ready {
		state = kit.Note
	}
	return word, state
}

func (p *Page) lots() []kit.Option {
	b := p.s.Bid()
	var out []kit.Option
	for _, l := range b.Opportunity.Lots {
		out = append(out, kit.Option{ID: l.ID, Text: page.Clip(strings.TrimSpace(l.ID+" "+l.Title), 80)})
	}
	return out
}

// takeCriteria makes a question of each criterion of quality, as one step.
func (p *Page) takeCriteria() {
	n := 0
	if p.s.Edit("Take the criteria over as questions", func(b *bid.Bid) error {
		found := response.Untaken(b)
		for i := range found {
			found[i].ID = p.s.NewID()
		}
		n = len(found)
		b.Response.Questions = append(b.Response.Questions, found...)
		return nil
	}) {
		p.s.Say(page.Count(n, "criterion was", "criteria were") + " taken over. Copy the words of each question from the tender: a notice seldom has them.")
	}
}

// proofs ticks the proofs that the answer refers to.
func (p *Page) proofs(e *lines.Editor[bid.MethodQuestion], l form.Line[bid.MethodQuestion]) fyne.CanvasObject {
	type one = bid.MethodQuestion
	add := kit.NewPicker("Add a proof from your vault", nil, func(id string) {
		if id != "" {
			e.List.Edit(e.Selected(), "proofs", func(x *one) {
				if !slices.Contains(x.EvidenceIDs, id) {
					x.EvidenceIDs = append(slices.Clone(x.EvidenceIDs), id)
				}
			})
		}
	})
	chosen := kit.NewListing()
	e.Fill(func(x one, _ bool) {
		var options []kit.Option
		names := map[string]string{}
		for _, proof := range p.s.Organisation().Standing.Evidence {
			names[proof.ID] = p.proofName(proof)
			options = append(options, kit.Option{ID: proof.ID, Text: page.Clip(names[proof.ID], 80)})
		}
		add.SetOptions(options)
		add.Set("")
		chosen.Set(x.ID+strings.Join(x.EvidenceIDs, " "), func() []fyne.CanvasObject {
			var out []fyne.CanvasObject
			for _, id := range x.EvidenceIDs {
				name := names[id]
				if name == "" {
					name = "A proof that is no longer there"
				}
				remove := kit.NewButton("Take it out", func() {
					e.List.Edit(x.ID, "proofs", func(y *one) {
						y.EvidenceIDs = slices.DeleteFunc(slices.Clone(y.EvidenceIDs), func(other string) bool { return other == id })
					})
				})
				remove.SetName("Take out " + name)
				out = append(out, kit.Row(kit.OneLine(page.Clip(name, 60)), remove))
			}
			return out
		})
	})
	return kit.Close(l.Field("evidenceIds", "Proofs it refers to", "They are listed at the end of the response, with their dates.", add), chosen)
}

func (p *Page) proofName(e bid.Evidence) string {
	if e.Name != "" {
		return e.Name
	}
	for _, item := range p.s.Library().EvidenceItems() {
		if item.ID == e.ItemID {
			return item.Label
		}
	}
	return "Proof without a name"
}

func (p *Page) newKPIs(of *lines.Editor[bid.MethodQuestion]) *lines.Editor[bid.KPI] {
	type one = bid.KPI
	list := func(b *bid.Bid) *[]one {
		for i := range b.Response.Questions {
			if q := &b.Response.Questions[i]; q.ID == of.Selected() {
				return &q.KPIs
			}
		}
		return new([]one)
	}
	e := &lines.Editor[one]{List: form.Of(p.s, "measure", list, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: kpiPath, List: e}
	e.Table = kit.NewTable("Measures of the answer", func(x one) string { return x.ID },
		kit.NewEmptyState("How will the buyer see that it works?", "For example: meals within the hour promised, 98 %, from the log of the rounds, monthly, the kitchen manager.", "Add a measure", e.Add),
		kit.Column[one]{Title: "Measure (KPI)", Ems: 11, Weight: 2, Text: func(x one) string { return page.Clip(orUnnamed(x.Name), 120) }},
		kit.Column[one]{Title: "Target", Ems: 7, Weight: 1, Text: func(x one) string { return page.Clip(orDash(x.Target), 60) }},
		kit.Column[one]{Title: "How often", Ems: 6, Weight: 1, Optional: true, Text: func(x one) string { return page.Clip(orDash(x.Often), 60) }})
	e.Table.VisibleRows = 4
	name := l.Text("name", "What is measured", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Form(name,
		l.Text("baseline", "Where it stands today", "", 1, func(x *one) *string { return &x.Baseline }),
		l.Text("target", "Target", "With a number.", 1, func(x *one) *string { return &x.Target }),
		l.Text("measured", "How it is measured", "From which record.", 1, func(x *one) *string { return &x.Measured }),
		l.Text("often", "How often", "", 1, func(x *one) *string { return &x.Often }),
		l.Text("owner", "Who answers for the measure", "A role; it is printed.", 1, func(x *one) *string { return &x.Owner })))
	e.Wire("Remove this measure")
	e.View = kit.Stack(kit.Strong("Measures (KPIs) printed below the answer"), kit.Row(kit.NewButton("Add a measure", e.Add)), e.Table, e.Form)
	of.Form.Add(e.View)
	return e
}
