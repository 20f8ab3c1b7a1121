package bid

import (
	"slices"
	"strings"
)

// Bodies are the kinds of body that may gain by a change, in the order in which they are
// offered (section 3 of the social value specification).
func Bodies() []string {
	return []string{"council", "nhs", "dwp_hmt", "hmrc", "justice", "education", "fire", "housing", "other_public", "individuals", "employers", "society"}
}

// IsBody reports a word that the document takes for a body: a kind of body, or what
// sources write where no one body gains.
func IsBody(word string) bool {
	return slices.Contains(Bodies(), word) || slices.Contains(otherBodies, word)
}

// Words of closed lists that are plain text in the document.
var (
	// otherBodies are the words that sources use where no one body gains.
	otherBodies = []string{"commissioner", "unallocated", "multiple", "mixed"}
	dimensions  = []string{"social", "economic", "environmental"}
	transfers   = []string{"yes", "part", "no"}
	whoActs     = []string{"professionals", "together", "users"}
)

// social checks the words of closed lists in the social value case: an unknown one counts
// as not answered, so it is named, never dropped.
func (c *checker) social(s *SocialValue) {
	body := func(path, word string) {
		c.oneOf(path, word, "a kind of body that Bidwright knows", append(Bodies(), otherBodies...))
	}
	const at = "socialValue."
	body(at+"body", s.Body)
	for i, x := range s.Boxes {
		path := at + "boxes." + idOr(x.ID, i)
		body(path+".body", x.Body)
		c.oneOf(path+".dimension", x.Dimension, "a dimension", dimensions)
	}
	for i, r := range s.Rows {
		path := at + "rows." + idOr(r.ID, i)
		c.oneOf(path+".transfer", r.Transfer, "an answer on transfers", transfers)
		for j, share := range r.Bodies {
			body(path+".bodies."+idOr(share.ID, j)+".body", share.Body)
		}
	}
	for i, v := range s.Values {
		body(at+"values."+idOr(v.ID, i)+".body", v.Body)
	}
	for _, x := range []struct{ path, word string }{{"today", s.Together.Today}, {"planned", s.Together.Planned}} {
		if x.word == "" {
			continue
		}
		delivered, planned, both := strings.Cut(x.word, "/")
		if !both || !slices.Contains(whoActs, delivered) || !slices.Contains(whoActs, planned) {
			c.add(CodeNoChoice, Blocks, at+"coProduction."+x.path, "%q is no square of the grid of who delivers and who plans, so the field counts as not answered. Choose it again.", clipped(x.word))
		}
	}
}

func (c *checker) oneOf(path, word, what string, allowed []string) {
	if word != "" && !slices.Contains(allowed, word) {
		c.add(CodeNoChoice, Blocks, path, "%q is not %s, so the field counts as not answered. Choose it again. Possible are: %s.", clipped(word), what, strings.Join(allowed, ", "))
	}
}
