package plan

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/working"
)

// OwnKey stands for the organisation itself in figure ids, OpenKey for the part of the
// value that no party has, which is called OpenName.
const (
	OwnKey   = "own"
	OpenKey  = "open"
	OpenName = "Not given to anybody yet"
)

// Party is the organisation itself, whose ID is empty, or a member of its group.
type Party struct {
	ID   string
	Key  string // in figure ids: the member's id, or OwnKey
	Name string // where two are called alike, followed by a number
	Role bid.MemberRole
	Lead bool
	Path string // of the party in the document
	// PartPath is the path of what the party says of itself.
	PartPath string
	Part     *bid.PartnerPart
	Member   *bid.Member // nil for the organisation itself
}

// Delivers reports whether the party may take cells and shares: guarantors do not.
func (p Party) Delivers() bool { return p.Role != bid.RoleGuarantor }

// Parties are the organisation, then its members in the order of the document. A member
// without an id, or with that of an earlier one, gets one of its own; bid.Check tells of it.
func Parties(doc *bid.Document) []Party {
	c := &doc.Bid.Consortium
	out := []Party{{Key: OwnKey, Name: working.Named(strings.TrimSpace(doc.Organisation.Name), "Your organisation"), Lead: c.Lead == "", Path: "consortium", PartPath: "consortium.own", Part: &c.Own}}
	members := working.Unique(c.Members, func(m *bid.Member) *string { return &m.ID })
	for i := range members {
		m := &members[i]
		path := "consortium.members." + m.ID
		p := Party{ID: m.ID, Key: m.ID, Name: working.Named(strings.TrimSpace(m.Name), "A partner without a name"), Role: m.Role, Lead: c.Lead == m.ID, Path: path, PartPath: path + ".part", Part: &m.Part, Member: m}
		if p.Key == OwnKey || p.Key == OpenKey {
			p.Key += ".member"
		}
		out = append(out, p)
	}
	count, seen := map[string]int{}, map[string]int{}
	for _, p := range out {
		count[p.Name]++
	}
	for i := range out {
		if name := out[i].Name; count[name] > 1 {
			seen[name]++
			out[i].Name = fmt.Sprintf("%s (%d)", name, seen[name])
		}
	}
	return out
}

// party finds one by its id; false for one that was removed.
func (b *builder) party(id string) (int, bool) {
	for i := range b.parties {
		if b.parties[i].ID == id {
			return i, true
		}
	}
	return 0, false
}

// listed joins names: A, B and C.
func listed(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
