package chain

import (
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/reference"
)

// PartnerChecks are the checks of one partner.
type PartnerChecks struct {
	Party Party
	Rows  []Check
	Done  int // found in order or not applicable, and not out of date
}

// Check is one thing to check, as found.
type Check struct {
	Item  reference.DiligenceItem
	Found bid.Diligence // zero where nothing is noted
	Path  string
	Words string
	Open  bool // not done, in trouble, or out of date
	Old   bool
}

// diligence is CONS-055 to CONS-057.
func (b *builder) diligence() {
	if b.in.Library == nil {
		return
	}
	for _, p := range b.parties {
		if p.Member == nil {
			continue
		}
		out := PartnerChecks{Party: p.Party}
		undone := 0
		for _, item := range b.in.Library.DiligenceItems() {
			c := b.checked(p, item)
			if c.Open {
				if c.Found.Found == bid.CheckNotDone {
					undone++
				}
			} else {
				out.Done++
			}
			out.Rows = append(out.Rows, c)
		}
		if undone > 0 {
			b.Issue("CONS-055", bid.Warns, p.Path+".diligence", "%d of %d checks of %s are not done. Do them before the pack goes out: what a partner hides becomes your breach.", undone, len(out.Rows), p.Name)
		}
		for _, x := range p.Member.Standing.Exclusions {
			if x.Applies == bid.Yes && x.PutRight == "" {
				b.Issue("CONS-056", bid.Blocks, p.Path+".standing.exclusions."+x.ID+".applies", "A ground for exclusion applies to %s, whom this bid relies on. Replace that partner, or show that it is put right.", p.Name)
			}
		}
		b.out.Diligence = append(b.out.Diligence, out)
	}
}

// checked is one check of one partner.
func (b *builder) checked(p *party, item reference.DiligenceItem) Check {
	c := Check{Item: item, Path: p.Path + ".diligence", Words: "not done", Open: true}
	for _, d := range p.Member.Diligence {
		if d.ItemID == item.ID {
			c.Found, c.Path = d, p.Path+".diligence."+d.ID
		}
	}
	switch c.Found.Found {
	case bid.CheckInOrder:
		c.Words, c.Open = "in order", false
	case bid.CheckNA:
		c.Words, c.Open = "does not apply", false
	case bid.CheckTrouble:
		c.Words = "there is trouble"
	}
	if !c.Found.On.IsZero() && c.Found.Found != bid.CheckNotDone {
		c.Words += ", " + c.Found.On.String()
	}
	if months := b.days("diligence_months"); !c.Open && months > 0 && !c.Found.On.IsZero() && c.Found.On.AddMonths(months).Before(b.in.On) {
		c.Old, c.Open = true, true
		b.Issue("CONS-057", bid.Informs, c.Path, "The check “%s” of %s is of %s, more than %d months ago. Is it still true?", item.Name, p.Name, c.Found.On, months)
	}
	return c
}

// deadline is the buyer’s, as a day; zero where it is not known.
func (b *builder) deadline() date.Date {
	m := b.in.Document.Bid.Opportunity.Dates.Deadline
	text := m.Day
	if text == "" && len(m.UTC) >= 10 {
		text = m.UTC[:10]
	}
	d, err := date.ParseISO(text)
	if err != nil {
		return date.Date{}
	}
	return d
}
