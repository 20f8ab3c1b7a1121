package corecosts

import (
	"strings"
	"unicode"

	"bidwright/app/bid"
	"bidwright/app/corecost"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/lines"
)

// result is what the chosen schedule comes to, nil while there is none.
func (c *schedules) result() *corecost.Schedule {
	a := c.p.s.Assessment()
	if a == nil || a.Core == nil {
		return nil
	}
	for _, r := range a.Core.Schedules {
		if r.ID == c.Selected() {
			return r
		}
	}
	return nil
}

// begin adds a schedule with the categories of a template.
func (c *schedules) begin(t bid.CoreTemplate) {
	l := c.p.s.Library()
	c.AddWith(func(x *bid.CoreSchedule) {
		x.Template = t
		if t != bid.TemplateOwn {
			x.Name, _ = c.p.m.template(t)
		}
		x.Categories, x.Included = corecost.Template(l, t), corecost.Included(l, t)
	})
}

// askLock asks for the day and locks the fee as it is now.
func (c *schedules) askLock() {
	r := c.result()
	if r == nil {
		c.p.s.Warn("There is no schedule yet whose fee could be locked. Start one in the Schedule part.")
		return
	}
	name := kit.NewTextEntry(nil)
	name.Load("Qualification")
	if len(r.Versions) > 0 {
		name.Load("Review")
	}
	on := kit.NewDateEntry(c.p.s.Today, nil)
	on.Load(c.p.s.Today())
	from := kit.NewDateEntry(c.p.s.Today, nil)
	day := kit.NewField("Day on which you send it in", on)
	fee := c.p.s.Printed(c.id("week"))
	c.p.s.Ask(kit.Dialog{Title: "Lock the fee", Accept: "Lock the fee", Cancel: "Not yet", First: name,
		Content: kit.Stack(
			kit.Text("The fee of “"+page.Clip(r.Name, 60)+"”, "+fee+" for a place and week over "+orNone(r.Weeks)+" weeks, is kept with this day and a fingerprint. It can no longer be changed, and no referral may go above it."),
			kit.NewField("Name of the version", name), day,
			kit.NewField("Valid from", from).Why("Empty means the same day.")),
		OnAccept: func() bool {
			if !name.Commit() || !on.Commit() || !from.Commit() {
				return false
			}
			v, err := r.Lock(c.p.s.NewID(), on.Value(), from.Value())
			if err != nil {
				day.ShowProblem(page.Problem(sentence(err)))
				return false
			}
			v.Name = name.Value()
			c.edit("Lock the fee", func(x *bid.CoreSchedule) { x.Versions = append(x.Versions, v) })
			c.versions.Choose(v.ID)
			c.p.s.Say("The fee is locked: "+fee+" for a place and week.", kit.ToastAction{Label: "Undo", Do: func() { c.p.s.Do(c.p.s.Undo()) }})
			return true
		}})
}

func orNone(weeks string) string {
	if weeks == "" {
		return "an unknown number of"
	}
	return weeks
}

// sentence makes a whole sentence of an error in plain words.
func sentence(err error) string { return strings.TrimSuffix(upperFirst(err.Error()), ".") + "." }

func upperFirst(text string) string {
	r := []rune(text)
	if len(r) > 0 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}

// locking is the list of locked fees, to which a fee is only added by locking it.
type locking struct {
	*lines.Editor[bid.CoreVersion]
	c *schedules
}

// Add locks the fee as it is now.
func (l locking) Add() { l.c.askLock() }

// Duplicate does nothing: there is one version for each time that a fee was submitted.
func (l locking) Duplicate() {}

// takeProposed makes a version of the fee after the uplift, once it is agreed.
func (c *schedules) takeProposed() {
	r := c.result()
	if r == nil || r.Uplift == nil || !r.Uplift.Ready {
		c.p.s.Warn("The fee after the uplift cannot be worked out yet. Complete the lines that are claimed first.")
		return
	}
	on := kit.NewDateEntry(c.p.s.Today, nil)
	on.Load(c.p.s.Today())
	from := kit.NewDateEntry(c.p.s.Today, nil)
	day := kit.NewField("Agreed on", on)
	c.p.s.Ask(kit.Dialog{Title: "The buyer has agreed to the uplift", Accept: "Lock the new fee", Cancel: "Not yet",
		Content: kit.Stack(kit.Text("The fee in force is raised by the agreed lines and locked as a new version. The old one stays; later referrals are tested against the new one."), day,
			kit.NewField("Valid from", from).Why("Empty means the same day.")),
		OnAccept: func() bool {
			if !on.Commit() || !from.Commit() {
				return false
			}
			if on.Value().IsZero() {
				day.ShowProblem(page.Problem("Type the day on which the buyer agreed."))
				return false
			}
			v := r.Uplift.Proposed
			v.ID, v.Name, v.Status, v.On, v.ValidFrom = c.p.s.NewID(), "After uplift", bid.VersionAccepted, on.Value(), from.Value()
			if v.ValidFrom.IsZero() {
				v.ValidFrom = v.On
			}
			v.Hash = corecost.Hash(r.ID, v)
			c.edit("Lock the fee after the uplift", func(x *bid.CoreSchedule) { x.Versions = append(x.Versions, v) })
			c.versions.Choose(v.ID)
			c.p.s.Say("The new fee is locked. It stands under Fee and cap.", kit.ToastAction{Label: "Undo", Do: func() { c.p.s.Do(c.p.s.Undo()) }})
			return true
		}})
}
