package exchange

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
)

// Figures are what the engines worked out and an offer may draw on; by member id, the
// empty id being the organisation itself. What is not in here is not offered.
type Figures struct {
	Contract money.Pounds                       // value that is split, over the term
	Values   map[string]money.Pounds            // over the term, after the fee that the party bears
	Years    map[string][]bid.OfferYear         // by contract year; they add to the value
	Cells    map[string]map[string]money.Pounds // by cell and party, over the term
	Cover    map[string]money.Share             // by cell, at most 100 %
	Days     map[string]money.Quantity          // in which its invoices are paid
	Heads    []bid.HeadText                     // the heads of terms as they would be printed
}

// anotherPartner stands for a member whose name the group has not agreed to show.
const anotherPartner = "another partner"

// ComposeOffer builds what one partner may read from an allow-list: the tender as
// published without contacts, notice or sources, the cells as this partner sees them,
// its own value, fee, terms and risks, and what all members share. Figures from which
// this partner, or it and any one other, could work out another party's are left out
// and named in Withheld. An issue of CodeLabel means that the offer must not be sent.
func ComposeOffer(doc bid.Document, figures Figures, memberID string) (bid.GroupOffer, []bid.Issue) {
	member := memberOf(doc, memberID)
	if member == nil {
		return bid.GroupOffer{}, []bid.Issue{{Code: CodeOtherBid, Severity: bid.Blocks, Path: "consortium.members",
			Message: "There is no such partner in this group, so no offer can be made. Choose a partner of the list."}}
	}
	plan := &doc.Bid.Consortium
	show := guard(doc, figures)
	name := naming(doc, memberID)

	o := bid.GroupOffer{
		GroupBidID: doc.Bid.ID, MemberID: memberID, Partner: member.Name,
		Lead: bid.OfferParty{OrganisationID: doc.Organisation.ID, Name: doc.Organisation.Name, LegalForm: doc.Organisation.LegalForm,
			ContactName: doc.Organisation.ContactName, ContactEmail: doc.Organisation.ContactEmail},
		Group: plan.Name, Model: plan.Model, Liability: plan.Liability,
		Tender: tenderOf(doc), Unit: plan.Unit,
		FeeRate: plan.Split.Fee.Rate, FeeMonthly: plan.Split.Fee.Monthly, FeeBuys: slices.Clone(plan.Split.Fee.Buys),
		Days: figures.Days[memberID], Terms: member.Terms, Results: plan.Chain.Results,
	}
	if o.Lead.Name == "" {
		o.Lead.Name = "The lead of the group"
	}
	o.Results.Chance = money.Share{} // the lead's own view of the odds
	o.Terms.Via = ""
	if plan.Named == bid.Yes {
		for _, m := range plan.Members {
			if m.ID != memberID && m.Name != "" {
				o.Members = append(o.Members, m.Name)
			}
		}
	}
	if show.has(memberID, "", itemValue) {
		o.Value = figures.Values[memberID]
		if show.has(memberID, "", itemYears) {
			o.Years = slices.Clone(figures.Years[memberID])
		}
	}
	for _, cell := range plan.Cells {
		o.Cells = append(o.Cells, cellFor(doc, figures, show, name, cell, memberID))
	}
	for _, risk := range plan.Risks {
		for _, part := range risk.Parts {
			if part.MemberID == memberID {
				o.Risks = append(o.Risks, bid.OfferRisk{ID: risk.ID, Name: risk.Name, Share: part.Share})
				break
			}
		}
	}
	for _, ask := range plan.Asks {
		if ask.MemberID == "" || ask.MemberID == memberID {
			ask.MemberID = ""
			o.Asks = append(o.Asks, ask)
		}
	}
	for _, step := range plan.Steps {
		step.Who = name.of(step.Who)
		o.Steps = append(o.Steps, step)
	}
	o.Withheld = append(o.Withheld, show.words[memberID]...)
	if rounded := roundedCover(doc, figures, memberID); len(rounded) > 0 {
		o.Withheld = append(o.Withheld, fmt.Sprintf("How much of %s the group covers is rounded to ten percent, because with the exact figure the capacity of another party could be worked out.", listed(rounded)))
	}
	total := show.has(memberID, "", itemTotal)
	if !total && printsAmount(o.Tender.Description, figures.Contract) {
		o.Tender.Description = ""
		o.Withheld = append(o.Withheld, "The description of the tender is left out, because it prints the value of the contract, with which the figure of another party could be worked out. Read it in the notice.")
	}
	o.Heads, o.Withheld = headsFor(doc, figures, name, total, o.Withheld)
	return o, leaks(doc, figures, o, total)
}

func memberOf(doc bid.Document, memberID string) *bid.Member {
	if memberID == "" {
		return nil
	}
	for i := range doc.Bid.Consortium.Members {
		if doc.Bid.Consortium.Members[i].ID == memberID {
			return &doc.Bid.Consortium.Members[i]
		}
	}
	return nil
}

// tenderOf is what the buyer published. Estimates, budgets, criteria and what the lead
// noted stay here.
func tenderOf(doc bid.Document) bid.OfferTender {
	op := doc.Bid.Opportunity
	t := bid.OfferTender{
		Title: op.Title, Reference: op.Reference, Description: op.Description, Buyer: op.Buyer.Name,
		Nation: op.Nation, Regime: op.Regime, Procedure: op.Procedure,
		Deadline: moment(op.Dates.Deadline), Questions: moment(op.Dates.Questions),
		Start: op.Term.Start, End: op.Term.End, Years: doc.Bid.Pricing.Years,
		Places: slices.Clone(op.Places), TUPE: op.TUPE,
	}
	if t.Title == "" {
		t.Title = doc.Bid.Title
	}
	for _, lot := range op.Lots {
		if len(op.LotIDs) == 0 || slices.Contains(op.LotIDs, lot.ID) {
			t.Lots = append(t.Lots, bid.Code{ID: lot.ID, Text: lot.Title})
		}
	}
	for _, code := range op.CPV {
		t.CPV = append(t.CPV, bid.Code{Scheme: code.Scheme, ID: code.ID, Text: code.Text})
	}
	if op.Notice != nil {
		t.Link = op.Notice.Link
	}
	return t
}

func moment(m bid.Moment) string {
	if m.UTC != "" {
		return m.UTC
	}
	return m.Day
}

func cellFor(doc bid.Document, figures Figures, show disclosure, name names, cell bid.Cell, memberID string) bid.OfferCell {
	seen := bid.OfferCell{ID: cell.ID, LotID: cell.LotID, Area: cell.Area, Specialism: cell.Specialism,
		Demand: cell.Demand}
	seen.Cover, _ = coverFor(&doc.Bid.Consortium, cell.ID, memberID, figures.Cover[cell.ID])
	for _, part := range cell.Parts {
		switch {
		case part.MemberID == memberID:
			if show.has(memberID, cell.ID, itemShare) {
				seen.Share = part.Share
			}
		case part.Share.IsSet() && part.Share.Decimal().IsPositive():
			if who := name.party(doc, part.MemberID); !slices.Contains(seen.Others, who) {
				seen.Others = append(seen.Others, who)
			}
		}
	}
	if show.has(memberID, cell.ID, itemCell) {
		seen.Value = figures.Cells[cell.ID][memberID]
	}
	slices.Sort(seen.Others)
	return seen
}

// headsFor are the heads of terms that all members read. A head that names a partner
// whom the group has not agreed to name is left out and listed.
func headsFor(doc bid.Document, figures Figures, name names, total bool, withheld []string) ([]bid.HeadText, []string) {
	var kept []bid.HeadText
	for _, head := range headsOf(doc, figures) {
		switch {
		case head.Left:
		case name.foundIn(head.Title + "\n" + head.Text):
			title := head.Title
			if title == "" || name.foundIn(title) {
				title = "one clause"
			}
			withheld = append(withheld, "Heads of terms, "+title+": left out, because it names a member that the group has not agreed to name.")
		case !total && printsAmount(head.Text, figures.Contract):
			withheld = append(withheld, "Heads of terms, "+head.Title+": left out, because it prints the value of the contract, with which the figure of another party could be worked out.")
		default:
			kept = append(kept, head)
		}
	}
	return kept, withheld
}

func headsOf(doc bid.Document, figures Figures) []bid.HeadText {
	if len(figures.Heads) > 0 {
		return figures.Heads
	}
	return doc.Bid.Consortium.Heads
}

// names knows which members' names a partner may not read.
type names struct {
	hidden []string
	own    string
}

func naming(doc bid.Document, memberID string) names {
	var n names
	if own := memberOf(doc, memberID); own != nil {
		n.own = strings.ToLower(own.Name)
	}
	if doc.Bid.Consortium.Named == bid.Yes {
		return n
	}
	for _, m := range doc.Bid.Consortium.Members {
		if m.ID == memberID {
			continue
		}
		for _, name := range []string{m.Name, m.Part.Name} {
			// a name that is also the reader's or the lead's gives nobody away
			if len([]rune(name)) >= 3 && !strings.EqualFold(name, n.own) && !strings.EqualFold(name, doc.Organisation.Name) {
				n.hidden = append(n.hidden, strings.ToLower(name))
			}
		}
	}
	return n
}

func (n names) foundIn(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(n.hidden, func(name string) bool { return containsWord(text, name) })
}

// of is a typed name as this reader may see it.
func (n names) of(who string) string {
	if n.foundIn(who) {
		return anotherPartner
	}
	return who
}

// party names whoever else serves a cell. The lead is known to all.
func (n names) party(doc bid.Document, id string) string {
	if id == "" {
		if doc.Organisation.Name != "" {
			return doc.Organisation.Name
		}
		return "the lead"
	}
	if m := memberOf(doc, id); m != nil && m.Name != "" && doc.Bid.Consortium.Named == bid.Yes {
		return m.Name
	}
	return anotherPartner
}

// Offer composes the next pack to a member and seals it. The issues are those of
// ComposeOffer; with one of CodeLabel there is no pack and a *Refusal is the error.
func Offer(doc bid.Document, figures Figures, memberID, packID string, now time.Time) (*Made, []bid.Issue, error) {
	if !Leads(doc) {
		return nil, nil, refuse(CodeOtherBid, "Another organisation leads this bid, so offers to partners are not yours to send. Send your answer to the lead instead.")
	}
	offer, issues := ComposeOffer(doc, figures, memberID)
	for _, issue := range issues {
		if issue.Severity == bid.Blocks {
			return nil, issues, refuse(issue.Code, "%s", issue.Message)
		}
	}
	t, _ := threadOf(&doc, memberID)
	part, err := withTombstones(*t.part, *t.history)
	if err != nil {
		return nil, issues, err
	}
	if last, ok := lastSent(*t.history); ok {
		earlier := last.Offer.Removed
		last.Offer.Removed = nil
		gone, err := removedFrom(offer, last.Offer)
		if err != nil {
			return nil, issues, err
		}
		if offer.Removed, err = stillGone(offer, gone, earlier); err != nil {
			return nil, issues, err
		}
	}
	to := Party{OrganisationID: t.part.OrganisationID, MemberID: memberID, Name: t.member.Name}
	made, err := seal(Data{Schema: Schema, Kind: KindOffer, Offer: offer, Part: part},
		head(packID, doc.Bid.ID, Party{OrganisationID: doc.Organisation.ID, Name: offer.Lead.Name}, to, *t.history, now))
	return made, issues, err
}

// Answer composes the partner's next pack to the lead: the offer as received and the
// own part. Costs, prices of work and everything else of the bid stay here.
func Answer(doc bid.Document, packID string, now time.Time) (*Made, error) {
	if Leads(doc) {
		return nil, refuse(CodeOtherBid, "You lead this bid, so there is no lead to answer. Choose a partner and send an offer.")
	}
	t, _ := threadOf(&doc, "")
	own := *t.part
	own.OrganisationID = doc.Organisation.ID
	if own.Name == "" {
		own.Name = doc.Organisation.Name
	}
	part, err := withTombstones(own, *t.history)
	if err != nil {
		return nil, err
	}
	from := Party{OrganisationID: doc.Organisation.ID, MemberID: t.offer.MemberID, Name: part.Name}
	if from.Name == "" {
		return nil, refuse(CodeNotPack, "Your organisation has no name yet, so the lead could not tell whose answer this is. Type the name under Organisation and send again.")
	}
	to := Party{OrganisationID: t.offer.Lead.OrganisationID, Name: t.offer.Lead.Name}
	return seal(Data{Schema: Schema, Kind: KindAnswer, Offer: *t.offer, Part: part},
		head(packID, t.offer.GroupBidID, from, to, *t.history, now))
}

func head(packID, bidID string, from, to Party, e bid.Exchange, now time.Time) Manifest {
	m := Manifest{PackID: packID, BidID: bidID, From: from, To: to, Sequence: next(e), Created: now.UTC().Format(time.RFC3339)}
	if last, ok := lastSent(e); ok {
		m.PreviousHash = last.Hash
	}
	if newest, ok := newestMerged(e); ok {
		m.BaseSequence = newest.Sequence
	}
	return m
}

// Sent records a pack that was written, in a copy of the document: the number never
// falls, and at most bid.MaxSent packs are kept whole.
func Sent(doc bid.Document, made *Made) (bid.Document, error) {
	out := clone(doc)
	partner := made.Manifest.To.MemberID
	t, ok := threadOf(&out, partner)
	if !ok {
		return doc, refuse(CodeOtherBid, "The partner this pack is for is no longer in the group, so it was not recorded. Choose a partner of the list.")
	}
	if made.Manifest.Sequence < next(*t.history) {
		return doc, refuse(CodeOlder, "A pack with the number %d was recorded before this one, so it was not recorded again. Make the pack once more.", made.Manifest.Sequence)
	}
	data, err := copied(made.Data) // what is edited later may not change what was sent
	if err != nil {
		return doc, err
	}
	t.history.Sequence = made.Manifest.Sequence
	t.history.Sent = append(slices.Clone(t.history.Sent), bid.SentPack{
		PackID: made.Manifest.PackID, Sequence: made.Manifest.Sequence, Hash: made.Hash, At: made.Manifest.Created,
		Offer: data.Offer, Part: data.Part})
	if over := len(t.history.Sent) - bid.MaxSent; over > 0 {
		t.history.Sent = slices.Clone(t.history.Sent[over:])
	}
	if made.Manifest.Kind == KindAnswer {
		t.part.OrganisationID, t.part.Name = made.Data.Part.OrganisationID, made.Data.Part.Name
	}
	return out, nil
}

// copied is a copy that shares no list with the original.
func copied(data Data) (Data, error) {
	raw, err := json.Marshal(data)
	if err != nil {
		return Data{}, fmt.Errorf("copying a pack: %w", err)
	}
	var out Data
	if err := json.Unmarshal(raw, &out); err != nil {
		return Data{}, fmt.Errorf("copying a pack: %w", err)
	}
	return out, nil
}

// dayOf is the day of a moment in words, as recorded beside a figure.
func dayOf(at time.Time) string { return date.Of(at.UTC()).String() }
