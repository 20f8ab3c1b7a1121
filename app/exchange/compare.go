package exchange

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"bidwright/app/bid"
)

// Signed is what the caller found out about the signature over the manifest bytes.
type Signed struct {
	Key  string // Ed25519 public key, base64
	Good bool   // the signature is that key's over exactly these bytes
}

// State is what became of a field that differs.
type State string

// The states.
const (
	StateTaken    State = "taken"    // changed on their side only
	StateSame     State = "same"     // both sides changed it to the same
	StateConflict State = "conflict" // both sides changed it, differently
	StateIgnored  State = "ignored"  // not theirs to change; cannot be accepted
	StateListed   State = "listed"   // a choice: nothing is taken unless the user says so
)

// Change is one difference between the pack and what is here.
type Change struct {
	// Path is below the part (prices.<id>.price) or, with "offer." before it, in the offer.
	Path   string
	Words  string // the field in plain words
	Ours   string // as printed; empty when there is nothing
	Theirs string
	Base   string
	State  State
	Code   string // CONS-…
	Money  bool   // an amount, a share or a term: always confirmed
	Remove bool   // they took it out
	// Default is whether it is accepted unless the user says otherwise.
	Default bool
	Who     string // who sent it
	When    string // RFC 3339
}

// Choosable reports that the user decides on it.
func (c Change) Choosable() bool { return c.State != StateIgnored && c.State != StateSame }

// Trust is how the signer of a pack is known.
type Trust string

// The ways.
const (
	TrustKnown Trust = "known"
	TrustNew   Trust = "new" // asked once; Apply remembers the key
)

// Comparison is a received pack beside what is here; plain data to show and decide on.
type Comparison struct {
	Pack     *Pack
	MemberID string // on the lead's side
	Signed   Signed
	Trust    Trust
	Merged   bool // this very pack was merged before: there is nothing to do
	Older    bool // CONS-065
	NoBase   bool // CONS-066
	Changes  []Change
	Findings []bid.Issue
}

// Conflicts counts the fields that both sides changed.
func (c Comparison) Conflicts() int {
	n := 0
	for _, change := range c.Changes {
		if change.State == StateConflict {
			n++
		}
	}
	return n
}

// Compare lays a received pack beside the document: three ways, against what the sender
// last had from us. A *Refusal says why a pack cannot be merged at all: changed or
// unsigned, of another bid, for somebody else, signed by a stranger in a known name, or
// made by a newer version.
func Compare(doc bid.Document, pack *Pack, signed Signed) (Comparison, error) {
	c := Comparison{Pack: pack, Signed: signed}
	if err := mergeable(pack, signed); err != nil {
		return c, err
	}
	work := clone(doc)
	memberID, err := addressed(doc, pack)
	if err != nil {
		return c, err
	}
	c.MemberID = memberID
	t, _ := threadOf(&work, memberID)
	if c.Trust, err = trusted(doc, pack, signed); err != nil {
		return c, err
	}
	c.Findings = append(c.Findings, pack.Findings...)
	base, known := c.place(*t.history)
	if err := c.compareParts(doc, *t.part, pack.Data.Part, base.Part, known); err != nil {
		return c, err
	}
	if err := c.compareOffers(t, doc, base, known); err != nil {
		return c, err
	}
	return c, nil
}

func mergeable(pack *Pack, signed Signed) error {
	from := pack.Manifest.From.Name
	switch {
	case pack.Newer:
		return refuse(CodeNewer, "This pack was made by a newer version of Bidwright, so it can be looked at but not merged. Install that version and open it again.")
	case pack.Altered:
		return refuse(CodeAltered, "This pack was changed since it was made, so it is not merged. It can be looked at; ask %s to send it again.", from)
	case signed.Key == "":
		return refuse(CodeAltered, "This pack is not signed, so it cannot be told whether %s made it, and it is not merged. Ask for the pack as Bidwright saved it.", from)
	case !signed.Good:
		return refuse(CodeAltered, "The signature does not belong to this pack: it was changed since it was made, or somebody else signed it. It is not merged; ask %s to send it again.", from)
	}
	return nil
}

// addressed finds the exchange that a pack belongs to, or says why it is none of ours.
func addressed(doc bid.Document, pack *Pack) (memberID string, err error) {
	m := pack.Manifest
	who := m.From.Name
	if inv := doc.Bid.Invitation; inv != nil {
		switch {
		case m.Kind != KindOffer:
			return "", refuse(CodeOtherBid, "This pack is the answer of a partner (%s) to its lead, but in this bid another organisation leads. Nothing was merged; open it in the bid that you lead.", who)
		case m.BidID != inv.Offer.GroupBidID:
			return "", refuse(CodeOtherBid, "This pack from %s is about another bid (%s), so nothing was merged. Open it in that bid, or start a bid from it.", who, titleOf(pack))
		case m.To.MemberID != inv.Offer.MemberID, m.To.OrganisationID != "" && m.To.OrganisationID != doc.Organisation.ID:
			return "", refuse(CodeOtherBid, "This pack is addressed to %s, not to you, so nothing was merged. Tell %s that it went astray and delete it.", m.To.Name, who)
		case inv.Offer.Lead.OrganisationID != "" && m.From.OrganisationID != inv.Offer.Lead.OrganisationID:
			return "", refuse(CodeOtherBid, "This pack comes from %s, but %s leads this bid, so nothing was merged. Ask the lead which pack counts.", who, inv.Offer.Lead.Name)
		}
		return "", nil
	}
	member := memberOf(doc, m.From.MemberID)
	switch {
	case m.Kind != KindAnswer:
		return "", refuse(CodeOtherBid, "This pack is an offer from %s, but you lead this bid, so nothing was merged. Start a bid of your own from it.", who)
	case m.BidID != doc.Bid.ID:
		return "", refuse(CodeOtherBid, "This pack from %s is about another bid (%s), so nothing was merged. Open it in that bid.", who, titleOf(pack))
	case m.To.OrganisationID != "" && m.To.OrganisationID != doc.Organisation.ID:
		return "", refuse(CodeOtherBid, "This pack is addressed to %s, not to you, so nothing was merged. Tell %s that it went astray and delete it.", m.To.Name, who)
	case member == nil:
		return "", refuse(CodeOtherBid, "This pack comes from %s, who is not a partner of this group (any more), so nothing was merged. Add the partner and send an offer first.", who)
	case member.Part.OrganisationID != "" && m.From.OrganisationID != member.Part.OrganisationID:
		return "", refuse(CodeOtherBid, "This pack says that it comes from %s, but it was made by another organisation than its packs before, so nothing was merged. Call %s and ask which pack counts.", member.Name, member.Name)
	}
	for _, other := range doc.Bid.Consortium.Members {
		if other.ID != member.ID && other.Part.OrganisationID == m.From.OrganisationID {
			return "", refuse(CodeOtherBid, "This pack says that it comes from %s but was made by the organisation that answers as %s, so nothing was merged. Call both and ask which pack counts.", member.Name, other.Name)
		}
	}
	return member.ID, nil
}

func titleOf(pack *Pack) string {
	if title := pack.Data.Offer.Tender.Title; title != "" {
		return title
	}
	return "without a title"
}

// trusted compares the key with those taken before: the first is taken with a question,
// another one in a known name is refused, and so is a known key in another name.
func trusted(doc bid.Document, pack *Pack, signed Signed) (Trust, error) {
	from := pack.Manifest.From
	for _, s := range doc.Organisation.Signers {
		switch {
		case s.ID == from.OrganisationID && s.Key != signed.Key:
			return "", refuse(CodeAltered, "This pack is signed with another key than the packs of %s before, so it is not merged. Call %s and compare the words of the key; if it was replaced, remove the old key and open the pack again.", s.Name, s.Name)
		case s.Key == signed.Key && s.ID != from.OrganisationID:
			return "", refuse(CodeAltered, "This pack says that it comes from %s but is signed with the key of %s, so it is not merged. Call both and ask which pack counts.", from.Name, s.Name)
		case s.Key == signed.Key:
			return TrustKnown, nil
		}
	}
	return TrustNew, nil
}

// base is the common ancestor of both sides.
type base struct {
	Part  bid.PartnerPart
	Offer *bid.GroupOffer
}

// place finds where the pack stands in the exchange and what to compare it with: the
// sender's last pack if it has merged none of ours since, otherwise the pack of ours
// that it was based on.
func (c *Comparison) place(e bid.Exchange) (base, bool) {
	m := c.Pack.Manifest
	last, merged := newestMerged(e)
	for _, r := range e.Merged {
		if r.PackID == m.PackID || r.Hash == c.Pack.Hash {
			c.Merged = true
		}
	}
	c.Older = merged && m.Sequence <= last.Sequence
	switch {
	case c.Merged:
		c.say(CodeOlder, bid.Informs, "This pack was merged before, so there is nothing new in it and nothing is taken by default. Ask for the newest pack if you expected changes.")
	case c.Older:
		c.say(CodeOlder, bid.Warns, "This pack (number %d) is older than one already merged (number %d), so nothing of it is taken by default. Ask %s for the newest pack, or choose single lines.", m.Sequence, last.Sequence, m.From.Name)
	case merged && m.Sequence == last.Sequence+1 && m.PreviousHash != last.Hash:
		c.say(CodeChain, bid.Warns, "This pack does not follow on the last one merged from %s: another copy of its bid may be in use. Check the differences with care.", m.From.Name)
	}
	if sent, ok := sentAs(e, m.BaseSequence); ok && (!merged || m.BaseSequence > last.Base || c.Older) {
		return base{Part: sent.Part, Offer: &sent.Offer}, true
	}
	if merged && !c.Older && m.BaseSequence == last.Base {
		b := base{Part: last.Part}
		if sent, ok := sentAs(e, m.BaseSequence); ok {
			b.Offer = &sent.Offer
		}
		return b, true
	}
	c.NoBase = true
	if !c.Merged {
		c.say(CodeNoBase, bid.Warns, "What %s based this pack on is not known here, so it cannot be told who changed what: every difference is yours to choose.", m.From.Name)
	}
	return base{}, false
}

func (c *Comparison) say(code string, severity bid.Severity, format string, args ...any) {
	c.Findings = append(c.Findings, bid.Issue{Code: code, Severity: severity, Message: fmt.Sprintf(format, args...)})
}

// compareParts compares the part, which both sides may change, field by field.
func (c *Comparison) compareParts(doc bid.Document, ours, theirs, before bid.PartnerPart, known bool) error {
	removed := theirs.Removed
	ours.Removed, theirs.Removed, before.Removed = nil, nil, nil
	mine, err := grow(ours)
	if err != nil {
		return err
	}
	other, err := grow(theirs)
	if err != nil {
		return err
	}
	old, err := grow(before)
	if err != nil {
		return err
	}
	m := merging{c: c, mine: mine, theirs: other, base: old, known: known, removed: removed, words: newWords(doc, ours, theirs, c.Pack.Data.Offer)}
	m.walk(mine, other, old, "")
	return nil
}

// merging compares two trees against a third.
type merging struct {
	c                  *Comparison
	mine, theirs, base *tree
	known              bool
	removed            []string
	words              words
	prefix             string // before the paths
	ignored            bool   // nothing of it is the sender's to change
	taken              bool   // only the sender changes it
}

func (m *merging) walk(mine, theirs, old *tree, at string) {
	keys := map[string]bool{}
	for _, t := range []*tree{mine, theirs, old} {
		if t != nil {
			for key := range t.fields {
				keys[key] = true
			}
		}
	}
	for _, key := range sorted(keys) {
		path := key
		if at != "" {
			path = at + "." + key
		}
		a, b, o := mine.child(key), theirs.child(key), old.child(key)
		switch {
		case same(a, b):
			if !same(a, o) && m.known && (a == nil || a.fields == nil) {
				m.differ(path, a, b, o, StateSame, CodeDifference)
			} else if a != nil && a.fields != nil && m.known && !same(a, o) {
				m.walk(a, b, o, path)
			}
		case group(a) && group(b) && (a.list == b.list):
			m.walk(a, b, o, path)
		case a == nil && group(b) && (b.list || !m.inList(theirs)):
			m.walk(nil, b, o, path) // a list or group that is new here: by entry and field
		case b == nil && group(a) && (a.list || !m.inList(mine)):
			m.walk(a, nil, o, path)
		default:
			m.decide(path, a, b, o)
		}
	}
}

// inList reports that the children of t are entries of a list, which come and go whole.
func (m *merging) inList(t *tree) bool { return t != nil && t.list }

func group(t *tree) bool { return t != nil && t.fields != nil }

func (t *tree) child(key string) *tree {
	if t == nil {
		return nil
	}
	return t.fields[key]
}

// decide settles one field or one entry of a list that differs.
func (m *merging) decide(path string, mine, theirs, old *tree) {
	gone := theirs == nil
	if gone && !covered(m.removed, path) {
		return // missing is not removed
	}
	switch {
	case m.ignored:
		m.differ(path, mine, theirs, old, StateIgnored, CodeNotTheirs)
	case m.c.Older || m.c.Merged:
		m.differ(path, mine, theirs, old, StateListed, CodeOlder)
	case !m.known:
		m.differ(path, mine, theirs, old, StateListed, CodeNoBase)
	case m.taken || same(mine, old):
		m.differ(path, mine, theirs, old, StateTaken, CodeDifference)
	case same(theirs, old):
		return // only we changed it
	default:
		m.differ(path, mine, theirs, old, StateConflict, CodeConflict)
	}
}

func (m *merging) differ(path string, mine, theirs, old *tree, state State, code string) {
	words, money := m.words.of(m.prefix + path)
	change := Change{
		Path: m.prefix + path, Words: words, State: state, Code: code, Money: money, Remove: theirs == nil,
		Ours: m.words.print(m.prefix+path, mine), Theirs: m.words.print(m.prefix+path, theirs), Base: m.words.print(m.prefix+path, old),
		Default: state == StateTaken && !money,
		Who:     m.c.Pack.Manifest.From.Name, When: m.c.Pack.Manifest.Created,
	}
	m.c.Changes = append(m.c.Changes, change)
}

// compareOffers compares the offer. Only the lead changes it, so here the newer one of
// the lead is taken, and what a partner changed in it is ignored and listed.
func (c *Comparison) compareOffers(t thread, doc bid.Document, before base, known bool) error {
	if t.offer == nil {
		if before.Offer == nil {
			return nil // what we offered then is not kept any more, and the offer is not taken anyway
		}
		ours, theirs := *before.Offer, c.Pack.Data.Offer
		return c.offers(doc, ours, theirs, merging{ignored: true, known: true}, wholly(ours, theirs))
	}
	theirs := c.Pack.Data.Offer
	return c.offers(doc, *t.offer, theirs, merging{taken: true, known: true}, theirs.Removed)
}

func (c *Comparison) offers(doc bid.Document, ours, theirs bid.GroupOffer, m merging, removed []string) error {
	ours.Removed, theirs.Removed = nil, nil
	mine, err := grow(ours)
	if err != nil {
		return err
	}
	other, err := grow(theirs)
	if err != nil {
		return err
	}
	m.c, m.mine, m.theirs, m.base, m.removed, m.prefix = c, mine, other, mine, removed, "offer."
	m.words = newWords(doc, bid.PartnerPart{}, bid.PartnerPart{}, theirs)
	m.walk(mine, other, mine, "")
	return nil
}

// wholly lists all that a partner left out of the offer it repeats: a change to it too.
func wholly(ours, theirs bid.GroupOffer) []string {
	gone, err := removedFrom(theirs, ours)
	if err != nil {
		return nil
	}
	return gone
}

func sorted(keys map[string]bool) []string {
	list := make([]string, 0, len(keys))
	for key := range keys {
		list = append(list, key)
	}
	slices.Sort(list)
	return list
}

// madeAt is when the pack says it was made; the zero time when it does not.
func (p *Pack) madeAt() time.Time {
	at, err := time.Parse(time.RFC3339, strings.TrimSpace(p.Manifest.Created))
	if err != nil {
		return time.Time{}
	}
	return at
}
