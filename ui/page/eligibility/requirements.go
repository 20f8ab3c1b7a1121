package eligibility

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/risk"
	"bidwright/app/tender/vault"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// requirementPath is where the conditions stand that the tender sets.
const requirementPath = "eligibility.requirements."

// newRequirementsPart is what the tender asks and how each point is met.
func (p *Page) newRequirementsPart() *form.Part {
	e := p.newRequirements()
	p.keep(partRequirements, []*lines.Tree{{Prefix: requirementPath, List: e}}, e.Forget)
	g := form.Group{Form: form.New(p.s, p.fields), Path: "eligibility."}
	notice := p.newFromNotice(e)
	view := kit.Stack(
		kit.Text("Copy each thing that the tender wants of bidders: insurance, registration, policies, experience. Then say who meets it and with what proof."),
		kit.Row(kit.NewPrimaryButton("Bring in what the notice asks", notice.ask), kit.NewButton("Add a requirement", e.Add)),
		notice.view, e.Table, e.Form,
		kit.Section("How the buyer judges bidders"),
		kit.Form(g.Answer("suitabilityStage", "Are bidders judged before the bids are read?", "Below the threshold a buyer should not do so, larger works aside.", func(b *bid.Bid) *bid.Answer { return &b.Eligibility.SuitabilityStage })),
	)
	return form.NewPart(view, func(fresh bool) {
		e.Refresh()
		g.Refresh(fresh)
		notice.refresh(fresh)
	})
}

func (p *Page) newRequirements() *lines.Editor[bid.Requirement] {
	type one = bid.Requirement
	e := &lines.Editor[one]{List: form.Of(p.s, "requirement", func(b *bid.Bid) *[]one { return &b.Eligibility.Requirements },
		func(x *one) *string { return &x.ID }, func(x one) string { return p.requirementName(x) })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: requirementPath, List: e}
	e.Table = kit.NewTable("What the tender asks of bidders", func(x one) string { return x.ID },
		kit.NewEmptyState("What does the tender ask of bidders?",
			"For example: public liability insurance of £5,000,000, in force when the contract starts; two contracts of the same kind in the last three years. A gap that is found today can often still be closed.", "Add a requirement", e.Add),
		kit.Column[one]{Title: "Requirement", Ems: 10, Weight: 2, Text: p.requirementName},
		kit.Column[one]{Title: "Level", Ems: 7, Weight: 0.5, Optional: true, Text: func(x one) string { return orDash(p.levelWords(x)) }},
		kit.Column[one]{Title: "Met by", Ems: 7, Weight: 1, Optional: true, Text: func(x one) string { return p.who(x.ByID) }},
		kit.Column[one]{Title: "How it stands", Ems: 10, Weight: 1, Text: func(x one) string { text, _ := p.standing(x); return text },
			State: func(x one) kit.State { _, state := p.standing(x); return state }})
	e.Table.VisibleRows = 9
	name := l.Text("name", "What is asked", "A few words that you will know again.", 1, func(x *one) *string { return &x.Name })
	e.First = name
	item := form.LinePickOf(l, "itemId", "Kind of proof", "What usually counts stands below.", "None of the usual kinds", func(one) []kit.Option { return p.items() }, func(x *one) *string { return &x.ItemID })
	counts, stands, drafted := kit.NewSmall(""), kit.NewMarked(kit.Note, ""), kit.NewSmall("")
	met := kit.NewChoice(metOptions, lines.Chosen(e, "answer", func(x *one) *bid.Meets { return &x.Met }))
	metField := l.Field("met", "Is it met?", "", met)
	plan := kit.Form(
		l.Text("plan", "What will close the gap", "Such as: raise the cover at renewal.", 1, func(x *one) *string { return &x.Plan }),
		l.Quantity("weeks", "Weeks it takes", "Empty takes those of the proof, if it has any.", func(x *one) *money.Quantity { return &x.Weeks }),
		l.Amount("cost", "What it costs", "", func(x *one) *money.Pounds { return &x.Cost }))
	ask := l.Check("Ask it in the letter to the buyer", func(x *one) *bool { return &x.Ask })
	question := l.Text("question", "Question in your own words", "Empty takes the drafted one.", 2, func(x *one) *string { return &x.Question })
	askable := kit.Stack(drafted, question, ask)
	evidence := p.evidencePicker(l)
	lot := form.LinePickOf(l, "lotId", "Lot", "", "Every lot", func(one) []kit.Option { return p.lots() }, func(x *one) *string { return &x.LotID })
	weight := l.Share("weight", "Weight", "Of a marked condition.", func(x *one) *money.Share { return &x.Weight })
	e.Fill(func(x one, _ bool) {
		met.Set(string(x.Met))
		say(counts, p.counts(x.ItemID))
		text, state := p.standingWords(x)
		stands.Set(state, text)
		form.SetShown(stands, text != "")
		say(drafted, p.drafted(x))
		form.SetShown(plan, x.Met != bid.MeetsHave)
		form.SetShown(askable, x.Doubt != "" || x.Question != "" || x.Ask)
		form.SetShown(lot, len(p.lots()) > 0)
		form.SetShown(weight, x.Scored)
	})
	scored := l.Check("It is marked, not only passed or failed", func(x *one) *bool { return &x.Scored })
	e.Form = kit.Stack(kit.Section("The chosen requirement"), stands,
		kit.Form(name, item), counts,
		kit.Form(p.levelField(l),
			l.Text("grade", "Least rating, in words", "Such as: Good. Empty where none is asked.", 1, func(x *one) *string { return &x.Grade }), lot),
		metField,
		kit.Form(
			form.LinePickOf(l, "byId", "Who meets it", "A partner stands under Partners relied on.", "We ourselves", func(one) []kit.Option { return p.members() }, func(x *one) *string { return &x.ByID }),
			evidence.field,
			l.Text("owner", "Who sees to it", "", 1, func(x *one) *string { return &x.Owner })),
		evidence.note, plan,
		l.Answer("atBid", "Does the tender want it with the bid?", "If so, a promise for the award is not enough.", func(x *one) *bid.Answer { return &x.AtBid }),
		kit.Form(
			l.Text("text", "In the tender’s words", "", 3, func(x *one) *string { return &x.Text }),
			l.Text("where", "Document and page", "So that you find it again.", 1, func(x *one) *string { return &x.Where })),
		scored, kit.Form(weight),
		kit.Form(form.LinePick(l, "doubt", "Should a buyer ask this?", "A doubt drafts a question. It never says that the buyer is wrong.", doubtOptions, func(x *one) *bid.Doubt { return &x.Doubt })),
		askable)
	e.Wire("Remove this requirement")
	return e
}

// levelField takes the level in the unit of the item.
func (p *Page) levelField(l form.Line[bid.Requirement]) *kit.Field {
	unit := calc.None
	entry := kit.NewValueEntry(func(text string) (money.Value, error) { return risk.ParseIn(unit, text) },
		func(v money.Value) string { return risk.FormatIn(unit, v) }, nil)
	field := l.Field("level", "Least level", "Pounds of cover, years, a number.", entry)
	l.List.Fill(func(x bid.Requirement, _ bool) {
		unit = calc.None
		item := vault.Item(p.s.Library(), x.ItemID)
		if strings.HasPrefix(item.LevelUnit, "GBP") {
			unit = calc.Pounds
		}
		why := "A number, where the tender sets one."
		if item.LevelUnit != "" && item.TypicalLevel != "" {
			why = "Often asked: " + vault.Level(item.TypicalLevel, item.LevelUnit) + "."
		}
		field.Why(why)
	})
	lines.Entry(l.List, "level", entry, func(x *bid.Requirement) *money.Value { return &x.Level })
	return field
}

// evidencePick links a requirement to a proof in the vault of whoever meets it.
type evidencePick struct {
	field *kit.Field
	note  fyne.CanvasObject
}

func (p *Page) evidencePicker(l form.Line[bid.Requirement]) evidencePick {
	type one = bid.Requirement
	field := form.LinePickOf(l, "evidenceId", "Proof", "From the vault of whoever meets it.", "No proof linked yet",
		func(x one) []kit.Option { return p.evidence(x.ByID) }, func(x *one) *string { return &x.EvidenceID })
	status := kit.NewSmall("")
	place := form.LinePickOf(l, "establishmentId", "Place", "Where each place is asked by itself.", "All places", func(one) []kit.Option { return p.places() }, func(x *one) *string { return &x.EstablishmentID })
	note := kit.Stack(status, kit.Form(place), kit.Row(kit.NewLink("Open the evidence vault", func() { p.s.Go(shell.Route{Page: page.Organisation, Path: "organisation.standing.evidence"}) })))
	l.List.Fill(func(x one, _ bool) {
		say(status, p.proofStatus(x))
		form.SetShown(place, x.ByID == "" && len(p.places()) > 0)
	})
	return evidencePick{field, note}
}
