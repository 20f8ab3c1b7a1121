package reference

import "strings"

// OpportunityKind is a type of opportunity: what it is, what it means for a small
// provider, and which parts of Bidwright it shows and leaves out.
type OpportunityKind struct {
	ID        string // as bid.OpportunityKind spells it
	Name      string
	WhatItIs  string
	Means     string
	Shows     []string
	LeavesOut []string
	Source
	Note string
}

// Asks reports whether a part, such as route or price_marks, belongs to this type.
func (k OpportunityKind) Asks(part string) bool {
	for _, shown := range k.Shows {
		if shown == part {
			return true
		}
	}
	return false
}

var opportunityKindHeading = []string{
	"kind_id", "name", "what_it_is", "what_it_means", "shows", "leaves_out", "source_title", "source_url", "read_on", "certainty", "note",
}

func (r row) opportunityKind() OpportunityKind {
	k := OpportunityKind{
		ID: r.must("kind_id"), Name: r.must("name"), WhatItIs: r.must("what_it_is"), Means: r.must("what_it_means"),
		Shows: r.list("shows"), LeavesOut: r.list("leaves_out"), Source: r.source(), Note: r.text("note"),
	}
	for _, part := range k.LeavesOut {
		if k.Asks(part) {
			r.wrong("leaves_out", "%q is shown as well", clip(part))
		}
	}
	return k
}

// LightTouchCPV is the beginning of CPV codes that are light-touch services, all of
// them or only some.
type LightTouchCPV struct {
	Prefix string
	Label  string
	Part   bool // only some of the codes
	Source
	Note string
}

var lightTouchHeading = []string{"prefix", "label", "part", "source_title", "source_url", "read_on", "certainty", "note"}

func (r row) lightTouch() LightTouchCPV {
	c := LightTouchCPV{Prefix: r.must("prefix"), Label: r.must("label"), Part: r.yes("part"), Source: r.source(), Note: r.text("note")}
	if strings.Trim(c.Prefix, "0123456789") != "" {
		r.wrong("prefix", "a CPV code begins with digits")
	}
	return c
}

// BuyerKind is a phrase in a buyer's name, or a kind stated in its notice, and the kind
// of body it suggests. Earlier rows count first.
type BuyerKind struct {
	ID        string
	InName    bool // else one of the kinds that the notice states
	Words     string
	Authority string // as bid.Authority spells it
	Source
	Note string
}

var buyerKindHeading = []string{"rule_id", "where", "words", "authority", "source_title", "source_url", "read_on", "certainty", "note"}

func (r row) buyerKind() BuyerKind {
	return BuyerKind{
		ID: r.must("rule_id"), InName: r.word("where", "name", "kind") == "name", Words: r.must("words"),
		Authority: r.word("authority", "central", "nhs", "council", "parish", "police_fire", "school", "utility", "sub_central"),
		Source:    r.source(), Note: r.text("note"),
	}
}

// OpportunityKinds are the types of opportunity in the order in which they are offered.
func (l *Library) OpportunityKinds() []OpportunityKind { return l.opportunityKinds }

// OpportunityKind is one type by its id.
func (l *Library) OpportunityKind(id string) (OpportunityKind, bool) {
	for _, k := range l.opportunityKinds {
		if k.ID == id {
			return k, true
		}
	}
	return OpportunityKind{}, false
}

// LightTouch finds the row of a CPV code, the longest beginning first.
func (l *Library) LightTouch(code string) (LightTouchCPV, bool) {
	var best LightTouchCPV
	for _, c := range l.lightTouch {
		if strings.HasPrefix(code, c.Prefix) && len(c.Prefix) > len(best.Prefix) {
			best = c
		}
	}
	return best, best.Prefix != ""
}

// BuyerKinds are the phrases that tell what kind of body buys, in the order in which
// they count.
func (l *Library) BuyerKinds() []BuyerKind { return l.buyerKinds }
