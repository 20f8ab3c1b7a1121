package partners

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/consortium/plan"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// newWorst is the worst case where every member answers for everything.
func (p *Page) newWorst() block {
	g := p.group("consortium.worst.")
	of := func(b *bid.Bid) *bid.WorstCase { return &b.Consortium.Worst }
	e := p.newOthersPay()
	typed := kit.Stack(
		kit.NewSmall("The loss of the whole contract is a range that you agree with your insurer or adviser; it is never guessed here."),
		kit.Form(
			g.Amount("low", "Loss of the whole contract, at the least", "", func(b *bid.Bid) *money.Pounds { return &of(b).Low }),
			g.Amount("high", "Loss, at the most", "", func(b *bid.Bid) *money.Pounds { return &of(b).High }),
			g.Amount("insured", "Of that, paid by insurance", "", func(b *bid.Bid) *money.Pounds { return &of(b).Insured })),
		e.Table, e.Form)
	words := kit.NewListing()
	return block{kit.Stack(kit.Section("The worst case"), words, typed), func(fresh bool) {
		g.Refresh(fresh)
		e.Refresh()
		r := p.result()
		used := r != nil && r.Chain.Worst.Used
		form.SetShown(typed, used)
		text := ""
		if r != nil {
			text = r.Chain.Worst.Words
		}
		words.Set(text, func() []fyne.CanvasObject {
			if text == "" {
				return nil
			}
			return []fyne.CanvasObject{kit.NewSmall(text)}
		})
	}}
}

// payer is what the others can pay of the loss, seen from one party.
type payer struct {
	ID, Member, Name string
	Amount           money.Pounds
}

func (p *Page) newOthersPay() *lines.Editor[payer] {
	read := func() []payer {
		var out []payer
		b := p.s.Bid()
		for _, s := range p.parties(func(plan.Party, *seat) {}) {
			x := payer{ID: s.ID, Member: s.Member, Name: s.Name}
			for _, o := range b.Consortium.Worst.Others {
				if o.MemberID == s.Member {
					x.Amount = o.Amount
				}
			}
			out = append(out, x)
		}
		return out
	}
	write := func(b *bid.Bid, x payer) {
		w := &b.Consortium.Worst
		w.Others = slices.DeleteFunc(slices.Clone(w.Others), func(o bid.OthersPay) bool { return o.MemberID == x.Member })
		if x.Amount.IsSet() {
			w.Others = append(w.Others, bid.OthersPay{MemberID: x.Member, Amount: x.Amount})
		}
	}
	e := &lines.Editor[payer]{List: form.Given(p.s, "party", func(x *payer) *string { return &x.ID }, func(x payer) string { return x.Name }, read, write)}
	l := form.Line[payer]{S: p.s, Fields: p.fields, Prefix: "consortium.worst.others.", List: e}
	e.Table = kit.NewTable("What the others can pay", func(x payer) string { return x.ID }, nil,
		kit.Column[payer]{Title: "Seen from", Ems: 12, Weight: 2, Text: func(x payer) string { return orUnnamed(x.Name) }},
		kit.Column[payer]{Title: "The others can pay", Ems: 11, Right: true, Text: func(x payer) string { return orDash(x.Amount.Format()) }})
	e.Table.VisibleRows = 4
	amount := l.Amount("amount", "What the others can pay of it", "0 where nothing can be counted on.", func(x *payer) *money.Pounds { return &x.Amount })
	e.First = amount
	e.Form = kit.Stack(kit.Form(amount))
	e.WireGiven()
	return e
}

var peopleKinds = []struct {
	kind bid.PeopleKind
	name string
}{{bid.PeopleTUPEIn, "Staff who transfer in (TUPE)"}, {bid.PeopleTUPEOut, "Staff who transfer out at the end (TUPE)"}, {bid.PeoplePensions, "Pensions"}, {bid.PeopleRedundancy, "Redundancy"}}

// newPeople is who pays for staff, and until when.
func (p *Page) newPeople() block {
	type one = bid.PeopleTerm
	read := func() []one {
		var out []one
		b := p.s.Bid()
		for _, k := range peopleKinds {
			x := one{Kind: k.kind}
			for _, typed := range b.Consortium.People {
				if typed.Kind == k.kind {
					x = typed
				}
			}
			x.ID = string(k.kind) // each kind is one line, whatever it is called in the bid
			out = append(out, x)
		}
		return out
	}
	write := func(b *bid.Bid, x one) {
		all := &b.Consortium.People
		at := slices.IndexFunc(*all, func(o one) bool { return o.Kind == x.Kind })
		if at < 0 {
			x.ID = p.s.NewID()
			*all = append(*all, x)
			return
		}
		x.ID = (*all)[at].ID
		(*all)[at] = x
	}
	e := &lines.Editor[one]{List: form.Given(p.s, "agreement about staff", func(x *one) *string { return &x.ID }, func(x one) string { return staffName(x.Kind) }, read, write)}
	keep(p, partRisk, peoplePath, e)
	l := form.Line[one]{S: p.s, Fields: p.fields, Prefix: peoplePath, List: e}
	e.Table = kit.NewTable("Who pays for staff", func(x one) string { return x.ID }, nil,
		kit.Column[one]{Title: "What", Ems: 14, Weight: 2, Text: func(x one) string { return staffName(x.Kind) }},
		kit.Column[one]{Title: "Agreed", Ems: 6, Text: func(x one) string { return answer(x.Agreed) }},
		kit.Column[one]{Title: "Until", Ems: 9, Optional: true, Text: func(x one) string { return dayOf(x.Until) }})
	e.Table.VisibleRows = 4
	agreed := l.Answer("agreed", "Is it agreed?", "What is not agreed falls on whoever employs them.", func(x *one) *bid.Answer { return &x.Agreed })
	e.First = agreed
	e.Form = kit.Stack(kit.Form(agreed,
		form.LinePickOf(l, "memberId", "Who pays", "", "We ourselves", func(one) []kit.Option { return p.members() }, func(x *one) *string { return &x.MemberID }),
		l.Day("until", "Until", "Empty is until the end.", func(x *one) *date.Date { return &x.Until }),
		l.Text("note", "Note", "", 1, func(x *one) *string { return &x.Note })))
	e.WireGiven()
	return block{kit.Stack(kit.Section("Staff: who pays, until when"), e.Table, e.Form), func(bool) { e.Refresh() }}
}

func staffName(kind bid.PeopleKind) string {
	for _, k := range peopleKinds {
		if k.kind == kind {
			return k.name
		}
	}
	return string(kind)
}

func dayOf(d date.Date) string {
	if d.IsZero() {
		return "–"
	}
	return d.String()
}
