package pack

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// selection builds the selection response: who bids, how each condition is met, by whom
// and with what evidence. It holds no price and no cost; gaps and plans stay internal.
func (b *builder) selection() {
	b.head("Draft selection response", "In confidence")
	b.about()
	proofs := b.proofs()
	b.bidder()
	b.delivery()
	b.statement()
	b.matrix(proofs)
	b.evidenceList(proofs)
	b.declaration()
	b.disclosure()
	b.omit("Prices and costs", "They belong in the commercial response: in this file they could put you out")
	b.omit("Accounts and the figures of financial tests", "The buyer asks for the accounts themselves; send them as they were filed")
	b.omit("Names of directors and trustees", "Personal data stays out; the buyer’s own form asks for them where it needs them")
}

// say opens one text to the buyer: what a condition is met with is the bidder's to tell.
func (b *builder) say(text string) Run {
	if text != "" {
		b.told = append(b.told, text)
		b.answered = append(b.answered, b.words(text))
	}
	return plain(text)
}

// typed is a text of the user's own to its reader. Its words are open, an amount in it only
// by the label of its own figure: so one that was typed by mistake is still found.
func (b *builder) typed(text string) Run {
	b.told = append(b.told, text)
	b.answered = append(b.answered, unpriced(prose(text)))
	return plain(text)
}

// words are those of a text that somebody typed for the reader: in a file without prices
// they are without any amount, so that one typed into a text is still found.
func (b *builder) words(text string) string {
	if b.priceless {
		return unpriced(prose(text))
	}
	return text
}

// proof is an item of evidence that a condition is met with, numbered for the matrix.
type proof struct {
	number int
	holder string
	bid.Evidence
}

func (p proof) ref() string { return fmt.Sprintf("E%d", p.number) }

// proofs are those linked to conditions that are met now or by award, in the order of
// the conditions.
func (b *builder) proofs() []proof {
	var out []proof
	for _, r := range b.conditions() {
		if r.EvidenceID == "" || r.Met == bid.MeetsGap || r.Met == bid.MeetsUnknown {
			continue
		}
		holder, vault := b.vault(r.ByID)
		i := slices.IndexFunc(vault, func(e bid.Evidence) bool { return e.ID == r.EvidenceID })
		if i < 0 || slices.ContainsFunc(out, func(p proof) bool { return p.ID == r.EvidenceID && p.holder == holder }) {
			continue
		}
		out = append(out, proof{len(out) + 1, holder, vault[i]})
	}
	return out
}

// conditions are those of the lots bid for.
func (b *builder) conditions() []bid.Requirement {
	var out []bid.Requirement
	for _, r := range b.bid.Eligibility.Requirements {
		if b.bidFor(r.LotID) {
			out = append(out, r)
		}
	}
	return out
}

// bidFor reports that what is asked of a lot is asked of this bid; of all lots when empty.
func (b *builder) bidFor(lot string) bool {
	lots := b.bid.Opportunity.LotIDs
	return lot == "" || len(lots) == 0 || slices.Contains(lots, lot)
}

// vault is whose evidence a condition is met with; the bidder's own when no member is named.
func (b *builder) vault(memberID string) (holder string, vault []bid.Evidence) {
	if m, found := b.member(memberID); found {
		return b.called(m), m.Standing.Evidence
	}
	return b.s.Document.Organisation.Name, b.s.Document.Organisation.Standing.Evidence
}

func (b *builder) member(id string) (bid.Member, bool) {
	for _, m := range b.bid.Consortium.Members {
		if id != "" && m.ID == id {
			return m, true
		}
	}
	return bid.Member{}, false
}

var roleWords = map[bid.MemberRole]string{bid.RoleMember: "member of the group", bid.RoleSubcontractor: "sub-contractor", bid.RoleGuarantor: "guarantor"}

var liabilityWords = map[bid.Liability]string{
	bid.LiabilityLead:      "The bidder named above contracts alone; the others deliver as its sub-contractors.",
	bid.LiabilityJoint:     "The members are jointly and severally liable to the buyer.",
	bid.LiabilityNewEntity: "The members contract through a legal entity formed for this contract.",
}

// bidder says who bids and on whose capacity it relies.
func (b *builder) bidder() {
	org := b.s.Document.Organisation
	var rows []KeyValue
	add := func(key, text string) {
		if text != "" {
			rows = append(rows, KeyValue{Key: key, Value: b.say(text)})
		}
	}
	add("Bidder", org.Name)
	add("Legal form", org.LegalForm)
	add("Company number", org.CompanyNumber)
	add("Charity number", org.CharityNumber)
	add("Address", org.Address)
	add("Share code of the central digital platform", org.Standing.ShareCode)
	add("Kind of supplier", supplierKind(org.Standing))
	blocks := []Block{KeyValues{Rows: rows}}
	if members := b.bid.Consortium.Members; len(members) > 0 {
		if words := liabilityWords[b.bid.Consortium.Liability]; words != "" {
			blocks = append(blocks, paragraph(words))
		}
		t := Table{ID: "table-members", Title: "Who bids together", Columns: []Column{
			{Title: "Organisation", Head: true, Weight: 2}, {Title: "Legal form and numbers", Weight: 1.6}, {Title: "Part in the bid", Weight: 1}, {Title: "Relied on for", Weight: 2}}}
		for _, m := range members {
			numbers := "" // of a member that is not named they would give it away
			if named(m) {
				numbers = strings.Join(nonEmpty(m.LegalForm, m.CompanyNumber, m.CharityNumber), "; ")
			}
			t.Rows = append(t.Rows, Row{Cells: []Run{b.say(b.called(m)), b.say(numbers),
				plain(sentence(or(roleWords[m.Role], "–"))), b.say(or(strings.Join(b.reliedFor(m.ID), "; "), "Delivery"))}})
		}
		blocks = append(blocks, b.table(t))
	}
	b.section("bidder", 1, "The bidder", blocks...)
}

func (b *builder) reliedFor(memberID string) []string {
	var out []string
	for _, r := range b.conditions() {
		if r.ByID == memberID && (r.Met == bid.MeetsHave || r.Met == bid.MeetsByAward) {
			out = append(out, r.Name)
		}
	}
	return out
}

func supplierKind(s bid.Standing) string {
	var kinds []string
	if s.SME == bid.Yes {
		kinds = append(kinds, "small or medium-sized enterprise")
	}
	if s.VCSE == bid.Yes {
		kinds = append(kinds, "voluntary, community or social enterprise")
	}
	if s.Mutual == bid.Yes {
		kinds = append(kinds, "public service mutual")
	}
	return strings.Join(kinds, "; ")
}

// matrix lists every condition with how, by whom and with what it is met.
func (b *builder) matrix(proofs []proof) {
	conditions := b.conditions()
	if len(conditions) == 0 {
		b.section("matrix", 1, "Compliance matrix", paragraph("No condition of participation has been entered yet."))
		return
	}
	t := Table{ID: "table-matrix", Title: "How each condition of participation is met", Columns: []Column{
		{Title: "Ref", Head: true, Weight: 0.2}, {Title: "Condition", Weight: 1.6}, {Title: "Asked in", Weight: 1.6}, {Title: "Level", Weight: 1},
		{Title: "How met", Weight: 0.7}, {Title: "By", Weight: 1.6}, {Title: "Proof", Weight: 0.3}}}
	for i, r := range conditions {
		by, evidence := "", Run{Label: LabelBuyer}
		if r.Met == bid.MeetsHave || r.Met == bid.MeetsByAward {
			by, _ = b.vault(r.ByID)
			for _, p := range proofs {
				if p.ID == r.EvidenceID && p.holder == by {
					evidence = Run{Text: p.ref(), Target: "table-evidence", Label: LabelBuyer}
				}
			}
		}
		text := r.Name
		if r.Text != "" && !strings.EqualFold(r.Text, r.Name) {
			text += ": " + r.Text
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{plain(fmt.Sprintf("R%d", i+1)), b.say(text), b.say(r.Where), b.say(b.asked(r)),
			plain(metWords[r.Met]), b.say(by), evidence}})
	}
	b.section("matrix", 1, "Compliance matrix", b.table(t))
}

var metWords = map[bid.Meets]string{
	bid.MeetsHave: "Met now", bid.MeetsByAward: "Met by award", bid.MeetsGap: "Not yet", bid.MeetsUnknown: "Open",
}

// asked is the least level of a condition as printed.
func (b *builder) asked(r bid.Requirement) string {
	level := ""
	if r.Level.IsSet() {
		level = b.level(r.ItemID, r.Level)
	}
	return strings.Join(nonEmpty(level, r.Grade), ", ")
}

// level is a level of an evidence item in the item's own unit.
func (b *builder) level(itemID string, v money.Value) string {
	for _, item := range b.s.Library.EvidenceItems() {
		if item.ID != itemID {
			continue
		}
		switch item.LevelUnit {
		case "GBP":
			return money.FormatWholePounds(v.Decimal())
		case "percent":
			return money.FormatQuantity(v.Decimal()) + " %"
		case "":
		default:
			return money.FormatQuantity(v.Decimal()) + " " + item.LevelUnit
		}
	}
	return money.FormatQuantity(v.Decimal())
}

// evidenceList is what goes with the response.
func (b *builder) evidenceList(proofs []proof) {
	if len(proofs) == 0 {
		return
	}
	t := Table{ID: "table-evidence", Title: "Evidence referred to", Columns: []Column{
		{Title: "Ref", Head: true, Weight: 0.3}, {Title: "Evidence", Weight: 1.8}, {Title: "Held by", Weight: 1.8}, {Title: "Level", Weight: 0.9},
		{Title: "Issued", Weight: 0.9}, {Title: "Runs out", Weight: 0.9}}}
	for _, p := range proofs {
		issued, until := p.life()
		level := ""
		if p.Level.IsSet() {
			level = b.level(p.ItemID, p.Level)
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{plain(p.ref()), b.say(b.itemName(p.Evidence)), b.say(p.holder),
			b.say(strings.Join(nonEmpty(level, p.Grade), ", ")), plain(issued), plain(until)}})
	}
	t.Note = "Each goes with this response through the buyer’s portal as a file of its own."
	b.section("evidence", 1, "Evidence list", b.table(t))
}

// life is when a proof was issued and when it runs out, as printed.
func (p proof) life() (issued, until string) {
	issued, until = "not stated", "not stated"
	if !p.Issued.IsZero() {
		issued = p.Issued.String()
	}
	switch {
	case p.NeverExpires:
		until = "does not run out"
	case !p.Expires.IsZero():
		until = p.Expires.String()
	}
	return issued, until
}

// itemName is the user's name of a proof, or what the facts call it.
func (b *builder) itemName(e bid.Evidence) string {
	if e.Name != "" {
		return e.Name
	}
	for _, item := range b.s.Library.EvidenceItems() {
		if item.ID == e.ItemID {
			return item.Label
		}
	}
	return "Evidence"
}

// declaration is signed by whoever may bind the bidder.
func (b *builder) declaration() {
	var blocks []Block
	if t, ok := b.declared(); ok {
		blocks = append(blocks, t)
	}
	b.section("declaration", 1, "Declaration", append(blocks, SignatureBox{Label: LabelBuyer,
		Statement: "The statements in this response are true and complete on the day below. We will tell the buyer at once if any of them changes before the contract is awarded."})...)
}
