package bid_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
)

// A word outside a closed list of the social value case is named where it stands; the
// words of the lists, and nothing at all, are taken.
func TestUnknownWordsOfSocialValue(t *testing.T) {
	for path, set := range map[string]func(*bid.SocialValue, string){
		"socialValue.convention":        func(s *bid.SocialValue, w string) { s.Convention = bid.Convention(w) },
		"socialValue.body":              func(s *bid.SocialValue, w string) { s.Body = w },
		"socialValue.boxes.x.column":    func(s *bid.SocialValue, w string) { s.Boxes = []bid.ChainBox{{ID: "x", Column: bid.ChainColumn(w)}} },
		"socialValue.boxes.x.valueKind": func(s *bid.SocialValue, w string) { s.Boxes = []bid.ChainBox{{ID: "x", ValueKind: bid.BoxValue(w)}} },
		"socialValue.boxes.x.dimension": func(s *bid.SocialValue, w string) { s.Boxes = []bid.ChainBox{{ID: "x", Dimension: w}} },
		"socialValue.boxes.x.body":      func(s *bid.SocialValue, w string) { s.Boxes = []bid.ChainBox{{ID: "x", Body: w}} },
		"socialValue.rows.x.ledger":     func(s *bid.SocialValue, w string) { s.Rows = []bid.ImpactRow{{ID: "x", Ledger: bid.Ledger(w)}} },
		"socialValue.rows.x.basis":      func(s *bid.SocialValue, w string) { s.Rows = []bid.ImpactRow{{ID: "x", Basis: bid.ImpactBasis(w)}} },
		"socialValue.rows.x.how":        func(s *bid.SocialValue, w string) { s.Rows = []bid.ImpactRow{{ID: "x", How: bid.QuantityHow(w)}} },
		"socialValue.rows.x.cashable":   func(s *bid.SocialValue, w string) { s.Rows = []bid.ImpactRow{{ID: "x", Cashable: bid.Cashable(w)}} },
		"socialValue.rows.x.transfer":   func(s *bid.SocialValue, w string) { s.Rows = []bid.ImpactRow{{ID: "x", Transfer: w}} },
		"socialValue.rows.x.bodies.y.body": func(s *bid.SocialValue, w string) {
			s.Rows = []bid.ImpactRow{{ID: "x", Bodies: []bid.BodyShare{{ID: "y", Body: w}}}}
		},
		"socialValue.values.x.body":   func(s *bid.SocialValue, w string) { s.Values = []bid.OwnValue{{ID: "x", Body: w}} },
		"socialValue.values.x.ledger": func(s *bid.SocialValue, w string) { s.Values = []bid.OwnValue{{ID: "x", Ledger: bid.Ledger(w)}} },
		"socialValue.commitments.x.kind": func(s *bid.SocialValue, w string) {
			s.Commitments = []bid.Commitment{{ID: "x", Kind: bid.CommitmentKind(w)}}
		},
		"socialValue.coProduction.today":   func(s *bid.SocialValue, w string) { s.Together.Today = w },
		"socialValue.coProduction.planned": func(s *bid.SocialValue, w string) { s.Together.Planned = w },
	} {
		doc := Empty()
		set(&doc.Bid.SocialValue, "no such word")
		var found bool
		for _, i := range bid.Check(doc) {
			found = found || i.Code == bid.CodeNoChoice && i.Path == path && strings.Contains(i.Message, "no such word")
		}
		if !found {
			t.Errorf("%s: the unknown word is not named: %v", path, bid.Check(doc))
		}
		set(&doc.Bid.SocialValue, "")
		for _, i := range bid.Check(doc) {
			if i.Code == bid.CodeNoChoice {
				t.Errorf("%s: nothing at all is refused: %s", path, i.Message)
			}
		}
	}
}
