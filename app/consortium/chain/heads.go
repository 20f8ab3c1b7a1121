package chain

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/reference"
)

// NotLegalAdvice stands over every heads of terms.
const NotLegalAdvice = "This is not legal advice. Take advice before signing."

// toBeAgreed stands for a figure that is still empty.
const toBeAgreed = "to be agreed"

// Head is one head of terms as it would be printed.
type Head struct {
	ID, Title, Text string
	Binding         bool // meant to bind from signature
	Edited          bool // the user's own words
	Open            bool // something in it is to be agreed
	Path            string
}

// heads writes the heads of terms from the plan (section 9). Text that the user wrote
// stands as it is; an empty figure prints “to be agreed” and raises CONS-058. No party's
// own value, price or cost stands in them, because every party reads them.
func (b *builder) heads() {
	if b.in.Library == nil {
		return
	}
	figures := b.headFigures()
	edited := map[string]bid.HeadText{}
	for _, h := range b.group.Heads {
		if h.ClauseID != "" {
			edited[h.ClauseID] = h
		}
	}
	var open []string
	for _, c := range b.in.Library.HeadClauses() {
		if len(c.Models) > 0 && b.group.Model != bid.ModelUndecided && !slices.Contains(c.Models, string(b.group.Model)) {
			continue
		}
		own, has := edited[c.ID]
		if has && own.Left {
			b.out.LeftOut = append(b.out.LeftOut, c.Title)
			continue
		}
		h := Head{ID: c.ID, Title: c.Title, Text: written(c, figures), Binding: c.Binding, Path: "consortium.heads"}
		if has {
			h.Path = "consortium.heads." + own.ID
			if own.Title != "" {
				h.Title = own.Title
			}
			if own.Text != "" {
				h.Text, h.Edited = own.Text, true
			}
		}
		if h.Open = strings.Contains(strings.ToLower(h.Text), toBeAgreed); h.Open {
			open = append(open, h.Title)
		}
		b.out.Heads = append(b.out.Heads, h)
	}
	for _, h := range b.group.Heads {
		if h.ClauseID == "" && !h.Left {
			b.out.Heads = append(b.out.Heads, Head{ID: h.ID, Title: h.Title, Text: h.Text, Edited: true, Path: "consortium.heads." + h.ID})
		}
	}
	if len(open) > 0 {
		b.Issue("CONS-058", bid.Warns, "consortium.heads", "%d heads of terms still say “to be agreed”: %s. Agree them before anybody signs.", len(open), shortened(open))
	}
}

// written puts the figures into a clause.
func written(c reference.HeadClause, figures map[string]string) string {
	text := c.Text
	for name, value := range figures {
		text = strings.ReplaceAll(text, "{"+name+"}", value)
	}
	return strings.ReplaceAll(text, "..", ".")
}

// headFigures are what clauses may name; an unknown one is to be agreed.
func (b *builder) headFigures() map[string]string {
	f := map[string]string{}
	for _, name := range reference.HeadFigures {
		f[name] = toBeAgreed
	}
	set := func(name, text string) {
		if text = strings.TrimSpace(text); text != "" {
			f[name] = text
		}
	}
	g, o := b.group, &b.in.Document.Bid.Opportunity
	var parties []string
	for _, p := range b.parties {
		parties = append(parties, p.Name)
	}
	f["group"] = "this group of providers"
	set("group", g.Name)
	set("parties", listed(parties))
	if b.lead != nil {
		set("lead", b.lead.Name)
	}
	for _, m := range b.in.Library.GroupModels() {
		if m.ID == string(g.Model) {
			set("model", lowerFirst(m.Name)+"; who contracts with the buyer: "+lowerFirst(m.Contracts))
		}
	}
	title := o.Title
	if title == "" {
		title = b.in.Document.Bid.Title
	}
	set("tender", title)
	set("buyer", o.Buyer.Name)
	if d := b.deadline(); !d.IsZero() {
		set("deadline", d.String())
	}
	var steps []string
	for _, s := range g.Steps {
		step := s.Name
		if s.Who != "" {
			step += " (" + s.Who + ")"
		}
		if s.On.IsZero() {
			step += ", day " + toBeAgreed
		} else {
			step += " by " + s.On.String()
		}
		steps = append(steps, step)
	}
	set("steps", strings.Join(steps, "; "))
	switch {
	case g.Cost.OwnAll == bid.Yes:
		set("bid_cost", "The cost of the bid is borne by "+b.parties[0].Name+".")
	default:
		f["bid_cost"] = "Who bears which part of the cost of the bid is " + toBeAgreed + "."
	}
	set("roles", b.roles())
	if g.Split.By == bid.SplitByShares {
		f["split"] = "by agreed percentages"
	} else if len(g.Cells) > 0 {
		f["split"] = "by who delivers which part, after the fee and shared items"
	}
	b.feeFigures(f)
	if b.out.Terms.Why == "" && b.out.Terms.Days > 0 {
		set("days", fmt.Sprint(b.out.Terms.Days))
	}
	for _, row := range b.in.Library.LatePayments() {
		if row.Kind == "margin" {
			set("interest", money.FormatQuantity(row.Value.Decimal())+" %")
		}
	}
	f["results"] = "No part of the payment hangs on results."
	if share := g.Chain.Results.Share; share.IsSet() && share.Decimal().IsPositive() {
		f["results"] = share.Format() + " of each payment hangs on results and is paid when they are proven. Money paid back: " + or(g.Chain.Results.Clawback, toBeAgreed) + "."
	}
	var people []string
	for _, p := range b.out.People {
		people = append(people, p.Name+": "+p.Words)
	}
	set("people", strings.Join(people, "; ")+".")
	switch g.Liability {
	case bid.LiabilityLead:
		set("liability", b.lead.Name+" answers to the buyer, and each party answers to it for its own part.")
	case bid.LiabilityJoint:
		set("liability", "Each party answers to the buyer for everything (joint and several liability).")
	case bid.LiabilityNewEntity:
		set("liability", "The new body answers to the buyer, and each party to it for its own part.")
	default:
		f["liability"] = "Who answers to the buyer for what is " + toBeAgreed + "."
	}
	if !o.Term.End.IsZero() {
		set("end", o.Term.End.String())
	}
	return f
}

func (b *builder) feeFigures(f map[string]string) {
	fee := &b.group.Split.Fee
	switch {
	case fee.Rate.IsSet():
		f["fee"] = fee.Rate.Format() + " of the contract value"
	case fee.Monthly.IsSet():
		f["fee"] = fee.Monthly.Format() + " a month"
	}
	var buys []string
	for _, x := range fee.Buys {
		buys = append(buys, lowerFirst(x.Name))
	}
	if len(buys) > 0 {
		f["fee_buys"] = listed(buys)
	}
	f["fee_borne"] = "by every party in proportion to its value"
	if fee.BornBy == bid.FeeEqually {
		f["fee_borne"] = "by all parties equally"
	}
}

// roles are who delivers what, without money.
func (b *builder) roles() string {
	lots := map[string]string{}
	for _, l := range b.in.Document.Bid.Opportunity.Lots {
		lots[l.ID] = l.Title
	}
	var roles []string
	for _, p := range b.parties {
		var cells []string
		for _, c := range b.group.Cells {
			for _, part := range c.Parts {
				if part.MemberID == p.ID && part.Share.Decimal().IsPositive() {
					var names []string
					for _, n := range []string{or(lots[c.LotID], c.LotID), c.Area, c.Specialism} {
						if n != "" && !slices.Contains(names, n) {
							names = append(names, n)
						}
					}
					cells = append(cells, strings.Join(names, " "))
				}
			}
		}
		if len(cells) > 0 {
			roles = append(roles, p.Name+": "+listed(cells))
		}
	}
	return strings.Join(roles, "; ")
}

func or(text, standard string) string {
	if text == "" {
		return standard
	}
	return text
}

func lowerFirst(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToLower(text[:1]) + text[1:]
}

// shortened joins up to four names and counts the rest.
func shortened(names []string) string {
	if len(names) > 4 {
		return strings.Join(names[:4], ", ") + fmt.Sprintf(" and %d more", len(names)-4)
	}
	return listed(names)
}
