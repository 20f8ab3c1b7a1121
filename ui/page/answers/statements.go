package answers

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/response"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"
)

var answerWords = map[bid.Answer]string{bid.Yes: "Declared", bid.No: "Cannot declare it", bid.Unknown: "Open"}

// newDeclarationsPart is who signs the offer, and what is declared with it.
func (p *Page) newDeclarationsPart() *form.Part {
	g := form.Group{Form: form.New(p.s, p.fields), Path: "response.letter."}
	of := func(b *bid.Bid) *bid.OfferLetter { return &b.Response.Letter }
	e := p.newDeclarations()
	p.keep(partDeclarations, &lines.Tree{Prefix: declarationPath, List: e}, e.Forget)
	standard := kit.NewButton("Add the usual declarations", p.addStandard)
	view := kit.Stack(
		kit.Section("Letter of offer"),
		kit.Text("A form of tender at the head of the commercial response, to be signed by somebody who may bind the organisation."),
		g.Check("Print a letter of offer", "letter of offer", func(b *bid.Bid) *bool { return &of(b).Print }),
		kit.Form(g.Text("signer", "Who signs", "", 1, func(b *bid.Bid) *string { return &of(b).Signer }),
			g.Text("role", "In which role", "", 1, func(b *bid.Bid) *string { return &of(b).Role })),
		g.Text("text", "What the letter says first", "Two or three sentences. Price, validity and terms follow by themselves.", 4, func(b *bid.Bid) *string { return &of(b).Text }),
		kit.Section("Declarations"),
		kit.Text("What the tender asks you to declare. The usual ones are in plain words of our own: where the tender has its own wording, copy it."),
		kit.Row(kit.NewPrimaryButton("Add a declaration", e.Add), standard), e.Table, e.Form)
	return form.NewPart(view, func(fresh bool) {
		g.Refresh(fresh)
		form.SetShown(standard, len(p.missingStandard()) > 0)
		e.Refresh()
	})
}

// missingStandard are the usual declarations that the bid does not hold yet.
func (p *Page) missingStandard() []bid.Declaration {
	b := p.s.Bid()
	var out []bid.Declaration
	for _, d := range p.s.Library().StandardDeclarations() {
		if !slices.ContainsFunc(b.Response.Declarations, func(x bid.Declaration) bool { return x.ItemID == d.ID }) {
			out = append(out, bid.Declaration{ItemID: d.ID, Signer: b.Response.Letter.Signer, Role: b.Response.Letter.Role})
		}
	}
	return out
}

func (p *Page) addStandard() {
	found := p.missingStandard()
	p.s.Edit("Add the usual declarations", func(b *bid.Bid) error {
		for _, d := range found {
			d.ID = p.s.NewID()
			b.Response.Declarations = append(b.Response.Declarations, d)
		}
		return nil
	})
}

func (p *Page) newDeclarations() *lines.Editor[bid.Declaration] {
	type one = bid.Declaration
	name := func(x one) string { return response.DeclarationName(x, p.s.Library()) }
	e := &lines.Editor[one]{List: form.Of(p.s, "declaration", func(b *bid.Bid) *[]one { return &b.Response.Declarations },
		func(x *one) *string { return &x.ID }, name)}
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: declarationPath, List: e}
	papers := map[bid.Paper]string{bid.PaperCommercial: "Commercial", bid.PaperTechnical: "Technical"}
	e.Table = kit.NewTable("Declarations", func(x one) string { return x.ID },
		kit.NewEmptyState("What does the tender ask you to declare?", "For example: that you have not agreed your price with other bidders.", "Add a declaration", e.Add),
		kit.Column[one]{Title: "Declaration", Ems: 11, Weight: 2, Text: func(x one) string { return page.Clip(name(x), 120) }},
		kit.Column[one]{Title: "Printed in", Ems: 7, Optional: true, Text: func(x one) string { return papers[response.DeclarationPaper(x, p.s.Library())] }},
		kit.Column[one]{Title: "Answer", Ems: 9, Text: func(x one) string { return answerWords[x.Agreed] },
			State: func(x one) kit.State { _, s := p.standing(declarationPath+x.ID, ""); return s }})
	e.Table.VisibleRows = 8
	title := l.Text("name", "Declaration", "Empty takes the usual name.", 1, func(x *one) *string { return &x.Name })
	e.First = title
	words := kit.NewSmall("")
	e.Fill(func(x one, _ bool) {
		text := ""
		if d, ok := p.s.Library().StandardDeclaration(x.ItemID); ok && x.Text == "" {
			text = "Printed: " + d.Text
		}
		words.SetText(text)
		form.SetShown(words, text != "")
	})
	e.Form = kit.Stack(kit.Section("The chosen declaration"), title, words,
		l.Text("text", "In the words of the tender", "Empty prints the usual words.", 4, func(x *one) *string { return &x.Text }),
		l.Answer("agreed", "Can you declare it?", "Read it first. If you cannot, ask the buyer what follows.", func(x *one) *bid.Answer { return &x.Agreed }),
		kit.Form(l.Text("signer", "Who declares it", "Somebody who may bind the organisation.", 1, func(x *one) *string { return &x.Signer }),
			l.Text("role", "Role", "", 1, func(x *one) *string { return &x.Role }),
			l.Day("on", "On", "", func(x *one) *date.Date { return &x.On })))
	e.Wire("Remove this declaration")
	return e
}
