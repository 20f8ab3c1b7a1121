package eligibility

import (
	"strconv"

	"bidwright/app/bid"
	group "bidwright/app/consortium/plan"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/tender/vault"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
)

// The paths of partners and of what they bring.
const (
	memberPath         = "consortium.members."
	memberAccountsPath = "consortium.members.standing.accounts."
	memberEvidencePath = "consortium.members.standing.evidence."
	memberPersonsPath  = "consortium.members.standing.persons."
)

// newPartnersPart is who bids together, and what each partner told us.
func (p *Page) newPartnersPart() *form.Part {
	e := p.newMembers()
	accounts, evidence, persons := p.newMemberAccounts(e), p.newMemberEvidence(e), p.newMemberPersons(e)
	p.memberViews(e, accounts.View, evidence.View, persons.View)
	lines.Follow(e, accounts)
	lines.Follow(e, evidence)
	lines.Follow(e, persons)
	e.Wire("Remove this partner")
	p.keep(partPartners, []*lines.Tree{{Prefix: memberPath, List: e, Within: []*lines.Tree{
		{Prefix: memberAccountsPath, List: accounts}, {Prefix: memberEvidencePath, List: evidence}, {Prefix: memberPersonsPath, List: persons}}}},
		e.Forget, accounts.Forget, evidence.Forget, persons.Forget)
	g := form.Group{Form: form.New(p.s, p.fields), Path: "consortium."}
	of := func(b *bid.Bid) *bid.Consortium { return &b.Consortium }
	lead := kit.NewPicker("We ourselves", nil, func(id string) { g.Change("lead", func(b *bid.Bid) { of(b).Lead = id }) })
	g.OnLoad(func(b *bid.Bid, _ bool) {
		lead.SetOptions(append([]kit.Option{{Text: "We ourselves"}}, p.members()...))
		lead.Set(of(b).Lead)
	})
	together := kit.Stack(kit.Section("How you bid together"),
		kit.Form(
			form.Pick(g, "liability", "How you answer to the buyer", "It decides whose accounts are looked at.", liabilityOptions, func(b *bid.Bid) *bid.Liability { return &of(b).Liability }),
			form.Pick(g, "mode", "Whose accounts count", "Only where the tender says so.", modeOptions, func(b *bid.Bid) *bid.GroupMode { return &of(b).Mode }),
			g.Share("ownShare", "Our own share of the group", "All shares together make 100 %.", func(b *bid.Bid) *money.Share { return &of(b).OwnShare }),
			g.Field("consortium.leadId", "Who leads", "", lead)))
	view := kit.Stack(
		kit.Text("Do you rely on others to meet what is asked, or bid as a group? Name each partner here with what it told you. Its figures and papers stay in your own files; no pack shows them unless you choose it."),
		together,
		kit.Row(kit.NewPrimaryButton("Add a partner", e.Add)), e.Table, e.Form)
	return form.NewPart(view, func(fresh bool) {
		e.Refresh()
		g.Refresh(fresh)
		b := p.s.Bid()
		form.SetShown(together, len(b.Consortium.Members) > 0 || b.Consortium.Liability != "" || b.Consortium.Mode != "")
	})
}

func (p *Page) newMembers() *lines.Editor[bid.Member] {
	type one = bid.Member
	e := &lines.Editor[one]{List: form.Of(p.s, "partner", func(b *bid.Bid) *[]one { return &b.Consortium.Members },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	e.List.Removing = p.askWhoTakesOver
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: memberPath, List: e}
	e.Table = kit.NewTable("Partners relied on", func(x one) string { return x.ID },
		kit.NewEmptyState("You bid alone so far.",
			"If you cannot meet something yourselves, a partner may meet it for you. For example: Harbour Kitchens CIC, sub-contractor, has the turnover that is asked.", "Add a partner", e.Add),
		kit.Column[one]{Title: "Partner", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Part", Ems: 9, Weight: 1, Optional: true, Text: func(x one) string { return textOf(roleOptions, string(x.Role)) }},
		kit.Column[one]{Title: "Share", Ems: 5, Right: true, Optional: true, Text: func(x one) string { return orDash(x.Share.Format()) }},
		kit.Column[one]{Title: "Agreed", Ems: 7, Text: func(x one) string { return answerWords(x.Agreed) }})
	e.Table.VisibleRows = 5
	name := l.Text("name", "Name", "As registered.", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Section("The chosen partner"), kit.Form(name,
		form.LinePick(l, "role", "Part in the bid", "", roleOptions, func(x *one) *bid.MemberRole { return &x.Role }),
		l.Share("share", "Share of the group", "", func(x *one) *money.Share { return &x.Share }),
		l.Answer("agreed", "Has it agreed to be named?", "Never name a partner without asking.", func(x *one) *bid.Answer { return &x.Agreed }),
		l.Text("legalForm", "Legal form", "Such as: community interest company.", 1, func(x *one) *string { return &x.LegalForm }),
		l.Answer("charity", "Is it a charity?", "Its reserves are then read as a charity’s.", func(x *one) *bid.Answer { return &x.Charity }),
		l.Text("companyNumber", "Company number", "", 1, func(x *one) *string { return &x.CompanyNumber }),
		l.Text("charityNumber", "Charity number", "", 1, func(x *one) *string { return &x.CharityNumber }),
		l.Text("standing.shareCode", "Share code", "Of the central digital platform.", 1, func(x *one) *string { return &x.Standing.ShareCode }),
		l.Text("note", "Note", "For you only.", 1, func(x *one) *string { return &x.Note })))
	return e
}

// askWhoTakesOver asks who delivers what a partner was to deliver, before it goes; false
// where it delivers nothing.
func (p *Page) askWhoTakesOver(x bid.Member) bool {
	b := p.s.Bid()
	n := group.Holds(&b.Consortium, x.ID)
	if n == 0 {
		return false
	}
	const nobody = "-"
	options := []kit.Option{{ID: nobody, Text: "Nobody yet: they become gaps"}, {Text: "We ourselves"}}
	for _, o := range p.members() {
		if o.ID != x.ID {
			options = append(options, o)
		}
	}
	to := nobody
	parts := "one part"
	if n > 1 {
		parts = strconv.Itoa(n) + " parts"
	}
	who := kit.NewPicker("", options, func(id string) { to = id })
	who.Set(nobody)
	p.s.Ask(kit.Dialog{Title: "Remove " + page.Clip(orUnnamed(x.Name), 60) + "?",
		Content: kit.Stack(kit.Text("It is to deliver "+parts+" of the contract. Who takes over?"), kit.Form(kit.NewField("Taken over by", who))),
		Accept:  "Remove this partner", Cancel: "Keep it", OnAccept: func() bool {
			next := &to
			if to == nobody {
				next = nil
			}
			if p.s.Edit("Remove a partner", func(b *bid.Bid) error { group.Remove(&b.Consortium, x.ID, next); return nil }) {
				p.s.Removed(page.Clip(orUnnamed(x.Name), 60))
			}
			return true
		}})
	return true
}

// memberViews puts what the chosen partner brings below its form.
func (p *Page) memberViews(e *lines.Editor[bid.Member], accounts, evidence, persons fyne.CanvasObject) {
	e.Form.Add(kit.Section("Its accounts"))
	e.Form.Add(accounts)
	e.Form.Add(kit.Section("Its proofs"))
	e.Form.Add(evidence)
	e.Form.Add(kit.Section("Its directors and persons with control"))
	e.Form.Add(persons)
	e.Form.Add(kit.Row(kit.NewLink("Answer the exclusion questions about it", func() {
		p.s.Go(shell.Route{Page: page.Eligibility, Path: memberPath + e.Selected() + ".standing.exclusions"})
	})))
}

// ofMember is a list of what the chosen partner brings.
func ofMember[T any](p *Page, of *lines.Editor[bid.Member], noun string, list func(*bid.Standing) *[]T, id func(*T) *string, name func(T) string) lines.List[T] {
	return form.Of(p.s, noun, func(b *bid.Bid) *[]T {
		for i := range b.Consortium.Members {
			if m := &b.Consortium.Members[i]; m.ID == of.Selected() {
				return list(&m.Standing)
			}
		}
		return new([]T)
	}, id, name)
}

func (p *Page) newMemberEvidence(of *lines.Editor[bid.Member]) *lines.Editor[bid.Evidence] {
	type one = bid.Evidence
	proof := func(x one) string { return orUnnamed(vault.Name(x, vault.Item(p.s.Library(), x.ItemID))) }
	e := &lines.Editor[one]{List: ofMember(p, of, "proof of a partner", func(s *bid.Standing) *[]one { return &s.Evidence }, func(x *one) *string { return &x.ID }, proof)}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: memberEvidencePath, List: e}
	e.Table = kit.NewTable("Proofs of this partner", func(x one) string { return x.ID },
		kit.NewEmptyState("Which proofs does this partner bring?", "For example: public liability insurance, £10,000,000, to 31 March 2027.", "Add a proof", e.Add),
		kit.Column[one]{Title: "Proof", Ems: 10, Weight: 2, Text: proof},
		kit.Column[one]{Title: "How it stands", Ems: 12, Text: func(x one) string {
			return vault.Of(x, vault.Item(p.s.Library(), x.ItemID), p.s.Today()).Words
		}})
	e.Table.VisibleRows = 4
	item := form.LinePickOf(l, "itemId", "Kind of proof", "", "None of the usual kinds", func(one) []kit.Option { return p.items() }, func(x *one) *string { return &x.ItemID })
	e.First = item
	e.Form = kit.Stack(kit.Form(item,
		l.Text("name", "Name", "Empty takes the usual one.", 1, func(x *one) *string { return &x.Name }),
		l.Value("level", "Level", "Pounds of cover, years, a number.", func(x *one) *money.Value { return &x.Level }),
		l.Text("grade", "Rating, in words", "", 1, func(x *one) *string { return &x.Grade }),
		l.Day("expires", "Good until", "", func(x *one) *date.Date { return &x.Expires }),
		l.Quantity("weeks", "Weeks to renew it", "", func(x *one) *money.Quantity { return &x.Weeks }),
		l.Text("note", "Where it is", "Such as: sent by e-mail on 3 May.", 1, func(x *one) *string { return &x.Note })),
		l.Check("It does not run out", func(x *one) *bool { return &x.NeverExpires }))
	e.Wire("Remove this proof")
	e.View = kit.Stack(kit.Row(kit.NewButton("Add a proof", e.Add)), e.Table, e.Form)
	return e
}

func (p *Page) newMemberPersons(of *lines.Editor[bid.Member]) *lines.Editor[bid.Person] {
	type one = bid.Person
	e := &lines.Editor[one]{List: ofMember(p, of, "person of a partner", func(s *bid.Standing) *[]one { return &s.Persons }, func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: memberPersonsPath, List: e}
	e.Table = kit.NewTable("Persons of this partner", func(x one) string { return x.ID },
		kit.NewEmptyState("Who directs or controls this partner?", "For example: a director, a trustee, an owner of more than a quarter. Names leave in no pack by themselves.", "Add a person", e.Add),
		kit.Column[one]{Title: "Name", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Role", Ems: 8, Weight: 1, Text: func(x one) string { return orDash(x.Role) }})
	e.Table.VisibleRows = 4
	name := l.Text("name", "Name of the person", "", 1, func(x *one) *string { return &x.Name })
	e.First = name
	e.Form = kit.Stack(kit.Form(name, l.Text("role", "Role", "Such as: director.", 1, func(x *one) *string { return &x.Role })))
	e.Wire("Remove this person")
	e.View = kit.Stack(kit.Row(kit.NewButton("Add a person", e.Add)), e.Table, e.Form)
	return e
}
