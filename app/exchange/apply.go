package exchange

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"bidwright/app/bid"
	"bidwright/app/date"
)

// Apply takes over what the user accepted, by path; where nothing is said the default
// of the change counts. It gives a new document with where each figure came from and
// a record of the pack, and leaves the given one alone. Applied a second time it
// changes nothing.
func Apply(doc bid.Document, c Comparison, accepted map[string]bool, now time.Time) (bid.Document, error) {
	again, err := Compare(doc, c.Pack, c.Signed)
	if err != nil {
		return doc, err
	}
	if again.Merged && !anyAccepted(again, accepted) {
		return doc, nil
	}
	out := clone(doc)
	t, _ := threadOf(&out, again.MemberID)
	part, offer := *t.part, bid.GroupOffer{}
	part.Removed = nil
	if t.offer != nil {
		offer = *t.offer
		offer.Removed = nil
	}
	ours := [2]any{part, offer}
	theirs := [2]any{c.Pack.Data.Part, c.Pack.Data.Offer}
	var mine, other [2]*tree
	for i := range ours {
		if mine[i], err = grow(ours[i]); err != nil {
			return doc, err
		}
		if other[i], err = grow(theirs[i]); err != nil {
			return doc, err
		}
	}
	origins := maps.Clone(t.history.Origins)
	if origins == nil {
		origins = map[string]string{}
	}
	origin := fmt.Sprintf("%s, pack %d of %s", c.Pack.Manifest.From.Name, c.Pack.Manifest.Sequence, dayOf(c.Pack.madeAt()))
	changed := false
	for _, change := range again.Changes {
		if !wanted(change, accepted) {
			continue
		}
		changed = true
		side, path := 0, change.Path
		if rest, ok := inOffer(path); ok {
			side, path = 1, rest
		}
		mine[side].set(path, other[side].at(path), other[side])
		note(origins, change, origin)
	}
	if changed {
		var merged bid.PartnerPart
		if err := mine[0].into(&merged); err != nil {
			return doc, err
		}
		*t.part = merged
		if t.offer != nil {
			var taken bid.GroupOffer
			if err := mine[1].into(&taken); err != nil {
				return doc, err
			}
			*t.offer = taken
		}
		t.history.Origins = origins
		if len(origins) == 0 {
			t.history.Origins = nil
		}
	}
	if again.Merged {
		return out, nil
	}
	record(t.history, again, now)
	remember(&out, again, now)
	return out, nil
}

// wanted reports that a change is taken over.
func wanted(c Change, accepted map[string]bool) bool {
	if !c.Choosable() {
		return false
	}
	if choice, said := accepted[c.Path]; said {
		return choice
	}
	return c.Default
}

func anyAccepted(c Comparison, accepted map[string]bool) bool {
	return slices.ContainsFunc(c.Changes, func(change Change) bool { return wanted(change, accepted) })
}

// All accepts every change that can be: for a user who read the list and agrees.
// Conflicts are taken as the sender has them.
func (c Comparison) All() map[string]bool {
	all := map[string]bool{}
	for _, change := range c.Changes {
		if change.Choosable() {
			all[change.Path] = true
		}
	}
	return all
}

func inOffer(path string) (string, bool) {
	const prefix = "offer."
	if len(path) > len(prefix) && path[:len(prefix)] == prefix {
		return path[len(prefix):], true
	}
	return "", false
}

// note writes down where a path came from and forgets what stood below it.
func note(origins map[string]string, change Change, origin string) {
	for path := range origins {
		if covered([]string{change.Path}, path) {
			delete(origins, path)
		}
	}
	if !change.Remove {
		origins[change.Path] = origin
	}
}

// Origin is where a path of the part, or offer.… of the offer, was taken from: its own
// origin or that of the line it belongs to; empty when it was typed here.
func Origin(e bid.Exchange, path string) string {
	best := ""
	for at := range e.Origins {
		if covered([]string{at}, path) && len(at) > len(best) {
			best = at
		}
	}
	return e.Origins[best]
}

// record adds the pack to the history. Only the newest part is kept whole.
func record(e *bid.Exchange, c Comparison, now time.Time) {
	m := c.Pack.Manifest
	e.Merged = slices.Clone(e.Merged)
	received := bid.Received{PackID: m.PackID, Sequence: m.Sequence, Hash: c.Pack.Hash, At: m.Created,
		Merged: now.UTC().Format(time.RFC3339), Signer: c.Signed.Key, From: m.From.Name, Base: m.BaseSequence, Part: c.Pack.Data.Part}
	if c.Older {
		received.Part = bid.PartnerPart{}
	} else {
		for i := range e.Merged {
			e.Merged[i].Part = bid.PartnerPart{}
		}
	}
	e.Merged = append(e.Merged, received)
}

// remember keeps a new signer's key; the user was asked before.
func remember(doc *bid.Document, c Comparison, now time.Time) {
	from := c.Pack.Manifest.From
	if c.Trust != TrustNew || from.OrganisationID == "" {
		return
	}
	doc.Organisation.Signers = append(doc.Organisation.Signers,
		bid.Signer{ID: from.OrganisationID, Name: from.Name, Key: c.Signed.Key, FirstSeen: date.Of(now.UTC())})
}

// NewBid makes the partner's own bid from a first offer: the opportunity as the lead
// describes it and the invitation. Years, volumes and costs are the user's own. Refused
// like Compare, and when the offer is for another organisation.
func NewBid(pack *Pack, signed Signed, organisation bid.Organisation, newID func() string, now time.Time) (bid.Document, error) {
	if err := mergeable(pack, signed); err != nil {
		return bid.Document{}, err
	}
	m := pack.Manifest
	if m.Kind != KindOffer {
		return bid.Document{}, refuse(CodeOtherBid, "This pack is the answer of %s to the lead of a group, not an invitation, so no bid can be started from it. Open it in the bid that it answers.", m.From.Name)
	}
	if m.To.OrganisationID != "" && m.To.OrganisationID != organisation.ID {
		return bid.Document{}, refuse(CodeOtherBid, "This invitation is addressed to %s, not to you, so no bid was started. Tell %s that it went astray and delete it.", m.To.Name, m.From.Name)
	}
	doc := bid.Document{Schema: bid.SchemaVersion, Organisation: organisation}
	doc.Organisation.Signers = slices.Clone(organisation.Signers)
	trust, err := trusted(doc, pack, signed)
	if err != nil {
		return bid.Document{}, err
	}
	data, err := copied(pack.Data)
	if err != nil {
		return bid.Document{}, err
	}
	offer, part := data.Offer, data.Part
	offer.Removed, part.Removed = nil, nil
	doc.Bid.ID, doc.Bid.Status, doc.Bid.Title = newID(), bid.StatusPreparing, offer.Tender.Title
	if doc.Bid.Title == "" {
		doc.Bid.Title = "Invitation of " + offer.Lead.Name
	}
	doc.Bid.Opportunity = opportunityOf(offer)
	doc.Bid.Invitation = &bid.Invitation{Offer: offer, Part: part}
	inv := doc.Bid.Invitation
	inv.Part.OrganisationID = organisation.ID
	if inv.Part.Name == "" {
		inv.Part.Name = organisation.Name
	}
	c := Comparison{Pack: pack, Signed: signed, Trust: trust}
	record(&inv.Exchange, c, now)
	remember(&doc, c, now)
	bid.Normalise(&doc, newID)
	return doc, nil
}

// opportunityOf is the tender as the lead passed it on.
func opportunityOf(offer bid.GroupOffer) bid.Opportunity {
	t := offer.Tender
	op := bid.Opportunity{
		Title: t.Title, Reference: t.Reference, Description: t.Description, Buyer: bid.Party{Name: t.Buyer},
		Nation: t.Nation, Regime: t.Regime, Procedure: t.Procedure, Places: slices.Clone(t.Places), CPV: slices.Clone(t.CPV),
		Dates: bid.Dates{Deadline: momentOf(t.Deadline), Questions: momentOf(t.Questions)},
		Term:  bid.Term{Start: t.Start, End: t.End}, TUPE: t.TUPE, Sources: map[string]bid.Source{},
	}
	for _, lot := range t.Lots {
		op.Lots = append(op.Lots, bid.Lot{ID: lot.ID, Title: lot.Text})
		op.LotIDs = append(op.LotIDs, lot.ID)
	}
	for path, set := range map[string]bool{
		"title": t.Title != "", "reference": t.Reference != "", "description": t.Description != "", "buyer.name": t.Buyer != "",
		"nation": t.Nation != "", "regime": t.Regime != "", "procedure": t.Procedure != "", "dates.deadline": t.Deadline != "",
		"dates.questions": t.Questions != "", "term.start": !t.Start.IsZero(), "term.end": !t.End.IsZero(), "tupe": t.TUPE != "",
	} {
		if set {
			op.Sources[path] = bid.Source{Kind: "typed", Detail: "invitation of " + offer.Lead.Name}
		}
	}
	return op
}

// momentOf reads a moment as the offer prints it: an instant, or a day.
func momentOf(text string) bid.Moment {
	if text == "" {
		return bid.Moment{}
	}
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		return bid.Moment{Text: text, UTC: at.UTC().Format(time.RFC3339), Day: date.Of(at).ISO()}
	}
	if day, err := date.ParseISO(text); err == nil {
		return bid.Moment{Text: text, Day: day.ISO()}
	}
	return bid.Moment{Text: text}
}
