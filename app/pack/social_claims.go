package pack

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/socialvalue"
)

// whoClaims is which party claims how much of an outcome that the group has split: a
// partner by name only where it agreed to be named.
func (b *builder) whoClaims(v *socialvalue.Result) Table {
	t := claimsTable("Row", 0.4)
	t.Note = "No outcome is claimed twice. What nobody claims is in no figure of this response."
	for i, r := range v.Rows {
		if !(r.Counted || r.Placement) || len(r.Claims) == 0 {
			continue
		}
		var by []string
		for _, c := range r.Claims {
			by = append(by, b.deliverer(c.MemberID)+" "+b.tell(c.Share).Text)
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{plain(fmt.Sprintf("V%d", i+1)), b.say(strings.Join(by, ", ")), b.tell(r.Claimed)}})
	}
	return t
}

// whoClaimsInside is the same for the board, with the names of all.
func (b *builder) whoClaimsInside(v *socialvalue.Result) Table {
	t := claimsTable("Outcome", 2)
	for _, r := range v.Rows {
		var by []string
		for _, c := range r.Claims {
			name := or(b.s.Document.Organisation.Name, "Ourselves")
			if c.MemberID != "" {
				m, _ := b.member(c.MemberID)
				name = or(m.Name, "a partner without a name")
			}
			by = append(by, name+" "+c.Share.Format())
		}
		if len(by) > 0 {
			t.Rows = append(t.Rows, Row{Cells: []Run{inner(r.Name), inner(strings.Join(by, ", ")), inner(r.Claimed.Format())}})
		}
	}
	return t
}

func claimsTable(first string, weight float64) Table {
	return Table{ID: "table-claims", Title: "Who claims what", Columns: []Column{{Title: first, Head: true, Weight: weight}, {Title: "Claimed by", Weight: 3}, {Title: "Together", Align: Right, Weight: 0.8}}}
}

// claimed says to the buyer that claims are too much together, without the parties.
func claimed(i bid.Issue, v *socialvalue.Result) string {
	for _, r := range v.Rows {
		if strings.HasPrefix(i.Path, r.Path+".") {
			return r.Name + ": the parties of the group claim more than the whole of it together, so it is in no total."
		}
	}
	return "The parties of the group claim more than the whole of an outcome together, so it is in no total."
}
