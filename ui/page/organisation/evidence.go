package organisation

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/tender/vault"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

const evidencePath = "organisation.standing.evidence."

// proofs is the part with the vault: the list of proofs, and the chosen one.
type proofs struct {
	entries[bid.Evidence]
	items map[string]reference.EvidenceItem

	about  *kit.Small // what counts, the typical level, the rule of expiry
	level  *kit.Field
	grade  *kit.Field
	usual  *kit.Button // takes the day by the usual rule
	usualW *kit.Small
	day    date // the day that the button takes
	file   *kit.Line
	choose *kit.Button
	save   *kit.Button
	off    *kit.Button
}

func (p *Page) newEvidencePart() *form.Part {
	type one = bid.Evidence
	e := &proofs{items: map[string]reference.EvidenceItem{}}
	e.entries = newEntries(p, evidencePath, "proof", func(o *bid.Organisation) *[]one { return &o.Standing.Evidence },
		func(x *one) *string { return &x.ID }, e.name)
	for _, item := range p.s.Library().EvidenceItems() {
		e.items[item.ID] = item
	}
	e.Table = kit.NewTable("Evidence", func(x one) string { return x.ID },
		kit.NewEmptyState("What can you prove, and until when? Policies, certificates, registrations and accounts that buyers ask for, kept in one place. Renewed once, every bid has the new one.",
			"For example: Public liability, £5,000,000, expires 31 March 2027, Siân renews it in 2 weeks for £840.", "Add a proof", e.Add),
		kit.Column[one]{Title: "Proof", Ems: 11, Weight: 2, Text: func(x one) string { return orUnnamed(e.name(x)) }},
		kit.Column[one]{Title: "Level", Ems: 7, Weight: 1, Optional: true, Text: func(x one) string { return orDash(e.levelWords(x)) }},
		kit.Column[one]{Title: "Status", Ems: 11, Weight: 1, Text: func(x one) string { return e.status(x).Words }, State: func(x one) kit.State { return stateOf(e.status(x).State) },
			Less: func(a, b one) bool { return e.order(a) < e.order(b) }},
		kit.Column[one]{Title: "Owner", Ems: 6, Optional: true, Text: func(x one) string { return orDash(x.Owner) }},
		kit.Column[one]{Title: "File", Ems: 5, Optional: true, Text: func(x one) string {
			if x.File.SHA256 == "" {
				return "none"
			}
			return "kept"
		}})
	e.Form = e.form()
	e.Wire("Remove this proof")
	e.View = kit.Stack(kit.Row(kit.NewButton("Add a proof", e.Add)), e.Table, e.Form)
	return listPart(p, partEvidence, evidencePath, e.Editor, nil)
}

func (e *proofs) item(x bid.Evidence) reference.EvidenceItem { return e.items[x.ItemID] }

func (e *proofs) name(x bid.Evidence) string { return vault.Name(x, e.item(x)) }

func (e *proofs) status(x bid.Evidence) vault.Status { return vault.Of(x, e.item(x), e.p.s.Today()) }

// order puts what runs out first at the top, what has no day after it.
func (e *proofs) order(x bid.Evidence) string {
	switch {
	case x.NeverExpires:
		return "9999-99"
	case x.Expires.IsZero():
		return "9999"
	}
	return x.Expires.ISO()
}

func (e *proofs) levelWords(x bid.Evidence) string {
	if x.Grade != "" {
		return x.Grade
	}
	return vault.Level(x.Level.String(), e.item(x).LevelUnit)
}

// stateOf is the mark of a proof's status.
func stateOf(s vault.State) kit.State {
	switch s {
	case vault.InDate:
		return kit.Ready
	case vault.Expired:
		return kit.Blocked
	}
	return kit.Attention
}

// itemOptions are the items that buyers ask for, and one of the user's own.
func (e *proofs) itemOptions() []kit.Option {
	out := []kit.Option{{ID: "", Text: "Something else", Detail: "Give it a name of your own below"}}
	for _, item := range e.p.s.Library().EvidenceItems() {
		out = append(out, kit.Option{ID: item.ID, Text: item.Label, Detail: item.WhatCounts})
	}
	return out
}

func (e *proofs) form() *fyne.Container {
	type one = bid.Evidence
	p := e.p
	item := picked(e.entries, "itemId", "What it proves", "", "Something else", e.itemOptions(), func(x *one) *string { return &x.ItemID })
	e.First = item
	e.about = kit.NewSmall("")
	e.level = entry(e.entries, "level", "Level", "", kit.NewNumberEntry(nil), func(x *one) *money.Value { return &x.Level })
	e.grade = e.text("grade", "Grade or rating", "Where it is in words, such as Good.", func(x *one) *string { return &x.Grade })
	never := kit.NewCheck("It never runs out", lines.Checked(e.Editor, "expiry", func(x *one) *bool { return &x.NeverExpires }))
	expires := e.date("expires", "Runs out on", "As the document itself says. It is still good on that day.", func(x *one) *date { return &x.Expires })
	e.usualW = kit.NewSmall("")
	e.usual = kit.NewButton("Take that day", func() {
		day := e.day
		e.List.Edit(e.Selected(), "day of expiry", func(x *one) { x.Expires = day })
	})
	place := kit.NewPicker("The whole organisation", nil, func(id string) {
		e.List.Edit(e.Selected(), "establishment", func(x *one) { x.EstablishmentID = id })
	})
	e.Fill(func(x one, _ bool) {
		never.Set(x.NeverExpires)
		form.SetShown(expires, !x.NeverExpires)
		options := []kit.Option{{ID: "", Text: "The whole organisation"}}
		for _, place := range p.s.Organisation().Standing.Establishments {
			options = append(options, kit.Option{ID: place.ID, Text: orUnnamed(place.Name)})
		}
		place.SetOptions(options)
		place.Set(x.EstablishmentID)
		e.showItem(x)
		e.showFile(x)
	})
	return kit.Stack(kit.Section("The chosen proof"), item, e.about,
		kit.Form(
			e.text("name", "Name of your own", "Empty means the name of the item.", func(x *one) *string { return &x.Name }),
			e.level, e.grade,
			e.date("issued", "Issued or signed on", "", func(x *one) *date { return &x.Issued }),
			expires,
			e.field("neverExpires", "No day of expiry", "Only where it really never runs out. Not knowing the day is a question.", never),
		),
		kit.Close(e.usualW, kit.Row(e.usual)),
		kit.Form(
			e.text("owner", "Who looks after it", "The person who renews it in time.", func(x *one) *string { return &x.Owner }),
			e.field("establishmentId", "Which place it is for", "Some proofs are asked of each establishment.", place),
			entry(e.entries, "weeks", "Weeks to get or renew it", "The plan counts back from the day it is needed.", kit.NewQuantityEntry(nil), func(x *one) *money.Quantity { return &x.Weeks }),
			entry(e.entries, "cost", "Cost to get or renew it", "", kit.NewMoneyEntry(nil), func(x *one) *money.Pounds { return &x.Cost }),
			e.text("note", "Note on the proof", "For you only, such as where the paper is.", func(x *one) *string { return &x.Note }),
		),
		e.fileBox())
}

// showItem says what the facts know of the chosen proof's item.
func (e *proofs) showItem(x bid.Evidence) {
	item, known := e.items[x.ItemID]
	var said []string
	say := func(label, text string) {
		if text != "" {
			said = append(said, label+": "+text+".")
		}
	}
	if known {
		say("What counts", item.WhatCounts)
		say("Often asked", vault.Level(item.TypicalLevel, item.LevelUnit))
		say("Asked of", item.AppliesWhen)
		say("Usually runs out", item.ExpiryRule)
		if item.OKByAward {
			said = append(said, "Often enough if you have it by the award.")
		}
		say("Source", item.Title)
	}
	e.about.SetText(strings.Join(said, " "))
	form.SetShown(e.about, len(said) > 0)
	form.SetShown(e.grade, item.LevelUnit == "grade" || x.Grade != "" || !known)
	form.SetShown(e.level, item.LevelUnit != "grade" || x.Level.IsSet())
	unit := "In pounds where it is cover or turnover, else a plain number."
	if item.LevelUnit != "" && item.LevelUnit != "grade" {
		unit = "In " + strings.NewReplacer("GBP", "pounds", "percent", "per cent").Replace(item.LevelUnit) + "."
	}
	e.level.Why(unit)
	day, ok := vault.Usual(item, x.Issued)
	ok = ok && x.Expires.IsZero() && !x.NeverExpires
	if ok {
		e.day = day
		e.usualW.SetText("By the usual rule (" + item.ExpiryRule + ") it runs out on " + day.String() + ". What the document says goes before that.")
	}
	form.SetShown(e.usualW, ok)
	form.SetShown(e.usual, ok)
}
