package eligibility

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/reference"
	"bidwright/ui/page"
)

// subject is a body or person about whom the exclusion questions are asked: ourselves,
// a partner, or a person connected with either.
type subject struct {
	member string // partner whose standing holds the answers; ourselves when empty
	about  string // person; the body itself when empty
	name   string
	what   string
}

func (x subject) key() string { return x.member + "/" + x.about }

// subjects are all of them, ourselves first.
func (p *Page) subjects() []subject {
	var out []subject
	add := func(member, name, what string, s bid.Standing) {
		out = append(out, subject{member: member, name: name, what: what})
		for _, x := range s.Persons {
			role := x.Role
			if role == "" {
				role = "Connected person"
			}
			if member != "" {
				role += ", " + name
			}
			out = append(out, subject{member: member, about: x.ID, name: orUnnamed(x.Name), what: page.Clip(role, 60)})
		}
	}
	o := p.s.Organisation()
	name := o.Name
	if name == "" {
		name = "Our organisation"
	}
	add("", name, "Bidder", o.Standing)
	b := p.s.Bid()
	for _, m := range b.Consortium.Members {
		add(m.ID, orUnnamed(m.Name), textOf(roleOptions, string(m.Role)), m.Standing)
	}
	return out
}

// editStanding changes what a body brings to selection, as one step.
func (p *Page) editStanding(member, step string, f func(*bid.Standing)) bool {
	if member == "" {
		return p.s.EditOrganisation(step, func(o *bid.Organisation) error { f(&o.Standing); return nil })
	}
	return p.s.Edit(step, func(b *bid.Bid) error {
		if i := slices.IndexFunc(b.Consortium.Members, func(m bid.Member) bool { return m.ID == member }); i >= 0 {
			f(&b.Consortium.Members[i].Standing)
		}
		return nil
	})
}

// grounds are the questions in the order of their kinds.
func (p *Page) grounds() []reference.ExclusionGround {
	all := p.s.Library().ExclusionGrounds()
	order := map[string]int{"mandatory": 0, "discretionary": 1, "listed": 2}
	slices.SortStableFunc(all, func(a, b reference.ExclusionGround) int { return order[a.Kind] - order[b.Kind] })
	return all
}

func groundKind(kind string) string {
	switch kind {
	case "mandatory":
		return "Must leave out"
	case "discretionary":
		return "May leave out"
	}
	return "A public list"
}

// clearance is the answer to every question at once, false when there is none.
func (p *Page) clearance(x subject) (bid.Clearance, bool) {
	all := p.vaultOf(x.member).Cleared
	if i := slices.IndexFunc(all, func(c bid.Clearance) bool { return c.AboutID == x.about }); i >= 0 {
		return all[i], true
	}
	return bid.Clearance{}, false
}

// cleared reports whether every question is answered at once, on a day that has come.
func (p *Page) cleared(x subject) bool {
	c, ok := p.clearance(x)
	return ok && !c.On.IsZero() && !c.On.After(p.s.Today())
}

// answer is the stored answer to one question; the zero value while there is none.
func (p *Page) answer(x subject, ground string) bid.Exclusion {
	for _, e := range p.vaultOf(x.member).Exclusions {
		if e.GroundID == ground && e.AboutID == x.about {
			return e
		}
	}
	return bid.Exclusion{GroundID: ground, AboutID: x.about}
}

// setAnswer changes the answer to one question, which begins with the first change.
func (p *Page) setAnswer(x subject, ground, what string, f func(*bid.Exclusion)) bool {
	id := p.s.NewID()
	return p.editStanding(x.member, "Change the "+what+" of an exclusion answer", func(s *bid.Standing) {
		i := slices.IndexFunc(s.Exclusions, func(e bid.Exclusion) bool { return e.GroundID == ground && e.AboutID == x.about })
		if i < 0 {
			i = len(s.Exclusions)
			s.Exclusions = append(s.Exclusions, bid.Exclusion{ID: id, GroundID: ground, AboutID: x.about})
		}
		f(&s.Exclusions[i])
	})
}

// setClearance changes the answer to every question at once, which begins today.
func (p *Page) setClearance(x subject, what string, f func(*bid.Clearance)) bool {
	id, today := p.s.NewID(), p.s.Today()
	return p.editStanding(x.member, what, func(s *bid.Standing) {
		i := slices.IndexFunc(s.Cleared, func(c bid.Clearance) bool { return c.AboutID == x.about })
		if i < 0 {
			i = len(s.Cleared)
			s.Cleared = append(s.Cleared, bid.Clearance{ID: id, AboutID: x.about, On: today})
		}
		f(&s.Cleared[i])
	})
}

// answered says how far the questions about somebody are answered.
func (p *Page) answered(x subject) string {
	if c, ok := p.clearance(x); ok {
		switch {
		case c.On.IsZero():
			return "Asked, day missing"
		case c.On.After(p.s.Today()):
			return "Asked, day to come"
		}
		return "Asked " + c.On.String()
	}
	all := p.grounds()
	n := 0
	for _, g := range all {
		if p.answer(x, g.ID).Applies != bid.Unknown {
			n++
		}
	}
	return countOf(n, len(all))
}
